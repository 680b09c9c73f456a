/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* Big, deep and hostile YAML: bounded time and memory, and a message. */

static void
append_repeated (GString    *out,
                 const char *piece,
                 guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (out, piece);
}

static SmithTree *
read_string (const GString *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  SmithTree *tree = smith_tree_read (bytes, SMITH_SYNTAX_YAML);

  doc_check (tree);
  return tree;
}

/* head, then piece n times, then tail; code -1 is success */
typedef struct
{
  const char *name;
  const char *head;
  const char *piece;
  guint       n;
  const char *tail;
  int         code;
} RepeatCase;

static const RepeatCase repeat_cases[] = {
  { "flow-sequences",        "", "[", 100000, "", SMITH_READ_TOO_DEEP },
  { "flow-sequences-closed", "[", "[],", 100000, "]", -1 },
  { "flow-mappings",         "", "{a: ", 100000, "", SMITH_READ_TOO_DEEP },
  { "flow-pairs",            "", "[a: ", 100000, "", SMITH_READ_TOO_DEEP },
  { "flow-over-lines",       "", "[\n", 100000, "", SMITH_READ_TOO_DEEP },
  { "compact-sequences",     "", "- ", 100000, "x", SMITH_READ_TOO_DEEP },
  { "explicit-keys",         "", "? ", 100000, "x", SMITH_READ_UNSUPPORTED },
  { "closing-brackets",      "", "]", 100000, "", SMITH_READ_SYNTAX },
  { "anchors",               "", "&a ", 100000, "x", SMITH_READ_SYNTAX },
  { "anchored-items",        "", "- &a x\n", SMITH_LIMIT_ALIASES, "", -1 },
  { "anchored-items-more",   "", "- &a x\n", SMITH_LIMIT_ALIASES + 1, "", SMITH_READ_TOO_MANY },
  { "aliases",               "- &a x\n", "- *a\n", SMITH_LIMIT_ALIASES, "", -1 },
  { "aliases-more", "- &a x\n", "- *a\n", SMITH_LIMIT_ALIASES + 1, "", SMITH_READ_TOO_MANY },
  { "aliases-inside",        "a: &a [", "*a, ", 100000, "]", SMITH_READ_UNSUPPORTED },
  { "merges",                "- &a {b: 1}\n", "- <<: *a\n", SMITH_LIMIT_ALIASES / 2, "", -1 },
  { "merges-more",           "- &a {b: 1}\n", "- <<: *a\n", SMITH_LIMIT_ALIASES / 2 + 1, "",
    SMITH_READ_TOO_MANY },
  { "tags-on-a-line",        "", "!a ", 1200000, "x", SMITH_READ_TOO_MANY },
  { "elements-on-a-line",    "[", "1,", 1200000, "]", SMITH_READ_TOO_MANY },
  { "elements-on-lines",     "a: [", "1,\n  ", 1200000, "]", SMITH_READ_TOO_MANY },
  { "elements-below-key",    "a:\n  [\n", "  1,\n", 1200000, "  ]", SMITH_READ_TOO_MANY },
  { "many-short-brackets",   "", "- [1, 2, 3]\n", 300000, "", -1 },
  { "brackets-below-keys",   "", "- a:\n    [\n      1\n    ]\n", 150000, "", -1 },
  { "brackets-in-text",      "", "- |\n  - a\n    [b](c)\n", 300000, "", -1 },
  { "brackets-below-props",  "a: &a\n  !!seq\n  [\n", "  1,\n", 1200000, "  ]",
    SMITH_READ_TOO_MANY },
  { "brackets-below-root", "&a\n  !!seq\n  [\n", "1,\n", 1200000, "]", SMITH_READ_TOO_MANY },
  { "brackets-below-marker", "--- !!seq\n  [\n", "1,\n", 1200000, "]", SMITH_READ_TOO_MANY },
  { "directives",            "", "%TAG !a! b\n", 65, "--- x", SMITH_READ_TOO_MANY },
  { "directives-after",      "x\n...\n", "%TAG !a! b\n", 40000, "--- x", SMITH_READ_UNSUPPORTED },
  { "items",                 "", "- a\n", 1000000, "", -1 },
  { "empty-lines",           "", "\n", 5000000, "", SMITH_READ_EMPTY },
  { "comments",              "", "# x\n", 1000000, "", SMITH_READ_EMPTY },
  { "long-plain",            "a: ", "x", 10000000, "", -1 },
  { "long-quoted",           "a: \"", "\\n", 3000000, "\"", -1 },
  { "many-plain-lines",      "a: ", "x\n   ", 1000000, "", -1 },
  { "long-literal",          "a: |\n", "  x\n", 1000000, "", -1 },
  { "blank-literal",         "a: |\n", " \n", 3000000, "", -1 },
  { "blank-folded",          "a: >\n  x\n", "\n", 3000000, "  y", -1 },
  { "blank-plain",           "a: x", "\n", 3000000, "  y", -1 },
  { "blank-single",          "a: 'x", "\n", 3000000, "  y'", -1 },
  { "blank-double",          "a: \"x", "\n", 3000000, "  y\"", -1 },
  { "blank-pieces",          "a: |\n", "  x\n \n \n", 300000, "", -1 },
  { "same-key",              "", "a: 1\n", 1000000, "", -1 },
  { "broken-items",          "", "- @\n", 1000000, "", SMITH_READ_SYNTAX },
  { "broken-lines",          "a: 1\n", "b\n", 1000000, "", SMITH_READ_SYNTAX },
  { "broken-deep", "", "a:\n  b:\n    c: '\n", 299999, "", SMITH_READ_SYNTAX },
  { "broken-brackets",       "", "- {a: \"b}\n", 500000, "", SMITH_READ_SYNTAX },
  { "open-brackets-on-lines", "a:\n", "- [b\n", 500000, "", SMITH_READ_SYNTAX },
  { "open-quote-and-lines",  "\"", "a: '\n", 500000, "", SMITH_READ_SYNTAX },
  { "unknown-aliases",       "", "- *a\n", 500000, "", SMITH_READ_SYNTAX },
  { "many-marks",            "", "---\n", 500000, "a: 1", SMITH_READ_UNSUPPORTED },
  { "words",                 "", "a b\n", 1000000, "c: 1", SMITH_READ_SYNTAX },
  { "unclosed-quotes",       "- \"", "x\n  ", 1000000, "", SMITH_READ_SYNTAX },
};

