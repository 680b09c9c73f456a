/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema.h"

#include <string.h>

/* Numbers are compared as they are written, whichever way the check takes. */

typedef struct
{
  const char *name;
  const char *schema;
  const char *values;  /* which fit, with blanks between */
  const char *others;  /* which do not */
} Row;

#define INT "\"type\":\"integer\""

static const Row rows[] = {
  { "maximum", "{\"maximum\":5}", "5 4 -6 0 -0 5.0 4.999999999999999999 0.5e1 50e-1",
    "6 5.0000000000000001 5.1 1e1 1e400" },
  { "minimum", "{\"minimum\":-5}", "-5 -4 0 6 -4.9 -5.00 -0.5e1 1e400",
    "-6 -5.0000000000000001 -5.1 -1e1 -1e400" },
  { "exclusive-maximum", "{\"exclusiveMaximum\":5}", "4 4.9 4.99999999999999999999 -5",
    "5 5.0 0.5e1 6 5.0000000000000000000001" },
  { "exclusive-minimum", "{\"exclusiveMinimum\":5}", "6 5.1 5.00000000000000000000001 1e1",
    "5 5.0 0.5e1 4 -6 4.99999999999999999999" },
  { "between-whole-numbers", "{\"minimum\":0,\"maximum\":1}", "0 1 -0 0.0 1.0 0.5 1e-400 -0.0",
    "2 -1 1.5 -0.5 -0.1 1.0000000000000000000001 -1e-400" },
  { "below-zero", "{\"minimum\":-3,\"maximum\":-1}", "-1 -2 -3 -1.5 -2.9 -3.0",
    "0 -0 -0.9 -3.1 1 2 -4" },
  { "fractions", "{\"minimum\":-0.5,\"maximum\":2.5}", "0 1 2 -0.5 -0.4 2.5 2.4 2.50",
    "3 -1 -0.6 2.6 2.50000000000000001" },
  { "one-fraction", "{\"minimum\":0.1,\"maximum\":0.1}", "0.1 0.10 1e-1 1.0e-1",
    "0 1 0.10000000000000000001 0.1000000000000000055511151231257827 0.09999999999999999" },
  { "nothing-whole", "{" INT ",\"minimum\":0.1,\"maximum\":0.9}", "", "0 1 0.5 -0 0.1" },
  { "whole", "{" INT ",\"minimum\":1,\"maximum\":9}", "1 9 1.0 9.00 0.9e1 5", "0 10 1.5 8.9 9.1" },
  { "whole-exclusive", "{" INT ",\"exclusiveMinimum\":0.5,\"exclusiveMaximum\":2.5}",
    "1 2 1.0 2.0", "0 3 1.5 2.5" },
  { "whole-or-absent", "{\"type\":[\"integer\",\"null\"],\"minimum\":1}", "1 null 1.0",
    "0 1.5 \"1\"" },
  { "any-number", "{\"type\":[\"number\",\"integer\"],\"minimum\":1}", "1 1.5", "0 0.5" },
  { "twice", "{\"allOf\":[{\"minimum\":1,\"maximum\":9},{\"minimum\":3,\"maximum\":5}]}", "3 4.5 5",
    "1 2 6 9" },
  { "exclusive-and-not", "{\"maximum\":5,\"exclusiveMaximum\":5,\"minimum\":1,"
    "\"exclusiveMinimum\":1}", "2 4 1.5 4.5", "1 5 1.0 5.0" },
  { "crossed", "{\"minimum\":2,\"maximum\":1}", "", "0 1 1.5 2 3 1e400" },

  /* doubles have no odd number above 2^53 */
  { "2^53", "{\"maximum\":9007199254740992}",
    "9007199254740992 9007199254740991 9007199254740992.0",
    "9007199254740993 9007199254740992.1 9007199254740992.00000000000000000001" },
  { "2^53-exclusive", "{\"exclusiveMinimum\":9007199254740992}",
    "9007199254740993 9007199254740992.5", "9007199254740992 9007199254740991" },
  { "2^53-negative", "{" INT ",\"minimum\":-9007199254740992}",
    "-9007199254740992 -9007199254740991", "-9007199254740993 -9007199254740994" },
  { "1e15", "{" INT ",\"maximum\":1e15}", "1000000000000000 1e15 999999999999999",
    "1000000000000001 1e16" },
  { "18-digits", "{\"maximum\":999999999999999999}", "999999999999999999 999999999999999998 0",
    "1000000000000000000 999999999999999999.1" },
  { "18-digits-exclusive", "{\"exclusiveMaximum\":1000000000000000000}", "999999999999999999",
    "1000000000000000000 1e18 1000000000000000001" },
  { "19-digits", "{\"maximum\":9223372036854775807}",
    "9223372036854775807 9223372036854775806 999999999999999999 0 -1",
    "9223372036854775808 9999999999999999999 18446744073709551616" },
  { "19-digits-negative", "{" INT ",\"minimum\":-9223372036854775808}",
    "-9223372036854775808 -999999999999999999 0 9999999999999999999",
    "-9223372036854775809 -9999999999999999999" },
  { "19-digits-least", "{\"minimum\":9223372036854775807}",
    "9223372036854775807 9999999999999999999", "9223372036854775806 999999999999999999 0" },
  { "19-digits-most", "{\"maximum\":-9223372036854775808}", "-9223372036854775808 -1e19",
    "-9223372036854775807 -999999999999999999 0 1" },
  { "out-of-reach", "{\"minimum\":-1e400,\"maximum\":1e400}", "0 1e400 -1e400 1e399 1.5",
    "1e401 -1e401" },
  { "tiny", "{\"exclusiveMinimum\":0,\"maximum\":1e-400}", "1e-400 1e-401", "0 -1e-401 1e-399 1" },
  { "tiny-and-whole", "{" INT ",\"minimum\":1e-400}", "1 2", "0 -1" },

  { "multiple-of-a-tenth", "{\"multipleOf\":0.1}", "0.1 0.2 0.3 0.7 1.1 3 -0.3 0 -0 4.30 1e3 3e-1",
    "0.15 4.350 0.01 0.30000000000000004 1e-2" },
  { "multiple-of-a-hundredth", "{\"multipleOf\":0.01}", "0.29 4.35 19.99 1e-2 100 0.290",
    "0.295 0.001 19.999" },
  { "multiple-of-a-number", "{\"multipleOf\":3}",
    "0 3 -3 9.0 3e1 999999999999999999 3000000000000000000",
    "1 -2 3.5 1e18 1000000000000000000 9.00000000000000001" },
  { "multiple-of-one", "{" INT ",\"multipleOf\":1}", "0 5 1.0 1e18", "0.5" },
  { "multiple-of-ten-written-so", "{\"multipleOf\":1e1}", "10 0 1e1 20.0", "5 10.5" },
  { "multiple-of-18-digits", "{\"multipleOf\":123456789012345678}",
    "123456789012345678 0 246913578024691356", "123456789012345679 1" },

  { "enum", "{\"enum\":[1,0.1,9007199254740993]}", "1 1.0 0.1 0.10 1e-1 9007199254740993",
    "1.1 0.01 9007199254740992 9007199254740994" },
  { "const-zero", "{\"const\":0}", "0 -0 0.0 0e5 -0.0", "1 0.1 1e-400" },
  { "whole-is-a-value", "{" INT "}", "1 1.0 -1.00 1e2 1.5e1 12345678901234567890 0.0",
    "1.5 0.1 1e-1 1.000000000000000000001 -0.5" },
};

