/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-schema-support.h"

#include <string.h>

#define JSON(schema) \
  "{\"openapi\": \"3.0.3\", \"components\": {\"schemas\": {\"A\": " schema "}}}"
#define YAML(schema) "openapi: 3.0.3\ncomponents:\n  schemas:\n    A:\n" schema

/* A row without a second document stays as it is. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
  guint       n_losses;
} cases[] = {
  { "nullable", JSON ("{\"type\": \"string\", \"nullable\": true}"),
    JSON ("{\"type\": [\"string\", \"null\"]}") },
  { "nullable-lines",
    YAML ("      nullable: true # or not\n      type: string # text\n      # a name\n"
          "      title: t\n"),
    YAML ("      type: # text\n        - string\n        - 'null'\n      # a name\n"
          "      title: t\n") },
  { "nullable-enum",
    JSON ("{\"nullable\": true, \"type\": \"string\", \"enum\": [\"a\"]}"),
    JSON ("{\"type\": [\"string\", \"null\"], \"enum\": [\"a\", null]}") },
  { "nullable-enum-has-null",
    JSON ("{\"type\": \"string\", \"enum\": [null, \"a\"], \"nullable\": true}"),
    JSON ("{\"type\": [\"string\", \"null\"], \"enum\": [null, \"a\"]}") },
  { "nullable-false", JSON ("{\"type\": \"string\", \"nullable\": false}"),
    JSON ("{\"type\": \"string\"}") },
  { "nullable-without-type", JSON ("{\"nullable\": true, \"allOf\": [{}]}"),
    JSON ("{\"allOf\": [{}]}") },
  { "nullable-alone", JSON ("{\"properties\": {\"a\": {\"nullable\": true}}}"),
    JSON ("{\"properties\": {\"a\": {}}}") },
  { "nullable-beside-a-reference",
    JSON ("{\"items\": {\"$ref\": \"#/components/schemas/A\", \"nullable\": true}}"),
    JSON ("{\"items\": {\"$ref\": \"#/components/schemas/A\"}}") },
  { "nullable-list", JSON ("{\"type\": [\"string\"], \"nullable\": true}"),
    JSON ("{\"type\": [\"string\", \"null\"]}") },
  { "nullable-word", JSON ("{\"type\": \"string\", \"nullable\": \"true\"}"), NULL },
  { "nullable-field", JSON ("{\"properties\": {\"nullable\": {\"type\": \"boolean\"}}}"), NULL },
  { "nullable-body",
    "{\"openapi\": \"3.0.3\", \"paths\": {\"/x\": {\"post\": {\"requestBody\": {\"content\": "
    "{\"application/json\": {\"schema\": {\"type\": \"object\", \"nullable\": true, "
    "\"properties\": {\"a\": {\"type\": \"object\", \"nullable\": true}}}}}}}}}}",
    "{\"openapi\": \"3.0.3\", \"paths\": {\"/x\": {\"post\": {\"requestBody\": {\"content\": "
    "{\"application/json\": {\"schema\": {\"type\": \"object\", "
    "\"properties\": {\"a\": {\"type\": [\"object\", \"null\"]}}}}}}}}}}" },
  { "exclusive", JSON ("{\"minimum\": 1.50, \"exclusiveMinimum\": true, \"maximum\": 9, "
                       "\"exclusiveMaximum\": true}"),
    JSON ("{\"exclusiveMinimum\": 1.50, \"exclusiveMaximum\": 9}") },
  { "exclusive-lines",
    YAML ("      type: integer\n      exclusiveMinimum: true\n      minimum: 0 # not 0\n"
          "      title: t\n"),
    YAML ("      type: integer\n      exclusiveMinimum: 0\n      title: t\n") },
  { "exclusive-false", JSON ("{\"minimum\": 1, \"exclusiveMinimum\": false}"),
    JSON ("{\"minimum\": 1}") },
  { "exclusive-of-nothing", JSON ("{\"type\": \"number\", \"exclusiveMaximum\": true}"),
    JSON ("{\"type\": \"number\"}") },
  { "exclusive-number", JSON ("{\"minimum\": 1, \"exclusiveMinimum\": 0}"), NULL },
  { "byte", JSON ("{\"type\": \"string\", \"format\": \"byte\"}"),
    JSON ("{\"type\": \"string\", \"contentEncoding\": \"base64\"}") },
  { "byte-nullable", JSON ("{\"type\": \"string\", \"format\": \"byte\", \"nullable\": true}"),
    JSON ("{\"type\": [\"string\", \"null\"], \"contentEncoding\": \"base64\"}") },
  { "binary-lines", YAML ("      type: string\n      format: binary\n"),
    YAML ("      type: string\n      contentMediaType: application/octet-stream\n") },
  { "other-formats", JSON ("{\"type\": \"string\", \"format\": \"date\"}"), NULL },
  { "format-of-a-number", JSON ("{\"type\": \"integer\", \"format\": \"byte\"}"), NULL },
  { "example-stays", JSON ("{\"type\": \"string\", \"example\": \"a\"}"), NULL },
  { "values-stay",
    JSON ("{\"example\": {\"type\": \"string\", \"nullable\": true}, \"default\": "
          "{\"nullable\": true}, \"enum\": [{\"nullable\": true}], \"x-a\": {\"type\": "
          "\"string\", \"nullable\": true}}"), NULL },
  { "example-objects-stay",
    "{\"openapi\": \"3.0.3\", \"components\": {\"examples\": {\"A\": {\"value\": {\"schema\": "
    "{\"type\": \"string\", \"nullable\": true}}}}, \"x-schemas\": {\"A\": {\"nullable\": true, "
    "\"type\": \"string\"}}}}", NULL },
  { "everywhere",
    "{\"paths\": {\"/x\": {\"get\": {\"parameters\": [{\"schema\": {\"type\": \"string\", "
    "\"nullable\": true}}], \"responses\": {\"default\": {\"headers\": {\"h\": {\"schema\": "
    "{\"nullable\": true, \"type\": \"string\"}}}, \"content\": {\"a/b\": {\"schema\": "
    "{\"additionalProperties\": {\"nullable\": true, \"type\": \"array\", \"items\": "
    "{\"not\": {\"nullable\": true, \"type\": \"string\"}}}}}}}}}}}}",
    "{\"paths\": {\"/x\": {\"get\": {\"parameters\": [{\"schema\": {\"type\": [\"string\", "
    "\"null\"]}}], \"responses\": {\"default\": {\"headers\": {\"h\": {\"schema\": "
    "{\"type\": [\"string\", \"null\"]}}}, \"content\": {\"a/b\": {\"schema\": "
    "{\"additionalProperties\": {\"type\": [\"array\", \"null\"], \"items\": "
    "{\"not\": {\"type\": [\"string\", \"null\"]}}}}}}}}}}}}" },
  { "anchor-once",
    YAML ("      type: object\n      properties:\n        a: &a {type: string, nullable: true}\n"
          "        b: *a\n"),
    YAML ("      type: object\n      properties:\n        a: &a {type: [string, 'null']}\n"
          "        b: *a\n") },
  { "merge-key",
    YAML ("      type: object\n      properties:\n        a:\n"
          "          <<: {type: string, nullable: true}\n"), NULL, 1 },
};

static void
convert (const char *text,
         const char *expected,
         guint       n_losses)
{
  g_autoptr(SmithCheck) check = fix_check (text);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) inverse = NULL;
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  GBytes *bytes = smith_tree_get_text (smith_check_get_tree (check));
  g_autoptr(GBytes) result = NULL;
  g_autoptr(GBytes) restored = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *string = NULL;
  gsize length;
  const char *data;

  g_assert_true (smith_fix_convert_schemas (check, edits, losses, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, ==, n_losses);
  g_assert_true (smith_text_edits_sort (edits, g_bytes_get_size (bytes)));
  result = smith_text_edits_apply (edits, bytes);
  inverse = smith_text_edits_invert (edits, bytes);
  restored = smith_text_edits_apply (inverse, result);
  g_assert_true (g_bytes_equal (restored, bytes));
  data = g_bytes_get_data (result, &length);
  string = g_strndup (data, length);
  g_assert_cmpstr (string, ==, expected);
}

static void
test_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *after = cases[row].after != NULL ? cases[row].after : cases[row].before;

  convert (cases[row].before, after, cases[row].n_losses);
  convert (after, after, cases[row].n_losses);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fix-schema/convert/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
