/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithStructureWhat:
 * @SMITH_STRUCTURE_UNKNOWN: the specification has no such field there
 * @SMITH_STRUCTURE_KIND: the field has a value of another kind than the specification asks for
 * @SMITH_STRUCTURE_VALUE: it is of the right kind, but none of the texts that may stand there
 * @SMITH_STRUCTURE_MISSING: a field is not there that must be
 */
typedef enum
{
  SMITH_STRUCTURE_UNKNOWN,
  SMITH_STRUCTURE_KIND,
  SMITH_STRUCTURE_VALUE,
  SMITH_STRUCTURE_MISSING,
} SmithStructureWhat;

/**
 * SmithStructureFinding:
 * @node: the field's value, or the object that lacks a field
 * @span: the key of an unknown field, the value of a wrong one; where a field is missing, the
 *   key of the object, or its first byte when it has none
 * @object: what the specification calls the object, as in "Operation Object"; static
 * @field: (nullable): the field that is meant: of an unknown one the nearest right name, if
 *   one is near; %NULL also for an item or a member of a map that has any name; static
 * @expected: (nullable): the kind, or the texts with `|` between them; static
 */
typedef struct
{
  SmithStructureWhat what;
  SmithNode          node;
  SmithSpan          span;
  const char        *object;
  const char        *field;
  const char        *expected;
} SmithStructureFinding;

GArray *smith_structure_check (SmithTree *tree,
                               guint      max_findings);

G_END_DECLS
