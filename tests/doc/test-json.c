/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"
#define LENGTH(literal) (sizeof (literal) - 1)

/* Every construct: key@start-end:value@start-end. */
typedef struct
{
  const char *name;
  const char *text;
  const char *outline;
} ReadCase;

static const ReadCase read_cases[] = {
  { "null",             "null",              "null@0-4" },
  { "true",             " true ",            "true@1-5" },
  { "false",            "false",             "false@0-5" },
  { "string",           "\"a\"",             "\"a\"@0-3" },
  { "empty-string",     "\"\"",              "\"\"@0-2" },
  { "empty-object",     "{}",                "{}@0-2" },
  { "empty-array",      "[ ]",               "[]@0-3" },
  { "object",           "{\"a\": 1, \"b\":2}", "{\"a\"@1-4:1@6-7,\"b\"@9-12:2@13-14}@0-15" },
  { "array",            "[1, true,\n\"x\"]", "[1@1-2,true@4-8,\"x\"@10-13]@0-14" },
  { "nested", "{\"a\":[{\"b\":[]}]}", "{\"a\"@1-4:[{\"b\"@7-10:[]@11-13}@6-14]@5-15}@0-16" },
  { "white-space",      "\t\r\n [\t1\r,\n2 ] \n", "[1@6-7,2@10-11]@4-13" },
  { "much-space",       "[                                        1]", "[1@41-42]@0-43" },
  { "bom",              BOM "[1]",           "[1@4-5]@3-6" },
  { "bytes-not-chars",  "{\"é\":\"😀\"}",    "{\"é\"@1-5:\"😀\"@6-12}@0-13" },
  { "escapes",          "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\\"\\\\/\\u0008\\u000c\\n\\u000d\\u0009\"@0-18" },
  { "escape-unicode",   "\"\\u0041\\u00e9\\u20AC\"", "\"Aé€\"@0-20" },
  { "escape-pair",      "\"\\uD83D\\uDE00\"", "\"😀\"@0-14" },
  { "escape-nul",       "\"a\\u0000b\"",     "\"a\\u0000b\"@0-10" },
  { "lone-high",        "\"\\uD83Dx\"",      "\"\xEF\xBF\xBDx\"@0-9" },
  { "lone-low",         "\"\\uDE00\"",       "\"\xEF\xBF\xBD\"@0-8" },
  { "high-then-other",  "\"\\uD83D\\u0041\"", "\"\xEF\xBF\xBD" "A\"@0-14" },
  { "high-high-low",    "\"\\uD83D\\uD83D\\uDE00\"", "\"\xEF\xBF\xBD😀\"@0-20" },
  { "escaped-key",      "{\"a\\nb\":1}",     "{\"a\\nb\"@1-7:1@8-9}@0-10" },
  { "empty-key",        "{\"\":1}",          "{\"\"@1-3:1@4-5}@0-6" },
  { "delete",           "\"\x7F\"",          "\"\x7F\"@0-3" },
  { "long-string",      "\"0123456789abcdef0123456789abcdef\"",
    "\"0123456789abcdef0123456789abcdef\"@0-34" },
  { "zero",             "0",                 "0@0-1" },
  { "minus-zero",       "-0",                "-0@0-2" },
  { "integer",          "-12",               "-12@0-3" },
  { "fraction",         "0.5",               "0.5@0-3" },
  { "exponent",         "1e2",               "100@0-3" },
  { "exponent-signs",   "[1E+2,1.5e-1]",     "[100@1-5,0.14999999999999999@6-12]@0-13" },
  { "large-number",     "18446744073709551616", "1.8446744073709552e+19@0-20" },
  { "duplicate",        "{\"a\":1,\"a\":2}", "{\"a\"@1-4:1@5-6,\"a\"@7-10:2@11-12}@0-13" },
};

static void
check_find_at (SmithTree *tree)
{
  for (gsize i = 0; i <= g_bytes_get_size (smith_tree_get_text (tree)); i++)
    g_assert_cmpuint (smith_tree_find_at (tree, i), ==, doc_search_at (tree, i));
}

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_JSON);
  g_autofree char *outline = doc_outline (tree);

  if (smith_tree_get_error (tree) != NULL)
    g_error ("%s", smith_tree_get_error (tree)->message);
  g_assert_cmpstr (outline, ==, c->outline);
  doc_check (tree);
  check_find_at (tree);
}

