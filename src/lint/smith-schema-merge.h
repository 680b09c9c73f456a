/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"

G_BEGIN_DECLS

/**
 * SmithMember:
 * @key: (owned): a keyword
 * @json: (owned): its value
 */
typedef struct
{
  char *key;
  char *json;
} SmithMember;

/**
 * SmithMerge:
 * @api: whose schemas they are
 * @list: an `anyOf` or `oneOf` at the root, of which @branch is chosen; or %SMITH_NODE_NONE
 * @branch: an element of @list
 * @pin: (nullable): a field that must have the value @pin_value
 * @pin_value: (nullable)
 * @losses: (nullable): a sentence for each optional field that has to go is added here
 *
 * How schemas become one.
 */
typedef struct
{
  SmithApi   *api;
  SmithNode   list;
  SmithNode   branch;
  const char *pin;
  const char *pin_value;
  GPtrArray  *losses;
} SmithMerge;

GPtrArray *smith_schema_merge         (const SmithMerge *merge,
                                       SmithNode         schema,
                                       GError          **error);
SmithNode  smith_schema_find_list     (SmithApi         *api,
                                       SmithNode         schema);
gboolean   smith_schema_is_null       (SmithTree        *tree,
                                       SmithNode         schema);
char      *smith_schema_print         (SmithTree        *tree,
                                       SmithNode         node);
char      *smith_members_join         (GPtrArray        *members);

G_END_DECLS
