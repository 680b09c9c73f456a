/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-run.h"

#include <glib/gi18n-lib.h>

#include "base/smith-limits.h"
#include "base/smith-origin.h"
#include "smith-run-result-private.h"

/* Counted; nothing changes once the answer is here, and a thread may look at it. */
typedef struct
{
  const SmithProfile *profile;
  SmithApi           *api;       /* (owned) */
  const SmithOperation *operation;  /* of @api */
  SmithHttpRequest   *request;   /* (owned) */
  SmithHttpResponse  *response;  /* (owned) (nullable) until it is here */
  GPtrArray          *problems;  /* (owned) of SmithArgumentProblem */
  char               *origin;    /* (owned) of the request */
  gboolean            has_key;   /* the request carries a credential */
  char               *held_back; /* (owned) (nullable) origin that got no credential */
} RunState;

static void
run_state_clear (gpointer data)
{
  RunState *state = data;

  g_clear_pointer (&state->api, smith_api_unref);
  g_clear_pointer (&state->request, smith_http_request_unref);
  g_clear_pointer (&state->response, smith_http_response_unref);
  g_clear_pointer (&state->problems, g_ptr_array_unref);
  g_free (state->origin);
  g_free (state->held_back);
}

static void
run_state_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, run_state_clear);
}

/* ---- the request ---- */

/**
 * smith_run_sends_key:
 *
 * An operation whose `security` is the empty list is called without a key, as the platform
 * does.
 *
 * Returns: whether the call carries the credential of @input
 */
gboolean
smith_run_sends_key (const SmithRunInput *input)
{
  SmithTree *tree;
  SmithNode security;

  g_return_val_if_fail (input != NULL, FALSE);

  if (input->credential == NULL)
    return FALSE;

  tree = smith_api_get_tree (input->plan.api);
  security = smith_tree_get_member (tree, input->plan.operation->node, "security");
  if (security == SMITH_NODE_NONE)
    security = smith_tree_get_member (tree, SMITH_NODE_ROOT, "security");

  return security == SMITH_NODE_NONE ||
         smith_tree_get_kind (tree, security) != SMITH_NODE_ARRAY ||
         smith_tree_get_n_children (tree, security) > 0;
}

static gboolean
sign (const SmithRunInput  *input,
      SmithHttpRequest     *request,
      GError              **error)
{
  SmithCredential *credential = input->credential;
  g_autofree char *origin = smith_origin_from_url (smith_http_request_get_url (request));
  g_autoptr(SmithSecret) value = NULL;
  const char *name, *prefix;

  if (origin == NULL || !smith_credential_allows (credential, origin))
    {
      g_autofree char *allowed = g_strjoinv (", ", (char **)
                                             smith_credential_get_origins (credential));

      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_ORIGIN,
                   _("The key “%s” may go to %s, and this call goes to %s. Nothing was sent. "
                     "Choose another server or key, or allow the address in Keys."),
                   smith_credential_get_label (credential), allowed,
                   origin != NULL ? origin : "—");
      return FALSE;
    }
  if (input->secret == NULL)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NO_SECRET,
                   _("The secret of the key “%s” is not at hand. Nothing was sent. Enter it in "
                     "Keys."), smith_credential_get_label (credential));
      return FALSE;
    }

  value = smith_credential_make_header (credential, input->secret, &name, &prefix, error);
  if (value == NULL)
    return FALSE;
  smith_http_request_remove_header (request, name);
  smith_http_request_add_secret_header (request, name, prefix, value);
  smith_http_request_hide (request, input->secret);

  return TRUE;
}

/**
 * smith_run_prepare:
 * @problems: (nullable) (element-type SmithArgumentProblem): what is to be said about the
 *   arguments is added here, on success too
 * @error: %SMITH_RUN_ERROR, or %SMITH_CREDS_ERROR for a secret that no header can carry
 *
 * Makes the request that smith_run_async() would send, with the credential in it, and sends
 * nothing.  smith_http_request_to_text() shows it.
 *
 * Returns: (transfer full) (nullable): the request
 */
