/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"

#include "base/smith-limits.h"

#include <string.h>

/* What the reader of simple YAML takes, and what it leaves to libfyaml.  Whatever it takes must
 * read there without an error, and the same to the byte: doc_check_simple(). */

typedef struct
{
  const char *name;
  const char *text;
  gboolean    is_simple;
} SimpleCase;

static const SimpleCase simple_cases[] = {
  { "mapping", "a: 1\nb: two\n", TRUE },
  { "nested", "a:\n  b:\n    c: 1\n  d: 2\ne:\n", TRUE },
  { "no-break-at-end", "a:\n  b: c", TRUE },
  { "comments", "# one\na: 1 # two\n   # three\n\nb: # four\n # five\n  c: 1\n# six", TRUE },
  { "document-start", "---\na: 1\n", TRUE },
  { "list", "- a\n- 1\n-\n- ~\n", TRUE },
  { "list-below", "a:\n  - b\n  - c\nd: 1\n", TRUE },
  { "list-outdented", "a:\n- b\n- c: 1\n  d: 2\ne: 1\n", TRUE },
  { "list-of-lists", "- - a\n  - b\n-\n  - c\n", TRUE },
  { "mapping-in-list", "-   a: 1\n    b: 2\n-\n  c: 3\n", TRUE },
  { "empty-values", "a:\nb:\n  c:\n  d:\n", TRUE },
  { "quoted", "a: 'it''s'\n\"b c\": \"\\u00e9\\n\\\"\"\n'': x\n", TRUE },
  { "quoted-lines", "a: \"one\n  two \\\n  three\n\n  four\"\nb: 'x\n  y'\n", TRUE },
  { "plain-lines", "a: one\n  two\n\n  - x\nb: 1\n", FALSE },
  { "plain-paragraphs", "a: one\n  two # not\nb:\n  x y\n\n  \"z\n", TRUE },
  { "plain-signs", "a: x:y#z, [b] {c} 'd' - e ? f\n-g: -1\n$h: http://i/#j\n", TRUE },
  { "literal", "a: |\n  one\n\n    two\n   \n  three\nb: |-\n    x\n\n\nc: 1\n", TRUE },
  { "folded", "a: >-\n  one\n  two\n\n  three\n- b: 1\n", FALSE },
  { "folded-in-list", "- >\n  one\n  two\n- >-\n  three\n", TRUE },
  { "kept", "a: |+\n  one\n\n\nb: >+\n  two\n", TRUE },
  { "indicated", "a: |2-\n    one\n  two\nb:\n  - |1\n     x\n", TRUE },
  { "block-at-end", "a: |\n  one", TRUE },
  { "tab-in-block", "a: |\n  one\n  \ttwo\n", TRUE },
  { "brackets", "a: []\nb: {}\nc: [x y, 'z', [1, {d: null, \"e\": \"f\"}], ]\n", FALSE },
  { "brackets-on-a-line", "a: [ ]\nb: [x y, 'z', [1, {d: null, \"e\": \"f\"}]] # g\n", TRUE },
  { "not-ascii", "ä: ö – ü\n", TRUE },
  { "same-name", "a: 1\na: 2\n", TRUE },
  /* left alone */
  { "anchor", "a: &x 1\nb: *x\n", FALSE },
  { "tag", "a: !!str 1\n", FALSE },
  { "merge", "a:\n  <<: {b: 1}\n", FALSE },
  { "question", "? a\n: 1\n", FALSE },
  { "tab", "a:\t1\n", FALSE },
  { "tab-indented", "a:\n\tb: 1\n", FALSE },
  { "tab-behind-colon", "a:\n  b:\tc\n", FALSE },
  { "carriage-return", "a: 1\r\nb: 2\r\n", FALSE },
  { "next-line-sign", "a: x\302\205y\n", FALSE },
  { "line-separator", "a: x\342\200\250y\n", FALSE },
  { "byte-order-mark", "\357\273\277a: 1\n", FALSE },
  { "directive", "%YAML 1.2\n---\na: 1\n", FALSE },
  { "second-document", "a: 1\n---\nb: 2\n", FALSE },
  { "end-mark", "a: 1\n...\n", FALSE },
  { "end-mark-as-name", "a:\n...   b: 1\n", FALSE },
  { "value-beside-mark", "--- a\n", FALSE },
  { "scalar", "a\n", FALSE },
  { "scalar-of-lines", "a\n b\n", FALSE },
  { "scalar-of-quoted-lines", "\"a\n b\"\n", FALSE },
  { "brackets-alone", "{a: 1}\n", FALSE },
  { "brackets-in-lines", "a: [b,\n  c]\n", FALSE },
  { "empty", "# nothing\n", FALSE },
  { "second-colon", "a: b: c\n", FALSE },
  { "list-beside-name", "a: - b\n", FALSE },
  { "too-far-right", "a: 1\n  b: 2\n", FALSE },
  { "too-far-left", "a:\n    b: 1\n  c: 2\n", FALSE },
  { "item-between-names", "a: 1\n- b\n", FALSE },
  { "name-alone", "a: 1\nb\n", FALSE },
  { "name-in-lines", "'a\n  b': 1\n", FALSE },
  { "long-name-line", "a: 1\n\"b\" : 2\n", FALSE },
  { "comment-in-text", "a: b\n  # c\n  d\n", FALSE },
  { "text-behind-quote", "a: \"b\" c\n", FALSE },
  { "comment-behind-quote", "a: \"b\"#c\n", FALSE },
  { "quote-open", "a: \"b\n", FALSE },
  { "quote-outdented", "a:\n  b: \"c\n d\"\n", FALSE },
  { "half-of-a-pair", "a: \"\\ud83d\"\n", FALSE },
  { "bad-escape", "a: \"\\q\"\n", FALSE },
  { "block-empty", "a: |\nb: 1\n", FALSE },
  { "block-outdented", "a:\n  b: |\n  c\n", FALSE },
  { "block-header-below", "a:\n  |\n b\n", FALSE },
  { "block-header-twice", "a: |--\n  b\n", FALSE },
  { "block-blanks-at-end", "a: |\n  b\n    \nc: 1\n", FALSE },
  { "block-blanks-first", "a: |\n    \n  b\n", FALSE },
  { "item-missing-outdented", "a:\n- b\n-\n", FALSE },
  { "item-missing-between", "a:\n- # b\n- c\nd: 1\n", FALSE },
  { "at-sign", "a: @b\n", FALSE },
  { "control-sign", "a: \177\n", FALSE },
};

