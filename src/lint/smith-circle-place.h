/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithCutKind:
 * @SMITH_CUT_NONE: nothing may be taken away there
 * @SMITH_CUT_REMOVE: a field or an alternative goes
 * @SMITH_CUT_CLOSE: additionalProperties becomes false
 * @SMITH_CUT_REFUSE: what a pattern of names takes becomes nothing
 * @SMITH_CUT_EMPTY: an array may have no items any more
 *
 * How a request becomes narrower without a reference in it: whatever is sent then was valid
 * before.
 */
typedef enum
{
  SMITH_CUT_NONE,
  SMITH_CUT_REMOVE,
  SMITH_CUT_CLOSE,
  SMITH_CUT_REFUSE,
  SMITH_CUT_EMPTY,
} SmithCutKind;

typedef struct
{
  SmithCutKind kind;
  SmithNode    node;  /* what goes or changes */
} SmithCut;

/**
 * SmithRefPlace:
 *
 * What a reference is for the schema that it stands in, the least missed first.
 */
typedef enum
{
  SMITH_REF_PLACE_VALUE,     /* in an extension: no schema at all */
  SMITH_REF_PLACE_OPTIONAL,  /* a field that may be left out */
  SMITH_REF_PLACE_ITEMS,     /* items of an array, values of a map */
  SMITH_REF_PLACE_BRANCH,    /* one of several alternatives */
  SMITH_REF_PLACE_REQUIRED,  /* a field that must be there */
  SMITH_REF_PLACE_WHOLE,     /* the schema is no more than that, or takes it over */
} SmithRefPlace;

SmithRefPlace smith_circle_get_place  (SmithTree  *tree,
                                       SmithNode   holder);
char         *smith_circle_dup_name   (SmithTree  *tree,
                                       SmithNode   holder);
SmithNode     smith_circle_find_part  (SmithTree  *tree,
                                       SmithNode   from,
                                       SmithNode   holder,
                                       GHashTable *parts);
SmithCut      smith_circle_find_cut   (SmithTree  *tree,
                                       SmithNode   holder,
                                       GHashTable *gone);

G_END_DECLS
