/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "base/smith-redact.h"
#include "creds/smith-memory-store.h"
#include "http/smith-http-server.h"
#include "mock/smith-mock.h"
#include "mock/smith-sample.h"
#include "ui/smith-key-dialog.h"
#include "ui/smith-test-page.h"
#include "ui/smith-window.h"

/* Calls that are left unanswered are cancelled long before. */
#define PATIENCE_MS 10000

typedef struct
{
  SmithCredentialList *credentials;
  SmithDocument       *document;
  GtkWidget           *window;
  SmithTestPage       *page;
  SmithRequestPane    *request;
  SmithResponsePane   *response;
} Fixture;

static SmithOperationItem *
find_operation (Fixture    *fixture,
                const char *name)
{
  GListModel *operations = smith_document_get_operations (fixture->document);

  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr(SmithOperationItem) item = g_list_model_get_item (operations, i);

      if (g_str_equal (smith_operation_item_get_name (item), name))
        return item;  /* the list keeps it */
    }
  g_assert_not_reached ();
}

static void
choose (Fixture    *fixture,
        const char *name)
{
  g_object_set (fixture->page, "operation", find_operation (fixture, name), NULL);
}

/* Opens a document on the page of the fixture. */
static void
open_text (Fixture    *fixture,
           const char *text)
{
  g_object_set (fixture->page, "operation", NULL, NULL);
  g_clear_object (&fixture->document);
  fixture->document = support_new_document (text);
  support_wait_for_check (fixture->document);
  g_object_set (fixture->page, "document", fixture->document, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SmithMemoryStore) store = smith_memory_store_new ();
  g_autoptr(GBytes) sample = smith_sample_dup_text ();
  g_autofree char *text = g_strndup (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));

  fixture->credentials = smith_credential_list_new (NULL, SMITH_SECRET_STORE (store));
  fixture->window = adw_window_new ();
  fixture->page = SMITH_TEST_PAGE (smith_test_page_new ());
  fixture->request = smith_test_page_get_request (fixture->page);
  fixture->response = smith_test_page_get_response (fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  g_object_set (fixture->page, "credentials", fixture->credentials, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_text (fixture, text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = g_object_ref (GTK_WIDGET (fixture->page));

  support_destroy_window (fixture->window);
  g_assert_finalize_object (page);
  g_assert_finalize_object (g_steal_pointer (&fixture->document));
  g_assert_finalize_object (g_steal_pointer (&fixture->credentials));
}

/* ---- what a person does and sees ---- */

static SmithArgumentRow *
get_row (Fixture    *fixture,
         const char *name)
{
  SmithArgumentRow *row =
    smith_argument_form_get_row (smith_request_pane_get_form (fixture->request), name);

  g_assert_nonnull (row);

  return row;
}

static void
enter (Fixture    *fixture,
       const char *name,
       const char *text)
{
  GtkWidget *control = smith_argument_row_get_control (get_row (fixture, name));

  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (control), text);
}

static void
assert_as_sent (Fixture    *fixture,
                const char *part)
{
  g_autofree char *text = smith_request_pane_dup_as_sent (fixture->request);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

static void
assert_not_as_sent (Fixture    *fixture,
                    const char *part)
{
  g_autofree char *text = smith_request_pane_dup_as_sent (fixture->request);

  g_test_message ("%s", text);
  g_assert_null (strstr (text, part));
}

static gboolean
has_label (Fixture    *fixture,
           const char *part)
{
  g_autofree char *found = support_find_label (fixture->window, part);

  return found != NULL;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_buffer (GtkWidget  *view,
               const char *text)
{
  g_autofree char *shown = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, text);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
wait_for_page (Fixture    *fixture,
               const char *name)
{
  guint patience_id = g_timeout_add (PATIENCE_MS, give_up_cb, NULL);

  while (!g_str_equal (smith_response_pane_get_shown (fixture->response), name))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience_id);
}

static void
send_call (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "test.send", NULL));
}

static void
add_key (Fixture    *fixture,
         const char *label,
         const char *origin,
         const char *text)
{
  support_add_key (fixture->credentials, SMITH_CREDENTIAL_BEARER, label, origin, text);
}

static void
add_sample_key (Fixture *fixture)
{
  add_key (fixture, "Sample", "http://127.0.0.1", SMITH_SAMPLE_KEY);
}

/* ---- the form ---- */

