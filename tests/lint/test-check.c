/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lint/smith-check.h"
#include "lint/smith-rules.h"
#include "platform/smith-flat-argument.h"
#include "check-support.h"
#include "rule-rows.h"

/* Each row is a document; where it holds « and », they mark the exact place of the row's
 * problem and are taken out before it is read.  A row without a rule must have none. */
typedef struct
{
  const char *name;
  const char *text;
  const char *rule;      /* the problem at the mark, or NULL: no problem but notes */
  const char *messages;  /* what ChatGPT prints, a line each; NULL: not compared */
} Case;

static const Case cases[] = {
  { "good", DOCUMENT (GET_X), NULL, "" },

  { "syntax", "{\"openapi\": \"3.1.0\" «\"»info\": 1}", "document-syntax",
    "Could not parse valid OpenAPI spec" },
  { "syntax-after-a-bom", "\xEF\xBB\xBF{\"openapi\": \"3.1.0\" «\"»info\": 1}", "document-syntax",
    "Could not parse valid OpenAPI spec" },
  { "syntax-empty", "«»", "document-syntax", "Could not parse valid OpenAPI spec" },
  { "root-list", "«[]»", "document-root",
    "(): Input should be a valid dictionary or instance of OpenAPI" },

  { "version-3.0", "{\"openapi\": «\"3.0.3\"», " INFO_ONLY ", " SERVER ", "
    GET_X "}", "document-version",
    "('openapi',): Input should be '3.1.1' or '3.1.0'" },
  { "version-number", "{\"openapi\": «3.1», " INFO_ONLY ", " SERVER ", "
    GET_X "}", "document-version",
    "('openapi',): Input should be '3.1.1' or '3.1.0'" },
  { "version-missing", "{" INFO_ONLY ", " SERVER ", " GET_X "}", NULL, "" },
  { "version-3.1.1", "{\"openapi\": \"3.1.1\", " INFO_ONLY ", " SERVER ", " GET_X "}", NULL, "" },

  { "title-number",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": «7», \"version\": \"1\"}, " SERVER ", "
    GET_X "}",
    "document-model", "('info', 'title'): Input should be a valid string" },
  { "no-info", "«»{\"openapi\": \"3.1.0\", " SERVER ", " GET_X "}", "document-model",
    "('info',): Field required" },
  { "alternatives-are-one-mistake",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\":"
         " {\"type\": «\"text\"»}}]"),
    "document-model",
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'): "
    "Field required\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', "
    "'str-enum[DataType]'): Input should be 'null', 'string', 'number', 'integer', 'boolean', "
    "'array' or 'object'\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', "
    "'list[str-enum[DataType]]'): Input should be a valid list\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },

  { "no-servers", "«»{" INFO ", " GET_X "}", "server-none",
    "Could not find a valid URL in `servers`" },
  { "empty-servers", "{" INFO ", «\"servers\"»: [], " GET_X "}", "server-none",
    "Could not find a valid URL in `servers`" },
  { "relative-server", SERVERS ("[{\"url\": «\"/v1\"»}]"), "server-none",
    "Could not find a valid URL in `servers`" },
  { "http-server", SERVERS ("[{\"url\": «\"http://a.example\"»}]"), "server-root-origin",
    "None of the provided servers is under the root origin https://a.example\n"
    "Server URL http://a.example is not under the root origin https://a.example; ignoring it" },
  { "server-port", SERVERS ("[{\"url\": «\"https://a.example:8443/v1\"»}]"), "server-root-origin",
    "None of the provided servers is under the root origin https://a.example\n"
    "Server URL https://a.example:8443/v1 is not under the root origin https://a.example; "
    "ignoring it" },
  { "server-upper-case", SERVERS ("[{\"url\": «\"https://A.example\"»}]"), "server-root-origin",
    "None of the provided servers is under the root origin https://a.example\n"
    "Server URL https://A.example is not under the root origin https://a.example; ignoring it" },
  { "server-look-alike",
    SERVERS ("[{\"url\": \"https://a.example\"}, {\"url\": «\"https://a.example.evil.example\"»}]"),
    "server-hostnames", "Found multiple hostnames, dropping https://a.example.evil.example" },
  { "server-one-of-two-http",
    SERVERS ("[{\"url\": «\"http://a.example\"»}, {\"url\": \"https://a.example\"}]"),
    "server-ignored",
    "Server URL http://a.example is not under the root origin https://a.example; ignoring it" },
  { "servers-two",
    SERVERS ("[{\"url\": «\"https://a.example/1\"»}, {\"url\": \"https://a.example/2\"}]"),
    "server-multiple", "Multiple servers found, using https://a.example/1" },
  { "server-trailing-slash", SERVERS ("[{\"url\": «\"https://a.example/v1/\"»}]"),
    "server-trailing-slash", "" },
  { "server-base-path", SERVERS ("[{\"url\": \"https://a.example/v1\"}]"), NULL, "" },

  { "two-schemes",
    COMPONENTS ("\"components\": {\"schemas\": {}, «\"securitySchemes\"»: {\"a\": {\"type\": "
                "\"http\"},"
                " \"b\": {\"type\": \"http\"}}}"),
    "auth-multiple-schemes", "Found multiple security schemes, only 1 is supported" },
  { "one-scheme",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {\"a\": {\"type\": "
                "\"http\"}}}"),
    NULL, "" },

  { "no-schemas", COMPONENTS ("«\"components\"»: {}"), "schema-components",
    "In components section, schemas subsection is not an object" },
  { "schemas-list", COMPONENTS ("\"components\": {«\"schemas\"»: []}"), "schema-components",
    "('components', 'schemas'): Input should be a valid dictionary\n"
    "In components section, schemas subsection is not an object" },
  { "schemas-null", COMPONENTS ("\"components\": {«\"schemas\"»: null}"), "schema-components",
    "In components section, schemas subsection is not an object" },
  { "schemas-empty", COMPONENTS ("\"components\": {\"schemas\": {}}"), NULL, "" },

  { "circle-of-one",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"array\", \"items\":"
                " «{\"$ref\": \"#/components/schemas/A\"}»}}}"),
    "schema-circular", "Components section contains a circular dependency" },
  { "circle-of-two",
    COMPONENTS ("\"components\": {\"schemas\": {"
                "\"A\": {\"type\": \"object\", \"properties\": {\"b\": {\"$ref\": "
                "\"#/components/schemas/B\"}}},"
                "\"B\": {\"type\": \"object\", \"properties\": {\"a\": «{\"$ref\": "
                "\"#/components/schemas/A\"}»}}}}"),
    "schema-circular", "Components section contains a circular dependency" },
  { "diamond-is-no-circle",
    COMPONENTS ("\"components\": {\"schemas\": {"
                "\"A\": {\"type\": \"array\", \"items\": {\"anyOf\": [{\"$ref\": "
                "\"#/components/schemas/B\"},"
                " {\"$ref\": \"#/components/schemas/C\"}]}},"
                "\"B\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/D\"}},"
                "\"C\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/D\"}},"
                "\"D\": {\"type\": \"string\"}}}"), NULL, "" },
  { "reference-in-an-example",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"string\", \"example\":"
                " {\"$ref\": \"#/components/schemas/A\"}}}}"), NULL, "" },
  { "property-named-example",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\":"
                " {\"example\": «{\"$ref\": \"#/components/schemas/A\"}»}}}}"),
    "schema-circular", "Components section contains a circular dependency" },

  { "circle-through-an-alias",
    YAML_START "x: &x\n  type: array\n  items: «{$ref: '#/components/schemas/A'}»\n"
    "components:\n  schemas:\n    A: *x\n",
    "schema-circular", "Components section contains a circular dependency" },
  { "circle-in-aliased-schemas",
    YAML_START "x: &x\n  A: {type: array, items: «{$ref: '#/components/schemas/A'}»}\n"
    "components:\n  schemas: *x\n",
    "schema-circular", "Components section contains a circular dependency" },
  { "circle-by-a-merge-key",
    YAML_START "x: &x\n  A: {type: array, items: «{$ref: '#/components/schemas/A/items'}»}\n"
    "components:\n  schemas:\n    <<: *x\n",
    "schema-circular", "Components section contains a circular dependency" },

  { "bare-component", COMPONENTS ("\"components\": {\"schemas\": {\"A\": «{\"type\": "
    "\"object\"}»}}"),
    "schema-bare-object",
    "In context=('components', 'schemas', 'A'), object schema missing properties" },
  { "bare-in-any-of",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"anyOf\": [{\"type\": \"string\"},"
                " «{\"type\": \"object\"}»]}}}"), "schema-bare-object",
    "In context=('components', 'schemas', 'A', 'anyOf', '1'), object schema missing properties" },
  { "unknown-in-any-of",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"anyOf\": [{\"type\": \"string\"},"
                " {\"$ref\": «\"#/components/schemas/No\"»}]}}}"), "schema-unknown-component",
    "In context=('components', 'schemas', 'A', 'anyOf', '1'), reference to unknown component No; "
    "using empty schema" },
  { "unknown-below-all-of",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"allOf\": [{\"items\":"
                " {\"$ref\": «\"#/components/schemas/No\"»}}]}}}"), "schema-unknown-component",
    "In context=('components', 'schemas', 'A'), reference to unknown component No; "
    "using empty schema" },
  { "nested-bare-is-silent",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\":"
                " {\"b\": {\"type\": \"object\"}}}}}"), NULL, "" },
  { "empty-properties",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\": "
                "{}}}}"),
    NULL, "" },
  { "bare-body", POST ("«{\"type\": \"object\"}»"), "schema-bare-object",
    "In context=('paths', '/x', 'post', 'requestBody', 'content', 'application/json', 'schema'), "
    "object schema missing properties" },
  { "bare-response",
    GET (", \"responses\": {\"200\": {\"description\": \"\", \"content\": {\"application/json\":"
         " {\"schema\": «{\"type\": \"object\"}»}}}}"), "schema-bare-object",
    "In context=('paths', '/x', '200', 'response', 'content', 'application/json', 'schema'), "
    "object schema missing properties" },
  { "bare-201-is-silent",
    GET (", \"responses\": {\"201\": {\"description\": \"\", \"content\": {\"application/json\":"
         " {\"schema\": {\"type\": \"object\"}}}}}"), NULL, "" },
  { "unknown-component",
    GET (", \"responses\": {\"200\": {\"description\": \"\", \"content\": {\"application/json\":"
         " {\"schema\": {\"$ref\": «\"#/components/schemas/No\"»}}}}}"), "schema-unknown-component",
    "In context=('paths', '/x', '200', 'response', 'content', 'application/json', 'schema'), "
    "reference to unknown component No; using empty schema" },

  { "null-paths", "{" INFO ", " SERVER ", «\"paths\"»: null}", "document-null-map",
    "'NoneType' object has no attribute 'items'" },
  { "null-properties", COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"object\","
    " «\"properties\"»: null}}}"), "document-null-map",
    "'NoneType' object has no attribute 'items'" },
  { "null-components", COMPONENTS ("«\"components\"»: null"), "document-null-map",
    "'NoneType' object has no attribute 'items'" },
  { "null-properties-twice-is-one-line", COMPONENTS ("\"components\": {\"schemas\": {\"A\":"
    " {\"type\": \"object\", «\"properties\"»: null}, \"B\": {\"type\": \"object\","
    " \"properties\": null}}}"), "document-null-map",
    "'NoneType' object has no attribute 'items'" },
  { "null-of-a-property-named-properties", COMPONENTS ("\"components\": {\"schemas\": {\"A\":"
    " {\"type\": \"object\", \"properties\": {}, \"example\": {\"properties\": null}}}}"), NULL,
    "" },
  { "null-tags", "{" INFO ", " SERVER ", \"tags\": null, \"webhooks\": null, " GET_X "}", NULL,
    "" },

  { "circles-are-one-line",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"array\", \"items\":"
                " «{\"$ref\": \"#/components/schemas/A\"}»}, \"B\": {\"type\": \"array\", "
                "\"items\":"
                " {\"$ref\": \"#/components/schemas/B\"}}}}"),
    "schema-circular", "Components section contains a circular dependency" },
  { "lost-to-a-circle",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"requestBody\": {\"content\": {\"application/json\": {\"schema\":"
              " {\"$ref\": \"#/components/schemas/B\"}}}}}}}, " CIRCLE),
    "schema-circular",
    "Components section contains a circular dependency\n"
    "In context=('paths', '/x', 'post', 'requestBody', 'content', 'application/json', 'schema'), "
    "reference to unknown component B; using empty schema\n"
    IN_X_POST "request body schema is not an object schema; skipping\n"
    IN_X_POST "skipping function due to errors" },
  { "beside-a-circle",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"requestBody\": {\"content\": {\"application/json\": {\"schema\":"
              " {\"$ref\": \"#/components/schemas/C\"}}}}}}}, " CIRCLE),
    "schema-circular", "Components section contains a circular dependency" },
  { "unknown-body",
    POST ("{\"$ref\": «\"#/components/schemas/No\"»}"), "schema-unknown-component",
    "In context=('paths', '/x', 'post', 'requestBody', 'content', 'application/json', 'schema'), "
    "reference to unknown component No; using empty schema\n"
    IN_X_POST "request body schema is not an object schema; skipping\n"
    IN_X_POST "skipping function due to errors" },
  { "order-of-lines",
    "{\"openapi\": «\"3.0.1\"», \"info\": {\"title\": \"T\"}, \"servers\": [{\"url\":"
    " \"http://a.example\"}], \"paths\": {\"/x\": {\"parameters\": [], \"post\": {\"operationId\":"
    " \"x\", \"description\": \"" X300 "x\", \"parameters\": [{\"name\": \"h\", \"in\": "
    "\"header\"},"
    " {\"$ref\": \"#/p\"}], \"requestBody\": {\"content\": {\"application/json\": {\"schema\":"
    " {\"type\": \"array\"}}}}}}}, \"components\": {\"schemas\": {\"A\": {\"type\": \"object\"},"
    " \"B\": {\"items\": {\"$ref\": \"#/components/schemas/B\"}}}, \"securitySchemes\":"
    " {\"a\": {\"type\": \"http\"}, \"b\": {\"type\": \"http\"}}}}",
    "document-version",
    "('openapi',): Input should be '3.1.1' or '3.1.0'\n"
    "('info', 'version'): Field required\n"
    "None of the provided servers is under the root origin https://a.example\n"
    "Server URL http://a.example is not under the root origin https://a.example; ignoring it\n"
    "Found multiple security schemes, only 1 is supported\n"
    "Components section contains a circular dependency\n"
    IN_X_POST "description has length 301 exceeding limit of 300\n"
    "In context=('components', 'schemas', 'A'), object schema missing properties\n"
    "Path /x has unrecognized method parameters; skipping\n"
    IN_X_POST "parameter h has location header; ignoring\n"
    IN_X_POST "parameter {'$ref': '#/p'} is has missing or non-string name; skipping\n"
    IN_X_POST "request body schema is not an object schema; skipping\n"
    IN_X_POST "skipping function due to errors" },

  { "path-without-slash", DOCUMENT ("\"paths\": {«\"x\"»: {\"get\": {\"operationId\": \"x\"}}}"),
    "operation-path-slash", "Path x does not start with a slash; skipping" },
  { "head", DOCUMENT ("\"paths\": {\"/x\": {«\"head\"»: {\"operationId\": \"x\"}}}"),
    "operation-method", "Path /x has unrecognized method head; skipping" },
  { "path-level-parameters", DOCUMENT ("\"paths\": {\"/x\": {«\"parameters\"»: []}}"),
    "operation-method", "Path /x has unrecognized method parameters; skipping" },
  { "no-id", DOCUMENT ("\"paths\": {\"/x\": {«\"get\"»: {}}}"), "operation-id-missing",
    "In path /x, method get is missing operationId; skipping" },
  { "id-number", DOCUMENT ("\"paths\": {\"/x\": {«\"get\"»: {\"operationId\": 7}}}"),
    "operation-id-missing", NULL },

  { "description-301",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": "
              "«\"" X300 "x\"»}}}"),
    "operation-description-length", IN_X "description has length 301 exceeding limit of 300" },
  { "description-300",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": "
              "\"" X300 "\"}}}"),
    NULL, "" },
  { "description-300-wide",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\":"
              " \"" X50 X50 X50 X50 X50 "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö\"}}}"),
    NULL, "" },
  { "description-301-by-escape",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": "
              "«\"" X300 "\\n\"»}}}"),
    "operation-description-length", IN_X "description has length 301 exceeding limit of 300" },
  { "summary-301",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"summary\": "
              "«\"" X300 "x\"»}}}"),
    "operation-description-length", IN_X "description has length 301 exceeding limit of 300" },
  { "summary-301-beside-description",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"summary\": \"" X300 "x\"}}}"), NULL, "" },

  { "parameter-reference",
    GET (", \"parameters\": [«{\"$ref\": \"#/components/parameters/P\"}»]"), "parameter-unnamed",
    IN_X "parameter {'$ref': '#/components/parameters/P'} is has missing or non-string name; "
         "skipping\n"
    IN_X "skipping function due to errors" },
  { "parameter-name-number", GET (", \"parameters\": [«{\"name\": 1, \"in\": \"query\", "
    "\"required\": true}»]"),
    "parameter-unnamed",
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'name'): Input should be a valid string\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Reference', '$ref'): Field required\n"
    IN_X "parameter {'name': 1, 'in': 'query', 'required': True} is has missing or non-string "
         "name; skipping\n"
    IN_X "skipping function due to errors" },
  { "parameter-apostrophe", GET (", \"parameters\": [«{\"description\": \"it's\"}»]"),
    "parameter-unnamed",
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'name'): Field required\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Parameter', 'in'): Field required\n"
    "('paths', '/x', 'get', 'parameters', 0, 'Reference', '$ref'): Field required\n"
    IN_X "parameter {'description': \"it's\"} is has missing or non-string name; skipping\n"
    IN_X "skipping function due to errors" },
  { "header", GET (", \"parameters\": [«{\"name\": \"X-A\", \"in\": "
    "\"header\"}»]"), "parameter-header",
    IN_X "parameter X-A has location header; ignoring" },
  { "duplicate-parameter",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\"}, «{\"name\": \"a\", \"in\": "
         "\"path\"}»]"),
    "parameter-duplicate", IN_X "parameter a is duplicated; skipping function due to errors" },
  { "same-name-in-a-header",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\"}, «{\"name\": \"a\", \"in\": "
         "\"header\"}»]"),
    "parameter-header", IN_X "parameter a has location header; ignoring" },
  { "query-parameter", GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\"}]"), NULL, "" },

  { "body-array", POST ("«{\"type\": \"array\", \"items\": {}}»"), "body-not-object",
    IN_X_POST "request body schema is not an object schema; skipping\n"
    IN_X_POST "skipping function due to errors" },
  { "body-all-of", POST ("«{\"type\": \"object\", \"allOf\": [{\"type\": \"object\"}]}»"),
    "body-not-object", NULL },
  { "body-one-of", POST ("«{\"oneOf\": [{\"type\": \"object\", \"properties\": {}}]}»"),
    "body-not-object", NULL },
  { "body-object", POST ("{\"type\": \"object\", \"properties\": {\"a\": {}}}"), NULL, "" },
  { "body-other-media",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\", "
              "\"requestBody\":"
              " {\"content\": {«\"multipart/form-data\"»: {\"schema\": {\"type\": "
              "\"array\"}}}}}}}"),
    "body-media-type", "" },

  { "external-reference",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"items\": {\"$ref\": «\"a.yaml#/B\"»}}}}"),
    "document-reference-external", "" },
  { "external-reference-in-an-example",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"example\": {\"$ref\": \"a.yaml#/B\"}}}}"),
    NULL, "" },
  { "dangling-reference",
    GET (", \"responses\": {\"404\": {\"$ref\": «\"#/components/responses/No\"»}}"),
    "document-reference-dangling", "" },
  { "reference-that-leads-somewhere",
    DOCUMENT ("\"x-a\": {\"description\": \"d\"}, \"paths\": {\"/x\": {\"get\": "
    "{\"operationId\": \"x\","
              " \"description\": \"d\", \"responses\": {\"404\": {\"$ref\": \"#/x-a\"}}}}}"),
              NULL, "" },
  { "yaml-quoted-word", YAML_START "components: {schemas: {A: {enum: ['on', \"no\", yy]}}}\n",
    NULL, "" },
  { "json-word", COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"enum\": [\"on\"]}}}"),
    NULL, "" },

  { "server-variable", SERVERS ("[{\"url\": «\"https://a.example/{v}\"»}]"), "server-variables",
    "" },
  { "key-in-the-query",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {«\"k\"»: {\"type\":"
                " \"apiKey\", \"in\": \"query\", \"name\": \"k\"}}}"), "auth-scheme-unsupported",
                "" },
  { "key-in-a-header",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {\"type\":"
                " \"apiKey\", \"in\": \"header\", \"name\": \"k\"}}}"), NULL, "" },
  { "oauth-without-a-code",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {«\"k\"»: {\"type\":"
                " \"oauth2\", \"flows\": {\"implicit\": {}}}}}"), "auth-scheme-unsupported", "" },
  { "oauth-with-a-code",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {\"type\":"
                " \"oauth2\", \"flows\": {\"authorizationCode\": {}}}}}"), NULL, "" },
  { "unknown-scheme", GET (", \"security\": [{«\"k\"»: []}]"), "auth-scheme-undefined", "" },
  { "no-scheme-needed", GET (", \"security\": [{}]"), NULL, "" },
  { "get-that-deletes",
    DOCUMENT ("\"paths\": {\"/x\": {«\"get\"»: {\"operationId\": \"delete_x\", \"summary\": "
    "\"s\"}}}"),
    "consent-get-changes", "" },
  { "get-of-an-address",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"addresses\", \"summary\": "
    "\"s\"}}}"),
    NULL, "" },
  { "delete-without-asking",
    DOCUMENT ("\"paths\": {\"/x\": {«\"delete\"»: {\"operationId\": \"x\", \"summary\": \"s\","
              " \"x-openai-isConsequential\": false}}}"), "consent-silent-change", "" },
  { "post-that-searches",
    DOCUMENT ("\"paths\": {\"/x\": {«\"post\"»: {\"operationId\": \"searchX\", \"summary\": "
    "\"s\"}}}"),
    "consent-post-reads", "" },

  { "cookie", GET (", \"parameters\": [«{\"name\": \"a\", \"in\": \"cookie\"}»]"),
    "parameter-cookie", "" },
  { "form-body",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"requestBody\": {\"content\": {«\"multipart/form-data\"»: {}}}}}}"),
    "body-media-type", "" },
  { "form-beside-json",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"requestBody\": {\"content\": {\"multipart/form-data\": {},"
              " \"application/json; charset=utf-8\": {}}}}}}"), NULL, "" },
  { "null-in-a-body",
    POST ("{\"properties\": {\"a\": {\"anyOf\": «[{\"type\": \"string\"}, {\"type\": "
    "\"null\"}]»}}}"),
    "schema-null-union", "" },
  { "null-type-of-a-parameter",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {\"type\":"
         " «[\"string\", \"null\"]»}}]"), "schema-null-union", "" },
  { "files-by-put",
    DOCUMENT ("\"paths\": {\"/x\": {\"put\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"properties\":"
              " {«\"openaiFileIdRefs\"»: {\"type\": \"array\", \"items\": {\"type\": "
              "\"string\"}}}}}}}}}}"),
    "file-method", "" },
  { "files-are-objects",
    POST ("{\"properties\": {«\"openaiFileIdRefs\"»: {\"type\": \"array\", \"items\": {\"type\":"
          " \"object\"}}}}"), "file-items", "" },
  { "files-below",
    POST ("{\"properties\": {\"a\": {\"properties\": {«\"openaiFileIdRefs\"»: {\"type\": \"array\","
          " \"items\": {\"type\": \"string\"}}}}}}"), "file-nested", "" },
  { "files",
    POST ("{\"properties\": {\"openaiFileIdRefs\": {\"type\": \"array\", \"items\": {\"type\":"
          " \"string\"}}}}"), NULL, "" },

  { "duplicate-key", "{\"openapi\": \"3.0.0\", «\"openapi\"»: \"3.1.0\", " INFO_ONLY ", "
    SERVER ", " GET_X "}",
    "document-duplicate-key", "" },
  { "tab-before-value", YAML_START "x-a:«\t»b\n", "document-tab", "" },
  { "tabs-at-end", YAML_START "x-a: b«\t\t»\n", "document-tab", "" },
  { "tab-in-plain-text", YAML_START "x-a: b«\t»c\n", "document-tab", "" },
  { "tab-in-plain-name", YAML_START "x-a«\t»b: c\n", "document-tab", "" },
  { "tab-in-blank-line", YAML_START "x-a: b\n«\t»\n", "document-tab", "" },
  { "tab-before-comment", YAML_START "x-a: b«\t»# c\td\n", "document-tab", "" },
  { "tab-in-brackets", YAML_START "x-a: [b,«\t»c]\n", "document-tab", "" },
  { "tab-behind-dash", YAML_START "x-a:\n  -«\t»b\n", "document-tab", "" },
  { "tab-behind-colon-in-text", YAML_START "x-a: 'b # c'«\t»\n", "document-tab", "" },
  { "tabs-that-read", YAML_START "x-a: \"b\tc\"\nx-b: 'c\td'\nx-c: |\n  \te\tf\n  g\n# h\ti\n"
    "x-j: k #\tl\nx-m: >\n  n\t#\n\"x-o\tp\": q\n", NULL, "" },
  { "yaml-1.1-no", YAML_START "x-a: [«no», 'no', \"no\", none]\n", "document-yaml-1-1", "" },
  { "yaml-1.1-key", YAML_START "x-a: {'off': 1, «on»: 2, one: 3}\n", "document-yaml-1-1", "" },
  { "yaml-1.1-octal", YAML_START "x-a: [07, '010', «010»]\n", "document-yaml-1-1", "" },
  { "yaml-1.1-date", YAML_START "x-a:\n  b: «2024-01-31»\n", "document-yaml-1-1", "" },
  { "duplicate-id",
    DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"},"
              " \"post\": {\"operationId\": «\"x\"», \"description\": \"d\"}}}"),
    "operation-id-duplicate", "" },
  { "id-with-slash", DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": «\"a/b\"», "
    "\"summary\": \"s\"}}}"),
    "operation-id-characters", "" },
  { "id-64", DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"" X50 "x-x_x-x_x-x_x4\","
    " \"summary\": \"s\"}}}"), NULL, "" },
  { "id-65", DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": "
    "«\"" X50 "x-x_x-x_x-x_x45\"»,"
    " \"summary\": \"s\"}}}"), "operation-id-characters", "" },
  { "no-description", DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": «\"x\"»}}}"),
    "operation-description-missing", "" },
  { "parameter-text-701",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"description\": "
         "«\"" X700 "x\"»}]"),
    "parameter-description-length", "" },
  { "parameter-text-700",
    GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"description\": \"" X700 "\"}]"),
    NULL, "" },
  { "no-collision-in-other-media",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"parameters\": [{\"name\": \"id\", \"in\": \"query\"}], \"requestBody\": "
              "{\"content\":"
              " {\"application/json-patch+json\": {\"schema\": {\"properties\": {\"id\": {}}}},"
              " \"application/json\": {\"schema\": {\"properties\": {\"a\": {}}}}}}}}}"),
    NULL, "" },
  { "collision",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\","
              " \"parameters\": [{\"name\": \"id\", \"in\": \"query\"}], \"requestBody\": "
              "{\"content\":"
              " {\"application/json\": {\"schema\": {\"type\": \"object\", \"properties\":"
              " {«\"id\"»: {\"type\": \"string\"}}}}}}}}}"),
    "body-field-collision", "" },
};

