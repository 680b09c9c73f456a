/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "openapi/smith-structure.h"

#include <string.h>

/* Every object of the specification, in a description that is right: what is between @before
 * and @after is the object. */
#define OLD "{\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}"
#define NEW "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}"
#define COMPONENT_KEY(kind) OLD ",\"components\":{\"" kind "\":{[[\"C\"]]:"
#define COMPONENT(kind) OLD ",\"components\":{\"" kind "\":{\"C\":"
#define ANSWERS "\"responses\":{\"200\":{\"description\":\"\"}}"
#define OPERATION "{\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"}," \
                  "\"paths\":{\"/p\":{\"get\":"
#define MEDIA(type) COMPONENT ("requestBodies") "{\"content\":{" type ":{}}}}}}"
#define MEDIA_FOUND "name Media Type Object.content - "
#define FLOW(kind) COMPONENT ("securitySchemes") "{\"type\":\"oauth2\",\"flows\":{\"" kind "\":"

static const struct
{
  const char *name;
  const char *before;
  const char *body;
  const char *after;
  const char *object;
  const char *needed;      /* (nullable) in the order of the table, a space behind each */
  gboolean    is_open;     /* a field of any name is one of its own, so a 1 is of a wrong kind */
  gboolean    no_extension;
} objects[] = {
  { "root", "", OLD "}", "", "OpenAPI Object", NULL },
  { "info", "{\"openapi\":\"3.0.4\",\"paths\":{},\"info\":", "{\"title\":\"t\",\"version\":\"1\"}",
    "}", "Info Object", "title version " },
  { "contact", "{\"openapi\":\"3.0.4\",\"paths\":{},\"info\":{\"title\":\"t\",\"version\":\"1\","
    "\"contact\":", "{\"name\":\"n\"}", "}}", "Contact Object", "" },
  { "license", "{\"openapi\":\"3.0.4\",\"paths\":{},\"info\":{\"title\":\"t\",\"version\":\"1\","
    "\"license\":", "{\"name\":\"n\"}", "}}", "License Object", "name " },
  { "server", OLD ",\"servers\":[", "{\"url\":\"/\"}", "]}", "Server Object", "url " },
  { "server-variable", OLD ",\"servers\":[{\"url\":\"/{v}\",\"variables\":{\"v\":",
    "{\"default\":\"a\",\"enum\":[\"a\"]}", "}}]}", "Server Variable Object", "default " },
  { "components", OLD ",\"components\":", "{\"schemas\":{}}", "}", "Components Object", "" },
  { "paths", "{\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":",
    "{\"/p\":{}}", "}", "Paths Object", "" },
  { "path-item", "{\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"},"
    "\"paths\":{\"/p\":", "{\"summary\":\"s\"}", "}}", "Path Item Object", "" },
  { "operation", OPERATION, "{" ANSWERS "}", "}}}", "Operation Object", "responses " },
  { "docs", OLD ",\"externalDocs\":", "{\"url\":\"u\"}", "}", "External Documentation Object",
    "url " },
  { "parameter", COMPONENT ("parameters"), "{\"name\":\"n\",\"in\":\"query\",\"schema\":{}}",
    "}}}", "Parameter Object", "name in schema " },
  { "request-body", COMPONENT ("requestBodies"), "{\"content\":{}}", "}}}", "Request Body Object",
    "content " },
  { "media-type", COMPONENT ("requestBodies") "{\"content\":{\"a/b\":", "{\"example\":1}",
    "}}}}}", "Media Type Object", "" },
  { "encoding", COMPONENT ("requestBodies") "{\"content\":{\"a/b\":{\"encoding\":{\"p\":",
    "{\"explode\":true}", "}}}}}}}", "Encoding Object", "" },
  { "responses", OPERATION "{\"responses\":", "{\"200\":{\"description\":\"\"}}", "}}}}",
    "Responses Object", NULL },
  { "response", COMPONENT ("responses"), "{\"description\":\"\"}", "}}}", "Response Object",
    "description " },
  { "callback", COMPONENT ("callbacks"), "{\"{$request.body#/u}\":{}}", "}}}",
    "Path Item Object", "", TRUE },
  { "example", COMPONENT ("examples"), "{\"value\":1}", "}}}", "Example Object", "" },
  { "link", COMPONENT ("links"), "{\"operationId\":\"o\",\"parameters\":{\"a\":1}}", "}}}",
    "Link Object", "operationId " },
  { "header", COMPONENT ("headers"), "{\"required\":true,\"schema\":{}}", "}}}", "Header Object",
    "schema " },
  { "tag", OLD ",\"tags\":[", "{\"name\":\"n\"}", "]}", "Tag Object", "name " },
  { "schema", COMPONENT ("schemas"), "{\"type\":\"string\"}", "}}}", "Schema Object", "" },
  { "discriminator", COMPONENT ("schemas") "{\"discriminator\":",
    "{\"propertyName\":\"p\",\"mapping\":{\"a\":\"b\"}}", "}}}}", "Discriminator Object",
    "propertyName ", FALSE, TRUE },
  { "discriminator-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"discriminator\":",
    "{\"propertyName\":\"p\"}", "}}}}", "Discriminator Object", "propertyName " },
  { "xml", COMPONENT ("schemas") "{\"xml\":", "{\"wrapped\":true}", "}}}}", "XML Object", "" },
  { "security-scheme", COMPONENT ("securitySchemes"), "{\"type\":\"http\","
    "\"scheme\":\"basic\"}", "}}}",
    "Security Scheme Object", "type " },
  { "flows", COMPONENT ("securitySchemes") "{\"type\":\"oauth2\",\"flows\":", "{}", "}}}}",
    "OAuth Flows Object", "" },
  { "implicit", FLOW ("implicit"), "{\"authorizationUrl\":\"u\",\"scopes\":{}}", "}}}}}",
    "OAuth Flow Object", "authorizationUrl scopes " },
  { "password", FLOW ("password"), "{\"tokenUrl\":\"u\",\"scopes\":{\"a\":\"\"}}", "}}}}}",
    "OAuth Flow Object", "tokenUrl scopes " },
  { "credentials", FLOW ("clientCredentials"), "{\"tokenUrl\":\"u\",\"scopes\":{}}", "}}}}}",
    "OAuth Flow Object", "tokenUrl scopes " },
  { "code", FLOW ("authorizationCode"),
    "{\"authorizationUrl\":\"u\",\"tokenUrl\":\"u\",\"scopes\":{}}", "}}}}}", "OAuth Flow Object",
    "authorizationUrl tokenUrl scopes " },
  { "requirement", OLD ",\"security\":[", "{\"k\":[\"s\"]}", "]}", "Security Requirement Object",
    "", TRUE, TRUE },
};

