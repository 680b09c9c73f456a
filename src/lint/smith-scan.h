/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"
#include "openapi/smith-structure.h"

G_BEGIN_DECLS

/**
 * SmithScanValue:
 * @node: the value, or the map or list of several
 * @owner: the object that it is a member of
 * @place: what @owner is
 *
 * Where `example`, `examples` or `default` stands.
 */
typedef struct
{
  SmithNode           node;
  SmithNode           owner;
  SmithStructurePlace place;
} SmithScanValue;

/**
 * SmithOddityKind:
 * @SMITH_ODDITY_REQUIRED: a name that must be there is none of the properties
 * @SMITH_ODDITY_ENUM: a listed value is of another type
 * @SMITH_ODDITY_BOUNDS: a lower bound is above the upper one
 * @SMITH_ODDITY_PATTERN: a pattern, which nobody has read yet
 */
typedef enum
{
  SMITH_ODDITY_REQUIRED,
  SMITH_ODDITY_ENUM,
  SMITH_ODDITY_BOUNDS,
  SMITH_ODDITY_PATTERN,
} SmithOddityKind;

/**
 * SmithOddity:
 * @node: the name, the value, the lower bound or the pattern
 * @other: the properties, the type, the upper bound or the schema
 *
 * Keywords of a schema that do not go together.
 */
typedef struct
{
  SmithOddityKind kind;
  SmithNode       node;
  SmithNode       other;
} SmithOddity;

/**
 * SmithScan:
 * @structure: (owned) (element-type SmithStructureFinding): what the specification would not
 *   have so; what the platform complains of at the same node is left out
 * @is_truncated: whether there is more of @structure than %SMITH_LIMIT_PROBLEMS
 * @values: (owned) (element-type SmithScanValue): in document order
 * @lists: (owned) (element-type SmithNode): schemas of type array that do not say of what
 * @oddities: (owned) (element-type SmithOddity)
 * @complaints: (owned) (nullable) (element-type SmithNode): the keys are what the platform
 *   complains of; %NULL before smith_scan_drop_said()
 *
 * One look at a document by the objects of its specification, for all rules.
 */
typedef struct
{
  GArray     *structure;
  gboolean    is_truncated;
  GArray     *values;
  GArray     *lists;
  GArray     *oddities;
  GHashTable *complaints;
} SmithScan;

SmithScan *smith_scan_new       (SmithTree    *tree,
                                 GCancellable *cancellable);
void       smith_scan_drop_said (SmithScan    *self,
                                 SmithImport  *import);
void       smith_scan_free      (SmithScan    *self);

/* smith-scan-schema.c */
void       smith_scan_look_at_keyword (SmithTree  *tree,
                                       SmithNode   schema,
                                       SmithNode   keyword,
                                       const char *name,
                                       gsize       length,
                                       GString    *scratch,
                                       GArray     *oddities);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithScan, smith_scan_free)

G_END_DECLS
