/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-inspection.h"

#include <string.h>

#include "doc/smith-edit.h"

/* What forms show of a text, and what becomes of the text. */

#define HEAD "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
#define GET HEAD "paths:\n  /a:\n    get:\n"
#define FLOW HEAD "paths: {/a: {get: {operationId: one, responses: {}}}}\n"
#define JSON(members) \
  "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n    \"/a\": {\n      \"get\": {\n" members \
  "      }\n    }\n  }\n}\n"
#define PARAMETERS GET "      operationId: one\n      parameters:\n"
#define SCHEMA HEAD "components:\n  schemas:\n    Dog:\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *at;      /* the place is where this begins */
  const char *group;
  const char *item;    /* its title; NULL for a field of the group */
  const char *field;
  const char *old;     /* what the form shows */
  const char *value;
  const char *after;   /* the text then; NULL when the form refuses */
} SetRow;

static const SetRow set_rows[] = {
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
  { "security/flow", HEAD "components:\n  securitySchemes:\n    key:\n      type: oauth2\n", "key:",
    "main", NULL, "flows/authorizationCode/tokenUrl", "", "https://a.example/t",
    HEAD "components:\n  securitySchemes:\n    key:\n      type: oauth2\n      flows:\n"
    "        authorizationCode:\n          tokenUrl: https://a.example/t\n" },
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

static SmithInspection *
inspect (const char *text,
         const char *at)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  const char *place = strstr (text, at);

  g_assert_nonnull (place);

  return smith_inspection_new_at (check, (gsize) (place - text));
}

static const SmithInspectionItem *
find_item (SmithInspection *inspection,
           const char      *group_id,
           const char      *title)
{
  const SmithInspectionGroup *group = smith_inspection_find_group (inspection, group_id);

  g_assert_nonnull (group);
  for (guint i = 0; i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      if (g_str_equal (item->title, title))
        return item;
    }
  g_assert_not_reached ();
}

/* By the way that a form takes: a place in the text. */
static const SmithInspectionField *
find_field (SmithInspection *inspection,
            const char      *group,
            const char      *item,
            const char      *field)
{
  SmithTree *tree = smith_check_get_tree (smith_inspection_get_check (inspection));
  SmithNode node = item != NULL ? find_item (inspection, group, item)->node
                                : smith_inspection_get_node (inspection);

  return smith_inspection_find_field (inspection, group, field,
                                      smith_tree_get_span (tree, node).start);
}

/* Nothing but @after is there then, and what was there comes back. */
static void
assert_after (SmithInspection *inspection,
              GPtrArray       *edits,
              const char      *after)
{
  SmithCheck *check = smith_inspection_get_check (inspection);
  GBytes *text = smith_tree_get_text (smith_check_get_tree (check));
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(GPtrArray) back = NULL;
  g_autoptr(GBytes) same = NULL;
  g_autofree char *got = NULL;

  g_assert_true (smith_text_edits_sort (edits, g_bytes_get_size (text)));
  changed = smith_text_edits_apply (edits, text);
  got = g_strndup (g_bytes_get_data (changed, NULL), g_bytes_get_size (changed));
  g_assert_cmpstr (got, ==, after);
  back = smith_text_edits_invert (edits, text);
  same = smith_text_edits_apply (back, changed);
  g_assert_true (g_bytes_equal (same, text));
}

static void
test_set (gconstpointer data)
{
  const SetRow *row = data;
  g_autoptr(SmithInspection) inspection = inspect (row->text, row->at);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  const SmithInspectionField *field;
  gboolean ok;

  g_assert_nonnull (inspection);
  field = find_field (inspection, row->group, row->item, row->field);
  g_assert_nonnull (field);
  g_assert_cmpstr (field->value, ==, row->old);
  ok = smith_inspection_set (inspection, field, row->value, edits, &error);
  if (row->after == NULL)
    {
      g_assert_false (ok);
      g_assert_true (error != NULL && error->domain == SMITH_EDIT_ERROR);
      g_assert_cmpuint (edits->len, ==, 0);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (ok);
  assert_after (inspection, edits, row->after);
}

/* ---- whole items ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *at;
  const char *group;
  const char *item;   /* what goes; NULL to add one */
  const char *after;  /* NULL when the form refuses */
} ItemRow;

