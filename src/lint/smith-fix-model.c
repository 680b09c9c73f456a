/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of the typed model's lines: a field that is missing or of another type, where the
 * document itself says what was meant. */

/* What the telling line of a problem says, in the importer's words. */
static const char *
get_message (SmithCheck            *check,
             const SmithDiagnostic *problem)
{
  const SmithFinding *finding;

  if (problem->finding < 0)
    return "";
  finding = smith_import_get_finding (smith_check_get_import (check), (guint) problem->finding);

  return finding->n_arguments > 4 ? finding->arguments[4] : "";
}

static gboolean
is_scalar (SmithNodeKind kind)
{
  return kind == SMITH_NODE_NUMBER || kind == SMITH_NODE_BOOLEAN || kind == SMITH_NODE_STRING;
}

/* A number, a date or a yes where a text is wanted: the text as it stands there. */
static gboolean
probe_quote (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);

  return g_str_equal (get_message (check, problem), "Input should be a valid string") &&
         problem->node != SMITH_NODE_NONE && !smith_tree_is_quoted (tree, problem->node) &&
         is_scalar (smith_tree_get_kind (tree, problem->node)) &&
         smith_tree_get_span (tree, problem->node).start == problem->span.start;
}

static gboolean
make_quote (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (smith_check_get_tree (check), problem->node, &length);
  g_autofree char *text = g_strndup (raw, length);

  return smith_fix_set_text (check, problem->node, text, edits, error);
}

const SmithFixRow smith_model_fixes[] = {
  {
    {
      .id = "model-quote",
      .rules = (const char *const[]) { "document-model", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Put It in Quotes"),
      .what = N_("Makes a text of a value that reads as a number, a date or yes and no."),
    },
    probe_quote,
    make_quote,
  },
};

const guint smith_n_model_fixes = G_N_ELEMENTS (smith_model_fixes);
