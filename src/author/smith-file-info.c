/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-file-info.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/**
 * smith_file_dup_name:
 *
 * Returns: (transfer full): what a person calls the file, always UTF-8
 */
char *
smith_file_dup_name (GFile *file)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/**
 * smith_file_dup_folder:
 *
 * Returns: (transfer full): the folder of the file, the home folder as `~`, always UTF-8;
 *   empty when it has none
 */
char *
smith_file_dup_folder (GFile *file)
{
  const char *home = g_get_home_dir ();
  g_autoptr(GFile) parent = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  parent = g_file_get_parent (file);
  if (parent == NULL)
    return g_strdup ("");

  folder = g_file_get_parse_name (parent);
  if (g_str_has_prefix (folder, home) && strchr ("/", folder[strlen (home)]) != NULL)
    return g_strconcat ("~", folder + strlen (home), NULL);

  return g_steal_pointer (&folder);
}

/**
 * smith_file_make_stamp:
 * @etag: (nullable): GIO's entity tag of the file, the time of its last change
 * @n_bytes: its size; two changes within one tick of the clock mostly differ in it
 *
 * Returns: (transfer full) (nullable): what tells one state of a file from another
 */
char *
smith_file_make_stamp (const char *etag,
                       goffset     n_bytes)
{
  return etag != NULL ? g_strdup_printf ("%s/%" G_GOFFSET_FORMAT, etag, n_bytes) : NULL;
}

/**
 * smith_file_sync_path:
 * @flags: for open(), such as `O_DIRECTORY`
 *
 * Waits until what @path names is on the disk: for threads.  What cannot be opened, or has no such
 * thing, is not waited for.
 *
 * Returns: %FALSE, with errno set, when it will not get there
 */
gboolean
smith_file_sync_path (const char *path,
                      int         flags)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean is_synced = fd < 0 || fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  int sync_error = errno;

  if (fd >= 0)
    close (fd);
  errno = sync_error;

  return is_synced;
}
