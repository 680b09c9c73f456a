/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-json-layout.h"
#include "doc/smith-print.h"

static const struct
{
  const char *name;
  const char *text;
  const char *pretty;
  const char *compact;
} rows[] = {
  { "object", "{\"a\":1,\"b\":[true,null]}",
    "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}", "{\"a\":1,\"b\":[true,null]}" },
  { "empty-containers", "{\"a\":{ },\"b\":[\n]}", "{\n  \"a\": {},\n  \"b\": []\n}",
    "{\"a\":{},\"b\":[]}" },
  { "scalar", " 1 ", "1", "1" },
  { "nothing", "", "", "" },
  { "numbers", "[1.0,1E5,-0,18446744073709551616]",
    "[\n  1.0,\n  1E5,\n  -0,\n  18446744073709551616\n]", "[1.0,1E5,-0,18446744073709551616]" },
  { "escapes", "{\"\\u00e9\\/\":\"a\\\"{,:\\\\\"}", "{\n  \"\\u00e9\\/\": \"a\\\"{,:\\\\\"\n}",
    "{\"\\u00e9\\/\":\"a\\\"{,:\\\\\"}" },
  { "key-twice", "{\"a\":1,\"a\":2}", "{\n  \"a\": 1,\n  \"a\": 2\n}", "{\"a\":1,\"a\":2}" },
  { "last-newline", "{\"a\":1}\n", "{\n  \"a\": 1\n}\n", "{\"a\":1}\n" },
  { "windows", "{\"a\":1}\r\n", "{\r\n  \"a\": 1\r\n}\r\n", "{\"a\":1}\r\n" },
  { "spaces", "{ \"a\" :\t1 , \"b\" : 2 }", "{\n  \"a\": 1,\n  \"b\": 2\n}", "{\"a\":1,\"b\":2}" },
  { "cut-off", "{\"a\":[1,\"b", "{\n  \"a\": [\n    1,\n    \"b", "{\"a\":[1,\"b" },
  { "cut-off-escape", "[\"a\\", "[\n  \"a\\", "[\"a\\" },
  { "closed-twice", "{}}]", "{}\n}\n]", "{}}]" },
  { "no-comma", "[1 2,\"a\"  \"b\"]", "[\n  1 2,\n  \"a\"  \"b\"\n]", "[1 2,\"a\"  \"b\"]" },
  { "comma-at-end", "[1,]", "[\n  1,\n]", "[1,]" },
};

static void
assert_text (GBytes     *bytes,
             const char *text)
{
  g_autofree char *actual = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (actual, ==, text);
}

/* And what is laid out already stays. */
static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) text = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
  g_autoptr(GBytes) pretty = smith_json_lay_out (text, SMITH_JSON_PRETTY, 1000);
  g_autoptr(GBytes) compact = smith_json_lay_out (text, SMITH_JSON_COMPACT, 1000);
  g_autoptr(GBytes) again = smith_json_lay_out (pretty, SMITH_JSON_PRETTY, 1000);
  g_autoptr(GBytes) back = smith_json_lay_out (pretty, SMITH_JSON_COMPACT, 1000);

  assert_text (pretty, rows[i].pretty);
  assert_text (compact, rows[i].compact);
  assert_text (again, rows[i].pretty);
  assert_text (back, rows[i].compact);
}

/* The printer of trees has the same way with white space. */
static void
test_printer (void)
{
  static const char text[] = "{\"a\":[{\"b\":{}},[],[[1.50]],\"\\u0020\",null],\"c\":{\"d\":-1e3}}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  SmithTree *tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  for (SmithJsonLayout layout = SMITH_JSON_COMPACT; layout <= SMITH_JSON_PRETTY; layout++)
    {
      g_autoptr(GString) printed = g_string_new (NULL);
      g_autoptr(GBytes) laid_out = smith_json_lay_out (bytes, layout, 1000);

      g_assert_true (smith_print_json (tree, SMITH_NODE_ROOT, layout, printed, NULL));
      assert_text (laid_out, printed->str);
    }
  smith_tree_unref (tree);
}

/* Brackets alone would have a line each, and an indentation that grows: what comes of them is
 * bounded, in size and in time. */
static void
test_bound (void)
{
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autoptr(GBytes) text = g_bytes_new_static (brackets, 1000000);
  g_autoptr(GBytes) exact = g_bytes_new_static ("{}", 2);
  g_autoptr(GBytes) fits = smith_json_lay_out (exact, SMITH_JSON_PRETTY, 2);

  g_assert_null (smith_json_lay_out (text, SMITH_JSON_PRETTY, 2000000));
  g_assert_null (smith_json_lay_out (exact, SMITH_JSON_PRETTY, 1));
  assert_text (fits, "{}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/json-layout/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/json-layout/as-the-printer", test_printer);
  g_test_add_func ("/json-layout/bound", test_bound);

  return g_test_run ();
}
