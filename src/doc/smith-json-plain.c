/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-json-pair.h"
#include "smith-json-private.h"

#include <string.h>

/* The straight path of the strict reader.  It takes what nearly all members are, with a key that
 * has no escapes, and leaves everything else where it stands: to smith-json-reader.c, which
 * takes one step and comes back here.  So nothing is refused here, and no error is told.
 *
 * Everything that changes from one value to the next is in a local variable whose address
 * nobody else has: the compiler keeps it in registers, where a field of the builder would be
 * written and read again for each byte that is stored.  For that, each function that takes a
 * Plain is put in line, and what is called takes none.
 *
 * From any place before the limit one may look at MARGIN bytes without asking for the end: that
 * is a comma, a key that ends in the block it begins in, a colon, the block where its value ends,
 * a word and the blanks between them. */

/* The bits of a level that others have read from: any key may be equal to another. */
#define ANY_KEY (~G_GUINT64_CONSTANT (0))

typedef struct
{
  SmithTreeBuilder *builder;
  SmithNodeRecord  *records;
  const char       *text;
  SmithJsonIndex   *index;
  const guint32    *next;        /* end of a string in the index */
  gsize             at;          /* what was read ends here */
  gsize             limit;
  gsize             length;      /* of the text */
  guint64           seed;        /* of the hashes */
  SmithNodeRecord  *record;      /* the next one, */
  SmithNodeRecord  *room;        /* and the one that is left to the builder */
  Pair              link;        /* the open container, and the node after the next one */
  SmithTreeSlot    *key;         /* the next one of the stack of keys */
  SmithTreeLevel   *level;       /* of the open container, */
  SmithNodeRecord  *container;   /* and its record */
  gboolean          in_object;   /* whether it is an object */
  gboolean          is_behind;   /* the place is behind one of its children */
  guint32           n_elements;  /* of an array */
  SmithNodeRecord  *last;        /* its last child, or the record of no node */
  guint64           seen;        /* bits for the hashes of its keys */
  Pair              key_span;
  guint32           key_hash;
} Plain;

/* The number of the next node. */
G_ALWAYS_INLINE static inline SmithNode
next_node (const Plain *self)
{
  return second_of (self->link) - 1;
}

/* Moves over white space.  Returns FALSE when the limit is reached. */
G_ALWAYS_INLINE static inline gboolean
skip_space (Plain *self)
{
  if (G_LIKELY ((guchar) self->text[self->at] > ' '))
    return TRUE;
  self->at = (gsize) (smith_json_skip_space (self->text + self->at, self->text + self->length) -
                      self->text);

  return self->at < self->limit;
}

/* Where the string ends whose first quote is here: its other one, at *out_end.  Returns FALSE when
 * it is not all plain, or the limit is reached. */
G_ALWAYS_INLINE static inline gboolean
take_end (Plain *self,
          gsize *out_end)
{
  guint32 end = *self->next++;

  if (G_UNLIKELY ((gint32) end < 0))
    {
      if (end == SMITH_JSON_INDEX_STOP)
        {
          self->index->next = self->next - 1;
          end = smith_json_index_seek (self->index, self->at);
          self->next = self->index->next;
        }
      if ((gint32) end < 0)
        return FALSE;
    }
  *out_end = end;

  return TRUE;
}

/* As smith_tree_hash(), for a text behind which there is more: lengths differ from one key to the
 * next, and no guess is made about them. */
G_ALWAYS_INLINE static inline guint32
hash_key (guint64     seed,
          const char *text,
          gsize       length)
{
#ifdef __SSE2__
  static const guint8 mask[32] = { 255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255 };

  if (G_LIKELY (length <= 16))
    {
      __m128i key = _mm_and_si128 (_mm_loadu_si128 ((const __m128i *) (const void *) text),
                                   _mm_loadu_si128 ((const __m128i *) (const void *)
                                                      (mask + 16 - length)));
      guint64 words[2];

      memcpy (words, &key, sizeof words);
      return smith_tree_hash_end (seed, words[0], words[1], length);
    }
#endif

  return smith_tree_hash_seeded (seed, text, length);
}

