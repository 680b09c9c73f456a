/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "openapi/smith-complete.h"

#include <string.h>

/* A document with a bar for the cursor, and what is offered there.  Each row is played twice:
 * with the tree of that very text, damaged where it is, and with the tree of the text before
 * anything of the cursor's line was there. */
typedef struct
{
  const char *name;
  const char *text;
  const char *first;   /* the labels that the list begins with, a space between; "" for none */
  const char *absent;  /* labels that are not in it */
  const char *pick;    /* one that is accepted */
  const char *result;  /* the text then, from the last @around before the bar on */
} Row;

#define Y "openapi: 3.1.0\ninfo:\n  title: t\n  version: '1'\n"
#define O Y "paths:\n  /a:\n    get:\n      operationId: getA\n"
#define C Y "components:\n  schemas:\n    Dog:\n      type: object\n      description: Barks.\n" \
        "      properties:\n        name: {type: string}\n        age: {type: integer}\n"
#define J "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"t\", \"version\": \"1\"}"

static const Row rows[] = {
  { "yaml/root", Y "|", "servers paths webhooks", "info openapi", "paths", Y "paths:\n  |" },
  { "yaml/root/begun", Y "ser|", "servers", "paths", "servers", Y "servers:\n  - |" },
  { "yaml/empty", "|", "openapi info", "get", "openapi", "openapi: |" },
  { "yaml/comment-only", "# c\n|", "openapi info", "", "info", "# c\ninfo:\n  |" },
  { "yaml/root/above", "openapi: 3.1.0\nin|\npaths: {}\n", "info", "paths", "info",
    "openapi: 3.1.0\ninfo:\n  |\npaths: {}\n" },
  { "yaml/needed-first", "openapi: 3.1.0\ninfo:\n  |\n", "title version summary description", "",
    "version", "openapi: 3.1.0\ninfo:\n  version: |\n" },
  { "yaml/no-colon", O "      desc|", "description", "operationId", "description",
    O "      description: |" },
  { "yaml/no-colon/inside", O "      desc|\n      summary: s\n", "description", "summary",
    "description", O "      description: |\n      summary: s\n" },
  { "yaml/substring", O "      body|", "requestBody", "get", "requestBody",
    O "      requestBody:\n        |" },
  { "yaml/key/mid-word", O "      desc|ription: x\n", "description", "", "description",
    O "      description|: x\n" },
  { "yaml/key/extension", O "      x-|", "x-openai-isConsequential", "",
    "x-openai-isConsequential", O "      x-openai-isConsequential: |" },
  { "yaml/key/list", O "      par|", "parameters", "", "parameters",
    O "      parameters:\n        - |" },
  { "yaml/methods", Y "paths:\n  /a:\n    get: {}\n    p|\n", "put post patch", "get", "post",
    Y "paths:\n  /a:\n    get: {}\n    post:\n      |\n" },
  { "yaml/flag/no-space", O "      deprecated:|\n", "true false", "", "true",
    O "      deprecated: true|\n" },
  { "yaml/flag", O "      deprecated: |\n", "true false", "", "false",
    O "      deprecated: false|\n" },
  { "yaml/element/first-key", O "      parameters:\n        - |\n", "name in", "get", "in",
    O "      parameters:\n        - in: |\n" },
  { "yaml/element/begun", O "      parameters:\n        - na|\n", "name", "", "name",
    O "      parameters:\n        - name: |\n" },
  { "yaml/element/second-key", O "      parameters:\n        - name: n\n          |\n", "in",
    "name",
    "in", O "      parameters:\n        - name: n\n          in: |\n" },
  { "yaml/element/next",
    O "      parameters:\n        - name: n\n          in: query\n        - |\n",
    "name in", "", "name",
    O "      parameters:\n        - name: n\n          in: query\n        - name: |\n" },
  { "yaml/element/no-dash", O "      parameters:\n        |\n", "name in", "", "name",
    O "      parameters:\n        - name: |\n" },
  { "yaml/element/at-parent", O "      parameters:\n      - name: n\n        i|\n", "in", "name",
    "in",
    O "      parameters:\n      - name: n\n        in: |\n" },
  { "yaml/in", O "      parameters:\n        - name: n\n          in: |\n",
    "query header path cookie", "", "path",
    O "      parameters:\n        - name: n\n          in: path|\n" },
  { "yaml/in/flow", O "      parameters:\n        - {name: n, in: q|}\n", "query", "path", "query",
    O "      parameters:\n        - {name: n, in: query|}\n" },
  { "yaml/flow/key", O "      parameters:\n        - {name: n, |}\n", "in", "name", "in",
    O "      parameters:\n        - {name: n, in: |}\n" },
  { "yaml/flow/lines", O "      parameters: [\n        {name: n,\n         i|\n", "in", "name",
    "in",
    O "      parameters: [\n        {name: n,\n         in: |\n" },
  { "yaml/type", C "    Cat:\n      type: |\n", "array boolean integer", "", "object",
    C "    Cat:\n      type: object|\n" },
  { "yaml/format", C "    Cat:\n      type: integer\n      format: |\n", "int32 int64", "date",
    "int64",
    C "    Cat:\n      type: integer\n      format: int64|\n" },
  { "yaml/ref", C "    Cat:\n      $ref: |\n", "Dog", "", "Dog",
    C "    Cat:\n      $ref: '#/components/schemas/Dog'|\n" },
  { "yaml/ref/double", "x: \"\"\ncomponents:\n  schemas:\n    A: {}\n    B:\n      $ref:|\n", "A B",
    "", "A", "x: \"\"\ncomponents:\n  schemas:\n    A: {}\n    B:\n"
    "      $ref: \"#/components/schemas/A\"|\n" },
  { "yaml/ref/begun", C "    Cat:\n      $ref: '#/components/schemas/D|'\n", "Dog", "Cat", "Dog",
    C "    Cat:\n      $ref: '#/components/schemas/Dog'|\n" },
  { "yaml/ref/open-quote", C "    Cat:\n      $ref: \"#/comp|\n", "Dog", "", "Dog",
    C "    Cat:\n      $ref: \"#/components/schemas/Dog\"|\n" },
  { "yaml/ref/of-kind", C "  responses:\n    None: {description: n}\npaths:\n  /a:\n    get:\n"
    "      responses:\n        '200':\n          $ref: |\n", "None", "Dog", NULL, NULL },
  { "yaml/required", C "      required:\n        - |\n", "name age", "", "age",
    C "      required:\n        - age|\n" },
  { "yaml/required/flow", C "      required: [name, |]\n", "age", "name", "age",
    C "      required: [name, age|]\n" },
  { "yaml/required/second", C "      required:\n        - name\n        - |\n", "age", "name", NULL,
    NULL },
  { "yaml/media-type", O "      requestBody:\n        content:\n          |\n", "application/json",
    "",
    "application/json",
    O "      requestBody:\n        content:\n          application/json:\n            |\n" },
  { "yaml/status", O "      responses:\n        |\n", "default 200 201", "", "404",
    O "      responses:\n        '404':\n          |\n" },
  { "yaml/status/present", O "      responses:\n        '200': {description: d}\n        20|\n",
    "201 202 204", "200", NULL, NULL },
  { "yaml/security", "openapi: 3.1.0\ncomponents:\n  securitySchemes:\n    key: {type: http}\n"
    "security:\n  - |\n", "key", "name", "key",
    "openapi: 3.1.0\ncomponents:\n  securitySchemes:\n    key: {type: http}\n"
    "security:\n  - key: |\n" },
  { "yaml/tag", "openapi: 3.1.0\ntags:\n  - name: Weather\npaths:\n  /a:\n    get:\n      tags:\n"
    "        - |\n", "Weather", "", "Weather",
    "openapi: 3.1.0\ntags:\n  - name: Weather\npaths:\n  /a:\n    get:\n      tags:\n"
    "        - Weather|\n" },
  { "yaml/tag/no-dash", "openapi: 3.1.0\ntags:\n  - name: Weather\npaths:\n  /a:\n    get:\n"
    "      tags:\n        |\n", "Weather", "", "Weather",
    "openapi: 3.1.0\ntags:\n  - name: Weather\npaths:\n  /a:\n    get:\n      tags:\n"
    "        - Weather|\n" },
  { "yaml/operation-id", O "components:\n  links:\n    L:\n      operationId: |\n", "getA", "",
    "getA",
    O "components:\n  links:\n    L:\n      operationId: getA|\n" },
  { "yaml/old", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A:\n      nul|\n", "nullable",
    "const",
    NULL, NULL },
  { "yaml/new", C "      con|\n", "const contains", "nullable", NULL, NULL },
  { "yaml/crlf", "openapi: 3.1.0\r\ninfo:\r\n  title: t\r\nser|\r\n", "servers", "info", "servers",
    "openapi: 3.1.0\r\ninfo:\r\n  title: t\r\nservers:\r\n  - |\r\n" },
  { "yaml/four-spaces", "openapi: 3.1.0\ninfo:\n    title: t\n    con|\n", "contact", "", "contact",
    "openapi: 3.1.0\ninfo:\n    title: t\n    contact:\n        |\n" },
  { "yaml/snippet", Y "paths:\n  /a:\n    delete|\n", "delete", "", "delete operation",
    Y "paths:\n  /a:\n    delete:\n      operationId: '|'\n      summary: What it does\n"
    "      responses:\n        '200':\n          description: OK\n          content:\n"
    "            application/json:\n              schema:\n                type: object\n"
    "                properties:\n                  id:\n                    type: string\n" },
  { "yaml/snippet/element", O "      parameters:\n        - param|\n", "parameter", "", "parameter",
    O "      parameters:\n        - name: '|'\n          in: query\n"
    "          description: What it means\n          required: false\n          schema:\n"
    "            type: string\n" },
  { "yaml/comment", Y "# ser|", "", NULL, NULL, NULL },
  { "yaml/comment/behind", O "      deprecated: true # fa|\n", "", NULL, NULL, NULL },
  { "yaml/block-scalar", "info:\n  description: |\n    ti|\n  version: 1\n", "", NULL, NULL, NULL },
  { "yaml/folded", "info:\n  description: >-\n    a\n    ti|\n", "", NULL, NULL, NULL },
  { "yaml/quoted-text", "info:\n  description: \"a ti|\n", "", NULL, NULL, NULL },
  { "yaml/free-text", "info:\n  title: des|\n", "", NULL, NULL, NULL },
  { "yaml/continued", "info:\n  title: a\n    des|\n", "", NULL, NULL, NULL },
  { "yaml/free-name", Y "paths:\n  |\n", "", NULL, NULL, NULL },
  { "yaml/example", C "      example:\n        ti|\n", "", NULL, NULL, NULL },
  { "yaml/before-text", O "   |   summary: s\n", "", NULL, NULL, NULL },
  { "json/empty-object", "{|}", "openapi info", "get", "openapi", "{\"openapi\": \"|\"}" },
  { "json/open-quote", J ",\n  \"se|\n}\n", "servers security", "info", "servers",
    J ",\n  \"servers\": [|]\n}\n" },
  { "json/quoted", J ",\n  \"se|\"\n}\n", "servers", "info", "security",
    J ",\n  \"security\": [|]\n}\n" },
  { "json/bare", J ",\n  se|\n}\n", "servers", "info", "servers", J ",\n  \"servers\": [|]\n}\n" },
  { "json/comma-before", J "\n  |\n}\n", "servers", "info", "paths",
    J ",\n  \"paths\": {|}\n}\n" },
  { "json/comma-after", "{\"openapi\": \"3.1.0\",\n  \"pa|\n  \"info\": {}}", "paths", "info",
    "paths",
    "{\"openapi\": \"3.1.0\",\n  \"paths\": {|},\n  \"info\": {}}" },
  { "json/has-colon", J ",\n  \"pa|\": {}\n}\n", "paths", "info", "paths",
    J ",\n  \"paths\"|: {}\n}\n" },
  { "json/value", J ", \"components\": {\"schemas\": {\"A\": {\"type\": |}}}}", "array boolean", "",
    "object", J ", \"components\": {\"schemas\": {\"A\": {\"type\": \"object\"|}}}}" },
  { "json/value/quote", J ", \"components\": {\"schemas\": {\"A\": {\"type\": \"str|\"}}}}",
    "string",
    "array", "string", J ", \"components\": {\"schemas\": {\"A\": {\"type\": \"string\"|}}}}" },
  { "json/flag", J ", \"paths\": {\"/a\": {\"get\": {\"deprecated\": t|\n}}}}", "true", "", "true",
    J ", \"paths\": {\"/a\": {\"get\": {\"deprecated\": true|\n}}}}" },
  { "json/ref", J ", \"components\": {\"schemas\": {\"A\": {}, \"B\":\n{\"$ref\": \"|\"}}}}", "A",
    "", "A", J ", \"components\": {\"schemas\": {\"A\": {}, \"B\":\n{\"$ref\": "
    "\"#/components/schemas/A\"|}}}}" },
  { "json/tab", "{\n\t\"openapi\": \"3.1.0\",\n\t\"paths\": {\"/a\": {\n\t\t\"get\": {\n"
    "\t\t\t\"parameters\": [\n\t\t\t\tp|\n", "parameter", "", "parameter",
    "{\n\t\"openapi\": \"3.1.0\",\n\t\"paths\": {\"/a\": {\n\t\t\"get\": {\n"
    "\t\t\t\"parameters\": [\n\t\t\t\t{\n\t\t\t\t\t\"name\": \"|\",\n\t\t\t\t\t\"in\": \"query\",\n"
    "\t\t\t\t\t\"description\": \"What it means\",\n\t\t\t\t\t\"required\": false,\n"
    "\t\t\t\t\t\"schema\": {\n\t\t\t\t\t\t\"type\": \"string\"\n\t\t\t\t\t}\n\t\t\t\t}\n" },
  { "json/string", "{\"info\": {\"description\": \"a |\"}}", "", NULL, NULL, NULL },
  { "json/outside", "{} |", "", NULL, NULL, NULL },
};

