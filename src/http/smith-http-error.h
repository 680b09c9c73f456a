/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithHttpError:
 * @SMITH_HTTP_ERROR_BAD_URL: the address is not one of the web, or carries a user name or a
 *   password; nothing was sent
 * @SMITH_HTTP_ERROR_BAD_REQUEST: the method or a header cannot be sent as it is, such as a
 *   value with a line break; nothing was sent
 * @SMITH_HTTP_ERROR_UNREACHABLE: no connection: name lookup, refusal, route, proxy; nothing
 *   was sent
 * @SMITH_HTTP_ERROR_TLS: the certificate or the handshake was refused; nothing was sent
 * @SMITH_HTTP_ERROR_TIMED_OUT: no whole answer in time; the server may have acted
 * @SMITH_HTTP_ERROR_TOO_LARGE: the body passed the caller's limit; the server has acted
 * @SMITH_HTTP_ERROR_PROTOCOL: what came back is not HTTP, or ended early; the server may have
 *   acted
 * @SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS: %SMITH_LIMIT_REDIRECTS were followed and the last
 *   answer names yet another address
 * @SMITH_HTTP_ERROR_LOST_REDIRECT: a redirect led to where no connection is, or none to be
 *   trusted; the server that redirected may have acted
 *
 * Failures of an exchange.  A 4xx or 5xx answer is a result, not an error, and a cancelled
 * exchange is always %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SMITH_HTTP_ERROR_BAD_URL,
  SMITH_HTTP_ERROR_BAD_REQUEST,
  SMITH_HTTP_ERROR_UNREACHABLE,
  SMITH_HTTP_ERROR_TLS,
  SMITH_HTTP_ERROR_TIMED_OUT,
  SMITH_HTTP_ERROR_TOO_LARGE,
  SMITH_HTTP_ERROR_PROTOCOL,
  SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS,
  SMITH_HTTP_ERROR_LOST_REDIRECT,
} SmithHttpError;

#define SMITH_HTTP_ERROR (smith_http_error_quark ())

GQuark  smith_http_error_quark     (void);
GError *smith_http_error_translate (GError     *error,
                                    const char *host,
                                    gboolean    was_sent,
                                    gsize       body_bytes);

G_END_DECLS
