/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "author/smith-document.h"
#include "temp-folder.h"

#define OLD "a: 1\nb: 2\nc: 3\n"

/* A document that was read from a file. */
typedef struct
{
  char          *folder;
  char          *path;
  GFile         *file;
  SmithDocument *document;
} Fixture;

static void
put_file (Fixture    *fixture,
          const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
load (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_load_async (fixture->document, fixture->file, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_load_finish (fixture->document, result, &error);
  g_assert_no_error (error);
}

static gboolean
revert (Fixture  *fixture,
        GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_document_revert_async (fixture->document, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_document_revert_finish (fixture->document, result, error);
}

static gboolean
save (Fixture         *fixture,
      SmithSaveFlags   flags,
      GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_document_save_async (fixture->document, NULL, flags, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_document_save_finish (fixture->document, result, error);
}

static void
assert_text (Fixture    *fixture,
             const char *text)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (fixture->document);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->path = g_build_filename (fixture->folder, "a.yaml", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->document = smith_document_new (NULL);
  put_file (fixture, OLD);
  load (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  smith_document_check_now (fixture->document);
  while (smith_document_is_checking (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->document);
  g_object_unref (fixture->file);
  temp_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whether the file counts as changed, at the latest after @seconds. */
static gboolean
becomes_changed (Fixture *fixture,
                 guint    seconds)
{
  gboolean is_over = FALSE;
  guint id = g_timeout_add_seconds (seconds, set_true_cb, &is_over);

  while (!is_over && !smith_document_is_changed_on_disk (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (id);
  return smith_document_is_changed_on_disk (fixture->document);
}

static gboolean
edits_cb (SmithDocument *document,
          GPtrArray     *edits,
          gpointer       user_data)
{
  const SmithTextEdit *edit = g_ptr_array_index (edits, 0);

  g_assert_cmpuint (edits->len, ==, 1);
  *(char **) user_data = g_strdup_printf ("%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " “%.*s”",
                                          edit->span.start, edit->span.end, (int) edit->length,
                                          edit->text);
  return FALSE;
}

/* What another program makes of the file, and the one edit that the text gets. */
typedef struct
{
  const char *name;
  const char *text;
  const char *edit;  /* NULL for none */
} RevertCase;

static const RevertCase revert_cases[] = {
  { "same",        OLD,                          NULL },
  { "one-line",    "a: 1\nb: 22\nc: 3\n",        "5-10 “b: 22\n”" },
  { "first-line",  "aa: 1\nb: 2\nc: 3\n",        "0-5 “aa: 1\n”" },
  { "last-line",   "a: 1\nb: 2\nc: 4\n",         "10-15 “c: 4\n”" },
  { "line-more",   "a: 1\nb: 2\nb: 2\nc: 3\n",   "10-10 “b: 2\n”" },
  { "line-less",   "a: 1\nc: 3\n",               "5-10 “”" },
  { "no-end",      "a: 1\nb: 2\nc: 3",           "10-15 “c: 3”" },
  { "empty",       "",                           "0-15 “”" },
  { "other",       "{}",                         "0-15 “{}”" },
  { "repeated",    "a: 1\nb: 2\nc: 3\na: 1\nb: 2\nc: 3\n", "15-15 “a: 1\nb: 2\nc: 3\n”" },
};

static void
test_revert (Fixture       *fixture,
             gconstpointer  data)
{
  const RevertCase *c = data;
  g_autofree char *edit = NULL;
  g_autoptr(GError) error = NULL;

  g_signal_connect (fixture->document, "edits-requested", G_CALLBACK (edits_cb), &edit);
  put_file (fixture, c->text);
  g_assert_true (revert (fixture, &error));
  assert_text (fixture, c->text);
  g_assert_cmpstr (edit, ==, c->edit);
  g_assert_false (smith_document_is_modified (fixture->document));
  g_assert_false (smith_document_is_changed_on_disk (fixture->document));

  /* and it is the state that a save goes on from */
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  g_assert_true (save (fixture, SMITH_SAVE_NONE, &error));
}

/* What is unsaved goes, in one edit. */
static void
test_revert_unsaved (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *edit = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_insert (fixture->document, 5, "new: 1\n", 7);
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  g_signal_connect (fixture->document, "edits-requested", G_CALLBACK (edits_cb), &edit);
  g_assert_true (revert (fixture, &error));
  assert_text (fixture, OLD);
  g_assert_cmpstr (edit, ==, "0-16 “a: 1\n”");
  g_assert_false (smith_document_is_modified (fixture->document));
}

/* What is typed while the file is read does not go. */
static void
test_revert_late (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  put_file (fixture, "other: 1\n");
  smith_document_revert_async (fixture->document, NULL, keep_result_cb, &result);
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_revert_finish (fixture->document, result, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED);
  assert_text (fixture, "# x\n" OLD);
  g_assert_true (smith_document_is_modified (fixture->document));
}

static gboolean
refuse_edits_cb (SmithDocument *document,
                 GPtrArray     *edits,
                 gpointer       user_data)
{
  return TRUE;
}

/* A view that does not take the edit: what it shows is not what the file holds. */
static void
test_revert_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_signal_connect (fixture->document, "edits-requested", G_CALLBACK (refuse_edits_cb), NULL);
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  put_file (fixture, "other: 1\n");
  g_assert_false (revert (fixture, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED);
  assert_text (fixture, "# x\n" OLD);
  g_assert_true (smith_document_is_modified (fixture->document));
}

static void
test_revert_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (revert (fixture, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_UNREADABLE);
  assert_text (fixture, OLD);
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  smith_document_watch (fixture->document);
  g_assert_false (becomes_changed (fixture, 1));
  put_file (fixture, "changed: elsewhere\n");
  g_assert_true (becomes_changed (fixture, 20));
  assert_text (fixture, OLD);

  /* unsaved text is not written over it unless the person says so */
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  g_assert_false (save (fixture, SMITH_SAVE_NONE, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  g_assert_true (save (fixture, SMITH_SAVE_OVERWRITE, &error));
  g_assert_false (smith_document_is_changed_on_disk (fixture->document));
}

/* Our own saves are no news. */
static void
test_watch_own (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  smith_document_watch (fixture->document);
  for (guint i = 0; i < 3; i++)
    {
      smith_document_insert (fixture->document, 0, "# x\n", 4);
      g_assert_true (save (fixture, SMITH_SAVE_NONE, &error));
    }
  g_assert_false (becomes_changed (fixture, 2));
}

/* Another time stamp alone is no change, and the next one is still seen. */
static void
test_watch_touched (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  smith_document_watch (fixture->document);
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  g_assert_false (becomes_changed (fixture, 2));
  put_file (fixture, OLD);
  g_assert_false (becomes_changed (fixture, 2));

  /* nor is it in the way of a save */
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  g_assert_true (save (fixture, SMITH_SAVE_NONE, &error));
  g_assert_no_error (error);
  /* of another size: both may come within one tick of the clock */
  put_file (fixture, "changed: also elsewhere\n");
  g_assert_true (becomes_changed (fixture, 20));
}

/* A file that goes is told of, and one that comes back is looked at. */
static void
test_watch_gone (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *text = data;
  g_autoptr(GError) error = NULL;

  smith_document_watch (fixture->document);
  g_assert_false (becomes_changed (fixture, 1));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  while (!smith_document_is_file_gone (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_is_changed_on_disk (fixture->document));

  if (text != NULL)
    put_file (fixture, text);
  else
    g_assert_true (save (fixture, SMITH_SAVE_NONE, &error));
  while (smith_document_is_file_gone (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (becomes_changed (fixture, 2), ==, text != NULL && !g_str_equal (text, OLD));
}

/* The system tells nothing of what a link leads to; a look does. */
static void
test_watch_link (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link.yaml", NULL);

  g_assert_cmpint (symlink ("a.yaml", path), ==, 0);
  g_object_unref (fixture->file);
  fixture->file = g_file_new_for_path (path);
  load (fixture);
  smith_document_watch (fixture->document);
  g_assert_false (becomes_changed (fixture, 1));
  put_file (fixture, "changed: elsewhere\n");
  smith_document_look_at_disk (fixture->document);
  g_assert_true (becomes_changed (fixture, 20));
}

/* A restored text is unsaved, and says when its file went on without it. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  gboolean is_changed = GPOINTER_TO_INT (data);
  SmithShadow *shadow = NULL;
  g_autoptr(SmithDocument) other = smith_document_new (NULL);
  g_autoptr(SmithJournal) journal = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_insert (fixture->document, 5, "new: 1\n", 7);
  journal = smith_document_make_journal (fixture->document, 7);
  if (is_changed)
    put_file (fixture, "changed: elsewhere\n");

  /* with the shadow that a recovery made, or without one */
  if (is_changed)
    shadow = journal->shadow = smith_shadow_new_from_bytes (journal->text);
  smith_document_restore (other, journal);
  g_assert_null (journal->shadow);
  if (shadow != NULL)
    g_assert_true (smith_document_get_shadow (other) == shadow);
  g_set_object (&fixture->document, other);
  assert_text (fixture, "a: 1\nnew: 1\nb: 2\nc: 3\n");
  g_assert_true (smith_document_is_modified (other));
  g_assert_true (g_file_equal (smith_document_get_file (other), fixture->file));
  smith_document_watch (other);
  g_assert_cmpint (becomes_changed (fixture, is_changed ? 20 : 1), ==, is_changed);

  /* checked and still unsaved */
  while (smith_document_is_checking (other))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_document_is_modified (other));
  g_assert_cmpint (save (fixture, SMITH_SAVE_NONE, &error), ==, !is_changed);
  g_assert_cmpint (smith_document_is_modified (other), ==, is_changed);
  if (is_changed)
    {
      g_clear_error (&error);
      g_assert_true (revert (fixture, &error));
      assert_text (fixture, "changed: elsewhere\n");
      g_assert_false (smith_document_is_modified (other));
    }
  g_clear_object (&other);
}

static void
add (const char     *group,
     const char     *name,
     gconstpointer   data,
     void          (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/document-disk/", group, "/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (revert_cases); i++)
    add ("revert", revert_cases[i].name, &revert_cases[i], test_revert);
  add ("revert", "unsaved", NULL, test_revert_unsaved);
  add ("revert", "typed-meanwhile", NULL, test_revert_late);
  add ("revert", "refused", NULL, test_revert_refused);
  add ("revert", "gone", NULL, test_revert_gone);
  add ("watch", "changed", NULL, test_watch);
  add ("watch", "own-saves", NULL, test_watch_own);
  add ("watch", "touched", NULL, test_watch_touched);
  add ("watch", "gone-and-saved", NULL, test_watch_gone);
  add ("watch", "gone-and-same", OLD, test_watch_gone);
  add ("watch", "gone-and-other", "other: 1\n", test_watch_gone);
  add ("watch", "link", NULL, test_watch_link);
  add ("restore", "unchanged", GINT_TO_POINTER (FALSE), test_restore);
  add ("restore", "changed", GINT_TO_POINTER (TRUE), test_restore);

  return g_test_run ();
}