/* YAML 1.2 holds JSON: the same text gives the same tree, spans and all. */
static void
test_as_yaml (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  g_autofree char *outline = doc_outline (tree);

  if (strstr (c->outline, "\xEF\xBF\xBD") != NULL)
    {
      /* libfyaml refuses a surrogate alone */
      g_assert_nonnull (smith_tree_get_error (tree));
      return;
    }
  if (smith_tree_get_error (tree) != NULL)
    g_error ("%s", smith_tree_get_error (tree)->message);
  g_assert_cmpstr (outline, ==, c->outline);
}

typedef struct
{
  const char   *name;
  const char   *text;
  gsize         length;
  SmithReadCode code;
  gsize         start;
  gsize         end;
} ErrorCase;

#define TEXT(literal) literal, LENGTH (literal)

static const ErrorCase error_cases[] = {
  { "empty",               TEXT (""),               SMITH_READ_EMPTY, 0, 0 },
  { "white-space",         TEXT (" \n"),            SMITH_READ_EMPTY, 2, 2 },
  { "only-bom",            TEXT (BOM),              SMITH_READ_EMPTY, 3, 3 },
  { "bom-inside",          TEXT ("[" BOM "1]"),     SMITH_READ_SYNTAX, 1, 4 },
  { "not-utf8",            TEXT ("\"a\xFF\""),      SMITH_READ_NOT_UTF8, 2, 3 },
  { "utf8-cut",            TEXT ("\"\xC3"),         SMITH_READ_NOT_UTF8, 1, 2 },
  { "utf8-surrogate",      TEXT ("\"\xED\xA0\x80\""), SMITH_READ_NOT_UTF8, 1, 2 },
  { "utf16",               TEXT ("\xFF\xFE[\0]\0"), SMITH_READ_NOT_UTF8, 0, 1 },
  { "nul",                 TEXT ("[\0]"),           SMITH_READ_SYNTAX, 1, 2 },
  { "nul-in-string",       TEXT ("\"a\0b\""),       SMITH_READ_SYNTAX, 2, 3 },
  { "tab-in-string",       TEXT ("\"a\tb\""),       SMITH_READ_SYNTAX, 2, 3 },
  { "newline-in-string",   TEXT ("\"ab\ncd\""),     SMITH_READ_SYNTAX, 0, 3 },
  { "open-string",         TEXT ("[\"ab"),          SMITH_READ_SYNTAX, 1, 4 },
  { "open-escape",         TEXT ("\"ab\\"),         SMITH_READ_SYNTAX, 3, 4 },
  { "wrong-escape",        TEXT ("\"\\x41\""),      SMITH_READ_SYNTAX, 1, 3 },
  { "escape-nul-byte",     TEXT ("\"\\\0\""),       SMITH_READ_SYNTAX, 1, 3 },
  { "short-unicode",       TEXT ("\"\\u12\""),      SMITH_READ_SYNTAX, 1, 3 },
  { "wrong-unicode",       TEXT ("\"\\u12G4\""),    SMITH_READ_SYNTAX, 1, 3 },
  { "single-quotes",       TEXT ("['a']"),          SMITH_READ_SYNTAX, 1, 4 },
  { "word",                TEXT ("[nul]"),          SMITH_READ_SYNTAX, 1, 4 },
  { "capital-word",        TEXT ("[True]"),         SMITH_READ_SYNTAX, 1, 5 },
  { "nan",                 TEXT ("[NaN]"),          SMITH_READ_SYNTAX, 1, 4 },
  { "word-runs-on",        TEXT ("[truex]"),        SMITH_READ_SYNTAX, 5, 6 },
  { "plus",                TEXT ("[+1]"),           SMITH_READ_SYNTAX, 1, 2 },
  { "minus-alone",         TEXT ("[-]"),            SMITH_READ_SYNTAX, 1, 2 },
  { "leading-zero",        TEXT ("[01]"),           SMITH_READ_SYNTAX, 1, 3 },
  { "minus-leading-zero",  TEXT ("[-01]"),          SMITH_READ_SYNTAX, 1, 4 },
  { "point-alone",         TEXT ("[1.]"),           SMITH_READ_SYNTAX, 1, 3 },
  { "point-first",         TEXT ("[.5]"),           SMITH_READ_SYNTAX, 1, 2 },
  { "exponent-alone",      TEXT ("[1e]"),           SMITH_READ_SYNTAX, 1, 3 },
  { "exponent-sign-alone", TEXT ("[1e+]"),          SMITH_READ_SYNTAX, 1, 4 },
  { "hex",                 TEXT ("[0x1]"),          SMITH_READ_SYNTAX, 2, 3 },
  { "array-comma",         TEXT ("[1,]"),           SMITH_READ_SYNTAX, 3, 4 },
  { "array-first-comma",   TEXT ("[,1]"),           SMITH_READ_SYNTAX, 1, 2 },
  { "array-two-commas",    TEXT ("[1,,2]"),         SMITH_READ_SYNTAX, 3, 4 },
  { "array-no-comma",      TEXT ("[1 2]"),          SMITH_READ_SYNTAX, 3, 4 },
  { "array-open",          TEXT ("[1, [2]"),        SMITH_READ_SYNTAX, 0, 1 },
  { "array-wrong-bracket", TEXT ("[1}"),            SMITH_READ_SYNTAX, 2, 3 },
  { "object-comma",        TEXT ("{\"a\":1,}"),     SMITH_READ_SYNTAX, 7, 8 },
  { "object-no-comma",     TEXT ("{\"a\":1 \"b\":2}"), SMITH_READ_SYNTAX, 7, 8 },
  { "object-no-colon",     TEXT ("{\"a\" 1}"),      SMITH_READ_SYNTAX, 5, 6 },
  { "object-no-value",     TEXT ("{\"a\":}"),       SMITH_READ_SYNTAX, 5, 6 },
  { "object-plain-key",    TEXT ("{a:1}"),          SMITH_READ_SYNTAX, 1, 2 },
  { "object-number-key",   TEXT ("{1:1}"),          SMITH_READ_SYNTAX, 1, 2 },
  { "object-open",         TEXT ("{\"a\":{\"b\":1}"), SMITH_READ_SYNTAX, 0, 1 },
  { "object-wrong-bracket", TEXT ("{\"a\":1]"),     SMITH_READ_SYNTAX, 6, 7 },
  { "after-the-end",       TEXT ("{} x"),           SMITH_READ_SYNTAX, 3, 4 },
  { "second-value",        TEXT ("1 2"),            SMITH_READ_SYNTAX, 2, 3 },
  { "closing-alone",       TEXT ("]"),              SMITH_READ_SYNTAX, 0, 1 },
  { "comment",             TEXT ("[1 /* x */]"),    SMITH_READ_SYNTAX, 3, 10 },
  { "wide-character",      TEXT ("[é]"),            SMITH_READ_SYNTAX, 1, 3 },
  { "form-feed",           TEXT ("[\f1]"),          SMITH_READ_SYNTAX, 1, 2 },
};

