/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fix-schema-support.h"
#include "openapi/smith-schema-refs.h"

#define CIRCLE "schema-cut-circles", "schema-circular"
#define OBJECT(properties) "{\"type\": \"object\", \"properties\": {" properties "}}"
#define STAND_IN(name) \
  "{\"type\": \"object\", \"description\": \"" name ", not described again here\", " \
  "\"properties\": {}}"
#define ANSWER(schemas) FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", " FIX_SCHEMAS (schemas))
#define REQUEST(schemas) FIX_DOCUMENT (FIX_POST (FIX_REF ("A")) ", " FIX_SCHEMAS (schemas))

static const FixCase cases[] = {
  { "answer-itself", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"id\": {\"type\": \"string\"}, \"up\": " FIX_REF ("A"))),
    ANSWER ("\"A\": " OBJECT ("\"id\": {\"type\": \"string\"}, \"up\": " STAND_IN ("A"))),
    SMITH_FIX_NARROWER, "“up” of the schema A no longer says what is in it" },
  { "answer-lines", CIRCLE,
    FIX_YAML_GET "    A:\n      type: object\n      properties:\n        # children\n"
    "        down:\n          type: array\n          items:\n"
    "            $ref: '#/components/schemas/A' # again\n        id: {type: string}\n",
    FIX_YAML_GET "    A:\n      type: object\n      properties:\n        # children\n"
    "        down:\n          type: array\n          items:\n"
    "            type: object\n            description: A, not described again here\n"
    "            properties: {}\n        id: {type: string}\n",
    SMITH_FIX_NARROWER, "“down” of the schema A" },
  { "answer-back-reference", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"b\": " FIX_REF ("B")) ", "
            "\"B\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
            FIX_REF ("A") "}}"),
    ANSWER ("\"A\": " OBJECT ("\"b\": " FIX_REF ("B")) ", "
            "\"B\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
            STAND_IN ("A") "}}"),
    SMITH_FIX_NARROWER, "“a” of the schema B" },
  { "answer-inheritance-stays", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"b\": " FIX_REF ("B")) ", "
            "\"B\": {\"allOf\": [" FIX_REF ("A") "]}"),
    ANSWER ("\"A\": " OBJECT ("\"b\": " STAND_IN ("B")) ", "
            "\"B\": {\"allOf\": [" FIX_REF ("A") "]}"),
    SMITH_FIX_NARROWER, "“b” of the schema A" },
  { "two-circles", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"a\": " FIX_REF ("A")) ", \"B\": " OBJECT ("\"b\": "
            FIX_REF ("B"))),
    ANSWER ("\"A\": " OBJECT ("\"a\": " STAND_IN ("A")) ", \"B\": " OBJECT ("\"b\": "
            STAND_IN ("B"))),
    SMITH_FIX_NARROWER, "“a” of the schema A\n“b” of the schema B" },
  { "answer-keeps-its-text", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"up\": {\"$ref\": \"#/components/schemas/A\", \"description\": "
                              "\"Folder\"}")),
    ANSWER ("\"A\": " OBJECT ("\"up\": {\"type\": \"object\", \"description\": "
                              "\"Folder (A, not described again here)\", \"properties\": {}}")),
    SMITH_FIX_NARROWER, "“up” of the schema A" },
  { "answer-of-any-type", CIRCLE,
    ANSWER ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"array\", \"items\": "
            FIX_REF ("A") "}]}"),
    ANSWER ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"array\", \"items\": "
            "{\"description\": \"A, not described again here\"}}]}"),
    SMITH_FIX_NARROWER, "“items” of the schema A" },
  { "values-are-no-schemas", CIRCLE,
    ANSWER ("\"A\": {\"type\": \"object\", \"properties\": {\"a\": " FIX_REF ("A") "}, "
            "\"example\": {\"a\": " FIX_REF ("A") "}}"),
    ANSWER ("\"A\": {\"type\": \"object\", \"properties\": {\"a\": " STAND_IN ("A") "}, "
            "\"example\": {\"a\": " FIX_REF ("A") "}}"),
    SMITH_FIX_NARROWER, "“a” of the schema A" },
  { "name-of-a-keyword", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"properties\": " OBJECT ("\"items\": " FIX_REF ("A")))),
    ANSWER ("\"A\": " OBJECT ("\"properties\": " OBJECT ("\"items\": " STAND_IN ("A")))),
    SMITH_FIX_NARROWER, "“items” of the schema A" },

  { "part-is-copied", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"b\"], \"properties\": {\"a\": "
             "{\"type\": \"string\"}, \"b\": " FIX_REF ("A/properties/a") "}}"),
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"b\"], \"properties\": {\"a\": "
             "{\"type\": \"string\"}, \"b\": {\"type\": \"string\"}}}"),
    SMITH_FIX_NARROWER },
  { "part-with-a-description", CIRCLE,
    REQUEST ("\"A\": {\"definitions\": {\"d\": {\"description\": \"d\", \"items\": " FIX_REF ("B")
             "}}, \"required\": [\"b\"], \"properties\": {\"b\": {\"$ref\": "
             "\"#/components/schemas/A/definitions/d\", \"description\": \"b\"}}}, \"B\": {}"),
    REQUEST ("\"A\": {\"definitions\": {\"d\": {\"description\": \"d\", \"items\": " FIX_REF ("B")
             "}}, \"required\": [\"b\"], \"properties\": {\"b\": {\"description\": \"b\", "
             "\"items\": " FIX_REF ("B") "}}}, \"B\": {}"),
    SMITH_FIX_NARROWER },
  { "part-that-is-no-schema", CIRCLE,
    ANSWER ("\"A\": {\"definitions\": {\"d\": {\"type\": {\"type\": \"string\"}}}, "
            "\"properties\": {\"b\": " FIX_REF ("A/definitions/d") "}}"),
    ANSWER ("\"A\": {\"definitions\": {\"d\": {\"type\": {\"type\": \"string\"}}}, "
            "\"properties\": {\"b\": " STAND_IN ("A") "}}"),
    SMITH_FIX_NARROWER, "“b” of the schema A" },
  { "part-that-refers", CIRCLE,
    ANSWER ("\"A\": " OBJECT ("\"a\": {\"items\": " FIX_REF ("A") "}, \"b\": "
                              FIX_REF ("A/properties/a"))),
    ANSWER ("\"A\": " OBJECT ("\"a\": {\"items\": " STAND_IN ("A") "}, \"b\": "
                              STAND_IN ("A"))),
    SMITH_FIX_NARROWER, "“a” of the schema A\n“b” of the schema A" },

  { "request-optional-goes", CIRCLE,
    REQUEST ("\"A\": " OBJECT ("\"id\": {\"type\": \"string\"}, \"up\": " FIX_REF ("A"))),
    REQUEST ("\"A\": " OBJECT ("\"id\": {\"type\": \"string\"}")),
    SMITH_FIX_NARROWER, "“up” of the schema A is left out" },
  { "request-optional-array-goes", CIRCLE,
    FIX_YAML "paths: {/x: {post: {operationId: x, description: d, requestBody: {content: "
    "{application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}\n"
    "components:\n  schemas:\n    A:\n      type: object\n      properties:\n"
    "        id: {type: string} # kept\n        down:\n          type: array\n"
    "          items: {$ref: '#/components/schemas/A'}\n",
    FIX_YAML "paths: {/x: {post: {operationId: x, description: d, requestBody: {content: "
    "{application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}\n"
    "components:\n  schemas:\n    A:\n      type: object\n      properties:\n"
    "        id: {type: string} # kept\n",
    SMITH_FIX_NARROWER, "“down” of the schema A is left out" },
  { "request-required-array-is-empty", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"type\": \"array\", \"items\": " FIX_REF ("A") "}}}"),
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"type\": \"array\", \"maxItems\": 0, \"items\": {}}}}"),
    SMITH_FIX_NARROWER, "“a” of the schema A is left out" },
  { "request-array-must-be-filled", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"type\": \"array\", \"minItems\": 1, \"items\": " FIX_REF ("A") "}}}"), NULL },
  { "request-required", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             FIX_REF ("A") "}}"), NULL },
  { "request-required-elsewhere", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"b\"], \"properties\": {\"b\": "
             FIX_REF ("B") "}}, \"B\": " OBJECT ("\"a\": " FIX_REF ("A"))),
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"b\"], \"properties\": {\"b\": "
             FIX_REF ("B") "}}, \"B\": " OBJECT ("")),
    SMITH_FIX_NARROWER, "“a” of the schema B is left out" },
  { "request-alternative-goes", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"anyOf\": [" FIX_REF ("A") ", {\"type\": \"string\"}]}}}"),
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"anyOf\": [{\"type\": \"string\"}]}}}"),
    SMITH_FIX_NARROWER, "“a” of the schema A is left out" },
  { "request-null-is-left", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"anyOf\": [" FIX_REF ("A") ", {\"type\": \"null\"}]}}}"),
    REQUEST ("\"A\": {\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": "
             "{\"anyOf\": [{\"type\": \"null\"}]}}}"),
    SMITH_FIX_NARROWER, "“a” of the schema A is left out" },
  { "request-map-is-closed", CIRCLE,
    REQUEST ("\"A\": {\"type\": \"object\", \"properties\": {}, \"additionalProperties\": "
             FIX_REF ("A") "}"),
    REQUEST ("\"A\": {\"type\": \"object\", \"properties\": {}, \"additionalProperties\": "
             "false}"),
    SMITH_FIX_NARROWER, "“additionalProperties” of the schema A is left out" },
  { "request-through-a-parameter", CIRCLE,
    FIX_DOCUMENT (FIX_OPERATION ("get", ", \"parameters\": [{\"name\": \"q\", \"in\": \"query\", "
                                 "\"schema\": " FIX_REF ("A") "}]") ", "
                  FIX_SCHEMAS ("\"A\": " OBJECT ("\"up\": " FIX_REF ("A")))),
    FIX_DOCUMENT (FIX_OPERATION ("get", ", \"parameters\": [{\"name\": \"q\", \"in\": \"query\", "
                                 "\"schema\": " FIX_REF ("A") "}]") ", "
                  FIX_SCHEMAS ("\"A\": " OBJECT (""))),
    SMITH_FIX_NARROWER, "“up” of the schema A is left out" },
  { "request-two-in-one-field", CIRCLE,
    REQUEST ("\"A\": " OBJECT ("\"a\": {\"anyOf\": [" FIX_REF ("A") ", {\"type\": \"array\", "
                               "\"items\": " FIX_REF ("A") "}]}")),
    REQUEST ("\"A\": " OBJECT ("")),
    SMITH_FIX_NARROWER, "“a” of the schema A is left out\n“a” of the schema A is left out" },
};

