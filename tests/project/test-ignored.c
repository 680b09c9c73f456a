/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/smith-ignored.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "base/smith-limits.h"
#include "temp-folder.h"

typedef struct
{
  const char *name;
  const char *places[4];
} Row;

static const Row rows[] = {
  { "none", { NULL } },
  { "one", { "server-local:/servers/0", NULL } },
  { "several", { "a:", "b:/paths/~1a;b/get", "c:/x\ny \\ 'ü'", NULL } },
};

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
save (GFile             *document,
      const char *const *places,
      GFile             *folder)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_ignored_save_async (document, places, folder, NULL, keep_cb, &result);
  smith_ignored_save_finish (wait_for (&result), &error);
  g_assert_no_error (error);
}

static char **
load (GFile   *document,
      GFile   *folder,
      GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_ignored_load_async (document, folder, NULL, keep_cb, &result);

  return smith_ignored_load_finish (wait_for (&result), error);
}

static guint
count_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Each document has its own file, and none when nothing is ignored any more. */
static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *path = temp_folder_make ();
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) document = g_file_new_for_uri ("file:///a/weather.yaml");
  g_autoptr(GFile) other = g_file_new_for_uri ("file:///b/weather.yaml");
  const char *const others[] = { "other:", NULL };
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) found = NULL;
  g_auto(GStrv) found_other = NULL;

  save (document, others, folder);
  save (document, row->places, folder);
  save (other, others, folder);
  found = load (document, folder, &error);
  g_assert_cmpuint (count_files (path), ==, row->places[0] != NULL ? 2 : 1);
  if (row->places[0] == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpstrv (found, row->places);
    }
  g_clear_error (&error);
  found_other = load (other, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (found_other), ==, 1);
  g_assert_cmpstr (found_other[0], ==, others[0]);
  temp_folder_remove (path);
}

/* The list that was changed longest ago makes room, and no other one: not the one that is saved,
 * even if the clock was ahead when the others were. */
static void
test_many (gconstpointer data)
{
  time_t others = g_get_real_time () / G_USEC_PER_SEC + GPOINTER_TO_INT (data);
  g_autofree char *path = temp_folder_make ();
  g_autofree char *first = g_build_filename (path, "0", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) document = g_file_new_for_uri ("file:///a/weather.yaml");
  const char *const places[] = { "a:", NULL };
  g_auto(GStrv) found = NULL;

  for (guint i = 0; i < SMITH_LIMIT_IGNORED; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *file = g_build_filename (path, name, NULL);
      struct utimbuf times = { .modtime = i == 0 ? others - 1000 : others };

      g_assert_true (g_file_set_contents_full (file, "x", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      g_assert_cmpint (g_utime (file, &times), ==, 0);
    }
  save (document, places, folder);
  g_assert_cmpuint (count_files (path), ==, SMITH_LIMIT_IGNORED);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  found = load (document, folder, NULL);
  g_assert_cmpstrv (found, places);
  temp_folder_remove (path);
}

static void
test_unknown (void)
{
  g_autofree char *path = temp_folder_make ();
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) document = g_file_new_for_uri ("file:///a/weather.yaml");
  g_autoptr(GError) error = NULL;

  g_assert_null (load (document, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  temp_folder_remove (path);
}

static void
test_damaged (void)
{
  g_autofree char *path = temp_folder_make ();
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) document = g_file_new_for_uri ("file:///a/weather.yaml");
  g_autofree char *uri = g_file_get_uri (document);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *store = g_build_filename (path, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (store, "[Ign", -1, &error);
  g_assert_no_error (error);
  g_assert_null (load (document, folder, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_KEY_FILE_ERROR);
  temp_folder_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/ignored/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_data_func ("/ignored/many", GINT_TO_POINTER (-3600), test_many);
  g_test_add_data_func ("/ignored/many-from-tomorrow", GINT_TO_POINTER (24 * 3600), test_many);
  g_test_add_func ("/ignored/unknown", test_unknown);
  g_test_add_func ("/ignored/damaged", test_damaged);

  return g_test_run ();
}
