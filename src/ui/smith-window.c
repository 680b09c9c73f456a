/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-settings.h"
#include "ui/smith-window-private.h"

enum
{
  STAYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithWindow, smith_window, ADW_TYPE_APPLICATION_WINDOW)

static void
restore_size (SmithWindow *self)
{
  GSettings *settings = self->settings;

  if (settings == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
      return;
    }
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  smith_split_set_show_sidebar (self->split, g_settings_get_boolean (settings, "outline-visible"));
}

static void
update_title (SmithWindow *self)
{
  g_autofree char *title = NULL;
  const char *subtitle = "";

  if (self->document == NULL)
    title = g_strdup ("Actionsmith");
  else
    {
      const char *name = smith_document_get_display_name (self->document);
      const char *api = smith_document_get_title (self->document);
      const char *dot = smith_document_is_modified (self->document) ? " ●" : "";

      title = g_strcmp0 (name, api) == 0 ? g_strconcat (name, dot, NULL)
                                         : g_strconcat (api, " · ", name, dot, NULL);
      subtitle = smith_document_get_subtitle (self->document);
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->start_title, title);
  adw_window_title_set_subtitle (self->start_title, subtitle);
  adw_window_title_set_title (self->center_title, title);
  adw_window_title_set_subtitle (self->center_title, subtitle);
}

/* Letting go of the pages still tells about them. */
static gboolean
is_disposed (SmithWindow *self)
{
  return self->edit_page == NULL;
}

static gboolean
is_page_shown (SmithWindow *self,
               const char  *name)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), name) == 0;
}

static void
update_actions (SmithWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_document = self->document != NULL;
  gboolean is_editing, can_undo, can_redo;

  if (is_disposed (self))
    return;
  is_editing = has_document && is_page_shown (self, "edit");
  g_object_get (self->edit_page, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (widget, "win.save", has_document);
  gtk_widget_action_set_enabled (widget, "win.save-as", has_document);
  gtk_widget_action_set_enabled (widget, "win.update", has_document);
  if (!has_document)
    gtk_widget_action_set_enabled (widget, "win.revert", FALSE);
  gtk_widget_action_set_enabled (widget, "win.find", is_editing);
  gtk_widget_action_set_enabled (widget, "win.go-to-line", is_editing);
  gtk_widget_action_set_enabled (widget, "win.toggle-inspector", is_editing);
  gtk_widget_action_set_enabled (widget, "win.copy-for-chatgpt", is_editing);
  gtk_widget_action_set_enabled (widget, "win.paste-messages", is_editing);
  gtk_widget_action_set_enabled (widget, "win.add-operation",
                                 smith_window_can_add (self, SMITH_IMPORT_WAY_FORM));
  gtk_widget_action_set_enabled (widget, "win.paste-curl",
                                 smith_window_can_add (self, SMITH_IMPORT_WAY_CURL));
  gtk_widget_action_set_enabled (widget, "win.paste-sample",
                                 smith_window_can_add (self, SMITH_IMPORT_WAY_SAMPLE));
  gtk_widget_action_set_enabled (widget, "win.page", has_document);
  gtk_widget_action_set_enabled (widget, "win.send",
                                 has_document && is_page_shown (self, "test"));
  gtk_widget_action_set_enabled (widget, "win.toggle-outline",
                                 has_document && !is_page_shown (self, "keys"));
  gtk_widget_action_set_enabled (widget, "win.go-to-operation",
                                 has_document && !is_page_shown (self, "keys"));
  gtk_widget_action_set_enabled (widget, "win.undo", is_editing && can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", is_editing && can_redo);
}

/* Asked also before the split has a width: a header bar for a wide window would make a narrow
 * one wider. */
static gboolean
is_narrow (SmithWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->stack));
  int height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);

  return width < SMITH_SPLIT_NARROW_WIDTH;
}

