/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-text-edit.h"
#include "import/smith-import-curl.h"
#include "import/smith-import-operation.h"
#include "lint/smith-check.h"

#define KEY "aB3dE6fG9hJ2kL5mN8"
#define HEAD "openapi: 3.1.0\ninfo:\n  title: T\n  version: '1'\n"
#define SERVERS "servers:\n  - url: https://a.example/v1\n"
#define ANSWERS "responses: {'200': {description: Yes.}}"

static const char yaml[] =
  HEAD SERVERS
  "paths:\n"
  "  /stations:\n"
  "    get:\n"
  "      operationId: listStations\n"
  "      description: Lists the stations of the net.\n"
  "      " ANSWERS "\n"
  "  /stations/{id}:\n"
  "    parameters:\n"
  "      - {name: id, in: path, required: true, schema: {type: integer}}\n"
  "    get:\n"
  "      operationId: getStation\n"
  "      description: Gives one station by its id.\n"
  "      " ANSWERS "\n"
  "# the end\n";

static const char flow[] =
  "{openapi: 3.1.0, info: {title: T, version: '1'}, servers: [{url: https://a.example}], "
  "paths: {}}\n";

static const char json[] =
  "{\n"
  "  \"openapi\": \"3.0.3\",\n"
  "  \"info\": {\n    \"title\": \"T\",\n    \"version\": \"1\"\n  },\n"
  "  \"servers\": [\n    {\n      \"url\": \"https://a.example\"\n    }\n  ],\n"
  "  \"paths\": {\n"
  "    \"/a\": {\n      \"get\": {\n        \"operationId\": \"getA\",\n"
  "        \"description\": \"Gives the letter that comes first.\",\n"
  "        \"responses\": {\n          \"200\": {\n            \"description\": \"Yes.\"\n"
  "          }\n        }\n      }\n    }\n"
  "  }\n"
  "}\n";

static const char compact[] =
  "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},"
  "\"servers\":[{\"url\":\"https://a.example\"}],\"paths\":{}}";

static const char secured[] =
  HEAD SERVERS "security:\n  - key: []\npaths: {}\n"
  "components:\n  schemas: {}\n  securitySchemes:\n    key: {type: http, scheme: bearer}\n";

static const char shared[] =
  HEAD SERVERS "paths:\n  /b: {$ref: '#/components/pathItems/b'}\n"
  "components:\n  schemas: {}\n  pathItems:\n    b:\n      get:\n        operationId: getB\n"
  "        description: Gives what comes second.\n        " ANSWERS "\n";

