/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema-infer.h"

#include "schema-support.h"

#define NEW SMITH_DIALECT_2020_12
#define OLD SMITH_DIALECT_OPENAPI_3_0

static const struct
{
  const char  *name;
  SmithDialect dialect;
  const char  *values;  /* JSON, one a line */
  const char  *schema;
} rows[] = {
  { "nothing", NEW, "", "{}" },
  { "integer", NEW, "1\n-2", "{\"type\":\"integer\"}" },
  { "number", NEW, "1\n2.5", "{\"type\":\"number\"}" },
  { "number-that-is-whole", NEW, "1.0", "{\"type\":\"number\"}" },
  { "boolean", NEW, "true", "{\"type\":\"boolean\"}" },
  { "several", NEW, "true\n\"a\"\n1", "{\"type\":[\"string\",\"integer\",\"boolean\"]}" },
  { "several-old", OLD, "true\n\"a\"",
    "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"boolean\"}]}" },
  { "null", NEW, "null", "{\"type\":\"null\"}" },
  { "null-old", OLD, "null", "{\"nullable\":true}" },
  { "or-null", NEW, "null\n\"a\"", "{\"type\":[\"string\",\"null\"]}" },
  { "or-null-old", OLD, "null\n\"a\"", "{\"type\":\"string\",\"nullable\":true}" },
  { "several-or-null-old", OLD, "null\n\"a\"\n1",
    "{\"anyOf\":[{\"type\":\"string\",\"nullable\":true},{\"type\":\"integer\"}]}" },

  { "format/date-time", NEW, "\"2024-01-31T12:00:00Z\"",
    "{\"type\":\"string\",\"format\":\"date-time\"}" },
  { "format/date", NEW, "\"2024-01-31\"\n\"2023-12-01\"",
    "{\"type\":\"string\",\"format\":\"date\"}" },
  { "format/uuid", NEW, "\"123e4567-e89b-42d3-a456-426614174000\"",
    "{\"type\":\"string\",\"format\":\"uuid\"}" },
  { "format/uri", NEW, "\"https://example.com/a\"", "{\"type\":\"string\",\"format\":\"uri\"}" },
  { "format/email", NEW, "\"a@example.com\"", "{\"type\":\"string\",\"format\":\"email\"}" },
  { "format/not-all", NEW, "\"2024-01-31\"\n\"soon\"", "{\"type\":\"string\"}" },
  { "format/two-that-differ", NEW, "\"2024-01-31\"\n\"a@example.com\"", "{\"type\":\"string\"}" },
  { "format/colon-alone", NEW, "\"note:this\"", "{\"type\":\"string\"}" },
  { "format/empty", NEW, "\"\"", "{\"type\":\"string\"}" },
  { "no-enum", NEW, "\"a\"\n\"a\"\n\"a\"", "{\"type\":\"string\"}" },

  { "array/empty", NEW, "[]", "{\"type\":\"array\"}" },
  { "array/empty-old", OLD, "[]", "{\"type\":\"array\",\"items\":{}}" },
  { "array/merged", NEW, "[1]\n[2.5,null]",
    "{\"type\":\"array\",\"items\":{\"type\":[\"number\",\"null\"]}}" },
  { "object/empty", NEW, "{}", "{\"type\":\"object\"}" },
  { "object/required-in-all", NEW, "{\"b\":1,\"a\":2}\n{\"a\":3,\"c\":\"x\"}",
    "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"integer\"},"
    "\"a\":{\"type\":\"integer\"},\"c\":{\"type\":\"string\"}},\"required\":[\"a\"]}" },
  { "object/in-a-list", NEW, "[{\"a\":1},{}]",
    "{\"type\":\"array\",\"items\":{\"type\":\"object\","
    "\"properties\":{\"a\":{\"type\":\"integer\"}}}}" },
  { "object/key-twice", NEW, "{\"a\":1,\"a\":\"x\"}\n{}",
    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"integer\"]}}}" },
  { "object/empty-name", NEW, "{\"\":1}",
    "{\"type\":\"object\",\"properties\":{\"\":{\"type\":\"integer\"}},\"required\":[\"\"]}" },
};

