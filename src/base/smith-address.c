/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-address.h"

#include <string.h>

/* fc00::/7 (RFC 4193): what GLib calls local to a site in version 6 was given up for these. */
static gboolean
is_unique_local (GInetAddress *address)
{
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
         (g_inet_address_to_bytes (address)[0] & 0xFE) == 0xFC;
}

/* 100.64.0.0/10 (RFC 6598): between a provider and its customers, and in private networks that
 * are laid over others. */
static gboolean
is_shared (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 && bytes[0] == 100 &&
         (bytes[1] & 0xC0) == 64;
}

/* The address of version 4 that stands in ::ffff:0:0/96 (RFC 4291 §2.5.5.2); else the same. */
static GInetAddress *
unmap (GInetAddress *address)
{
  static const guint8 prefix[12] = { [10] = 0xFF, [11] = 0xFF };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
      memcmp (bytes, prefix, sizeof prefix) == 0)
    return g_inet_address_new_from_bytes (bytes + sizeof prefix, G_SOCKET_FAMILY_IPV4);

  return g_object_ref (address);
}

/**
 * smith_address_is_local:
 *
 * Returns: whether @address means another machine to everyone who uses it: this machine, its
 *   link, a private network (RFC 1918, 4193, 6598), or none
 */
gboolean
smith_address_is_local (GInetAddress *address)
{
  g_autoptr(GInetAddress) plain = NULL;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  plain = unmap (address);

  return g_inet_address_get_is_loopback (plain) || g_inet_address_get_is_any (plain) ||
         g_inet_address_get_is_site_local (plain) || g_inet_address_get_is_link_local (plain) ||
         is_unique_local (plain) || is_shared (plain);
}
