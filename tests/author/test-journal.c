/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "journal-support.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *uri;
  const char *stamp;
  gsize       cursor;
  gboolean    has_bom;
  gsize       read_cursor;
} RoundCase;

static const RoundCase round_cases[] = {
  { "plain", "a: 1\n", "a.yaml", "file:///tmp/a.yaml", "1:2/5", 3, FALSE, 3 },
  { "no-file", "{}", "Untitled", NULL, NULL, 0, FALSE, 0 },
  { "no-stamp", "{}", "a", "sftp://h/a", NULL, 2, FALSE, 2 },
  { "empty", "", "a", NULL, NULL, 0, FALSE, 0 },
  { "mark", "a\n", "a", "file:///a", "x", 1, TRUE, 1 },
  { "odd-name", "a", " [a]\n=\xC3\xA9; ", "file:///a%0Ab", "1", 1, FALSE, 1 },
  { "like-a-head", "\n\n[unsaved]\nx\n\n", "a", NULL, NULL, 5, FALSE, 5 },
  { "line-ends", "a\r\nb\rc\xE2\x80\xA9" "d", "a", NULL, NULL, 1, FALSE, 1 },
  { "cursor-after", "abc", "a", NULL, NULL, 99, FALSE, 3 },
  { "cursor-split", "\xC3\xA9", "a", NULL, NULL, 1, FALSE, 0 },
};

static void
test_round (gconstpointer data)
{
  const RoundCase *c = data;
  g_autoptr(SmithJournal) journal = journal_support_new (c->text);
  g_autoptr(SmithJournal) read = NULL;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GError) error = NULL;

  g_free (journal->name);
  journal->name = g_strdup (c->title);
  journal->uri = g_strdup (c->uri);
  journal->stamp = g_strdup (c->stamp);
  journal->cursor = c->cursor;
  journal->has_bom = c->has_bom;
  content = journal_support_print (journal);

  read = smith_journal_parse (content, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read->text, journal->text));
  g_assert_cmpstr (read->name, ==, c->title);
  g_assert_cmpstr (read->uri, ==, c->uri);
  g_assert_cmpstr (read->stamp, ==, c->stamp);
  g_assert_cmpuint (read->cursor, ==, c->read_cursor);
  g_assert_cmpint (read->has_bom, ==, c->has_bom);
}

/* What is done to a good file of `a: secret` before it is found. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;    /* NULL: the file ends at @from */
} DamageCase;

static const DamageCase damage_cases[] = {
  { "empty",        "actionsmith", NULL },
  { "foreign",      "actionsmith", "#!/bin/sh  " },
  { "later-kind",   "unsaved 1",   "unsaved 2" },
  { "no-head-end",  "\n\n",        "\n " },
  { "head-only",    "a: secret",   NULL },
  { "truncated",    "cret",        NULL },
  { "one-bit",      "secret",      "secreu" },
  { "longer",       "secret",      "secrets" },
  { "not-utf-8",    "secret",      "secre\xFF" },
  { "no-name",      "name=",       "mane=" },
  { "bad-group",    "[unsaved]",   "[umsaved]" },
};

static GBytes *
damage (const DamageCase *c)
{
  g_autoptr(SmithJournal) journal = journal_support_new ("a: secret");
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GString) text = NULL;
  const char *at;

  journal->uri = g_strdup ("file:///a");
  journal->stamp = g_strdup ("1:2/5");
  content = journal_support_print (journal);
  text = g_string_new_len (g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content));
  at = strstr (text->str, c->from);
  g_assert_nonnull (at);
  if (c->to == NULL)
    g_string_truncate (text, (gsize) (at - text->str));
  else
    g_assert_cmpuint (g_string_replace (text, c->from, c->to, 1), ==, 1);
  return g_bytes_new (text->str, text->len);
}

/* An address that is none is no reason to give up the text. */
static void
test_bad_uri (void)
{
  const DamageCase c = { "bad-uri", "uri=file:", "uri=:::::" };
  g_autoptr(GBytes) content = damage (&c);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithJournal) journal = smith_journal_parse (content, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (journal->text, NULL), g_bytes_get_size (journal->text),
                   "a: secret", 9);
  g_assert_cmpstr (journal->name, ==, "weather.yaml");
  g_assert_null (journal->uri);
  g_assert_null (journal->stamp);
}

