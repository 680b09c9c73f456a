/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "temp-folder.h"
#include "ui/smith-answer-dialog.h"
#include "ui/smith-fix-review.h"

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
  "        - name: place\n"
  "          in: query\n"
  "          schema:\n"
  "            type: string\n"
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
  support_editor_set_up (fixture, text);
}

static void
tear_down (SupportEditor *fixture,
           gconstpointer  data)
{
  support_editor_clear (fixture);
}

static guint
find_problem (SupportEditor *fixture,
              const char    *rule)
{
  SmithCheck *check = smith_document_get_check (fixture->document);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, rule))
      return i;
  g_error ("no problem of the rule %s", rule);
}

static gboolean
has_text (SupportEditor *fixture,
          const char    *part)
{
  g_autofree char *now = support_editor_dup_text (fixture);

  return strstr (now, part) != NULL;
}

static void
undo_once (SupportEditor *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.undo", NULL));
  support_assert_text (fixture->document, text);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

static void
apply (SupportEditor *fixture,
       const char    *rule)
{
  guint index = find_problem (fixture, rule);
  g_autoptr(GPtrArray) fixes = smith_fix_list (smith_document_get_check (fixture->document),
                                               index);

  g_assert_cmpuint (fixes->len, >, 0);
  g_assert_true (gtk_widget_activate_action (
                   GTK_WIDGET (fixture->page), "edit.fix", "(us)", index,
                   ((SmithFix *) g_ptr_array_index (fixes, 0))->info->id));
}

static void
test_one (SupportEditor *fixture,
          gconstpointer  data)
{
  g_autofree char *said = NULL;

  apply (fixture, "parameter-header");
  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_WARNS), ==, 0);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_BLOCKS), ==, 1);
  said = support_find_label (GTK_WIDGET (fixture->page), "Fixed: ");
  g_assert_nonnull (said);
  undo_once (fixture);
}

/* Types before a line, and waits for what that changes. */
static void
type_at_line (SupportEditor *fixture,
              int            line,
              const char    *typed)
{
  support_editor_type (fixture, line, typed);
  support_wait_for_check (fixture->document);
}

/* The button of what was said about the last fix. */
static GtkWidget *
find_undo (SupportEditor *fixture)
{
  return support_find_action (GTK_WIDGET (fixture->page), "edit.undo", TRUE);
}

static void
test_undo (SupportEditor *fixture,
           gconstpointer  data)
{
  type_at_line (fixture, 0, "# typed\n");
  apply (fixture, "parameter-header");
  g_assert_false (has_text (fixture, "X-Trace"));
  g_signal_emit_by_name (find_undo (fixture), "clicked");
  g_assert_true (has_text (fixture, "X-Trace"));
  g_assert_true (has_text (fixture, "# typed"));
  g_assert_null (find_undo (fixture));
}

/* What was said offers to undo the fix, and nothing that was done after it. */
static void
test_undo_gone (SupportEditor *fixture,
                gconstpointer  data)
{
  g_autoptr(GtkWidget) button = NULL;

  apply (fixture, "parameter-header");
  button = find_undo (fixture);
  g_assert_nonnull (button);
  g_object_ref (button);
  support_editor_type (fixture, 0, "# typed\n");
  g_signal_emit_by_name (button, "clicked");
  support_iterate_for (500);
  g_assert_true (has_text (fixture, "# typed"));
  g_assert_false (has_text (fixture, "X-Trace"));
  g_assert_null (find_undo (fixture));
}

/* Unfolds the problem with the header: the cursor stands before it. */
static GtkWidget *
unfold_header (SupportEditor *fixture)
{
  GtkTextIter iter;
  GtkWidget *button;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 2);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.next-problem", NULL);
  support_iterate_for (100);
  button = support_find_action (GTK_WIDGET (fixture->page), "edit.fix", TRUE);
  g_assert_nonnull (button);
  return button;
}

