/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"

#include <math.h>
#include <string.h>

/* Text → the same as JSON. */
typedef struct
{
  const char *name;
  const char *text;
  const char *json;
} ReadCase;

static const ReadCase read_cases[] = {
  /* structure */
  { "block-mapping",         "a: 1\nb: 2\n",                       "{\"a\":1,\"b\":2}" },
  { "block-sequence",        "- 1\n- 2\n",                         "[1,2]" },
  { "indented-sequence",     "a:\n  - 1\n  - 2\n",                 "{\"a\":[1,2]}" },
  { "unindented-sequence",   "a:\n- 1\n- 2\nb: 3\n",               "{\"a\":[1,2],\"b\":3}" },
  { "compact-mapping", "- a: 1\n  b: 2\n- c: 3\n", "[{\"a\":1,\"b\":2},{\"c\":3}]" },
  { "compact-sequence",      "- - 1\n  - 2\n- - 3\n",              "[[1,2],[3]]" },
  { "flow", "{a: [1, {b: 2}], c: {}, d: []}", "{\"a\":[1,{\"b\":2}],\"c\":{},\"d\":[]}" },
  { "flow-trailing-comma",   "[1, 2, ]",                           "[1,2]" },
  { "flow-over-lines",       "a: [1,\n  2,\n  3]\n",               "{\"a\":[1,2,3]}" },
  { "flow-outdented",        "a:\n  b: [\n1,\n2\n]\n  c: {\n  d: 3\n}\n",
    "{\"a\":{\"b\":[1,2],\"c\":{\"d\":3}}}" },
  { "quote-outdented",       "a: \"b\nc\"\nd: 'e\n\nf'\n",   "{\"a\":\"b c\",\"d\":\"e\\nf\"}" },
  { "colon-below-a-name",    "a:\n  : b\n? c\n: : d\ne: [: f]\n",
    "{\"a\":{\"\":\"b\"},\"c\":{\"\":\"d\"},\"e\":[{\"\":\"f\"}]}" },
  { "indented-by-one",       "a:\n &x\n 'b'\nc:\n- d:\n   e\n-\n f\n",
    "{\"a\":\"b\",\"c\":[{\"d\":\"e\"},\"f\"]}" },
  { "flow-pair",             "[a: b, c]",                          "[{\"a\":\"b\"},\"c\"]" },
  { "flow-key-alone",        "{a, b: }",                           "{\"a\":null,\"b\":null}" },
  { "explicit-key",          "? a\n: 1\n? b\n",                    "{\"a\":1,\"b\":null}" },
  { "block-scalar-key",      "? |\n  a b\n: 1\n",                  "{\"a b\\n\":1}" },
  { "empty-key",             ": 1\n",                              "{\"\":1}" },
  { "missing-values", "a:\nb: ~\nc:\n  - \n  -\nd:\n",
    "{\"a\":null,\"b\":null,\"c\":[null,null],\"d\":null}" },
  { "json",                  "{\"a\": [1, \"x\", true, null]}",    "{\"a\":[1,\"x\",true,null]}" },
  { "json-no-space",         "{\"a\":1,\"b\":[]}",                 "{\"a\":1,\"b\":[]}" },
  { "duplicate-keys",        "a: 1\na: 2\n",                       "{\"a\":1,\"a\":2}" },
  { "root-scalar",           "hello\n",                            "\"hello\"" },
  { "crlf", "a: 1\r\nb: x\r\n  y\r\nc: |\r\n  z\r\n", "{\"a\":1,\"b\":\"x y\",\"c\":\"z\\n\"}" },
  { "bom",                   "\xEF\xBB\xBF" "a: 1\n",              "{\"a\":1}" },
  { "no-final-newline",      "a: b",                               "{\"a\":\"b\"}" },
  /* comments and documents */
  { "comments",              "# x\na: 1 # y\n# z\nb: 2\n",         "{\"a\":1,\"b\":2}" },
  { "hash-inside-text",      "a: b#c\n",                           "{\"a\":\"b#c\"}" },
  { "document-marks",        "---\na: 1\n...\n# end\n",            "{\"a\":1}" },
  { "directive-1.2",         "%YAML 1.2\n---\na: 1\n",             "{\"a\":1}" },
  { "directive-1.1",         "%YAML 1.1\n---\na: 1\n",             "{\"a\":1}" },
  { "unknown-directive",     "%FOO bar\n---\na: 1\n",              "{\"a\":1}" },
  /* scalars in all styles */
  { "plain-lines",           "a: x\n  y\n\n  z\n",                 "{\"a\":\"x y\\nz\"}" },
  { "plain-colon-inside",    "a: http://x/y\n",                    "{\"a\":\"http://x/y\"}" },
  { "plain-question",        "a: ?x\n",                            "{\"a\":\"?x\"}" },
  { "single",                "a: 'it''s'\n",                       "{\"a\":\"it's\"}" },
  { "single-backslash",      "a: 'x\\n'\n",                        "{\"a\":\"x\\\\n\"}" },
  { "single-first-quotes",   "a: '''''x'\nb: 'x'''''\nc: ''''\n",
    "{\"a\":\"''x\",\"b\":\"x''\",\"c\":\"'\"}" },
  { "single-fold-spaces",    "a: ' x \t\n\n\n  ''y ''\n  z '\n",
    "{\"a\":\" x\\n\\n'y ' z \"}" },
  { "single-lines",          "a: 'x\n  y\n\n  z'\n",               "{\"a\":\"x y\\nz\"}" },
  { "double",                "a: \"x\"\n",                         "{\"a\":\"x\"}" },
  { "double-escapes",        "a: \"\\t\\\"\\\\\\/\\x41\\u00e9\\U0001F600\\e\"\n",
    "{\"a\":\"\\u0009\\\"\\\\/Aé😀\\u001b\"}" },
  { "double-all-escapes",    "\"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\N\\_\\L\\P\"",
    "\"\\u0000\\u0007\\u0008\\u0009\\n\\u000b\\u000c\\u000d\\u001b \xC2\x85\xC2\xA0\xE2\x80\xA8"
    "\xE2\x80\xA9\"" },
  { "double-lines",          "a: \"x\n  y\\\n  z\"\n",             "{\"a\":\"x yz\"}" },
  { "empty-quotes",          "a: ''\nb: \"\"\n",                   "{\"a\":\"\",\"b\":\"\"}" },
  { "quoted-keys",           "'a': 1\n\"b\\n\": 2\n",              "{\"a\":1,\"b\\n\":2}" },
  { "literal-clip",          "a: |\n  x\n   y\n\n  z\n\n",         "{\"a\":\"x\\n y\\n\\nz\\n\"}" },
  { "literal-strip",         "a: |-\n  x\n\nb: 1\n",               "{\"a\":\"x\",\"b\":1}" },
  { "literal-keep",          "a: |+\n  x\n\nb: 1\n",               "{\"a\":\"x\\n\\n\",\"b\":1}" },
  { "literal-indent",        "a: |2\n    x\n",                     "{\"a\":\"  x\\n\"}" },
  { "literal-indent-strip",  "a: |2-\n    x\n",                    "{\"a\":\"  x\"}" },
  { "literal-strip-indent",  "a: |-2\n    x\n",                    "{\"a\":\"  x\"}" },
  { "literal-comment",       "a: | # c\n  x\n",                    "{\"a\":\"x\\n\"}" },
  { "literal-empty", "a: |\nb: |+\n\nc: |-\n", "{\"a\":\"\",\"b\":\"\\n\",\"c\":\"\"}" },
  { "literal-leading-blank", "a: |\n\n\n  x\n",                    "{\"a\":\"\\n\\nx\\n\"}" },
  { "literal-no-newline",    "a: |\n  x",                          "{\"a\":\"x\"}" },
  { "folded-clip",           "a: >\n  x\n  y\n\n  z\n",            "{\"a\":\"x y\\nz\\n\"}" },
  { "folded-strip",          "a: >-\n  x\n  y\n",                  "{\"a\":\"x y\"}" },
  { "folded-keep",           "a: >+\n  x\n\n",                     "{\"a\":\"x\\n\\n\"}" },
  { "folded-after-blank",    "a: >\n  x\n\n  \n   y\n",         "{\"a\":\"x\\n\\n\\n y\\n\"}" },
  { "folded-tab-line",       "a: >\n  x\n  \ty\n  z\n",         "{\"a\":\"x\\n\\u0009y\\nz\\n\"}" },
  { "folded-leading-blank",  "a: >\n\n\n  x\n  y\n",           "{\"a\":\"\\n\\nx y\\n\"}" },
  { "literal-nested-indent", "- - k: |1\n       x\n",           "[[{\"k\":\"  x\\n\"}]]" },
  { "literal-root-indent",   "--- |1\n  x\n",                  "\" x\\n\"" },
  { "double-kept-blanks",    "a: \"x\\t\n  y \\ \n  z\"\n",     "{\"a\":\"x\\u0009 y   z\"}" },
  { "double-escaped-breaks", "a: \"x \\\n\n\n  y\"\n",         "{\"a\":\"x \\n\\ny\"}" },
  { "folded-more-indented",  "a: >\n  x\n    y\n  z\n",            "{\"a\":\"x\\n  y\\nz\\n\"}" },
  /* tags */
  { "tag-str",               "a: !!str 5\nb: !!str\n",             "{\"a\":\"5\",\"b\":\"\"}" },
  { "tag-int",               "a: !!int \"5\"\n",                   "{\"a\":5}" },
  { "tag-float",             "a: !!float 5\n",                     "{\"a\":5}" },
  { "tag-bool",              "a: !!bool 'true'\n",                 "{\"a\":true}" },
  { "tag-null",              "a: !!null ''\nb: !!null\n",          "{\"a\":null,\"b\":null}" },
  { "tag-containers",        "a: !!map {}\nb: !!seq\n- 1\n",       "{\"a\":{},\"b\":[1]}" },
  { "tag-non-specific",      "a: ! 5\n",                           "{\"a\":\"5\"}" },
  { "tag-verbatim",          "a: !<tag:yaml.org,2002:str> 5\n",    "{\"a\":\"5\"}" },
  { "tag-unknown", "a: !x 5\nb: !x y\nc: !x {d: 1}\n", "{\"a\":5,\"b\":\"y\",\"c\":{\"d\":1}}" },
  { "tag-handle",            "%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 5\n", "{\"a\":\"5\"}" },
  /* keys read as their text */
  { "keys-of-other-types", "200: a\ntrue: b\nnull: c\n1.5: d\n",
    "{\"200\":\"a\",\"true\":\"b\",\"null\":\"c\",\"1.5\":\"d\"}" },
  /* anchors, aliases */
  { "alias-scalar",          "a: &x 1\nb: *x\n",                   "{\"a\":1,\"b\":1}" },
  { "alias-mapping", "a: &x {b: 1}\nc: *x\n", "{\"a\":{\"b\":1},\"c\":{\"b\":1}}" },
  { "alias-in-sequence",     "- &x y\n- *x\n- [*x]\n",             "[\"y\",\"y\",[\"y\"]]" },
  { "alias-of-alias-holder", "a: &x 1\nb: &y [*x]\nc: *y\n", "{\"a\":1,\"b\":[1],\"c\":[1]}" },
  { "anchor-again", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "{\"a\":1,\"b\":1,\"c\":2,\"d\":2}" },
  { "anchor-on-nothing",     "a: &x\nb: *x\n",                     "{\"a\":null,\"b\":null}" },
  { "anchor-and-tag", "a: &x !!str 1\nb: !!str &y 2\nc: [*x, *y]\n",
    "{\"a\":\"1\",\"b\":\"2\",\"c\":[\"1\",\"2\"]}" },
  { "anchor-on-key",         "&x a: 1\nb: *x\n",                   "{\"a\":1,\"b\":\"a\"}" },
  { "alias-as-key",          "a: &x y\n*x : 1\n",                  "{\"a\":\"y\",\"y\":1}" },
  { "alias-of-folded", "a: &x >-\n  y\n  z\nb: *x\n*x : 1\n",
    "{\"a\":\"y z\",\"b\":\"y z\",\"y z\":1}" },
  /* merge keys */
  { "merge",                 "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
    "{\"a\":{\"b\":1,\"c\":2},\"d\":{\"c\":3,\"b\":1}}" },
  { "merge-list",            "- &x {a: 1, b: 1}\n- &y {b: 2, c: 2}\n- <<: [*x, *y]\n  d: 3\n",
    "[{\"a\":1,\"b\":1},{\"b\":2,\"c\":2},{\"d\":3,\"a\":1,\"b\":1,\"c\":2}]" },
  { "merge-twice",           "- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: *x\n  <<: *y\n",
    "[{\"a\":1},{\"a\":2,\"b\":2},{\"a\":1,\"b\":2}]" },
  { "merge-written-out",     "a:\n  <<: {b: 1}\n  c: 2\n",         "{\"a\":{\"c\":2,\"b\":1}}" },
  { "merge-of-merged",       "- &x {a: 1}\n- &y\n  <<: *x\n  b: 2\n- <<: *y\n",
    "[{\"a\":1},{\"b\":2,\"a\":1},{\"b\":2,\"a\":1}]" },
  { "merge-alone",           "- &x {a: 1}\n- <<: *x\n",            "[{\"a\":1},{\"a\":1}]" },
  { "merge-empty",           "- &x {}\n- <<: *x\n",                "[{},{}]" },
  { "merge-empty-key", "- &x {\"\": 1}\n- <<: *x\n", "[{\"\":1},{\"\":1}]" },
  { "merge-no-key", "- &x\n  : 1\n- <<: *x\n", "[{\"\":1},{\"\":1}]" },
  { "merge-duplicate", "- &x {a: 1, a: 2}\n- <<: *x\n", "[{\"a\":1,\"a\":2},{\"a\":2}]" },
  { "merge-alias-values",    "- &v 1\n- &x {a: *v}\n- <<: *x\n",   "[1,{\"a\":1},{\"a\":1}]" },
  { "merge-in-flow", "[&x {a: 1}, {<<: *x, b: 2}]", "[{\"a\":1},{\"b\":2,\"a\":1}]" },
  { "merge-in-root",         "<<: {a: 1}\nb: 2\n",                 "{\"b\":2,\"a\":1}" },
  { "merge-quoted",          "\"<<\": {a: 1}\n",                   "{\"<<\":{\"a\":1}}" },
  { "merge-as-text",         "!!str <<: {a: 1}\n",                 "{\"<<\":{\"a\":1}}" },
  { "merge-as-value",        "a: <<\n",                            "{\"a\":\"<<\"}" },
  { "merge-escaped-key",     "- &x {\"a\\n\": 1}\n- <<: *x\n",     "[{\"a\\n\":1},{\"a\\n\":1}]" },
};

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  g_autofree char *json = doc_print (tree);

  if (smith_tree_get_error (tree) != NULL)
    g_error ("%s", smith_tree_get_error (tree)->message);
  g_assert_cmpstr (json, ==, c->json);
  doc_check (tree);
}

