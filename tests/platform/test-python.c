/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "platform/smith-python-value.h"
#include "platform/smith-python.h"

/* Values, and what Python 3.11 prints for them: repr() of json.loads() and of PyYAML's
 * safe_load(). */
static const struct
{
  const char  *name;
  SmithSyntax  syntax;
  const char  *text;
  const char  *expected;
} cases[] = {
  { "json-float-with-exponent", SMITH_SYNTAX_JSON, "1E2", "100.0" },
  { "json-float-from-large-exponent", SMITH_SYNTAX_JSON, "1e16", "1e+16" },
  { "json-float-below-the-limit", SMITH_SYNTAX_JSON, "1e15", "1000000000000000.0" },
  { "json-float-overflow", SMITH_SYNTAX_JSON, "1e400", "inf" },
  { "json-float-overflow-negative", SMITH_SYNTAX_JSON, "-1e400", "-inf" },
  { "json-float-underflow", SMITH_SYNTAX_JSON, "1e-400", "0.0" },
  { "json-float-negative-zero", SMITH_SYNTAX_JSON, "-0.0", "-0.0" },
  { "json-int-negative-zero", SMITH_SYNTAX_JSON, "-0", "0" },
  { "json-float-small", SMITH_SYNTAX_JSON, "1e-5", "1e-05" },
  { "json-float-not-so-small", SMITH_SYNTAX_JSON, "0.0001", "0.0001" },
  { "json-float-shortest", SMITH_SYNTAX_JSON, "0.1", "0.1" },
  { "json-float-seventeen-digits", SMITH_SYNTAX_JSON, "0.30000000000000004",
    "0.30000000000000004" },
  { "json-float-trailing-zeros", SMITH_SYNTAX_JSON, "1.500", "1.5" },
  { "json-float-integer", SMITH_SYNTAX_JSON, "3.0", "3.0" },
  { "json-float-big", SMITH_SYNTAX_JSON, "123456789012345678.0", "1.2345678901234568e+17" },
  { "json-float-sixteen-digits", SMITH_SYNTAX_JSON, "1234567890123456.0", "1234567890123456.0" },
  { "json-float-denormal", SMITH_SYNTAX_JSON, "5e-324", "5e-324" },
  { "json-float-largest", SMITH_SYNTAX_JSON, "1.7976931348623157e308", "1.7976931348623157e+308" },
  { "json-float-exponent-plus", SMITH_SYNTAX_JSON, "12.5e+3", "12500.0" },
  { "json-int-big", SMITH_SYNTAX_JSON, "123456789012345678901234567890",
    "123456789012345678901234567890" },
  { "json-true", SMITH_SYNTAX_JSON, "true", "True" },
  { "json-false", SMITH_SYNTAX_JSON, "false", "False" },
  { "json-null", SMITH_SYNTAX_JSON, "null", "None" },
  { "json-empty-list", SMITH_SYNTAX_JSON, "[]", "[]" },
  { "json-empty-map", SMITH_SYNTAX_JSON, "{}", "{}" },
  { "json-list", SMITH_SYNTAX_JSON, "[1, \"a\", null, [true]]", "[1, 'a', None, [True]]" },
  { "json-nested-map", SMITH_SYNTAX_JSON, "{\"a\": {\"b\": [1.0, {\"c\": false}]}, \"d\": \"e\"}",
    "{'a': {'b': [1.0, {'c': False}]}, 'd': 'e'}" },
  { "json-repeated-key", SMITH_SYNTAX_JSON, "{\"a\": 1, \"b\": 2, \"a\": 3}", "{'a': 3, 'b': 2}" },
  { "json-apostrophe", SMITH_SYNTAX_JSON, "\"it's\"", "\"it's\"" },
  { "json-both-quotes", SMITH_SYNTAX_JSON, "\"it's \\\"x\\\"\"", "'it\\'s \"x\"'" },
  { "json-double-quote", SMITH_SYNTAX_JSON, "\"say \\\"x\\\"\"", "'say \"x\"'" },
  { "json-backslash", SMITH_SYNTAX_JSON, "\"a\\\\b\"", "'a\\\\b'" },
  { "json-newline", SMITH_SYNTAX_JSON, "\"a\\nb\\tc\\rd\"", "'a\\nb\\tc\\rd'" },
  { "json-control", SMITH_SYNTAX_JSON, "\"\\u0000\\u0007\\u001b\\u007f\"",
    "'\\x00\\x07\\x1b\\x7f'" },
  { "json-no-break-space", SMITH_SYNTAX_JSON, "\"a\\u00a0b\"", "'a\\xa0b'" },
  { "json-soft-hyphen", SMITH_SYNTAX_JSON, "\"a\\u00adb\"", "'a\\xadb'" },
  { "json-line-separator", SMITH_SYNTAX_JSON, "\"a\\u2028b\"", "'a\\u2028b'" },
  { "json-zero-width", SMITH_SYNTAX_JSON, "\"a\\u200bb\"", "'a\\u200bb'" },
  { "json-umlaut", SMITH_SYNTAX_JSON, "\"ä\"", "'ä'" },
  { "json-emoji", SMITH_SYNTAX_JSON, "\"😀\"", "'😀'" },
  { "json-private-use", SMITH_SYNTAX_JSON, "\"\\ue000\"", "'\\ue000'" },
  { "json-tag-character", SMITH_SYNTAX_JSON, "\"\\udb40\\udc41\"", "'\\U000e0041'" },
  { "json-ideographic-space", SMITH_SYNTAX_JSON, "\"\\u3000\"", "'\\u3000'" },
  { "json-byte-order-mark", SMITH_SYNTAX_JSON, "\"\\ufeff\"", "'\\ufeff'" },
  { "yaml-yes", SMITH_SYNTAX_YAML, "yes", "True" },
  { "yaml-off", SMITH_SYNTAX_YAML, "Off", "False" },
  { "yaml-on", SMITH_SYNTAX_YAML, "on", "True" },
  { "yaml-y", SMITH_SYNTAX_YAML, "y", "'y'" },
  { "yaml-tilde", SMITH_SYNTAX_YAML, "~", "None" },
  { "yaml-int-underscores", SMITH_SYNTAX_YAML, "1_000", "1000" },
  { "yaml-int-octal", SMITH_SYNTAX_YAML, "017", "15" },
  { "yaml-int-hex", SMITH_SYNTAX_YAML, "-0x1F", "-31" },
  { "yaml-int-hex-big", SMITH_SYNTAX_YAML, "0x123456789abcdef0123456789abcdef",
    "1512366075204170929049582354406559215" },
  { "yaml-int-binary", SMITH_SYNTAX_YAML, "0b1010", "10" },
  { "yaml-int-base-60", SMITH_SYNTAX_YAML, "12:30:15", "45015" },
  { "yaml-int-longer-than-other-scalars", SMITH_SYNTAX_YAML,
    "1234567890123456789012345678901234567890123456789012345678901234567890",
    "1234567890123456789012345678901234567890123456789012345678901234567890" },
  { "yaml-int-hex-longer", SMITH_SYNTAX_YAML,
    "0x123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
    "1518924114432647149941276650107495261467849744909334"
    "40125154706377786253170532832504257993039600" },
  { "yaml-int-octal-longer", SMITH_SYNTAX_YAML,
    "07777777777777777777777777777777777777777777777777777777777777777777777",
    "1645504557321206042154969182557350504982735865633579863348609023" },
  { "yaml-int-base-60-longer", SMITH_SYNTAX_YAML,
    "1:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10:10",
    "258544075605603418560754983050847457627118644067796610" },
  { "yaml-float-longer", SMITH_SYNTAX_YAML,
    "0.1111111111111111111111111111111111111111111111111111111111111111111111",
    "0.1111111111111111" },
  { "yaml-int-plus", SMITH_SYNTAX_YAML, "+5", "5" },
  { "yaml-int-minus-zero", SMITH_SYNTAX_YAML, "-0", "0" },
  { "yaml-not-octal", SMITH_SYNTAX_YAML, "0o17", "'0o17'" },
  { "yaml-float-no-lead", SMITH_SYNTAX_YAML, ".5", "0.5" },
  { "yaml-float-no-tail", SMITH_SYNTAX_YAML, "5.", "5.0" },
  { "yaml-float-underscores", SMITH_SYNTAX_YAML, "1_000.5", "1000.5" },
  { "yaml-float-base-60", SMITH_SYNTAX_YAML, "1:30.5", "90.5" },
  { "yaml-float-needs-a-sign", SMITH_SYNTAX_YAML, "1e5", "'1e5'" },
  { "yaml-float-exponent", SMITH_SYNTAX_YAML, "1.5e+3", "1500.0" },
  { "yaml-float-negative", SMITH_SYNTAX_YAML, "-1.50", "-1.5" },
  { "yaml-inf", SMITH_SYNTAX_YAML, ".inf", "inf" },
  { "yaml-minus-inf", SMITH_SYNTAX_YAML, "-.INF", "-inf" },
  { "yaml-nan", SMITH_SYNTAX_YAML, ".NaN", "nan" },
  { "yaml-date", SMITH_SYNTAX_YAML, "2024-01-01", "datetime.date(2024, 1, 1)" },
  { "yaml-date-time", SMITH_SYNTAX_YAML, "2024-01-31 10:00:00",
    "datetime.datetime(2024, 1, 31, 10, 0)" },
  { "yaml-date-time-seconds", SMITH_SYNTAX_YAML, "2024-01-31T10:00:07",
    "datetime.datetime(2024, 1, 31, 10, 0, 7)" },
  { "yaml-date-time-fraction", SMITH_SYNTAX_YAML, "2024-01-31T10:00:07.25",
    "datetime.datetime(2024, 1, 31, 10, 0, 7, 250000)" },
  { "yaml-date-time-zero-fraction", SMITH_SYNTAX_YAML, "2024-01-31 1:02:00.0",
    "datetime.datetime(2024, 1, 31, 1, 2)" },
  { "yaml-date-time-utc", SMITH_SYNTAX_YAML, "2024-01-31T10:00:00Z",
    "datetime.datetime(2024, 1, 31, 10, 0, tzinfo=datetime.timezone.utc)" },
  { "yaml-date-time-zone", SMITH_SYNTAX_YAML, "2024-01-31T10:00:00+02:00",
    "datetime.datetime(2024, 1, 31, 10, 0, "
    "tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))" },
  { "yaml-date-time-zone-west", SMITH_SYNTAX_YAML, "2024-01-31 10:00:00 -3",
    "datetime.datetime(2024, 1, 31, 10, 0, "
    "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=75600)))" },
  { "yaml-not-a-date", SMITH_SYNTAX_YAML, "2024-1-1", "'2024-1-1'" },
  { "yaml-quoted-date", SMITH_SYNTAX_YAML, "'2024-01-01'", "'2024-01-01'" },
  { "yaml-quoted-number", SMITH_SYNTAX_YAML, "\"1\"", "'1'" },
  { "yaml-key-int", SMITH_SYNTAX_YAML, "{200: a}", "{200: 'a'}" },
  { "yaml-key-bool", SMITH_SYNTAX_YAML, "{on: a}", "{True: 'a'}" },
  { "yaml-key-date", SMITH_SYNTAX_YAML, "{2024-01-01: a}", "{datetime.date(2024, 1, 1): 'a'}" },
  { "yaml-key-null", SMITH_SYNTAX_YAML, "{~: a}", "{None: 'a'}" },
  { "yaml-key-float", SMITH_SYNTAX_YAML, "{1.50: a}", "{1.5: 'a'}" },
  { "yaml-key-quoted", SMITH_SYNTAX_YAML, "{'200': a}", "{'200': 'a'}" },
  { "yaml-list", SMITH_SYNTAX_YAML, "[2024-01-01, yes, 1.0]",
    "[datetime.date(2024, 1, 1), True, 1.0]" },
  { "yaml-block", SMITH_SYNTAX_YAML, "a: |\n  x\n  y\n", "{'a': 'x\\ny\\n'}" },
  { "yaml-alias", SMITH_SYNTAX_YAML, "a: &x {b: 1}\nc: *x\n", "{'a': {'b': 1}, 'c': {'b': 1}}" },
};

