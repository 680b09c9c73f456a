/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-private.h"

/* The form beside the text, and the text under it. */

#define HEAD \
  "openapi: 3.1.0\n" \
  "info:\n" \
  "  title: Weather\n" \
  "  version: 1.0.0\n"
#define START HEAD \
  "servers:\n" \
  "  - url: https://weather.example  # ours\n" \
  "paths:\n" \
  "  /forecast:\n" \
  "    get:\n" \
  "      operationId: getForecast\n" \
  "      summary: A forecast\n" \
  "      description: The forecast.\n"
#define REST \
  "      parameters:\n" \
  "        - name: place\n" \
  "          in: query\n" \
  "          schema: {type: string}\n" \
  "      responses:\n" \
  "        '200':\n" \
  "          description: Fine.\n" \
  "  /next:\n" \
  "    post:\n" \
  "      operationId: addNext\n" \
  "components:\n" \
  "  schemas:\n" \
  "    Rain:\n" \
  "      type: object\n" \
  "      properties:\n" \
  "        depth: {type: number}\n" \
  "  securitySchemes:\n" \
  "    key:\n" \
  "      type: http\n" \
  "      scheme: bearer\n"
#define DOCUMENT START REST

static void
set_up (SupportEditor *fixture,
        gconstpointer  data)
{
  support_editor_set_up (fixture, DOCUMENT);
  if (!smith_split_get_show_sidebar (fixture->page->split))
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
}

static void
tear_down (SupportEditor *fixture,
           gconstpointer  data)
{
  support_editor_clear (fixture);
}

/* Until nothing waits and the form is over the text as it is. */
static void
settle (SupportEditor *fixture)
{
  do
    support_wait_for_check (fixture->document);
  while (smith_inspector_is_waiting (fixture->page->inspector));
}

static gsize
find (SupportEditor *fixture,
      const char    *part)
{
  g_autofree char *text = support_editor_dup_text (fixture);
  const char *found = strstr (text, part);

  g_assert_nonnull (found);

  return (gsize) (found - text);
}

/* Puts the cursor where @part begins, and waits until the form has followed. */
static void
inspect (SupportEditor *fixture,
         const char    *part)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) find (fixture, part));
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  while (fixture->page->inspector->follow_id != 0)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

typedef struct
{
  const char          *id;
  SmithInspectorField *field;
} Search;

static void
match_cb (SmithInspectorField *field,
          gpointer             user_data)
{
  Search *search = user_data;

  if (search->field == NULL && g_str_equal (smith_inspector_field_get_id (field), search->id))
    search->field = field;
}

static SmithInspectorField *
get_field (SupportEditor *fixture,
           const char    *group_id,
           const char    *id)
{
  SmithInspectorGroup *group = smith_inspector_get_group (fixture->page->inspector, group_id);
  GtkWidget *item;
  Search search = { id, NULL };

  g_assert_nonnull (group);
  for (guint i = 0; (item = smith_inspector_group_get_item (group, i)) != NULL; i++)
    if (SMITH_IS_INSPECTOR_ITEM (item))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (item), TRUE);
  smith_inspector_group_foreach (group, match_cb, &search);
  g_assert_nonnull (search.field);

  return search.field;
}

static void
assert_shown (SupportEditor *fixture,
              const char    *group,
              const char    *id,
              const char    *value)
{
  g_autofree char *shown = smith_inspector_field_dup_entered (get_field (fixture, group, id));

  g_assert_cmpstr (shown, ==, value);
}

static void
enter (SupportEditor *fixture,
       const char    *group,
       const char    *id,
       const char    *value)
{
  SmithInspectorField *field = get_field (fixture, group, id);

  smith_inspector_field_enter (field, value);
  smith_inspector_field_commit (field);
}

static void
undo (SupportEditor *fixture)
{
  gtk_text_buffer_undo (fixture->buffer);
}

/* Replaces what is once in the text, as typing would. */
static void
replace (SupportEditor *fixture,
         const char    *old,
         const char    *new)
{
  int offset = (int) find (fixture, old);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &end, offset + (int) strlen (old));
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete (fixture->buffer, &start, &end);
  gtk_text_buffer_insert (fixture->buffer, &start, new, -1);
  gtk_text_buffer_end_user_action (fixture->buffer);
}

