/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "openapi/smith-schema-refs.h"

G_BEGIN_DECLS

/**
 * SmithSchemaCircle:
 * @ref: the object with the `$ref` that closes the circle.  In YAML it may stand elsewhere,
 *   where an alias of the component leads.
 * @names: (owned): the components on the way, `A → B → A`; the middle of a long way is left
 *   out
 */
typedef struct
{
  SmithNode  ref;
  char      *names;
} SmithSchemaCircle;

/**
 * SmithSchemaCircles:
 * @circles: (owned) (element-type SmithSchemaCircle): without their closing references there
 *   would be no circle; at most %SMITH_LIMIT_CIRCLES
 * @lost: (owned) (element-type SmithNode): the components in a circle, and those that lead to
 *   one
 */
typedef struct
{
  GArray     *circles;
  GHashTable *lost;
} SmithSchemaCircles;

SmithSchemaCircles *smith_schema_find_circles (SmithTree          *tree,
                                               SmithNode           schemas,
                                               GCancellable       *cancellable);
void                smith_schema_circles_free (SmithSchemaCircles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSchemaCircles, smith_schema_circles_free)

G_END_DECLS
