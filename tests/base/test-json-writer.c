/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/smith-json-writer.h"

typedef struct
{
  const char *name;
  const char *text;
  gssize      length;
  const char *json;
} StringCase;

static const StringCase string_cases[] = {
  { "empty",        "",                  -1, "\"\"" },
  { "ascii",        "a b/c",             -1, "\"a b/c\"" },
  { "quote",        "say \"yes\"",       -1, "\"say \\\"yes\\\"\"" },
  { "backslash",    "C:\\x",             -1, "\"C:\\\\x\"" },
  { "short-names",  "\b\t\n\f\r",        -1, "\"\\b\\t\\n\\f\\r\"" },
  { "vertical-tab", "\v",                -1, "\"\\u000b\"" },
  { "nul",          "a\0b",               3, "\"a\\u0000b\"" },
  { "escape",       "\x1b[0m",           -1, "\"\\u001b[0m\"" },
  { "delete",       "\x7f",              -1, "\"\x7f\"" },
  { "unicode",      "Zürich 🌧",         -1, "\"Zürich 🌧\"" },
  { "not-utf8",     "a\xff\xfe" "b",     -1, "\"a\xEF\xBF\xBD\xEF\xBF\xBD" "b\"" },
  { "cut-off",      "a\xF0\x9F",         -1, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"" },
};

static void
test_string (gconstpointer data)
{
  const StringCase *c = data;
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_string_len (writer, c->text,
                                c->length < 0 ? strlen (c->text) : (gsize) c->length);
  g_assert_cmpstr (out->str, ==, c->json);
  g_assert_true (smith_json_writer_is_complete (writer));
}

typedef struct
{
  const char *name;
  double      value;
  const char *json;
} DoubleCase;

static const DoubleCase double_cases[] = {
  { "zero",          0,                       "0" },
  { "negative-zero", -0.0,                    "-0" },
  { "integer",       42,                      "42" },
  { "tenth",         0.1,                     "0.1" },
  { "sum",           0.1 + 0.2,               "0.30000000000000004" },
  { "third",         1.0 / 3,                 "0.3333333333333333" },
  { "huge",          1e300,                   "1e+300" },
  { "largest",       1.7976931348623157e308,  "1.7976931348623157e+308" },
  { "tiny",          5e-324,                  "4.94065645841247e-324" },
  { "nan",           NAN,                     "null" },
  { "infinite",      -INFINITY,               "null" },
};

static void
test_double (gconstpointer data)
{
  const DoubleCase *c = data;
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_double (writer, c->value);
  g_assert_cmpstr (out->str, ==, c->json);
  if (isfinite (c->value))
    g_assert_true (g_ascii_strtod (out->str, NULL) == c->value);
}

static void
write_sample (SmithJsonWriter *writer)
{
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "list");
  smith_json_writer_begin_array (writer);
  smith_json_writer_int (writer, G_MININT64);
  smith_json_writer_raw (writer, "1.50", 4);
  smith_json_writer_begin_object (writer);
  smith_json_writer_end_object (writer);
  smith_json_writer_begin_array (writer);
  smith_json_writer_end_array (writer);
  smith_json_writer_end_array (writer);
  smith_json_writer_key_len (writer, "a\0b", 3);
  smith_json_writer_boolean (writer, TRUE);
  smith_json_writer_key (writer, "");
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "no");
  smith_json_writer_boolean (writer, FALSE);
  smith_json_writer_key (writer, "none");
  smith_json_writer_string (writer, NULL);
  smith_json_writer_end_object (writer);
  smith_json_writer_end_object (writer);
}

static void
test_compact (void)
{
  g_autoptr(GString) out = g_string_new ("data: ");
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  write_sample (writer);
  g_assert_cmpstr (out->str, ==,
                   "data: {\"list\":[-9223372036854775808,1.50,{},[]],"
                   "\"a\\u0000b\":true,\"\":{\"no\":false,\"none\":null}}");
  g_assert_cmpuint (smith_json_writer_get_length (writer), ==, out->len - strlen ("data: "));
}

static void
test_pretty (void)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_PRETTY);

  write_sample (writer);
  g_assert_cmpstr (out->str, ==,
                   "{\n"
                   "  \"list\": [\n"
                   "    -9223372036854775808,\n"
                   "    1.50,\n"
                   "    {},\n"
                   "    []\n"
                   "  ],\n"
                   "  \"a\\u0000b\": true,\n"
                   "  \"\": {\n"
                   "    \"no\": false,\n"
                   "    \"none\": null\n"
                   "  }\n"
                   "}");
}

static void
test_complete (void)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  g_assert_false (smith_json_writer_is_complete (writer));
  smith_json_writer_begin_array (writer);
  g_assert_false (smith_json_writer_is_complete (writer));
  smith_json_writer_end_array (writer);
  g_assert_true (smith_json_writer_is_complete (writer));
}

static void
test_misuse (void)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_object (writer);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*HAS_KEY*");
  smith_json_writer_int (writer, 1);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*IN_OBJECT*");
  smith_json_writer_end_array (writer);
  g_test_assert_expected_messages ();
  smith_json_writer_end_object (writer);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_done*");
  smith_json_writer_null (writer);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (out->str, ==, "{}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (string_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-writer/string/", string_cases[i].name, NULL);

      g_test_add_data_func (path, &string_cases[i], test_string);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (double_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-writer/double/", double_cases[i].name, NULL);

      g_test_add_data_func (path, &double_cases[i], test_double);
    }
  g_test_add_func ("/json-writer/compact", test_compact);
  g_test_add_func ("/json-writer/pretty", test_pretty);
  g_test_add_func ("/json-writer/complete", test_complete);
  g_test_add_func ("/json-writer/misuse", test_misuse);

  return g_test_run ();
}
