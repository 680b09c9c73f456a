/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-problem-row.h"

/* One warning, on line 14. */
static const char good[] =
  "openapi: 3.1.0\n"
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

static void
set_up (SupportEditor *fixture,
        gconstpointer  data)
{
  support_editor_set_up (fixture, good);
}

static void
tear_down (SupportEditor *fixture,
           gconstpointer  data)
{
  support_editor_clear (fixture);
}

static void
assert_same_text (SupportEditor *fixture)
{
  g_autofree char *text = support_editor_dup_text (fixture);

  support_assert_text (fixture->document, text);
}

static void
undo_all (SupportEditor *fixture)
{
  while (gtk_text_buffer_get_can_undo (fixture->buffer))
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.undo", NULL));
      assert_same_text (fixture);
    }
}

static void
test_load (SupportEditor *fixture,
           gconstpointer  data)
{
  assert_same_text (fixture);
  support_assert_text (fixture->document, good);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
  g_assert_false (smith_document_is_modified (fixture->document));
}

/* Typing reaches the document; undoing gives the first bytes back, and nothing is unsaved. */
static void
test_type_and_undo (SupportEditor *fixture,
                    gconstpointer  data)
{
  support_editor_type (fixture, 3, "  contact: {}\n");
  support_editor_type (fixture, 0, "# für ☂\n");
  assert_same_text (fixture);
  g_assert_true (smith_document_is_modified (fixture->document));

  undo_all (fixture);
  assert_same_text (fixture);
  support_assert_text (fixture->document, good);
  support_wait_for_check (fixture->document);
  g_assert_false (smith_document_is_modified (fixture->document));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.redo", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.redo", NULL));
  assert_same_text (fixture);
  g_assert_false (gtk_text_buffer_get_can_redo (fixture->buffer));
}

/* More steps than the 200 that GtkTextBuffer keeps by itself. */
static void
test_undo_without_limit (SupportEditor *fixture,
                         gconstpointer  data)
{
  for (int i = 0; i < 500; i++)
    support_editor_type (fixture, 2, i % 2 != 0 ? "# odd\n" : "# even\n");
  undo_all (fixture);
  support_assert_text (fixture->document, good);
}

static void
test_problems (SupportEditor *fixture,
               gconstpointer  data)
{
  g_autofree char *missing = NULL;
  g_autofree char *fine = NULL;
  GtkTextIter start, end;

  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_WARNS), ==, 1);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_DROPS), ==, 0);

  /* the operationId goes away, and with it the operation */
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &start, 9);
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &end, 10);
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete (fixture->buffer, &start, &end);
  gtk_text_buffer_end_user_action (fixture->buffer);
  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_DROPS), ==, 1);
  missing = support_find_label (GTK_WIDGET (fixture->page), "1 dropped");
  g_assert_nonnull (missing);

  undo_all (fixture);
  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_DROPS), ==, 0);
  g_assert_null (support_find_label (GTK_WIDGET (fixture->page), "1 dropped"));
  fine = support_find_label (GTK_WIDGET (fixture->page), "1 warning");
  g_assert_nonnull (fine);
}

/* Where the lines stand of which the rows say that they are about them, a column a row. */
static void
list_columns (GtkWidget *widget,
              GArray    *columns)
{
  if (SMITH_IS_PROBLEM_ROW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkWidget *last = gtk_widget_get_last_child (gtk_widget_get_first_child (widget));
      GtkWidget *line = gtk_widget_get_prev_sibling (last);
      graphene_rect_t bounds;

      g_assert_true (GTK_IS_INSCRIPTION (line));
      g_assert_true (gtk_widget_compute_bounds (line, widget, &bounds));
      g_array_append_val (columns, bounds.origin.x);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_columns (child, columns);
}

/* A fix beside one of the problems puts nothing out of its column. */
static void
test_columns (SupportEditor *fixture,
              gconstpointer  data)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (float));

  support_editor_type (fixture, 2, "  summary:\n  colour: red\n");
  support_wait_for_check (fixture->document);
  support_iterate_for (300);
  list_columns (GTK_WIDGET (fixture->page), columns);
  g_assert_cmpuint (columns->len, >=, 3);
  for (guint i = 1; i < columns->len; i++)
    g_assert_cmpfloat (g_array_index (columns, float, i), ==, g_array_index (columns, float, 0));
}

