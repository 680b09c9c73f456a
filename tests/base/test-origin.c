/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-origin.h"

static const struct
{
  const char *name;
  const char *url;
  const char *origin;
} from_cases[] = {
  { "plain",            "https://api.example.com/v1?q=1#f", "https://api.example.com" },
  { "default-port",     "https://api.example.com:443/",     "https://api.example.com" },
  { "http-port-80",     "http://api.example.com:80",        "http://api.example.com" },
  { "other-port",       "https://api.example.com:8443/x",   "https://api.example.com:8443" },
  { "upper-case",       "HTTPS://API.Example.COM/",         "https://api.example.com" },
  { "user-is-dropped",  "https://me:pw@example.com/",       "https://example.com" },
  { "v6",               "http://[::1]:8080/x",              "http://[::1]:8080" },
  { "ftp",              "ftp://example.com/",               NULL },
  { "relative",         "/v1",                              NULL },
  { "empty",            "",                                 NULL },
  { "no-host",          "https:///v1",                      NULL },
  { "file",             "file:///etc/passwd",               NULL },
  { "underscore",       "https://my_api.example.com",       "https://my_api.example.com" },
  { "other-script",     "https://bücher.example",           "https://xn--bcher-kva.example" },
  { "space-in-host",    "https://exa mple.com",             NULL },
  { "escaped-space",    "https://exa%20mple.com",           NULL },
  { "wildcard",         "https://*.example.com",            NULL },
};

static void
test_from_url (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *origin = smith_origin_from_url (from_cases[i].url);

  g_assert_cmpstr (origin, ==, from_cases[i].origin);
}

static const struct
{
  const char *name;
  const char *allowed;
  const char *origin;
  gboolean    covers;
} covers_cases[] = {
  { "same",                  "https://a.example",       "https://a.example",       TRUE },
  { "same-with-port",        "https://a.example:443",   "https://a.example",       TRUE },
  { "other-host",            "https://a.example",       "https://b.example",       FALSE },
  { "sub-domain",            "https://a.example",       "https://x.a.example",     FALSE },
  { "other-scheme",          "https://a.example",       "http://a.example",        FALSE },
  { "other-port",            "https://a.example",       "https://a.example:8443",  FALSE },
  { "loopback-any-port",     "http://127.0.0.1",        "http://127.0.0.1:40123",  TRUE },
  { "loopback-given-port",   "http://127.0.0.1:4000",   "http://127.0.0.1:40123",  FALSE },
  { "loopback-other-name",   "http://127.0.0.1",        "http://localhost:40123",  FALSE },
  { "loopback-other-scheme", "http://127.0.0.1",        "https://127.0.0.1:40123", FALSE },
  { "prefix-trick",          "http://127.0.0.1",        "http://127.0.0.1.evil.example", FALSE },
  { "not-an-origin",         "nonsense",                "nonsense",                FALSE },
};

static void
test_covers (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (smith_origin_covers (covers_cases[i].allowed, covers_cases[i].origin), ==,
                   covers_cases[i].covers);
}

static const struct
{
  const char *name;
  const char *origin;
  gboolean    loopback;
} loopback_cases[] = {
  { "v4",         "http://127.0.0.1:80",     TRUE },
  { "v4-other",   "http://127.8.8.8",        TRUE },
  { "v6",         "http://[::1]:9",          TRUE },
  { "localhost",  "http://LocalHost:1",      TRUE },
  { "prefix",     "http://localhost.example", FALSE },
  { "private",    "http://192.168.0.1",      FALSE },
  { "public",     "https://example.com",     FALSE },
};

static void
test_loopback (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (smith_origin_is_loopback (loopback_cases[i].origin), ==,
                   loopback_cases[i].loopback);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (from_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/origin/from-url/", from_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_from_url);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (covers_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/origin/covers/", covers_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_covers);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (loopback_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/origin/loopback/", loopback_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_loopback);
    }

  return g_test_run ();
}
