/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-rename-dialog.h"

/* What somebody finds who follows the names of a text. */

static const char document[] =
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
  "      responses:\n"
  "        \"200\":\n"
  "          description: The forecast.\n"
  "          content:\n"
  "            application/json:\n"
  "              schema:\n"
  "                $ref: '#/components/schemas/Forecast'\n"
  "components:\n"
  "  schemas:\n"
  "    Forecast:\n"
  "      type: object\n"
  "      properties:\n"
  "        rain: {type: number}\n";

static void
set_up (SupportEditor *fixture,
        gconstpointer  data)
{
  support_editor_set_up (fixture, document);
}

static void
tear_down (SupportEditor *fixture,
           gconstpointer  data)
{
  support_editor_clear (fixture);
}

/* Puts the cursor behind @before, which is once in the text. */
static void
put_cursor (SupportEditor *fixture,
            const char    *before)
{
  g_autofree char *text = support_editor_dup_text (fixture);
  const char *found = strstr (text, before);
  GtkTextIter iter;

  g_assert_nonnull (found);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter,
                                      (int) (found - text + (gssize) strlen (before)));
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
}

static void
activate (SupportEditor *fixture,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static void
assert_selected (SupportEditor *fixture,
                 int            line,
                 const char    *text)
{
  g_autofree char *selected = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);
  selected = gtk_text_buffer_get_text (fixture->buffer, &start, &end, TRUE);
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, line);
  g_assert_cmpstr (selected, ==, text);
}

static void
test_definition (SupportEditor *fixture,
                 gconstpointer  data)
{
  put_cursor (fixture, "'#/comp");
  activate (fixture, "edit.go-to-definition");
  assert_selected (fixture, 20, "Forecast");

  /* also when what is known is about an older text */
  support_editor_type (fixture, 0, "# one line more\n");
  put_cursor (fixture, "'#/comp");
  activate (fixture, "edit.go-to-definition");
  assert_selected (fixture, 21, "Forecast");
}

static void
test_uses (SupportEditor *fixture,
           gconstpointer  data)
{
  g_autofree char *label = NULL;
  const char *reference = strstr (document, "'#/comp");
  guint64 start = (guint64) (reference - document), revision;
  GtkWidget *menu;

  put_cursor (fixture, "    Forec");
  activate (fixture, "edit.show-uses");
  menu = support_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  label = support_find_label (menu, "Line 18: paths › /forecast › get › responses › 200");
  g_assert_nonnull (label);
  gtk_popover_popdown (GTK_POPOVER (menu));
  /* chosen after the text has changed */
  revision = smith_document_get_revision (fixture->document);
  support_editor_type (fixture, 0, "# one line more\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.go-to", "(ttt)", revision, start,
                              start + 32);
  assert_selected (fixture, 18, "'#/components/schemas/Forecast'");

  /* and one that nobody can tell any more leads nowhere */
  support_wait_for_check (fixture->document);
  put_cursor (fixture, "openapi");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.go-to", "(ttt)", revision, start,
                              start + 32);
  assert_selected (fixture, 1, "");
}

static SmithRenameDialog *
find_dialog (void)
{
  return (SmithRenameDialog *) support_find_window (SMITH_TYPE_RENAME_DIALOG);
}

/* Whether the button of the dialog could be pressed. */
static gboolean
can_apply (SmithRenameDialog *dialog)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_sensitive;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "rename.apply");
  gtk_widget_set_parent (button, GTK_WIDGET (dialog));
  is_sensitive = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);

  return is_sensitive;
}

/* One step everywhere; a name that is empty or the old one is none. */
static void
test_rename (SupportEditor *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) expected = g_string_new (document);
  SmithRenameDialog *dialog;

  put_cursor (fixture, "'#/comp");
  activate (fixture, "edit.rename");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (can_apply (dialog));
  smith_rename_dialog_set_name (dialog, "");
  g_assert_false (can_apply (dialog));
  smith_rename_dialog_set_name (dialog, "Forecast");
  g_assert_false (can_apply (dialog));

  smith_rename_dialog_set_name (dialog, "Outlook");
  g_assert_true (can_apply (dialog));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "rename.apply", NULL));
  g_string_replace (expected, "schemas/Forecast", "schemas/Outlook", 0);
  g_string_replace (expected, "    Forecast:", "    Outlook:", 0);
  support_assert_text (fixture->document, expected->str);
  support_iterate_for (20);
  g_assert_null (find_dialog ());

  activate (fixture, "edit.undo");
  support_assert_text (fixture->document, document);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

