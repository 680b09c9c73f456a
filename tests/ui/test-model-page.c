/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-budget-row.h"
#include "ui/smith-model-page.h"
#include "ui/smith-told-view.h"

static const char document[] =
  "openapi: 3.1.0\n"
  "info: {title: Weather, version: '1'}\n"
  "servers:\n"
  "  - url: https://weather.example\n"
  "paths:\n"
  "  /forecast:\n"
  "    get:\n"
  "      operationId: getForecast\n"
  "      description: Gives the forecast.\n"
  "      parameters:\n"
  "        - {name: place, in: query, schema: {type: string}, description: Where.}\n"
  "  /stations:\n"
  "    post:\n"
  "      operationId: addStation\n"
  "      description: Adds a station where there is none.\n"
  "    delete:\n"
  "      operationId: deleteStation\n"
  "      description: Takes one away.\n"
  "      x-openai-isConsequential: false\n"
  "    put:\n"
  "      operationId: changeStation\n"
  "      parameters:\n"
  "        - $ref: '#/nowhere'\n";

typedef struct
{
  SmithDocument      *document;
  GtkWidget          *window;
  SmithModelPage     *page;
  SmithOperationItem *operation;  /* that was chosen */
  char               *wanted;     /* of the Edit page */
} Fixture;

static void
chosen_cb (Fixture            *fixture,
           SmithOperationItem *operation)
{
  g_set_object (&fixture->operation, operation);
}

static void
wanted_cb (Fixture    *fixture,
           const char *action)
{
  g_free (fixture->wanted);
  fixture->wanted = g_strdup (action);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = support_new_document (document);
  fixture->window = gtk_window_new ();
  fixture->page = SMITH_MODEL_PAGE (smith_model_page_new ());
  g_signal_connect_swapped (fixture->page, "operation-chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->page, "edit-wanted", G_CALLBACK (wanted_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  g_object_set (fixture->page, "document", fixture->document, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  support_wait_for_check (fixture->document);
}

/* Nothing keeps the page or the document, but for a report that is still being made. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  g_clear_object (&fixture->operation);
  support_destroy_window (fixture->window);
  for (guint i = 0; fixture->page != NULL && i < 100; i++)
    support_iterate_for (10);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->document);
  g_free (fixture->wanted);
}

static void
wait (Fixture *fixture)
{
  while (smith_model_page_is_working (fixture->page))
    g_main_context_iteration (NULL, TRUE);
}

static void
choose (Fixture *fixture,
        guint    index)
{
  g_autoptr(SmithOperationItem) item =
    g_list_model_get_item (smith_document_get_operations (fixture->document), index);

  g_object_set (fixture->page, "operation", item, NULL);
  wait (fixture);
}

static gpointer
find (Fixture    *fixture,
      const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->page), SMITH_TYPE_MODEL_PAGE, name);
}

static gpointer
find_at_side (Fixture    *fixture,
              const char *name)
{
  GtkWidget *side = find (fixture, "side");

  return gtk_widget_get_template_child (side, G_OBJECT_TYPE (side), name);
}

static GtkStack *
get_views (Fixture *fixture)
{
  return GTK_STACK (gtk_widget_get_parent (find (fixture, "operation_view")));
}

static void
assert_told (Fixture    *fixture,
             const char *view,
             const char *text)
{
  g_autofree char *shown = smith_told_view_dup_text (find (fixture, view));

  if (*text == '\0')
    g_assert_cmpstr (shown, ==, "");
  g_assert_nonnull (strstr (shown, text));
}

static void
assert_says (Fixture    *fixture,
             const char *part)
{
  g_autofree char *label = support_find_label (GTK_WIDGET (fixture->page), part);

  g_assert_nonnull (label);
}

typedef struct
{
  const char *name;
  guint       index;
  const char *told;
  const char *note;
  const char *why;
  const char *answer;  /* (nullable): one on the card */
} Row;

