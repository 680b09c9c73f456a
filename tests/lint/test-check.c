/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lint/smith-check.h"
#include "lint/smith-rules.h"
#include "platform/smith-flat-argument.h"

/* Each row is a document; where it holds « and », they mark the exact place of the row's
 * problem and are taken out before it is read.  A row without a rule must have none. */
typedef struct
{
  const char *name;
  const char *text;
  const char *rule;      /* the problem at the mark, or NULL: no problem but notes */
  const char *messages;  /* what ChatGPT prints, a line each; NULL: not compared */
} Case;

#define INFO_ONLY "\"info\": {\"title\": \"T\", \"version\": \"1\"}"
#define INFO "\"openapi\": \"3.1.0\", " INFO_ONLY
#define SERVER "\"servers\": [{\"url\": \"https://a.example\"}]"
#define GET_X "\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"}}}"
#define DOCUMENT(rest) "{" INFO ", " SERVER ", " rest "}"
#define SERVERS(list) "{" INFO ", \"servers\": " list ", " GET_X "}"
#define GET(fields) \
  DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", " \
            "\"description\": \"d\"" fields "}}}")
#define POST(schema) \
  DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\"," \
            "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": " schema "}}}}}}")
#define COMPONENTS(value) DOCUMENT (GET_X ", " value)
#define YAML_START \
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n" \
  "paths: {/x: {get: {operationId: x, description: d}}}\n"
#define X50 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X300 X50 X50 X50 X50 X50 X50
#define X700 X300 X300 X50 X50
#define IN_X "In path /x, method get, operationId x, "
#define IN_X_POST "In path /x, method post, operationId x, "

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
  { "server-variables",
    SERVERS ("[{\"url\": «\"https://a.example/{v}\"», \"variables\": {\"v\": {\"default\": \"1\"}}}]"),
    "server-variables", "" },
  { "server-trailing-slash", SERVERS ("[{\"url\": «\"https://a.example/v1/\"»}]"),
    "server-trailing-slash", "" },
  { "cookie",
    GET (", \"parameters\": [«{\"name\": \"c\", \"in\": \"cookie\"}»]"), "parameter-cookie", "" },
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
              " {\"content\": {\"multipart/form-data\": {\"schema\": {\"type\": \"array\"}}}}}}}"),
    NULL, "" },

  { "duplicate-key", "{\"openapi\": \"3.0.0\", «\"openapi\"»: \"3.1.0\", " INFO_ONLY ", "
    SERVER ", " GET_X "}",
    "document-duplicate-key", "" },
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
  GString *out = g_string_new (NULL);

  if (smith_tree_get_error (smith_check_get_tree (check)) != NULL)
    return g_strdup (smith_check_get_problem (check, 0)->platform_message);

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

/* A document with so many operations, and the size of one of them. */
static char *
make_many (guint n,
           guint padding)
{
  GString *out = g_string_new ("{" INFO ", " SERVER ", \"paths\": {");
  g_autofree char *pad = g_strnfill (padding, 'p');

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s\"/p%u\": {\"get\": {\"operationId\": \"o%u\", \"summary\": "
                                 "\"s\","
                            " \"x-pad\": \"%s\"}}", i > 0 ? ", " : "", i, i, pad);
  g_string_append (out, "}}");

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  guint       n;
  guint       padding;
  const char *rule;
} limit_cases[] = {
  { "30-operations", 30, 0, NULL },
  { "31-operations", 31, 0, "document-operations" },
  { "below-1-mb", 10, 99800, NULL },
  { "above-1-mb", 10, 100000, "document-size" },
};

