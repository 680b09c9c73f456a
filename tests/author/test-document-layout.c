/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-document.h"
#include "base/smith-limits.h"
#include "temp-folder.h"

/* Files with a line that is too long to edit. */

#define REST "\"f\":1.50E+3,\"\\u00e9\\/\":\"\\u00e9\",\"a\":{},\"a\":[]"

typedef struct
{
  SmithDocument *document;
  char          *folder;
  GFile         *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->file = g_file_new_build_filename (fixture->folder, "a.json", NULL);
  fixture->document = smith_document_new (NULL);
}

static void
check (SmithDocument *document)
{
  smith_document_check_now (document);
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  check (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->document);
  g_object_unref (fixture->file);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
load (Fixture  *fixture,
      GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_document_load_async (fixture->document, fixture->file, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_document_load_finish (fixture->document, result, error);
}

static void
put_and_load (Fixture    *fixture,
              const char *text)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  load (fixture, &error);
  g_assert_no_error (error);
}

static void
save (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_save_async (fixture->document, NULL, SMITH_SAVE_NONE, NULL, keep_result_cb,
                             &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_save_finish (fixture->document, result, &error);
  g_assert_no_error (error);
}

static void
revert (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_revert_async (fixture->document, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_revert_finish (fixture->document, result, &error);
  g_assert_no_error (error);
}

static char *
dup_text (SmithDocument *document)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_file (Fixture    *fixture,
             const char *text)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *actual = NULL;

  g_assert_true (g_file_get_contents (path, &actual, NULL, NULL));
  g_assert_true (g_str_equal (actual, text));
}

/* JSON with so many short values in one line, between @start and @end. */
static char *
make_long (const char *start,
           const char *end)
{
  g_autoptr(GString) text = g_string_new (start);

  while (text->len < SMITH_LIMIT_LINE_BYTES + 10)
    g_string_append (text, "\"value\",");
  g_string_append (text, end);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char  *name;
  const char  *start;
  const char  *end;
  SmithLayout  layout;
  const char  *shown;  /* at the end of the text */
} rows[] = {
  { "compact", "{\"l\":[", "1]," REST "}", SMITH_LAYOUT_COMPACT,
    "    1\n  ],\n  \"f\": 1.50E+3,\n  \"\\u00e9\\/\": \"\\u00e9\",\n  \"a\": {},\n"
    "  \"a\": []\n}" },
  { "last-newline", "[", "1]\n", SMITH_LAYOUT_COMPACT, "\"value\",\n  1\n]\n" },
  { "windows", "[", "1]\r\n", SMITH_LAYOUT_COMPACT, "\"value\",\r\n  1\r\n]\r\n" },
  { "mark", "\xEF\xBB\xBF[", "1]", SMITH_LAYOUT_COMPACT, "\"value\",\n  1\n]" },
  { "spaces", "{\"l\": [", "1], " REST "}", SMITH_LAYOUT_FORMATTED, "\n  \"a\": []\n}" },
  { "first-line", "\n[", "1]", SMITH_LAYOUT_FORMATTED, "\n  1\n]" },
  { "broken", "[", "{\"a\":", SMITH_LAYOUT_COMPACT, "\n  {\n    \"a\":" },
  { "yaml", "a: [", "1]\n", SMITH_LAYOUT_AS_IS, ",1]\n" },
  { "yaml-in-brackets", "{a: 'x, y', l: [", "1]}\n", SMITH_LAYOUT_AS_IS, ",1]}\n" },
};

/* The text is shown with short lines, or as it is; and the file is as it was as long as nobody
 * saves, and afterwards too when that is what the layout says. */
static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = make_long (rows[i].start, rows[i].end);
  g_autofree char *shown = NULL;

  put_and_load (fixture, text);
  shown = dup_text (fixture->document);
  g_assert_true (g_str_has_suffix (shown, rows[i].shown));
  g_assert_cmpint (smith_document_get_layout (fixture->document), ==, rows[i].layout);
  g_assert_cmpint (smith_document_is_modified (fixture->document), ==,
                   rows[i].layout != SMITH_LAYOUT_AS_IS);
  g_assert_false (smith_document_is_edited (fixture->document));
  g_assert_cmpint (smith_document_get_longest_line (fixture->document) > SMITH_LIMIT_LINE_BYTES,
                   ==, rows[i].layout == SMITH_LAYOUT_AS_IS);
  assert_file (fixture, text);

  save (fixture);
  g_assert_false (smith_document_is_modified (fixture->document));
  if (rows[i].layout == SMITH_LAYOUT_FORMATTED || g_str_equal (rows[i].name, "broken"))
    assert_file (fixture, shown);
  else
    assert_file (fixture, text);
}

/* What is written between two values by a person. */
static void
insert (Fixture    *fixture,
        gsize       offset,
        const char *text)
{
  smith_document_insert (fixture->document, offset, text, strlen (text));
}

/* An edit, its undoing, and edits that are saved, all compact. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  SmithDocument *document = fixture->document;
  g_autofree char *text = make_long ("[", "1]");
  g_autofree char *edited = g_strconcat ("[true,", text + 1, NULL);

  put_and_load (fixture, text);
  insert (fixture, 1, "true,");
  g_assert_true (smith_document_is_edited (document));
  smith_document_delete (document, 1, strlen ("true,"));
  check (document);
  g_assert_false (smith_document_is_edited (document));
  g_assert_true (smith_document_is_modified (document));
  save (fixture);
  assert_file (fixture, text);

  insert (fixture, 1, "\n  true,  \n");
  g_assert_true (smith_document_is_modified (document));
  save (fixture);
  assert_file (fixture, edited);
  g_assert_false (smith_document_is_modified (document));
  g_assert_cmpint (smith_document_get_layout (document), ==, SMITH_LAYOUT_COMPACT);
}

/* A string without an end would swallow the next line: such a text is saved as it stands. */
static void
test_edit_broken (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = make_long ("[", "1]");
  g_autofree char *shown = NULL;

  put_and_load (fixture, text);
  insert (fixture, 1, "\"open,");
  shown = dup_text (fixture->document);
  save (fixture);
  assert_file (fixture, shown);
  g_assert_false (smith_document_is_modified (fixture->document));

  smith_document_delete (fixture->document, 1, strlen ("\"open,"));
  save (fixture);
  assert_file (fixture, text);
}

/* Another choice than the one that was saved is unsaved. */
static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  SmithDocument *document = fixture->document;
  g_autofree char *text = make_long ("[", "1]");
  g_autofree char *shown = NULL;

  put_and_load (fixture, text);
  shown = dup_text (document);
  smith_document_set_layout (document, SMITH_LAYOUT_FORMATTED);
  g_assert_true (smith_document_is_edited (document));
  smith_document_set_layout (document, SMITH_LAYOUT_COMPACT);
  g_assert_false (smith_document_is_edited (document));
  g_assert_true (smith_document_is_modified (document));
  save (fixture);
  g_assert_false (smith_document_is_modified (document));
  smith_document_set_layout (document, SMITH_LAYOUT_FORMATTED);
  g_assert_true (smith_document_is_modified (document));
  smith_document_set_layout (document, SMITH_LAYOUT_COMPACT);
  g_assert_false (smith_document_is_modified (document));

  smith_document_set_layout (document, SMITH_LAYOUT_FORMATTED);
  save (fixture);
  assert_file (fixture, shown);
  g_assert_false (smith_document_is_modified (document));
  g_assert_cmpint (smith_document_get_layout (document), ==, SMITH_LAYOUT_AS_IS);
  smith_document_set_layout (document, SMITH_LAYOUT_COMPACT);
  g_assert_cmpint (smith_document_get_layout (document), ==, SMITH_LAYOUT_AS_IS);
}

