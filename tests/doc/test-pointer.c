/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* The document of RFC 6901 §5, and a little more. */
static const char sample[] =
  "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, \"e^f\": 3, \"g|h\": 4,"
  " \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, \"m~n\": 8, \"0\": 9, \"é\": 10, \"~1\": 11,"
  " \"deep\": {\"er\": [[{\"x\": 12}]]}}";

/* The raw value that the pointer leads to; NULL for nothing.  back: what leads there. */
typedef struct
{
  const char *name;
  const char *pointer;
  const char *raw;
  const char *back;
} LookupCase;

static const LookupCase lookup_cases[] = {
  { "member",             "/foo",            "[\"bar\", \"baz\"]", "/foo" },
  { "element",            "/foo/0",          "\"bar\"", "/foo/0" },
  { "last-element",       "/foo/1",          "\"baz\"", "/foo/1" },
  { "past-the-end",       "/foo/2",          NULL },
  { "after-the-last",     "/foo/-",          NULL },
  { "leading-zero",       "/foo/01",         NULL },
  { "minus-index",        "/foo/-1",         NULL },
  { "plus-index",         "/foo/+1",         NULL },
  { "huge-index",         "/foo/4294967296", NULL },
  { "huger-index",        "/foo/99999999999999999999", NULL },
  { "word-index",         "/foo/bar",        NULL },
  { "empty-index",        "/foo/",           NULL },
  { "empty-key",          "/",               "0", "/" },
  { "slash",              "/a~1b",           "1", "/a~1b" },
  { "percent-as-it-is",   "/c%d",            "2", "/c%d" },
  { "caret",              "/e^f",            "3", "/e^f" },
  { "bar",                "/g|h",            "4", "/g|h" },
  { "backslash",          "/i\\j",           "5", "/i\\j" },
  { "quote",              "/k\"l",           "6", "/k\"l" },
  { "space",              "/ ",              "7", "/ " },
  { "tilde",              "/m~0n",           "8", "/m~0n" },
  { "number-key",         "/0",              "9", "/0" },
  { "wide-key",           "/é",              "10", "/é" },
  { "tilde-one-as-text",  "/~01",            "11", "/~01" },
  { "deep",               "/deep/er/0/0/x",  "12", "/deep/er/0/0/x" },
  { "through-scalar",     "/foo/0/x",        NULL },
  { "missing",            "/nothing",        NULL },
  { "case-matters",       "/Foo",            NULL },
  { "no-slash",           "foo",             NULL },
  { "tilde-alone",        "/m~n",            NULL },
  { "tilde-at-end",       "/m~",             NULL },
  { "fragment-member",    "#/foo/0",         "\"bar\"", "/foo/0" },
  { "fragment-percent",   "#/c%25d",         "2", "/c%d" },
  { "fragment-plain",     "#/c%d",           NULL },
  { "fragment-escapes",   "#/e%5Ef",         "3", "/e^f" },
  { "fragment-slash",     "#/a~1b",          "1", "/a~1b" },
  { "fragment-both",      "#/m%7E0n",        "8", "/m~0n" },
  { "fragment-space",     "#/%20",           "7", "/ " },
  { "fragment-utf8",      "#/%C3%A9",        "10", "/é" },
  { "fragment-nul",       "#/%00",           NULL },
  { "fragment-cut",       "#/%2",            NULL },
  { "fragment-no-slash",  "#foo",            NULL },
};

static void
test_lookup (gconstpointer data)
{
  const LookupCase *c = data;

  for (SmithSyntax syntax = SMITH_SYNTAX_JSON; syntax <= SMITH_SYNTAX_YAML; syntax++)
    {
      g_autoptr(SmithTree) tree = doc_read (sample, syntax);
      SmithNode node = smith_pointer_lookup (tree, c->pointer);
      gsize length;
      const char *raw;

      g_assert_null (smith_tree_get_error (tree));
      if (c->raw == NULL)
        {
          g_assert_cmpuint (node, ==, SMITH_NODE_NONE);
          continue;
        }
      g_assert_cmpuint (node, !=, SMITH_NODE_NONE);
      raw = smith_tree_peek_raw (tree, node, &length);
      g_assert_cmpmem (raw, length, c->raw, strlen (c->raw));
    }
}