/* Findings as text: WHAT OBJECT.FIELD EXPECTED "the text at the span", a line each. */
static char *
describe (const char *text)
{
  static const char *const whats[] = { "unknown", "kind", "value", "missing", "name", "ignored",
                                       "empty", "exclusive" };
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GArray) findings = NULL;
  GString *out = g_string_new (NULL);

  g_assert_null (smith_tree_get_error (tree));
  findings = smith_structure_check (tree, 100, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const SmithStructureFinding *finding = &g_array_index (findings, SmithStructureFinding, i);

      g_string_append_printf (out, "%s %s.%s %s %" G_GSIZE_FORMAT " %.*s\n", whats[finding->what],
                              finding->object, finding->field != NULL ? finding->field : "",
                              finding->expected != NULL ? finding->expected : "-",
                              finding->span.start,
                              (int) (finding->span.end - finding->span.start),
                              text + finding->span.start);
    }

  return g_string_free (out, FALSE);
}

/* The object with something at its beginning. */
static char *
insert (gsize       i,
        const char *what)
{
  gboolean is_empty = g_str_equal (objects[i].body, "{}");

  return g_strconcat (objects[i].before, "{", what, is_empty ? "" : ",", objects[i].body + 1,
                      objects[i].after, NULL);
}

/* Right as it is, and with an extension where there may be one. */
static void
test_silent (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strconcat (objects[i].before, objects[i].body, objects[i].after, NULL);
  g_autofree char *found = describe (text);
  g_autofree char *extended = insert (i, "\"x-a\":1");
  g_autofree char *found_extended = describe (extended);

  g_assert_cmpstr (found, ==, "");
  if (objects[i].no_extension)
    g_assert_cmpstr (found_extended, !=, "");
  else
    g_assert_cmpstr (found_extended, ==, "");
}

