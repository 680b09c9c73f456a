/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real keys, in the real window: what is pressed goes by way of the X server, so that whatever has
 * the focus may take it first. */
#include "support-application.h"
#include "support-ui.h"

#include <string.h>

#include <gdk/x11/gdkx.h>

#include "ui/smith-fix-review.h"
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
  "      operationId: getForecast\n"
  "      responses: {'200': {description: Fine.}}\n"
  "  /alerts:\n"
  "    get:\n"
  "      operationId: getAlerts\n"
  "      responses: {'200': {description: Fine.}}\n"
  "  /stations:\n"
  "    get:\n"
  "      operationId: getStations\n"
  "      responses: {'200': {description: Fine.}}\n";

static SmithApplication *application;

typedef struct
{
  GtkWidget     *window;
  SmithDocument *document;
  SmithTab      *tab;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->window = smith_window_new (ADW_APPLICATION (application), NULL);
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

  return support_run ();
}
