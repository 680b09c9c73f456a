/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-settings.h"
#include "ui/smith-tab-actions.h"
#include "ui/smith-window-private.h"

enum
{
  STAYED,
  TAB_ADDED,
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
}

static void
update_title (SmithWindow *self,
              SmithTab    *tab)
{
  g_autofree char *title = tab != NULL ? smith_tab_dup_title (tab) : g_strdup ("Actionsmith");
  const char *subtitle =
    tab != NULL ? smith_document_get_subtitle (smith_tab_get_document (tab)) : "";

  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->start_title, title);
  adw_window_title_set_subtitle (self->start_title, subtitle);
  adw_window_title_set_title (self->center_title, title);
  adw_window_title_set_subtitle (self->center_title, subtitle);
}

/* Nothing of a tab can be done on the Start page. */
static void
update_actions (SmithWindow *self,
                SmithTab    *tab)
{
  const char *action;

  for (guint i = 0; (action = smith_tab_get_action_name (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("win.", action, NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), name,
                                     tab != NULL && smith_tab_can (tab, action));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", tab != NULL);
  smith_window_update_tabs (self);
}

/* Asked also before there is a width: a header bar for a wide window would make a narrow one
 * wider. */
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
static void
update_layout (SmithWindow *self,
               SmithTab    *tab)
{
  gboolean has_bar = is_narrow (self);
  const char *page =
    tab != NULL ? adw_view_stack_get_visible_child_name (smith_tab_get_pages (tab)) : NULL;

  gtk_stack_set_visible_child_name (self->stack, tab != NULL ? "tabs" : "start");
  gtk_stack_set_visible_child_name (self->title_stack,
                                    tab != NULL && !has_bar ? "switcher" : "title");
  gtk_widget_set_visible (GTK_WIDGET (self->start_title), tab != NULL && !has_bar);
  gtk_widget_set_visible (self->outline_button,
                          tab != NULL && g_strcmp0 (page, "keys") != 0);
  gtk_widget_set_visible (self->history_box, g_strcmp0 (page, "edit") == 0);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, tab != NULL && has_bar);
}

static void
update_spinner (SmithWindow *self,
                SmithTab    *tab)
{
  gboolean is_busy = self->n_busy > 0 || (tab != NULL && smith_tab_is_busy (tab));

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

/* A window that is closed has nothing to show its news in; letting go of its parts still tells
 * about them. */
gboolean
smith_window_is_gone (SmithWindow *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* All that the window shows of the tab in front. */
void
smith_window_update (SmithWindow *self)
{
  SmithTab *tab;

  if (smith_window_is_gone (self))
    return;
  tab = smith_window_get_tab (self);
  update_title (self, tab);
  update_layout (self, tab);
  update_actions (self, tab);
  update_spinner (self, tab);
}

/* Another tab is in front now, or none. */
void
smith_window_tab_shown (SmithWindow *self)
{
  SmithTab *tab;
  AdwViewStack *pages;

  if (smith_window_is_gone (self))
    return;
  tab = smith_window_get_tab (self);
  pages = tab != NULL ? smith_tab_get_pages (tab) : NULL;
  adw_view_switcher_set_stack (self->switcher, pages);
  adw_view_switcher_bar_set_stack (self->switcher_bar, pages);
  g_binding_group_set_source (self->outline_shown,
                              tab != NULL ? smith_tab_get_split (tab) : NULL);
  if (tab != NULL)
    smith_tab_look_at_disk (tab);
  smith_window_update (self);
}

static void
active_cb (SmithWindow *self)
{
  SmithTab *tab = smith_window_get_tab (self);

  if (tab != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    smith_tab_look_at_disk (tab);
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
  else if (g_str_equal (name, "win.new-window"))
    gtk_window_present (GTK_WINDOW (smith_window_new_like (self)));
  else if (g_str_equal (name, "win.try-sample"))
    smith_window_try_sample (self);
  else if (g_str_equal (name, "win.open"))
    smith_window_choose_file (self);
  else if (g_str_equal (name, "win.import"))
    smith_window_import (self);
}

static void
tab_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SmithTab *tab = smith_window_get_tab (SMITH_WINDOW (widget));

  if (tab != NULL)
    smith_tab_do (tab, name + strlen ("win."));
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithTab *tab = smith_window_get_tab (SMITH_WINDOW (widget));

  if (tab != NULL)
    smith_tab_show_page (tab, g_variant_get_string (parameter, NULL));
}

static gboolean
smith_window_close_request (GtkWindow *window)
{
  SmithWindow *self = SMITH_WINDOW (window);

  if (smith_window_ask_to_close (self))
    return TRUE;

  /* what is under way holds the window, which nobody would see any more */
  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (smith_window_parent_class)->close_request (window);
}

static void
smith_window_dispose (GObject *object)
{
  SmithWindow *self = SMITH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->tab_view != NULL)
    smith_window_end_tabs (self);
  g_queue_clear (&self->closing);
  g_clear_weak_pointer (&self->menu_page);
  g_clear_object (&self->outline_shown);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_WINDOW);
  g_clear_object (&self->shared.credentials);
  g_clear_object (&self->shared.recent);
  g_clear_object (&self->shared.journals);
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
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, history_box);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, tab_view);
  gtk_widget_class_bind_template_child (widget_class, SmithWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_hush);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_open_file);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_attached);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_close);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_detached);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_menu);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_pulled);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_tab_shown);
  gtk_widget_class_bind_template_callback (widget_class, smith_window_update_tabs);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = {
    "win.new", "win.new-window", "win.try-sample", "win.open", "win.import",
  };
  const char *action;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.new-from", "s", window_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  for (guint i = 0; (action = smith_tab_get_action_name (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("win.", action, NULL);

      gtk_widget_class_install_action (widget_class, name, NULL, tab_action);
    }
  smith_window_install_tabs (widget_class);
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
  signals[TAB_ADDED] = g_signal_new ("tab-added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, SMITH_TYPE_TAB);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_START_PAGE);
  bind_template (widget_class);
  install_actions (widget_class);
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
  adw_tab_view_set_menu_model (self->tab_view,
                               G_MENU_MODEL (gtk_builder_get_object (builder, "tab_menu")));
}