static gboolean
fits (const char *schema_text,
      const char *value_text,
      gboolean    tells)
{
  g_autoptr(GBytes) schema_bytes = g_bytes_new (schema_text, strlen (schema_text));
  g_autoptr(GBytes) value_bytes = g_bytes_new (value_text, strlen (value_text));
  g_autoptr(SmithTree) tree = smith_tree_read (schema_bytes, SMITH_SYNTAX_JSON);
  g_autoptr(SmithTree) values = smith_tree_read (value_bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL,
                                                        SMITH_DIALECT_2020_12, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (smith_tree_get_error (values));
  if (!tells)
    return smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE);
  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE, 10);

  return problems->len == 0;
}

/* The value by itself, in a list, and as a member; by the walk and by the rules. */
static void
try_value (const char *schema,
           const char *value,
           gboolean    is_valid)
{
  static const char *const frames[][2] = {
    { "%s", "%s" },
    { "{\"items\":%s}", "[%s]" },
    { "{\"properties\":{\"name\":%s}}", "{\"name\":%s}" },
    { "{\"properties\":{\"name\":%s},\"minProperties\":1}", "{\"name\":%s}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_auto(GStrv) schema_parts = g_strsplit (frames[i][0], "%s", 2);
      g_auto(GStrv) value_parts = g_strsplit (frames[i][1], "%s", 2);
      g_autofree char *framed = g_strconcat (schema_parts[0], schema, schema_parts[1], NULL);
      g_autofree char *framed_value = g_strconcat (value_parts[0], value, value_parts[1], NULL);

      for (int tells = FALSE; tells <= TRUE; tells++)
        if (fits (framed, framed_value, tells) != is_valid)
          g_error ("%s %s %s", framed, is_valid ? "refuses" : "takes", framed_value);
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_auto(GStrv) values = g_strsplit (row->values, " ", -1);
  g_auto(GStrv) others = g_strsplit (row->others, " ", -1);

  for (gsize i = 0; values[i] != NULL; i++)
    try_value (row->schema, values[i], TRUE);
  for (gsize i = 0; others[i] != NULL; i++)
    try_value (row->schema, others[i], FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/schema/number/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  return g_test_run ();
}
