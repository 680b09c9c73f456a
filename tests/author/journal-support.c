/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-support.h"

#include <string.h>

/* The names in the folder that end in @suffix; 0 without a folder. */
guint
journal_support_count (JournalSupport *fixture,
                       const char     *suffix)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* A thread may be the last to let go of a folder, and with it of its lock. */
void
journal_support_wait_for_locks (JournalSupport *fixture,
                                guint           n)
{
  while (journal_support_count (fixture, ".lock") > n)
    g_usleep (1000);
}

void
journal_support_set_up (JournalSupport *fixture,
                        gconstpointer   data)
{
  fixture->root = temp_folder_make ();
  fixture->path = g_build_filename (fixture->root, "state", "unsaved", NULL);
  fixture->folder = smith_journal_folder_new (fixture->path);
}

void
journal_support_tear_down (JournalSupport *fixture,
                           gconstpointer   data)
{
  /* a write that is under way holds the keeper until it ends */
  if (fixture->keeper != NULL)
    {
      smith_keeper_stop (fixture->keeper);
      g_object_add_weak_pointer (G_OBJECT (fixture->keeper), (gpointer *) &fixture->keeper);
      g_object_unref (fixture->keeper);
    }
  while (g_main_context_iteration (NULL, fixture->keeper != NULL) || fixture->keeper != NULL)
    ;
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->folder);
  journal_support_wait_for_locks (fixture, 0);
  temp_folder_remove (fixture->root);
  g_free (fixture->path);
  g_free (fixture->root);
}

SmithJournal *
journal_support_new (const char *text)
{
  SmithJournal *journal = g_new0 (SmithJournal, 1);

  journal->text = g_bytes_new (text, strlen (text));
  journal->name = g_strdup ("weather.yaml");
  return journal;
}

GBytes *
journal_support_print (const SmithJournal *journal)
{
  gsize length;
  char *head = smith_journal_print_head (journal, &length);
  GByteArray *bytes = g_byte_array_new_take ((guint8 *) head, length);

  g_byte_array_append (bytes, g_bytes_get_data (journal->text, NULL),
                       (guint) g_bytes_get_size (journal->text));
  return g_byte_array_free_to_bytes (bytes);
}

void
journal_support_keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What the journal at @path holds. */
void
journal_support_assert_kept (const char *path,
             const char *text)
{
  g_autoptr(SmithJournal) journal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (content, length);
  journal = smith_journal_parse (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (journal->text, NULL), g_bytes_get_size (journal->text), text,
                   strlen (text));
}
