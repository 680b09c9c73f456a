/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <stdio.h>
#include <string.h>

#include <gtksourceview/gtksource.h>

#include "platform/smith-profile.h"
#include "temp-folder.h"
#include "ui/smith-window.h"

static char *home;  /* of the person that the tests play */

/* The person's folders are empty ones; those of the system stay in sight, since the toolkit
 * has its styles, icons and types of files there (G_TEST_OPTION_ISOLATE_DIRS hides them). */
static void
isolate (void)
{
  static const char *const variables[] = {
    "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
  };

  home = temp_folder_make ();
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
}

#if ADW_CHECK_VERSION (1, 5, 0)
/* Whether a warning is that of GTK 4.18 about the heading of an alert, which libadwaita 1.7
 * measures on one line although that does not fit. */
static gboolean
is_about_heading (const char *message)
{
  gpointer label;

  return sscanf (message, "Trying to measure GtkLabel %p", &label) == 1 &&
         gtk_widget_get_ancestor (label, ADW_TYPE_ALERT_DIALOG) != NULL;
}

/* Every other warning ends the test. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_about_heading (fields[i].value))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}
#endif

/* Starts GLib's tests and the toolkit. */
void
support_init (int    *argc,
              char ***argv)
{
  isolate ();
  g_test_init (argc, argv, NULL);
#if ADW_CHECK_VERSION (1, 5, 0)
  g_log_set_writer_func (write_log, NULL, NULL);
#endif
  gtk_init ();
  adw_init ();
  gtk_source_init ();
}

/* Runs the tests and leaves nothing behind. */
int
support_run (void)
{
  int status = g_test_run ();

  temp_folder_remove (home);
  g_free (home);

  return status;
}

/* A document with @text, not yet checked. */
SmithDocument *
support_new_document (const char *text)
{
  SmithDocument *document = smith_document_new (&smith_profile_chatgpt);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  smith_document_load_bytes (document, bytes, "test.yaml");

  return document;
}

