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
  Pair              link;        /* the node after the next one, and the open container */
  SmithTreeSlot    *key;         /* the next one of the stack of keys */
  SmithTreeLevel   *level;       /* of the open container, */
  SmithTreeLevel   *deepest;     /* and the one in which none is opened */
  guint64           state;       /* of an object: bits for the hashes of its keys; of an array: how
                                  * many elements it has, as their Pair */
  SmithNodeRecord  *last;        /* the value that was read last, while it is the last child */
  guint32           key_hash;
} Plain;

/* What was read last. */
typedef enum
{
  STEP_OBJECT,   /* the bracket that opens an object, */
  STEP_ARRAY,    /* or an array, */
  STEP_MEMBER,   /* a member of the open object, all of it, */
  STEP_ELEMENT,  /* or an element of the open array */
  STEP_STOP,     /* something stands there that is left to others */
} Step;

/* The number of the next node. */
G_ALWAYS_INLINE static inline SmithNode
next_node (const Plain *self)
{
  return first_of (self->link) - 1;
}

/* The byte that comes next. */
G_ALWAYS_INLINE static inline char
sign (const Plain *self)
{
  return self->text[self->at];
}

/* Whether these two come next. */
G_ALWAYS_INLINE static inline gboolean
has_both (const Plain *self,
          guint        first,
          guint        second)
{
  guint16 both;

  memcpy (&both, self->text + self->at, sizeof both);

  return both == GUINT16_TO_LE (first | second << 8);
}

/* Moves over white space.  Returns FALSE when the limit is reached. */
G_ALWAYS_INLINE static inline gboolean
skip_space (Plain *self)
{
  if (G_LIKELY ((guchar) sign (self) > ' '))
    return TRUE;
  self->at = (gsize) (smith_json_skip_space (self->text + self->at, self->text + self->length) -
                      self->text);

  return self->at < self->limit;
}

/* Where the string ends whose first quote is here: behind its other one.  Returns FALSE when
 * it is not all plain, or the limit is reached. */
G_ALWAYS_INLINE static inline gboolean
take_end (Plain   *self,
          guint32 *out_end)
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

/* Puts the key into the next record.  Should the value be left to others, they write it again. */
G_ALWAYS_INLINE static inline void
put_key (Plain *self,
         Pair   key)
{
  volatile Pair *pairs = (Pair *) (gpointer) self->record;

  pairs[1] = key;
}

/* Reads the key whose quote is here, and what is before the value.  Returns FALSE when it is not a
 * usual one. */
G_ALWAYS_INLINE static inline gboolean
read_key (Plain    *self,
          gboolean *out_string)
{
  const char *key = self->text + self->at + 1;
  guint32 start = (guint32) self->at, end;

  if (!take_end (self, &end))
    return FALSE;

  put_key (self, pair (start, end));
  self->key_hash = smith_json_hash_key (self->seed, key, end - start - 2);
  self->at = end;
  *out_string = has_both (self, ':', '"');
  if (!*out_string)
    {
      if (G_UNLIKELY (sign (self) != ':') && (!skip_space (self) || sign (self) != ':'))
        return FALSE;
      self->at++;
      if (!skip_space (self))
        return FALSE;
      *out_string = sign (self) == '"';
      return TRUE;
    }
  self->at++;

  return TRUE;
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
  guint64 seen = self->state | G_GUINT64_CONSTANT (1) << (hash & 63);

  *self->key = (SmithTreeSlot) { .hash = hash, .node = next_node (self) };
  if (G_UNLIKELY (hash == refs[0] || hash == refs[1] || hash == refs[2]))
    smith_tree_refs_note (self->builder, next_node (self), flags);
  if (G_UNLIKELY (seen == self->state))
    look_for_equal (self->builder, self->level->keys, self->key, seen);
  self->state = seen;
  self->key++;
}

/* Adds a node to the open container; there is room, and its key is there. */
G_ALWAYS_INLINE static inline Step
add (Plain    *self,
     gboolean  in_object,
     Pair      kind,
     guint     flags,
     guint32   start,
     guint32   end)
{
  SmithNodeRecord *record = self->record;
  volatile Pair *pairs = (Pair *) (gpointer) record;

  if (!in_object)
    {
      put_key (self, self->state);
      self->state += pair (1, 1);
    }
  pairs[0] = pair (start, end);
  pairs[2] = self->link;
  pairs[3] = kind;
  if (in_object)
    add_key (self, flags);
  self->last = record;
  self->record++;
  self->link += pair (1, 0);

  return in_object ? STEP_MEMBER : STEP_ELEMENT;
}