static void
test_repeat (gconstpointer data)
{
  const RepeatCase *c = data;
  g_autoptr(GString) text = g_string_new (c->head);
  g_autoptr(SmithTree) tree = NULL;
  const SmithReadError *error;

  append_repeated (text, c->piece, c->n);
  g_string_append (text, c->tail);
  tree = read_string (text);
  error = smith_tree_get_error (tree);
  if (error != NULL)
    g_test_message ("%s", error->message);
  g_assert_cmpint (error != NULL ? (int) error->code : -1, ==, c->code);
}

/* Block mappings, each one space further right than the last. */
static SmithTree *
read_nested (guint n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%*s", (int) i, "");
      g_string_append (text, "a:\n");
    }

  return read_string (text);
}

static void
test_depth (void)
{
  g_autoptr(SmithTree) most = read_nested (SMITH_LIMIT_DEPTH);
  g_autoptr(SmithTree) more = read_nested (SMITH_LIMIT_DEPTH + 1);
  g_autoptr(SmithTree) far = read_nested (3000);

  g_assert_null (smith_tree_get_error (most));
  g_assert_cmpint (smith_tree_get_error (more)->code, ==, SMITH_READ_TOO_DEEP);
  g_assert_cmpuint (smith_tree_get_n_nodes (more), ==, SMITH_LIMIT_DEPTH);
  g_assert_cmpint (smith_tree_get_error (far)->code, ==, SMITH_READ_TOO_DEEP);
}

/* Each level holds the one before ten times: 10^n values. */
static SmithTree *
read_laughs (guint n_levels)
{
  g_autoptr(GString) text = g_string_new ("a0: &a0 lol\n");

  for (guint i = 1; i <= n_levels; i++)
    {
      g_string_append_printf (text, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "*a%u, ", i - 1);
      g_string_append (text, "]\n");
    }

  return read_string (text);
}

