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
 * SmithScan:
 * @structure: (owned) (element-type SmithStructureFinding): what the specification would not
 *   have so; what the platform complains of at the same node is left out
 * @is_truncated: whether there is more of @structure than %SMITH_LIMIT_PROBLEMS
 * @values: (owned) (element-type SmithScanValue): in document order
 * @lists: (owned) (element-type SmithNode): schemas of type array that do not say of what
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
  GHashTable *complaints;
} SmithScan;

SmithScan *smith_scan_new       (SmithTree    *tree,
                                 GCancellable *cancellable);
void       smith_scan_drop_said (SmithScan    *self,
                                 SmithImport  *import);
void       smith_scan_free      (SmithScan    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithScan, smith_scan_free)

G_END_DECLS