/* What is added, and what is expected of it.  @part is looked for in the result. */
static const struct
{
  const char        *name;
  const char        *document;
  const char        *command;
  const char        *path;          /* NULL: as proposed */
  const char        *id;            /* expected operationId */
  const char        *expected_path;
  const char        *part;          /* of the result */
  const char        *answer;        /* sample */
  SmithImportServer  server;
  SmithImportScheme  scheme;
} rows[] = {
  { "yaml", yaml, "curl https://a.example/v1/alerts?limit=20", NULL, "listAlerts", "/alerts",
    "      " ANSWERS "\n"
    "  /alerts:\n    get:\n      operationId: listAlerts\n      parameters:\n"
    "        - name: limit\n          in: query\n          schema:\n            type: integer\n"
    "          example: 20\n      responses:\n        '200':\n          description: Success.\n"
    "# the end\n",
    NULL, SMITH_IMPORT_SERVER_SAME },
  { "number-in-path", yaml, "curl https://a.example/v1/alerts/7/notes/8", NULL, "getAlertNote",
    "/alerts/{alertId}/notes/{noteId}",
    "        - name: alertId\n          in: path\n          required: true\n          schema:\n"
    "            type: integer\n          example: 7\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "uuid-in-path", yaml,
    "curl https://a.example/v1/alerts/123e4567-e89b-42d3-a456-426614174000", NULL, "getAlert",
    "/alerts/{alertId}", "            format: uuid\n"
    "          example: 123e4567-e89b-42d3-a456-426614174000\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "random-in-path", yaml, "curl https://a.example/v1/alerts/cus_" KEY, NULL, "getAlert",
    "/alerts/{alertId}", "          schema:\n            type: string\n      responses", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "key-first-in-path", yaml, "curl https://b.example/bot123456:" KEY "/send", NULL, "getSend",
    "/{key}/send", "        - name: key\n          in: path\n          required: true\n"
    "          schema:\n            type: string\n      responses", NULL,
    SMITH_IMPORT_SERVER_OTHER },
  { "key-behind-server", yaml, "curl https://a.example/v1/bot123456:" KEY "/send", NULL, "getSend",
    "/{key}/send", "        - name: key\n          in: path\n          required: true\n"
    "          schema:\n            type: string\n      responses", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "places-on-map", yaml, "curl https://a.example/v1/points/52.5,13.4", NULL, "getPoint",
    "/points/{pointId}", "example: 52.5,13.4\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "version-in-path", yaml, "curl https://b.example/2/users/2.5/weather", NULL,
    "get2Users25Weather", "/2/users/2.5/weather", "  /2/users/2.5/weather:\n", NULL,
    SMITH_IMPORT_SERVER_OTHER },
  { "placeholders", yaml, "curl https://a.example/v1/users/$USER_ID/files/:file-id/<part>/{x}",
    NULL, "getUserFile", "/users/{userId}/files/{fileId}/{part}/{x}", "name: userId\n", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "item-declares-parameter", yaml, "curl -X DELETE https://a.example/v1/stations/42", NULL,
    "deleteStation", "/stations/{id}",
    "    delete:\n      operationId: deleteStation\n      responses:\n", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "item-other-names", yaml, "curl -X PUT https://a.example/v1/stations/42 -d '{\"a\":[1,2.5]}'",
    NULL, "replaceStation", "/stations/{id}",
    "            schema:\n              type: object\n              properties:\n"
    "                a:\n                  type: array\n                  items:\n"
    "                    type: number\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "name-taken", yaml, "curl https://a.example/v1/api/stations", NULL, "listStations_2",
    "/api/stations", "operationId: listStations_2\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "path-by-hand", yaml, "curl https://a.example/v1/towns/Bern", "/towns/{town}", "getTown",
    "/towns/{town}", "            type: string\n          example: Bern\n", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "server-without-base", yaml, "curl https://a.example/v2/alerts", NULL, "listAlerts",
    "/v2/alerts", "  /v2/alerts:\n", NULL, SMITH_IMPORT_SERVER_OTHER },
  { "server-alone", yaml, "curl https://a.example/v1", NULL, "getRoot", "/", "  /:\n", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "server-of-longer-name", yaml, "curl https://a.example/v10/alerts", NULL, "listAlerts",
    "/v10/alerts", "  /v10/alerts:\n", NULL, SMITH_IMPORT_SERVER_OTHER },
  { "answer", yaml, "curl https://a.example/v1/alerts", NULL, "listAlerts", "/alerts",
    "          content:\n            application/json:\n              schema:\n"
    "                type: object\n                properties:\n                  id:\n"
    "                    type: string\n                required:\n                  - id\n",
    "{\"id\": \"x\"}", SMITH_IMPORT_SERVER_SAME },
  { "query-types", yaml, "curl 'https://a.example/v1/alerts?a=1.5&b=true&c=2024-01-31&d=007&e=&f'",
    NULL, "listAlerts", "/alerts",
    "            type: number\n          example: 1.5\n        - name: b\n          in: query\n"
    "          schema:\n            type: boolean\n          example: true\n        - name: c\n"
    "          in: query\n          schema:\n            type: string\n            format: date\n"
    "          example: '2024-01-31'\n        - name: d\n          in: query\n          schema:\n"
    "            type: string\n          example: '007'\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "query-list", yaml, "curl 'https://a.example/v1/alerts?id=1&id=2'", NULL, "listAlerts",
    "/alerts", "        - name: id\n          in: query\n          schema:\n"
    "            type: array\n            items:\n              type: integer\n      responses",
    NULL, SMITH_IMPORT_SERVER_SAME },
  { "form-body", yaml, "curl -d 'a=1&b=x&password=p' https://a.example/v1/alerts", NULL,
    "createAlert", "/alerts", "          application/x-www-form-urlencoded:\n            schema:\n"
    "              type: object\n              properties:\n                a:\n"
    "                  type: integer\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "files", yaml, "curl -F a=1 -F photo=@x.png https://a.example/v1/alerts", NULL,
    "createAlert", "/alerts", "                photo:\n                  type: string\n"
    "                  format: binary\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "body-with-gaps", yaml, "curl -d '{\"a\": $X}' https://a.example/v1/alerts", NULL,
    "createAlert", "/alerts", "            schema:\n              type: object\n", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "bearer", yaml, "curl -H 'Authorization: Bearer " KEY "' https://a.example/v1/alerts", NULL,
    "listAlerts", "/alerts", "      security:\n        - bearerAuth: []\n", NULL,
    SMITH_IMPORT_SERVER_SAME, SMITH_IMPORT_SCHEME_ADDED },
  { "bearer-components", yaml, "curl -H 'Authorization: Bearer " KEY "' https://a.example/v1/x",
    NULL, "getX", "/x", "components:\n  schemas: {}\n  securitySchemes:\n    bearerAuth:\n"
    "      type: http\n      scheme: bearer\n", NULL, SMITH_IMPORT_SERVER_SAME,
    SMITH_IMPORT_SCHEME_ADDED },
  { "basic", yaml, "curl -u me:" KEY " https://a.example/v1/x", NULL, "getX", "/x",
    "    basicAuth:\n      type: http\n      scheme: basic\n", NULL, SMITH_IMPORT_SERVER_SAME,
    SMITH_IMPORT_SCHEME_ADDED },
  { "key-header", json, "curl -H 'X-Api-Key: " KEY "' https://a.example/x", NULL, "getX", "/x",
    "      \"apiKeyAuth\": {\n        \"type\": \"apiKey\",\n        \"in\": \"header\",\n"
    "        \"name\": \"X-Api-Key\"\n      }\n", NULL, SMITH_IMPORT_SERVER_SAME,
    SMITH_IMPORT_SCHEME_ADDED },
  { "query-key", yaml, "curl 'https://a.example/v1/x?api_key=" KEY "&q=1'", NULL, "getX", "/x",
    "        - name: q\n", NULL, SMITH_IMPORT_SERVER_SAME, SMITH_IMPORT_SCHEME_NONE },
  { "scheme-there", secured, "curl -H 'authorization: Bearer " KEY "' https://a.example/v1/x", NULL,
    "getX", "/x", "paths:\n  /x:\n    get:\n      operationId: getX\n      responses:\n"
    "        '200':\n          description: Success.\n", NULL,
    SMITH_IMPORT_SERVER_SAME, SMITH_IMPORT_SCHEME_DECLARED },
  { "scheme-other", secured, "curl -u me:" KEY " https://a.example/v1/x", NULL, "getX", "/x",
    "key: {type: http, scheme: bearer}\n", NULL, SMITH_IMPORT_SERVER_SAME,
    SMITH_IMPORT_SCHEME_OTHER },
  { "flow", flow, "curl https://a.example/x?q=1", NULL, "getX", "/x", "paths: {", NULL,
    SMITH_IMPORT_SERVER_SAME },
  { "json", json, "curl https://a.example/x", NULL, "getX", "/x",
    "    },\n    \"/x\": {\n      \"get\": {\n        \"operationId\": \"getX\",\n"
    "        \"responses\": {\n          \"200\": {\n            \"description\": \"Success.\"\n"
    "          }\n        }\n      }\n    }\n  }\n}\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "json-old-words", json, "curl https://a.example/x", NULL, "getX", "/x",
    "                \"nullable\": true\n", "null", SMITH_IMPORT_SERVER_SAME },
  { "json-compact", compact, "curl https://a.example/x", NULL, "getX", "/x",
    "\"paths\":{\"/x\":{\"get\":{\"operationId\":\"getX\",\"responses\":"
    "{\"200\":{\"description\":\"Success.\"}}}}}}", NULL, SMITH_IMPORT_SERVER_SAME },
  { "json-compact-all", "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"}}",
    "curl -u a:" KEY " https://b.example/x", NULL, "getX", "/x",
    ",\"servers\":[{\"url\":\"https://b.example\"}],\"paths\":{\"/x\":", NULL,
    SMITH_IMPORT_SERVER_ADDED, SMITH_IMPORT_SCHEME_ADDED },
  { "no-paths", HEAD SERVERS, "curl https://a.example/v1/x", NULL, "getX", "/x",
    HEAD SERVERS "paths:\n  /x:\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "no-paths-no-servers", HEAD, "curl https://b.example/x", NULL, "getX", "/x",
    HEAD "servers:\n  - url: https://b.example\npaths:\n  /x:\n", NULL,
    SMITH_IMPORT_SERVER_ADDED },
  { "paths-null", HEAD SERVERS "paths:\n", "curl https://a.example/v1/x", NULL, "getX", "/x",
    "paths:\n  /x:\n    get:\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "paths-empty", HEAD SERVERS "paths: {}\n", "curl https://a.example/v1/x", NULL, "getX", "/x",
    "paths:\n  /x:\n    get:\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "paths-empty-no-servers", HEAD "paths: {}\n", "curl -u me:" KEY " https://b.example/x", NULL,
    "getX", "/x", "servers:\n  - url: https://b.example\npaths:\n  /x:\n", NULL,
    SMITH_IMPORT_SERVER_ADDED, SMITH_IMPORT_SCHEME_ADDED },
  { "servers-empty", HEAD "servers: []\npaths: {}\n", "curl https://b.example/x", NULL, "getX",
    "/x",
    "servers:\n  - url: https://b.example\n", NULL, SMITH_IMPORT_SERVER_ADDED },
  { "item-null", HEAD SERVERS "paths:\n  /x:\n  /y: {}\n", "curl https://a.example/v1/x", NULL,
    "getX", "/x", "  /x:\n    get:\n      operationId: getX\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "item-empty", HEAD SERVERS "paths:\n  /x:\n  /y: {}\n", "curl https://a.example/v1/y", NULL,
    "getY", "/y", "  /y:\n    get:\n      operationId: getY\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "components-empty", HEAD SERVERS "paths: {}\ncomponents: {}\n",
    "curl -u me:" KEY " https://a.example/v1/x", NULL, "getX", "/x",
    "components:\n  schemas: {}\n  securitySchemes:\n", NULL, SMITH_IMPORT_SERVER_SAME,
    SMITH_IMPORT_SCHEME_ADDED },
  { "components-some", HEAD SERVERS "paths: {}\ncomponents:\n  schemas: {}\n",
    "curl -u me:" KEY " https://a.example/v1/x", NULL, "getX", "/x",
    "components:\n  schemas: {}\n  securitySchemes:\n    basicAuth:\n", NULL,
    SMITH_IMPORT_SERVER_SAME, SMITH_IMPORT_SCHEME_ADDED },
  { "item-shared", shared, "curl -X POST https://a.example/v1/b", NULL, "b", "/b",
    "      post:\n        operationId: b\n", NULL, SMITH_IMPORT_SERVER_SAME },
  { "crlf", "openapi: 3.1.0\r\ninfo:\r\n  title: T\r\n  version: '1'\r\nservers:\r\n"
    "  - url: https://a.example\r\npaths: {}\r\n", "curl https://a.example/x", NULL, "getX", "/x",
    "paths:\r\n  /x:\r\n    get:\r\n", NULL, SMITH_IMPORT_SERVER_SAME },
};

