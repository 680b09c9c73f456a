/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-schema-merge.h"

G_BEGIN_DECLS

/**
 * SmithPart:
 * @node: an object whose keywords all hold; `$ref` and `allOf` in it were followed
 * @is_referred: a reference led there
 * @picks: `anyOf` and `oneOf` in it were replaced by one of their branches
 */
typedef struct
{
  SmithNode node;
  gboolean  is_referred;
  gboolean  picks;
} SmithPart;

/* One merge; @depth counts objects in objects.  @closes_all: an object that combines others
 * and takes no further fields means those of all of them. */
typedef struct
{
  const SmithMerge *merge;
  SmithTree        *tree;
  guint             depth;
  guint             n_parts;
  gboolean          closes_all;
} SmithMerger;

/* The values of one keyword in all parts that have it. */
typedef struct
{
  const char *key;
  GArray     *nodes;   /* (owned) of SmithNode */
  GArray     *owners;  /* (owned) of guint: the part of each */
} SmithKeyword;

gboolean  smith_merge_fail       (GError            **error,
                                  const char         *what);
char     *smith_merge_schemas    (SmithMerger        *self,
                                  const SmithNode    *nodes,
                                  guint               n_nodes,
                                  const char         *pinned,
                                  GError            **error);
char     *smith_merge_properties (SmithMerger        *self,
                                  GArray             *parts,
                                  gboolean            is_root,
                                  GError            **error);
char     *smith_merge_required   (SmithMerger        *self,
                                  GArray             *parts,
                                  gboolean            is_root);
char     *smith_merge_keyword    (SmithMerger        *self,
                                  const SmithKeyword *keyword,
                                  GArray             *parts,
                                  gboolean            is_root,
                                  GError            **error);
gboolean  smith_merge_are_equal  (SmithMerger        *self,
                                  const SmithNode    *nodes,
                                  guint               n_nodes);

G_END_DECLS
