/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fix-schema-support.h"

#define MERGE "body-merge", "body-not-object"
#define FIRST "body-first-alternative", "body-not-object"
#define CHOOSE "body-choose-alternative", "body-not-object"
#define STRING "{\"type\": \"string\"}"
#define OBJECT(properties) "{\"type\": \"object\", \"properties\": {" properties "}}"
#define INLINE(schema) FIX_DOCUMENT (FIX_POST (schema))
#define USE(schemas) FIX_DOCUMENT (FIX_POST (FIX_REF ("A")) ", " FIX_SCHEMAS (schemas))
#define YAML_POST FIX_YAML \
  "paths:\n  /x:\n    post:\n      operationId: x\n      description: d\n      requestBody:\n" \
  "        content:\n          application/json:\n            schema:\n"

static const FixCase merge_cases[] = {
  { "two-objects", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": " STRING) ", " OBJECT ("\"b\": " STRING) "]}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}}") },
  { "lines", MERGE,
    YAML_POST "              # the body\n              description: what  # so\n"
    "              allOf:\n"
    "                - $ref: '#/components/schemas/B'\n                - type: object\n"
    "                  required: [b]\n                  properties:\n"
    "                    b: {type: integer}\n"
    "components:\n  schemas:\n    B:\n      type: object\n      required: [a]\n"
    "      properties:\n        a: {type: string}\n",
    YAML_POST "              # the body\n              description: what  # so\n"
    "              type: object\n              required:\n"
    "                - a\n                - b\n"
    "              properties:\n                a:\n                  type: string\n"
    "                b:\n                  type: integer\n"
    "components:\n  schemas:\n    B:\n      type: object\n      required: [a]\n"
    "      properties:\n        a: {type: string}\n" },
  { "in-the-component", MERGE,
    USE ("\"A\": {\"title\": \"t\", \"allOf\": [" FIX_REF ("B") "]}, "
         "\"B\": {\"allOf\": [" FIX_REF ("C") ", {\"required\": [\"c\"]}]}, "
         "\"C\": " OBJECT ("\"c\": " FIX_REF ("D")) ", \"D\": " STRING),
    USE ("\"A\": {\"title\": \"t\", \"type\": \"object\", \"required\": [\"c\"], "
         "\"properties\": {\"c\": " FIX_REF ("D") "}}, "
         "\"B\": {\"allOf\": [" FIX_REF ("C") ", {\"required\": [\"c\"]}]}, "
         "\"C\": " OBJECT ("\"c\": " FIX_REF ("D")) ", \"D\": " STRING) },
  { "beside-own-properties", MERGE,
    INLINE ("{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": " STRING "}, "
            "\"allOf\": [{\"required\": [\"b\"], \"properties\": {\"b\": " STRING "}}]}"),
    INLINE ("{\"type\": \"object\", \"required\": [\"a\", \"b\"], \"properties\": {\"a\": " STRING
            ", \"b\": " STRING "}}") },
  { "before-own-properties", MERGE,
    INLINE ("{\"allOf\": [{\"properties\": {\"b\": " STRING "}}], \"properties\": {\"a\": "
            STRING "}}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}}") },
  { "same-field-equal", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": " STRING) ", " OBJECT ("\"a\": " STRING) "]}"),
    INLINE (OBJECT ("\"a\": " STRING)) },
  { "same-field-narrower", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": {\"type\": \"number\", \"minimum\": 1}") ", "
            OBJECT ("\"a\": {\"type\": \"integer\", \"minimum\": 2, \"enum\": [1, 2, 3]}") ", "
            OBJECT ("\"a\": {\"enum\": [3, 2, 5]}") "]}"),
    INLINE (OBJECT ("\"a\": {\"type\": \"integer\", \"minimum\": 2, \"enum\": [2, 3]}")) },
  { "same-field-other-type", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": " STRING) ", "
            OBJECT ("\"a\": {\"type\": \"integer\"}") "]}"), NULL },
  { "same-field-other-pattern", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": {\"pattern\": \"x\"}") ", "
            OBJECT ("\"a\": {\"pattern\": \"y\"}") "]}"), NULL },
  { "objects-in-objects", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"o\": " OBJECT ("\"a\": " STRING)) ", "
            OBJECT ("\"o\": " OBJECT ("\"b\": " STRING)) "]}"),
    INLINE (OBJECT ("\"o\": " OBJECT ("\"a\": " STRING ", \"b\": " STRING))) },
  { "closed-object", MERGE,
    INLINE ("{\"allOf\": [{\"type\": \"object\", \"properties\": {\"a\": " STRING "}, "
            "\"additionalProperties\": false}, " OBJECT ("\"b\": " STRING) "]}"),
    INLINE ("{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"a\": "
            STRING "}}"),
    SMITH_FIX_NARROWER, "The field “b” is left out" },
  { "closed-object-required", MERGE,
    INLINE ("{\"allOf\": [{\"type\": \"object\", \"properties\": {\"a\": " STRING "}, "
            "\"additionalProperties\": false}, {\"required\": [\"b\"], \"properties\": {\"b\": "
            STRING "}}]}"), NULL },
  { "closed-to-all", MERGE,
    INLINE ("{\"additionalProperties\": false, \"allOf\": [" OBJECT ("\"a\": " STRING) "]}"),
    INLINE ("{\"additionalProperties\": false, \"type\": \"object\", \"properties\": {\"a\": "
            STRING "}}"),
    SMITH_FIX_NARROWER, "refuse each other's fields" },
  { "other-fields-of-a-kind", MERGE,
    INLINE ("{\"allOf\": [{\"type\": \"object\", \"additionalProperties\": " STRING "}, "
            OBJECT ("\"b\": {\"minLength\": 1}") "]}"),
    INLINE ("{\"type\": \"object\", \"additionalProperties\": " STRING ", \"properties\": "
            "{\"b\": {\"type\": \"string\", \"minLength\": 1}}}") },
  { "example-of-a-part-goes", MERGE,
    INLINE ("{\"allOf\": [{\"properties\": {\"a\": " STRING "}, \"example\": {\"a\": 1}}]}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING "}}") },
  { "referred-into", MERGE,
    USE ("\"A\": {\"allOf\": [" OBJECT ("\"a\": " STRING) "]}, \"B\": "
         FIX_REF ("A/allOf/0/properties/a")),
    FIX_DOCUMENT (FIX_POST (OBJECT ("\"a\": " STRING)) ", " FIX_SCHEMAS (
         "\"A\": {\"allOf\": [" OBJECT ("\"a\": " STRING) "]}, \"B\": "
         FIX_REF ("A/allOf/0/properties/a"))) },
  { "referred-into-in-place", MERGE,
    FIX_DOCUMENT (FIX_POST ("{\"allOf\": [" OBJECT ("\"a\": " STRING) "]}") ", " FIX_SCHEMAS (
         "\"A\": {\"$ref\": \"#/paths/~1x/post/requestBody/content/application~1json/schema/"
         "allOf/0\"}")), NULL },
  { "no-fields", MERGE, INLINE ("{\"allOf\": [{\"description\": \"x\"}]}"), NULL },
  { "no-object", MERGE, INLINE ("{\"allOf\": [" STRING "]}"), NULL },
  { "reference-to-nothing", MERGE,
    INLINE ("{\"allOf\": [" FIX_REF ("No") ", " OBJECT ("") "]}"), NULL },
  { "itself", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": " STRING) ", {\"not\": " FIX_REF ("No") "}]}"),
    INLINE ("{\"type\": \"object\", \"not\": " FIX_REF ("No") ", \"properties\": {\"a\": "
            STRING "}}") },
  { "alternative-inside", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": " STRING) ", {\"oneOf\": [" OBJECT ("") ", "
            OBJECT ("") "]}]}"), NULL },
  { "alternative-of-a-field", MERGE,
    INLINE ("{\"allOf\": [" OBJECT ("\"a\": {\"oneOf\": [" STRING ", " OBJECT ("") "]}") "]}"),
    INLINE (OBJECT ("\"a\": {\"oneOf\": [" STRING ", " OBJECT ("") "]}")) },
};