static GPtrArray *
complete (const char *text,
          gsize       offset,
          const char *known,
          gsize       n_same)
{
  g_autoptr(GBytes) bytes = g_bytes_new (known, strlen (known));
  const char *begin = text + strspn (text, " \n");
  SmithSyntax syntax = *begin == '{' || *begin == '[' ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, syntax);
  SmithTextPart part = { text, strlen (text), 0 };

  return smith_complete (tree, n_same, &part, offset);
}

static const SmithProposal *
find (GPtrArray  *proposals,
      const char *label)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const SmithProposal *proposal = proposals->pdata[i];

      if (g_str_equal (proposal->label, label))
        return proposal;
    }

  return NULL;
}

static char *
apply (const char          *text,
       const SmithProposal *proposal)
{
  GString *out = g_string_new_len (text, (gssize) proposal->span.start);

  g_string_append_len (out, proposal->text, (gssize) proposal->cursor);
  g_string_append_c (out, '|');
  g_string_append (out, proposal->text + proposal->cursor);
  g_string_append (out, text + proposal->span.end);

  return g_string_free (out, FALSE);
}

static void
check_row (const Row  *row,
           const char *text,
           GPtrArray  *proposals)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " " : "",
                            ((SmithProposal *) proposals->pdata[i])->label);
  if (*row->first == '\0')
    g_assert_cmpstr (labels->str, ==, "");
  else if (!g_str_has_prefix (labels->str, row->first))
    g_assert_cmpstr (labels->str, ==, row->first);
  if (row->absent != NULL && *row->absent != '\0')
    {
      g_auto(GStrv) absent = g_strsplit (row->absent, " ", -1);

      for (guint i = 0; absent[i] != NULL; i++)
        g_assert_null (find (proposals, absent[i]));
    }
  if (row->pick != NULL)
    {
      const SmithProposal *proposal = find (proposals, row->pick);
      g_autofree char *result = NULL;

      g_assert_nonnull (proposal);
      result = proposal != NULL ? apply (text, proposal) : NULL;
      g_assert_cmpstr (result, ==, row->result);
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  /* the last bar: one before it begins a block of text */
  const char *bar = strrchr (row->text, '|');
  gsize offset = (gsize) (bar - row->text);
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) offset, row->text, bar + 1);
  g_autoptr(GPtrArray) proposals = complete (text, offset, text, strlen (text));
  g_autoptr(GPtrArray) earlier = NULL;
  g_autofree char *known = NULL;
  gsize start = offset;

  check_row (row, text, proposals);
  while (start > 0 && text[start - 1] != '\n')
    start--;
  known = g_strdup_printf ("%.*s%s", (int) start, text,
                           text + offset + strcspn (text + offset, "\n"));
  earlier = complete (text, offset, known, start);
  if (start > 0)
    check_row (row, text, earlier);
}

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

