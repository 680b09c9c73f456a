/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"

#include <string.h>

/* What is and what is not JSON by the letter of RFC 8259, after the cases of Nicolas Seriot's
 * JSONTestSuite; and texts that would take a careless reader's time or memory. */

#define TEXT(literal) literal, sizeof (literal) - 1

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
} Case;

static const Case accepted[] = {
  { "array-spaces", TEXT ("[[]   ]") },
  { "array-empty-string", TEXT ("[\"\"]") },
  { "array-heterogeneous", TEXT ("[null, 1, \"1\", {}]") },
  { "array-newline", TEXT ("[1\n]") },
  { "array-leading-space", TEXT (" [1]") },
  { "array-trailing-space", TEXT ("[2] ") },
  { "array-several-null", TEXT ("[1,null,null,null,2]") },
  { "number", TEXT ("[123e65]") },
  { "number-0e+1", TEXT ("[0e+1]") },
  { "number-0e1", TEXT ("[0e1]") },
  { "number-space", TEXT ("[ 4]") },
  { "number-double-close-to-zero", TEXT ("[-0.000000000000000000000000000000000000000000000001]") },
  { "number-minus-zero", TEXT ("[-0]") },
  { "number-capital-e", TEXT ("[1E22]") },
  { "number-capital-e-minus", TEXT ("[1E-2]") },
  { "number-capital-e-plus", TEXT ("[1E+2]") },
  { "number-fraction-exponent", TEXT ("[123.456e78]") },
  { "number-huge-exponent",
    TEXT ("[0.4e00669999999999999999999999999999999999999999999969999999006]") },
  { "number-huge-integer", TEXT ("[-123123123123123123123123123123]") },
  { "number-underflow", TEXT ("[123e-10000000]") },
  { "object-duplicate", TEXT ("{\"a\":\"b\",\"a\":\"c\"}") },
  { "object-empty-name", TEXT ("{\"\":0}") },
  { "object-nul-in-name", TEXT ("{\"foo\\u0000bar\": 42}") },
  { "object-newlines", TEXT ("{\n\"a\": \"b\"\n}") },
  { "string-escapes", TEXT ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]") },
  { "string-backslash-u", TEXT ("[\"\\\\u0000\"]") },
  { "string-escaped-pair", TEXT ("[\"\\uD801\\udc37\"]") },
  { "string-lone-surrogate", TEXT ("[\"\\uDADA\"]") },
  { "string-inverted-pair", TEXT ("[\"\\uDd1e\\uD834\"]") },
  { "string-noncharacter", TEXT ("[\"\xEF\xBF\xBF\"]") },
  { "string-last-character", TEXT ("[\"\xF4\x8F\xBF\xBF\"]") },
  { "string-u2028", TEXT ("[\"\xE2\x80\xA8\"]") },
  { "string-u2029", TEXT ("[\"\xE2\x80\xA9\"]") },
  { "string-delete", TEXT ("[\"\x7F\"]") },
  { "string-bom", TEXT ("[\"\xEF\xBB\xBF\"]") },
  { "string-comment", TEXT ("[\"a/*b*/c/*d//e\"]") },
  { "root-false", TEXT ("false") },
  { "root-number", TEXT ("42") },
  { "root-negative", TEXT ("-0.1") },
  { "root-string", TEXT ("\"asd\"") },
  { "root-newline", TEXT ("[\"a\"]\n") },
  { "root-white-space", TEXT (" \t\r\n[] \t\r\n") },
  { "bom", TEXT ("\xEF\xBB\xBF{}") },
};

