/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-document.h"

#define HEAD "openapi: 3.1.0\ninfo:\n  title: Weather\n  version: '1'\n" \
             "servers:\n  - url: https://weather.example\npaths:\n"
#define FORECAST "  /forecast:\n    get:\n      operationId: getForecast\n" \
                 "      summary: Says what comes\n" \
                 "      responses:\n        '200':\n          description: OK\n"
#define ALERTS "  /alerts:\n    get:\n      operationId: getAlerts\n" \
               "      summary: Lists what is dangerous\n" \
               "      responses:\n        '200':\n          description: OK\n"
#define NAMELESS "  /nameless:\n    get:\n" \
                 "      responses:\n        '200':\n          description: OK\n"

static void
count_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

/* A listener that keeps a copy of a list by what the list says about its changes. */
typedef struct
{
  GListModel *model;
  GPtrArray  *items;
  guint       n_changes;
} Replay;

static void
replay_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           gpointer    user_data)
{
  Replay *replay = user_data;

  replay->n_changes++;
  g_assert_cmpuint (position + removed, <=, replay->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (replay->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (replay->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (replay->items->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < replay->items->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (replay->items, i));
    }
}

static void
replay_start (Replay     *replay,
              GListModel *model)
{
  replay->model = model;
  replay->items = g_ptr_array_new_with_free_func (g_object_unref);
  replay->n_changes = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (replay_cb), replay);
  replay_cb (model, 0, 0, g_list_model_get_n_items (model), replay);
}

static void
replay_stop (Replay *replay)
{
  g_signal_handlers_disconnect_by_data (replay->model, replay);
  g_ptr_array_unref (replay->items);
}

static void
wait_quietly (SmithDocument *document)
{
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

/* The same without the wait for further edits. */
static void
wait_for_check (SmithDocument *document)
{
  smith_document_check_now (document);
  wait_quietly (document);
}

static SmithDocument *
open_text (const char *text)
{
  SmithDocument *document = smith_document_new (NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  smith_document_load_bytes (document, bytes, "weather.yaml");
  wait_for_check (document);
  return document;
}

static void
append (SmithDocument *document,
        const char    *text)
{
  smith_document_insert (document, smith_shadow_get_length (smith_document_get_shadow (document)),
                         text, strlen (text));
}

static char *
dup_text (SmithDocument *document)
{
  SmithShadow *shadow = smith_document_get_shadow (document);

  return smith_shadow_dup_text (shadow, 0, smith_shadow_get_length (shadow));
}

static void
assert_span (SmithDocument *document,
             SmithSpan      span,
             const char    *start)
{
  g_autofree char *text = dup_text (document);

  g_assert_true (g_str_has_prefix (text + span.start, start));
}

static void
close_document (SmithDocument *document)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (document);
}

static void
test_empty (void)
{
  SmithDocument *document = smith_document_new (NULL);

  g_assert_cmpstr (smith_document_get_title (document), ==, "Untitled");
  g_assert_cmpstr (smith_document_get_subtitle (document), ==, "");
  g_assert_false (smith_document_is_modified (document));
  g_assert_false (smith_document_is_checking (document));
  g_assert_null (smith_document_get_check (document));
  g_assert_cmpuint (g_list_model_get_n_items (smith_document_get_problems (document)), ==, 0);
  close_document (document);
}

static void
test_check (void)
{
  SmithDocument *document = open_text (HEAD FORECAST NAMELESS);
  GListModel *operations = smith_document_get_operations (document);
  GListModel *problems = smith_document_get_problems (document);
  g_autoptr(SmithOperationItem) forecast = g_list_model_get_item (operations, 0);
  g_autoptr(SmithOperationItem) nameless = g_list_model_get_item (operations, 1);
  g_autoptr(SmithCheck) check = NULL;
  guint64 revision = 0;
  gsize last = 0;

  check = smith_document_ref_check (document, &revision);
  g_assert_nonnull (check);
  g_assert_cmpuint (revision, ==, smith_document_get_revision (document));
  g_assert_cmpstr (smith_document_get_title (document), ==, "Weather");
  g_assert_cmpstr (smith_document_get_display_name (document), ==, "weather.yaml");
  g_assert_false (smith_document_is_stale (document));

  g_assert_cmpuint (g_list_model_get_n_items (operations), ==, 2);
  g_assert_cmpstr (smith_operation_item_get_name (forecast), ==, "getForecast");
  g_assert_cmpstr (smith_operation_item_get_method (forecast), ==, "get");
  g_assert_cmpuint (smith_operation_item_get_state (forecast), ==, SMITH_OPERATION_ITEM_AVAILABLE);
  g_assert_cmpstr (smith_operation_item_get_name (nameless), ==, "/nameless");
  g_assert_cmpuint (smith_operation_item_get_state (nameless), ==, SMITH_OPERATION_ITEM_DROPPED);

  g_assert_cmpuint (smith_document_count (document, SMITH_CLASS_DROPS), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (problems), ==, smith_check_get_n_problems (check));
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr(SmithProblem) problem = g_list_model_get_item (problems, i);
      SmithSpan span = smith_problem_get_span (problem);

      g_assert_true (smith_problem_get_diagnostic (problem) == smith_check_get_problem (check, i));
      g_assert_cmpuint (span.start, >=, last);
      last = span.start;
    }
  close_document (document);
}

/* Rows follow their places while the next check is still to come. */
static void
test_shift (void)
{
  SmithDocument *document = open_text (HEAD NAMELESS FORECAST);
  GListModel *problems = smith_document_get_problems (document);
  g_autoptr(SmithOperationItem) forecast =
    g_list_model_get_item (smith_document_get_operations (document), 1);
  g_autoptr(SmithProblem) problem = g_list_model_get_item (problems, 0);
  guint line = smith_problem_get_line (problem);
  SmithSpan span = smith_problem_get_span (problem);
  SmithSpan moved;

  smith_document_insert (document, 0, "# \xC3\xA9\n# two\n", 11);
  g_assert_true (smith_document_is_checking (document));
  moved = smith_problem_get_span (problem);
  g_assert_cmpuint (moved.start, ==, span.start + 11);
  g_assert_cmpuint (smith_problem_get_line (problem), ==, line + 2);
  moved = smith_document_shift_span (document, span);
  g_assert_cmpuint (moved.start, ==, span.start + 11);
  assert_span (document, smith_operation_item_get_span (forecast), "get:");

  wait_for_check (document);
  assert_span (document, smith_operation_item_get_span (forecast), "get:");
  g_assert_cmpuint (smith_problem_get_line (problem), ==, line + 2);
  close_document (document);
}

static void
test_revision (void)
{
  SmithDocument *document = open_text (HEAD FORECAST);
  guint64 revision = smith_document_get_revision (document);
  guint n_checked = 0;

  g_signal_connect_swapped (document, "checked", G_CALLBACK (count_cb), &n_checked);
  for (int i = 0; i < 50; i++)
    append (document, "# x\n");
  g_assert_cmpuint (smith_document_get_revision (document), ==, revision + 50);
  wait_quietly (document);
  g_assert_cmpuint (n_checked, ==, 1);

  smith_document_insert (document, 0, "", 0);
  smith_document_delete (document, 0, 0);
  g_assert_cmpuint (smith_document_get_revision (document), ==, revision + 50);
  g_assert_false (smith_document_is_checking (document));
  close_document (document);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  guint       n_changes;  /* of the operations */
} ReplayCase;

static const ReplayCase replay_cases[] = {
  { "nothing",      HEAD FORECAST,               "# moved\n" HEAD FORECAST,            0 },
  { "one-appended", HEAD FORECAST,               HEAD FORECAST ALERTS,                 1 },
  { "one-before",   HEAD FORECAST,               HEAD ALERTS FORECAST,                 1 },
  { "one-between",  HEAD FORECAST ALERTS,        HEAD FORECAST NAMELESS ALERTS,        1 },
  { "one-replaced", HEAD FORECAST NAMELESS,      HEAD FORECAST ALERTS,                 1 },
  { "swapped",      HEAD FORECAST ALERTS,        HEAD ALERTS FORECAST,                 1 },
  { "all-gone",     HEAD FORECAST ALERTS,        HEAD "  {}\n",                        1 },
  { "all-new",      HEAD "  {}\n",               HEAD FORECAST ALERTS,                 1 },
  { "broken",       HEAD FORECAST ALERTS,        HEAD FORECAST ALERTS "   - : [\n",    0 },
};

static void
test_replay (gconstpointer data)
{
  const ReplayCase *c = data;
  SmithDocument *document = open_text (c->before);
  Replay problems, operations;
  guint n_problem_changes;

  replay_start (&problems, smith_document_get_problems (document));
  replay_start (&operations, smith_document_get_operations (document));

  smith_document_delete (document, 0, strlen (c->before));
  append (document, c->after);
  n_problem_changes = problems.n_changes;
  operations.n_changes = 0;
  wait_for_check (document);

  g_assert_cmpuint (operations.n_changes, ==, c->n_changes);
  g_assert_cmpuint (problems.n_changes, <=, n_problem_changes + 1);
  g_assert_cmpuint (problems.items->len, ==,
                    smith_check_get_n_problems (smith_document_get_check (document)));
  for (guint i = 0; i < problems.items->len; i++)
    {
      SmithProblem *problem = g_ptr_array_index (problems.items, i);

      g_assert_true (smith_problem_get_check (problem) == smith_document_get_check (document));
      g_assert_true (smith_problem_get_diagnostic (problem) ==
                     smith_check_get_problem (smith_document_get_check (document), i));
    }
  replay_stop (&problems);
  replay_stop (&operations);
  close_document (document);
}

/* Refused before anything of the text is read. */
#define NOT_YAML "# \001\n"

static void
test_stale (void)
{
  SmithDocument *document = open_text (HEAD FORECAST ALERTS);
  GListModel *operations = smith_document_get_operations (document);
  g_autoptr(SmithOperationItem) alerts = g_list_model_get_item (operations, 1);
  gsize length = smith_shadow_get_length (smith_document_get_shadow (document));
  guint n_notified = 0;

  g_signal_connect_swapped (document, "notify::stale", G_CALLBACK (count_cb), &n_notified);
  append (document, NOT_YAML);
  wait_for_check (document);
  g_assert_true (smith_document_is_stale (document));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (smith_document_count (document, SMITH_CLASS_BLOCKS), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (operations), ==, 2);
  g_assert_cmpstr (smith_document_get_title (document), ==, "Weather");

  /* still broken, but the old outline follows the text through several checks */
  smith_document_insert (document, 0, "# a\n", 4);
  wait_for_check (document);
  smith_document_insert (document, 0, "# b\n", 4);
  assert_span (document, smith_operation_item_get_span (alerts), "get:");

  smith_document_delete (document, length + 8, strlen (NOT_YAML));
  wait_for_check (document);
  g_assert_false (smith_document_is_stale (document));
  g_assert_cmpuint (n_notified, ==, 2);
  assert_span (document, smith_operation_item_get_span (alerts), "get:");
  close_document (document);
}

/* What can be read of a broken text is shown, unless most of it is gone. */
static void
test_broken (void)
{
  SmithDocument *document = open_text (HEAD FORECAST ALERTS);
  GListModel *operations = smith_document_get_operations (document);
  g_autoptr(SmithOperationItem) first = NULL;

  append (document, "  \"/more\": \"\n");
  wait_for_check (document);
  g_assert_nonnull (smith_tree_get_error (smith_check_get_tree (smith_document_get_check (
                                            document))));
  g_assert_false (smith_document_is_stale (document));
  g_assert_cmpuint (g_list_model_get_n_items (operations), ==, 2);

  smith_document_insert (document, strlen (HEAD), "  [[[\n", strlen ("  [[[\n"));
  smith_document_delete (document, strlen (HEAD "  [[[\n"), strlen (FORECAST ALERTS));
  wait_for_check (document);
  g_assert_true (smith_document_is_stale (document));
  g_assert_cmpuint (g_list_model_get_n_items (operations), ==, 2);
  first = g_list_model_get_item (operations, 0);
  g_assert_cmpstr (smith_operation_item_get_name (first), ==, "getForecast");
  close_document (document);
}

static void
test_modified (void)
{
  SmithDocument *document = open_text (HEAD FORECAST);
  guint n_notified = 0;

  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (count_cb), &n_notified);
  smith_document_insert (document, 0, "#", 1);
  smith_document_insert (document, 1, "\n", 1);
  g_assert_true (smith_document_is_modified (document));
  g_assert_cmpuint (n_notified, ==, 1);

  /* back to what it was: not modified any more once that has been seen */
  smith_document_delete (document, 0, 2);
  wait_for_check (document);
  g_assert_false (smith_document_is_modified (document));
  g_assert_cmpuint (n_notified, ==, 2);
  close_document (document);
}

