/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* Fields that OpenAPI does not have so. */

#define FLOW(fields) \
  COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {\"a\": {\"type\": " \
              "\"oauth2\", \"flows\": {" fields "}}}}")
#define ANSWER(fields) GET (", \"responses\": {\"200\": {\"description\": \"d\"" fields "}}")
#define OLD(rest) "{\"openapi\": \"3.0.3\", " INFO_ONLY ", " SERVER ", " GET_X ", " rest "}"
#define REFERRING(beside) \
  DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\", " \
            "\"responses\": {\"200\": {\"$ref\": \"#/components/responses/R\"" beside "}}}}}, " \
            "\"components\": {\"schemas\": {}, \"responses\": {\"R\": {\"description\": \"d\"}}}")

const RuleRow structure_rows[] = {
  { "misspelt", "document-field-misspelt", GET (", «\"sumary\"»: \"s\"") },
  { "misspelt-capital", "document-field-misspelt", GET (", «\"Deprecated\"»: true") },
  { "misspelt-extension", "document-field-misspelt", GET (", \"x-sumary\": \"s\"") },
  { "misspelt-far", "document-field-misspelt", GET (", \"consumes\": []") },
  { "misspelt-in-a-value", "document-field-misspelt",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"example\": {\"nme\": 1}}]") },
  /* what is no method is the platform's own line */
  { "misspelt-said", "document-field-misspelt",
    DOCUMENT ("\"paths\": {\"/x\": {\"gett\": {\"operationId\": \"x\", \"description\": "
              "\"d\"}}}") },

  { "unknown", "document-field-unknown", GET (", «\"consumes\"»: []") },
  { "unknown-in-a-broken-text", "document-field-unknown", GET (", \"consumes\": [] []") },
  { "unknown-yaml", "document-field-unknown", YAML_START "«wonderful»: 1\n" },
  { "unknown-near", "document-field-unknown", GET (", \"sumary\": \"s\"") },
  { "unknown-keyword-of-a-schema", "document-field-unknown",
    POST ("{\"type\": \"object\", \"properties\": {}, \"whatever\": 1}") },
  { "unknown-status", "document-field-unknown",
    GET (", \"responses\": {«\"20\"»: {\"description\": \"d\"}}") },
  { "unknown-status-class", "document-field-unknown",
    GET (", \"responses\": {\"2XX\": {\"description\": \"d\"}}") },
  { "unknown-said", "document-field-unknown",
    DOCUMENT ("\"paths\": {\"x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"}}}") },

  { "kind", "document-field-kind",
    POST ("{\"type\": \"object\", \"properties\": {\"n\": {\"exclusiveMinimum\": «true»}}}") },
  { "kind-right", "document-field-kind",
    POST ("{\"type\": \"object\", \"properties\": {\"n\": {\"exclusiveMinimum\": 0}}}") },
  { "kind-of-the-older-version", "document-field-kind",
    OLD ("\"components\": {\"schemas\": {\"A\": {\"exclusiveMinimum\": true}}}") },
  { "kind-said", "document-field-kind",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": 7, \"version\": \"1\"}, " SERVER ", "
    GET_X "}" },
  { "kind-said-of-an-item", "document-field-kind", DOCUMENT (GET_X ", \"tags\": [\"a\"]") },

  { "empty", "document-field-empty", DOCUMENT (GET_X ", «\"tags\"»: null") },
  { "empty-yaml", "document-field-empty", YAML_START "«tags»:\n" },
  { "empty-list", "document-field-empty", DOCUMENT (GET_X ", \"tags\": []") },
  { "empty-answers", "document-field-empty", GET (", «\"responses\"»: {}") },
  { "empty-kind", "document-field-kind", DOCUMENT (GET_X ", \"tags\": null") },
  { "empty-said", "document-field-empty",
    DOCUMENT (GET_X ", \"components\": {\"schemas\": null}") },

  { "exclusive", "document-field-exclusive",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"content\": {\"a/b\": {}}, "
         "«\"schema\"»: {}}]") },
  { "exclusive-one", "document-field-exclusive",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {}}]") },

  { "value", "document-field-value",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"style\": «\"csv\"»}]") },
  { "value-right", "document-field-value",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"style\": \"form\"}]") },
  { "value-said", "document-field-value",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"body\"}]") },

  { "missing", "document-field-missing",
    FLOW ("«\"authorizationCode\"»: {\"authorizationUrl\": \"https://a.example\", "
          "\"scopes\": {}}") },
  { "missing-nothing", "document-field-missing",
    FLOW ("\"authorizationCode\": {\"authorizationUrl\": \"https://a.example\", \"tokenUrl\": "
          "\"https://a.example\", \"scopes\": {}}") },
  { "missing-not-of-this-flow", "document-field-missing",
    FLOW ("\"implicit\": {\"authorizationUrl\": \"https://a.example\", \"scopes\": {}}") },
  { "missing-version", "document-field-missing",
    "«{»" INFO_ONLY ", " SERVER ", " GET_X "}" },
  { "missing-paths", "document-field-missing",
    "«{»\"openapi\": \"3.1.0\", " INFO_ONLY ", " SERVER "}" },
  { "missing-schema", "document-field-missing",
    GET (", \"parameters\": [«{»\"name\": \"a\", \"in\": \"query\"}]") },
  { "missing-required", "document-field-missing",
    GET (", \"parameters\": [«{»\"name\": \"a\", \"in\": \"path\", \"schema\": {}}]") },
  { "value-required", "document-field-value",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"path\", \"schema\": {}, "
         "\"required\": «false»}]") },
  { "missing-answers", "document-field-missing",
    "{\"openapi\": \"3.0.3\", " INFO_ONLY ", " SERVER ", \"paths\": {\"/x\": {«\"get\"»: "
    "{\"operationId\": \"x\", \"description\": \"d\"}}}}" },
  { "missing-beside-a-complaint", "document-field-missing",
    "{\"openapi\": \"3.0.3\", " INFO_ONLY ", " SERVER ", \"paths\": {\"/x\": {«\"get\"»: "
    "{\"description\": \"d\"}}}}" },
  { "missing-said", "document-field-missing",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\"}, " SERVER ", " GET_X "}" },
  { "missing-from-a-broken-text", "document-field-missing",
    FLOW ("\"authorizationCode\": {\"authorizationUrl\": \"https://a.example\", "
          "\"scopes\": {} \"a\"}") },

  { "component-name", "document-component-name",
    COMPONENTS ("\"components\": {\"schemas\": {«\"A<B>\"»: {\"type\": \"string\"}}}") },
  { "component-name-right", "document-component-name",
    COMPONENTS ("\"components\": {\"schemas\": {\"a.B_c-1\": {\"type\": \"string\"}}}") },

  { "media-type", "document-media-type", ANSWER (", \"content\": {«\"json\"»: {}}") },
  { "media-type-range", "document-media-type", ANSWER (", \"content\": {\"*/*\": {}}") },
  { "media-type-parameter", "document-media-type",
    ANSWER (", \"content\": {\"application/json; charset=utf-8\": {}}") },

  { "beside-a-reference", "document-reference-siblings",
    REFERRING (", «\"content\"»: {}") },
  { "text-beside-a-reference", "document-reference-siblings",
    REFERRING (", \"description\": \"d\"") },
  { "beside-a-reference-in-a-schema", "document-reference-siblings",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}, \"B\": {\"$ref\": "
                "\"#/components/schemas/A\", \"default\": \"a\"}}}") },
  { "beside-a-reference-in-an-old-schema", "document-reference-siblings",
    OLD ("\"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}, \"B\": {\"$ref\": "
         "\"#/components/schemas/A\", «\"default\"»: \"a\"}}}") },
  { "text-beside-a-reference-in-an-old-schema", "document-reference-siblings",
    OLD ("\"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}, \"B\": {\"$ref\": "
         "\"#/components/schemas/A\", \"description\": \"d\"}}}") },
};

const gsize n_structure_rows = G_N_ELEMENTS (structure_rows);