static void
test_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new (c->text, c->length);
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  const SmithReadError *error = smith_tree_get_error (tree);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpint (error->code, ==, c->code);
  g_assert_cmpuint (error->span.start, ==, c->start);
  g_assert_cmpuint (error->span.end, ==, c->end);
  doc_check (tree);
  check_find_at (tree);
}

static SmithTree *
read_nested (guint       depth,
             const char *open,
             const char *inside,
             const char *close)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, inside);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);

  return doc_read (text->str, SMITH_SYNTAX_JSON);
}

static void
test_depth (void)
{
  g_autoptr(SmithTree) arrays = read_nested (SMITH_LIMIT_DEPTH, "[", "", "]");
  g_autoptr(SmithTree) objects = read_nested (SMITH_LIMIT_DEPTH, "{\"a\":", "1", "}");
  g_autoptr(SmithTree) more = read_nested (SMITH_LIMIT_DEPTH + 1, "[", "", "]");
  g_autoptr(SmithTree) far = read_nested (100000, "[", "", "");
  g_autoptr(SmithTree) far_objects = read_nested (100000, "{\"a\":", "", "");

  g_assert_null (smith_tree_get_error (arrays));
  g_assert_null (smith_tree_get_error (objects));
  g_assert_cmpint (smith_tree_get_error (more)->code, ==, SMITH_READ_TOO_DEEP);
  g_assert_cmpuint (smith_tree_get_error (more)->span.start, ==, SMITH_LIMIT_DEPTH);
  g_assert_cmpint (smith_tree_get_error (far)->code, ==, SMITH_READ_TOO_DEEP);
  g_assert_cmpint (smith_tree_get_error (far_objects)->code, ==, SMITH_READ_TOO_DEEP);
  doc_check (far);
  doc_check (far_objects);
}

