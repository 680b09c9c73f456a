/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "openapi/smith-api.h"

static SmithApi *
read_api (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  return smith_api_new (tree);
}

/* What a document shows, in one line: version; servers; operations. */
static char *
describe (SmithApi *api)
{
  GString *out = g_string_new (NULL);
  const char *version = smith_api_get_version (api);

  g_string_append_printf (out, "%s;", version != NULL ? version : "-");
  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    g_string_append_printf (out, " %s", smith_api_get_server (api, i)->url);
  g_string_append_c (out, ';');
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);

      g_string_append_printf (out, " %s %s %s", operation->method, operation->path,
                              operation->operation_id != NULL ? operation->operation_id : "-");
    }

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} describe_cases[] = {
  { "empty-object", "{}", "-;;" },
  { "broken-text", "{\"openapi\": \"3.1.0\", ", "3.1.0;;" },
  { "root-list", "[]", "-;;" },
  { "version-number", "{\"openapi\": 3.1}", "-;;" },
  { "servers", "{\"servers\": [{\"url\": \"https://a\"}, {}, 7]}", "-; https://a  ;" },
  { "one-operation", "{\"paths\": {\"/a\": {\"get\": {\"operationId\": \"x\"}}}}", "-;; get /a x" },
  { "two-methods", "{\"paths\": {\"/a\": {\"post\": {}, \"parameters\": [], \"get\": {}}}}",
    "-;; post /a - get /a -" },
  { "operation-is-text", "{\"paths\": {\"/a\": {\"get\": \"x\"}}}", "-;;" },
  { "id-is-number", "{\"paths\": {\"/a\": {\"get\": {\"operationId\": 1}}}}", "-;; get /a -" },
  { "upper-case-method", "{\"paths\": {\"/a\": {\"GET\": {}}}}", "-;;" },
  { "path-item-reference",
    "{\"paths\": {\"/a\": {\"$ref\": \"#/components/pathItems/P\"}},"
    " \"components\": {\"pathItems\": {\"P\": {\"get\": {\"operationId\": \"x\"}}}}}",
    "-;; get /a x" },
  { "path-item-cycle", "{\"paths\": {\"/a\": {\"$ref\": \"#/paths/~1a\"}}}", "-;;" },
  { "duplicate-path", "{\"paths\": {\"/a\": {\"get\": {\"operationId\": \"old\"}},"
    " \"/a\": {\"put\": {\"operationId\": \"new\"}}}}", "-;; put /a new" },
  { "duplicate-method", "{\"paths\": {\"/a\": {\"get\": {\"operationId\": \"old\"},"
    " \"get\": {\"operationId\": \"new\"}}}}", "-;; get /a new" },
};

static void
test_describe (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithApi) api = read_api (describe_cases[i].text);
  g_autofree char *found = describe (api);

  g_assert_cmpstr (found, ==, describe_cases[i].expected);
}

#define OPERATION(fields) \
  "{\"paths\": {\"/a/{id}\": {\"parameters\": [" \
  "{\"name\": \"id\", \"in\": \"path\", \"schema\": {\"type\": \"string\"}}," \
  "{\"name\": \"lang\", \"in\": \"query\"}], \"get\": {" fields "}}}," \
  " \"components\": {\"parameters\": {" \
  "\"Page\": {\"name\": \"page\", \"in\": \"query\"," \
  " \"schema\": {\"$ref\": \"#/components/schemas/N\"}}," \
  "\"Loop\": {\"$ref\": \"#/components/parameters/Loop\"}}," \
  " \"schemas\": {\"N\": {\"type\": \"integer\"}}}}"

static const struct
{
  const char *name;
  const char *text;
  const char *expected;  /* name:location:style:explode[!] and the schema's type */
} parameter_cases[] = {
  { "path-level-only", OPERATION (""), "id:2:simple:0! string; lang:0:form:1 -" },
  { "own-first", OPERATION ("\"parameters\": [{\"name\": \"q\", \"in\": \"query\"}]"),
    "q:0:form:1 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "override", OPERATION ("\"parameters\": [{\"name\": \"lang\", \"in\": \"query\","
    " \"required\": true}]"),
    "lang:0:form:1! -; id:2:simple:0! string" },
  { "same-name-elsewhere", OPERATION ("\"parameters\": [{\"name\": \"lang\", \"in\": \"header\"}]"),
    "lang:1:simple:0 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "reference", OPERATION ("\"parameters\": [{\"$ref\": \"#/components/parameters/Page\"}]"),
    "page:0:form:1 integer; id:2:simple:0! string; lang:0:form:1 -" },
  { "dangling", OPERATION ("\"parameters\": [{\"$ref\": \"#/components/parameters/No\"}]"),
    ":4:simple:0 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "reference-loop", OPERATION ("\"parameters\": [{\"$ref\": \"#/components/parameters/Loop\"}]"),
    ":4:simple:0 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "explode-off", OPERATION ("\"parameters\": [{\"name\": \"q\", \"in\": \"query\","
    " \"explode\": false}]"),
    "q:0:form:0 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "deep-object", OPERATION ("\"parameters\": [{\"name\": \"q\", \"in\": \"query\","
    " \"style\": \"deepObject\"}]"), "q:0:deepObject:0 -; id:2:simple:0! string; lang:0:form:1 -" },
  { "content", OPERATION ("\"parameters\": [{\"name\": \"q\", \"in\": \"query\", \"content\":"
    " {\"application/json\": {\"schema\": {\"type\": \"object\"}}}}]"),
    "q:0:form:1 object; id:2:simple:0! string; lang:0:form:1 -" },
  { "parameters-is-map", OPERATION ("\"parameters\": {}"),
    "id:2:simple:0! string; lang:0:form:1 -" },
};

