/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-print.h"

static SmithTree *
read_text (const char  *text,
           SmithSyntax  syntax)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  SmithTree *tree = smith_tree_read (bytes, syntax);

  if (smith_tree_get_error (tree) != NULL)
    g_error ("%s in:\n%s", smith_tree_get_error (tree)->message, text);

  return tree;
}

static char *
print_json (SmithTree       *tree,
            SmithJsonLayout  layout)
{
  GString *out = g_string_new (NULL);

  g_assert_true (smith_print_json (tree, SMITH_NODE_ROOT, layout, out, NULL));

  return g_string_free (out, FALSE);
}

static char *
print_yaml (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  smith_print_yaml (tree, SMITH_NODE_ROOT, out);

  return g_string_free (out, FALSE);
}

#define LONG \
  "a text of more than eighty characters that a person would break into several lines at spaces"

/* A JSON text and the YAML that a person would have written. */
static const struct
{
  const char *name;
  const char *json;
  const char *yaml;
} yaml_cases[] = {
  { "word", "\"word\"", "word\n" },
  { "number", "12.50", "12.50\n" },
  { "true", "true", "true\n" },
  { "null", "null", "null\n" },
  { "empty-object", "{}", "{}\n" },
  { "empty-array", "{\"a\":[]}", "a: []\n" },
  { "empty-string", "\"\"", "''\n" },
  { "object", "{\"a\":{\"b\":1},\"c\":2}", "a:\n  b: 1\nc: 2\n" },
  { "array", "{\"a\":[1,{\"b\":2,\"c\":3}]}", "a:\n  - 1\n  - b: 2\n    c: 3\n" },
  { "array-in-array", "[[1,2],[3]]", "- - 1\n  - 2\n- - 3\n" },
  { "version", "\"3.1.0\"", "3.1.0\n" },
  { "like-an-integer", "\"200\"", "'200'\n" },
  { "like-a-float", "\"1.0\"", "'1.0'\n" },
  { "like-an-octal", "\"0o17\"", "'0o17'\n" },
  { "like-an-old-octal", "\"0777\"", "'0777'\n" },
  { "like-hexadecimal", "\"0xFF\"", "'0xFF'\n" },
  { "like-1.1-thousands", "\"1_000\"", "'1_000'\n" },
  { "like-1.1-sexagesimal", "\"12:30\"", "'12:30'\n" },
  { "like-a-date", "\"2024-01-31\"", "'2024-01-31'\n" },
  { "like-infinity", "\"-.inf\"", "'-.inf'\n" },
  { "like-a-boolean", "\"True\"", "'True'\n" },
  { "like-1.1-no", "\"no\"", "'no'\n" },
  { "like-1.1-on-as-a-key", "{\"on\":1}", "'on': 1\n" },
  { "like-null", "\"~\"", "'~'\n" },
  { "merge-key", "{\"<<\":1}", "'<<': 1\n" },
  { "numeric-key", "{\"200\":1}", "'200': 1\n" },
  { "path-key", "{\"/a/{id}\":1}", "/a/{id}: 1\n" },
  { "reference", "\"#/components\"", "'#/components'\n" },
  { "colon-inside", "\"a: b\"", "'a: b'\n" },
  { "colon-at-the-end", "\"a:\"", "'a:'\n" },
  { "address", "\"https://a.example/x?y#z\"", "https://a.example/x?y#z\n" },
  { "comment-inside", "\"a #b\"", "'a #b'\n" },
  { "dash", "\"- a\"", "'- a'\n" },
  { "document-end", "\"...\"", "'...'\n" },
  { "well-known", "\".well-known\"", ".well-known\n" },
  { "space-before", "\" a\"", "' a'\n" },
  { "space-after", "\"a \"", "'a '\n" },
  { "apostrophe", "\"it's\"", "it's\n" },
  { "apostrophe-first", "\"'a'\"", "\"'a'\"\n" },
  { "quotes", "\"\\\"a\\\"\"", "'\"a\"'\n" },
  { "both-quotes", "\"'a\\\"\"", "'''a\"'\n" },
  { "tab", "\"a\\tb\"", "'a\tb'\n" },
  { "control", "\"a\\u0001b\"", "\"a\\u0001b\"\n" },
  { "bom", "\"\\ufeffa\"", "\"\\uFEFFa\"\n" },
  { "next-line", "\"a\\u0085b\"", "\"a\\u0085b\"\n" },
  { "emoji", "\"\\ud83d\\ude00\"", "😀\n" },
  { "lines", "{\"a\":\"x\\ny\"}", "a: |-\n  x\n  y\n" },
  { "lines-with-end", "{\"a\":\"x\\ny\\n\"}", "a: |\n  x\n  y\n" },
  { "lines-with-two-ends", "{\"a\":\"x\\n\\n\",\"b\":1}", "a: |+\n  x\n\nb: 1\n" },
  { "empty-line-inside", "{\"a\":\"x\\n\\ny\"}", "a: |-\n  x\n\n  y\n" },
  { "space-first-in-lines", "{\"a\":\" x\\ny\"}", "a: \" x\\ny\"\n" },
  { "only-a-line-break", "{\"a\":\"\\n\"}", "a: \"\\n\"\n" },
  { "carriage-return", "{\"a\":\"x\\r\\ny\"}", "a: \"x\\r\\ny\"\n" },
  { "long", "{\"a\":\"" LONG "\"}",
    "a: >-\n  a text of more than eighty characters that a person would break into several\n"
    "  lines at spaces\n" },
  { "lines-in-array", "[\"x\\ny\"]", "- |-\n  x\n  y\n" },
};

