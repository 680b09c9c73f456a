/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-text-menu.h"

/* A menu of a page that hangs below a place of a text in it. */

/**
 * smith_text_menu_find_place:
 * @view: inside @page
 * @out_place: (out): the rectangle of the character at @iter, in @page
 *
 * Returns: %FALSE when the view is not laid out
 */
gboolean
smith_text_menu_find_place (GtkTextView       *view,
                            const GtkTextIter *iter,
                            GtkWidget         *page,
                            GdkRectangle      *out_place)
{
  graphene_point_t point;

  gtk_text_view_get_iter_location (view, iter, out_place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, out_place->x, out_place->y,
                                         &out_place->x, &out_place->y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), page,
                                 &GRAPHENE_POINT_INIT ((float) out_place->x,
                                                       (float) out_place->y), &point))
    return FALSE;
  out_place->x = (int) point.x;
  out_place->y = (int) point.y;

  return TRUE;
}

/**
 * smith_text_menu_show:
 * @menu: (inout): a weak pointer to the popover, made when there is none yet
 * @page: has a layout manager
 * @place: in @page
 */
void
smith_text_menu_show (GtkWidget          **menu,
                      GtkWidget           *page,
                      GMenuModel          *model,
                      const GdkRectangle  *place)
{
  if (*menu == NULL)
    {
      g_set_weak_pointer (menu, gtk_popover_menu_new_from_model (NULL));
      gtk_widget_set_parent (*menu, page);
      gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (*menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (*menu, GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (*menu), place);
  gtk_popover_popup (GTK_POPOVER (*menu));
}

/**
 * smith_text_menu_clear:
 *
 * Takes the popover away from its page.
 */
void
smith_text_menu_clear (GtkWidget **menu)
{
  GtkWidget *shown = *menu;

  g_clear_weak_pointer (menu);
  if (shown != NULL)
    gtk_widget_unparent (shown);
}
