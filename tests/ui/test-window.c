/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-application.h"
#include "support-ui.h"

#include <string.h>

#include "temp-folder.h"
#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-private.h"
#include "ui/smith-starter.h"
#include "ui/smith-window.h"

static const char text[] = "openapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n";

static SmithApplication *application;

typedef struct
{
  GtkWidget        *window;
  char             *folder;
  GFile            *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = temp_folder_make ();
  path = g_build_filename (fixture->folder, "files.yaml", NULL);
  fixture->file = g_file_new_for_path (path);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  fixture->window = smith_window_new (ADW_APPLICATION (application), NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    support_destroy_window (fixture->window);
  g_object_unref (fixture->file);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static SmithDocument *
wait_for_document (Fixture *fixture)
{
  SmithDocument *document = NULL;

  while ((document = smith_window_get_document (SMITH_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return document;
}

static void
wait_for_label (Fixture    *fixture,
                const char *part)
{
  g_autofree char *found = NULL;

  while ((found = support_find_label (fixture->window, part)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
type (Fixture    *fixture,
      const char *words)
{
  SmithEditPage *page = support_get_edit_page (fixture->window);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (page)));
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, words, -1);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  document = wait_for_document (fixture);
  support_assert_text (document, text);
  support_wait_for_check (document);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Files · files.yaml");
}

/* What was open is offered by the next Start page, with what is known about it. */
static void
test_recent (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *start = smith_window_new (ADW_APPLICATION (application), NULL);
  g_autofree char *path = g_file_get_parse_name (fixture->file);
  g_autofree char *found = NULL;

  gtk_window_present (GTK_WINDOW (start));
  g_assert_null (support_find_label (start, path));
  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  support_wait_for_check (wait_for_document (fixture));
  found = support_find_label (start, path);
  g_assert_nonnull (found);
  support_destroy_window (start);
}

/* A second file does not take the place of the first. */
static void
test_open_second (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  AdwTabView *view = smith_window_get_tab_view (SMITH_WINDOW (fixture->window));
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  document = wait_for_document (fixture);
  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "second.json");
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, 2);
  g_assert_true (smith_window_get_document (SMITH_WINDOW (fixture->window)) != document);

  /* what is open already comes to the front */
  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, 2);
  g_assert_true (smith_window_get_document (SMITH_WINDOW (fixture->window)) == document);
}

static const struct
{
  const char *name;
  const char *contents;  /* NULL: no such file */
  gsize       length;
  const char *said;
} bad_rows[] = {
  { "missing", NULL, 0, "as it was" },
  { "not-utf8", "a: \xFF\n", 5, "as it was" },
  { "nul", "a: \0b\n", 6, "as it was" },
};

/* What cannot be read is said, and the document that was there is untouched. */
static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = g_build_filename (fixture->folder, "bad", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  document = wait_for_document (fixture);
  if (bad_rows[i].contents != NULL)
    g_file_set_contents (path, bad_rows[i].contents, (gssize) bad_rows[i].length, &error);
  g_assert_no_error (error);

  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  wait_for_label (fixture, bad_rows[i].said);
  g_assert_true (smith_window_get_document (SMITH_WINDOW (fixture->window)) == document);
  support_assert_text (document, text);
  g_file_delete (file, NULL, NULL);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);

  smith_window_open_file (SMITH_WINDOW (fixture->window), folder);
  wait_for_label (fixture, "folder");
  g_assert_null (smith_window_get_document (SMITH_WINDOW (fixture->window)));
}

static SmithInspector *
get_inspector (Fixture *fixture)
{
  return support_get_edit_page (fixture->window)->inspector;
}

/* Enters something that waits and is not in the text yet, in which @n_before bytes came first. */
static void
enter (Fixture *fixture,
       gsize    n_before)
{
  gsize start = n_before + (gsize) (strstr (text, "title:") - text);
  SmithSpan info = { start, start + strlen ("title: Files") };

  smith_inspection_writer_set (get_inspector (fixture)->writer, 1, info, "main", "title", info,
                               "Entered");
  g_assert_true (smith_inspector_is_waiting (get_inspector (fixture)));
}

/* What is entered into the form is saved with the text, also while it waits for a check. */
static void
test_save_entered (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *contents = NULL;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  support_wait_for_check (wait_for_document (fixture));
  type (fixture, "# typed\n");
  enter (fixture, strlen ("# typed\n"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save", NULL));
  do
    {
      g_clear_pointer (&contents, g_free);
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, NULL));
    }
  while (g_str_equal (contents, text));
  g_assert_nonnull (strstr (contents, "# typed\n"));
  g_assert_nonnull (strstr (contents, "title: Entered\n"));
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  document = wait_for_document (fixture);
  type (fixture, "# saved\n");
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (fixture->window)), "●"));

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save", NULL));
  while (smith_document_is_modified (document))
    g_main_context_iteration (NULL, TRUE);
  g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "# saved\nopenapi"));
  g_assert_false (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (fixture->window)), "●"));
  while (smith_document_is_saving (document))
    g_main_context_iteration (NULL, TRUE);
}