/* ---- each field, both ways ---- */

typedef struct
{
  const char *name;
  const char *at;
  const char *group;
  const char *field;
  const char *old;
  const char *value;
  const char *before;  /* what of the text becomes … */
  const char *after;   /* … this */
} Row;

static const Row rows[] = {
  { "name", "getForecast", "main", "operationId", "getForecast", "readForecast",
    "operationId: getForecast", "operationId: readForecast" },
  { "method", "getForecast", "main", "method", "get", "put", "    get:\n", "    put:\n" },
  { "path", "getForecast", "main", "path", "/forecast", "/weather", "  /forecast:", "  /weather:" },
  { "summary", "getForecast", "main", "summary", "A forecast", "Weather to come",
    "summary: A forecast", "summary: Weather to come" },
  { "description", "getForecast", "main", "description", "The forecast.", "One.",
    "description: The forecast.", "description: One." },
  { "consequential", "getForecast", "main", "x-openai-isConsequential", "", "true",
    "      parameters:\n", "      x-openai-isConsequential: true\n      parameters:\n" },
  { "tags", "getForecast", "main", "tags", "", "Rain",
    "      operationId: getForecast\n",
    "      tags:\n        - Rain\n      operationId: getForecast\n" },
  { "deprecated", "getForecast", "main", "deprecated", "", "true", "      parameters:\n",
    "      deprecated: true\n      parameters:\n" },
  { "parameter/name", "getForecast", "parameters", "name", "place", "town", "- name: place",
    "- name: town" },
  { "parameter/where", "getForecast", "parameters", "in", "query", "header", "in: query",
    "in: header" },
  { "parameter/type", "getForecast", "parameters", "schema/type", "string", "integer",
    "{type: string}", "{type: integer}" },
  { "parameter/required", "getForecast", "parameters", "required", "", "true",
    "          in: query\n", "          in: query\n          required: true\n" },
  { "parameter/description", "getForecast", "parameters", "description", "", "Where",
    "          in: query\n", "          in: query\n          description: Where\n" },
  { "parameter/default", "getForecast", "parameters", "schema/default", "", "Bern",
    "{type: string}", "{type: string, default: Bern}" },
  { "parameter/choices", "getForecast", "parameters", "schema/enum", "", "Bern, Chur",
    "{type: string}", "{type: string, enum: [Bern, Chur]}" },
  { "response/status", "getForecast", "responses", "key", "200", "201", "'200'", "'201'" },
  { "response/description", "getForecast", "responses", "description", "Fine.", "Good.",
    "description: Fine.", "description: Good." },
  { "info/title", "title", "main", "title", "Weather", "Rain", "title: Weather", "title: Rain" },
  { "info/version", "title", "main", "version", "1.0.0", "2.0.0", "version: 1.0.0",
    "version: 2.0.0" },
  { "info/description", "title", "main", "description", "", "All", "  title: Weather\n",
    "  title: Weather\n  description: All\n" },
  { "server/url", "url:", "main", "url", "https://weather.example", "https://rain.example",
    "https://weather.example", "https://rain.example" },
  { "server/description", "url:", "main", "description", "", "Live", "example  # ours\n",
    "example  # ours\n    description: Live\n" },
  { "schema/name", "type: object", "main", "key", "Rain", "Water", "    Rain:", "    Water:" },
  { "schema/type", "type: object", "main", "type", "object", "array", "type: object",
    "type: array" },
  { "property/name", "type: object", "properties", "key", "depth", "height", "depth: {",
    "height: {" },
  { "property/type", "type: object", "properties", "type", "number", "integer", "{type: number}",
    "{type: integer}" },
  { "property/required", "type: object", "properties", "needed", "", "true",
    "      properties:\n", "      required:\n        - depth\n      properties:\n" },
  { "property/description", "type: object", "properties", "description", "", "How much",
    "{type: number}", "{type: number, description: How much}" },
  { "security/name", "scheme: bearer", "main", "key", "key", "main", "    key:", "    main:" },
  { "security/type", "scheme: bearer", "main", "type", "http", "apiKey", "type: http",
    "type: apiKey" },
  { "security/scheme", "scheme: bearer", "main", "scheme", "bearer", "basic", "scheme: bearer",
    "scheme: basic" },
  { "security/format", "scheme: bearer", "main", "bearerFormat", "", "JWT",
    "      scheme: bearer\n", "      scheme: bearer\n      bearerFormat: JWT\n" },
};

