/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "platform/smith-flat-argument.h"
#include "platform/smith-model-text.h"

static SmithImport *
import_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(SmithApi) api = smith_api_new (tree);

  g_assert_null (smith_tree_get_error (tree));

  return smith_import_run (api, &smith_profile_chatgpt, NULL);
}

#define DOCUMENT(operation) \
  "{\"openapi\": \"3.1.0\", \"servers\": [{\"url\": \"https://api.my-host.example/v1\"}]," \
  " \"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\"" operation "}}}," \
  " \"components\": {\"schemas\": {\"N\": {\"type\": \"integer\"}," \
  " \"L\": {\"type\": \"object\", \"properties\": {\"l\": {\"$ref\": " \
  "\"#/components/schemas/L\"}}}}}}"
#define QUERY(name, rest) "{\"name\": \"" name "\", \"in\": \"query\"" rest "}"
#define PARAMETERS(list) DOCUMENT (", \"parameters\": [" list "]")
#define BODY(schema) \
  ", \"requestBody\": {\"content\": {\"application/json\": {\"schema\": " schema "}}}"
#define ANSWER(schema) \
  ", \"responses\": {\"200\": {\"content\": {\"application/json\": {\"schema\": " schema "}}}}"

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "no-arguments", DOCUMENT (""), "type x = () => any;\n" },
  { "description", DOCUMENT (", \"description\": \"Does\\nit.\\n\", \"summary\": \"s\""),
    "// Does\n// it.\ntype x = () => any;\n" },
  { "summary", DOCUMENT (", \"summary\": \"s\""), "// s\ntype x = () => any;\n" },
  { "optional", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"string\"}")),
    "type x = (_: {\nq?: string,\n}) => any;\n" },
  { "required", PARAMETERS (QUERY ("q", ", \"required\": true, \"description\": \"What.\"")),
    "type x = (_: {\n// What.\nq: any,\n}) => any;\n" },
  { "enum", PARAMETERS (QUERY ("q", ", \"schema\": {\"enum\": [\"a\", \"b\"]}")),
    "type x = (_: {\nq?: \"a\" | \"b\",\n}) => any;\n" },
  { "enum-of-numbers", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"integer\", \"enum\": "
    "[1]}")),
    "type x = (_: {\nq?: number,\n}) => any;\n" },
  { "array", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"array\", \"items\":"
                                " {\"$ref\": \"#/components/schemas/N\"}}")),
    "type x = (_: {\nq?: number[],\n}) => any;\n" },
  { "array-of-enum", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"array\", \"items\":"
                                        " {\"enum\": [\"a\", \"b\"]}}")),
    "type x = (_: {\nq?: (\"a\" | \"b\")[],\n}) => any;\n" },
  { "header-is-not-shown", PARAMETERS ("{\"name\": \"H\", \"in\": \"header\"}"),
    "type x = () => any;\n" },
  { "body",
    DOCUMENT (BODY ("{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {"
                    "\"a\": {\"type\": \"string\", \"description\": \"A.\"},"
                    " \"o\": {\"type\": \"object\", \"properties\": {\"i\": {\"type\": \"boolean\","
                    " \"description\": \"not shown\"}}}}}")),
    "type x = (_: {\n// A.\na: string,\no?: {\n  i: boolean,\n},\n}) => any;\n" },
  { "answer", DOCUMENT (ANSWER ("{\"type\": \"object\", \"properties\": {\"url\":"
                                " {\"type\": \"string\"}}, \"required\": [\"url\"]}")),
    "type x = () => {\n  url: string,\n};\n" },
  { "answer-nested", DOCUMENT (ANSWER ("{\"type\": \"object\", \"properties\": {\"a\": {\"type\":"
    " \"array\", \"items\": {\"type\": \"object\", \"properties\": {\"b\": {\"type\": \"object\","
    " \"properties\": {\"c\": {\"type\": \"string\", \"description\": \"not shown\"}}}}}}}}")),
    "type x = () => {\n  a: {\n  b: {\n  c: string,\n},\n}[],\n};\n" },
  { "answer-optional", DOCUMENT (ANSWER ("{\"properties\": {\"url\": {\"type\": \"string\"}}}")),
    "type x = () => {\n  url: string,\n};\n" },
  { "answer-default", DOCUMENT (", \"responses\": {\"default\": {\"content\": {\"application/json\":"
    " {\"schema\": {\"properties\": {\"error\": {}}}}}}}"), "type x = () => any;\n" },
  { "answer-201", DOCUMENT (", \"responses\": {\"201\": {\"content\": {\"application/json\":"
    " {\"schema\": {\"properties\": {\"a\": {}}}}}}}"), "type x = () => any;\n" },
  { "files", DOCUMENT (BODY ("{\"properties\": {\"openaiFileIdRefs\": {\"type\": \"array\", \"items\":"
    " {\"type\": \"string\"}}}}")),
    "type x = (_: {\n// None\n// File IDs are in the form of `file-abc123` when coming from DALL-E or "
    "file-service or in the form `/mnt/data/filename.csv` when coming from the python tool. Make sure "
    "only to include the relevant ID part of the string that comes after the protocol "
    "file-service://\nopenaiFileIdRefs?: string[],\n}) => any;\n" },
  { "parameter-named-like-files", PARAMETERS (QUERY ("openaiFileIdRefs", "")),
    "type x = (_: {\nopenaiFileIdRefs?: any,\n}) => any;\n" },
  { "null-type", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": [\"null\", \"string\"]}")),
    "type x = (_: {\nq?: string,\n}) => any;\n" },
  { "any-of", PARAMETERS (QUERY ("q", ", \"schema\": {\"anyOf\": [{\"type\": \"string\"}]}")),
    "type x = (_: {\nq?: any,\n}) => any;\n" },
  { "items-missing", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"array\"}")),
    "type x = (_: {\nq?: any[],\n}) => any;\n" },
  { "answer-array", DOCUMENT (ANSWER ("{\"type\": \"array\", \"items\": {}}")),
    "type x = () => any;\n" },
  { "bare-object", PARAMETERS (QUERY ("q", ", \"schema\": {\"type\": \"object\"}")),
    "type x = (_: {\nq?: any,\n}) => any;\n" },
};

