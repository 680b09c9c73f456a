/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-schema-support.h"

#define BARE "schema-add-properties", "schema-bare-object"

static const FixCase bare_cases[] = {
  { "body", BARE, FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\"}")),
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\", \"properties\": {}}")) },
  { "answer", BARE, FIX_DOCUMENT (FIX_GET ("{\"type\":\"object\",\"title\":\"a\"}")),
    FIX_DOCUMENT (FIX_GET ("{\"type\":\"object\",\"properties\":{},\"title\":\"a\"}")) },
  { "component-lines",
    BARE,
    FIX_YAML_GET "    A:\n      type: object  # free\n      # more\n"
    "      additionalProperties: true\n",
    FIX_YAML_GET "    A:\n      type: object  # free\n      properties: {}\n      # more\n"
    "      additionalProperties: true\n" },
  { "component-last", BARE,
    FIX_YAML_GET "    A:\n      # what\n      type: object\n",
    FIX_YAML_GET "    A:\n      # what\n      type: object\n      properties: {}\n" },
  { "merged", BARE,
    FIX_YAML_GET "    A:\n      title: a\n      <<: {type: object}\n",
    FIX_YAML_GET "    A:\n      title: a\n      properties: {}\n      <<: {type: object}\n" },
  { "branch", BARE,
    FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", "
                  FIX_SCHEMAS ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": "
                               "\"object\"}]}")),
    FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", "
                  FIX_SCHEMAS ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": "
                               "\"object\", \"properties\": {}}]}")) },
};

#define COMPONENT(schema) \
  FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", " FIX_SCHEMAS ("\"A\": " schema))
#define FIELD(schema) \
  COMPONENT ("{\"type\": \"object\", \"properties\": {\"a\": " schema "}}")
#define YAML(schema) \
  FIX_YAML_GET "    A:\n      type: object\n      properties:\n        a:\n" schema
#define MODEL(id) id, "document-model"

