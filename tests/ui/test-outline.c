/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "author/smith-outline-model.h"
#include "ui/smith-outline-row.h"
#include "ui/smith-outline.h"
#include "ui/smith-tooltip.h"

static const char document[] =
  "openapi: 3.1.0\n"
  "info: {title: Weather, version: '1'}\n"
  "servers:\n"
  "  - url: https://weather.example\n"
  "paths:\n"
  "  /forecast:\n"
  "    get: {operationId: getForecast, tags: [Forecast], summary: Rain or shine}\n"
  "  /stations:\n"
  "    get: {operationId: listStations, tags: [Stations]}\n"
  "    post: {operationId: addStation, tags: [Stations], parameters: [{$ref: '#/x'}]}\n"
  "components:\n"
  "  schemas:\n"
  "    Station: {type: object}\n";

/* Weather, Servers, Forecast, getForecast, Stations, listStations, addStation, Components */
enum
{
  ROW_SERVERS = 1,
  ROW_FORECAST = 2,
  ROW_GET_FORECAST = 3,
  ROW_STATIONS = 4,
  ROW_LIST = 5,
  ROW_ADD = 6,
  ROW_COMPONENTS = 7,
};

typedef struct
{
  SmithDocument *document;
  GtkWidget     *window;
  SmithOutline  *outline;
  guint64        start, end;  /* what was chosen last */
  guint          n_chosen;
  gboolean       goes_on;     /* there */
} Fixture;

static void
chosen_cb (Fixture *fixture,
           guint64  start,
           guint64  end,
           gboolean go_on_there)
{
  fixture->start = start;
  fixture->end = end;
  fixture->goes_on = go_on_there;
  fixture->n_chosen++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = support_new_document (document);
  fixture->window = gtk_window_new ();
  fixture->outline = SMITH_OUTLINE (smith_outline_new ());
  g_signal_connect_swapped (fixture->outline, "place-chosen", G_CALLBACK (chosen_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->outline));
  smith_outline_set_document (fixture->outline, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  support_wait_for_check (fixture->document);
  support_iterate_for (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->outline), (gpointer *) &fixture->outline);
  support_destroy_window (fixture->window);
  g_assert_null (fixture->outline);
  g_assert_finalize_object (fixture->document);
}

static gpointer
find (Fixture    *fixture,
      const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->outline), SMITH_TYPE_OUTLINE, name);
}

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (find (fixture, "list")));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture)));
}

static void
select_row (Fixture *fixture,
            guint    position)
{
  gtk_single_selection_set_selected (get_selection (fixture), position);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->outline), action, NULL));
}

static void
assert_operation (Fixture    *fixture,
                  const char *name)
{
  SmithOperationItem *operation = smith_outline_get_operation (fixture->outline);

  if (name == NULL)
    g_assert_null (operation);
  else
    g_assert_cmpstr (smith_operation_item_get_name (operation), ==, name);
}

static gsize
offset_of (const char *part)
{
  const char *found = strstr (document, part);

  g_assert_nonnull (found);
  return (gsize) (found - document);
}

/* The first operation is there for the other pages, and the text does not move. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (get_n_rows (fixture), ==, 8);
  assert_operation (fixture, "getForecast");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    ROW_GET_FORECAST);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

/* What is no operation is gone to, and leaves the operation. */
static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  select_row (fixture, ROW_ADD);
  assert_operation (fixture, "addStation");
  g_assert_cmpuint (fixture->start, ==, offset_of ("post:"));
  select_row (fixture, ROW_SERVERS);
  g_assert_cmpuint (fixture->start, ==, offset_of ("servers:"));
  assert_operation (fixture, "addStation");
  select_row (fixture, ROW_STATIONS);
  g_assert_cmpuint (fixture->start, ==, offset_of ("get: {operationId: listStations"));
  assert_operation (fixture, "addStation");
  g_assert_cmpuint (fixture->n_chosen, ==, 3);
}

static void
test_fold (Fixture       *fixture,
           gconstpointer  data)
{
  select_row (fixture, ROW_LIST);
  activate (fixture, "outline.left");
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    ROW_STATIONS);
  assert_operation (fixture, "listStations");
  activate (fixture, "outline.left");
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  activate (fixture, "outline.right");
  g_assert_cmpuint (get_n_rows (fixture), ==, 8);

  gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.toggle", "u",
                              ROW_COMPONENTS);
  g_assert_cmpuint (get_n_rows (fixture), ==, 9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.toggle", "u", 99);
  g_assert_cmpuint (get_n_rows (fixture), ==, 9);
}

