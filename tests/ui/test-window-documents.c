/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "app/smith-application.h"
#include "temp-folder.h"
#include "ui/smith-line-popover.h"
#include "ui/smith-window.h"

/* How documents come into a window other than by the dialog of files. */

static const char text[] = "openapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n";

/* One for all tests: a registered application wants to be run before it goes. */
static SmithApplication *application;

typedef struct
{
  GtkWidget *window;
  char      *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->window = smith_window_new (ADW_APPLICATION (application), NULL);
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

static GFile *
make_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* How many windows show a document of a file. */
static guint
count_files (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    {
      SmithDocument *document =
        SMITH_IS_WINDOW (l->data) ? smith_window_get_document (l->data) : NULL;

      n += document != NULL && smith_document_get_file (document) != NULL;
    }

  return n;
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

/* Files that are let go over the window are opened, each in a window, and the text view does not
 * get to see them. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  gsize n_files = GPOINTER_TO_SIZE (data);
  GtkDropTarget *target = find_drop_target (fixture->window);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_assert_nonnull (target);
  g_assert_cmpint (gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (target)), ==,
                   GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT ".yaml", i);

      g_ptr_array_add (files, make_file (fixture, name));
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, n_files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &is_taken);
  g_assert_cmpint (is_taken, ==, n_files > 0);
  while (count_files () < n_files)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
      return child;

  return NULL;
}

/* What the menu offers opens the field for a line. */
static void
test_go_to_line (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GtkWidget *page = GTK_WIDGET (smith_window_get_edit_page (SMITH_WINDOW (fixture->window)));

  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "lines.yaml");
  support_iterate_for (100);
  g_assert_null (find_child (page, SMITH_TYPE_LINE_POPOVER));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go-to-line", NULL));
  g_assert_nonnull (find_child (page, SMITH_TYPE_LINE_POPOVER));
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  application = smith_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 1;
  ADD ("/window-documents/drop/none", GSIZE_TO_POINTER (0), test_drop);
  ADD ("/window-documents/drop/one", GSIZE_TO_POINTER (1), test_drop);
  ADD ("/window-documents/drop/three", GSIZE_TO_POINTER (3), test_drop);
  ADD ("/window-documents/go-to-line", NULL, test_go_to_line);

  return support_run ();
}
