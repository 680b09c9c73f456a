/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-fit.h"

/**
 * smith_fit_window:
 * @window: that is not shown yet
 * @parent: (nullable): what it belongs to
 *
 * Makes @window no larger than @parent is.
 *
 * Returns: how wide @window will be, in logical pixels
 */
int
smith_fit_window (GtkWindow *window,
                  GtkWindow *parent)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    {
      width = MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)));
      height = MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)));
      gtk_window_set_default_size (window, width, height);
    }

  return width;
}
