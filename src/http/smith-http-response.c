/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-response.h"

#include <string.h>

#include "smith-http-response-private.h"

typedef struct
{
  char *name;   /* (owned) */
  char *value;  /* (owned) */
} Header;

struct _SmithHttpResponse
{
  guint             status;
  gboolean          is_body_cut;
  guint             n_redirects;
  const char       *http_version;    /* static */
  char             *method;          /* (owned) of the last hop */
  char             *reason;          /* (owned) */
  char             *url;             /* (owned) */
  char             *remote_address;  /* (owned) (nullable) */
  char             *content_type;    /* (owned) (nullable) lower case, without parameters */
  char             *charset;         /* (owned) (nullable) */
  GArray           *headers;         /* (owned) of Header */
  GBytes           *body;            /* (owned) */
  guint64           wire_bytes;
  SmithHttpTimings  timings;
};

static void
header_clear (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->value);
}

static void
response_clear (gpointer data)
{
  SmithHttpResponse *self = data;

  g_free (self->method);
  g_free (self->reason);
  g_free (self->url);
  g_free (self->remote_address);
  g_free (self->content_type);
  g_free (self->charset);
  g_array_unref (self->headers);
  g_bytes_unref (self->body);
}

/* RFC 9110 §5.5: bytes that are not ASCII are opaque; every pair of a byte and a character
 * of ISO-8859-1 is one to one, so nothing is lost. */
static char *
to_utf8 (const char *bytes)
{
  if (g_utf8_validate (bytes, -1, NULL))
    return g_strdup (bytes);

  return g_convert (bytes, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static const char *
version_name (SoupHTTPVersion version)
{
  switch (version)
    {
    case SOUP_HTTP_1_0:
      return "HTTP/1.0";

    case SOUP_HTTP_1_1:
      return "HTTP/1.1";

    case SOUP_HTTP_2_0:
      return "HTTP/2";

    default:
      return "HTTP";
    }
}

static gint64
step (gint64  so_far,
      guint64 start,
      guint64 end)
{
  if (start == 0 || end < start)
    return so_far;

  return MAX (so_far, 0) + (gint64) (end - start);
}

void
smith_http_timings_init (SmithHttpTimings *timings)
{
  *timings = (SmithHttpTimings) { -1, -1, -1, -1, -1, -1 };
}

/* Adds one hop; @now_us stands in for the end when libsoup has not seen it, because the body
 * was cut. */
void
smith_http_timings_add (SmithHttpTimings   *timings,
                        SoupMessageMetrics *metrics,
                        gint64              now_us)
{
  guint64 tls_start = soup_message_metrics_get_tls_start (metrics);
  guint64 connect_end = soup_message_metrics_get_connect_end (metrics);
  guint64 response_start = soup_message_metrics_get_response_start (metrics);
  guint64 response_end = soup_message_metrics_get_response_end (metrics);

  timings->dns_us = step (timings->dns_us, soup_message_metrics_get_dns_start (metrics),
                          soup_message_metrics_get_dns_end (metrics));
  /* libsoup counts the handshake as a part of connecting */
  timings->connect_us = step (timings->connect_us,
                              soup_message_metrics_get_connect_start (metrics),
                              tls_start != 0 ? tls_start : connect_end);
  timings->tls_us = step (timings->tls_us, tls_start, connect_end);
  timings->wait_us = step (timings->wait_us, soup_message_metrics_get_request_start (metrics),
                           response_start);
  timings->download_us = step (timings->download_us, response_start,
                               response_end != 0 ? response_end : (guint64) now_us);
}

static void
read_headers (SmithHttpResponse  *self,
              SoupMessageHeaders *headers)
{
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  self->headers = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->headers, header_clear);
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      Header header = { to_utf8 (name), to_utf8 (value) };

      g_array_append_val (self->headers, header);
    }
}

static void
read_content_type (SmithHttpResponse  *self,
                   SoupMessageHeaders *headers)
{
  g_autoptr(GHashTable) params = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &params);
  const char *charset = params != NULL ? g_hash_table_lookup (params, "charset") : NULL;

  if (type != NULL && g_str_is_ascii (type))
    self->content_type = g_ascii_strdown (type, -1);
  if (charset != NULL && g_str_is_ascii (charset))
    self->charset = g_ascii_strdown (charset, -1);
}

/* @arrival: what it owns is taken over */
SmithHttpResponse *
smith_http_response_new (SoupMessage      *message,
                         SmithHttpArrival *arrival)
{
  SmithHttpResponse *self = g_atomic_rc_box_new0 (SmithHttpResponse);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);
  const char *reason = soup_message_get_reason_phrase (message);

  self->status = soup_message_get_status (message);
  self->reason = to_utf8 (reason != NULL ? reason : "");
  self->method = g_strdup (soup_message_get_method (message));
  self->http_version = version_name (soup_message_get_http_version (message));
  self->url = g_steal_pointer (&arrival->url);
  self->remote_address = g_steal_pointer (&arrival->remote_address);
  self->body = g_steal_pointer (&arrival->body);
  self->is_body_cut = arrival->is_body_cut;
  self->n_redirects = arrival->n_redirects;
  self->timings = arrival->timings;
  self->wire_bytes = soup_message_metrics_get_response_header_bytes_received (metrics) +
                     soup_message_metrics_get_response_body_bytes_received (metrics);
  read_headers (self, headers);
  read_content_type (self, headers);

  return self;
}

