/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of a list of keys: each takes its turn, touches the store and the file in an order
 * that leaves both true, and then the list. */
#include "smith-credential-list-private.h"

#include "smith-credential-file-private.h"

/* One change: its task owns it, the steps borrow it.  The thread that touches the file has it
 * to itself while it runs. */
typedef struct
{
  SmithChangeKind kind;
  char *id;                     /* (owned) (nullable) */
  SmithCredential *credential;  /* (owned) (nullable) for add and replace */
  SmithSecret *secret;          /* (owned) (nullable) for add and set-secret */
  SmithSecretStore *store;      /* (owned) the list's when the change began */
  GPtrArray *loaded;            /* (owned) (nullable) what was read, for load */
  guint n_skipped;
  GError *failure;              /* (owned) (nullable) while the secret is taken back */
} Change;

static void run_next (SmithCredentialList *self);

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  g_clear_object (&change->credential);
  g_clear_pointer (&change->secret, smith_secret_unref);
  g_clear_object (&change->store);
  g_clear_pointer (&change->loaded, g_ptr_array_unref);
  g_clear_error (&change->failure);
  g_free (change);
}

/* Takes @error, which is NULL when the change was made.  The only place where one ends. */
static void
end_change (GTask  *task,
            GError *error)
{
  SmithCredentialList *self = g_task_get_source_object (task);
  g_autoptr(GTask) held = g_steal_pointer (&self->running);

  g_assert (held == task);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  run_next (self);
}

/* The file is written: now the list follows, and says so once. */
static void
apply_change (SmithCredentialList *self,
              Change              *change)
{
  guint n_before = self->items->len, position = 0;

  switch (change->kind)
    {
    case SMITH_CHANGE_LOAD:
      g_ptr_array_unref (self->items);
      self->items = g_steal_pointer (&change->loaded);
      self->n_skipped = change->n_skipped;
      g_hash_table_remove_all (self->presence);
      if (n_before + self->items->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
      break;

    case SMITH_CHANGE_ADD:
      g_ptr_array_add (self->items, g_object_ref (change->credential));
      smith_credential_list_note_presence (self, change->id,
                                           change->secret != NULL ? SMITH_SECRET_PRESENT
                                                                  : SMITH_SECRET_MISSING);
      g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, 1);
      break;

    case SMITH_CHANGE_REPLACE:
      if (smith_credential_list_find_position (self, change->id, &position))
        {
          g_object_unref (self->items->pdata[position]);
          self->items->pdata[position] = g_object_ref (change->credential);
          g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
        }
      break;

    case SMITH_CHANGE_REMOVE:
      if (smith_credential_list_find_position (self, change->id, &position))
        {
          g_ptr_array_remove_index (self->items, position);
          smith_credential_list_note_presence (self, change->id, SMITH_SECRET_UNKNOWN);
          g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
        }
      break;

    case SMITH_CHANGE_SET_SECRET:
    default:
      g_assert_not_reached ();
    }
}

static void
taken_back_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (!smith_secret_store_clear_finish (SMITH_SECRET_STORE (object), result, &error))
    g_prefix_error (&change->failure, "The secret stayed in the keyring, under the id %s. ",
                    change->id);
  end_change (task, g_steal_pointer (&change->failure));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  SmithCredentialList *self = SMITH_CREDENTIAL_LIST (object);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      apply_change (self, change);
      end_change (task, NULL);
      return;
    }

  if (change->kind == SMITH_CHANGE_ADD && change->secret != NULL)
    {
      change->failure = g_steal_pointer (&error);
      smith_secret_store_clear_async (change->store, change->id, NULL, taken_back_cb,
                                      g_steal_pointer (&task));
      return;
    }
  if (change->kind == SMITH_CHANGE_REMOVE)
    {
      smith_credential_list_set_presence (self, change->id, SMITH_SECRET_MISSING);
      g_prefix_error (&error, "The secret was removed, but the key is still in the list. ");
    }
  end_change (task, g_steal_pointer (&error));
}

static void
write_worker (GTask        *inner,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const char *path = SMITH_CREDENTIAL_LIST (source_object)->path;
  Change *change = task_data;
  GError *error = NULL;

  switch (change->kind)
    {
    case SMITH_CHANGE_LOAD:
      change->loaded = smith_credential_file_load (path, &change->n_skipped, &error);
      break;
    case SMITH_CHANGE_ADD:
    case SMITH_CHANGE_REPLACE:
      smith_credential_file_put (path, change->credential, &error);
      break;
    case SMITH_CHANGE_REMOVE:
      smith_credential_file_remove (path, change->id, &error);
      break;
    case SMITH_CHANGE_SET_SECRET:
    default:
      g_assert_not_reached ();
    }

  if (error != NULL)
    g_task_return_error (inner, error);
  else
    g_task_return_boolean (inner, TRUE);
}