static const FixCase first_cases[] = {
  { "only-one", FIRST,
    FIX_DOCUMENT (FIX_POST ("{\"oneOf\": [" FIX_REF ("A") "]}") ", "
                  FIX_SCHEMAS ("\"A\": " OBJECT ("\"a\": " STRING))),
    FIX_DOCUMENT (FIX_POST (FIX_REF ("A")) ", "
                  FIX_SCHEMAS ("\"A\": " OBJECT ("\"a\": " STRING))) },
  { "null-goes", FIRST,
    INLINE ("{\"anyOf\": [" OBJECT ("\"a\": " STRING) ", {\"type\": \"null\"}]}"),
    INLINE (OBJECT ("\"a\": " STRING)) },
  { "refers", FIRST,
    USE ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "]}, \"B\": "
         OBJECT ("\"b\": " STRING) ", \"C\": " OBJECT ("\"c\": " STRING)),
    FIX_DOCUMENT (FIX_POST (FIX_REF ("B")) ", "
      FIX_SCHEMAS ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "]}, \"B\": "
                   OBJECT ("\"b\": " STRING) ", \"C\": " OBJECT ("\"c\": " STRING))),
    SMITH_FIX_NARROWER, "The body of POST /x is always B; these can no longer be sent: C" },
  { "lines", FIRST,
    YAML_POST "              oneOf: # either\n                - type: string\n"
    "                - $ref: '#/components/schemas/B' # or\n"
    "                - $ref: '#/components/schemas/C'\n"
    "components:\n  schemas:\n    B: {type: object, properties: {b: {type: string}}}\n"
    "    C: {type: object, properties: {c: {type: string}}}\n",
    YAML_POST "              $ref: '#/components/schemas/B'\n"
    "components:\n  schemas:\n    B: {type: object, properties: {b: {type: string}}}\n"
    "    C: {type: object, properties: {c: {type: string}}}\n",
    SMITH_FIX_NARROWER, "always B; these can no longer be sent: 1, C" },
  { "array-is-passed-over", FIRST,
    INLINE ("{\"anyOf\": [{\"type\": \"array\", \"items\": " STRING "}, "
            OBJECT ("\"a\": " STRING) "]}"),
    INLINE (OBJECT ("\"a\": " STRING)),
    SMITH_FIX_NARROWER, "always 2; these can no longer be sent: 1" },
  { "with-fields-of-its-own", FIRST,
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING "}, \"oneOf\": ["
            "{\"properties\": {\"b\": " STRING "}, \"required\": [\"b\"]}, "
            "{\"properties\": {\"c\": " STRING "}, \"required\": [\"c\"]}]}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}, "
            "\"required\": [\"b\"]}"),
    SMITH_FIX_NARROWER, "always 1" },
  { "exactly-one-required", FIRST,
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}, "
            "\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING "}, \"required\": [\"a\"]}"),
    SMITH_FIX_NARROWER, "The field “b” is left out\nalways 1" },
  { "any-required", FIRST,
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}, "
            "\"anyOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}"),
    INLINE ("{\"type\": \"object\", \"properties\": {\"a\": " STRING ", \"b\": " STRING "}, "
            "\"required\": [\"a\"]}"),
    SMITH_FIX_NARROWER, "always 1" },
  { "discriminator-pins", FIRST,
    USE ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "], \"discriminator\": "
         "{\"propertyName\": \"k\", \"mapping\": {\"bee\": \"#/components/schemas/B\"}}}, \"B\": "
         OBJECT ("\"k\": " STRING) ", \"C\": " OBJECT ("\"k\": " STRING)),
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\", \"properties\": {\"k\": {\"type\": "
                            "\"string\", \"enum\": [\"bee\"]}}, \"required\": [\"k\"]}") ", "
      FIX_SCHEMAS ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "], "
         "\"discriminator\": {\"propertyName\": \"k\", \"mapping\": {\"bee\": "
         "\"#/components/schemas/B\"}}}, \"B\": "
         OBJECT ("\"k\": " STRING) ", \"C\": " OBJECT ("\"k\": " STRING))),
    SMITH_FIX_NARROWER, "always B" },
  { "discriminator-is-pinned", FIRST,
    USE ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "], \"discriminator\": "
         "{\"propertyName\": \"k\"}}, \"B\": {\"type\": \"object\", \"required\": [\"k\"], "
         "\"properties\": {\"k\": {\"enum\": [\"B\"]}}}, \"C\": " OBJECT ("\"k\": " STRING)),
    FIX_DOCUMENT (FIX_POST (FIX_REF ("B")) ", " FIX_SCHEMAS (
         "\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "], \"discriminator\": "
         "{\"propertyName\": \"k\"}}, \"B\": {\"type\": \"object\", \"required\": [\"k\"], "
         "\"properties\": {\"k\": {\"enum\": [\"B\"]}}}, \"C\": " OBJECT ("\"k\": " STRING))),
    SMITH_FIX_NARROWER, "always B" },
  { "referred-into", FIRST,
    FIX_DOCUMENT (FIX_POST ("{\"oneOf\": [" OBJECT ("\"a\": " STRING) "]}") ", " FIX_SCHEMAS (
         "\"A\": {\"$ref\": \"#/paths/~1x/post/requestBody/content/application~1json/schema/"
         "oneOf/0\"}")), NULL },
  { "no-object", FIRST,
    INLINE ("{\"oneOf\": [" STRING ", {\"type\": \"array\", \"items\": {}}]}"), NULL },
  { "array-alone", FIRST, INLINE ("{\"type\": \"array\", \"items\": {}}"), NULL },

  { "chosen", CHOOSE,
    USE ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "]}, \"B\": "
         OBJECT ("\"b\": " STRING) ", \"C\": " OBJECT ("\"c\": " STRING)),
    FIX_DOCUMENT (FIX_POST (FIX_REF ("C")) ", "
      FIX_SCHEMAS ("\"A\": {\"oneOf\": [" FIX_REF ("B") ", " FIX_REF ("C") "]}, \"B\": "
                   OBJECT ("\"b\": " STRING) ", \"C\": " OBJECT ("\"c\": " STRING))),
    SMITH_FIX_YOURS, "always C; these can no longer be sent: B", " C ", "B" },
  { "chosen-nothing", CHOOSE,
    INLINE ("{\"oneOf\": [" OBJECT ("\"b\": " STRING) ", " OBJECT ("") "]}"),
    NULL, .answer = "D" },
  { "nothing-to-choose", CHOOSE,
    INLINE ("{\"oneOf\": [" OBJECT ("\"b\": " STRING) "]}"), NULL, .answer = "1" },
};