/* Plain scalars by the core schema: YAML 1.2.2 §10.3.2. */
typedef struct
{
  const char   *name;
  SmithNodeKind kind;
  double        number;
} PlainCase;

static const PlainCase plain_cases[] = {
  { "null", SMITH_NODE_NULL }, { "Null", SMITH_NODE_NULL }, { "NULL", SMITH_NODE_NULL },
  { "~", SMITH_NODE_NULL }, { "nULL", SMITH_NODE_STRING }, { "nil", SMITH_NODE_STRING },
  { "true", SMITH_NODE_BOOLEAN, 1 }, { "True", SMITH_NODE_BOOLEAN, 1 },
  { "TRUE", SMITH_NODE_BOOLEAN, 1 }, { "false", SMITH_NODE_BOOLEAN },
  { "False", SMITH_NODE_BOOLEAN }, { "FALSE", SMITH_NODE_BOOLEAN },
  { "tRUE", SMITH_NODE_STRING }, { "truee", SMITH_NODE_STRING },
  { "yes", SMITH_NODE_STRING }, { "no", SMITH_NODE_STRING }, { "on", SMITH_NODE_STRING },
  { "off", SMITH_NODE_STRING }, { "y", SMITH_NODE_STRING },
  { "0", SMITH_NODE_NUMBER, 0 }, { "12", SMITH_NODE_NUMBER, 12 }, { "-12", SMITH_NODE_NUMBER, -12 },
  { "+12", SMITH_NODE_NUMBER, 12 }, { "012", SMITH_NODE_NUMBER, 12 },
  { "0o14", SMITH_NODE_NUMBER, 12 }, { "0o18", SMITH_NODE_STRING }, { "0o", SMITH_NODE_STRING },
  { "-0o14", SMITH_NODE_STRING }, { "0O14", SMITH_NODE_STRING },
  { "0xFf", SMITH_NODE_NUMBER, 255 }, { "0xG", SMITH_NODE_STRING }, { "0x", SMITH_NODE_STRING },
  { "0b1", SMITH_NODE_STRING }, { "1_000", SMITH_NODE_STRING }, { "12:30", SMITH_NODE_STRING },
  { "1.5", SMITH_NODE_NUMBER, 1.5 }, { "-1.5", SMITH_NODE_NUMBER, -1.5 },
  { "1.", SMITH_NODE_NUMBER, 1 }, { ".5", SMITH_NODE_NUMBER, 0.5 },
  { "+.5", SMITH_NODE_NUMBER, 0.5 }, { "1e3", SMITH_NODE_NUMBER, 1000 },
  { "1E+3", SMITH_NODE_NUMBER, 1000 }, { "1e-3", SMITH_NODE_NUMBER, 0.001 },
  { "1.e3", SMITH_NODE_NUMBER, 1000 }, { "1e", SMITH_NODE_STRING }, { "1e+", SMITH_NODE_STRING },
  { ".", SMITH_NODE_STRING }, { ".e3", SMITH_NODE_STRING }, { "+", SMITH_NODE_STRING },
  { "1.2.3", SMITH_NODE_STRING }, { "3.1.0", SMITH_NODE_STRING }, { "1 2", SMITH_NODE_STRING },
  { "2020-01-01", SMITH_NODE_STRING }, { "-x", SMITH_NODE_STRING },
  { ".inf", SMITH_NODE_NUMBER, INFINITY }, { ".Inf", SMITH_NODE_NUMBER, INFINITY },
  { ".INF", SMITH_NODE_NUMBER, INFINITY }, { "-.inf", SMITH_NODE_NUMBER, -INFINITY },
  { "+.inf", SMITH_NODE_NUMBER, INFINITY }, { ".iNF", SMITH_NODE_STRING },
  { "inf", SMITH_NODE_STRING }, { ".nan", SMITH_NODE_NUMBER, NAN },
  { ".NaN", SMITH_NODE_NUMBER, NAN }, { ".NAN", SMITH_NODE_NUMBER, NAN },
  { "-.nan", SMITH_NODE_STRING }, { "nan", SMITH_NODE_STRING },
  { "=", SMITH_NODE_STRING }, { "<<", SMITH_NODE_STRING },
};

