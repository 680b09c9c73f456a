/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-tooltip.h"

/**
 * smith_tooltip_set:
 * @text: (nullable): what is said of @widget; %NULL for nothing
 *
 * For what is told anew after each check.  GTK asks the display where the pointer is whenever a
 * tooltip is set, also to what it was, and waits for the answer.
 */
void
smith_tooltip_set (GtkWidget  *widget,
                   const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