static void
test_too_large (void)
{
  gsize length = SMITH_LIMIT_DOCUMENT_BYTES + 1;
  char *text = g_malloc (length);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr(GBytes) less = g_bytes_new_from_bytes (bytes, 0, length - 1);
  g_autoptr(SmithTree) over = NULL;
  g_autoptr(SmithTree) most = NULL;

  memset (text, ' ', length);
  text[0] = '1';
  over = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  most = smith_tree_read (less, SMITH_SYNTAX_JSON);

  g_assert_cmpint (smith_tree_get_error (over)->code, ==, SMITH_READ_TOO_LARGE);
  g_assert_null (smith_tree_get_error (most));
}

static void
test_too_many (void)
{
  g_autoptr(GString) text = g_string_sized_new (2 * SMITH_LIMIT_NODES + 2);
  g_autoptr(SmithTree) tree = NULL;

  g_string_append_c (text, '[');
  for (guint i = 0; i < SMITH_LIMIT_NODES; i++)
    g_string_append (text, "1,");
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);

  g_assert_cmpint (smith_tree_get_error (tree)->code, ==, SMITH_READ_TOO_MANY);
  g_assert_cmpuint (smith_tree_get_n_nodes (tree), <, SMITH_LIMIT_NODES);
}

/* Objects on both sides of the size from which they have an index. */
static void
test_members (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(GString) text = g_string_new ("[{\"key0\": -1}, {");
  g_autoptr(SmithTree) tree = NULL;
  SmithNode object;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"key%u\": %u", i > 0 ? ", " : "", i, i);
  /* again: the first one, and one with an escape that reads as the last */
  g_string_append_printf (text, ", \"key0\": %u, \"k\\u0065y%u\": %u}]", n, n - 1, n + 1);
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);
  g_assert_null (smith_tree_get_error (tree));
  object = smith_tree_get_element (tree, SMITH_NODE_ROOT, 1);
  g_assert_cmpuint (smith_tree_get_n_children (tree, object), ==, n + 2);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("key%u", i);
      double number;

      g_assert_true (smith_tree_get_number (tree, smith_tree_get_member (tree, object, key),
                                            &number));
      g_assert_cmpfloat (number, ==, i == n - 1 ? n + 1 : i == 0 ? n : i);
    }
  g_assert_cmpuint (smith_tree_get_member (tree, object, "key"), ==, SMITH_NODE_NONE);
  g_assert_cmpuint (smith_tree_get_member (tree, object, ""), ==, SMITH_NODE_NONE);

  for (SmithNode child = smith_tree_get_first (tree, object); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    {
      guint place = child - smith_tree_get_first (tree, object);

      g_assert_cmpint (smith_tree_is_duplicate (tree, child), ==, place >= n);
    }
}

/* Random documents: what json-glib holds and prints, the reader must read the same. */

static JsonNode *
random_node (GRand *random,
             guint  depth)
{
  static const char *const texts[] = { "", "a", "é😀", "line\nbreak", "quo\"te\\", "\x01\x7F",
                                       "a longer text than sixteen bytes, to be sure" };
  JsonNode *node;
  int n;

  switch (g_rand_int_range (random, 0, depth > 5 ? 5 : 8))
    {
    case 0:
      return json_node_new (JSON_NODE_NULL);

    case 1:
      return json_node_init_boolean (json_node_alloc (), g_rand_boolean (random));

    case 2:
      return json_node_init_int (json_node_alloc (), g_rand_int (random) - (gint64) G_MAXINT32);

    case 3:
      return json_node_init_double (json_node_alloc (), g_rand_double_range (random, -1e6, 1e6));

    case 4:
      return json_node_init_string (json_node_alloc (),
                                    texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);

    case 5:
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
      n = g_rand_int_range (random, 0, 6);
      for (int i = 0; i < n; i++)
        json_array_add_element (json_node_get_array (node), random_node (random, depth + 1));
      return node;

    default:
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, json_object_new ());
      n = g_rand_int_range (random, 0, g_rand_int_range (random, 0, 8) == 0 ? 40 : 6);
      for (int i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf (
            "%s%d", texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))], i);

          json_object_set_member (json_node_get_object (node), key,
                                  random_node (random, depth + 1));
        }
      return node;
    }
}