/* Takes the marks out of @text and returns their places. */
static char *
unmark (const char *text,
        SmithSpan  *out_span,
        gboolean   *out_marked)
{
  const char *open = strstr (text, "«");
  const char *close = strstr (text, "»");

  *out_marked = open != NULL;
  if (open == NULL)
    return g_strdup (text);

  out_span->start = (gsize) (open - text);
  out_span->end = (gsize) (close - text) - strlen ("«");

  return g_strdup_printf ("%.*s%.*s%s", (int) (open - text), text,
                          (int) (close - open - (gssize) strlen ("«")), open + strlen ("«"),
                          close + strlen ("»"));
}

static char *
list_messages (SmithCheck *check)
{
  SmithImport *import = smith_check_get_import (check);
  GString *out;

  if (smith_tree_get_error (smith_check_get_tree (check)) != NULL)
    return g_strdup (smith_check_get_problem (check, 0)->platform_message);

  out = g_string_new (NULL);
  for (guint i = 0; i < smith_import_get_n_findings (import); i++)
    {
      g_autofree char *text = smith_finding_dup_text (smith_import_get_finding (import, i));
      guint owner = smith_check_get_problem_of (check, i);

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", text);
      g_assert_cmpuint (owner, <, smith_check_get_n_problems (check));
      g_assert_nonnull (smith_check_get_problem (check, owner)->platform_message);
    }

  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  SmithSpan span = { 0, 0 };
  gboolean is_marked, found = FALSE;
  g_autofree char *text = unmark (c->text, &span, &is_marked);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  g_assert_cmpint (is_marked, ==, c->rule != NULL);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      g_test_message ("%zu-%zu %s: %s", problem->span.start, problem->span.end, problem->rule,
                      problem->message);
      g_assert_null (strstr (problem->message, "{1}"));
      g_assert_nonnull (smith_rules_find (&smith_profile_chatgpt, problem->rule));
      if (c->rule != NULL && g_str_equal (problem->rule, c->rule) &&
          problem->span.start == span.start && problem->span.end == span.end)
        found = TRUE;
      else if (c->rule == NULL)
        g_assert_cmpint (problem->class_, ==, SMITH_CLASS_NOTE);
    }
  g_assert_cmpint (found, ==, c->rule != NULL);

  if (c->messages != NULL)
    {
      g_autofree char *messages = list_messages (check);

      g_assert_cmpstr (messages, ==, c->messages);
    }
}

