/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

SmithTree *
smith_tree_ref (SmithTree *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
tree_clear (gpointer data)
{
  SmithTree *self = data;

  g_bytes_unref (self->text);
  smith_tree_block_free (&self->record_block);
  smith_tree_block_free (&self->pool);
  g_free (self->index);
  g_clear_pointer (&self->pooled_keys, g_hash_table_unref);
  g_array_unref (self->refs);
  g_clear_pointer (&self->errors, g_array_unref);
  g_free (self->json_error.message);
}

void
smith_tree_unref (SmithTree *self)
{
  g_atomic_rc_box_release_full (self, tree_clear);
}

GBytes *
smith_tree_get_text (SmithTree *self)
{
  return self->text;
}

SmithSyntax
smith_tree_get_syntax (SmithTree *self)
{
  return self->syntax;
}

/**
 * smith_tree_get_n_nodes:
 *
 * Returns: the number of values; they are numbered from %SMITH_NODE_ROOT
 */
guint
smith_tree_get_n_nodes (SmithTree *self)
{
  return self->n_records - 1;
}

/**
 * smith_tree_get_error:
 *
 * Returns: (nullable): the first thing that is wrong with the text, or %NULL when it was read
 *   whole
 */
const SmithReadError *
smith_tree_get_error (SmithTree *self)
{
  return smith_tree_get_n_errors (self) > 0 ? smith_tree_get_error_at (self, 0) : NULL;
}

/**
 * smith_tree_get_n_errors:
 *
 * Returns: how many things are wrong with the text, at most %SMITH_LIMIT_READ_ERRORS
 */
guint
smith_tree_get_n_errors (SmithTree *self)
{
  return self->errors != NULL ? self->errors->len : 0;
}

/**
 * smith_tree_get_error_at:
 * @index: from 0, in the order of the text
 *
 * Returns: (transfer none): an error, for as long as the tree lives
 */
const SmithReadError *
smith_tree_get_error_at (SmithTree *self,
                         guint      index)
{
  g_return_val_if_fail (index < smith_tree_get_n_errors (self), NULL);

  return &g_array_index (self->errors, SmithReadError, index);
}

/**
 * smith_tree_is_damaged:
 *
 * Returns: whether an error passed over something directly in this container, so that what
 *   is missing in it may only have been unreadable; for a null of YAML, whether it stands for
 *   a value that could not be read.  Always %FALSE where there is no error.
 */
gboolean
smith_tree_is_damaged (SmithTree *self,
                       SmithNode  node)
{
  return (smith_tree_record (self, smith_tree_follow (self, node))->flags &
          SMITH_FLAG_DAMAGED) != 0;
}

/**
 * smith_tree_get_json_error:
 *
 * Returns: (nullable): why the text is not JSON, when smith_tree_read_any() went on to YAML
 */
const SmithReadError *
smith_tree_get_json_error (SmithTree *self)
{
  return self->has_json_error ? &self->json_error : NULL;
}

/* The record that says where @node stands: its own, or the merge key's that brought it. */
static const SmithNodeRecord *
place_of (SmithTree *self,
          SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);

  return record->flags & SMITH_FLAG_MERGED ? smith_tree_record (self, record->n_children) : record;
}

/**
 * smith_tree_get_kind:
 *
 * Returns: what @node is; %SMITH_NODE_NULL for %SMITH_NODE_NONE
 */
SmithNodeKind
smith_tree_get_kind (SmithTree *self,
                     SmithNode  node)
{
  return (SmithNodeKind) smith_tree_record (self, smith_tree_follow (self, node))->kind;
}

/**
 * smith_tree_get_span:
 *
 * Returns: where the value stands, quotes and brackets included
 */
SmithSpan
smith_tree_get_span (SmithTree *self,
                     SmithNode  node)
{
  const SmithNodeRecord *record = place_of (self, node);

  return (SmithSpan) { record->start, record->end };
}

/**
 * smith_tree_get_key_span:
 *
 * Returns: where the member's key stands, quotes included; an empty span at the value's
 *   start for elements of arrays and the root
 */