static void
smith_window_init (SmithWindow *self)
{
  g_queue_init (&self->closing);
  self->cancellable = g_cancellable_new ();
  self->outline_shown = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_binding_group_bind (self->outline_shown, "show-sidebar", self->outline_button, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  /* what keys do is in the one table of the program */
  adw_tab_view_set_shortcuts (self->tab_view, ADW_TAB_VIEW_SHORTCUT_NONE);
  add_menus (self);
  smith_window_accept_files (self);
  self->settings = smith_settings_dup ();
  restore_size (self);
  if (SMITH_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  smith_window_tab_shown (self);
}

/* The person was asked about closing, and does not want it. */
void
smith_window_stay (SmithWindow *self)
{
  g_signal_emit (self, signals[STAYED], 0);
}

/* Counts what is on its way from a file; the spinner says so. */
void
smith_window_change_busy (SmithWindow *self,
                          int          change)
{
  self->n_busy = (guint) ((int) self->n_busy + change);
  update_spinner (self, smith_window_get_tab (self));
}

/* Says what did not work. */
void
smith_window_say_error (SmithWindow *self,
                        const char  *sentence)
{
  smith_banner_show (self->banner, sentence, _("_Dismiss"));
  self->is_told = FALSE;
}

/* Takes back what was said. */
void
smith_window_hush (SmithWindow *self)
{
  smith_banner_hide (self->banner);
  self->is_told = FALSE;
}

/* Something new is asked for: what did not work before has been read.  Of things that are asked
 * for together none takes away what is said of another. */
void
smith_window_begin (SmithWindow *self)
{
  if (self->n_busy > 0)
    return;
  if (!self->is_told)
    smith_window_hush (self);
  self->is_told = FALSE;
}

/**
 * smith_window_say:
 * @sentence: translated
 *
 * Says what happened before the window was there; the document that comes next leaves it.
 */
void
smith_window_say (SmithWindow *self,
                  const char  *sentence)
{
  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  smith_banner_show (self->banner, sentence, _("_Dismiss"));
  self->is_told = TRUE;
  gtk_window_present (GTK_WINDOW (self));
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

  g_set_object (&self->shared.credentials, credentials);

  return GTK_WIDGET (self);
}

/* Another window of the same program. */
SmithWindow *
smith_window_new_like (SmithWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWidget *other = smith_window_new (application != NULL ? ADW_APPLICATION (application) : NULL,
                                       self->shared.credentials);

  smith_window_set_recent (SMITH_WINDOW (other), self->shared.recent);
  smith_window_set_journals (SMITH_WINDOW (other), self->shared.journals);

  return SMITH_WINDOW (other);
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

  g_set_object (&self->shared.recent, recent);
  smith_start_page_set_recent (self->start_page, recent);
}

/**
 * smith_window_set_journals:
 * @journals: (nullable): where unsaved text is kept from the next document on
 */
void
smith_window_set_journals (SmithWindow        *self,
                           SmithJournalFolder *journals)
{
  g_return_if_fail (SMITH_IS_WINDOW (self));

  g_set_object (&self->shared.journals, journals);
}

/**
 * smith_window_get_tab_view:
 *
 * Returns: (transfer none): where the tabs are
 */
AdwTabView *
smith_window_get_tab_view (SmithWindow *self)
{
  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  return self->tab_view;
}

/**
 * smith_window_get_tab:
 *
 * Returns: (transfer none) (nullable): the tab in front; %NULL on the Start page
 */
SmithTab *
smith_window_get_tab (SmithWindow *self)
{
  AdwTabPage *page;
  SmithTab *tab;

  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  page = self->tab_view != NULL ? adw_tab_view_get_selected_page (self->tab_view) : NULL;
  tab = page != NULL ? smith_window_get_tab_of (page) : NULL;

  /* one that has ended is about to go */
  return tab != NULL && smith_tab_get_document (tab) != NULL ? tab : NULL;
}

/**
 * smith_window_get_document:
 *
 * Returns: (transfer none) (nullable): that of the tab in front; %NULL on the Start page
 */
SmithDocument *
smith_window_get_document (SmithWindow *self)
{
  SmithTab *tab = smith_window_get_tab (self);

  return tab != NULL ? smith_tab_get_document (tab) : NULL;
}
