/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-keyring-store.h"

#include <libsecret/secret.h>

#include "smith-keyring-call-private.h"

/* Made of secret_password_*v() and SecretRetrievable alone: they work on the Secret Service and
 * on the sandbox's file, SecretService and SecretItem on the first only. */

/* The item's secret is the key's text.  The value also tells our items from others. */
#define VERSION "actionsmith-1"

struct _SmithKeyringStore
{
  GObject parent_instance;
};

static void secret_store_iface_init (SmithSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithKeyringStore, smith_keyring_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SMITH_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

/* Items carry the name, but are not searched by it: gnome-keyring does not find it in a keyring
 * that was not unlocked since it started, and locked secrets would look like missing ones. */
static const SecretSchema schema = {
  .name = SMITH_KEYRING_SCHEMA_NAME,
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "version", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

typedef GList Items;  /* of SecretRetrievable */

static void
items_free (Items *items)
{
  g_list_free_full (items, g_object_unref);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Items, items_free)

static void
smith_keyring_store_class_init (SmithKeyringStoreClass *klass)
{
}

static void
smith_keyring_store_init (SmithKeyringStore *self)
{
}

/* The attributes of one secret, or with a NULL @id of all of ours.  Any version of a secret
 * is found by its id. */
static GHashTable *
make_attributes (const char *id,
                 gboolean    with_version)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (id != NULL)
    g_hash_table_insert (attributes, (gpointer) "id", g_ascii_strdown (id, -1));
  if (with_version)
    g_hash_table_insert (attributes, (gpointer) "version", g_strdup (VERSION));

  return attributes;
}

/* The steps.  Each is left out when the call has ended. */

/* Finds the call's secret, or all of ours when it has no id. */
static void
search (GTask               *task,
        SecretSearchFlags    flags,
        GAsyncReadyCallback  callback)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);
  gboolean asks = (flags & SECRET_SEARCH_UNLOCK) != 0;
  g_autoptr(GHashTable) attributes = make_attributes (call->id, call->id == NULL);

  if (!smith_keyring_call_has_ended (task))
    secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | flags,
                             asks ? NULL : g_task_get_cancellable (task), callback,
                             g_object_ref (task));
}

static void
retrieve_first (GTask               *task,
                Items               *items,
                GAsyncReadyCallback  callback)
{
  if (!smith_keyring_call_has_ended (task))
    secret_retrievable_retrieve_secret (items->data, g_task_get_cancellable (task), callback,
                                        g_object_ref (task));
}

static void
clear_all (GTask               *task,
           GAsyncReadyCallback  callback)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);
  g_autoptr(GHashTable) attributes = make_attributes (call->id, FALSE);

  if (!smith_keyring_call_has_ended (task))
    secret_password_clearv (&schema, attributes, NULL, callback, g_object_ref (task));
}

/* --- store --- */

static void
store_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    smith_keyring_call_succeed (task);
  else
    smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
}

static void
start_store (GTask *task)
{
  SmithKeyringCall *call = smith_keyring_call_get (task);
  g_autoptr(GHashTable) attributes = make_attributes (call->id, TRUE);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, call->label,
                          smith_secret_peek (call->secret), NULL, store_cb, g_object_ref (task));
}

static void
keyring_store_store_async (SmithSecretStore    *store,
                           const char          *id,
                           const char          *label,
                           SmithSecret         *secret,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_store_async, id,
                                                  cancellable, callback, user_data);
  SmithKeyringCall *call = smith_keyring_call_get (task);

  call->label = g_strdup (label);
  call->secret = smith_secret_ref (secret);
  smith_keyring_call_start (task, start_store);
}

static gboolean
keyring_store_store_finish (SmithSecretStore  *store,
                            GAsyncResult      *result,
                            GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- look up --- */

/* There is an item, and the look-up gave nothing: either the person closed the question that
 * would have unlocked it, or it is not text. */
static void
lookup_retrieve_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SecretValue *value;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (object), result, &error);
  if (value != NULL)
    {
      secret_value_unref (value);
      smith_keyring_call_fail (task,
                               g_error_new_literal (SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED,
                                                    "What the keyring holds for this key is not "
                                                    "text. Enter the secret again."));
      return;
    }

  smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
}

static void
lookup_search_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Items) items = secret_password_search_finish (result, &error);

  if (error != NULL)
    smith_keyring_call_fail (task, g_steal_pointer (&error));
  else if (items == NULL)
    smith_keyring_call_fail (task, smith_creds_error_make (SMITH_CREDS_ERROR_NOT_FOUND));
  else
    retrieve_first (task, items, lookup_retrieve_cb);
}

static void
lookup_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  char *text = secret_password_lookup_nonpageable_finish (result, &error);

  if (text != NULL)
    {
      smith_keyring_call_return (task, smith_secret_new (text, -1),
                                 (GDestroyNotify) smith_secret_unref);
      secret_password_free (text);
    }
  else if (error != NULL)
    smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
  else
    search (task, SECRET_SEARCH_NONE, lookup_search_cb);
}

static void
start_lookup (GTask *task)
{
  g_autoptr(GHashTable) attributes = make_attributes (smith_keyring_call_get (task)->id, FALSE);

  secret_password_lookupv (&schema, attributes, NULL, lookup_cb, g_object_ref (task));
}

static void
keyring_store_lookup_async (SmithSecretStore    *store,
                            const char          *id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_lookup_async, id,
                                                  cancellable, callback, user_data);

  smith_keyring_call_start (task, start_lookup);
}

static SmithSecret *
keyring_store_lookup_finish (SmithSecretStore  *store,
                             GAsyncResult      *result,
                             GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- clear --- */

static void
clear_last_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (secret_password_clear_finish (result, &error))
    smith_keyring_call_succeed (task);
  else
    smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
}

