/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithStructureWhat:
 * @SMITH_STRUCTURE_UNKNOWN: the specification has no such field there
 * @SMITH_STRUCTURE_KIND: the field has a value of another kind than the specification asks for
 * @SMITH_STRUCTURE_VALUE: it is of the right kind, but none of the texts that may stand there
 * @SMITH_STRUCTURE_MISSING: a field is not there that must be
 * @SMITH_STRUCTURE_NAME: a name in a map that may not stand there: a media type, or the name
 *   of a component
 * @SMITH_STRUCTURE_IGNORED: a field beside a reference, which is not read
 * @SMITH_STRUCTURE_EMPTY: a field is null, or has nothing in it where something must be
 * @SMITH_STRUCTURE_EXCLUSIVE: of two fields only one may be there
 */
typedef enum
{
  SMITH_STRUCTURE_UNKNOWN,
  SMITH_STRUCTURE_KIND,
  SMITH_STRUCTURE_VALUE,
  SMITH_STRUCTURE_MISSING,
  SMITH_STRUCTURE_NAME,
  SMITH_STRUCTURE_IGNORED,
  SMITH_STRUCTURE_EMPTY,
  SMITH_STRUCTURE_EXCLUSIVE,
} SmithStructureWhat;

/**
 * SmithStructureFinding:
 * @node: the field's value, or the object that lacks a field
 * @span: the key of an unknown field, of one beside a reference, of a wrong name, of an empty
 *   field and of the later of two that exclude one another; the value of a wrong field; where a
 *   field is missing, the key of the object, or its first byte when it has none
 * @object: what the specification calls the object, as in "Operation Object"; static
 * @field: (nullable): the field that is meant: of an unknown one the nearest right name, if
 *   one is near; of a wrong name the map; of a field that excludes another that one; of several
 *   of which one is missing the first; %NULL also for an item or a member of a map that has any
 *   name; static
 * @expected: (nullable): the kind, with `+` where something must be in it, or the texts with `|`
 *   between them; static
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

/* Objects that hold values beside schemas. */
typedef enum
{
  SMITH_PLACE_SCHEMA,
  SMITH_PLACE_PARAMETER,
  SMITH_PLACE_HEADER,
  SMITH_PLACE_MEDIA_TYPE,
} SmithStructurePlace;

typedef void (*SmithStructureVisit) (SmithStructurePlace place,
                                     SmithNode           node,
                                     gpointer            user_data);

GArray *smith_structure_check (SmithTree           *tree,
                               guint                max_findings,
                               SmithStructureVisit  visit,
                               gpointer             user_data,
                               gboolean            *out_is_truncated,
                               GCancellable        *cancellable);
const char *smith_structure_suggest (SmithTree  *tree,
                                     SmithNode   member);
gboolean    smith_structure_may_be  (SmithTree  *tree,
                                     SmithNode   member,
                                     const char *name);
gboolean    smith_structure_may_lack (SmithTree *tree,
                                      SmithNode  member);

G_END_DECLS
