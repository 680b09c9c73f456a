/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-form.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-private.h"

/* ---- what is typed ---- */

/* What somebody types stays while the text becomes another one, and goes to where it belongs. */
static void
test_typing (SupportEditor *fixture,
             gconstpointer  data)
{
  SmithInspectorField *field;

  support_form_inspect (fixture, "getForecast");
  field = support_form_get_field (fixture, "main", "summary");
  smith_inspector_field_enter (field, "Typed");
  g_assert_true (smith_inspector_field_is_changed (field));
  support_editor_replace (fixture, "summary: A forecast", "summary: Another");
  support_editor_type (fixture, 0, "# above\n");
  support_form_settle (fixture);
  support_form_assert_shown (fixture, "main", "summary", "Typed");

  /* taken back: what is in the text now */
  smith_inspector_field_reset (support_form_get_field (fixture, "main", "summary"));
  support_form_assert_shown (fixture, "main", "summary", "Another");

  /* while the check is of an older text it waits */
  smith_inspector_field_enter (field, "Later");
  support_editor_type (fixture, 0, "# more\n");
  smith_inspector_field_commit (field);
  g_assert_true (smith_inspector_is_waiting (fixture->page->inspector));
  g_assert_false (smith_inspector_field_is_changed (field));
  support_assert_text (fixture->document,
                       "# more\n# above\n" SUPPORT_FORM_HEAD
                       "servers:\n  - url: https://weather.example  # ours\npaths:\n"
                       "  /forecast:\n    get:\n      operationId: getForecast\n"
                       "      summary: Another\n      description: The forecast.\n"
                       SUPPORT_FORM_REST);
  support_form_settle (fixture);
  support_assert_text (fixture->document,
                       "# more\n# above\n" SUPPORT_FORM_HEAD
                       "servers:\n  - url: https://weather.example  # ours\npaths:\n"
                       "  /forecast:\n    get:\n      operationId: getForecast\n"
                       "      summary: Later\n      description: The forecast.\n"
                       SUPPORT_FORM_REST);
}

/* Return, and the focus that leaves, are the end of what is typed. */
static void
test_commit (SupportEditor *fixture,
             gconstpointer  data)
{
  static const char *const ids[] = { "summary", "description" };
  SmithInspectorField *field;

  support_form_inspect (fixture, "getForecast");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      field = support_form_get_field (fixture, "main", ids[i]);
      gtk_widget_grab_focus (smith_inspector_field_get_control (field));
      smith_inspector_field_enter (field, "By focus");
      support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
      gtk_widget_grab_focus (GTK_WIDGET (fixture->page->view));
      support_editor_find (fixture, i == 0 ? "summary: By focus" : "description: By focus");
      support_form_settle (fixture);
      gtk_text_buffer_undo (fixture->buffer);
      support_form_settle (fixture);
    }
  field = support_form_get_field (fixture, "main", "summary");
  smith_inspector_field_enter (field, "By Return");
  g_signal_emit_by_name (smith_inspector_field_get_row (field), "entry-activated");
  support_editor_find (fixture, "summary: By Return");
  support_form_settle (fixture);
  gtk_text_buffer_undo (fixture->buffer);
  support_form_settle (fixture);

  /* who saves saves what is typed */
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "summary"), "By saving");
  smith_edit_page_commit (fixture->page);
  support_editor_find (fixture, "summary: By saving");
}

/* Who copies the text by a key, out of a field, copies what is typed there. */
static void
test_copied (SupportEditor *fixture,
             gconstpointer  data)
{
  g_autofree char *copied = NULL;

  support_form_inspect (fixture, "getForecast");
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "summary"), "Typed");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.copy-for-chatgpt", NULL);
  copied = support_read_clipboard (GTK_WIDGET (fixture->page));
  g_assert_nonnull (strstr (copied, "summary: Typed\n"));
}

/* The same while that waits for a check of what was typed before. */
static void
test_copied_waiting (SupportEditor *fixture,
                     gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->page));
  g_autofree char *copied = NULL;

  gdk_clipboard_set_content (clipboard, NULL);
  support_form_inspect (fixture, "getForecast");
  support_editor_type (fixture, 0, "# typed\n");
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "summary"), "Typed");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.copy-for-chatgpt", NULL);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  while (gdk_clipboard_get_content (clipboard) == NULL)
    g_main_context_iteration (NULL, TRUE);
  copied = support_read_clipboard (GTK_WIDGET (fixture->page));
  g_assert_nonnull (strstr (copied, "# typed\n"));
  g_assert_nonnull (strstr (copied, "summary: Typed\n"));
}