static guint
count_refs (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schemas = smith_pointer_lookup (tree, "/components/schemas");
  g_autoptr(GArray) refs = smith_schema_list_refs (tree, schemas);

  return refs->len;
}

/* A document of @n schemas whose fields refer to one another at random. */
static char *
make_graph (guint    n,
            guint    n_edges,
            gboolean is_request,
            gboolean is_acyclic)
{
  GString *out = g_string_new ("{" FIX_INFO ", " FIX_SERVER ", ");
  g_autofree GString **fields = g_new (GString *, n);

  g_string_append (out, is_request ? FIX_POST (FIX_REF ("S0")) : FIX_GET (FIX_REF ("S0")));
  g_string_append (out, ", \"components\": {\"schemas\": {");
  for (guint i = 0; i < n; i++)
    fields[i] = g_string_new (NULL);
  for (guint i = 0; i < n_edges; i++)
    {
      guint from = (guint) g_test_rand_int_range (0, (gint32) n);
      guint to = (guint) g_test_rand_int_range (0, (gint32) n);
      GString *field;

      if (is_acyclic && from == to)
        continue;
      field = fields[is_acyclic ? MIN (from, to) : from];
      g_string_append_printf (field, "%s\"f%u\": ", field->len > 0 ? ", " : "", i);
      g_string_append_printf (field, i % 3 == 0 ? "{\"type\": \"array\", \"items\": "
                                                  "{\"$ref\": \"#/components/schemas/S%u\"}}"
                                                : "{\"$ref\": \"#/components/schemas/S%u\"}",
                              is_acyclic ? MAX (from, to) : to);
    }
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s\"S%u\": " OBJECT ("%s"), i > 0 ? ", " : "", i,
                              fields[i]->str);
      g_string_free (fields[i], TRUE);
    }
  g_string_append (out, "}}}");

  return g_string_free (out, FALSE);
}

