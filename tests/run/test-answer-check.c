/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/smith-answer-check.h"

#include <string.h>

/* Answers, and what a description says of them. */

static const char description[] =
  "openapi: 3.1.0\n"
  "info: {title: T, version: '1'}\n"
  "paths:\n"
  "  /x:\n"
  "    get:\n"
  "      operationId: x\n"
  "      responses:\n"
  "        '200':\n"
  "          description: d\n"
  "          content:\n"
  "            application/json: {schema: {$ref: '#/components/schemas/Thing'}}\n"
  "            text/plain; charset=utf-8: {schema: {type: integer}}\n"
  "            image/*: {schema: {type: boolean}}\n"
  "        4XX: {$ref: '#/components/responses/Error'}\n"
  "        '500': {description: d}\n"
  "        default:\n"
  "          description: d\n"
  "          content: {'*/*': {schema: {pattern: '['}}}\n"
  "components:\n"
  "  responses:\n"
  "    Error: {description: d, content: {application/json: {schema: {type: string}}}}\n"
  "  schemas:\n"
  "    Thing:\n"
  "      type: object\n"
  "      required: [id, secret]\n"
  "      properties:\n"
  "        id: {type: integer}\n"
  "        secret: {type: string, writeOnly: true}\n"
  "        tags: {type: array, items: {type: string}}\n";

static const struct
{
  const char     *name;
  guint           status;
  const char     *type;  /* (nullable) */
  const char     *body;
  SmithAnswerFit  fit;
  const char     *sentence;  /* (nullable) */
} rows[] = {
  { "fits", 200, "application/json", "{\"id\": 7, \"more\": 1}", SMITH_ANSWER_AS_DESCRIBED, NULL },
  { "whole", 200, "application/json", "[]", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer must be an object." },
  { "part", 200, "application/json", "{\"id\": 7, \"tags\": [\"a\", 1]}", SMITH_ANSWER_OTHERWISE,
    "It is not as described: /tags/1 must be text." },
  { "write-only", 200, "application/json", "{\"id\": 7}", SMITH_ANSWER_AS_DESCRIBED, NULL },
  { "several", 200, "application/json", "{\"id\": \"7\", \"tags\": [1, 2]}",
    SMITH_ANSWER_OTHERWISE, "It is not as described: /id must be a whole number, and 2 more." },
  { "lacks", 200, "application/json", "{\"secret\": \"s\"}", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer lacks “id”." },
  { "capitals", 200, "Application/JSON", "{}", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer lacks “id”." },
  { "parameter", 200, "text/plain", "{}", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer must be a whole number." },
  { "range", 200, "image/png", "[true]", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer must be true or false." },
  { "other-type", 200, "application/xml", "{}", SMITH_ANSWER_UNDESCRIBED, NULL },
  { "no-type", 200, NULL, "{}", SMITH_ANSWER_UNDESCRIBED, NULL },
  { "no-json", 200, "application/json", "hello", SMITH_ANSWER_UNDESCRIBED, NULL },
  { "nothing", 200, "application/json", "", SMITH_ANSWER_UNDESCRIBED, NULL },
  { "status-range", 404, "application/json", "{}", SMITH_ANSWER_OTHERWISE,
    "It is not as described: the answer must be text." },
  { "no-content", 500, "application/json", "{}", SMITH_ANSWER_UNDESCRIBED, NULL },
  { "broken-schema", 302, "application/json", "{}", SMITH_ANSWER_UNDESCRIBED, NULL },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) text = g_bytes_new_static (description, strlen (description));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_autoptr(SmithApi) api = smith_api_new (tree);
  g_autoptr(GBytes) bytes = g_bytes_new_static (rows[i].body, strlen (rows[i].body));
  g_autoptr(SmithBodyText) body = smith_body_text_new (bytes, rows[i].type, NULL, FALSE);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (smith_answer_check (api, smith_api_get_operation (api, 0), rows[i].status,
                                       rows[i].type, body, &sentence), ==, rows[i].fit);
  g_assert_cmpstr (sentence, ==, rows[i].sentence);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/answer-check/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }

  return g_test_run ();
}
