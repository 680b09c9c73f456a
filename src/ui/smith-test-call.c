/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-test-call.h"

typedef struct
{
  SmithRunInput    input;       /* its parts are owned */
  char            *server_url;  /* (owned) */
} CallState;

static void
call_state_free (gpointer data)
{
  CallState *state = data;

  smith_api_unref (state->input.plan.api);
  smith_arguments_unref (state->input.plan.arguments);
  g_clear_object (&state->input.credential);
  g_clear_pointer (&state->input.secret, smith_secret_unref);
  g_free (state->server_url);
  g_free (state);
}

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SmithRunResult *answer = smith_run_finish (SMITH_HTTP_CLIENT (object), result, &error);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, answer, (GDestroyNotify) smith_run_result_unref);
}

static void
run (GTask *task)
{
  CallState *state = g_task_get_task_data (task);

  smith_run_async (g_task_get_source_object (task), &state->input, g_task_get_cancellable (task),
                   run_cb, g_object_ref (task));
}

static void
lookup_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CallState *state = g_task_get_task_data (task);

  state->input.secret = smith_credential_list_lookup_finish (SMITH_CREDENTIAL_LIST (object),
                                                             result, &error);
  if (state->input.secret == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    run (task);
}

/**
 * smith_test_call_async:
 * @client: sends it
 * @credentials: (nullable): the list that has the key of @input
 * @input: the call, without a secret; references are taken
 * @cancellable: (nullable): stops it at any point
 *
 * Fetches the secret and makes the call.
 */
void
smith_test_call_async (SmithHttpClient     *client,
                       SmithCredentialList *credentials,
                       const SmithRunInput *input,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  CallState *state;

  g_return_if_fail (SMITH_IS_HTTP_CLIENT (client));
  g_return_if_fail (input != NULL && input->secret == NULL);
  g_return_if_fail (credentials != NULL || input->credential == NULL);

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_test_call_async);
  state = g_new0 (CallState, 1);
  state->input = *input;
  smith_api_ref (state->input.plan.api);
  smith_arguments_ref (state->input.plan.arguments);
  if (state->input.credential != NULL)
    g_object_ref (state->input.credential);
  state->server_url = g_strdup (input->plan.server_url);
  state->input.plan.server_url = state->server_url;
  g_task_set_task_data (task, state, call_state_free);

  if (smith_run_sends_key (&state->input))
    smith_credential_list_lookup_async (credentials,
                                        smith_credential_get_id (state->input.credential),
                                        cancellable, lookup_cb, g_steal_pointer (&task));
  else
    run (task);
}

/**
 * smith_test_call_finish:
 * @error: as of smith_run_finish(), or %SMITH_CREDS_ERROR of the lookup
 *
 * Returns: (transfer full) (nullable): what came of the call
 */
SmithRunResult *
smith_test_call_finish (SmithHttpClient  *client,
                        GAsyncResult     *result,
                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_test_call_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
