/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-outline-item.h"

G_BEGIN_DECLS

#define SMITH_TYPE_OUTLINE_ROW (smith_outline_row_get_type ())

/**
 * SmithOutlineRow:
 *
 * A row of the outline: an operation with its method, name, path and what ChatGPT makes of it,
 * a group with a button that opens it, or another part of the document.  The button activates
 * `outline.toggle` with the row's position.
 */
G_DECLARE_FINAL_TYPE (SmithOutlineRow, smith_outline_row, SMITH, OUTLINE_ROW, GtkWidget)

GtkWidget  *smith_outline_row_new       (void);
void        smith_outline_row_bind      (SmithOutlineRow  *self,
                                         GtkListItem      *place);
void        smith_outline_row_unbind    (SmithOutlineRow  *self);
SmithOutlineItem *smith_outline_row_get_item     (SmithOutlineRow *self);
guint       smith_outline_row_get_position (SmithOutlineRow *self);
char       *smith_outline_dup_title     (SmithOutlineItem *item);

G_END_DECLS
