/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-limits.h"
#include "doc/smith-print.h"
#include "platform/smith-consent.h"
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
  { "answer-default", DOCUMENT (", \"responses\": {\"default\": {\"content\": "
    "{\"application/json\":"
    " {\"schema\": {\"properties\": {\"error\": {}}}}}}}"), "type x = () => any;\n" },
  { "answer-201", DOCUMENT (", \"responses\": {\"201\": {\"content\": {\"application/json\":"
    " {\"schema\": {\"properties\": {\"a\": {}}}}}}}"), "type x = () => any;\n" },
  { "files", DOCUMENT (BODY ("{\"properties\": {\"openaiFileIdRefs\": {\"type\": \"array\", "
    "\"items\":"
    " {\"type\": \"string\"}}}}")),
    "type x = (_: {\n// None\n// File IDs are in the form of `file-abc123` when coming from "
    "DALL-E or "
    "file-service or in the form `/mnt/data/filename.csv` when coming from the python tool. "
    "Make sure "
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
}

/* Texts, and how many tokens of o200k_base they are. */
static const struct
{
  const char *text;
  guint       n_tokens;
} token_cases[] = {
  { "", 0 },
  { "type x = () => any;\n", 7 },
  { "// Finds books by words of their title, newest first.\ntype findBooks = (_: {\n"
    "// Words of the title\nq: string,\n// The most books to return, 1 to 50. Without it, 10.\n"
    "limit?: number,\nlanguage?: (\"de\" | \"en\" | \"fr\")[],\n}) => {\n  books: {\n  id: "
    "string,\n"
    "  title: string,\n  publishedYear: number,\n}[],\n  nextPage: string,\n};\n", 96 },
  { "// Liefert die nächsten Abfahrten einer Haltestelle, die früheste zuerst; Verspätungen sind "
    "eingerechnet.\ntype naechsteAbfahrten = (_: {\n// Name der Haltestelle, etwa „Bern, Bahnhof“\n"
    "haltestelle: string,\n}) => any;\n", 60 },
};

/* The estimate is within a sixth, or two tokens. */
static void
test_tokens (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (token_cases); i++)
    {
      guint found = smith_model_text_count_tokens (token_cases[i].text);
      guint slack = MAX (token_cases[i].n_tokens / 6, token_cases[i].n_tokens > 0 ? 2 : 0);

      g_test_message ("%u for %u", found, token_cases[i].n_tokens);
      g_assert_cmpuint (found, <=, token_cases[i].n_tokens + slack);
      g_assert_cmpuint (found + slack, >=, token_cases[i].n_tokens);
    }
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

/* Whether each call is confirmed, and the last button of the card. */
static const struct
{
  const char *method;
  const char *flag;      /* with a comma before it */
  gboolean    is_consequential;
  gboolean    is_declared;
  const char *last;
} consent_cases[] = {
  { "get", "", FALSE, FALSE, "Decline" },
  { "post", "", TRUE, FALSE, "Deny" },
  { "delete", "", TRUE, FALSE, "Deny" },
  { "get", ", \"x-openai-isConsequential\": true", TRUE, TRUE, "Deny" },
  { "put", ", \"x-openai-isConsequential\": false", FALSE, TRUE, "Decline" },
  { "put", ", \"x-openai-isConsequential\": \"false\"", TRUE, FALSE, "Deny" },
  { "get", ", \"x-openai-isConsequential\": null", FALSE, FALSE, "Decline" },
};

static void
test_consent (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (consent_cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"paths\": {\"/x\": {\"%s\": "
      "{\"operationId\": \"x\"%s"
                                               "}}}}", consent_cases[i].method,
                                               consent_cases[i].flag);
      g_autoptr(SmithImport) import = import_text (text);
      SmithApi *api = smith_import_get_api (import);
      gboolean is_declared, is_consequential;
      const char *const *answers;

      is_consequential = smith_consent_is_consequential (api, smith_api_get_operation (api, 0),
                                                         &is_declared);
      answers = smith_consent_get_answers (&smith_profile_chatgpt, is_consequential);
      g_test_message ("%s%s", consent_cases[i].method, consent_cases[i].flag);
      g_assert_cmpint (is_consequential, ==, consent_cases[i].is_consequential);
      g_assert_cmpint (is_declared, ==, consent_cases[i].is_declared);
      g_assert_cmpstr (answers[g_strv_length ((char **) answers) - 1], ==, consent_cases[i].last);
    }
}

/* What is put in is not looked at again. */
static void
test_question (void)
{
  g_autofree char *question = smith_consent_dup_question (&smith_profile_chatgpt, "{2}", "a.b");

  g_assert_cmpstr (question, ==, "{2} wants to talk to a.b");
}

/* HEAD is no operation to the platform; a reference is measured where it leads. */
static void
test_budgets (void)
{
  static const char text[] =
    "{\"paths\":{\"/x\":{\"get\":{\"operationId\":\"a\",\"summary\":\"äöü\"},\"head\":"
    "{\"description\":\"longer\"},\"post\":{\"description\":\"four\",\"summary\":\"longer\","
    "\"parameters\":[{\"$ref\":\"#/p\"}]}}},\"p\":{\"description\":\"seven..\"}}";
  g_autoptr(SmithImport) import = import_text (text);
  const SmithBudgets *budgets = smith_import_get_budgets (import);
  g_autoptr(GString) printed = g_string_new (NULL);

  g_assert_true (smith_print_json (smith_api_get_tree (smith_import_get_api (import)),
                                   SMITH_NODE_ROOT, SMITH_JSON_PRETTY, printed, NULL));
  g_assert_cmpuint (budgets->n_operations, ==, 2);
  g_assert_cmpuint (budgets->n_bytes, ==, printed->len);
  g_assert_cmpuint (budgets->longest_description, ==, 4);
  g_assert_cmpuint (budgets->longest_parameter_text, ==, 7);
  g_assert_cmpint (budgets->longest_description_at, ==, 2);
  g_assert_cmpint (budgets->longest_parameter_at, ==, 2);
}

