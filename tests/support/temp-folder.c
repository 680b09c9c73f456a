/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "temp-folder.h"

#include <glib/gstdio.h>

/* Returns the path of a new folder. */
char *
temp_folder_make (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("smith-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

/* Removes a folder with all that is in it, and follows no links.  It has to be there. */
void
temp_folder_remove (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        temp_folder_remove (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}
