/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "openapi/smith-name.h"

#include <string.h>

#include "doc/smith-edit.h"

static const char document[] =
  "openapi: 3.1.0\n"
  "tags:\n"
  "  - name: Pets\n"
  "security:\n"
  "  - main: []\n"
  "paths:\n"
  "  /a:\n"
  "    get:\n"
  "      operationId: getA\n"
  "      tags: [Pets, Odd]\n"
  "      security:\n"
  "        - main: []\n"
  "      responses:\n"
  "        '200':\n"
  "          description: d\n"
  "          content:\n"
  "            application/json:\n"
  "              schema: {$ref: '#/components/schemas/Dog'}\n"
  "          links:\n"
  "            again: {operationId: getA}\n"
  "components:\n"
  "  schemas:\n"
  "    Dog: {type: object}\n"
  "    Cat:\n"
  "      $ref: '#/components/schemas/Dog'\n"
  "  securitySchemes:\n"
  "    main: {type: http, scheme: basic}\n";

/* The place is the text behind the last colon or dash of @at. */
static const struct
{
  const char *name;
  const char *at;          /* the end of it is the place that is asked about */
  const char *text;        /* NULL: nothing is named there */
  gboolean    is_use;
  const char *definition;  /* what the document has where it is defined; NULL for nothing */
  guint       n_uses;
  const char *other;       /* a new name */
  guint       n_others;    /* how often it stands in the text then */
} rows[] = {
  { "ref", "schema: {$ref: '#/comp", "Dog", TRUE, "{type: object}", 2, "Hound", 3 },
  { "component", "    Dog", "Dog", FALSE, "{type: object}", 2, "Hound", 3 },
  { "in-component", "    Dog: {type: obj", "Dog", FALSE, "{type: object}", 2, "Hound", 3 },
  { "unused", "    Cat", "Cat", FALSE, "$ref", 0, "Lion", 1 },
  { "security/document", "security:\n  - ma", "main", TRUE, "{type: http", 2, "key", 3 },
  { "security/operation", "        - ma", "main", TRUE, "{type: http", 2, "key", 3 },
  { "security/scheme", "    main: {ty", "main", FALSE, "{type: http", 2, "key", 3 },
  { "operation", "operationId: ge", "getA", FALSE, "getA", 1, "readA", 2 },
  { "operation/inside", "description: d", "getA", FALSE, "getA", 1, "readA", 2 },
  { "operation/link", "again: {operationId: ge", "getA", TRUE, "getA", 1, "readA", 2 },
  { "tag", "- name: Pe", "Pets", FALSE, "Pets", 1, "Animals", 2 },
  { "tag/use", "tags: [Pe", "Pets", TRUE, "Pets", 1, "Animals", 2 },
  { "tag/undefined", "tags: [Pets, Od", "Odd", TRUE, NULL, 1, "Even", 1 },
  { "nothing", "openapi: 3", NULL, FALSE, NULL, 0, NULL, 0 },
};

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;

  return n;
}

static void
check_rename (SmithTree       *tree,
              GBytes          *text,
              const SmithName *name,
              const char      *other,
              guint            n_others)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) renamed = NULL;
  g_autofree char *copy = NULL;

  g_assert_true (smith_name_rename (tree, name, other, edits, &error));
  g_assert_no_error (error);
  renamed = smith_text_edits_apply (edits, text);
  g_assert_nonnull (renamed);
  copy = g_strndup (g_bytes_get_data (renamed, NULL), g_bytes_get_size (renamed));
  g_assert_cmpuint (count (copy, other), ==, n_others);
  g_assert_cmpuint (count (copy, name->text), ==, count (document, name->text) - n_others);
}

static void
test_row (gconstpointer data)
{
  const typeof (rows[0]) *row = data;
  g_autoptr(GBytes) text = g_bytes_new_static (document, strlen (document));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  gsize offset = (gsize) (strstr (document, row->at) - document) + strlen (row->at);
  g_auto(SmithName) name = { 0 };
  g_autoptr(GArray) uses = NULL;

  g_assert_cmpint (smith_name_find (tree, smith_tree_find_at (tree, offset), &name), ==,
                   row->text != NULL);
  g_assert_cmpstr (name.text, ==, row->text);
  if (row->text == NULL)
    return;
  g_assert_cmpint (name.is_use, ==, row->is_use);
  g_assert_cmpint (name.definition != SMITH_NODE_NONE, ==, row->definition != NULL);
  if (row->definition != NULL)
    g_assert_true (g_str_has_prefix (document + smith_tree_get_span (tree, name.definition).start,
                                     row->definition));
  uses = smith_name_list_uses (tree, &name);
  g_assert_cmpuint (uses->len, ==, row->n_uses);
  check_rename (tree, text, &name, row->other, row->n_others);
}

/* A name that something of the kind has is refused, and nothing is half done. */
static void
test_taken (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static (document, strlen (document));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  gsize offset = (gsize) (strstr (document, "    Dog") - document) + 5;
  g_auto(SmithName) name = { 0 };
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (smith_name_find (tree, smith_tree_find_at (tree, offset), &name));
  g_assert_false (smith_name_rename (tree, &name, "Cat", edits, &error));
  g_assert_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_EXISTS);
  g_assert_cmpuint (edits->len, ==, 0);
}