static const Case refused[] = {
  { "array-1-true", TEXT ("[1 true]") },
  { "array-invalid-utf8", TEXT ("[a\xE5]") },
  { "array-colon", TEXT ("[\"\": 1]") },
  { "array-comma-after-close", TEXT ("[\"\"],") },
  { "array-extra-close", TEXT ("[\"x\"]]") },
  { "array-inner-no-comma", TEXT ("[3[4]]") },
  { "array-just-comma", TEXT ("[,]") },
  { "array-just-minus", TEXT ("[-]") },
  { "array-newlines-unclosed", TEXT ("[\"a\",\n4\n,1,") },
  { "array-star", TEXT ("[*]") },
  { "array-tab-escape", TEXT ("[\"\va\"\\f]") },
  { "array-unclosed-object", TEXT ("[{}") },
  { "word-cut", TEXT ("[fals]") },
  { "nul-first", TEXT ("\0") },
  { "nul-last", TEXT ("[]\0") },
  { "number-plus-plus", TEXT ("[++1234]") },
  { "number-plus-inf", TEXT ("[+Inf]") },
  { "number-minus-01", TEXT ("[-01]") },
  { "number-minus-1.0.", TEXT ("[-1.0.]") },
  { "number-minus-2.", TEXT ("[-2.]") },
  { "number-minus-nan", TEXT ("[-NaN]") },
  { "number-.-1", TEXT ("[.-1]") },
  { "number-.2e-3", TEXT ("[.2e-3]") },
  { "number-0.1.2", TEXT ("[0.1.2]") },
  { "number-0.3e", TEXT ("[0.3e]") },
  { "number-0.3e+", TEXT ("[0.3e+]") },
  { "number-0.e1", TEXT ("[0.e1]") },
  { "number-0e", TEXT ("[0e]") },
  { "number-0E+", TEXT ("[0E+]") },
  { "number-1-000", TEXT ("[1 000.0]") },
  { "number-1eE2", TEXT ("[1eE2]") },
  { "number-2.e+3", TEXT ("[2.e+3]") },
  { "number-9.e+", TEXT ("[9.e+]") },
  { "number-expression", TEXT ("[1+2]") },
  { "number-hex", TEXT ("[0x42]") },
  { "number-infinity", TEXT ("[Infinity]") },
  { "number-letter", TEXT ("[1ea]") },
  { "number-minus-space", TEXT ("[- 1]") },
  { "number-full-width", TEXT ("[\xEF\xBC\x91]") },
  { "number-012", TEXT ("[012]") },
  { "number-invalid-utf8", TEXT ("[123\xE5]") },
  { "object-bad-value", TEXT ("[\"x\", truth]") },
  { "object-bracket-key", TEXT ("{[: \"x\"}") },
  { "object-comma-for-colon", TEXT ("{\"x\", null}") },
  { "object-double-colon", TEXT ("{\"x\"::\"b\"}") },
  { "object-emoji", TEXT ("{\xF0\x9F\x87\xA8\xF0\x9F\x87\xAD}") },
  { "object-garbage", TEXT ("{\"a\":\"a\" 123}") },
  { "object-key-single-quotes", TEXT ("{key: 'value'}") },
  { "object-invalid-utf8", TEXT ("{\"\xB9\":\"0\",}") },
  { "object-no-colon", TEXT ("{\"a\" b}") },
  { "object-no-key", TEXT ("{:\"b\"}") },
  { "object-no-value", TEXT ("{\"a\":") },
  { "object-cut", TEXT ("{\"a\"") },
  { "object-number-key", TEXT ("{1:1}") },
  { "object-number-exponent-key", TEXT ("{9999E9999:1}") },
  { "object-trailing-comma", TEXT ("{\"id\":0,}") },
  { "object-trailing-commas", TEXT ("{\"id\":0,,,,,}") },
  { "object-trailing-comment", TEXT ("{\"a\":\"b\"}/**/") },
  { "object-trailing-comment-open", TEXT ("{\"a\":\"b\"}/**//") },
  { "object-trailing-slashes", TEXT ("{\"a\":\"b\"}//") },
  { "object-two-commas", TEXT ("{\"a\":\"b\",,\"c\":\"d\"}") },
  { "object-unquoted-key", TEXT ("{a: \"b\"}") },
  { "object-open-text", TEXT ("{\"a\":\"a") },
  { "object-hash", TEXT ("{\"a\":\"b\"}#") },
  { "single-space", TEXT (" ") },
  { "string-1-surrogate-escape-u", TEXT ("[\"\\uD800\\u\"]") },
  { "string-1-surrogate-escape-u1", TEXT ("[\"\\uD800\\u1\"]") },
  { "string-1-surrogate-escape-x", TEXT ("[\"\\uD800\\x\"]") },
  { "string-accent", TEXT ("[\xC3\xA9]") },
  { "string-backslash-nul", TEXT ("[\"\\\0\"]") },
  { "string-escape-x", TEXT ("[\"\\x00\"]") },
  { "string-escaped-backslash-bad", TEXT ("[\"\\\\\\\"]") },
  { "string-escaped-tab", TEXT ("[\"\\\t\"]") },
  { "string-escaped-emoji", TEXT ("[\"\\\xF0\x9F\x8C\x80\"]") },
  { "string-incomplete-escape", TEXT ("[\"\\\"]") },
  { "string-incomplete-unicode", TEXT ("[\"\\u00A\"]") },
  { "string-incomplete-surrogate", TEXT ("[\"\\uD834\\uDd\"]") },
  { "string-invalid-utf8", TEXT ("[\"\xFF\"]") },
  { "string-overlong", TEXT ("[\"\xC0\xAF\"]") },
  { "string-overlong-6", TEXT ("[\"\xFC\x83\xBF\xBF\xBF\xBF\"]") },
  { "string-utf8-surrogate", TEXT ("[\"\xED\xA0\x80\"]") },
  { "string-not-in-range", TEXT ("[\"\xF4\xBF\xBF\xBF\"]") },
  { "string-truncated-utf8", TEXT ("[\"\xE0\xFF\"]") },
  { "string-leading-escape", TEXT ("[\\u0020\"asd\"]") },
  { "string-no-quotes", TEXT ("[\\n]") },
  { "string-single-doublequote", TEXT ("\"") },
  { "string-unescaped-control", TEXT ("[\"a\0a\"]") },
  { "string-unescaped-newline", TEXT ("[\"new\nline\"]") },
  { "string-unescaped-tab", TEXT ("[\"\t\"]") },
  { "utf16le", TEXT ("[\0\"\0\xE9\0\"\0]\0") },
  { "utf16be", TEXT ("\0[\0\"\0\xE9\0\"\0]") },
  { "angle-bracket", TEXT ("<.>") },
  { "capital-true", TEXT ("[True]") },
  { "close-unopened", TEXT ("1]") },
  { "comma-instead-of-close", TEXT ("{\"x\": true,") },
  { "double-array", TEXT ("[][]") },
  { "end-array", TEXT ("]") },
  { "bom-incomplete", TEXT ("\xEF\xBB{}") },
  { "lone-open", TEXT ("[") },
  { "number-then-text", TEXT ("2@") },
  { "object-then-close", TEXT ("{}}") },
  { "open-object-open-string", TEXT ("{\"a") },
  { "unicode-identifier", TEXT ("\xC3\xA5") },
  { "word-joiner", TEXT ("[\xE2\x81\xA0]") },
  { "form-feed", TEXT ("[\f]") },
  { "white-space-u2060", TEXT ("\xE2\x81\xA0") },
  { "no-break-space", TEXT ("[\xC2\xA0]") },
};