/* What the file holds is shown laid out again. */
static void
test_revert (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = make_long ("[", "1]");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put_and_load (fixture, text);
  before = dup_text (fixture->document);
  insert (fixture, 1, "true,");
  revert (fixture);
  after = dup_text (fixture->document);
  g_assert_true (g_str_equal (after, before));
  g_assert_false (smith_document_is_edited (fixture->document));
  g_assert_cmpint (smith_document_get_layout (fixture->document), ==, SMITH_LAYOUT_COMPACT);
  assert_file (fixture, text);
}

/* What was typed comes back after a crash, and is saved as it would have been. */
static void
test_journal (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_long ("[", "1]");
  g_autofree char *edited = g_strconcat ("[true,", text + 1, NULL);
  g_autofree char *head = NULL;
  g_autofree char *content = NULL;
  g_autoptr(SmithJournal) journal = NULL;
  g_autoptr(SmithJournal) parsed = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  put_and_load (fixture, text);
  insert (fixture, 1, "true,");
  journal = smith_document_make_journal (fixture->document, 0);
  head = smith_journal_print_head (journal, &length);
  content = g_strdup_printf ("%s%.*s", head, (int) g_bytes_get_size (journal->text),
                             (const char *) g_bytes_get_data (journal->text, NULL));
  bytes = g_bytes_new (content, strlen (content));
  parsed = smith_journal_parse (bytes, &error);
  g_assert_no_error (error);

  smith_document_restore (fixture->document, parsed);
  g_assert_cmpint (smith_document_get_layout (fixture->document), ==, SMITH_LAYOUT_COMPACT);
  g_assert_true (smith_document_is_edited (fixture->document));
  save (fixture);
  assert_file (fixture, edited);
}

