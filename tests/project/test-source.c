/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "base/smith-limits.h"
#include "project/smith-source.h"
#include "temp-folder.h"

#define KEY "s3cr3t-that-nobody-may-see"
#define TEXT "[source]\nurl=x\n\nopenapi: 3.1.0\n# caf\xC3\xA9\n"

typedef struct
{
  char  *path;      /* (owned) */
  GFile *folder;    /* (owned) not there yet */
  GFile *document;  /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = NULL;

  fixture->path = temp_folder_make ();
  folder = g_build_filename (fixture->path, "a", "sources", NULL);
  fixture->folder = g_file_new_for_path (folder);
  fixture->document = g_file_new_for_path ("/somewhere/my [1]; caf\xC3\xA9.yaml");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->folder);
  g_object_unref (fixture->document);
  temp_folder_remove (fixture->path);
  g_free (fixture->path);
}

static SmithSource *
make_source (const char *url,
             const char *text,
             const char *etag)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  SmithFetched fetched = { .kind = SMITH_FETCH_TEXT, .text = bytes, .etag = (char *) etag };

  return smith_source_new (url, &fetched);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (Fixture     *fixture,
      SmithSource *source)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_source_save_async (source, fixture->document, fixture->folder, NULL, keep_result_cb,
                           &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_source_save_finish (result, &error));
  g_assert_no_error (error);
}

static SmithSource *
load (Fixture  *fixture,
      GFile    *document,
      GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_source_load_async (document, fixture->folder, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return smith_source_load_finish (result, error);
}

/* The only file of the folder. */
static char *
dup_stored_path (Fixture *fixture)
{
  g_autofree char *folder = g_file_get_path (fixture->folder);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_null (g_dir_read_name (dir));

  return g_steal_pointer (&path);
}

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  const char *text = data;
  g_autoptr(SmithSource) source =
    make_source ("https://a.example/x.yaml?v=1&token=" KEY, text, "W/\"1;2\"");
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSource) loaded = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf status;

  save (fixture, source);
  loaded = load (fixture, fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_source_get_url (loaded), ==, "https://a.example/x.yaml?v=1");
  g_assert_false (smith_source_is_url_whole (loaded));
  g_assert_cmpstr (smith_source_get_etag (loaded), ==, "W/\"1;2\"");
  g_assert_null (smith_source_get_modified (loaded));
  g_assert_cmpint (smith_source_get_fetched_us (loaded), ==, smith_source_get_fetched_us (source));
  g_assert_cmpmem (g_bytes_get_data (smith_source_get_text (loaded), NULL),
                   g_bytes_get_size (smith_source_get_text (loaded)), text, strlen (text));

  path = dup_stored_path (fixture);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_null (g_strstr_len (content, (gssize) length, KEY));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

/* What was kept last counts; other documents know nothing of it. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(SmithSource) first = make_source ("https://a.example/1", TEXT, NULL);
  g_autoptr(SmithSource) second = make_source ("https://a.example/2", "", NULL);
  g_autoptr(GFile) other = g_file_new_for_path ("/somewhere/else.yaml");
  g_autoptr(SmithSource) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (load (fixture, fixture->document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  save (fixture, first);
  save (fixture, second);
  loaded = load (fixture, fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_source_get_url (loaded), ==, "https://a.example/2");
  g_assert_true (smith_source_is_url_whole (loaded));
  g_assert_null (load (fixture, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The oldest makes room for the latest, and no other one. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SmithSource) source = make_source ("https://a.example/1", TEXT, NULL);
  g_autofree char *folder = g_file_get_path (fixture->folder);
  g_autoptr(SmithSource) loaded = NULL;
  g_autoptr(GDir) dir = NULL;
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < SMITH_LIMIT_SOURCES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      /* the one in the middle is the oldest */
      const struct utimbuf times = { .modtime = i == SMITH_LIMIT_SOURCES / 2 ? 1000 : 2000 + i };

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      g_assert_cmpint (g_utime (path, (struct utimbuf *) &times), ==, 0);
    }
  save (fixture, source);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    g_assert_cmpstr (name, !=, "50");
  g_assert_cmpuint (n, ==, SMITH_LIMIT_SOURCES);
  loaded = load (fixture, fixture->document, NULL);
  g_assert_nonnull (loaded);
}

static const struct
{
  const char *name;
  gssize      cut_at;  /* bytes from the beginning, or from the end when negative */
  const char *put;     /* there, in place of what is there */
} damaged_rows[] = {
  { "empty", 0, NULL },
  { "in-the-line", 10, NULL },
  { "in-the-head", 60, NULL },
  { "text-cut", -1, NULL },
  { "text-longer", -1, "xyz" },
  { "other-magic", 0, "something-else 999\n" },
  { "no-number", 0, "actionsmith-source x\n" },
  { "head-too-long", 0, "actionsmith-source 60000\n" },
  { "nul", 0, "actionsmith-source \xFF\n" },
};

/* What is not as we wrote it is nothing at all. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithSource) source = make_source ("https://a.example/1", TEXT, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  GString *damaged;
  gsize length, cut;

  save (fixture, source);
  path = dup_stored_path (fixture);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  cut = damaged_rows[i].cut_at >= 0 ? (gsize) damaged_rows[i].cut_at
                                    : length - (gsize) -damaged_rows[i].cut_at;
  damaged = g_string_new_len (content, (gssize) cut);
  g_string_append (damaged, damaged_rows[i].put != NULL ? damaged_rows[i].put : "");
  g_assert_true (g_file_set_contents (path, damaged->str, (gssize) damaged->len, NULL));
  g_string_free (damaged, TRUE);
  g_assert_null (load (fixture, fixture->document, &error));
  g_assert_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/source/round/text", TEXT, test_round);
  ADD ("/source/round/empty", "", test_round);
  ADD ("/source/again", NULL, test_again);
  ADD ("/source/many", NULL, test_many);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/source/damaged/", damaged_rows[i].name, NULL);

      ADD (path, GSIZE_TO_POINTER (i), test_damaged);
    }

  return g_test_run ();
}
