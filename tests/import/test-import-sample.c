/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-text-edit.h"
#include "import/smith-import-sample.h"

#define HEAD "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /x:\n    post:\n"
#define BODY SMITH_IMPORT_TARGET_BODY
#define ANSWER SMITH_IMPORT_TARGET_ANSWER

/* What a sample makes of an operation, behind HEAD. */
static const struct
{
  const char        *name;
  SmithImportTarget  target;
  const char        *before;
  const char        *after;  /* NULL: refused */
} rows[] = {
  { "body/none", BODY, "      operationId: x\n",
    "      operationId: x\n      requestBody:\n        required: true\n        content:\n"
    "          application/json:\n            schema:\n              type: integer\n" },
  { "body/there", BODY,
    "      requestBody:\n        description: D\n        content:\n          application/json:\n"
    "            schema:\n              type: object # old\n            example: 1\n",
    "      requestBody:\n        description: D\n        content:\n          application/json:\n"
    "            schema:\n              type: integer\n            example: 1\n" },
  { "body/other-json", BODY,
    "      requestBody:\n        content:\n          text/csv: {}\n"
    "          application/vnd.x+json:\n            schema: {$ref: '#/components/schemas/X'}\n",
    "      requestBody:\n        content:\n          text/csv: {}\n"
    "          application/vnd.x+json:\n            schema:\n              type: integer\n" },
  { "body/no-content", BODY, "      requestBody:\n        description: D\n",
    "      requestBody:\n        description: D\n        content:\n          application/json:\n"
    "            schema:\n              type: integer\n" },
  { "body/null", BODY, "      requestBody:\n",
    "      requestBody:\n        required: true\n        content:\n          application/json:\n"
    "            schema:\n              type: integer\n" },
  { "body/shared", BODY, "      requestBody: {$ref: '#/components/requestBodies/X'}\n", NULL },
  { "answer/none", ANSWER, "      operationId: x\n",
    "      operationId: x\n      responses:\n        '200':\n          description: Success.\n"
    "          content:\n            application/json:\n              schema:\n"
    "                type: integer\n" },
  { "answer/there", ANSWER,
    "      responses:\n        '404': {description: No.}\n"
    "        '201':\n          description: D\n",
    "      responses:\n        '404': {description: No.}\n"
    "        '201':\n          description: D\n"
    "          content:\n            application/json:\n              schema:\n"
    "                type: integer\n" },
  { "answer/only-errors", ANSWER, "      responses:\n        '404': {description: No.}\n",
    "      responses:\n        '404': {description: No.}\n        '200':\n"
    "          'description': Success.\n          'content':\n            'application/json':\n"
    "              'schema':\n                'type': integer\n" },
  { "answer/shared", ANSWER,
    "      responses:\n        '200': {$ref: '#/components/responses/X'}\n", NULL },
};

static void
test_put (gconstpointer data)
{
  const typeof (rows[0]) *row = data;
  g_autofree char *before = g_strconcat (HEAD, row->before, NULL);
  g_autoptr(GBytes) text = g_bytes_new_static (before, strlen (before));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_autoptr(SmithApi) api = smith_api_new (tree);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *result = NULL;
  gboolean ok = smith_import_sample_put (api, smith_api_get_operation (api, 0), row->target,
                                         "{\"type\":\"integer\"}", edits, &error);

  g_assert_cmpint (ok, ==, row->after != NULL);
  if (row->after == NULL)
    {
      g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_DOCUMENT);
      g_assert_cmpuint (edits->len, ==, 0);
      return;
    }
  g_assert_no_error (error);
  after = smith_text_edits_apply (edits, text);
  expected = g_strconcat (HEAD, row->after, NULL);
  result = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_cmpstr (result, ==, expected);
}

/* What is broken into lines, each a repeated part between a start and an end. */
static const struct
{
  const char *name;
  const char *start;
  const char *part;
  const char *end;
  gsize       longest;  /* line afterwards; 0: it stays as it is */
} folds[] = {
  { "objects", " [", "{\"a\":1,\"b\":\"x, y\"},", "1]", 520 },
  { "depth", "[", "[", "1", 520 },
  { "lines", "[", "1,\n", "1]", 0 },
  { "string", "{\"a\":\"", "x,[{ ", "\",\"b\":1}", 6000 },
  { "escaped", "{\"a\":\"", "\\\",[", "\"}", 0 },
  { "end-in-escape", "[", "\"a\",", "\"\\", 520 },
  { "command", "curl ", "-d [1,2,{} ", "a.example", 0 },
  { "blank", " ", " ", "", 0 },
};

static gsize
find_longest_line (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gsize longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    longest = MAX (longest, strlen (lines[i]));

  return longest;
}

static void
test_fold (gconstpointer data)
{
  const typeof (folds[0]) *row = data;
  g_autoptr(GString) text = g_string_new (row->start);
  g_autofree char *folded = NULL;
  g_auto(GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  while (text->len < 5000)
    g_string_append (text, row->part);
  g_string_append (text, row->end);
  folded = smith_import_sample_fold (text->str, text->len);
  g_assert_cmpint (folded != NULL, ==, row->longest > 0);
  if (folded == NULL)
    return;
  g_assert_cmpuint (find_longest_line (folded), <=, row->longest);
  lines = g_strsplit (folded, "\n", -1);
  joined = g_strjoinv ("", lines);
  g_assert_cmpstr (joined, ==, text->str);
}

static void
test_read (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, ' ');
  gsize offset;
  g_autofree char *schema = smith_import_sample_read (" {\"a\": null} ", SMITH_DIALECT_OPENAPI_3_0,
                                                      &offset, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (schema, ==, "{\"type\":\"object\",\"properties\":{\"a\":{\"nullable\":true}},"
                               "\"required\":[\"a\"]}");
  g_assert_null (smith_import_sample_read ("{'a': 1}", SMITH_DIALECT_2020_12, &offset, &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_SAMPLE);
  g_assert_cmpuint (offset, ==, 1);
  g_clear_error (&error);
  g_assert_null (smith_import_sample_read (large, SMITH_DIALECT_2020_12, &offset, &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import-sample/put/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_put);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *path = g_strconcat ("/import-sample/fold/", folds[i].name, NULL);

      g_test_add_data_func (path, &folds[i], test_fold);
    }
  g_test_add_func ("/import-sample/read", test_read);

  return g_test_run ();
}