static SmithTree *
read_case (const Case *c)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->text, c->length);
  SmithTree *tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  doc_check (tree);
  return tree;
}

static void
test_accepted (gconstpointer data)
{
  g_autoptr(SmithTree) tree = read_case (data);

  if (smith_tree_get_error (tree) != NULL)
    g_error ("%s", smith_tree_get_error (tree)->message);
}

static void
test_refused (gconstpointer data)
{
  g_autoptr(SmithTree) tree = read_case (data);

  g_assert_cmpuint (smith_tree_get_n_errors (tree), >, 0);
  g_assert_cmpuint (smith_tree_get_n_errors (tree), <=, 3);
}

/* Texts that are one sign over and over, with what comes of them. */
static const struct
{
  const char   *name;
  const char   *unit;
  guint         n;
  SmithReadCode code;
} repeated[] = {
  { "brackets", "[", 100000, SMITH_READ_TOO_DEEP },
  { "braces", "{", 200000, SMITH_READ_SYNTAX },
  { "names", "{\"a\":", 100000, SMITH_READ_TOO_DEEP },
  { "closers", "]", 200000, SMITH_READ_SYNTAX },
  { "pairs", "{]", 200000, SMITH_READ_SYNTAX },
  { "quotes", "[\"", 200000, SMITH_READ_SYNTAX },
  { "open-comments", "[/*", 200000, SMITH_READ_SYNTAX },
  { "commas", "[,", 200000, SMITH_READ_SYNTAX },
  { "colons", "{:", 200000, SMITH_READ_SYNTAX },
  { "name-names", "{\"a\" \"b\"", 200000, SMITH_READ_SYNTAX },
  { "lines", "[ }\n", 200000, SMITH_READ_SYNTAX },
  { "controls", "\1", 200000, SMITH_READ_SYNTAX },
  { "backslashes", "[\"\\", 200000, SMITH_READ_SYNTAX },
  { "spaces", "[              ]", 200000, SMITH_READ_SYNTAX },
};