SmithHttpResponse *
smith_http_response_ref (SmithHttpResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
smith_http_response_unref (SmithHttpResponse *self)
{
  g_atomic_rc_box_release_full (self, response_clear);
}

guint
smith_http_response_get_status (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * smith_http_response_get_reason:
 *
 * Returns: (not nullable): what the server calls the status; HTTP/2 has the standard words
 */
const char *
smith_http_response_get_reason (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}

/**
 * smith_http_response_get_url:
 *
 * Returns: (not nullable): the address that answered, after redirects, without fragment
 */
const char *
smith_http_response_get_url (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * smith_http_response_get_method:
 *
 * Returns: (not nullable): the method that was answered; a redirect may have made it GET
 */
const char *
smith_http_response_get_method (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

/**
 * smith_http_response_get_http_version:
 *
 * Returns: (not nullable): such as `HTTP/1.1` or `HTTP/2`
 */
const char *
smith_http_response_get_http_version (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->http_version;
}

guint
smith_http_response_get_n_headers (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->headers->len;
}

/**
 * smith_http_response_get_header_at:
 * @index: from 0, in the order of the answer
 * @out_name: (out) (optional): the name, in the case of the answer
 * @out_value: (out) (optional): the value
 */
void
smith_http_response_get_header_at (SmithHttpResponse  *self,
                                   guint               index,
                                   const char        **out_name,
                                   const char        **out_value)
{
  const Header *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->headers->len);

  header = &g_array_index (self->headers, Header, index);
  if (out_name != NULL)
    *out_name = header->name;
  if (out_value != NULL)
    *out_value = header->value;
}

/**
 * smith_http_response_dup_header:
 * @name: in any case
 *
 * Returns: (transfer full) (nullable): the values of that name, joined by `", "`, or %NULL
 *   when there is none
 */
char *
smith_http_response_dup_header (SmithHttpResponse *self,
                                const char        *name)
{
  GString *joined = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const Header *header = &g_array_index (self->headers, Header, i);

      if (g_ascii_strcasecmp (header->name, name) != 0)
        continue;
      if (joined == NULL)
        joined = g_string_new (header->value);
      else
        g_string_append_printf (joined, ", %s", header->value);
    }

  return joined != NULL ? g_string_free (joined, FALSE) : NULL;
}

/**
 * smith_http_response_get_content_type:
 *
 * Returns: (nullable): the media type in lower case, without parameters; %NULL when the
 *   answer names none
 */
const char *
smith_http_response_get_content_type (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

/**
 * smith_http_response_get_charset:
 *
 * Returns: (nullable): the charset parameter of the media type, in lower case
 */
const char *
smith_http_response_get_charset (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->charset;
}

/**
 * smith_http_response_get_body:
 *
 * Returns: (transfer none) (not nullable): the body, content-decoded; empty when there is
 *   none
 */
GBytes *
smith_http_response_get_body (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * smith_http_response_is_body_cut:
 *
 * Returns: whether the body goes on after what was kept
 */
gboolean
smith_http_response_is_body_cut (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_body_cut;
}

static char *
convert_text (const char *data,
              gsize       size,
              const char *charset)
{
  gsize n_written = 0;
  g_autofree char *text =
    g_convert (data, (gssize) size, "UTF-8", charset, NULL, &n_written, NULL);

  if (text == NULL || memchr (text, '\0', n_written) != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

/**
 * smith_http_response_dup_text:
 *
 * Reads the body as text: in the charset that the answer names, else as UTF-8.  A UTF-8
 * character that a cut has split is left out.  Costs a pass and a copy of the body.
 *
 * Returns: (transfer full) (nullable): UTF-8 without NUL, or %NULL when the body is not text
 *   in that charset, or the charset is not known
 */
char *
smith_http_response_dup_text (SmithHttpResponse *self)
{
  gsize size;
  const char *data;
  const char *end;

  g_return_val_if_fail (self != NULL, NULL);

  data = g_bytes_get_data (self->body, &size);
  if (size == 0)
    return g_strdup ("");
  if (self->charset != NULL && !g_str_equal (self->charset, "utf-8") &&
      !g_str_equal (self->charset, "us-ascii"))
    return convert_text (data, size, self->charset);
  if (!g_utf8_validate_len (data, size, &end) &&
      !(self->is_body_cut && g_utf8_get_char_validated (end, data + size - end) == (gunichar) -2))
    return NULL;

  return g_strndup (data, (gsize) (end - data));
}

/**
 * smith_http_response_get_wire_bytes:
 *
 * Returns: the size of headers and body as they came, before decoding
 */
guint64
smith_http_response_get_wire_bytes (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->wire_bytes;
}

/**
 * smith_http_response_get_timings:
 *
 * Returns: (transfer none) (not nullable): where the time went
 */
const SmithHttpTimings *
smith_http_response_get_timings (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->timings;
}

guint
smith_http_response_get_n_redirects (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_redirects;
}

/**
 * smith_http_response_get_remote_address:
 *
 * Returns: (nullable): the address and port that answered, or those of a proxy
 */
const char *
smith_http_response_get_remote_address (SmithHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->remote_address;
}
