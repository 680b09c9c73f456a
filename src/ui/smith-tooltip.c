/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-tooltip.h"

static GQuark
text_quark (void)
{
  return g_quark_from_static_string ("smith-tooltip");
}

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    by_keyboard,
          GtkTooltip *tooltip)
{
  const char *text = smith_tooltip_get (widget);

  gtk_tooltip_set_text (tooltip, text);

  return *text != '\0';
}

/**
 * smith_tooltip_set:
 * @text: what is said of @widget
 *
 * For widgets of lists, and what is told anew after each check.  GTK asks the display server
 * where the pointer is whenever it is given a tooltip, and waits for the answer: two hundred
 * rows hold up the window for that.  This one is asked for its text when it is to be shown.
 */
void
smith_tooltip_set (GtkWidget  *widget,
                   const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (g_object_get_qdata (G_OBJECT (widget), text_quark ()) == NULL)
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }
  g_object_set_qdata_full (G_OBJECT (widget), text_quark (), g_strdup (text), g_free);
}

/**
 * smith_tooltip_get:
 *
 * Returns: (transfer none) (nullable): what smith_tooltip_set() was given last
 */
const char *
smith_tooltip_get (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_qdata (G_OBJECT (widget), text_quark ());
}