static void
test_operation (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithImport) import = import_text (cases[i].text);
  g_autofree char *text =
    smith_model_text_for_operation (import,
                                    smith_api_get_operation (smith_import_get_api (import), 0));

  g_assert_cmpstr (text, ==, cases[i].expected);
}

/* A circle ends in `any` after some levels. */
static void
test_circle (void)
{
  g_autoptr(SmithImport) import =
    import_text (DOCUMENT (ANSWER ("{\"$ref\": \"#/components/schemas/L\"}")));
  g_autofree char *text =
    smith_model_text_for_operation (import,
                                    smith_api_get_operation (smith_import_get_api (import), 0));

  g_assert_nonnull (strstr (text, "l: any,"));
  g_assert_cmpuint (strlen (text), <, 1000);
}

static void
test_action (void)
{
  g_autoptr(SmithImport) import = import_text (DOCUMENT (""));
  g_autofree char *text = smith_model_text_for_action (import);

  g_assert_cmpstr (text, ==,
                   "## api_my_host_example__jit_plugin\n\n"
                   "This typescript tool allows you to call external API endpoints on "
                   "api.my-host.example over the internet. When calling a tool include the "
                   "namespace and function name such as namespace.function and ensure valid "
                   "syntax.\nnamespace api_my_host_example__jit_plugin {\n\n"
                   "type x = () => any;\n\n"
                   "} // namespace api_my_host_example__jit_plugin\n");
  g_assert_cmpuint (smith_model_text_count_tokens (text), ==, (strlen (text) + 3) / 4);
}

static void
test_arguments (void)
{
  g_autoptr(SmithImport) import = import_text (
    "{\"paths\": {\"/a/{id}\": {\"parameters\": [{\"name\": \"id\", \"in\": \"path\"}],"
    " \"post\": {\"operationId\": \"x\", \"parameters\": [{\"name\": \"q\", \"in\": \"query\"},"
    " {\"name\": \"H\", \"in\": \"header\"}, {\"name\": \"c\", \"in\": \"cookie\"}],"
    " \"requestBody\": {\"content\": {\"text/plain\": {}, \"application/json\": {\"schema\":"
    " {\"type\": \"array\"}}}}}}}}");
  g_autoptr(GPtrArray) arguments =
    smith_flat_arguments_list (smith_import_get_api (import),
                               smith_api_get_operation (smith_import_get_api (import), 0));
  static const struct { const char *name; gboolean is_sent, is_body; } expected[] = {
    { "q", TRUE, FALSE }, { "H", FALSE, FALSE }, { "c", FALSE, FALSE }, { "id", FALSE, FALSE },
    { "body", FALSE, TRUE },
  };

  g_assert_cmpuint (arguments->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < arguments->len; i++)
    {
      const SmithFlatArgument *argument = g_ptr_array_index (arguments, i);

      g_assert_cmpstr (argument->name, ==, expected[i].name);
      g_assert_cmpint (argument->is_sent, ==, expected[i].is_sent);
      g_assert_cmpint (argument->is_body, ==, expected[i].is_body);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model-text/operation/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_operation);
    }
  g_test_add_func ("/model-text/circle", test_circle);
  g_test_add_func ("/model-text/action", test_action);
  g_test_add_func ("/model-text/arguments", test_arguments);

  return g_test_run ();
}
