/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-steady-scroll.h"

/* On a scrolled window while a change of its scroll bars waits for the next frame. */
#define WAITS_KEY "smith-steady-scroll"

static GtkPolicyType
get_policy (GtkPolicyType  present,
            GtkAdjustment *adjustment)
{
  gboolean is_longer = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment)
                       > gtk_adjustment_get_page_size (adjustment);

  if (present == GTK_POLICY_NEVER)
    return present;

  return is_longer ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL;
}

static gboolean
adapt_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);
  GtkPolicyType across, down;

  g_object_set_data (G_OBJECT (widget), WAITS_KEY, NULL);
  gtk_scrolled_window_get_policy (scroller, &across, &down);
  gtk_scrolled_window_set_policy (
    scroller, get_policy (across, gtk_scrolled_window_get_hadjustment (scroller)),
    get_policy (down, gtk_scrolled_window_get_vadjustment (scroller)));

  return G_SOURCE_REMOVE;
}

static void
wait (GtkWidget *scroller)
{
  if (g_object_get_data (G_OBJECT (scroller), WAITS_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (scroller), WAITS_KEY, GINT_TO_POINTER (TRUE));
  gtk_widget_add_tick_callback (scroller, adapt_cb, NULL, NULL);
}

/**
 * smith_steady_scroll_add:
 * @scroller: what a text is scrolled in
 *
 * Lets @scroller have scroll bars where there is something to scroll, as its policy "automatic"
 * would, but decides that at the beginning of a frame.  A text tells how long it is while it is
 * given its size.  The toolkit then asks for another size at once, which is too late where only a
 * part of the window is laid out: whatever is around the text is left without a size and is not
 * drawn any more.
 */
void
smith_steady_scroll_add (GtkScrolledWindow *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  adapt_cb (GTK_WIDGET (scroller), NULL, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                           G_CALLBACK (wait), scroller, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed",
                           G_CALLBACK (wait), scroller, G_CONNECT_SWAPPED);
}
