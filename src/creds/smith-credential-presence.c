/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list of keys knows about their secrets, and asking for them. */
#include "smith-credential-list-private.h"

/* Without the signal: for a row that is added or removed. */
void
smith_credential_list_note_presence (SmithCredentialList *self,
                                     const char          *id,
                                     SmithSecretPresence  presence)
{
  if (presence == SMITH_SECRET_UNKNOWN)
    g_hash_table_remove (self->presence, id);
  else
    g_hash_table_insert (self->presence, g_strdup (id), GINT_TO_POINTER (presence));
}

void
smith_credential_list_set_presence (SmithCredentialList *self,
                                    const char          *id,
                                    SmithSecretPresence  presence)
{
  guint position;

  if (!smith_credential_list_find_position (self, id, &position) ||
      smith_credential_list_get_presence (self, id) == presence)
    return;

  id = smith_credential_get_id (self->items->pdata[position]);
  smith_credential_list_note_presence (self, id, presence);
  g_signal_emit_by_name (self, "presence-changed", id);
}

/**
 * smith_credential_list_get_presence:
 *
 * Returns: what was last heard about the secret of the key with @id
 */
SmithSecretPresence
smith_credential_list_get_presence (SmithCredentialList *self,
                                    const char          *id)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), SMITH_SECRET_UNKNOWN);
  g_return_val_if_fail (id != NULL, SMITH_SECRET_UNKNOWN);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->presence, id));
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) labels =
    smith_secret_store_list_finish (SMITH_SECRET_STORE (object), result, &error);
  SmithCredentialList *self = g_task_get_source_object (task);

  if (object == G_OBJECT (self->store) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    for (guint i = 0; i < self->items->len; i++)
      {
        const char *id = smith_credential_get_id (self->items->pdata[i]);
        SmithSecretPresence presence = SMITH_SECRET_UNKNOWN;

        if (labels != NULL)
          presence = g_hash_table_contains (labels, id) ? SMITH_SECRET_PRESENT
                                                        : SMITH_SECRET_MISSING;
        smith_credential_list_set_presence (self, id, presence);
      }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * smith_credential_list_refresh_async:
 *
 * Asks the store which secrets it holds, without reading one and without asking to unlock.
 * When the store cannot tell, all are unknown.
 */
void
smith_credential_list_refresh_async (SmithCredentialList *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_refresh_async);
  smith_secret_store_list_async (self->store, cancellable, refreshed_cb, task);
}

gboolean
smith_credential_list_refresh_finish (SmithCredentialList  *self,
                                      GAsyncResult         *result,
                                      GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_credential_list_refresh_async),
                        FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SmithCredentialList *self = g_task_get_source_object (task);
  const char *id = g_task_get_task_data (task);
  SmithSecret *secret =
    smith_secret_store_lookup_finish (SMITH_SECRET_STORE (object), result, &error);

  if (object == G_OBJECT (self->store))
    {
      if (secret != NULL)
        smith_credential_list_set_presence (self, id, SMITH_SECRET_PRESENT);
      else if (g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND))
        smith_credential_list_set_presence (self, id, SMITH_SECRET_MISSING);
    }

  if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) smith_secret_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * smith_credential_list_lookup_async:
 *
 * Reads the secret of a key; the desktop may ask to unlock the keyring.  Presence follows from
 * the answer.
 *
 * Errors: those of smith_secret_store_lookup_async().
 */
void
smith_credential_list_lookup_async (SmithCredentialList *self,
                                    const char          *id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_lookup_async);
  g_task_set_task_data (task, g_ascii_strdown (id, -1), g_free);
  smith_secret_store_lookup_async (self->store, g_task_get_task_data (task), cancellable,
                                   looked_up_cb, task);
}

/**
 * smith_credential_list_lookup_finish:
 *
 * Returns: (transfer full): the secret, or %NULL with @error set
 */
SmithSecret *
smith_credential_list_lookup_finish (SmithCredentialList  *self,
                                     GAsyncResult         *result,
                                     GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_credential_list_lookup_async),
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