static GBytes *
to_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

/* Problems that count, and notes other than that something has no description, which a command
 * cannot give. */
static guint
count_problems (SmithCheck *check)
{
  guint n = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (g_str_has_suffix (problem->rule, "-description-missing"))
        continue;
      if (g_test_verbose ())
        g_test_message ("%s: %s", problem->rule, problem->message);
      n++;
    }

  return n;
}

/* Commands whose requests ChatGPT cannot make as they are deserve what is said of them. */
static gboolean
deserves_problems (const char *name)
{
  static const char *const names[] = {
    "query-list", "form-body", "files", "body-with-gaps", "item-shared", NULL
  };

  return g_strv_contains (names, name);
}

/* Undoing gives the bytes back, and the document is as good as it was. */
static void
check_result (SmithCheck                 *before,
              const SmithImportOperation *operation,
              GBytes                     *after,
              const char                 *name)
{
  GBytes *text = smith_tree_get_text (smith_check_get_tree (before));
  g_autoptr(GPtrArray) inverse = smith_text_edits_invert (operation->edits, text);
  g_autoptr(GBytes) back = smith_text_edits_apply (inverse, after);
  g_autoptr(SmithCheck) check = smith_check_run (after, &smith_profile_chatgpt, NULL);
  const SmithOperation *found;

  g_assert_true (g_bytes_equal (back, text));
  g_assert_null (smith_tree_get_error (smith_check_get_tree (check)));
  found = smith_api_find_operation (smith_check_get_api (check), operation->operation_id);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->path, ==, operation->path);
  g_assert_cmpstr (found->method, ==, operation->method);
  if (!deserves_problems (name))
    g_assert_cmpuint (count_problems (check), <=, count_problems (before));
}