static void
test_unknown (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = insert (i, "\"zzzzzz\":1");
  g_autofree char *found = describe (text);
  gsize start = strlen (objects[i].before) + 1;
  g_autofree char *expected = NULL;

  expected = objects[i].is_open
               ? g_strdup_printf ("kind %s. %s %" G_GSIZE_FORMAT " 1\n",
                                  g_str_equal (objects[i].name, "callback") ? "Callback Object"
                                                                            : objects[i].object,
                                  g_str_equal (objects[i].name, "callback") ? "object" : "array",
                                  start + strlen ("\"zzzzzz\":"))
               : g_strdup_printf ("unknown %s. - %" G_GSIZE_FORMAT " \"zzzzzz\"\n",
                                  objects[i].object, start);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_missing (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strconcat (objects[i].before, "{}", objects[i].after, NULL);
  g_autofree char *found = NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  g_auto(GStrv) lines = NULL;

  if (objects[i].needed == NULL)
    return;
  found = describe (text);
  lines = g_strsplit (found, "\n", -1);
  for (guint j = 0; lines[j] != NULL && *lines[j] != '\0'; j++)
    {
      const char *dot = strchr (lines[j], '.');

      g_assert_true (g_str_has_prefix (lines[j], "missing "));
      g_string_append_printf (names, "%.*s ", (int) strcspn (dot + 1, " "), dot + 1);
    }
  g_assert_cmpstr (names->str, ==, objects[i].needed);
}

static const struct
{
  const char *name;
  const char *text;   /* [[ and ]] are around the span */
  const char *finding;  /* without the place; empty for none */
} rows[] = {
  { "no-description", "{\"swagger\":\"2.0\",\"zzzz\":1}", "" },
  { "root-missing", "[[{]]\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"}}",
    "missing OpenAPI Object.paths - " },
  { "root-missing-new", "[[{]]\"openapi\":\"3.1.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"}}",
    "missing OpenAPI Object.paths - " },
  { "root-only-components-new",
    "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"components\":{}}", "" },
  { "version-missing", "[[{]]\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}}",
    "missing OpenAPI Object.openapi - " },
  { "version-empty", "{[[\"openapi\"]]:null,\"info\":{\"title\":\"t\",\"version\":\"1\"},"
    "\"paths\":{}}", "empty OpenAPI Object.openapi string " },
  { "no-version-no-description", "{\"name\":\"n\",\"zzzz\":1}", "" },
  { "missing-at-a-key", "{\"openapi\":\"3.0.4\",\"paths\":{},[[\"info\"]]:{\"title\":\"t\"}}",
    "missing Info Object.version - " },
  { "missing-in-a-list", OLD ",\"tags\":[[[{]]}]}", "missing Tag Object.name - " },
  { "nearest", OPERATION "{[[\"operationID\"]]:\"a\"," ANSWERS "}}}}",
    "unknown Operation Object.operationId - " },
  { "nearest-of-several", OPERATION "{[[\"respones\"]]:{}," ANSWERS "}}}}",
    "unknown Operation Object.responses - " },
  { "nearest-none", OPERATION "{[[\"consumes\"]]:[]," ANSWERS "}}}}",
    "unknown Operation Object. - " },
  { "misplaced", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"query\",\"schema\":{},"
    "[[\"type\"]]:\"string\"}}}}", "unknown Parameter Object. - " },
  { "kind-text", "{\"openapi\":\"3.0.4\",\"paths\":{},\"info\":{\"title\":\"t\","
    "\"version\":[[1]]}}", "kind Info Object.version string " },
  { "kind-flag", OPERATION "{\"deprecated\":[[\"true\"]]," ANSWERS "}}}}",
    "kind Operation Object.deprecated boolean " },
  { "kind-number", COMPONENT ("schemas") "{\"maxLength\":[[\"1\"]]}}}}",
    "kind Schema Object.maxLength number " },
  { "kind-list", OLD ",\"servers\":[[{\"url\":\"/\"}]]}", "kind OpenAPI Object.servers array " },
  { "kind-list-of-anything", COMPONENT ("schemas") "{\"enum\":[[1]]}}}}",
    "kind Schema Object.enum array " },
  { "kind-text-in-a-list", OPERATION "{\"tags\":[\"a\",[[1]]]," ANSWERS "}}}}",
    "kind Operation Object.tags string " },
  { "kind-text-in-a-map", FLOW ("implicit") "{\"authorizationUrl\":\"u\",\"scopes\":{\"a\":[[1]]}"
    "}}}}}}", "kind OAuth Flow Object.scopes string " },
  { "kind-object-in-a-list", OLD ",\"tags\":[[[\"n\"]]]}", "kind Tag Object. object " },
  { "kind-object-in-a-map", COMPONENT ("schemas") "[[true]]}}}", "kind Schema Object. object " },
  { "schema-flag-new", NEW ",\"components\":{\"schemas\":{\"C\":true}}}", "" },
  { "schema-items-flag-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"items\":false}}}}", "" },
  { "schema-additional-text", COMPONENT ("schemas") "{\"additionalProperties\":[[\"yes\"]]}}}}",
    "kind Schema Object.additionalProperties boolean|object " },
  { "schema-additional-flag", COMPONENT ("schemas") "{\"additionalProperties\":false}}}}", "" },
  { "schema-type-list", COMPONENT ("schemas") "{\"type\":[[[\"string\",\"null\"]]]}}}}",
    "kind Schema Object.type string " },
  { "schema-type-list-new",
    NEW ",\"components\":{\"schemas\":{\"C\":{\"type\":[\"string\",\"null\"]}}}}", "" },
  { "schema-any-keyword-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"zzzz\":1}}}}", "" },
  { "schema-exclusive-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"exclusiveMinimum\":"
    "[[true]]}}}}", "kind Schema Object.exclusiveMinimum number " },
  { "schema-exclusive", COMPONENT ("schemas") "{\"exclusiveMinimum\":true}}}}", "" },
  { "value-in", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":[[\"body\"]],\"schema\":{}}}}}",
    "value Parameter Object.in query|header|path|cookie " },
  { "value-type", COMPONENT ("schemas") "{\"type\":[[\"file\"]]}}}}",
    "value Schema Object.type array|boolean|integer|number|object|string " },
  { "value-scheme", COMPONENT ("securitySchemes") "{\"type\":[[\"mutualTLS\"]]}}}}",
    "value Security Scheme Object.type apiKey|http|oauth2|openIdConnect " },
  { "value-scheme-new",
    NEW ",\"components\":{\"securitySchemes\":{\"C\":{\"type\":\"mutualTLS\"}}}}", "" },
  { "only-new", OLD ",[[\"webhooks\"]]:{}}", "unknown OpenAPI Object. - " },
  { "only-new-new", NEW ",\"webhooks\":{}}", "" },
  { "path-without-slash", "{\"openapi\":\"3.0.4\",\"info\":{\"title\":\"t\",\"version\":\"1\"},"
    "\"paths\":{[[\"p\"]]:{}}}", "unknown Paths Object. - " },
  { "response-status", OPERATION "{\"responses\":{[[\"20\"]]:{\"description\":\"\"}}}}}}",
    "unknown Responses Object. - " },
  { "response-status-class", OPERATION "{\"responses\":{\"4XX\":{\"description\":\"\"}}}}}}", "" },
  { "reference", COMPONENT ("parameters") "{\"$ref\":\"#/a\",\"x-zzzz\":1}}}}", "" },
  { "beside-a-reference", COMPONENT ("parameters") "{[[\"in\"]]:1,\"$ref\":\"#/a\"}}}}",
    "ignored Parameter Object. - " },
  { "schema-beside-a-reference", COMPONENT ("schemas") "{\"$ref\":\"#/a\",[[\"title\"]]:\"t\"}}}}",
    "ignored Schema Object. - " },
  { "schema-beside-a-reference-new",
    NEW ",\"components\":{\"schemas\":{\"C\":{\"$ref\":\"#/a\",\"title\":\"t\"}}}}", "" },
  { "text-beside-a-reference", COMPONENT ("parameters") "{\"$ref\":\"#/a\",[[\"description\"]]:"
    "\"d\"}}}}", "ignored Parameter Object. - " },
  { "text-beside-a-reference-new",
    NEW ",\"components\":{\"parameters\":{\"C\":{\"$ref\":\"#/a\",\"description\":\"d\"}}}}", "" },
  { "more-beside-a-reference-new",
    NEW ",\"components\":{\"parameters\":{\"C\":{\"$ref\":\"#/a\",[[\"required\"]]:true}}}}",
    "ignored Parameter Object. - " },
  { "media-type-without-slash", MEDIA ("[[\"json\"]]"), MEDIA_FOUND },
  { "media-type-without-subtype", MEDIA ("[[\"application/\"]]"), MEDIA_FOUND },
  { "media-type-with-spaces", MEDIA ("[[\"plain text/a\"]]"), MEDIA_FOUND },
  { "media-type-with-suffix", MEDIA ("\"application/vnd.a.v1+json\""), "" },
  { "media-type-with-parameter", MEDIA ("\"application/json ; charset=\\\"utf 8\\\"\""), "" },
  { "media-type-range", MEDIA ("\"*/*\""), "" },
  { "component-name", OLD ",\"components\":{\"schemas\":{[[\"A<B>\"]]:{}}}}",
    "name Schema Object.schemas - " },
  { "component-name-dotted", OLD ",\"components\":{\"schemas\":{\"a.B_c-1\":{}}}}", "" },
  { "reference-kind", COMPONENT ("parameters") "{\"$ref\":[[1]]}}}}",
    "kind Parameter Object.$ref string " },
  { "reference-not-there", OLD ",\"tags\":[{[[\"$ref\"]]:\"#/a\",\"name\":\"n\"}]}",
    "unknown Tag Object. - " },
  { "empty-text", OPERATION "{[[\"summary\"]]:null," ANSWERS "}}}}",
    "empty Operation Object.summary string " },
  { "empty-flag", OPERATION "{[[\"deprecated\"]]:null," ANSWERS "}}}}",
    "empty Operation Object.deprecated boolean " },
  { "empty-in-a-map", COMPONENT_KEY ("responses") "null}}}", "empty Response Object. object " },
  { "empty-in-a-list", OLD ",\"tags\":[[[null]]]}", "kind Tag Object. object " },
  { "empty-anything", COMPONENT ("schemas") "{\"default\":null}}}}", "" },
  { "empty-type-new", NEW ",\"components\":{\"schemas\":{\"C\":{[[\"type\"]]:null}}}}",
    "empty Schema Object.type string|array " },
  { "type-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"type\":\"null\"}}}}", "" },
  { "type-of-another-name-new",
    NEW ",\"components\":{\"schemas\":{\"C\":{\"type\":[[\"file\"]]}}}}",
    "value Schema Object.type array|boolean|integer|null|number|object|string " },
  { "type-in-a-list-new",
    NEW ",\"components\":{\"schemas\":{\"C\":{\"type\":[\"null\",[[\"file\"]]]}}}}",
    "value Schema Object.type array|boolean|integer|null|number|object|string " },
  { "type-of-another-kind-new",
    NEW ",\"components\":{\"schemas\":{\"C\":{\"type\":[[{}]]}}}}",
    "kind Schema Object.type string|array " },

  { "empty-responses", OPERATION "{[[\"responses\"]]:{}}}}}",
    "empty Operation Object.responses object+ " },
  { "responses-extension", OPERATION "{[[\"responses\"]]:{\"x-a\":1}}}}}",
    "empty Operation Object.responses object+ " },
  { "responses-default", OPERATION "{\"responses\":{\"default\":{\"description\":\"\"}}}}}}", "" },
  { "empty-all-of", COMPONENT ("schemas") "{[[\"allOf\"]]:[]}}}}",
    "empty Schema Object.allOf array+ " },
  { "empty-enum", COMPONENT ("schemas") "{[[\"enum\"]]:[]}}}}",
    "empty Schema Object.enum array+ " },
  { "empty-required", COMPONENT ("schemas") "{[[\"required\"]]:[]}}}}",
    "empty Schema Object.required array+ " },
  { "empty-required-new", NEW ",\"components\":{\"schemas\":{\"C\":{\"required\":[]}}}}", "" },
  { "empty-servers", OLD ",\"servers\":[]}", "" },
  { "empty-variable-enum", OLD ",\"servers\":[{\"url\":\"/{v}\",\"variables\":{\"v\":{"
    "\"default\":\"a\",[[\"enum\"]]:[]}}}]}", "empty Server Variable Object.enum array+ " },

  { "parameter-without-schema", COMPONENT_KEY ("parameters") "{\"name\":\"n\",\"in\":\"query\"}}}}",
    "missing Parameter Object.schema - " },
  { "parameter-content", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"query\","
    "\"content\":{\"a/b\":{}}}}}}", "" },
  { "parameter-content-empty", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"query\","
    "[[\"content\"]]:{}}}}}", "empty Parameter Object.content object+ " },
  { "parameter-schema-and-content", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"query\","
    "\"content\":{\"a/b\":{}},[[\"schema\"]]:{}}}}}",
    "exclusive Parameter Object.content - " },
  { "parameter-path", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"path\",\"schema\":{},"
    "\"required\":true}}}}", "" },
  { "parameter-path-not-required", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"path\","
    "\"schema\":{},\"required\":[[false]]}}}}", "value Parameter Object.required true " },
  { "parameter-path-required-left-out", COMPONENT_KEY ("parameters") "{\"name\":\"n\","
    "\"in\":\"path\",\"schema\":{}}}}}", "missing Parameter Object.required - " },
  { "parameter-example-twice", COMPONENT ("parameters") "{\"name\":\"n\",\"in\":\"query\","
    "\"schema\":{},\"example\":1,[[\"examples\"]]:{}}}}}",
    "exclusive Parameter Object.example - " },
  { "header-without-schema", COMPONENT_KEY ("headers") "{}}}}", "missing Header Object.schema - " },
  { "media-type-example-twice",
    COMPONENT ("requestBodies") "{\"content\":{\"a/b\":{\"examples\":{},"
    "[[\"example\"]]:1}}}}}}", "exclusive Media Type Object.examples - " },
  { "example-value-twice", COMPONENT ("examples") "{\"value\":1,[[\"externalValue\"]]:\"u\"}}}}",
    "exclusive Example Object.value - " },
  { "link-to-nothing", COMPONENT_KEY ("links") "{}}}}", "missing Link Object.operationId - " },
  { "link-twice", COMPONENT ("links") "{\"operationId\":\"a\",[[\"operationRef\"]]:\"#/a\"}}}}",
    "exclusive Link Object.operationId - " },
  { "link-by-reference", COMPONENT ("links") "{\"operationRef\":\"#/a\"}}}}", "" },
  { "license-twice-new", "{\"openapi\":\"3.1.1\",\"paths\":{},\"info\":{\"title\":\"t\","
    "\"version\":\"1\",\"license\":{\"name\":\"n\",\"url\":\"u\",[[\"identifier\"]]:\"MIT\"}}}",
    "exclusive License Object.url - " },
  { "scheme-key-without-name", COMPONENT_KEY ("securitySchemes") "{\"type\":\"apiKey\","
    "\"in\":\"header\"}}}}", "missing Security Scheme Object.name - " },
  { "scheme-key-without-place", COMPONENT_KEY ("securitySchemes") "{\"type\":\"apiKey\","
    "\"name\":\"k\"}}}}", "missing Security Scheme Object.in - " },
  { "scheme-http", COMPONENT_KEY ("securitySchemes") "{\"type\":\"http\"}}}}",
    "missing Security Scheme Object.scheme - " },
  { "scheme-oauth", COMPONENT_KEY ("securitySchemes") "{\"type\":\"oauth2\"}}}}",
    "missing Security Scheme Object.flows - " },
  { "scheme-openid", COMPONENT_KEY ("securitySchemes") "{\"type\":\"openIdConnect\"}}}}",
    "missing Security Scheme Object.openIdConnectUrl - " },
  { "scheme-mutual-new",
    NEW ",\"components\":{\"securitySchemes\":{\"C\":{\"type\":\"mutualTLS\"}}}}", "" },

  { "example-is-not-looked-into", COMPONENT ("schemas") "{\"example\":{\"type\":1}}}}}", "" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *open = strstr (rows[i].text, "[["), *close;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (open == NULL)
    {
      found = describe (rows[i].text);
      g_assert_cmpstr (found, ==, "");
      return;
    }
  /* of three brackets the outer one is JSON's */
  while (open[2] == '[' && g_str_has_prefix (open + 1, "[[") &&
         !g_str_equal (rows[i].name, "schema-type-list"))
    open++;
  close = strstr (open, "]]");
  while (g_str_equal (rows[i].name, "schema-type-list") && close[2] == ']')
    close++;
  text = g_strdup_printf ("%.*s%.*s%s", (int) (open - rows[i].text), rows[i].text,
                          (int) (close - open - 2), open + 2, close + 2);
  found = describe (text);
  expected = g_strdup_printf ("%s%d %.*s\n", rows[i].finding, (int) (open - rows[i].text),
                              (int) (close - open - 2), open + 2);
  g_assert_cmpstr (found, ==, expected);
}

