/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"

G_BEGIN_DECLS

/* How OpenAPI writes a parameter's value into an address or a header: the table of styles
 * (OpenAPI 3.1.1 §4.8.12.4) and, for what it leaves open, RFC 6570. */

gboolean smith_style_append_path   (GString              *out,
                                    const SmithParameter *parameter,
                                    SmithTree            *values,
                                    SmithNode             value);
gboolean smith_style_append_query  (GString              *out,
                                    const SmithParameter *parameter,
                                    gboolean              allow_reserved,
                                    SmithTree            *values,
                                    SmithNode             value);
char    *smith_style_to_header     (const SmithParameter *parameter,
                                    SmithTree            *values,
                                    SmithNode             value);
void     smith_style_append_json   (GString              *out,
                                    const char           *name,
                                    SmithTree            *values,
                                    SmithNode             value);

G_END_DECLS
