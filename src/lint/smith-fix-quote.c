/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "lint/smith-schema-place.h"
#include "platform/smith-python-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names that are read as something else, and empty containers of the other kind, which some
 * languages cannot tell apart. */

/* Puts quotes around the plain text at @span. */
static gboolean
quote (SmithTree  *tree,
       SmithSpan   span,
       GPtrArray  *edits,
       GError    **error)
{
  const char *text = (const char *) g_bytes_get_data (smith_tree_get_text (tree), NULL);
  g_autofree char *plain = g_strndup (text + span.start, span.end - span.start);
  gboolean is_json = smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON;
  g_autofree char *quoted = NULL;

  /* an anchor, a tag or quotes would be inside */
  if (*plain == '\0' || strpbrk (plain, "'\"&*!|>\\\n\r\t") != NULL)
    return smith_fix_fail (error, _("Only plain text can be put in quotes"));
  quoted = g_strdup_printf (is_json ? "\"%s\"" : "'%s'", plain);
  smith_text_edits_add (edits, span, quoted);

  return TRUE;
}

/* Keys, such as status codes. */

SMITH_FIX_PROBE (smith_fix_quote_key_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithSpan span;

  fix->kind = SMITH_FIX_SAME;
  if (problem->node <= SMITH_NODE_ROOT)
    return FALSE;
  span = smith_tree_get_key_span (tree, problem->node);

  return span.start < span.end && span.start == problem->span.start &&
         span.end == problem->span.end &&
         smith_python_get_key_kind (tree, problem->node) != SMITH_PYTHON_STR;
}

SMITH_FIX_MAKE (smith_fix_quote_key_make)
{
  SmithTree *tree = smith_check_get_tree (check);

  return quote (tree, smith_tree_get_key_span (tree, problem->node), edits, error);
}

/* [] for {} and the other way round. */

static const char *
find_empty (SmithTree *tree,
            SmithNode  node)
{
  const SmithModelType *type = smith_schema_type_at (tree, node);
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  if (type == NULL || smith_tree_get_first (tree, node) != SMITH_NODE_NONE)
    return NULL;
  if (kind == SMITH_NODE_ARRAY &&
      (type->kind == SMITH_MODEL_MAP || smith_schema_is_schema (type)))
    return "{}";

  return kind == SMITH_NODE_OBJECT && type->kind == SMITH_MODEL_LIST ? "[]" : NULL;
}

SMITH_FIX_PROBE (smith_fix_empty_probe)
{
  fix->kind = SMITH_FIX_SAME;

  return problem->node > SMITH_NODE_ROOT &&
         find_empty (smith_check_get_tree (check), problem->node) != NULL;
}

SMITH_FIX_MAKE (smith_fix_empty_make)
{
  SmithTree *tree = smith_check_get_tree (check);

  return smith_fix_put_json (tree, problem->node, find_empty (tree, problem->node), edits, error);
}
