/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-json-private.h"

/* The straight path of the strict reader.  It takes what nearly all members are, with a key that
 * has no escapes, and leaves everything else where it stands: to smith-json-reader.c, which
 * takes one step and comes back here.  So nothing is refused here, and no error is told.
 *
 * Everything that changes from one member to the next is in a local variable whose address
 * nobody else has: the compiler keeps it in registers, where a field of the builder would be
 * written and read again for each byte that is stored.
 *
 * From any place before the limit one may look at MARGIN bytes without asking for the end: that
 * is a comma, a key, a colon, a word and the blanks between them. */

#define MARGIN 64
#define SHORT  16  /* bytes: strings that are looked at at once */

typedef struct
{
  SmithTreeBuilder *builder;
  SmithNodeRecord  *records;
  SmithTreeSlot    *keys;
  const char       *start;       /* of the text */
  const char       *end;
  const char       *limit;
  guint32           n_records;
  guint32           n_keys;
  guint32           depth;
  SmithNode         container;   /* the open one */
  SmithNode         last_child;
  guint32           n_children;
  guint32           key_start;
  guint32           key_end;
  guint32           key_hash;
  gboolean          in_object;
} Plain;

/* Takes what the builder knows of the open container. */
static inline void
enter_level (Plain *self)
{
  const SmithTreeLevel *level = &self->builder->levels[self->depth];
  const SmithNodeRecord *container = &self->records[level->node];

  self->container = level->node;
  self->last_child = level->last_child;
  self->n_children = container->n_children;
  self->in_object = container->kind == SMITH_NODE_OBJECT;
}

/* Tells the builder and the record what is known of the open container. */
static inline void
leave_level (Plain *self)
{
  SmithNodeRecord *container = &self->records[self->container];

  self->builder->levels[self->depth].last_child = self->last_child;
  container->n_children = self->n_children;
  if (self->n_children == 0)
    container->first = SMITH_NODE_NONE;
}

/* Moves over white space.  Returns FALSE when the limit is reached. */
static inline gboolean
skip_space (const Plain  *self,
            const char  **p)
{
  if ((guchar) **p > ' ')
    return TRUE;
  *p = smith_json_skip_space (*p, self->end);

  return *p < self->limit;
}

/* The end of a string, whose opening quote is before @p.  Returns NULL when it is not one, or
 * the limit is reached. */
static inline const char *
find_string_end (const Plain *self,
                 const char  *p,
                 gboolean    *out_escaped)
{
  const char *behind;

#ifdef __SSE2__
  __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) p);
  __m128i ends = _mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('"')),
                               _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\\')));
  /* bytes above 0x7F are negative */
  guint mask = (guint) _mm_movemask_epi8 (_mm_or_si128 (ends, _mm_cmplt_epi8 (block,
                                                                              _mm_set1_epi8 (' '))));

  G_STATIC_ASSERT (SHORT == sizeof block);
  *out_escaped = FALSE;
  if (G_LIKELY (mask != 0))
    {
      behind = p + __builtin_ctz (mask);
      if (G_LIKELY (*behind == '"'))
        return behind + 1;
    }
#endif
  behind = smith_json_string_end (p, self->end, out_escaped);

  return behind != NULL && behind < self->limit ? behind : NULL;
}

/* Reads a key and what is before the value. */
static inline gboolean
read_key (Plain       *self,
          const char **p)
{
  const char *open = *p;
  gboolean escaped;

  if (G_UNLIKELY (*open != '"'))
    return FALSE;
  *p = find_string_end (self, open + 1, &escaped);
  if (G_UNLIKELY (*p == NULL || escaped))
    return FALSE;

  self->key_start = (guint32) (open - self->start);
  self->key_end = (guint32) (*p - self->start);
  self->key_hash = smith_tree_hash (self->builder->tree, open + 1, (gsize) (*p - open) - 2);
  if (!skip_space (self, p) || G_UNLIKELY (**p != ':'))
    return FALSE;
  (*p)++;
  if (**p == ' ')
    (*p)++;

  return skip_space (self, p);
}

/* Adds a node to the open container; there is room. */
static inline void
add (Plain       *self,
     guint        kind,
     guint        flags,
     const char  *start,
     const char  *end)
{
  SmithNode node = self->n_records++;

  self->records[node] = (SmithNodeRecord) {
    .start = (guint32) (start - self->start),
    .end = (guint32) (end - self->start),
    .key_start = self->in_object ? self->key_start : self->n_children,
    .key_end = self->in_object ? self->key_end : self->n_children,
    .parent = self->container,
    /* leave_level() mends this where nothing follows */
    .first = kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY ? node + 1 : 0,
    .kind = kind,
    .flags = flags,
  };
  /* of the record that is no node this is mended in the end */
  self->records[self->last_child].next = node;
  self->last_child = node;
  self->n_children++;
  if (self->in_object)
    {
      self->keys[self->n_keys++] = (SmithTreeSlot) { self->key_hash, node };
      smith_tree_builder_look_for_ref (self->builder, self->key_hash, node, flags);
    }
}

