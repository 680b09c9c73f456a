/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "author/smith-file-info.h"
#include "author/smith-layout.h"

/* Linux stops at 40 as well. */
#define MAX_LINKS 40u

#define BOM "\xEF\xBB\xBF"

/* What is written where; read by one thread. */
typedef struct
{
  GFile         *target;    /* (owned): the file, or what its links lead to */
  GBytes        *text;      /* (owned) */
  SmithFileForm  form;
  GBytes        *content;   /* (owned) (nullable): made of both by the thread */
  char          *expected;  /* (owned) (nullable): a stamp; NULL to write over anything */
} WriteRequest;

static void
write_request_free (WriteRequest *self)
{
  g_clear_object (&self->target);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->expected);
  g_free (self);
}

/* Where the links at @file lead, which may be nowhere yet; @file itself when it is no link
 * or has no path.  GIO would write through a link in place, and lose both texts on a full
 * disk. */
static GFile *
follow_links (GFile *file)
{
  g_autofree char *path = g_file_is_native (file) ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return g_object_ref (file);

  for (guint i = 0; i < MAX_LINKS && g_file_test (path, G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_autofree char *to = g_file_read_link (path, NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *joined = NULL;
      g_autofree char *joined_folder = NULL;
      g_autofree char *base = NULL;
      char *real;

      if (to == NULL)
        break;

      /* only the kernel knows what .. means behind a link to a folder */
      joined = g_path_is_absolute (to) ? g_strdup (to) : g_build_filename (folder, to, NULL);
      joined_folder = g_path_get_dirname (joined);
      real = realpath (joined_folder, NULL);
      if (real == NULL)
        break;
      base = g_path_get_basename (joined);
      g_free (path);
      path = g_build_filename (real, base, NULL);
      free (real);
    }

  return g_file_new_for_path (path);
}

/* Whether @file is a pipe or a device.  Links to one may have no other name that could be
 * opened: /dev/stdout leads to `pipe:[123]`. */
static gboolean
is_special (GFile        *file,
            GCancellable *cancellable)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) ==
         G_FILE_TYPE_SPECIAL;
}

static gboolean
is_own_group (guint32 gid)
{
  gid_t groups[256];
  int n = getgroups (G_N_ELEMENTS (groups), groups);

  for (int i = 0; i < n; i++)
    if (groups[i] == gid)
      return TRUE;
  return gid == getegid ();
}

/* Whether a new file cannot take the place of the old one: it would have another owner or
 * leave other names of the file behind, or the folder takes none.  GIO would then empty
 * the old file first. */
static gboolean
must_overwrite (GFile        *file,
                GFileInfo    *info,
                GCancellable *cancellable)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFileInfo) folder_info = NULL;

  if (!g_file_is_native (file) || folder == NULL)
    return FALSE;
  if (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_NLINK) > 1)
    return TRUE;
  if (geteuid () == 0)
    return FALSE;
  if (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_UID) != geteuid () ||
      !is_own_group (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_GID)))
    return TRUE;

  folder_info = g_file_query_info (folder, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                                   G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  return folder_info != NULL &&
         !g_file_info_get_attribute_boolean (folder_info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

static gboolean
put_all (GOutputStream  *stream,
         const char     *data,
         gsize           length,
         GCancellable   *cancellable,
         GError        **error)
{
  return length == 0 ||
         g_output_stream_write_all (stream, data, length, NULL, cancellable, error);
}

/* Writes into the old file.  What lies beyond its end comes first: that takes all the room
 * that is needed, and when there is none the old text is still whole. */
static gboolean
overwrite (WriteRequest  *request,
           char         **out_stamp,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFileInfo) info = NULL;
  GOutputStream *out;
  gsize length, old_length;
  const char *data = g_bytes_get_data (request->content, &length);

  stream = g_file_open_readwrite (request->target, cancellable, error);
  if (stream == NULL || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return FALSE;
  out = g_io_stream_get_output_stream (G_IO_STREAM (stream));
  old_length = (gsize) g_seekable_tell (G_SEEKABLE (stream));

  if (length > old_length &&
      !put_all (out, data + old_length, length - old_length, cancellable, error))
    {
      /* the first error is the one to tell; a longer tail does no harm to the old text */
      g_seekable_truncate (G_SEEKABLE (stream), (goffset) old_length, NULL, NULL);
      return FALSE;
    }

  /* from here on a half-written file would be worse than a late one: not cancellable */
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, error) ||
      !put_all (out, data, MIN (length, old_length), NULL, error) ||
      (length < old_length &&
       !g_seekable_truncate (G_SEEKABLE (stream), (goffset) length, NULL, error)))
    return FALSE;

  info = g_file_io_stream_query_info (stream, G_FILE_ATTRIBUTE_ETAG_VALUE, NULL, NULL);
  if (info != NULL)
    *out_stamp = smith_file_make_stamp (g_file_info_get_etag (info), (goffset) length);
  return g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

/* Writes a new file beside the old one, which it replaces when it is complete. */
static gboolean
replace (WriteRequest  *request,
         const char    *etag,
         char         **out_stamp,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autofree char *new_etag = NULL;
  gsize length;
  const char *data = g_bytes_get_data (request->content, &length);

  stream = g_file_replace (request->target, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  if (!put_all (G_OUTPUT_STREAM (stream), data, length, cancellable, error))
    {
      g_autoptr(GCancellable) abandon = g_cancellable_new ();

      /* closed in any other way, the incomplete file would replace the old one */
      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;

  new_etag = g_file_output_stream_get_etag (stream);
  *out_stamp = smith_file_make_stamp (new_etag, (goffset) length);
  return TRUE;
}

/* GIO sees to the bytes of a file that takes the place of another, and not to its name.  Once a
 * text is called saved its journal goes, so a loss of power must not take the file as well. */
static gboolean
sync_file (GFile   *file,
           GError **error)
{
  g_autofree char *path = g_file_is_native (file) ? g_file_get_path (file) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (path == NULL ||
      (smith_file_sync_path (path, 0) && smith_file_sync_path (folder, O_DIRECTORY)))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* Writes into a pipe or a device, which GIO would replace by a file. */
static gboolean
feed (WriteRequest  *request,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  gsize length;
  const char *data = g_bytes_get_data (request->content, &length);

  stream = g_file_append_to (request->target, G_FILE_CREATE_NONE, cancellable, error);
  return stream != NULL &&
         put_all (G_OUTPUT_STREAM (stream), data, length, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
write_content (WriteRequest  *request,
               char         **out_stamp,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *stamp = NULL;
  const char *etag;
  GFileType type;

  info = g_file_query_info (request->target,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                            G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                            G_FILE_ATTRIBUTE_ETAG_VALUE ","
                            G_FILE_ATTRIBUTE_UNIX_NLINK ","
                            G_FILE_ATTRIBUTE_UNIX_UID ","
                            G_FILE_ATTRIBUTE_UNIX_GID,
                            G_FILE_QUERY_INFO_NONE, cancellable, &local_error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return replace (request, NULL, out_stamp, cancellable, error) &&
           sync_file (request->target, error);
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_SPECIAL)
    return feed (request, cancellable, error);
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
      return FALSE;
    }

  etag = g_file_info_get_etag (info);
  stamp = smith_file_make_stamp (etag, g_file_info_get_size (info));
  if (request->expected != NULL && g_strcmp0 (stamp, request->expected) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "");
      return FALSE;
    }

  if (must_overwrite (request->target, info, cancellable))
    return overwrite (request, out_stamp, cancellable, error) &&
           sync_file (request->target, error);
  return replace (request, request->expected != NULL ? etag : NULL, out_stamp, cancellable,
                  error) &&
         sync_file (request->target, error);
}

/* What GIO said, in our domain and for a person. */
static GError *
translate (GFile  *file,
           GError *error)
{
  g_autoptr(GError) original = error;
  g_autofree char *name = NULL;

  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&original);

  name = smith_file_dup_name (file);
  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return g_error_new (SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_CHANGED_ON_DISK,
                        _("“%s” was changed by another program since it was opened or saved "
                          "here. It was left as it is."), name);
  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_error_new (SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_IS_DIRECTORY,
                        _("“%s” is a folder. Choose another name."), name);
  return g_error_new (SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_UNWRITABLE,
                      _("“%s” could not be saved: %s"), name, original->message);
}

static GBytes *
with_mark (GBytes *text)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) g_bytes_get_size (text) + sizeof BOM);

  g_byte_array_append (bytes, (const guint8 *) BOM, strlen (BOM));
  if (g_bytes_get_size (text) > 0)
    g_byte_array_append (bytes, g_bytes_get_data (text, NULL), (guint) g_bytes_get_size (text));
  return g_byte_array_free_to_bytes (bytes);
}

