/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-origin.h"
#include "smith-http-error.h"
#include "smith-http-request-private.h"

/* What may be in an address but not in one of RFC 3986 is escaped as browsers do; the host is
 * left alone, GUri turns it into its ASCII form. */
static char *
escape_after_host (const char *url)
{
  const char *authority = strstr (url, "://");
  const char *rest = authority != NULL ? authority + 3 + strcspn (authority + 3, "/?#") : url;
  GString *escaped = g_string_new_len (url, rest - url);

  for (; *rest != '\0'; rest++)
    {
      if ((guint8) *rest >= 0x80 || strchr ("\"<>\\^`{|}", *rest) != NULL)
        g_string_append_printf (escaped, "%%%02X", (guint8) *rest);
      else
        g_string_append_c (escaped, *rest);
    }

  return g_string_free (escaped, FALSE);
}

static gboolean
has_blank (const char *url)
{
  for (; *url != '\0'; url++)
    if ((guint8) *url <= 0x20 || *url == 0x7f)
      return TRUE;

  return FALSE;
}

static GUri *
refuse (GError     **error,
        const char  *why)
{
  g_set_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_URL, "%s; nothing was sent", why);

  return NULL;
}

/* An absolute http or https address without a user.  The errors quote nothing of it: even one
 * that does not parse may carry a key. */
GUri *
smith_http_parse_url (const char  *url,
                      GError     **error)
{
  g_autofree char *escaped = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GUri) uri = NULL;

  if (has_blank (url))
    return refuse (error, "The address holds a space or a control character");

  escaped = escape_after_host (url);
  uri = g_uri_parse (escaped, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    return refuse (error, "The address does not have the form https://host/path");
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, "The address holds a user name or a password: use a key instead");

  origin = smith_origin_from_url (escaped);
  if (origin == NULL)
    return refuse (error, "The address does not have the form https://host/path");

  return g_steal_pointer (&uri);
}

/* RFC 9110 §15.4: 303 asks for GET; 301 and 302 turn POST into GET, as every browser does. */
static gboolean
becomes_get (const char *method,
             guint       status)
{
  if (status == 303)
    return !g_str_equal (method, "GET") && !g_str_equal (method, "HEAD");

  return (status == 301 || status == 302) && g_str_equal (method, "POST");
}

static char *
resolve (const char *from,
         const char *location)
{
  g_autoptr(GUri) base = smith_http_parse_url (from, NULL);
  g_autoptr(GUri) target = NULL;
  g_autoptr(GUri) checked = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *url = NULL;

  if (base == NULL || has_blank (location))
    return NULL;

  escaped = escape_after_host (location);
  target = g_uri_parse_relative (base, escaped, SOUP_HTTP_URI_FLAGS, NULL);
  if (target == NULL)
    return NULL;

  url = g_uri_to_string (target);
  checked = smith_http_parse_url (url, NULL);

  return checked != NULL ? g_steal_pointer (&url) : NULL;
}

static void
remove_secret_headers (SmithHttpRequest *request)
{
  for (guint i = smith_http_request_get_n_headers (request); i > 0; i--)
    {
      const char *name;
      gboolean is_secret;

      smith_http_request_get_header (request, i - 1, &name, NULL, &is_secret);
      if (is_secret)
        {
          g_autofree char *secret_name = g_strdup (name);

          /* takes all of that name: one that is secret once is not trusted twice */
          smith_http_request_remove_header (request, secret_name);
          i = smith_http_request_get_n_headers (request) + 1;
        }
    }
}

/* What following a redirect would send, or NULL when the answer names no address that we
 * would go to.  Secrets stay with the origin that they were meant for. */
SmithHttpRequest *
smith_http_request_redirected (SmithHttpRequest *self,
                               guint             status,
                               const char       *location)
{
  static const char * const content_headers[] = {
    "Content-Type", "Content-Encoding", "Content-Language", "Content-Location",
  };
  g_autoptr(SmithHttpRequest) next = NULL;
  g_autofree char *url = NULL;
  gboolean get;

  if ((status != 301 && status != 302 && status != 303 && status != 307 && status != 308) ||
      location == NULL)
    return NULL;
  url = resolve (smith_http_request_get_url (self), location);
  if (url == NULL)
    return NULL;

  get = becomes_get (smith_http_request_get_method (self), status);
  next = smith_http_request_copy_to (self, get ? "GET" : smith_http_request_get_method (self), url);
  if (get)
    {
      smith_http_request_set_body (next, NULL, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (content_headers); i++)
        smith_http_request_remove_header (next, content_headers[i]);
    }
  if (!smith_origin_equal (smith_http_request_get_url (self), url))
    remove_secret_headers (next);

  return g_steal_pointer (&next);
}