static GPtrArray *
recover (SmithJournalFolder *folder,
         char             ***out_refused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *journals;

  smith_journal_folder_recover_async (folder, journal_support_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  journals = smith_journal_folder_recover_finish (folder, result, out_refused, &error);
  g_assert_no_error (error);
  return journals;
}

static gboolean
write_journal (SmithJournalFile  *file,
               const char        *text,
               GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_journal_file_write_async (file, journal_support_new (text), journal_support_keep_result_cb,
                                  &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_journal_file_write_finish (file, result, error);
}

static void
put (JournalSupport *fixture,
     const char     *name,
     GBytes         *content)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (content, NULL),
                       (gssize) g_bytes_get_size (content), &error);
  g_assert_no_error (error);
}

/* A damaged file is laid aside and told of once; the good one beside it is restored. */
static void
test_damage (JournalSupport *fixture,
             gconstpointer   data)
{
  g_autoptr(SmithJournal) good = journal_support_new ("good: 1\n");
  g_autoptr(GBytes) good_content = journal_support_print (good);
  g_autoptr(GBytes) content = damage (data);
  g_autoptr(GPtrArray) journals = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_auto(GStrv) refused = NULL;
  g_auto(GStrv) refused_later = NULL;

  put (fixture, "dead-1.journal", content);
  put (fixture, "dead-2.journal", good_content);
  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, 1);
  g_assert_true (g_bytes_equal (((SmithJournal *) g_ptr_array_index (journals, 0))->text,
                                good->text));
  g_assert_cmpuint (g_strv_length (refused), ==, 1);
  g_assert_nonnull (strstr (refused[0], "dead-1.journal.damaged"));
  g_assert_null (strstr (refused[0], "secret"));
  g_assert_cmpuint (journal_support_count (fixture, ".damaged"), ==, 1);

  none = recover (fixture->folder, &refused_later);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (g_strv_length (refused_later), ==, 0);
}

/* The user that the process is while somebody else owns what it looks at. */
#define NOBODY 65534

/* What keeps a journal from being read for now, without being wrong about it. */
typedef enum
{
  NO_FOLDER_ACCESS,
  NO_LOCK_ACCESS,
  NO_FILE_ACCESS,
} Passing;

static const struct
{
  const char *name;
  Passing     what;
} passing_cases[] = {
  { "folder", NO_FOLDER_ACCESS },
  { "lock", NO_LOCK_ACCESS },
  { "file", NO_FILE_ACCESS },
};