/* What is in the file afterwards. */
static GBytes *
make_content (GBytes        *text,
              SmithFileForm  form)
{
  g_autoptr(GBytes) content = (form & SMITH_FILE_COMPACT) != 0 ? smith_layout_make_compact (text)
                                                               : g_bytes_ref (text);

  return (form & SMITH_FILE_BOM) != 0 ? with_mark (content) : g_steal_pointer (&content);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  WriteRequest *request = task_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *stamp = NULL;

  request->content = make_content (request->text, request->form);
  request->target = is_special (source, cancellable) ? g_object_ref (source)
                                                      : follow_links (source);
  if (write_content (request, &stamp, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&stamp), g_free);
  else
    g_task_return_error (task, translate (source, g_steal_pointer (&error)));
}

/**
 * smith_file_write_async:
 * @file: where to
 * @text: what to write
 * @form: how
 * @expected_stamp: (nullable): write only over this state of the file; %NULL for any
 * @cancellable: (nullable): stops the writing; the file is then as it was
 *
 * Saves a text: beside the old file and then in its place, so that there is always one
 * complete text.  Links stay, and so do owner and mode.  Where that cannot be (a file with
 * several names or of someone else's, a folder that takes no files) the old file is written
 * into, after the room for the new text has been taken.  Runs in a thread.
 *
 * Errors: %SMITH_AUTHOR_ERROR, or %G_IO_ERROR_CANCELLED.
 */
void
smith_file_write_async (GFile               *file,
                        GBytes              *text,
                        SmithFileForm        form,
                        const char          *expected_stamp,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  WriteRequest *request;

  g_return_if_fail (G_IS_FILE (file) && text != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_file_write_async);
  /* once the file is in its place, a late cancellation must not say that it is not */
  g_task_set_check_cancellable (task, FALSE);

  request = g_new0 (WriteRequest, 1);
  request->text = g_bytes_ref (text);
  request->form = form;
  request->expected = g_strdup (expected_stamp);
  g_task_set_task_data (task, request, (GDestroyNotify) write_request_free);
  g_task_run_in_thread (task, write_worker);
}

/**
 * smith_file_write_finish:
 * @out_stamp: (out) (transfer full) (nullable): the file's new state; %NULL for a device
 *
 * Returns: whether the text is in the file; %FALSE with @error set
 */
gboolean
smith_file_write_finish (GFile         *file,
                         GAsyncResult  *result,
                         char         **out_stamp,
                         GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  char *stamp;

  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_file_write_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  stamp = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *out_stamp = stamp;
  return TRUE;
}