static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *units;

  choose (fixture, "getForecast");
  g_assert_false (gtk_widget_get_visible (smith_argument_row_get_tick (get_row (fixture,
                                                                                "place"))));
  g_assert_true (gtk_widget_get_visible (smith_argument_row_get_tick (get_row (fixture, "days"))));
  g_assert_true (GTK_IS_ENTRY (smith_argument_row_get_control (get_row (fixture, "place"))));
  units = smith_argument_row_get_control (get_row (fixture, "units"));
  g_assert_true (GTK_IS_DROP_DOWN (units));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (units))),
                    ==, 3);

  choose (fixture, "listStations");
  g_assert_true (GTK_IS_SWITCH (smith_argument_row_get_control (get_row (fixture, "active"))));
  g_assert_null (smith_argument_form_get_row (smith_request_pane_get_form (fixture->request),
                                              "place"));
}

static void
test_as_sent (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *units;

  add_sample_key (fixture);
  choose (fixture, "getForecast");
  enter (fixture, "place", "Zürich");
  assert_as_sent (fixture, "GET /forecast?place=Z%C3%BCrich HTTP/1.1");
  assert_as_sent (fixture, "Authorization: Bearer " SMITH_REDACTED);
  assert_not_as_sent (fixture, SMITH_SAMPLE_KEY);

  enter (fixture, "days", "5");
  units = smith_argument_row_get_control (get_row (fixture, "units"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (units), 2);
  assert_as_sent (fixture, "days=5&units=imperial");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (smith_argument_row_get_tick (
                                 get_row (fixture, "days"))), FALSE);
  assert_not_as_sent (fixture, "days=5");

  choose (fixture, "addStation");
  enter (fixture, "name", "Bern");
  enter (fixture, "altitude", "542");
  gtk_switch_set_active (GTK_SWITCH (smith_argument_row_get_control (get_row (fixture,
                                                                              "active"))), TRUE);
  assert_as_sent (fixture, "{\"name\":\"Bern\",\"altitude\":542,\"active\":true}");
}

static const struct
{
  const char *name;
  const char *value;
  gboolean    is_problem;
} days_cases[] = {
  { "whole-number", "3", FALSE },
  { "fraction", "2.5", TRUE },
  { "word", "many", TRUE },
};

static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  choose (fixture, "getForecast");
  enter (fixture, "place", "Bern");
  enter (fixture, "days", days_cases[i].value);
  g_assert_cmpint (smith_argument_row_get_problem (get_row (fixture, "days")) != NULL, ==,
                   days_cases[i].is_problem);
  g_assert_null (smith_argument_row_get_problem (get_row (fixture, "place")));
}

/* An empty form is not scolded before it is sent. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  choose (fixture, "getForecast");
  g_assert_null (smith_argument_row_get_problem (get_row (fixture, "place")));

  send_call (fixture);
  wait_for_page (fixture, "error");
  g_assert_nonnull (smith_argument_row_get_problem (get_row (fixture, "place")));
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==,
                   "An Argument Is Missing or Wrong");
  g_assert_true (has_label (fixture, "Nothing was sent"));
  enter (fixture, "place", "Bern");
  g_assert_null (smith_argument_row_get_problem (get_row (fixture, "place")));
}

static void
test_values_kept (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *days;

  choose (fixture, "getForecast");
  enter (fixture, "place", "Bern");
  enter (fixture, "days", "4");
  choose (fixture, "getAlerts");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (smith_argument_row_get_control (
                     get_row (fixture, "place")))), ==, "");
  choose (fixture, "getForecast");
  assert_as_sent (fixture, "place=Bern&days=4");

  /* the document changes: "days" becomes "count", and "place" stays */
  bytes = smith_document_snapshot (fixture->document);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  days = strstr (text, "name: days");
  g_assert_nonnull (days);
  smith_document_delete (fixture->document, (gsize) (days - text) + 6, 4);
  smith_document_insert (fixture->document, (gsize) (days - text) + 6, "count", 5);
  support_wait_for_check (fixture->document);
  get_row (fixture, "count");
  assert_as_sent (fixture, "place=Bern");
  assert_not_as_sent (fixture, "days");
}

/* ---- calls ---- */

