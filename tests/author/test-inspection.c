/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-support.h"

#include <string.h>

#include "doc/smith-edit.h"

/* What forms show of a text, and what becomes of the text. */

#define HEAD INSPECTION_HEAD
#define GET HEAD "paths:\n  /a:\n    get:\n"
#define FLOW HEAD "paths: {/a: {get: {operationId: one, responses: {}}}}\n"
#define JSON(members) \
  "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {\n      \"get\": {\n" members \
  "      }\n    }\n  }\n}\n"
#define PARAMETERS GET "      operationId: one\n      parameters:\n"
#define SCHEMA HEAD "components:\n  schemas:\n    Dog:\n"

static const InspectionSetRow set_rows[] = {
  { "summary/set", GET "      operationId: one  # first\n      summary: Old  # why\n",
    "operationId",
    "main", NULL, "summary", "Old", "New: all",
    GET "      operationId: one  # first\n      summary: 'New: all'  # why\n" },
  { "summary/add", GET "      operationId: one  # first\n      responses: {}\n", "operationId",
    "main", NULL, "summary", "", "New",
    GET "      operationId: one  # first\n      summary: New\n      responses: {}\n" },
  { "summary/remove", GET "      operationId: one\n      summary: Old\n      deprecated: true\n",
    "operationId", "main", NULL, "summary", "Old", "",
    GET "      operationId: one\n      deprecated: true\n" },
  { "summary/same", GET "      summary: Old\n", "summary", "main", NULL, "summary", "Old", "Old",
    GET "      summary: Old\n" },
  { "summary/flow", FLOW, "one", "main", NULL, "summary", "", "New",
    HEAD "paths: {/a: {get: {operationId: one, summary: New, responses: {}}}}\n" },
  { "summary/json", JSON ("        \"operationId\": \"one\",\n        \"responses\": {}\n"), "one",
    "main", NULL, "summary", "", "a \"b\"",
    JSON ("        \"operationId\": \"one\",\n        \"summary\": \"a \\\"b\\\"\",\n"
          "        \"responses\": {}\n") },
  { "summary/of-many-lines", GET "      summary: |\n        a\n        b\n", "summary", "main",
    NULL,
    "summary", "a\nb\n", "c", NULL },
  { "summary/no-text", GET "      summary: [a]\n", "summary", "main", NULL, "summary", "", "c",
    NULL },
  { "description/block",
    GET "      description: |\n        One.\n        Two.\n      # kept\n      responses: {}\n",
    "description", "main", NULL, "description", "One.\nTwo.\n", "One.\nThree.\n",
    GET "      description: |\n        One.\n        Three.\n      # kept\n      responses: {}\n" },
  { "description/json", JSON ("        \"description\": \"One.\\nTwo.\"\n"), "One", "main", NULL,
    "description", "One.\nTwo.", "One.\nThree.",
    JSON ("        \"description\": \"One.\\nThree.\"\n") },
  { "id/links",
    GET "      operationId: one\n      responses:\n        '200':\n          description: d\n"
    "          links: {again: {operationId: one}}\n", "operationId", "main", NULL, "operationId",
    "one", "two",
    GET "      operationId: two\n      responses:\n        '200':\n          description: d\n"
    "          links: {again: {operationId: two}}\n" },
  { "id/taken", GET "      operationId: one\n    put: {operationId: two}\n", "operationId", "main",
    NULL, "operationId", "one", "two", NULL },
  { "id/add", GET "      # why\n      responses: {}\n", "responses", "main", NULL, "operationId",
    "",
    "one", GET "      operationId: one\n      # why\n      responses: {}\n" },
  { "method", GET "      operationId: one\n", "one", "main", NULL, "method", "get", "post",
    HEAD "paths:\n  /a:\n    post:\n      operationId: one\n" },
  { "method/taken", GET "      operationId: one\n    post: {}\n", "one", "main", NULL, "method",
    "get",
    "post", NULL },
  { "path", GET "      operationId: one\n    post: {}\n", "one", "main", NULL, "path", "/a",
    "/b/{c}",
    HEAD "paths:\n  /b/{c}:\n    get:\n      operationId: one\n    post: {}\n" },
  { "path/no-slash", GET "      operationId: one\n", "one", "main", NULL, "path", "/a", "b", NULL },
  { "path/empty", GET "      operationId: one\n", "one", "main", NULL, "path", "/a", "", NULL },
  { "consequential/yes", GET "      operationId: one\n      responses: {}\n", "one", "main", NULL,
    "x-openai-isConsequential", "", "true",
    GET "      operationId: one\n      x-openai-isConsequential: true\n      responses: {}\n" },
  { "consequential/no", GET "      x-openai-isConsequential: true\n      responses: {}\n",
    "responses", "main", NULL, "x-openai-isConsequential", "true", "false",
    GET "      x-openai-isConsequential: false\n      responses: {}\n" },
  { "consequential/default", GET "      x-openai-isConsequential: false\n      responses: {}\n",
    "responses", "main", NULL, "x-openai-isConsequential", "false", "",
    GET "      responses: {}\n" },
  { "deprecated/on", FLOW, "one", "main", NULL, "deprecated", "", "true",
    HEAD "paths: {/a: {get: {operationId: one, deprecated: true, responses: {}}}}\n" },
  { "deprecated/off", GET "      deprecated: true  # since 2\n      responses: {}\n", "deprecated",
    "main", NULL, "deprecated", "true", "", GET "      responses: {}\n" },
  { "tags/one-other", GET "      tags:\n        - A  # a\n        - 'B'\n        - C\n", "tags",
    "main",
    NULL, "tags", "A, B, C", "A, D, C",
    GET "      tags:\n        - A  # a\n        - 'D'\n        - C\n" },
  { "tags/one-more", GET "      tags: [A, B]\n", "tags", "main", NULL, "tags", "A, B", "A , C,B",
    GET "      tags: [A, C, B]\n" },
  { "tags/many-more", GET "      tags: [A]\n", "tags", "main", NULL, "tags", "A", "A,B,C",
    GET "      tags: [A, B, C]\n" },
  { "tags/fewer", GET "      tags: [A, B, C]\n", "tags", "main", NULL, "tags", "A, B, C", "C",
    GET "      tags: [C]\n" },
  { "tags/none", GET "      tags: [A]\n      summary: s\n", "tags", "main", NULL, "tags", "A",
    " , ",
    GET "      summary: s\n" },
  { "tags/first", GET "      summary: s\n", "summary", "main", NULL, "tags", "", "A, true",
    GET "      tags:\n        - A\n        - 'true'\n      summary: s\n" },
  { "tags/with-comma", GET "      tags: ['A, B']\n", "tags", "main", NULL, "tags", "", "A", NULL },
  { "parameter/name", PARAMETERS "        - name: q  # kept\n          in: query\n", "name: q",
    "parameters", "q", "name", "q", "term",
    PARAMETERS "        - name: term  # kept\n          in: query\n" },
  { "parameter/where", PARAMETERS "        - {name: q, in: query}\n", "one", "parameters", "q",
    "in",
    "query", "header", PARAMETERS "        - {name: q, in: header}\n" },
  { "parameter/type", PARAMETERS "        - name: q\n          in: query\n", "one", "parameters",
    "q",
    "schema/type", "", "integer",
    PARAMETERS "        - name: q\n          in: query\n          schema:\n"
               "            type: integer\n" },
  { "parameter/required", PARAMETERS "        - name: q\n          in: query\n", "one",
    "parameters",
    "q", "required", "", "true",
    PARAMETERS "        - name: q\n          in: query\n          required: true\n" },
  { "parameter/default-number",
    PARAMETERS "        - {name: q, in: query, schema: {type: integer}}\n", "one", "parameters",
    "q",
    "schema/default", "", "3",
    PARAMETERS "        - {name: q, in: query, schema: {type: integer, default: 3}}\n" },
  { "parameter/default-string",
    PARAMETERS "        - {name: q, in: query, schema: {type: string}}\n", "one", "parameters", "q",
    "schema/default", "", "3",
    PARAMETERS "        - {name: q, in: query, schema: {type: string, default: '3'}}\n" },
  { "parameter/enum",
    PARAMETERS "        - {name: q, in: query, schema: {type: integer, enum: [1, 2]}}\n", "one",
    "parameters", "q", "schema/enum", "1, 2", "1, 3",
    PARAMETERS "        - {name: q, in: query, schema: {type: integer, enum: [1, 3]}}\n" },
  { "parameter/schema-elsewhere",
    PARAMETERS "        - {name: q, in: query, schema: {$ref: '#/components/schemas/S'}}\n", "one",
    "parameters", "q", "schema/type", "", "string", NULL },
  { "parameter/second",
    PARAMETERS "        - {name: q, in: query}\n        - {name: q, in: header}\n", "one",
    "parameters", "q", "in", "query", "cookie",
    PARAMETERS "        - {name: q, in: cookie}\n        - {name: q, in: header}\n" },
  { "parameter/json",
    JSON ("        \"parameters\": [\n          {\"name\": \"q\", \"in\": \"query\"}\n        ]\n"),
    "parameters", "parameters", "q", "description", "", "What",
    JSON ("        \"parameters\": [\n"
          "          {\"name\": \"q\", \"in\": \"query\", \"description\": \"What\"}\n"
          "        ]\n") },
  { "response/status", GET "      responses:\n        '200': {description: d}\n", "200",
    "responses",
    "200", "key", "200", "201", GET "      responses:\n        '201': {description: d}\n" },
  { "response/description", GET "      responses:\n        '200': {description: d}\n", "200",
    "responses", "200", "description", "d", "",
    GET "      responses:\n        '200': {description: ''}\n" },
  { "info/version", HEAD, "title", "main", NULL, "version", "1", "2",
    "openapi: 3.1.0\ninfo: {title: T, version: '2'}\n" },
  { "info/number", "openapi: 3.1.0\ninfo:\n  title: T\n  version: 1.0\n", "title", "main", NULL,
    "version", "1.0", "1.1", "openapi: 3.1.0\ninfo:\n  title: T\n  version: '1.1'\n" },
  { "server/url", "servers:\n  - url: https://a.example\n  - url: https://b.example\n",
    "url: https://b", "main", NULL, "url", "https://b.example", "https://c.example",
    "servers:\n  - url: https://a.example\n  - url: https://c.example\n" },
  { "security/rename",
    HEAD "security: [{key: []}]\ncomponents:\n  securitySchemes:\n    key: {type: http}\n",
    "key: {t",
    "main", NULL, "key", "key", "main",
    HEAD "security: [{main: []}]\ncomponents:\n  securitySchemes:\n    main: {type: http}\n" },
  { "security/scheme", HEAD "components:\n  securitySchemes:\n    key: {type: http}\n", "key: {t",
    "main", NULL, "scheme", "", "bearer",
    HEAD "components:\n  securitySchemes:\n    key: {type: http, scheme: bearer}\n" },
  { "schema/rename",
    SCHEMA "      type: object\n    Cat: {$ref: '#/components/schemas/Dog'}\n", "Dog:", "main",
    NULL,
    "key", "Dog", "Hound",
    HEAD "components:\n  schemas:\n    Hound:\n      type: object\n"
    "    Cat: {$ref: '#/components/schemas/Hound'}\n" },
  { "schema/bad-name", SCHEMA "      type: object\n", "Dog:", "main", NULL, "key", "Dog", "a b",
    NULL },
  { "property/rename",
    SCHEMA "      required: [b, a]\n      properties:\n        a: {type: string}\n", "Dog:",
    "properties", "a", "key", "a", "c",
    SCHEMA "      required: [b, c]\n      properties:\n        c: {type: string}\n" },
  { "property/needed", SCHEMA "      type: object\n      properties:\n        a: {}\n", "Dog:",
    "properties", "a", "needed", "", "true",
    SCHEMA "      type: object\n      required:\n        - a\n      properties:\n        a: {}\n" },
  { "property/also-needed",
    SCHEMA "      required: [b]\n      properties:\n        a: {}\n", "Dog:", "properties", "a",
    "needed", "", "true", SCHEMA "      required: [b, a]\n      properties:\n        a: {}\n" },
  { "property/not-needed",
    SCHEMA "      required: [a]\n      properties:\n        a: {}\n", "Dog:", "properties", "a",
    "needed", "true", "", SCHEMA "      properties:\n        a: {}\n" },
  { "broken-elsewhere",
    GET "      summary: Old\n  /b:\n    get: {summary: [}\n", "Old", "main", NULL, "summary", "Old",
    "New", GET "      summary: New\n  /b:\n    get: {summary: [}\n" },
  { "broken-elsewhere/json",
    "{\"paths\": {\"/a\": {\"get\": {\"summary\": \"Old\"}}, \"/b\": {\"get\": {]}}}", "Old",
    "main",
    NULL, "summary", "Old", "New",
    "{\"paths\": {\"/a\": {\"get\": {\"summary\": \"New\"}}, \"/b\": {\"get\": {]}}}" },
};