static SmithImportOperation *
add (SmithCheck             *check,
     const char             *command,
     const SmithImportForm  *form,
     SmithImportFault       *fault,
     GError                **error)
{
  gsize offset;
  g_autoptr(SmithImportRequest) request = smith_import_curl_read (command, -1, &offset, error);

  g_assert (request != NULL);

  return smith_import_operation_new (smith_check_get_api (check), request, form, fault, error);
}

static void
test_add (gconstpointer data)
{
  const typeof (rows[0]) *row = data;
  g_autoptr(GBytes) text = to_bytes (row->document);
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  SmithImportForm form = { .path = row->path, .answer = row->answer, .max_name = 64 };
  SmithImportFault fault;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportOperation) operation = add (check, row->command, &form, &fault, &error);
  g_autoptr(GBytes) after = NULL;
  g_autofree char *result = NULL;
  g_autofree char *preview = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (operation->operation_id, ==, row->id);
  g_assert_cmpstr (operation->path, ==, row->expected_path);
  g_assert_cmpint (operation->server, ==, row->server);
  g_assert_cmpint (operation->scheme, ==, row->scheme);
  after = smith_text_edits_apply (operation->edits, text);
  g_assert_nonnull (after);
  result = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  if (strstr (result, row->part) == NULL)
    g_error ("“%s” is not in\n%s", row->part, result);
  g_assert_null (strstr (result, KEY));
  g_assert_cmpmem (result + operation->place.start, operation->place.end - operation->place.start,
                   row->id, strlen (row->id));
  preview = smith_import_edits_preview (operation->edits);
  g_assert_nonnull (strstr (preview, row->id));
  g_assert_null (strstr (preview, KEY));
  check_result (check, operation, after, row->name);
}

