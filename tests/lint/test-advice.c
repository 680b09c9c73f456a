/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lint/smith-check.h"
#include "lint/smith-rules.h"
#include "check-support.h"
#include "rule-rows.h"

/* Takes the marks out of @text and returns what is between them; FALSE when there are none. */
static char *
unmark (const char *text,
        SmithSpan  *out_span,
        gboolean   *out_marked)
{
  const char *open = strstr (text, "«");
  const char *close = strstr (text, "»");
  gsize mark = strlen ("«");

  *out_marked = open != NULL;
  if (open == NULL)
    return g_strdup (text);

  out_span->start = (gsize) (open - text);
  out_span->end = (gsize) (close - text) - mark;
  g_assert_null (strstr (close + mark, "«"));

  return g_strdup_printf ("%.*s%.*s%s", (int) (open - text), text,
                          (int) ((gsize) (close - open) - mark), open + mark, close + mark);
}

/* A rule fires on the smallest document that deserves it, and not on its neighbour. */
static void
test_row (gconstpointer data)
{
  const RuleRow *row = data;
  SmithSpan span = { 0, 0 };
  gboolean is_marked;
  guint n = 0;
  g_autofree char *text = unmark (row->text, &span, &is_marked);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  g_autoptr(SmithCheck) check = NULL;

  if (row->facts != NULL)
    smith_rule_settings_set_facts (settings, row->facts);
  check = smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
  g_assert_nonnull (smith_rules_find (&smith_profile_chatgpt, row->rule));
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      g_test_message ("%zu-%zu %s: %s", problem->span.start, problem->span.end, problem->rule,
                      problem->message);
      g_assert_null (strstr (problem->message, "{1}"));
      g_assert_null (strstr (problem->message, "(null)"));
      if (!g_str_equal (problem->rule, row->rule))
        continue;
      n++;
      g_assert_cmpuint (problem->span.start, ==, span.start);
      g_assert_cmpuint (problem->span.end, ==, span.end);
    }
  g_assert_cmpuint (n, ==, is_marked ? 1 : 0);
}

static const struct
{
  const char *name;
  guint       n;
  const char *off;      /* (nullable) a rule */
  guint       n_notes;
} crowds[] = {
  { "most", 200, NULL, 0 },
  { "one-more", 201, NULL, 1 },
  { "nobody-asked", 201, "operation-confusable", 0 },
};

/* So many operations are compared with one another, and more are not. */
static void
test_many (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  guint n_notes = 0;
  SmithRuleSettings *settings = smith_rule_settings_new ();
  g_autoptr(GString) text = g_string_new ("{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", "
                                          "\"version\": \"1\"}, \"servers\": [{\"url\": "
                                          "\"https://a.example\"}], \"paths\": {");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithCheck) check = NULL;

  for (guint i = 0; i < crowds[row].n; i++)
    g_string_append_printf (text, "%s\"/p%u\": {\"get\": {\"operationId\": \"op%u\", \"summary\": "
                                  "\"s\"}}", i > 0 ? ", " : "", i, i);
  g_string_append (text, "}}");
  bytes = g_bytes_new (text->str, text->len);
  if (crowds[row].off != NULL)
    smith_rule_settings_set (settings,
                             smith_rules_find (&smith_profile_chatgpt, crowds[row].off), "off");
  check = smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
  smith_rule_settings_unref (settings);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    n_notes += g_str_equal (smith_check_get_problem (check, i)->rule,
                            "operation-confusable-unchecked");
  g_assert_cmpuint (n_notes, ==, crowds[row].n_notes);
}

/* A schema that asks 2^@n_levels times, with a default beside it and another one behind. */
static char *
make_nest (guint n_levels)
{
  GString *text = g_string_new ("{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", "
                                "\"version\": \"1\"}, \"servers\": [{\"url\": "
                                "\"https://a.example\"}], \"paths\": {\"/x\": {\"get\": "
                                "{\"operationId\": \"xyz\", \"description\": \"d\", "
                                "\"parameters\": [{\"name\": \"a\", \"in\": \"query\", "
                                "\"schema\": {\"default\": 1, \"$ref\": "
                                "\"#/components/schemas/S0\"}}, {\"name\": \"b\", \"in\": "
                                "\"query\", \"schema\": {\"type\": \"integer\", "
                                "\"default\": \"1\"}}]}}}, \"components\": {\"schemas\": {");

  for (guint i = 0; i < n_levels; i++)
    g_string_append_printf (text,
                            "\"S%u\": {\"anyOf\": [{\"$ref\": \"#/components/schemas/S%u\"}, "
                            "{\"$ref\": \"#/components/schemas/S%u\"}]}, ", i, i + 1, i + 1);
  g_string_append_printf (text, "\"S%u\": {\"type\": \"string\"}}}}", n_levels);

  return g_string_free (text, FALSE);
}

