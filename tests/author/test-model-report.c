/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-model-report.h"

#include <string.h>

#include "author/smith-document.h"
#include "lint/smith-confusable.h"

#define HEAD \
  "openapi: 3.1.0\n" \
  "info: {title: Weather, version: '1'}\n" \
  "servers: [{url: 'https://weather.example'}]\n" \
  "paths:\n"
#define FORECAST \
  "  /forecast:\n" \
  "    get: {operationId: getForecast, description: Gives the forecast.}\n"
#define AGAIN \
  "  /outlook:\n" \
  "    get: {operationId: fetchForecast, description: Gives the outlook forecast.}\n"

static SmithCheck *
check_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return smith_check_run (bytes, &smith_profile_chatgpt, NULL);
}

static void
keep_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static SmithModelReport *
make (SmithCheck       *check,
      int               operation,
      const char       *saved,
      SmithModelReport *previous)
{
  g_autoptr(GBytes) bytes = saved != NULL ? g_bytes_new (saved, strlen (saved)) : NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  SmithModelReport *report;

  smith_model_report_async (check, operation, bytes, previous, NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = smith_model_report_finish (result, &error);
  g_assert_no_error (error);

  return report;
}

typedef struct
{
  const char *name;
  const char *text;
  int         operation;
  gboolean    is_told;
  const char *told;     /* of the operation */
  const char *space;
  guint       n_told;
} Row;

static const Row rows[] = {
  { "told", HEAD FORECAST, 0, TRUE, "type getForecast = () => any;", "weather_example__jit_plugin",
    1 },
  { "nothing-looked-at", HEAD FORECAST, -1, FALSE, "", "weather_example__jit_plugin", 1 },
  { "no-such-operation", HEAD FORECAST, 1, FALSE, "", "weather_example__jit_plugin", 1 },
  { "dropped", HEAD "  /x:\n    get: {operationId: a, parameters: [{$ref: '#/x'}]}\n", 0, FALSE,
    "", "weather_example__jit_plugin", 0 },
  { "no-name", HEAD "  /x:\n    get: {summary: It.}\n", 0, FALSE, "",
    "weather_example__jit_plugin", 0 },
  { "no-server", "openapi: 3.1.0\npaths:\n" FORECAST, 0, FALSE, "", NULL, 0 },
  { "broken", HEAD FORECAST "  [", 0, TRUE, "type getForecast", "weather_example__jit_plugin", 1 },
  { "empty", "", -1, FALSE, "", NULL, 0 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(SmithCheck) check = check_text (row->text);
  g_autoptr(SmithModelReport) report = make (check, row->operation, NULL, NULL);

  g_assert_cmpint (report->is_told, ==, row->is_told);
  g_assert_cmpstr (report->namespace, ==, row->space);
  g_assert_cmpuint (report->n_told, ==, row->n_told);
  g_assert_nonnull (strstr (report->operation_text, row->told));
  if (!row->is_told)
    g_assert_cmpstr (report->operation_text, ==, "");
  g_assert_cmpint (report->operation_tokens > 0, ==, row->is_told);
  g_assert_cmpint (report->action_tokens > 0, ==, row->space != NULL);
  g_assert_null (report->changes);
}

typedef struct
{
  const char *name;
  const char *saved;
  const char *text;
  const char *changed[3];  /* lines of the diff */
} ChangeRow;

static const ChangeRow change_rows[] = {
  { "same-text", HEAD FORECAST, HEAD FORECAST, { NULL } },
  { "same-to-the-model", "# a comment\n" HEAD FORECAST, HEAD FORECAST, { NULL } },
  { "new-operation", HEAD FORECAST, HEAD FORECAST AGAIN,
    { "+type fetchForecast = () => any;\n", "+// Gives the outlook forecast.\n" } },
  { "gone-operation", HEAD FORECAST AGAIN, HEAD FORECAST,
    { "-type fetchForecast = () => any;\n" } },
  { "from-nothing", "", HEAD FORECAST, { "+type getForecast = () => any;\n" } },
};

static void
test_changes (gconstpointer data)
{
  const ChangeRow *row = data;
  g_autoptr(SmithCheck) check = check_text (row->text);
  g_autoptr(SmithModelReport) report = make (check, -1, row->saved, NULL);

  g_assert_nonnull (report->changes);
  g_assert_false (report->is_cut);
  if (row->changed[0] == NULL)
    g_assert_cmpstr (report->changes, ==, "");
  for (gsize i = 0; row->changed[i] != NULL; i++)
    g_assert_nonnull (strstr (report->changes, row->changed[i]));
}

/* Another operation of the same text, and another text with the same file, say the same as if
 * nothing had been known before. */
static void
test_previous (void)
{
  g_autoptr(SmithCheck) first = check_text (HEAD FORECAST);
  g_autoptr(SmithCheck) second = check_text (HEAD FORECAST AGAIN);
  g_autoptr(GBytes) saved = g_bytes_new_static (HEAD FORECAST, strlen (HEAD FORECAST));
  g_autoptr(SmithModelReport) report = make (first, 0, HEAD FORECAST, NULL);
  SmithCheck *const checks[] = { first, second, second, first };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(SmithModelReport) fresh = make (checks[i], (int) i % 2, HEAD FORECAST, NULL);
      SmithModelReport *next;

      smith_model_report_async (checks[i], (int) i % 2, saved, report, NULL, keep_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      next = smith_model_report_finish (result, NULL);
      smith_model_report_unref (report);
      report = next;
      g_assert_cmpstr (report->operation_text, ==, fresh->operation_text);
      g_assert_cmpstr (report->action_text, ==, fresh->action_text);
      g_assert_cmpstr (report->saved_action_text, ==, fresh->saved_action_text);
      g_assert_cmpstr (report->changes, ==, fresh->changes);
      g_assert_cmpuint (report->action_tokens, ==, fresh->action_tokens);
      g_assert_cmpuint (report->saved_tokens, ==, fresh->saved_tokens);
      g_assert_cmpuint (report->n_told, ==, fresh->n_told);
      g_assert_cmpuint (report->pairs->len, ==, fresh->pairs->len);
    }
}

static void
test_pairs (void)
{
  g_autoptr(SmithCheck) check = check_text (HEAD FORECAST
                                            "  /outlook:\n"
                                            "    get: {operationId: fetchForecast, "
                                            "description: Gives a forecast.}\n");
  g_autoptr(SmithModelReport) report = make (check, -1, NULL, NULL);
  const SmithConfusablePair *pair;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (report->pairs->len, ==, 1);
  pair = g_ptr_array_index (report->pairs, 0);
  first = g_strjoinv (" ", pair->first_words);
  second = g_strjoinv (" ", pair->second_words);
  g_assert_cmpuint (pair->first, ==, 0);
  g_assert_cmpuint (pair->second, ==, 1);
  g_assert_cmpstr (first, ==, "get the");
  g_assert_cmpstr (second, ==, "fetch a");
}

/* A diff that no text view takes at once is cut. */
static void
test_bounded (void)
{
  g_autoptr(GString) text = g_string_new (HEAD);
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithModelReport) report = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (text, "  /p%u:\n    get: {operationId: op%u, summary: Number %u}\n", i,
                            i, i);
  check = check_text (text->str);
  report = make (check, 8999, HEAD, NULL);
  g_assert_true (report->is_cut);
  g_assert_cmpuint (strlen (report->changes), <, 300 * 1024);
  g_assert_true (report->is_told);
}

static void
test_cancelled (void)
{
  g_autoptr(SmithCheck) check = check_text (HEAD FORECAST);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  smith_model_report_async (check, 0, NULL, NULL, cancellable, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (smith_model_report_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was loaded counts as saved until it is known no more. */
static void
test_saved (void)
{
  g_autoptr(SmithDocument) document = smith_document_new (NULL);
  g_autoptr(GBytes) text = g_bytes_new_static (HEAD, strlen (HEAD));
  g_autoptr(GBytes) saved = NULL;

  smith_document_load_bytes (document, text, "a.yaml");
  smith_document_insert (document, 0, "# x\n", 4);
  saved = smith_document_ref_saved (document);
  g_assert_true (g_bytes_equal (saved, text));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/model-report/row/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (change_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/model-report/changes/", change_rows[i].name, NULL);

      g_test_add_data_func (path, &change_rows[i], test_changes);
    }
  g_test_add_func ("/model-report/previous", test_previous);
  g_test_add_func ("/model-report/pairs", test_pairs);
  g_test_add_func ("/model-report/bounded", test_bounded);
  g_test_add_func ("/model-report/cancelled", test_cancelled);
  g_test_add_func ("/model-report/saved", test_saved);

  return g_test_run ();
}
