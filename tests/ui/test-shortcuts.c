/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/smith-shortcuts.h"
#include "support-application.h"
#include "support-ui.h"
#include "ui/smith-window.h"

#define OVERLAY "/io/github/actionsmith/Actionsmith/app/shortcuts.ui"

static SmithApplication *application;

typedef struct
{
  GtkWidget        *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = smith_window_new (ADW_APPLICATION (application), NULL);
  gtk_widget_activate_action (fixture->window, "win.new", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  support_destroy_window (fixture->window);
}

static const GVariantType *
find_class_action (GtkWidget  *widget,
                   const char *name,
                   gboolean   *out_is_found)
{
  const GVariantType *type = NULL;
  const char *action, *property;
  GType owner;

  *out_is_found = FALSE;
  for (guint i = 0; !*out_is_found &&
       gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &action, &type,
                                      &property); i++)
    *out_is_found = g_str_equal (action, name);

  return type;
}

static gboolean
is_found_in_map (GActionMap         *map,
                 const char         *full_name,
                 const GVariantType **out_type)
{
  GAction *action = g_action_map_lookup_action (map, strchr (full_name, '.') + 1);

  if (action != NULL)
    *out_type = g_action_get_parameter_type (action);

  return action != NULL;
}

static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  const SmithShortcut *row = &smith_shortcuts[GPOINTER_TO_SIZE (data)];
  GtkWidget *widget = row->scope == SMITH_SHORTCUT_APPLICATION ? fixture->window
                      : row->scope == SMITH_SHORTCUT_OUTLINE
                      ? GTK_WIDGET (smith_tab_get_outline (
                          smith_window_get_tab (SMITH_WINDOW (fixture->window))))
                      : row->scope == SMITH_SHORTCUT_TEST
                      ? GTK_WIDGET (support_get_test_page (fixture->window))
                      : GTK_WIDGET (support_get_edit_page (fixture->window));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  const GVariantType *type = NULL;
  gboolean is_found;

  g_action_parse_detailed_name (row->action, &name, &target, &error);
  g_assert_no_error (error);
  type = find_class_action (widget, name, &is_found);
  if (!is_found && g_str_has_prefix (name, "app."))
    is_found = is_found_in_map (G_ACTION_MAP (application), name, &type);
  else if (!is_found)
    is_found = is_found_in_map (G_ACTION_MAP (fixture->window), name, &type);

  g_assert_true (is_found);
  g_assert_cmpint (type != NULL, ==, target != NULL);
  if (target != NULL)
    g_assert_true (g_variant_is_of_type (target, type));
}

/* Every accelerator can be read, and none is given away twice. */
static void
test_accelerators (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < smith_n_shortcuts; i++)
    {
      g_auto(GStrv) accels = g_strsplit (smith_shortcuts[i].accels, " ", -1);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
        }
    }
}

typedef struct
{
  GPtrArray *titles;
  GPtrArray *accels;
  gboolean   is_in_row;
  char      *property;
} Overlay;

static void
start_element (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  Overlay *overlay = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (element, "object") && g_str_equal (names[i], "class"))
        overlay->is_in_row = g_str_equal (values[i], "GtkShortcutsShortcut");
      else if (g_str_equal (element, "property") && g_str_equal (names[i], "name"))
        {
          g_free (overlay->property);
          overlay->property = g_strdup (values[i]);
        }
    }
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              user_data,
           GError              **error)
{
  Overlay *overlay = user_data;

  if (!overlay->is_in_row || g_strcmp0 (g_markup_parse_context_get_element (context),
                                        "property") != 0)
    return;
  if (g_strcmp0 (overlay->property, "title") == 0)
    g_ptr_array_add (overlay->titles, g_strndup (text, length));
  else if (g_strcmp0 (overlay->property, "accelerator") == 0)
    g_ptr_array_add (overlay->accels, g_strndup (text, length));
}

/* The help window lists the same rows in the same order. */
static void
test_overlay (void)
{
  static const GMarkupParser parser = { .start_element = start_element, .text = take_text };
  Overlay overlay = {
    .titles = g_ptr_array_new_with_free_func (g_free),
    .accels = g_ptr_array_new_with_free_func (g_free),
  };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &overlay, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (OVERLAY, 0, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (overlay.titles->len, ==, smith_n_shortcuts);
  g_assert_cmpuint (overlay.accels->len, ==, smith_n_shortcuts);
  for (guint i = 0; i < smith_n_shortcuts; i++)
    {
      g_assert_cmpstr (overlay.titles->pdata[i], ==, smith_shortcuts[i].title);
      g_assert_cmpstr (overlay.accels->pdata[i], ==, smith_shortcuts[i].accels);
    }
  g_free (overlay.property);
  g_ptr_array_unref (overlay.titles);
  g_ptr_array_unref (overlay.accels);
}

/* No window stands hidden beside the first: GTK 4.8 would give it to screen readers, and end.
 * The help window can be made when it is asked for. */
static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr(GtkBuilder) builder = NULL;
  GObject *help;

  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  builder = gtk_builder_new_from_resource (OVERLAY);
  help = gtk_builder_get_object (builder, "shortcuts");
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (help));
  gtk_window_destroy (GTK_WINDOW (help));
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  application = support_register_application ();
  g_test_add_func ("/shortcuts/accelerators", test_accelerators);
  g_test_add_func ("/shortcuts/overlay", test_overlay);
  g_test_add ("/shortcuts/help", Fixture, NULL, set_up, test_help, tear_down);
  for (gsize i = 0; i < smith_n_shortcuts; i++)
    {
      g_autofree char *path = g_strconcat ("/shortcuts/action/", smith_shortcuts[i].action, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_action, tear_down);
    }

  return support_run ();
}