/* Many parameters, on the path too, and many fields, all of them required: what looks at each
 * for each takes minutes. */
static void
test_wide (void)
{
  const guint n = 30000;
  g_autoptr(GString) fields = g_string_new (NULL);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) parameters = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GPtrArray) arguments = NULL;
  char *text;

  for (guint i = 0; i < n; i++)
    {
      const char *comma = i > 0 ? "," : "";

      g_string_append_printf (fields, "%s\"f%u\":{}", comma, i);
      g_string_append_printf (names, "%s\"f%u\"", comma, i);
      g_string_append_printf (parameters, "%s{\"name\":\"%c%u\",\"in\":\"query\"}", comma,
                              i + 1 < n ? 'p' : 'f', i);
    }
  text = g_strdup_printf ("{" INFO ", " SERVER ", \"paths\":{\"/x\":{\"parameters\":[%s],\"post\":{"
                          "\"operationId\":\"x\",\"description\":\"d\",\"parameters\":[%s],"
                          "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{"
                          "\"type\":\"object\",\"required\":[%s],\"properties\":{%s}}}}}}}}}",
                          parameters->str, parameters->str, names->str, fields->str);
  bytes = g_bytes_new_take (text, strlen (text));
  check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_WARNS), ==, 1);  /* of one name */
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_DROPS), ==, 1);  /* on the path */

  arguments = smith_flat_arguments_list (smith_check_get_api (check),
                                         smith_api_get_operation (smith_check_get_api (check), 0));
  g_assert_cmpuint (arguments->len, ==, 2 * n);
  for (guint i = 0; i < arguments->len; i++)
    {
      const SmithFlatArgument *argument = g_ptr_array_index (arguments, i);

      g_assert_cmpint (argument->is_required, ==, argument->is_body);
    }
}