static void
test_root (void)
{
  g_autoptr(SmithTree) tree = doc_read (sample, SMITH_SYNTAX_JSON);
  g_autoptr(SmithTree) empty = doc_read ("", SMITH_SYNTAX_JSON);
  g_autofree char *pointer = smith_pointer_to_node (tree, SMITH_NODE_ROOT);

  g_assert_cmpuint (smith_pointer_lookup (tree, ""), ==, SMITH_NODE_ROOT);
  g_assert_cmpuint (smith_pointer_lookup (tree, "#"), ==, SMITH_NODE_ROOT);
  g_assert_cmpuint (smith_pointer_lookup (empty, ""), ==, SMITH_NODE_NONE);
  g_assert_cmpstr (pointer, ==, "");
}

/* Every node's pointer leads back to it. */
static void
test_there_and_back (void)
{
  g_autoptr(SmithTree) tree = doc_read (sample, SMITH_SYNTAX_JSON);

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    {
      g_autofree char *pointer = smith_pointer_to_node (tree, node);

      g_assert_cmpuint (smith_pointer_lookup (tree, pointer), ==, node);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lookup_cases); i++)
    if (lookup_cases[i].back != NULL)
      {
        SmithNode node = smith_pointer_lookup (tree, lookup_cases[i].pointer);
        g_autofree char *pointer = smith_pointer_to_node (tree, node);

        g_assert_cmpstr (pointer, ==, lookup_cases[i].back);
      }
}

/* The pointers of many elements: a walk over their neighbours for each would take minutes. */
static void
test_long_list (void)
{
  const guint n = 300000;
  g_autoptr(GString) text = g_string_new ("{\"a\": [[]");
  g_autoptr(SmithTree) tree = NULL;
  SmithNode list, node;
  guint i = 0;

  for (guint j = 1; j < n; j++)
    g_string_append (text, j % 3 == 0 ? ",[0,{\"b\":[]}]" : ",0");
  g_string_append (text, "], \"c\": 1}");
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);
  list = smith_tree_get_member (tree, SMITH_NODE_ROOT, "a");

  for (node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node), i++)
    {
      g_autofree char *pointer = smith_pointer_to_node (tree, node);
      g_autofree char *expected = g_strdup_printf ("/a/%u", i);

      g_assert_cmpstr (pointer, ==, expected);
      g_assert_cmpuint (smith_pointer_lookup (tree, pointer), ==, node);
      g_assert_cmpuint (smith_tree_get_index (tree, node), ==, i);
    }
  g_assert_cmpuint (i, ==, n);
  g_assert_cmpuint (smith_pointer_lookup (tree, "/a/300000"), ==, SMITH_NODE_NONE);
}

/* References: the value at /x is resolved. */
typedef struct
{
  const char    *name;
  const char    *text;
  SmithRefStatus status;
  const char    *raw;
} RefCase;

static const RefCase ref_cases[] = {
  { "no-reference",     "{\"x\": {\"a\": 1}}",            SMITH_REF_NONE, "{\"a\": 1}" },
  { "not-an-object",    "{\"x\": [1]}",                   SMITH_REF_NONE, "[1]" },
  { "not-a-string",     "{\"x\": {\"$ref\": 1}}",         SMITH_REF_NONE, "{\"$ref\": 1}" },
  { "found",            "{\"a\": 1, \"x\": {\"$ref\": \"#/a\"}}", SMITH_REF_FOUND, "1" },
  { "with-neighbours",  "{\"a\": 1, \"x\": {\"b\": 2, \"$ref\": \"#/a\"}}", SMITH_REF_FOUND, "1" },
  { "escaped",          "{\"a/b c\": 1, \"x\": {\"$ref\": \"#/a~1b%20c\"}}", SMITH_REF_FOUND, "1" },
  { "chain",            "{\"a\": {\"$ref\": \"#/b\"}, \"b\": {\"$ref\": \"#/c\"}, \"c\": 3,"
    " \"x\": {\"$ref\": \"#/a\"}}",                       SMITH_REF_FOUND, "3" },
  { "dangling",         "{\"x\": {\"$ref\": \"#/no\"}}",  SMITH_REF_DANGLING },
  { "dangling-chain",   "{\"a\": {\"$ref\": \"#/no\"}, \"x\": {\"$ref\": \"#/a\"}}",
    SMITH_REF_DANGLING },
  { "anchor-name",      "{\"x\": {\"$ref\": \"#no\"}}",   SMITH_REF_DANGLING },
  { "through-a-ref",    "{\"a\": {\"$ref\": \"#/b\"}, \"b\": {\"c\": 1},"
    " \"x\": {\"$ref\": \"#/a/c\"}}",                     SMITH_REF_DANGLING },
  { "external-file",    "{\"x\": {\"$ref\": \"other.json#/a\"}}", SMITH_REF_EXTERNAL },
  { "external-address", "{\"x\": {\"$ref\": \"https://a.example/b\"}}", SMITH_REF_EXTERNAL },
  { "empty",            "{\"x\": {\"$ref\": \"\"}}",      SMITH_REF_EXTERNAL },
  { "itself",           "{\"x\": {\"$ref\": \"#/x\"}}",   SMITH_REF_CYCLE },
  { "each-other", "{\"x\": {\"$ref\": \"#/y\"}, \"y\": {\"$ref\": \"#/x\"}}", SMITH_REF_CYCLE },
  { "into-a-cycle", "{\"x\": {\"$ref\": \"#/y\"}, \"y\": {\"$ref\": \"#/y\"}}", SMITH_REF_CYCLE },
  { "the-root",         "{\"x\": {\"$ref\": \"#\"}, \"a\": 1}", SMITH_REF_FOUND,
    "{\"x\": {\"$ref\": \"#\"}, \"a\": 1}" },
};

