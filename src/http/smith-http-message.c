/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A request on its way out: what can be sent, what libsoup sends, what people see of it. */

#include "smith-http-request.h"

#include <string.h>

#include "base/smith-origin.h"
#include "base/smith-redact.h"
#include "config.h"
#include "smith-http-error.h"
#include "smith-http-request-private.h"

#define USER_AGENT "Actionsmith/" SMITH_VERSION
#define TOKEN_PUNCTUATION "!#$%&'*+-.^_`|~"  /* RFC 9110 §5.6.2 */

/* Headers that belong to the connection or say how long the body is: a second opinion about
 * them makes two servers read two different requests. */
static const char * const reserved_headers[] = {
  "Connection",
  "Content-Length",
  "Host",
  "Keep-Alive",
  "Proxy-Connection",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
};

/* ---- what can be sent ---- */

static gboolean
is_token (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (TOKEN_PUNCTUATION, *text) == NULL)
      return FALSE;

  return TRUE;
}

/* A value must not end its line, nor hide anything from the eye. */
static gboolean
is_field_value (const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (((guint8) text[i] < 0x20 && text[i] != '\t') || text[i] == 0x7f)
      return FALSE;

  return TRUE;
}

static gboolean
is_reserved (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reserved_headers); i++)
    if (g_ascii_strcasecmp (name, reserved_headers[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_header (const SmithHttpRequestHeader  *header,
              GError                       **error)
{
  const char *value = header->secret != NULL ? smith_secret_peek (header->secret) : header->value;
  gsize length = header->secret != NULL ? smith_secret_get_length (header->secret)
                                        : strlen (header->value);

  if (!is_token (header->name))
    {
      g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST,
                   "A header name may hold letters, digits and %s only; nothing was sent",
                   TOKEN_PUNCTUATION);
      return FALSE;
    }
  if (is_reserved (header->name))
    {
      g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST,
                   "The header %s follows from the address and the body and cannot be set; "
                   "nothing was sent", header->name);
      return FALSE;
    }
  if (!is_field_value (value, length) ||
      (header->prefix != NULL && !is_field_value (header->prefix, strlen (header->prefix))))
    {
      g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST,
                   "The value of the header %s holds a line break or another control "
                   "character; nothing was sent", header->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * smith_http_request_check:
 * @error: %SMITH_HTTP_ERROR_BAD_URL or %SMITH_HTTP_ERROR_BAD_REQUEST
 *
 * Says what sending would refuse before a connection is made.
 *
 * Returns: whether it can be sent
 */
gboolean
smith_http_request_check (SmithHttpRequest  *self,
                          GError           **error)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  uri = smith_http_parse_url (self->url, error);
  if (uri == NULL)
    return FALSE;

  if (!is_token (self->method) || g_ascii_strcasecmp (self->method, "CONNECT") == 0)
    {
      g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST,
                   "The method cannot be sent; nothing was sent");
      return FALSE;
    }
  if (self->content_type != NULL &&
      !is_field_value (self->content_type, strlen (self->content_type)))
    {
      g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST,
                   "The content type holds a line break or another control character; "
                   "nothing was sent");
      return FALSE;
    }
  for (guint i = 0; i < self->headers->len; i++)
    if (!check_header (g_ptr_array_index (self->headers, i), error))
      return FALSE;

  return TRUE;
}

/* The libsoup message for one hop.  Secrets are copied out of wiped memory here and nowhere
 * else, when the request is about to leave. */