static void
close_dialogs (GtkWidget *window)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GType type = g_type_from_name ("AdwDialog");
  GtkWidget *dialog =
    focus != NULL && type != 0 ? gtk_widget_get_ancestor (focus, type) : NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      gtk_window_close (l->data);
  /* from libadwaita 1.5 on a question is a part of the window */
  if (dialog != NULL)
    gtk_widget_activate_action (dialog, "window.close", NULL);
}

typedef enum
{
  CHANGED_NOT,
  CHANGED_TEXT,
  CHANGED_FORM,
} Changed;

/* A window with changes asks before it closes; without, it goes. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  Changed changed = GPOINTER_TO_INT (data);
  GtkWidget *window;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  support_wait_for_check (wait_for_document (fixture));
  if (changed == CHANGED_TEXT)
    type (fixture, "# lost?\n");
  else if (changed == CHANGED_FORM)
    {
      smith_inspection_writer_hold (get_inspector (fixture)->writer, TRUE);
      enter (fixture, 0);
    }

  window = fixture->window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  for (guint i = 0; i < 30 && window != NULL; i++)
    support_iterate_for (10);
  if (changed != CHANGED_NOT)
    {
      g_assert_nonnull (window);
      g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      g_assert_nonnull (smith_window_get_document (SMITH_WINDOW (fixture->window)));
      close_dialogs (fixture->window);
      return;
    }
  g_assert_null (window);
  fixture->window = NULL;
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  smith_window_open_bytes (SMITH_WINDOW (fixture->window), g_bytes_new_static ("", 0), "empty");
  gtk_widget_activate_action (fixture->window, "win.page", "s", "keys");
  wait_for_label (fixture, "No Keys");
  gtk_widget_activate_action (fixture->window, "win.page", "s", "nowhere");
  wait_for_label (fixture, "No Keys");
}

/* What the program brings itself is something that ChatGPT takes as it is, for as long as there are
 * custom GPTs: that is noted of every document. */
static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *action = NULL;
  g_autoptr(GVariant) target = NULL;
  g_autoptr(GError) error = NULL;
  SmithDocument *document;

  g_action_parse_detailed_name (data, &action, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (fixture->window, action, target));
  document = smith_window_get_document (SMITH_WINDOW (fixture->window));
  g_assert_nonnull (document);
  support_wait_for_check (document);
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    g_assert_cmpuint (smith_document_count (document, i), ==, i == SMITH_CLASS_NOTE ? 1 : 0);
  g_assert_cmpuint (g_list_model_get_n_items (smith_document_get_operations (document)), >, 0);
  g_assert_false (smith_document_is_modified (document));
}

/* Every page fits into the smallest window that is promised. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const pages[] = { "edit", "test", "model", "keys" };
  GtkWidget *content =
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 480);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.try-sample", NULL));
  support_wait_for_check (wait_for_document (fixture));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (fixture->window, "win.page", "s", pages[i]);
      support_iterate_for (200);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s", pages[i]);
      g_assert_cmpint (minimum, <=, 720);
      g_assert_cmpint (gtk_widget_get_width (content), <=, 720);
    }
}

/* The menu button with that tooltip, below @widget. */
static GtkWidget *
find_menu_button (GtkWidget  *widget,
                  const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child, tooltip);

  return found;
}

