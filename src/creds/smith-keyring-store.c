/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-keyring-store.h"

#include <libsecret/secret.h>

#include "smith-keyring-error-private.h"

/* Of secret_password_*v() and SecretRetrievable alone: they work on the Secret Service and on
 * the sandbox's file, SecretService and SecretItem on the first only. */

#define VERSION "1"  /* the item's secret is the key's text */

struct _SmithKeyringStore
{
  GObject parent_instance;
};

static void secret_store_iface_init (SmithSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithKeyringStore, smith_keyring_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SMITH_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

static const SecretSchema schema = {
  .name = SMITH_KEYRING_SCHEMA_NAME,
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "version", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
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

/* One call: the task owns it.
 *
 * A call ends as soon as it is cancelled, but libsecret is not told when it may be asking: it
 * would dismiss the daemon's question, and gnome-keyring 42 aborts when a question to
 * unlock is dismissed, which locks every program of the person out.  The question stays open,
 * its answer ends a step whose result nobody waits for, and no further step is taken. */
typedef struct
{
  char *id;                /* (owned) (nullable) */
  GSource *cancel_source;  /* (owned) (nullable) */
  gboolean ended;          /* the result is set */
} Call;

static void
call_end (Call *call)
{
  call->ended = TRUE;
  if (call->cancel_source != NULL)
    g_source_destroy (call->cancel_source);
  g_clear_pointer (&call->cancel_source, g_source_unref);
}

static void
call_free (gpointer data)
{
  Call *call = data;

  call_end (call);
  g_free (call->id);
  g_free (call);
}

/* Takes @error.  The only place where a call fails. */
static void
fail (GTask  *task,
      GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->ended)
    {
      g_error_free (error);
      return;
    }
  call_end (call);
  g_task_return_error (task, smith_keyring_error_translate (error,
                                                            g_task_get_cancellable (task)));
}

/* Takes @value.  The only place where a call that answers with a pointer succeeds. */
static void
succeed_with (GTask          *task,
              gpointer        value,
              GDestroyNotify  destroy)
{
  Call *call = g_task_get_task_data (task);

  if (call->ended)
    {
      destroy (value);
      return;
    }
  call_end (call);
  g_task_return_pointer (task, value, destroy);
}

static void
succeed (GTask *task)
{
  Call *call = g_task_get_task_data (task);

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
    fail (task, error);

  return G_SOURCE_REMOVE;
}

/* Returns %NULL when the call was cancelled before it began. */
static GTask *
begin (SmithSecretStore    *store,
       gpointer             tag,
       const char          *id,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call *call;

  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    return NULL;

  call = g_new0 (Call, 1);
  call->id = g_strdup (id);
  g_task_set_task_data (task, call, call_free);
  if (cancellable != NULL)
    {
      /* borrows the task, which destroys the source first */
      call->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancel_source, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (call->cancel_source, g_task_get_context (task));
    }

  return g_steal_pointer (&task);
}

/* The steps.  Each is left out when the call has ended. */

/* Finds the call's secret, or all of ours when it has no id. */
static void
search (GTask               *task,
        SecretSearchFlags    flags,
        GAsyncReadyCallback  callback)
{
  Call *call = g_task_get_task_data (task);
  gboolean asks = (flags & SECRET_SEARCH_UNLOCK) != 0;
  g_autoptr(GHashTable) attributes = make_attributes (call->id, call->id == NULL);

  if (!call->ended)
    secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | flags,
                             asks ? NULL : g_task_get_cancellable (task), callback,
                             g_object_ref (task));
}

static void
retrieve_first (GTask               *task,
                Items               *items,
                GAsyncReadyCallback  callback)
{
  Call *call = g_task_get_task_data (task);

  if (!call->ended)
    secret_retrievable_retrieve_secret (items->data, g_task_get_cancellable (task), callback,
                                        g_object_ref (task));
}

static void
clear_all (GTask               *task,
           GAsyncReadyCallback  callback)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = make_attributes (call->id, FALSE);

  if (!call->ended)
    secret_password_clearv (&schema, attributes, NULL, callback, g_object_ref (task));
}

/* The same for a call that makes the daemon ask: what is still locked afterwards was asked
 * about.  @error may be NULL, since libsecret has no error for a closed question. */
