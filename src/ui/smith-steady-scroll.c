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

static void
adopt_parent (GtkWidget *view)
{
  GtkWidget *parent = gtk_widget_get_parent (view);
  GtkScrolledWindow *scroller;

  if (!GTK_IS_SCROLLED_WINDOW (parent))
    return;
  scroller = GTK_SCROLLED_WINDOW (parent);
  adapt_cb (parent, NULL, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                           G_CALLBACK (wait), scroller, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed",
                           G_CALLBACK (wait), scroller, G_CONNECT_SWAPPED);
}

/**
 * smith_steady_scroll_add:
 * @view: stands in a scrolled window, now or later
 *
 * Lets the window have scroll bars where there is something to scroll, as its policy "automatic"
 * would, but decides that at the beginning of a frame.  A text tells how long it is while it is
 * given its size.  The toolkit then asks for another size at once, which is too late where only a
 * part of the window is laid out: whatever is around the text is left without a size and is not
 * drawn any more.
 */
void
smith_steady_scroll_add (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  adopt_parent (GTK_WIDGET (view));
  g_signal_connect (view, "notify::parent", G_CALLBACK (adopt_parent), NULL);
}