/* What a document in YAML 1.1 words draws: the text and what an older reader takes it for. */
static const struct
{
  const char *text;  /* behind YAML_START */
  const char *notes; /* what is marked, and the word for it, a line each */
} yaml_cases[] = {
  { "x-a: [yes, Off, y, N, ON]", "yes=true\nOff=false\ny=true\nN=false\nON=true\n" },
  { "x-a: [\"yes\", 'off', yess, YeS, true, False, null, ~]", "" },
  { "x-a: [010, 0o10, 1_000, 12:30:45, 0b11, -012]",
    "010=number 8\n0o10=text\n1_000=number 1000\n12:30:45=number 45045\n0b11=number 3\n"
    "-012=number -10\n" },
  { "x-a: ['010', 0, 07, 0x1F, 12, -3, .5, 1.5, .inf, 1.5e+3, \"1_000\"]", "" },
  { "x-a: [1e3, 089, 1_0.5, 2024-01-31, 2024-1-2 03:04:05, 99999999999999999999:00]",
    "1e3=text\n089=text\n1_0.5=a number\n2024-01-31=date\n2024-1-2 03:04:05=date\n"
    "99999999999999999999:00=a number\n" },
  { "x-a: [=, <<, !!str no, '=']", "==default\n<<=merge\n" },
  { "x-a: &x no\nx-b: [*x]\nx-c: &y {no: 1}\nx-d: {<<: *y}", "no=false\nno=false\n" },
  { "x-a: |\n  no\nx-b:\n  no\n  on\n200: 1\nno: {off: on}",
    "no=false\noff=false\non=true\n" },
};