static void
test_plain (gconstpointer data)
{
  const PlainCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->name, SMITH_SYNTAX_YAML);
  double number;

  g_assert_null (smith_tree_get_error (tree));
  g_assert_cmpint (smith_tree_get_kind (tree, SMITH_NODE_ROOT), ==, c->kind);
  g_assert_false (smith_tree_is_quoted (tree, SMITH_NODE_ROOT));
  g_assert_cmpint (smith_tree_get_boolean (tree, SMITH_NODE_ROOT), ==,
                   c->kind == SMITH_NODE_BOOLEAN && c->number == 1);
  if (c->kind == SMITH_NODE_NUMBER)
    {
      g_assert_true (smith_tree_get_number (tree, SMITH_NODE_ROOT, &number));
      if (isnan (c->number))
        g_assert_true (isnan (number));
      else
        g_assert_cmpfloat (number, ==, c->number);
    }
  else
    g_assert_false (smith_tree_get_number (tree, SMITH_NODE_ROOT, &number));
  g_assert_cmpint (smith_tree_string_equals (tree, SMITH_NODE_ROOT, c->name), ==,
                   c->kind == SMITH_NODE_STRING);
}

/* The same in quotes is always text. */
static void
test_quoted (gconstpointer data)
{
  const PlainCase *c = data;
  g_autofree char *text = g_strdup_printf ("- '%s'\n- \"%s\"\n- |-\n  %s\n", c->name, c->name,
                                           c->name);
  g_autoptr(SmithTree) tree = doc_read (text, SMITH_SYNTAX_YAML);

  g_assert_null (smith_tree_get_error (tree));
  for (guint i = 0; i < 3; i++)
    {
      SmithNode node = smith_tree_get_element (tree, SMITH_NODE_ROOT, i);

      g_assert_true (smith_tree_string_equals (tree, node, c->name));
      g_assert_true (smith_tree_is_quoted (tree, node));
    }
}