static void
test_send (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *body = NULL;

  add_sample_key (fixture);
  choose (fixture, "getForecast");
  g_assert_null (smith_test_page_get_hint (fixture->page));
  enter (fixture, "place", "Bern");
  send_call (fixture);
  wait_for_page (fixture, "answer");

  g_assert_true (g_str_has_prefix (smith_response_pane_get_status (fixture->response),
                                   "200 OK · "));
  g_assert_cmpstr (smith_response_pane_get_verdict (fixture->response), ==, "ChatGPT accepts");
  body = smith_response_pane_dup_body (fixture->response);
  g_assert_nonnull (strstr (body, "\"place\": \"Bern\""));
  g_assert_null (strstr (body, SMITH_SAMPLE_KEY));

  /* another operation has no answer yet; the first one's comes back with it */
  choose (fixture, "getAlerts");
  g_assert_cmpstr (smith_response_pane_get_shown (fixture->response), ==, "empty");
  choose (fixture, "getForecast");
  g_assert_cmpstr (smith_response_pane_get_shown (fixture->response), ==, "answer");
}

/* Without a key the sample answers 401 and the banner tells which one it takes. */
static void
test_needs_key (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *dialog;

  choose (fixture, "getForecast");
  g_assert_nonnull (strstr (smith_test_page_get_hint (fixture->page), SMITH_SAMPLE_KEY));
  enter (fixture, "place", "Bern");
  send_call (fixture);
  wait_for_page (fixture, "answer");
  g_assert_true (g_str_has_prefix (smith_response_pane_get_status (fixture->response), "401 "));
  g_assert_true (g_str_has_prefix (smith_response_pane_get_verdict (fixture->response),
                                   "ChatGPT "));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "test.add-key", NULL));
  dialog = support_find_window (SMITH_TYPE_KEY_DIALOG);
  g_assert_nonnull (dialog);
  support_destroy_window (dialog);

  add_key (fixture, "Wrong", "http://127.0.0.1", "planted-wrong-key");
  g_assert_null (strstr (smith_test_page_get_hint (fixture->page), "planted-wrong-key"));
  g_assert_nonnull (strstr (smith_test_page_get_hint (fixture->page), "refused"));
}

/* A key for another server stays where it is. */
static void
test_other_key (Fixture       *fixture,
                gconstpointer  data)
{
  SmithTargetBar *target = smith_request_pane_get_target (fixture->request);
  g_autoptr(SmithCredential) credential = NULL;

  add_key (fixture, "Elsewhere", "https://api.example", "planted-secret");
  choose (fixture, "getForecast");
  enter (fixture, "place", "Bern");
  g_assert_null (smith_target_bar_get_credential (target));

  credential = g_list_model_get_item (G_LIST_MODEL (fixture->credentials), 0);
  smith_target_bar_choose_key (target, smith_credential_get_id (credential));
  assert_not_as_sent (fixture, "GET ");
  send_call (fixture);
  wait_for_page (fixture, "error");
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==,
                   "The Key May Not Go There");
}

/* ---- a server of the test's own ---- */

static const char document_format[] =
  "openapi: 3.1.0\n"
  "info: {title: Own, version: '1'}\n"
  "servers: [{url: '%s'}]\n"
  "paths:\n"
  "  /echo:\n"
  "    get: {operationId: echo, responses: {'200': {description: Fine.}}}\n"
  "  /lists:\n"
  "    post:\n"
  "      operationId: lists\n"
  "      requestBody:\n"
  "        content:\n"
  "          application/json:\n"
  "            schema:\n"
  "              type: object\n"
  "              properties:\n"
  "                tags: {type: array, items: {type: string}}\n"
  "                place: {type: object, properties: {lat: {type: number}}}\n"
  "      responses: {'200': {description: Fine.}}\n";

static void
open_own (Fixture    *fixture,
          const char *origin,
          const char *operation)
{
  g_autofree char *text = g_strdup_printf (document_format, origin);

  open_text (fixture, text);
  choose (fixture, operation);
}

static void
echo_cb (SmithHttpServer *server,
         SmithHttpCall   *call,
         gpointer         user_data)
{
  const char *key = smith_http_call_get_header (call, "Authorization");
  g_autofree char *json = g_strdup_printf ("{\"you_sent\":\"%s\"}", key);
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  smith_http_call_add_header (call, "X-Echo", key);
  smith_http_call_respond (call, 200, "application/json", bytes);
}

/* A server that sends the key back does not get it onto the screen. */
static void
test_echo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SmithHttpServer) server = smith_http_server_new (echo_cb, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;

  smith_http_server_listen (server, 0, &error);
  g_assert_no_error (error);
  add_key (fixture, "Own", "http://127.0.0.1", "planted-secret-5127");
  open_own (fixture, smith_http_server_get_origin (server), "echo");
  send_call (fixture);
  wait_for_page (fixture, "answer");
  body = smith_response_pane_dup_body (fixture->response);
  g_assert_nonnull (strstr (body, SMITH_REDACTED));
  g_assert_false (has_label (fixture, "planted-secret-5127"));
  g_assert_null (strstr (body, "planted-secret-5127"));
  smith_http_server_stop (server);
}