/* It is there again as it was left; only what is beside the text is remembered. */
static void
test_remembered (SupportEditor *fixture,
                 gconstpointer  data)
{
  GSettings *settings = fixture->page->settings;
  GtkWidget *other;

  g_assert_nonnull (settings);
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
  g_assert_false (g_settings_get_boolean (settings, "inspector-visible"));
  g_assert_null (smith_inspector_get_group (fixture->page->inspector, "main"));
  other = g_object_ref_sink (smith_edit_page_new ());
  g_assert_false (smith_edit_page_shows_inspector (SMITH_EDIT_PAGE (other)));
  g_assert_finalize_object (other);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
  g_assert_nonnull (smith_inspector_get_group (fixture->page->inspector, "main"));
}

/* The cursor goes elsewhere while something is typed that is not in the text yet. */
static void
test_leaving (SupportEditor *fixture,
              gconstpointer  data)
{
  support_form_inspect (fixture, "getForecast");
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "summary"), "Typed");
  support_form_inspect (fixture, "addNext");
  support_form_assert_shown (fixture, "main", "operationId", "addNext");
  g_assert_cmpuint (support_editor_find (fixture, "summary: Typed"), ==,
                    strstr (SUPPORT_FORM_TEXT, "summary:") - SUPPORT_FORM_TEXT);

  /* and when the form is put away */
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "summary"), "Second");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
  support_form_settle (fixture);
  support_editor_find (fixture, "operationId: addNext\n      summary: Second\n");
}

/* Other rows take the place of those in which somebody types. */
static void
test_other_rows (SupportEditor *fixture,
                 gconstpointer  data)
{
  SmithInspectorField *field;

  support_form_inspect (fixture, "getForecast");
  field = support_form_get_field (fixture, "main", "summary");
  gtk_widget_grab_focus (smith_inspector_field_get_control (field));
  smith_inspector_field_enter (field, "Typed");
  support_editor_replace (fixture, "description: The forecast.", "description: [The forecast.]");
  support_form_settle (fixture);
  support_form_assert_shown (fixture, "main", "summary", "Typed");
  support_editor_find (fixture, "summary: Typed\n");
}

/* What cannot be written stays, and nothing of it is in the text. */
static void
test_refused (SupportEditor *fixture,
              gconstpointer  data)
{
  g_autofree char *said = NULL;

  support_form_inspect (fixture, "getForecast");
  support_form_enter (fixture, "main", "operationId", "addNext");
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
  support_form_assert_shown (fixture, "main", "operationId", "addNext");
  said = support_find_label (GTK_WIDGET (fixture->page), "There is a “addNext” already");
  g_assert_nonnull (said);
  g_assert_true (gtk_widget_has_css_class (
    smith_inspector_field_get_row (support_form_get_field (fixture, "main", "operationId")),
    "error"));
  smith_inspector_field_reset (support_form_get_field (fixture, "main", "operationId"));
  support_form_assert_shown (fixture, "main", "operationId", "getForecast");
}

/* What a form says beside its values: how long a text is while it is typed, with the platform's
 * limit, and what ChatGPT will ask. */
static void
test_said (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (smith_profile_chatgpt.max_description + 1, 'a');

  support_form_inspect (fixture, "getForecast");
  support_form_assert_said (fixture, "13 of 300");
  support_form_assert_said (fixture, "11 of 64");
  smith_inspector_field_enter (support_form_get_field (fixture, "main", "description"), text);
  support_form_assert_said (fixture, "301 of 300");
  smith_inspector_field_enter (support_form_get_field (fixture, "parameters", "description"),
                               "Where");
  support_form_assert_said (fixture, "5 of 700");
  support_form_assert_said (fixture, "ChatGPT offers not to ask again, since the method is GET.");
  support_form_enter (fixture, "main", "x-openai-isConsequential", "true");
  support_form_settle (fixture);
  support_form_assert_said (fixture, "ChatGPT asks before every call, since "
                                     "x-openai-isConsequential is true.");
  support_form_assert_said (fixture, "301 of 300");
}

/* ---- keys ---- */

static void
press (SupportEditor *fixture,
       guint          key,
       GdkModifierType modifiers)
{
  GListModel *controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->page->inspector));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkKeyvalTrigger *trigger = GTK_KEYVAL_TRIGGER (gtk_shortcut_get_trigger (shortcut));

          if (gtk_keyval_trigger_get_keyval (trigger) == key &&
              gtk_keyval_trigger_get_modifiers (trigger) == modifiers)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                          GTK_WIDGET (fixture->page->inspector), NULL);
        }
    }
  g_object_unref (controllers);
}

/* The keys in a field are the document's, for whatever was done last; what was only typed is one
 * step as well, so that it can be done again. */