/* Every span: key@start-end:value@start-end. */
typedef struct
{
  const char *name;
  const char *text;
  const char *outline;
} SpanCase;

static const SpanCase span_cases[] = {
  { "mapping",          "a: 1\nbc: de\n",   "{\"a\"@0-1:1@3-4,\"bc\"@5-7:\"de\"@9-11}@0-11" },
  { "bytes-not-chars", "é: ü\nx: 😀\ny: 1",
    "{\"é\"@0-2:\"ü\"@4-6,\"x\"@7-8:\"😀\"@10-14,\"y\"@15-16:1@18-19}@0-19" },
  { "bom",              "\xEF\xBB\xBF" "a: 1", "{\"a\"@3-4:1@6-7}@3-7" },
  { "quotes-included",  "\"a\": 'b'",       "{\"a\"@0-3:\"b\"@5-8}@0-8" },
  { "escapes",          "\"a\\n\": 'it''s'", "{\"a\\n\"@0-5:\"it's\"@7-14}@0-14" },
  { "flow", "x: [ 1, {a: 2} ]", "{\"x\"@0-1:[1@5-6,{\"a\"@9-10:2@12-13}@8-14]@3-16}@0-16" },
  { "sequence",         "- 1\n- 2\n",       "[1@2-3,2@6-7]@0-7" },
  { "nested",           "a:\n  b:\n    - c\nd: e\n",
    "{\"a\"@0-1:{\"b\"@5-6:[\"c\"@14-15]@12-15}@5-15,\"d\"@16-17:\"e\"@19-20}@0-20" },
  { "missing-value", "a:\nb: \nc:  # x\n",
    "{\"a\"@0-1:null@2-2,\"b\"@3-4:null@5-5,\"c\"@7-8:null@9-9}@0-9" },
  { "missing-item",     "-\n- \n",          "[null@1-1,null@3-3]@0-3" },
  { "missing-in-flow", "{a, b: , c}",
    "{\"a\"@1-2:null@2-2,\"b\"@4-5:null@6-6,\"c\"@9-10:null@10-10}@0-11" },
  { "missing-key",      "{ : 1}",           "{\"\"@4-4:1@4-5}@0-6" },
  { "missing-colon", "? a\n:b: 1", "{\"a\"@2-3:null@3-3,\":b\"@4-6:1@8-9}@0-9" },
  { "missing-with-tag", "a: !!str\nb: 1",   "{\"a\"@0-1:\"\"@8-8,\"b\"@9-10:1@12-13}@0-13" },
  { "flow-pair",        "[a: b]",           "[{\"a\"@1-2:\"b\"@4-5}@1-5]@0-6" },
  { "flow-pair-anchor", "[&k a: b]", "[{\"a\"@4-5:\"b\"@7-8}@1-8]@0-9" },
  { "flow-pair-tag", "[1, !!str &k a: b]", "[1@1-2,{\"a\"@13-14:\"b\"@16-17}@4-17]@0-18" },
  { "flow-pair-tag-in-full", "[!<tag:yaml.org,2002:str> a: b]",
    "[{\"a\"@26-27:\"b\"@29-30}@1-30]@0-31" },
  { "flow-pair-nameless", "[1, &k : b]", "[1@1-2,{\"\"@9-9:\"b\"@9-10}@4-10]@0-11" },
  { "explicit-key",     "? a\n: b\n",       "{\"a\"@2-3:\"b\"@6-7}@0-7" },
  { "plain-lines",      "a: x\n  y\nb: 1",  "{\"a\"@0-1:\"x y\"@3-8,\"b\"@9-10:1@12-13}@0-13" },
  { "literal", "a: |\n  x\n  y\nb: 1", "{\"a\"@0-1:\"x\\ny\\n\"@3-12,\"b\"@13-14:1@16-17}@0-17" },
  { "literal-blank-end", "a: |\n  x\n\n\nb: 1",
    "{\"a\"@0-1:\"x\\n\"@3-8,\"b\"@11-12:1@14-15}@0-15" },
  { "literal-keep", "a: |+\n  x\n\nb: 1", "{\"a\"@0-1:\"x\\n\\n\"@3-10,\"b\"@11-12:1@14-15}@0-15" },
  { "literal-crlf", "a: |\r\n  x\r\nb: 1", "{\"a\"@0-1:\"x\\n\"@3-9,\"b\"@11-12:1@14-15}@0-15" },
  { "literal-empty",    "a: |-\nb: 1",      "{\"a\"@0-1:\"\"@3-5,\"b\"@6-7:1@9-10}@0-10" },
  { "literal-spaces", "a: |\n  x  \nb: 1", "{\"a\"@0-1:\"x  \\n\"@3-10,\"b\"@11-12:1@14-15}@0-15" },
  { "literal-blanks-at-the-end", "a: |\n  x\n   \n\nb: 1",
    "{\"a\"@0-1:\"x\\n \\n\"@3-12,\"b\"@14-15:1@17-18}@0-18" },
  { "literal-blanks-of-no-text", "a: |\n  x\n  \n\nb: 1",
    "{\"a\"@0-1:\"x\\n\"@3-8,\"b\"@13-14:1@16-17}@0-17" },
  { "literal-tab-at-the-end", "a: |\n  x\n  \t\nb: 1",
    "{\"a\"@0-1:\"x\\n\\u0009\\n\"@3-12,\"b\"@13-14:1@16-17}@0-17" },
  { "literal-kept-blanks-at-the-end", "a: |+\n  x\n\n   ", "{\"a\"@0-1:\"x\\n\\n \"@3-14}@0-14" },
  { "literal-indicated-blanks", "- |2\n    x\n   \n- 1",
    "[\"  x\\n \\n\"@2-14,1@17-18]@0-18" },
  { "folded-in-list",   "-  >-2 # > |\n   x\n- 1", "[\" x\"@3-17,1@20-21]@0-21" },
  { "anchor-before", "a: &x |\n  y\nb: *x",
    "{\"a\"@0-1:\"y\\n\"@6-11,\"b\"@12-13:\"y\\n\"@15-17}@0-17" },
  { "alias-of-mapping", "a: &x {b: 1}\nc: *x\n",
    "{\"a\"@0-1:{\"b\"@7-8:1@10-11}@6-12,\"c\"@13-14:{\"b\"@7-8:1@10-11}@16-18}@0-18" },
  { "merged",           "- &x {a: 1}\n- <<: *x\n  b: 2\n",
    "[{\"a\"@6-7:1@9-10}@5-11,{\"b\"@23-24:2@26-27,\"a\"@14-16:1@18-20}@14-27]@0-27" },
  { "tag-narrows",      "a: !!int \"5\"",   "{\"a\"@0-1:5@10-11}@0-12" },
  { "comments-between", "# é\na: 1 # x: y\n\n# z\nb: 2",
    "{\"a\"@5-6:1@8-9,\"b\"@22-23:2@25-26}@5-26" },
};