/* Nobody listens there. */
static void
test_no_server (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(SmithHttpServer) server = smith_http_server_new (echo_cb, NULL, NULL);
  g_autofree char *origin = NULL;

  smith_http_server_listen (server, 0, NULL);
  origin = g_strdup (smith_http_server_get_origin (server));
  smith_http_server_stop (server);
  open_own (fixture, origin, "echo");
  send_call (fixture);
  wait_for_page (fixture, "error");
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==,
                   "No Connection to the Server");
}

/* A socket that takes connections and says nothing. */
static GSocketListener *
listen_in_silence (char **out_origin)
{
  g_autoptr(GError) error = NULL;
  GSocketListener *listener = g_socket_listener_new ();
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) effective = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  *out_origin = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (
                                   G_INET_SOCKET_ADDRESS (effective)));

  return listener;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *origin = NULL;
  g_autoptr(GSocketListener) listener G_GNUC_UNUSED = listen_in_silence (&origin);

  open_own (fixture, origin, "echo");
  send_call (fixture);
  g_assert_true (has_label (fixture, "Cancel (0 s)"));
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==,
                   "Waiting for the Answer");
  support_iterate_for (50);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "test.cancel", NULL);
  support_iterate_for (50);
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==, "Cancelled");
  g_assert_true (has_label (fixture, "Send"));
}

/* Ends the call that was made to such a socket. */
static void
hang_up (GSocketListener *listener)
{
  g_autoptr(GSocketConnection) connection = NULL;

  support_iterate_for (200);
  connection = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_assert_true (g_io_stream_close (G_IO_STREAM (connection), NULL, NULL));
}

/* The cursor moves on in the text while a call is on its way.  Who comes back to the call first
 * sees its answer. */
static void
test_out_of_sight (Fixture       *fixture,
                   gconstpointer  data)
{
  gboolean comes_back = GPOINTER_TO_INT (data);
  g_autofree char *origin = NULL;
  g_autoptr(GSocketListener) listener = listen_in_silence (&origin);
  g_autoptr(SmithOperationItem) shown = NULL;
  SmithOperationItem *called, *other;

  open_own (fixture, origin, "echo");
  called = find_operation (fixture, "echo");
  other = find_operation (fixture, "lists");
  send_call (fixture);
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  choose (fixture, "lists");
  g_object_get (fixture->page, "operation", &shown, NULL);
  g_assert_true (shown == called);
  if (comes_back)
    {
      choose (fixture, "echo");
      gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
    }

  hang_up (listener);
  if (comes_back)
    wait_for_page (fixture, "error");
  else
    while (shown != other)
      {
        g_main_context_iteration (NULL, TRUE);
        g_clear_object (&shown);
        g_object_get (fixture->page, "operation", &shown, NULL);
      }
  choose (fixture, "echo");
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), !=, "Cancelled");
}

/* tear_down() closes the window while a call is on its way. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *origin = NULL;
  g_autoptr(GSocketListener) listener G_GNUC_UNUSED = listen_in_silence (&origin);

  open_own (fixture, origin, "echo");
  send_call (fixture);
  support_iterate_for (20);
}

static void
test_structured (Fixture       *fixture,
                 gconstpointer  data)
{
  open_own (fixture, "https://own.example", "lists");
  g_assert_true (GTK_IS_TEXT_VIEW (smith_argument_row_get_control (get_row (fixture, "tags"))));
  enter (fixture, "tags", "[\"a\", \"b\"]");
  enter (fixture, "place", "{\"lat\": 1.50}");
  assert_as_sent (fixture, "{\"tags\":[\"a\",\"b\"],\"place\":{\"lat\":1.50}}");
  g_assert_null (smith_argument_row_get_problem (get_row (fixture, "tags")));

  enter (fixture, "tags", "[\"a\"");
  g_assert_nonnull (smith_argument_row_get_problem (get_row (fixture, "tags")));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSourceLanguage *language;
  GtkWidget *view;

  choose (fixture, "getForecast");
  enter (fixture, "place", "Bern");
  view = find (GTK_WIDGET (fixture->request), GTK_SOURCE_TYPE_VIEW);
  assert_buffer (view, "{\n  \"place\": \"Bern\"\n}");
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (view, GTK_TYPE_STACK)),
                                    "json");
  language = gtk_source_buffer_get_language (
    GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
  g_assert_nonnull (language);
  g_assert_cmpstr (gtk_source_language_get_id (language), ==, "json");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "{\"days\": 2, \"place\": \"Thun\"}", -1);
  assert_as_sent (fixture, "place=Thun&days=2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (smith_argument_row_get_control (
                     get_row (fixture, "days")))), ==, "2");

  /* half of a text is not sent, and the fields keep what was whole */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "{\"days\": ", -1);
  assert_not_as_sent (fixture, "GET ");
  send_call (fixture);
  wait_for_page (fixture, "error");
  g_assert_cmpstr (smith_response_pane_get_status (fixture->response), ==,
                   "The Arguments Are Not JSON");
  enter (fixture, "place", "Biel");
  assert_as_sent (fixture, "place=Biel&days=2");
}