/* Reads a key and what is before the value.  Returns FALSE when it is not a usual one. */
G_ALWAYS_INLINE static inline gboolean
read_key (Plain *self)
{
  gsize open = self->at;
  gsize close;

  if (G_UNLIKELY (self->text[open] != '"'))
    return FALSE;
  if (!take_end (self, &close))
    return FALSE;

  self->key_span = pair (open, close + 1);
  self->key_hash = hash_key (self->seed, self->text + open + 1, close - open - 1);
  self->at = close + 1;
  if (G_UNLIKELY (self->text[self->at] != ':') &&
      (!skip_space (self) || self->text[self->at] != ':'))
    return FALSE;
  self->at++;

  return skip_space (self);
}

/* Called for the last member of the open object if another may have the same key.  Of many members
 * the index finds equal keys, and of those that others have read close_container() does. */
static void __attribute__ ((noinline, cold))
look_for_equal (SmithTreeBuilder    *builder,
                const SmithTreeSlot *keys,
                const SmithTreeSlot *key,
                guint64              seen)
{
  gsize n_before = (gsize) (key - keys);

  if (seen != ANY_KEY && n_before < SMITH_TREE_INDEX_ABOVE)
    smith_tree_builder_mark_duplicate (builder, keys, n_before);
}

/* Keeps the key of the node that comes next.  Most objects have no two hashes whose last six
 * bits are equal. */
G_ALWAYS_INLINE static inline void
add_key (Plain *self,
         guint  flags)
{
  const guint32 *refs = self->builder->ref_hashes;
  guint32 hash = self->key_hash;
  Pair node = (self->link - pair (0, 1)) & pair (0, G_MAXUINT32);
  Pair both = pair (hash, 0) | node;

  memcpy (self->key, &both, sizeof both);
  if (G_UNLIKELY (hash == refs[0] || hash == refs[1] || hash == refs[2]))
    smith_tree_refs_note (self->builder, next_node (self), flags);
  if (G_UNLIKELY ((self->seen >> (hash & 63) & 1) != 0))
    look_for_equal (self->builder, self->level->keys, self->key, self->seen);
  self->seen |= G_GUINT64_CONSTANT (1) << (hash & 63);
  self->key++;
}

/* Adds a node to the open container; there is room. */
G_ALWAYS_INLINE static inline void
add (Plain    *self,
     gboolean  in_object,
     Pair      kind,
     guint     flags,
     gsize     start,
     gsize     end)
{
  SmithNodeRecord *record = self->record++;
  volatile Pair *pairs = (Pair *) (gpointer) record;

  if (!in_object)
    {
      self->key_span = pair (self->n_elements, self->n_elements);
      self->n_elements++;
    }
  pairs[0] = pair (start, end);
  pairs[1] = self->key_span;
  pairs[2] = self->link;
  pairs[3] = kind;
  if (in_object)
    add_key (self, flags);
  self->last = record;
  self->link += pair (0, 1);
}

/* Adds the scalar that stands here. */
G_ALWAYS_INLINE static inline gboolean
read_scalar (Plain    *self,
             gboolean  in_object)
{
  gsize start = self->at;
  const char *end;
  guint kind, flags;

  if (G_LIKELY (self->text[start] == '"'))
    {
      gsize close;

      if (G_LIKELY (take_end (self, &close)))
        {
          self->at = close + 1;
          add (self, in_object, last_pair (0, 0, SMITH_NODE_STRING, 0), 0, start, self->at);
          return TRUE;
        }
    }
  end = smith_json_scalar_end (self->text + start, self->text + self->length, &kind, &flags);
  if (G_UNLIKELY (end == NULL || (gsize) (end - self->text) >= self->limit))
    return FALSE;
  self->at = (gsize) (end - self->text);
  add (self, in_object, last_pair (0, 0, kind, flags), flags, start, self->at);

  return TRUE;
}

