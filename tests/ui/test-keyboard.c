/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real keys, in the real window: what is pressed goes by way of the X server, so that whatever has
 * the focus may take it first. */
#include "support-application.h"
#include "support-ui.h"

#include <string.h>

#include <gdk/x11/gdkx.h>

#include "creds/smith-memory-store.h"
#include "ui/smith-fix-review.h"
#include "ui/smith-keys-page.h"
#include "ui/smith-window.h"

static const char text[] =
  "openapi: 3.0.0\n"
  "info:\n"
  "  title: Weather\n"
  "  version: 1.0.0\n"
  "servers:\n"
  "  - url: https://weather.example\n"
  "paths:\n"
  "  /forecast:\n"
  "    get:\n"
  "      tags: [Weather]\n"
  "      operationId: getForecast\n"
  "      responses: {'200': {description: Fine.}}\n"
  "  /alerts:\n"
  "    get:\n"
  "      tags: [Weather]\n"
  "      operationId: getAlerts\n"
  "      responses: {'200': {description: Fine.}}\n"
  "  /stations:\n"
  "    get:\n"
  "      tags: [Weather]\n"
  "      operationId: getStations\n"
  "      responses: {'200': {description: Fine.}}\n";

static SmithApplication *application;

typedef struct
{
  SmithCredentialList *credentials;
  GtkWidget           *window;
  SmithDocument       *document;
  SmithTab            *tab;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SmithMemoryStore) store = smith_memory_store_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->credentials = smith_credential_list_new (NULL, SMITH_SECRET_STORE (store));
  support_add_key (fixture->credentials, SMITH_CREDENTIAL_BEARER, "Weather",
                   "https://weather.example", "made-up");
  fixture->window = smith_window_new (ADW_APPLICATION (application), fixture->credentials);
  gtk_window_present (GTK_WINDOW (fixture->window));
  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "weather.yaml");
  fixture->document = smith_window_get_document (SMITH_WINDOW (fixture->window));
  fixture->tab = smith_window_get_tab (SMITH_WINDOW (fixture->window));
  support_wait_for_check (fixture->document);
  support_iterate_for (100);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  support_destroy_window (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->credentials));
}

/* Presses and releases a key, by its X name.  No window manager is here to give the window the
 * keyboard. */
static void
press (Fixture    *fixture,
       const char *key)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  const char *focus[] = { "xdotool", "windowfocus", "--sync", id, NULL };
  const char *press[] = { "xdotool", "key", "--clearmodifiers", key, NULL };
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) focus, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  support_iterate_for (50);
  g_spawn_sync (NULL, (char **) press, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  support_iterate_for (200);
}

static gboolean
is_focus_within (Fixture   *fixture,
                 GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_test_message ("The focus is in %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* ---- the text ---- */

static const struct
{
  const char *name;
  const char *key;
  gboolean    is_review;
} number_cases[] = {
  { "review", "ctrl+shift+x", TRUE },
  { "unselect", "ctrl+shift+a", FALSE },
};

/* GtkSourceView would count a number up or down. */
static void
test_number (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *view = GTK_WIDGET (smith_edit_page_get_view (smith_tab_get_edit_page (fixture->tab)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;
  GtkWidget *review;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) (strstr (text, "200") + 1 - text));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_grab_focus (view);
  press (fixture, number_cases[i].key);
  support_assert_text (fixture->document, text);

  review = support_find_window (SMITH_TYPE_FIX_REVIEW);
  g_assert_cmpint (review != NULL, ==, number_cases[i].is_review);
  if (review != NULL)
    gtk_window_destroy (GTK_WINDOW (review));
}

/* ---- the outline ---- */

/* Down the list by keys, as far as the row of an operation. */
static void
focus_operation (Fixture    *fixture,
                 const char *name)
{
  GtkWidget *outline = GTK_WIDGET (smith_tab_get_outline (fixture->tab));

  gtk_widget_child_focus (support_find_widget (outline, GTK_TYPE_LIST_VIEW), GTK_DIR_TAB_FORWARD);
  g_assert_true (is_focus_within (fixture, outline));
  press (fixture, "Home");
  for (guint i = 0; i < 10; i++)
    {
      SmithOperationItem *operation = smith_outline_get_operation (SMITH_OUTLINE (outline));

      if (operation != NULL && g_str_equal (smith_operation_item_get_name (operation), name))
        return;
      press (fixture, "Down");
    }
  g_assert_not_reached ();
}

/* What the focus is on goes where it is sent to, again and again, and no line of the text does. */
static void
test_move_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) moved = g_string_new (text);
  const char *first = strstr (text, "  /forecast");
  const char *last = strstr (text, "  /stations");

  g_string_truncate (moved, (gsize) (first - text));
  g_string_append (moved, last);
  g_string_append_len (moved, first, last - first);

  focus_operation (fixture, "getStations");
  for (guint i = 0; i < 2; i++)
    {
      press (fixture, "alt+Up");
      support_wait_for_check (fixture->document);
      support_iterate_for (200);
      g_assert_true (is_focus_within (fixture, GTK_WIDGET (smith_tab_get_outline (fixture->tab))));
    }
  support_assert_text (fixture->document, moved->str);

  /* and goes on from there */
  press (fixture, "Down");
  g_assert_true (is_focus_within (fixture, GTK_WIDGET (smith_tab_get_outline (fixture->tab))));
  g_assert_cmpstr (smith_operation_item_get_name (smith_outline_get_operation (
                                                    smith_tab_get_outline (fixture->tab))),
                   ==, "getForecast");
}

