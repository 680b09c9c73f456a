/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "base/smith-limits.h"
#include "creds/smith-memory-store.h"
#include "mock/smith-sample.h"
#include "ui/smith-add-operation-dialog.h"
#include "ui/smith-outline.h"
#include "ui/smith-window.h"

#define KEY "aB3dE6fG9hJ2kL5mN8"

static const char text[] =
  "openapi: 3.1.0\n"
  "info:\n"
  "  title: Weather\n"
  "  version: 1.0.0\n"
  "servers:\n"
  "  - url: https://weather.example\n"
  "paths:\n"
  "  /forecast:\n"
  "    get:\n"
  "      operationId: getForecast\n"
  "      description: The forecast for a place.\n"
  "      responses:\n"
  "        \"200\":\n"
  "          description: The forecast.\n";

typedef struct
{
  SmithWindow             *window;
  SmithDocument           *document;
  SmithAddOperationDialog *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->window = SMITH_WINDOW (smith_window_new (NULL, NULL));
  smith_window_open_bytes (fixture->window, bytes, "weather.yaml");
  fixture->document = smith_window_get_document (fixture->window);
  support_wait_for_check (fixture->document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  support_destroy_window (GTK_WIDGET (fixture->window));
}

static void
open_dialog (Fixture    *fixture,
             const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  fixture->dialog =
    SMITH_ADD_OPERATION_DIALOG (support_find_window (SMITH_TYPE_ADD_OPERATION_DIALOG));
}

/* Until what is shown is about what is written. */
static void
wait_for_plan (Fixture *fixture)
{
  while (!smith_add_operation_dialog_is_ready (fixture->dialog))
    g_main_context_iteration (NULL, TRUE);
}

static void
apply (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.apply", NULL));
  while (support_find_window (SMITH_TYPE_ADD_OPERATION_DIALOG) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static char *
dup_document (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (fixture->document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  SmithEditPage *page = support_get_edit_page (GTK_WIDGET (fixture->window));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (page)));
}

/* Each way in, what is shown before, and what stands in the text afterwards. */
static const struct
{
  const char *name;
  const char *action;
  const char *input;
  const char *shown;     /* a label of the dialog */
  const char *added;     /* a part of the text */
  const char *selected;  /* the operation in the outline afterwards */
  const char *cursor;    /* what the cursor stands before */
} rows[] = {
  { "form", "win.add-operation", "/stations/42?limit=5", "Added to the text:",
    "          description: The forecast.\n"
    "  /stations/{stationId}:\n", "getStation", "getStation" },
  { "curl", "win.paste-curl", "curl -H 'Authorization: Bearer " KEY "' -d '{\"name\": \"Bern\"}' "
    "'https://weather.example/stations?dry=true'", "A key, as Bearer",
    "components:\n  schemas: {}\n  securitySchemes:\n    bearerAuth:\n", "createStation",
    "createStation" },
  { "sample", "win.paste-sample", "{\"days\": [{\"high\": 21.5}]}", "JSON that getForecast",
    "              schema:\n", "getForecast", NULL },
};

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  const typeof (rows[0]) *row = data;
  SmithOutline *outline = SMITH_OUTLINE (support_find_widget (GTK_WIDGET (fixture->window),
                                                       SMITH_TYPE_OUTLINE));
  g_autofree char *shown = NULL;
  g_autofree char *result = NULL;
  GtkTextIter start, end;

  open_dialog (fixture, row->action);
  smith_add_operation_dialog_set_text (fixture->dialog, row->input);
  wait_for_plan (fixture);
  shown = support_find_label (GTK_WIDGET (fixture->dialog), row->shown);
  g_assert_nonnull (shown);
  support_assert_text (fixture->document, text);
  apply (fixture);
  result = dup_document (fixture);
  if (strstr (result, row->added) == NULL)
    g_error ("“%s” is not in\n%s", row->added, result);
  g_assert_null (strstr (result, KEY));
  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_BLOCKS), ==, 0);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_DROPS), ==, 0);
  while (g_strcmp0 (smith_operation_item_get_name (smith_outline_get_operation (outline)),
                    row->selected) != 0)
    g_main_context_iteration (NULL, TRUE);
  if (row->cursor != NULL)
    {
      g_autofree char *there = NULL;

      gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, &end);
      there = gtk_text_buffer_get_text (get_buffer (fixture), &start, &end, FALSE);
      g_assert_cmpstr (there, ==, row->cursor);
    }

  /* one step */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  support_assert_text (fixture->document, text);
}