/* What a generated field takes in one branch, and what it takes in all of them. */
typedef struct
{
  gboolean is_there;
  gboolean is_required;
  int      minimum;
  int      maximum;
} Field;

#define N_FIELDS 6

static void
add_branch (GString *out,
            Field   *merged)
{
  g_autoptr(GString) required = g_string_new (NULL);
  guint n = 0;

  g_string_append (out, "{\"type\": \"object\", \"properties\": {");
  for (guint i = 0; i < N_FIELDS; i++)
    {
      int minimum = g_test_rand_int_range (0, 50), maximum = g_test_rand_int_range (50, 100);

      if (g_test_rand_bit ())
        continue;
      g_string_append_printf (out, "%s\"f%u\": {\"type\": \"%s\", \"minimum\": %d, "
                              "\"maximum\": %d}", n++ > 0 ? ", " : "", i,
                              g_test_rand_bit () ? "integer" : "number", minimum, maximum);
      merged[i].minimum = merged[i].is_there ? MAX (merged[i].minimum, minimum) : minimum;
      merged[i].maximum = merged[i].is_there ? MIN (merged[i].maximum, maximum) : maximum;
      merged[i].is_there = TRUE;
      if (g_test_rand_bit ())
        continue;
      merged[i].is_required = TRUE;
      g_string_append_printf (required, "%s\"f%u\"", required->len > 0 ? ", " : "", i);
    }
  g_string_append_printf (out, "}, \"required\": [%s]}", required->str);
}

