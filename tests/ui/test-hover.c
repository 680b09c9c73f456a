/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-hover.h"

/* An old version, and a header that is never sent. */
static const char text[] =
  "openapi: 3.0.3\n"
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
  "      parameters:\n"
  "        - name: X-Trace\n"
  "          in: header\n"
  "          schema:\n"
  "            type: string\n"
  "      responses:\n"
  "        \"200\":\n"
  "          description: The forecast.\n";

typedef struct
{
  SupportEditor  editor;
  SmithTextLink *link;
  SmithHover    *hover;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  support_editor_set_up (&fixture->editor, text);
  fixture->link = smith_text_link_new (fixture->editor.document);
  fixture->hover = smith_hover_new (fixture->editor.document, fixture->link);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  smith_hover_clear (fixture->hover);
  g_assert_finalize_object (fixture->hover);
  g_object_unref (fixture->link);
  support_editor_clear (&fixture->editor);
}

static gsize
place_of (const char *part)
{
  const char *found = strstr (text, part);

  g_assert_nonnull (found);
  return (gsize) (found - text);
}

/* What the pointer is on, what is said there, and whether a button mends it. */
static const struct
{
  const char *name;
  const char *at;
  const char *said;  /* NULL for nothing */
  const char *gone;  /* what is not in the text any more after a click */
} rows[] = {
  { "version", "3.0.3", "3.0.3", "3.0.3" },
  { "header", "X-Trace", "X-Trace", "X-Trace" },
  { "well", "Weather", NULL, NULL },
  { "before", "openapi", NULL, NULL },
};

static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  const typeof (rows[0]) *row = data;
  g_autofree char *said = NULL;
  g_autofree char *now = NULL;
  GtkWidget *content = smith_hover_describe (fixture->hover, place_of (row->at));
  GtkWidget *button;

  g_assert_cmpint (content != NULL, ==, row->said != NULL);
  if (row->said == NULL)
    return;
  gtk_widget_set_parent (content, GTK_WIDGET (fixture->editor.page));
  said = support_find_label (content, row->said);
  g_assert_nonnull (said);
  button = support_find_widget (content, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  now = support_editor_dup_text (&fixture->editor);
  g_assert_null (strstr (now, row->gone));
  gtk_widget_unparent (content);
}

/* What is said is of one text and one check, and goes with either. */
static void
test_taken_away (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_parent (popover, GTK_WIDGET (fixture->editor.page));
  gtk_popover_set_child (GTK_POPOVER (popover),
                         smith_hover_describe (fixture->hover, place_of ("X-Trace")));
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_true (gtk_widget_get_visible (popover));
  if (data != NULL)
    support_editor_type (&fixture->editor, 0, "# one line more\n");
  else
    {
      smith_document_check_now (fixture->editor.document);
      support_wait_for_check (fixture->editor.document);
    }
  g_assert_false (gtk_widget_get_visible (popover));
  gtk_widget_unparent (popover);
}

/* ---- in the window ---- */

/* The pointer, in the middle of the first letter of @part. */
static void
point_at (Fixture    *fixture,
          const char *part)
{
  GtkTextView *view = GTK_TEXT_VIEW (smith_edit_page_get_view (fixture->editor.page));
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  GdkRectangle area;
  GtkTextIter iter;
  int x, y;

  gtk_text_buffer_get_iter_at_offset (fixture->editor.buffer, &iter, (int) place_of (part));
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET,
                                         area.x + area.width / 2, area.y + area.height / 2,
                                         &x, &y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", (double) x, (double) y);
    }
}

/* What pops up over the text, once it is there. */
static GtkWidget *
find_popover (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (smith_edit_page_get_view (fixture->editor.page));

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return child;

  return NULL;
}

/* The page has such a provider for its own text: over an underlined word the sentence comes up,
 * with the fix, and over any other nothing does. */
static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *said = NULL;
  g_autofree char *now = NULL;
  GtkWidget *button;

  support_iterate_for (200);
  point_at (fixture, "Weather");
  support_iterate_for (1500);
  g_assert_null (find_popover (fixture));

  point_at (fixture, "X-Trace");
  for (guint i = 0; i < 250 && find_popover (fixture) == NULL; i++)
    support_iterate_for (20);
  g_assert_nonnull (find_popover (fixture));
  said = support_find_label (find_popover (fixture), "X-Trace");
  g_assert_nonnull (said);
  button = support_find_widget (find_popover (fixture), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  now = support_editor_dup_text (&fixture->editor);
  g_assert_null (strstr (now, "X-Trace"));
  for (guint i = 0; i < 250 && find_popover (fixture) != NULL; i++)
    support_iterate_for (20);
  g_assert_null (find_popover (fixture));
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/hover/", rows[i].name, NULL);

      g_test_add (path, Fixture, &rows[i], set_up, test_row, tear_down);
    }
  g_test_add ("/hover/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/hover/checked", Fixture, NULL, set_up, test_taken_away, tear_down);
  g_test_add ("/hover/typed", Fixture, "", set_up, test_taken_away, tear_down);

  return support_run ();
}
