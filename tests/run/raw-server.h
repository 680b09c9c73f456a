/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RawServer:
 *
 * Sends what no HTTP library would: `/cut` promises more than it sends and hangs up, `/slow`
 * sends the beginning of a body and waits, `/reason` puts the key into the status line,
 * everything else is no HTTP at all.
 */
typedef struct _RawServer RawServer;

RawServer  *raw_server_new        (gboolean  *is_ready);
void        raw_server_free       (RawServer *self);
const char *raw_server_get_origin (RawServer *self);

G_END_DECLS
