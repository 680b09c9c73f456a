/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-limits.h"
#include "doc/smith-tree-walk.h"

G_BEGIN_DECLS

/* What only the two readers and the tree itself know. */

/* Objects with more members than this get an index, see smith-tree.c. */
#define SMITH_TREE_INDEX_ABOVE 12u

/* `$ref`, `operationRef` and `mapping`. */
#define SMITH_TREE_N_REF_KEYS 3

typedef struct
{
  guint32 hash;
  guint32 node;
} SmithTreeSlot;

typedef struct
{
  guint32          node;
  guint32          last_child;
  guint32          keys_from;  /* length of the stack of key hashes when it was opened */
  /* these are smith-json-plain.c's own */
  gboolean         in_object;
  SmithNodeRecord *record;     /* the container's */
  SmithTreeSlot   *keys;       /* where its own begin in the stack of keys */
  guint64          state;
} SmithTreeLevel;

/* A value that may be a reference, or an object whose members may be; see smith-tree-refs.c. */
typedef struct
{
  guint32 node;
  guint32 address;  /* of what it leads to or into; 0 when only a closer look tells */
} SmithTreeRef;

/* See smith-tree-block.c. */
typedef struct
{
  char *start;   /* (owned) (nullable) */
  gsize mapped;  /* bytes, of a mapping of its own; 0: the heap has it */
} SmithTreeBlock;

struct _SmithTree
{
  GBytes          *text;         /* (owned) */
  const char      *data;         /* of @text; never NULL */
  SmithNodeRecord *records;      /* in their block */
  SmithTreeBlock   record_block; /* (owned) */
  SmithTreeBlock   pool;         /* (owned) length-prefixed texts */
  SmithTreeSlot   *index;        /* (owned) (nullable) members of large objects, open addressing */
  GHashTable      *pooled_keys;  /* (owned) (nullable) node → place in the pool */
  GArray          *refs;         /* (owned) of SmithTreeRef, in the order of the nodes */
  guint64          seed;         /* of the hashes of keys */
  guint32          index_mask;
  guint32          n_records;
  SmithSyntax      syntax;
  gboolean         has_json_error;
  gboolean         has_aliases;  /* YAML: one of the records is an alias, of a merge key or not */
  GArray          *errors;       /* (owned) (nullable) of SmithReadError, in text order */
  SmithReadError   json_error;   /* of the first of two tries: smith_tree_read_any() */
};

/* A tree in the making. */
typedef struct
{
  SmithTree      *tree;
  GCancellable   *cancellable;   /* (nullable) asked now and then */
  gboolean        is_cancelled;
  guint32         ask_at;        /* the node at which that is asked next, or if there is room */
  guint32         capacity;
  guint32         depth;
  guint32         n_indexed;     /* members of large objects */
  guint32         key_start;     /* of the member that comes next */
  guint32         key_end;
  guint32         key_pool;      /* its place in the pool plus one; 0 for none */
  guint32         key_hash;
  guint32         ref_hashes[SMITH_TREE_N_REF_KEYS];
  SmithTreeSlot  *keys;          /* (owned) members of the open objects */
  guint32         n_keys;
  guint32         keys_capacity;
  GArray         *large;         /* (owned) of SmithTreeSlot: what the index will hold, before the
                                  * members of each object one with their number and the object */
  gsize           n_pool;        /* bytes of the tree's pool that are used, */
  gsize           pool_capacity; /* and that there are */
  SmithTreeLevel  levels[SMITH_LIMIT_DEPTH + 1];
} SmithTreeBuilder;

void       smith_tree_builder_init      (SmithTreeBuilder *self,
                                         GBytes           *text,
                                         SmithSyntax       syntax);
SmithTree *smith_tree_builder_end       (SmithTreeBuilder *self);
void       smith_tree_builder_restart   (SmithTreeBuilder *self);
gboolean   smith_tree_builder_make_room (SmithTreeBuilder *self,
                                         gsize             at);
gboolean   smith_tree_builder_open      (SmithTreeBuilder *self,
                                         guint             kind,
                                         guint32           start);
void       smith_tree_builder_close     (SmithTreeBuilder *self,
                                         guint32           end);
void       smith_tree_builder_check_keys (SmithTreeBuilder *self,
                                          SmithNode         node,
                                          guint             n);
void       smith_tree_builder_mark_duplicate (SmithTreeBuilder    *self,
                                              const SmithTreeSlot *members,
                                              gsize                n_before);
void       smith_tree_builder_set_key   (SmithTreeBuilder *self,
                                         guint32           start,
                                         guint32           end,
                                         const char       *text,
                                         gsize             length);
