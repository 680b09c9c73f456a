/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-application.h"
#include "support-ui.h"

#include <glib/gstdio.h>
#include <string.h>

#include "temp-folder.h"
#include "ui/smith-window.h"

/* Documents in tabs: how they come, are closed, and go from window to window. */

static const char text[] = "openapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n";

static SmithApplication *application;

typedef struct
{
  GtkWidget  *window;
  AdwTabView *view;
  char       *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->window = smith_window_new (ADW_APPLICATION (application), NULL);
  fixture->view = smith_window_get_tab_view (SMITH_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    support_destroy_window (windows->data);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static SmithTab *
get_tab (AdwTabView *view,
         int         i)
{
  return SMITH_TAB (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, i)));
}

/* Files with those names are there, one a word, and are opened together. */
static void
open_files (Fixture    *fixture,
            const char *words)
{
  g_auto(GStrv) names = g_strsplit (words, " ", -1);
  int n = adw_tab_view_get_n_pages (fixture->view) + (int) g_strv_length (names);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      smith_window_open_file (SMITH_WINDOW (fixture->window), file);
    }
  while (adw_tab_view_get_n_pages (fixture->view) < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
type_in (SmithTab   *tab,
         const char *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (smith_edit_page_get_view (smith_tab_get_edit_page (tab)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, words, -1);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

/* Such as "one ● two *three": what the tabs say, with a star at the one in front. */
static char *
describe (AdwTabView *view)
{
  GString *names = g_string_new (NULL);

  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (view, i);

      g_string_append_printf (names, "%s%s%s", i > 0 ? " " : "",
                              adw_tab_page_get_selected (page) ? "*" : "",
                              adw_tab_page_get_title (page));
    }

  return g_string_free (names, FALSE);
}

static void
wait_for_tabs (AdwTabView *view,
               const char *wanted)
{
  g_autofree char *found = NULL;

  while (found = describe (view), !g_str_equal (found, wanted))
    {
      g_free (found);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_tabs (AdwTabView *view,
             const char *wanted)
{
  g_autofree char *found = describe (view);

  g_assert_cmpstr (found, ==, wanted);
}

/* Answers the question that is asked of the window; waits for it. */
static void
answer (Fixture    *fixture,
        const char *label)
{
  GtkWidget *button = NULL;

  while (button == NULL)
    {
      g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

      for (GList *l = toplevels; l != NULL && button == NULL; l = l->next)
        button = support_find_labelled (l->data, label);
      if (button != NULL && !gtk_widget_get_mapped (button))
        button = NULL;
      if (button == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  /* on newer toolkits it fades away, and could be pressed again */
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_signal_emit_by_name (button, "clicked");
  while (button != NULL && gtk_widget_get_mapped (button))
    g_main_context_iteration (NULL, TRUE);
  if (button != NULL)
    g_object_remove_weak_pointer (G_OBJECT (button), (gpointer *) &button);
}

/* Of three files the named ones are changed, and the tab of the middle one is in front. */
typedef struct
{
  const char *name;
  const char *changed;
  const char *action;
  const char *answers[4];
  const char *left;        /* NULL: the window has gone */
} CloseCase;

static const CloseCase close_cases[] = {
  { "tab", "", "win.close-tab", { NULL }, "one *three" },
  { "tab/cancel", "two", "win.close-tab", { "_Cancel" }, "one *● two three" },
  { "tab/discard", "two", "win.close-tab", { "_Discard" }, "one *three" },
  { "tab/save", "two", "win.close-tab", { "_Save" }, "one *three" },
  { "others", "", "win.close-other-tabs", { NULL }, "*two" },
  { "others/front", "two", "win.close-other-tabs", { NULL }, "*● two" },
  { "others/each", "one three", "win.close-other-tabs", { "_Discard", "_Save" }, "*two" },
  { "others/cancel-first", "one three", "win.close-other-tabs", { "_Cancel" },
    "*● one two ● three" },
  { "others/cancel-second", "one three", "win.close-other-tabs", { "_Discard", "_Cancel" },
    "two *● three" },
  { "window", "", "window.close", { NULL }, NULL },
  { "window/one", "three", "window.close", { "_Discard" }, NULL },
  { "window/each", "one two three", "window.close", { "_Save", "_Discard", "_Save" }, NULL },
  { "window/cancel-first", "one three", "window.close", { "_Cancel" }, "*● one two ● three" },
  { "window/cancel-last", "one three", "window.close", { "_Discard", "_Cancel" },
    "● one two *● three" },
  { "window/twice", "one three", "window.close",
    { "_Discard", "_Cancel", "again", NULL }, "*● one two ● three" },
};

static void
change_files (Fixture    *fixture,
              const char *words)
{
  g_auto(GStrv) names = g_strsplit (words, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    for (int j = 0; j < adw_tab_view_get_n_pages (fixture->view); j++)
      if (g_str_equal (adw_tab_page_get_title (adw_tab_view_get_nth_page (fixture->view, j)),
                       names[i]))
        type_in (get_tab (fixture->view, j), "# changed\n");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What is unsaved is asked about, one document after the other; if one shall stay, all stay that
 * were not closed by themselves, and with the window nothing has gone. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  const CloseCase *c = data;
  GtkWidget *window = fixture->window;
  guint n_stayed = 0;

  g_signal_connect_swapped (window, "stayed", G_CALLBACK (count_cb), &n_stayed);
  open_files (fixture, "one two three");
  change_files (fixture, c->changed);
  adw_tab_view_set_selected_page (fixture->view, adw_tab_view_get_nth_page (fixture->view, 1));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  act (fixture, c->action);
  for (guint i = 0; i < G_N_ELEMENTS (c->answers) && c->answers[i] != NULL; i++)
    if (g_str_equal (c->answers[i], "again"))
      {
        /* what was given up before the window stayed is asked about again */
        while (n_stayed == 0)
          g_main_context_iteration (NULL, TRUE);
        act (fixture, c->action);
        answer (fixture, "_Cancel");
      }
    else
      answer (fixture, c->answers[i]);
  if (c->left == NULL)
    {
      while (window != NULL)
        g_main_context_iteration (NULL, TRUE);
      return;
    }
  wait_for_tabs (fixture->view, c->left);
  support_iterate_for (50);
  g_assert_nonnull (window);
  g_signal_handlers_disconnect_by_data (window, &n_stayed);
  g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  assert_tabs (fixture->view, c->left);
}

/* What the answers do to the files themselves. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one", NULL);
  gboolean is_saved = GPOINTER_TO_INT (data);
  g_autofree char *content = NULL;

  open_files (fixture, "one two");
  change_files (fixture, "one");
  adw_tab_view_set_selected_page (fixture->view, adw_tab_view_get_nth_page (fixture->view, 0));
  act (fixture, "win.close-tab");
  answer (fixture, is_saved ? "_Save" : "_Discard");
  while (adw_tab_view_get_n_pages (fixture->view) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (g_str_has_prefix (content, "# changed\n"), ==, is_saved);
}

/* Behind the last tab is the Start page; closing that closes the window. */
static void
test_last (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = fixture->window;
  SmithDocument *document;

  open_files (fixture, "one");
  document = smith_window_get_document (SMITH_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  act (fixture, "win.close-tab");
  while (document != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (smith_window_get_tab (SMITH_WINDOW (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Actionsmith");
  g_assert_nonnull (support_find_label (window, "Try the Sample"));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  act (fixture, "win.close-tab");
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const struct
{
  const char *name;
  const char *action;
  const char *tabs;
} move_rows[] = {
  { "next", "win.next-tab", "one two *three" },
  { "previous", "win.previous-tab", "*one two three" },
  { "right", "win.move-tab-right", "one three *two" },
  { "left", "win.move-tab-left", "*two one three" },
};

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  open_files (fixture, "one two three");
  assert_tabs (fixture->view, "one two *three");
  adw_tab_view_set_selected_page (fixture->view, adw_tab_view_get_nth_page (fixture->view, 1));
  g_assert_true (support_can_do (fixture->window, move_rows[i].action));
  act (fixture, move_rows[i].action);
  assert_tabs (fixture->view, move_rows[i].tabs);
  g_assert_cmpint (support_can_do (fixture->window, "win.move-tab-right"), ==,
                   !adw_tab_page_get_selected (adw_tab_view_get_nth_page (fixture->view, 2)));
  g_assert_cmpint (support_can_do (fixture->window, "win.move-tab-left"), ==,
                   !adw_tab_page_get_selected (adw_tab_view_get_nth_page (fixture->view, 0)));
}

static AdwTabView *
find_other_view (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (l->data != fixture->window)
      return smith_window_get_tab_view (l->data);

  return NULL;
}

/* A tab goes to a window of its own with all that it has: text, undo and page; there it is asked
 * about, and here no more. */
static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  SmithTab *tab;
  AdwTabView *other;
  GtkWidget *window;

  open_files (fixture, "one two");
  tab = get_tab (fixture->view, 1);
  type_in (tab, "# changed\n");
  smith_tab_show_page (tab, "test");
  act (fixture, "win.move-tab-to-window");
  assert_tabs (fixture->view, "*one");
  other = find_other_view (fixture);
  assert_tabs (other, "*● two");
  g_assert_true (get_tab (other, 0) == tab);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (smith_tab_get_pages (tab)), ==, "test");

  smith_tab_show_page (tab, "edit");
  gtk_widget_activate_action (GTK_WIDGET (smith_tab_get_edit_page (tab)), "edit.undo", NULL);
  support_assert_text (smith_tab_get_document (tab), text);
  /* the check finds that the text is what the file holds */
  while (smith_document_is_modified (smith_tab_get_document (tab)))
    g_main_context_iteration (NULL, TRUE);
  assert_tabs (other, "*two");
  type_in (tab, "# again\n");
  window = fixture->window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_tabs (other, "*● two");
  gtk_widget_activate_action (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (other))),
                              "win.close-tab", NULL);
  answer (fixture, "_Discard");
  while (adw_tab_view_get_n_pages (other) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* A window whose last tab went to another one goes too. */
static void
test_emptied (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *window = fixture->window;
  AdwTabView *other;

  open_files (fixture, "one two");
  act (fixture, "win.move-tab-to-window");
  other = find_other_view (fixture);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  adw_tab_view_transfer_page (fixture->view, adw_tab_view_get_nth_page (fixture->view, 0), other,
                              0);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (adw_tab_view_get_n_pages (other), ==, 2);
}

/* A document that is open anywhere comes to the front there. */
static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "two", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  open_files (fixture, "one two three");
  adw_tab_view_set_selected_page (fixture->view, adw_tab_view_get_nth_page (fixture->view, 1));
  act (fixture, "win.move-tab-to-window");
  assert_tabs (fixture->view, "one *three");
  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  support_iterate_for (100);
  assert_tabs (fixture->view, "one *three");
}

/* A file that is asked for twice before it has come is opened once. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  open_files (fixture, "one");
  support_iterate_for (100);
  assert_tabs (fixture->view, "*one");
}

static SmithSessionItem *
make_item (Fixture    *fixture,
           const char *name,
           guint       window)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  SmithSessionItem *item = smith_session_item_new (file, NULL, 0);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  item->window = window;

  return item;
}

static void
close_filled_cb (GtkApplication *sender,
                 GtkWindow      *window,
                 gpointer        first)
{
  if ((gpointer) window != first)
    {
      g_object_set_data (first, "filled", window);
      g_signal_handlers_disconnect_by_func (sender, close_filled_cb, first);
    }
}

/* A window of the last session is closed while its documents are still being opened: what is left
 * comes in another one. */
static void
test_reopen_closed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) session = smith_session_new ();
  gboolean is_last = GPOINTER_TO_INT (data);
  AdwTabView *other;
  GtkWidget *filled;

  g_ptr_array_add (session, make_item (fixture, "one", 0));
  g_ptr_array_add (session, make_item (fixture, "two", 1));
  g_ptr_array_add (session, make_item (fixture, is_last ? "three" : "four", 1));
  if (is_last)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "three", NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (close_filled_cb), fixture->window);
  smith_window_reopen (SMITH_WINDOW (fixture->window), session);
  while ((filled = g_object_get_data (G_OBJECT (fixture->window), "filled")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (GTK_WINDOW (filled));
  if (is_last)
    {
      while (support_find_label (fixture->window, "three") == NULL)
        g_main_context_iteration (NULL, TRUE);
      return;
    }
  while ((other = find_other_view (fixture)) == NULL ||
         adw_tab_view_get_n_pages (other) == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_tabs (other, "*four");
  assert_tabs (fixture->view, "*one");
}

/* What could not be read stays said, though the rest comes after it. */
static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  open_files (fixture, "one two");
  while (support_find_label (fixture->window, "missing") == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_tabs (fixture->view, "one *two");
}

/* Each tab has its own text, page and steps to undo, and the window shows those of the one in
 * front. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  open_files (fixture, "one two");
  support_wait_for_check (smith_tab_get_document (get_tab (fixture->view, 0)));
  support_wait_for_check (smith_tab_get_document (get_tab (fixture->view, 1)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Files · two");
  g_assert_false (support_can_do (fixture->window, "win.undo"));
  type_in (get_tab (fixture->view, 1), "# two\n");
  g_assert_true (support_can_do (fixture->window, "win.undo"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "● Files · two");
  gtk_widget_activate_action (fixture->window, "win.page", "s", "model");

  act (fixture, "win.previous-tab");
  g_assert_false (support_can_do (fixture->window, "win.undo"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Files · one");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (
                     smith_tab_get_pages (get_tab (fixture->view, 0))), ==, "edit");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (
                     smith_tab_get_pages (get_tab (fixture->view, 1))), ==, "model");
  support_assert_text (smith_tab_get_document (get_tab (fixture->view, 0)), text);

  act (fixture, "win.next-tab");
  gtk_widget_activate_action (fixture->window, "win.page", "s", "edit");
  act (fixture, "win.undo");
  support_assert_text (smith_tab_get_document (get_tab (fixture->view, 1)), text);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  application = support_register_application ();
  for (gsize i = 0; i < G_N_ELEMENTS (close_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tabs/close/", close_cases[i].name, NULL);

      ADD (path, &close_cases[i], test_close);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (move_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/tabs/move/", move_rows[i].name, NULL);

      ADD (path, GSIZE_TO_POINTER (i), test_move);
    }
  ADD ("/tabs/saved", GINT_TO_POINTER (TRUE), test_saved);
  ADD ("/tabs/discarded", GINT_TO_POINTER (FALSE), test_saved);
  ADD ("/tabs/last", NULL, test_last);
  ADD ("/tabs/window", NULL, test_window);
  ADD ("/tabs/emptied", NULL, test_emptied);
  ADD ("/tabs/found", NULL, test_found);
  ADD ("/tabs/twice", NULL, test_twice);
  ADD ("/tabs/bad", NULL, test_bad);
  ADD ("/tabs/reopen/closed", GINT_TO_POINTER (FALSE), test_reopen_closed);
  ADD ("/tabs/reopen/closed-last", GINT_TO_POINTER (TRUE), test_reopen_closed);
  ADD ("/tabs/own", NULL, test_own);

  return support_run ();
}
