/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-form.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-private.h"

/* Forms over servers and sign-ins, beside the text. */

#define YAML \
  "openapi: 3.1.0\n" \
  "info: {title: T, version: '1'}\n" \
  "servers:\n" \
  "  - url: https://{at}.example  # ours\n" \
  "    variables:\n" \
  "      at:\n" \
  "        default: eu\n" \
  "paths:\n" \
  "  /a:\n" \
  "    get:\n" \
  "      operationId: getA\n" \
  "      security:\n" \
  "        - auth: [read]  # at least\n" \
  "components:\n" \
  "  securitySchemes:\n" \
  "    auth:\n" \
  "      type: oauth2\n" \
  "      flows:\n" \
  "        authorizationCode:\n" \
  "          authorizationUrl: https://eu.example/in\n" \
  "          tokenUrl: https://eu.example/token\n" \
  "          scopes:\n" \
  "            read: Reads.  # all\n"

#define JSON \
  "{\n" \
  "  \"openapi\": \"3.1.0\",\n" \
  "  \"servers\": [\n" \
  "    {\"url\": \"https://{at}.example\", \"variables\": {\"at\": {\"default\": \"eu\"}}}\n" \
  "  ],\n" \
  "  \"paths\": {\"/a\": {\"get\": {\n" \
  "    \"operationId\": \"getA\", \"security\": [{\"auth\": [\"read\"]}]}}},\n" \
  "  \"components\": {\n" \
  "    \"securitySchemes\": {\n" \
  "      \"auth\": {\n" \
  "        \"type\": \"oauth2\",\n" \
  "        \"flows\": {\n" \
  "          \"authorizationCode\": {\n" \
  "            \"tokenUrl\": \"https://eu.example/token\",\n" \
  "            \"scopes\": {\n" \
  "              \"read\": \"Reads.\"\n" \
  "            }\n" \
  "          }\n" \
  "        }\n" \
  "      }\n" \
  "    }\n" \
  "  }\n" \
  "}\n"

#define CODE "flows/authorizationCode/"

static const SupportFormRow yaml_rows[] = {
  { "variable/name", "url:", "variables", "key", "at", "in",
    "https://{at}.example  # ours\n    variables:\n      at:",
    "https://{in}.example  # ours\n    variables:\n      in:" },
  { "variable/default", "url:", "variables", "default", "eu", "us", "default: eu",
    "default: us" },
  { "variable/choices", "url:", "variables", "enum", "", "eu, us", "        default: eu\n",
    "        enum:\n          - eu\n          - us\n        default: eu\n" },
  { "variable/description", "url:", "variables", "description", "", "Where",
    "        default: eu\n", "        description: Where\n        default: eu\n" },
  { "flow/sign-in", "type: oauth2", "authorizationCode", CODE "authorizationUrl",
    "https://eu.example/in", "https://us.example/in", "https://eu.example/in",
    "https://us.example/in" },
  { "flow/token", "type: oauth2", "authorizationCode", CODE "tokenUrl",
    "https://eu.example/token", "https://eu.example/t", "https://eu.example/token",
    "https://eu.example/t" },
  { "flow/refresh", "type: oauth2", "authorizationCode", CODE "refreshUrl", "",
    "https://eu.example/new", "example/token\n",
    "example/token\n          refreshUrl: https://eu.example/new\n" },
  { "scope/name", "type: oauth2", "authorizationCode/scopes", "key", "read", "see",
    "[read]  # at least\ncomponents:\n  securitySchemes:\n    auth:\n      type: oauth2\n"
    "      flows:\n        authorizationCode:\n          authorizationUrl: https://eu.example/in\n"
    "          tokenUrl: https://eu.example/token\n          scopes:\n            read:",
    "[see]  # at least\ncomponents:\n  securitySchemes:\n    auth:\n      type: oauth2\n"
    "      flows:\n        authorizationCode:\n          authorizationUrl: https://eu.example/in\n"
    "          tokenUrl: https://eu.example/token\n          scopes:\n            see:" },
  { "scope/description", "type: oauth2", "authorizationCode/scopes", "description", "Reads.",
    "Reads all.", "read: Reads.", "read: Reads all." },
  { "asked", "getA", "security", "scopes", "read", "read, write", "[read]", "[read, write]" },
};

