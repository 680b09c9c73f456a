/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "doc/smith-tree-private.h"

/* The platform's way of reading: JSON, then YAML.  A position of -1 means no error. */
static const struct
{
  const char *name;
  const char *text;
  SmithSyntax syntax;
  int         error;
  int         json_error;
  guint       n_nodes;
} cases[] = {
  { "json",               "{\"a\": 1}",            SMITH_SYNTAX_JSON, -1, -1, 2 },
  { "yaml",               "a: 1",                  SMITH_SYNTAX_YAML, -1, 0,  2 },
  { "yaml-in-braces",     "{a: 1}",                SMITH_SYNTAX_YAML, -1, 1,  2 },
  { "trailing-comma",     "{\"a\": [1, 2,]}",      SMITH_SYNTAX_YAML, -1, 12, 4 },
  { "broken-json",        "{\"a\": 1, \"b\" 2 3}", SMITH_SYNTAX_JSON, 13, -1, 3 },
  { "broken-json-bom",    "\xEF\xBB\xBF [1, }",    SMITH_SYNTAX_JSON, 8,  -1, 2 },
  { "broken-yaml",        "a: [1",                 SMITH_SYNTAX_YAML, 5,  0,  3 },
  { "empty",              "",                      SMITH_SYNTAX_JSON, 0,  -1, 0 },
};

static int
place_of (const SmithReadError *error)
{
  return error != NULL ? (int) error->span.start : -1;
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) text = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
  g_autoptr(SmithTree) tree = smith_tree_read_any (text);

  g_assert_cmpint (smith_tree_get_syntax (tree), ==, cases[i].syntax);
  g_assert_cmpint (place_of (smith_tree_get_error (tree)), ==, cases[i].error);
  g_assert_cmpint (place_of (smith_tree_get_json_error (tree)), ==, cases[i].json_error);
  g_assert_cmpuint (smith_tree_get_n_nodes (tree), ==, cases[i].n_nodes);
}

/* Cancelled before it begins: short texts are read all the same, long ones are not. */
static void
test_cancelled (gconstpointer data)
{
  const char *item = data;
  g_autoptr(GString) text = g_string_new (*item == '-' ? "" : "[");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, item);
  g_string_append (text, *item == '-' ? "" : "0]");
  bytes = g_bytes_new (text->str, text->len);
  tree = smith_tree_read_any_cancellable (bytes, cancellable);
  g_assert_nonnull (tree);
  g_assert_null (smith_tree_get_error (tree));

  g_cancellable_cancel (cancellable);
  g_assert_null (smith_tree_read_any_cancellable (bytes, cancellable));
}

/* The processor's time for a reading, in seconds. */
static double
measure (GBytes       *bytes,
         GCancellable *cancellable)
{
  clock_t start = clock ();
  g_autoptr(SmithTree) tree = smith_tree_read_any_cancellable (bytes, cancellable);

  g_assert_cmpint (tree == NULL, ==, cancellable != NULL);

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

typedef struct
{
  const char *name;
  const char *begin, *part, *end;
} Long;

/* What is cancelled at its beginning is not looked at any further. */
static const Long longs[] = {
  /* by libfyaml, which would look at all of a value before its name comes */
  { "value", "a: \"", "some text\n  ", "\"\n" },
  /* for what is not UTF-8 */
  { "string", "[[\"", "s\xC3\xB6me t\xC3\xA4xt", "\"]]" },
};

static void
test_cancelled_long (gconstpointer data)
{
  const Long *row = data;
  g_autoptr(GString) text = g_string_new (row->begin);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = NULL;
  double whole, cancelled;

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, row->part);
  g_string_append (text, row->end);
  bytes = g_bytes_new (text->str, text->len);
  g_cancellable_cancel (cancellable);
  whole = measure (bytes, NULL);
  cancelled = measure (bytes, cancellable);
  g_test_message ("%.1f ms, cancelled %.1f", whole * 1e3, cancelled * 1e3);
  g_assert_cmpfloat (cancelled * 5, <, whole);
}

/* Nor is a long list in which nothing is opened. */
static void
test_cancelled_scalars (void)
{
  g_autofree SmithTreeBuilder *builder = g_new (SmithTreeBuilder, 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("[1]", 3);
  g_autoptr(SmithTree) tree = NULL;
  guint n = 0;

  smith_tree_builder_init (builder, bytes, SMITH_SYNTAX_JSON);
  builder->cancellable = cancellable;
  g_assert_true (smith_tree_builder_open (builder, SMITH_NODE_ARRAY, 0));
  g_cancellable_cancel (cancellable);
  while (n < 10000 &&
         smith_tree_builder_add (builder, SMITH_NODE_NUMBER, 0, 1, 2) != SMITH_NODE_NONE)
    n++;
  tree = smith_tree_builder_end (builder);
  g_assert_cmpuint (n, <, 10000);
  g_assert_true (builder->is_cancelled);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/read-any/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  g_test_add_data_func ("/read-any/cancelled/json", "{\"a\": []},", test_cancelled);
  g_test_add_data_func ("/read-any/cancelled/yaml", "- a: []\n", test_cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (longs); i++)
    {
      g_autofree char *name = g_strdup_printf ("/read-any/cancelled/%s", longs[i].name);

      g_test_add_data_func (name, &longs[i], test_cancelled_long);
    }
  g_test_add_func ("/read-any/cancelled/scalars", test_cancelled_scalars);

  return g_test_run ();
}
