/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-address.h"

static const struct
{
  const char *name;
  const char *address;
  gboolean    is_local;
} rows[] = {
  { "public",           "93.184.216.34",          FALSE },
  { "loopback",         "127.0.0.1",              TRUE },
  { "loopback-other",   "127.8.9.10",             TRUE },
  { "any",              "0.0.0.0",                TRUE },
  { "ten",              "10.255.0.1",             TRUE },
  { "before-ten",       "9.255.255.255",          FALSE },
  { "172-16",           "172.16.0.1",             TRUE },
  { "172-31",           "172.31.255.255",         TRUE },
  { "172-32",           "172.32.0.1",             FALSE },
  { "192-168",          "192.168.1.1",            TRUE },
  { "192-169",          "192.169.1.1",            FALSE },
  { "link",             "169.254.169.254",        TRUE },
  { "shared-first",     "100.64.0.0",             TRUE },
  { "shared-last",      "100.127.255.255",        TRUE },
  { "before-shared",    "100.63.255.255",         FALSE },
  { "after-shared",     "100.128.0.0",            FALSE },
  { "v6-public",        "2606:2800:220:1::1",     FALSE },
  { "v6-loopback",      "::1",                    TRUE },
  { "v6-any",           "::",                     TRUE },
  { "v6-link",          "fe80::1",                TRUE },
  { "v6-unique",        "fd12:3456::1",           TRUE },
  { "v6-unique-first",  "fc00::1",                TRUE },
  { "v6-after-unique",  "fe00::1",                FALSE },
  { "v4-in-v6-private", "::ffff:192.168.1.1",     TRUE },
  { "v4-in-v6-public",  "::ffff:93.184.216.34",   FALSE },
};

static void
test_is_local (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (rows[i].address);

  g_assert_nonnull (address);
  g_assert_cmpint (smith_address_is_local (address), ==, rows[i].is_local);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/address/is-local/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_is_local);
    }

  return g_test_run ();
}
