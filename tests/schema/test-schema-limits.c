/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema.h"

#include <pthread.h>

#include "base/smith-limits.h"
#include "schema-support.h"

/* Checks that would take long, or go deep. */

#ifdef __SANITIZE_ADDRESS__
#define STACK_BYTES (8u * 1024 * 1024)
#else
#define STACK_BYTES (256u * 1024)
#endif

#define NEW SMITH_DIALECT_2020_12

/* Patterns that would take long, each for a text of one letter many times over and an end. */
static const struct
{
  const char *name;
  const char *schema;
  guint       n_letters;
  const char *end;
  const char *message;  /* (nullable) */
} matches[] = {
  { "nested", "{\"pattern\":\"^(a+)+$\"}", 40, "b",
    "was not checked to the end: its schema asks for too many steps" },
  { "not-the-opposite", "{\"not\":{\"pattern\":\"^(a+)+$\"}}", 40, "b",
    "was not checked to the end: its schema asks for too many steps" },
  { "every-start-is-long", "{\"pattern\":\"a*[bc]\"}", 400000, "",
    "was not checked to the end: its schema asks for too many steps" },
  { "every-start-is-short", "{\"pattern\":\"[bc]\"}", 100000, "",
    "does not match the pattern [bc]" },
  { "found-late", "{\"pattern\":\"[bc]\"}", 100000, "b", NULL },
  { "deep-and-right", "{\"pattern\":\"^(?:[ab]c?)*$\"}", 20000, "", NULL },
  { "deep-and-wrong", "{\"pattern\":\"^(?:[ab]c?)*$\"}", 3000, "x",
    "does not match the pattern ^(?:[ab]c?)*$" },
  { "as-many-as-may-be", "{\"pattern\":\"^.{66000,200000}$\"}", 200000, "", NULL },
  { "one-too-many", "{\"pattern\":\"^.{66000}$\"}", 66001, "",
    "does not match the pattern ^.{66000}$" },
  { "one-too-few", "{\"pattern\":\"^.{66000,200000}$\"}", 65999, "",
    "does not match the pattern ^.{66000,200000}$" },
  { "one-between", "{\"pattern\":\"^[a-c]{66000,}$\"}", 66001, "", NULL },
};

static void
test_match (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *letters = g_strnfill (matches[i].n_letters, 'a');
  g_autofree char *text = g_strdup_printf ("\"%s%s\"", letters, matches[i].end);
  g_autoptr(SmithTree) tree = schema_read_json (matches[i].schema);
  g_autoptr(SmithTree) values = schema_read_json (text);
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL,
                                                        NULL, NULL);
  g_autoptr(GPtrArray) problems = NULL;

  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE, 10);
  g_assert_cmpuint (problems->len, ==, matches[i].message != NULL ? 1 : 0);
  if (matches[i].message != NULL)
    g_assert_cmpstr (((SmithSchemaProblem *) g_ptr_array_index (problems, 0))->message, ==,
                     matches[i].message);
  g_assert_cmpint (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE), ==,
                   matches[i].message == NULL);
}

static void
assert_given_up (SmithSchema *schema,
                 SmithTree   *values)
{
  g_autoptr(GPtrArray) problems = smith_schema_check (schema, values, SMITH_NODE_ROOT,
                                                      SMITH_SCHEMA_NONE, 10);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((SmithSchemaProblem *) g_ptr_array_index (problems, 0))->message, ==,
                   "was not checked to the end: its schema asks for too many steps");
  g_assert_false (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE));
}

/* Texts of which each takes its pattern tens of thousands of steps. */
static void
test_many_matches (void)
{
  g_autoptr(GString) text = g_string_new ("[0");
  g_autoptr(SmithTree) tree = schema_read_json ("{\"items\":{\"anyOf\":["
                                                "{\"pattern\":\"^(a+)+$\"},true]}}");
  g_autoptr(SmithTree) values = NULL;
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL,
                                                        NULL, NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, ",\"aaaaaaaaaaaaaaab\"");
  g_string_append_c (text, ']');
  values = schema_read_json (text->str);
  assert_given_up (schema, values);
}

/* Each schema asks the next one twice: 2^40 steps to the answer. */
static void
test_steps (void)
{
  g_autoptr(GString) text = g_string_new ("{\"$ref\":\"#/$defs/0\",\"$defs\":{");
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithTree) values = schema_read_json ("1");
  g_autoptr(SmithSchema) schema = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text,
                            "\"%u\":{\"anyOf\":[{\"$ref\":\"#/$defs/%u\"},"
                            "{\"$ref\":\"#/$defs/%u\"}]},", i, i + 1, i + 1);
  g_string_append (text, "\"40\":false}}");
  tree = schema_read_json (text->str);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, NULL);

  assert_given_up (schema, values);
}

/* Three values of a list, and the list: as many steps, on every machine. */
static const struct
{
  const char *name;
  guint64     n_steps;
  guint64     n_left;
  gboolean    is_answered;
} purses[] = {
  { "more", 100, 96, TRUE },
  { "enough", 5, 1, TRUE },
  { "one-short", 4, 0, FALSE },
  { "none", 0, 0, FALSE },
};

