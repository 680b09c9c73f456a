/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-ignored.h"

#include "base/smith-limits.h"
#include "project/smith-store.h"

#define GROUP "Ignored"
#define FOLDER "ignored"

/* A list that somebody clicked together; one place has a few hundred bytes at most. */
#define MAX_BYTES (1024u * 1024)

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = smith_store_read_finish (G_FILE (object), result, &error);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  char **places;

  if (content == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!g_key_file_load_from_bytes (keys, content, G_KEY_FILE_NONE, &error) ||
      (places = g_key_file_get_string_list (keys, GROUP, "places", NULL, &error)) == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, places, (GDestroyNotify) g_strfreev);
}

/**
 * smith_ignored_load_async:
 * @document: the file of a document
 * @folder: (nullable): where the lists are kept; %NULL for the user's data folder
 * @cancellable: (nullable): stops the reading
 *
 * Looks for what is ignored of a document.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND when nothing is, other %G_IO_ERROR, %G_KEY_FILE_ERROR.
 */
void
smith_ignored_load_async (GFile               *document,
                          GFile               *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GFile) store = NULL;
  GTask *task;

  g_return_if_fail (G_IS_FILE (document));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_ignored_load_async);
  store = smith_store_find (FOLDER, document, folder);
  smith_store_read_async (store, MAX_BYTES, cancellable, read_cb, task);
}

/**
 * smith_ignored_load_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1): the places, or %NULL with @error set
 */
char **
smith_ignored_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_ignored_load_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GBytes *
print (GFile             *document,
       const char *const *places)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = g_file_get_uri (document);
  char *text;
  gsize length;

  g_key_file_set_string (keys, GROUP, "document", uri);
  g_key_file_set_string_list (keys, GROUP, "places", places, g_strv_length ((char **) places));
  text = g_key_file_to_data (keys, &length, NULL);

  return g_bytes_new_take (text, length);
}

/**
 * smith_ignored_save_async:
 * @document: the file of a document
 * @places: (array zero-terminated=1): in place of what was kept for it
 * @folder: (nullable): where the lists are kept; %NULL for the user's data folder
 * @cancellable: (nullable): stops the writing
 *
 * Keeps what is ignored of a document, for the user alone; no file of it when that is nothing.
 * Beyond %SMITH_LIMIT_IGNORED documents the list goes that was changed longest ago.  Two at a time
 * for one document may end in either order.
 *
 * Errors: %G_IO_ERROR.  What was kept before is then still there.
 */
void
smith_ignored_save_async (GFile               *document,
                          const char *const   *places,
                          GFile               *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GFile) store = NULL;
  g_autoptr(GBytes) content = NULL;
  GTask *task;

  g_return_if_fail (G_IS_FILE (document) && places != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_ignored_save_async);
  store = smith_store_find (FOLDER, document, folder);
  content = places[0] != NULL ? print (document, places) : NULL;
  smith_store_keep_async (store, content, NULL, SMITH_LIMIT_IGNORED, cancellable,
                          smith_store_written_cb, task);
}

gboolean
smith_ignored_save_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_ignored_save_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
