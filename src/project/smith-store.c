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
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInputStream) stream = g_file_read (source, cancellable, &error);
  g_autofree char *content = g_malloc (max_bytes + 1);
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), content, max_bytes + 1,
                                                  &length, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (length > max_bytes)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                             "More than %" G_GSIZE_FORMAT " bytes", max_bytes);
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

/* What is written, and among how many. */
typedef struct
{
  GBytes *content;    /* (owned) (nullable) %NULL to remove the file */
  GBytes *more;       /* (owned) (nullable) behind it */
  guint   max_files;  /* of the folder; 0 for any number */
} Write;

static void
write_free (gpointer data)
{
  Write *self = data;

  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->more, g_bytes_unref);
  g_free (self);
}

static gboolean
write_bytes (GOutputStream  *stream,
             GBytes         *bytes,
             GCancellable   *cancellable,
             GError        **error)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return length == 0 || g_output_stream_write_all (stream, data, length, NULL, cancellable, error);
}

static gboolean
write_file (GFile         *file,
            const Write   *write,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(GCancellable) abandon = g_cancellable_new ();

  if (make_folder (file, error))
    stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (write_bytes (G_OUTPUT_STREAM (stream), write->content, cancellable, error) &&
      write_bytes (G_OUTPUT_STREAM (stream), write->more, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closed in any other way, an incomplete file would replace the old one */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}

static gboolean
remove_file (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  if (g_file_delete (file, cancellable, &local_error) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* A file of the folder, and when it was written. */
typedef struct
{
  char   *name;     /* (owned) */
  gint64  time_us;  /* since 1970 */
} Stored;

static void
stored_clear (gpointer data)
{
  g_free (((Stored *) data)->name);
}

static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const Stored *first = a, *second = b;

  return (first->time_us > second->time_us) - (first->time_us < second->time_us);
}

/* The oldest files beside @file make room for it: it stays, even if they are of a time to come.
 * What cannot be listed or removed now may be so the next time. */
static void
prune (GFile        *file,
       guint         max_files,
       GCancellable *cancellable)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *own_name = g_file_get_basename (file);
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (Stored));
  g_autoptr(GFileEnumerator) children = NULL;
  GFileInfo *info = NULL;

  g_array_set_clear_func (files, stored_clear);
  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME ","
                                        G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                                        G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  while (children != NULL &&
         g_file_enumerator_iterate (children, &info, NULL, cancellable, NULL) && info != NULL)
    {
      g_autoptr(GDateTime) time = g_file_info_get_modification_date_time (info);
      const char *name = g_file_info_get_name (info);
      Stored stored = { NULL, 0 };

      if (g_str_equal (name, own_name))
        continue;
      stored.name = g_strdup (name);
      if (time != NULL)
        stored.time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC +
                         g_date_time_get_microsecond (time);
      g_array_append_val (files, stored);
    }
  g_array_sort (files, compare_stored);
  for (guint i = 0; i + max_files <= files->len; i++)
    {
      g_autoptr(GFile) old = g_file_get_child (folder, g_array_index (files, Stored, i).name);

      g_file_delete (old, cancellable, NULL);
    }
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const Write *write = task_data;
  g_autoptr(GError) error = NULL;

  if (write->content != NULL ? write_file (source, write, cancellable, &error)
                             : remove_file (source, cancellable, &error))
    {
      if (write->content != NULL && write->max_files > 0)
        prune (source, write->max_files, cancellable);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_write (GFile               *file,
             GBytes              *content,
             GBytes              *more,
             guint                max_files,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);
  Write *write = g_new0 (Write, 1);

  g_task_set_source_tag (task, smith_store_write_async);
  write->content = content != NULL ? g_bytes_ref (content) : NULL;
  write->more = more != NULL ? g_bytes_ref (more) : NULL;
  write->max_files = max_files;
  g_task_set_task_data (task, write, write_free);
  g_task_run_in_thread (task, write_worker);
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
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (content != NULL);

  start_write (file, content, NULL, 0, cancellable, callback, user_data);
}

/**
 * smith_store_find:
 * @kind: the name of the folder in the user's data folder
 * @document: the file of a document
 * @folder: (nullable): in place of that folder
 *
 * Returns: (transfer full): where that is kept of @document, as one file a document
 */
GFile *
smith_store_find (const char *kind,
                  GFile      *document,
                  GFile      *folder)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (kind != NULL && G_IS_FILE (document), NULL);

  uri = g_file_get_uri (document);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return folder != NULL ? g_file_get_child (folder, name)
                        : g_file_new_build_filename (g_get_user_data_dir (), "actionsmith", kind,
                                                     name, NULL);
}

/**
 * smith_store_keep_async:
 * @file: as smith_store_find() returns it
 * @content: (nullable): the whole new content; %NULL when nothing is to be kept any more
 * @more: (nullable): what follows @content; may be large
 * @max_files: how many the folder may have; beyond that the one goes that was written longest ago
 * @cancellable: (nullable): stops the writing; the file is then as it was
 *
 * Writes as smith_store_write_async() does; smith_store_write_finish() ends this too.
 *
 * Errors: %G_IO_ERROR.
 */
void
smith_store_keep_async (GFile               *file,
                        GBytes              *content,
                        GBytes              *more,
                        guint                max_files,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (max_files > 0);

  start_write (file, content, more, max_files, cancellable, callback, user_data);
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

/**
 * smith_store_written_cb:
 * @user_data: (transfer full): a #GTask, which returns whether it was written
 *
 * For who has nothing to do after the writing.
 */
void
smith_store_written_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (smith_store_write_finish (G_FILE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
