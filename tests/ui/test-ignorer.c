/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "project/smith-ignored.h"
#include "temp-folder.h"

/* A header that is never sent, twice, and an old version that blocks. */
static const char text[] =
  "openapi: 3.0.3\n"
  "info: {title: Weather, version: 1.0.0}\n"
  "servers:\n"
  "  - url: https://weather.example\n"
  "paths:\n"
  "  /forecast:\n"
  "    get:\n"
  "      operationId: getForecast\n"
  "      description: The forecast for a place.\n"
  "      parameters:\n"
  "        - {name: X-Trace, in: header, schema: {type: string}}\n"
  "        - {name: X-Span, in: header, schema: {type: string}}\n"
  "      responses:\n"
  "        \"200\": {description: The forecast.}\n";

static void
set_up (SupportEditor *fixture,
        gconstpointer  data)
{
  support_editor_set_up (fixture, text);
}

static void
tear_down (SupportEditor *fixture,
           gconstpointer  data)
{
  support_editor_clear (fixture);
}

/* The index of the @n-th problem of a rule, or G_MAXUINT. */
static guint
find_problem (SmithDocument *document,
              const char    *rule,
              guint          n)
{
  SmithCheck *check = smith_document_get_check (document);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, rule) && n-- == 0)
      return i;

  return G_MAXUINT;
}

static void
activate (SupportEditor *fixture,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  support_wait_for_check (fixture->document);
}

static void
ignore (SupportEditor *fixture,
        guint          n)
{
  guint index = find_problem (fixture->document, "parameter-header", n);

  g_assert_cmpuint (index, !=, G_MAXUINT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.ignore", "u",
                                             index));
  support_wait_for_check (fixture->document);
}

static void
assert_counts (SupportEditor *fixture,
               guint          n_warnings,
               guint          n_ignored)
{
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_BLOCKS), ==, 1);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_WARNS), ==, n_warnings);
  g_assert_cmpuint (smith_document_get_n_ignored (fixture->document), ==, n_ignored);
}

static void
assert_said (SupportEditor *fixture,
             const char    *part,
             gboolean       is_said)
{
  g_autofree char *found = NULL;

  smith_edit_page_show_problems (fixture->page, TRUE);
  found = support_find_label (GTK_WIDGET (fixture->page), part);
  g_assert_cmpint (found != NULL, ==, is_said);
}

/* One place of two; the text does not change. */
static void
test_one (SupportEditor *fixture,
          gconstpointer  data)
{
  assert_counts (fixture, 2, 0);
  assert_said (fixture, "is ignored in this document", FALSE);
  ignore (fixture, 1);
  assert_counts (fixture, 1, 1);
  assert_said (fixture, "1 problem is ignored in this document", TRUE);
  support_assert_text (fixture->document, text);
  activate (fixture, "edit.undo-ignore");
  assert_counts (fixture, 2, 0);
  activate (fixture, "edit.undo-ignore");
  assert_counts (fixture, 2, 0);
}

static void
test_all (SupportEditor *fixture,
          gconstpointer  data)
{
  ignore (fixture, 0);
  ignore (fixture, 0);
  assert_counts (fixture, 0, 2);
  assert_said (fixture, "2 problems are ignored in this document", TRUE);
  activate (fixture, "edit.show-ignored");
  assert_counts (fixture, 2, 0);
  activate (fixture, "edit.undo-ignore");
  assert_counts (fixture, 2, 0);
}

static void
reviewed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *diff = NULL;
  guint64 revision;
  g_autoptr(SmithFixResult) fixes =
    smith_document_review_fixes_finish (result, &revision, &diff, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fixes);
  g_assert_nonnull (strstr (diff, "X-Trace"));
  g_assert_null (strstr (diff, "-        - {name: X-Span"));
  g_assert_nonnull (strstr (diff, "3.1.0"));
  *(gboolean *) user_data = TRUE;
}

/* What is ignored is not mended with all the rest. */
static void
test_fix (SupportEditor *fixture,
          gconstpointer  data)
{
  gboolean is_done = FALSE;

  ignore (fixture, 1);
  smith_document_review_fixes_async (fixture->document, &(SmithFixOptions) { 0 }, NULL,
                                     reviewed_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (SmithDocument *document,
      GFile         *file)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_save_async (document, file, SMITH_SAVE_OVERWRITE, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_save_finish (document, result, &error);
  g_assert_no_error (error);
}

/* Waits until so many places of @file are ignored in what is kept. */
static void
wait_for_kept (GFile *file,
               guint  n_places)
{
  guint n = G_MAXUINT;

  while (n != n_places)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_auto(GStrv) places = NULL;

      smith_ignored_load_async (file, NULL, NULL, done_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      /* nothing is kept of a document of which nothing is ignored */
      places = smith_ignored_load_finish (result, NULL);
      n = places != NULL ? g_strv_length (places) : 0;
    }
}

/* Opens @file in another page and sees how much of it is ignored. */
static void
assert_kept (GFile *file,
             guint  n_ignored)
{
  SmithDocument *document = smith_document_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = smith_edit_page_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  gtk_window_set_child (GTK_WINDOW (window), page);
  smith_edit_page_set_document (SMITH_EDIT_PAGE (page), document);
  gtk_window_present (GTK_WINDOW (window));
  smith_document_load_async (document, file, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  smith_document_load_finish (document, result, &error);
  g_assert_no_error (error);
  while (smith_document_get_n_ignored (document) != n_ignored)
    g_main_context_iteration (NULL, TRUE);
  support_wait_for_check (document);
  g_assert_cmpuint (smith_document_get_n_ignored (document), ==, n_ignored);
  g_assert_cmpuint (smith_document_count (document, SMITH_CLASS_WARNS), ==, 2 - n_ignored);
  support_destroy_window (window);
  g_clear_object (&result);
  /* what is still being written holds on to it */
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (document);
  while (document != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is ignored before a document has a file, and in it, is known when it is opened again. */
static void
test_kept (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *path = g_build_filename (folder, "weather.yaml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  ignore (fixture, 0);
  save (fixture->document, file);
  wait_for_kept (file, 1);
  assert_kept (file, 1);
  ignore (fixture, 0);
  wait_for_kept (file, 2);
  assert_kept (file, 2);
  activate (fixture, "edit.show-ignored");
  wait_for_kept (file, 0);
  assert_kept (file, 0);
  temp_folder_remove (folder);
}

/* What blocks is offered no such way; it is the first in the text. */
static void
test_button (SupportEditor *fixture,
             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *button;

  smith_edit_page_show_problems (fixture->page, TRUE);
  gtk_widget_activate_action (page, "edit.next-problem", NULL);
  while (support_find_action (page, "edit.fix", TRUE) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (support_find_action (page, "edit.ignore", TRUE));
  gtk_widget_activate_action (page, "edit.next-problem", NULL);
  while ((button = support_find_action (page, "edit.ignore", TRUE)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_get_n_ignored (fixture->document), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, SupportEditor, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  ADD ("/ignorer/one", test_one);
  ADD ("/ignorer/all", test_all);
  ADD ("/ignorer/fix", test_fix);
  ADD ("/ignorer/kept", test_kept);
  ADD ("/ignorer/button", test_button);

  return support_run ();
}
