/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/smith-import-error.h"
#include "openapi/smith-api.h"
#include "schema/smith-schema.h"

G_BEGIN_DECLS

/**
 * SmithImportTarget:
 * @SMITH_IMPORT_TARGET_BODY: what is sent
 * @SMITH_IMPORT_TARGET_ANSWER: what comes back
 *
 * What a JSON sample is one of.
 */
typedef enum
{
  SMITH_IMPORT_TARGET_BODY,
  SMITH_IMPORT_TARGET_ANSWER,
} SmithImportTarget;

SmithDialect  smith_import_get_dialect (SmithApi              *api);
char         *smith_import_sample_fold (const char            *text,
                                        gsize                  length);
char         *smith_import_sample_read (const char            *text,
                                        SmithDialect           dialect,
                                        gsize                 *out_offset,
                                        GError               **error);
gboolean      smith_import_sample_put  (SmithApi              *api,
                                        const SmithOperation  *operation,
                                        SmithImportTarget      target,
                                        const char            *schema,
                                        GPtrArray             *edits,
                                        GError               **error);

G_END_DECLS