static void
test_keys (SupportEditor *fixture,
           gconstpointer  data)
{
  SmithInspectorField *field;

  support_form_inspect (fixture, "getForecast");
  support_form_enter (fixture, "main", "summary", "One");
  support_form_settle (fixture);
  support_editor_type (fixture, 0, "# typed\n");
  support_form_settle (fixture);
  field = support_form_get_field (fixture, "main", "summary");
  gtk_widget_grab_focus (smith_inspector_field_get_row (field));
  smith_inspector_field_enter (field, "Two");

  press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  support_form_settle (fixture);
  g_assert_cmpuint (support_editor_find (fixture, "# typed"), ==, 0);
  support_form_assert_shown (fixture, "main", "summary", "One");
  press (fixture, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  support_form_settle (fixture);
  support_form_assert_shown (fixture, "main", "summary", "Two");
  for (guint i = 0; i < 3; i++)
    {
      press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
      support_form_settle (fixture);
    }
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

/* ---- a text that cannot be read ---- */

static void
test_broken (SupportEditor *fixture,
             gconstpointer  data)
{
  support_form_inspect (fixture, "getForecast");
  support_editor_replace (fixture, "depth: {type: number}", "depth: {type: [}");
  support_form_settle (fixture);
  support_form_enter (fixture, "main", "summary", "Still");
  support_form_settle (fixture);
  support_editor_find (fixture, "summary: Still\n");

  /* what is over the error itself waits until it is mended */
  support_form_inspect (fixture, "type: object");
  support_editor_replace (fixture, "type: object", "type: ]object");
  support_form_settle (fixture);
  gtk_text_buffer_undo (fixture->buffer);
  gtk_text_buffer_undo (fixture->buffer);
  gtk_text_buffer_undo (fixture->buffer);
  support_form_settle (fixture);
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
}

/* ---- all at once ---- */

static const char *const places[] = {
  "operationId: getForecast", "operationId: addNext", "title:", "url:", "type: object",
  "scheme: bearer",
};

/* One thing that a person does: types a comment, or enters something into any field. */
static void
act (SupportEditor *fixture,
     GRand         *random)
{
  static const char *const fields[] = { "summary", "description", "tags", "deprecated", "title" };
  static const char *const values[] = { "true", "", "a: b", "x, y", "Längeres\nüber Zeilen" };
  g_autofree char *text = support_editor_dup_text (fixture);
  const char *place = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
  const char *id = fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields))];
  const char *value = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];
  SmithInspectorGroup *group;
  SmithInspectorField *field;

  if (g_rand_int_range (random, 0, 3) == 0)
    {
      int n_lines = gtk_text_buffer_get_line_count (fixture->buffer);

      support_editor_type (fixture, g_rand_int_range (random, 0, n_lines), "# noted\n");
      return;
    }
  if (strstr (text, place) == NULL)
    return;
  support_form_inspect (fixture, place);
  group = smith_inspector_get_group (fixture->page->inspector, "main");
  if (group == NULL)
    return;
  if (g_rand_int_range (random, 0, 6) == 0 &&
      smith_inspector_get_group (fixture->page->inspector, "parameters") != NULL)
    group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  if (!g_str_equal (smith_inspector_group_get_id (group), "main"))
    {
      g_signal_emit_by_name (group, "add-wanted");
      return;
    }
  field = support_form_find_field (group, id);
  if (field == NULL || (strchr (value, '\n') != NULL && !g_str_equal (id, "description")))
    return;
  smith_inspector_field_enter (field, value);
  smith_inspector_field_commit (field);
}

/* Whatever is typed and entered, in any order, comes back and goes again to the byte. */
static void
test_any_order (SupportEditor *fixture,
                gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2611);

  for (guint round = 0; round < 6; round++)
    {
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;

      for (guint i = 0; i < 12; i++)
        act (fixture, random);
      support_form_settle (fixture);
      after = support_editor_dup_text (fixture);
      g_assert_cmpstr (after, !=, SUPPORT_FORM_TEXT);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        gtk_text_buffer_undo (fixture->buffer);
      support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
      while (gtk_text_buffer_get_can_redo (fixture->buffer))
        gtk_text_buffer_redo (fixture->buffer);
      again = support_editor_dup_text (fixture);
      g_assert_cmpstr (again, ==, after);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        gtk_text_buffer_undo (fixture->buffer);
      support_form_settle (fixture);
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) \
  g_test_add ("/inspector/" path, SupportEditor, NULL, support_form_set_up, function, \
              support_form_tear_down)
  support_init (&argc, &argv);
  ADD ("typing", test_typing);
  ADD ("commit", test_commit);
  ADD ("copied/typed", test_copied);
  ADD ("copied/waiting", test_copied_waiting);
  ADD ("remembered", test_remembered);
  ADD ("leaving", test_leaving);
  ADD ("other-rows", test_other_rows);
  ADD ("refused", test_refused);
  ADD ("said", test_said);
  ADD ("keys", test_keys);
  ADD ("broken", test_broken);
  ADD ("any-order", test_any_order);

  return support_run ();
}
