/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

#include "doc/smith-pointer.h"

#include <string.h>

/* References the other way round: who leads to a value. */

#define SCHEMAS "/components/schemas/"

static gboolean
has_key (SmithTree  *tree,
         SmithNode   node,
         const char *key)
{
  return node != SMITH_NODE_NONE && smith_tree_key_equals (tree, node, key);
}

/**
 * smith_ref_is_reference:
 * @node: a string
 *
 * Returns: whether the document uses @node as a reference: it is a `$ref`, a link's
 *   `operationRef`, or stands in the `mapping` of a `discriminator`, where it may also be the
 *   bare name of a schema
 */
gboolean
smith_ref_is_reference (SmithTree *tree,
                        SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (tree, node);
  SmithNode parent = record->parent;

  if (smith_tree_get_kind (tree, node) != SMITH_NODE_STRING)
    return FALSE;
  /* most members are neither: their names have another length, which costs no look-up */
  if (record->key_end - record->key_start >= 4 &&
      (smith_tree_key_equals (tree, node, "$ref") ||
       smith_tree_key_equals (tree, node, "operationRef")))
    return TRUE;

  return has_key (tree, parent, "mapping") &&
         has_key (tree, smith_tree_get_parent (tree, parent), "discriminator");
}

/**
 * smith_ref_find_target:
 * @ref: a string for which smith_ref_is_reference() says yes
 *
 * Follows one reference, not what it leads to in turn.
 *
 * Returns: what it names, or %SMITH_NODE_NONE when that is not in the document
 */
SmithNode
smith_ref_find_target (SmithTree *tree,
                       SmithNode  ref)
{
  g_autofree char *text = smith_tree_dup_string (tree, ref);
  g_autofree char *pointer = NULL;

  if (*text == '#')
    return smith_pointer_lookup (tree, text);
  if (has_key (tree, ref, "$ref") || has_key (tree, ref, "operationRef") ||
      strpbrk (text, "/#~") != NULL)
    return SMITH_NODE_NONE;

  pointer = g_strconcat (SCHEMAS, text, NULL);
  return smith_pointer_lookup (tree, pointer);
}

/* The number behind the last node in @node. */
static SmithNode
find_end (SmithTree *tree,
          SmithNode  node)
{
  while (node != SMITH_NODE_NONE && smith_tree_get_next (tree, node) == SMITH_NODE_NONE)
    node = smith_tree_get_parent (tree, node);

  return node != SMITH_NODE_NONE ? smith_tree_get_next (tree, node) : tree->n_records;
}

/* What references to @node begin with; 0 where they can begin in several ways. */
guint32
smith_ref_get_address (SmithTree *tree,
                       SmithNode  node)
{
  g_autofree char *pointer = smith_pointer_to_node (tree, node);
  g_autofree char *fragment = g_strconcat ("#", pointer, NULL);

  return smith_tree_refs_address (tree, fragment, strlen (fragment));
}

/**
 * smith_ref_list_users:
 * @node: a component, or any value
 *
 * Follows each reference of the document that may lead there: for a component those that begin
 * with its address, for other places all.
 *
 * Returns: (transfer full) (element-type SmithNode): the strings of the references that lead
 *   to @node or into it, in document order; those that stand in @node itself are among them
 */
GArray *
smith_ref_list_users (SmithTree *tree,
                      SmithNode  node)
{
  GArray *users = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  SmithNode end, ref = SMITH_NODE_NONE;
  guint index = 0;
  guint32 address;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE, users);

  end = find_end (tree, node);
  address = smith_ref_get_address (tree, node);
  while (smith_tree_refs_next (tree, address, &index, &ref))
    {
      SmithNode target = smith_ref_find_target (tree, ref);

      if (target != SMITH_NODE_NONE && target >= node && target < end)
        g_array_append_val (users, ref);
    }

  return users;
}

/**
 * smith_ref_list:
 *
 * The references as they were noted when the document was read: no pass over it is needed.
 *
 * Returns: (transfer full) (element-type SmithNode): the strings of all references, wherever
 *   they lead, in document order
 */
GArray *
smith_ref_list (SmithTree *tree)
{
  return smith_ref_list_in (tree, SMITH_NODE_ROOT);
}

/**
 * smith_ref_list_in:
 * @node: any value
 *
 * As smith_ref_list(), of those that stand in @node.  What an alias there shows stands
 * elsewhere, see smith_tree_has_aliases().
 */
GArray *
smith_ref_list_in (SmithTree *tree,
                   SmithNode  node)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  SmithNode ref = SMITH_NODE_NONE;
  SmithNode end;
  guint index;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE, list);

  index = smith_tree_refs_find (tree, node);
  end = find_end (tree, node);
  while (smith_tree_refs_next (tree, 0, &index, &ref) &&
         g_array_index (tree->refs, SmithTreeRef, index).node < end)
    if (ref >= node && ref < end)
      g_array_append_val (list, ref);

  return list;
}