/* What a person says is written, and what was there before goes. */
static void
test_replace (void)
{
  g_autoptr(GBytes) text = to_bytes (yaml);
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  SmithImportForm form = { .max_name = 64, .summary = "One station: in short",
                           .description = "Gives a place and its height.", .body = " ",
                           .answer = "[1]" };
  SmithImportFault fault;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportOperation) none = add (check, "curl https://a.example/v1/stations/5", &form,
                                              &fault, &error);
  g_autoptr(SmithImportOperation) operation = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autofree char *result = NULL;

  g_assert_null (none);
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_EXISTS);
  g_assert_cmpmem (yaml + fault.existing.start, 18, "get:\n      operati", 18);
  form.is_replacing = TRUE;
  operation = add (check, "curl https://a.example/v1/stations/5", &form, &fault, NULL);
  g_assert (operation != NULL);
  g_assert_cmpstr (operation->operation_id, ==, "getStation");
  after = smith_text_edits_apply (operation->edits, text);
  result = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_nonnull (strstr (result, "    get:\n      operationId: getStation\n"
                                    "      summary: 'One station: in short'\n"
                                    "      description: Gives a place and its height.\n"
                                    "      responses:\n"));
  g_assert_null (strstr (result, "by its id"));
  check_result (check, operation, after, "replace");
}

static void
test_server (void)
{
  g_autoptr(GBytes) text = to_bytes (yaml);
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  SmithImportForm form = { .max_name = 64, .sets_server = TRUE, .operation_id = "getStation" };
  SmithImportFault fault;
  g_autoptr(SmithImportOperation) operation = add (check, "curl https://b.example/x", &form,
                                                   &fault, NULL);
  g_autoptr(GBytes) after = NULL;
  g_autofree char *result = NULL;

  g_assert (operation != NULL);
  after = smith_text_edits_apply (operation->edits, text);
  result = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_cmpint (operation->server, ==, SMITH_IMPORT_SERVER_SET);
  g_assert_cmpstr (operation->operation_id, ==, "getStation_2");
  g_assert_nonnull (strstr (result, "servers:\n  - url: https://b.example\n"));
  check_result (check, operation, after, "server-without-base");
}