/* Adds the scalar that stands here, which is no plain string. */
G_ALWAYS_INLINE static inline Step
read_other (Plain    *self,
            gboolean  in_object)
{
  guint32 start = (guint32) self->at;
  guint kind, flags;
  const char *end = smith_json_scalar_end (self->text + start, self->text + self->length, &kind,
                                           &flags);

  if (G_UNLIKELY (end == NULL || end >= self->text + self->limit))
    return STEP_STOP;
  self->at = (gsize) (end - self->text);

  return add (self, in_object, last_pair (0, kind, flags, 0), flags, start,
              (guint32) self->at);
}

/* Adds a container and makes it the open one. */
G_ALWAYS_INLINE static inline Step
open_container (Plain    *self,
                gboolean  in_object,
                gboolean  opens_object)
{
  SmithTreeLevel *level = self->level + 1;
  guint32 start = (guint32) self->at;

  if (G_UNLIKELY (level > self->deepest))
    return STEP_STOP;

  level->node = next_node (self);
  level->in_object = opens_object;
  level->record = self->record;
  add (self, in_object,
       last_pair (0, opens_object ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY, 0, 0), 0, start, start);
  level->keys = self->key;
  self->level->state = self->state;
  self->level = level;
  self->link = pair (first_of (self->link), level->node);
  self->state = 0;
  self->at++;
  if (G_UNLIKELY (self->at >= self->limit))
    return STEP_STOP;

  return opens_object ? STEP_OBJECT : STEP_ARRAY;
}

/* Writes what of the open container's record only its children tell; an empty one needs nothing.
 * While it is open, its last child is followed by the next record. */
G_ALWAYS_INLINE static inline void
end_children (Plain   *self,
              guint32  n)
{
  SmithNodeRecord *container = self->level->record;
  Pair both;

  /* its kind and flags stay */
  memcpy (&both, (char *) container + 3 * sizeof both, sizeof both);
  both |= last_pair (n, 0, 0, second_of (self->link) + 1);
  memcpy ((char *) container + 3 * sizeof both, &both, sizeof both);
  self->last->next = SMITH_NODE_NONE;
}

/* The number of children of the open container. */
G_ALWAYS_INLINE static inline guint32
count_children (const Plain *self,
                gboolean     in_object)
{
  return in_object ? (guint32) (self->key - self->level->keys) : first_of (self->state);
}

/* Makes the container around the open one, which ends here, the open one. */
G_ALWAYS_INLINE static inline Step
leave_container (Plain *self)
{
  SmithTreeLevel *level = self->level, *around = level - 1;

  self->at++;
  self->key = level->keys;
  self->last = level->record;
  self->last->end = (guint32) self->at;
  self->last->next = next_node (self);
  self->link = pair (first_of (self->link), around->node);
  self->state = around->state;
  self->level = around;

  if (G_UNLIKELY (self->at >= self->limit || around == self->builder->levels))
    return STEP_STOP;

  return around->in_object ? STEP_MEMBER : STEP_ELEMENT;
}

/* Closes the open container, which is not empty and whose bracket stands here. */
G_ALWAYS_INLINE static inline Step
close_container (Plain    *self,
                 gboolean  in_object)
{
  guint32 n = count_children (self, in_object);

  end_children (self, n);
  if (in_object &&
      G_UNLIKELY (n > SMITH_TREE_INDEX_ABOVE || (self->state == ANY_KEY && n > 1)))
    {
      self->builder->n_keys = (guint32) (self->key - self->builder->keys);
      smith_tree_builder_check_keys (self->builder, self->level->node, n);
    }

  return leave_container (self);
}

/* Reads the child that stands here; @is_string: with a quote. */
G_ALWAYS_INLINE static inline Step
read_child (Plain    *self,
            gboolean  in_object,
            gboolean  is_string)
{
  if (G_UNLIKELY (self->record >= self->room))
    return STEP_STOP;
  if (in_object && (!is_string || !read_key (self, &is_string)))
    return STEP_STOP;
  if (is_string)
    {
      guint32 start = (guint32) self->at, end;

      if (G_LIKELY (take_end (self, &end)))
        {
          self->at = end;
          return add (self, in_object, last_pair (0, SMITH_NODE_STRING, 0, 0), 0, start, end);
        }
    }
  if (sign (self) == '{')
    return open_container (self, in_object, TRUE);
  if (sign (self) == '[')
    return open_container (self, in_object, FALSE);

  return read_other (self, in_object);
}

/* Reads the first child of a container that was just opened, or its end. */
G_ALWAYS_INLINE static inline Step
read_first (Plain    *self,
            gboolean  in_object)
{
  if (!skip_space (self))
    return STEP_STOP;
  if (G_UNLIKELY (sign (self) == (in_object ? '}' : ']')))
    return leave_container (self);

  return read_child (self, in_object, sign (self) == '"');
}

