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

typedef struct
{
  SmithTreeBuilder *builder;
  SmithNodeRecord  *records;
  SmithTreeSlot    *keys;
  const char       *start;       /* of the text */
  const char       *end;
  const char       *limit;
  const char       *p;           /* what was read ends here */
  guint32           n_records;
  guint32           n_room;      /* the number of records at which more room is needed */
  guint32           n_keys;
  guint32           depth;
  SmithNode         container;   /* the open one */
  guint32           n_children;
  SmithNode         last_child;
  guint32           key_start;
  guint32           key_end;
  guint32           key_hash;
} Plain;

/* Takes what the builder knows of the open container.  While it is open here, its last child is
 * followed by the next record and its first is the one behind its own; leave_level() mends what
 * of this did not come to be. */
static inline void
enter_level (Plain *self)
{
  const SmithTreeLevel *level = &self->builder->levels[self->depth];
  SmithNodeRecord *container = &self->records[level->node];

  self->container = level->node;
  self->n_children = container->n_children;
  self->last_child = level->last_child;
  self->records[self->last_child].next = self->n_records;
}

static inline void
leave_level (Plain *self)
{
  SmithNodeRecord *container = &self->records[self->container];

  self->builder->levels[self->depth].last_child = self->last_child;
  self->records[self->last_child].next = SMITH_NODE_NONE;
  container->n_children = self->n_children;
  container->first = self->n_children > 0 ? self->container + 1 : SMITH_NODE_NONE;
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
  const char *text = p;

#ifdef __SSE2__
  for (; p < self->limit; p += sizeof (__m128i))
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      __m128i quotes = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('"'));
      __m128i escapes = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\\'));
      /* bytes above 0x7F are negative */
      __m128i others = _mm_cmplt_epi8 (block, _mm_set1_epi8 (' '));
      guint mask = (guint) _mm_movemask_epi8 (_mm_or_si128 (_mm_or_si128 (quotes, escapes),
                                                            others));

      if (G_LIKELY (mask != 0))
        {
          p += __builtin_ctz (mask);
          if (G_UNLIKELY (*p != '"'))
            break;
          *out_escaped = FALSE;
          return p + 1;
        }
    }
#endif
  p = smith_json_string_end (text, self->end, out_escaped);

  return p != NULL && p < self->limit ? p : NULL;
}

/* Reads a key and what is before the value.  Returns where the value is. */
static inline const char *
read_key (Plain      *self,
          const char *p)
{
  const char *open = p;
  gboolean escaped;

  if (G_UNLIKELY (*open != '"'))
    return NULL;
  p = find_string_end (self, open + 1, &escaped);
  if (G_UNLIKELY (p == NULL || escaped))
    return NULL;

  self->key_start = (guint32) (open - self->start);
  self->key_end = (guint32) (p - self->start);
  self->key_hash = smith_tree_hash (self->builder->tree, open + 1, (gsize) (p - open) - 2);
  if (!skip_space (self, &p) || G_UNLIKELY (*p != ':'))
    return NULL;
  p++;
  if (*p == ' ')
    p++;

  return skip_space (self, &p) ? p : NULL;
}

/* Adds a node to the open container; there is room. */
static inline void
add (Plain       *self,
     gboolean     in_object,
     guint        kind,
     guint        flags,
     const char  *start,
     const char  *end)
{
  SmithNode node = self->n_records++;

  self->records[node] = (SmithNodeRecord) {
    .start = (guint32) (start - self->start),
    .end = (guint32) (end - self->start),
    .key_start = in_object ? self->key_start : self->n_children,
    .key_end = in_object ? self->key_end : self->n_children,
    .parent = self->container,
    .next = node + 1,
    .kind = kind,
    .flags = flags,
  };
  self->last_child = node;
  self->n_children++;
  if (in_object)
    {
      self->keys[self->n_keys++] = (SmithTreeSlot) { self->key_hash, node };
      smith_tree_builder_look_for_ref (self->builder, self->key_hash, node, flags);
    }
}

/* The end of a number.  Returns NULL when it is not one, or the limit is reached. */
static const char *
find_number_end (const Plain *self,
                 const char  *p)
{
  const char *wrong = NULL;

  p = smith_json_scan_number (p, self->end, &wrong);

  return wrong == NULL && p < self->limit ? p : NULL;
}

