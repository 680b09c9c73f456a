/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-problem.h"

G_BEGIN_DECLS

#define SMITH_TYPE_PROBLEM_ROW (smith_problem_row_get_type ())

/**
 * SmithProblemRow:
 *
 * A problem as a row of the problems list; unfolded it has the platform's own words.
 */
G_DECLARE_FINAL_TYPE (SmithProblemRow, smith_problem_row, SMITH, PROBLEM_ROW, GtkWidget)

GtkWidget *smith_problem_row_new          (void);
void       smith_problem_row_set_problem  (SmithProblemRow *self,
                                           SmithProblem    *problem);
void       smith_problem_row_set_expanded (SmithProblemRow *self,
                                           gboolean         expanded);

G_END_DECLS
