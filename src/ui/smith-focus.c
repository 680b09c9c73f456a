/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-focus.h"

/**
 * smith_focus_is_within:
 *
 * GTK's state of that name is gone while the window is not the active one, and this holds on.
 *
 * Returns: whether the focus of the window is somewhere below @widget
 */
gboolean
smith_focus_is_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}
