/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-tree-private.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/* Makes room for more nodes.  Returns FALSE at the limit. */
static gboolean
grow (SmithTreeBuilder *self)
{
  SmithTree *tree = self->tree;
  guint32 wanted;
  gsize room;

  if (self->capacity >= SMITH_LIMIT_NODES)
    return FALSE;

  /* real descriptions have a value every 30 to 60 bytes; pages that are not used cost nothing */
  wanted = self->capacity == 0 ? 64 + (guint32) (g_bytes_get_size (tree->text) / 16)
                               : self->capacity * 2;
  room = smith_tree_block_reserve (&tree->record_block, tree->n_records * sizeof (SmithNodeRecord),
                                   MIN (wanted, SMITH_LIMIT_NODES) * sizeof (SmithNodeRecord));
  tree->records = (SmithNodeRecord *) (gpointer) tree->record_block.start;
  self->capacity = (guint32) MIN (room / sizeof (SmithNodeRecord), SMITH_LIMIT_NODES);

  return TRUE;
}

void
smith_tree_builder_init (SmithTreeBuilder *self,
                         GBytes           *text,
                         SmithSyntax       syntax)
{
  SmithTree *tree = g_atomic_rc_box_new0 (SmithTree);

  /* of the levels the outermost alone: to empty all takes as long as to read a small document */
  memset (self, 0, G_STRUCT_OFFSET (SmithTreeBuilder, levels) + sizeof self->levels[0]);
  tree->text = g_bytes_ref (text);
  tree->data = g_bytes_get_data (text, NULL);
  if (tree->data == NULL)
    tree->data = "";
  tree->syntax = syntax;
  tree->seed = ((guint64) g_random_int () << 32 | g_random_int ()) | 1;
  tree->n_records = 1;

  self->tree = tree;
  smith_tree_refs_init (self);
  self->keys_capacity = 1024;
  self->keys = g_new (SmithTreeSlot, self->keys_capacity);
  self->large = g_array_new (FALSE, FALSE, sizeof (SmithTreeSlot));
  grow (self);
  memset (&tree->records[0], 0, sizeof (SmithNodeRecord));
}

/* Forgets everything that was read, for a second reader of the same text; errors stay. */
void
smith_tree_builder_restart (SmithTreeBuilder *self)
{
  self->tree->n_records = 1;
  self->depth = 0;
  self->levels[0] = (SmithTreeLevel) { 0 };
  self->key_start = self->key_end = self->key_pool = 0;
  self->n_keys = 0;
  g_array_set_size (self->large, 0);
  g_clear_pointer (&self->tree->pooled_keys, g_hash_table_unref);
  g_array_set_size (self->tree->refs, 0);
  self->tree->has_aliases = FALSE;
  self->n_pool = 0;
  self->n_indexed = 0;
  self->ask_at = 0;
}

static void
error_clear (gpointer data)
{
  g_free (((SmithReadError *) data)->message);
}

/* Keeps an error.  A reader that goes on after one calls this again for the next; the tree
 * will list them in the order of the text.  Past %SMITH_LIMIT_READ_ERRORS they are dropped. */
void
smith_tree_builder_fail (SmithTreeBuilder *self,
                         SmithReadCode     code,
                         gsize             start,
                         gsize             end,
                         const char       *format,
                         ...)
{
  SmithReadError error = { .code = code, .span = { start, end } };
  va_list args;

  if (self->tree->errors == NULL)
    {
      self->tree->errors = g_array_new (FALSE, FALSE, sizeof (SmithReadError));
      g_array_set_clear_func (self->tree->errors, error_clear);
    }
  if (self->tree->errors->len == SMITH_LIMIT_READ_ERRORS)
    return;

  va_start (args, format);
  error.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->tree->errors, error);
}

/* Something in the container that is open now was passed over.  Does nothing outside of all
 * containers. */
void
smith_tree_builder_damage (SmithTreeBuilder *self)
{
  self->tree->records[self->levels[self->depth].node].flags |= SMITH_FLAG_DAMAGED;
}

void
smith_tree_builder_fail_not_utf8 (SmithTreeBuilder *self,
                                  gsize             at)
{
  smith_tree_builder_fail (self, SMITH_READ_NOT_UTF8, at, at + 1,
                           _("The byte 0x%02X here is not UTF-8 text"),
                           (guint8) self->tree->data[at]);
}

void
smith_tree_builder_fail_many (SmithTreeBuilder *self,
                              gsize             at)
{
  smith_tree_builder_fail (self, SMITH_READ_TOO_MANY, at, at,
                           _("There are more than %u values; what follows was not read"),
                           SMITH_LIMIT_NODES);
}

/* Keeps a text that does not stand in the document as it is; @text may be %NULL when it is
 * empty.  Returns its place. */
