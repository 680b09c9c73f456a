/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/smith-schema-compile-private.h"

G_BEGIN_DECLS

/* One schema on its way from keywords to rules. */
typedef struct
{
  SmithSchemaCompiler *compiler;
  SmithTree           *tree;
  guint                document;
  SmithNode            node;         /* the schema */
  guint                resource;
  GArray              *rules;        /* of SmithSchemaRule */
  gboolean             wants_marks;
} SmithSchemaPass;

/* smith-schema-keywords.c */
SmithNode        smith_schema_pass_get        (SmithSchemaPass    *self,
                                               const char         *keyword,
                                               SmithNodeKind       kind);
SmithNode        smith_schema_pass_get_schema (SmithSchemaPass    *self,
                                               const char         *keyword);
guint32          smith_schema_pass_want       (SmithSchemaPass    *self,
                                               SmithNode           node);
SmithSchemaRule *smith_schema_pass_add        (SmithSchemaPass    *self,
                                               SmithSchemaKeyword  kind,
                                               const char         *name,
                                               SmithNode           node);
guint32          smith_schema_pass_add_list   (SmithSchemaPass    *self,
                                               SmithNode           list,
                                               guint32            *out_n);
void             smith_schema_pass_limit      (SmithSchemaPass    *self,
                                               SmithSchemaKeyword  kind,
                                               const char         *name);
SmithSchemaRegex *
                 smith_schema_pass_regex      (SmithSchemaPass    *self,
                                               const char         *pattern,
                                               gsize               length);

/* smith-schema-keywords-container.c */
void             smith_schema_pass_array      (SmithSchemaPass    *self);
void             smith_schema_pass_members    (SmithSchemaPass    *self);
void             smith_schema_pass_required   (SmithSchemaPass    *self);
void             smith_schema_pass_enum       (SmithSchemaPass    *self,
                                               SmithNode           values);
void             smith_schema_pass_dependent  (SmithSchemaPass    *self,
                                               const char         *keyword);

G_END_DECLS