/* Nothing is the longest of nothing. */
static void
test_no_budgets (void)
{
  static const char *const texts[] = { "[]", "{\"paths\":{\"/x\":{\"get\":{}}}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SmithImport) import = import_text (texts[i]);
      const SmithBudgets *budgets = smith_import_get_budgets (import);

      g_assert_cmpuint (budgets->longest_description, ==, 0);
      g_assert_cmpint (budgets->longest_description_at, ==, -1);
      g_assert_cmpint (budgets->longest_parameter_at, ==, -1);
    }
}

static const struct
{
  const char *url;
  const char *origin, *domain, *name;
} name_cases[] = {
  { "https://api.my-host.example/v1", "https://api.my-host.example", "api.my-host.example",
    "api_my_host_example__jit_plugin" },
  { "https://API.Example", "https://api.example", "api.example", "api_example__jit_plugin" },
  { "http://a.example:8080", "https://a.example", "a.example", "a_example__jit_plugin" },
  { "https://user@a.example/x", "https://a.example", "a.example", "a_example__jit_plugin" },
  { "/v1", NULL, NULL, NULL }, { "", NULL, NULL, NULL }, { "https://", NULL, NULL, NULL },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"servers\": [{\"url\": \"%s\"}]}",
                                               name_cases[i].url);
      g_autoptr(SmithImport) import = import_text (text);
      g_autofree char *name = smith_model_text_dup_namespace (import);

      g_assert_cmpstr (smith_import_get_origin (import), ==, name_cases[i].origin);
      g_assert_cmpstr (smith_import_get_domain (import), ==, name_cases[i].domain);
      g_assert_cmpstr (name, ==, name_cases[i].name);
    }
}

/* Of several places a line has the first that is judged. */
static const struct
{
  const char *name;
  SmithSyntax syntax;
  const char *rule;
  const char *text;
  gsize       n_places;
} partial_cases[] = {
  { "circle", SMITH_SYNTAX_JSON, "schema-circular",
    "{\"components\": {\"schemas\": {"
    " \"A\": {\"properties\": {\"a\": {\"$ref\": \"#/components/schemas/A\", nonsense}}},"
    " \"B\": {\"properties\": {\"b\": {\"$ref\": \"#/components/schemas/B\"}}},"
    " \"C\": {\"properties\": {\"c\": {\"$ref\": \"#/components/schemas/C\"}}}}}}", 1 },
  { "null", SMITH_SYNTAX_YAML, "document-null-map",
    "components:\n  schemas:\n    A:\n      properties: @x\n    B:\n      properties:\n"
    "    C:\n      properties:\n", 1 },
};

static const SmithFinding *
find_finding (SmithImport *import,
              const char  *rule)
{
  for (guint i = 0; i < smith_import_get_n_findings (import); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (import, i);

      if (g_str_equal (finding->message->rule, rule))
        return finding;
    }

  return NULL;
}

static void
test_partial (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (partial_cases[i].text,
                                                strlen (partial_cases[i].text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, partial_cases[i].syntax);
  g_autoptr(SmithApi) api = smith_api_new (tree);
  g_autoptr(SmithImport) import = smith_import_run (api, &smith_profile_chatgpt, NULL);
  const SmithFinding *finding = find_finding (import, partial_cases[i].rule);

  g_assert_nonnull (smith_tree_get_error (tree));
  g_assert_nonnull (finding);
  g_assert_nonnull (finding->places);
  g_assert_cmpuint (finding->places->len, ==, partial_cases[i].n_places);
}

/* A line has no more places than there may be lines. */
static void
test_places (void)
{
  g_autoptr(GString) text = g_string_new ("{\"components\": {\"schemas\": {\"A\": {}");
  g_autoptr(SmithImport) import = NULL;
  const SmithFinding *finding;

  for (guint i = 0; i < SMITH_LIMIT_PROBLEMS + 10; i++)
    g_string_append_printf (text, ", \"%u\": {\"properties\": null}", i);
  g_string_append (text, "}}}");
  import = import_text (text->str);
  finding = find_finding (import, "document-null-map");
  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->places->len, ==, SMITH_LIMIT_PROBLEMS);
  g_assert_true (smith_import_is_truncated (import));
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
  g_test_add_func ("/model-text/tokens", test_tokens);
  g_test_add_func ("/model-text/arguments", test_arguments);
  g_test_add_func ("/model-text/consent", test_consent);
  g_test_add_func ("/model-text/consent/question", test_question);
  g_test_add_func ("/model-text/budgets", test_budgets);
  g_test_add_func ("/model-text/budgets/none", test_no_budgets);
  g_test_add_func ("/model-text/names", test_names);
  for (gsize i = 0; i < G_N_ELEMENTS (partial_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model-text/partial/", partial_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_partial);
    }
  g_test_add_func ("/model-text/places", test_places);

  return g_test_run ();
}
