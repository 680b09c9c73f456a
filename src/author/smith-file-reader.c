/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "author/smith-file-info.h"
#include "base/smith-utf8.h"

#define CHUNK_BYTES (256u * 1024)
#define BOM "\xEF\xBB\xBF"
#define BOM_BYTES 3u

void
smith_file_text_free (SmithFileText *self)
{
  g_clear_pointer (&self->shadow, smith_shadow_free);
  g_free (self->stamp);
  g_free (self);
}

static void
take_io_error (GFile   *file,
               GError  *original,
               GError **error)
{
  g_autofree char *name = smith_file_dup_name (file);

  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, original);
      return;
    }

  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_IS_DIRECTORY,
                 _("“%s” is a folder. Open a file in it."), name);
  else
    g_set_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_UNREADABLE,
                 _("“%s” could not be read: %s"), name, original->message);
  g_error_free (original);
}

static void
set_too_large (GFile   *file,
               gsize    max_bytes,
               GError **error)
{
  g_autofree char *name = smith_file_dup_name (file);
  g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE,
               _("“%s” is larger than %s, the most that a description may have here."),
               name, limit);
}

/* The size and the stamp of what was opened; a stream that cannot tell has neither. */
static gboolean
look (GFileInputStream  *stream,
      goffset           *out_size,
      char             **out_stamp,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) local_error = NULL;

  info = g_file_input_stream_query_info (stream,
                                         G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                                         G_FILE_ATTRIBUTE_ETAG_VALUE,
                                         cancellable, &local_error);
  *out_size = 0;
  *out_stamp = NULL;
  if (info == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *out_size = g_file_info_get_size (info);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    *out_stamp = smith_file_make_stamp (g_file_info_get_etag (info), *out_size);
  return TRUE;
}

/* All bytes of @file, which may grow while it is read or have no end. */
static GBytes *
read_bytes (GFile         *file,
            gsize          max_bytes,
            char         **out_stamp,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) bytes = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *stamp = NULL;
  goffset size;

  stream = g_file_read (file, cancellable, &local_error);
  if (stream == NULL || !look (stream, &size, &stamp, cancellable, &local_error))
    {
      take_io_error (file, g_steal_pointer (&local_error), error);
      return NULL;
    }

  bytes = g_byte_array_sized_new ((guint) CLAMP (size, 0, (goffset) max_bytes) + CHUNK_BYTES);
  while (size <= (goffset) max_bytes && bytes->len <= max_bytes)
    {
      guint length = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, length + CHUNK_BYTES);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, CHUNK_BYTES,
                               cancellable, &local_error);
      if (n < 0)
        {
          take_io_error (file, g_steal_pointer (&local_error), error);
          return NULL;
        }
      g_byte_array_set_size (bytes, length + (guint) n);
      if (n == 0)
        {
          *out_stamp = g_steal_pointer (&stamp);
          return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
        }
    }

  set_too_large (file, max_bytes, error);
  return NULL;
}

/* Whether @bytes are UTF-8 without NUL, which an editor cannot hold. */
static gboolean
check_text (GFile   *file,
            GBytes  *bytes,
            GError **error)
{
  gsize length, place;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *nul = length > 0 ? memchr (data, '\0', length) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *offset = NULL;
  guint line = 1;
  gboolean is_utf8 = smith_utf8_check (data, length, &place);

  if (is_utf8 && nul == NULL)
    return TRUE;

  if (is_utf8 || (nul != NULL && (gsize) (nul - data) < place))
    {
      place = (gsize) (nul - data);
      is_utf8 = TRUE;
    }
  for (gsize i = 0; i < place; i++)
    line += data[i] == '\n';

  name = smith_file_dup_name (file);
  offset = g_strdup_printf ("%" G_GSIZE_FORMAT, place);
  g_set_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_NOT_TEXT,
               is_utf8 ? _("“%s” is not a text: there is a NUL at byte offset %s, on line %u.")
                       : _("“%s” is not UTF-8 text: no character begins at byte offset %s, on "
                           "line %u. Convert the file to UTF-8 and open it again."),
               name, offset, line);
  return FALSE;
}

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile *file = source;
  g_autoptr(SmithFileText) text = g_new0 (SmithFileText, 1);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) shown = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = smith_file_dup_name (file);
  const char *data;
  gsize length;

  bytes = read_bytes (file, GPOINTER_TO_SIZE (task_data), &text->stamp, cancellable, &error);
  if (bytes == NULL || !check_text (file, bytes, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  data = g_bytes_get_data (bytes, &length);
  text->has_bom = length >= BOM_BYTES && memcmp (data, BOM, BOM_BYTES) == 0;
  shown = text->has_bom ? g_bytes_new_from_bytes (bytes, BOM_BYTES, length - BOM_BYTES)
                        : g_bytes_ref (bytes);
  text->shadow = smith_layout_make_shadow (shown, &text->layout, &text->longest_line);
  if (!smith_layout_check_line (name, text->longest_line, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&text),
                           (GDestroyNotify) smith_file_text_free);
}

/**
 * smith_file_read_async:
 * @file: what to read; may be a pipe or a device
 * @max_bytes: the most that it may have; not more than that and a chunk is read
 * @cancellable: (nullable): stops the reading
 *
 * Reads a text file and makes its shadow, all in a thread; see smith_layout_make_shadow().
 *
 * Errors: %SMITH_AUTHOR_ERROR, or %G_IO_ERROR_CANCELLED.
 */
void
smith_file_read_async (GFile               *file,
                       gsize                max_bytes,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (max_bytes <= G_MAXUINT / 4);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_file_read_async);
  g_task_set_task_data (task, GSIZE_TO_POINTER (max_bytes), NULL);
  g_task_run_in_thread (task, read_worker);
}

/**
 * smith_file_read_finish:
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
SmithFileText *
smith_file_read_finish (GFile         *file,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_file_read_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
