/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* What a person's mistakes leave of a document. */

/**
 * Row:
 * @errors: each as its byte and words of its sentence, with `|` between them
 * @tree: what is in the tree, compact
 * @damaged: pointers of the containers in which something was passed over, `#` for the root
 */
typedef struct
{
  const char *name;
  const char *text;
  const char *errors;
  const char *tree;
  const char *damaged;
} Row;

static const Row rows[] = {
  /* commas */
  { "comma-missing", "{\"a\": 1 \"b\": {\"c\": 2}, \"d\": 3}", "8 a comma or }",
    "{\"a\":1,\"b\":{\"c\":2},\"d\":3}", "" },
  { "comma-missing-lines", "{\n  \"a\": {\n    \"x\": 1\n  }\n  \"b\": 2\n}", "28 a comma or }",
    "{\"a\":{\"x\":1},\"b\":2}", "" },
  { "comma-missing-array", "{\"a\": [1 2, {} []], \"b\": 3}", "9 a comma or ]|15 a comma or ]",
    "{\"a\":[1,2,{},[]],\"b\":3}", "" },
  { "comma-trailing", "{\"a\": [1, 2,], \"b\": {\"c\": 1,}, \"d\": 2}",
    "12 a further value|28 a further name", "{\"a\":[1,2],\"b\":{\"c\":1},\"d\":2}", "" },
  { "comma-twice", "{\"a\": 1,, \"b\": [1,, 2], \"c\": 3}",
    "8 a name in double quotes|18 a value is expected", "{\"a\":1,\"b\":[1,2],\"c\":3}", "" },
  { "comma-first", "[, 1]", "1 a value is expected", "[1]", "" },

  /* colons and values */
  { "colon-missing", "{\"a\" 1, \"b\" {\"c\": 2}, \"d\": 3}", "5 A colon|12 A colon",
    "{\"a\":1,\"b\":{\"c\":2},\"d\":3}", "" },
  { "colon-is-equals", "{\"a\" = 1, \"b\": 2}", "5 A colon", "{\"a\":1,\"b\":2}", "" },
  { "colon-twice", "{\"a\":: 1, \"b\": 2}", "5 a value is expected", "{\"a\":1,\"b\":2}", "" },
  { "colon-is-comma", "{\"a\", 1, \"b\": 2}", "4 A colon", "{\"b\":2}", "#" },
  { "value-missing", "{\"a\": , \"b\": {\"c\": }, \"d\": 3}", "6 a value|19 a value",
    "{\"b\":{},\"d\":3}", "# /b" },
  { "value-missing-line", "{\n  \"a\":\n  \"b\": 1,\n  \"c\": 2\n}", "4 no value",
    "{\"b\":1,\"c\":2}", "#" },
  { "name-alone", "{\n  \"a\": 1,\n  \"b\"\n}", "14 A colon", "{\"a\":1}", "#" },
  { "name-alone-inside", "{\n  \"b\"\n  \"c\": 1,\n  \"d\": 2\n}", "4 A colon",
    "{\"c\":1,\"d\":2}", "#" },

  /* names */
  { "name-half", "{\n  \"a\": 1,\n  \"b\n  \"c\": 2\n}", "14 no closing quote on its line",
    "{\"a\":1,\"c\":2}", "#" },
  { "name-no-closing-quote", "{\n  \"a: 1,\n  \"c\": 2\n}", "4 no closing quote on its line",
    "{\"c\":2}", "#" },
  { "name-no-closing-quote-text", "{\n  \"a: \"x\",\n  \"c\": 2\n}", "9 A colon",
    "{\"c\":2}", "#" },
  { "name-no-opening-quote", "{\n  \"a\": 1,\n  b\": 2,\n  \"c\": 3\n}", "14 in double quotes",
    "{\"a\":1,\"b\":2,\"c\":3}", "" },
  { "name-no-quotes", "{a: 1, /b/c: 2, \"d\": {x-y: 3}}",
    "1 in double quotes|7 in double quotes|22 in double quotes",
    "{\"a\":1,\"/b/c\":2,\"d\":{\"x-y\":3}}", "" },
  { "name-single-quotes", "{'a': 1, \"b\": 2}", "1 in double quotes", "{\"a\":1,\"b\":2}", "" },
  { "name-word-half", "{\n  \"a\": 1,\n  na\n  \"c\": 2\n}", "14 in double quotes",
    "{\"a\":1,\"c\":2}", "#" },
  { "name-missing", "{\"a\": 1, : {\"x\": 1}, \"c\": 2}", "9 a name",
    "{\"a\":1,\"\":{\"x\":1},\"c\":2}", "#" },
  { "name-missing-scalar", "{\"a\": 1, : \"x\", \"c\": 2}", "9 a name", "{\"a\":1,\"c\":2}", "#" },
  { "name-number", "{200: {\"d\": 1}, \"b\": 2}", "1 in double quotes",
    "{\"200\":{\"d\":1},\"b\":2}", "" },

  /* strings */
  { "string-open", "{\n  \"a\": \"text,\n  \"b\": 2\n}", "9 no closing quote on its line",
    "{\"b\":2}", "#" },
  { "string-open-last", "{\n  \"a\": {\n    \"b\": \"text\n  },\n  \"c\": 1\n}",
    "20 no closing quote on its line", "{\"a\":{},\"c\":1}", "/a" },
  { "string-hides-brackets", "{\n  \"a\": {\"b\": {\"c\": \"text}},\n  \"d\": 1\n}",
    "21 no closing quote on its line", "{\"a\":{\"b\":{}},\"d\":1}", "/a /a/b" },
  { "string-over-lines", "{\n  \"a\": \"one\ntwo, three\nfour\",\n  \"b\": 2\n}",
    "9 no closing quote on its line", "{\"b\":2}", "#" },
  { "string-no-closing-quote", "{\"a\": \"x, \"b\": \"y\", \"c\": \"z\"}", "11 a comma or }",
    "{\"a\":\"x, \",\"b\":\"y\",\"c\":\"z\"}", "" },
  { "string-no-opening-quote", "{\"a\": x\", \"b\": \"y\"}", "6 a value is expected",
    "{\"b\":\"y\"}", "#" },
  { "string-no-opening-quote-lines", "{\n  \"a\": x y\",\n  \"b\": \"y\"\n}",
    "9 a value is expected", "{\"b\":\"y\"}", "#" },
  { "string-single", "{\"a\": 'it', \"b\": ['x y', 2]}", "6 double quotes|18 double quotes",
    "{\"a\":\"it\",\"b\":[\"x y\",2]}", "" },
  { "string-escape", "{\"a\": \"\\d+\", \"b\\q\": 2}", "7 A backslash|15 A backslash",
    "{\"a\":\"\\\\d+\",\"b\\\\q\":2}", "" },
  { "string-tab", "{\"a\": \"x\ty\\n\", \"b\": 2}", "8 control character",
    "{\"a\":\"x\\u0009y\\\\n\",\"b\":2}", "" },

  /* words, numbers, comments, odd signs */
  { "words", "[True,\n None,\n NaN,\n -Infinity,\n 1]",
    "1 writes this true|8 writes this null|15 no number like this|21 a digit after the minus",
    "[1]", "#" },
  { "words-in-object", "{\n\"a\": False,\n\"b\": undefined,\n\"c\": 1}",
    "7 writes this false|19 writes this null", "{\"c\":1}", "#" },
  { "text-unquoted", "{\"a\": some text here,\n\"b\": http://x.y/z}", "6 a value|27 a value",
    "{}", "#" },
  { "numbers", "[01,\n .5,\n +1,\n 1.,\n 0x1F,\n 2]",
    "1 does not begin with 0|6 a value|11 a value|16 after the point|22 a comma or ]",
    "[0,2]", "#" },
  { "comments", "// head\n{\n  # one\n  \"a\": 1, // it's {\n  /* [ */ \"b\": 2\n} // end",
    "0 no comments|12 no comments|28 no comments|40 no comments|57 no comments",
    "{\"a\":1,\"b\":2}", "" },
  { "comment-open", "{\"a\": 1, /* \n \"b\": 2}", "9 no comments", "{\"a\":1,\"b\":2}", "" },
  { "no-break-space", "{\xC2\xA0\"a\": 1}", "1 invisible", "{\"a\":1}", "" },
  { "bom-twice", "\xEF\xBB\xBF\xEF\xBB\xBF{\"a\": 1}", "3 invisible", "{\"a\":1}", "" },

  /* around the document */
  { "after", "{\"a\": 1} {\"b\": 2}", "9 has ended", "{\"a\":1}", "" },
  { "before", "x{\"a\": 1}", "0 a value is expected", "{\"a\":1}", "" },
  { "before-line", "data =\n{\"a\": 1}", "0 a value is expected", "{\"a\":1}", "" },
  { "other-language", "openapi: 3.1.0\npaths: {}\n", "0 a value is expected", "", "" },
  { "array-closed-by-the-object", "{\"a\": 1,\n \"b\": [}\n", "15 This [ has no closing ]",
    "{\"a\":1,\"b\":[]}", "/b" },
  { "ends-early", "{\"a\": {\"b\": [1, {\"c\": ", "16 This { has no closing }",
    "{\"a\":{\"b\":[1,{}]}}", "# /a /a/b /a/b/1" },
  { "ends-in-name", "{\"a\": {\"b", "7 no closing quote", "{\"a\":{}}", "# /a" },

  /* brackets: a missing one */
  { "close-missing",
    "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n    \n  },\n  \"c\": {\n    \"y\": 2\n  }\n}\n",
    "20 This { has no closing }", "{\"a\":{\"b\":{\"x\":1}},\"c\":{\"y\":2}}", "/a/b" },
  { "close-missing-before-comma",
    "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n    ,\n    \"d\": 3\n  },\n  \"c\": 2\n}\n",
    "20 This { has no closing }", "{\"a\":{\"b\":{\"x\":1},\"d\":3},\"c\":2}", "/a/b" },
  { "close-missing-array",
    "{\n  \"a\": [\n    1,\n    2\n  ,\n  \"b\": {\n    \"c\": [\n      3\n    ]\n  }\n}\n",
    "9 This [ has no closing ]", "{\"a\":[1,2],\"b\":{\"c\":[3]}}", "/a" },
  { "close-missing-at-end", "{\n  \"a\": {\n    \"b\": 1\n  \n}\n", "9 This { has no closing }",
    "{\"a\":{\"b\":1}}", "/a" },
  { "opened-while-typing", "{\n  \"a\": {\n  \"b\": 1,\n  \"c\": {\n    \"d\": 2\n  }\n}\n",
    "9 This { has no closing }", "{\"a\":{},\"b\":1,\"c\":{\"d\":2}}", "/a" },
  { "opened-while-typing-later",
    "{\n  \"z\": 0,\n  \"a\": {\n  \"b\": 1,\n  \"c\": {\n    \"d\": 2\n  }\n}\n",
    "19 This { has no closing }", "{\"z\":0,\"a\":{},\"b\":1,\"c\":{\"d\":2}}", "/a" },
  { "close-missing-one-line",
    "{\n  \"z\": 0,\n  \"a\": {\"x\": 1,\n  \"b\": 1\n}\n", "19 This { has no closing }",
    "{\"z\":0,\"a\":{\"x\":1},\"b\":1}", "/a" },
  { "close-missing-compact", "{\"a\":[1,2,\"b\":{\"c\":3},\"d\":4}", "10 ] is expected",
    "{\"a\":[1,2],\"b\":{\"c\":3},\"d\":4}", "/a" },
  { "close-missing-in-array-compact", "{\"a\":[{\"b\":1],\"c\":{\"d\":2}}",
    "6 This { has no closing }", "{\"a\":[{\"b\":1}],\"c\":{\"d\":2}}", "/a/0" },

  /* one too many */
  { "close-twice",
    "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n    }\n    }\n  },\n  \"c\": 2\n}\n",
    "45 This } closes no {", "{\"a\":{\"b\":{\"x\":1}},\"c\":2}", "/a" },
  { "close-twice-on-line",
    "{\n  \"a\": {\n    \"b\": {} },\n    \"d\": 3\n  },\n  \"c\": 2\n}\n",
    "23 This } closes no {", "{\"a\":{\"b\":{},\"d\":3},\"c\":2}", "/a" },
  { "close-twice-compact", "{\"a\":{\"b\":1}},\"c\":{\"d\":2}}", "12 This } closes no {",
    "{\"a\":{\"b\":1},\"c\":{\"d\":2}}", "#" },
  { "close-twice-array", "{\"a\": [1]], \"c\": 2}", "9 This ] closes no [",
    "{\"a\":[1],\"c\":2}", "#" },
  { "close-at-the-end", "{\"a\": 1}}", "8 has ended", "{\"a\":1}", "" },

  /* the wrong one */
  { "wrong-bracket", "{\n  \"a\": {\n    \"b\": 1\n  ],\n  \"c\": 2\n}\n", "24 stands where }",
    "{\"a\":{\"b\":1},\"c\":2}", "/a" },
  { "wrong-bracket-array", "{\"a\": [1, 2}, \"c\": 2}", "11 stands where ]",
    "{\"a\":[1,2],\"c\":2}", "/a" },
  { "wrong-bracket-compact", "[{\"a\":1],{\"b\":2}]", "7 stands where }",
    "[{\"a\":1},{\"b\":2}]", "/0" },

  /* an opening one that is missing */
  { "open-missing", "{\n  \"a\":\n    \"b\": 1,\n    \"c\": 2\n  },\n  \"d\": 3\n}\n",
    "13 { is expected", "{\"a\":{\"b\":1,\"c\":2},\"d\":3}", "/a" },
  { "open-missing-in-array",
    "{\n  \"a\": [\n    \n      \"b\": 1\n    },\n    {\n      \"b\": 2\n    }\n  ],\n"
    "  \"c\": 3\n}\n",
    "22 { is expected", "{\"a\":[{\"b\":1},{\"b\":2}],\"c\":3}", "/a/0" },
  { "open-missing-array", "{\n  \"a\": \n    \"x\",\n    \"y\",\n    \"z\"\n  ],\n  \"c\": 3\n}\n",
    "26 A colon", "{\"a\":\"x\",\"c\":3}", "#" },
};