static char *
dup_changed (const Row *row)
{
  g_autoptr(GString) text = g_string_new (DOCUMENT);

  g_assert_cmpuint (g_string_replace (text, row->before, row->after, 1), ==, 1);

  return g_strdup (text->str);
}

/* From the form to the text, back by undoing, and from the text to the form. */
static void
test_field (SupportEditor *fixture,
            gconstpointer  data)
{
  const Row *row = data;
  g_autofree char *changed = dup_changed (row);

  inspect (fixture, row->at);
  assert_shown (fixture, row->group, row->field, row->old);
  enter (fixture, row->group, row->field, row->value);
  settle (fixture);
  support_assert_text (fixture->document, changed);
  assert_shown (fixture, row->group, row->field, row->value);

  undo (fixture);
  support_assert_text (fixture->document, DOCUMENT);
  settle (fixture);
  assert_shown (fixture, row->group, row->field, row->old);
  gtk_text_buffer_redo (fixture->buffer);
  support_assert_text (fixture->document, changed);
  undo (fixture);

  replace (fixture, row->before, row->after);
  settle (fixture);
  inspect (fixture, row->after + strspn (row->after, " -"));
  inspect (fixture, g_str_has_prefix (row->name, "path") || g_str_equal (row->name, "method")
                    ? "getForecast" : row->after + strspn (row->after, " -"));
  if (!g_str_equal (row->name, "path"))
    assert_shown (fixture, row->group, row->field, row->value);
}

/* ---- what is typed ---- */

/* What somebody types stays while the text becomes another one, and goes to where it belongs. */
static void
test_typing (SupportEditor *fixture,
             gconstpointer  data)
{
  SmithInspectorField *field;

  inspect (fixture, "getForecast");
  field = get_field (fixture, "main", "summary");
  smith_inspector_field_enter (field, "Typed");
  g_assert_true (smith_inspector_field_is_changed (field));
  replace (fixture, "summary: A forecast", "summary: Another");
  support_editor_type (fixture, 0, "# above\n");
  settle (fixture);
  assert_shown (fixture, "main", "summary", "Typed");

  /* taken back: what is in the text now */
  smith_inspector_field_reset (get_field (fixture, "main", "summary"));
  assert_shown (fixture, "main", "summary", "Another");

  /* while the check is of an older text it waits */
  smith_inspector_field_enter (field, "Later");
  support_editor_type (fixture, 0, "# more\n");
  smith_inspector_field_commit (field);
  g_assert_true (smith_inspector_is_waiting (fixture->page->inspector));
  g_assert_false (smith_inspector_field_is_changed (field));
  support_assert_text (fixture->document,
                       "# more\n# above\n" HEAD
                       "servers:\n  - url: https://weather.example  # ours\npaths:\n"
                       "  /forecast:\n    get:\n      operationId: getForecast\n"
                       "      summary: Another\n      description: The forecast.\n" REST);
  settle (fixture);
  support_assert_text (fixture->document,
                       "# more\n# above\n" HEAD
                       "servers:\n  - url: https://weather.example  # ours\npaths:\n"
                       "  /forecast:\n    get:\n      operationId: getForecast\n"
                       "      summary: Later\n      description: The forecast.\n" REST);
}

