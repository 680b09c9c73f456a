/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>

#include "journal-support.h"

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, set_true_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static gsize
get_cursor (gpointer owner)
{
  return 3;
}

static void
report (gpointer    owner,
        const char *sentence)
{
  JournalSupport *fixture = owner;

  fixture->n_failed += sentence != NULL;
  fixture->n_well += sentence == NULL;
}

/* A file system that is really full is told of once, and that it has room again. */
static void
test_full_disk (JournalSupport *fixture,
                gconstpointer   data)
{
  g_autoptr(SmithJournalFile) file = NULL;
  g_autofree char *large = g_strnfill (200000, ' ');
  gsize length = strlen (large);

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  if (mount ("tmpfs", fixture->path, "tmpfs", 0, "size=64k,mode=0700") != 0)
    {
      g_test_skip_printf ("a small disk cannot be mounted: %s", g_strerror (errno));
      return;
    }
  file = smith_journal_file_new (fixture->folder, NULL);
  fixture->document = smith_document_new (NULL);
  fixture->keeper = smith_keeper_new (fixture->document, file, get_cursor, report, fixture);
  smith_document_insert (fixture->document, 0, large, length);
  while (fixture->n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (journal_support_count (fixture, ".new"), ==, 0);

  smith_document_delete (fixture->document, 0, length - 10);
  while (fixture->n_well == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpuint (journal_support_count (fixture, ".journal"), ==, 1);

  g_assert_true (smith_keeper_discard (fixture->keeper, NULL));
  g_clear_object (&fixture->folder);
  g_assert_cmpint (umount2 (fixture->path, MNT_DETACH), ==, 0);
}

/* What could not be kept is tried again without a further key, and told once. */
static void
test_retry (JournalSupport *fixture,
            gconstpointer   data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (fixture->path, "", 0, &error);
  g_assert_no_error (error);
  fixture->document = smith_document_new (NULL);
  fixture->keeper = smith_keeper_new (fixture->document, file, get_cursor, report, fixture);
  smith_document_insert (fixture->document, 0, "a: 1\n", 5);
  while (fixture->n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  /* nor is the second failure told */
  iterate_for (2500);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  while (fixture->n_well == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  journal_support_assert_kept (path, "a: 1\n");
}

/* A journal that cannot be removed is told of: it would come back. */
static void
test_stuck (JournalSupport *fixture,
            gconstpointer   data)
{
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  g_autoptr(GError) error = NULL;

  fixture->document = smith_document_new (NULL);
  fixture->keeper = smith_keeper_new (fixture->document, file, get_cursor, report, fixture);
  smith_document_insert (fixture->document, 0, "a: 1\n", 5);
  /* which a folder in its place stands for */
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  smith_document_delete (fixture->document, 0, 5);
  while (smith_document_is_modified (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_false (smith_keeper_discard (fixture->keeper, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL);
}

static gboolean
type_cb (gpointer user_data)
{
  smith_document_insert (user_data, 0, "#", 1);
  return G_SOURCE_CONTINUE;
}

/* Keys that never pause put off for ever neither the first text that is kept nor the next. */
static void
test_typing (JournalSupport *fixture,
             gconstpointer   data)
{
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  guint source_id;

  fixture->document = smith_document_new (NULL);
  fixture->keeper = smith_keeper_new (fixture->document, file, get_cursor, report, fixture);
  source_id = g_timeout_add (10, type_cb, fixture->document);
  for (guint i = 0; i < 2; i++)
    {
      while (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_source_remove (source_id);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* What is typed is kept, the latest of it, and no longer than it is unsaved. */
static void
test_keeper (JournalSupport *fixture,
             gconstpointer   data)
{
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  g_autoptr(SmithJournal) journal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  char *content;
  gsize length;

  fixture->document = smith_document_new (NULL);
  fixture->keeper = smith_keeper_new (fixture->document, file, get_cursor, report, fixture);
  smith_document_insert (fixture->document, 0, "a: 1\n", 5);
  smith_document_insert (fixture->document, 5, "b: 2\n", 5);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (content, length);
  journal = smith_journal_parse (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (journal->text, NULL), g_bytes_get_size (journal->text),
                   "a: 1\nb: 2\n", 10);
  g_assert_cmpuint (journal->cursor, ==, 3);

  /* taken back: the check sees that there is nothing unsaved */
  smith_document_delete (fixture->document, 0, 10);
  while (smith_document_is_modified (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) \
  g_test_add (path, JournalSupport, NULL, journal_support_set_up, func, journal_support_tear_down)

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/keeper/kept", test_keeper);
  ADD ("/keeper/typing", test_typing);
  ADD ("/keeper/full-disk", test_full_disk);
  ADD ("/keeper/retry", test_retry);
  ADD ("/keeper/stuck", test_stuck);

  return g_test_run ();
}
