/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-form.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-private.h"

/* ---- each field, both ways ---- */

static const SupportFormRow rows[] = {
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

static void
test_field (SupportEditor *fixture,
            gconstpointer  data)
{
  support_form_try (fixture, SUPPORT_FORM_TEXT, data);
}

/* ---- items ---- */

static void
test_items (SupportEditor *fixture,
            gconstpointer  data)
{
  SmithInspectorGroup *group;

  support_form_inspect (fixture, "addNext");
  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_assert_null (smith_inspector_group_get_item (group, 0));
  g_signal_emit_by_name (group, "add-wanted");
  support_form_settle (fixture);
  support_editor_find (fixture, "addNext\n      parameters:\n        - name: parameter\n");
  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_assert_true (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (smith_inspector_group_get_item (group, 0))));
  support_form_assert_shown (fixture, "parameters", "name", "parameter");
  support_form_enter (fixture, "parameters", "name", "size");
  support_form_settle (fixture);
  support_editor_find (fixture, "        - name: size\n");

  group = smith_inspector_get_group (fixture->page->inspector, "parameters");
  g_signal_emit_by_name (smith_inspector_group_get_item (group, 0), "remove-wanted");
  support_form_settle (fixture);
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
  for (guint i = 0; i < 3; i++)
    gtk_text_buffer_undo (fixture->buffer);
  support_assert_text (fixture->document, SUPPORT_FORM_TEXT);
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
  support_form_inspect (fixture, "addNext");
  support_editor_replace (fixture, "  /next:\n",
                          "  /next:\n    parameters:\n      - {name: all, in: query}\n");
  support_form_settle (fixture);
  g_signal_emit_by_name (smith_inspector_get_group (fixture->page->inspector, "parameters"),
                         "add-wanted");
  support_form_settle (fixture);
  g_assert_true (is_expanded (fixture, "parameters", 0));
  g_assert_false (is_expanded (fixture, "parameters", 1));
}

/* While it waits for a check, another one that comes into the text is not taken for it. */
static void
test_added_later (SupportEditor *fixture,
                  gconstpointer  data)
{
  support_form_inspect (fixture, "getForecast");
  support_editor_replace (fixture, "          schema: {type: string}\n",
                          "          schema: {type: string}\n"
                          "        - {name: second, in: query}\n");
  g_signal_emit_by_name (smith_inspector_get_group (fixture->page->inspector, "parameters"),
                         "add-wanted");
  support_form_settle (fixture);
  support_editor_find (fixture, "name: second, in: query}\n        - name: parameter\n");
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
  support_form_inspect (fixture, "getForecast");
  support_editor_replace (fixture, "          schema: {type: string}\n", text->str);
  support_form_settle (fixture);
  support_form_assert_said (fixture, "1901 more are in the text.");
  g_assert_null (smith_inspector_group_get_item (
    smith_inspector_get_group (fixture->page->inspector, "parameters"), 100));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) \
  g_test_add ("/inspector/" path, SupportEditor, NULL, support_form_set_up, function, \
              support_form_tear_down)
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/inspector/field/", rows[i].name, NULL);

      g_test_add (path, SupportEditor, &rows[i], support_form_set_up, test_field,
                  support_form_tear_down);
    }
  ADD ("items", test_items);
  ADD ("added/before-shared", test_added_before_shared);
  ADD ("added/later", test_added_later);
  ADD ("many", test_many);

  return support_run ();
}
