/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-refs.h"

#include <string.h>

/* Below these keywords stand values, not schemas: a `$ref` in them is only data. */
static gboolean
holds_values (SmithTree *tree,
              SmithNode  node)
{
  static const char *const keywords[] = { "example", "examples", "default", "enum", "const" };
  SmithNode parent = smith_tree_get_parent (tree, node);

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (smith_tree_key_equals (tree, node, keywords[i]))
      return !smith_tree_key_equals (tree, parent, "properties");

  return FALSE;
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  SmithNode x = *(const SmithNode *) a, y = *(const SmithNode *) b;

  return (x > y) - (x < y);
}

/* Where every value has its one place, the references were noted when the document was read. */
static void
list_noted (SmithTree *tree,
            SmithNode  schema,
            GArray    *refs)
{
  g_autoptr(GArray) strings = smith_ref_list_in (tree, schema);

  for (guint i = 0; i < strings->len; i++)
    {
      SmithNode string = g_array_index (strings, SmithNode, i);
      SmithNode holder = smith_tree_get_parent (tree, string);
      SmithNode node = holder;

      if (string == schema || smith_ref_get (tree, holder) != string)
        continue;
      while (node != schema && !holds_values (tree, node))
        node = smith_tree_get_parent (tree, node);
      if (node == schema)
        g_array_append_val (refs, holder);
    }
  g_array_sort (refs, compare_nodes);
}

/**
 * smith_schema_list_refs:
 * @schema: a Schema Object
 *
 * Takes a time in proportion to the references in @schema; in a document with aliases a pass
 * over it, where what they share is visited once.
 *
 * Returns: (transfer full) (element-type SmithNode): every object with a `$ref` string in
 *   @schema, itself included, in document order
 */
GArray *
smith_schema_list_refs (SmithTree *tree,
                        SmithNode  schema)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GHashTable) visited = NULL;

  if (schema == SMITH_NODE_NONE)
    return refs;
  if (!smith_tree_has_aliases (tree))
    {
      list_noted (tree, schema, refs);
      return refs;
    }
  visited = g_hash_table_new (NULL, NULL);

  g_array_append_val (stack, schema);
  while (stack->len > 0)
    {
      SmithNode node = g_array_index (stack, SmithNode, stack->len - 1);
      SmithNode first = smith_tree_get_first (tree, node);
      SmithNode next = node != schema ? smith_tree_get_next (tree, node) : SMITH_NODE_NONE;

      g_array_set_size (stack, stack->len - 1);
      if (next != SMITH_NODE_NONE)
        g_array_append_val (stack, next);
      if (first == SMITH_NODE_NONE || (node != schema && holds_values (tree, node)))
        continue;
      if (smith_ref_get (tree, node) != SMITH_NODE_NONE)
        g_array_append_val (refs, node);
      /* an alias and its target have the same first child */
      if (g_hash_table_add (visited, GUINT_TO_POINTER (first)))
        g_array_append_val (stack, first);
    }

  return refs;
}

/**
 * smith_schema_get_component:
 * @ref: an object with a `$ref` string
 *
 * By its name: what an alias of YAML stands for has other parents.
 *
 * Returns: the component schema that the reference leads to or into, or %SMITH_NODE_NONE
 */
SmithNode
smith_schema_get_component (SmithTree *tree,
                            SmithNode  ref)
{
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, ref));

  if (!g_str_has_prefix (pointer, SMITH_SCHEMA_PREFIX) ||
      smith_pointer_lookup (tree, pointer) == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;
  pointer[strlen (SMITH_SCHEMA_PREFIX) + strcspn (pointer + strlen (SMITH_SCHEMA_PREFIX), "/")] =
    '\0';

  return smith_pointer_lookup (tree, pointer);
}
