/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lint/smith-fix.h"

G_BEGIN_DECLS

/**
 * SmithProblem:
 *
 * A row of a document's problems list.  When a newer check finds the same problem again
 * the object stays and takes over its new place; `line` says so.  Main thread only.
 */
#define SMITH_TYPE_PROBLEM (smith_problem_get_type ())
G_DECLARE_FINAL_TYPE (SmithProblem, smith_problem, SMITH, PROBLEM, GObject)

SmithCheck            *smith_problem_get_check      (SmithProblem *self);
const SmithDiagnostic *smith_problem_get_diagnostic (SmithProblem *self);
guint                  smith_problem_get_index      (SmithProblem *self);
SmithSpan              smith_problem_get_span       (SmithProblem *self);
guint                  smith_problem_get_line       (SmithProblem *self);
SmithSpan              smith_problem_get_place      (SmithProblem *self,
                                                     SmithSpan     span,
                                                     guint        *out_line);

G_END_DECLS