/* ---- the Test page ---- */

/* A socket that takes connections and says nothing. */
static GSocketListener *
listen_in_silence (guint *out_port)
{
  g_autoptr(GError) error = NULL;
  GSocketListener *listener = g_socket_listener_new ();

  *out_port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);

  return listener;
}

static const struct
{
  const char *name;
  const char *start;  /* the key that sends the call, if not that of the button */
  gboolean    in_outline;
} cancel_cases[] = {
  { "button", NULL, FALSE },
  { "outline", "ctrl+Return", TRUE },
};

/* Escape ends a call, wherever the focus is, and the button keeps it meanwhile. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  guint port;
  g_autoptr(GSocketListener) listener G_GNUC_UNUSED = listen_in_silence (&port);
  SmithTestPage *page = smith_tab_get_test_page (fixture->tab);
  SmithResponsePane *response = smith_test_page_get_response (page);
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_auto(GStrv) parts = g_strsplit (text, "https://weather.example", -1);
  g_autofree char *slow = g_strjoinv (origin, parts);
  g_autoptr(GBytes) bytes = g_bytes_new (slow, strlen (slow));
  GtkWidget *button;

  smith_document_load_bytes (fixture->document, bytes, "weather.yaml");
  support_wait_for_check (fixture->document);
  if (cancel_cases[i].in_outline)
    focus_operation (fixture, "getAlerts");
  smith_tab_show_page (fixture->tab, "test");
  support_iterate_for (300);
  button = support_find_action (GTK_WIDGET (page), "test.send", TRUE);
  g_assert_nonnull (button);
  if (!cancel_cases[i].in_outline)
    gtk_widget_grab_focus (button);

  for (guint round = 0; round < 2; round++)
    {
      press (fixture, cancel_cases[i].start != NULL ? cancel_cases[i].start : "space");
      g_assert_cmpstr (smith_response_pane_get_status (response), ==, "Waiting for the Answer");
      g_assert_true (is_focus_within (fixture, cancel_cases[i].in_outline
                                      ? GTK_WIDGET (smith_tab_get_outline (fixture->tab))
                                      : button));
      press (fixture, "Escape");
      g_assert_cmpstr (smith_response_pane_get_status (response), ==, "Cancelled");
    }
}

/* ---- the Keys page ---- */

static const struct
{
  const char *name;
  gboolean    in_outline;
} keys_cases[] = {
  { "text", FALSE },
  { "outline", TRUE },
};

/* Who opens the page is in the list, also when the name was written in before: a key would be for
 * the name. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *page = support_find_widget (fixture->window, SMITH_TYPE_KEYS_PAGE);
  GtkWidget *name = support_find_widget (page, ADW_TYPE_ENTRY_ROW);
  GtkWidget *focus;

  if (keys_cases[i].in_outline)
    focus_operation (fixture, "getForecast");
  for (guint round = 0; round < 2; round++)
    {
      press (fixture, "alt+4");
      g_assert_true (is_focus_within (fixture, page));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (GTK_IS_LIST_BOX_ROW (focus) && !ADW_IS_PREFERENCES_ROW (focus));
      press (fixture, "x");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Weather");
      g_assert_true (gtk_widget_grab_focus (name));
      press (fixture, "alt+1");
      if (keys_cases[i].in_outline)
        focus_operation (fixture, "getForecast");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is not installed\n");
      return 0;
    }
  support_init (&argc, &argv);
  application = support_register_application ();
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/keyboard/text/", number_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_number, tear_down);
    }

  g_test_add ("/keyboard/outline/move-twice", Fixture, NULL, set_up, test_move_twice, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/keyboard/cancel/", cancel_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_cancel, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/keyboard/keys/", keys_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_keys, tear_down);
    }

  return support_run ();
}