static void
test_limit (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  char *text = make_many (limit_cases[row].n, limit_cases[row].padding);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  if (limit_cases[row].rule == NULL)
    {
      g_assert_cmpuint (smith_check_get_n_problems (check), ==, 0);
      return;
    }
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_BLOCKS), ==, 1);
  g_assert_cmpstr (smith_check_get_problem (check, 0)->rule, ==, limit_cases[row].rule);
  if (g_str_equal (limit_cases[row].rule, "document-operations"))
    {
      SmithSpan span = smith_check_get_problem (check, 0)->span;

      g_assert_cmpmem (text + span.start, span.end - span.start, "\"paths\"", 7);
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

static void
test_availability (void)
{
  static const char text[] = DOCUMENT (
    "\"paths\": {\"/a\": {\"get\": {\"operationId\": \"a\", \"summary\": \"s\"}},"
    " \"/b\": {\"get\": {}}, \"c\": {\"get\": {\"operationId\": \"c\"}},"
    " \"/d\": {\"head\": {\"operationId\": \"d\"},"
    " \"get\": {\"operationId\": \"e\", \"summary\": \"s\","
    " \"parameters\": [{\"name\": \"H\", \"in\": \"header\"}]}},"
    " \"/f\": {\"get\": {\"operationId\": \"f\", \"parameters\": [{}]}}}");
  static const struct { gboolean is_available; SmithClass worst; } expected[] = {
    { TRUE,  SMITH_CLASS_NOTE },   /* a */
    { FALSE, SMITH_CLASS_DROPS },  /* b has no id */
    { FALSE, SMITH_CLASS_DROPS },  /* c has no slash */
    { FALSE, SMITH_CLASS_DROPS },  /* d is a HEAD */
    { TRUE,  SMITH_CLASS_WARNS },  /* e has a header */
    { FALSE, SMITH_CLASS_DROPS },  /* f has a parameter without a name */
  };
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  SmithImport *import = smith_check_get_import (check);

  g_assert_cmpuint (smith_api_get_n_operations (smith_check_get_api (check)), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (smith_import_get_operation (import, i)->is_available, ==,
                       expected[i].is_available);
      g_assert_cmpint (smith_import_get_operation (import, i)->worst, ==, expected[i].worst);
    }
  g_assert_cmpstr (smith_import_get_origin (import), ==, "https://a.example");
  g_assert_cmpstr (smith_import_get_domain (import), ==, "a.example");
}

/* Victims stand under their cause: three uses of one missing component are one problem. */
static void
test_grouping (void)
{
  static const char text[] = COMPONENTS (
    "\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\": {"
    "\"a\": {\"$ref\": \"#/components/schemas/No\"}, \"b\": {\"$ref\": "
    "\"#/components/schemas/No\"},"
    " \"c\": {\"$ref\": \"#/components/schemas/No\"}}}}}");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 3);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, 1);
  g_assert_cmpuint (smith_check_get_problem (check, 0)->related->len, ==, 2);
}

/* The lines of the alternatives that nothing fits are one problem, at the place that is
 * wrong in the one that was meant. */
static void
test_alternatives (void)
{
  static const char text[] = GET (
    ", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {\"type\": \"text\"}}]");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 4);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, 1);
  g_assert_cmpuint (smith_check_get_problem (check, 0)->related->len, ==, 3);
  g_assert_nonnull (strstr (smith_check_get_problem (check, 0)->message, "“type”"));
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (smith_check_run (bytes, &smith_profile_chatgpt, cancellable));
}

/* Every rule can be explained, and names are unique, kebab-case, area first. */
static void
test_rules (void)
{
  static const char *const areas[] = {
    "document-", "server-", "operation-", "parameter-", "body-", "response-", "schema-",
    "consent-", "auth-", "file-",
  };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *rule = smith_rules_get (&smith_profile_chatgpt, i);
      gboolean has_area = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (areas); k++)
        has_area = has_area || g_str_has_prefix (rule->rule, areas[k]);
      g_assert_true (has_area);
      g_assert_cmpuint (strspn (rule->rule, G_CSET_a_2_z "-"), ==, strlen (rule->rule));
      g_assert_true (g_hash_table_add (seen, (gpointer) rule->rule));
      g_assert_cmpuint (strlen (rule->title), >, 0);
      g_assert_cmpuint (strlen (rule->sentence), >, 0);
      g_assert_cmpuint (strlen (rule->why), >, 0);
      g_assert_cmpuint (strlen (rule->remedy), >, 0);
      g_assert_cmpuint (strlen (rule->evidence), >, 0);
      g_assert_cmpuint (strlen (rule->last_seen), ==, 7);
      g_assert_true (rule == smith_rules_find (&smith_profile_chatgpt, rule->rule));
    }
  g_assert_null (smith_rules_find (&smith_profile_chatgpt, "no-such-rule"));
}

/* Each rule has a row here that makes it fire. */
static void
test_every_rule_has_a_row (void)
{
  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const char *rule = smith_rules_get (&smith_profile_chatgpt, i)->rule;
      /* counted limits have their own table; the tail of an operation stands under its cause;
       * reading as YAML has its rows with the reader */
      gboolean has_row = g_str_equal (rule, "document-operations") ||
                         g_str_equal (rule, "document-size") ||
                         g_str_equal (rule, "operation-skipped") ||
                         g_str_equal (rule, "document-not-json");

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
  for (gsize i = 0; i < G_N_ELEMENTS (limit_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/limit/", limit_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_limit);
    }
  g_test_add_func ("/check/wide", test_wide);
  g_test_add_func ("/check/availability", test_availability);
  g_test_add_func ("/check/grouping", test_grouping);
  g_test_add_func ("/check/alternatives", test_alternatives);
  g_test_add_func ("/check/cancelled", test_cancelled);
  g_test_add_func ("/check/rules", test_rules);
  g_test_add_func ("/check/every-rule-has-a-row", test_every_rule_has_a_row);

  return g_test_run ();
}