static void
check_field (SmithTree   *tree,
             SmithNode    schema,
             const char  *name,
             const Field *expected)
{
  SmithNode field = smith_tree_get_member (tree, smith_tree_get_member (tree, schema,
                                                                        "properties"), name);
  SmithNode list = smith_tree_get_member (tree, schema, "required");
  gboolean is_required = FALSE;
  double minimum, maximum;

  g_assert_cmpint (field != SMITH_NODE_NONE, ==, expected->is_there);
  for (SmithNode node = list != SMITH_NODE_NONE ? smith_tree_get_first (tree, list) : list;
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    is_required |= smith_tree_string_equals (tree, node, name);
  g_assert_cmpint (is_required, ==, expected->is_required);
  if (!expected->is_there)
    return;

  g_assert_true (smith_tree_get_number (tree, smith_tree_get_member (tree, field, "minimum"),
                                        &minimum));
  g_assert_true (smith_tree_get_number (tree, smith_tree_get_member (tree, field, "maximum"),
                                        &maximum));
  g_assert_cmpfloat (minimum, ==, expected->minimum);
  g_assert_cmpfloat (maximum, ==, expected->maximum);
}

/* Branches at random, some in components and some combined themselves: the object has the
 * fields of all, requires what one requires, and each field is bounded by all. */
static void
test_random (void)
{
  const SmithFixRow *row = fix_find_row ("body-merge");

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GString) branches = g_string_new (NULL);
      g_autoptr(GString) schemas = g_string_new (NULL);
      Field fields[N_FIELDS] = { 0 };
      guint n = 1 + (guint) g_test_rand_int_range (0, 4);
      g_autofree char *text = NULL;
      g_autoptr(SmithCheck) check = NULL;
      g_autoptr(SmithCheck) after = NULL;
      g_autoptr(GPtrArray) edits = smith_text_edits_new ();
      g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GBytes) result = NULL;
      g_autoptr(GError) error = NULL;
      SmithDiagnostic problem = { .rule = "body-not-object" };
      SmithTree *tree;

      for (guint i = 0; i < n; i++)
        {
          const char *comma = i > 0 ? ", " : "";

          if (g_test_rand_bit ())
            {
              g_string_append (branches, comma);
              add_branch (branches, fields);
              continue;
            }
          g_string_append_printf (branches, "%s{\"$ref\": \"#/components/schemas/S%u\"}", comma, i);
          g_string_append_printf (schemas, "%s\"S%u\": {\"allOf\": [", schemas->len > 0 ? ", " : "",
                                  i);
          add_branch (schemas, fields);
          g_string_append (schemas, "]}");
        }
      text = g_strdup_printf (FIX_DOCUMENT (FIX_POST ("{\"allOf\": [%s]}") ", "
                                            FIX_SCHEMAS ("%s")), branches->str, schemas->str);
      check = fix_check (text);
      tree = smith_check_get_tree (check);
      problem.node = smith_pointer_lookup (tree, "/paths/~1x/post/requestBody/content/"
                                                 "application~1json/schema");
      g_assert_true (row->make (check, &problem, NULL, edits, losses, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (losses->len, ==, 0);
      g_assert_true (smith_text_edits_sort (edits, strlen (text)));
      result = smith_text_edits_apply (edits, smith_tree_get_text (tree));
      after = smith_check_run (result, &smith_profile_chatgpt, NULL);
      g_assert_cmpuint (smith_check_count (after, SMITH_CLASS_DROPS), ==, 0);
      tree = smith_check_get_tree (after);
      for (guint i = 0; i < N_FIELDS; i++)
        {
          g_autofree char *name = g_strdup_printf ("f%u", i);

          check_field (tree, smith_pointer_lookup (tree, "/paths/~1x/post/requestBody/content/"
                                                         "application~1json/schema"), name,
                       &fields[i]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_cases ("merge", merge_cases, G_N_ELEMENTS (merge_cases));
  fix_add_cases ("first", first_cases, G_N_ELEMENTS (first_cases));

  g_test_add_func ("/fix-schema/merge/random", test_random);

  return g_test_run ();
}