static const SupportFormRow json_rows[] = {
  { "variable/name", "url", "variables", "key", "at", "in",
    "https://{at}.example\", \"variables\": {\"at\"",
    "https://{in}.example\", \"variables\": {\"in\"" },
  { "variable/default", "url", "variables", "default", "eu", "us", "\"eu\"", "\"us\"" },
  { "variable/choices", "url", "variables", "enum", "", "eu", "{\"default\": \"eu\"}",
    "{\"enum\": [\"eu\"], \"default\": \"eu\"}" },
  { "variable/description", "url", "variables", "description", "", "Where",
    "{\"default\": \"eu\"}", "{\"description\": \"Where\", \"default\": \"eu\"}" },
  { "flow/sign-in", "oauth2", "authorizationCode", CODE "authorizationUrl", "",
    "https://eu.example/in", "            \"tokenUrl\"",
    "            \"authorizationUrl\": \"https://eu.example/in\",\n            \"tokenUrl\"" },
  { "scope/description", "oauth2", "authorizationCode/scopes", "description", "Reads.",
    "Reads \"all\".", "\"Reads.\"", "\"Reads \\\"all\\\".\"" },
  { "asked", "getA", "security", "scopes", "read", "w", "[\"read\"]", "[\"w\"]" },
};

static void
set_up_yaml (SupportEditor *fixture,
             gconstpointer  data)
{
  support_form_show (fixture, YAML);
}

static void
set_up_json (SupportEditor *fixture,
             gconstpointer  data)
{
  support_form_show (fixture, JSON);
}

static void
test_yaml (SupportEditor *fixture,
           gconstpointer  data)
{
  support_form_try (fixture, YAML, data);
}

static void
test_json (SupportEditor *fixture,
           gconstpointer  data)
{
  support_form_try (fixture, JSON, data);
}

static SmithInspectorItem *
get_item (SupportEditor *fixture,
          const char    *group_id,
          guint          index)
{
  SmithInspectorGroup *group = smith_inspector_get_group (fixture->page->inspector, group_id);
  GtkWidget *item;

  g_assert_nonnull (group);
  item = smith_inspector_group_get_item (group, index);
  g_assert_true (SMITH_IS_INSPECTOR_ITEM (item));

  return SMITH_INSPECTOR_ITEM (item);
}

static void
add (SupportEditor *fixture,
     const char    *group_id)
{
  g_signal_emit_by_name (smith_inspector_get_group (fixture->page->inspector, group_id),
                         "add-wanted");
  support_form_settle (fixture);
}

/* One is added, unfolded to be named, named and taken away; then the first goes as well, and what
 * asked for it. */
static void
test_scopes (SupportEditor *fixture,
             gconstpointer  data)
{
  SmithInspectorItem *item;

  support_form_inspect (fixture, "type: oauth2");
  add (fixture, "authorizationCode/scopes");
  support_editor_find (fixture, "            read: Reads.  # all\n            scope: ''\n");
  item = get_item (fixture, "authorizationCode/scopes", 1);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (item)));
  smith_inspector_field_enter (smith_inspector_item_get_field (item, 0), "write");
  smith_inspector_field_commit (smith_inspector_item_get_field (item, 0));
  smith_inspector_field_enter (smith_inspector_item_get_field (item, 1), "Writes");
  smith_inspector_field_commit (smith_inspector_item_get_field (item, 1));
  support_form_settle (fixture);
  support_editor_find (fixture, "            read: Reads.  # all\n            write: 'Writes'\n");

  g_signal_emit_by_name (get_item (fixture, "authorizationCode/scopes", 0), "remove-wanted");
  support_form_settle (fixture);
  support_editor_find (fixture, "        - auth: []  # at least\n");
  support_editor_find (fixture, "          scopes:\n            write: 'Writes'\n");
  g_signal_emit_by_name (get_item (fixture, "authorizationCode/scopes", 0), "remove-wanted");
  support_form_settle (fixture);
  support_editor_find (fixture, "          scopes: {}\n");
  support_form_assert_said (fixture, "names no scope");
  while (gtk_text_buffer_get_can_undo (fixture->buffer))
    gtk_text_buffer_undo (fixture->buffer);
  support_assert_text (fixture->document, YAML);
}