/* Return, and the focus that leaves, are the end of what is typed. */
static void
test_commit (SupportEditor *fixture,
             gconstpointer  data)
{
  static const char *const ids[] = { "summary", "description" };
  SmithInspectorField *field;

  inspect (fixture, "getForecast");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      field = get_field (fixture, "main", ids[i]);
      gtk_widget_grab_focus (smith_inspector_field_get_control (field));
      smith_inspector_field_enter (field, "By focus");
      support_assert_text (fixture->document, DOCUMENT);
      gtk_widget_grab_focus (GTK_WIDGET (fixture->page->view));
      find (fixture, i == 0 ? "summary: By focus" : "description: By focus");
      settle (fixture);
      undo (fixture);
      settle (fixture);
    }
  field = get_field (fixture, "main", "summary");
  smith_inspector_field_enter (field, "By Return");
  g_signal_emit_by_name (smith_inspector_field_get_row (field), "entry-activated");
  find (fixture, "summary: By Return");
  settle (fixture);
  undo (fixture);
  settle (fixture);

  /* who saves saves what is typed */
  smith_inspector_field_enter (get_field (fixture, "main", "summary"), "By saving");
  smith_edit_page_commit (fixture->page);
  find (fixture, "summary: By saving");
}

/* It is there again as it was left; only what is beside the text is remembered. */
static void
test_remembered (SupportEditor *fixture,
                 gconstpointer  data)
{
  GSettings *settings = fixture->page->settings;
  GtkWidget *other;

  g_assert_nonnull (settings);
  g_assert_false (smith_split_is_collapsed (fixture->page->split));
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
  g_assert_false (g_settings_get_boolean (settings, "inspector-visible"));
  g_assert_null (smith_inspector_get_group (fixture->page->inspector, "main"));
  other = g_object_ref_sink (smith_edit_page_new ());
  g_assert_false (smith_split_get_show_sidebar (SMITH_EDIT_PAGE (other)->split));
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
  inspect (fixture, "getForecast");
  smith_inspector_field_enter (get_field (fixture, "main", "summary"), "Typed");
  inspect (fixture, "addNext");
  assert_shown (fixture, "main", "operationId", "addNext");
  g_assert_cmpuint (find (fixture, "summary: Typed"), ==, strstr (DOCUMENT, "summary:") - DOCUMENT);

  /* and when the form is put away */
  smith_inspector_field_enter (get_field (fixture, "main", "summary"), "Second");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
  settle (fixture);
  find (fixture, "operationId: addNext\n      summary: Second\n");
}

/* Other rows take the place of those in which somebody types. */
static void
test_other_rows (SupportEditor *fixture,
                 gconstpointer  data)
{
  SmithInspectorField *field;

  inspect (fixture, "getForecast");
  field = get_field (fixture, "main", "summary");
  gtk_widget_grab_focus (smith_inspector_field_get_control (field));
  smith_inspector_field_enter (field, "Typed");
  replace (fixture, "description: The forecast.", "description: [The forecast.]");
  settle (fixture);
  assert_shown (fixture, "main", "summary", "Typed");
  find (fixture, "summary: Typed\n");
}

/* What cannot be written stays, and nothing of it is in the text. */
static void
test_refused (SupportEditor *fixture,
              gconstpointer  data)
{
  g_autofree char *said = NULL;

  inspect (fixture, "getForecast");
  enter (fixture, "main", "operationId", "addNext");
  support_assert_text (fixture->document, DOCUMENT);
  assert_shown (fixture, "main", "operationId", "addNext");
  said = support_find_label (GTK_WIDGET (fixture->page), "There is a “addNext” already");
  g_assert_nonnull (said);
  g_assert_true (gtk_widget_has_css_class (
    smith_inspector_field_get_row (get_field (fixture, "main", "operationId")), "error"));
  smith_inspector_field_reset (get_field (fixture, "main", "operationId"));
  assert_shown (fixture, "main", "operationId", "getForecast");
}

static void
assert_said (SupportEditor *fixture,
             const char    *part)
{
  g_autofree char *label = support_find_label (GTK_WIDGET (fixture->page->inspector), part);

  if (label == NULL)
    g_test_message ("Nothing says “%s”", part);
  g_assert_nonnull (label);
}

/* What a form says beside its values: how long a text is while it is typed, with the platform's
 * limit, and what ChatGPT will ask. */
