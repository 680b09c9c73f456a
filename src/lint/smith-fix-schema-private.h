/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-private.h"

G_BEGIN_DECLS

/* What the fixes of schemas share, and the functions of their rows. */

#define SMITH_FIX_PROBE(name) \
  gboolean name (SmithCheck *check, const SmithDiagnostic *problem, SmithFix *fix)
#define SMITH_FIX_MAKE(name) \
  gboolean name (SmithCheck *check, const SmithDiagnostic *problem, const char *answer, \
                 GPtrArray *edits, GPtrArray *losses, GError **error)

SMITH_FIX_PROBE (smith_fix_bare_probe);
SMITH_FIX_MAKE  (smith_fix_bare_make);
SMITH_FIX_PROBE (smith_fix_circle_probe);
SMITH_FIX_MAKE  (smith_fix_circle_make);
SMITH_FIX_PROBE (smith_fix_all_of_probe);
SMITH_FIX_MAKE  (smith_fix_all_of_make);
SMITH_FIX_PROBE (smith_fix_choose_probe);
SMITH_FIX_MAKE  (smith_fix_choose_make);
SMITH_FIX_PROBE (smith_fix_ask_branch_probe);
SMITH_FIX_MAKE  (smith_fix_ask_branch_make);

SmithNode smith_fix_get_body     (SmithCheck            *check,
                                  const SmithDiagnostic *problem);

gboolean smith_fix_fail          (GError     **error,
                                  const char  *message);
gboolean smith_fix_end           (gboolean     ok,
                                  GPtrArray   *edits,
                                  guint        n_edits,
                                  GPtrArray   *losses,
                                  guint        n_losses);
void     smith_fix_add_loss      (GPtrArray   *losses,
                                  const char  *format,
                                  ...) G_GNUC_PRINTF (2, 3);
gboolean smith_fix_set_json      (SmithTree   *tree,
                                  SmithNode    node,
                                  const char  *json,
                                  GPtrArray   *edits,
                                  GError     **error);
gboolean smith_fix_insert_json   (SmithTree   *tree,
                                  SmithNode    object,
                                  const char  *key,
                                  SmithNode    before,
                                  const char  *json,
                                  GPtrArray   *edits,
                                  GError     **error);
gboolean smith_fix_set_string    (SmithTree   *tree,
                                  SmithNode    node,
                                  const char  *text,
                                  GPtrArray   *edits,
                                  GError     **error);
GHashTable *smith_fix_list_targets (SmithTree *tree);
gboolean    smith_fix_is_target    (SmithTree *tree,
                                    SmithNode  node);

G_END_DECLS