SmithHttpRequest *
smith_run_prepare (const SmithRunInput  *input,
                   GPtrArray            *problems,
                   GError              **error)
{
  g_autoptr(SmithHttpRequest) request = NULL;

  g_return_val_if_fail (input != NULL && input->profile != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  request = smith_request_build (&input->plan, problems, error);
  if (request == NULL)
    return NULL;
  if (smith_run_sends_key (input) && !sign (input, request, error))
    return NULL;

  return g_steal_pointer (&request);
}

/* ---- the exchange ---- */

static void
remove_secrets (SmithHttpRequest *request)
{
  for (guint i = smith_http_request_get_n_headers (request); i > 0; i--)
    {
      g_autofree char *name = NULL;
      const char *borrowed;
      gboolean is_secret;

      if (i > smith_http_request_get_n_headers (request))
        continue;  /* an earlier round took several of one name */
      smith_http_request_get_header (request, i - 1, &borrowed, NULL, &is_secret);
      name = g_strdup (borrowed);
      if (is_secret)
        smith_http_request_remove_header (request, name);
    }
}

/* A credential never leaves the origin for which it was attached, even where it would be
 * allowed: nobody chose to send it there.  Nor does a call go on unencrypted. */
static gboolean
follow (SmithHttpRequest  *next,
        SmithHttpResponse *answer,
        gpointer           user_data)
{
  RunState *state = user_data;
  g_autofree char *origin = smith_origin_from_url (smith_http_request_get_url (next));

  if (origin == NULL || (g_str_has_prefix (state->origin, "https://") &&
                         !g_str_has_prefix (origin, "https://")))
    return FALSE;

  if (!smith_origin_equal (origin, state->origin))
    {
      remove_secrets (next);
      if (state->has_key)
        {
          g_free (state->held_back);
          state->held_back = g_strdup (origin);
        }
    }

  return TRUE;
}

static void
judge_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  RunState *state = task_data;

  g_task_return_pointer (task,
                         smith_run_result_new (state->profile, state->request, state->response,
                                               state->problems, state->api, state->operation,
                                               state->has_key, state->held_back),
                         (GDestroyNotify) smith_run_result_unref);
}

static void
judge_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SmithRunResult *judged = g_task_propagate_pointer (G_TASK (result), &error);

  if (judged == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, judged, (GDestroyNotify) smith_run_result_unref);
}

/* The thread gets a task of its own: one that held the client might be the last to do so,
 * and the client belongs to this thread. */
static void
send_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GTask) judging = NULL;
  g_autoptr(GError) error = NULL;
  RunState *state = g_task_get_task_data (task);

  state->response = smith_http_client_send_finish (SMITH_HTTP_CLIENT (object), result, &error);
  if (state->response == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  judging = g_task_new (NULL, g_task_get_cancellable (task), judge_cb, g_object_ref (task));
  g_task_set_source_tag (judging, send_cb);
  g_task_set_task_data (judging, g_atomic_rc_box_acquire (state), run_state_unref);
  g_task_run_in_thread (judging, judge_worker);
}

/**
 * smith_run_async:
 * @client: sends it
 * @input: the call
 * @cancellable: (nullable): stops it at any point
 *
 * Makes a call as the platform would: within the profile's deadline, following redirects, at
 * most %SMITH_LIMIT_RESPONSE_BYTES of the answer kept.  The credential goes to the origin of
 * the request and to no other.
 */
void
smith_run_async (SmithHttpClient     *client,
                 const SmithRunInput *input,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  RunState *state;

  g_return_if_fail (SMITH_IS_HTTP_CLIENT (client));
  g_return_if_fail (input != NULL && input->profile != NULL);

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_run_async);
  state = g_atomic_rc_box_new0 (RunState);
  g_task_set_task_data (task, state, run_state_unref);

  state->profile = input->profile;
  state->api = smith_api_ref (input->plan.api);
  state->operation = input->plan.operation;
  state->problems = smith_argument_problems_new ();
  state->has_key = smith_run_sends_key (input);
  state->request = smith_run_prepare (input, state->problems, &error);
  if (state->request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  state->origin = smith_origin_from_url (smith_http_request_get_url (state->request));

  smith_http_client_send_async (client, state->request,
                                &(SmithHttpOptions) {
                                  .deadline_us = input->profile->deadline_us,
                                  .max_body_bytes = SMITH_LIMIT_RESPONSE_BYTES,
                                  .cut_body = TRUE,
                                  .follow = follow,
                                  .follow_data = state,
                                },
                                cancellable, send_cb, g_steal_pointer (&task));
}

/**
 * smith_run_finish:
 * @error: %SMITH_RUN_ERROR, %SMITH_CREDS_ERROR or %SMITH_HTTP_ERROR, see
 *   smith_run_error_dup_sentence(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what came of the call; an answer of any status is a
 *   result
 */
SmithRunResult *
smith_run_finish (SmithHttpClient  *client,
                  GAsyncResult     *result,
                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
