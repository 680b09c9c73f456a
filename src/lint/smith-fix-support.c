/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-schema-private.h"

#include "doc/smith-pointer.h"
#include "lint/smith-lint-private.h"

static GHashTable *
list_targets (SmithTree *tree)
{
  GHashTable *targets = g_hash_table_new (NULL, NULL);

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    {
      g_autofree char *pointer = NULL;
      SmithNode target;

      if (!smith_tree_key_equals (tree, node, "$ref") ||
          smith_tree_get_kind (tree, node) != SMITH_NODE_STRING)
        continue;
      pointer = smith_tree_dup_string (tree, node);
      if (pointer == NULL || *pointer != '#')
        continue;
      for (target = smith_pointer_lookup (tree, pointer);
           target != SMITH_NODE_NONE && g_hash_table_add (targets, GUINT_TO_POINTER (target)); )
        target = smith_tree_get_parent (tree, target);
    }

  return targets;
}

/**
 * smith_fix_is_target:
 *
 * Takes a pass over the document when it is asked first.
 *
 * Returns: whether a reference leads to @node or into it, so that it may not go
 */
gboolean
smith_fix_is_target (SmithCheck *check,
                     SmithNode   node)
{
  if (g_once_init_enter (&check->targets))
    {
      GHashTable *targets = list_targets (smith_check_get_tree (check));

      g_once_init_leave (&check->targets, (gsize) targets);
    }

  return g_hash_table_contains ((GHashTable *) check->targets, GUINT_TO_POINTER (node));
}