/* A string cannot be broken.  The window bears some, and says so; another one is refused. */
static void
test_string (Fixture       *fixture,
             gconstpointer  data)
{
  gsize length = GPOINTER_TO_SIZE (data);
  g_autofree char *string = g_strnfill (length, 'x');
  g_autofree char *text = g_strdup_printf ("{\"a\":\"%s\",\"b\":1}", string);
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (length < SMITH_LIMIT_LONGEST_LINE_BYTES)
    {
      g_assert_true (load (fixture, &error));
      g_assert_cmpint (smith_document_get_layout (fixture->document), ==, SMITH_LAYOUT_COMPACT);
      g_assert_cmpuint (smith_document_get_longest_line (fixture->document), >, length);
      return;
    }
  g_assert_false (load (fixture, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "“a.json”"));
  assert_file (fixture, text);
}

/* From the web: there is no file, and the text is laid out all the same. */
static void
test_unsaved (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_long ("[", "1]");
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_load_unsaved_async (fixture->document, bytes, "a.json", NULL, keep_result_cb,
                                     &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_load_finish (fixture->document, result, &error);
  g_assert_no_error (error);
  g_assert_true (smith_document_is_edited (fixture->document));
  g_assert_cmpint (smith_document_get_layout (fixture->document), ==, SMITH_LAYOUT_COMPACT);
  g_assert_cmpuint (smith_document_get_longest_line (fixture->document), <, 100);
}

static void
add (const char      *name,
     gconstpointer    data,
     void           (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/document-layout/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add (rows[i].name, GSIZE_TO_POINTER (i), test_row);
  add ("edit", NULL, test_edit);
  add ("edit-broken", NULL, test_edit_broken);
  add ("choice", NULL, test_choice);
  add ("revert", NULL, test_revert);
  add ("journal", NULL, test_journal);
  add ("string-200-kb", GSIZE_TO_POINTER (200000), test_string);
  add ("string-1-mb", GSIZE_TO_POINTER (1000000), test_string);
  add ("unsaved", NULL, test_unsaved);

  return g_test_run ();
}