/* Adds a container and makes it the open one. */
G_ALWAYS_INLINE static inline gboolean
open_container (Plain    *self,
                gboolean  in_object)
{
  SmithNodeRecord *record = self->record;
  SmithNode node = next_node (self);
  gsize start = self->at;

  /* what smith_tree_builder_open() looks at */
  if (G_UNLIKELY (self->level == &self->builder->levels[SMITH_LIMIT_DEPTH]))
    return FALSE;

  if (self->text[start] == '{')
    add (self, in_object, last_pair (0, 0, SMITH_NODE_OBJECT, 0), 0, start, start);
  else
    add (self, in_object, last_pair (0, 0, SMITH_NODE_ARRAY, 0), 0, start, start);
  record->next = SMITH_NODE_NONE;
  self->level->last_child = node;
  self->level->n_elements = self->n_elements;
  self->level->seen = self->seen;
  self->level++;
  self->level->node = node;
  self->level->keys = self->key;
  self->in_object = self->level->in_object = self->text[start] == '{';
  self->is_behind = FALSE;
  self->container = record;
  self->link = pair (node, node + 2);
  self->n_elements = 0;
  self->seen = 0;
  self->last = self->records;
  self->at++;

  return self->at < self->limit;
}

/* Writes what of the open container's record only its children tell.  While it is open, its last
 * child is followed by the next record. */
G_ALWAYS_INLINE static inline guint32
end_children (Plain    *self,
              gboolean  in_object)
{
  guint32 n = in_object ? (guint32) (self->key - self->level->keys) : self->n_elements;
  Pair both;

  /* its kind and flags stay */
  memcpy (&both, (char *) self->container + 3 * sizeof both, sizeof both);
  both |= last_pair (n > 0 ? first_of (self->link) + 1 : 0, n, 0, 0);
  memcpy ((char *) self->container + 3 * sizeof both, &both, sizeof both);
  self->last->next = SMITH_NODE_NONE;

  return n;
}

/* Makes the container of @level the open one. */
G_ALWAYS_INLINE static inline void
enter_level (Plain          *self,
             SmithTreeLevel *level)
{
  self->level = level;
  self->link = pair (level->node, second_of (self->link));
  self->container = &self->records[level->node];
  self->in_object = level->in_object;
  self->n_elements = level->n_elements;
  self->seen = level->seen;
}

/* Closes the open container, whose bracket stands here.  Returns whether another one is open. */
G_ALWAYS_INLINE static inline gboolean
close_container (Plain    *self,
                 gboolean  in_object)
{
  guint32 n = end_children (self, in_object);

  self->at++;
  self->container->end = (guint32) self->at;
  if (in_object)
    {
      if (G_UNLIKELY (n > SMITH_TREE_INDEX_ABOVE || (self->seen == ANY_KEY && n > 1)))
        {
          self->builder->n_keys = (guint32) (self->key - self->builder->keys);
          smith_tree_builder_check_keys (self->builder, self->level->node, n);
        }
      self->key = self->level->keys;
    }
  self->last = self->container;
  self->last->next = next_node (self);
  enter_level (self, self->level - 1);
  self->is_behind = TRUE;

  if (G_UNLIKELY (self->at >= self->limit))
    return FALSE;

  return self->level > self->builder->levels;
}

/* What reading a child comes to. */
typedef enum
{
  STEP_NEXT,   /* it was a scalar */
  STEP_OTHER,  /* another container is the open one now */
  STEP_STOP,   /* something stands there that is left to others */
} Step;

/* Reads the child that stands here. */
G_ALWAYS_INLINE static inline Step
read_child (Plain    *self,
            gboolean  in_object)
{
  if (G_UNLIKELY (self->record >= self->room) || (in_object && !read_key (self)))
    return STEP_STOP;
  if ((self->text[self->at] | 0x20) == '{')
    return open_container (self, in_object) ? STEP_OTHER : STEP_STOP;

  return read_scalar (self, in_object) ? STEP_NEXT : STEP_STOP;
}

/* Reads a comma and what is behind it, or the end of the open container. */
G_ALWAYS_INLINE static inline Step
read_next (Plain    *self,
           gboolean  in_object)
{
  if (self->text[self->at] != ',')
    {
      if (!skip_space (self))
        return STEP_STOP;
      if (self->text[self->at] == (in_object ? '}' : ']'))
        return close_container (self, in_object) ? STEP_OTHER : STEP_STOP;
      if (self->text[self->at] != ',')
        return STEP_STOP;
    }
  self->at++;

  return skip_space (self) ? read_child (self, in_object) : STEP_STOP;
}