/* Right after a key the text is checked first; the dialog comes when that is done. */
static void
test_rename_soon (SupportEditor *fixture,
                  gconstpointer  data)
{
  gboolean types_on = GPOINTER_TO_INT (data);
  g_autoptr(GString) expected = g_string_new (document);
  SmithRenameDialog *dialog;

  support_editor_type (fixture, 0, "# one line more\n");
  put_cursor (fixture, "'#/comp");
  activate (fixture, "edit.rename");
  g_assert_null (find_dialog ());
  if (types_on)
    support_editor_type (fixture, 0, "# and one\n");
  support_wait_for_check (fixture->document);
  dialog = find_dialog ();
  if (types_on)
    {
      g_assert_null (dialog);
      return;
    }
  g_assert_nonnull (dialog);
  smith_rename_dialog_set_name (dialog, "Outlook");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "rename.apply", NULL));
  g_string_replace (expected, "schemas/Forecast", "schemas/Outlook", 0);
  g_string_replace (expected, "    Forecast:", "    Outlook:", 0);
  g_string_prepend (expected, "# one line more\n");
  support_assert_text (fixture->document, expected->str);
}

static void
test_rename_taken (SupportEditor *fixture,
                   gconstpointer  data)
{
  g_autofree char *error = NULL;
  SmithRenameDialog *dialog;

  support_editor_type (fixture, 20, "    Outlook: {type: string}\n");
  put_cursor (fixture, "'#/comp");
  activate (fixture, "edit.rename");
  support_wait_for_check (fixture->document);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  smith_rename_dialog_set_name (dialog, "Outlook");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "rename.apply", NULL);
  error = support_find_label (GTK_WIDGET (dialog), "There is a “Outlook” already");
  g_assert_nonnull (error);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static char *
dup_crumbs (GtkWidget *crumbs)
{
  GtkWidget *box = gtk_widget_get_first_child (crumbs);
  GString *text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = GTK_IS_LABEL (child) ? child : gtk_button_get_child (GTK_BUTTON (child));

      if (gtk_widget_get_visible (child))
        g_string_append_printf (text, "%s ", gtk_label_get_text (GTK_LABEL (label)));
    }

  return g_string_free (text, FALSE);
}

/* They follow when nothing else is to be done. */
static void
assert_crumbs (GtkWidget  *crumbs,
               const char *expected)
{
  g_autofree char *text = dup_crumbs (crumbs);

  for (guint i = 0; i < 100 && !g_str_equal (text, expected); i++)
    {
      support_iterate_for (20);
      g_free (text);
      text = dup_crumbs (crumbs);
    }
  g_assert_cmpstr (text, ==, expected);
}

static void
test_breadcrumb (SupportEditor *fixture,
                 gconstpointer  data)
{
  GtkWidget *crumbs = support_find_widget (GTK_WIDGET (fixture->page),
                                 g_type_from_name ("SmithBreadcrumb"));
  GtkWidget *button;

  put_cursor (fixture, "operationId: get");
  assert_crumbs (crumbs, "paths › /forecast › get › operationId ");
  put_cursor (fixture, "- url: ht");
  assert_crumbs (crumbs, "servers › 0 › url ");
  put_cursor (fixture, "'#/comp");
  assert_crumbs (crumbs, "… /forecast › get › responses › 200 › content › application/json › "
                         "schema › $ref ");

  /* a step leads to its name, in the text as it is now */
  support_editor_type (fixture, 0, "# one line more\n");
  button = support_find_widget (crumbs, GTK_TYPE_BUTTON);
  support_iterate_for (20);
  g_signal_emit_by_name (button, "clicked");
  assert_selected (fixture, 8, "/forecast");
}

/* A document that goes takes its proposals with it. */
static void
test_complete (SupportEditor *fixture,
               gconstpointer  data)
{
  GtkSourceCompletion *completion =
    gtk_source_view_get_completion (smith_edit_page_get_view (fixture->page));

  support_editor_type (fixture, 10, "      dep");
  put_cursor (fixture, "      dep");
  activate (fixture, "edit.complete");
  support_iterate_for (100);
  gtk_source_completion_hide (completion);
  smith_edit_page_set_document (fixture->page, NULL);
  activate (fixture, "edit.complete");
  support_iterate_for (50);
  smith_edit_page_set_document (fixture->page, fixture->document);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add (path, SupportEditor, NULL, set_up, func, tear_down)

  support_init (&argc, &argv);
  ADD ("/names/definition", test_definition);
  ADD ("/names/uses", test_uses);
  ADD ("/names/rename", test_rename);
  ADD ("/names/rename/taken", test_rename_taken);
  g_test_add ("/names/rename/soon", SupportEditor, GINT_TO_POINTER (FALSE), set_up,
              test_rename_soon, tear_down);
  g_test_add ("/names/rename/typed-on", SupportEditor, GINT_TO_POINTER (TRUE), set_up,
              test_rename_soon, tear_down);
  ADD ("/names/breadcrumb", test_breadcrumb);
  ADD ("/names/complete", test_complete);

  return support_run ();
}
