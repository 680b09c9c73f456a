/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithHttpCall:
 *
 * One request to the server, to be answered once, now or later.  Counted; when the last
 * reference goes without an answer, the answer is 500.  Belongs to the thread of the server.
 */
typedef struct _SmithHttpCall SmithHttpCall;

SmithHttpCall *smith_http_call_ref            (SmithHttpCall  *self);
void           smith_http_call_unref          (SmithHttpCall  *self);
const char    *smith_http_call_get_method     (SmithHttpCall  *self);
const char    *smith_http_call_get_path       (SmithHttpCall  *self);
const char    *smith_http_call_get_query_text (SmithHttpCall  *self);
GHashTable    *smith_http_call_get_query      (SmithHttpCall  *self);
const char    *smith_http_call_get_header     (SmithHttpCall  *self,
                                               const char     *name);
GBytes        *smith_http_call_get_body       (SmithHttpCall  *self);
gboolean       smith_http_call_is_open        (SmithHttpCall  *self);
void           smith_http_call_add_header     (SmithHttpCall  *self,
                                               const char     *name,
                                               const char     *value);
void           smith_http_call_respond        (SmithHttpCall  *self,
                                               guint           status,
                                               const char     *content_type,
                                               GBytes         *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithHttpCall, smith_http_call_unref)

/**
 * SmithHttpServer:
 *
 * A server for this machine alone: it listens on 127.0.0.1, and answers only requests whose
 * `Host` says so, lest a web page reach it through a name of its own.  Several calls may be
 * open at once.
 */
#define SMITH_TYPE_HTTP_SERVER (smith_http_server_get_type ())
G_DECLARE_FINAL_TYPE (SmithHttpServer, smith_http_server, SMITH, HTTP_SERVER, GObject)

/**
 * SmithHttpServeFunc:
 * @server: the server
 * @call: a request whose body is in; keep a reference to answer later
 * @user_data: what smith_http_server_new() was given
 */
typedef void (*SmithHttpServeFunc) (SmithHttpServer *server,
                                    SmithHttpCall   *call,
                                    gpointer         user_data);

SmithHttpServer *smith_http_server_new        (SmithHttpServeFunc   serve,
                                               gpointer             user_data,
                                               GDestroyNotify       user_data_free);
gboolean         smith_http_server_listen     (SmithHttpServer     *self,
                                               guint16              port,
                                               GError             **error);
const char      *smith_http_server_get_origin (SmithHttpServer     *self);
void             smith_http_server_stop       (SmithHttpServer     *self);

G_END_DECLS