/* Nor is one that OpenAPI does not allow, or that stands where nobody could read. */
static void
test_refused (void)
{
  static const struct { const char *tail, *name; SmithEditError code; } cases[] = {
    { "", "a b", SMITH_EDIT_ERROR_VALUE },
    { "", "", SMITH_EDIT_ERROR_VALUE },
    { "x-a: @b\n", "Hound", SMITH_EDIT_ERROR_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = g_strconcat (document, cases[i].tail, NULL);
      g_autoptr(GBytes) text = g_bytes_new (whole, strlen (whole));
      g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
      gsize offset = (gsize) (strstr (document, "    Dog") - document) + 5;
      g_auto(SmithName) name = { 0 };
      g_autoptr(GPtrArray) edits = smith_text_edits_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (smith_name_find (tree, smith_tree_find_at (tree, offset), &name));
      g_assert_false (smith_name_rename (tree, &name, cases[i].name, edits, &error));
      g_assert_error (error, SMITH_EDIT_ERROR, (int) cases[i].code);
      g_assert_cmpuint (edits->len, ==, 0);
    }
}

/* The name of an operation in a component is not that of the component. */
static void
test_operation_in_a_component (void)
{
  static const char component[] = "components:\n  pathItems:\n    P:\n      get:\n"
                                  "        operationId: getP\n";
  g_autoptr(GBytes) text = g_bytes_new_static (component, strlen (component));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  gsize offset = (gsize) (strstr (component, "getP") - component);
  g_auto(SmithName) name = { 0 };

  g_assert_true (smith_name_find (tree, smith_tree_find_at (tree, offset), &name));
  g_assert_cmpint (name.kind, ==, SMITH_NAME_OPERATION);
  g_assert_cmpstr (name.text, ==, "getP");
}

/* What an alias or a merge key repeats is no use of its own, and follows the one that it repeats;
 * one that repeats something else is in the way. */
static const struct
{
  const char *name;
  const char *links;
  guint       n_uses;
  const char *renamed;  /* NULL: refused */
} repeated_rows[] = {
  { "merged", "a: &l {operationId: getA}\n    b: {<<: *l, description: d}\n", 1,
    "a: &l {operationId: readA}\n    b: {<<: *l, description: d}\n" },
  { "aliased", "a: &l {operationId: getA}\n    b: *l\n", 1,
    "a: &l {operationId: readA}\n    b: *l\n" },
  { "text", "a: {operationId: &i getA}\n    b: {operationId: *i}\n", 1,
    "a: {operationId: &i readA}\n    b: {operationId: *i}\n" },
  { "merged-twice", "a: &l {operationId: getA}\n    b: &m {<<: *l}\n    c: {<<: *m}\n", 1,
    "a: &l {operationId: readA}\n    b: &m {<<: *l}\n    c: {<<: *m}\n" },
  { "from-elsewhere", "b: {<<: *x, description: d}\n", 1, NULL },
};

static void
test_repeated (gconstpointer data)
{
  static const char head[] = "x-y: &x {operationId: getA}\n"
                             "paths:\n  /a:\n    get: {operationId: %s}\n"
                             "components:\n  links:\n    ";
  const typeof (repeated_rows[0]) *row = data;
  g_autofree char *before = g_strconcat (head, row->links, NULL);
  g_autofree char *whole = NULL;
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GBytes) text = NULL;
  g_auto(SmithName) name = { 0 };
  g_autoptr(GArray) uses = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GBytes) renamed = NULL;
  g_autoptr(GError) error = NULL;

  g_string_append (expected, before);
  g_string_replace (expected, "%s", "getA", 0);
  whole = g_strdup (expected->str);
  text = g_bytes_new (whole, strlen (whole));
  tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_assert_null (smith_tree_get_error (tree));
  g_assert_true (smith_name_find (tree, smith_tree_find_at (tree, (gsize) (
                                    strstr (whole, "get: {operationId: ge") + 21 - whole)), &name));
  g_assert_cmpstr (name.text, ==, "getA");
  uses = smith_name_list_uses (tree, &name);
  g_assert_cmpuint (uses->len, ==, row->n_uses);
  g_assert_cmpint (smith_name_rename (tree, &name, "readA", edits, &error), ==,
                   row->renamed != NULL);
  if (row->renamed == NULL)
    {
      g_assert_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_SHARED);
      return;
    }
  g_assert_no_error (error);
  renamed = smith_text_edits_apply (edits, text);
  g_string_assign (expected, head);
  g_string_replace (expected, "%s", "readA", 0);
  g_string_append (expected, row->renamed);
  g_assert_cmpmem (g_bytes_get_data (renamed, NULL), g_bytes_get_size (renamed), expected->str,
                   expected->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/name/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (repeated_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/name/repeated/", repeated_rows[i].name, NULL);

      g_test_add_data_func (path, &repeated_rows[i], test_repeated);
    }
  g_test_add_func ("/name/taken", test_taken);
  g_test_add_func ("/name/refused", test_refused);
  g_test_add_func ("/name/operation-in-a-component", test_operation_in_a_component);

  return g_test_run ();
}