/* After the fix there is no circle; every cut is a loss, and no more went than was cut; a
 * document without a circle has nothing to cut. */
static void
test_random (gconstpointer data)
{
  gboolean is_request = GPOINTER_TO_INT (data);
  const SmithFixRow *row = fix_find_row ("schema-cut-circles");

  for (guint round = 0; round < 300; round++)
    {
      guint n = 1 + (guint) g_test_rand_int_range (0, 12);
      g_autofree char *text = make_graph (n, n * 2, is_request, round % 10 == 0);
      g_autoptr(SmithCheck) before = fix_check (text);
      g_autoptr(SmithCheck) after = NULL;
      g_autoptr(GPtrArray) edits = smith_text_edits_new ();
      g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GBytes) result = NULL;
      g_autoptr(GError) error = NULL;
      SmithTree *tree = smith_check_get_tree (before);
      gboolean is_circular = smith_check_count (before, SMITH_CLASS_BLOCKS) > 0;
      SmithDiagnostic problem = { .rule = "schema-circular" };

      g_assert_true (row->make (before, &problem, NULL, edits, losses, &error));
      g_assert_no_error (error);
      g_assert_cmpint (edits->len > 0, ==, is_circular);
      g_assert_true (smith_text_edits_sort (edits, strlen (text)));
      result = smith_text_edits_apply (edits, smith_tree_get_text (tree));
      after = smith_check_run (result, &smith_profile_chatgpt, NULL);
      g_assert_cmpuint (smith_check_count (after, SMITH_CLASS_BLOCKS), ==, 0);
      g_assert_cmpuint (count_refs (before) - count_refs (after), ==, losses->len);
    }
}

