/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithHttpTimings:
 * @dns_us: looking up the name
 * @connect_us: making the TCP connection
 * @tls_us: the handshake
 * @wait_us: from the first byte of the request to the first byte of the answer
 * @download_us: from there to the last byte
 * @total_us: from the call to the last byte, with everything between the steps
 *
 * Microseconds; -1 where the step did not happen, as on a connection that was kept open.
 * Steps of several hops are added up.
 */
typedef struct
{
  gint64 dns_us;
  gint64 connect_us;
  gint64 tls_us;
  gint64 wait_us;
  gint64 download_us;
  gint64 total_us;
} SmithHttpTimings;

/**
 * SmithHttpResponse:
 *
 * One answer, whatever its status.  Immutable and counted; may be read from several threads.
 * All text is UTF-8, also when the server sent header values that are not.
 */
typedef struct _SmithHttpResponse SmithHttpResponse;

SmithHttpResponse      *smith_http_response_ref                (SmithHttpResponse  *self);
void                    smith_http_response_unref              (SmithHttpResponse  *self);
guint                   smith_http_response_get_status         (SmithHttpResponse  *self);
const char             *smith_http_response_get_reason         (SmithHttpResponse  *self);
const char             *smith_http_response_get_url            (SmithHttpResponse  *self);
const char             *smith_http_response_get_method         (SmithHttpResponse  *self);
const char             *smith_http_response_get_http_version   (SmithHttpResponse  *self);
guint                   smith_http_response_get_n_headers      (SmithHttpResponse  *self);
void                    smith_http_response_get_header_at      (SmithHttpResponse  *self,
                                                                guint               index,
                                                                const char        **out_name,
                                                                const char        **out_value);
char                   *smith_http_response_dup_header         (SmithHttpResponse  *self,
                                                                const char         *name);
const char             *smith_http_response_get_content_type   (SmithHttpResponse  *self);
const char             *smith_http_response_get_charset        (SmithHttpResponse  *self);
GBytes                 *smith_http_response_get_body           (SmithHttpResponse  *self);
gboolean                smith_http_response_is_body_cut        (SmithHttpResponse  *self);
char                   *smith_http_response_dup_text           (SmithHttpResponse  *self);
guint64                 smith_http_response_get_wire_bytes     (SmithHttpResponse  *self);
const SmithHttpTimings *smith_http_response_get_timings        (SmithHttpResponse  *self);
guint                   smith_http_response_get_n_redirects    (SmithHttpResponse  *self);
const char             *smith_http_response_get_remote_address (SmithHttpResponse  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithHttpResponse, smith_http_response_unref)

G_END_DECLS