/* ---- whole items ---- */

static const InspectionItemRow item_rows[] = {
  { "parameter/first", GET "      operationId: one\n      responses: {}\n", "one", "parameters",
    NULL,
    GET "      operationId: one\n      parameters:\n        - name: parameter\n"
    "          in: query\n          schema:\n            type: string\n      responses: {}\n" },
  { "parameter/next",
    PARAMETERS "        - {name: parameter, in: query}\n", "one", "parameters", NULL,
    PARAMETERS "        - {name: parameter, in: query}\n        - name: parameter2\n"
               "          in: query\n          schema:\n            type: string\n" },
  { "parameter/remove",
    PARAMETERS "        # about a\n        - {name: a, in: query}\n"
    "        - {name: b, in: query}\n",
    "one", "parameters", "a", PARAMETERS "        - {name: b, in: query}\n" },
  { "parameter/last", PARAMETERS "        - {name: a, in: query}\n      responses: {}\n", "one",
    "parameters", "a", GET "      operationId: one\n      responses: {}\n" },
  { "response/first", GET "      operationId: one\n      responses: {}\n", "one", "responses", NULL,
    GET "      operationId: one\n      responses:\n        '200':\n"
    "          description: OK\n" },
  { "response/next", GET "      responses:\n        '200': {description: d}\n", "200", "responses",
    NULL, GET "      responses:\n        '200': {description: d}\n"
              "        '201':\n          'description': Created\n" },
  { "property/first", SCHEMA "      type: object\n", "Dog:", "properties", NULL,
    SCHEMA "      type: object\n      properties:\n        property:\n          type: string\n" },
  { "property/remove",
    SCHEMA "      required: [a, b]\n      properties:\n        a: {}\n        b: {}\n", "Dog:",
    "properties", "b", SCHEMA "      required: [a]\n      properties:\n        a: {}\n" },
  { "property/remove-last-needed",
    SCHEMA "      required: [b]\n      properties:\n        a: {}\n        b: {}\n", "Dog:",
    "properties", "b", SCHEMA "      properties:\n        a: {}\n" },
  { "body/first", HEAD "paths:\n  /a:\n    post:\n      responses: {}\n", "responses", "body",
    NULL,
    HEAD "paths:\n  /a:\n    post:\n      requestBody:\n        required: true\n"
    "        content:\n          application/json:\n            schema:\n"
    "              type: object\n              properties:\n                property:\n"
    "                  type: string\n      responses: {}\n" },
  { "body/property",
    HEAD "paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          text/json:\n"
    "            schema: {type: object, properties: {a: {}}}\n", "requestBody", "body", NULL,
    HEAD "paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          text/json:\n"
    "            schema: {type: object, properties: {a: {}, property: {type: string}}}\n" },
};