/* What passes is told, and the journal stays as it is until it has passed. */
static void
test_passing (JournalSupport *fixture,
              gconstpointer   data)
{
  Passing what = GPOINTER_TO_INT (data);
  g_autoptr(SmithJournal) good = journal_support_new ("good: 1\n");
  g_autoptr(GBytes) content = journal_support_print (good);
  g_autofree char *file = g_build_filename (fixture->path, "dead-1.journal", NULL);
  g_autofree char *lock = g_build_filename (fixture->path, "dead.lock", NULL);
  const char *const paths[] = { fixture->path, lock, file };
  const char *path = paths[what];
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) journals = NULL;
  g_autoptr(GPtrArray) later = NULL;
  g_auto(GStrv) refused = NULL;
  g_auto(GStrv) refused_later = NULL;
  g_autoptr(GError) error = NULL;

  put (fixture, "dead-1.journal", content);
  put (fixture, "dead.lock", content);
  /* the access bits do not hold back root */
  if (geteuid () == 0)
    {
      g_autofree char *parent = g_path_get_dirname (fixture->path);

      g_assert_cmpint (g_chmod (fixture->root, 0711), ==, 0);
      g_assert_cmpint (g_chmod (parent, 0711), ==, 0);
      g_assert_cmpint (chown (fixture->path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (file, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (lock, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  smith_journal_folder_recover_async (fixture->folder, journal_support_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  journals = smith_journal_folder_recover_finish (fixture->folder, result, &refused, &error);
  if (what == NO_FOLDER_ACCESS)
    g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (journals->len, ==, 0);
      g_assert_cmpuint (g_strv_length (refused), ==, 1);
      g_assert_nonnull (strstr (refused[0], "dead-1.journal"));
    }

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_assert_cmpuint (journal_support_count (fixture, ".damaged"), ==, 0);
  later = recover (fixture->folder, &refused_later);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpuint (g_strv_length (refused_later), ==, 0);
  g_clear_object (&result);
  g_clear_object (&fixture->folder);
  journal_support_wait_for_locks (fixture, 0);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* What bears the name of a journal and is no file of ours is neither followed nor waited for. */
static void
test_no_file (JournalSupport *fixture,
              gconstpointer   data)
{
  const char *kind = data;
  g_autofree char *path = g_build_filename (fixture->path, "x.journal", NULL);
  g_autofree char *target = g_build_filename (fixture->root, "target", NULL);
  g_autoptr(SmithJournal) good = journal_support_new ("good: 1\n");
  g_autoptr(GBytes) content = journal_support_print (good);
  g_autoptr(GPtrArray) journals = NULL;
  g_auto(GStrv) refused = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_file_set_contents (target, g_bytes_get_data (content, NULL),
                       (gssize) g_bytes_get_size (content), &error);
  g_assert_no_error (error);
  if (g_str_equal (kind, "link"))
    g_assert_cmpint (symlink (target, path), ==, 0);
  else if (g_str_equal (kind, "pipe"))
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  else if (g_str_equal (kind, "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else
    {
      put (fixture, "x.journal", content);
      g_assert_cmpint (truncate (path, 200 * 1024 * 1024), ==, 0);
    }

  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, 0);
  g_assert_cmpuint (g_strv_length (refused), ==, 1);
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
}

static void
test_nothing (JournalSupport *fixture,
              gconstpointer   data)
{
  g_auto(GStrv) refused = NULL;
  g_autoptr(GPtrArray) journals = recover (fixture->folder, &refused);

  g_assert_cmpuint (journals->len, ==, 0);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* For nobody else to read, also where the folder was. */
static void
test_private (JournalSupport *fixture,
              gconstpointer   data)
{
  gboolean is_there = GPOINTER_TO_INT (data);
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  g_autoptr(GError) error = NULL;
  mode_t old_mask;
  GStatBuf status;

  if (is_there)
    {
      g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0755), ==, 0);
      g_assert_cmpint (g_chmod (fixture->path, 0755), ==, 0);
    }
  old_mask = umask (0);
  g_assert_true (write_journal (file, "a: secret", &error));
  umask (old_mask);
  g_assert_no_error (error);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (journal_support_count (fixture, ".new"), ==, 0);
}

/* One process leaves what another one has, and takes it when that one is gone. */
static void
test_second_process (JournalSupport *fixture,
                     gconstpointer   data)
{
  SmithJournalFolder *other = smith_journal_folder_new (fixture->path);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (other, NULL);
  g_autoptr(GPtrArray) journals = NULL;
  g_autoptr(GPtrArray) later = NULL;
  g_auto(GStrv) refused = NULL;
  g_auto(GStrv) refused_later = NULL;
  g_autoptr(GError) error = NULL;
  const SmithJournal *found;

  g_assert_true (write_journal (file, "other: 1\n", &error));
  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, 0);
  g_assert_cmpuint (journal_support_count (fixture, ".journal"), ==, 1);

  g_clear_object (&file);
  g_object_unref (other);
  journal_support_wait_for_locks (fixture, 1);
  later = recover (fixture->folder, &refused_later);
  g_assert_cmpuint (later->len, ==, 1);
  found = g_ptr_array_index (later, 0);
  /* made where it holds up nobody */
  g_assert_nonnull (found->shadow);
  g_assert_cmpuint (smith_shadow_get_length (found->shadow), ==, strlen ("other: 1\n"));
  g_assert_true (g_file_test (found->path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (journal_support_count (fixture, ".journal"), ==, 1);
  g_assert_cmpuint (journal_support_count (fixture, ".lock"), ==, 1);
}

/* Processes that start at once: one of them finds the journal, and none is alarmed. */
static void
test_at_once (JournalSupport *fixture,
              gconstpointer   data)
{
  g_autoptr(SmithJournal) journal = journal_support_new ("a: 1\n");
  g_autoptr(GBytes) content = journal_support_print (journal);

  for (guint round = 0; round < 60; round++)
    {
      SmithJournalFolder *folders[6];
      GAsyncResult *results[G_N_ELEMENTS (folders)] = { NULL };
      guint n_found = 0;

      put (fixture, "dead-1.journal", content);
      put (fixture, "dead-2.journal", content);
      for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
        {
          folders[i] = smith_journal_folder_new (fixture->path);
          smith_journal_folder_recover_async (folders[i], journal_support_keep_result_cb,
                                              &results[i]);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
        {
          g_autoptr(GPtrArray) journals = NULL;
          g_auto(GStrv) refused = NULL;
          g_autoptr(GError) error = NULL;

          while (results[i] == NULL)
            g_main_context_iteration (NULL, TRUE);
          journals = smith_journal_folder_recover_finish (folders[i], results[i], &refused,
                                                          &error);
          g_assert_no_error (error);
          g_assert_cmpuint (g_strv_length (refused), ==, 0);
          for (guint j = 0; j < journals->len; j++, n_found++)
            g_assert_cmpint (g_unlink (((SmithJournal *) journals->pdata[j])->path), ==, 0);
        }
      g_assert_cmpuint (n_found, ==, 2);
      for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
        {
          g_object_unref (results[i]);
          g_object_unref (folders[i]);
        }
      journal_support_wait_for_locks (fixture, 0);
    }
}

/* What a killed process was writing is of no use, and goes with its lock. */
static void
test_litter (JournalSupport *fixture,
             gconstpointer   data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a: secret", 9);
  g_autoptr(GPtrArray) journals = NULL;
  g_auto(GStrv) refused = NULL;

  put (fixture, "dead-1.new", bytes);
  put (fixture, "dead.lock", bytes);
  put (fixture, "notes.txt", bytes);
  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, 0);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
  g_assert_cmpuint (journal_support_count (fixture, ".new"), ==, 0);
  g_assert_cmpuint (journal_support_count (fixture, ".lock"), ==, 1);
  g_assert_cmpuint (journal_support_count (fixture, ".txt"), ==, 1);
}

/* What is written can be read, up to the last byte, and what could not be read is not written. */
static void
test_largest (JournalSupport *fixture,
              gconstpointer   data)
{
  gsize excess = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strnfill (SMITH_LIMIT_DOCUMENT_BYTES + excess, ' ');
  SmithJournalFolder *other = smith_journal_folder_new (fixture->path);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (other, NULL);
  g_autoptr(GPtrArray) journals = NULL;
  g_auto(GStrv) refused = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 1000; i < SMITH_LIMIT_DOCUMENT_BYTES; i += 1000)
    text[i] = '\n';
  g_assert_cmpint (write_journal (file, text, &error), ==, excess == 0);
  if (excess > 0)
    g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE);
  else
    g_assert_no_error (error);
  g_clear_object (&file);
  g_object_unref (other);
  journal_support_wait_for_locks (fixture, 0);
  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, excess == 0 ? 1 : 0);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
}

/* A long line that somebody pasted would hold up every start: it is laid out, or laid aside. */
static void
test_long_line (JournalSupport *fixture,
                gconstpointer   data)
{
  gboolean is_json = GPOINTER_TO_INT (data);
  g_autofree char *spaces = g_strnfill (SMITH_LIMIT_LONGEST_LINE_BYTES, ' ');
  g_autofree char *text = g_strconcat (is_json ? "[1," : "a: ", spaces, "2]", NULL);
  SmithJournalFolder *other = smith_journal_folder_new (fixture->path);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (other, NULL);
  g_autoptr(GPtrArray) journals = NULL;
  g_auto(GStrv) refused = NULL;

  g_assert_true (write_journal (file, text, NULL));
  g_clear_object (&file);
  g_object_unref (other);
  journal_support_wait_for_locks (fixture, 0);
  journals = recover (fixture->folder, &refused);
  g_assert_cmpuint (journals->len, ==, is_json ? 1 : 0);
  g_assert_cmpuint (g_strv_length (refused), ==, is_json ? 0 : 1);
  if (is_json)
    {
      const SmithJournal *journal = g_ptr_array_index (journals, 0);
      g_autoptr(GBytes) shown = smith_shadow_snapshot (journal->shadow);

      g_assert_cmpmem (g_bytes_get_data (shown, NULL), g_bytes_get_size (shown),
                       "[\n  1,\n  2\n]", strlen ("[\n  1,\n  2\n]"));
      g_assert_cmpint (journal->layout, ==, SMITH_LAYOUT_FORMATTED);
    }
  else
    g_assert_nonnull (strstr (refused[0], "too long to edit"));
}

/* Removed while it is being written, it does not come back. */
static void
test_removed_early (JournalSupport *fixture,
                    gconstpointer   data)
{
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_journal_file_write_async (file, journal_support_new ("a"), journal_support_keep_result_cb,
                                  &result);
  g_assert_true (smith_journal_file_remove (file, &error));
  g_assert_no_error (error);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_journal_file_write_finish (file, result, &error));
  g_assert_cmpuint (journal_support_count (fixture, ".journal"), ==, 0);
  g_assert_cmpuint (journal_support_count (fixture, ".new"), ==, 0);
}

/* No room: what was kept before is still there, and nothing else. */
static void
test_full (JournalSupport *fixture,
           gconstpointer   data)
{
  g_autofree char *path = smith_journal_folder_dup_new_path (fixture->folder);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, path);
  g_autofree char *large = g_strnfill (100000, ' ');
  g_autoptr(GError) error = NULL;
  struct rlimit old_limit, limit;

  g_assert_true (write_journal (file, "old: 1\n", &error));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (write_journal (file, large, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL);
  journal_support_assert_kept (path, "old: 1\n");
  g_assert_cmpuint (journal_support_count (fixture, ".journal"), ==, 1);
  g_assert_cmpuint (journal_support_count (fixture, ".new"), ==, 0);
}

/* Where the folder should be there is something else. */
static void
test_no_folder (JournalSupport *fixture,
                gconstpointer   data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autoptr(SmithJournalFile) file = smith_journal_file_new (fixture->folder, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (fixture->path, "", 0, &error);
  g_assert_no_error (error);
  g_assert_false (write_journal (file, "a", &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL);
}

static void
add (const char     *group,
     const char     *name,
     gconstpointer   data,
     void          (*test) (JournalSupport *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/journal/", group, name, NULL);

  g_test_add (path, JournalSupport, data, journal_support_set_up, test, journal_support_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const kinds[] = { "link", "pipe", "folder", "huge" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (round_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/journal/round/", round_cases[i].name, NULL);

      g_test_add_data_func (path, &round_cases[i], test_round);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (damage_cases); i++)
    add ("damaged/", damage_cases[i].name, &damage_cases[i], test_damage);
  g_test_add_func ("/journal/bad-uri", test_bad_uri);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    add ("no-file/", kinds[i], kinds[i], test_no_file);
  add ("", "nothing", NULL, test_nothing);
  add ("private/", "new", GINT_TO_POINTER (FALSE), test_private);
  add ("private/", "there", GINT_TO_POINTER (TRUE), test_private);
  add ("", "second-process", NULL, test_second_process);
  add ("", "at-once", NULL, test_at_once);
  for (gsize i = 0; i < G_N_ELEMENTS (passing_cases); i++)
    add ("passing/", passing_cases[i].name, GINT_TO_POINTER (passing_cases[i].what),
         test_passing);
  add ("", "litter", NULL, test_litter);
  add ("largest/", "fits", GSIZE_TO_POINTER (0), test_largest);
  add ("largest/", "does-not", GSIZE_TO_POINTER (1), test_largest);
  add ("long-line/", "json", GINT_TO_POINTER (TRUE), test_long_line);
  add ("long-line/", "other", GINT_TO_POINTER (FALSE), test_long_line);
  add ("", "removed-early", NULL, test_removed_early);
  add ("", "full", NULL, test_full);
  add ("", "no-folder", NULL, test_no_folder);

  return g_test_run ();
}
