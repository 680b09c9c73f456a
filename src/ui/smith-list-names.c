/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-list-names.h"

/**
 * smith_list_names_set:
 * @widget: a row of libadwaita's
 * @name: what a screen reader says of the lists in it
 *
 * Rows that unfold or drop down hold lists of their own, to which libadwaita gives no name.
 */
void
smith_list_names_set (GtkWidget  *widget,
                      const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    smith_list_names_set (child, name);
}