static const Row rows[] = {
  { "get", 0, "type getForecast = (_: {\n// Where.\nplace?: string,\n}) => any;",
    "Called as weather_example__jit_plugin.getForecast. About ",
    "ChatGPT offers not to ask again, since the method is GET.", "Always Allow" },
  { "post", 1, "type addStation = () => any;", "Called as weather_example__jit_plugin.addStation.",
    "ChatGPT asks before every call, since the method is POST", "Confirm" },
  { "declared", 2, "type deleteStation = () => any;", "deleteStation. About ",
    "ChatGPT offers not to ask again, since x-openai-isConsequential is false.", "Decline" },
  { "dropped", 3, "", "ChatGPT drops changeStation, so the model is told nothing of it.",
    "ChatGPT does not offer this operation", NULL },
};

static void
test_operation (Fixture       *fixture,
                gconstpointer  data)
{
  const Row *row = &rows[GPOINTER_TO_SIZE (data)];
  GtkWidget *card = find_at_side (fixture, "consent_card");
  g_autofree char *question = NULL;

  choose (fixture, row->index);
  assert_told (fixture, "operation_view", row->told);
  assert_says (fixture, row->note);
  assert_says (fixture, row->why);
  question = support_find_label (card, "Your GPT wants to talk to weather.example");
  g_assert_cmpint (question != NULL, ==, row->answer != NULL);
  if (row->answer != NULL)
    assert_says (fixture, row->answer);
}

static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  wait (fixture);
  assert_told (fixture, "action_view", "namespace weather_example__jit_plugin {");
  assert_told (fixture, "operation_view", "");
  assert_says (fixture, "Choose an operation in the outline");
  gtk_stack_set_visible_child_name (get_views (fixture), "action");
  assert_says (fixture, "3 operations, about ");
  assert_told (fixture, "changes_view", "");
}

static const struct
{
  const char *row;
  const char *figure;
} limit_rows[] = {
  { "operations_row", "4 of 30" },
  { "description_row", "35 of 300 characters" },
  { "parameter_row", "6 of 700 characters" },
};

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;

  wait (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (limit_rows); i++)
    {
      SmithBudgetRow *budget = find_at_side (fixture, limit_rows[i].row);

      g_assert_cmpstr (smith_budget_row_get_figure (budget), ==, limit_rows[i].figure);
      g_assert_false (smith_budget_row_is_over (budget));
    }

  row = find_at_side (fixture, "description_row");
  g_signal_emit_by_name (row, "place-chosen");
  g_assert_nonnull (fixture->operation);
  g_assert_cmpstr (smith_operation_item_get_name (fixture->operation), ==, "addStation");
  row = find_at_side (fixture, "parameter_row");
  g_signal_emit_by_name (row, "place-chosen");
  g_assert_cmpstr (smith_operation_item_get_name (fixture->operation), ==, "getForecast");
}

static void
insert (Fixture    *fixture,
        const char *before,
        const char *text)
{
  const char *found = strstr (document, before);

  g_assert_nonnull (found);
  smith_document_insert (fixture->document, (gsize) (found - document), text, strlen (text));
  support_wait_for_check (fixture->document);
  wait (fixture);
}

static void
test_over (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *many = g_strnfill (301, 'x');
  g_autofree char *line = g_strdup_printf ("      description: %s\n", many);

  insert (fixture, "      parameters:\n        - $ref", line);
  g_assert_true (smith_budget_row_is_over (find_at_side (fixture, "description_row")));
  g_assert_cmpstr (smith_budget_row_get_figure (find_at_side (fixture, "description_row")), ==,
                   "301 of 300 characters");
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  GtkStack *views = get_views (fixture);
  GtkStackPage *page = gtk_stack_get_page (views, find (fixture, "changes_view"));

  wait (fixture);
  gtk_stack_set_visible_child_name (views, "changes");
  assert_says (fixture, "The model is told the same as after the last save.");
  g_assert_false (gtk_stack_page_get_needs_attention (page));

  /* what the model does not see is no change */
  insert (fixture, "paths:", "# a comment\n");
  assert_says (fixture, "The model is told the same as after the last save.");
  smith_document_delete (fixture->document, (gsize) (strstr (document, "paths:") - document),
                         strlen ("# a comment\n"));
  insert (fixture, "Gives the forecast.", "Slowly ");
  assert_told (fixture, "changes_view",
               "-// Gives the forecast.\n+// Slowly Gives the forecast.\n");
  assert_says (fixture, "What changes for the model since the last save.");
  g_assert_true (gtk_stack_page_get_needs_attention (page));
}

