/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean smith_text_menu_find_place (GtkTextView        *view,
                                     const GtkTextIter  *iter,
                                     GtkWidget          *page,
                                     GdkRectangle       *out_place);
void     smith_text_menu_show       (GtkWidget         **menu,
                                     GtkWidget          *page,
                                     GMenuModel         *model,
                                     const GdkRectangle *place);
void     smith_text_menu_clear      (GtkWidget         **menu);

G_END_DECLS