static void
test_ref (gconstpointer data)
{
  const RefCase *c = data;

  for (SmithSyntax syntax = SMITH_SYNTAX_JSON; syntax <= SMITH_SYNTAX_YAML; syntax++)
    {
      g_autoptr(SmithTree) tree = doc_read (c->text, syntax);
      SmithNode node = smith_pointer_lookup (tree, "/x");
      SmithRefStatus status;
      SmithNode target = smith_ref_resolve (tree, node, &status);
      gsize length;
      const char *raw;

      g_assert_cmpint (status, ==, c->status);
      g_assert_cmpint (target != SMITH_NODE_NONE, ==, c->raw != NULL);
      g_assert_cmpint (smith_ref_get (tree, node) != SMITH_NODE_NONE, ==, status != SMITH_REF_NONE);
      g_assert_cmpuint (smith_ref_resolve (tree, node, NULL), ==, target);
      if (c->raw != NULL)
        {
          raw = smith_tree_peek_raw (tree, target, &length);
          g_assert_cmpmem (raw, length, c->raw, strlen (c->raw));
        }
    }
}

/* A chain of exactly as many references as are followed, and one more. */
static void
test_ref_hops (void)
{
  for (guint n = SMITH_LIMIT_REF_HOPS; n <= SMITH_LIMIT_REF_HOPS + 1; n++)
    {
      g_autoptr(GString) text = g_string_new ("{");
      g_autoptr(SmithTree) tree = NULL;
      SmithRefStatus status;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "\"a%u\": {\"$ref\": \"#/a%u\"}, ", i, i + 1);
      g_string_append_printf (text, "\"a%u\": 1}", n);
      tree = doc_read (text->str, SMITH_SYNTAX_JSON);
      smith_ref_resolve (tree, smith_pointer_lookup (tree, "/a0"), &status);
      g_assert_cmpint (status, ==, n == SMITH_LIMIT_REF_HOPS ? SMITH_REF_FOUND : SMITH_REF_CYCLE);
    }
}

static void
test_through_alias (void)
{
  g_autoptr(SmithTree) tree = doc_read ("a: &a {b: [1, 2]}\nc: *a\nd: {<<: *a}\n",
                                        SMITH_SYNTAX_YAML);
  SmithNode target = smith_pointer_lookup (tree, "/a/b/1");

  g_assert_cmpuint (target, !=, SMITH_NODE_NONE);
  g_assert_cmpuint (smith_pointer_lookup (tree, "/c/b/1"), ==, target);
  g_assert_cmpuint (smith_pointer_lookup (tree, "/d/b/1"), ==, target);
}

