/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/smith-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "app/smith-shortcuts.h"
#include "creds/smith-keyring-store.h"
#include "ui/smith-compat.h"
#include "ui/smith-preferences-page.h"
#include "ui/smith-settings.h"
#include "ui/smith-window.h"

/* In percent; as in the settings. */
#define MIN_ZOOM  50
#define MAX_ZOOM  300
#define ZOOM_STEP 10

struct _SmithApplication
{
  AdwApplication       parent_instance;

  GSettings           *settings;     /* (owned) (nullable) */
  SmithCredentialList *credentials;  /* (owned) (nullable) until startup */
  SmithRecent         *recent;       /* (owned) (nullable) until startup */
  SmithJournalFolder  *journals;     /* (owned) (nullable) until startup */
  GCancellable        *cancellable;  /* (owned) (nullable) until startup */
  GPtrArray           *session;      /* (owned) of SmithSessionItem: what was open at the end */
  gboolean             is_quitting;  /* all windows were asked to close, and none has stayed */
  gboolean             reopens;      /* started without files */
  GPtrArray           *waiting;      /* (owned) (nullable) of GFile, to be opened once unsaved
                                        text of an earlier session is back */
};

G_DEFINE_FINAL_TYPE (SmithApplication, smith_application, ADW_TYPE_APPLICATION)

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  static const char *const developers[] = { "The Actionsmith contributors", NULL };
  const SmithAbout about = {
    .name = "Actionsmith",
    .icon_name = SMITH_APP_ID,
    .version = SMITH_VERSION,
    .comments = _("Describe, check and try the API actions of a GPT, before ChatGPT does."),
    .developers = developers,
  };

  smith_compat_show_about (gtk_application_get_active_window (user_data), &about);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  smith_compat_show_preferences (gtk_application_get_active_window (user_data),
                                 ADW_PREFERENCES_PAGE (smith_preferences_page_new ()));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SmithApplication *self = SMITH_APPLICATION (user_data);
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  self->is_quitting = TRUE;
  g_ptr_array_set_size (self->session, 0);
  /* Each asks about what is not saved; the program ends with its last window. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
adopt_style_cb (SmithApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint style = (guint) g_settings_get_enum (self->settings, "style");

  g_return_if_fail (style < G_N_ELEMENTS (schemes));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[style]);
}

static void
zoom_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SmithApplication *self = SMITH_APPLICATION (user_data);
  const char *name = g_action_get_name (G_ACTION (action));
  int zoom;

  if (self->settings == NULL)
    return;
  zoom = g_settings_get_int (self->settings, "editor-zoom");
  if (g_str_equal (name, "zoom-in"))
    zoom += ZOOM_STEP;
  else if (g_str_equal (name, "zoom-out"))
    zoom -= ZOOM_STEP;
  else
    zoom = 100;
  g_settings_set_int (self->settings, "editor-zoom", CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
}

/* Shortcuts that are not the application's own: widgets inside @widget would take the keys,
 * or must have them first. */
static void
add_page_shortcuts (GtkWidget          *widget,
                    SmithShortcutScope  scope)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, scope == SMITH_SHORTCUT_TEXT ||
                                                          scope == SMITH_SHORTCUT_PAGE_FIRST
                                                          ? GTK_PHASE_CAPTURE : GTK_PHASE_BUBBLE);
  for (guint i = 0; i < smith_n_shortcuts; i++)
    {
      const SmithShortcut *row = &smith_shortcuts[i];
      GtkShortcut *shortcut;

      if (row->scope != scope)
        continue;
      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (row->accels),
                                   gtk_named_action_new (row->action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (widget, controller);
}

static void
stayed_cb (SmithApplication *self)
{
  self->is_quitting = FALSE;
}

static gboolean
has_documents (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (SMITH_IS_WINDOW (l->data))
      return TRUE;

  return FALSE;
}

static void
session_saved_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(SmithApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!smith_session_save_finish (result, &error))
    g_warning ("What was open is not kept for the next start: %s", error->message);
  g_application_release (G_APPLICATION (self));
}

static void
save_session (SmithApplication *self)
{
  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "reopen-session"))
    g_ptr_array_set_size (self->session, 0);
  g_application_hold (G_APPLICATION (self));
  smith_session_save_async (self->session, NULL, NULL, session_saved_cb, g_object_ref (self));
}

/* What is open when the program ends is what the last window has, or all windows that went
 * because of Quit. */
