/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-error.h"

G_DEFINE_QUARK (smith-http-error-quark, smith_http_error)

static const struct
{
  int            io_code;
  SmithHttpError code;
} io_codes[] = {
  { G_IO_ERROR_HOST_NOT_FOUND,      SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_HOST_UNREACHABLE,    SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_CONNECTION_REFUSED,  SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_PERMISSION_DENIED,   SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_PROXY_FAILED,        SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_PROXY_AUTH_FAILED,   SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_PROXY_NEED_AUTH,     SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_PROXY_NOT_ALLOWED,   SMITH_HTTP_ERROR_UNREACHABLE },
  { G_IO_ERROR_TIMED_OUT,           SMITH_HTTP_ERROR_TIMED_OUT },
};

static SmithHttpError
code_for (const GError *error,
          gboolean      was_sent)
{
  /* these two say that nothing was sent; TLS connections also break off in the middle */
  if (error->domain == G_TLS_ERROR)
    return was_sent ? SMITH_HTTP_ERROR_PROTOCOL : SMITH_HTTP_ERROR_TLS;
  if (error->domain == G_RESOLVER_ERROR)
    return was_sent ? SMITH_HTTP_ERROR_PROTOCOL : SMITH_HTTP_ERROR_UNREACHABLE;
  if (error->domain == G_IO_ERROR)
    for (gsize i = 0; i < G_N_ELEMENTS (io_codes); i++)
      if (error->code == io_codes[i].io_code)
        return was_sent && io_codes[i].code == SMITH_HTTP_ERROR_UNREACHABLE
                 ? SMITH_HTTP_ERROR_PROTOCOL
                 : io_codes[i].code;

  return SMITH_HTTP_ERROR_PROTOCOL;
}

/**
 * smith_http_error_translate:
 * @error: (transfer full): what GIO or libsoup said
 * @host: for the message; never a whole URL, which may carry a key
 * @was_sent: whether the server may have got the request
 * @body_bytes: how much of a body had come
 *
 * Returns: (transfer full): an error in %SMITH_HTTP_ERROR, or @error itself when it was a
 *   cancellation or is in %SMITH_HTTP_ERROR already
 */
GError *
smith_http_error_translate (GError     *error,
                            const char *host,
                            gboolean    was_sent,
                            gsize       body_bytes)
{
  g_autoptr(GError) original = error;

  if (original->domain == SMITH_HTTP_ERROR ||
      g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&original);

  if (body_bytes > 0)
    return g_error_new (SMITH_HTTP_ERROR, code_for (original, was_sent),
                        "%s: the answer broke off after %" G_GSIZE_FORMAT " bytes: %s",
                        host, body_bytes, original->message);

  return g_error_new (SMITH_HTTP_ERROR, code_for (original, was_sent), "%s: %s", host,
                      original->message);
}