/* Users: the references that lead to the value at @pointer, or into it. */
static const struct
{
  const char *name;
  const char *text;
  const char *pointer;
  const char *users;  /* pointers of the strings, with spaces between them */
} user_cases[] = {
  { "none", "{\"a\": 1, \"x\": {\"$ref\": \"#/b\"}}", "/a", "" },
  { "one", "{\"a\": 1, \"x\": {\"$ref\": \"#/a\"}}", "/a", "/x/$ref" },
  { "into-it", "{\"a\": {\"b\": [1]}, \"x\": {\"$ref\": \"#/a/b/0\"}}", "/a", "/x/$ref" },
  { "only-what-is-inside",
    "{\"a\": {\"b\": [1], \"c\": 2}, \"x\": {\"$ref\": \"#/a/c\"}}", "/a/b", "" },
  { "around-it-is-no-use", "{\"a\": {\"b\": 1}, \"x\": {\"$ref\": \"#/a\"}}", "/a/b", "" },
  { "name-that-begins-alike", "{\"a\": 1, \"ab\": 2, \"x\": {\"$ref\": \"#/ab\"}}", "/a", "" },
  { "last-in-the-document",
    "{\"x\": {\"$ref\": \"#/y/z\"}, \"y\": {\"z\": 1}}", "/y", "/x/$ref" },
  { "several-in-order",
    "{\"x\": [{\"$ref\": \"#/a\"}], \"a\": {}, \"z\": {\"$ref\": \"#/a\"}}", "/a",
    "/x/0/$ref /z/$ref" },
  { "its-own", "{\"a\": {\"b\": {\"$ref\": \"#/a\"}}}", "/a", "/a/b/$ref" },
  { "the-root", "{\"a\": {\"$ref\": \"#\"}}", "", "/a/$ref" },
  { "escaped", "{\"a/b c\": 1, \"x\": {\"$ref\": \"#/a~1b%20c\"}}", "/a~1b c", "/x/$ref" },
  { "external", "{\"a\": 1, \"x\": {\"$ref\": \"b.json#/a\"}}", "/a", "" },
  { "no-string", "{\"a\": 1, \"x\": {\"$ref\": {\"b\": \"#/a\"}}}", "/a", "" },
  { "operation", "{\"paths\": {\"/p\": {\"get\": {}}}, \"l\": {\"operationRef\":"
    " \"#/paths/~1p/get\"}}", "/paths/~1p/get", "/l/operationRef" },
  { "mapping", "{\"a\": 1, \"discriminator\": {\"mapping\": {\"k\": \"#/a\"}}}", "/a",
    "/discriminator/mapping/k" },
  { "mapping-by-name",
    "{\"components\": {\"schemas\": {\"A\": {}}}, \"discriminator\": {\"mapping\":"
    " {\"k\": \"A\", \"l\": \"B\"}}}", "/components/schemas/A", "/discriminator/mapping/k" },
  { "mapping-of-something-else", "{\"a\": 1, \"mapping\": {\"k\": \"#/a\"}}", "/a", "" },
};

static char *
dup_pointers (SmithTree *tree,
              GArray    *nodes)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *pointer = smith_pointer_to_node (tree, g_array_index (nodes, SmithNode, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", pointer);
    }

  return g_string_free (out, FALSE);
}

static void
test_users (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (SmithSyntax syntax = SMITH_SYNTAX_JSON; syntax <= SMITH_SYNTAX_YAML; syntax++)
    {
      g_autoptr(SmithTree) tree = doc_read (user_cases[i].text, syntax);
      g_autoptr(GArray) users =
        smith_ref_list_users (tree, smith_pointer_lookup (tree, user_cases[i].pointer));
      g_autofree char *found = dup_pointers (tree, users);

      g_assert_cmpstr (found, ==, user_cases[i].users);
    }
}

/* The references that stand in the value at @pointer. */
static const struct
{
  const char *name;
  const char *text;
  const char *pointer;
  const char *refs;  /* pointers of the strings, with spaces between them */
} inside_cases[] = {
  { "of-the-root", "{\"a\": {\"$ref\": \"#/b\"}, \"b\": [{\"$ref\": \"x.json\"}]}", "",
    "/a/$ref /b/0/$ref" },
  { "nothing-before-it",
    "{\"a\": {\"$ref\": \"#\"}, \"b\": {\"$ref\": \"#\"}}", "/b", "/b/$ref" },
  { "nothing-behind-it",
    "{\"a\": {\"$ref\": \"#\"}, \"b\": {\"$ref\": \"#\"}}", "/a", "/a/$ref" },
  { "none", "{\"a\": {\"$ref\": \"#\"}, \"b\": {}, \"c\": {\"$ref\": \"#\"}}", "/b", "" },
  { "a-scalar", "{\"a\": {\"$ref\": \"#\"}, \"b\": 1}", "/b", "" },
  { "itself", "{\"a\": {\"$ref\": \"#\"}}", "/a/$ref", "/a/$ref" },
  { "deep-and-last", "{\"a\": {\"b\": [[{\"$ref\": \"#\"}], 1]}}", "/a/b", "/a/b/0/0/$ref" },
  { "around-a-mapping",
    "{\"a\": {\"discriminator\": {\"mapping\": {\"k\": \"A\", \"l\": \"B\"}}}, \"b\": 1}",
    "/a",
    "/a/discriminator/mapping/k /a/discriminator/mapping/l" },
  { "a-mapping",
    "{\"discriminator\": {\"mapping\": {\"k\": \"A\", \"l\": \"B\"}}}",
    "/discriminator/mapping",
    "/discriminator/mapping/k /discriminator/mapping/l" },
  { "in-a-mapping",
    "{\"discriminator\": {\"mapping\": {\"k\": \"A\", \"l\": \"B\", \"m\": \"C\"}}}",
    "/discriminator/mapping/l", "/discriminator/mapping/l" },
  { "below-a-mapping",
    "{\"discriminator\": {\"mapping\": {\"k\": \"A\", \"l\": {\"$ref\": \"#/a\"}, \"m\": \"C\"}}}",
    "/discriminator/mapping/l", "/discriminator/mapping/l/$ref" },
  { "in-a-mapping-of-more",
    "{\"discriminator\": {\"mapping\": {\"k\": \"A\", \"l\": {\"$ref\": \"#/a\"}, \"m\": \"C\"}}}",
    "/discriminator/mapping/m", "/discriminator/mapping/m" },
};

