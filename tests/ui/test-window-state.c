/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <glib/gstdio.h>
#include <string.h>

#include "author/smith-journal-folder.h"
#include "temp-folder.h"
#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-private.h"
#include "ui/smith-window.h"

#define OLD "openapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n"

typedef struct
{
  GtkWidget          *window;
  char               *folder;
  char               *state;     /* where journals go */
  GFile              *file;
  SmithJournalFolder *journals;
} Fixture;

static void
put_file (Fixture    *fixture,
          const char *text)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->file = g_file_new_build_filename (fixture->folder, "a.yaml", NULL);
  fixture->state = g_build_filename (fixture->folder, "unsaved", NULL);
  put_file (fixture, OLD);
  fixture->journals = smith_journal_folder_new (fixture->state);
  fixture->window = smith_window_new (NULL, NULL);
  smith_window_set_journals (SMITH_WINDOW (fixture->window), fixture->journals);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  support_destroy_window (fixture->window);
  g_object_unref (fixture->journals);
  g_object_unref (fixture->file);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->state);
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

/* The revealer of a banner that says @part now, or NULL. */
static GtkWidget *
find_banner (GtkWidget  *widget,
             const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_REVEALER (widget) && gtk_revealer_get_reveal_child (GTK_REVEALER (widget)))
    {
      g_autofree char *text = support_find_label (widget, part);

      if (text != NULL)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_banner (child, part);
  return found;
}

static SmithDocument *
open_file (Fixture *fixture)
{
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  while ((document = smith_window_get_document (SMITH_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  support_wait_for_check (document);
  return document;
}

/* The journal is in its folder, as it is when a recovery hands it out. */
static void
put_journal (Fixture            *fixture,
             const SmithJournal *journal)
{
  g_autoptr(GString) content = NULL;
  g_autofree char *head = NULL;
  g_autoptr(GError) error = NULL;
  gsize head_length, length;
  const char *text = g_bytes_get_data (journal->text, &length);

  head = smith_journal_print_head (journal, &head_length);
  content = g_string_new_len (head, (gssize) head_length);
  g_string_append_len (content, text, (gssize) length);
  g_assert_cmpint (g_mkdir_with_parents (fixture->state, 0700), ==, 0);
  g_file_set_contents (journal->path, content->str, (gssize) content->len, &error);
  g_assert_no_error (error);
}

/* As a killed program left it: unsaved text, made from the file as it is now. */
static SmithDocument *
restore (Fixture *fixture,
         gboolean has_file)
{
  g_autoptr(SmithJournal) journal = g_new0 (SmithJournal, 1);
  g_autoptr(GFileInfo) info = g_file_query_info (fixture->file, "etag::value,standard::size",
                                                 G_FILE_QUERY_INFO_NONE, NULL, NULL);

  journal->text = g_bytes_new_static ("# kept\n" OLD, strlen ("# kept\n" OLD));
  journal->name = g_strdup ("a.yaml");
  journal->cursor = 6;
  journal->path = smith_journal_folder_dup_new_path (fixture->journals);
  if (has_file)
    {
      journal->uri = g_file_get_uri (fixture->file);
      journal->stamp = g_strdup_printf ("%s/%" G_GOFFSET_FORMAT, g_file_info_get_etag (info),
                                        g_file_info_get_size (info));
    }
  put_journal (fixture, journal);
  smith_window_restore (SMITH_WINDOW (fixture->window), journal);
  return smith_window_get_document (SMITH_WINDOW (fixture->window));
}

static void
type (Fixture *fixture)
{
  SmithEditPage *page = support_get_edit_page (fixture->window);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (page)));
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "# typed\n", -1);
}

typedef enum
{
  OPENED,
  RESTORED,
  RESTORED_WITHOUT_FILE,
} Origin;

/* How a document came, what happened to it, and what is said. */
typedef struct
{
  const char *name;
  Origin      origin;
  gboolean    is_typed;
  gboolean    is_changed;   /* on the disk */
  gboolean    is_unkept;    /* the folder of journals is no folder */
  gboolean    is_gone;      /* from the disk */
  const char *said[3];
  const char *button;       /* NULL when nothing is said */
  gboolean    can_revert;
} StateCase;