/* ---- what is shown ---- */

#define ALL \
  "openapi: 3.1.0\n" \
  "info: {title: T, version: '1'}\n" \
  "servers: [{url: 'https://a.example'}]\n" \
  "paths:\n" \
  "  /a:\n" \
  "    parameters: [{name: shared, in: query}]\n" \
  "    post:\n" \
  "      parameters:\n" \
  "        - $ref: '#/components/parameters/P'\n" \
  "        - {name: own, in: header, required: true, schema: {type: integer}}\n" \
  "      requestBody:\n" \
  "        content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}\n" \
  "      responses: {'200': {description: Fine}, '404': {$ref: '#/components/responses/R'}}\n" \
  "components:\n" \
  "  schemas: {S: {type: object, properties: {x: {type: string}}}, A: {$ref: '#/x'}}\n" \
  "  parameters: {P: {name: p, in: query}}\n" \
  "  responses: {R: {description: Gone}}\n" \
  "  securitySchemes: {K: {type: apiKey, name: X-Key, in: header}}\n"

static const InspectionShownRow shown_rows[] = {
  { "operation", ALL, "post",
    "/a: main operationId method path summary description x-openai-isConsequential tags"
    " deprecated\n"
    "parameters [>p|query] [own|header · integer · required]"
    " [shared|query · of all operations of the path]\n"
    "body> description required\n"
    "responses [200|Fine] [>404|Gone]\n" },
  { "in-operation", ALL, "requestBody",
    "/a: main operationId method path summary description x-openai-isConsequential tags"
    " deprecated\n"
    "parameters [>p|query] [own|header · integer · required]"
    " [shared|query · of all operations of the path]\n"
    "body> description required\n"
    "responses [200|Fine] [>404|Gone]\n" },
  { "info", ALL, "title", "About the API: main title version description\n" },
  { "server", ALL, "https", "Server: main url description\nvariables\n" },
  { "schema", ALL, "S: {type", "S: main key type description\nproperties [x|string]\n" },
  { "schema/required",
    SCHEMA "      required: [b, 3, x, a, a]\n      properties:\n        a: {type: string}\n"
    "        b: {$ref: '#/components/schemas/Dog'}\n        c: {}\n        '3': {}\n", "Dog:",
    "Dog: main key type description\n"
    "properties [a|string · required] [>b|Dog · required] [c|] [3|]\n" },
  { "reference", ALL, "A: {$ref", "A: main key\n" },
  { "parameter", ALL, "P: {name",
    "P: main key name in schema/type required description schema/default schema/enum\n" },
  { "response", ALL, "R: {desc", "R: main key description\n" },
  { "security", ALL, "K: {type", "K: main key type name in description\n" },
  { "root", ALL, "openapi", NULL },
  { "path", ALL, "/a:", NULL },
  { "components", ALL, "components:", NULL },
  { "damaged", "paths:\n  /a:\n    get: {summary: a, b c: [}\n", "summary", NULL },
  { "no-object", "paths: {/a: {get: 3}}\n", "get", NULL },
  { "empty", "", "", NULL },
};

