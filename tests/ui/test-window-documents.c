/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-application.h"
#include "support-ui.h"

#include <string.h>

#include "fake-names.h"
#include "http/smith-http-server.h"
#include "raw-server.h"
#include "temp-folder.h"
#include "ui/smith-import-dialog.h"
#include "ui/smith-line-popover.h"
#include "ui/smith-update-dialog.h"
#include "ui/smith-window.h"

/* How documents come into a window other than by the dialog of files. */

static const char text[] = "openapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n";

static SmithApplication *application;

typedef struct
{
  GtkWidget       *window;
  char            *folder;
  SmithHttpServer *server;  /* (owned) */
  SmithHttpCall   *held;    /* (owned) (nullable): a call that waits for its answer */
  const char      *body;    /* of what is at /openapi.yaml */
  guint            n_asked;
  gpointer         dialog;  /* (weak) (nullable): that was waited for last */
} Fixture;

static void
serve (SmithHttpServer *server,
       SmithHttpCall   *call,
       gpointer         user_data)
{
  Fixture *fixture = user_data;
  const char *path = smith_http_call_get_path (call);
  const char *body = g_str_equal (path, "/page") ? "<html></html>" : fixture->body;
  g_autofree char *etag =
    g_strdup_printf ("\"%" G_GSIZE_FORMAT "\"", strlen (fixture->body));

  fixture->n_asked++;
  smith_http_call_add_header (call, "ETag", etag);
  if (g_str_equal (path, "/hold"))
    fixture->held = smith_http_call_ref (call);
  else if (g_str_equal (path, "/missing"))
    smith_http_call_respond (call, 404, NULL, NULL);
  else if (g_strcmp0 (smith_http_call_get_header (call, "If-None-Match"), etag) == 0)
    smith_http_call_respond (call, 304, NULL, NULL);
  else
    {
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

      smith_http_call_respond (call, 200, "text/plain", bytes);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temp_folder_make ();
  fixture->body = text;
  fixture->server = smith_http_server_new (serve, fixture, NULL);
  g_assert_true (smith_http_server_listen (fixture->server, 0, &error));
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
  g_clear_weak_pointer (&fixture->dialog);
  g_clear_pointer (&fixture->held, smith_http_call_unref);
  smith_http_server_stop (fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
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

/* How many tabs the window has. */
static guint
count_tabs (Fixture *fixture)
{
  return (guint) adw_tab_view_get_n_pages (
    smith_window_get_tab_view (SMITH_WINDOW (fixture->window)));
}

/* Files that are let go over the window are opened, each in a tab, and the text view does not get
 * to see them. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  gsize n_files = GPOINTER_TO_SIZE (data);
  GtkDropTarget *target = support_find_drop_target (fixture->window);
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
  while (count_tabs (fixture) < n_files)
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
  GtkWidget *page;

  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "lines.yaml");
  page = GTK_WIDGET (support_get_edit_page (fixture->window));
  support_iterate_for (100);
  g_assert_null (find_child (page, SMITH_TYPE_LINE_POPOVER));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go-to-line", NULL));
  g_assert_nonnull (find_child (page, SMITH_TYPE_LINE_POPOVER));
}

/* The dialog of that type that belongs to the window; waits for it. */
static gpointer
wait_for_dialog (Fixture *fixture,
                 GType    type)
{
  for (;;)
    {
      g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

      for (GList *l = toplevels; l != NULL; l = l->next)
        if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data) &&
            gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
          {
            g_set_weak_pointer (&fixture->dialog, l->data);
            return l->data;
          }
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Opens the dialog and begins to import what is at @path of the server. */
static SmithImportDialog *
start_import (Fixture    *fixture,
              const char *path)
{
  g_autofree char *url = g_strconcat (smith_http_server_get_origin (fixture->server), path, NULL);
  SmithImportDialog *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.import", NULL));
  dialog = wait_for_dialog (fixture, SMITH_TYPE_IMPORT_DIALOG);
  smith_fetch_pane_set_address (smith_import_dialog_get_pane (dialog), url);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.start", NULL));

  return dialog;
}

static SmithDocument *
wait_for_document (Fixture *fixture)
{
  SmithDocument *document;

  while ((document = smith_window_get_document (SMITH_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return document;
}

static void
wait_for_label (gpointer    widget,
                const char *part)
{
  g_autofree char *found = NULL;

  while ((found = support_find_label (widget, part)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_closed (Fixture *fixture)
{
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What comes is a document without a file, with the name that it had there; the key in the address
 * is nowhere. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  SmithDocument *document;

  start_import (fixture, "/v1/openapi.yaml?token=s3cr3t");
  document = wait_for_document (fixture);
  wait_until_closed (fixture);
  support_assert_text (document, text);
  g_assert_null (smith_document_get_file (document));
  g_assert_true (smith_document_is_modified (document));
  g_assert_cmpstr (smith_document_get_display_name (document), ==, "openapi.yaml");
}

/* With a document that is open already it takes a tab of its own. */
static void
test_import_second (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);

  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "first.json");
  start_import (fixture, "/openapi.yaml");
  while (count_tabs (fixture) < 2 || fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  support_assert_text (smith_window_get_document (SMITH_WINDOW (fixture->window)), text);
}

static const struct
{
  const char *name;
  const char *path;
  const char *said;
} refused_rows[] = {
  { "missing", "/missing", "no file at this address" },
  { "page", "/page", "a page for people" },
};

/* The dialog says why, and another address can be tried in it. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithImportDialog *dialog = start_import (fixture, refused_rows[i].path);
  g_autofree char *url = g_strconcat (smith_http_server_get_origin (fixture->server), "/x", NULL);

  wait_for_label (dialog, refused_rows[i].said);
  g_assert_null (smith_window_get_document (SMITH_WINDOW (fixture->window)));
  smith_fetch_pane_set_address (smith_import_dialog_get_pane (dialog), url);
  g_assert_null (support_find_label (GTK_WIDGET (dialog), refused_rows[i].said));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.start", NULL));
  wait_for_document (fixture);
}

static gboolean
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;

  return G_SOURCE_CONTINUE;
}

/* While a server does not answer, the window goes on; whoever stops waiting gets no document. */
static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean closes = GPOINTER_TO_INT (data);
  SmithImportDialog *dialog = start_import (fixture, "/hold");
  GtkWidget *pane = GTK_WIDGET (smith_import_dialog_get_pane (dialog));
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  guint n_turns = 0;
  guint source = g_timeout_add (5, count_cb, &n_turns);

  wait_for_label (dialog, "Asking");
  while (fixture->held == NULL || n_turns < 20)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  if (closes)
    {
      gtk_window_close (GTK_WINDOW (dialog));
      wait_until_closed (fixture);
    }
  else
    {
      g_assert_true (gtk_widget_activate_action (pane, "fetch.stop", NULL));
      g_assert_null (support_find_label (GTK_WIDGET (dialog), "Asking"));
    }
  smith_http_call_respond (fixture->held, 200, "text/plain", bytes);
  support_iterate_for (100);
  g_assert_null (smith_window_get_document (SMITH_WINDOW (fixture->window)));
}

/* An address that cannot be asked for is said before anything is sent; of a page about a file the
 * file itself is proposed. */
static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *pane;
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.import", NULL));
  dialog = wait_for_dialog (fixture, SMITH_TYPE_IMPORT_DIALOG);
  pane = GTK_WIDGET (smith_import_dialog_get_pane (SMITH_IMPORT_DIALOG (dialog)));
  smith_fetch_pane_set_address (SMITH_FETCH_PANE (pane), "https://me:pw@a.example/");
  gtk_widget_activate_action (dialog, "import.start", NULL);
  wait_for_label (dialog, "a user name or a password");
  smith_fetch_pane_set_address (SMITH_FETCH_PANE (pane),
                                "https://github.com/o/r/blob/main/openapi.yaml");
  wait_for_label (dialog, "raw.githubusercontent.com");
  g_assert_true (gtk_widget_activate_action (pane, "fetch.use-raw", NULL));
  g_assert_null (support_find_label (dialog, "raw.githubusercontent.com"));
}

static void
set_clipboard (GtkWidget  *widget,
               const char *words)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
}

static const struct
{
  const char *name;
  const char *copied;
  gboolean    is_taken;
} copied_rows[] = {
  { "address", " https://a.example/openapi.yaml\n", TRUE },
  { "password", "correct horse", FALSE },
  { "two", "https://a.example/ https://b.example/", FALSE },
  { "file", "file:///etc/passwd", FALSE },
};

/* Only an address is taken from the clipboard. */
static void
test_copied (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithFetchPane *pane;
  gboolean can_start = FALSE;

  set_clipboard (fixture->window, copied_rows[i].copied);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.import", NULL));
  pane = smith_import_dialog_get_pane (wait_for_dialog (fixture, SMITH_TYPE_IMPORT_DIALOG));
  if (copied_rows[i].is_taken)
    while (!can_start)
      {
        g_main_context_iteration (NULL, TRUE);
        g_object_get (pane, "can-start", &can_start, NULL);
      }
  support_iterate_for (100);
  g_object_get (pane, "can-start", &can_start, NULL);
  g_assert_cmpint (can_start, ==, copied_rows[i].is_taken);
}

/* The question's button with that label, in whatever window; waits for it. */
static GtkWidget *
wait_for_answer (const char *label)
{
  for (;;)
    {
      g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

      for (GList *l = toplevels; l != NULL; l = l->next)
        {
          GtkWidget *button = support_find_labelled (l->data, label);

          if (button != NULL && gtk_widget_get_mapped (button))
            return button;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

static const struct
{
  const char *name;
  const char *label;
  gboolean    is_followed;
} private_rows[] = {
  { "agreed", "_Go There", TRUE },
  { "stopped", "_Stay Here", FALSE },
};

/* A public server that leads to this machine: nothing is sent here before the person agrees. */
static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *answer =
    g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s/openapi.yaml\r\n"
                     "Content-Length: 0\r\n\r\n",
                     smith_http_server_get_origin (fixture->server));
  g_autoptr(RawServer) server = raw_server_new (answer, -1, RAW_CLOSE);
  g_autofree char *url = g_strdup_printf ("http://public.test:%u/", raw_server_get_port (server));
  GtkWidget *dialog, *pane;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.import", NULL));
  dialog = wait_for_dialog (fixture, SMITH_TYPE_IMPORT_DIALOG);
  pane = GTK_WIDGET (smith_import_dialog_get_pane (SMITH_IMPORT_DIALOG (dialog)));
  smith_fetch_pane_set_address (SMITH_FETCH_PANE (pane), url);
  g_assert_true (gtk_widget_activate_action (dialog, "import.start", NULL));
  wait_for_answer ("_Go There");
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_signal_emit_by_name (wait_for_answer (private_rows[i].label), "clicked");
  if (private_rows[i].is_followed)
    {
      support_assert_text (wait_for_document (fixture), text);
      return;
    }
  while (gtk_widget_get_visible (support_find_action (pane, "fetch.stop", FALSE)) &&
         gtk_widget_get_mapped (support_find_action (pane, "fetch.stop", FALSE)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (smith_window_get_document (SMITH_WINDOW (fixture->window)));
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  SmithEditPage *page = support_get_edit_page (fixture->window);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (page)));
}

/* Puts @words before the line. */
static void
type_at (Fixture    *fixture,
         int         line,
         const char *words)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (get_buffer (fixture), &iter, line);
  gtk_text_buffer_insert (get_buffer (fixture), &iter, words, -1);
}

static GtkWidget *
start_update (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.update", NULL));

  return wait_for_dialog (fixture, SMITH_TYPE_UPDATE_DIALOG);
}

/* Presses Update as soon as that can be, and waits until all is done. */
static void
apply_update (Fixture   *fixture,
              GtkWidget *dialog)
{
  GtkWidget *button = support_find_action (dialog, "update.apply", FALSE);

  while (!gtk_widget_get_mapped (button) || !gtk_widget_is_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  wait_until_closed (fixture);
}

static const struct
{
  const char *name;
  const char *mine;      /* (nullable) what is typed here */
  int         line;      /* before which it is typed */
  const char *there;     /* what is there by now */
  const char *said;      /* in the dialog */
  guint       choice;    /* of what both changed */
  const char *updated;   /* (nullable) the text after Update; NULL when there is nothing to do */
} update_rows[] = {
  { "unchanged", NULL, 0, text, "Nothing Has Changed There", 0, NULL },
  { "unchanged-mine", "# mine\n", 0, text, "Nothing Has Changed There", 0, NULL },
  { "changed", NULL, 0, "openapi: 3.1.0\ninfo:\n  title: New\n  version: '1'\npaths: {}\n",
    "1 place", 0, "openapi: 3.1.0\ninfo:\n  title: New\n  version: '1'\npaths: {}\n" },
  { "both", "# mine\n", 0,
    "openapi: 3.1.0\ninfo:\n  title: New\n  version: '1'\npaths: {}\n",
    "Changed Only Here", 0,
    "# mine\nopenapi: 3.1.0\ninfo:\n  title: New\n  version: '1'\npaths: {}\n" },
  { "conflict-keep", "# mine\n", 2,
    "openapi: 3.1.0\ninfo:\n  title: New\n  version: '2'\npaths: {}\n",
    "Changed Here and There", 0,
    "openapi: 3.1.0\ninfo:\n# mine\n  title: Files\n  version: '1'\npaths: {}\n" },
  { "conflict-take", "# mine\n", 2,
    "openapi: 3.1.0\ninfo:\n  title: New\n  version: '2'\npaths: {}\n",
    "Changed Here and There", 1,
    "openapi: 3.1.0\ninfo:\n  title: New\n  version: '2'\npaths: {}\n" },
  { "same", "# mine\n", 0,
    "# mine\nopenapi: 3.1.0\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n",
    "Nothing Is Missing Here", 0, NULL },
};

/* A document that was imported takes what has changed there, and keeps what was changed here. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithDocument *document;
  GtkWidget *dialog;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) now = NULL;

  start_import (fixture, "/openapi.yaml");
  document = wait_for_document (fixture);
  wait_until_closed (fixture);
  if (update_rows[i].mine != NULL)
    type_at (fixture, update_rows[i].line, update_rows[i].mine);
  before = smith_document_snapshot (document);
  fixture->body = update_rows[i].there;
  dialog = start_update (fixture);
  wait_for_label (dialog, update_rows[i].said);
  if (update_rows[i].updated == NULL)
    {
      g_assert_false (gtk_widget_get_visible (support_find_action (dialog, "update.apply", FALSE)));
      now = smith_document_snapshot (document);
      g_assert_true (g_bytes_equal (before, now));
      return;
    }

  adw_combo_row_set_selected (ADW_COMBO_ROW (support_find_widget (dialog, ADW_TYPE_COMBO_ROW)),
                              update_rows[i].choice);
  apply_update (fixture, dialog);
  support_assert_text (document, update_rows[i].updated);
  now = smith_document_snapshot (document);
  if (!g_bytes_equal (before, now))
    wait_for_label (fixture->window, "Updated from the source");
  if (update_rows[i].mine == NULL)
    {
      gtk_text_buffer_undo (get_buffer (fixture));
      support_assert_text (document, text);
    }
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As if @file had been imported from the server some time ago. */
static void
keep_source (Fixture    *fixture,
             GFile      *file,
             const char *path)
{
  g_autofree char *url = g_strconcat (smith_http_server_get_origin (fixture->server), path, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  SmithFetched fetched = { .text = bytes };
  g_autoptr(SmithSource) source = smith_source_new (url, &fetched);
  g_autoptr(GAsyncResult) result = NULL;

  smith_source_save_async (source, file, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_source_save_finish (result, NULL));
}

/* The text that is kept as what @file was made from. */
static char *
dup_kept (GFile *file)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(SmithSource) source = NULL;
  GBytes *bytes;

  smith_source_load_async (file, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  source = smith_source_load_finish (result, NULL);
  g_assert_nonnull (source);
  bytes = smith_source_get_text (source);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is kept of a file follows its text: it changes when the update is saved, not before. */
static void
test_update_file (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GFile) file = make_file (fixture, "kept.yaml");
  g_autofree char *kept = NULL;
  SmithDocument *document;
  GtkWidget *dialog;

  keep_source (fixture, file, "/openapi.yaml");
  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  document = wait_for_document (fixture);
  fixture->body = "openapi: 3.1.1\ninfo:\n  title: Files\n  version: '1'\npaths: {}\n";
  dialog = start_update (fixture);
  apply_update (fixture, dialog);
  support_assert_text (document, fixture->body);
  kept = dup_kept (file);
  g_assert_cmpstr (kept, ==, text);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save", NULL));
  while (g_strcmp0 (kept, fixture->body) != 0)
    {
      g_free (kept);
      kept = dup_kept (file);
    }
}

/* With a key in the address, which is not kept, nothing is asked by itself. */
static void
test_update_key (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GFile) file = make_file (fixture, "kept.yaml");
  GtkWidget *dialog;

  keep_source (fixture, file, "/hold?token=s3cr3t");
  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  wait_for_document (fixture);
  dialog = start_update (fixture);
  wait_for_label (dialog, "add it again");
  support_iterate_for (100);
  g_assert_null (fixture->held);
}

/* Without a known source every difference is taken, and that is said. */
static void
test_update_unknown (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *url =
    g_strconcat (smith_http_server_get_origin (fixture->server), "/openapi.yaml", NULL);
  g_autoptr(GFile) file = make_file (fixture, "unknown.yaml");
  SmithDocument *document;
  GtkWidget *dialog;

  smith_window_open_file (SMITH_WINDOW (fixture->window), file);
  document = wait_for_document (fixture);
  type_at (fixture, 0, "# mine\n");
  dialog = start_update (fixture);
  wait_for_label (dialog, "It is not known where");
  smith_fetch_pane_set_address (smith_update_dialog_get_pane (SMITH_UPDATE_DIALOG (dialog)), url);
  g_assert_true (gtk_widget_activate_action (dialog, "update.check", NULL));
  wait_for_label (dialog, "is not known, so changes here cannot be told");
  apply_update (fixture, dialog);
  support_assert_text (document, text);
}

#define ADD_ROWS(rows, test) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat ("/window-documents/" #test "/", rows[i].name, NULL); \
      ADD (path, GSIZE_TO_POINTER (i), test_##test); \
    }

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  fake_names_use ();
  application = support_register_application ();
  ADD ("/window-documents/drop/none", GSIZE_TO_POINTER (0), test_drop);
  ADD ("/window-documents/drop/one", GSIZE_TO_POINTER (1), test_drop);
  ADD ("/window-documents/drop/three", GSIZE_TO_POINTER (3), test_drop);
  ADD ("/window-documents/go-to-line", NULL, test_go_to_line);
  ADD ("/window-documents/import/start-page", NULL, test_import);
  ADD ("/window-documents/import/second", NULL, test_import_second);
  ADD ("/window-documents/import/stopped", GINT_TO_POINTER (FALSE), test_slow);
  ADD ("/window-documents/import/closed", GINT_TO_POINTER (TRUE), test_slow);
  ADD ("/window-documents/import/address", NULL, test_address);
  ADD_ROWS (private_rows, private);
  ADD_ROWS (refused_rows, refused);
  ADD_ROWS (copied_rows, copied);
  ADD_ROWS (update_rows, update);
  ADD ("/window-documents/update-file", NULL, test_update_file);
  ADD ("/window-documents/update-key", NULL, test_update_key);
  ADD ("/window-documents/update-unknown", NULL, test_update_unknown);

  return support_run ();
}
