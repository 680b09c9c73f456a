/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-edit.h"
#include "lint/smith-fix-all.h"

G_BEGIN_DECLS

/* One row of the table of fixes.  Both functions read the check and change nothing.
 *
 * probe() says whether the fix applies to @problem: it fills in the fix's kind, question and
 * proposal, or returns FALSE.  It is called for every problem that is shown, so it is cheap.
 *
 * make() appends the edits of one place, for the check's own text, and a sentence for each
 * loss.  It leaves @edits as it was when it fails. */
typedef struct
{
  SmithFixInfo info;
  gboolean (*probe) (SmithCheck            *check,
                     const SmithDiagnostic *problem,
                     SmithFix              *fix);
  gboolean (*make)  (SmithCheck            *check,
                     const SmithDiagnostic *problem,
                     const char            *answer,
                     GPtrArray             *edits,
                     GPtrArray             *losses,
                     GError               **error);
} SmithFixRow;

/* Tables of one area each, in the order in which *Fix all* applies them. */
extern const SmithFixRow smith_document_fixes[];   /* version, components, security */
extern const guint       smith_n_document_fixes;
extern const SmithFixRow smith_server_fixes[];
extern const guint       smith_n_server_fixes;
extern const SmithFixRow smith_operation_fixes[];  /* names, paths, texts, parameters */
extern const guint       smith_n_operation_fixes;
extern const SmithFixRow smith_schema_fixes[];     /* bodies, bare objects, circles, unions */
extern const guint       smith_n_schema_fixes;

G_END_DECLS