/* What would take too many steps is told of, and does not keep others from being checked. */
static void
test_values_unchecked (gconstpointer data)
{
  guint n_levels = GPOINTER_TO_UINT (data), n_notes = 0, n_mismatches = 0;
  gboolean is_much = n_levels > 20;
  g_autofree char *text = make_nest (n_levels);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      n_mismatches += g_str_equal (problem->rule, "schema-default-mismatch");
      if (!g_str_equal (problem->rule, "schema-values-unchecked"))
        continue;
      n_notes++;
      g_assert_nonnull (strstr (problem->message, ": 1."));
    }
  g_assert_cmpuint (n_notes, ==, is_much ? 1 : 0);
  g_assert_cmpint (smith_check_is_truncated (check), ==, is_much);
  g_assert_cmpuint (n_mismatches, ==, is_much ? 1 : 2);
}

/* An example of so many characters, as it is sent: quotes and @unit over and over. */
static const struct
{
  const char *name;
  gsize       n_chars;
  const char *before;
  const char *unit;
  const char *behind;
  gboolean    is_large;
} large_examples[] = {
  { "most", 100000, "\"", "x", "\"", FALSE },
  { "more", 100001, "\"", "x", "\"", TRUE },
  { "most-of-three-bytes", 100000, "\"", "日", "\"", FALSE },
  { "more-of-three-bytes", 100001, "\"", "日", "\"", TRUE },
  { "most-with-blanks", 100000, "[ ", "1 , ", "2 ]", FALSE },
  { "more-with-blanks", 100004, "[ ", "1 , ", "2 ]", TRUE },
};

static void
test_large_example (gconstpointer data)
{
  const typeof (large_examples[0]) *row = data;
  gboolean is_list = *row->before == '[';
  gsize n_units = is_list ? (row->n_chars - 3) / 2 : row->n_chars - 2;
  g_autoptr(GString) value = g_string_new (row->before);
  char *text;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithCheck) check = NULL;
  guint n = 0;

  for (gsize i = 0; i < n_units; i++)
    g_string_append (value, row->unit);
  g_string_append (value, row->behind);
  text =
    g_strdup_printf (GET (", \"responses\": {\"200\": {\"description\": \"d\", \"content\": {"
                          "\"application/json\": {\"examples\": {\"a\": {\"value\": %s}}}}}}"),
                     value->str);
  bytes = g_bytes_new_take (text, strlen (text));
  check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    n += g_str_equal (smith_check_get_problem (check, i)->rule, "response-large");
  g_assert_cmpuint (n, ==, row->is_large ? 1 : 0);
}

/* No message repeats a key. */
static void
test_secret_is_not_told (void)
{
  static const char text[] =
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": "
    "[{\"url\": \"https://a.example\"}], \"paths\": {\"/x\": {\"get\": {\"operationId\": \"xyz\", "
    "\"description\": \"d\", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"example\": "
    "\"sk-a1B2c3D4e5F6g7H8i9J0\"}]}}}}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      found = found || g_str_equal (problem->rule, "document-secret");
      g_assert_null (strstr (problem->message, "a1B2"));
    }
  g_assert_true (found);
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (smith_check_run (bytes, &smith_profile_chatgpt, cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rule_tables); i++)
    for (gsize k = 0; k < *rule_tables[i].n_rows; k++)
      {
        const RuleRow *row = &rule_tables[i].rows[k];
        g_autofree char *path = g_strconcat ("/advice/", row->rule, "/", row->name, NULL);

        g_test_add_data_func (path, row, test_row);
      }

  for (gsize i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autofree char *path = g_strconcat ("/advice/many/", crowds[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_many);
    }
  g_test_add_data_func ("/advice/values-unchecked/few", GUINT_TO_POINTER (4),
                        test_values_unchecked);
  g_test_add_data_func ("/advice/values-unchecked/many", GUINT_TO_POINTER (40),
                        test_values_unchecked);
  for (gsize i = 0; i < G_N_ELEMENTS (large_examples); i++)
    {
      g_autofree char *path = g_strconcat ("/advice/large-example/", large_examples[i].name, NULL);

      g_test_add_data_func (path, &large_examples[i], test_large_example);
    }
  g_test_add_func ("/advice/secret-is-not-told", test_secret_is_not_told);
  g_test_add_func ("/advice/cancelled", test_cancelled);

  return g_test_run ();
}
