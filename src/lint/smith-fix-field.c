/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "openapi/smith-structure.h"

#include <glib/gi18n-lib.h>

/* The fix of a misspelt field.  It asks: that a name is near does not say that it is meant, and
 * with its right name the field takes effect. */

gboolean
smith_fix_field_probe (SmithCheck            *check,
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

gboolean
smith_fix_field_make (SmithCheck             *check,
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
