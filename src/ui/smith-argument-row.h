/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/smith-draft.h"

G_BEGIN_DECLS

#define SMITH_TYPE_ARGUMENT_ROW (smith_argument_row_get_type ())

/**
 * SmithArgumentRow:
 *
 * One argument of a draft as a field: text, a number, a switch, a choice or JSON, by its
 * schema.  What is optional has a tick before its name.
 */
G_DECLARE_FINAL_TYPE (SmithArgumentRow, smith_argument_row, SMITH, ARGUMENT_ROW, GtkWidget)

GtkWidget  *smith_argument_row_new         (SmithDraft       *draft,
                                            const char       *name);
const char *smith_argument_row_get_name    (SmithArgumentRow *self);
GtkWidget  *smith_argument_row_get_head    (SmithArgumentRow *self);
GtkWidget  *smith_argument_row_get_control (SmithArgumentRow *self);
GtkWidget  *smith_argument_row_get_tick    (SmithArgumentRow *self);
void        smith_argument_row_update      (SmithArgumentRow *self);
void        smith_argument_row_set_problem (SmithArgumentRow *self,
                                            const char       *message,
                                            gboolean          stops);
const char *smith_argument_row_get_problem (SmithArgumentRow *self);

G_END_DECLS
