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
    "              type: object\n              required:\n                - a\n                - b\n"
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
            STRING "}}") },
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
    SMITH_FIX_NARROWER, "The body of x is always B; these can no longer be sent: C" },
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_cases ("merge", merge_cases, G_N_ELEMENTS (merge_cases));
  fix_add_cases ("first", first_cases, G_N_ELEMENTS (first_cases));

  return g_test_run ();
}