static const FixCase mend_cases[] = {
  { "required", MODEL ("schema-required-list"),
    FIELD ("{\"type\": \"string\", \"required\": true}, \"b\": {\"required\": true}"),
    COMPONENT ("{\"type\": \"object\", \"required\": [\"a\", \"b\"], \"properties\": {\"a\": "
               "{\"type\": \"string\"}, \"b\": {}}}") },
  { "required-lines", MODEL ("schema-required-list"),
    YAML ("          type: string # text\n          required: true\n        b: {required: [c], "
          "type: object}\n        d: {required: false}\n      required:\n        - b # first\n"),
    YAML ("          type: string # text\n        b: {required: [c], "
          "type: object}\n        d: {}\n      required:\n        - b\n        - a\n") },
  { "required-beside-no-number", MODEL ("schema-required-list"),
    YAML ("          required: true\n      required: [.nan]\n"), NULL },
  { "required-false-elsewhere", MODEL ("schema-required-list"),
    COMPONENT ("{\"type\": \"string\", \"required\": false}"),
    COMPONENT ("{\"type\": \"string\"}") },
  { "required-elsewhere", MODEL ("schema-required-list"),
    COMPONENT ("{\"type\": \"string\", \"required\": true}"), NULL },
  { "required-word", MODEL ("schema-required-list"),
    FIELD ("{\"type\": \"string\", \"required\": \"a\"}"), NULL },

  { "type-case", MODEL ("schema-type-name"), FIELD ("{\"type\": \"String\"}"),
    FIELD ("{\"type\": \"string\"}") },
  { "type-word", MODEL ("schema-type-name"), YAML ("          type: int # a count\n"),
    YAML ("          type: integer # a count\n") },
  { "type-in-a-list", MODEL ("schema-type-name"), YAML ("          type: [string, null]\n"),
    YAML ("          type: [string, 'null']\n") },
  { "type-unknown", MODEL ("schema-type-name"), FIELD ("{\"type\": \"date\"}"), NULL },
  { "type-object", MODEL ("schema-type-name"), FIELD ("{\"type\": {}}"), NULL },

  { "items-one", MODEL ("schema-items"), FIELD ("{\"type\": \"array\", \"items\": [{\"type\": "
                                                "\"string\"}]}"),
    FIELD ("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}") },
  { "items-none", MODEL ("schema-items"), FIELD ("{\"type\": \"array\", \"items\": []}"),
    FIELD ("{\"type\": \"array\", \"items\": {}}") },
  { "items-several", MODEL ("schema-items"),
    YAML ("          type: array\n          items: # both\n            - type: string\n"
          "            - type: integer # two\n"),
    YAML ("          type: array\n          prefixItems: # both\n            - type: string\n"
          "            - type: integer # two\n") },
  { "items-word", MODEL ("schema-items"), FIELD ("{\"type\": \"array\", \"items\": \"a\"}"),
    NULL },

  { "true", MODEL ("schema-boolean"), FIELD ("true"), FIELD ("{}") },
  { "false", MODEL ("schema-boolean"), FIELD ("{\"items\": false}"),
    FIELD ("{\"items\": {\"not\": {}}}") },
  { "component-true", MODEL ("schema-boolean"), COMPONENT ("true"), COMPONENT ("{}") },
  { "field-of-nothing", MODEL ("schema-boolean"), YAML (""),
    FIX_YAML_GET "    A:\n      type: object\n      properties:\n        a: {}\n" },
  { "keyword-among-properties", MODEL ("schema-boolean"),
    FIELD ("{}, \"readOnly\": true"), NULL },
  { "word", MODEL ("schema-boolean"), FIELD ("\"string\""), NULL },

  { "additional-properties", MODEL ("schema-move-additional-properties"),
    FIELD ("{}, \"additionalProperties\": false"),
    COMPONENT ("{\"type\": \"object\", \"additionalProperties\": false, \"properties\": "
               "{\"a\": {}}}") },
  { "additional-properties-there", MODEL ("schema-move-additional-properties"),
    COMPONENT ("{\"type\": \"object\", \"properties\": {\"additionalProperties\": false}, "
               "\"additionalProperties\": true}"), NULL },

  { "enum", MODEL ("schema-empty-enum"), FIELD ("{\"type\": \"string\", \"enum\": []}"),
    FIELD ("{\"type\": \"string\"}") },
  { "discriminator", MODEL ("schema-discriminator"),
    YAML ("          type: object\n          discriminator: kind\n"),
    YAML ("          type: object\n          discriminator:\n            propertyName: kind\n") },
  { "examples", MODEL ("schema-examples"),
    FIELD ("{\"examples\": {\"one\": {\"value\": 1.0}, \"two\": [2]}}"),
    FIELD ("{\"examples\": [1.0, [2]]}") },

  { "empty-properties", MODEL ("document-empty-container"),
    FIELD ("{\"type\": \"object\", \"properties\": []}"),
    FIELD ("{\"type\": \"object\", \"properties\": {}}") },
  { "empty-required", MODEL ("document-empty-container"), FIELD ("{\"required\": {}}"),
    FIELD ("{\"required\": []}") },
  { "empty-schema", MODEL ("document-empty-container"), FIELD ("[]"), FIELD ("{}") },
  { "filled-properties", MODEL ("document-empty-container"),
    FIELD ("{\"type\": \"object\", \"properties\": [1]}"), NULL },

  { "text-number", MODEL ("document-quote"), FIELD ("{\"title\": 1.50}"),
    FIELD ("{\"title\": \"1.50\"}") },
  { "text-date", MODEL ("document-quote"), YAML ("          description: 2024-01-31 # day\n"),
    YAML ("          description: '2024-01-31' # day\n") },
  { "text-yes", MODEL ("document-quote"), YAML ("          required: [yes, b]\n"),
    YAML ("          required: ['yes', b]\n") },
  { "text-list", MODEL ("document-quote"), FIELD ("{\"title\": []}"), NULL },
  { "text-anchor", MODEL ("document-quote"), YAML ("          title: &t 7\n"),
    YAML ("          title: &t '7'\n") },
  { "key", MODEL ("document-quote-key"),
    FIX_YAML "paths: {/x: {get: {operationId: x, description: d, responses: {200: "
    "{description: d}}}}}\n",
    FIX_YAML "paths: {/x: {get: {operationId: x, description: d, responses: {'200': "
    "{description: d}}}}}\n" },
};

#define UNKNOWN "schema-empty-reference", "schema-unknown-component"
#define NAME "schema-choose-component", "schema-unknown-component"