/* A problem that comes before one that is unfolded gives that another number. */
static void
test_renumbered (SupportEditor *fixture,
                 gconstpointer  data)
{
  GtkWidget *button = unfold_header (fixture);

  gtk_widget_grab_focus (button);
  type_at_line (fixture, 12, "        - name: X-Early\n"
                             "          in: header\n"
                             "          schema:\n"
                             "            type: string\n");
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_WARNS), ==, 2);
  support_iterate_for (50);
  g_assert_true (support_find_action (GTK_WIDGET (fixture->page), "edit.fix", TRUE) == button);
  g_assert_true (gtk_widget_has_focus (button));
  g_signal_emit_by_name (button, "clicked");
  support_wait_for_check (fixture->document);

  g_assert_true (has_text (fixture, "X-Early"));
  g_assert_false (has_text (fixture, "X-Trace"));
}

static void
wait_for_review (GtkWidget *review)
{
  while (smith_fix_review_is_busy (SMITH_FIX_REVIEW (review)))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
open_review (SupportEditor *fixture)
{
  GtkWidget *review;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.review-fixes",
                                             NULL));
  review = support_find_window (SMITH_TYPE_FIX_REVIEW);
  g_assert_nonnull (review);
  return review;
}

/* The check box of a fix. */
static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (widget), name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);

  return found;
}

static void
test_review (SupportEditor *fixture,
             gconstpointer  data)
{
  GtkWidget *review = open_review (fixture);

  wait_for_review (review);
  g_assert_true (gtk_widget_activate_action (review, "review.apply", NULL));
  support_iterate_for (100);
  g_assert_null (support_find_window (SMITH_TYPE_FIX_REVIEW));

  support_wait_for_check (fixture->document);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_WARNS), ==, 0);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_BLOCKS), ==, 0);
  undo_once (fixture);
}

/* Closed before it knows anything: nothing comes of it. */
static void
test_review_closed (SupportEditor *fixture,
                    gconstpointer  data)
{
  support_destroy_window (open_review (fixture));
  support_iterate_for (100);
  support_assert_text (fixture->document, text);
}

static void
replace_text (SupportEditor *fixture,
              const char    *other)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete (fixture->buffer, &start, &end);
  gtk_text_buffer_insert (fixture->buffer, &start, other, -1);
  gtk_text_buffer_end_user_action (fixture->buffer);
  support_wait_for_check (fixture->document);
}

/* What was worked out is about a text that is gone: a shorter one, or one that nothing is
 * known of yet. */
static void
test_review_changed (SupportEditor *fixture,
                     gconstpointer  data)
{
  static const char other[] = "openapi: 3.1.0\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (other, strlen (other));
  g_autofree char *said = NULL;
  GtkWidget *review;

  for (guint i = 0; i < 2; i++)
    {
      replace_text (fixture, text);
      review = open_review (fixture);
      if (i == 0)
        replace_text (fixture, other);
      else
        smith_document_load_bytes (fixture->document, bytes, "test.yaml");
      wait_for_review (review);
      g_clear_pointer (&said, g_free);
      said = support_find_label (review, "The Text Has Changed");
      g_assert_nonnull (said);
      gtk_widget_activate_action (review, "review.apply", NULL);
      support_assert_text (fixture->document, other);
      support_destroy_window (review);
    }
}

/* One operation more than there may be, and the header of the first. */
static void
add_operations (SupportEditor *fixture)
{
  guint n = smith_document_get_profile (fixture->document)->max_operations;
  g_autoptr(GString) many = g_string_new (text);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (many, "  /more%u:\n"
                                  "    get:\n"
                                  "      operationId: getMore%u\n"
                                  "      description: Some more of it.\n"
                                  "      responses:\n"
                                  "        \"200\":\n"
                                  "          description: More.\n", i, i);
  replace_text (fixture, many->str);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *said;
} NothingCase;

#define NO_OPERATIONS "openapi: 3.1.0\ninfo:\n  title: T\n  version: '1'\n"
#define NO_SERVER NO_OPERATIONS "paths:\n  /a:\n    get:\n      operationId: getA\n" \
                                "      summary: Says a\n      responses:\n" \
                                "        '200':\n          description: OK\n"
#define SERVER "servers:\n  - url: https://a.example\n"

