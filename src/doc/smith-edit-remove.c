/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>

/* Members and elements that go, of one container or of several. */

static gboolean
has_ancestor_in (SmithTree  *tree,
                 SmithNode   node,
                 GHashTable *nodes)
{
  while ((node = smith_tree_get_parent (tree, node)) != SMITH_NODE_NONE)
    if (g_hash_table_contains (nodes, GUINT_TO_POINTER (node)))
      return TRUE;

  return FALSE;
}

/* As smith_edit_check_unused() for an item, with the anchors before its name and value. */
static gboolean
check_item_unused (SmithEdit *self,
                   SmithNode  node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node), previous = SMITH_NODE_NONE;
  SmithSpan span = smith_tree_get_span (self->tree, node);

  if (self->is_json)
    return TRUE;

  /* a member has its key before it */
  if (smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY)
    previous = smith_edit_previous (self, node);

  return smith_edit_item_start (self, node, previous, &span.start) &&
         smith_edit_check_unused (self, span);
}

/* Items of several containers can share a line break: makes one of deletions that overlap. */
static void
join_deletions (SmithEdit *self)
{
  g_autofree gpointer *sorted = NULL;
  SmithTextEdit *last = NULL;
  gsize n;

  smith_text_edits_sort (self->edits, self->length);
  sorted = g_ptr_array_steal (self->edits, &n);
  for (gsize i = 0; i < n; i++)
    {
      SmithTextEdit *edit = sorted[i];

      if (last != NULL && last->length == 0 && edit->length == 0 &&
          edit->span.start < last->span.end)
        {
          last->span.end = MAX (last->span.end, edit->span.end);
          smith_text_edit_free (edit);
        }
      else
        {
          g_ptr_array_add (self->edits, edit);
          last = edit;
        }
    }
}

gboolean
smith_edit_remove_nodes (SmithEdit       *self,
                         const SmithNode *nodes,
                         gsize            n_nodes)
{
  g_autoptr(GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n_nodes; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (nodes[i]));

  for (gsize i = 0; i < n_nodes; i++)
    {
      SmithNode parent = smith_tree_get_parent (self->tree, nodes[i]);

      if (parent == SMITH_NODE_NONE)
        return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                                _("The whole document cannot be removed"));
      if (!smith_edit_check_not_merged (self, nodes[i]) ||
          !smith_edit_check_whole (self, nodes[i]) || !check_item_unused (self, nodes[i]))
        return FALSE;
      if (has_ancestor_in (self->tree, nodes[i], set) ||
          !g_hash_table_add (done, GUINT_TO_POINTER (parent)))
        continue;
      if (!(smith_edit_is_flow (self, parent) ? smith_edit_flow_remove (self, parent, set)
                                              : smith_edit_block_remove (self, parent, set)))
        return FALSE;
    }
  join_deletions (self);

  return TRUE;
}

/**
 * smith_edit_remove:
 * @nodes: (array length=n_nodes): values in any order
 *
 * Removes members and elements with the comments that belong to them.  A container that
 * loses all becomes empty; it does not go.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_remove (SmithTree        *tree,
                   const SmithNode  *nodes,
                   gsize             n_nodes,
                   GPtrArray        *edits,
                   GError          **error)
{
  SmithEdit self;

  g_return_val_if_fail (tree != NULL && (nodes != NULL || n_nodes == 0) && edits != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  smith_edit_init (&self, tree, error);
  return smith_edit_end (&self, smith_edit_remove_nodes (&self, nodes, n_nodes), edits);
}
