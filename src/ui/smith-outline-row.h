/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-operation-item.h"

G_BEGIN_DECLS

#define SMITH_TYPE_OUTLINE_ROW (smith_outline_row_get_type ())

/**
 * SmithOutlineRow:
 *
 * An operation as a row of the outline: method, name, path and what ChatGPT makes of it.
 */
G_DECLARE_FINAL_TYPE (SmithOutlineRow, smith_outline_row, SMITH, OUTLINE_ROW, GtkWidget)

GtkWidget *smith_outline_row_new           (void);
void       smith_outline_row_set_operation (SmithOutlineRow    *self,
                                            SmithOperationItem *operation);

G_END_DECLS