/* What is said where no fix needs no answer. */
static const NothingCase nothing_cases[] = {
  { "unreadable", "openapi: [\n", "The Text Cannot Be Read Yet" },
  { "to-answer", NO_SERVER, "Fix buttons ask" },
  { "by-hand", NO_OPERATIONS SERVER "paths: 3\n", "by hand" },
};

static void
test_review_nothing (SupportEditor *fixture,
                     gconstpointer  data)
{
  const NothingCase *c = data;
  g_autofree char *said = NULL;
  GtkWidget *review;

  replace_text (fixture, c->text);
  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_BLOCKS), >, 0);
  review = open_review (fixture);
  wait_for_review (review);
  said = support_find_label (review, c->said);
  g_assert_nonnull (said);
  support_destroy_window (review);
}

/* Operations are left out only while that has its tick. */
static void
test_review_keep (SupportEditor *fixture,
                  gconstpointer  data)
{
  GtkWidget *review, *check;

  add_operations (fixture);
  review = open_review (fixture);
  wait_for_review (review);
  check = find_named (review, "operation-remove");
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_for_review (review);
  g_assert_true (gtk_widget_activate_action (review, "review.apply", NULL));
  support_iterate_for (100);

  g_assert_false (has_text (fixture, "X-Trace"));
  g_assert_true (has_text (fixture, "getMore0"));
  g_assert_true (has_text (fixture, "getMore29"));
}

static const struct
{
  const char *name;
  const char *head;
  gboolean    has_others;
} refused_cases[] = {
  { "only", NO_OPERATIONS, FALSE },
  { "beside-another", "openapi: 3.0.3\ninfo:\n  title: T\n  version: '1'\n", TRUE },
};

/* A fix that is refused is not made up for by leaving its operation out. */
static void
test_review_refused (SupportEditor *fixture,
                     gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *words = g_strnfill (443, 'w');
  g_autofree char *unsound = g_strdup_printf (
    "%s" SERVER
    "paths:\n"
    "  /a:\n"
    "    get: {operationId: getA, description: Says a., responses: {'200': {description: A.}}}\n"
    "  /b:\n"
    "    get: {operationId: getB, description: %s, responses: {'200': {description: B.}}}\n",
    refused_cases[i].head, words);
  GtkWidget *review, *check;
  g_autofree char *diff = NULL;

  replace_text (fixture, unsound);
  review = open_review (fixture);
  wait_for_review (review);
  g_assert_null (find_named (review, "operation-remove"));
  check = find_named (review, "operation-shorten");
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_for_review (review);

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (support_find_widget (
                                                           review, GTK_TYPE_TEXT_VIEW))),
                "text", &diff, NULL);
  g_assert_null (strstr (diff, "getB"));
  g_assert_cmpint (support_can_do (review, "review.apply"), ==, refused_cases[i].has_others);
  gtk_widget_activate_action (review, "review.apply", NULL);
  support_iterate_for (100);
  g_assert_true (has_text (fixture, words));
  g_assert_cmpint (has_text (fixture, refused_cases[i].head), ==, !refused_cases[i].has_others);
  review = support_find_window (SMITH_TYPE_FIX_REVIEW);
  if (review != NULL)
    support_destroy_window (review);
}

/* The server's address goes; only a person knows which it is. */
static void
test_answer (SupportEditor *fixture,
             gconstpointer  data)
{
  GtkTextIter start, end;
  GtkWidget *dialog;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &start, 4);
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &end, 6);
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete (fixture->buffer, &start, &end);
  gtk_text_buffer_end_user_action (fixture->buffer);
  support_wait_for_check (fixture->document);

  apply (fixture, "server-none");
  dialog = support_find_window (SMITH_TYPE_ANSWER_DIALOG);
  g_assert_nonnull (dialog);
  smith_answer_dialog_set_answer (SMITH_ANSWER_DIALOG (dialog), "nonsense");
  gtk_widget_activate_action (dialog, "answer.apply", NULL);
  support_iterate_for (50);
  g_assert_nonnull (support_find_window (SMITH_TYPE_ANSWER_DIALOG));

  smith_answer_dialog_set_answer (SMITH_ANSWER_DIALOG (dialog), "https://weather.example");
  gtk_widget_activate_action (dialog, "answer.apply", NULL);
  support_iterate_for (100);
  g_assert_null (support_find_window (SMITH_TYPE_ANSWER_DIALOG));
  g_assert_true (has_text (fixture, "https://weather.example"));
}

