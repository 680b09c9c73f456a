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

  g_autofree char *compact = print_json (tree, SMITH_JSON_COMPACT);

  g_assert_cmpuint (smith_print_measure (tree, SMITH_NODE_ROOT, 2), ==, strlen (json));
  g_assert_cmpuint (smith_print_count_characters (tree, SMITH_NODE_ROOT), ==,
                    g_utf8_strlen (compact, -1));
}

/* From YAML to YAML: comments, anchors and order stay, everything else is in our manner. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
} kept_cases[] = {
  { "nothing", "a: 1\n", "a: 1\n" },
  { "manner", "{\"a\": [1,2], 'b': {}}", "a:\n  - 1\n  - 2\nb: {}\n" },
  { "sequence-under-its-key", "a:\n- 1\n# b\n- 2\n", "a:\n  - 1\n  # b\n  - 2\n" },
  { "head-of-the-document", "# one\n\n# two\na: 1\n", "# one\n\n# two\na: 1\n" },
  { "head-and-space", "# one\n\na: 1\n", "# one\n\na: 1\n" },
  { "spaces-become-one", "# one\n\n\n\na: 1\n\n\n# b\nb: 2\n", "# one\n\na: 1\n\n# b\nb: 2\n" },
  { "foot-of-the-document", "a:\n  b: 1\n# end\n", "a:\n  b: 1\n# end\n" },
  { "foot-and-space", "a: 1\n\n# end\n# of it\n", "a: 1\n\n# end\n# of it\n" },
  { "foot-of-a-block", "a:\n    b: 1\n    # end\nc: 2\n", "a:\n  b: 1\n  # end\nc: 2\n" },
  { "foot-of-several", "a:\n  b:\n    c: 1\n    # c\n  # b\n# a\n",
    "a:\n  b:\n    c: 1\n    # c\n  # b\n# a\n" },
  { "above", "a: 1\n# b\nb: 2\n", "a: 1\n# b\nb: 2\n" },
  { "above-what-is-deeper", "a:\n# b\n  b: 2\n", "a:\n  # b\n  b: 2\n" },
  { "too-deep", "a: 1\n   # b\nb: 2\n", "a: 1\n# b\nb: 2\n" },
  { "behind", "a: 1   # one\nb: x # two\n", "a: 1 # one\nb: x # two\n" },
  { "behind-a-key", "a: # on a\n  b: 1\n", "a: # on a\n  b: 1\n" },
  { "behind-a-dash", "- # on it\n  a: 1\n- b # tail\n", "- # on it\n  a: 1\n- b # tail\n" },
  { "below-a-dash", "-\n  # on it\n  a: 1\n", "-\n  # on it\n  a: 1\n" },
  { "below-a-key", "a:\n  # about\n  text\n", "# about\na: text\n" },
  { "nothing-behind-a-key", "a: # none\nb:\n", "a: null # none\nb: null\n" },
  { "header-of-a-block", "a: | # text\n  x\n  y\n", "a: | # text\n  x\n  y\n" },
  { "header-of-a-block-no-more", "a: |- # text\n  x\n", "a: x # text\n" },
  { "after-kept-lines", "a: |+\n  x\n\n\n# b\nb: 1\n", "a: |+\n  x\n\n\n# b\nb: 1\n" },
  { "after-text", "a: |\n  x\n  y\n\n# b\nb: 1\n", "a: |\n  x\n  y\n\n# b\nb: 1\n" },
  { "no-comment", "a: x#y\nb: '# z'\nc: |\n  # t\n  u\n", "a: x#y\nb: '# z'\nc: |\n  # t\n  u\n" },
  { "in-brackets", "a: [ # on a\n  1, # one\n  # two\n  2 # 2\n  # end\n  ] # tail\n",
    "a: # on a # tail\n  - 1 # one\n  # two\n  - 2 # 2\n  # end\n" },
  { "in-empty-brackets", "a: [ # x\n  ]\nb: 1\n", "a: [] # x\nb: 1\n" },
  { "behind-the-bracket-of-the-root", "# a\n{ # b\n  c: 1}\n", "# a\n# b\nc: 1\n" },
  { "behind-the-mark-of-the-first-name", "? # a\n  b\n: 1\n", "# a\nb: 1\n" },
  { "brackets-on-one-line", "a: {b: [1]} # x\n", "a: # x\n  b:\n    - 1\n" },
  { "marker", "%YAML 1.2\n# a\n--- # b\nc: 1\n...\n# d\n", "# a\n# b\nc: 1\n# d\n" },
  { "scalar", "# a\ntext # b\n# c\n", "# a\ntext # b\n# c\n" },
  { "crlf", "# a\r\nb: 1 # c\r\n", "# a\nb: 1 # c\n" },
  { "bom", "\xEF\xBB\xBF# a\nb: 1\n", "# a\nb: 1\n" },
  { "anchor", "a: &x 1\nb: *x\n", "a: &x 1\nb: *x\n" },
  { "anchor-of-a-block", "a: &x\n  b: 1\nc: *x\n", "a: &x\n  b: 1\nc: *x\n" },
  { "anchor-in-a-sequence", "- &x {a: 1}\n- *x\n", "- &x\n  a: 1\n- *x\n" },
  { "anchor-of-the-root", "--- &x\na: 1\n", "&x\na: 1\n" },
  { "tag-of-no-merge", "a: &b\n  c: 1\n! <<: x\n", "a: &b\n  c: 1\n'<<': x\n" },
  { "tag-of-a-merge", "a: &b\n  c: 1\n!!merge <<: *b\n", "a: &b\n  c: 1\n<<: *b\n" },
  { "tag-of-a-merge-in-quotes", "a: &b\n  c: 1\n!!merge '<<': *b\n", "a: &b\n  c: 1\n<<: *b\n" },
  { "tag-of-a-merge-in-full", "a: &b\n  c: 1\n!<tag:yaml.org,2002:merge> <<: *b\n",
    "a: &b\n  c: 1\n<<: *b\n" },
  { "tag-of-a-merge-by-a-handle", "%TAG !m! tag:yaml.org,2002:\n---\n!m!merge <<: {c: 1}\n",
    "<<:\n  c: 1\n" },
  { "tag-of-a-merge-by-the-own-handle", "%TAG ! tag:yaml.org,2002:\n---\n!merge <<: {c: 1}\n",
    "<<:\n  c: 1\n" },
  { "tag-of-a-merge-behind-an-anchor", "a: &b\n  c: 1\n&k !!merge <<: *b\n",
    "a: &b\n  c: 1\n<<: *b\n" },
  { "tag-of-no-merge-behind-an-anchor", "&k !!str <<: 1\n", "'<<': 1\n" },
  { "tag-of-no-merge-of-ones-own", "!<tag:a.example,2002:merge> <<: {c: 1}\n", "'<<':\n  c: 1\n" },
  { "tag-of-no-merge-above", "? !!str\n  <<\n: x\n", "'<<': x\n" },
  { "tag-of-no-merge-above-a-comment", "? !!str # k\n  <<\n: x\n", "# k\n'<<': x\n" },
  { "tag-of-no-merge-in-brackets", "{!!str\n <<: x}\n", "'<<': x\n" },
  { "tag-in-a-comment-above-a-merge", "? # !!str\n  <<\n: {c: 1}\n", "# !!str\n<<:\n  c: 1\n" },
  { "tag-of-the-value-above-a-merge", "a: !!str\n? <<\n: {c: 1}\n", "a: ''\n<<:\n  c: 1\n" },
  { "anchor-of-a-root-of-lines", "&x \"t\\nu\"\n", "&x \"t\\nu\"\n" },
  { "anchor-of-a-root-that-is-a-block", "&x |\n    t\n    u\n", "&x \"t\\nu\\n\"\n" },
  { "anchor-above-a-root-that-is-a-block", "&x\n|-\n  t\n  u\n", "&x \"t\\nu\"\n" },
  { "tag-of-a-root-that-is-a-block", "--- !!str |-\n  t\n  u\n", "|-\n  t\n  u\n" },
  { "anchor-behind-a-bare-colon", "a: 0\n: &x 3\nb: *x\n", "a: 0\n'': &x 3\nb: *x\n" },
  { "anchor-of-a-text", "a: &x |\n  t\n  u\nb: *x\n", "a: &x |\n  t\n  u\nb: *x\n" },
  { "anchor-and-tag", "a: !!str &x 1\nb: &y !t c\n", "a: &x '1'\nb: &y c\n" },
  { "anchor-and-comment", "a: &x # on\n  b: 1\n", "a: &x # on\n  b: 1\n" },
  { "anchor-twice", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n" },
  { "anchor-on-a-key-in-brackets", "[&k a: 1, *k]\n", "- a: 1\n- a\n" },
  { "anchor-on-a-key", "&k a: 1\nb: *k\n", "a: 1\nb: a\n" },
  { "alias-with-a-comment", "a: &x 1\nb: *x # same\n", "a: &x 1\nb: *x # same\n" },
  { "merge", "a: &x {b: 1}\nc:\n  d: 2\n  <<: *x # m\n  e: 3\n",
    "a: &x\n  b: 1\nc:\n  d: 2\n  <<: *x # m\n  e: 3\n" },
  { "merge-several", "a: &x {b: 1}\nc: &y {d: 1}\ne:\n  <<: [*x, *y]\n",
    "a: &x\n  b: 1\nc: &y\n  d: 1\ne:\n  <<:\n    - *x\n    - *y\n" },
  { "merge-nothing", "a: &x {}\nb:\n  <<: *x\n", "a: &x {}\nb:\n  <<: *x\n" },
  { "no-merge", "'<<': 1\n", "'<<': 1\n" },
};

static char *
print_document (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  smith_print_yaml_document (tree, out);

  return g_string_free (out, FALSE);
}

/* What holds for every document: the values are equal, and printing again changes nothing. */
static char *
check_kept (const char *text)
{
  g_autoptr(SmithTree) tree = read_text (text, SMITH_SYNTAX_YAML);
  g_autofree char *once = print_document (tree);
  g_autoptr(SmithTree) again = read_text (once, SMITH_SYNTAX_YAML);
  g_autofree char *twice = print_document (again);
  g_autofree char *before = print_json (tree, SMITH_JSON_PRETTY);
  g_autofree char *after = print_json (again, SMITH_JSON_PRETTY);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (twice, ==, once);

  return g_steal_pointer (&once);
}

