/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-credential-list-private.h"

#define FILE_NAME "credentials.ini"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithCredentialList, smith_credential_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
smith_credential_list_finalize (GObject *object)
{
  SmithCredentialList *self = SMITH_CREDENTIAL_LIST (object);

  /* a change holds the list, so none is left here */
  g_assert (self->running == NULL && g_queue_is_empty (&self->waiting));
  g_free (self->path);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->presence);

  G_OBJECT_CLASS (smith_credential_list_parent_class)->finalize (object);
}

static void
smith_credential_list_class_init (SmithCredentialListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_credential_list_finalize;

  g_signal_new ("presence-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
smith_credential_list_init (SmithCredentialList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->presence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
}

static GType
list_get_item_type (GListModel *model)
{
  return SMITH_TYPE_CREDENTIAL;
}

static guint
list_get_n_items (GListModel *model)
{
  return SMITH_CREDENTIAL_LIST (model)->items->len;
}

static gpointer
list_get_item (GListModel *model,
               guint       position)
{
  SmithCredentialList *self = SMITH_CREDENTIAL_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

gboolean
smith_credential_list_find_position (SmithCredentialList *self,
                                     const char          *id,
                                     guint               *out_position)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_ascii_strcasecmp (smith_credential_get_id (self->items->pdata[i]), id) == 0)
      {
        *out_position = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
finish_change (SmithCredentialList  *self,
               GAsyncResult         *result,
               gpointer              tag,
               GError              **error)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * smith_credential_list_load_async:
 *
 * Reads the file; no file is an empty list.  Presence becomes unknown, see
 * smith_credential_list_refresh_async().
 *
 * Errors: %SMITH_CREDS_ERROR_CORRUPT when the file is broken: it is kept beside, the message
 * says under which name, and a list that was loaded before stays; %SMITH_CREDS_ERROR_FAILED
 * when it cannot be read or a newer version wrote it: it stays as it is.
 */
void
smith_credential_list_load_async (SmithCredentialList *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_load_async);
  smith_credential_list_change (self, task, SMITH_CHANGE_LOAD, NULL, NULL, NULL);
}

gboolean
smith_credential_list_load_finish (SmithCredentialList  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  return finish_change (self, result, smith_credential_list_load_async, error);
}

/**
 * smith_credential_list_add_async:
 * @secret: (nullable): %NULL for a key whose secret is entered later
 *
 * Stores @secret, then saves and lists @credential.  When it cannot be saved, the secret is
 * taken back.
 *
 * Errors also: %SMITH_CREDS_ERROR_REFUSED when the id or the label is in the list already.
 */
void
smith_credential_list_add_async (SmithCredentialList *self,
                                 SmithCredential     *credential,
                                 SmithSecret         *secret,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (SMITH_IS_CREDENTIAL (credential));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_add_async);
  smith_credential_list_change (self, task, SMITH_CHANGE_ADD, NULL, credential, secret);
}

gboolean
smith_credential_list_add_finish (SmithCredentialList  *self,
                                  GAsyncResult         *result,
                                  GError              **error)
{
  return finish_change (self, result, smith_credential_list_add_async, error);
}

/**
 * smith_credential_list_replace_async:
 * @credential: has the id of the one that it replaces
 *
 * Changes the public side of a key.  The desktop's keyring manager shows the new label after
 * the next change of the secret.
 *
 * Errors also: %SMITH_CREDS_ERROR_NOT_FOUND, %SMITH_CREDS_ERROR_REFUSED when another key has
 * the label.
 */
void
smith_credential_list_replace_async (SmithCredentialList *self,
                                     SmithCredential     *credential,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (SMITH_IS_CREDENTIAL (credential));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_replace_async);
  smith_credential_list_change (self, task, SMITH_CHANGE_REPLACE, NULL, credential, NULL);
}

gboolean
smith_credential_list_replace_finish (SmithCredentialList  *self,
                                      GAsyncResult         *result,
                                      GError              **error)
{
  return finish_change (self, result, smith_credential_list_replace_async, error);
}