static void
test_broken (SupportEditor *fixture,
             gconstpointer  data)
{
  g_autofree char *title = NULL;
  GtkTextIter start;

  support_editor_type (fixture, 6, "broken: [1, 2\n");
  support_wait_for_check (fixture->document);
  g_assert_nonnull (smith_tree_get_error (smith_check_get_tree (smith_document_get_check (
                                            fixture->document))));
  g_assert_cmpuint (g_list_model_get_n_items (smith_document_get_operations (fixture->document)),
                    ==, 1);
  title = support_find_label (GTK_WIDGET (fixture->page), "The outline shows");
  g_assert_nonnull (title);
  g_assert_true (g_str_has_prefix (title, "Line "));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.next-problem",
                                             NULL));
  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, NULL);
  g_assert_cmpint (gtk_text_iter_get_line (&start), >=, 6);
}

static void
test_jump (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autofree char *words = NULL;
  GtkTextIter start, end;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.next-problem",
                                             NULL));
  g_assert_true (gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 12);
  words = gtk_text_buffer_get_text (fixture->buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (words, "X-Trace"));
}

/* Several places of the text, changed as one step. */
static void
test_edits (SupportEditor *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  const char *forecast = strstr (good, "getForecast");
  const char *trace = strstr (good, "X-Trace");
  g_autoptr(GString) text = g_string_new (good);

  smith_text_edits_add (edits, (SmithSpan) { (gsize) (trace - good), (gsize) (trace - good) + 7 },
                        "X-Other");
  smith_text_edits_add (edits, (SmithSpan) { (gsize) (forecast - good),
                                             (gsize) (forecast - good) + 11 }, "tellForecast");
  smith_text_edits_add (edits, (SmithSpan) { 0, 0 }, "# first\n");
  smith_text_edits_add (edits, (SmithSpan) { 0, 0 }, "# second\n");
  g_assert_true (smith_document_apply_edits (fixture->document,
                                             smith_document_get_revision (fixture->document),
                                             edits));
  g_string_replace (text, "getForecast", "tellForecast", 0);
  g_string_replace (text, "X-Trace", "X-Other", 0);
  g_string_prepend (text, "# first\n# second\n");
  support_assert_text (fixture->document, text->str);
  assert_same_text (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.undo", NULL));
  support_assert_text (fixture->document, good);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

static void
test_replaced (SupportEditor *fixture,
               gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);

  smith_document_load_bytes (fixture->document, bytes, "other.json");
  fixture->buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (fixture->page)));
  assert_same_text (fixture);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
  support_editor_type (fixture, 0, "[");
  support_assert_text (fixture->document, "[{}");
}

/* What is entered, and where the cursor is then; -1: there is no such place. */
static const struct
{
  const char *name;
  const char *entered;
  int         line;
  int         column;
} line_rows[] = {
  { "first", "1", 0, 0 },
  { "some", "12", 11, 0 },
  { "last", "20", 19, 0 },
  { "blanks", "  3 ", 2, 0 },
  { "column", "3:4", 2, 3 },
  { "column-too-far", "1:100", 0, 14 },
  { "column-of-the-last", "20:1", 19, 0 },
  { "none", "", -1, 0 },
  { "zero", "0", -1, 0 },
  { "too-far", "21", -1, 0 },
  { "negative", "-1", -1, 0 },
  { "word", "x", -1, 0 },
  { "no-column", "3:", -1, 0 },
  { "column-zero", "3:0", -1, 0 },
};

static void
test_go_to_line (SupportEditor *fixture,
                 gconstpointer  data)
{
  const typeof (line_rows[0]) *row = data;
  GtkTextIter iter;
  GtkWidget *popover, *entry;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 4);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.go-to-line", NULL));
  popover = support_find_widget (GTK_WIDGET (fixture->page), g_type_from_name ("SmithLinePopover"));
  g_assert_true (gtk_widget_get_visible (popover));
  entry = support_find_widget (popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "5");
  gtk_editable_set_text (GTK_EDITABLE (entry), row->entered);
  g_signal_emit_by_name (entry, "activate");

  g_assert_cmpint (gtk_widget_get_visible (popover), ==, row->line < 0);
  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &iter,
                                    gtk_text_buffer_get_insert (fixture->buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, row->line < 0 ? 4 : row->line);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&iter), ==, row->column);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, SupportEditor, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  ADD ("/edit-page/load", test_load);
  ADD ("/edit-page/type-and-undo", test_type_and_undo);
  ADD ("/edit-page/undo-without-limit", test_undo_without_limit);
  ADD ("/edit-page/problems", test_problems);
  ADD ("/edit-page/columns", test_columns);
  ADD ("/edit-page/broken", test_broken);
  ADD ("/edit-page/jump", test_jump);
  ADD ("/edit-page/edits", test_edits);
  ADD ("/edit-page/replaced", test_replaced);
  for (gsize i = 0; i < G_N_ELEMENTS (line_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/edit-page/go-to-line/", line_rows[i].name, NULL);

      g_test_add (path, SupportEditor, &line_rows[i], set_up, test_go_to_line, tear_down);
    }

  return support_run ();
}
