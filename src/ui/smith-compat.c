/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file that may name API which is newer than the floor or deprecated above it. */
#define GDK_DISABLE_DEPRECATION_WARNINGS
#define ADW_DISABLE_DEPRECATION_WARNINGS
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "ui/smith-compat.h"


#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_file (GTask  *task,
             GFile  *file,
             GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
      g_error_free (error);
    }
  else
    g_task_return_error (task, error);
}

static void
open_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  return_file (task, file, error);
}

static void
save_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  return_file (task, file, error);
}

static void
run_open (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GListModel *filters)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), open_cb, task);
}

static void
run_save (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GFile      *file,
          const char *name)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (file != NULL)
    gtk_file_dialog_set_initial_file (dialog, file);
  else
    gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), save_cb, task);
}

#else

static void
native_response_cb (GtkNativeDialog *native,
                    int              response,
                    gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  gtk_native_dialog_hide (native);
  g_signal_handlers_disconnect_by_func (native, native_response_cb, user_data);
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
}

/* The task owns the dialog and the dialog's handler the task, until it answers. */
static void
run_native (GTask                *task,
            GtkFileChooserNative *native)
{
  g_task_set_task_data (task, native, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (native_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
run_open (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GListModel *filters)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
    }
  run_native (task, native);
}

static void
run_save (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GFile      *file,
          const char *name)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  if (file == NULL ||
      !gtk_file_chooser_set_file (GTK_FILE_CHOOSER (native), file, NULL))
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  run_native (task, native);
}

#endif

/**
 * smith_compat_open_file_async:
 * @parent: (nullable): what the dialog belongs to
 * @title: translated
 * @filters: (element-type GtkFileFilter): what can be chosen, the first to begin with
 * @cancellable: (nullable): closes the dialog, where the toolkit can
 *
 * Asks for a file to read, through the portal inside a sandbox.
 */
void
smith_compat_open_file_async (GtkWindow           *parent,
                              const char          *title,
                              GListModel          *filters,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, smith_compat_open_file_async);
  run_open (task, parent, title, filters);
}

/**
 * smith_compat_open_file_finish:
 * @error: %G_IO_ERROR_CANCELLED when the person dismissed the dialog
 *
 * Returns: (transfer full): the file
 */
GFile *
smith_compat_open_file_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_compat_open_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * smith_compat_save_file_async:
 * @file: (nullable): where the dialog starts
 * @name: the name to start with when there is no @file
 *
 * Asks for a file to write, through the portal inside a sandbox.
 */
void
smith_compat_save_file_async (GtkWindow           *parent,
                              const char          *title,
                              GFile               *file,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, smith_compat_save_file_async);
  run_save (task, parent, title, file, name);
}

/**
 * smith_compat_save_file_finish:
 * @error: %G_IO_ERROR_CANCELLED when the person dismissed the dialog
 *
 * Returns: (transfer full): the file
 */
GFile *
smith_compat_save_file_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_compat_save_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static AdwResponseAppearance
get_appearance (SmithAppearance appearance)
{
  switch (appearance)
    {
    case SMITH_APPEARANCE_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case SMITH_APPEARANCE_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    case SMITH_APPEARANCE_DEFAULT:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

#if ADW_CHECK_VERSION (1, 5, 0)

static void
choose_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const char *id = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  g_task_return_pointer (task, g_strdup (id), g_free);
}

#else

static void
message_response_cb (AdwMessageDialog *dialog,
                     const char       *id,
                     gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  /* It is finalized in an idle.  By then the answer may have closed its parent, which it would
   * still speak to. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  g_task_return_pointer (task, g_strdup (id), g_free);
}

#endif

/**
 * smith_compat_choose_async:
 *
 * Asks a question in a modal dialog.
 */
void
smith_compat_choose_async (GtkWindow           *parent,
                           const SmithQuestion *question,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, smith_compat_choose_async);
#if ADW_CHECK_VERSION (1, 5, 0)
  {
    AdwAlertDialog *dialog =
      ADW_ALERT_DIALOG (adw_alert_dialog_new (question->heading, question->body));

    for (guint i = 0; i < question->n_choices; i++)
      {
        const SmithChoice *choice = &question->choices[i];

        adw_alert_dialog_add_response (dialog, choice->id, choice->label);
        adw_alert_dialog_set_response_appearance (dialog, choice->id,
                                                  get_appearance (choice->appearance));
      }
    adw_alert_dialog_set_default_response (dialog, question->default_id);
    adw_alert_dialog_set_close_response (dialog, question->close_id);
    adw_alert_dialog_choose (dialog, GTK_WIDGET (parent), NULL, choose_cb, task);
  }
#else
  {
    GtkWidget *widget = adw_message_dialog_new (parent, question->heading, question->body);
    AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

    for (guint i = 0; i < question->n_choices; i++)
      {
        const SmithChoice *choice = &question->choices[i];

        adw_message_dialog_add_response (dialog, choice->id, choice->label);
        adw_message_dialog_set_response_appearance (dialog, choice->id,
                                                    get_appearance (choice->appearance));
      }
    adw_message_dialog_set_default_response (dialog, question->default_id);
    adw_message_dialog_set_close_response (dialog, question->close_id);
    g_signal_connect (dialog, "response", G_CALLBACK (message_response_cb), task);
    gtk_window_present (GTK_WINDOW (dialog));
  }
#endif
}

/**
 * smith_compat_choose_finish:
 *
 * Returns: (transfer full): the id of the choice
 */
char *
smith_compat_choose_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_compat_choose_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_focusable_cb (GtkLabel *label)
{
  gtk_widget_set_focusable (GTK_WIDGET (label), TRUE);
}

/**
 * smith_compat_set_selectable:
 *
 * Lets a person select the text of @label, for good.  In GTK 4.8 a label that is selectable
 * loses its place among what can have the focus with each new text, and then swallows the Tab
 * key: what comes after it cannot be reached by the keyboard.
 */
void
smith_compat_set_selectable (GtkLabel *label)
{
  gtk_label_set_selectable (label, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "notify::label", G_CALLBACK (keep_focusable_cb), NULL);
}

/**
 * smith_compat_load_css:
 *
 * Gives @provider other rules, which are the program's own and known to be right.
 */
void
smith_compat_load_css (GtkCssProvider *provider,
                       const char     *css)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_css_provider_load_from_string (provider, css);
#else
  gtk_css_provider_load_from_data (provider, css, -1);
#endif
}

/**
 * smith_compat_show_about:
 *
 * Shows who made the program and under which licence.
 */
void
smith_compat_show_about (GtkWindow        *parent,
                         const SmithAbout *about)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *dialog = adw_about_dialog_new ();
#else
  GtkWidget *dialog = adw_about_window_new ();
#endif

  g_object_set (dialog,
                "application-name", about->name,
                "application-icon", about->icon_name,
                "version", about->version,
                "comments", about->comments,
                "developers", about->developers,
                "license-type", GTK_LICENSE_GPL_3_0,
                NULL);
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (dialog, GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * smith_compat_show_preferences:
 * @page: (transfer floating): what can be chosen
 *
 * Shows the preferences.
 */
void
smith_compat_show_preferences (GtkWindow          *parent,
                               AdwPreferencesPage *page)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, GTK_WIDGET (parent));
#else
  GtkWidget *dialog = adw_preferences_window_new ();

  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (dialog), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (dialog), page);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}