/* Where the title and the page switcher stand follows from the width and from whether there
 * is a document at all. */
/* A call goes on while the cursor moves to other operations in the text.  Who comes to see the
 * answer finds the operation that was called, in the outline too. */
static void
show_called (SmithWindow *self)
{
  g_autoptr(SmithOperationItem) called = NULL;

  g_object_get (self->test_page, "operation", &called, NULL);
  if (called != NULL && called != smith_outline_get_operation (self->outline))
    smith_outline_show_operation (self->outline, called);
}

static void
update_layout (SmithWindow *self)
{
  gboolean has_document = self->document != NULL;
  gboolean has_bar;

  if (is_disposed (self))
    return;
  has_bar = is_narrow (self);
  gtk_stack_set_visible_child_name (self->stack, has_document ? "document" : "start");
  gtk_stack_set_visible_child_name (self->title_stack,
                                    has_document && !has_bar ? "switcher" : "title");
  gtk_widget_set_visible (GTK_WIDGET (self->start_title), has_document && !has_bar);
  gtk_widget_set_visible (self->outline_button,
                          has_document && !is_page_shown (self, "keys"));
  gtk_widget_set_visible (self->history_box, has_document && is_page_shown (self, "edit"));
  gtk_widget_set_visible (GTK_WIDGET (self->outline), !is_page_shown (self, "keys"));
  adw_view_switcher_bar_set_reveal (self->switcher_bar, has_document && has_bar);
  if (is_page_shown (self, "test"))
    show_called (self);
  update_actions (self);
}

static void
place_chosen_cb (SmithWindow *self,
                 guint64      start,
                 guint64      end,
                 gboolean     go_on_there)
{
  smith_edit_page_go_to (self->edit_page, (SmithSpan) { (gsize) start, (gsize) end });
  if (go_on_there && is_page_shown (self, "edit"))
    gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
}

/* Keys that are meant for the text would go to the filter: Return to its first row.  Nor shall the
 * outline lie over the text then. */
static void
search_stopped_cb (SmithWindow *self)
{
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
  if (is_page_shown (self, "edit"))
    gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

static void
cursor_moved_cb (SmithWindow *self)
{
  if (!is_disposed (self))
    smith_outline_follow (self->outline, smith_edit_page_get_cursor (self->edit_page));
}

/* What another page speaks of, in the text. */
static void
text_wanted_cb (SmithWindow        *self,
                SmithOperationItem *operation)
{
  adw_view_stack_set_visible_child_name (self->pages, "edit");
  smith_edit_page_go_to (self->edit_page, smith_operation_item_get_span (operation));
  gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

static void
edit_wanted_cb (SmithWindow *self,
                const char  *action)
{
  adw_view_stack_set_visible_child_name (self->pages, "edit");
  if (g_str_equal (action, "edit.toggle-problems"))
    smith_edit_page_show_problems (self->edit_page, TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->edit_page), action, NULL);
}

static void
outline_shown_cb (SmithWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (is_disposed (self))
    return;
  if (self->settings != NULL && !smith_split_is_collapsed (self->split))
    g_settings_set_boolean (self->settings, "outline-visible",
                            smith_split_get_show_sidebar (self->split));

  /* the focus would go on to any button from what slides away */
  if (!smith_split_get_show_sidebar (self->split) && is_page_shown (self, "edit") &&
      focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->outline)))
    gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