static void
test_span (gconstpointer data)
{
  const SpanCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  g_autofree char *outline = doc_outline (tree);

  g_assert_null (smith_tree_get_error (tree));
  g_assert_cmpstr (outline, ==, c->outline);
  doc_check (tree);
  for (gsize i = 0; i <= strlen (c->text); i++)
    {
      SmithNode node = smith_tree_find_at (tree, i);

      if (strstr (c->text, "<<") == NULL)
        g_assert_cmpuint (node, ==, doc_search_at (tree, i));
      else if (node != SMITH_NODE_NONE)
        g_assert_cmpuint (smith_tree_get_member_span (tree, node).start, <=, i);
    }
}

/* Errors: code, span, a part of the sentence, and what of the text was read. */
typedef struct
{
  const char   *name;
  const char   *text;
  SmithReadCode code;
  gsize         start;
  gsize         end;
  const char   *says;
  const char   *json;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "empty",             "",                 SMITH_READ_EMPTY, 0, 0, "empty", "" },
  { "only-comments",     "# a\n\n# b\n",     SMITH_READ_EMPTY, 9, 9, "empty", "" },
  { "only-a-mark",       "---\n",            SMITH_READ_EMPTY, 4, 4, "empty", "" },
  { "not-utf8",          "a: \xFF\n",        SMITH_READ_NOT_UTF8, 3, 4, "0xFF", "" },
  { "control-character", "a: x\x01y\n",      SMITH_READ_SYNTAX, 4, 5, "U+0001", "" },
  { "escape-character",  "a: \x1B\n",        SMITH_READ_SYNTAX, 3, 4, "\\x1b", "" },
  { "tab-indent",        "a:\n\tb: 1\n",     SMITH_READ_SYNTAX, 3, 4, "tab", "{\"a\":null}" },
  { "tab-at-start",      "\tb: 1",           SMITH_READ_SYNTAX, 0, 1, "tab", "" },
  { "tab-after-value",   "a: é\n\tb: 1\n",   SMITH_READ_SYNTAX, 6, 7, "tab", "{\"a\":\"é\"}" },
  { "tab-in-block",      "a: |\n\tx\n",      SMITH_READ_SYNTAX, 5, 6, "tab", "{\"a\":null}" },
  { "too-far-right",     "a: 1\n b: 2\n",    SMITH_READ_SYNTAX, 6, 7, "neighbours", "{\"a\":1}" },
  { "too-far-left", "a:\n   b: 1\n  c: 2\n", SMITH_READ_SYNTAX, 13, 14, "neighbours",
    "{\"a\":{\"b\":1}}" },
  { "second-colon", "é: é: c", SMITH_READ_SYNTAX, 6, 7, "second colon", "{\"é\":\"é\"}" },
  { "no-colon", "a: 1\nb\nc: 2\n", SMITH_READ_SYNTAX, 5, 6, "colon", "{\"a\":1,\"c\":2}" },
  { "no-colon-at-end",   "a: 1\nb\n",        SMITH_READ_SYNTAX, 5, 6, "colon", "{\"a\":1}" },
  { "list-then-key",     "- a\nb: c",        SMITH_READ_SYNTAX, 4, 5, "neighbours", "[\"a\"]" },
  { "single-unclosed",   "a: 'x",            SMITH_READ_SYNTAX, 3, 5, "closing quote",
    "{\"a\":null}" },
  { "double-unclosed",   "a: \"x",           SMITH_READ_SYNTAX, 3, 5, "closing quote",
    "{\"a\":null}" },
  { "bad-escape",        "é: \"\\q\"",       SMITH_READ_SYNTAX, 5, 7, "escape", "{\"é\":null}" },
  { "bad-hex",           "a: \"\\xZZ\"",     SMITH_READ_SYNTAX, 4, 7, "escape", "{\"a\":null}" },
  { "after-quote",       "a: \"b\" c",       SMITH_READ_SYNTAX, 7, 8, "closing quote",
    "{\"a\":null}" },
  { "at-sign",           "a: @b",            SMITH_READ_SYNTAX, 3, 4, "quotes", "{\"a\":null}" },
  { "backquote",         "a: `b`",           SMITH_READ_SYNTAX, 3, 4, "quotes", "{\"a\":null}" },
  { "percent",           "a: %b",            SMITH_READ_SYNTAX, 3, 4, "quotes", "{\"a\":null}" },
  { "bracket-unclosed",  "a: [1, 2\n",       SMITH_READ_SYNTAX, 9, 9, "bracket", "{\"a\":[1,2]}" },
  { "brace-unclosed", "a: {b: 1\n", SMITH_READ_SYNTAX, 9, 9, "bracket", "{\"a\":{\"b\":1}}" },
  { "bracket-too-many", "a: b\n]", SMITH_READ_SYNTAX, 5, 6, "closes nothing", "{\"a\":\"b\"}" },
  { "brace-too-many",    "{a: b}}",          SMITH_READ_SYNTAX, 6, 7, "closes nothing", "" },
  { "comma-too-many",    "[a,,b]",           SMITH_READ_SYNTAX, 3, 4, "comma", "[\"a\"]" },
  { "comma-missing",     "{a: {} b: 1}",     SMITH_READ_SYNTAX, 7, 8, "comma", "{\"a\":{}}" },
  { "flow-dedent",       "a: [1,\n2]\nb: @", SMITH_READ_SYNTAX, 7, 8, "brackets",
    "{\"a\":[1],\"b\":null}" },
  { "flow-dedent-tab",   "a: [1,\n\t2]\n",   SMITH_READ_SYNTAX, 7, 8, "tab", "{\"a\":[1]}" },
  { "second-colon-alone", "a: : b\n",         SMITH_READ_SYNTAX, 3, 4, "second colon",
    "{\"a\":{}}" },
  { "dash-behind-tab",   "\t-",               SMITH_READ_SYNTAX, 1, 2, "quotes", "" },
  { "behind-anchor-not-indented", "a:\n&x: 1", SMITH_READ_SYNTAX, 7, 8, "belongs to",
    "{\"a\":null}" },
  { "behind-dash-not-indented", "-\n&x- [1]", SMITH_READ_SYNTAX, 6, 7, "belongs to", "[null]" },
  { "flow-not-indented", "a:\n[1]\n",       SMITH_READ_SYNTAX, 3, 4, "belongs to",
    "{\"a\":null}" },
  { "text-not-indented", "a:\nb",            SMITH_READ_SYNTAX, 3, 4, "belongs to",
    "{\"a\":null}" },
  { "anchor-not-indented", "a:\n  b:\n  &x\n", SMITH_READ_SYNTAX, 11, 12, "belongs to",
    "{\"a\":{\"b\":null}}" },
  { "item-not-indented", "-\n\"a\"\n",      SMITH_READ_SYNTAX, 2, 3, "belongs to", "[]" },
  { "quote-not-indented", "- a:\n  'b'\n",  SMITH_READ_SYNTAX, 7, 8, "belongs to",
    "[{\"a\":null}]" },
  { "behind-mark-not-indented", "? a\n:\nb\n", SMITH_READ_SYNTAX, 6, 7, "belongs to",
    "{\"a\":null}" },
  { "block-header",      "a: |x\n  b",       SMITH_READ_SYNTAX, 4, 5, "|", "{\"a\":null}" },
  { "version",           "%YAML 3.1\n---\na: b", SMITH_READ_SYNTAX, 0, 1, "1.2", "" },
  { "undeclared-tag",    "a: !x!y z",        SMITH_READ_SYNTAX, 3, 7, "tag", "{\"a\":null}" },
  { "two-anchors",       "a: &x &y z",       SMITH_READ_SYNTAX, 7, 8, "anchor", "{\"a\":null}" },
  { "wrong-tag",         "a: !!int x",       SMITH_READ_SYNTAX, 3, 8, "tag", "{\"a\":null}" },
  { "wrong-tag-float",   "a: !!int 1.5",     SMITH_READ_SYNTAX, 3, 8, "tag", "{\"a\":null}" },
  { "wrong-tag-map",     "a: !!map [1]",     SMITH_READ_SYNTAX, 3, 8, "tag", "{\"a\":null}" },
  { "unknown-alias",     "a: *é\n",          SMITH_READ_SYNTAX, 3, 6, "&é", "{\"a\":null}" },
  { "alias-too-early", "a: *x\nb: &x 1\n", SMITH_READ_SYNTAX, 3, 5, "&x", "{\"a\":null,\"b\":1}" },
  { "alias-to-itself", "a: &x [1, *x]\n", SMITH_READ_UNSUPPORTED, 10, 12, "no end", "{\"a\":[1]}" },
  { "merge-itself", "a: &x\n  <<: *x\n", SMITH_READ_UNSUPPORTED, 12, 14, "no end", "{\"a\":{}}" },
  { "merge-scalar",      "a: 0\n<<: x\n",    SMITH_READ_UNSUPPORTED, 9, 10, "merge", "{\"a\":0}" },
  { "merge-list-scalar", "<<: [{a: 1}, x]\n", SMITH_READ_UNSUPPORTED, 4, 15, "merge", "{\"a\":1}" },
  { "alias-of-number-key", "&x 1: a\nb: *x\n", SMITH_READ_UNSUPPORTED, 11, 13, "name",
    "{\"1\":\"a\",\"b\":null}" },
  { "list-as-key",       "? [a]\n: b\n",     SMITH_READ_UNSUPPORTED, 2, 3, "text", "{}" },
  { "mapping-as-key",    "{{a: 1}: b}",      SMITH_READ_UNSUPPORTED, 1, 2, "text", "{}" },
  { "alias-list-as-key", "a: &x []\n*x : 1", SMITH_READ_UNSUPPORTED, 9, 11, "text", "{\"a\":[]}" },
  { "second-document", "a: 1\n---\nb: 2\n", SMITH_READ_UNSUPPORTED, 5, 8, "second document",
    "{\"a\":1}" },
  { "second-empty", "a: 1\n---\n", SMITH_READ_UNSUPPORTED, 5, 8, "second document", "{\"a\":1}" },
  { "second-after-end", "a: 1\n...\n# x\n--- b\n", SMITH_READ_UNSUPPORTED, 13, 18,
    "second document", "{\"a\":1}" },
  { "empty-item",        "a:\n- 1\n-\n- 2\n", SMITH_READ_UNSUPPORTED, 7, 8, "null",
    "{\"a\":[1,null,2]}" },
};

static void
test_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  g_autofree char *json = doc_print (tree);
  const SmithReadError *error = smith_tree_get_error (tree);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, c->says));
  g_assert_cmpint (error->code, ==, c->code);
  g_assert_cmpuint (error->span.start, ==, c->start);
  g_assert_cmpuint (error->span.end, ==, c->end);
  g_assert_cmpstr (json, ==, c->json);
  doc_check (tree);
}

#define ADD_ROWS(cases, path, test)                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                              \
    {                                                                           \
      g_autofree char *name = g_strconcat ("/yaml/" path, cases[i].name, NULL); \
                                                                                \
      g_test_add_data_func (name, &cases[i], test);                             \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_ROWS (read_cases, "read/", test_read);
  ADD_ROWS (plain_cases, "plain/text-", test_plain);
  ADD_ROWS (plain_cases, "quoted/text-", test_quoted);
  ADD_ROWS (span_cases, "span/", test_span);
  ADD_ROWS (error_cases, "error/", test_error);

  return g_test_run ();
}
