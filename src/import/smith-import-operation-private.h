/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "import/smith-import-operation.h"
#include "import/smith-import-template.h"
#include "schema/smith-schema.h"

G_BEGIN_DECLS

/* What an Operation Object is written from. */
typedef struct
{
  SmithApi                 *api;
  const SmithImportRequest *request;
  const SmithImportForm    *form;
  const char               *path;           /* the template */
  const char               *operation_id;
  SmithNode                 item;           /* the path item, or none yet */
  SmithDialect              dialect;
  const char               *body_schema;    /* (nullable) JSON */
  const char               *answer_schema;  /* (nullable) JSON */
  const char               *security;       /* (nullable) the scheme that it needs */
  SmithJsonWriter          *writer;         /* (owned) (nullable) while it is written */
} SmithImportWriter;

/* smith-import-write.c */
char *smith_import_write (SmithImportWriter *self);

/* What is changed in a document along with an operation. */
typedef struct
{
  SmithApi          *api;
  const char        *method;
  const char        *path;
  SmithNode          item;     /* the path item, references followed, or none yet */
  const char        *operation;  /* JSON */
  const char        *server;   /* (nullable): the address to be added or set */
  const char        *scheme;   /* (nullable): the name of the scheme to be added */
  const char        *scheme_json;  /* (nullable): the scheme */
} SmithImportPlacer;

/* smith-import-place.c */
gboolean smith_import_place (const SmithImportPlacer  *self,
                             GPtrArray                *edits,
                             GError                  **error);

/* smith-import-scheme.c */
SmithImportScheme smith_import_scheme_find (SmithApi                 *api,
                                            const SmithImportRequest *request,
                                            char                    **out_name,
                                            char                    **out_json,
                                            gboolean                 *out_is_global);

G_END_DECLS