static void
test_old_yaml (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (yaml_cases); i++)
    {
      g_autofree char *text = g_strconcat (YAML_START, yaml_cases[i].text, "\n", NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
      g_auto(GStrv) lines = g_strsplit (yaml_cases[i].notes, "\n", -1);
      guint n = 0;

      for (guint j = 0; j < smith_check_get_n_problems (check); j++)
        {
          const SmithDiagnostic *problem = smith_check_get_problem (check, j);
          gsize length = problem->span.end - problem->span.start;

          if (!g_str_equal (problem->rule, "document-yaml-1-1"))
            continue;
          g_test_message ("%s", problem->message);
          g_assert_cmpint (problem->class_, ==, SMITH_CLASS_NOTE);
          g_assert_nonnull (lines[n]);
          g_assert_cmpint (strncmp (lines[n], text + problem->span.start, length), ==, 0);
          g_assert_cmpint (lines[n][length], ==, '=');
          g_assert_nonnull (strstr (problem->message, lines[n] + length + 1));
          n++;
        }
      g_assert_cmpuint (n + 1, ==, MAX (g_strv_length (lines), 1));
    }
}

/* Where the platform stumbles over such a value there is one problem, and JSON has none. */
static void
test_old_yaml_once (void)
{
  static const char *const texts[] = {
    "openapi: 3.1.0\ninfo: {title: no, version: '1'}\npaths: {}\n",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"no\", \"version\": \"010\"}, \"paths\": {}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

      for (guint j = 0; j < smith_check_get_n_problems (check); j++)
        g_assert_cmpstr (smith_check_get_problem (check, j)->rule, !=, "document-yaml-1-1");
    }
}

