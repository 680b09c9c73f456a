/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-request.h"

#include <string.h>

#include "base/smith-redact.h"
#include "config.h"
#include "smith-http-error.h"
#include "smith-http-request-private.h"

#define USER_AGENT "Actionsmith/" SMITH_VERSION
#define TOKEN_PUNCTUATION "!#$%&'*+-.^_`|~"  /* RFC 9110 §5.6.2 */

typedef struct
{
  char        *name;    /* (owned) */
  char        *value;   /* (owned) (nullable) NULL for a secret */
  char        *prefix;  /* (owned) (nullable) what stands before the secret: "Bearer " */
  SmithSecret *secret;  /* (owned) (nullable) */
} Header;

struct _SmithHttpRequest
{
  char      *method;        /* (owned) */
  char      *url;           /* (owned) */
  GPtrArray *headers;       /* (owned) of Header */
  GBytes    *body;          /* (owned) (nullable) */
  char      *content_type;  /* (owned) (nullable) */
};

/* Headers that are a credential however they were added. */
static const char * const credential_headers[] = {
  "Authorization",
  "Proxy-Authorization",
  "Cookie",
};

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

static gboolean
is_listed (const char         *name,
           const char * const *names,
           gsize               n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
header_free (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->value);
  g_free (header->prefix);
  g_clear_pointer (&header->secret, smith_secret_unref);
  g_free (header);
}

static void
request_clear (gpointer data)
{
  SmithHttpRequest *self = data;

  g_free (self->method);
  g_free (self->url);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
}

/**
 * smith_http_request_new:
 * @method: an HTTP method, case kept
 * @url: an absolute http or https address; what is not ASCII is escaped when it is sent
 *
 * Returns: (transfer full): a request without headers and body
 */
SmithHttpRequest *
smith_http_request_new (const char *method,
                        const char *url)
{
  SmithHttpRequest *self;

  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithHttpRequest);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = g_ptr_array_new_with_free_func (header_free);

  return self;
}

/* An equal request with another method and address; body and secrets are shared. */
SmithHttpRequest *
smith_http_request_copy_to (SmithHttpRequest *self,
                            const char       *method,
                            const char       *url)
{
  SmithHttpRequest *copy = smith_http_request_new (method, url);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        smith_http_request_add_secret_header (copy, header->name, header->prefix,
                                              header->secret);
      else
        smith_http_request_add_header (copy, header->name, header->value);
    }
  smith_http_request_set_body (copy, self->body, self->content_type);

  return copy;
}

/**
 * smith_http_request_copy:
 *
 * Returns: (transfer full): an equal request, which may be changed on its own; body and
 *   secrets are shared, not copied
 */
SmithHttpRequest *
smith_http_request_copy (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return smith_http_request_copy_to (self, self->method, self->url);
}

SmithHttpRequest *
smith_http_request_ref (SmithHttpRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
smith_http_request_unref (SmithHttpRequest *self)
{
  g_atomic_rc_box_release_full (self, request_clear);
}

/**
 * smith_http_request_add_header:
 * @name: a header name
 * @value: its value, in UTF-8
 *
 * Adds a header after those that are there.  `Authorization`, `Proxy-Authorization` and
 * `Cookie` are secret even when they come this way; then the caller wipes its own copy.
 * `User-Agent` replaces the one that is sent by default.
 */
void
smith_http_request_add_header (SmithHttpRequest *self,
                               const char       *name,
                               const char       *value)
{
  Header *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  if (is_listed (name, credential_headers, G_N_ELEMENTS (credential_headers)))
    {
      const char *space = strchr (value, ' ');
      gsize prefix_length = space != NULL ? (gsize) (space - value) + 1 : 0;
      g_autofree char *prefix = g_strndup (value, prefix_length);
      g_autoptr(SmithSecret) secret = smith_secret_new (value + prefix_length, -1);

      smith_http_request_add_secret_header (self, name, prefix, secret);
      return;
    }

  header = g_new0 (Header, 1);
  header->name = g_strdup (name);
  header->value = g_strdup (value);
  g_ptr_array_add (self->headers, header);
}

/**
 * smith_http_request_add_secret_header:
 * @name: a header name
 * @prefix: (nullable): what stands before the secret and may be seen, such as `"Bearer "`
 * @secret: the rest of the value
 *
 * Adds a header that is never shown and never goes to another origin.
 */
void
smith_http_request_add_secret_header (SmithHttpRequest *self,
                                      const char       *name,
                                      const char       *prefix,
                                      SmithSecret      *secret)
{
  Header *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && secret != NULL);

  header = g_new0 (Header, 1);
  header->name = g_strdup (name);
  header->prefix = g_strdup (prefix);
  header->secret = smith_secret_ref (secret);
  g_ptr_array_add (self->headers, header);
}

