/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "run-test.h"

static const struct
{
  const char *name;
  const char *json;
  const char *error;  /* a part of the message; NULL when it reads */
} read_cases[] = {
  { "object",     "{\"a\": 1}",            NULL },
  { "empty",      "{}",                    NULL },
  { "nothing",    "",                      "no arguments" },
  { "blank",      " \n",                   "no arguments" },
  { "list",       "[1]",                   "one JSON object" },
  { "text",       "\"a\"",                 "one JSON object" },
  { "cut",        "{\"a\": ",              "line 1, column 1" },
  { "second-line", "{\n  \"a\": 'b'}",     "line 2, column 8" },
  { "comma",      "{\"a\": 1,}",           "line 1, column 9" },
  { "two-values", "{} {}",                 "line 1, column 4" },
  { "not-utf8",   "{\"a\": \"\xff\"}",     "line 1, column 8" },
};

static void
test_read (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new (read_cases[i].json, strlen (read_cases[i].json));
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithArguments) arguments = smith_arguments_new_from_json (bytes, &error);

  if (read_cases[i].error == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (arguments);
      return;
    }
  g_assert_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NOT_JSON);
  g_assert_nonnull (strstr (error->message, read_cases[i].error));
  g_assert_cmpstr (smith_run_error_get_platform_name (error), ==, "ApiSyntaxError");
}

/* What an entry holds, as a value, and back. */
static const struct
{
  const char *name;
  const char *type;
  const char *typed;
  const char *json;
  const char *shown;
} text_cases[] = {
  { "string",           "string",  "Bern",        "\"Bern\"",      "Bern" },
  { "string-number",    "string",  "3",           "\"3\"",         "3" },
  { "string-quotes",    "string",  "\"a\"",       "\"\\\"a\\\"\"", "\"a\"" },
  { "string-spaces",    "string",  " a ",         "\" a \"",       " a " },
  { "string-null",      "string",  "null",        "\"null\"",      "null" },
  { "untyped",          NULL,      "3",           "\"3\"",         "3" },
  { "integer",          "integer", "12",          "12",            "12" },
  { "integer-spaces",   "integer", " 12\n",       "12",            "12" },
  { "integer-words",    "integer", "twelve",      "\"twelve\"",    "twelve" },
  { "integer-empty",    "integer", "",            "\"\"",          "" },
  { "number-as-written", "number", "1.50",        "1.50",          "1.50" },
  { "number-comma",     "number",  "1,5",         "\"1,5\"",       "1,5" },
  { "number-null",      "number",  "null",        "null",          "null" },
  { "boolean",          "boolean", "true",        "true",          "true" },
  { "boolean-word",     "boolean", "yes",         "\"yes\"",       "yes" },
  { "array",            "array",   "[1, 2]",      "[1, 2]",        "[1, 2]" },
  { "array-cut",        "array",   "[1",          "\"[1\"",        "[1" },
  { "array-object",     "array",   "{}",          "\"{}\"",        "{}" },
  { "object",           "object",  "{\"a\":1}",   "{\"a\":1}",     "{\"a\":1}" },
};

static void
test_text (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);
  g_autofree char *expected = g_strdup_printf ("{\"x\":%s}", text_cases[i].json);
  g_autoptr(SmithArguments) arguments = NULL;
  g_autofree char *shown = NULL;

  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "x");
  smith_arguments_write_text (writer, text_cases[i].type, text_cases[i].typed);
  smith_json_writer_end_object (writer);
  g_assert_cmpstr (out->str, ==, expected);

  arguments = read_arguments (out->str);
  shown = smith_arguments_dup_text (arguments, "x");
  g_assert_cmpstr (shown, ==, text_cases[i].shown);
  g_assert_null (smith_arguments_dup_text (arguments, "y"));
}

static void
test_platform (void)
{
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  g_autofree char *none = NULL;
  g_autofree char *two = NULL;

  smith_argument_problems_add (problems, SMITH_ARGUMENT_MISSING, TRUE, "m", "m", "m");
  none = smith_argument_problems_dup_platform (problems);
  g_assert_null (none);
  smith_argument_problems_add (problems, SMITH_ARGUMENT_UNDECLARED, TRUE, "a", "a", "a");
  smith_argument_problems_add (problems, SMITH_ARGUMENT_UNDECLARED, TRUE, "b", "b.c", "b.c");
  two = smith_argument_problems_dup_platform (problems);
  g_assert_cmpstr (two, ==, "UnrecognizedKwargsError: a, b.c");
}

#define ADD_TABLE(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_TABLE ("/arguments/read/", read_cases, test_read)
  ADD_TABLE ("/arguments/text/", text_cases, test_text)
  g_test_add_func ("/arguments/platform", test_platform);

  return g_test_run ();
}