static void
test_nul (void)
{
  gsize length = 1000000;
  g_autoptr(GBytes) zeros = g_bytes_new_take (g_malloc0 (length), length);
  g_autoptr(SmithTree) tree = smith_tree_read (zeros, SMITH_SYNTAX_JSON);

  g_assert_cmpuint (smith_tree_get_n_nodes (tree), ==, 0);
  g_assert_cmpuint (smith_tree_get_n_errors (tree), ==, 1);
}

/* Every error and every node of such texts is bounded; a step that looked at all the rest would
 * not end within the test's time. */
static void
test_repeated (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithTree) tree = NULL;

  for (guint k = 0; k < repeated[i].n; k++)
    g_string_append (text, repeated[i].unit);
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);
  g_assert_nonnull (smith_tree_get_error (tree));
  g_test_message ("%u nodes, %u errors: %s", smith_tree_get_n_nodes (tree),
                  smith_tree_get_n_errors (tree), smith_tree_get_error (tree)->message);
  g_assert_cmpint (smith_tree_get_error (tree)->code, ==, repeated[i].code);
  g_assert_cmpuint (smith_tree_get_n_errors (tree), <=, SMITH_LIMIT_READ_ERRORS);
  doc_check (tree);
}

#define N_NAMES 1000000u

typedef enum
{
  NAMES_DISTINCT,
  NAMES_EQUAL,
  NAMES_ALIKE,
} Names;

/* A million names in one object: distinct, all equal, and alike in all but the middle.  Each is
 * found in a time that does not depend on their number, or the million look-ups would not end. */
static void
test_names (gconstpointer data)
{
  Names names = GPOINTER_TO_UINT (data);
  const char *format = names == NAMES_DISTINCT ? "%u"
                       : names == NAMES_EQUAL  ? "a"
                                               : "aaaaaaaaaaaaaaaa%07ubbbbbbbbbbbbbbbb";
  g_autoptr(GString) text = g_string_new ("{");
  g_autoptr(SmithTree) tree = NULL;
  guint n_duplicates = 0;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_string_append_printf (text, "%s\"", i > 0 ? "," : "");
      g_string_append_printf (text, format, i);
      g_string_append (text, "\":1");
    }
#pragma GCC diagnostic pop
  g_string_append_c (text, '}');
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);
  g_assert_null (smith_tree_get_error (tree));
  g_assert_cmpuint (smith_tree_get_n_children (tree, SMITH_NODE_ROOT), ==, N_NAMES);

  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      gsize length;
      const char *key = smith_tree_peek_key (tree, node, &length);
      SmithNode found = smith_tree_get_member_len (tree, SMITH_NODE_ROOT, key, length);

      n_duplicates += smith_tree_is_duplicate (tree, node);
      g_assert_cmpuint (found, ==, names == NAMES_EQUAL ? smith_tree_get_n_nodes (tree) : node);
    }
  g_assert_cmpuint (n_duplicates, ==, names == NAMES_EQUAL ? N_NAMES - 1 : 0);
}

/* One string that is as long as a document may be, with a wrong sign at its end. */
static void
test_long_string (void)
{
  gsize length = SMITH_LIMIT_DOCUMENT_BYTES;
  char *text = g_malloc (length);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr(SmithTree) sound = NULL;
  g_autoptr(SmithTree) open = NULL;

  memset (text, 'a', length);
  text[0] = text[length - 1] = '"';
  sound = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_assert_null (smith_tree_get_error (sound));
  g_assert_cmpuint (smith_tree_get_n_nodes (sound), ==, 1);

  text[length - 1] = 'a';
  open = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_assert_cmpuint (smith_tree_get_n_errors (open), ==, 1);
  g_assert_cmpuint (smith_tree_get_error (open)->span.end, ==, length);
}

#define ADD(path, name, data, test)                                  \
  do                                                                 \
    {                                                                \
      g_autofree char *full = g_strconcat ("/json-limits/" path "/", name, NULL); \
                                                                     \
      g_test_add_data_func (full, data, test);                       \
    }                                                                \
  while (0)

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "distinct", "equal", "alike" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    ADD ("accepted", accepted[i].name, &accepted[i], test_accepted);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    ADD ("refused", refused[i].name, &refused[i], test_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    ADD ("repeated", repeated[i].name, GSIZE_TO_POINTER (i), test_repeated);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ADD ("names", names[i], GUINT_TO_POINTER (i), test_names);
  g_test_add_func ("/json-limits/nul", test_nul);
  g_test_add_func ("/json-limits/long-string", test_long_string);

  return g_test_run ();
}
