/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-memory-store.h"

typedef struct
{
  char *label;          /* (owned) */
  SmithSecret *secret;  /* (owned) */
} Entry;

struct _SmithMemoryStore
{
  GObject parent_instance;

  GHashTable *entries;          /* (owned) id → Entry */
  SmithSecretStoreState state;
};

static void secret_store_iface_init (SmithSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithMemoryStore, smith_memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SMITH_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  smith_secret_unref (entry->secret);
  g_free (entry);
}

static void
smith_memory_store_finalize (GObject *object)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (object);

  g_hash_table_unref (self->entries);

  G_OBJECT_CLASS (smith_memory_store_parent_class)->finalize (object);
}

static void
smith_memory_store_class_init (SmithMemoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_memory_store_finalize;
}

static void
smith_memory_store_init (SmithMemoryStore *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
}

/* A call that is cancelled, locked out or without a service is answered here.  Returns the
 * task when the call may go on. */
static GTask *
begin (SmithSecretStore    *store,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    return NULL;

  switch (self->state)
    {
    case SMITH_SECRET_STORE_READY:
      return g_steal_pointer (&task);
    case SMITH_SECRET_STORE_LOCKED:
      g_task_return_error (task, smith_creds_error_make (SMITH_CREDS_ERROR_LOCKED));
      return NULL;
    case SMITH_SECRET_STORE_NO_SERVICE:
      g_task_return_error (task, smith_creds_error_make (SMITH_CREDS_ERROR_NO_SERVICE));
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

static void
memory_store_store_async (SmithSecretStore    *store,
                          const char          *id,
                          const char          *label,
                          SmithSecret         *secret,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = begin (store, memory_store_store_async, cancellable, callback,
                                 user_data);
  Entry *entry;

  if (task == NULL)
    return;

  entry = g_new0 (Entry, 1);
  entry->label = g_strdup (label);
  entry->secret = smith_secret_ref (secret);
  g_hash_table_replace (self->entries, g_strdup (id), entry);
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_store_store_finish (SmithSecretStore  *store,
                           GAsyncResult      *result,
                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
memory_store_lookup_async (SmithSecretStore    *store,
                           const char          *id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = begin (store, memory_store_lookup_async, cancellable, callback,
                                 user_data);
  Entry *entry;

  if (task == NULL)
    return;

  entry = g_hash_table_lookup (self->entries, id);
  if (entry != NULL)
    g_task_return_pointer (task, smith_secret_ref (entry->secret),
                           (GDestroyNotify) smith_secret_unref);
  else
    g_task_return_error (task, smith_creds_error_make (SMITH_CREDS_ERROR_NOT_FOUND));
}

static SmithSecret *
memory_store_lookup_finish (SmithSecretStore  *store,
                            GAsyncResult      *result,
                            GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
memory_store_clear_async (SmithSecretStore    *store,
                          const char          *id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = begin (store, memory_store_clear_async, cancellable, callback,
                                 user_data);

  if (task == NULL)
    return;

  g_hash_table_remove (self->entries, id);
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_store_clear_finish (SmithSecretStore  *store,
                           GAsyncResult      *result,
                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
memory_store_list_async (SmithSecretStore    *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = begin (store, memory_store_list_async, cancellable, callback,
                                 user_data);
  g_autoptr(GHashTable) labels = NULL;
  GHashTableIter iter;
  gpointer id, entry;

  if (task == NULL)
    return;

  labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    g_hash_table_insert (labels, g_strdup (id), g_strdup (((Entry *) entry)->label));
  g_task_return_pointer (task, g_steal_pointer (&labels), (GDestroyNotify) g_hash_table_unref);
}

static GHashTable *
memory_store_list_finish (SmithSecretStore  *store,
                          GAsyncResult      *result,
                          GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
memory_store_check_async (SmithSecretStore    *store,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, memory_store_check_async);
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_store_check_finish (SmithSecretStore       *store,
                           GAsyncResult           *result,
                           SmithSecretStoreState  *out_state,
                           GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_check_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *out_state = SMITH_MEMORY_STORE (store)->state;
  return TRUE;
}

static void
memory_store_unlock_async (SmithSecretStore    *store,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SmithMemoryStore *self = SMITH_MEMORY_STORE (store);
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, memory_store_unlock_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->state == SMITH_SECRET_STORE_NO_SERVICE)
    {
      g_task_return_error (task, smith_creds_error_make (SMITH_CREDS_ERROR_NO_SERVICE));
      return;
    }
  self->state = SMITH_SECRET_STORE_READY;
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_store_unlock_finish (SmithSecretStore  *store,
                            GAsyncResult      *result,
                            GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, memory_store_unlock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
secret_store_iface_init (SmithSecretStoreInterface *iface)
{
  iface->store_async = memory_store_store_async;
  iface->store_finish = memory_store_store_finish;
  iface->lookup_async = memory_store_lookup_async;
  iface->lookup_finish = memory_store_lookup_finish;
  iface->clear_async = memory_store_clear_async;
  iface->clear_finish = memory_store_clear_finish;
  iface->list_async = memory_store_list_async;
  iface->list_finish = memory_store_list_finish;
  iface->check_async = memory_store_check_async;
  iface->check_finish = memory_store_check_finish;
  iface->unlock_async = memory_store_unlock_async;
  iface->unlock_finish = memory_store_unlock_finish;
}

/**
 * smith_memory_store_new:
 *
 * Returns: (transfer full): an empty store that is ready
 */
SmithMemoryStore *
smith_memory_store_new (void)
{
  return g_object_new (SMITH_TYPE_MEMORY_STORE, NULL);
}

/**
 * smith_memory_store_set_state:
 * @state: what the store plays from now on
 *
 * Secrets stay as they are.  Unlocking makes a locked store ready.
 */
void
smith_memory_store_set_state (SmithMemoryStore      *self,
                              SmithSecretStoreState  state)
{
  g_return_if_fail (SMITH_IS_MEMORY_STORE (self));

  self->state = state;
}
