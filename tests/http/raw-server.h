/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the server does after it has written its bytes. */
typedef enum
{
  RAW_CLOSE,   /* closes */
  RAW_HOLD,    /* keeps the connection open and says no more */
  RAW_REPEAT,  /* writes the last line again, for ever */
} RawThen;

/* A server that does not know HTTP: it reads a request, writes the same bytes to
 * everyone, whatever was asked, and keeps what it read.  In the thread of the test. */
typedef struct _RawServer RawServer;

RawServer  *raw_server_new          (const char *bytes,
                                     gssize      length,
                                     RawThen     then);
void        raw_server_free         (RawServer  *self);
guint16     raw_server_get_port     (RawServer  *self);
const char *raw_server_get_request  (RawServer  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