/**
 * smith_credential_list_set_secret_async:
 *
 * Stores another secret for a key; the list itself does not change.
 *
 * Errors also: %SMITH_CREDS_ERROR_NOT_FOUND.
 */
void
smith_credential_list_set_secret_async (SmithCredentialList *self,
                                        const char          *id,
                                        SmithSecret         *secret,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_credential_list_set_secret_async);
  smith_credential_list_change (self, task, SMITH_CHANGE_SET_SECRET, id, NULL, secret);
}

gboolean
smith_credential_list_set_secret_finish (SmithCredentialList  *self,
                                         GAsyncResult         *result,
                                         GError              **error)
{
  return finish_change (self, result, smith_credential_list_set_secret_async, error);
}

/**
 * smith_credential_list_remove_async:
 *
 * Forgets the secret of a key, then the key.  When the secret cannot be forgotten, the key
 * stays; when the file cannot be written, the key stays without its secret.
 *
 * Errors also: %SMITH_CREDS_ERROR_NOT_FOUND.
 */
void
smith_credential_list_remove_async (SmithCredentialList *self,
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
  g_task_set_source_tag (task, smith_credential_list_remove_async);
  smith_credential_list_change (self, task, SMITH_CHANGE_REMOVE, id, NULL, NULL);
}

gboolean
smith_credential_list_remove_finish (SmithCredentialList  *self,
                                     GAsyncResult         *result,
                                     GError              **error)
{
  return finish_change (self, result, smith_credential_list_remove_async, error);
}

/**
 * smith_credential_list_new:
 * @directory: (nullable): where `credentials.ini` is or will be; the program gives
 *   g_get_user_data_dir() with `actionsmith`.  %NULL keeps the list in memory alone
 * @store: where the secrets are
 *
 * Returns: (transfer full): an empty list; see smith_credential_list_load_async()
 */
SmithCredentialList *
smith_credential_list_new (const char       *directory,
                           SmithSecretStore *store)
{
  SmithCredentialList *self;

  g_return_val_if_fail (SMITH_IS_SECRET_STORE (store), NULL);

  self = g_object_new (SMITH_TYPE_CREDENTIAL_LIST, NULL);
  self->path = directory != NULL ? g_build_filename (directory, FILE_NAME, NULL) : NULL;
  self->store = g_object_ref (store);

  return self;
}

/**
 * smith_credential_list_get_store:
 *
 * Returns: (transfer none): where the secrets are
 */
SmithSecretStore *
smith_credential_list_get_store (SmithCredentialList *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), NULL);

  return self->store;
}

/**
 * smith_credential_list_set_store:
 * @store: where secrets are from now on, such as a #SmithMemoryStore for this session only
 *
 * Secrets are not moved.  Presence becomes unknown.  A change that has begun ends in the old
 * store.
 */
void
smith_credential_list_set_store (SmithCredentialList *self,
                                 SmithSecretStore    *store)
{
  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (SMITH_IS_SECRET_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  for (guint i = 0; i < self->items->len; i++)
    smith_credential_list_set_presence (self, smith_credential_get_id (self->items->pdata[i]),
                                        SMITH_SECRET_UNKNOWN);
}

/**
 * smith_credential_list_find_by_id:
 *
 * Returns: (transfer none) (nullable): the credential with @id; O(n)
 */
SmithCredential *
smith_credential_list_find_by_id (SmithCredentialList *self,
                                  const char          *id)
{
  guint position;

  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!smith_credential_list_find_position (self, id, &position))
    return NULL;

  return self->items->pdata[position];
}

/**
 * smith_credential_list_find_by_label:
 *
 * Returns: (transfer none) (nullable): the first credential with exactly this label; O(n)
 */
SmithCredential *
smith_credential_list_find_by_label (SmithCredentialList *self,
                                     const char          *label)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (smith_credential_get_label (self->items->pdata[i]), label))
      return self->items->pdata[i];

  return NULL;
}

/**
 * smith_credential_list_get_n_skipped:
 *
 * Returns: how many keys stand in the file that this version does not know or cannot read;
 *   they stay in the file
 */
guint
smith_credential_list_get_n_skipped (SmithCredentialList *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (self), 0);

  return self->n_skipped;
}
