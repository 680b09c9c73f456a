/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "project/smith-web-address.h"

static const struct
{
  const char *name;
  const char *text;
  const char *url;   /* NULL when it is refused */
  const char *said;  /* of what is refused */
} check_rows[] = {
  { "plain",       "https://a.example/openapi.yaml", "https://a.example/openapi.yaml" },
  { "http",        "http://a.example/x",             "http://a.example/x" },
  { "blanks",      " \thttps://a.example/x \n",      "https://a.example/x" },
  { "fragment",    "https://a.example/x?q=1#part",   "https://a.example/x?q=1" },
  { "no-scheme",   "a.example/x",                    "https://a.example/x" },
  { "port",        "a.example:8080/x",               "https://a.example:8080/x" },
  { "empty",       "",                               NULL, "not an address" },
  { "blank",       "  ",                             NULL, "not an address" },
  { "words",       "not an address",                 NULL, "not an address" },
  { "file",        "file:///etc/passwd",             NULL, "not an address" },
  { "ftp",         "ftp://a.example/x",              NULL, "not an address" },
  { "user",        "https://me@a.example/x",         NULL, "a user name" },
  { "password",    "https://me:pw@a.example/x",      NULL, "a user name" },
  { "user-only",   "me:pw@a.example/x",              NULL, "a user name" },
};

static void
test_check (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *url = smith_web_address_check (check_rows[i].text, &error);

  g_assert_cmpstr (url, ==, check_rows[i].url);
  if (url != NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_ADDRESS);
  g_assert_nonnull (strstr (error->message, check_rows[i].said));
  g_assert_nonnull (strstr (error->message, "Nothing was sent"));
  g_assert_null (strstr (error->message, "pw"));
}

static const struct
{
  const char *name;
  const char *url;
  const char *raw;
} raw_rows[] = {
  { "github",        "https://github.com/o/r/blob/main/api/openapi.yaml",
    "https://raw.githubusercontent.com/o/r/main/api/openapi.yaml" },
  { "github-query",  "https://github.com/o/r/blob/main/x.json?plain=1",
    "https://raw.githubusercontent.com/o/r/main/x.json" },
  { "github-caps",   "https://GitHub.com/o/r/blob/main/x.json",
    "https://raw.githubusercontent.com/o/r/main/x.json" },
  { "github-tree",   "https://github.com/o/r/tree/main", NULL },
  { "github-path",   "https://github.com/o/r/issues/blob/1", NULL },
  { "github-raw",    "https://raw.githubusercontent.com/o/r/main/x.json", NULL },
  { "gist",          "https://gist.github.com/me/0123456789abcdef",
    "https://gist.githubusercontent.com/me/0123456789abcdef/raw" },
  { "gist-slash",    "https://gist.github.com/me/0123456789abcdef/",
    "https://gist.githubusercontent.com/me/0123456789abcdef/raw" },
  { "gist-user",     "https://gist.github.com/me", NULL },
  { "gitlab",        "https://gitlab.com/g/s/r/-/blob/main/x.yaml",
    "https://gitlab.com/g/s/r/-/raw/main/x.yaml" },
  { "gitlab-own",    "https://git.example:8443/g/r/-/blob/main/x.yaml?ref_type=heads",
    "https://git.example:8443/g/r/-/raw/main/x.yaml" },
  { "bitbucket",     "https://bitbucket.org/o/r/src/main/x.yaml",
    "https://bitbucket.org/o/r/raw/main/x.yaml" },
  { "other-host",    "https://a.example/o/r/blob/main/x.yaml", NULL },
};

static void
test_raw (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *raw = smith_web_address_dup_raw (raw_rows[i].url);

  g_assert_cmpstr (raw, ==, raw_rows[i].raw);
}