/* What cannot be added is told, and the button waits. */
static const struct
{
  const char *name;
  const char *action;
  const char *input;
  const char *shown;
} bad_rows[] = {
  { "form", "win.add-operation", "stations", "A path begins with a slash" },
  { "form-space", "win.add-operation", "/my stations", "A path has no question mark" },
  { "form-braces", "win.add-operation", "/stations/{", "Each parameter of a path" },
  { "exists", "win.add-operation", "/forecast", "has an operation of this method" },
  { "curl", "win.paste-curl", "curl \\\n  'https://weather.example",
    "Line 2, column 3: The quotation mark" },
  { "curl-exists", "win.paste-curl", "curl https://weather.example/forecast",
    "has an operation of this method" },
  { "sample", "win.paste-sample", "{\n'a': 1}", "Line 2, column 1: The sample is not JSON" },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const typeof (bad_rows[0]) *row = data;
  g_autofree char *shown = NULL;

  open_dialog (fixture, row->action);
  smith_add_operation_dialog_set_text (fixture->dialog, row->input);
  wait_for_plan (fixture);
  shown = support_find_label (GTK_WIDGET (fixture->dialog), row->shown);
  if (shown == NULL)
    g_error ("“%s” is not shown", row->shown);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.apply", NULL);
  g_assert_true (support_find_window (SMITH_TYPE_ADD_OPERATION_DIALOG) ==
                 GTK_WIDGET (fixture->dialog));
  support_assert_text (fixture->document, text);
  support_destroy_window (GTK_WIDGET (fixture->dialog));
}

/* A server that is none of the document's is offered to it. */
static const struct
{
  const char *name;
  const char *action;
  const char *input;
  const char *offered;  /* (nullable) */
} server_rows[] = {
  { "other", "win.paste-curl", "curl https://other.example/alerts", "https://other.example" },
  { "same", "win.paste-curl", "curl https://weather.example/alerts", NULL },
  { "broken", "win.paste-curl", "curl 'https://other.example/alerts", NULL },
  { "form", "win.add-operation", "/alerts", NULL },
};

static void
test_server (Fixture       *fixture,
             gconstpointer  data)
{
  const typeof (server_rows[0]) *row = data;
  GtkWidget *server;

  open_dialog (fixture, row->action);
  smith_add_operation_dialog_set_text (fixture->dialog, row->input);
  wait_for_plan (fixture);
  server = gtk_widget_get_ancestor (support_find_widget (GTK_WIDGET (fixture->dialog),
                                                         GTK_TYPE_SWITCH), ADW_TYPE_ACTION_ROW);
  g_assert_cmpint (gtk_widget_get_visible (server), ==, row->offered != NULL);
  if (row->offered != NULL)
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (server)), ==, row->offered);
  support_destroy_window (GTK_WIDGET (fixture->dialog));
}

/* An operation that is there is shown, or gives way. */
static void
test_exists (Fixture       *fixture,
             gconstpointer  data)
{
  gboolean replaces = GPOINTER_TO_INT (data);
  g_autofree char *result = NULL;
  GtkTextIter start;

  open_dialog (fixture, "win.add-operation");
  smith_add_operation_dialog_set_text (fixture->dialog, "/forecast?days=3");
  wait_for_plan (fixture);
  if (replaces)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.replace", NULL);
      wait_for_plan (fixture);
      apply (fixture);
      result = dup_document (fixture);
      g_assert_nonnull (strstr (result, "      operationId: getForecast\n      parameters:\n"));
      g_assert_null (strstr (result, "for a place"));
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
    }
  else
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.go-there", NULL);
      while (support_find_window (SMITH_TYPE_ADD_OPERATION_DIALOG) != NULL)
        g_main_context_iteration (NULL, TRUE);
      gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, NULL);
      g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 8);
    }
  support_assert_text (fixture->document, text);
}

/* The clipboard is taken over when a command is on it, and left alone otherwise. */
static void
test_clipboard (Fixture       *fixture,
                gconstpointer  data)
{
  const char *copied = data;
  gboolean is_taken = g_str_has_prefix (copied, "curl");
  g_autofree char *shown = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), copied);
  open_dialog (fixture, "win.paste-curl");
  /* the dialog has asked first */
  g_free (support_read_clipboard (GTK_WIDGET (fixture->dialog)));
  if (is_taken)
    wait_for_plan (fixture);
  shown = support_find_label (GTK_WIDGET (fixture->dialog), "GET https://weather.example/b");
  g_assert_cmpint (shown != NULL, ==, is_taken);
  g_assert_cmpint (smith_add_operation_dialog_is_ready (fixture->dialog), ==, is_taken);
  support_destroy_window (GTK_WIDGET (fixture->dialog));
}

