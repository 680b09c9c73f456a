/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-private.h"

#include "base/smith-utf8.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_size (SmithTreeBuilder *builder)
{
  gsize length = g_bytes_get_size (builder->tree->text);

  if (length <= SMITH_LIMIT_DOCUMENT_BYTES)
    return TRUE;
  smith_tree_builder_fail (builder, SMITH_READ_TOO_LARGE, 0, 0,
                           _("The document has %.1f MB; the most that can be read is %u MB"),
                           (double) length / 1e6, SMITH_LIMIT_DOCUMENT_BYTES / (1024 * 1024));

  return FALSE;
}

static gboolean
check_utf8 (SmithTreeBuilder *builder)
{
  gsize offset;

  if (smith_utf8_check (builder->tree->data, g_bytes_get_size (builder->tree->text), &offset))
    return TRUE;

  /* what is not text comes before what is not well formed */
  g_clear_pointer (&builder->tree->errors, g_array_unref);
  smith_tree_builder_fail_not_utf8 (builder, offset);

  return FALSE;
}

/* What is not text comes before what is not JSON, and neither it nor what is too much can be
 * passed over.  Who has cancelled waits for no look at the rest of the text. */
static void
read_json (SmithTreeBuilder *builder)
{
  const char *stopped = smith_json_read (builder);

  if (stopped != NULL && !builder->is_cancelled && check_utf8 (builder) &&
      builder->tree->errors == NULL)
    {
      smith_tree_builder_restart (builder);
      smith_json_read_broken (builder, stopped);
    }
}

/* Returns NULL when cancelled.  What is known to be UTF-8 is not looked at again. */
static SmithTree *
read_text (GBytes       *text,
           SmithSyntax   syntax,
           gboolean      is_utf8,
           GCancellable *cancellable)
{
  g_autofree SmithTreeBuilder *builder = g_new (SmithTreeBuilder, 1);
  g_autoptr(SmithTree) tree = NULL;

  smith_tree_builder_init (builder, text, syntax);
  builder->cancellable = cancellable;
  if (check_size (builder))
    {
      if (syntax == SMITH_SYNTAX_YAML && (is_utf8 || check_utf8 (builder)))
        smith_yaml_read (builder);
      if (syntax == SMITH_SYNTAX_JSON)
        read_json (builder);
    }
  tree = smith_tree_builder_end (builder);

  return builder->is_cancelled ? NULL : g_steal_pointer (&tree);
}

/**
 * smith_tree_read:
 * @text: a whole document; a reference is kept
 * @syntax: how to read it
 *
 * Reads a text.  Takes about a millisecond a megabyte for JSON, two for YAML of the kind that
 * smith-yaml-simple.c reads, and ten for any other; pure, so it may run in any thread.  Memory is
 * bounded by the limits in base/smith-limits.h.
 *
 * Returns: (transfer full): a tree.  When smith_tree_get_error() is not %NULL it holds what
 *   could be read before and after the errors, perhaps nothing; see smith_tree_is_damaged().
 *   A container in JSON that has lost its name is then listed with an empty one.
 */
SmithTree *
smith_tree_read (GBytes      *text,
                 SmithSyntax  syntax)
{
  g_return_val_if_fail (text != NULL, NULL);

  return read_text (text, syntax, FALSE, NULL);
}

/* Whether a text begins like JSON's two containers. */
static gboolean
looks_like_json (SmithTree *tree)
{
  gsize length, i = 0;
  const char *text = g_bytes_get_data (tree->text, &length);

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (text[i]))
    i++;

  return i < length && (text[i] == '{' || text[i] == '[');
}

/**
 * smith_tree_read_any:
 * @text: a whole document
 *
 * Reads a text as the platform does: as JSON, and when that fails as YAML.  Then
 * smith_tree_get_json_error() says why it is not JSON.  When both fail, the tree is that of
 * the form which the text begins like.
 *
 * Returns: (transfer full): a tree, as smith_tree_read()
 */
SmithTree *
smith_tree_read_any (GBytes *text)
{
  return smith_tree_read_any_cancellable (text, NULL);
}

/**
 * smith_tree_read_any_cancellable:
 * @text: a whole document
 * @cancellable: (nullable): may be cancelled from another thread
 *
 * The same; ends within a few milliseconds when it is cancelled.
 *
 * Returns: (transfer full) (nullable): a tree; %NULL when cancelled
 */
SmithTree *
smith_tree_read_any_cancellable (GBytes       *text,
                                 GCancellable *cancellable)
{
  g_autoptr(SmithTree) json = NULL;
  g_autoptr(SmithTree) yaml = NULL;
  const SmithReadError *json_error;

  g_return_val_if_fail (text != NULL, NULL);

  json = read_text (text, SMITH_SYNTAX_JSON, FALSE, cancellable);
  if (json == NULL)
    return NULL;
  json_error = smith_tree_get_error (json);
  if (json_error == NULL || json_error->code != SMITH_READ_SYNTAX)
    return g_steal_pointer (&json);

  /* the reader of JSON has looked at all of the text, or the error would be another */
  yaml = read_text (text, SMITH_SYNTAX_YAML, TRUE, cancellable);
  if (yaml == NULL)
    return NULL;
  if (yaml->errors != NULL && looks_like_json (json))
    return g_steal_pointer (&json);

  yaml->has_json_error = TRUE;
  yaml->json_error = *json_error;
  yaml->json_error.message = g_strdup (json_error->message);

  return g_steal_pointer (&yaml);
}

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
                                           : (record->flags & SMITH_FLAG_QUOTED) != 0;
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