static const StateCase state_cases[] = {
  { "opened", OPENED, FALSE, FALSE, FALSE, FALSE, { NULL }, NULL, FALSE },
  { "typed", OPENED, TRUE, FALSE, FALSE, FALSE, { NULL }, NULL, TRUE },
  { "changed", OPENED, FALSE, TRUE, FALSE, FALSE,
    { "The file has changed on disk." }, "_Reload", TRUE },
  { "changed-and-typed", OPENED, TRUE, TRUE, FALSE, FALSE,
    { "The file has changed on disk, and there are unsaved" }, "_Reload", TRUE },
  { "restored", RESTORED, FALSE, FALSE, FALSE, FALSE,
    { "Unsaved changes were restored." }, "_Discard", TRUE },
  { "restored-and-changed", RESTORED, FALSE, TRUE, FALSE, FALSE,
    { "Unsaved changes were restored.", "has changed on disk since then" }, "_Discard", TRUE },
  { "restored-no-file", RESTORED_WITHOUT_FILE, FALSE, FALSE, FALSE, FALSE,
    { "Unsaved changes were restored." }, "_Discard", FALSE },
  { "gone", OPENED, FALSE, FALSE, FALSE, TRUE,
    { "The file was moved or deleted." }, "_Save", FALSE },
  { "restored-and-gone", RESTORED, FALSE, FALSE, FALSE, TRUE,
    { "Unsaved changes were restored.", "The file was moved or deleted." }, "_Discard", FALSE },
  { "unkept", OPENED, TRUE, FALSE, TRUE, FALSE,
    { "cannot be kept" }, "_Dismiss", TRUE },
  { "unkept-and-changed", OPENED, TRUE, TRUE, TRUE, FALSE,
    { "The file has changed on disk", "cannot be kept" }, "_Reload", TRUE },
};

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  const StateCase *c = data;
  GtkWidget *banner = NULL;

  if (c->is_unkept)
    g_assert_true (g_file_set_contents (fixture->state, "", 0, NULL));
  if (c->origin == OPENED)
    open_file (fixture);
  else
    restore (fixture, c->origin == RESTORED);
  if (c->is_typed)
    type (fixture);
  if (c->is_changed)
    put_file (fixture, "changed: elsewhere\n");
  if (c->is_gone)
    g_assert_true (g_file_delete (fixture->file, NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (c->said) && c->said[i] != NULL; i++)
    while ((banner = find_banner (fixture->window, c->said[i])) == NULL)
      g_main_context_iteration (NULL, TRUE);
  if (c->said[0] == NULL)
    support_iterate_for (1500);
  g_assert_true (c->button == NULL || support_find_labelled (banner, c->button) != NULL);
  if (c->button == NULL)
    {
      g_assert_null (find_banner (fixture->window, "disk"));
      g_assert_null (find_banner (fixture->window, "restored"));
      g_assert_null (find_banner (fixture->window, "kept"));
    }

  g_assert_cmpint (support_can_do (fixture->window, "win.revert"), ==, c->can_revert);
}

/* Reload makes the text what the file holds, and Undo brings the old one back. */
static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  SmithDocument *document = open_file (fixture);
  SmithEditPage *page = support_get_edit_page (fixture->window);
  GtkWidget *banner;

  put_file (fixture, "# new\n" OLD);
  while ((banner = find_banner (fixture->window, "has changed on disk")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (support_find_labelled (banner, "_Reload"), "clicked");
  while (smith_document_is_changed_on_disk (document))
    g_main_context_iteration (NULL, TRUE);
  support_assert_text (document, "# new\n" OLD);
  g_assert_false (smith_document_is_modified (document));
  g_assert_null (find_banner (fixture->window, "has changed on disk"));

  gtk_widget_activate_action (GTK_WIDGET (page), "edit.undo", NULL);
  support_assert_text (document, OLD);
  g_assert_true (smith_document_is_modified (document));
}

/* The window that asks something with @part in it, or NULL. */
static GtkWidget *
find_question (const char *part)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *found = support_find_label (window, part);

      if (found != NULL)
        return window;
    }

  return NULL;
}