static inline gboolean
read_word (Plain       *self,
           const char **p,
           const char  *word,
           guint        length,
           guint        kind)
{
  const char *start = *p;

  if (__builtin_memcmp (start, word, length) != 0)
    return FALSE;
  *p += length;
  add (self, kind, 0, start, *p);

  return TRUE;
}

static inline gboolean
read_scalar (Plain       *self,
             const char **p)
{
  const char *start = *p;
  const char *wrong = NULL;
  gboolean escaped;

  switch (*start)
    {
    case '"':
      *p = find_string_end (self, start + 1, &escaped);
      if (G_UNLIKELY (*p == NULL))
        return FALSE;
      add (self, SMITH_NODE_STRING, escaped ? SMITH_FLAG_INDIRECT : 0, start, *p);
      return TRUE;

    case 't':
      return read_word (self, p, "true", 4, SMITH_NODE_BOOLEAN);

    case 'f':
      return read_word (self, p, "false", 5, SMITH_NODE_BOOLEAN);

    case 'n':
      return read_word (self, p, "null", 4, SMITH_NODE_NULL);

    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      *p = smith_json_scan_number (start, self->end, &wrong);
      if (wrong != NULL || *p >= self->limit)
        return FALSE;
      add (self, SMITH_NODE_NUMBER, 0, start, *p);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Adds a container and makes it the open one. */
static inline gboolean
open_container (Plain      *self,
                const char *p)
{
  SmithNode node = self->n_records;

  if (G_UNLIKELY (self->depth == SMITH_LIMIT_DEPTH))
    return FALSE;

  add (self, *p == '{' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY, 0, p, p);
  leave_level (self);
  self->depth++;
  self->builder->levels[self->depth] = (SmithTreeLevel) { .node = node,
                                                          .keys_from = self->n_keys };
  self->container = node;
  self->last_child = SMITH_NODE_NONE;
  self->n_children = 0;
  self->in_object = *p == '{';

  return TRUE;
}

/* Closes the open container, which ends before @p. */
static inline void
close_container (Plain      *self,
                 const char *p)
{
  guint32 keys_from = self->builder->levels[self->depth].keys_from;

  leave_level (self);
  self->records[self->container].end = (guint32) (p - self->start);
  if (self->n_keys - keys_from > 1)
    {
      self->builder->n_keys = self->n_keys;
      smith_tree_builder_check_keys (self->builder, self->container, self->n_keys - keys_from);
    }
  self->n_keys = keys_from;
  self->depth--;
  enter_level (self);
}

/* Reads a member or an element, or the end of the open container.  Returns where it ends, NULL
 * when something stands here that is left to others; then nothing was added. */
static inline const char *
read_step (Plain      *self,
           const char *p)
{
  if (!skip_space (self, &p))
    return NULL;
  if (*p == (self->in_object ? '}' : ']'))
    {
      close_container (self, p + 1);
      return p + 1;
    }
  if (self->n_children > 0)
    {
      if (G_UNLIKELY (*p != ','))
        return NULL;
      p++;
      if (!skip_space (self, &p))
        return NULL;
    }
  if (self->in_object && !read_key (self, &p))
    return NULL;

  if (*p == '{' || *p == '[')
    return open_container (self, p) ? p + 1 : NULL;

  return read_scalar (self, &p) ? p : NULL;
}

/* Reads members and elements for as long as they are of the usual kind, and at most up to the
 * end of the root; the rest is for a step of the caller's. */
void
smith_json_read_plain (SmithJsonReader *reader)
{
  SmithTreeBuilder *builder = reader->builder;
  Plain self = {
    .builder = builder,
    .records = builder->tree->records,
    .keys = builder->keys,
    .start = reader->start,
    .end = reader->end,
    .limit = reader->end - MIN (reader->end - reader->start, MARGIN),
    .n_records = builder->tree->n_records,
    .n_keys = builder->n_keys,
    .depth = builder->depth,
  };
  const char *p = reader->p;

  enter_level (&self);
  if (self.n_children == 0)
    self.records[self.container].first = self.container + 1;
  while (p != NULL && p < self.limit && self.depth > 0 && self.n_records < builder->capacity &&
         self.n_keys < builder->keys_capacity)
    {
      reader->p = p;
      p = read_step (&self, p);
    }
  if (p != NULL)
    reader->p = p;

  leave_level (&self);
  self.records[SMITH_NODE_NONE] = (SmithNodeRecord) { 0 };
  builder->tree->n_records = self.n_records;
  builder->n_keys = self.n_keys;
  builder->depth = self.depth;
  reader->in_object = self.in_object;
  reader->after_value = self.n_children > 0;
}
