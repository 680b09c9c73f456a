/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-pointer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* What a reference to a component schema begins with: OpenAPI 3.1.1 §4.8.7. */
#define SMITH_SCHEMA_PREFIX "#/components/schemas/"

GArray    *smith_schema_list_refs     (SmithTree *tree,
                                       SmithNode  schema);
SmithNode  smith_schema_get_component (SmithTree *tree,
                                       SmithNode  ref);

G_END_DECLS