static void
test_alike (Fixture       *fixture,
            gconstpointer  data)
{
  GtkStack *views = get_views (fixture);
  GtkWidget *list = find (fixture, "alike_list");

  wait (fixture);
  gtk_stack_set_visible_child_name (views, "alike");
  assert_says (fixture, "No two operations read alike.");
  insert (fixture, "  /stations:",
          "  /outlook:\n"
          "    get:\n"
          "      operationId: fetchForecast\n"
          "      description: Gives a forecast.\n");
  assert_says (fixture, "Only the words in bold tell them apart. Say what getForecast does and "
                        "fetchForecast does not");
  assert_says (fixture, "Gives a forecast.");
  g_assert_true (gtk_stack_page_get_needs_attention (gtk_stack_get_page (views, list)));

  g_signal_emit_by_name (list, "operation-chosen", 1);
  g_assert_cmpstr (smith_operation_item_get_name (fixture->operation), ==, "fetchForecast");
}

/* Of a text that is broken, what was read last stays, and is paler. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  choose (fixture, 0);
  insert (fixture, "  /forecast:", "  [[[\n");
  g_assert_true (smith_document_is_stale (fixture->document));
  assert_told (fixture, "operation_view", "type getForecast");
  g_assert_true (gtk_widget_has_css_class (find (fixture, "panes"), "smith-stale"));
  smith_document_delete (fixture->document,
                         (gsize) (strstr (document, "  /forecast:") - document), 6);
  support_wait_for_check (fixture->document);
  wait (fixture);
  g_assert_false (gtk_widget_has_css_class (find (fixture, "panes"), "smith-stale"));
}

/* Nothing is worked out for a page that nobody looks at. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  choose (fixture, 0);
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  insert (fixture, "Gives the forecast.", "Slowly ");
  g_assert_false (smith_model_page_is_working (fixture->page));
  assert_told (fixture, "operation_view", "// Gives the forecast.");
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
  g_assert_true (smith_model_page_is_working (fixture->page));
  wait (fixture);
  assert_told (fixture, "operation_view", "// Slowly Gives the forecast.");
}

/* Closed, and given another document, while a report is being made. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  SmithDocument *other;

  wait (fixture);
  smith_document_insert (fixture->document, 0, "# x\n", 4);
  support_wait_for_check (fixture->document);
  other = support_new_document ("paths: {}\n");
  g_object_set (fixture->page, "document", other, NULL);
  g_assert_false (smith_model_page_is_working (fixture->page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find (fixture, "stack")), ==, "empty");
  support_wait_for_check (other);
  g_object_unref (other);
}

static void
test_edit_wanted (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  wait (fixture);
  g_assert_true (gtk_widget_activate_action (page, "edit.toggle-problems", NULL));
  g_assert_cmpstr (fixture->wanted, ==, "edit.toggle-problems");
  g_assert_true (gtk_widget_activate_action (page, "edit.review-fixes", NULL));
  g_assert_cmpstr (fixture->wanted, ==, "edit.review-fixes");
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/model-page/operation/", rows[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_operation, tear_down);
    }
  ADD ("/model-page/action", test_action);
  ADD ("/model-page/limits", test_limits);
  ADD ("/model-page/over", test_over);
  ADD ("/model-page/changes", test_changes);
  ADD ("/model-page/alike", test_alike);
  ADD ("/model-page/broken", test_broken);
  ADD ("/model-page/hidden", test_hidden);
  ADD ("/model-page/gone", test_gone);
  ADD ("/model-page/edit-wanted", test_edit_wanted);

  return support_run ();
}
