/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-origin.h"

#include <gio/gio.h>
#include <string.h>

static int
default_port (const char *scheme)
{
  return g_str_equal (scheme, "https") ? 443 : 80;
}

/* GLib takes any; with a space or a star no name is found, and nothing is ever sent there. */
static gboolean
can_be_host (const char *host)
{
  for (; *host != '\0'; host++)
    if (g_ascii_isspace (*host) || g_ascii_iscntrl (*host) || *host == '*')
      return FALSE;

  return TRUE;
}

static GUri *
parse_web_url (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme, *host;

  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  if ((!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")) ||
      host == NULL || *host == '\0' || !can_be_host (host))
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * smith_origin_from_url:
 * @url: an absolute address
 *
 * Returns: (transfer full) (nullable): the origin, or %NULL when @url is not an absolute
 *   http or https address, or names no host that there can be
 */
char *
smith_origin_from_url (const char *url)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *host = NULL;
  const char *scheme;
  gboolean is_v6;
  int port;

  g_return_val_if_fail (url != NULL, NULL);

  uri = parse_web_url (url);
  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  is_v6 = strchr (host, ':') != NULL;
  if (port == -1 || port == default_port (scheme))
    return g_strdup_printf (is_v6 ? "%s://[%s]" : "%s://%s", scheme, host);

  return g_strdup_printf (is_v6 ? "%s://[%s]:%d" : "%s://%s:%d", scheme, host, port);
}

/**
 * smith_origin_is_loopback:
 * @origin: as smith_origin_from_url() writes it
 *
 * Returns: whether requests to @origin stay on this machine: 127.0.0.0/8, [::1] or
 *   localhost (RFC 6761 §6.3)
 */
gboolean
smith_origin_is_loopback (const char *origin)
{
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GInetAddress) address = NULL;
  const char *host;

  g_return_val_if_fail (origin != NULL, FALSE);

  uri = parse_web_url (origin);
  if (uri == NULL)
    return FALSE;

  host = g_uri_get_host (uri);
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
smith_origin_equal (const char *a,
                    const char *b)
{
  g_autofree char *origin_a = NULL;
  g_autofree char *origin_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  origin_a = smith_origin_from_url (a);
  origin_b = smith_origin_from_url (b);

  return origin_a != NULL && g_strcmp0 (origin_a, origin_b) == 0;
}

/**
 * smith_origin_covers:
 * @allowed: where a credential may be sent
 * @origin: where a request goes
 *
 * Origins must be equal, except that a loopback one without a port allows every port of the
 * same loopback host: a local stand-in gets another port at each start.
 *
 * Returns: whether @allowed lets a request to @origin carry the credential
 */
gboolean
smith_origin_covers (const char *allowed,
                     const char *origin)
{
  g_autoptr(GUri) a = NULL;
  g_autoptr(GUri) b = NULL;

  g_return_val_if_fail (allowed != NULL && origin != NULL, FALSE);

  if (smith_origin_equal (allowed, origin))
    return TRUE;
  if (!smith_origin_is_loopback (allowed))
    return FALSE;

  a = parse_web_url (allowed);
  b = parse_web_url (origin);

  return a != NULL && b != NULL && g_uri_get_port (a) == -1 &&
         g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0;
}
