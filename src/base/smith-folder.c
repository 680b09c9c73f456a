/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/smith-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64u * 1024)

static gboolean
set_io_error (GError     **error,
              const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
set_errno (GError **error,
           int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

/* Where @path leads in the folder @root, which has no links in it, to be freed with free();
 * NULL with the error set when a link leads out. */
static char *
dup_real_path (const char  *root,
               const char  *path,
               GError     **error)
{
  g_autofree char *joined = g_build_filename (root, path, NULL);
  char *real = realpath (joined, NULL);
  gsize length = strlen (root);

  if (real == NULL)
    {
      set_errno (error, errno);
      return NULL;
    }
  /* the root of the file system ends with the slash itself */
  if (strncmp (real, root, length) == 0 && (real[length] == '/' || g_str_equal (root, "/")))
    return real;

  free (real);
  set_io_error (error, _("a link leads out of the document's folder"));
  return NULL;
}

/* Whether what was opened is a file of at most @max_bytes. */
static gboolean
check_file (int      fd,
            gsize    max_bytes,
            GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return set_errno (error, errno);
  if (S_ISDIR (status.st_mode))
    return set_io_error (error, _("it is a folder"));
  if (!S_ISREG (status.st_mode))
    return set_io_error (error, _("it is no regular file"));
  if ((guint64) status.st_size > max_bytes)
    return set_io_error (error, _("the files would have more bytes together than a document may "
                                  "have"));

  return TRUE;
}

/* What can be opened without waiting, or -1. */
static int
open_in (const char  *folder,
         const char  *path,
         GError     **error)
{
  char *root = realpath (folder, NULL);
  char *real = NULL;
  int fd = -1;

  if (root == NULL)
    set_errno (error, errno);
  else
    real = dup_real_path (root, path, error);
  /* a pipe must not keep us waiting before we know that it is one */
  if (real != NULL)
    {
      fd = open (real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      if (fd < 0)
        set_errno (error, errno);
    }
  free (real);
  free (root);

  return fd;
}

/**
 * smith_folder_read:
 * @folder: a path of the file system
 * @path: of a file in it: names with / between them, none of them `..`
 * @max_bytes: the most that the file may have
 *
 * Reads a file that another one in the same folder names.  A link that leads out of @folder is
 * not followed, and what is no regular file is not read.  Waits for the disk.
 *
 * Errors: a #GIOErrorEnum with a translated sentence without the file's name.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
smith_folder_read (const char  *folder,
                   const char  *path,
                   gsize        max_bytes,
                   GError     **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GByteArray) text = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 0;
  int fd;

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  fd = open_in (folder, path, error);
  if (fd < 0)
    return NULL;
  stream = g_unix_input_stream_new (fd, TRUE);
  if (!check_file (fd, max_bytes, error))
    return NULL;

  /* a file may grow while it is read */
  while (text->len <= max_bytes &&
         (n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    g_byte_array_append (text, chunk, (guint) n);

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&text));
}