/* Of what is too large as much comes as it takes to tell so; JSON in one line comes in several. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  const char *action = data;
  gboolean is_sample = g_str_equal (action, "win.paste-sample");
  const gsize most = is_sample ? SMITH_LIMIT_SAMPLE_BYTES : SMITH_LIMIT_COMMAND_BYTES;
  g_autoptr(GString) large = g_string_new (is_sample ? "[" : "curl \\\n");
  GtkWidget *view;
  GtkTextBuffer *buffer;
  g_autofree char *shown = NULL;
  GtkTextIter iter;

  while (large->len < most + 4096)
    g_string_append (large, is_sample ? "{\"town\":\"K\303\266niz\"}," : "-H 'X: \303\266' \\\n");
  open_dialog (fixture, action);
  smith_add_operation_dialog_set_text (fixture->dialog, large->str);
  view = support_find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, (int) most);
  for (gtk_text_buffer_get_start_iter (buffer, &iter); !gtk_text_iter_is_end (&iter);
       gtk_text_iter_forward_line (&iter))
    g_assert_cmpint (gtk_text_iter_get_bytes_in_line (&iter), <, 600);
  wait_for_plan (fixture);
  shown = support_find_label (GTK_WIDGET (fixture->dialog), "larger than");
  g_assert_nonnull (shown);
  support_destroy_window (GTK_WIDGET (fixture->dialog));
}

/* Text that came while the dialog was open stays, and what is added fits it. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkTextIter start;
  g_autofree char *result = NULL;

  open_dialog (fixture, "win.paste-curl");
  smith_add_operation_dialog_set_text (fixture->dialog, "curl https://weather.example/alerts");
  wait_for_plan (fixture);
  gtk_text_buffer_get_start_iter (get_buffer (fixture), &start);
  gtk_text_buffer_insert (get_buffer (fixture), &start, "# mine\n", -1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.apply", NULL);
  wait_for_plan (fixture);
  apply (fixture);
  result = dup_document (fixture);
  g_assert_true (g_str_has_prefix (result, "# mine\nopenapi: 3.1.0\n"));
  g_assert_nonnull (strstr (result, "      operationId: listAlerts\n"));
}

/* Without a document, nothing can be added. */
static void
test_start_page (void)
{
  GtkWidget *window = smith_window_new (NULL, NULL);

  gtk_widget_activate_action (window, "win.add-operation", NULL);
  gtk_widget_activate_action (window, "win.paste-curl", NULL);
  gtk_widget_activate_action (window, "win.paste-sample", NULL);
  g_assert_null (support_find_window (SMITH_TYPE_ADD_OPERATION_DIALOG));
  support_destroy_window (window);
}

static void
send_for_sample (SmithWindow *window,
                 gboolean     is_wanted)
{
  SmithResponsePane *response =
    smith_test_page_get_response (support_get_test_page (GTK_WIDGET (window)));
  const char *status = is_wanted ? "200" : "401";

  gtk_widget_activate_action (GTK_WIDGET (window), "win.send", NULL);
  while (g_strcmp0 (smith_response_pane_get_shown (response), "answer") != 0 ||
         !g_str_has_prefix (smith_response_pane_get_status (response), status))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (smith_response_pane_get_sample (response) != NULL, ==, is_wanted);
}

/* An answer is described in the text, in one step; one that says no success is not. */
static void
test_use_answer (void)
{
  g_autoptr(SmithMemoryStore) store = smith_memory_store_new ();
  g_autoptr(SmithCredentialList) credentials =
    smith_credential_list_new (NULL, SMITH_SECRET_STORE (store));
  g_autoptr(GBytes) sample = smith_sample_dup_text ();
  g_autofree char *before = g_strndup (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));
  Fixture fixture = { SMITH_WINDOW (smith_window_new (NULL, credentials)) };
  GtkWidget *window = GTK_WIDGET (fixture.window);
  SmithRequestPane *request;
  SmithArgumentRow *row;
  g_autofree char *result = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.try-sample", NULL);
  fixture.document = smith_window_get_document (fixture.window);
  request = smith_test_page_get_request (support_get_test_page (window));
  support_wait_for_check (fixture.document);
  gtk_widget_activate_action (window, "win.page", "s", "test");
  while ((row = smith_argument_form_get_row (smith_request_pane_get_form (request),
                                             "place")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (smith_argument_row_get_control (row)), "Bern");
  send_for_sample (fixture.window, FALSE);
  support_add_key (credentials, SMITH_CREDENTIAL_BEARER, "Sample", "http://127.0.0.1",
                   SMITH_SAMPLE_KEY);
  send_for_sample (fixture.window, TRUE);
  gtk_widget_activate_action (window, "win.use-answer", NULL);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&result, g_free);
      result = dup_document (&fixture);
    }
  while (g_str_equal (result, before));
  g_assert_nonnull (strstr (result, "                  days:\n                    type: array\n"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  support_assert_text (fixture.document, before);
  support_destroy_window (window);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/add-operation/add/", rows[i].name, NULL);

      ADD (path, &rows[i], test_add);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/add-operation/refused/", bad_rows[i].name, NULL);

      ADD (path, &bad_rows[i], test_refused);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (server_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/add-operation/server/", server_rows[i].name, NULL);

      ADD (path, &server_rows[i], test_server);
    }
  ADD ("/add-operation/exists/go-there", GINT_TO_POINTER (FALSE), test_exists);
  ADD ("/add-operation/exists/replace", GINT_TO_POINTER (TRUE), test_exists);
  ADD ("/add-operation/clipboard/curl", "curl https://weather.example/b", test_clipboard);
  ADD ("/add-operation/clipboard/other", "my password", test_clipboard);
  ADD ("/add-operation/large/command", "win.paste-curl", test_large);
  ADD ("/add-operation/large/sample", "win.paste-sample", test_large);
  ADD ("/add-operation/changed-meanwhile", NULL, test_changed_meanwhile);
  g_test_add_func ("/add-operation/start-page", test_start_page);
  g_test_add_func ("/add-operation/use-answer", test_use_answer);

  return support_run ();
}
