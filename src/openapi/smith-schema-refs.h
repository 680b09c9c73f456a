/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-pointer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* What a reference to a component schema begins with: OpenAPI 3.1.1 §4.8.7. */
#define SMITH_SCHEMA_PREFIX "#/components/schemas/"

/**
 * SmithSchemaStep:
 * @component: a member of `components.schemas`
 * @ref: an object with `$ref` in it, which leads to the component of the next step
 *
 * One reference of a circle.  In YAML @ref may stand elsewhere, where an alias of
 * @component leads.
 */
typedef struct
{
  SmithNode component;
  SmithNode ref;
} SmithSchemaStep;

GArray    *smith_schema_list_refs     (SmithTree *tree,
                                       SmithNode  schema);
SmithNode  smith_schema_get_component (SmithTree *tree,
                                       SmithNode  ref);
GArray    *smith_schema_find_circle   (SmithTree *tree,
                                       SmithNode  schemas);

G_END_DECLS