static void
test_kept (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = check_kept (kept_cases[i].before);

  g_assert_cmpstr (text, ==, kept_cases[i].after);
}

/* JSON has nothing to keep: the same text as before. */
static void
test_kept_from_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = read_text (yaml_cases[i].json, SMITH_SYNTAX_JSON);
  g_autofree char *text = print_document (tree);

  g_assert_cmpstr (text, ==, yaml_cases[i].yaml);
}

/* A document in the making. */
typedef struct
{
  GRand   *random;
  GString *out;
  guint    n_comments;
  guint    n_anchors;
} Maker;

static void
maybe_comment (Maker *self)
{
  if (g_rand_int_range (self->random, 0, 3) == 0)
    g_string_append_printf (self->out, " # <%u>", self->n_comments++);
}

static void
maybe_lines (Maker *self,
             int    indent)
{
  while (g_rand_int_range (self->random, 0, 3) == 0)
    {
      if (g_rand_boolean (self->random))
        g_string_append_c (self->out, '\n');
      else
        g_string_append_printf (self->out, "%*s# <%u>\n",
                                indent + g_rand_int_range (self->random, -2, 3) * (indent > 1),
                                "", self->n_comments++);
    }
}

static void
make_scalar (Maker *self)
{
  static const char *const scalars[] = { "1", "x", "'#'", "\"a # b\"", "true", "{}", "[]", "null" };

  if (self->n_anchors > 0 && g_rand_int_range (self->random, 0, 5) == 0)
    {
      g_string_append_printf (self->out, "*a%d",
                              g_rand_int_range (self->random, 0, (int) self->n_anchors));
      return;
    }
  if (g_rand_int_range (self->random, 0, 5) == 0)
    g_string_append_printf (self->out, "&a%u ", self->n_anchors++);
  g_string_append (self->out, scalars[g_rand_int_range (self->random, 0, G_N_ELEMENTS (scalars))]);
}