static void
test_yaml (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = read_text (yaml_cases[i].json, SMITH_SYNTAX_JSON);
  g_autofree char *yaml = print_yaml (tree);
  g_autofree char *before = print_json (tree, SMITH_JSON_COMPACT);
  g_autoptr(SmithTree) again = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (yaml, ==, yaml_cases[i].yaml);

  again = read_text (yaml, SMITH_SYNTAX_YAML);
  after = print_json (again, SMITH_JSON_COMPACT);
  if (strchr (before, '\\') == NULL)
    g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (smith_tree_get_kind (again, SMITH_NODE_ROOT), ==,
                   smith_tree_get_kind (tree, SMITH_NODE_ROOT));
}

static const struct
{
  const char *name;
  const char *yaml;
  const char *json;  /* compact; NULL: refused */
} json_cases[] = {
  { "number-as-written", "0.10", "0.10" },
  { "big-integer", "18446744073709551616", "18446744073709551616" },
  { "plus", "+12", "12" },
  { "leading-zeros", "007", "7" },
  { "zero", "00", "0" },
  { "no-digit-before", ".5", "0.5" },
  { "no-digit-after", "-1.", "-1.0" },
  { "exponent", "1.e+3", "1.0e+3" },
  { "octal", "0o17", "15" },
  { "hexadecimal", "0xDEADBEEFCAFEBABE1234", "1051570404360395033547316" },
  { "infinity", "[1, -.inf]", NULL },
  { "not-a-number", "a: .NaN", NULL },
  { "alias", "a: &x [1]\nb: *x", "{\"a\":[1],\"b\":[1]}" },
  { "merge", "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3",
    "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"q\":3,\"p\":1}}" },
  { "string", "a: 'it''s'", "{\"a\":\"it's\"}" },
  { "null-value", "a:", "{\"a\":null}" },
};

static void
test_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = read_text (json_cases[i].yaml, SMITH_SYNTAX_YAML);
  g_autoptr(GString) out = g_string_new (NULL);
  SmithNode refused = SMITH_NODE_NONE;
  gboolean is_printed = smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_COMPACT, out, &refused);

  g_assert_cmpint (is_printed, ==, json_cases[i].json != NULL);
  if (is_printed)
    g_assert_cmpstr (out->str, ==, json_cases[i].json);
  else
    g_assert_cmpint (smith_tree_get_kind (tree, refused), ==, SMITH_NODE_NUMBER);
}

/* What is measured is what is printed. */
static void
test_measure (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = read_text (yaml_cases[i].yaml, SMITH_SYNTAX_YAML);
  g_autofree char *json = print_json (tree, SMITH_JSON_PRETTY);

  g_assert_cmpuint (smith_print_measure (tree, SMITH_NODE_ROOT, 2), ==, strlen (json));
}

/* A text made of whatever is awkward, in YAML and back. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "a", "b c", " ", "  ", "\n", "\n\n", ":", ": ", "#", " #", "'", "\"", "\\", "-", "- ", "?", "|",
    ">", "&", "*", "!", "%", "@", "`", "{", "}", "[", "]", ",", "~", "null", "true", "no", "1",
    "0x1", "1:2", ".", "\t", "\r", "é", "😀", "\xEF\xBB\xBF", "\xC2\x85", "\xE2\x80\xA8",
    "a longer run of words that will need to be folded somewhere along its way to the end of it",
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GString) json = g_string_new (NULL);
      g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
      g_autoptr(SmithTree) tree = NULL;
      g_autoptr(SmithTree) again = NULL;
      g_autofree char *yaml = NULL;
      g_autofree char *after = NULL;

      for (int n = g_rand_int_range (random, 0, 7); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      smith_json_writer_begin_object (writer);
      smith_json_writer_key (writer, text->str);
      smith_json_writer_begin_array (writer);
      smith_json_writer_string (writer, text->str);
      smith_json_writer_end_array (writer);
      smith_json_writer_key (writer, "z");
      smith_json_writer_string (writer, text->str);
      smith_json_writer_end_object (writer);

      tree = read_text (json->str, SMITH_SYNTAX_JSON);
      yaml = print_yaml (tree);
      again = read_text (yaml, SMITH_SYNTAX_YAML);
      after = print_json (again, SMITH_JSON_COMPACT);
      g_assert_cmpstr (after, ==, json->str);
    }
}

#define ADD_TABLE(table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat ("/print/" #function "/", table[i].name, NULL); \
      \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_##function); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_TABLE (yaml_cases, yaml)
  ADD_TABLE (json_cases, json)
  ADD_TABLE (yaml_cases, measure)
  g_test_add_func ("/print/random", test_random);

  return g_test_run ();
}
