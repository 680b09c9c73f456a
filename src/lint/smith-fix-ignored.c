/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-private.h"

/* Problems that a person ignores are not mended with all the others.  A pointer leads to another
 * place as soon as an element before it goes, so places are followed as bytes from text to text. */

typedef struct
{
  const char *rule;
  SmithSpan   span;  /* of the node, in the present text */
} Ignored;

static SmithSpan
get_span (SmithCheck *check,
          SmithNode   node)
{
  return smith_tree_get_span (smith_check_get_tree (check), MAX (node, SMITH_NODE_ROOT));
}

/* What @check ignores; (transfer full). */
GArray *
smith_fix_list_ignored (SmithCheck *check)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Ignored));
  SmithRuleSettings *settings = smith_check_get_settings (check);
  g_autoptr(GHashTable) found = NULL;
  GHashTableIter rules, places;
  gpointer rule, nodes, node;

  if (settings == NULL || smith_tree_get_n_nodes (smith_check_get_tree (check)) == 0)
    return list;
  found = smith_rule_settings_find_ignored (settings, smith_check_get_tree (check));
  g_hash_table_iter_init (&rules, found);
  while (g_hash_table_iter_next (&rules, &rule, &nodes))
    {
      g_hash_table_iter_init (&places, nodes);
      while (g_hash_table_iter_next (&places, &node, NULL))
        {
          Ignored one = { rule, get_span (check, (SmithNode) GPOINTER_TO_UINT (node)) };

          g_array_append_val (list, one);
        }
    }

  return list;
}

/* Follows the places into the text that @edits make. */
void
smith_fix_shift_ignored (GArray    *ignored,
                         GPtrArray *edits)
{
  for (guint i = 0; i < ignored->len; i++)
    {
      Ignored *one = &g_array_index (ignored, Ignored, i);

      one->span = smith_text_edits_shift_span (edits, one->span);
    }
}

/* Whether a problem of @check, of the present text, is to be left as it is. */
gboolean
smith_fix_is_ignored (GArray     *ignored,
                      SmithCheck *check,
                      guint       problem)
{
  const SmithDiagnostic *diagnostic = smith_check_get_problem (check, problem);

  for (guint i = 0; i < ignored->len; i++)
    {
      const Ignored *one = &g_array_index (ignored, Ignored, i);

      if (g_str_equal (one->rule, diagnostic->rule) &&
          one->span.start == get_span (check, diagnostic->node).start)
        return TRUE;
    }

  return FALSE;
}