/* Aliases of YAML are looked at where they stand; two fields are missing. */
static void
test_aliases (void)
{
  g_autoptr(GString) text = g_string_new ("openapi: 3.0.4\nx-0: &a0 {type: string}\n");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GArray) findings = NULL;

  for (guint i = 1; i < 12; i++)
    g_string_append_printf (text, "x-%u: &a%u {allOf: [*a%u, *a%u]}\n", i, i, i - 1, i - 1);
  g_string_append (text, "components: {schemas: {C: *a11}}\n");
  bytes = g_bytes_new (text->str, text->len);
  tree = smith_tree_read (bytes, SMITH_SYNTAX_YAML);
  g_assert_null (smith_tree_get_error (tree));
  findings = smith_structure_check (tree, 10, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 2);
}

typedef struct
{
  GString      *places;
  GCancellable *cancellable;
} Visits;

static void
visit_cb (SmithStructurePlace place,
          SmithNode           node,
          gpointer            user_data)
{
  Visits *self = user_data;

  g_string_append_c (self->places, "SPHM"[place]);
  g_cancellable_cancel (self->cancellable);
}

/* Whoever looks on is told of schemas, parameters, headers and media types. */
static void
test_visit (void)
{
  static const char text[] =
    OLD ",\"components\":{\"parameters\":{\"P\":{\"name\":\"n\",\"in\":\"query\",\"schema\":"
    "{\"items\":{\"$ref\":\"#/x\"}}}},\"headers\":{\"H\":{\"content\":{\"a/b\":{\"schema\":{}}"
    "}}}}}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GArray) findings = NULL;
  Visits visits = { g_string_new (NULL), NULL };

  findings = smith_structure_check (tree, 10, visit_cb, &visits, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpstr (visits.places->str, ==, "PSHMS");
  g_string_free (visits.places, TRUE);
}

/* Whoever looks on is told of what is behind the last finding that is listed, too. */
static void
test_most (gconstpointer data)
{
  static const char text[] =
    OLD ",\"components\":{\"schemas\":{\"A\":{\"typ\":\"a\"},\"B\":{\"typ\":\"b\"},\"C\":{\"not\":"
    "{}}}}}";
  guint most = GPOINTER_TO_UINT (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GArray) findings = NULL;
  Visits visits = { g_string_new (NULL), NULL };
  gboolean is_truncated;

  findings = smith_structure_check (tree, most, visit_cb, &visits, &is_truncated, NULL);
  g_assert_cmpuint (findings->len, ==, most);
  g_assert_cmpint (is_truncated, ==, most < 2);
  g_assert_cmpstr (visits.places->str, ==, "SSSS");
  g_string_free (visits.places, TRUE);
}

/* Cancelled at the first of many schemas, it looks at few of the others. */
static void
test_cancelled (void)
{
  g_autoptr(GString) text = g_string_new (OLD ",\"components\":{\"schemas\":{\"C\":{\"allOf\":[{}");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GArray) findings = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Visits visits = { g_string_new (NULL), cancellable };

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, ",{}");
  g_string_append (text, "]}}}}");
  bytes = g_bytes_new (text->str, text->len);
  tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  findings = smith_structure_check (tree, 10, visit_cb, &visits, NULL, cancellable);
  g_assert_cmpuint (visits.places->len, <, 2000);
  g_string_free (visits.places, TRUE);
}

static void
add (const char    *kind,
     const char    *name,
     gsize          i,
     GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/structure/%s/%s", kind, name);

  g_test_add_data_func (path, GSIZE_TO_POINTER (i), test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      add ("silent", objects[i].name, i, test_silent);
      add ("unknown", objects[i].name, i, test_unknown);
      add ("missing", objects[i].name, i, test_missing);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add ("row", rows[i].name, i, test_row);
  g_test_add_func ("/structure/aliases", test_aliases);
  g_test_add_func ("/structure/visit", test_visit);
  g_test_add_data_func ("/structure/most/1", GUINT_TO_POINTER (1), test_most);
  g_test_add_data_func ("/structure/most/2", GUINT_TO_POINTER (2), test_most);
  g_test_add_func ("/structure/cancelled", test_cancelled);

  return g_test_run ();
}
