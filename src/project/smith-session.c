/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-session.h"

#include "project/smith-store.h"

#define MAX_BYTES (256u * 1024)

/**
 * smith_session_item_new:
 * @page: (nullable): the page that is shown
 * @cursor: where the person is, in bytes
 */
SmithSessionItem *
smith_session_item_new (GFile      *file,
                        const char *page,
                        gsize       cursor)
{
  SmithSessionItem *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (SmithSessionItem, 1);
  self->file = g_object_ref (file);
  self->page = g_strdup (page);
  self->cursor = cursor;

  return self;
}

void
smith_session_item_free (SmithSessionItem *self)
{
  g_object_unref (self->file);
  g_free (self->page);
  g_free (self);
}

/**
 * smith_session_new:
 *
 * Returns: (transfer full) (element-type SmithSessionItem): a session without documents
 */
GPtrArray *
smith_session_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) smith_session_item_free);
}

static GFile *
dup_store (GFile *store)
{
  return store != NULL ? g_object_ref (store)
                       : g_file_new_build_filename (g_get_user_state_dir (), "actionsmith",
                                                    "session.ini", NULL);
}

static GBytes *
print (GPtrArray *session)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  char *text;
  gsize length;

  for (guint i = 0; i < MIN (session->len, SMITH_SESSION_MAX); i++)
    {
      const SmithSessionItem *item = g_ptr_array_index (session, i);
      g_autofree char *group = g_strdup_printf ("document-%u", i + 1);
      g_autofree char *uri = g_file_get_uri (item->file);

      g_key_file_set_string (keys, group, "uri", uri);
      g_key_file_set_uint64 (keys, group, "cursor", item->cursor);
      if (item->page != NULL)
        g_key_file_set_string (keys, group, "page", item->page);
      g_key_file_set_uint64 (keys, group, "window", item->window);
      if (item->is_shown)
        g_key_file_set_boolean (keys, group, "shown", TRUE);
    }
  text = g_key_file_to_data (keys, &length, NULL);

  return g_bytes_new_take (text, length);
}

/**
 * smith_session_save_async:
 * @session: (element-type SmithSessionItem): the documents that are open
 * @store: (nullable): where it is kept; %NULL for the user's state folder
 * @cancellable: (nullable): stops the writing
 *
 * Keeps the first %SMITH_SESSION_MAX documents in place of those that were kept before.
 *
 * Errors: %G_IO_ERROR.  What was kept before is then still there.
 */
void
smith_session_save_async (GPtrArray           *session,
                          GFile               *store,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GFile) file = dup_store (store);
  g_autoptr(GBytes) content = NULL;
  GTask *task;

  g_return_if_fail (session != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_session_save_async);
  content = print (session);
  smith_store_write_async (file, content, cancellable, smith_store_written_cb, task);
}

gboolean
smith_session_save_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_session_save_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static SmithSessionItem *
read_item (GKeyFile   *keys,
           const char *group)
{
  g_autofree char *uri = g_key_file_get_string (keys, group, "uri", NULL);
  g_autofree char *page = g_key_file_get_string (keys, group, "page", NULL);
  g_autoptr(GFile) file = NULL;
  SmithSessionItem *item;

  if (uri == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return NULL;
  file = g_file_new_for_uri (uri);

  item = smith_session_item_new (file, page, g_key_file_get_uint64 (keys, group, "cursor", NULL));
  item->window = (guint) g_key_file_get_uint64 (keys, group, "window", NULL);
  item->is_shown = g_key_file_get_boolean (keys, group, "shown", NULL);

  return item;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = smith_store_read_finish (G_FILE (object), result, &error);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(GPtrArray) session = smith_session_new ();
  g_auto(GStrv) groups = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_task_return_pointer (task, g_steal_pointer (&session), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  if (content == NULL || !g_key_file_load_from_bytes (keys, content, G_KEY_FILE_NONE, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  groups = g_key_file_get_groups (keys, NULL);
  for (gsize i = 0; groups[i] != NULL && session->len < SMITH_SESSION_MAX; i++)
    {
      SmithSessionItem *item = read_item (keys, groups[i]);

      if (item != NULL)
        g_ptr_array_add (session, item);
    }
  g_task_return_pointer (task, g_steal_pointer (&session), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * smith_session_load_async:
 * @store: (nullable): as for smith_session_save_async()
 * @cancellable: (nullable): stops the reading
 *
 * Looks for the documents that were open; there are none when nothing was kept.
 *
 * Errors: %G_IO_ERROR, %G_KEY_FILE_ERROR.
 */
void
smith_session_load_async (GFile               *store,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GFile) file = dup_store (store);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, smith_session_load_async);
  smith_store_read_async (file, MAX_BYTES, cancellable, read_cb, task);
}

/**
 * smith_session_load_finish:
 *
 * Returns: (transfer full) (element-type SmithSessionItem): the documents, or %NULL with @error
 *   set
 */
GPtrArray *
smith_session_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_session_load_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
