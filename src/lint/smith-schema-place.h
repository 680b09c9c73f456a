/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-model.h"

G_BEGIN_DECLS

/* Where in a document schemas really are: by the objects of OpenAPI, as the importer's model
 * has them, never by the name of a key.  What stands in examples, defaults, enums and
 * extensions is a value. */

/* Called for each Schema Object, outer ones first; a reference is one too. */
typedef void (*SmithSchemaFunc) (SmithTree *tree,
                                 SmithNode  schema,
                                 gpointer   user_data);

const SmithModelType *smith_schema_type_at   (SmithTree            *tree,
                                              SmithNode             node);
gboolean              smith_schema_is_at     (SmithTree            *tree,
                                              SmithNode             node);
gboolean              smith_schema_is_schema (const SmithModelType *type);
gboolean              smith_schema_is_map    (const SmithModelType *type);
void                  smith_schema_foreach   (SmithTree            *tree,
                                              SmithSchemaFunc       func,
                                              gpointer              user_data);

G_END_DECLS