static const FixCase reference_cases[] = {
  { "unknown", UNKNOWN, FIELD (FIX_REF ("No") ", \"b\": {\"items\": " FIX_REF ("No") "}"),
    FIELD ("{}, \"b\": {\"items\": {}}"), SMITH_FIX_NARROWER,
    "What referred to the component No, which does not exist" },
  { "unknown-lines", UNKNOWN,
    YAML ("          # what\n          description: text\n"
          "          $ref: '#/components/schemas/No' # not there\n"),
    YAML ("          # what\n          description: text\n"),
    SMITH_FIX_NARROWER, "the component No" },
  { "unknown-slip", UNKNOWN,
    COMPONENT ("{\"items\": " FIX_REF ("Perso") "}, \"Person\": {}"), NULL },
  { "slip", NAME, COMPONENT ("{\"items\": " FIX_REF ("Perso") "}, \"Person\": {}"),
    COMPONENT ("{\"items\": " FIX_REF ("Person") "}, \"Person\": {}"),
    SMITH_FIX_YOURS, NULL, "Person", "Person" },
  { "letter-case", NAME, COMPONENT ("{\"items\": " FIX_REF ("b") "}, \"B\": {}"),
    COMPONENT ("{\"items\": " FIX_REF ("B") "}, \"B\": {}"),
    SMITH_FIX_YOURS, NULL, "B", "B" },
  { "two-are-near", NAME,
    COMPONENT ("{\"items\": " FIX_REF ("Item") "}, \"Items\": {}, \"Itex\": {}"),
    COMPONENT ("{\"items\": " FIX_REF ("Items") "}, \"Items\": {}, \"Itex\": {}"),
    SMITH_FIX_YOURS, NULL, "Items", NULL },
  { "strange-name", NAME, COMPONENT ("{\"items\": " FIX_REF ("No") "}, \"a/b~c\": {}"),
    COMPONENT ("{\"items\": " FIX_REF ("a~1b~0c") "}, \"a/b~c\": {}"),
    SMITH_FIX_YOURS, NULL, "a/b~c", NULL },
  { "no-such-name", NAME, COMPONENT ("{\"items\": " FIX_REF ("No") "}"), NULL,
    .answer = "Yes" },
};

#define FIELDS "schema-ask-fields"

static const FixCase fields_cases[] = {
  { "free-body", FIELDS, "body-not-object", FIX_DOCUMENT (FIX_POST ("{}")),
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\", \"required\": [\"title\"], \"properties\": "
                            "{\"title\": {\"type\": \"string\"}, \"tags\": {\"type\": \"array\", "
                            "\"items\": {\"type\": \"string\"}}}}")),
    SMITH_FIX_YOURS, NULL, "title, tags?: string[]", NULL },
  { "described-body", FIELDS, "body-not-object",
    FIX_DOCUMENT (FIX_POST ("{\"description\": \"d\", \"example\": {\"a\": 1, \"b\": \"x\"}}")),
    FIX_DOCUMENT (FIX_POST ("{\"description\": \"d\", \"example\": {\"a\": 1, \"b\": \"x\"}, "
                            "\"type\": \"object\", \"properties\": {\"a\": {\"type\": "
                            "\"integer\"}}}")),
    SMITH_FIX_YOURS, NULL, " a? : Integer ;", "a?: number, b?: string" },
  { "referred-body", FIELDS, "body-not-object",
    FIX_DOCUMENT (FIX_POST (FIX_REF ("A")) ", " FIX_SCHEMAS ("\"A\": {}")),
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\", \"required\": [\"o\"], \"properties\": "
                            "{\"o\": {\"type\": \"object\", \"properties\": {}}}}") ", "
                  FIX_SCHEMAS ("\"A\": {}")),
    SMITH_FIX_YOURS, NULL, "o: object", NULL },
  { "bare-lines", FIELDS, "schema-bare-object",
    FIX_YAML_GET "    A:\n      type: object # free\n",
    FIX_YAML_GET "    A:\n      type: object # free\n      required:\n        - a\n"
    "      properties:\n        a:\n          type: boolean\n",
    SMITH_FIX_YOURS, NULL, "a: boolean", NULL },
  { "no-answer", FIELDS, "body-not-object", FIX_DOCUMENT (FIX_POST ("{}")), NULL },
  { "no-type", FIELDS, "body-not-object", FIX_DOCUMENT (FIX_POST ("{}")), NULL,
    .answer = "a: date" },
  { "twice", FIELDS, "body-not-object", FIX_DOCUMENT (FIX_POST ("{}")), NULL, .answer = "a, a" },
  { "array", FIELDS, "body-not-object",
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"array\", \"items\": {}}")), NULL, .answer = "a" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_cases ("bare", bare_cases, G_N_ELEMENTS (bare_cases));

  fix_add_cases ("mend", mend_cases, G_N_ELEMENTS (mend_cases));
  fix_add_cases ("reference", reference_cases, G_N_ELEMENTS (reference_cases));
  fix_add_cases ("fields", fields_cases, G_N_ELEMENTS (fields_cases));

  return g_test_run ();
}