static void
test_inside (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (SmithSyntax syntax = SMITH_SYNTAX_JSON; syntax <= SMITH_SYNTAX_YAML; syntax++)
    {
      g_autoptr(SmithTree) tree = doc_read (inside_cases[i].text, syntax);
      SmithNode node = smith_pointer_lookup (tree, inside_cases[i].pointer);
      g_autoptr(GArray) refs = smith_ref_list_in (tree, node);
      g_autofree char *found = dup_pointers (tree, refs);

      g_assert_cmpuint (node, !=, SMITH_NODE_NONE);
      g_assert_cmpstr (found, ==, inside_cases[i].refs);
      g_assert_false (smith_tree_has_aliases (tree));
    }
}

/* What an alias or a merge key shows stands elsewhere, and the tree says that there is such. */
static void
test_inside_by_alias (void)
{
  static const char *const texts[] = {
    "b: &b {$ref: '#/a'}\nc: {d: *b}\n",
    "b: &b {$ref: '#/a'}\nc: {<<: *b}\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SmithTree) tree = doc_read (texts[i], SMITH_SYNTAX_YAML);
      g_autoptr(GArray) refs = smith_ref_list_in (tree, smith_pointer_lookup (tree, "/c"));

      g_assert_true (smith_tree_has_aliases (tree));
      g_assert_cmpuint (refs->len, ==, 0);
    }
}

/* A reference behind an anchor is one, however often aliases and merge keys show it. */
static void
test_users_by_alias (void)
{
  g_autoptr(SmithTree) tree = doc_read ("a: 1\nb: &b {$ref: '#/a'}\nc: *b\nd: {<<: *b}\n",
                                        SMITH_SYNTAX_YAML);
  g_autoptr(GArray) users = smith_ref_list_users (tree, smith_pointer_lookup (tree, "/a"));

  g_assert_cmpuint (users->len, ==, 1);
}

/* Every schema of many refers to the next: a walk for each reference would take minutes. */
static void
test_users_many (void)
{
  const guint n = 200000;
  g_autoptr(GString) text = g_string_new ("{\"s\": {");
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GArray) users = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\"k%u\": {\"$ref\": \"#/s/k%u\"},", i, (i + 1) % n);
  g_string_append (text, "\"z\": 0}}");
  tree = doc_read (text->str, SMITH_SYNTAX_JSON);
  users = smith_ref_list_users (tree, smith_pointer_lookup (tree, "/s"));

  g_assert_cmpuint (users->len, ==, n);
}

#define ADD_ROWS(cases, path, test)                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                              \
    {                                                                           \
      g_autofree char *name = g_strconcat ("/pointer/" path "/", cases[i].name, NULL); \
                                                                                \
      g_test_add_data_func (name, &cases[i], test);                             \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_ROWS (lookup_cases, "lookup", test_lookup);
  ADD_ROWS (ref_cases, "ref", test_ref);
  for (gsize i = 0; i < G_N_ELEMENTS (user_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/pointer/users/", user_cases[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_users);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (inside_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/pointer/inside/", inside_cases[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_inside);
    }
  g_test_add_func ("/pointer/inside-by-alias", test_inside_by_alias);
  g_test_add_func ("/pointer/users-by-alias", test_users_by_alias);
  g_test_add_func ("/pointer/users-many", test_users_many);
  g_test_add_func ("/pointer/root", test_root);
  g_test_add_func ("/pointer/there-and-back", test_there_and_back);
  g_test_add_func ("/pointer/long-list", test_long_list);
  g_test_add_func ("/pointer/ref-hops", test_ref_hops);
  g_test_add_func ("/pointer/through-alias", test_through_alias);

  return g_test_run ();
}
