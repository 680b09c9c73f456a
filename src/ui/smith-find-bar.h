/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define SMITH_TYPE_FIND_BAR (smith_find_bar_get_type ())

/**
 * SmithFindBar:
 *
 * Finds words in a text.  Actions: `find.next` and `find.previous`.
 */
G_DECLARE_FINAL_TYPE (SmithFindBar, smith_find_bar, SMITH, FIND_BAR, GtkWidget)

GtkWidget *smith_find_bar_new      (void);
void       smith_find_bar_set_view (SmithFindBar  *self,
                                    GtkSourceView *view);
void       smith_find_bar_open     (SmithFindBar  *self);
void       smith_find_bar_step     (SmithFindBar  *self,
                                    gboolean       forward);

G_END_DECLS