/* From right to left the keys change sides. */
static void
test_fold_rtl (Fixture       *fixture,
               gconstpointer  data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->outline), GTK_TEXT_DIR_RTL);
  select_row (fixture, ROW_STATIONS);
  activate (fixture, "outline.right");
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  activate (fixture, "outline.left");
  g_assert_cmpuint (get_n_rows (fixture), ==, 8);
}

static void
wait_for_row (Fixture *fixture,
              guint    position)
{
  for (guint i = 0; i < 100; i++)
    {
      if (gtk_single_selection_get_selected (get_selection (fixture)) == position)
        return;
      support_iterate_for (10);
    }
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, position);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  smith_outline_follow (fixture->outline, offset_of ("addStation"));
  wait_for_row (fixture, ROW_ADD);
  assert_operation (fixture, "addStation");
  smith_outline_follow (fixture->outline, offset_of ("type: object"));
  wait_for_row (fixture, ROW_COMPONENTS);
  /* nothing is there: the row stays */
  smith_outline_follow (fixture->outline, 0);
  support_iterate_for (200);
  wait_for_row (fixture, ROW_COMPONENTS);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

/* The cursor that comes to what was chosen does not choose anew: a tag stands where its first
 * operation does. */
static void
test_no_circle (Fixture       *fixture,
                gconstpointer  data)
{
  select_row (fixture, ROW_STATIONS);
  smith_outline_follow (fixture->outline, (gsize) fixture->start);
  support_iterate_for (200);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    ROW_STATIONS);

  /* away and back by the cursor alone */
  smith_outline_follow (fixture->outline, offset_of ("addStation"));
  wait_for_row (fixture, ROW_ADD);
  smith_outline_follow (fixture->outline, (gsize) fixture->start);
  wait_for_row (fixture, ROW_LIST);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkStack *stack = find (fixture, "stack");
  GtkEditable *entry = find (fixture, "filter_entry");

  gtk_editable_set_text (entry, "shine");
  support_iterate_for (300);
  g_assert_cmpuint (get_n_rows (fixture), ==, 2);
  gtk_editable_set_text (entry, "nowhere");
  support_iterate_for (300);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_signal_emit_by_name (entry, "stop-search");
  support_iterate_for (300);
  g_assert_cmpuint (get_n_rows (fixture), ==, 8);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  assert_operation (fixture, "getForecast");
}

/* Return goes to the first that is found and is no group. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkEditable *entry = find (fixture, "filter_entry");

  smith_outline_search (fixture->outline);
  gtk_editable_set_text (entry, "post");
  g_signal_emit_by_name (entry, "activate");
  assert_operation (fixture, "addStation");
  g_assert_cmpuint (fixture->start, ==, offset_of ("post:"));
  g_assert_true (fixture->goes_on);
  gtk_editable_set_text (entry, "nowhere");
  g_signal_emit_by_name (entry, "activate");
  assert_operation (fixture, "addStation");
  g_assert_cmpuint (fixture->n_chosen, ==, 2);
}

/* The operation that is gone gives way to the next, the last one to none. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  gsize get = offset_of ("  /forecast:"), stations = offset_of ("  /stations:");
  gsize components = offset_of ("components:");

  smith_document_delete (fixture->document, get, stations - get);
  support_wait_for_check (fixture->document);
  assert_operation (fixture, "listStations");
  smith_document_delete (fixture->document, get, components - stations);
  support_wait_for_check (fixture->document);
  assert_operation (fixture, NULL);
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  smith_document_insert (fixture->document, offset_of ("  /forecast:"), "  [[[\n", 6);
  support_wait_for_check (fixture->document);
  g_assert_true (gtk_widget_has_css_class (find (fixture, "list"), "smith-stale"));
  g_assert_cmpuint (get_n_rows (fixture), ==, 8);
  smith_document_delete (fixture->document, offset_of ("  /forecast:"), 6);
  support_wait_for_check (fixture->document);
  g_assert_false (gtk_widget_has_css_class (find (fixture, "list"), "smith-stale"));
}

/* A row says what becomes of its operation, and a closed group what becomes of those in it. */
static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = gtk_widget_get_first_child (find (fixture, "list"));
  GtkWidget *image;

  for (guint i = 0; i < ROW_STATIONS; i++)
    row = gtk_widget_get_next_sibling (row);
  row = gtk_widget_get_first_child (row);
  image = gtk_widget_get_last_child (row);
  g_assert_false (gtk_widget_get_visible (image));
  gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.toggle", "u", ROW_STATIONS);
  support_iterate_for (50);
  g_assert_true (gtk_widget_get_visible (image));
  g_assert_cmpstr (smith_tooltip_get (image), ==, "ChatGPT drops an operation in it");
}

