/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-problem.h"

G_BEGIN_DECLS

#define SMITH_TYPE_PROBLEM_DETAIL (smith_problem_detail_get_type ())

/**
 * SmithProblemDetail:
 *
 * The platform's own words for a problem, and why it says so.
 */
G_DECLARE_FINAL_TYPE (SmithProblemDetail, smith_problem_detail, SMITH, PROBLEM_DETAIL, GtkWidget)

GtkWidget *smith_problem_detail_new         (void);
void       smith_problem_detail_set_problem (SmithProblemDetail *self,
                                             SmithProblem       *problem);

G_END_DECLS
