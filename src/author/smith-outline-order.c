/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another order of what an outline shows, written into the document. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "author/smith-author-error.h"
#include "doc/smith-edit.h"
#include "smith-outline-private.h"

/* What is moved with a row, and what beside: members of one object or elements of one array. */
typedef struct
{
  SmithNode node;
  SmithNode target;
} Pair;

/* Finds what a row is of, and the path of an operation and of a group of operations.  Returns
 * whether it stands in a list of the document. */
static gboolean
find_nodes (SmithOutlineModel *self,
            SmithTree         *tree,
            guint              position,
            SmithNode         *out_node,
            SmithNode         *out_path)
{
  SmithOutlineKind kind;
  SmithNode node = smith_outline_model_get_node (self, position, &kind);

  *out_path = SMITH_NODE_NONE;
  if (node == SMITH_NODE_NONE)
    return FALSE;
  if (kind == SMITH_OUTLINE_PATH || kind == SMITH_OUTLINE_OPERATION)
    *out_path = smith_tree_get_parent (tree, node);
  *out_node = kind == SMITH_OUTLINE_PATH ? *out_path : node;

  return *out_path != SMITH_NODE_NONE || kind == SMITH_OUTLINE_SERVER ||
         kind == SMITH_OUTLINE_COMPONENT;
}

/* Operations of different paths change places with all of their paths. */
static gboolean
find_pair (SmithOutlineModel *self,
           SmithTree         *tree,
           guint              position,
           guint              target,
           Pair              *out)
{
  SmithNode path, target_path;

  if (tree == NULL || !find_nodes (self, tree, position, &out->node, &path) ||
      !find_nodes (self, tree, target, &out->target, &target_path))
    return FALSE;

  if (smith_tree_get_parent (tree, out->node) != smith_tree_get_parent (tree, out->target))
    {
      out->node = path;
      out->target = target_path;
    }

  return out->node != SMITH_NODE_NONE && out->target != SMITH_NODE_NONE &&
         out->node != out->target &&
         smith_tree_get_parent (tree, out->node) == smith_tree_get_parent (tree, out->target);
}

/**
 * smith_outline_model_can_move:
 * @position: of a row
 * @target: of another one
 *
 * Returns: whether the two stand in the same list of the document, which is read as it is now
 */
gboolean
smith_outline_model_can_move (SmithOutlineModel *self,
                              guint              position,
                              guint              target)
{
  Pair pair;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), FALSE);

  return find_pair (self, smith_outline_model_get_tree (self), position, target, &pair);
}

/**
 * smith_outline_model_find_movable:
 *
 * Returns: the next row above or below that the one at @position can change places with, or
 *   %SMITH_OUTLINE_NOWHERE
 */
guint
smith_outline_model_find_movable (SmithOutlineModel *self,
                                  guint              position,
                                  gboolean           is_down)
{
  guint n;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self));
  /* above the first one is a number too large as well */
  for (guint i = is_down ? position + 1 : position - 1; i < n; i = is_down ? i + 1 : i - 1)
    if (smith_outline_model_can_move (self, position, i))
      return i;

  return SMITH_OUTLINE_NOWHERE;
}

/* The name by which the outline knows the row when it stands there: the order is part of that for
 * elements of an array alone. */
static char *
make_key (const SmithOutlineEntry *entry,
          SmithTree               *tree,
          const Pair              *pair,
          gboolean                 is_behind)
{
  SmithNode parent = smith_tree_get_parent (tree, pair->node);
  guint index = 0, from = 0, to = 0;

  if (entry->kind != SMITH_OUTLINE_SERVER)
    return g_strdup (entry->key);
  for (SmithNode node = smith_tree_get_first (tree, parent); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node), index++)
    {
      if (node == pair->node)
        from = index;
      if (node == pair->target)
        to = is_behind ? index + 1 : index;
    }

  return smith_outline_make_server_key (to > from ? to - 1 : to);
}

/**
 * smith_outline_model_move:
 * @position: of a row
 * @target: of another one, that it can be moved beside
 * @is_behind: whether it shall stand behind that and not before
 *
 * Moves what the row is of, as it is written, with its comments, in one step that can be undone.
 *
 * Errors: %SMITH_AUTHOR_ERROR when the text has changed since it was checked, and what
 * smith_edit_move() says; nothing is changed then.
 *
 * Returns: (transfer full): for smith_outline_model_find_key(), which finds the row where it
 *   stands then as soon as the text has been checked; %NULL with @error set
 */
char *
smith_outline_model_move (SmithOutlineModel  *self,
                          guint               position,
                          guint               target,
                          gboolean            is_behind,
                          GError            **error)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  SmithDocument *document;
  SmithTree *tree;
  SmithNode before;
  Pair pair;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = smith_outline_model_get_document (self);
  tree = smith_outline_model_get_tree (self);
  if (!find_pair (self, tree, position, target, &pair))
    {
      g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED,
                           _("The text has changed meanwhile; nothing was moved. Try once more"));
      return NULL;
    }

  before = is_behind ? smith_tree_get_next (tree, pair.target) : pair.target;
  if (before != pair.node && (before == SMITH_NODE_NONE ||
                              smith_tree_get_next (tree, pair.node) != before))
    {
      if (!smith_edit_move (tree, pair.node, smith_tree_get_parent (tree, pair.node), NULL,
                            before, edits, error))
        return NULL;
      if (!smith_document_apply_edits (document, smith_document_get_revision (document), edits))
        g_return_val_if_reached (NULL);
    }

  return make_key (smith_outline_model_get_entry (self, position), tree, &pair, is_behind);
}