static void
clear_search_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Items) items = secret_password_search_finish (result, &error);

  if (error != NULL)
    smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
  else if (items == NULL)
    smith_keyring_call_succeed (task);
  else
    clear_all (task, clear_last_cb);
}

static void
clear_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (secret_password_clear_finish (result, &error))
    smith_keyring_call_succeed (task);
  else if (error != NULL)
    smith_keyring_call_fail_asked (task, g_steal_pointer (&error));
  else  /* none was there, or it is locked, which libsecret does not tell apart */
    search (task, SECRET_SEARCH_UNLOCK, clear_search_cb);
}

static void
start_clear (GTask *task)
{
  clear_all (task, clear_cb);
}

static void
keyring_store_clear_async (SmithSecretStore    *store,
                           const char          *id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_clear_async, id,
                                                  cancellable, callback, user_data);

  smith_keyring_call_start (task, start_clear);
}

static gboolean
keyring_store_clear_finish (SmithSecretStore  *store,
                            GAsyncResult      *result,
                            GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- list --- */

static void
list_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Items) items = secret_password_search_finish (result, &error);
  g_autoptr(GHashTable) labels = NULL;

  if (error != NULL)
    {
      smith_keyring_call_fail (task, g_steal_pointer (&error));
      return;
    }

  labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (Items *l = items; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *id = g_hash_table_lookup (attributes, "id");

      if (id == NULL)  /* a keyring that was never unlocked knows only the hash of it */
        {
          smith_keyring_call_fail (task, smith_creds_error_make (SMITH_CREDS_ERROR_LOCKED));
          return;
        }
      g_hash_table_insert (labels, g_strdup (id), secret_retrievable_get_label (l->data));
    }
  smith_keyring_call_return (task, g_steal_pointer (&labels), (GDestroyNotify) g_hash_table_unref);
}

static void
start_list (GTask *task)
{
  search (task, SECRET_SEARCH_NONE, list_cb);
}

static void
keyring_store_list_async (SmithSecretStore    *store,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_list_async, NULL,
                                                  cancellable, callback, user_data);

  smith_keyring_call_start (task, start_list);
}

static GHashTable *
keyring_store_list_finish (SmithSecretStore  *store,
                           GAsyncResult      *result,
                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- check and unlock --- */

/* All of ours are in one collection, so one item tells for all whether it is locked. */
static void
probe_retrieve_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SecretValue *value;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (object), result, &error);
  g_clear_pointer (&value, secret_value_unref);
  if (error != NULL)
    smith_keyring_call_fail (task, g_steal_pointer (&error));
  else
    smith_keyring_call_succeed (task);
}

static void
probe_search_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Items) items = secret_password_search_finish (result, &error);

  if (error != NULL)
    smith_keyring_call_fail (task, g_steal_pointer (&error));
  else if (items == NULL)
    smith_keyring_call_succeed (task);
  else
    retrieve_first (task, items, probe_retrieve_cb);
}

static void
start_check (GTask *task)
{
  search (task, SECRET_SEARCH_NONE, probe_search_cb);
}

static void
keyring_store_check_async (SmithSecretStore    *store,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_check_async, NULL,
                                                  cancellable, callback, user_data);

  smith_keyring_call_start (task, start_check);
}

static gboolean
keyring_store_check_finish (SmithSecretStore       *store,
                            GAsyncResult           *result,
                            SmithSecretStoreState  *out_state,
                            GError                **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_check_async), FALSE);

  if (g_task_propagate_boolean (G_TASK (result), &local_error))
    *out_state = SMITH_SECRET_STORE_READY;
  else if (g_error_matches (local_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED))
    *out_state = SMITH_SECRET_STORE_LOCKED;
  else if (g_error_matches (local_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NO_SERVICE))
    *out_state = SMITH_SECRET_STORE_NO_SERVICE;
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static void
start_unlock (GTask *task)
{
  search (task, SECRET_SEARCH_UNLOCK, probe_search_cb);
}

static void
keyring_store_unlock_async (SmithSecretStore    *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = smith_keyring_call_new (store, keyring_store_unlock_async, NULL,
                                                  cancellable, callback, user_data);

  smith_keyring_call_start (task, start_unlock);
}

static gboolean
keyring_store_unlock_finish (SmithSecretStore  *store,
                             GAsyncResult      *result,
                             GError           **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, keyring_store_unlock_async), FALSE);

  if (g_task_propagate_boolean (G_TASK (result), &local_error))
    return TRUE;

  if (g_error_matches (local_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED))
    g_propagate_error (error, smith_creds_error_make (SMITH_CREDS_ERROR_DISMISSED));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
secret_store_iface_init (SmithSecretStoreInterface *iface)
{
  iface->store_async = keyring_store_store_async;
  iface->store_finish = keyring_store_store_finish;
  iface->lookup_async = keyring_store_lookup_async;
  iface->lookup_finish = keyring_store_lookup_finish;
  iface->clear_async = keyring_store_clear_async;
  iface->clear_finish = keyring_store_clear_finish;
  iface->list_async = keyring_store_list_async;
  iface->list_finish = keyring_store_list_finish;
  iface->check_async = keyring_store_check_async;
  iface->check_finish = keyring_store_check_finish;
  iface->unlock_async = keyring_store_unlock_async;
  iface->unlock_finish = keyring_store_unlock_finish;
}

/**
 * smith_keyring_store_new:
 *
 * Returns: (transfer full): a store on the user's keyring
 */
SmithKeyringStore *
smith_keyring_store_new (void)
{
  return g_object_new (SMITH_TYPE_KEYRING_STORE, NULL);
}