static void
make_flow (Maker *self,
           int    indent,
           guint  depth)
{
  gboolean is_map = g_rand_boolean (self->random);

  g_string_append_c (self->out, is_map ? '{' : '[');
  for (int i = 0, n = g_rand_int_range (self->random, 0, 4); i < n; i++)
    {
      maybe_comment (self);
      g_string_append_printf (self->out, "\n%*s", indent, "");
      if (is_map)
        g_string_append_printf (self->out, "k%d: ", i);
      if (depth > 0 && g_rand_boolean (self->random))
        make_flow (self, indent + 2, depth - 1);
      else
        make_scalar (self);
      g_string_append_c (self->out, ',');
    }
  maybe_comment (self);
  g_string_append_printf (self->out, "\n%*s%c", indent, "", is_map ? '}' : ']');
}

static void
make_block (Maker *self,
            int    indent,
            guint  depth)
{
  gboolean is_map = g_rand_boolean (self->random);

  for (int i = 0, n = g_rand_int_range (self->random, 1, 4); i < n; i++)
    {
      int kind = g_rand_int_range (self->random, 0, depth > 0 ? 5 : 3);

      maybe_lines (self, indent);
      g_string_append_printf (self->out, "%*s", indent, "");
      if (is_map)
        g_string_append_printf (self->out, "k%d:", i);
      else
        g_string_append_c (self->out, '-');
      if (kind >= 3)
        {
          maybe_comment (self);
          g_string_append_c (self->out, '\n');
          make_block (self, indent + 2, depth - 1);
          continue;
        }
      g_string_append_c (self->out, ' ');
      if (kind == 0)
        make_scalar (self);
      else if (kind == 1)
        make_flow (self, indent + 2, depth);
      else
        {
          g_string_append_c (self->out, '|');
          if (g_rand_boolean (self->random))
            g_string_append_c (self->out, "+-"[g_rand_int_range (self->random, 0, 2)]);
          maybe_comment (self);
          g_string_append_printf (self->out, "\n%*s# text\n", indent + 2, "");
          if (g_rand_boolean (self->random))
            g_string_append_printf (self->out, "%*smore\n", indent + 2, "");
          /* a comment that is deeper would be text */
          g_string_append_printf (self->out, "%*s# <%u>\n", MAX (indent - 2, 0), "",
                                  self->n_comments++);
          continue;
        }
      maybe_comment (self);
      g_string_append_c (self->out, '\n');
    }
}

/* Comments everywhere: none is lost or said twice. */
static void
test_kept_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 5000; round++)
    {
      Maker maker = { random, g_string_new (NULL), 0, 0 };
      g_autoptr(GString) text = maker.out;
      g_autofree char *kept = NULL;

      make_block (&maker, 0, 3);
      maybe_lines (&maker, 0);
      kept = check_kept (text->str);
      for (guint i = 0; i < maker.n_comments; i++)
        {
          g_autofree char *mark = g_strdup_printf ("# <%u>", i);
          const char *found = strstr (kept, mark);

          if (found == NULL || strstr (found + 1, mark) != NULL)
            g_error ("%s in:\n%s\nprinted:\n%s", mark, text->str, kept);
        }
    }
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
  ADD_TABLE (kept_cases, kept)
  ADD_TABLE (yaml_cases, kept_from_json)
  g_test_add_func ("/print/kept-random", test_kept_random);
  g_test_add_func ("/print/random", test_random);

  return g_test_run ();
}
