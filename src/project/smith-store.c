/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-store.h"

#include <errno.h>
#include <glib/gstdio.h>

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  gsize max_bytes = GPOINTER_TO_SIZE (task_data);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  stream = g_file_read (source, cancellable, &error);
  if (stream != NULL)
    {
      content = g_malloc (max_bytes + 1);
      if (g_input_stream_read_all (G_INPUT_STREAM (stream), content, max_bytes + 1, &length,
                                   cancellable, &error) && length > max_bytes)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                     "More than %" G_GSIZE_FORMAT " bytes", max_bytes);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_bytes_new (content, length), (GDestroyNotify) g_bytes_unref);
}

/**
 * smith_store_read_async:
 * @file: one of ours
 * @max_bytes: the most that it may have
 * @cancellable: (nullable): stops the reading
 *
 * Reads a small file, in a thread.
 *
 * Errors: %G_IO_ERROR; %G_IO_ERROR_NOT_FOUND when there is none yet,
 * %G_IO_ERROR_MESSAGE_TOO_LARGE when it is not one that we wrote.
 */
void
smith_store_read_async (GFile               *file,
                        gsize                max_bytes,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (max_bytes < G_MAXUINT);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_store_read_async);
  g_task_set_task_data (task, GSIZE_TO_POINTER (max_bytes), NULL);
  g_task_run_in_thread (task, read_worker);
}

/**
 * smith_store_read_finish:
 *
 * Returns: (transfer full): the content, or %NULL with @error set
 */
GBytes *
smith_store_read_finish (GFile         *file,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_store_read_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
make_folder (GFile   *file,
             GError **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  int saved_errno;

  if (path == NULL || g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "“%s”: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (task_data, &length);

  if (make_folder (source, &error))
    stream = g_file_replace (source, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, &error);
  if (stream != NULL)
    {
      g_autoptr(GCancellable) abandon = g_cancellable_new ();
      gboolean is_complete = length == 0 ||
                             g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length,
                                                        NULL, cancellable, &error);

      /* closed in any other way, an incomplete file would replace the old one */
      if (!is_complete)
        g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), is_complete ? cancellable : abandon,
                             is_complete ? &error : NULL);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * smith_store_write_async:
 * @file: one of ours; its folder is made when there is none
 * @content: the whole new content
 * @cancellable: (nullable): stops the writing; the file is then as it was
 *
 * Writes a small file beside the old one and then in its place, in a thread.  A new file
 * and a new folder are for the user alone.
 *
 * Errors: %G_IO_ERROR.
 */
void
smith_store_write_async (GFile               *file,
                         GBytes              *content,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (content != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_store_write_async);
  g_task_set_task_data (task, g_bytes_ref (content), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_worker);
}

/**
 * smith_store_write_finish:
 *
 * Returns: whether the content is in the file; %FALSE with @error set
 */
gboolean
smith_store_write_finish (GFile         *file,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_store_write_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
