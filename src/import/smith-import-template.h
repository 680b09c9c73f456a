/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/smith-import-request.h"
#include "openapi/smith-api.h"

G_BEGIN_DECLS

/* Paths of requests as templates: what is a value in one is a parameter in the other. */

int        smith_import_find_server         (SmithApi                 *api,
                                             const char               *origin,
                                             const char               *path,
                                             gsize                    *out_length);
char      *smith_import_template_propose    (SmithApi                 *api,
                                             const SmithImportRequest *request);
GPtrArray *smith_import_template_parameters (SmithApi                 *api,
                                             const SmithImportRequest *request,
                                             const char               *template_path);
gboolean   smith_import_template_check      (const char               *template_path,
                                             GError                  **error);

G_END_DECLS