static void
test_variables (SupportEditor *fixture,
                gconstpointer  data)
{
  support_form_inspect (fixture, "url:");
  support_form_assert_said (fixture, "There is no sign that variables of servers are replaced");
  add (fixture, "variables");
  support_editor_find (fixture, "      variable:\n        default: ''\n");
  g_assert_true (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (get_item (fixture, "variables", 1))));
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (get_item (fixture, "variables", 0), "remove-wanted");
      support_form_settle (fixture);
    }
  support_editor_find (fixture, "{at}.example  # ours\npaths:\n");
  add (fixture, "variables");
  support_editor_find (fixture, "{at}.example  # ours\n    variables:\n      at:\n");
  while (gtk_text_buffer_get_can_undo (fixture->buffer))
    gtk_text_buffer_undo (fixture->buffer);
  support_assert_text (fixture->document, YAML);
}

/* A scope without words has no place but its name, and is written to all the same; while the check
 * is of an older text it waits, and what is gone is written nowhere. */
static void
test_waiting (SupportEditor *fixture,
              gconstpointer  data)
{
  SmithInspectorField *field;

  support_form_inspect (fixture, "type: oauth2");
  support_editor_replace (fixture, "read: Reads.  # all", "read:\n            write: Writes.");
  support_form_settle (fixture);
  field = support_form_get_field (fixture, "authorizationCode/scopes", "description");
  smith_inspector_field_enter (field, "Typed");
  support_editor_type (fixture, 0, "# above\n");
  smith_inspector_field_commit (field);
  g_assert_true (smith_inspector_is_waiting (fixture->page->inspector));
  support_form_settle (fixture);
  support_editor_find (fixture, "            read: Typed\n            write: Writes.\n");

  field = support_form_get_field (fixture, "authorizationCode/scopes", "description");
  smith_inspector_field_enter (field, "Lost");
  support_editor_replace (fixture, "            read: Typed\n", "");
  smith_inspector_field_commit (field);
  support_form_settle (fixture);
  support_editor_find (fixture, "          scopes:\n            write: Writes.\n");
}

static float
get_end (GtkWidget *item,
         GtkWidget *inspector)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (item, inspector, &bounds));

  return bounds.origin.y + bounds.size.height;
}

/* All of a row that was added can be seen, without a hand on the wheel. */
static void
test_in_sight (SupportEditor *fixture,
               gconstpointer  data)
{
  GtkWidget *inspector = GTK_WIDGET (fixture->page->inspector);
  GtkWidget *item, *folded;
  graphene_rect_t bounds;

  support_form_inspect (fixture, "type: oauth2");
  SUPPORT_WAIT_FOR (gtk_widget_get_height (inspector) > 0);
  add (fixture, "authorizationCode/scopes");
  item = GTK_WIDGET (get_item (fixture, "authorizationCode/scopes", 1));
  folded = support_find_widget (item, GTK_TYPE_REVEALER);
  SUPPORT_WAIT_FOR (gtk_revealer_get_child_revealed (GTK_REVEALER (folded)) &&
                    gtk_widget_get_height (item) > 150);
  SUPPORT_WAIT_FOR (get_end (item, inspector) <= (float) gtk_widget_get_height (inspector));
  g_assert_true (gtk_widget_compute_bounds (item, inspector, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
}

static void
test_many (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("read: Reads.");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "\n            s%u:", i);
  support_form_inspect (fixture, "type: oauth2");
  support_editor_replace (fixture, "read: Reads.", text->str);
  support_form_settle (fixture);
  support_form_assert_said (fixture, "101 more are in the text.");
}

/* ---- all at once ---- */

/* One thing that a person does: adds a row, takes one away, or enters something into any field. */
static void
act (SupportEditor *fixture,
     GRand         *random)
{
  static const char *const places[] = { "url", "getA", "oauth2" };
  static const char *const groups[] = {
    "main", "variables", "authorizationCode", "authorizationCode/scopes", "security",
  };
  static const char *const ids[] = {
    "key", "default", "enum", "description", "scopes", CODE "refreshUrl", CODE "tokenUrl", "url",
  };
  static const char *const values[] = { "read", "", "a: b", "x, y", "https://{at}.{in}.example" };
  g_autofree char *text = support_editor_dup_text (fixture);
  int deed = g_rand_int_range (random, 0, 6);
  const char *id = ids[g_rand_int_range (random, 0, G_N_ELEMENTS (ids))];
  const char *value = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];
  SmithInspectorGroup *group;
  GtkWidget *item;

  support_form_inspect (fixture, places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))]);
  group = smith_inspector_get_group (fixture->page->inspector,
                                     groups[g_rand_int_range (random, 0, G_N_ELEMENTS (groups))]);
  if (group == NULL)
    return;
  item = smith_inspector_group_get_item (group, (guint) g_rand_int_range (random, 0, 3));
  if (deed == 0 && (strchr (smith_inspector_group_get_id (group), '/') != NULL ||
                    g_str_equal (smith_inspector_group_get_id (group), "variables")))
    g_signal_emit_by_name (group, "add-wanted");
  else if (deed == 1 && SMITH_IS_INSPECTOR_ITEM (item) &&
           !g_str_equal (smith_inspector_group_get_id (group), "security"))
    g_signal_emit_by_name (item, "remove-wanted");
  else if (deed == 2)
    support_editor_type (fixture, 1, text[0] == '{' ? " " : "# noted\n");
  else
    {
      SmithInspectorField *field;

      if (SMITH_IS_INSPECTOR_ITEM (item))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (item), TRUE);
      field = support_form_find_field (group, id);
      if (field == NULL)
        return;
      smith_inspector_field_enter (field, value);
      smith_inspector_field_commit (field);
    }
}