static char *
list_damaged (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    if (smith_tree_is_damaged (tree, node))
      {
        g_autofree char *pointer = smith_pointer_to_node (tree, node);

        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                                node == SMITH_NODE_ROOT ? "#" : pointer);
      }

  return g_string_free (out, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(SmithTree) tree = doc_read (row->text, SMITH_SYNTAX_JSON);
  g_autofree char *printed = doc_print (tree);
  g_autofree char *damaged = list_damaged (tree);
  g_auto(GStrv) errors = g_strsplit (row->errors, "|", -1);

  for (guint i = 0; i < smith_tree_get_n_errors (tree); i++)
    g_test_message ("%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s",
                    smith_tree_get_error_at (tree, i)->span.start,
                    smith_tree_get_error_at (tree, i)->span.end,
                    smith_tree_get_error_at (tree, i)->message);
  g_assert_cmpstr (printed, ==, row->tree);
  g_assert_cmpstr (damaged, ==, row->damaged);
  g_assert_cmpuint (smith_tree_get_n_errors (tree), ==, g_strv_length (errors));
  for (guint i = 0; errors[i] != NULL; i++)
    {
      const SmithReadError *error = smith_tree_get_error_at (tree, i);
      char *words;

      g_assert_cmpuint (error->span.start, ==, g_ascii_strtoull (errors[i], &words, 10));
      if (strstr (error->message, words + 1) == NULL)
        g_error ("\"%s\" is not about \"%s\"", error->message, words + 1);
    }
  doc_check (tree);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/json-broken/row/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  return g_test_run ();
}