/* Each value fits the schema that was made of all. */
static void
assert_fits (const char   *json,
             SmithDialect  dialect,
             GPtrArray    *values)
{
  g_autoptr(SmithTree) tree = schema_read_json (json);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, dialect, NULL,
                                                        NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      SmithTree *value = g_ptr_array_index (values, i);

      if (!smith_schema_is_valid (schema, value, SMITH_NODE_ROOT, SMITH_SCHEMA_ASSERT_FORMATS))
        g_error ("%s does not fit %s",
                 (const char *) g_bytes_get_data (smith_tree_get_text (value), NULL), json);
    }
}

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto(GStrv) lines = g_strsplit (rows[i].values, "\n", -1);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_tree_unref);
  g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
  g_autofree char *json = NULL;

  for (guint j = 0; lines[j] != NULL; j++)
    {
      g_ptr_array_add (values, schema_read_json (lines[j]));
      smith_schema_shape_add (shape, g_ptr_array_index (values, j), SMITH_NODE_ROOT);
    }
  json = smith_schema_shape_print (shape, rows[i].dialect, SMITH_JSON_COMPACT);
  g_assert_cmpstr (json, ==, rows[i].schema);
  assert_fits (json, rows[i].dialect, values);
}

/* Digits of YAML that look like an exponent. */
static void
test_hexadecimal (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("0xFE", 4);
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
  g_autofree char *json = NULL;

  smith_schema_shape_add (shape, tree, SMITH_NODE_ROOT);
  json = smith_schema_shape_print (shape, NEW, SMITH_JSON_COMPACT);
  g_assert_cmpstr (json, ==, "{\"type\":\"integer\"}");
}

static void
append_random (GString *out,
               GRand   *random,
               guint    depth)
{
  static const char *const scalars[] = {
    "null", "true", "false", "0", "-1", "1.0", "2e3", "0.5", "1e400", "18446744073709551616",
    "\"\"", "\"a\"", "\"2024-01-31\"", "\"2024-01-31T12:00:00Z\"", "\"https://example.com\"",
    "\"a@b.example\"", "\"123e4567-e89b-42d3-a456-426614174000\"", "\"\\u0000\"",
  };
  static const char *const names[] = { "a", "b", "c", "", "\\u0000x", "~/" };
  gint32 kind = g_rand_int_range (random, 0, depth > 3 ? 2 : 5);
  gint32 n = g_rand_int_range (random, 0, 4);

  if (kind < 2)
    {
      g_string_append (out, scalars[g_rand_int_range (random, 0, G_N_ELEMENTS (scalars))]);
      return;
    }
  g_string_append_c (out, kind == 2 ? '[' : '{');
  for (gint32 i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (kind > 2)
        g_string_append_printf (out, "\"%s\":",
                                names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
      append_random (out, random, depth + 1);
    }
  g_string_append_c (out, kind == 2 ? ']' : '}');
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (i);
      g_autoptr(GPtrArray) values =
        g_ptr_array_new_with_free_func ((GDestroyNotify) smith_tree_unref);
      g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
      gint32 n = g_rand_int_range (random, 1, 5);

      for (gint32 j = 0; j < n; j++)
        {
          g_autoptr(GString) text = g_string_new (NULL);

          append_random (text, random, 0);
          g_ptr_array_add (values, schema_read_json (text->str));
          smith_schema_shape_add (shape, g_ptr_array_index (values, (guint) j), SMITH_NODE_ROOT);
        }
      for (int dialect = NEW; dialect <= OLD; dialect++)
        {
          g_autofree char *json = smith_schema_shape_print (shape, (SmithDialect) dialect,
                                                            SMITH_JSON_PRETTY);

          assert_fits (json, (SmithDialect) dialect, values);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-infer/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/schema-infer/hexadecimal", test_hexadecimal);
  g_test_add_func ("/schema-infer/random-values-fit", test_random);

  return g_test_run ();
}
