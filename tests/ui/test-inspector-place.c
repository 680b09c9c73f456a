/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-form.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-private.h"
#include "ui/smith-tab-actions.h"
#include "ui/smith-tab-private.h"

/* Where the form stands: beside the text, or in the pane of the outline. */

typedef struct
{
  SmithDocument *document;
  GtkWidget     *window;
  SmithTab      *tab;
  SmithEditPage *page;
} Fixture;

static GSettings *
dup_settings (void)
{
  return g_settings_new ("io.github.actionsmith.Actionsmith");
}

static void
show (Fixture *fixture,
      int      width,
      int      height)
{
  const SmithTabShared shared = { NULL, NULL, NULL };
  g_autoptr(GSettings) settings = dup_settings ();

  g_settings_set_int (settings, "window-width", width);
  fixture->document = support_new_document (SUPPORT_FORM_TEXT);
  fixture->tab = smith_tab_new (fixture->document, NULL, &shared);
  fixture->page = smith_tab_get_edit_page (fixture->tab);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->tab));
  gtk_window_present (GTK_WINDOW (fixture->window));
  support_wait_for_check (fixture->document);
  SUPPORT_WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->tab)) == width);
  SUPPORT_WAIT_FOR (smith_split_is_narrow (fixture->tab->split) ==
                    (width < SMITH_SPLIT_NARROW_WIDTH));
  support_iterate_for (200);
}

static void
set_up_wide (Fixture       *fixture,
             gconstpointer  data)
{
  show (fixture, 1280, 700);
}

static void
set_up_narrow (Fixture       *fixture,
               gconstpointer  data)
{
  show (fixture, 720, 480);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GSettings) settings = dup_settings ();

  smith_tab_end (fixture->tab);
  g_object_add_weak_pointer (G_OBJECT (fixture->tab), (gpointer *) &fixture->tab);
  support_destroy_window (fixture->window);
  g_assert_null (fixture->tab);
  g_assert_finalize_object (fixture->document);
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "inspector-width");
  g_settings_reset (settings, "inspector-visible");
}

static int
get_width (Fixture *fixture)
{
  return gtk_widget_get_width (GTK_WIDGET (fixture->page->inspector));
}

static gboolean
has_focus_in (Fixture   *fixture,
              GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_in_sight (Fixture *fixture)
{
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->page->inspector)) && get_width (fixture) > 0;
}

/* What the pane shows, where it is there. */
static const char *
get_side (Fixture *fixture)
{
  return smith_split_get_show_sidebar (fixture->tab->split)
         ? gtk_stack_get_visible_child_name (fixture->tab->side) : NULL;
}

static void
toggle (Fixture *fixture)
{
  smith_tab_do (fixture->tab, "toggle-inspector");
  SUPPORT_WAIT_FOR (is_in_sight (fixture) == smith_edit_page_shows_inspector (fixture->page));
}

/* It has the width that it was given, and keeps it while the window gets another one. */
static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GSettings) settings = dup_settings ();
  int handle = gtk_paned_get_position (fixture->page->side);

  SUPPORT_WAIT_FOR (get_width (fixture) == 360);

  /* wider, as by the handle */
  gtk_paned_set_position (fixture->page->side, handle - 60);
  SUPPORT_WAIT_FOR (get_width (fixture) == 420);
  g_assert_cmpint (g_settings_get_int (settings, "inspector-width"), ==, 420);

  /* away and back */
  toggle (fixture);
  g_assert_false (is_in_sight (fixture));
  toggle (fixture);
  SUPPORT_WAIT_FOR (get_width (fixture) == 420);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  SUPPORT_WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->tab)) == 1100);
  SUPPORT_WAIT_FOR (get_width (fixture) == 420);
  g_assert_cmpint (g_settings_get_int (settings, "inspector-width"), ==, 420);
}

/* Neither the text nor the form can be made to nothing. */
static void
test_bounds (Fixture       *fixture,
             gconstpointer  data)
{
  GtkPaned *side = fixture->page->side;

  gtk_paned_set_position (side, 4000);
  SUPPORT_WAIT_FOR (get_width (fixture) == 300);
  gtk_paned_set_position (side, 0);
  SUPPORT_WAIT_FOR (get_width (fixture) > 500);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page->view)), >=, 190);
}