static gboolean
offers (GMenuModel *menu,
        const char *target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *found = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &found);
      if (g_strcmp0 (found, target) == 0)
        return TRUE;
      for (gsize j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr(GMenuModel) inner = g_menu_model_get_item_link (menu, i, links[j]);

          if (inner != NULL && offers (inner, target))
            return TRUE;
        }
    }

  return FALSE;
}

/* Every starter is in the menu; one that is none does nothing. */
static void
test_starters (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *button = find_menu_button (fixture->window, "New or Open");

  g_assert_nonnull (button);
  for (guint i = 0; i < smith_n_starters; i++)
    g_assert_true (offers (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)),
                           smith_starters[i].id));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.new-from", "s", "none"));
  g_assert_null (smith_window_get_document (SMITH_WINDOW (fixture->window)));
}

/* Escape in the filter gives the keys back to the text: Return would choose the first row. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  SmithWindow *window = SMITH_WINDOW (fixture->window);
  GtkWidget *view, *focus;

  smith_window_open_file (window, fixture->file);
  support_wait_for_check (wait_for_document (fixture));
  view = GTK_WIDGET (smith_edit_page_get_view (support_get_edit_page (fixture->window)));
  gtk_widget_activate_action (fixture->window, "win.go-to-operation", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "stop-search");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == view);
}

/* Pages that were shown do not keep the document. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) pages = g_strsplit (data, " ", -1);
  SmithDocument *document;

  smith_window_open_file (SMITH_WINDOW (fixture->window), fixture->file);
  document = wait_for_document (fixture);
  support_wait_for_check (document);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      gtk_widget_activate_action (fixture->window, "win.page", "s", pages[i]);
      support_iterate_for (300);
    }
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  support_destroy_window (g_steal_pointer (&fixture->window));
  for (guint i = 0; i < 50 && document != NULL; i++)
    support_iterate_for (20);
  g_assert_null (document);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  application = support_register_application ();
  ADD ("/window/open", NULL, test_open);
  ADD ("/window/recent", NULL, test_recent);
  ADD ("/window/open-second", NULL, test_open_second);
  ADD ("/window/folder", NULL, test_folder);
  ADD ("/window/save/typed", NULL, test_save);
  ADD ("/window/save/entered", NULL, test_save_entered);
  ADD ("/window/close/changed", GINT_TO_POINTER (CHANGED_TEXT), test_close);
  ADD ("/window/close/entered", GINT_TO_POINTER (CHANGED_FORM), test_close);
  ADD ("/window/close/unchanged", GINT_TO_POINTER (CHANGED_NOT), test_close);
  ADD ("/window/pages", NULL, test_pages);
  ADD ("/window/new", "win.new", test_good);
  ADD ("/window/sample", "win.try-sample", test_good);
  ADD ("/window/new-from/blank", "win.new-from::blank", test_good);
  ADD ("/window/new-from/weather", "win.new-from::weather", test_good);
  ADD ("/window/new-from/tasks", "win.new-from::tasks", test_good);
  ADD ("/window/new-from/calendar", "win.new-from::calendar", test_good);
  ADD ("/window/new-from/menu", NULL, test_starters);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/window/bad/", bad_rows[i].name, NULL);

      ADD (path, GSIZE_TO_POINTER (i), test_bad);
    }
  ADD ("/window/filter", NULL, test_filter);
  ADD ("/window/gone/edit", "edit", test_gone);
  ADD ("/window/gone/test", "test", test_gone);
  ADD ("/window/gone/test-edit", "test edit", test_gone);
  ADD ("/window/gone/model-edit", "model edit", test_gone);
  ADD ("/window/gone/keys-edit", "keys edit", test_gone);
  ADD ("/window/narrow", NULL, test_narrow);

  return support_run ();
}
