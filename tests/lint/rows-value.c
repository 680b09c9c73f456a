/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* Examples and defaults, and secrets in them. */

#define PARAMETER(fields) GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", " \
                               "" fields "}]")
#define SCHEMA(fields) PARAMETER ("\"schema\": {" fields "}")
#define ANSWER(media, fields) \
  GET (", \"responses\": {\"200\": {\"description\": \"d\", \"content\": {" media ": " \
    "{" fields "}}}}")
#define OLD(fields) \
  "{\"openapi\": \"3.0.3\", " INFO_ONLY ", " SERVER ", \"paths\": {\"/x\": {\"get\": " \
  "{\"operationId\": \"x\", \"description\": \"d\", \"parameters\": [{\"name\": \"a\", \"in\": " \
  "\"query\", \"schema\": {" fields "}}]}}}}"
#define THING "\"schema\": {\"type\": \"object\", \"required\": [\"id\"], \"properties\": " \
              "{\"id\": " \
  "{\"type\": \"integer\"}}}"
#define REST20 "a1B2c3D4e5F6g7H8i9J0"

const RuleRow value_rows[] = {
  { "number", "schema-example-mismatch", SCHEMA ("\"type\": \"integer\", \"example\": «\"7\"»") },
  { "bound", "schema-example-mismatch",
    SCHEMA ("\"type\": \"integer\", \"maximum\": 7, \"example\": «8»") },
  { "within", "schema-example-mismatch",
    SCHEMA ("\"type\": \"integer\", \"maximum\": 7, \"example\": 7") },
  { "required-is-no-name", "schema-example-mismatch",
    SCHEMA ("\"type\": \"object\", \"required\": [\"a\", 1], \"properties\": {\"a\": {\"type\": "
            "\"string\", \"readOnly\": true}}, \"example\": {}") },
  { "plain", "schema-example-mismatch", SCHEMA ("\"type\": \"string\", \"example\": \"7\"") },
  { "null", "schema-example-mismatch", SCHEMA ("\"type\": \"integer\", \"example\": null") },
  { "nullable", "schema-example-mismatch",
    OLD ("\"type\": \"object\", \"nullable\": true, \"properties\": {\"b\": {\"type\": \"string\", "
         "\"nullable\": true}}, \"example\": {\"b\": null}") },
  { "not-nullable", "schema-example-mismatch",
    OLD ("\"type\": \"object\", \"properties\": {\"b\": {\"type\": \"string\"}}, \"example\": "
         "{\"b\": "
         "«null»}") },
  { "in-a-list", "schema-example-mismatch",
    SCHEMA ("\"type\": \"integer\", \"examples\": [1, «\"2\"»]") },
  { "list-of-the-older-version", "schema-example-mismatch",
    OLD ("\"type\": \"integer\", \"examples\": [\"2\"]") },
  { "of-a-parameter", "schema-example-mismatch",
    PARAMETER ("\"schema\": {\"type\": \"string\", \"enum\": [\"a\"]}, \"example\": «\"b\"»") },
  { "of-a-parameter-in-a-map", "schema-example-mismatch",
    PARAMETER ("\"schema\": {\"type\": \"integer\"}, \"examples\": {\"b\": {\"value\": «true»}}") },
  { "as-it-is-sent", "schema-example-mismatch",
    PARAMETER ("\"schema\": {\"type\": \"array\", \"items\": {\"type\": \"integer\"}}, "
               "\"example\": "
               "\"1,2\"") },
  { "lacking", "schema-example-mismatch",
    ANSWER ("\"application/json\"", THING ", «\"example\"»: {}") },
  { "lacking-in-a-map", "schema-example-mismatch",
    ANSWER ("\"application/problem+json\"", THING ", \"examples\": {\"b\": {«\"value\"»: {}}}") },
  { "not-json", "schema-example-mismatch", ANSWER ("\"text/csv\"", THING ", \"example\": {}") },
  { "json-as-text", "schema-example-mismatch",
    ANSWER ("\"application/json\"", THING ", \"example\": \"{}\"") },
  { "a-reference-instead", "schema-example-mismatch",
    ANSWER ("\"application/json\"", THING ", \"example\": {\"$ref\": \"x.json\"}") },
  { "lacking-what-is-only-sent", "schema-example-mismatch",
    ANSWER ("\"application/json\"",
            "\"schema\": {\"type\": \"object\", \"required\": [\"id\"], \"properties\": {\"id\": "
            "{\"type\": \"integer\", \"writeOnly\": true}}}, \"example\": {}") },
  { "shared", "schema-example-mismatch",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\", "
              "\"responses\": {\"200\": {\"description\": \"d\", \"content\": "
              "{\"application/json\": "
              "{" THING ", \"examples\": {\"a\": {\"$ref\": \"#/components/examples/E\"}, \"b\": "
              "{\"$ref\": \"#/components/examples/E\"}}}}}}}}}, \"components\": {\"schemas\": {}, "
              "\"examples\": {\"E\": {\"value\": {\"id\": «\"1\"»}}}}") },
  { "shared-by-another-schema", "schema-example-mismatch",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\", "
              "\"responses\": {\"200\": {\"description\": \"d\", \"content\": "
              "{\"application/json\": {\"schema\": {\"type\": \"integer\"}, \"examples\": {\"a\": "
              "{\"$ref\": \"#/components/examples/E\"}}}, \"application/a+json\": {\"schema\": "
              "{\"type\": \"string\"}, \"examples\": {\"a\": {\"$ref\": "
              "\"#/components/examples/E\"}}}}}}}}}, \"components\": {\"schemas\": {}, "
              "\"examples\": {\"E\": {\"value\": «1»}}}") },
  { "schema-that-cannot-be-compiled", "schema-example-mismatch",
    SCHEMA ("\"$ref\": \"#/components/schemas/Z\", \"example\": 7") },

  { "type", "schema-default-mismatch", SCHEMA ("\"type\": \"boolean\", \"default\": «\"true\"»") },
  { "right", "schema-default-mismatch", SCHEMA ("\"type\": \"boolean\", \"default\": true") },
  { "none", "schema-default-mismatch", SCHEMA ("\"type\": \"boolean\", \"default\": «null»") },
  { "none-of-the-older-version", "schema-default-mismatch",
    OLD ("\"type\": \"string\", \"default\": «null»") },
  { "nullable-and-none", "schema-default-mismatch",
    OLD ("\"type\": \"string\", \"nullable\": true, \"default\": null") },
  { "null-and-none", "schema-default-mismatch",
    SCHEMA ("\"type\": [\"string\", \"null\"], \"default\": null") },
  { "property-of-that-name", "schema-default-mismatch",
    POST ("{\"type\": \"object\", \"properties\": {\"default\": {\"type\": \"boolean\"}}}") },

  { "key", "document-secret",
    SCHEMA ("\"type\": \"string\", \"example\": «\"sk-" REST20 "\"»") },
  { "key-behind-a-word", "document-secret",
    ANSWER ("\"application/json\"",
            "\"example\": {\"a\": [{\"b\": «\"Bearer ghp_" REST20 REST20 "\"»}]}") },
  { "key-before-an-example-around-it", "document-secret",
    ANSWER ("\"application/json\"",
            "\"schema\": {\"type\": \"string\", \"example\": «\"sk-" REST20 "\"»}, "
            "\"example\": \"Bern\"") },
  { "key-too-short", "document-secret",
    SCHEMA ("\"type\": \"string\", \"example\": \"sk-a1B2c3D4e5\"") },
  { "key-that-is-none", "document-secret",
    SCHEMA ("\"type\": \"string\", \"example\": \"sk-your-" REST20 "\"") },
  { "key-of-one-letter", "document-secret",
    SCHEMA ("\"type\": \"string\", \"example\": \"sk-00000000000000000000000\"") },
  { "a-word-with-the-beginning", "document-secret",
    SCHEMA ("\"type\": \"string\", \"example\": \"sk-learn-pipelines-and-models\"") },
  { "key-in-a-text", "document-secret",
    PARAMETER ("\"description\": \"sk-" REST20 "\"") },
  { "key-behind-an-alias", "document-secret",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "x-a: &a [{b: 1}]\nx-c: sk-" REST20 "\npaths: {/x: {get: {operationId: x, description: d, "
    "parameters: [{name: a, in: query, example: [*a, «sk-" REST20 "»]}]}}}\n" },
  { "key-as-a-default", "document-secret",
    SCHEMA ("\"type\": \"string\", \"default\": «\"AKIAQ3RT7YUI9PLK2WXZ\"»") },
};

const gsize n_value_rows = G_N_ELEMENTS (value_rows);
