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
SMITH_FIX_PROBE (smith_fix_unknown_probe);
SMITH_FIX_MAKE  (smith_fix_unknown_make);
SMITH_FIX_PROBE (smith_fix_ask_component_probe);
SMITH_FIX_MAKE  (smith_fix_ask_component_make);
SMITH_FIX_PROBE (smith_fix_required_probe);
SMITH_FIX_MAKE  (smith_fix_required_make);
SMITH_FIX_PROBE (smith_fix_type_probe);
SMITH_FIX_MAKE  (smith_fix_type_make);
SMITH_FIX_PROBE (smith_fix_items_probe);
SMITH_FIX_MAKE  (smith_fix_items_make);
SMITH_FIX_PROBE (smith_fix_boolean_probe);
SMITH_FIX_MAKE  (smith_fix_boolean_make);
SMITH_FIX_PROBE (smith_fix_misplaced_probe);
SMITH_FIX_MAKE  (smith_fix_misplaced_make);
SMITH_FIX_PROBE (smith_fix_enum_probe);
SMITH_FIX_MAKE  (smith_fix_enum_make);
SMITH_FIX_PROBE (smith_fix_discriminator_probe);
SMITH_FIX_MAKE  (smith_fix_discriminator_make);
SMITH_FIX_PROBE (smith_fix_examples_probe);
SMITH_FIX_MAKE  (smith_fix_examples_make);
SMITH_FIX_PROBE (smith_fix_quote_key_probe);
SMITH_FIX_MAKE  (smith_fix_quote_key_make);
SMITH_FIX_PROBE (smith_fix_empty_probe);
SMITH_FIX_MAKE  (smith_fix_empty_make);
SMITH_FIX_PROBE (smith_fix_ask_fields_probe);
SMITH_FIX_MAKE  (smith_fix_ask_fields_make);

SmithNode smith_fix_get_body     (SmithCheck            *check,
                                  const SmithDiagnostic *problem);

gboolean  smith_fix_is_target    (SmithCheck            *check,
                                  SmithNode              node);

G_END_DECLS