/* Reads a comma and what is behind it, or the end of the open container. */
G_ALWAYS_INLINE static inline Step
read_next (Plain    *self,
           gboolean  in_object)
{
  if (has_both (self, ',', '"'))
    {
      self->at++;
      return read_child (self, in_object, TRUE);
    }
  if (sign (self) != ',')
    {
      if (!skip_space (self))
        return STEP_STOP;
      if (sign (self) == (in_object ? '}' : ']'))
        return close_container (self, in_object);
      if (sign (self) != ',')
        return STEP_STOP;
    }
  self->at++;

  return skip_space (self) ? read_child (self, in_object, sign (self) == '"') : STEP_STOP;
}

/* Reads up to where something stands that is left to others. */
G_ALWAYS_INLINE static inline void
read_on (Plain *self,
         Step   step)
{
  while (step != STEP_STOP)
    {
      if (step == STEP_OBJECT)
        step = read_first (self, TRUE);
      while (step == STEP_MEMBER)
        step = read_next (self, TRUE);
      if (step == STEP_ARRAY)
        step = read_first (self, FALSE);
      while (step == STEP_ELEMENT)
        step = read_next (self, FALSE);
    }
}

/* Takes what the builder knows of the containers that are open. */
G_ALWAYS_INLINE static inline Step
enter (Plain *self)
{
  SmithTreeBuilder *builder = self->builder;
  SmithTreeLevel *level = builder->levels;

  for (guint32 i = 0; i <= builder->depth; i++)
    {
      SmithNodeRecord *record = &self->records[builder->levels[i].node];

      level = &builder->levels[i];
      level->record = record;
      level->in_object = record->kind == SMITH_NODE_OBJECT;
      level->state = level->in_object ? ANY_KEY : pair (record->n_children, record->n_children);
      level->keys = builder->keys + level->keys_from;
      record->first = record->n_children = 0;
    }
  /* the root is there */
  builder->levels[0].state = pair (1, 1);
  self->level = level;
  self->link = pair (first_of (self->link), level->node);
  self->state = level->state;
  if (level->last_child == SMITH_NODE_NONE)
    return level->in_object ? STEP_OBJECT : STEP_ARRAY;
  self->last = &self->records[level->last_child];
  self->last->next = next_node (self);

  return level->in_object ? STEP_MEMBER : STEP_ELEMENT;
}

/* Tells the builder of them. */
G_ALWAYS_INLINE static inline void
leave (Plain *self)
{
  SmithTreeBuilder *builder = self->builder;
  guint32 n = count_children (self, self->level->in_object);
  SmithNode last = n > 0 ? next_node (self) - 1 : SMITH_NODE_NONE;

  while (n > 0 && self->records[last].parent != self->level->node)
    last = self->records[last].parent;
  self->last = &self->records[last];
  if (n > 0)
    end_children (self, n);
  self->at = n > 0 ? self->last->end : self->level->record->start + 1;
  builder->depth = (guint32) (self->level - builder->levels);
  builder->tree->n_records = next_node (self);
  builder->n_keys = (guint32) (self->key - builder->keys);
  self->level->last_child = last;
  for (SmithTreeLevel *level = self->level; level > builder->levels; level--)
    level->keys_from = (guint32) (level->keys - builder->keys);
  /* each but the innermost has the next one for its last child */
  for (SmithTreeLevel *level = self->level; level > builder->levels; level--)
    {
      SmithTreeLevel *around = level - 1;

      level->record->next = SMITH_NODE_NONE;
      around->last_child = level->node;
      around->record->first = around->node + 1;
      around->record->n_children = around->in_object ? level->keys_from - around->keys_from
                                                     : first_of (around->state);
    }
  self->records[SMITH_NODE_NONE] = (SmithNodeRecord) { 0 };
}

/* Reads members and elements for as long as they are of the usual kind, and at most up to the
 * end of the root; the rest is for a step of the caller's. */
void
smith_json_read_plain (SmithJsonReader *reader)
{
  SmithTreeBuilder *builder = reader->builder;
  SmithTree *tree = builder->tree;
  Plain self = {
    .builder = builder,
    .records = tree->records,
    .text = reader->start,
    .index = &reader->index,
    .next = reader->index.next,
    .at = (gsize) (reader->p - reader->start),
    .limit = reader->index.limit,
    .length = (gsize) (reader->end - reader->start),
    .seed = tree->seed,
    .record = &tree->records[tree->n_records],
    .room = &tree->records[tree->n_records + MIN (builder->ask_at - tree->n_records,
                                                  builder->keys_capacity - builder->n_keys)],
    .link = pair (tree->n_records + 1, SMITH_NODE_NONE),
    .key = &builder->keys[builder->n_keys],
    .deepest = &builder->levels[SMITH_LIMIT_DEPTH],
  };
  Step step;

  while ((*self.next & ~SMITH_JSON_INDEX_MARK) <= self.at)
    self.next++;
  step = enter (&self);
  if (self.at < self.limit)
    read_on (&self, step);
  leave (&self);

  reader->index.next = self.next;
  reader->p = self.text + self.at;
  reader->in_object = self.level->in_object;
  reader->after_value = self.last != self.records;
}