static void
window_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithWindow *self = SMITH_WINDOW (widget);

  if (g_str_equal (name, "win.new"))
    smith_window_new_document (self, "blank");
  else if (g_str_equal (name, "win.new-from"))
    smith_window_new_document (self, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (name, "win.try-sample"))
    smith_window_try_sample (self);
  else if (g_str_equal (name, "win.add-operation"))
    smith_window_add (self, SMITH_IMPORT_WAY_FORM, NULL);
  else if (g_str_equal (name, "win.paste-curl"))
    smith_window_add (self, SMITH_IMPORT_WAY_CURL, NULL);
  else if (g_str_equal (name, "win.paste-sample"))
    smith_window_add (self, SMITH_IMPORT_WAY_SAMPLE, NULL);
  else if (g_str_equal (name, "win.use-answer"))
    smith_window_use_answer (self);
  else if (g_str_equal (name, "win.open"))
    smith_window_choose_file (self);
  else if (g_str_equal (name, "win.import"))
    smith_window_import (self);
  else if (g_str_equal (name, "win.save") || g_str_equal (name, "win.save-as"))
    smith_window_save (self, g_str_equal (name, "win.save-as"), FALSE);
  else if (g_str_equal (name, "win.revert"))
    smith_window_revert (self);
  else if (g_str_equal (name, "win.update"))
    smith_window_update (self);
  else if (g_str_equal (name, "win.toggle-outline"))
    smith_split_set_show_sidebar (self->split, !smith_split_get_show_sidebar (self->split));
  else if (g_str_equal (name, "win.go-to-operation"))
    {
      smith_split_set_show_sidebar (self->split, TRUE);
      smith_outline_search (self->outline);
    }
}

/* What the Edit page does is offered by the window too, for the header bar. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithWindow *self = SMITH_WINDOW (widget);
  g_autofree char *action = g_strconcat ("edit.", name + strlen ("win."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->edit_page), action, NULL);
}

/* Wherever the focus is: in the outline while one operation after the other is tried. */
static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SMITH_WINDOW (widget)->test_page), "test.send", NULL);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithWindow *self = SMITH_WINDOW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

static gboolean
smith_window_close_request (GtkWindow *window)
{
  SmithWindow *self = SMITH_WINDOW (window);

  if (!self->close_now && smith_window_ask_to_close (self))
    return TRUE;

  return GTK_WINDOW_CLASS (smith_window_parent_class)->close_request (window);
}

static void
smith_window_dispose (GObject *object)
{
  SmithWindow *self = SMITH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->order, smith_import_order_free);
  smith_window_stop_keeping (self);
  if (self->document != NULL)
    {
      smith_edit_page_set_document (self->edit_page, NULL);
      smith_outline_set_document (self->outline, NULL);
      g_object_set (self->model_page, "document", NULL, NULL);
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_clear_object (&self->document);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_WINDOW);
  g_clear_object (&self->credentials);
  g_clear_object (&self->recent);
  g_clear_object (&self->journals);
  g_clear_pointer (&self->source, smith_source_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (smith_window_parent_class)->dispose (object);
}

static void
smith_window_finalize (GObject *object)
{
  g_object_unref (SMITH_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (smith_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, outline_button);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, start_title);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, center_title);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, history_box);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, state_banner);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, split);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, edit_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, test_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, model_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, keys_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_hush);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_answer_state);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_open_file);
  gtk_widget_class_bind_template_callback (widget_class, edit_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
}

static void
smith_window_class_init (SmithWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = smith_window_close_request;

  signals[STAYED] = g_signal_new ("stayed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_EDIT_PAGE);
  g_type_ensure (SMITH_TYPE_KEYS_PAGE);
  g_type_ensure (SMITH_TYPE_MODEL_PAGE);
  g_type_ensure (SMITH_TYPE_OUTLINE);
  g_type_ensure (SMITH_TYPE_SPLIT);
  g_type_ensure (SMITH_TYPE_START_PAGE);
  g_type_ensure (SMITH_TYPE_TEST_PAGE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.new-from", "s", window_action);
  gtk_widget_class_install_action (widget_class, "win.try-sample", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.add-operation", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.paste-curl", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.paste-sample", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.use-answer", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.revert", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.update", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-outline", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-operation", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-line", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.copy-for-chatgpt", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.paste-messages", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
}

static void
add_menus (SmithWindow *self)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (
    "/io/github/actionsmith/Actionsmith/ui/menus/smith-window-menus.ui");

  gtk_menu_button_set_menu_model (self->open_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "open_menu")));
  gtk_menu_button_set_menu_model (self->primary_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "primary_menu")));
}

