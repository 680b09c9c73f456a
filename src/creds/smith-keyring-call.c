/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-keyring-call-private.h"

#include <libsecret/secret.h>

#include "smith-keyring-error-private.h"

static void
call_end (SmithKeyringCall *call)
{
  call->ended = TRUE;
  if (call->cancel_source != NULL)
    g_source_destroy (call->cancel_source);
  g_clear_pointer (&call->cancel_source, g_source_unref);
}

static void
call_free (gpointer data)
{
  SmithKeyringCall *call = data;

  call_end (call);
  g_free (call->id);
  g_free (call->label);
  g_clear_pointer (&call->secret, smith_secret_unref);
  g_free (call);
}

SmithKeyringCall *
smith_keyring_call_get (GTask *task)
{
  return g_task_get_task_data (task);
}

gboolean
smith_keyring_call_has_ended (GTask *task)
{
  return smith_keyring_call_get (task)->ended;
}

/* Whether libsecret may have talked to a daemon that has gone: its name has, or the new one
 * does not know the session (NoSession, which libsecret hands on without its name). */
static gboolean
is_stale (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

/**
 * smith_keyring_call_fail:
 * @error: (transfer full): as libsecret gave it, or ours
 *
 * Ends the call, or begins it again.  The only place where a call fails.
 */
void
smith_keyring_call_fail (GTask  *task,
                         GError *error)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);

  if (call->ended)
    {
      g_error_free (error);
      return;
    }

  if (is_stale (error))
    {
      secret_service_disconnect ();  /* forgets the connection; asks nobody */
      if (!call->started_again)
        {
          g_error_free (error);
          call->started_again = TRUE;
          call->start (task);
          return;
        }
    }

  call_end (call);
  g_task_return_error (task, smith_keyring_error_translate (error,
                                                            g_task_get_cancellable (task)));
}

/**
 * smith_keyring_call_fail_asked:
 * @error: (transfer full) (nullable): libsecret has none for a closed question
 *
 * The same for a step that makes the daemon ask: what is still locked was asked about.
 */
void
smith_keyring_call_fail_asked (GTask  *task,
                               GError *error)
{
  if (error != NULL && !is_stale (error))
    error = smith_keyring_error_translate (error, g_task_get_cancellable (task));
  if (error == NULL || g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED))
    {
      g_clear_error (&error);
      error = smith_creds_error_make (SMITH_CREDS_ERROR_DISMISSED);
    }
  smith_keyring_call_fail (task, error);
}

/**
 * smith_keyring_call_return:
 * @value: (transfer full): the answer
 */
void
smith_keyring_call_return (GTask          *task,
                           gpointer        value,
                           GDestroyNotify  destroy)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);

  if (call->ended)
    {
      destroy (value);
      return;
    }
  call_end (call);
  g_task_return_pointer (task, value, destroy);
}

void
smith_keyring_call_succeed (GTask *task)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);

  if (call->ended)
    return;
  call_end (call);
  g_task_return_boolean (task, TRUE);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    smith_keyring_call_fail (task, error);

  return G_SOURCE_REMOVE;
}

/**
 * smith_keyring_call_new:
 * @tag: what the finish function checks
 * @id: (nullable): the secret's
 *
 * Returns: (transfer full): the task of a call that has not started
 */
GTask *
smith_keyring_call_new (gpointer             source_object,
                        gpointer             tag,
                        const char          *id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (source_object, cancellable, callback, user_data);
  SmithKeyringCall *call = g_new0 (SmithKeyringCall, 1);

  g_task_set_source_tag (task, tag);
  call->id = id != NULL ? g_ascii_strdown (id, -1) : NULL;
  g_task_set_task_data (task, call, call_free);

  return task;
}

/**
 * smith_keyring_call_start:
 * @start: the first step; keeps the task with a reference of its own
 *
 * Takes the first step, unless the call is cancelled already.
 */
void
smith_keyring_call_start (GTask  *task,
                          void  (*start) (GTask *task))
{
  SmithKeyringCall *call = smith_keyring_call_get (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (cancellable != NULL)
    {
      /* borrows the task, which destroys the source first */
      call->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancel_source, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (call->cancel_source, g_task_get_context (task));
    }
  call->start = start;
  start (task);
}