/* A text that is held against the file in parts: whether it is the same is known from all of
 * them. */
static void
test_modified_long (void)
{
  g_autofree char *comment = g_strnfill (5 * 1024 * 1024 / 2, 'c');
  g_autofree char *text = g_strconcat (HEAD FORECAST "# ", comment, "\n", NULL);
  gsize length = strlen (text);
  SmithDocument *document = open_text (text);

  smith_document_insert (document, length - 2, "d", 1);
  smith_document_delete (document, length - 1, 1);
  wait_for_check (document);
  g_assert_true (smith_document_is_modified (document));

  smith_document_insert (document, length - 2, "c", 1);
  smith_document_delete (document, length - 1, 1);
  wait_for_check (document);
  g_assert_false (smith_document_is_modified (document));
  close_document (document);
}

static void
test_replaced (void)
{
  SmithDocument *document = open_text (HEAD FORECAST ALERTS);
  g_autoptr(SmithOperationItem) old =
    g_list_model_get_item (smith_document_get_operations (document), 1);
  g_autoptr(GBytes) text = g_bytes_new_static ("{}", 2);
  guint64 revision = smith_document_get_revision (document);
  guint n_replaced = 0;
  SmithSpan span;

  g_signal_connect_swapped (document, "text-replaced", G_CALLBACK (count_cb), &n_replaced);
  append (document, "# typed\n");
  smith_document_load_bytes (document, text, NULL);
  g_assert_cmpuint (n_replaced, ==, 1);
  g_assert_cmpuint (smith_document_get_revision (document), ==, revision + 2);
  g_assert_false (smith_document_is_modified (document));
  g_assert_null (smith_document_get_check (document));
  g_assert_cmpuint (g_list_model_get_n_items (smith_document_get_operations (document)), ==, 0);
  g_assert_cmpstr (smith_document_get_title (document), ==, "Untitled");

  /* a row that someone kept points into the text, wherever that ends */
  span = smith_operation_item_get_span (old);
  g_assert_cmpuint (span.end, <=, 2);
  wait_for_check (document);
  close_document (document);
}

