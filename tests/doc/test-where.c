/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"
#include "doc/smith-edit.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* Where something is, and where something new would be.  The bar in a text is the place. */

typedef struct
{
  const char *name;
  SmithSyntax syntax;
  const char *text;
  const char *node;       /* pointer of smith_tree_find_at(); NULL for nothing */
  const char *container;  /* pointer of smith_edit_find_container_at(); NULL for nothing */
} AtCase;

#define JSON SMITH_SYNTAX_JSON
#define YAML SMITH_SYNTAX_YAML

static const AtCase at_cases[] = {
  { "json-key", JSON, "{\"a|b\": {\"c\": 1}}", "/ab", "" },
  { "json-before-key", JSON, "{|\"a\": 1}", "/a", "" },
  { "json-colon", JSON, "{\"a\"|: 1}", "/a", "" },
  { "json-value", JSON, "{\"a\": {\"b\": 1|2}}", "/a/b", "/a" },
  { "json-open-bracket", JSON, "{\"a\": |{\"b\": 12}}", "/a", "" },
  { "json-inside-bracket", JSON, "{\"a\": {|\"b\": 12}}", "/a/b", "/a" },
  { "json-behind-bracket", JSON, "{\"a\": {\"b\": 12}|}", "/a", "" },
  { "json-between-members", JSON, "{\"a\": 1, | \"b\": 2}", "", "" },
  { "json-empty", JSON, "{\"a\": {|}}", "/a", "/a" },
  { "json-array", JSON, "[1, |2]", "/1", "" },
  { "json-outside", JSON, "{} | ", NULL, NULL },

  { "yaml-key", YAML, "a:\n  b|c: 1\n", "/a/bc", "/a" },
  { "yaml-colon", YAML, "a:\n  b|: 1\n", "/a/b", "/a" },
  { "yaml-behind-colon", YAML, "a:|\n  b: 1\n", "/a", "" },
  { "yaml-value", YAML, "a:\n  b: tex|t\nc: 1\n", "/a/b", "/a" },
  { "yaml-end-of-line", YAML, "a:\n  b: 1|\nc: 1\n", "/a/b", "/a" },
  { "yaml-flow", YAML, "a: {b: 1, | c: 2}\n", "/a", "/a" },
  { "yaml-empty-line-of-inner", YAML, "a:\n  b: 1\n  |\nc: 1\n", "", "/a" },
  { "yaml-empty-line-of-outer", YAML, "a:\n  b: 1\n|\nc: 1\n", "", "" },
  { "yaml-empty-line-deeper", YAML, "a:\n  b: 1\n    |\nc: 1\n", "", "/a" },
  { "yaml-empty-line-between", YAML, "a:\n  b:\n    c: 1\n   |\nd: 1\n", "", "/a" },
  { "yaml-empty-line-at-the-end", YAML, "a:\n  b: 1\n  |", NULL, "/a" },
  { "yaml-empty-line-at-the-very-end", YAML, "a:\n  b: 1\n|", NULL, "" },
  { "yaml-empty-line-below-a-name", YAML, "a:\n  |\nb: 1\n", "", "/a" },
  { "yaml-empty-line-beside-a-name", YAML, "a:\n|\nb: 1\n", "", "" },
  { "yaml-empty-line-in-an-element", YAML, "- a: 1\n  |\n- b: 1\n", "", "/0" },
  { "yaml-empty-line-of-a-sequence", YAML, "- a: 1\n|\n- b: 1\n", "", "" },
  { "yaml-empty-line-in-brackets", YAML, "a: {\n  b: 1,\n  |\n  c: 1 }\n", "/a", "/a" },
  { "yaml-comment-line", YAML, "a:\n  b: 1\n  |# x\nc: 1\n", "", "/a" },
  { "yaml-empty-line-first", YAML, "|\na: 1\n", NULL, "" },
};

static void
assert_node (SmithTree  *tree,
             SmithNode   node,
             const char *expected)
{
  g_autofree char *pointer = node != SMITH_NODE_NONE ? smith_pointer_to_node (tree, node) : NULL;

  g_assert_cmpstr (pointer, ==, expected);
}