static const struct
{
  const char *name;
  const char *url;
  const char *kept;
  gboolean    is_whole;
} public_rows[] = {
  { "no-query",     "https://a.example/x",                        "https://a.example/x", TRUE },
  { "harmless",     "https://a.example:1/x?format=yaml&v=3",
    "https://a.example:1/x?format=yaml&v=3", TRUE },
  { "token",        "https://a.example/x?token=abc&v=3", "https://a.example/x?v=3", FALSE },
  { "only-token",   "https://a.example/x?token=abc",              "https://a.example/x", FALSE },
  { "upper",        "https://a.example/x?API_KEY=1",              "https://a.example/x", FALSE },
  { "signature",    "https://a.example/x?X-Amz-Signature=0f",     "https://a.example/x", FALSE },
  { "random",       "https://a.example/x?q=AbCdEfGhIjKlMnOpQrS1", "https://a.example/x", FALSE },
  { "random-name",  "https://a.example/x?AbCdEfGhIjKlMnOpQrS1",   "https://a.example/x", FALSE },
  { "random-parts", "https://a.example/x?u=sk_live_4eC39HqLyjWD",  "https://a.example/x", FALSE },
  { "random-escaped", "https://a.example/x?u=4eC39H%2BqLyjW%2BDarjtT",
    "https://a.example/x", FALSE },
  { "random-digits", "https://a.example/x?u=01234567890123456789", "https://a.example/x", FALSE },
  { "path",         "https://a.example/x?f=/specs/weather-2024/openapi-v1.yaml",
    "https://a.example/x?f=/specs/weather-2024/openapi-v1.yaml", TRUE },
  { "branch",       "https://a.example/x?ref=release/2024-10-31&a=text/yaml%3Bv=1",
    "https://a.example/x?ref=release/2024-10-31&a=text/yaml%3Bv=1", TRUE },
  { "uuid",         "https://a.example/x?id=6f1c2b9e-0d4a-4c57-9f63-2b7a1e5d8c90",
    "https://a.example/x?id=6f1c2b9e-0d4a-4c57-9f63-2b7a1e5d8c90", TRUE },
  { "id-of-an-app", "https://a.example/x?appid=abc&v=3", "https://a.example/x?v=3", FALSE },
  { "session-id",   "https://a.example/x?sid=abc",                "https://a.example/x", FALSE },
  { "hmac",         "https://a.example/x?hmac=0f",                "https://a.example/x", FALSE },
  { "one-time",     "https://a.example/x?otp=123456",             "https://a.example/x", FALSE },
  { "escaped-name", "https://a.example/x?%74oken=abc",            "https://a.example/x", FALSE },
  { "semicolon",    "https://a.example/x?v=3;token=abc",          "https://a.example/x", FALSE },
  { "version",      "https://a.example/x?api-version=2024-01-01-preview",
    "https://a.example/x?api-version=2024-01-01-preview", TRUE },
  { "words",        "https://a.example/x?q=all-of-the-many-operations-1",
    "https://a.example/x?q=all-of-the-many-operations-1", TRUE },
};

static void
test_public (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gboolean is_whole;
  g_autofree char *kept = smith_web_address_dup_public (public_rows[i].url, &is_whole);

  g_assert_cmpstr (kept, ==, public_rows[i].kept);
  g_assert_cmpint (is_whole, ==, public_rows[i].is_whole);
}

static const struct
{
  const char *name;
  const char *url;
  const char *disposition;
  gboolean    is_json;
  const char *file;
} name_rows[] = {
  { "path",          "https://a.example/v1/openapi.yaml", NULL, FALSE, "openapi.yaml" },
  { "yml",           "https://a.example/v1/openapi.yml", NULL, FALSE, "openapi.yml" },
  { "query",         "https://a.example/openapi.json?v=1", NULL, TRUE, "openapi.json" },
  { "no-extension",  "https://a.example/v3/api-docs", NULL, TRUE, "api-docs.json" },
  { "dots",          "https://a.example/petstore-1.0", NULL, FALSE, "petstore-1.0.yaml" },
  { "wrong",         "https://a.example/openapi.json", NULL, FALSE, "openapi.yaml" },
  { "text",          "https://a.example/openapi.txt", NULL, FALSE, "openapi.yaml" },
  { "no-path",       "https://a.example", NULL, TRUE, "openapi.json" },
  { "folder",        "https://a.example/docs/", NULL, TRUE, "openapi.json" },
  { "escaped",       "https://a.example/caf%C3%A9.yaml", NULL, FALSE, "caf\xC3\xA9.yaml" },
  { "not-utf8",      "https://a.example/caf%E9.yaml", NULL, FALSE, "openapi.yaml" },
  { "up",            "https://a.example/..%2F..%2Fetc%2Fpasswd", NULL, FALSE, "passwd.yaml" },
  { "given",         "https://a.example/d?id=1", "attachment; filename=api.yaml", FALSE,
    "api.yaml" },
  { "quoted",        "https://a.example/d", "attachment; filename=\"my \\\"api.yaml\"", FALSE,
    "my api.yaml" },
  { "extended",      "https://a.example/d",
    "attachment; filename=\"x.yaml\"; filename*=UTF-8''caf%c3%a9.yaml", FALSE,
    "caf\xC3\xA9.yaml" },
  { "given-folders", "https://a.example/d", "attachment; filename=\"../../.bashrc\"", FALSE,
    "bashrc.yaml" },
  { "given-windows", "https://a.example/d", "attachment; filename=\"C:\\\\x\\\\y.json\"", TRUE,
    "y.json" },
  { "given-nothing", "https://a.example/d.yaml", "attachment", FALSE, "d.yaml" },
  { "given-empty",   "https://a.example/d.yaml", "attachment; filename=\"\"", FALSE, "d.yaml" },
  { "long",          "https://a.example/"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234.json",
    NULL, TRUE,
    "01234567890123456789012345678901234567890123456789012345678901234567890123456789.json" },
};

static void
test_name (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *file = smith_web_address_dup_name (name_rows[i].url, name_rows[i].disposition,
                                                      name_rows[i].is_json);

  g_assert_cmpstr (file, ==, name_rows[i].file);
}

#define ADD_ROWS(rows, test) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat ("/web-address/" #test "/", rows[i].name, NULL); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_##test); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_ROWS (check_rows, check);
  ADD_ROWS (raw_rows, raw);
  ADD_ROWS (public_rows, public);
  ADD_ROWS (name_rows, name);

  return g_test_run ();
}