static gboolean
apply_cb (SmithDocument *document,
          GPtrArray     *edits,
          gpointer       user_data)
{
  ++*(guint *) user_data;
  g_assert_cmpuint (edits->len, ==, 2);
  for (guint i = edits->len; i-- > 0; )
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);

      g_assert_true (i == 0 || ((SmithTextEdit *) g_ptr_array_index (edits, i - 1))->span.end
                                 <= edit->span.start);
      smith_document_delete (document, edit->span.start, edit->span.end - edit->span.start);
      smith_document_insert (document, edit->span.start, edit->text, edit->length);
    }
  return TRUE;
}

static void
test_edits (gconstpointer data)
{
  gboolean has_view = GPOINTER_TO_INT (data);
  SmithDocument *document = open_text ("{\"a\": 1, \"b\": 2}");
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  guint64 revision = smith_document_get_revision (document);
  guint n_requested = 0;
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;

  if (has_view)
    g_signal_connect (document, "edits-requested", G_CALLBACK (apply_cb), &n_requested);

  smith_text_edits_add (edits, (SmithSpan) { 14, 15 }, "[]");
  smith_text_edits_add (edits, (SmithSpan) { 6, 7 }, "111");
  g_assert_true (smith_document_apply_edits (document, revision, edits));
  text = dup_text (document);
  g_assert_cmpstr (text, ==, "{\"a\": 111, \"b\": []}");
  g_assert_cmpuint (n_requested, ==, has_view ? 1 : 0);
  g_assert_true (smith_document_is_modified (document));

  /* of a text that is gone */
  g_assert_false (smith_document_apply_edits (document, revision, edits));
  /* past the end */
  smith_text_edits_add (edits, (SmithSpan) { 90, 91 }, "");
  g_assert_false (smith_document_apply_edits (document, smith_document_get_revision (document),
                                              edits));
  same = dup_text (document);
  g_assert_cmpstr (same, ==, text);
  wait_for_check (document);
  close_document (document);
}