static void
test_said (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (smith_profile_chatgpt.max_description + 1, 'a');

  inspect (fixture, "getForecast");
  assert_said (fixture, "13 of 300");
  assert_said (fixture, "11 of 64");
  smith_inspector_field_enter (get_field (fixture, "main", "description"), text);
  assert_said (fixture, "301 of 300");
  smith_inspector_field_enter (get_field (fixture, "parameters", "description"), "Where");
  assert_said (fixture, "5 of 700");
  assert_said (fixture, "ChatGPT offers not to ask again, since the method is GET.");
  enter (fixture, "main", "x-openai-isConsequential", "true");
  settle (fixture);
  assert_said (fixture, "ChatGPT asks before every call, since x-openai-isConsequential is true.");
  assert_said (fixture, "301 of 300");
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

  inspect (fixture, "getForecast");
  enter (fixture, "main", "summary", "One");
  settle (fixture);
  support_editor_type (fixture, 0, "# typed\n");
  settle (fixture);
  field = get_field (fixture, "main", "summary");
  gtk_widget_grab_focus (smith_inspector_field_get_row (field));
  smith_inspector_field_enter (field, "Two");

  press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  settle (fixture);
  g_assert_cmpuint (find (fixture, "# typed"), ==, 0);
  assert_shown (fixture, "main", "summary", "One");
  press (fixture, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  settle (fixture);
  assert_shown (fixture, "main", "summary", "Two");
  for (guint i = 0; i < 3; i++)
    {
      press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
      settle (fixture);
    }
  support_assert_text (fixture->document, DOCUMENT);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

/* ---- items ---- */

static void
test_items (SupportEditor *fixture,
            gconstpointer  data)
{
  SmithInspectorGroup *group;

  inspect (fixture, "addNext");
  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_assert_null (smith_inspector_group_get_item (group, 0));
  g_signal_emit_by_name (group, "add-wanted");
  settle (fixture);
  find (fixture, "addNext\n      parameters:\n        - name: parameter\n");
  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_assert_true (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (smith_inspector_group_get_item (group, 0))));
  assert_shown (fixture, "parameters", "name", "parameter");
  enter (fixture, "parameters", "name", "size");
  settle (fixture);
  find (fixture, "        - name: size\n");

  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_signal_emit_by_name (smith_inspector_group_get_item (group, 0), "remove-wanted");
  settle (fixture);
  support_assert_text (fixture->document, DOCUMENT);
  for (guint i = 0; i < 3; i++)
    undo (fixture);
  support_assert_text (fixture->document, DOCUMENT);
}

static gboolean
is_expanded (SupportEditor *fixture,
             const char    *group_id,
             guint          index)
{
  SmithInspectorGroup *group = smith_inspector_get_group (fixture->page->inspector, group_id);

  return adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (smith_inspector_group_get_item (group, index)));
}

/* What is unfolded to be named is what was added, and not what the whole path has. */
static void
test_added_before_shared (SupportEditor *fixture,
                          gconstpointer  data)
{
  inspect (fixture, "addNext");
  replace (fixture, "  /next:\n", "  /next:\n    parameters:\n      - {name: all, in: query}\n");
  settle (fixture);
  g_signal_emit_by_name (smith_inspector_get_group (fixture->page->inspector, "parameters"),
                         "add-wanted");
  settle (fixture);
  g_assert_true (is_expanded (fixture, "parameters", 0));
  g_assert_false (is_expanded (fixture, "parameters", 1));
}

/* While it waits for a check, another one that comes into the text is not taken for it. */
static void
test_added_later (SupportEditor *fixture,
                  gconstpointer  data)
{
  inspect (fixture, "getForecast");
  replace (fixture, "          schema: {type: string}\n",
           "          schema: {type: string}\n        - {name: second, in: query}\n");
  g_signal_emit_by_name (smith_inspector_get_group (fixture->page->inspector, "parameters"),
                         "add-wanted");
  settle (fixture);
  find (fixture, "name: second, in: query}\n        - name: parameter\n");
  g_assert_false (is_expanded (fixture, "parameters", 1));
  g_assert_true (is_expanded (fixture, "parameters", 2));
}

