/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint/smith-fix-private.h"

#include <string.h>

/* The words that fixes choose: names of operations, and where a text is cut. */

static const struct
{
  const char *name;
  const char *method;
  const char *path;
  const char *wanted;
} names[] = {
  { "list", "get", "/stations", "listStations" },
  { "get-one", "get", "/stations/{id}", "getStation" },
  { "get-what-is-single", "get", "/forecast", "getForecast" },
  { "create", "post", "/stations", "createStation" },
  { "replace", "put", "/stations/{id}", "replaceStation" },
  { "update", "patch", "/categories/{id}", "updateCategory" },
  { "delete", "delete", "/boxes/{id}", "deleteBox" },
  { "nested", "get", "/users/{id}/posts", "listUserPosts" },
  { "nested-one", "get", "/users/{id}/posts/{post}", "getUserPost" },
  { "verb-at-the-end", "post", "/stations/{id}/activate", "activateStation" },
  { "verb-alone", "post", "/login", "login" },
  { "version-in-front", "get", "/api/v2.1/users", "listUsers" },
  { "version-alone", "get", "/v1", "getRoot" },
  { "version-in-the-middle", "get", "/users/v1", "getUsersV1" },
  { "root", "get", "/", "getRoot" },
  { "mere-parameter", "get", "/{id}", "getRoot" },
  { "words", "get", "/user-repos/{id}/open_issues", "listUserRepoOpenIssues" },
  { "own-capitals", "get", "/apiKeys/{id}", "getApiKey" },
  { "parameter-in-a-segment", "get", "/items({id})", "getItem" },
  { "singular-that-ends-in-s", "get", "/status", "getStatus" },
  { "digit-in-front", "post", "/2fa", "post2fa" },
  { "not-ascii", "get", "/münzen/{id}", "getMunzen" },
  { "of-another-script", "get", "/ページ", "get" },
};

static char *
dup_first_name (const char *method,
                const char *path)
{
  g_autofree char *text = g_strdup_printf (
    "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":"
    "{\"%s\":{\"%s\":{}}}}", path, method);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  return g_strdup (smith_fix_get_name (check, 0));
}

static void
test_name (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *name = dup_first_name (names[i].method, names[i].path);

  g_assert_nonnull (name);
  g_assert_cmpuint (strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-"), ==,
                    strlen (name));
  /* what has no letters here is spelt with question marks, which are left out */
  if (g_str_equal (names[i].name, "of-another-script"))
    g_assert_true (g_str_has_prefix (name, names[i].wanted));
  else
    g_assert_cmpstr (name, ==, names[i].wanted);
}

/* However long a path is, and however many are alike, names fit and differ. */
static void
test_many_names (void)
{
  g_autoptr(GString) text = g_string_new ("{\"openapi\":\"3.1.0\",\"paths\":{");
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithCheck) check = NULL;
  guint n = 300;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"/stations-of-a-very-long-name-that-goes-on-and-on-and-on-"
                            "and-on/{p%u}\":{\"get\":{}}", i > 0 ? "," : "", i);
  g_string_append (text, "}}");
  bytes = g_bytes_new (text->str, text->len);
  check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  g_assert_cmpuint (smith_api_get_n_operations (smith_check_get_api (check)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = smith_fix_get_name (check, i);

      g_assert_nonnull (name);
      g_assert_cmpuint (strlen (name), <=, smith_profile_chatgpt.max_name);
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
    }
}

static const struct
{
  const char *name;
  const char *text;
  guint       most;
  const char *wanted;
} cuts[] = {
  { "fits", "One two.", 8, "One two." },
  { "sentence", "One two. Three four five six.", 20, "One two." },
  { "question", "One two? Three four five six.", 20, "One two?" },
  { "last-of-three", "One. Two. Three four five six.", 12, "One. Two." },
  { "sentence-that-just-fits", "One two. Three", 8, "One two." },
  { "sentence-too-early", "A b. Three four five six seven", 20, "A b. Three four…" },
  { "abbreviation", "Some, e.g. three four five six.", 24, "Some, e.g. three four…" },
  { "initial", "By J. Doe and others who came", 20, "By J. Doe and…" },
  { "number", "Version 3.1 of it is what we want", 20, "Version 3.1 of it…" },
  { "paragraph", "One two three\n\nFour five six seven", 20, "One two three" },
  { "word", "One two three four", 10, "One two…" },
  { "word-that-just-fits", "One two three", 8, "One two…" },
  { "comma", "One two, three four", 12, "One two…" },
  { "no-space", "abcdefghijkl", 6, "abcde…" },
  { "characters-not-bytes", "ééééé éééé", 8, "ééééé…" },
  { "line-end-at-the-end", "One two.\n", 8, "One two." },
  { "of-another-script", "一二三。四五六七", 6, "一二三。" },
  { "no-stop-of-another-script", "一二三四五六七", 5, "一二三四…" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *shorter = smith_fix_shorten (cuts[i].text, cuts[i].most);

  g_assert_cmpstr (shorter, ==, cuts[i].wanted);
  g_assert_cmpint (g_utf8_strlen (shorter, -1), <=, (long) cuts[i].most);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-words/name/", names[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-words/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/fix-words/many-names", test_many_names);

  return g_test_run ();
}