/**
 * smith_http_request_remove_header:
 * @name: in any case
 *
 * Takes every header of that name away.
 */
void
smith_http_request_remove_header (SmithHttpRequest *self,
                                  const char       *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  for (guint i = self->headers->len; i > 0; i--)
    {
      const Header *header = g_ptr_array_index (self->headers, i - 1);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        g_ptr_array_remove_index (self->headers, i - 1);
    }
}

/**
 * smith_http_request_set_body:
 * @body: (nullable): what to send, or %NULL for no body at all
 * @content_type: (nullable): its media type; a `Content-Type` header goes first
 */
void
smith_http_request_set_body (SmithHttpRequest *self,
                             GBytes           *body,
                             const char       *content_type)
{
  g_autofree char *old = NULL;

  g_return_if_fail (self != NULL);

  if (body != NULL)
    g_bytes_ref (body);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body;
  old = self->content_type;
  self->content_type = g_strdup (content_type);
}

const char *
smith_http_request_get_method (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

const char *
smith_http_request_get_url (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * smith_http_request_get_body:
 *
 * Returns: (transfer none) (nullable): the body
 */
GBytes *
smith_http_request_get_body (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * smith_http_request_get_content_type:
 *
 * Returns: (nullable): what smith_http_request_set_body() was given
 */
const char *
smith_http_request_get_content_type (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

guint
smith_http_request_get_n_headers (SmithHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->headers->len;
}

/**
 * smith_http_request_get_header:
 * @index: from 0
 * @out_name: (out) (optional): its name, as it was added
 * @out_value: (out) (optional) (nullable): its value, or %NULL for a secret
 * @out_is_secret: (out) (optional): whether it is one
 */
void
smith_http_request_get_header (SmithHttpRequest  *self,
                               guint              index,
                               const char       **out_name,
                               const char       **out_value,
                               gboolean          *out_is_secret)
{
  const Header *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->headers->len);

  header = g_ptr_array_index (self->headers, index);
  if (out_name != NULL)
    *out_name = header->name;
  if (out_value != NULL)
    *out_value = header->value;
  if (out_is_secret != NULL)
    *out_is_secret = header->secret != NULL;
}

gboolean
smith_http_request_has_header (SmithHttpRequest *self,
                               const char       *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

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
check_header (const Header  *header,
              GError       **error)
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
  if (is_listed (header->name, reserved_headers, G_N_ELEMENTS (reserved_headers)))
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
      const Header *header = g_ptr_array_index (self->headers, i);

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
      const Header *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        g_ptr_array_add (secrets, header->secret);
    }

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
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  uri = smith_http_parse_url (self->url, NULL);
  if (uri != NULL)
    {
      const char *path = g_uri_get_path (uri);
      const char *query = g_uri_get_query (uri);
      const char *host = g_uri_get_host (uri);

      g_string_append_printf (text, "%s %s%s%s HTTP/1.1\n", self->method,
                              *path != '\0' ? path : "/", query != NULL ? "?" : "",
                              query != NULL ? query : "");
      g_string_append_printf (text, strchr (host, ':') != NULL ? "Host: [%s]" : "Host: %s", host);
      if (g_uri_get_port (uri) != -1)
        g_string_append_printf (text, ":%d", g_uri_get_port (uri));
      g_string_append_c (text, '\n');
    }
  else
    g_string_append_printf (text, "%s\n", self->method);

  if (!smith_http_request_has_header (self, "User-Agent"))
    g_string_append (text, "User-Agent: " USER_AGENT "\n");
  for (guint i = 0; i < self->headers->len; i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);

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