guint32
smith_tree_builder_pool (SmithTreeBuilder *self,
                         const char       *text,
                         gsize             length)
{
  SmithTreeBlock *pool = &self->tree->pool;
  guint32 prefix = (guint32) length;
  gsize place = self->n_pool;
  gsize n_bytes = place + sizeof prefix + length;

  while (G_UNLIKELY (n_bytes > self->pool_capacity))
    self->pool_capacity = smith_tree_block_reserve (pool, place, MAX (n_bytes * 2, 4096));
  memcpy (pool->start + place, &prefix, sizeof prefix);
  if (length > 0)
    memcpy (pool->start + place + sizeof prefix, text, length);
  self->n_pool = n_bytes;

  return (guint32) place;
}

/* Names the member that is added next.  @text is the key as it reads; it is kept only when
 * it is not part of the document's text. */
void
smith_tree_builder_set_key (SmithTreeBuilder *self,
                            guint32           start,
                            guint32           end,
                            const char       *text,
                            gsize             length)
{
  const char *data = self->tree->data;
  gboolean stands_in_text = text >= data + start && text + length <= data + end;

  self->key_start = start;
  self->key_end = end;
  self->key_hash = smith_tree_hash (self->tree, text, length);
  if (!stands_in_text || (start == end && length > 0) ||
      (length != end - start && length + 2 != end - start))
    self->key_pool = smith_tree_builder_pool (self, text, length) + 1;
}

/* Nodes that are read before it is asked again whether anybody still wants them: a fraction of
 * a millisecond's. */
#define ASK_EVERY 4096u

/* Called for the node at which that is asked, which is never behind the last one that there is room
 * for.  Returns FALSE, with the error set, when there are too many, or reading was cancelled. */
gboolean
smith_tree_builder_make_room (SmithTreeBuilder *self,
                              gsize             at)
{
  SmithTree *tree = self->tree;

  self->is_cancelled = self->is_cancelled || g_cancellable_is_cancelled (self->cancellable);
  if (self->is_cancelled)
    {
      smith_tree_builder_fail (self, SMITH_READ_TOO_MANY, at, at, "Cancelled");
      return FALSE;
    }
  if (tree->n_records >= self->capacity && !grow (self))
    {
      smith_tree_builder_fail_many (self, at);
      return FALSE;
    }
  self->ask_at = MIN (tree->n_records + ASK_EVERY, self->capacity);

  return TRUE;
}

/* Opens a container.  Returns FALSE, with the error set, when there are too many, they lie too
 * deep, or reading was cancelled. */
gboolean
smith_tree_builder_open (SmithTreeBuilder *self,
                         guint             kind,
                         guint32           start)
{
  SmithNode node;

  if (self->depth == SMITH_LIMIT_DEPTH)
    {
      smith_tree_builder_fail (self, SMITH_READ_TOO_DEEP, start, start,
                               _("More than %u levels of nesting; what follows was not read"),
                               SMITH_LIMIT_DEPTH);
      return FALSE;
    }

  node = smith_tree_builder_add (self, kind, 0, start, start);
  if (node == SMITH_NODE_NONE)
    return FALSE;

  self->depth++;
  self->levels[self->depth] = (SmithTreeLevel) { .node = node, .keys_from = self->n_keys };

  return TRUE;
}

/* The key as it reads, good until something is added to the pool. */
const char *
smith_tree_builder_peek_key (SmithTreeBuilder *self,
                             SmithNode         node,
                             gsize            *out_length)
{
  const SmithNodeRecord *record = &self->tree->records[node];
  const char *data = self->tree->data;

  if (record->flags & SMITH_FLAG_POOLED_KEY)
    {
      guint32 place = GPOINTER_TO_UINT (g_hash_table_lookup (self->tree->pooled_keys,
                                                             GUINT_TO_POINTER (node)));

      return smith_tree_peek_pool (self->tree, place, out_length);
    }

  /* a quote is one byte on either side, in JSON and in YAML */
  if (record->key_end > record->key_start + 1 &&
      (data[record->key_start] == '"' || data[record->key_start] == '\''))
    {
      *out_length = record->key_end - record->key_start - 2;
      return data + record->key_start + 1;
    }

  *out_length = record->key_end - record->key_start;
  return data + record->key_start;
}