/* Why nothing is made. */
static const struct
{
  const char       *name;
  const char       *document;
  const char       *path;
  const char       *body;
  const char       *answer;
  SmithImportError  code;
  SmithImportInput  input;
  gsize             offset;
} bad_rows[] = {
  { "no-slash", yaml, "x", NULL, NULL, SMITH_IMPORT_ERROR_ADDRESS, SMITH_IMPORT_INPUT_PATH, 0 },
  { "query", yaml, "/x?a=1", NULL, NULL, SMITH_IMPORT_ERROR_ADDRESS, SMITH_IMPORT_INPUT_PATH, 0 },
  { "brace", yaml, "/x/{id", NULL, NULL, SMITH_IMPORT_ERROR_ADDRESS, SMITH_IMPORT_INPUT_PATH, 0 },
  { "braces", yaml, "/x/{}", NULL, NULL, SMITH_IMPORT_ERROR_ADDRESS, SMITH_IMPORT_INPUT_PATH, 0 },
  { "slash-in-braces", yaml, "/{a/b}", NULL, NULL, SMITH_IMPORT_ERROR_ADDRESS,
    SMITH_IMPORT_INPUT_PATH, 0 },
  { "body", yaml, NULL, "{\"a\":}", NULL, SMITH_IMPORT_ERROR_SAMPLE, SMITH_IMPORT_INPUT_BODY, 5 },
  { "answer", yaml, NULL, NULL, "[1,]", SMITH_IMPORT_ERROR_SAMPLE, SMITH_IMPORT_INPUT_ANSWER, 3 },
  { "broken", "openapi: [\n", NULL, NULL, NULL, SMITH_IMPORT_ERROR_DOCUMENT,
    SMITH_IMPORT_INPUT_DOCUMENT, 0 },
  { "list", "- a\n", NULL, NULL, NULL, SMITH_IMPORT_ERROR_DOCUMENT,
    SMITH_IMPORT_INPUT_DOCUMENT, 0 },
  { "paths-text", HEAD "paths: soon\n", NULL, NULL, NULL, SMITH_IMPORT_ERROR_DOCUMENT,
    SMITH_IMPORT_INPUT_DOCUMENT, 0 },
};

static void
test_refused (gconstpointer data)
{
  const typeof (bad_rows[0]) *row = data;
  g_autoptr(GBytes) text = to_bytes (row->document);
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  SmithImportForm form = { .path = row->path, .body = row->body, .answer = row->answer,
                           .max_name = 64 };
  SmithImportFault fault;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportOperation) none = add (check, "curl https://a.example/x", &form, &fault,
                                              &error);

  g_assert_null (none);
  g_assert_error (error, SMITH_IMPORT_ERROR, (int) row->code);
  g_assert_cmpint (fault.input, ==, row->input);
  if (row->offset > 0)
    g_assert_cmpuint (fault.offset, ==, row->offset);
}

/* An address that a person types. */
static void
test_form (void)
{
  g_autoptr(GBytes) text = to_bytes (yaml);
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportRequest) request = smith_import_request_new ("POST", "/alerts/7?dry=true",
                                                                    &error);
  SmithImportForm form = { .max_name = 64, .body = "{\"a\": 1}" };
  SmithImportFault fault;
  g_autoptr(SmithImportOperation) operation = NULL;

  g_assert_no_error (error);
  operation = smith_import_operation_new (smith_check_get_api (check), request, &form, &fault,
                                          &error);
  g_assert_no_error (error);
  g_assert_cmpstr (operation->path, ==, "/alerts/{alertId}");
  g_assert_cmpint (operation->server, ==, SMITH_IMPORT_SERVER_UNKNOWN);
  g_assert_null (smith_import_request_new ("PURGE", "/", &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_ADDRESS);
  g_clear_error (&error);
  g_assert_null (smith_import_request_new ("get", "stations", &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_ADDRESS);
  g_clear_error (&error);
  g_assert_null (smith_import_request_new ("get", "", &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_ADDRESS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import-operation/add/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_add);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import-operation/refused/", bad_rows[i].name, NULL);

      g_test_add_data_func (path, &bad_rows[i], test_refused);
    }
  g_test_add_func ("/import-operation/replace", test_replace);
  g_test_add_func ("/import-operation/server", test_server);
  g_test_add_func ("/import-operation/form", test_form);

  return g_test_run ();
}
