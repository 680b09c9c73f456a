/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "openapi/smith-api.h"

G_BEGIN_DECLS

/* Values of a call or of an answer: nodes of a tree that was read from JSON. */

gboolean smith_value_write         (SmithJsonWriter *writer,
                                    SmithTree       *tree,
                                    SmithNode        node,
                                    gsize            max_bytes);
char    *smith_value_to_text       (SmithTree       *tree,
                                    SmithNode        node,
                                    gsize           *out_length);
gboolean smith_value_equal         (SmithTree       *tree_a,
                                    SmithNode        a,
                                    SmithTree       *tree_b,
                                    SmithNode        b);

/**
 * SmithValueCheck:
 * @api: the document of the schemas
 * @values: the tree of the values
 * @argument: name of the argument that the value is or belongs to
 * @is_closed: whether members that a schema does not declare are problems, as they are to
 *   the platform, or only where the schema says `additionalProperties: false`
 * @stops: what the problems say about going on
 * @problems: (element-type SmithArgumentProblem): where they go
 */
typedef struct
{
  SmithApi   *api;
  SmithTree  *values;
  const char *argument;
  gboolean    is_closed;
  gboolean    stops;
  GPtrArray  *problems;
} SmithValueCheck;

void     smith_value_check         (const SmithValueCheck *check,
                                    SmithNode              schema,
                                    SmithNode              value,
                                    const char            *name);

G_END_DECLS