static void
smith_application_window_removed (GtkApplication *application,
                                  GtkWindow      *window)
{
  SmithApplication *self = SMITH_APPLICATION (application);

  if (SMITH_IS_WINDOW (window))
    {
      if (!self->is_quitting)
        g_ptr_array_set_size (self->session, 0);
      smith_window_describe (SMITH_WINDOW (window), self->session);
    }
  /* before the last window goes, and the program with it */
  g_application_hold (G_APPLICATION (self));
  GTK_APPLICATION_CLASS (smith_application_parent_class)->window_removed (application, window);
  if (SMITH_IS_WINDOW (window) && !has_documents (application))
    save_session (self);
  g_application_release (G_APPLICATION (self));
}

static void
tab_added_cb (SmithApplication *self,
              SmithTab         *tab)
{
  SmithEditPage *page = smith_tab_get_edit_page (tab);

  add_page_shortcuts (GTK_WIDGET (page), SMITH_SHORTCUT_PAGE);
  add_page_shortcuts (GTK_WIDGET (page), SMITH_SHORTCUT_PAGE_FIRST);
  add_page_shortcuts (GTK_WIDGET (smith_edit_page_get_view (page)), SMITH_SHORTCUT_TEXT);
  add_page_shortcuts (GTK_WIDGET (smith_tab_get_outline (tab)), SMITH_SHORTCUT_OUTLINE);
  add_page_shortcuts (GTK_WIDGET (smith_tab_get_outline (tab)), SMITH_SHORTCUT_TEST);
  add_page_shortcuts (GTK_WIDGET (smith_tab_get_test_page (tab)), SMITH_SHORTCUT_TEST);
}

static void
smith_application_window_added (GtkApplication *application,
                                GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (smith_application_parent_class)->window_added (application, window);

  if (SMITH_IS_WINDOW (window))
    {
      SMITH_APPLICATION (application)->is_quitting = FALSE;
      g_signal_connect_object (window, "stayed", G_CALLBACK (stayed_cb), application,
                               G_CONNECT_SWAPPED);
      smith_window_set_recent (SMITH_WINDOW (window), SMITH_APPLICATION (application)->recent);
      smith_window_set_journals (SMITH_WINDOW (window),
                                 SMITH_APPLICATION (application)->journals);
      g_signal_connect_object (window, "tab-added", G_CALLBACK (tab_added_cb), application,
                               G_CONNECT_SWAPPED);
    }
}

static void
set_accels (SmithApplication *self)
{
  for (guint i = 0; i < smith_n_shortcuts; i++)
    {
      g_auto(GStrv) accels = g_strsplit (smith_shortcuts[i].accels, " ", -1);

      if (smith_shortcuts[i].scope == SMITH_SHORTCUT_APPLICATION)
        gtk_application_set_accels_for_action (GTK_APPLICATION (self), smith_shortcuts[i].action,
                                               (const char *const *) accels);
    }
}

/* What the list lacks is said by the Keys page, which asks again. */
static void
credentials_loaded_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!smith_credential_list_load_finish (SMITH_CREDENTIAL_LIST (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The list of keys could not be read: %s", error->message);
}

static void
load_credentials (SmithApplication *self)
{
  g_autoptr(SmithKeyringStore) store = smith_keyring_store_new ();
  g_autofree char *directory = g_build_filename (g_get_user_data_dir (), "actionsmith", NULL);

  self->cancellable = g_cancellable_new ();
  self->credentials = smith_credential_list_new (directory, SMITH_SECRET_STORE (store));
  smith_credential_list_load_async (self->credentials, self->cancellable, credentials_loaded_cb,
                                    NULL);
}

static void
recent_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!smith_recent_load_finish (SMITH_RECENT (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The recent documents could not be read: %s", error->message);
}

static void
load_recent (SmithApplication *self)
{
  self->recent = smith_recent_new (NULL);
  smith_recent_load_async (self->recent, self->cancellable, recent_loaded_cb, NULL);
}

static SmithWindow *
get_window (SmithApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (SMITH_IS_WINDOW (window))
    return SMITH_WINDOW (window);

  return SMITH_WINDOW (smith_window_new (ADW_APPLICATION (self), self->credentials));
}

static void
session_taken_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!smith_session_save_finish (result, &error))
    g_warning ("The last session could not be taken back: %s", error->message);
}

/* What is opened now is of this session, which has not ended: after a crash it is not opened
 * again, for it may have been the cause. */
static void
session_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(SmithApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) session = smith_session_load_finish (result, &error);
  g_autoptr(GPtrArray) none = smith_session_new ();

  if (session == NULL)
    g_warning ("The last session could not be read: %s", error->message);
  else if (session->len > 0)
    {
      smith_session_save_async (none, NULL, NULL, session_taken_cb, NULL);
      smith_window_reopen (get_window (self), session);
    }
  g_application_release (G_APPLICATION (self));
}