static void
assert_same (SmithTree *tree,
             SmithNode  node,
             JsonNode  *json)
{
  g_autoptr(GList) keys = NULL;
  SmithNode child;
  double number;

  if (JSON_NODE_HOLDS_NULL (json))
    g_assert_cmpint (smith_tree_get_kind (tree, node), ==, SMITH_NODE_NULL);
  else if (JSON_NODE_HOLDS_ARRAY (json))
    {
      JsonArray *array = json_node_get_array (json);

      g_assert_cmpint (smith_tree_get_kind (tree, node), ==, SMITH_NODE_ARRAY);
      g_assert_cmpuint (smith_tree_get_n_children (tree, node), ==, json_array_get_length (array));
      for (guint i = 0; i < json_array_get_length (array); i++)
        assert_same (tree, smith_tree_get_element (tree, node, i),
                     json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (json))
    {
      g_assert_cmpint (smith_tree_get_kind (tree, node), ==, SMITH_NODE_OBJECT);
      keys = json_object_get_members (json_node_get_object (json));
      g_assert_cmpuint (smith_tree_get_n_children (tree, node), ==, g_list_length (keys));
      child = smith_tree_get_first (tree, node);
      for (GList *l = keys; l != NULL; l = l->next)
        {
          g_assert_true (smith_tree_key_equals (tree, child, l->data));
          g_assert_cmpuint (smith_tree_get_member (tree, node, l->data), ==, child);
          assert_same (tree, child, json_object_get_member (json_node_get_object (json), l->data));
          child = smith_tree_get_next (tree, child);
        }
    }
  else if (json_node_get_value_type (json) == G_TYPE_STRING)
    {
      SmithNode parent = smith_tree_get_parent (tree, node);

      g_assert_true (smith_tree_string_equals (tree, node, json_node_get_string (json)));
      g_assert_cmpint (smith_tree_has_string (tree, parent, json_node_get_string (json)), ==,
                       smith_tree_get_kind (tree, parent) == SMITH_NODE_ARRAY);
      g_assert_false (smith_tree_has_string (tree, parent, "not in any list"));
    }
  else if (json_node_get_value_type (json) == G_TYPE_BOOLEAN)
    {
      g_assert_cmpint (smith_tree_get_kind (tree, node), ==, SMITH_NODE_BOOLEAN);
      g_assert_cmpint (smith_tree_get_boolean (tree, node), ==, json_node_get_boolean (json));
    }
  else
    {
      g_assert_true (smith_tree_get_number (tree, node, &number));
      g_assert_cmpfloat (number, ==, json_node_get_double (json));
    }
}

static void
test_random (gconstpointer data)
{
  SmithSyntax syntax = GPOINTER_TO_UINT (data);

  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(JsonNode) json = random_node (random, 0);
      g_autofree char *text = json_to_string (json, seed % 2);
      g_autoptr(SmithTree) tree = doc_read (text, syntax);

      g_test_message ("seed %u: %s", seed, text);
      g_assert_null (smith_tree_get_error (tree));
      doc_check (tree);
      assert_same (tree, SMITH_NODE_ROOT, json);
      g_assert_cmpint (smith_tree_get_kind (tree, SMITH_NODE_NONE), ==, SMITH_NODE_NULL);
      if (strlen (text) < 2000)
        check_find_at (tree);
    }
}

#define ADD_ROWS(cases, path, test)                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                              \
    {                                                                           \
      g_autofree char *name = g_strconcat ("/json/" path "/", cases[i].name, NULL); \
                                                                                \
      g_test_add_data_func (name, &cases[i], test);                             \
    }

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 1, 2, 10, 11, 12, 13, 14, 100, 5000 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_ROWS (read_cases, "read", test_read);
  ADD_ROWS (read_cases, "as-yaml", test_as_yaml);
  ADD_ROWS (error_cases, "error", test_error);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("/json/members/%u", sizes[i]);

      g_test_add_data_func (name, GUINT_TO_POINTER (sizes[i]), test_members);
    }
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/too-large", test_too_large);
  g_test_add_func ("/json/too-many", test_too_many);
  g_test_add_data_func ("/json/random/json", GUINT_TO_POINTER (SMITH_SYNTAX_JSON), test_random);
  g_test_add_data_func ("/json/random/yaml", GUINT_TO_POINTER (SMITH_SYNTAX_YAML), test_random);

  return g_test_run ();
}
