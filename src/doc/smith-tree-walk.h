/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* What smith-tree.h answers a call each, answered in line: for who asks it of every value of a
 * document, where a call takes as long as its answer.  Everyone else asks smith-tree.h. */

#define SMITH_NODE_ALIAS 6u  /* a kind that never leaves doc/: see smith_tree_get_kind() */

enum
{
  SMITH_FLAG_INDIRECT   = 1 << 0,  /* JSON: the string has escapes; YAML: its text is in the pool */
  SMITH_FLAG_POOLED_KEY = 1 << 1,  /* the key's text is in the pool */
  SMITH_FLAG_DUPLICATE  = 1 << 2,  /* an earlier member has the same key */
  SMITH_FLAG_MERGED     = 1 << 3,  /* an alias that a merge key brought */
  SMITH_FLAG_QUOTED     = 1 << 4,  /* YAML: a string that is not a plain scalar */
  SMITH_FLAG_MERGES     = 1 << 4,  /* YAML: a container or an alias that a merge key names */
  SMITH_FLAG_DAMAGED    = 1 << 5,  /* a container: something in it was passed over after an error */
};

/* Invariants: records[0] is not a node; parents come before children; the start of the key,
 * or of the value where there is none, never falls from one record to the next.
 *
 * What a merge key brings are aliases behind everything else in the mapping; their start
 * keeps the order, and their n_children is the node of the merge key's value, where they
 * stand for everyone else.  That value is a record whose parent is the mapping, but the
 * mapping does not list it; the reader, which knows the tag of its key, says so in a flag. */
typedef struct
{
  guint32 start;      /* bytes: the value, quotes included */
  guint32 end;
  guint32 key_start;  /* bytes: the key, quotes included; an element: its number in the array */
  guint32 key_end;    /* equal to the start where there is no key */
  guint32 next;
  guint32 parent;
  guint32 n_children : 23;  /* below SMITH_LIMIT_NODES */
  guint32 kind : 3;
  guint32 flags : 6;
  guint32 first;      /* container: first child; alias: target; pooled string: place in the pool */
} SmithNodeRecord;

/**
 * SmithTreeWalk:
 *
 * The values of a tree by their numbers, good for as long as the tree.
 */
typedef struct
{
  SmithTree             *tree;
  const SmithNodeRecord *records;
  const char            *data;
  guint                  n_nodes;
  gboolean               is_plain;  /* JSON without an escape in a key: there is no alias, and each
                                     * key stands between its two quotes */
} SmithTreeWalk;

void smith_tree_walk_init (SmithTreeWalk *self,
                           SmithTree     *tree);

/* As smith_tree_get_kind(). */
static inline SmithNodeKind
smith_tree_walk_kind (const SmithTreeWalk *self,
                      SmithNode            node)
{
  const SmithNodeRecord *record = &self->records[node];

  return (SmithNodeKind) (G_UNLIKELY (record->kind == SMITH_NODE_ALIAS)
                            ? self->records[record->first].kind : record->kind);
}

/* The record of what @node shows: its own, or that of what an alias stands for. */
static inline const SmithNodeRecord *
smith_tree_walk_shown (const SmithTreeWalk *self,
                       SmithNode            node)
{
  const SmithNodeRecord *record = &self->records[node];

  return G_UNLIKELY (record->kind == SMITH_NODE_ALIAS) ? &self->records[record->first] : record;
}

/* As smith_tree_peek_key(). */
static inline const char *
smith_tree_walk_key (const SmithTreeWalk *self,
                     SmithNode            node,
                     gsize               *out_length)
{
  const SmithNodeRecord *record = &self->records[node];
  const char *key = self->data + record->key_start;
  gsize length = record->key_end - record->key_start;

  if (G_UNLIKELY (record->flags & SMITH_FLAG_POOLED_KEY))
    return smith_tree_peek_key (self->tree, node, out_length);
  if (length > 1 && (key[0] == '"' || key[0] == '\''))
    {
      length -= 2;
      key++;
    }
  *out_length = length;

  return key;
}

G_END_DECLS