/* Adds the scalar at @p.  Returns its end. */
static inline const char *
read_scalar (Plain      *self,
             gboolean    in_object,
             const char *p)
{
  const char *start = p;
  guint kind, flags = 0;
  gboolean escaped;

  if (*start == '"')
    {
      kind = SMITH_NODE_STRING;
      p = find_string_end (self, start + 1, &escaped);
      flags = p != NULL && escaped ? SMITH_FLAG_INDIRECT : 0;
    }
  else if (g_ascii_isdigit (*start) || *start == '-')
    {
      kind = SMITH_NODE_NUMBER;
      p = find_number_end (self, start);
    }
  else
    {
      guint32 word;

      kind = SMITH_NODE_BOOLEAN;
      __builtin_memcpy (&word, start, sizeof word);
      if (__builtin_memcmp (&word, "true", 4) == 0)
        p += 4;
      else if (__builtin_memcmp (&word, "fals", 4) == 0 && start[4] == 'e')
        p += 5;
      else
        return NULL;
    }
  if (G_UNLIKELY (p == NULL))
    return NULL;
  add (self, in_object, kind, flags, start, p);

  return p;
}

/* Adds a container and makes it the open one.  Returns where its first child may be. */
static inline const char *
open_container (Plain      *self,
                gboolean    in_object,
                const char *p)
{
  SmithNode node = self->n_records;

  /* what smith_tree_builder_open() looks at */
  if (G_UNLIKELY (self->depth == SMITH_LIMIT_DEPTH || node >= self->builder->ask_at))
    return NULL;

  add (self, in_object, *p == '{' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY, 0, p, p);
  leave_level (self);
  self->depth++;
  self->builder->levels[self->depth] = (SmithTreeLevel) { .node = node,
                                                          .keys_from = self->n_keys };
  self->container = node;
  self->n_children = 0;
  self->last_child = SMITH_NODE_NONE;

  return p + 1;
}

/* Closes the open container, which ends before @p. */
static inline void
close_container (Plain      *self,
                 gboolean    is_object,
                 const char *p)
{
  guint32 keys_from = self->builder->levels[self->depth].keys_from;

  leave_level (self);
  self->records[self->container].end = (guint32) (p - self->start);
  if (is_object && self->n_keys - keys_from > 1)
    {
      self->builder->n_keys = self->n_keys;
      smith_tree_builder_check_keys (self->builder, self->container, self->n_keys - keys_from);
    }
  self->n_keys = keys_from;
  self->depth--;
  enter_level (self);
}

/* Reads what is in the open container, up to its end or to the beginning of another.  Returns
 * FALSE when something stands there that is left to others. */
static inline gboolean
read_children (Plain    *self,
               gboolean  in_object)
{
  const char *p = self->p;

  while (p < self->limit && self->n_records < self->n_room)
    {
      self->p = p;
      if (!skip_space (self, &p))
        return FALSE;
      if (*p == (in_object ? '}' : ']'))
        {
          self->p = p + 1;
          close_container (self, in_object, p + 1);
          return self->depth > 0;
        }
      if (self->n_children > 0)
        {
          if (G_UNLIKELY (*p != ','))
            return FALSE;
          p++;
          if (!skip_space (self, &p))
            return FALSE;
        }
      if (in_object)
        p = read_key (self, p);
      if (G_UNLIKELY (p == NULL))
        return FALSE;
      if (*p == '{' || *p == '[')
        {
          p = open_container (self, in_object, p);
          self->p = p != NULL ? p : self->p;
          return p != NULL;
        }
      p = read_scalar (self, in_object, p);
      if (G_UNLIKELY (p == NULL))
        return FALSE;
    }
  self->p = p;

  return FALSE;
}

/* Reads members and elements for as long as they are of the usual kind, and at most up to the
 * end of the root; the rest is for a step of the caller's. */
void
smith_json_read_plain (SmithJsonReader *reader)
{
  SmithTreeBuilder *builder = reader->builder;
  guint32 n_records = builder->tree->n_records;
  Plain self = {
    .builder = builder,
    .records = builder->tree->records,
    .keys = builder->keys,
    .start = reader->start,
    .p = reader->p,
    .end = reader->end,
    .limit = reader->end - MIN (reader->end - reader->start, MARGIN),
    .n_records = n_records,
    .n_room = n_records + MIN (builder->capacity - n_records,
                               builder->keys_capacity - builder->n_keys),
    .n_keys = builder->n_keys,
    .depth = builder->depth,
  };
  gboolean more = TRUE;

  enter_level (&self);
  while (more)
    more = self.records[self.container].kind == SMITH_NODE_OBJECT ? read_children (&self, TRUE)
                                                                  : read_children (&self, FALSE);
  leave_level (&self);
  self.records[SMITH_NODE_NONE] = (SmithNodeRecord) { 0 };

  builder->tree->n_records = self.n_records;
  builder->n_keys = self.n_keys;
  builder->depth = self.depth;
  reader->p = self.p;
  reader->in_object = self.records[self.container].kind == SMITH_NODE_OBJECT;
  reader->after_value = self.n_children > 0;
}