static const ItemRow item_rows[] = {
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

static void
test_item (gconstpointer data)
{
  const ItemRow *row = data;
  g_autoptr(SmithInspection) inspection = inspect (row->text, row->at);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  gboolean ok;

  g_assert_nonnull (inspection);
  if (row->item != NULL)
    ok = smith_inspection_remove (inspection, find_item (inspection, row->group, row->item), edits,
                                  &error);
  else
    ok = smith_inspection_add (inspection, smith_inspection_find_group (inspection, row->group),
                               edits, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  assert_after (inspection, edits, row->after);
}

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

/* A line a group: its fields, and in brackets what its items are called; > before what a
 * reference leads to. */
static const struct
{
  const char *name;
  const char *text;
  const char *at;
  const char *shown;  /* NULL: nothing */
} shown_rows[] = {
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
  { "server", ALL, "https", "Server: main url description\n" },
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

static char *
print (SmithInspection *inspection)
{
  GString *out = g_string_new (smith_inspection_get_title (inspection));

  g_string_append (out, ": ");
  for (guint i = 0; i < smith_inspection_get_n_groups (inspection); i++)
    {
      const SmithInspectionGroup *group = smith_inspection_get_group (inspection, i);

      g_string_append_printf (out, "%s%s", group->id, group->target != SMITH_NODE_NONE ? ">" : "");
      for (guint k = 0; k < group->fields->len; k++)
        g_string_append_printf (out, " %s",
                                ((SmithInspectionField *) group->fields->pdata[k])->id);
      for (guint k = 0; k < group->items->len; k++)
        {
          const SmithInspectionItem *item = g_ptr_array_index (group->items, k);

          g_string_append_printf (out, " [%s%s|%s]", item->target != SMITH_NODE_NONE ? ">" : "",
                                  item->title, item->subtitle);
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
test_shown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SmithInspection) inspection = inspect (shown_rows[i].text, shown_rows[i].at);
  g_autofree char *shown = NULL;

  /* what is damaged may be shown, but not be changed */
  if (shown_rows[i].shown == NULL)
    {
      g_assert_true (inspection == NULL || smith_inspection_get_why_not (inspection) != NULL);
      return;
    }
  shown = print (inspection);
  g_assert_cmpstr (shown, ==, shown_rows[i].shown);
}

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
  inspection = inspect (text->str, "Dog:");
  group = smith_inspection_find_group (inspection, "properties");
  g_assert_cmpuint (group->items->len, ==, 100);
  g_assert_cmpuint (group->n_left_out, ==, 9900);
  for (guint i = 0; i < group->items->len; i++)
    g_assert_cmpstr (((SmithInspectionItem *) group->items->pdata[i])->subtitle, ==,
                     "string · required");
}

/* What can be entered into a field and is another value than it has in ALL. */
static char *
dup_other_value (const SmithInspectionField *field)
{
  if (smith_inspection_field_get_control (field) == SMITH_INSPECTION_SWITCH)
    return g_strdup ("true");
  if (smith_inspection_field_get_control (field) == SMITH_INSPECTION_CHOICE)
    {
      g_auto(GStrv) choices = smith_inspection_field_dup_choices (field);

      return g_strdup (choices[1]);
    }

  return g_strdup (g_str_equal (field->id, "path") ? "/other" : "other");
}

static const SmithInspectionField *
find_same (SmithInspection *inspection,
           const char      *id)
{
  GPtrArray *fields = smith_inspection_get_group (inspection, 0)->fields;

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((SmithInspectionField *) fields->pdata[i])->id, id))
      return fields->pdata[i];

  return NULL;
}

/* What is entered is in the text then, as a form over the new text shows. */
static void
assert_both_ways (SmithInspection            *inspection,
                  const SmithInspectionField *field,
                  const char                 *place)
{
  SmithTree *tree = smith_check_get_tree (smith_inspection_get_check (inspection));
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autofree char *value = dup_other_value (field);
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithInspection) again = NULL;
  g_autoptr(GError) error = NULL;

  smith_inspection_set (inspection, field, value, edits, &error);
  g_assert_no_error (error);
  changed = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  check = smith_check_run (changed, &smith_profile_chatgpt, NULL);
  again = smith_inspection_new_at (check, (gsize) (strstr (ALL, place) - ALL) + 5);
  g_assert_nonnull (again);
  g_assert_cmpint (smith_inspection_get_kind (again), ==, smith_inspection_get_kind (inspection));
  g_assert_nonnull (find_same (again, field->id));
  g_assert_cmpstr (find_same (again, field->id)->value, ==, value);
}

static void
test_both_ways (void)
{
  static const char *const places[] = {
    "post", "title", "https", "S: {type", "P: {name", "R: {desc", "K: {type",
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(SmithInspection) inspection = inspect (ALL, places[i]);
      GPtrArray *fields = smith_inspection_get_group (inspection, 0)->fields;

      for (guint k = 0; k < fields->len; k++, n++)
        assert_both_ways (inspection, fields->pdata[k], places[i]);
    }
  g_assert_cmpuint (n, ==, 31);
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
  g_autoptr(SmithInspection) inspection = inspect (ALL, "post");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (find_field (inspection, rows[i].group, rows[i].item, rows[i].field)->limit,
                      ==, rows[i].limit);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (set_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/set/", set_rows[i].name, NULL);

      g_test_add_data_func (path, &set_rows[i], test_set);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (item_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/item/", item_rows[i].name, NULL);

      g_test_add_data_func (path, &item_rows[i], test_item);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shown_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/shown/", shown_rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shown);
    }
  g_test_add_func ("/inspection/many", test_many);
  g_test_add_func ("/inspection/both-ways", test_both_ways);
  g_test_add_func ("/inspection/limits", test_limits);

  return g_test_run ();
}
