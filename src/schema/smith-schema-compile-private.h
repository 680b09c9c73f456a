/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/smith-schema-private.h"

G_BEGIN_DECLS

/* A schema in the making. */
typedef struct
{
  SmithSchema       *schema;
  SmithSchemaLoader  loader;
  gpointer           user_data;
  GHashTable        *units;      /* (owned) place → unit plus one */
  GHashTable        *by_place;   /* (owned) place → resource plus one */
  GHashTable        *by_uri;     /* (owned) URI without fragment → resource plus one */
  GHashTable        *anchors;    /* (owned) URI with fragment → place */
  GHashTable        *walked;     /* (owned) places whose identifiers are known */
  GError            *error;      /* (owned) (nullable) the first */
} SmithSchemaCompiler;

/* A node of a document, as a key of tables. */
static inline gpointer
smith_schema_place (guint     document,
                    SmithNode node)
{
  return GSIZE_TO_POINTER ((gsize) document << 32 | node);
}

/* smith-schema-resource.c */
guint    smith_schema_add_document   (SmithSchemaCompiler *self,
                                      SmithTree           *tree,
                                      const char          *uri);
void     smith_schema_walk           (SmithSchemaCompiler *self,
                                      guint                document,
                                      SmithNode            node);
guint    smith_schema_find_resource  (SmithSchemaCompiler *self,
                                      guint                document,
                                      SmithNode            node);
gboolean smith_schema_resolve        (SmithSchemaCompiler *self,
                                      guint                resource,
                                      const char          *reference,
                                      guint               *out_document,
                                      SmithNode           *out_node);

/* smith-schema-meta.c */
#define SMITH_SCHEMA_META_URI "https://json-schema.org/draft/2020-12/schema"
SmithTree *smith_schema_read_meta    (const char          *uri);

/* smith-schema-keywords.c */
void     smith_schema_compile_unit   (SmithSchemaCompiler *self,
                                      guint32              unit);

/* smith-schema-plan.c */
void     smith_schema_plan           (SmithSchema         *self);

/* smith-schema-compile.c */
guint32  smith_schema_want           (SmithSchemaCompiler *self,
                                      guint                document,
                                      SmithNode            node);
void     smith_schema_fail           (SmithSchemaCompiler *self,
                                      SmithSchemaError     code,
                                      const char          *format,
                                      ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
