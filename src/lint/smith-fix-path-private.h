/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-private.h"

G_BEGIN_DECLS

/* What the fixes of paths share.  A field of a path is the problem's node, its name the node's
 * key. */

char     *smith_fix_dup_path              (SmithCheck *check,
                                           SmithNode   field);

gboolean  smith_fix_probe_take_parameters (SmithCheck            *check,
                                           const SmithDiagnostic *problem,
                                           SmithFix              *fix);
gboolean  smith_fix_make_take_parameters  (SmithCheck             *check,
                                           const SmithDiagnostic  *problem,
                                           const char             *answer,
                                           GPtrArray              *edits,
                                           GPtrArray              *losses,
                                           GError                **error);
gboolean  smith_fix_probe_take_text       (SmithCheck            *check,
                                           const SmithDiagnostic *problem,
                                           SmithFix              *fix);
gboolean  smith_fix_make_take_text        (SmithCheck             *check,
                                           const SmithDiagnostic  *problem,
                                           const char             *answer,
                                           GPtrArray              *edits,
                                           GPtrArray              *losses,
                                           GError                **error);
gboolean  smith_fix_probe_use_server      (SmithCheck            *check,
                                           const SmithDiagnostic *problem,
                                           SmithFix              *fix);
gboolean  smith_fix_make_use_server       (SmithCheck             *check,
                                           const SmithDiagnostic  *problem,
                                           const char             *answer,
                                           GPtrArray              *edits,
                                           GPtrArray              *losses,
                                           GError                **error);

G_END_DECLS