/* What is offered lies in the text, and no key is offered that the object has. */
static void
check_anywhere (SmithTree           *tree,
                const SmithTextPart *part,
                gsize                n_same,
                gsize                offset)
{
  g_autoptr(GPtrArray) proposals = smith_complete (tree, n_same, part, offset);

  for (guint i = 0; i < proposals->len; i++)
    {
      const SmithProposal *proposal = proposals->pdata[i];

      g_assert_cmpuint (proposal->span.start, <=, offset);
      g_assert_cmpuint (proposal->span.end, >=, offset);
      g_assert_cmpuint (proposal->span.end, <=, part->start + part->length);
      g_assert_cmpuint (proposal->cursor, <=, strlen (proposal->text));
      g_assert_true (g_utf8_validate (proposal->text, -1, NULL));
      g_assert_cmpstr (proposal->label, !=, "");
    }
}

/* Anywhere in real descriptions, whole and broken off, with parts of all sizes. */
static void
test_anywhere (gconstpointer data)
{
  g_autoptr(GBytes) whole = read_file (data);
  gsize length;
  const char *text = g_bytes_get_data (whole, &length);
  SmithSyntax syntax = *text == '{' ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;
  g_autoptr(SmithTree) tree = smith_tree_read (whole, syntax);

  for (guint n = 0; n < 400; n++)
    {
      gsize offset = (gsize) g_test_rand_int_range (0, (gint32) length + 1);
      gsize before = (gsize) g_test_rand_int_range (0, 70000);
      gsize start = offset - MIN (offset, before);
      g_autofree char *exact = g_memdup2 (text + start, offset - start + 1);
      SmithTextPart part = { exact, offset - start, start };

      check_anywhere (tree, &part, length, offset);
      check_anywhere (tree, &part, (gsize) g_test_rand_int_range (0, (gint32) offset + 1), offset);
      if (n % 8 == 0)
        {
          g_autoptr(GBytes) begun = g_bytes_new (text, offset);
          g_autoptr(SmithTree) broken = smith_tree_read (begun, syntax);

          check_anywhere (broken, &part, offset, offset);
        }
    }
}

