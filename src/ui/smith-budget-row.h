/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_BUDGET_ROW (smith_budget_row_get_type ())

/**
 * SmithBudgetRow:
 *
 * How much of something is used, as words and as a quiet bar.
 *
 * Property: `title` (string): of what.
 * Signal: `place-chosen`: the person wants to see where that much is.
 */
G_DECLARE_FINAL_TYPE (SmithBudgetRow, smith_budget_row, SMITH, BUDGET_ROW, GtkWidget)

void        smith_budget_row_set        (SmithBudgetRow *self,
                                         const char     *figure,
                                         double          used,
                                         double          limit);
void        smith_budget_row_set_place  (SmithBudgetRow *self,
                                         const char     *name);
const char *smith_budget_row_get_figure (SmithBudgetRow *self);
gboolean    smith_budget_row_is_over    (SmithBudgetRow *self);

G_END_DECLS