static void
failed_cb (char      **said,
           const char *sentence)
{
  g_free (*said);
  *said = g_strdup (sentence);
}

/* Alt and an arrow: what is selected changes places with the next one of its list, is selected
 * still when that has been checked, and the cursor goes with it. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) moved = g_string_new (document);
  const char *get = "    get: {operationId: listStations, tags: [Stations]}\n";
  const char *post =
    "    post: {operationId: addStation, tags: [Stations], parameters: [{$ref: '#/x'}]}\n";

  g_string_erase (moved, (gssize) offset_of (get), (gssize) strlen (get));
  g_string_insert (moved, (gssize) (offset_of (get) + strlen (post)), get);
  select_row (fixture, ROW_ADD);
  activate (fixture, "outline.move-up");
  support_assert_text (fixture->document, moved->str);
  while (gtk_single_selection_get_selected (get_selection (fixture)) != ROW_LIST)
    g_main_context_iteration (NULL, TRUE);
  assert_operation (fixture, "addStation");
  g_assert_cmpuint (fixture->start, ==, offset_of (get) + strlen ("    "));

  activate (fixture, "outline.move-down");
  support_assert_text (fixture->document, document);
}

/* The row widget that shows the item at @position. */
static GtkWidget *
find_row (GtkWidget        *widget,
          SmithOutlineItem *item)
{
  GtkWidget *found = NULL;

  if (SMITH_IS_OUTLINE_ROW (widget) &&
      smith_outline_row_get_item (SMITH_OUTLINE_ROW (widget)) == item)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, item);

  return found;
}

static gboolean
drop (Fixture *fixture,
      guint    from,
      guint    to,
      double   y)
{
  GListModel *rows = G_LIST_MODEL (get_selection (fixture));
  g_autoptr(SmithOutlineItem) dragged = g_list_model_get_item (rows, from);
  g_autoptr(SmithOutlineItem) item = g_list_model_get_item (rows, to);
  GtkWidget *row = find_row (GTK_WIDGET (fixture->outline), item);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_assert_nonnull (row);
  g_value_init (&value, SMITH_TYPE_OUTLINE_ITEM);
  g_value_set_object (&value, dragged);
  g_signal_emit_by_name (support_find_drop_target (row), "drop", &value, 1.0, y, &is_taken);

  return is_taken;
}

/* Let go at the upper half of a row it stands before that, at the lower one behind it; at what
 * is in another list nothing happens. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  SmithShadow *shadow;

  g_signal_connect_swapped (fixture->outline, "failed", G_CALLBACK (failed_cb), &said);
  g_assert_false (drop (fixture, ROW_ADD, ROW_SERVERS, 1));
  support_assert_text (fixture->document, document);
  g_assert_true (drop (fixture, ROW_ADD, ROW_LIST, 1000));
  support_assert_text (fixture->document, document);
  g_assert_true (drop (fixture, ROW_ADD, ROW_GET_FORECAST, 1));
  shadow = smith_document_get_shadow (fixture->document);
  text = smith_shadow_dup_text (shadow, 0, smith_shadow_get_length (shadow));
  g_assert_cmpint (strstr (text, "/stations") < strstr (text, "/forecast"), ==, TRUE);
  g_assert_cmpuint (strlen (text), ==, strlen (document));
  g_assert_null (said);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  ADD ("/outline/first", test_first);
  ADD ("/outline/choose", test_choose);
  ADD ("/outline/fold", test_fold);
  ADD ("/outline/fold/right-to-left", test_fold_rtl);
  ADD ("/outline/follow", test_follow);
  ADD ("/outline/no-circle", test_no_circle);
  ADD ("/outline/filter", test_filter);
  ADD ("/outline/search", test_search);
  ADD ("/outline/gone", test_gone);
  ADD ("/outline/stale", test_stale);
  ADD ("/outline/state", test_state);
  ADD ("/outline/move", test_move);
  ADD ("/outline/drop", test_drop);

  return support_run ();
}