static void
test_case (gconstpointer data)
{
  const SimpleCase *c = data;
  g_autoptr(GBytes) text = g_bytes_new_static (c->text, strlen (c->text));

  g_assert_cmpint (doc_check_simple (text), ==, c->is_simple);
}

/* The longest name that libfyaml takes, and one more sign. */
static void
test_long_name (void)
{
  for (gsize length = 990; length < 1030; length++)
    {
      g_autofree char *name = g_strnfill (length, 'x');
      g_autofree char *text = g_strconcat (name, ": 1\n", NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_assert_cmpint (doc_check_simple (bytes), ==, length <= 1000);
    }
}

/* One level deeper than there may be, and as deep as that. */
static void
test_deep (void)
{
  for (gsize depth = SMITH_LIMIT_DEPTH; depth <= SMITH_LIMIT_DEPTH + 1; depth++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GBytes) bytes = NULL;

      for (gsize i = 0; i < depth; i++)
        g_string_append (text, "- ");
      g_string_append (text, "a\n");
      bytes = g_bytes_new (text->str, text->len);

      g_assert_cmpint (doc_check_simple (bytes), ==, depth == SMITH_LIMIT_DEPTH);
    }
}

/* Small changes of what is simple, which often leave it so. */
static void
test_changes (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  guint n_simple = 0;

  g_test_message ("seed %u", seed);
  for (gsize i = 0; i < G_N_ELEMENTS (simple_cases); i++)
    for (guint n = 0; n < 200; n++)
      {
        const char *text = simple_cases[i].text;
        gsize length;
        g_autofree char *changed = doc_mutate (text, strlen (text), random, &length);
        g_autoptr(GBytes) bytes = g_bytes_new (changed, length);

        n_simple += doc_check_simple (bytes) ? 1 : 0;
      }
  g_assert_cmpuint (n_simple, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (simple_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/yaml-simple/", simple_cases[i].name, NULL);

      g_test_add_data_func (name, &simple_cases[i], test_case);
    }
  g_test_add_func ("/yaml-simple/long-name", test_long_name);
  g_test_add_func ("/yaml-simple/deep", test_deep);
  g_test_add_func ("/yaml-simple/changes", test_changes);

  return g_test_run ();
}