/* Not cancellable: whether the file was written must be known. */
static void
write_file (GTask *task)
{
  SmithCredentialList *self = g_task_get_source_object (task);
  g_autoptr(GTask) inner = g_task_new (self, NULL, written_cb, g_object_ref (task));
  Change *change = g_task_get_task_data (task);

  g_task_set_source_tag (inner, write_file);
  g_task_set_task_data (inner, change, NULL);
  if (self->path != NULL)
    {
      g_task_run_in_thread (inner, write_worker);
      return;
    }

  if (change->kind == SMITH_CHANGE_LOAD)
    change->loaded = g_ptr_array_ref (self->items);
  g_task_return_boolean (inner, TRUE);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SmithCredentialList *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);

  if (!smith_secret_store_store_finish (SMITH_SECRET_STORE (object), result, &error))
    end_change (task, g_steal_pointer (&error));
  else if (change->kind == SMITH_CHANGE_ADD)
    write_file (task);
  else
    {
      if (change->store == self->store)
        smith_credential_list_set_presence (self, change->id, SMITH_SECRET_PRESENT);
      end_change (task, NULL);
    }
}

static void
store_secret (GTask      *task,
              const char *label)
{
  Change *change = g_task_get_task_data (task);
  g_autofree char *public_label = g_strdup_printf ("Actionsmith: %s", label);

  smith_secret_store_store_async (change->store, change->id, public_label, change->secret,
                                  g_task_get_cancellable (task), stored_cb, g_object_ref (task));
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (smith_secret_store_clear_finish (SMITH_SECRET_STORE (object), result, &error))
    write_file (task);
  else
    end_change (task, g_steal_pointer (&error));
}

/* Whether the change fits the list as it is now. */
static gboolean
check_change (SmithCredentialList  *self,
              Change               *change,
              GError              **error)
{
  SmithCredential *namesake;
  gboolean is_listed;
  guint position;

  if (change->kind == SMITH_CHANGE_LOAD)
    return TRUE;

  is_listed = smith_credential_list_find_position (self, change->id, &position);
  if (is_listed && change->kind == SMITH_CHANGE_ADD)
    {
      g_set_error_literal (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED,
                           "This key is in the list already.");
      return FALSE;
    }
  if (!is_listed && change->kind != SMITH_CHANGE_ADD)
    {
      g_set_error_literal (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND,
                           "This key is no longer in the list.");
      return FALSE;
    }

  if (change->credential == NULL)
    return TRUE;

  namesake = smith_credential_list_find_by_label (self,
                                                  smith_credential_get_label (change->credential));
  if (namesake != NULL && g_strcmp0 (smith_credential_get_id (namesake), change->id) != 0)
    {
      g_set_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED,
                   "Another key is called “%s”. Choose a different name.",
                   smith_credential_get_label (namesake));
      return FALSE;
    }

  return TRUE;
}

static void
start_change (GTask *task)
{
  SmithCredentialList *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  guint position = 0;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) ||
      !check_change (self, change, &error))
    {
      end_change (task, error);
      return;
    }

  change->store = g_object_ref (self->store);
  switch (change->kind)
    {
    case SMITH_CHANGE_ADD:
      if (change->secret != NULL)
        store_secret (task, smith_credential_get_label (change->credential));
      else
        write_file (task);
      break;
    case SMITH_CHANGE_SET_SECRET:
      if (smith_credential_list_find_position (self, change->id, &position))
        store_secret (task, smith_credential_get_label (self->items->pdata[position]));
      break;
    case SMITH_CHANGE_REMOVE:
      smith_secret_store_clear_async (change->store, change->id, g_task_get_cancellable (task),
                                      cleared_cb, g_object_ref (task));
      break;
    case SMITH_CHANGE_LOAD:
    case SMITH_CHANGE_REPLACE:
      write_file (task);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run_next (SmithCredentialList *self)
{
  if (self->running != NULL || g_queue_is_empty (&self->waiting))
    return;

  self->running = g_queue_pop_head (&self->waiting);
  start_change (self->running);
}

/**
 * smith_credential_list_change:
 * @task: (transfer full): ends with the change
 * @id: (nullable): as the kind takes it
 * @credential: (nullable): as the kind takes it
 * @secret: (nullable): as the kind takes it
 *
 * Queues one change.
 */
void
smith_credential_list_change (SmithCredentialList *self,
                              GTask               *task,
                              SmithChangeKind      kind,
                              const char          *id,
                              SmithCredential     *credential,
                              SmithSecret         *secret)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  if (credential != NULL)
    {
      change->credential = g_object_ref (credential);
      id = smith_credential_get_id (credential);
    }
  change->id = id != NULL ? g_ascii_strdown (id, -1) : NULL;
  change->secret = secret != NULL ? smith_secret_ref (secret) : NULL;

  g_task_set_task_data (task, change, change_free);
  g_task_set_check_cancellable (task, FALSE);  /* a change that was made is reported */
  g_queue_push_tail (&self->waiting, task);
  run_next (self);
}