/* Of a schema with more than a person goes through some are shown, and all are counted. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (SCHEMA "      properties:\n");
  g_autoptr(SmithInspection) inspection = NULL;
  const SmithInspectionGroup *group;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "        p%u: {type: string}\n", i);
  g_string_append (text, "      required:\n");
  for (guint i = 10000; i > 0; i--)
    g_string_append_printf (text, "        - p%u\n", i - 1);
  inspection = inspection_at (text->str, "Dog:");
  group = smith_inspection_find_group (inspection, "properties");
  g_assert_cmpuint (group->items->len, ==, 100);
  g_assert_cmpuint (group->n_left_out, ==, 9900);
  for (guint i = 0; i < group->items->len; i++)
    g_assert_cmpstr (((SmithInspectionItem *) group->items->pdata[i])->subtitle, ==,
                     "string · required");
}

static const struct
{
  const char *name;
  const char *start;
  const char *at;
  const char *group;
  const char *one;   /* up to its number … */
  const char *rest;  /* … and behind it */
  guint       n;
  const char *last;
  const char *added;
} free_rows[] = {
  { "property", SCHEMA "      properties:\n", "Dog:", "properties", "        p", ": {}\n", 100,
    "        property: {}\n", "property2:" },
  { "property-of-any-value", SCHEMA "      properties:\n", "Dog:", "properties",
    "        p", ": {}\n", 1, "        property: true\n", "property2:" },
  { "parameter", PARAMETERS, "one", "parameters", "        - {name: p", ", in: query}\n", 100,
    "        - {name: parameter, in: query}\n", "name: parameter2\n" },
  { "response", GET "      responses:\n", "get:", "responses", "        '2", "': {}\n", 100,
    "        '400': {description: d}\n", "'401':" },
};

