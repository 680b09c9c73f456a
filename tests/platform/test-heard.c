/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/smith-heard.h"

#include <string.h>

/* ChatGPT prints a line about a header of getA, and one about a description of getB. */
static const char document[] =
  "openapi: 3.1.0\n"
  "info: {title: T, version: '1'}\n"
  "servers: [{url: 'https://a.example'}]\n"
  "paths:\n"
  "  /a:\n"
  "    get:\n"
  "      operationId: getA\n"
  "      parameters:\n"
  "        - {name: X-Trace, in: header, schema: {type: string}}\n"
  "      responses: {'200': {description: d}}\n"
  "  /b:\n"
  "    get:\n"
  "      operationId: getB\n"
  "      responses: {'200': {description: d}}\n"
  "  /c:\n"
  "    post:\n"
  "      operationId: get\n"
  "      responses: {'200': {description: d}}\n";

#define HEADER \
  "In path /a, method get, operationId getA, parameter X-Trace has location header; ignoring"

/* One line, or several, and what is known of the last one. */
static const struct
{
  const char *name;
  const char *text;
  guint       n;
  const char *rule;       /* NULL: nothing that is known */
  gboolean    is_predicted;
  const char *at;         /* what the document has there; NULL for no place */
} rows[] = {
  { "predicted", HEADER, 1, "parameter-header", TRUE, "" },
  { "bullet", "  • " HEADER "\r\n", 1, "parameter-header", TRUE, "" },
  { "dash", "- " HEADER "\n\n", 1, "parameter-header", TRUE, "" },
  { "twice", HEADER "\n" HEADER, 2, "parameter-header", FALSE, "get" },
  { "other-operation",
    "In path /b, method get, operationId getB, parameter Q has location header; ignoring", 1,
    "parameter-header", FALSE, "get" },
  { "by-path-and-method", "In path /b, method get is missing operationId; skipping", 1,
    "operation-id-missing", FALSE, "get" },
  { "cut-off", "In path /b, method get is missing operationId", 1, NULL, FALSE, NULL },
  { "no-operation",
    "In path /x, method get, operationId getX, skipping function due to errors", 1,
    "operation-skipped", FALSE, NULL },
  { "whole-document", "OpenAPI spec must be 1MB or smaller", 1, "document-size", FALSE, NULL },
  { "model", "('info', 'title'): Field required", 1, "document-model", FALSE, NULL },
  { "no-model", "Error saving draft: try again", 1, NULL, FALSE, NULL },
  { "prose", "Something went wrong", 1, NULL, FALSE, NULL },
  { "begins-like-one", "Path /a does not start", 1, NULL, FALSE, NULL },
  { "nothing", " \n\r\n\t", 0, NULL, FALSE, NULL },
};

static void
test_row (gconstpointer data)
{
  const typeof (rows[0]) *row = data;
  g_autoptr(GBytes) text = g_bytes_new_static (document, strlen (document));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_autoptr(SmithApi) api = smith_api_new (tree);
  g_autoptr(SmithImport) import = smith_import_run (api, &smith_profile_chatgpt, NULL);
  g_autoptr(GPtrArray) heard = smith_heard_read (row->text, import);
  const SmithHeard *last;

  g_assert_cmpuint (heard->len, ==, row->n);
  if (row->n == 0)
    return;
  last = heard->pdata[heard->len - 1];
  g_assert_cmpstr (last->message != NULL ? last->message->rule : NULL, ==, row->rule);
  g_assert_cmpint (last->finding >= 0, ==, row->is_predicted);
  g_assert_cmpint (last->node != SMITH_NODE_NONE, ==, row->at != NULL);
  if (row->at != NULL)
    g_assert_true (g_str_has_prefix (document + last->span.start, row->at));
}

/* Whatever the profile has is recognised as that row, whatever stands in it. */
static void
test_own (void)
{
  for (guint i = 0; i < smith_profile_get_n_messages (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *message = smith_profile_get_message (&smith_profile_chatgpt, i);
      g_autoptr(GString) said = g_string_new (message->text);
      g_autoptr(GBytes) text = g_bytes_new_static (document, strlen (document));
      g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
      g_autoptr(SmithApi) api = smith_api_new (tree);
      g_autoptr(SmithImport) import = smith_import_run (api, &smith_profile_chatgpt, NULL);
      g_autoptr(GPtrArray) heard = NULL;

      g_string_replace (said, "%s", "(x)", 0);
      heard = smith_heard_read (said->str, import);
      g_assert_cmpuint (heard->len, ==, 1);
      g_assert_nonnull (((SmithHeard *) heard->pdata[0])->message);
      g_assert_cmpstr (((SmithHeard *) heard->pdata[0])->message->rule, ==, message->rule);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/heard/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/heard/every-message", test_own);

  return g_test_run ();
}
