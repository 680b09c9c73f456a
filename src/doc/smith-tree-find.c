/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

#include <string.h>

/* Members, elements and places, found in what was read. */

/* Nearly every key that is compared has another length, which costs no look at the text. */
static inline gboolean
key_is (SmithTree  *self,
        SmithNode   node,
        const char *key,
        gsize       length)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);
  gsize written = record->key_end - record->key_start;
  const char *text;
  gsize n;

  if ((record->flags & SMITH_FLAG_POOLED_KEY) == 0 && written != length && written != length + 2)
    return FALSE;
  text = smith_tree_peek_key (self, node, &n);

  return n == length && memcmp (text, key, length) == 0;
}

gboolean
smith_tree_key_equals (SmithTree  *self,
                       SmithNode   node,
                       const char *key)
{
  return key_is (self, node, key, strlen (key));
}

/**
 * smith_tree_get_member_len:
 * @node: any node
 * @key: the key as it reads; may hold NUL
 *
 * Takes a time that does not depend on the size of the object.
 *
 * Returns: the member, the last one where several have the key; %SMITH_NODE_NONE when there
 *   is none or @node is not an object
 */
SmithNode
smith_tree_get_member_len (SmithTree  *self,
                           SmithNode   node,
                           const char *key,
                           gsize       length)
{
  SmithNode object, found = SMITH_NODE_NONE;
  const SmithNodeRecord *record;

  if (node == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;

  object = smith_tree_follow (self, node);
  record = smith_tree_record (self, object);
  if (record->kind != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  if (record->n_children > SMITH_TREE_INDEX_ABOVE)
    {
      guint32 hash = smith_tree_hash (self, key, length);
      guint32 at = (hash ^ object * 0x9E3779B1u) & self->index_mask;

      for (; self->index[at].node != SMITH_NODE_NONE; at = (at + 1) & self->index_mask)
        if (self->index[at].hash == hash &&
            self->records[self->index[at].node].parent == object &&
            key_is (self, self->index[at].node, key, length))
          return self->index[at].node;
      return SMITH_NODE_NONE;
    }

  for (SmithNode child = record->first; child != SMITH_NODE_NONE; child = self->records[child].next)
    if (key_is (self, child, key, length))
      found = child;

  return found;
}

SmithNode
smith_tree_get_member (SmithTree  *self,
                       SmithNode   node,
                       const char *key)
{
  return smith_tree_get_member_len (self, node, key, strlen (key));
}

/**
 * smith_tree_get_element:
 * @index: from 0
 *
 * Takes a time in proportion to the depth of the tree and the logarithm of its size.
 *
 * Returns: the element, or %SMITH_NODE_NONE when @node is not an array or too short
 */
SmithNode
smith_tree_get_element (SmithTree *self,
                        SmithNode  node,
                        guint      index)
{
  SmithNode array, element, low, high;

  if (node == SMITH_NODE_NONE || smith_tree_get_kind (self, node) != SMITH_NODE_ARRAY ||
      index >= smith_tree_get_n_children (self, node))
    return SMITH_NODE_NONE;

  /* what is in the array has one run of numbers, from its first child on */
  array = smith_tree_follow (self, node);
  low = element = self->records[array].first;
  high = self->n_records;
  while (element <= array || self->records[element].key_start != index)
    {
      SmithNode middle = low + (high - low) / 2;

      for (element = middle; element > array && self->records[element].parent != array; )
        element = self->records[element].parent;
      if (element <= array || self->records[element].key_start > index)
        high = middle;
      else
        low = middle;
    }

  return element;
}

/**
 * smith_tree_get_index:
 * @node: an element of an array
 *
 * Returns: its number in the array, from 0; 0 for every other node
 */
guint
smith_tree_get_index (SmithTree *self,
                      SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);

  return self->records[record->parent].kind == SMITH_NODE_ARRAY ? record->key_start : 0;
}

/**
 * smith_tree_find_at:
 * @offset: a byte of the text
 *
 * Takes a time in proportion to the depth of the tree.
 *
 * Returns: the deepest node whose key or value holds @offset, or touches it with its end;
 *   %SMITH_NODE_NONE outside the root
 */
SmithNode
smith_tree_find_at (SmithTree *self,
                    gsize      offset)
{
  guint32 low = 0, high = self->n_records;

  /* the last node that begins at or before the offset; starts never fall in node order */
  while (high - low > 1)
    {
      guint32 middle = low + (high - low) / 2;
      const SmithNodeRecord *record = &self->records[middle];
      gsize start = record->key_start < record->key_end ? record->key_start : record->start;

      if (start <= offset)
        low = middle;
      else
        high = middle;
    }

  while (self->records[low].flags & SMITH_FLAG_MERGED)
    low--;
  while (low != SMITH_NODE_NONE && self->records[low].end < offset)
    low = self->records[low].parent;

  return low;
}

/**
 * smith_tree_find_last:
 * @offset: a byte of the text
 *
 * Takes a time in proportion to the logarithm of the number of nodes.
 *
 * Returns: the last node whose key or value begins before @offset, or %SMITH_NODE_NONE
 */
SmithNode
smith_tree_find_last (SmithTree *self,
                      gsize      offset)
{
  guint32 low = 0, high = self->n_records;

  while (high - low > 1)
    {
      guint32 middle = low + (high - low) / 2;

      if (smith_tree_get_member_span (self, middle).start < offset)
        low = middle;
      else
        high = middle;
    }
  while (low != SMITH_NODE_NONE && (self->records[low].flags & SMITH_FLAG_MERGED) != 0)
    low--;

  return low;
}