/* Whatever is entered, in any order, comes back and goes again to the byte, and can be read. */
static void
test_any_order (SupportEditor *fixture,
                gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2811);
  guint n_changed = 0;

  for (guint round = 0; round < 4; round++)
    {
      g_autoptr(SmithCheck) check = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;

      for (guint i = 0; i < 12; i++)
        act (fixture, random);
      support_form_settle (fixture);
      check = smith_document_ref_check (fixture->document, NULL);
      g_assert_null (smith_tree_get_error (smith_check_get_tree (check)));
      after = support_editor_dup_text (fixture);
      n_changed += !g_str_equal (after, data);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        gtk_text_buffer_undo (fixture->buffer);
      support_assert_text (fixture->document, data);
      while (gtk_text_buffer_get_can_redo (fixture->buffer))
        gtk_text_buffer_redo (fixture->buffer);
      again = support_editor_dup_text (fixture);
      g_assert_cmpstr (again, ==, after);
      while (gtk_text_buffer_get_can_undo (fixture->buffer))
        gtk_text_buffer_undo (fixture->buffer);
      support_form_settle (fixture);
    }
  g_assert_cmpuint (n_changed, >, 2);
}

/* A key that an operation asks for has no scopes, and leads to what it is. */
static void
test_link (SupportEditor *fixture,
           gconstpointer  data)
{
  GtkWidget *row;

  support_editor_replace (fixture, "type: oauth2", "type: http");
  support_editor_replace (fixture, "[read]", "[]");
  support_form_settle (fixture);
  support_form_inspect (fixture, "getA");
  row = smith_inspector_group_get_item (
    smith_inspector_get_group (fixture->page->inspector, "security"), 0);
  g_assert_false (SMITH_IS_INSPECTOR_ITEM (row));
  gtk_widget_activate (GTK_WIDGET (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))));
  /* a button is pressed for a while */
  while (smith_inspector_get_group (fixture->page->inspector, "security") != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (fixture->page->inspector->follow_id != 0)
    g_main_context_iteration (NULL, TRUE);
  support_form_settle (fixture);
  support_form_assert_shown (fixture, "main", "key", "auth");
}

static void
add_rows (const char           *syntax,
          const SupportFormRow *rows,
          gsize                 n_rows,
          void (*set_up) (SupportEditor *, gconstpointer),
          void (*test) (SupportEditor *, gconstpointer))
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/inspector/", syntax, "/", rows[i].name, NULL);

      g_test_add (path, SupportEditor, &rows[i], set_up, test, support_form_tear_down);
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) \
  g_test_add ("/inspector/" path, SupportEditor, NULL, set_up_yaml, function, \
              support_form_tear_down)
  support_init (&argc, &argv);
  add_rows ("yaml", yaml_rows, G_N_ELEMENTS (yaml_rows), set_up_yaml, test_yaml);
  add_rows ("json", json_rows, G_N_ELEMENTS (json_rows), set_up_json, test_json);
  ADD ("scopes", test_scopes);
  ADD ("variables", test_variables);
  ADD ("waiting", test_waiting);
  ADD ("in-sight", test_in_sight);
  ADD ("many", test_many);
  ADD ("link", test_link);
  g_test_add ("/inspector/any-order/yaml", SupportEditor, YAML, set_up_yaml, test_any_order,
              support_form_tear_down);
  g_test_add ("/inspector/any-order/json", SupportEditor, JSON, set_up_json, test_any_order,
              support_form_tear_down);

  return support_run ();
}