/* Waits until what is known is about the text as it is now. */
void
support_wait_for_check (SmithDocument *document)
{
  smith_document_check_now (document);
  for (;;)
    {
      guint64 revision = 0;
      g_autoptr(SmithCheck) check = smith_document_ref_check (document, &revision);

      if (check != NULL && revision == smith_document_get_revision (document) &&
          !smith_document_is_checking (document))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
}

void
support_assert_text (SmithDocument *document,
                     const char    *text)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (document);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* For what has no end to wait for, such as an animation. */
void
support_iterate_for (guint duration_ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (duration_ms, set_true_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Destroys @window and sees that nothing keeps it. */
void
support_destroy_window (GtkWidget *window)
{
  g_assert_true (GTK_IS_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; window != NULL && i < 100; i++)
    support_iterate_for (10);
  g_assert_null (window);
}

/* The text of the first visible label below @widget that has @part in it, or %NULL. */
char *
support_find_label (GtkWidget  *widget,
                    const char *part)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      char *text = support_find_label (child, part);

      if (text != NULL)
        return text;
    }

  return NULL;
}

typedef gboolean (*Match) (GtkWidget     *widget,
                           gconstpointer  data);

/* The first widget for which @match says so, @widget or one below it. */
static GtkWidget *
find_match (GtkWidget     *widget,
            Match          match,
            gconstpointer  data)
{
  GtkWidget *found = match (widget, data) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_match (child, match, data);

  return found;
}

static gboolean
is_of_type (GtkWidget     *widget,
            gconstpointer  data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

/* The first widget of a type, @widget or one below it, or %NULL. */
GtkWidget *
support_find_widget (GtkWidget *widget,
                     GType      type)
{
  return find_match (widget, is_of_type, &type);
}

static gboolean
has_action (GtkWidget     *widget,
            gconstpointer  data)
{
  return GTK_IS_ACTIONABLE (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

static gboolean
has_action_in_sight (GtkWidget     *widget,
                     gconstpointer  data)
{
  return gtk_widget_get_mapped (widget) && has_action (widget, data);
}

/* The first button with an action, @widget or one below it, or %NULL. */
GtkWidget *
support_find_action (GtkWidget  *widget,
                     const char *action,
                     gboolean    is_in_sight)
{
  return find_match (widget, is_in_sight ? has_action_in_sight : has_action, action);
}

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/* The first visible button with a label, @widget or one below it, or %NULL. */
GtkWidget *
support_find_labelled (GtkWidget  *widget,
                       const char *label)
{
  return find_match (widget, has_label, label);
}

/* The first window of a type, among those that are open, or %NULL. */
GtkWidget *
support_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_assert_no_error (error);
}

/* What is on the clipboard; whoever has asked for it before has it then. */
char *
support_read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  smith_credential_list_add_finish (SMITH_CREDENTIAL_LIST (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Stores a key that may go to @origin, by `X-Token` where it is one of a header.
 * Returns: its id */
const char *
support_add_key (SmithCredentialList *credentials,
                 SmithCredentialKind  kind,
                 const char          *label,
                 const char          *origin,
                 const char          *secret)
{
  const char *origins[] = { origin, NULL };
  g_autoptr(SmithSecret) kept = smith_secret_new (secret, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) key =
    smith_credential_new (NULL, kind, label, kind == SMITH_CREDENTIAL_HEADER ? "X-Token" : NULL,
                          NULL, origins, &error);
  gboolean is_stored = FALSE;

  g_assert_no_error (error);
  smith_credential_list_add_async (credentials, key, kept, NULL, stored_cb, &is_stored);
  while (!is_stored)
    g_main_context_iteration (NULL, TRUE);

  return smith_credential_get_id (key);
}

void
support_editor_set_up (SupportEditor *self,
                       const char    *text)
{
  self->document = support_new_document (text);
  self->window = gtk_window_new ();
  self->page = SMITH_EDIT_PAGE (smith_edit_page_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  smith_edit_page_set_document (self->page, self->document);
  gtk_window_present (GTK_WINDOW (self->window));
  support_wait_for_check (self->document);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (smith_edit_page_get_view (self->page)));
}

/* Sees that nothing keeps the page, nor the document once threads that still look at it are
 * through; if they never are, the runner ends the test. */
void
support_editor_clear (SupportEditor *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  support_destroy_window (self->window);
  g_assert_null (self->page);
  g_object_add_weak_pointer (G_OBJECT (self->document), (gpointer *) &self->document);
  g_object_unref (self->document);
  while (self->document != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What the view shows. */
char *
support_editor_dup_text (SupportEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* Types before the line @line, from 0. */
void
support_editor_type (SupportEditor *self,
                     int            line,
                     const char    *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, line);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_insert (self->buffer, &iter, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

/* Where @part begins in the text, in bytes. */
gsize
support_editor_find (SupportEditor *self,
                     const char    *part)
{
  g_autofree char *text = support_editor_dup_text (self);
  const char *found = strstr (text, part);

  g_assert_nonnull (found);

  return (gsize) (found - text);
}

/* Replaces what is once in the text, as typing would. */
void
support_editor_replace (SupportEditor *self,
                        const char    *old,
                        const char    *new)
{
  int offset = (int) support_editor_find (self, old);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, offset + (int) strlen (old));
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, new, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

/* The pages of the tab in front. */
SmithEditPage *
support_get_edit_page (GtkWidget *window)
{
  SmithTab *tab = smith_window_get_tab (SMITH_WINDOW (window));

  g_assert_nonnull (tab);

  return smith_tab_get_edit_page (tab);
}

SmithTestPage *
support_get_test_page (GtkWidget *window)
{
  SmithTab *tab = smith_window_get_tab (SMITH_WINDOW (window));

  g_assert_nonnull (tab);

  return smith_tab_get_test_page (tab);
}

/* Whether a button for @action could be pressed. */
gboolean
support_can_do (GtkWidget  *window,
                const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_sensitive;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, window);
  is_sensitive = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);

  return is_sensitive;
}

/* What files, rows and the like can be let go at, or %NULL. */
GtkDropTarget *
support_find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}