typedef struct
{
  GAsyncResult *result;  /* (owned) (nullable) */
} Wait;

static void
reviewed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static SmithFixResult *
review (SmithDocument  *document,
        char          **out_diff)
{
  Wait wait = { NULL };
  g_autoptr(GError) error = NULL;
  SmithFixResult *fixes;
  guint64 revision = 0;

  smith_document_review_fixes_async (document, &(SmithFixOptions) { 0 }, NULL, reviewed_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixes = smith_document_review_fixes_finish (wait.result, &revision, out_diff, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixes);
  g_assert_cmpuint (revision, ==, smith_document_get_revision (document));
  g_object_unref (wait.result);
  return fixes;
}

/* What fixes change comes with them, and changes nothing. */
static void
test_review (void)
{
  SmithDocument *document = open_text (HEAD NAMELESS);
  g_autoptr(SmithFixResult) fixes = NULL;
  g_autofree char *diff = NULL, *text = NULL;

  fixes = review (document, &diff);
  g_assert_cmpuint (smith_fix_result_get_n_steps (fixes), >, 0);
  g_assert_true (g_str_has_prefix (diff, "@@ -"));
  g_assert_nonnull (strstr (diff, "\n+      operationId: "));
  text = dup_text (document);
  g_assert_cmpstr (text, ==, HEAD NAMELESS);
  close_document (document);
}

/* What is known about the text already is not found out again. */
static void
test_review_check (void)
{
  SmithDocument *document = open_text (HEAD FORECAST);
  g_autoptr(SmithFixResult) known = NULL, newer = NULL;
  g_autofree char *diff = NULL, *newer_diff = NULL;

  known = review (document, &diff);
  g_assert_cmpuint (smith_fix_result_get_n_steps (known), ==, 0);
  g_assert_true (smith_fix_result_get_check (known) == smith_document_get_check (document));

  append (document, NAMELESS);
  newer = review (document, &newer_diff);
  g_assert_cmpuint (smith_fix_result_get_n_steps (newer), >, 0);
  close_document (document);
}

/* A text of one line, longer than a text view takes. */
static void
test_review_long (void)
{
  g_autofree char *much = g_strnfill (1024 * 1024, 'a');
  g_autofree char *text = g_strdup_printf (
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"},"
    " \"x-much\": \"%s\", \"servers\": [{\"url\": \"https://a.example\"}],"
    " \"paths\": {\"/a\": {\"get\": {\"summary\": \"Says a\", \"responses\":"
    " {\"200\": {\"description\": \"OK\"}}}}}}", much);
  SmithDocument *document = open_text (text);
  g_autoptr(SmithFixResult) fixes = NULL;
  g_autofree char *diff = NULL;

  fixes = review (document, &diff);
  g_assert_cmpuint (smith_fix_result_get_n_steps (fixes), >, 0);
  g_assert_cmpuint (strlen (diff), <, 16 * 1024);
  g_assert_nonnull (strstr (diff, "operationId"));
  g_assert_nonnull (strstr (diff, "Not all that changes is shown here."));
  close_document (document);
}

/* A document goes at any moment of its check; whoever kept a list or a row keeps on. */
static void
test_dispose (gconstpointer data)
{
  guint n_iterations = GPOINTER_TO_UINT (data);

  for (int round = 0; round < 10; round++)
    {
      SmithDocument *document = open_text (HEAD FORECAST NAMELESS);
      g_autoptr(GListModel) problems = g_object_ref (smith_document_get_problems (document));
      g_autoptr(SmithProblem) problem = g_list_model_get_item (problems, 0);

      append (document, ALERTS);
      smith_document_check_now (document);
      for (guint i = 0; i < n_iterations; i++)
        g_main_context_iteration (NULL, i == 0);
      g_assert_finalize_object (document);

      g_assert_cmpuint (g_list_model_get_n_items (problems), ==, 0);
      g_assert_null (g_list_model_get_item (problems, 0));
      g_assert_nonnull (smith_problem_get_diagnostic (problem));
      g_assert_cmpuint (smith_problem_get_line (problem), ==, 0);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A check is wanted while another, whose text is gone, has not noticed yet. */
static void
test_wanted (void)
{
  SmithDocument *document = smith_document_new (NULL);
  const gsize n_zeros = 1024 * 1024;
  g_autofree char *zeros = g_strnfill (2 * n_zeros, '0');
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  guint64 revision = 0;
  guint n_checked = 0;

  for (gsize i = 0; i < n_zeros; i++)
    zeros[2 * i + 1] = ',';
  text = g_strconcat ("{\"x\":[", zeros, "0]}", NULL);
  bytes = g_bytes_new (text, strlen (text));
  g_signal_connect_swapped (document, "checked", G_CALLBACK (count_cb), &n_checked);
  smith_document_load_bytes (document, bytes, NULL);
  for (int i = 0; i < 5; i++)
    {
      /* begins it, or finds the one before still running */
      g_main_context_iteration (NULL, TRUE);
      smith_document_insert (document, 0, " ", 1);
      smith_document_check_now (document);
    }
  wait_quietly (document);
  smith_check_unref (smith_document_ref_check (document, &revision));
  g_assert_cmpuint (revision, ==, smith_document_get_revision (document));
  g_assert_cmpuint (n_checked, ==, 1);
  close_document (document);
}

/* Edits while checks run: the last one seen is of the last text. */
static void
test_storm (void)
{
  SmithDocument *document = open_text (HEAD FORECAST);
  guint64 revision = 0;

  for (int i = 0; i < 200; i++)
    {
      append (document, "# x\n");
      if (i % 3 == 0)
        smith_document_check_now (document);
      for (int j = 0; j < i % 4; j++)
        g_main_context_iteration (NULL, FALSE);
      if (smith_document_get_check (document) != NULL)
        {
          smith_check_unref (smith_document_ref_check (document, &revision));
          g_assert_cmpuint (revision, <=, smith_document_get_revision (document));
        }
    }
  wait_for_check (document);
  smith_check_unref (smith_document_ref_check (document, &revision));
  g_assert_cmpuint (revision, ==, smith_document_get_revision (document));
  close_document (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/document/empty", test_empty);
  g_test_add_func ("/document/check", test_check);
  g_test_add_func ("/document/shift", test_shift);
  g_test_add_func ("/document/revision", test_revision);
  for (gsize i = 0; i < G_N_ELEMENTS (replay_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/replay/", replay_cases[i].name, NULL);

      g_test_add_data_func (path, &replay_cases[i], test_replay);
    }
  g_test_add_func ("/document/stale", test_stale);
  g_test_add_func ("/document/broken", test_broken);
  g_test_add_func ("/document/modified", test_modified);
  g_test_add_func ("/document/modified-long", test_modified_long);
  g_test_add_func ("/document/text-replaced", test_replaced);
  g_test_add_data_func ("/document/edits/without-a-view", GINT_TO_POINTER (FALSE), test_edits);
  g_test_add_data_func ("/document/edits/by-a-view", GINT_TO_POINTER (TRUE), test_edits);
  g_test_add_func ("/document/review/lines", test_review);
  g_test_add_func ("/document/review/known", test_review_check);
  g_test_add_func ("/document/review/long-line", test_review_long);
  g_test_add_data_func ("/document/dispose/before-the-check", GUINT_TO_POINTER (0), test_dispose);
  g_test_add_data_func ("/document/dispose/as-it-begins", GUINT_TO_POINTER (1), test_dispose);
  g_test_add_data_func ("/document/dispose/while-it-runs", GUINT_TO_POINTER (2), test_dispose);
  g_test_add_func ("/document/wanted-while-running", test_wanted);
  g_test_add_func ("/document/storm", test_storm);

  return g_test_run ();
}
