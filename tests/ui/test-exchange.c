/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-messages-dialog.h"

/* One warning, on line 13. */
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

#define PREDICTED \
  "In path /forecast, method get, operationId getForecast, parameter X-Trace has location " \
  "header; ignoring"
#define MISSED \
  "In path /forecast, method get, operationId getForecast, skipping function due to errors"

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

/* What is typed just before is copied as well, and what is said is of that text. */
static void
test_copy (SupportEditor *fixture,
           gconstpointer  data)
{
  const char *typed = data;
  g_autofree char *copied = NULL;
  g_autofree char *said = NULL;
  g_autofree char *now = NULL;

  if (typed != NULL)
    support_editor_type (fixture, 0, typed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.copy-for-chatgpt",
                                             NULL));
  copied = support_read_clipboard (GTK_WIDGET (fixture->page));
  now = support_editor_dup_text (fixture);
  g_assert_cmpstr (copied, ==, now);
  support_wait_for_check (fixture->document);
  said = support_find_label (GTK_WIDGET (fixture->page),
                             typed == NULL ? "Copied: paste it"
                                           : "Copied, but ChatGPT refuses it: 1 problem blocks");
  g_assert_nonnull (said);
}

/* What was copied with a fault that is gone by the time of the check is not called good. */
static void
test_copy_then_type (SupportEditor *fixture,
                     gconstpointer  data)
{
  support_editor_type (fixture, 0, "x: [\n");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.copy-for-chatgpt",
                                             NULL));
  support_editor_type (fixture, 0, "# more\n");
  while (TRUE)
    {
      g_autofree char *said = support_find_label (GTK_WIDGET (fixture->page), "Copied");

      if (said != NULL)
        {
          g_assert_true (g_str_has_prefix (said, "Copied as it was"));
          return;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

static GtkWidget *
open_dialog (SupportEditor *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.paste-messages",
                                             NULL));

  return support_find_window (SMITH_TYPE_MESSAGES_DIALOG);
}

/* What is pasted, and what is said of it and of its last line. */
static const struct
{
  const char *name;
  const char *text;
  const char *summary;  /* NULL: nothing */
  const char *about;
  int         line;     /* where a click on the last row leads; -1: nowhere */
} rows[] = {
  { "predicted", PREDICTED, "It was predicted.", "Line 13 · Predicted", 12 },
  { "missed", PREDICTED "\n" MISSED, "1 line was not predicted.", "Line 9 · Not predicted", 8 },
  { "document", "OpenAPI spec must be 1MB or smaller", "1 line was not predicted.",
    "Not predicted", -1 },
  { "unknown", "Oh dear\nOh dear", "2 lines were not predicted.",
    "No message that is known here", -1 },
  { "nothing", " \n", NULL, NULL, -1 },
};

/* Pastes @text, and waits until what is known of it is shown. */
static void
paste (GtkWidget  *dialog,
       const char *text,
       gboolean    is_known)
{
  GtkWidget *list = support_find_widget (dialog, GTK_TYPE_LIST_BOX);

  smith_messages_dialog_set_text (SMITH_MESSAGES_DIALOG (dialog), text);
  while (gtk_widget_get_visible (list) != is_known)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_messages (SupportEditor *fixture,
               gconstpointer  data)
{
  const typeof (rows[0]) *row = data;
  GtkWidget *dialog = open_dialog (fixture);
  GtkListBox *list = GTK_LIST_BOX (support_find_widget (dialog, GTK_TYPE_LIST_BOX));
  g_autofree char *summary = NULL;
  g_autofree char *about = NULL;
  GtkListBoxRow *last = NULL;
  GtkTextIter start;
  int n = 0;

  /* nothing is what there was before, too */
  if (row->summary == NULL)
    paste (dialog, PREDICTED, TRUE);
  paste (dialog, row->text, row->summary != NULL);
  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    last = gtk_list_box_get_row_at_index (list, n++);
  g_assert_cmpint (last != NULL, ==, row->summary != NULL);
  if (last != NULL)
    {
      summary = support_find_label (dialog, row->summary);
      g_assert_nonnull (summary);
      about = support_find_label (GTK_WIDGET (last), row->about);
      g_assert_nonnull (about);
      g_assert_cmpint (gtk_list_box_row_get_activatable (last), ==, row->line >= 0);
    }
  if (row->line >= 0)
    {
      g_signal_emit_by_name (list, "row-activated", last);
      gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, NULL);
      g_assert_cmpint (gtk_text_iter_get_line (&start), ==, row->line);
    }
  support_destroy_window (dialog);
}

/* The clipboard is taken over when it has such messages in it, and left alone otherwise. */
static void
test_clipboard (SupportEditor *fixture,
                gconstpointer  data)
{
  const char *text = data;
  gboolean is_taken = strstr (text, "method") != NULL;
  GtkWidget *dialog, *view;
  GtkTextBuffer *buffer;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), text);
  dialog = open_dialog (fixture);
  view = support_find_widget (dialog, GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  /* the dialog has asked first */
  g_free (support_read_clipboard (dialog));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, is_taken ? strlen (text) : 0);
  support_destroy_window (dialog);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, data, func) g_test_add (path, SupportEditor, data, set_up, func, tear_down)
  support_init (&argc, &argv);
  ADD ("/exchange/copy/good", NULL, test_copy);
  ADD ("/exchange/copy/blocked", "x: [\n", test_copy);
  ADD ("/exchange/copy/typed-on", NULL, test_copy_then_type);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/messages/", rows[i].name, NULL);

      ADD (path, &rows[i], test_messages);
    }
  ADD ("/exchange/clipboard/messages", PREDICTED, test_clipboard);
  ADD ("/exchange/clipboard/other", "my password", test_clipboard);

  return support_run ();
}
