/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/smith-import-request.h"

G_BEGIN_DECLS

/* cURL commands as browsers and documentation write them, for a POSIX shell, bash or Windows. */

SmithImportRequest *smith_import_curl_read       (const char  *text,
                                                  gssize       length,
                                                  gsize       *out_offset,
                                                  GError     **error);
gboolean            smith_import_curl_looks_like (const char  *text);

G_END_DECLS