static void
smith_window_init (SmithWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_menus (self);
  smith_window_accept_files (self);
  self->cancellable = g_cancellable_new ();
  self->settings = smith_settings_dup ();
  restore_size (self);
  if (SMITH_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  g_signal_connect_object (self->split, "notify::narrow", G_CALLBACK (update_layout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (outline_shown_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "notify::operation", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit_page, "notify", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (smith_window_look_at_disk), NULL);
  update_title (self);
  update_layout (self);
}

/* Shows @document in place of the Start page or of what was there.  @journal is what it was
 * restored from, if it was. */
void
smith_window_adopt_document (SmithWindow        *self,
                             SmithDocument      *document,
                             const SmithJournal *journal)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (smith_window_remember), self,
                           G_CONNECT_SWAPPED);
  smith_outline_set_document (self->outline, document);
  smith_edit_page_set_document (self->edit_page, document);
  g_object_set (self->test_page, "document", document, NULL);
  g_object_set (self->model_page, "document", document, NULL);
  /* what was said before is of the document before, unless it is of none */
  if (!self->is_told)
    smith_window_hush (self);
  self->is_told = FALSE;
  g_clear_pointer (&self->source, smith_source_unref);
  smith_window_keep (self, journal);
  if (smith_document_get_check (document) != NULL)
    smith_window_remember (self);
  update_title (self);
  update_layout (self);
  gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

/* The person was asked about closing, and does not want it. */
void
smith_window_stay (SmithWindow *self)
{
  g_signal_emit (self, signals[STAYED], 0);
}

/* Says in passing what has happened, whatever page is shown. */
void
smith_window_toast (SmithWindow *self,
                    const char  *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* Counts what is on its way to or from a file; the spinner says so. */
void
smith_window_change_busy (SmithWindow *self,
                          int          change)
{
  self->n_busy = (guint) ((int) self->n_busy + change);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->n_busy > 0);
  gtk_spinner_set_spinning (self->spinner, self->n_busy > 0);
}

/**
 * smith_window_new:
 * @application: (nullable): what the window belongs to
 * @credentials: (nullable): the program's keys
 *
 * Returns: a window with the Start page
 */
GtkWidget *
smith_window_new (AdwApplication      *application,
                  SmithCredentialList *credentials)
{
  SmithWindow *self = g_object_new (SMITH_TYPE_WINDOW, "application", application, NULL);

  g_set_object (&self->credentials, credentials);
  g_object_set (self->test_page, "credentials", credentials, NULL);
  g_object_set (self->keys_page, "credentials", credentials, NULL);

  return GTK_WIDGET (self);
}

/**
 * smith_window_set_recent:
 * @recent: (nullable): the program's recent documents: offered on the Start page, and told of
 *   what is opened here
 */
void
smith_window_set_recent (SmithWindow *self,
                         SmithRecent *recent)
{
  g_return_if_fail (SMITH_IS_WINDOW (self));

  g_set_object (&self->recent, recent);
  smith_start_page_set_recent (self->start_page, recent);
}

/**
 * smith_window_get_document:
 *
 * Returns: (transfer none) (nullable): %NULL on the Start page
 */
SmithDocument *
smith_window_get_document (SmithWindow *self)
{
  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * smith_window_get_edit_page:
 *
 * Returns: (transfer none): the page with the text
 */
SmithEditPage *
smith_window_get_edit_page (SmithWindow *self)
{
  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  return self->edit_page;
}

/**
 * smith_window_get_test_page:
 *
 * Returns: (transfer none): the page with the calls
 */
SmithTestPage *
smith_window_get_test_page (SmithWindow *self)
{
  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  return self->test_page;
}