/* What is added has a name that nothing has, be that shown or not. */
static void
test_free (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(GString) text = g_string_new (free_rows[row].start);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(SmithInspection) inspection = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < free_rows[row].n; i++)
    g_string_append_printf (text, "%s%02u%s", free_rows[row].one, i, free_rows[row].rest);
  g_string_append (text, free_rows[row].last);
  inspection = inspection_at (text->str, free_rows[row].at);
  smith_inspection_add (inspection,
                        smith_inspection_find_group (inspection, free_rows[row].group), edits,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_nonnull (strstr (((SmithTextEdit *) edits->pdata[0])->text, free_rows[row].added));
}

/* Each of its fields, of all kinds of objects. */
static void
test_both_ways (void)
{
  static const char *const places[] = {
    "post", "title", "https", "S: {type", "P: {name", "R: {desc", "K: {type",
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    n += inspection_try_all (ALL, places[i]);
  g_assert_cmpuint (n, ==, 53);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *group;
    const char *item;
    const char *field;
    guint       limit;
  } rows[] = {
    { "main", NULL, "description", 300 },
    { "parameters", "own", "description", 700 },
    { "main", NULL, "summary", 0 },
  };
  g_autoptr(SmithInspection) inspection = inspection_at (ALL, "post");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (inspection_find_field (inspection, rows[i].group, rows[i].item,
                                             rows[i].field)->limit, ==, rows[i].limit);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inspection_add_set_rows (set_rows, G_N_ELEMENTS (set_rows));
  inspection_add_item_rows (item_rows, G_N_ELEMENTS (item_rows));
  inspection_add_shown_rows (shown_rows, G_N_ELEMENTS (shown_rows));
  g_test_add_func ("/inspection/many", test_many);
  for (gsize i = 0; i < G_N_ELEMENTS (free_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/free/", free_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_free);
    }
  g_test_add_func ("/inspection/both-ways", test_both_ways);
  g_test_add_func ("/inspection/limits", test_limits);

  return g_test_run ();
}
