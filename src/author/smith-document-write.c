/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-document-write.h"

#include "smith-document-private.h"

/* As much of the text as is looked at: more than any object that a person writes by hand. */
#define BYTES_BEFORE (64u * 1024)
#define BYTES_BEHIND (16u * 1024)

/**
 * smith_document_complete:
 * @offset: the cursor, in bytes of the present text
 *
 * See smith_complete().  Asks the tree of the latest check, and the text as it is now.
 *
 * Returns: (transfer full) (element-type SmithProposal): empty while there is no check yet
 */
GPtrArray *
smith_document_complete (SmithDocument *self,
                         gsize          offset)
{
  gsize length, start, n_same;
  g_autofree char *text = NULL;
  SmithTextPart part;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  if (self->check == NULL)
    return g_ptr_array_new ();
  length = smith_shadow_get_length (self->shadow);
  offset = MIN (offset, length);
  start = offset - MIN (offset, BYTES_BEFORE);
  length = MIN (length, offset + BYTES_BEHIND) - start;
  text = smith_shadow_dup_text (self->shadow, start, length);
  part = (SmithTextPart) { text, length, start };
  n_same = MIN (smith_edits_get_start (self->edits, self->check_revision),
                g_bytes_get_size (smith_tree_get_text (smith_check_get_tree (self->check))));

  return smith_complete (smith_check_get_tree (self->check), n_same, &part, offset);
}

/**
 * smith_document_find_here:
 * @offset: a byte of the present text
 * @out_node: (out): the deepest value there, in the tree of the latest check
 *
 * Takes a time in proportion to the depth of the tree and the edits since the latest check.
 *
 * Returns: whether there is one
 */
gboolean
smith_document_find_here (SmithDocument *self,
                          gsize          offset,
                          SmithNode     *out_node)
{
  SmithTree *tree;
  SmithNode node;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  if (self->check == NULL)
    return FALSE;
  tree = smith_check_get_tree (self->check);
  if (smith_tree_get_n_nodes (tree) == 0)
    return FALSE;
  node = smith_tree_find_at (tree, smith_edits_unshift (self->edits, self->check_revision, offset));
  if (node == SMITH_NODE_NONE)
    return FALSE;
  *out_node = node;

  return TRUE;
}