static void
test_parameters (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithApi) api = read_api (parameter_cases[i].text);
  g_autoptr(GPtrArray) parameters =
    smith_api_list_parameters (api, smith_api_get_operation (api, 0));
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint k = 0; k < parameters->len; k++)
    {
      const SmithParameter *p = g_ptr_array_index (parameters, k);
      const char *type = p->schema != SMITH_NODE_NONE ? smith_api_get_schema_type (api, p->schema)
                                                      : NULL;

      g_string_append_printf (found, "%s%s:%d:%s:%d%s %s", k > 0 ? "; " : "", p->name,
                              (int) p->location, p->style, p->explode, p->is_required ? "!" : "",
                              type != NULL ? type : "-");
    }
  g_assert_cmpstr (found->str, ==, parameter_cases[i].expected);
}

#define SECURED(document, operation) \
  "{" document "\"paths\": {\"/a\": {\"get\": {" operation "}}}}"

static const struct
{
  const char *name;
  const char *text;
  gboolean    needs;
} security_cases[] = {
  { "none",            SECURED ("", ""), FALSE },
  { "document",        SECURED ("\"security\": [{\"k\": []}],", ""), TRUE },
  { "operation-clears", SECURED ("\"security\": [{\"k\": []}],", "\"security\": []"), FALSE },
  { "operation",       SECURED ("", "\"security\": [{\"k\": []}]"), TRUE },
  { "optional",        SECURED ("", "\"security\": [{\"k\": []}, {}]"), FALSE },
  { "security-is-map", SECURED ("", "\"security\": {\"k\": []}"), FALSE },
};

static void
test_security (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithApi) api = read_api (security_cases[i].text);

  g_assert_cmpint (smith_api_needs_credential (api, smith_api_get_operation (api, 0)), ==,
                   security_cases[i].needs);
}

static const struct
{
  const char *name;
  const char *schema;
  const char *type;
} type_cases[] = {
  { "plain",            "{\"type\": \"string\"}",             "string" },
  { "union-with-null",  "{\"type\": [\"null\", \"integer\"]}", "integer" },
  { "only-null",        "{\"type\": [\"null\"]}",             "null" },
  { "from-properties",  "{\"properties\": {}}",               "object" },
  { "from-items",       "{\"items\": {}}",                    "array" },
  { "unknown-word",     "{\"type\": \"text\"}",               NULL },
  { "nothing",          "{}",                                 NULL },
  { "not-a-schema",     "true",                               NULL },
};

static void
test_type (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithApi) api = read_api (type_cases[i].schema);

  g_assert_cmpstr (smith_api_get_schema_type (api, SMITH_NODE_ROOT), ==, type_cases[i].type);
}

static void
test_responses (void)
{
  g_autoptr(SmithApi) api = read_api (
    "{\"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {\"x\": 1}, \"4XX\": {\"x\": 4},"
    " \"default\": {\"$ref\": \"#/components/responses/D\"}}}}},"
    " \"components\": {\"responses\": {\"D\": {\"x\": 9}}}}");
  const struct { guint status; double mark; } rows[] = {
    { 200, 1 }, { 404, 4 }, { 500, 9 }, { 201, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SmithNode response = smith_api_get_response (api, smith_api_get_operation (api, 0),
                                                   rows[i].status);
      double mark = 0;

      g_assert_true (smith_tree_get_number (smith_api_get_tree (api),
                                            smith_tree_get_member (smith_api_get_tree (api),
                                                                   response, "x"), &mark));
      g_assert_cmpfloat (mark, ==, rows[i].mark);
    }
}

/* The body of an operation, and the mark of its schema: -1 when there is none. */
static const struct
{
  const char *name;
  const char *body;
  double      mark;
} body_cases[] = {
  { "in-place", "{\"content\": {\"text/plain\": {\"schema\": {\"x\": 2}},"
                " \"application/json\": {\"schema\": {\"x\": 1}}}}", 1 },
  { "by-references", "{\"$ref\": \"#/components/requestBodies/B\"}", 9 },
  { "other-media", "{\"content\": {\"text/plain\": {\"schema\": {\"x\": 2}}}}", -1 },
  { "no-schema", "{\"content\": {\"application/json\": {}}}", -1 },
  { "dangling", "{\"$ref\": \"#/components/requestBodies/C\"}", -1 },
  { "no-object", "[1]", -1 },
};

static void
test_body (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf (
    "{\"paths\": {\"/a\": {\"post\": {\"requestBody\": %s}}}, \"components\": {"
    "\"requestBodies\": {\"B\": {\"content\": {\"application/json\": {\"schema\":"
    " {\"$ref\": \"#/components/schemas/S\"}}}}}, \"schemas\": {\"S\": {\"x\": 9}}}}",
    body_cases[i].body);
  g_autoptr(SmithApi) api = read_api (text);
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode schema = smith_api_get_body_schema (api, smith_api_get_operation (api, 0),
                                                "application/json");
  double mark = -1;

  smith_tree_get_number (tree, smith_tree_get_member (tree, schema, "x"), &mark);
  g_assert_cmpfloat (mark, ==, body_cases[i].mark);
}

#define ADD_TABLE(table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat ("/api/" #function "/", table[i].name, NULL); \
      \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_##function); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_TABLE (describe_cases, describe)
  ADD_TABLE (parameter_cases, parameters)
  ADD_TABLE (security_cases, security)
  ADD_TABLE (type_cases, type)
  ADD_TABLE (body_cases, body)
  g_test_add_func ("/api/responses", test_responses);

  return g_test_run ();
}
