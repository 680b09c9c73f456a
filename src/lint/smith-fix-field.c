/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "openapi/smith-structure.h"

#include <glib/gi18n-lib.h>

/* Fixes of fields that OpenAPI has otherwise. */

/* The name of a misspelt field is asked for: that a name is near does not say that it is meant,
 * and with its right name the field takes effect. */
static gboolean
probe_name (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  const char *nearest = smith_structure_suggest (tree, problem->node);
  g_autofree char *name = NULL;

  if (nearest == NULL || !smith_structure_may_be (tree, problem->node, nearest))
    return FALSE;

  name = smith_tree_dup_key (tree, problem->node);
  fix->question = g_strdup_printf (_("Which field is “%s” to be? One that is an extension begins "
                                     "with x-."), name);
  fix->proposal = g_strdup (nearest);

  return TRUE;
}

static gboolean
make_name (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);

  if (!smith_structure_may_be (tree, problem->node, answer))
    {
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                   _("There can be no field “%s” here with this value"), answer);
      return FALSE;
    }

  return smith_edit_rename_key (tree, problem->node, answer, edits, error);
}

/* A field without a value is one that is not there, if it need not be.  Of a type the value may
 * have been meant to be the text "null". */
static gboolean
probe_empty (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);

  return smith_tree_get_kind (tree, problem->node) == SMITH_NODE_NULL &&
         smith_structure_may_lack (tree, problem->node) &&
         !smith_tree_key_equals (tree, problem->node, "type");
}

static gboolean
make_empty (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  if (!probe_empty (check, problem, NULL))
    return smith_fix_fail (error, _("The field must be there"));

  return smith_fix_remove (check, problem->node, edits, error);
}

/* The parameter that must say that it is required: a problem is about it, or about the field. */
static SmithNode
find_path_parameter (SmithTree *tree,
                     SmithNode  node)
{
  SmithNode parameter = smith_tree_get_kind (tree, node) == SMITH_NODE_BOOLEAN
                          ? smith_tree_get_parent (tree, node) : node;
  SmithNode required = smith_tree_get_member (tree, parameter, "required");
  SmithNode in = smith_tree_get_member (tree, parameter, "in");

  return in != SMITH_NODE_NONE && smith_tree_string_equals (tree, in, "path") &&
         !(required != SMITH_NODE_NONE && smith_tree_get_boolean (tree, required)) &&
         (required == node || required == SMITH_NODE_NONE) ? parameter : SMITH_NODE_NONE;
}

static gboolean
probe_required (SmithCheck            *check,
                const SmithDiagnostic *problem,
                SmithFix              *fix)
{
  return find_path_parameter (smith_check_get_tree (check), problem->node) != SMITH_NODE_NONE;
}

static gboolean
make_required (SmithCheck             *check,
               const SmithDiagnostic  *problem,
               const char             *answer,
               GPtrArray              *edits,
               GPtrArray              *losses,
               GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode parameter = find_path_parameter (tree, problem->node);
  SmithNode next;

  if (parameter == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("The parameter is required already, or not in the path"));
  if (parameter != problem->node)
    return smith_fix_put_json (tree, problem->node, "true", edits, error);
  next = smith_tree_get_next (tree, smith_tree_get_member (tree, parameter, "in"));

  return smith_fix_put_member (tree, parameter, "required", next, "true", edits, error);
}

const SmithFixRow smith_field_fixes[] = {
  {
    {
      .id = "document-correct-field",
      .rules = (const char *const[]) { "document-field-misspelt", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Correct the Name…"),
      .what = N_("The field gets the name that you write: one that OpenAPI has there, or that of "
                 "an extension."),
    },
    probe_name,
    make_name,
  },
  {
    {
      .id = "document-remove-empty",
      .rules = (const char *const[]) { "document-field-empty", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Field"),
      .what = N_("Removes a field that has no value and need not be there."),
    },
    probe_empty,
    make_empty,
  },
  {
    {
      .id = "parameter-require-path",
      .rules = (const char *const[]) { "document-field-missing", "document-field-value", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Make It Required"),
      .what = N_("Says of a parameter in the path that it is required, as there is no address "
                 "without it."),
    },
    probe_required,
    make_required,
  },
};

const guint smith_n_field_fixes = G_N_ELEMENTS (smith_field_fixes);