SoupMessage *
smith_http_request_to_message (SmithHttpRequest  *self,
                               GError           **error)
{
  g_autoptr(GUri) uri = NULL;
  SoupMessage *message;
  SoupMessageHeaders *headers;

  if (!smith_http_request_check (self, error))
    return NULL;

  uri = smith_http_parse_url (self->url, error);
  if (uri == NULL)
    return NULL;

  message = soup_message_new_from_uri (self->method, uri);
  headers = soup_message_get_request_headers (message);
  if (self->body != NULL)
    {
      soup_message_set_request_body_from_bytes (message, NULL, self->body);
      if (self->content_type != NULL && !smith_http_request_has_header (self, "Content-Type"))
        soup_message_headers_replace (headers, "Content-Type", self->content_type);
    }
  if (!smith_http_request_has_header (self, "User-Agent"))
    soup_message_headers_append (headers, "User-Agent", USER_AGENT);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        {
          char *value = g_strconcat (header->prefix != NULL ? header->prefix : "",
                                     smith_secret_peek (header->secret), NULL);

          soup_message_headers_append (headers, header->name, value);
          smith_wipe_free (value);
        }
      else
        soup_message_headers_append (headers, header->name, header->value);
    }

  return message;
}

/* ---- what people see ---- */

/**
 * smith_http_request_redact:
 * @text: (array length=length): a text that may hold the secrets of this request, such as
 *   an answer that echoes them
 * @length: bytes, or -1 when @text ends in NUL
 *
 * Returns: (transfer full): the text with %SMITH_REDACTED in their place
 */
char *
smith_http_request_redact (SmithHttpRequest *self,
                           const char       *text,
                           gssize            length)
{
  g_autoptr(GPtrArray) secrets = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        g_ptr_array_add (secrets, header->secret);
    }
  g_ptr_array_extend (secrets, self->hidden, NULL, NULL);

  return smith_redact_text (text, length, (SmithSecret * const *) secrets->pdata, secrets->len);
}

static void
append_body (SmithHttpRequest *self,
             GString          *text)
{
  gsize size;
  const char *data = g_bytes_get_data (self->body, &size);

  if (size == 0 || g_utf8_validate_len (data, size, NULL))
    g_string_append_len (text, data, (gssize) size);
  else
    g_string_append_printf (text, "[%" G_GSIZE_FORMAT " bytes that are not text]", size);
}

/* An address that cannot be sent is not shown either: it may hold a password. */
static void
append_request_line (SmithHttpRequest *self,
                     GString          *text)
{
  g_autoptr(GUri) uri = smith_http_parse_url (self->url, NULL);
  g_autofree char *origin = smith_origin_from_url (self->url);
  const char *path, *query;

  if (uri == NULL || origin == NULL)
    {
      g_string_append_printf (text, "%s\n", self->method);
      return;
    }

  path = g_uri_get_path (uri);
  query = g_uri_get_query (uri);
  g_string_append_printf (text, "%s %s%s%s HTTP/1.1\n", self->method,
                          *path != '\0' ? path : "/", query != NULL ? "?" : "",
                          query != NULL ? query : "");
  g_string_append_printf (text, "Host: %s\n", strstr (origin, "://") + strlen ("://"));
}

/**
 * smith_http_request_to_text:
 *
 * The request as it is sent over HTTP/1.1, for people: request line, headers, an empty line,
 * body.  Secrets are %SMITH_REDACTED wherever they stand.  What the connection adds
 * (`Accept-Encoding`, `Connection`) is left out.
 *
 * Returns: (transfer full): the text, lines ending in LF
 */
char *
smith_http_request_to_text (SmithHttpRequest *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_request_line (self, text);
  if (!smith_http_request_has_header (self, "User-Agent"))
    g_string_append (text, "User-Agent: " USER_AGENT "\n");
  for (guint i = 0; i < self->headers->len; i++)
    {
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        g_string_append_printf (text, "%s: %s" SMITH_REDACTED "\n", header->name,
                                header->prefix != NULL ? header->prefix : "");
      else
        g_string_append_printf (text, "%s: %s\n", header->name, header->value);
    }
  if (self->body != NULL)
    {
      if (self->content_type != NULL && !smith_http_request_has_header (self, "Content-Type"))
        g_string_append_printf (text, "Content-Type: %s\n", self->content_type);
      g_string_append_printf (text, "Content-Length: %" G_GSIZE_FORMAT "\n",
                              g_bytes_get_size (self->body));
    }
  g_string_append_c (text, '\n');
  if (self->body != NULL)
    append_body (self, text);

  return smith_http_request_redact (self, text->str, (gssize) text->len);
}