static void
test_menu (SupportEditor *fixture,
           gconstpointer  data)
{
  GtkTextIter iter;
  GtkWidget *child;

  gtk_text_buffer_get_iter_at_line_offset (fixture->buffer, &iter, 0, 10);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.fix-here", NULL));
  support_iterate_for (50);
  child = gtk_widget_get_last_child (GTK_WIDGET (fixture->page));
  g_assert_true (GTK_IS_POPOVER_MENU (child));
  g_assert_true (gtk_widget_get_visible (child));
  g_assert_cmpint (g_menu_model_get_n_items (gtk_popover_menu_get_menu_model (
                                               GTK_POPOVER_MENU (child))), >, 0);

  /* what it offers is no longer true after the next check */
  type_at_line (fixture, 0, "# moved\n");
  support_iterate_for (300);
  g_assert_false (gtk_widget_get_visible (child));
}

/* Puts a reference into another file into the text. */
static void
refer_to_file (SupportEditor *fixture)
{
  static const char part[] =
    "          content:\n            application/json:\n              schema:\n"
    "                $ref: 'pets.yaml#/Pet'\n";
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (fixture->buffer, &end);
  gtk_text_buffer_insert (fixture->buffer, &end, part, -1);
  support_wait_for_check (fixture->document);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  smith_document_save_finish (SMITH_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Other files are looked for beside the document's own, and come in as one step. */
static void
test_files (SupportEditor *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *path = g_build_filename (folder, "weather.yaml", NULL);
  g_autofree char *pets = g_build_filename (folder, "pets.yaml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_saved = FALSE;

  g_file_set_contents (pets, "Pet: {type: object, properties: {name: {type: string}}}\n", -1,
                       &error);
  g_assert_no_error (error);
  refer_to_file (fixture);
  smith_document_save_async (fixture->document, file, SMITH_SAVE_NONE, NULL, saved_cb, &is_saved);
  while (!is_saved)
    g_main_context_iteration (NULL, TRUE);

  before = support_editor_dup_text (fixture);
  apply (fixture, "document-reference-external");
  while (has_text (fixture, "pets.yaml"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_text (fixture, "$ref: '#/components/schemas/Pet'"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.undo", NULL));
  support_assert_text (fixture->document, before);
  temp_folder_remove (folder);
}

/* Without a file of its own there is no folder; the text stays and it is said why. */
static void
test_files_unsaved (SupportEditor *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *said = NULL;

  refer_to_file (fixture);
  before = support_editor_dup_text (fixture);
  apply (fixture, "document-reference-external");
  while ((said = support_find_label (GTK_WIDGET (fixture->page), "it has none yet")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  support_assert_text (fixture->document, before);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, SupportEditor, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  ADD ("/fixer/one", test_one);
  ADD ("/fixer/undo", test_undo);
  ADD ("/fixer/undo-gone", test_undo_gone);
  ADD ("/fixer/renumbered", test_renumbered);
  ADD ("/fixer/review", test_review);
  ADD ("/fixer/review-closed", test_review_closed);
  ADD ("/fixer/review-changed", test_review_changed);
  for (gsize i = 0; i < G_N_ELEMENTS (nothing_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fixer/review-nothing/", nothing_cases[i].name, NULL);

      g_test_add (path, SupportEditor, &nothing_cases[i], set_up, test_review_nothing, tear_down);
    }
  ADD ("/fixer/review-keep", test_review_keep);
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fixer/review-refused/", refused_cases[i].name, NULL);

      g_test_add (path, SupportEditor, GSIZE_TO_POINTER (i), set_up, test_review_refused,
                  tear_down);
    }
  ADD ("/fixer/answer", test_answer);
  ADD ("/fixer/files", test_files);
  ADD ("/fixer/files-unsaved", test_files_unsaved);
  ADD ("/fixer/menu", test_menu);

  return support_run ();
}