SmithSpan
smith_tree_get_key_span (SmithTree *self,
                         SmithNode  node)
{
  const SmithNodeRecord *record = place_of (self, node);

  if (record->key_start == record->key_end)
    return (SmithSpan) { record->start, record->start };

  return (SmithSpan) { record->key_start, record->key_end };
}

/**
 * smith_tree_get_member_span:
 *
 * Returns: from the key, where there is one, to the end of the value
 */
SmithSpan
smith_tree_get_member_span (SmithTree *self,
                            SmithNode  node)
{
  return (SmithSpan) { smith_tree_get_key_span (self, node).start,
                       smith_tree_get_span (self, node).end };
}

SmithNode
smith_tree_get_parent (SmithTree *self,
                       SmithNode  node)
{
  return smith_tree_record (self, node)->parent;
}

/**
 * smith_tree_get_first:
 *
 * Returns: the first child of a container, or %SMITH_NODE_NONE
 */
SmithNode
smith_tree_get_first (SmithTree *self,
                      SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, smith_tree_follow (self, node));

  return record->kind == SMITH_NODE_OBJECT || record->kind == SMITH_NODE_ARRAY
           ? record->first
           : SMITH_NODE_NONE;
}

SmithNode
smith_tree_get_next (SmithTree *self,
                     SmithNode  node)
{
  return smith_tree_record (self, node)->next;
}

guint
smith_tree_get_n_children (SmithTree *self,
                           SmithNode  node)
{
  return smith_tree_record (self, smith_tree_follow (self, node))->n_children;
}

/**
 * smith_tree_is_duplicate:
 *
 * Returns: whether an earlier member of the same object has the same key
 */
gboolean
smith_tree_is_duplicate (SmithTree *self,
                         SmithNode  node)
{
  return (smith_tree_record (self, node)->flags & SMITH_FLAG_DUPLICATE) != 0;
}

/**
 * smith_tree_get_origin:
 *
 * Returns: the value that an alias, or a member that a merge key brought, stands for; otherwise
 *   @node
 */
SmithNode
smith_tree_get_origin (SmithTree *self,
                       SmithNode  node)
{
  return smith_tree_follow (self, node);
}

/**
 * smith_tree_is_quoted:
 *
 * Returns: whether a scalar is a string by its quotes or block style, whatever it reads
 */
gboolean
smith_tree_is_quoted (SmithTree *self,
                      SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, smith_tree_follow (self, node));

  return self->syntax == SMITH_SYNTAX_JSON ? record->kind == SMITH_NODE_STRING
                                           : record->kind == SMITH_NODE_STRING &&
                                               (record->flags & SMITH_FLAG_QUOTED) != 0;
}

/**
 * smith_tree_has_aliases:
 *
 * Returns: whether something in the document is shown in further places, by YAML's aliases or
 *   merge keys; else every value has its one place, behind its parent and before what follows
 */
gboolean
smith_tree_has_aliases (SmithTree *self)
{
  return self->has_aliases;
}

/**
 * smith_tree_peek_key:
 * @out_length: (out): bytes
 *
 * Returns: (transfer none): the key as it reads, without quotes and escapes; not
 *   NUL-terminated; empty for elements of arrays and the root
 */
const char *
smith_tree_peek_key (SmithTree *self,
                     SmithNode  node,
                     gsize     *out_length)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);

  if (record->flags & SMITH_FLAG_POOLED_KEY)
    return smith_tree_peek_pool (self,
                      GPOINTER_TO_UINT (g_hash_table_lookup (self->pooled_keys,
                                                             GUINT_TO_POINTER (node))),
                      out_length);

  if (record->key_end > record->key_start + 1 &&
      (self->data[record->key_start] == '"' || self->data[record->key_start] == '\''))
    {
      *out_length = record->key_end - record->key_start - 2;
      return self->data + record->key_start + 1;
    }

  *out_length = record->key_end - record->key_start;
  return self->data + record->key_start;
}

char *
smith_tree_dup_key (SmithTree *self,
                    SmithNode  node)
{
  gsize length;
  const char *key = smith_tree_peek_key (self, node, &length);

  return g_strndup (key, length);
}