/* An answer to an older description says so. */
static void
test_outdated (Fixture       *fixture,
               gconstpointer  data)
{
  const char *note = "The description has changed";

  add_sample_key (fixture);
  choose (fixture, "listStations");
  send_call (fixture);
  wait_for_page (fixture, "answer");
  g_assert_false (has_label (fixture, note));
  smith_document_insert (fixture->document, 0, "# other\n", 8);
  g_assert_true (has_label (fixture, note));
  support_wait_for_check (fixture->document);
  send_call (fixture);
  while (has_label (fixture, "Cancel ("))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_label (fixture, note));
}

/* ---- the whole way ---- */

/* From the Start page to an answer, through the window's own actions. */
static void
test_window (void)
{
  Fixture fixture = { 0 };
  g_autoptr(SmithMemoryStore) store = smith_memory_store_new ();
  SmithWindow *window;

  fixture.credentials = smith_credential_list_new (NULL, SMITH_SECRET_STORE (store));
  fixture.window = smith_window_new (NULL, fixture.credentials);
  window = SMITH_WINDOW (fixture.window);
  gtk_window_present (GTK_WINDOW (window));

  gtk_widget_activate_action (fixture.window, "win.try-sample", NULL);
  while (smith_window_get_document (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture.document = g_object_ref (smith_window_get_document (window));
  fixture.page = support_get_test_page (fixture.window);
  fixture.request = smith_test_page_get_request (fixture.page);
  fixture.response = smith_test_page_get_response (fixture.page);
  support_wait_for_check (fixture.document);
  gtk_widget_activate_action (fixture.window, "win.page", "s", "test");
  support_iterate_for (50);

  /* the outline has the first operation selected */
  g_assert_nonnull (strstr (smith_test_page_get_hint (fixture.page), SMITH_SAMPLE_KEY));
  enter (&fixture, "place", "Bern");
  add_sample_key (&fixture);
  g_assert_null (smith_test_page_get_hint (fixture.page));
  gtk_widget_activate_action (fixture.window, "win.send", NULL);
  wait_for_page (&fixture, "answer");
  g_assert_true (g_str_has_prefix (smith_response_pane_get_status (fixture.response), "200 OK"));

  support_destroy_window (fixture.window);
  g_assert_finalize_object (fixture.document);
  g_assert_finalize_object (fixture.credentials);
}

static void
add_test (const char *path,
          gsize       row,
          void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (row), set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  add_test ("/test-page/form", 0, test_form);
  add_test ("/test-page/as-sent", 0, test_as_sent);
  for (gsize i = 0; i < G_N_ELEMENTS (days_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-page/problem/", days_cases[i].name, NULL);

      add_test (path, i, test_problem);
    }
  add_test ("/test-page/missing", 0, test_missing);
  add_test ("/test-page/values-kept", 0, test_values_kept);
  add_test ("/test-page/structured", 0, test_structured);
  add_test ("/test-page/json", 0, test_json);
  add_test ("/test-page/send", 0, test_send);
  add_test ("/test-page/outdated", 0, test_outdated);
  add_test ("/test-page/needs-key", 0, test_needs_key);
  add_test ("/test-page/other-key", 0, test_other_key);
  add_test ("/test-page/echo", 0, test_echo);
  add_test ("/test-page/no-server", 0, test_no_server);
  add_test ("/test-page/cancel", 0, test_cancel);
  add_test ("/test-page/out-of-sight/stays", FALSE, test_out_of_sight);
  add_test ("/test-page/out-of-sight/comes-back", TRUE, test_out_of_sight);
  add_test ("/test-page/close-while-sending", 0, test_close);
  g_test_add_func ("/test-page/window", test_window);

  return support_run ();
}
