/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-inner-lists.h"

/**
 * smith_inner_lists_name:
 * @name: what a screen reader says
 *
 * Names the lists inside a row of libadwaita's, such as that of the choices of an AdwComboRow,
 * which have no name by themselves.
 */
void
smith_inner_lists_name (GtkWidget  *widget,
                        const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BASE (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    smith_inner_lists_name (child, name);
}