static void
test_at (gconstpointer data)
{
  const AtCase *c = data;
  const char *bar = strchr (c->text, '|');
  gsize offset = (gsize) (bar - c->text);
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) offset, c->text, bar + 1);
  g_autoptr(SmithTree) tree = doc_read (text, c->syntax);

  g_assert_null (smith_tree_get_error (tree));
  assert_node (tree, smith_tree_find_at (tree, offset), c->node);
  assert_node (tree, smith_edit_find_container_at (tree, offset), c->container);
}

/* A new member or element of the value at @pointer; <…> stand around the place that gives
 * way, and what is expected is what is written there. */
typedef struct
{
  const char *name;
  SmithSyntax syntax;
  const char *text;
  const char *pointer;
  const char *key;     /* (nullable) */
  const char *child;   /* (nullable) pointer of what to stand before */
  const char *before;  /* NULL: it cannot be */
  const char *after;
  guint       n_others;
} PlaceCase;

static const PlaceCase place_cases[] = {
  { "json-end", JSON, "{\"a\": 1<>}", "", "b", NULL, ", \"b\": ", "" },
  { "json-before", JSON, "{<>\"a\": 1}", "", "b", "/a", "\"b\": ", ", " },
  { "json-lines", JSON, "{\n  \"a\": 1<>\n}", "", "b", NULL, ",\n  \"b\": ", "" },
  { "json-empty", JSON, "<{}>", "", "b", NULL, "{\n  \"b\": ", "\n}" },
  { "json-element", JSON, "[1<>]", "", NULL, NULL, ", ", "" },
  { "json-name-of-sevens", JSON, "{\"a\": 1<>}", "", "x77", NULL, ", \"x77\": ", "" },
  { "json-exists", JSON, "{\"a\": 1}<>", "", "a", NULL, NULL },
  { "yaml-end", YAML, "a:\n  b: 1\n<>c: 2\n", "/a", "d", NULL, "  d: ", "\n" },
  { "yaml-before", YAML, "a:\n<>  # b\n  b: 1\n", "/a", "d", "/a/b", "  d: ", "\n" },
  { "yaml-no-line-end", YAML, "a: 1<>", "", "b", NULL, "\nb: ", "" },
  { "yaml-behind-text", YAML, "a: |\n  x<>", "", "b", NULL, "\nb: ", "", 1 },
  { "yaml-element", YAML, "- 1\n<>", "", NULL, NULL, "- ", "\n" },
  { "yaml-empty", YAML, "a:< {}>\n", "/a", "b", NULL, "\n  b: ", "" },
};

static void
test_place (gconstpointer data)
{
  const PlaceCase *c = data;
  const char *from = strchr (c->text, '<'), *to = strchr (c->text, '>');
  g_autofree char *text = g_strdup_printf ("%.*s%.*s%s", (int) (from - c->text), c->text,
                                           (int) (to - from - 1), from + 1, to + 1);
  g_autoptr(SmithTree) tree = doc_read (text, c->syntax);
  SmithNode child = c->child != NULL ? smith_pointer_lookup (tree, c->child) : SMITH_NODE_NONE;
  g_auto(SmithEditPlace) place = { .before = NULL };
  g_autoptr(GError) error = NULL;
  gboolean is_found = smith_edit_find_place (tree, smith_pointer_lookup (tree, c->pointer), c->key,
                                             child, &place, &error);

  g_assert_cmpint (is_found, ==, c->before != NULL);
  g_assert_cmpint (error == NULL, ==, is_found);
  if (!is_found)
    return;
  g_assert_cmpstr (place.before, ==, c->before);
  g_assert_cmpstr (place.after, ==, c->after);
  g_assert_cmpuint (place.span.start, ==, (gsize) (from - c->text));
  g_assert_cmpuint (place.span.end, ==, (gsize) (to - c->text - 1));
  g_assert_cmpuint (place.others->len, ==, c->n_others);
}

#define ADD_ROWS(cases, test) \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) \
    { \
      g_autofree char *path = g_strconcat ("/where/" #test "/", cases[i].name, NULL); \
      \
      g_test_add_data_func (path, &cases[i], test_##test); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_ROWS (at_cases, at)
  ADD_ROWS (place_cases, place)

  return g_test_run ();
}
