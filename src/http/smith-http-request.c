/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-request.h"

#include <string.h>

#include "smith-http-request-private.h"

/* Headers that are a credential however they were added. */
static const char * const credential_headers[] = {
  "Authorization",
  "Proxy-Authorization",
  "Cookie",
};

static gboolean
is_credential (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (credential_headers); i++)
    if (g_ascii_strcasecmp (name, credential_headers[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
header_free (gpointer data)
{
  SmithHttpRequestHeader *header = data;

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
  g_ptr_array_unref (self->hidden);
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
  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_secret_unref);

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
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i);

      if (header->secret != NULL)
        smith_http_request_add_secret_header (copy, header->name, header->prefix,
                                              header->secret);
      else
        smith_http_request_add_header (copy, header->name, header->value);
    }
  for (guint i = 0; i < self->hidden->len; i++)
    smith_http_request_hide (copy, g_ptr_array_index (self->hidden, i));
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
  SmithHttpRequestHeader *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  if (is_credential (name))
    {
      /* a scheme may be seen; what comes before the first space of a cookie may not */
      const char *space = g_ascii_strcasecmp (name, "Cookie") != 0 ? strchr (value, ' ') : NULL;
      gsize prefix_length = space != NULL ? (gsize) (space - value) + 1 : 0;
      g_autofree char *prefix = g_strndup (value, prefix_length);
      g_autoptr(SmithSecret) secret = smith_secret_new (value + prefix_length, -1);

      smith_http_request_add_secret_header (self, name, prefix, secret);
      return;
    }

  header = g_new0 (SmithHttpRequestHeader, 1);
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
  SmithHttpRequestHeader *header;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && secret != NULL);

  header = g_new0 (SmithHttpRequestHeader, 1);
  header->name = g_strdup (name);
  header->prefix = g_strdup (prefix);
  header->secret = smith_secret_ref (secret);
  g_ptr_array_add (self->headers, header);
}

/**
 * smith_http_request_hide:
 * @secret: what a secret header was made from, such as the password in one of Basic
 *
 * Names a secret that is not sent as it is, but may come back: smith_http_request_redact()
 * finds it too.
 */
void
smith_http_request_hide (SmithHttpRequest *self,
                         SmithSecret      *secret)
{
  g_return_if_fail (self != NULL && secret != NULL);

  g_ptr_array_add (self->hidden, smith_secret_ref (secret));
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
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i - 1);

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
  const SmithHttpRequestHeader *header;

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
      const SmithHttpRequestHeader *header = g_ptr_array_index (self->headers, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}
