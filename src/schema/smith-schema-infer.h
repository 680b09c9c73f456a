/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "schema/smith-schema.h"

G_BEGIN_DECLS

/**
 * SmithSchemaShape:
 *
 * What values look like that were seen, from which a schema is made that all of them fit.  It
 * keeps names, not values.  For one thread at a time.
 */
typedef struct _SmithSchemaShape SmithSchemaShape;

SmithSchemaShape *smith_schema_shape_new   (void);
void              smith_schema_shape_free  (SmithSchemaShape       *self);
void              smith_schema_shape_add   (SmithSchemaShape       *self,
                                            SmithTree              *values,
                                            SmithNode               value);
char             *smith_schema_shape_print (const SmithSchemaShape *self,
                                            SmithDialect            dialect,
                                            SmithJsonLayout         layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSchemaShape, smith_schema_shape_free)

G_END_DECLS