/* A form that is full tells how much it leaves out. */
static void
test_many (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("          schema: {type: string}\n");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "        - {name: p%u, in: query}\n", i);
  inspect (fixture, "getForecast");
  replace (fixture, "          schema: {type: string}\n", text->str);
  settle (fixture);
  assert_said (fixture, "1901 more are in the text.");
  g_assert_null (smith_inspector_group_get_item (
    smith_inspector_get_group (fixture->page->inspector, "parameters"), 100));
}

/* ---- a text that cannot be read ---- */

static void
test_broken (SupportEditor *fixture,
             gconstpointer  data)
{
  inspect (fixture, "getForecast");
  replace (fixture, "depth: {type: number}", "depth: {type: [}");
  settle (fixture);
  enter (fixture, "main", "summary", "Still");
  settle (fixture);
  find (fixture, "summary: Still\n");

  /* what is over the error itself waits until it is mended */
  inspect (fixture, "type: object");
  replace (fixture, "type: object", "type: ]object");
  settle (fixture);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  settle (fixture);
  support_assert_text (fixture->document, DOCUMENT);
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
  Search search = { id, NULL };

  if (g_rand_int_range (random, 0, 3) == 0)
    {
      int n_lines = gtk_text_buffer_get_line_count (fixture->buffer);

      support_editor_type (fixture, g_rand_int_range (random, 0, n_lines), "# noted\n");
      return;
    }
  if (strstr (text, place) == NULL)
    return;
  inspect (fixture, place);
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
  smith_inspector_group_foreach (group, match_cb, &search);
  if (search.field == NULL || (strchr (value, '\n') != NULL && !g_str_equal (id, "description")))
    return;
  smith_inspector_field_enter (search.field, value);
  smith_inspector_field_commit (search.field);
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
      settle (fixture);
      after = support_editor_dup_text (fixture);
      g_assert_cmpstr (after, !=, DOCUMENT);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        undo (fixture);
      support_assert_text (fixture->document, DOCUMENT);
      while (gtk_text_buffer_get_can_redo (fixture->buffer))
        gtk_text_buffer_redo (fixture->buffer);
      again = support_editor_dup_text (fixture);
      g_assert_cmpstr (again, ==, after);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        undo (fixture);
      settle (fixture);
    }
}

#define ADD(path, function) \
  g_test_add ("/inspector/" path, SupportEditor, NULL, set_up, function, tear_down)

/* Where one lies over the text there is no height for the form and the problems. */
static void
test_narrow (SupportEditor *fixture,
             gconstpointer  data)
{
  SmithEditPage *page = fixture->page;

  g_object_ref (page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  support_destroy_window (fixture->window);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  g_object_unref (page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100 && !smith_split_is_collapsed (page->split); i++)
    support_iterate_for (20);
  g_assert_true (smith_split_is_collapsed (page->split));
  smith_split_set_show_sidebar (page->split, FALSE);
  smith_edit_page_show_problems (page, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (page), "edit.toggle-inspector", NULL);
  g_assert_true (smith_split_get_show_sidebar (page->split));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->problems)));
  gtk_widget_activate_action (GTK_WIDGET (page), "edit.toggle-problems", NULL);
  g_assert_false (smith_split_get_show_sidebar (page->split));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->problems)));
}

int
main (int    argc,
      char **argv)
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspector/field/", rows[i].name, NULL);

      g_test_add (path, SupportEditor, &rows[i], set_up, test_field, tear_down);
    }
  ADD ("typing", test_typing);
  ADD ("commit", test_commit);
  ADD ("remembered", test_remembered);
  ADD ("leaving", test_leaving);
  ADD ("other-rows", test_other_rows);
  ADD ("refused", test_refused);
  ADD ("said", test_said);
  ADD ("keys", test_keys);
  ADD ("items", test_items);
  ADD ("added/before-shared", test_added_before_shared);
  ADD ("added/later", test_added_later);
  ADD ("many", test_many);
  ADD ("broken", test_broken);
  ADD ("any-order", test_any_order);
  ADD ("narrow", test_narrow);

  return support_run ();
}