static void
test_laughs (void)
{
  g_autoptr(SmithTree) some = read_laughs (5);
  g_autoptr(SmithTree) billion = read_laughs (9);

  g_assert_null (smith_tree_get_error (some));
  g_assert_cmpuint (smith_tree_get_n_nodes (some), ==, 1 + 1 + 5 * 11);
  g_assert_cmpuint (smith_pointer_lookup (some, "/a5/9/9/9/9/9"), !=, SMITH_NODE_NONE);

  g_assert_cmpint (smith_tree_get_error (billion)->code, ==, SMITH_READ_TOO_MANY);
  g_assert_cmpuint (smith_tree_get_n_nodes (billion), <, 100);
}

/* Aliases in aliases are as deep as what they stand for. */
static void
test_deep_aliases (void)
{
  g_autoptr(GString) text = g_string_new ("- &a0 [x]\n");
  g_autoptr(SmithTree) tree = NULL;

  for (guint i = 1; i < SMITH_LIMIT_DEPTH; i++)
    g_string_append_printf (text, "- &a%u [*a%u]\n", i, i - 1);
  tree = read_string (text);

  g_assert_cmpint (smith_tree_get_error (tree)->code, ==, SMITH_READ_TOO_DEEP);
  g_assert_cmpuint (smith_tree_get_error (tree)->span.end, ==, text->len - 2);
}

/* A long name that merges and aliases repeat is counted, not copied without end. */
static void
test_borrowed_names (void)
{
  g_autoptr(GString) text = g_string_new ("- &a {");
  g_autoptr(SmithTree) tree = NULL;

  append_repeated (text, "x", 1000000);
  g_string_append (text, ": 1}\n");
  append_repeated (text, "- <<: *a\n", 100);
  tree = read_string (text);

  g_assert_cmpint (smith_tree_get_error (tree)->code, ==, SMITH_READ_TOO_MANY);
}

static void
test_many_keys (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithTree) tree = NULL;
  double number;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "key%u: %u\n", i, i);
  tree = read_string (text);

  g_assert_null (smith_tree_get_error (tree));
  for (guint i = 0; i < 1000000; i++)
    {
      char key[16];
      SmithNode node;

      g_snprintf (key, sizeof key, "key%u", i);
      node = smith_tree_get_member (tree, SMITH_NODE_ROOT, key);
      g_assert_cmpuint (node, !=, SMITH_NODE_NONE);
      g_assert_true (smith_tree_get_number (tree, node, &number));
      g_assert_cmpfloat (number, ==, i);
    }
}

static void
test_merged_place (void)
{
  g_autoptr(SmithTree) tree = doc_read ("- &x {a: 1}\n- b: 2\n  <<: *x\n- 3\n",
                                        SMITH_SYNTAX_YAML);
  SmithNode merged = smith_pointer_lookup (tree, "/1/a");
  g_autofree char *pointer = smith_pointer_to_node (tree, merged);

  g_assert_cmpstr (pointer, ==, "/1/a");
  g_assert_cmpuint (smith_tree_get_key_span (tree, merged).start, ==, 21);
  g_assert_cmpuint (smith_tree_get_span (tree, merged).start, ==, 25);
  g_assert_cmpuint (smith_tree_get_span (tree, merged).end, ==, 27);
  g_assert_cmpuint (smith_tree_find_at (tree, 27), !=, merged);
  g_assert_cmpuint (smith_tree_get_span (tree, smith_tree_find_at (tree, 27)).start, ==, 25);
  g_assert_cmpuint (smith_pointer_lookup (tree, "/1/<<"), ==, SMITH_NODE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (repeat_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/yaml-limits/repeat/", repeat_cases[i].name, NULL);

      g_test_add_data_func (name, &repeat_cases[i], test_repeat);
    }
  g_test_add_func ("/yaml-limits/depth", test_depth);
  g_test_add_func ("/yaml-limits/laughs", test_laughs);
  g_test_add_func ("/yaml-limits/deep-aliases", test_deep_aliases);
  g_test_add_func ("/yaml-limits/borrowed-names", test_borrowed_names);
  g_test_add_func ("/yaml-limits/many-keys", test_many_keys);
  g_test_add_func ("/yaml-limits/merged-place", test_merged_place);

  return g_test_run ();
}
