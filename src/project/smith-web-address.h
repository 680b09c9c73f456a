/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/smith-project-error.h"

G_BEGIN_DECLS

/* Addresses of documents on the web: what a person types, what is asked for, and what may be
 * kept of it. */

char *smith_web_address_check      (const char  *text,
                                    GError     **error);
char *smith_web_address_dup_host   (const char  *url);
char *smith_web_address_dup_raw    (const char  *url);
char *smith_web_address_dup_public (const char  *url,
                                    gboolean    *out_is_whole);
char *smith_web_address_dup_name   (const char  *url,
                                    const char  *disposition,
                                    gboolean     is_json);

G_END_DECLS