/* Files come in the field that the profile names. */
static void
test_file_field (void)
{
  const char *text = POST ("{\"properties\": {\"a\": {\"properties\": {\"attached\":"
                           " {\"type\": \"array\"}}}}}");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  SmithProfile profile = smith_profile_chatgpt;
  g_autoptr(SmithCheck) check = NULL;

  profile.file_field = "attached";
  check = smith_check_run (bytes, &profile, NULL);
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_WARNS), ==, 1);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (smith_check_get_problem (check, i)->class_ == SMITH_CLASS_WARNS)
      g_assert_cmpstr (smith_check_get_problem (check, i)->rule, ==, "file-nested");
}

/* Each rule has a row that makes it fire. */
static void
test_every_rule_has_a_row (void)
{
  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const char *rule = smith_rules_get (&smith_profile_chatgpt, i)->rule;
      gboolean is_outside =
        smith_rules_get (&smith_profile_chatgpt, i)->stage == SMITH_STAGE_OUTSIDE;
      /* counted limits have tests of their own; the tail of an operation stands under its cause;
       * reading as YAML has its rows with the reader */
      gboolean has_row = is_outside || g_str_has_prefix (rule, "document-operations") ||
                         g_str_has_prefix (rule, "document-size") ||
                         g_str_equal (rule, "operation-skipped") ||
                         g_str_equal (rule, "operation-confusable-unchecked") ||
                         g_str_equal (rule, "schema-values-unchecked") ||
                         g_str_equal (rule, "document-not-json") || rule_has_rows (rule);

      for (gsize k = 0; k < G_N_ELEMENTS (cases) && !has_row; k++)
        has_row = g_strcmp0 (cases[k].rule, rule) == 0;
      if (!has_row)
        g_error ("No row for %s", rule);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/check/wide", test_wide);
  g_test_add_func ("/check/yaml-1.1", test_old_yaml);
  g_test_add_func ("/check/yaml-1.1-once", test_old_yaml_once);
  g_test_add_func ("/check/file-field", test_file_field);
  g_test_add_func ("/check/every-rule-has-a-row", test_every_rule_has_a_row);

  return g_test_run ();
}