guint32    smith_tree_builder_pool      (SmithTreeBuilder *self,
                                         const char       *text,
                                         gsize             length);
const char *smith_tree_builder_peek_key (SmithTreeBuilder *self,
                                         SmithNode         node,
                                         gsize            *out_length);
void       smith_tree_builder_fail      (SmithTreeBuilder *self,
                                         SmithReadCode     code,
                                         gsize             start,
                                         gsize             end,
                                         const char       *format,
                                         ...) G_GNUC_PRINTF (5, 6);
void       smith_tree_builder_fail_not_utf8 (SmithTreeBuilder *self,
                                             gsize             at);
void       smith_tree_builder_fail_many (SmithTreeBuilder *self,
                                         gsize             at);
void       smith_tree_builder_damage    (SmithTreeBuilder *self);

const char *smith_json_read             (SmithTreeBuilder *self);
void       smith_tree_refs_init         (SmithTreeBuilder *self);
void       smith_tree_refs_note         (SmithTreeBuilder *self,
                                         SmithNode         node,
                                         guint             flags);
guint32    smith_tree_refs_address      (SmithTree        *tree,
                                         const char       *fragment,
                                         gsize             length);
guint32    smith_ref_get_address        (SmithTree        *tree,
                                         SmithNode         node);
guint      smith_tree_refs_find         (SmithTree        *tree,
                                         SmithNode         node);
gboolean   smith_tree_refs_next         (SmithTree        *tree,
                                         guint32           address,
                                         guint            *index,
                                         SmithNode        *ref);
gsize      smith_tree_block_reserve     (SmithTreeBlock   *self,
                                         gsize             n_used,
                                         gsize             n_wanted);
void       smith_tree_block_trim        (SmithTreeBlock   *self,
                                         gsize             n_used);
void       smith_tree_block_free        (SmithTreeBlock   *self);
void       smith_yaml_read              (SmithTreeBuilder *self);
gboolean   smith_json_unescape          (const char       *text,
                                         gsize             length,
                                         GString          *out);

static inline const SmithNodeRecord *
smith_tree_record (SmithTree *self,
            SmithNode  node)
{
  g_assert (node < self->n_records);

  return &self->records[node];
}

/* The node whose contents @node shows: itself, or what an alias stands for.  The reader
 * lets no alias point at another. */
static inline SmithNode
smith_tree_follow (SmithTree *self,
        SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);

  return record->kind == SMITH_NODE_ALIAS ? record->first : node;
}

/* Whether @node is the value of a merge key, which brings what is in it. */
static inline gboolean
smith_tree_is_merge (SmithTree *self,
                     SmithNode  node)
{
  const SmithNodeRecord *record = smith_tree_record (self, node);

  return record->kind >= SMITH_NODE_ARRAY && (record->flags & SMITH_FLAG_MERGES) != 0;
}

static inline const char *
smith_tree_peek_pool (SmithTree *self,
           guint32    place,
           gsize     *out_length)
{
  guint32 length;

  memcpy (&length, self->pool.start + place, sizeof length);
  *out_length = length;

  return self->pool.start + place + sizeof length;
}

/* Both halves of a product. */
static inline guint64
smith_tree_hash_fold (guint64 a,
                      guint64 b)
{
#ifdef __SIZEOF_INT128__
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
#else
  guint64 low = a * (guint32) b, high = a * (b >> 32);

  return low ^ (high << 32 | high >> 32) ^ a >> 32;
#endif
}

static inline guint64
smith_tree_hash_load (const char *text)
{
  guint64 word;

  __builtin_memcpy (&word, text, sizeof word);

  return GUINT64_FROM_LE (word);
}

/* Up to eight bytes, with zeros behind them.  Those that are looked at twice are the same: a copy
 * of a varying number of bytes would cost more than all the rest. */
static inline guint64
smith_tree_hash_load_few (const char *text,
                          gsize       length)
{
  guint32 first, last;

  if (length == 8)
    return smith_tree_hash_load (text);
  if (length < 4)
    return length == 0 ? 0
                       : (guint64) (guchar) text[0] |
                         (guint64) (guchar) text[length / 2] << length / 2 * 8 |
                         (guint64) (guchar) text[length - 1] << (length - 1) * 8;
  __builtin_memcpy (&first, text, sizeof first);
  __builtin_memcpy (&last, text + length - 4, sizeof last);

  return GUINT32_FROM_LE (first) | (guint64) GUINT32_FROM_LE (last) << (length - 4) * 8;
}

/* The second secret. */
static inline guint64
smith_tree_hash_turn (guint64 seed)
{
  return seed << 32 | seed >> 32;
}