/* Every field has its line of meaning. */
static void
test_meanings (void)
{
  static const char *const texts[] = {
    "|", "info:\n  |", "paths:\n  /a:\n    |", "paths:\n  /a:\n    get:\n      |",
    "components:\n  |", "components:\n  schemas:\n    A:\n      |",
    "components:\n  parameters:\n    A:\n      |",
    "components:\n  securitySchemes:\n    A:\n      |",
    "components:\n  headers:\n    A:\n      |", "components:\n  links:\n    A:\n      |",
    "components:\n  responses:\n    A:\n      |", "components:\n  examples:\n    A:\n      |",
    "components:\n  requestBodies:\n    A:\n      |", "servers:\n  - |",
    ("components:\n  securitySchemes:\n    A:\n      flows:\n        authorizationCode:\n"
     "          |"),
    "components:\n  schemas:\n    A:\n      xml:\n        |", "externalDocs:\n  |", "tags:\n  - |",
    "components:\n  schemas:\n    A:\n      discriminator:\n        |",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize offset = strlen (texts[i]) - 1;
      g_autofree char *text = g_strndup (texts[i], offset);
      g_autoptr(GPtrArray) proposals = complete (text, offset, text, offset);

      g_assert_cmpuint (proposals->len, >, 1);
      for (guint j = 0; j < proposals->len; j++)
        g_assert_cmpstr (((SmithProposal *) proposals->pdata[j])->detail, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/complete/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/complete/meanings", test_meanings);
  g_test_add_data_func ("/complete/anywhere/json", "data/transit.json", test_anywhere);
  g_test_add_data_func ("/complete/anywhere/library", "data/library.json", test_anywhere);
  g_test_add_data_func ("/complete/anywhere/yaml", "data/doc/comments.yaml", test_anywhere);

  return g_test_run ();
}