/* The handle can be reached and moved by keys alone. */
static void
test_handle_keys (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkPaned *side = fixture->page->side;
  gboolean is_done = FALSE;
  int before;

  SUPPORT_WAIT_FOR (get_width (fixture) == 360);
  before = get_width (fixture);

  smith_inspector_grab_first (fixture->page->inspector);
  /* the one above the problems comes in between */
  for (guint i = 0; i < 2 && !gtk_widget_is_focus (GTK_WIDGET (side)); i++)
    {
      g_signal_emit_by_name (side, "cycle-handle-focus", FALSE, &is_done);
      g_assert_true (is_done);
    }
  g_signal_emit_by_name (side, "move-handle", GTK_SCROLL_STEP_LEFT, &is_done);
  g_assert_true (is_done);
  g_signal_emit_by_name (side, "accept-position", &is_done);
  SUPPORT_WAIT_FOR (get_width (fixture) > before);
}

/* In a narrow window it takes the place of the outline, and gives it back. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GSettings) settings = dup_settings ();
  GtkWidget *inspector = GTK_WIDGET (fixture->page->inspector);

  g_assert_true (smith_split_is_collapsed (fixture->tab->split));
  g_assert_null (get_side (fixture));
  g_assert_false (is_in_sight (fixture));

  toggle (fixture);
  g_assert_cmpstr (get_side (fixture), ==, "inspector");
  g_assert_true (is_in_sight (fixture));
  g_assert_true (has_focus_in (fixture, inspector));
  g_assert_cmpint (get_width (fixture), <=, 720);

  /* again */
  toggle (fixture);
  g_assert_null (get_side (fixture));
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->page->view)));
  g_assert_false (is_in_sight (fixture));

  /* Escape */
  toggle (fixture);
  gtk_widget_activate_action (inspector, "tab.close-inspector", NULL);
  SUPPORT_WAIT_FOR (get_side (fixture) == NULL);
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->page->view)));

  /* back */
  toggle (fixture);
  gtk_widget_activate_action (inspector, "tab.back-to-outline", NULL);
  g_assert_cmpstr (get_side (fixture), ==, "outline");
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->tab->outline)));
  g_assert_false (smith_edit_page_shows_inspector (fixture->page));
  toggle (fixture);
  g_assert_cmpstr (get_side (fixture), ==, "inspector");

  /* what is narrow is not what is remembered */
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
}

/* F9, another page and the way to an operation all find the outline there. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  toggle (fixture);
  smith_tab_do (fixture->tab, "toggle-outline");
  SUPPORT_WAIT_FOR (get_side (fixture) == NULL);
  g_assert_false (smith_edit_page_shows_inspector (fixture->page));
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->page->view)));
  smith_tab_do (fixture->tab, "toggle-outline");
  g_assert_cmpstr (get_side (fixture), ==, "outline");

  toggle (fixture);
  g_assert_cmpstr (get_side (fixture), ==, "inspector");
  smith_tab_do (fixture->tab, "go-to-operation");
  g_assert_cmpstr (get_side (fixture), ==, "outline");
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->tab->outline)));

  toggle (fixture);
  smith_tab_show_page (fixture->tab, "test");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->tab->side), ==, "outline");
  g_assert_false (smith_edit_page_shows_inspector (fixture->page));
  smith_tab_show_page (fixture->tab, "edit");

  /* what it would lie over */
  toggle (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-problems", NULL);
  SUPPORT_WAIT_FOR (get_side (fixture) == NULL);
  toggle (fixture);
  g_signal_emit_by_name (fixture->page->inspector, "place-chosen", (guint64) 10, (guint64) 12);
  SUPPORT_WAIT_FOR (get_side (fixture) == NULL);
}