/* The same in a ring of many, and in a graph in which every second edge leads back: what looks
 * at each edge for each takes minutes. */
static void
test_many (void)
{
  const SmithFixRow *row = fix_find_row ("schema-cut-circles");
  g_autofree char *text = make_graph (4000, 12000, FALSE, FALSE);
  g_autoptr(SmithCheck) check = fix_check (text);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  SmithDiagnostic problem = { .rule = "schema-circular" };
  gint64 start = g_get_monotonic_time ();

  g_assert_true (row->make (check, &problem, NULL, edits, losses, NULL));
  g_test_message ("%u cuts in %" G_GINT64_FORMAT " ms", losses->len,
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (losses->len, >, 0);
}

/* The same with thousands of references to one large part that is no schema, which is found out
 * once: looking at it for each takes a minute. */
static void
test_one_part (void)
{
  const SmithFixRow *row = fix_find_row ("schema-cut-circles");
  g_autoptr(GString) text = g_string_new ("{" FIX_INFO ", " FIX_SERVER ", " FIX_GET (FIX_REF ("A"))
                                          ", \"components\": {\"schemas\": {\"A\": {"
                                          "\"definitions\": {\"d\": {\"type\": {}");
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  SmithDiagnostic problem = { .rule = "schema-circular" };
  gint64 start;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ", \"x-%u\": {\"a\": [1, 2]}", i);
  g_string_append (text, "}}, \"type\": \"object\", \"properties\": {\"f\": {}");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ", \"f%u\": " FIX_REF ("A/definitions/d"), i);
  g_string_append (text, "}}}}}");

  check = fix_check (text->str);
  start = g_get_monotonic_time ();
  g_assert_true (row->make (check, &problem, NULL, edits, losses, NULL));
  g_test_message ("%u cuts in %" G_GINT64_FORMAT " ms", losses->len,
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (losses->len, ==, 5000);
}

/* A part of 10,000 bytes that 150 fields refer to: copies of it would be more than ChatGPT
 * takes. */
static void
test_much_copied (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  const SmithFixRow *row = fix_find_row ("schema-cut-circles");
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autoptr(GString) text = g_string_new ("{" FIX_INFO ", " FIX_SERVER ", " FIX_GET (FIX_REF ("A"))
                                          ", \"components\": {\"schemas\": {\"A\": {"
                                          "\"type\": \"object\", \"properties\": {\"d\": ");
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  SmithDiagnostic problem = { .rule = "schema-circular" };
  gsize n_bytes = 0;

  g_string_append_printf (text, "{\"description\": \"%s\"}", letters);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, ", \"f%u\": " FIX_REF ("A/properties/d"), i);
  g_string_append (text, "}}}}}");

  check = fix_check (text->str);
  g_assert_true (row->make (check, &problem, NULL, edits, losses, NULL));
  g_assert_cmpuint (edits->len, ==, n);
  for (guint i = 0; i < edits->len; i++)
    n_bytes += ((SmithTextEdit *) g_ptr_array_index (edits, i))->length;
  g_assert_cmpuint (n_bytes, <, 1020000);
  /* one sentence for all, and one for each */
  g_assert_cmpuint (losses->len, ==, n > 99 ? n - 99 + 1 : 0);
  if (losses->len > 0)
    g_assert_nonnull (strstr (g_ptr_array_index (losses, 0), "would be too large"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_cases ("circle", cases, G_N_ELEMENTS (cases));
  g_test_add_data_func ("/fix-schema/circle/random-answers", GINT_TO_POINTER (FALSE), test_random);
  g_test_add_data_func ("/fix-schema/circle/random-requests", GINT_TO_POINTER (TRUE),
                        test_random);
  g_test_add_func ("/fix-schema/circle/many", test_many);
  g_test_add_func ("/fix-schema/circle/one-part", test_one_part);
  g_test_add_data_func ("/fix-schema/circle/copied/99", GUINT_TO_POINTER (99), test_much_copied);
  g_test_add_data_func ("/fix-schema/circle/copied/150", GUINT_TO_POINTER (150), test_much_copied);

  return g_test_run ();
}