static void
test_purse (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = schema_read_json ("{\"items\":{\"type\":\"string\"}}");
  g_autoptr(SmithTree) values = schema_read_json ("[\"a\",2,\"c\"]");
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL,
                                                        NULL, NULL);
  guint64 n_steps = purses[i].n_steps;
  g_autoptr(GPtrArray) problems = smith_schema_check_within (schema, values, SMITH_NODE_ROOT,
                                                             SMITH_SCHEMA_NONE, 10, &n_steps);

  g_assert_cmpuint (n_steps, ==, purses[i].n_left);
  g_assert_cmpint (problems != NULL, ==, purses[i].is_answered);
  if (problems != NULL)
    g_assert_cmpuint (problems->len, ==, 1);
}

/* A large value that fits a form, and is asked for it many times. */
static const struct
{
  const char *name;
  const char *form;
  const char *first;
  const char *item;
  guint       n_items;
  const char *last;
} large[] = {
  { "unique", "{\"uniqueItems\":true}", "[0", ",#", 20000, "]" },
  { "contains", "{\"contains\":true}", "[0", ",0", 20000, "]" },
  { "members", "{\"properties\":{\"a\":true}}", "{\"a\":0", ",\"#\":0", 20000, "}" },
  { "unevaluated", "{\"unevaluatedProperties\":true}", "{\"a\":0", ",\"#\":0", 20000, "}" },
  { "digits", "{\"type\":\"integer\"}", "1", "0", 400000, ".0" },
  { "more-digits", "{\"minimum\":1}", "1", "0", 400000, ".0" },
  { "characters", "{\"minLength\":400000}", "\"", "\u00e9", 400000, "\"" },
};

/* Each # stands for the number of the item. */
static void
append_item (GString    *text,
             const char *item,
             guint       index)
{
  for (; *item != '\0'; item++)
    if (*item == '#')
      g_string_append_printf (text, "%u", index + 1);
    else
      g_string_append_c (text, *item);
}

static void
test_large (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(GString) form = g_string_new ("{\"allOf\":[true");
  g_autoptr(GString) text = g_string_new (large[row].first);
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithTree) values = NULL;
  g_autoptr(SmithSchema) schema = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append (form, ",{\"$ref\":\"#/$defs/form\"}");
  g_string_append_printf (form, "],\"$defs\":{\"form\":%s}}", large[row].form);
  for (guint i = 0; i < large[row].n_items; i++)
    append_item (text, large[row].item, i);
  g_string_append (text, large[row].last);
  tree = schema_read_json (form->str);
  values = schema_read_json (text->str);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, NULL);

  assert_given_up (schema, values);
}

/* The schema: lists in lists, with @n_hops schemas at each.  A list of one form would be no hop. */
static char *
make_hops (guint n_hops)
{
  GString *text = g_string_new ("{\"$ref\":\"#/$defs/0\",\"$defs\":{");

  if (n_hops == 0)
    g_string_assign (text, "{\"items\":{\"$ref\":\"#\"}}");
  for (guint i = 0; i < n_hops; i++)
    g_string_append_printf (text, "\"%u\":{\"allOf\":[{\"$ref\":\"#/$defs/%u\"},true]},",
                            i, i + 1);
  if (n_hops > 0)
    g_string_append_printf (text, "\"%u\":{\"items\":{\"$ref\":\"#\"}}}}", n_hops);

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  guint       n_levels;
  guint       n_hops;
  const char *message;  /* (nullable) */
} depths[] = {
  { "value", SMITH_LIMIT_DEPTH, 0, NULL },
  { "forms", SMITH_LIMIT_DEPTH, 1, NULL },
  { "both", SMITH_LIMIT_DEPTH, 2, "is nested too deep to be checked" },
  { "schema", 0, 190, NULL },
  { "schema-too-deep", 0, 210, "has a schema that refers to itself without end" },
};

static gpointer
check_deep (gpointer data)
{
  const guint *row = data;
  g_autofree char *schema_text = make_hops (depths[*row].n_hops);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithTree) tree = schema_read_json (schema_text);
  g_autoptr(SmithTree) values = NULL;
  g_autoptr(SmithSchema) schema = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  for (guint i = 0; i < depths[*row].n_levels; i++)
    g_string_append_c (text, '[');
  if (text->len == 0)
    g_string_append_c (text, '1');
  for (guint i = 0; i < depths[*row].n_levels; i++)
    g_string_append_c (text, ']');
  values = schema_read_json (text->str);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, NULL);
  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE, 10);
  g_assert_cmpint (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE), ==,
                   problems->len == 0);

  return problems->len > 0
           ? g_strdup (((SmithSchemaProblem *) g_ptr_array_index (problems, 0))->message) : NULL;
}

static void *
deep_worker (void *data)
{
  return check_deep (data);
}

/* In a thread with a small stack. */
static void
test_deep (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  pthread_attr_t attributes;
  pthread_t thread;
  g_autofree char *message = NULL;
  void *result;

  pthread_attr_init (&attributes);
  /* a sanitizer's frames are several times as large */
  pthread_attr_setstacksize (&attributes, STACK_BYTES);
  g_assert_cmpint (pthread_create (&thread, &attributes, deep_worker, &row), ==, 0);
  pthread_join (thread, &result);
  pthread_attr_destroy (&attributes);
  message = result;
  g_assert_cmpstr (message, ==, depths[row].message);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-limits/deep/", depths[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_deep);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-limits/match/", matches[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_match);
    }
  g_test_add_func ("/schema-limits/many-matches", test_many_matches);
  for (gsize i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-limits/large/", large[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_large);
    }
  g_test_add_func ("/schema-limits/steps", test_steps);
  for (gsize i = 0; i < G_N_ELEMENTS (purses); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-limits/purse/", purses[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_purse);
    }

  return g_test_run ();
}