/* What was typed is in the text when the window gets narrow, and undone from the pane as well. */
static void
test_made_narrow (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->page->view));
  SmithInspectorGroup *group;
  SmithInspectorField *field;

  smith_tab_go_to (fixture->tab, strlen (SUPPORT_FORM_HEAD "servers:\n  - u"));
  while (fixture->page->inspector->follow_id != 0)
    g_main_context_iteration (NULL, TRUE);
  group = smith_inspector_get_group (fixture->page->inspector, "main");
  field = support_form_find_field (group, "url");
  g_assert_nonnull (field);
  smith_inspector_field_enter (field, "https://typed.example");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  SUPPORT_WAIT_FOR (smith_split_is_narrow (fixture->tab->split));
  support_wait_for_check (fixture->document);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  g_assert_false (is_in_sight (fixture));
  g_assert_cmpstr (get_side (fixture), ==, "outline");

  toggle (fixture);
  g_assert_cmpstr (get_side (fixture), ==, "inspector");
  g_signal_emit_by_name (fixture->page->inspector, "history-wanted", TRUE);
  support_wait_for_check (fixture->document);
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
  /* beside the text the pane stays, with the outline */
  toggle (fixture);
  g_assert_cmpstr (get_side (fixture), ==, "outline");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 700);
  SUPPORT_WAIT_FOR (!smith_split_is_narrow (fixture->tab->split));
  SUPPORT_WAIT_FOR (is_in_sight (fixture) && get_width (fixture) == 360);
  g_assert_cmpstr (get_side (fixture), ==, "outline");
}

/* ---- other ways of writing, and larger letters ---- */

/* From the start of the window to that of @widget. */
static int
get_x (Fixture   *fixture,
       GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->tab), &bounds));

  return (int) bounds.origin.x;
}

static void
set_up_rtl (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (fixture, GPOINTER_TO_INT (data), 600);
}

static void
tear_down_rtl (Fixture       *fixture,
               gconstpointer  data)
{
  tear_down (fixture, data);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_rtl_wide (Fixture       *fixture,
               gconstpointer  data)
{
  SUPPORT_WAIT_FOR (get_width (fixture) == 360);
  g_assert_cmpint (get_x (fixture, GTK_WIDGET (fixture->page->inspector)), ==, 0);
  g_assert_cmpint (get_x (fixture, GTK_WIDGET (fixture->page->view)), >=, 360);
  gtk_paned_set_position (fixture->page->side,
                          gtk_paned_get_position (fixture->page->side) - 40);
  SUPPORT_WAIT_FOR (get_width (fixture) == 400);
  g_assert_cmpint (get_x (fixture, GTK_WIDGET (fixture->page->inspector)), ==, 0);
}

static void
test_rtl_narrow (Fixture       *fixture,
                 gconstpointer  data)
{
  toggle (fixture);
  /* it slides in */
  SUPPORT_WAIT_FOR (get_x (fixture, GTK_WIDGET (fixture->page->inspector)) ==
                    720 - get_width (fixture));
}

/* Nothing asks for more room than the smallest window has, with letters of twice the size. */
static void
test_scaled (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, width, height;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  toggle (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->tab->side), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                      NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 720);
  gtk_widget_measure (GTK_WIDGET (fixture->tab), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 720);
  gtk_widget_measure (GTK_WIDGET (fixture->tab->side), GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (height, <=, 480 - 2 * 47);
  g_assert_true (is_in_sight (fixture));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, set_up, function) \
  g_test_add ("/inspector-place/" path, Fixture, NULL, set_up, function, tear_down)
  support_init (&argc, &argv);
  ADD ("width", set_up_wide, test_width);
  ADD ("bounds", set_up_wide, test_bounds);
  ADD ("handle-keys", set_up_wide, test_handle_keys);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("others", set_up_narrow, test_others);
  ADD ("made-narrow", set_up_wide, test_made_narrow);
  ADD ("scaled", set_up_narrow, test_scaled);
  g_test_add ("/inspector-place/rtl/wide", Fixture, GINT_TO_POINTER (1280), set_up_rtl,
              test_rtl_wide, tear_down_rtl);
  g_test_add ("/inspector-place/rtl/narrow", Fixture, GINT_TO_POINTER (720), set_up_rtl,
              test_rtl_narrow, tear_down_rtl);

  return support_run ();
}
