/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-test.h"

#include <string.h>

SmithApi *
read_api (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  g_assert_null (smith_tree_get_error (tree));

  return smith_api_new (tree);
}

SmithArguments *
read_arguments (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  SmithArguments *arguments = smith_arguments_new_from_json (bytes, &error);

  g_assert_no_error (error);

  return arguments;
}

/* `fault name`, those that stop with a `!`, joined by `; `. */
char *
describe_problems (GPtrArray *problems)
{
  static const char * const faults[] = { "missing", "undeclared", "type", "enum", "unsendable" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const SmithArgumentProblem *problem = g_ptr_array_index (problems, i);

      g_assert_nonnull (strstr (problem->message, problem->name));
      g_assert_true (g_str_has_prefix (problem->name, problem->argument));
      g_string_append_printf (text, "%s%s%s %s", text->len > 0 ? "; " : "",
                              problem->stops ? "!" : "", faults[problem->fault], problem->name);
    }

  return g_string_free (text, FALSE);
}

/* `id=state`, those that are fine left out, then the platform's name of the failure. */
char *
describe_verdict (SmithVerdict *verdict)
{
  GString *text = g_string_new (smith_verdict_is_accepted (verdict) ? "accepted" : "refused");

  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    {
      const SmithVerdictRow *row = smith_verdict_get_row (verdict, i);

      g_assert_cmpuint (strlen (row->sentence), >, 10);
      g_assert_true (smith_verdict_find_row (verdict, row->id) == row);
      if (row->state != SMITH_VERDICT_OK)
        g_string_append_printf (text, " %s=%s", row->id, smith_verdict_state_to_id (row->state));
    }
  if (smith_verdict_get_platform_error (verdict) != NULL)
    g_string_append_printf (text, " %s", smith_verdict_get_platform_error (verdict));

  return g_string_free (text, FALSE);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Makes a call and runs the main loop until it is over. */
SmithRunResult *
run_call (SmithHttpClient      *client,
          const SmithRunInput  *input,
          CancelWhen            when,
          const gboolean       *ready,
          GError              **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;

  if (when == CANCEL_BEFORE)
    g_cancellable_cancel (cancellable);
  smith_run_async (client, input, cancellable, keep_result_cb, &result);
  g_assert_null (result);  /* no callback before the call returns */
  if (when == CANCEL_AT_ONCE)
    g_cancellable_cancel (cancellable);
  while (result == NULL)
    {
      if (when == CANCEL_WHEN_READY && *ready)
        g_cancellable_cancel (cancellable);
      g_main_context_iteration (NULL, TRUE);
    }

  return smith_run_finish (client, result, error);
}