/* Two words of the text times each other, each of them changed by a secret of its own.  The
 * secrets are a tree's, so that no document can be written whose keys all fall into one place. */
static inline guint32
smith_tree_hash_end (guint64 seed,
                     guint64 first,
                     guint64 last,
                     gsize   length)
{
  return (guint32) smith_tree_hash_fold (seed ^ first, smith_tree_hash_turn (seed) ^ last ^ length);
}

/* The same of more than 16 bytes. */
static inline guint32
smith_tree_hash_many (guint64     seed,
                      const char *text,
                      gsize       length)
{
  const char *last = text + length - 16;
  guint64 hash = seed;

  for (; text < last; text += 16)
    hash = smith_tree_hash_fold (hash ^ smith_tree_hash_load (text),
                                 smith_tree_hash_turn (seed) ^ smith_tree_hash_load (text + 8));

  return smith_tree_hash_end (hash, smith_tree_hash_load (last), smith_tree_hash_load (last + 8),
                              length);
}

/* Of a key, called once a member. */
static inline guint32
smith_tree_hash_seeded (guint64     seed,
                        const char *text,
                        gsize       length)
{
  if (length > 16)
    return smith_tree_hash_many (seed, text, length);
  if (length <= 8)
    return smith_tree_hash_end (seed, smith_tree_hash_load_few (text, length), 0, length);

  return smith_tree_hash_end (seed, smith_tree_hash_load (text),
                              smith_tree_hash_load (text + length - 8) >> (16 - length) * 8,
                              length);
}

static inline guint32
smith_tree_hash (const SmithTree *tree,
                 const char      *text,
                 gsize            length)
{
  return smith_tree_hash_seeded (tree->seed, text, length);
}

/* Notes a member whose key may be one of a reference. */
static inline void
smith_tree_builder_look_for_ref (SmithTreeBuilder *self,
                                 guint32           key_hash,
                                 SmithNode         node,
                                 guint             flags)
{
  for (guint i = 0; i < SMITH_TREE_N_REF_KEYS; i++)
    if (G_UNLIKELY (key_hash == self->ref_hashes[i]))
      smith_tree_refs_note (self, node, flags);
}

/* Adds a node below the open container, with the key that was set last.  Returns its
 * number, or SMITH_NODE_NONE with the error set when there are too many, or reading was
 * cancelled. */
static inline SmithNode
smith_tree_builder_add (SmithTreeBuilder *self,
                        guint             kind,
                        guint             flags,
                        guint32           start,
                        guint32           end)
{
  SmithTree *tree = self->tree;
  SmithTreeLevel *level = &self->levels[self->depth];
  SmithNode node = tree->n_records;
  SmithNodeRecord *record;

  if (G_UNLIKELY (node >= self->ask_at) && !smith_tree_builder_make_room (self, start))
    return SMITH_NODE_NONE;

  tree->n_records++;
  record = &tree->records[node];
  *record = (SmithNodeRecord) {
    .start = start,
    .end = end,
    .key_start = self->key_start,
    .key_end = self->key_end,
    .parent = level->node,
    .kind = kind,
    .flags = flags,
  };

  if (level->node != SMITH_NODE_NONE)
    {
      SmithNodeRecord *container = &tree->records[level->node];

      if (level->last_child == SMITH_NODE_NONE)
        container->first = node;
      else
        tree->records[level->last_child].next = node;
      if (container->kind == SMITH_NODE_ARRAY)
        record->key_start = record->key_end = container->n_children;
      container->n_children++;
      if (container->kind == SMITH_NODE_OBJECT)
        {
          if (G_UNLIKELY (self->n_keys == self->keys_capacity))
            {
              self->keys_capacity *= 2;
              self->keys = g_renew (SmithTreeSlot, self->keys, self->keys_capacity);
            }
          self->keys[self->n_keys++] = (SmithTreeSlot) { self->key_hash, node };
          smith_tree_builder_look_for_ref (self, self->key_hash, node, flags);
          if (G_UNLIKELY (self->key_pool != 0))
            {
              record->flags |= SMITH_FLAG_POOLED_KEY;
              if (tree->pooled_keys == NULL)
                tree->pooled_keys = g_hash_table_new (NULL, NULL);
              g_hash_table_insert (tree->pooled_keys, GUINT_TO_POINTER (node),
                                   GUINT_TO_POINTER (self->key_pool - 1));
              self->key_pool = 0;
            }
          self->key_start = self->key_end = 0;
        }
    }
  level->last_child = node;
  if (kind == SMITH_NODE_ALIAS)
    tree->has_aliases = TRUE;

  return node;
}

G_END_DECLS