static gboolean
same_key (SmithTreeBuilder    *self,
          const SmithTreeSlot *a,
          const SmithTreeSlot *b)
{
  const char *text_a, *text_b;
  gsize length_a, length_b;

  if (a->hash != b->hash)
    return FALSE;
  text_a = smith_tree_builder_peek_key (self, a->node, &length_a);
  text_b = smith_tree_builder_peek_key (self, b->node, &length_b);

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

/* Marks a member if one of those before it in its object has the same key. */
void
smith_tree_builder_mark_duplicate (SmithTreeBuilder    *self,
                                   const SmithTreeSlot *members,
                                   gsize                n_before)
{
  for (gsize i = 0; i < n_before; i++)
    if (G_UNLIKELY (same_key (self, &members[n_before], &members[i])))
      {
        self->tree->records[members[n_before].node].flags |= SMITH_FLAG_DUPLICATE;
        return;
      }
}

/* Most objects have no two hashes whose last six bits are equal, and are done after a look at
 * each. */
static void
mark_duplicates_of_few (SmithTreeBuilder    *self,
                        const SmithTreeSlot *members,
                        guint                n)
{
  guint64 seen = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << (members[i].hash & 63);

      if (G_UNLIKELY ((seen & bit) != 0))
        smith_tree_builder_mark_duplicate (self, members, i);
      seen |= bit;
    }
}

/* The members of an object that ends are the last @n of the stack of keys, at least two. */
void
smith_tree_builder_check_keys (SmithTreeBuilder *self,
                               SmithNode         node,
                               guint             n)
{
  const SmithTreeSlot *members = &self->keys[self->n_keys - n];
  SmithTreeSlot object = { .hash = n, .node = node };

  if (n <= SMITH_TREE_INDEX_ABOVE)
    {
      mark_duplicates_of_few (self, members, n);
      return;
    }

  /* make_index() finds the equal ones among many */
  g_array_append_val (self->large, object);
  g_array_append_vals (self->large, members, n);
  self->n_indexed += n;
}

/* Closes the open container. */
void
smith_tree_builder_close (SmithTreeBuilder *self,
                          guint32           end)
{
  SmithTreeLevel *level = &self->levels[self->depth];

  self->tree->records[level->node].end = end;
  if (self->n_keys > level->keys_from + 1)
    smith_tree_builder_check_keys (self, level->node, self->n_keys - level->keys_from);
  self->n_keys = level->keys_from;
  self->depth--;
}

static void
index_member (SmithTreeBuilder *self,
              SmithNode         object,
              SmithTreeSlot     slot)
{
  SmithTree *tree = self->tree;
  guint32 at = (slot.hash ^ object * 0x9E3779B1u) & tree->index_mask;

  /* of two members with the same key the later one counts, as in every JSON reader */
  while (tree->index[at].node != SMITH_NODE_NONE &&
         !(tree->index[at].hash == slot.hash &&
           tree->records[tree->index[at].node].parent == object &&
           same_key (self, &tree->index[at], &slot)))
    at = (at + 1) & tree->index_mask;
  if (tree->index[at].node != SMITH_NODE_NONE)
    tree->records[slot.node].flags |= SMITH_FLAG_DUPLICATE;
  tree->index[at] = slot;
}

/* One open-addressing table for the members of all large objects: key and object → member. */
static void
make_index (SmithTreeBuilder *self)
{
  SmithTree *tree = self->tree;
  const SmithTreeSlot *slots = (const SmithTreeSlot *) (gpointer) self->large->data;
  guint32 size = 32;

  if (self->n_indexed == 0)
    return;

  while (size < self->n_indexed + self->n_indexed / 2)
    size *= 2;
  tree->index = g_new0 (SmithTreeSlot, size);
  tree->index_mask = size - 1;

  for (guint i = 0; i < self->large->len; i++)
    {
      SmithTreeSlot object = slots[i];

      for (guint32 n = object.hash; n > 0; n--)
        index_member (self, object.node, slots[++i]);
    }
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const SmithReadError *first = a, *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

/* Returns: (transfer full): the finished tree.  Containers that are still open are damaged and
 * end with the last thing that was read in them. */
SmithTree *
smith_tree_builder_end (SmithTreeBuilder *self)
{
  SmithTree *tree = self->tree;

  while (self->depth > 0)
    {
      SmithTreeLevel *level = &self->levels[self->depth];
      guint32 end = level->last_child != SMITH_NODE_NONE
                      ? tree->records[level->last_child].end
                      : tree->records[level->node].start;

      smith_tree_builder_damage (self);
      smith_tree_builder_close (self, MAX (end, tree->records[level->node].start));
    }

  make_index (self);
  if (tree->errors != NULL)
    g_array_sort (tree->errors, compare_errors);
  smith_tree_block_trim (&tree->record_block, tree->n_records * sizeof (SmithNodeRecord));
  tree->records = (SmithNodeRecord *) (gpointer) tree->record_block.start;
  smith_tree_block_trim (&tree->pool, self->n_pool);
  g_free (self->keys);
  g_array_unref (self->large);
  self->tree = NULL;

  return tree;
}