/* Reads what is in the open container, up to its end or to the beginning of another.  Returns
 * FALSE when something stands there that is left to others. */
G_ALWAYS_INLINE static inline gboolean
read_children (Plain    *self,
               gboolean  in_object)
{
  Step step = STEP_NEXT;

  if (!self->is_behind)
    {
      if (!skip_space (self))
        return FALSE;
      if (self->text[self->at] == (in_object ? '}' : ']'))
        return close_container (self, in_object);
      step = read_child (self, in_object);
    }
  while (step == STEP_NEXT)
    step = read_next (self, in_object);

  return step == STEP_OTHER;
}

/* Takes what the builder knows of the containers that are open. */
G_ALWAYS_INLINE static inline void
enter (Plain *self)
{
  SmithTreeBuilder *builder = self->builder;

  for (guint32 i = 0; i <= builder->depth; i++)
    {
      SmithTreeLevel *level = &builder->levels[i];

      SmithNodeRecord *record = &self->records[level->node];

      level->in_object = record->kind == SMITH_NODE_OBJECT;
      level->n_elements = record->n_children;
      level->keys = builder->keys + level->keys_from;
      level->seen = ANY_KEY;
      record->first = record->n_children = 0;
    }
  enter_level (self, &builder->levels[builder->depth]);
  self->is_behind = self->level->last_child != SMITH_NODE_NONE;
  self->last = &self->records[self->level->last_child];
  self->last->next = next_node (self);
}

/* Tells the builder of them. */
G_ALWAYS_INLINE static inline void
leave (Plain *self)
{
  SmithTreeBuilder *builder = self->builder;

  end_children (self, self->in_object);
  builder->depth = (guint32) (self->level - builder->levels);
  builder->tree->n_records = next_node (self);
  builder->n_keys = (guint32) (self->key - builder->keys);
  self->level->last_child = (SmithNode) (self->last - self->records);
  for (SmithTreeLevel *level = self->level; level > builder->levels; level--)
    level->keys_from = (guint32) (level->keys - builder->keys);
  /* each but the innermost has the next one for its last child */
  for (SmithTreeLevel *level = self->level - 1; level > builder->levels; level--)
    {
      SmithNodeRecord *record = &self->records[level->node];

      record->first = level->node + 1;
      record->n_children = level->in_object ? level[1].keys_from - level->keys_from
                                            : level->n_elements;
    }
  self->at = self->last != self->records ? self->last->end : self->container->start + 1;
  self->records[SMITH_NODE_NONE] = (SmithNodeRecord) { 0 };
}

/* Reads members and elements for as long as they are of the usual kind, and at most up to the
 * end of the root; the rest is for a step of the caller's. */
void
smith_json_read_plain (SmithJsonReader *reader)
{
  SmithTreeBuilder *builder = reader->builder;
  SmithTree *tree = builder->tree;
  gsize length = (gsize) (reader->end - reader->start);
  Plain self = {
    .builder = builder,
    .records = tree->records,
    .text = reader->start,
    .index = &reader->index,
    .next = reader->index.next,
    .at = (gsize) (reader->p - reader->start),
    .limit = reader->index.limit,
    .length = length,
    .seed = tree->seed,
    .record = &tree->records[tree->n_records],
    .room = &tree->records[tree->n_records + MIN (builder->ask_at - tree->n_records,
                                                  builder->keys_capacity - builder->n_keys)],
    .link = pair (SMITH_NODE_NONE, tree->n_records + 1),
    .key = &builder->keys[builder->n_keys],
  };
  gboolean more = self.at < self.limit;

  while ((*self.next & ~SMITH_JSON_INDEX_MARK) < self.at)
    self.next++;
  enter (&self);
  while (more)
    more = self.in_object ? read_children (&self, TRUE) : read_children (&self, FALSE);
  leave (&self);

  reader->index.next = self.next;
  reader->p = self.text + self.at;
  reader->in_object = self.in_object;
  reader->after_value = self.last != self.records;
}