static void
load_session (SmithApplication *self)
{
  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "reopen-session"))
    return;
  g_application_hold (G_APPLICATION (self));
  smith_session_load_async (NULL, NULL, session_loaded_cb, g_object_ref (self));
}

/* Unsaved text comes back before any file is opened, which may be its own. */
static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SmithApplication) self = user_data;
  g_autoptr(GPtrArray) journals = NULL;
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_auto(GStrv) refused = NULL;
  g_autoptr(GError) error = NULL;

  journals = smith_journal_folder_recover_finish (SMITH_JOURNAL_FOLDER (object), result, &refused,
                                                  &error);
  for (guint i = 0; journals != NULL && i < journals->len; i++)
    smith_window_restore (get_window (self), g_ptr_array_index (journals, i));
  if (refused != NULL && refused[0] != NULL)
    {
      g_autofree char *sentences = g_strjoinv ("\n", refused);

      smith_window_say (get_window (self), sentences);
    }
  if (error != NULL)
    {
      g_autofree char *sentence =
        g_strdup_printf (_("Unsaved text of earlier sessions could not be looked for: %s."),
                         error->message);

      smith_window_say (get_window (self), sentence);
    }

  for (guint i = 0; i < waiting->len; i++)
    smith_window_open_file (get_window (self), g_ptr_array_index (waiting, i));
  if (self->reopens && waiting->len == 0)
    load_session (self);
  g_application_release (G_APPLICATION (self));
}

static void
recover (SmithApplication *self)
{
  self->journals = smith_journal_folder_new (NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_hold (G_APPLICATION (self));
  smith_journal_folder_recover_async (self->journals, recovered_cb, g_object_ref (self));
}

/* Made when it is asked for: GTK 4.8 gives a screen reader that counts one window too many the
 * last one that there is, and ends in a crash when that was never shown. */
static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GtkApplication *self = GTK_APPLICATION (user_data);
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/actionsmith/Actionsmith/app/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, gtk_application_get_active_window (self));
  gtk_window_present (shortcuts);
}

static void
smith_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "quit", .activate = quit_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "zoom-in", .activate = zoom_action },
    { .name = "zoom-out", .activate = zoom_action },
    { .name = "zoom-reset", .activate = zoom_action },
  };
  SmithApplication *self = SMITH_APPLICATION (application);

  G_APPLICATION_CLASS (smith_application_parent_class)->startup (application);

  /* the look of its popovers comes with this alone */
  gtk_source_init ();
  gtk_window_set_default_icon_name (SMITH_APP_ID);
  /* a message is not marked as if to be copied because the focus comes by */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (self);
  load_credentials (self);
  load_recent (self);
  recover (self);

  self->settings = smith_settings_dup ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (adopt_style_cb),
                               self, G_CONNECT_SWAPPED);
      adopt_style_cb (self);
    }
}

static void
smith_application_activate (GApplication *application)
{
  SmithApplication *self = SMITH_APPLICATION (application);

  /* only at the start: whoever comes later wants a window */
  self->reopens = self->waiting != NULL;
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

static void
smith_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  SmithApplication *self = SMITH_APPLICATION (application);
  SmithWindow *window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      if (self->waiting != NULL)
        g_ptr_array_add (self->waiting, g_object_ref (files[i]));
      else
        smith_window_open_file (window, files[i]);
    }
}

static void
smith_application_shutdown (GApplication *application)
{
  SmithApplication *self = SMITH_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->credentials);
  g_clear_object (&self->recent);
  g_clear_object (&self->journals);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (smith_application_parent_class)->shutdown (application);
}

static void
smith_application_finalize (GObject *object)
{
  g_ptr_array_unref (SMITH_APPLICATION (object)->session);

  G_OBJECT_CLASS (smith_application_parent_class)->finalize (object);
}

static void
smith_application_class_init (SmithApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = smith_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_added = smith_application_window_added;
  GTK_APPLICATION_CLASS (klass)->window_removed = smith_application_window_removed;
  application_class->startup = smith_application_startup;
  application_class->activate = smith_application_activate;
  application_class->open = smith_application_open;
  application_class->shutdown = smith_application_shutdown;
}

static void
smith_application_init (SmithApplication *self)
{
  self->session = smith_session_new ();
}

/**
 * smith_application_new:
 *
 * Returns: (transfer full): the program, not yet running
 */
SmithApplication *
smith_application_new (void)
{
  return g_object_new (SMITH_TYPE_APPLICATION,
                       "application-id", SMITH_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/actionsmith/Actionsmith",
                       NULL);
}