static void
test_repr (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, cases[i].syntax);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_null (smith_tree_get_error (tree));
  smith_python_append_node (found, tree, SMITH_NODE_ROOT, 1000);
  g_assert_cmpstr (found->str, ==, cases[i].expected);
}

static const struct
{
  const char      *text;
  SmithPythonKind  kind;
} kind_cases[] = {
  { "yes", SMITH_PYTHON_BOOL }, { "On", SMITH_PYTHON_BOOL }, { "y", SMITH_PYTHON_STR },
  { "12", SMITH_PYTHON_INT }, { "1_000", SMITH_PYTHON_INT }, { "017", SMITH_PYTHON_INT },
  { "0o17", SMITH_PYTHON_STR }, { "0x1F", SMITH_PYTHON_INT }, { "12:30", SMITH_PYTHON_INT },
  { "1.5", SMITH_PYTHON_FLOAT }, { "1e5", SMITH_PYTHON_STR }, { "1.5e+3", SMITH_PYTHON_FLOAT },
  { ".inf", SMITH_PYTHON_FLOAT }, { "1.0.0", SMITH_PYTHON_STR }, { "~", SMITH_PYTHON_NONE },
  { "", SMITH_PYTHON_NONE }, { "2024-01-31", SMITH_PYTHON_DATE }, { "2024-1-1", SMITH_PYTHON_STR },
  { "2024-01-31 10:00:00", SMITH_PYTHON_DATE }, { "text", SMITH_PYTHON_STR },
};

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_test_message ("%s", kind_cases[i].text);
      g_assert_cmpint (smith_python_classify (kind_cases[i].text, strlen (kind_cases[i].text)), ==,
                       kind_cases[i].kind);
    }
}

/* A value that is too long to print ends in an ellipsis, wherever it is cut. */
static void
test_cut (void)
{
  static const char text[] = "{\"a\": [1, 2, 3], \"b\": 4}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GString) found = g_string_new (NULL);

  smith_python_append_node (found, tree, SMITH_NODE_ROOT, 10);
  g_assert_cmpstr (found->str, ==, "{'a': [1, …], …}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/python/repr/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_repr);
    }
  g_test_add_func ("/python/kinds", test_kinds);
  g_test_add_func ("/python/cut", test_cut);

  return g_test_run ();
}
