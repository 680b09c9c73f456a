/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Origins of web addresses (RFC 6454): scheme, host and port, written as
 * `scheme://host[:port]` in lower case, the port left out where it is the scheme's own. */

char     *smith_origin_from_url    (const char *url);
gboolean  smith_origin_is_loopback (const char *origin);
gboolean  smith_origin_equal       (const char *a,
                                    const char *b);
gboolean  smith_origin_covers      (const char *allowed,
                                    const char *origin);

G_END_DECLS