/* What is entered into the form and waits to be written is not lost without a question. */
static void
test_reload_entered (Fixture       *fixture,
                     gconstpointer  data)
{
  SmithDocument *document = open_file (fixture);
  SmithInspectionWriter *writer =
    support_get_edit_page (fixture->window)->inspector->writer;
  gsize start = (gsize) (strstr (OLD, "title:") - OLD);
  SmithSpan info = { start, start + strlen ("title: Files") };
  GtkWidget *banner, *question;

  smith_inspection_writer_hold (writer, TRUE);
  smith_inspection_writer_set (writer, 1, info, "main", "title", info, "Entered");
  put_file (fixture, "# new\n" OLD);
  while ((banner = find_banner (fixture->window, "has changed on disk")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (support_find_labelled (banner, "_Reload"), "clicked");
  while ((question = find_question ("Reload and Replace Unsaved Changes?")) == NULL &&
         smith_document_is_changed_on_disk (document))
    g_main_context_iteration (NULL, TRUE);
  support_assert_text (document, OLD);
  gtk_widget_activate_action (question, "window.close", NULL);
}

static guint
count_journals (Fixture *fixture)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->state, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_suffix (name, ".journal");
  return n;
}

/* A save ends what was restored, and its journal. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  SmithDocument *document = restore (fixture, TRUE);

  g_assert_cmpuint (count_journals (fixture), ==, 1);

  g_assert_nonnull (find_banner (fixture->window, "Unsaved changes were restored."));
  g_assert_cmpuint (smith_edit_page_get_cursor (
                      support_get_edit_page (fixture->window)), ==, 6);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save", NULL));
  while (smith_document_is_modified (document) || smith_document_is_saving (document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_banner (fixture->window, "restored"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

/* A file that is gone comes back by a press of the button. */
static void
test_gone_saved (Fixture       *fixture,
                 gconstpointer  data)
{
  SmithDocument *document = open_file (fixture);
  g_autofree char *content = NULL;
  g_autofree char *path = g_file_get_path (fixture->file);
  GtkWidget *banner;

  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  while ((banner = find_banner (fixture->window, "was moved or deleted")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (support_find_labelled (banner, "_Save"), "clicked");
  while (smith_document_is_file_gone (document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_banner (fixture->window, "was moved or deleted"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, OLD);
}

/* The cursor is where it was, and in sight, although the view has had no size before. */
static void
test_cursor (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SmithJournal) journal = g_new0 (SmithJournal, 1);
  g_autoptr(GString) text = g_string_new (OLD);
  GtkTextView *view;
  GdkRectangle place, visible;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "# a line that is there to be scrolled\n");
  journal->cursor = text->len * GPOINTER_TO_SIZE (data) / 100;
  journal->text = g_bytes_new (text->str, text->len);
  journal->name = g_strdup ("a.yaml");
  journal->path = smith_journal_folder_dup_new_path (fixture->journals);
  smith_window_restore (SMITH_WINDOW (fixture->window), journal);
  view = GTK_TEXT_VIEW (smith_edit_page_get_view (support_get_edit_page (fixture->window)));
  support_iterate_for (700);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, journal->cursor);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  g_assert_cmpint (visible.height, >, 0);
  g_assert_cmpint (place.y, >=, visible.y);
  g_assert_cmpint (place.y + place.height, <=, visible.y + visible.height);
}

/* The sentence about text that is not kept comes once and goes for good. */
static void
test_dismiss (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *banner;

  g_assert_true (g_file_set_contents (fixture->state, "", 0, NULL));
  open_file (fixture);
  type (fixture);
  while ((banner = find_banner (fixture->window, "cannot be kept")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (support_find_labelled (banner, "_Dismiss"), "clicked");
  g_assert_null (find_banner (fixture->window, "cannot be kept"));
  type (fixture);
  support_iterate_for (1500);
  g_assert_null (find_banner (fixture->window, "cannot be kept"));
}

/* What was said of no document stays when the first one comes. */
static void
test_said_before (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GBytes) text = g_bytes_new_static (OLD, strlen (OLD));

  smith_window_say (SMITH_WINDOW (fixture->window), "A journal was laid aside.");
  smith_window_open_bytes (SMITH_WINDOW (fixture->window), text, "b.yaml");
  g_assert_nonnull (find_banner (fixture->window, "laid aside"));
}

/* A file in one line of 1.6 MB. */
static char *
put_long_line (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Long\","
                                          "\"version\":\"1\"},\"x-values\":[");

  while (text->len < 1600000)
    g_string_append (text, "{\"number\":1.50},");
  g_string_append (text, "0],\"paths\":{}}");
  put_file (fixture, text->str);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
press (Fixture    *fixture,
       const char *part,
       const char *button)
{
  GtkWidget *banner;

  while ((banner = find_banner (fixture->window, part)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (support_find_labelled (banner, button), "clicked");
}

static void
save (Fixture *fixture)
{
  SmithDocument *document = smith_window_get_document (SMITH_WINDOW (fixture->window));

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save", NULL));
  while (smith_document_is_modified (document) || smith_document_is_saving (document))
    g_main_context_iteration (NULL, TRUE);
}

/* A file in one long line can be edited, and is saved in one line, or formatted if the person says
 * so.  Nothing was lost when nothing was edited or chosen. */
static void
test_long_line (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = put_long_line (fixture);
  g_autofree char *content = NULL;
  g_autoptr(GBytes) shown = NULL;
  SmithDocument *document = open_file (fixture);
  SmithTab *tab = smith_window_get_tab (SMITH_WINDOW (fixture->window));
  GtkTextView *view = GTK_TEXT_VIEW (smith_edit_page_get_view (
    support_get_edit_page (fixture->window)));

  g_assert_nonnull (find_banner (fixture->window, "saving keeps it compact"));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (fixture->window)), "●"));
  g_assert_true (smith_tab_is_closable (tab));
  g_assert_false (support_can_do (fixture->window, "win.revert"));
  /* a long text comes in slices */
  while (!gtk_text_view_get_editable (view))
    g_main_context_iteration (NULL, TRUE);
  type (fixture);
  g_assert_false (smith_tab_is_closable (tab));
  gtk_widget_activate_action (GTK_WIDGET (support_get_edit_page (fixture->window)), "edit.undo",
                              NULL);
  support_wait_for_check (document);
  g_assert_true (smith_tab_is_closable (tab));
  save (fixture);
  assert_file (fixture, text);

  press (fixture, "saving keeps it compact", "Save _Formatted");
  g_assert_false (smith_tab_is_closable (tab));
  press (fixture, "writes it as it is shown", "Keep _Compact When Saving");
  g_assert_true (smith_tab_is_closable (tab));
  press (fixture, "saving keeps it compact", "Save _Formatted");
  save (fixture);
  g_assert_null (find_banner (fixture->window, "too long"));
  shown = smith_document_snapshot (document);
  content = g_strndup (g_bytes_get_data (shown, NULL), g_bytes_get_size (shown));
  assert_file (fixture, content);
}

/* What one string has cannot be formatted: that is said, and can be dismissed. */
static void
test_long_string (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *string = g_strnfill (150000, 'x');
  g_autofree char *text = g_strdup_printf ("openapi: 3.1.0\nx-long: %s\n", string);

  put_file (fixture, text);
  open_file (fixture);
  press (fixture, "One line has 150.0", "_Dismiss");
  g_assert_null (find_banner (fixture->window, "One line has"));
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (state_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/window-state/", state_cases[i].name, NULL);

      ADD (path, &state_cases[i], test_state);
    }
  ADD ("/window-state/reload/plain", NULL, test_reload);
  ADD ("/window-state/reload/entered", NULL, test_reload_entered);
  ADD ("/window-state/saved", NULL, test_saved);
  ADD ("/window-state/gone/saved", NULL, test_gone_saved);
  ADD ("/window-state/cursor/start", GSIZE_TO_POINTER (0), test_cursor);
  ADD ("/window-state/cursor/middle", GSIZE_TO_POINTER (50), test_cursor);
  ADD ("/window-state/cursor/end", GSIZE_TO_POINTER (100), test_cursor);
  ADD ("/window-state/dismissed", NULL, test_dismiss);
  ADD ("/window-state/said-before", NULL, test_said_before);
  ADD ("/window-state/long/line", NULL, test_long_line);
  ADD ("/window-state/long/string", NULL, test_long_string);

  return support_run ();
}