static void
fail_after_asking (GTask  *task,
                   GError *error)
{
  if (error != NULL)
    error = smith_keyring_error_translate (error, g_task_get_cancellable (task));
  if (error == NULL || g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED))
    {
      g_clear_error (&error);
      error = smith_creds_error_make (SMITH_CREDS_ERROR_DISMISSED);
    }
  fail (task, error);
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
    succeed (task);
  else
    fail_after_asking (task, g_steal_pointer (&error));
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
  g_autoptr(GTask) task = begin (store, keyring_store_store_async, id, cancellable, callback,
                                 user_data);
  g_autoptr(GHashTable) attributes = make_attributes (id, TRUE);

  if (task != NULL)
    secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                            smith_secret_peek (secret), NULL, store_cb, g_object_ref (task));
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
      fail (task, g_error_new_literal (SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED,
                                       "What the keyring holds for this key is not text.  "
                                       "Enter the secret again."));
      return;
    }

  fail_after_asking (task, g_steal_pointer (&error));
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
    fail (task, g_steal_pointer (&error));
  else if (items == NULL)
    fail (task, smith_creds_error_make (SMITH_CREDS_ERROR_NOT_FOUND));
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
      succeed_with (task, smith_secret_new (text, -1), (GDestroyNotify) smith_secret_unref);
      secret_password_free (text);
    }
  else if (error != NULL)
    fail_after_asking (task, g_steal_pointer (&error));
  else
    search (task, SECRET_SEARCH_NONE, lookup_search_cb);
}

static void
keyring_store_lookup_async (SmithSecretStore    *store,
                            const char          *id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = begin (store, keyring_store_lookup_async, id, cancellable, callback,
                                 user_data);
  g_autoptr(GHashTable) attributes = make_attributes (id, FALSE);

  if (task != NULL)
    secret_password_lookupv (&schema, attributes, NULL, lookup_cb, g_object_ref (task));
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
    succeed (task);
  else
    fail_after_asking (task, g_steal_pointer (&error));
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
    fail_after_asking (task, g_steal_pointer (&error));
  else if (items == NULL)
    succeed (task);
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
    succeed (task);
  else if (error != NULL)
    fail (task, g_steal_pointer (&error));
  else  /* none was there, or it is locked, which libsecret does not tell apart */
    search (task, SECRET_SEARCH_UNLOCK, clear_search_cb);
}

static void
keyring_store_clear_async (SmithSecretStore    *store,
                           const char          *id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = begin (store, keyring_store_clear_async, id, cancellable, callback,
                                 user_data);

  if (task != NULL)
    clear_all (task, clear_cb);
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
      fail (task, g_steal_pointer (&error));
      return;
    }

  labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (Items *l = items; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *id = g_hash_table_lookup (attributes, "id");

      if (id == NULL)  /* a keyring that was never unlocked knows only the hash of it */
        {
          fail (task, smith_creds_error_make (SMITH_CREDS_ERROR_LOCKED));
          return;
        }
      g_hash_table_insert (labels, g_strdup (id), secret_retrievable_get_label (l->data));
    }
  succeed_with (task, g_steal_pointer (&labels), (GDestroyNotify) g_hash_table_unref);
}

static void
keyring_store_list_async (SmithSecretStore    *store,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = begin (store, keyring_store_list_async, NULL, cancellable, callback,
                                 user_data);

  if (task != NULL)
    search (task, SECRET_SEARCH_NONE, list_cb);
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
    fail (task, g_steal_pointer (&error));
  else
    succeed (task);
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
    fail (task, g_steal_pointer (&error));
  else if (items == NULL)
    succeed (task);
  else
    retrieve_first (task, items, probe_retrieve_cb);
}

static void
keyring_store_check_async (SmithSecretStore    *store,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = begin (store, keyring_store_check_async, NULL, cancellable, callback,
                                 user_data);

  if (task != NULL)
    search (task, SECRET_SEARCH_NONE, probe_search_cb);
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
keyring_store_unlock_async (SmithSecretStore    *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = begin (store, keyring_store_unlock_async, NULL, cancellable, callback,
                                 user_data);

  if (task != NULL)
    search (task, SECRET_SEARCH_UNLOCK, probe_search_cb);
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
