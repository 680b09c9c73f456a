/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-key-detail.h"

#include "base/smith-origin.h"
#include "creds/smith-creds-error.h"
#include "ui/smith-key-words.h"

#include <glib/gi18n.h>

#define REVEAL_SECONDS 30

struct _SmithKeyDetail
{
  GtkWidget            parent_instance;

  SmithCredentialList *credentials;   /* (owned) (nullable) */
  SmithCredential     *credential;    /* (owned) (nullable) */
  GCancellable        *cancellable;   /* (owned) of the look-up of a secret */
  GPtrArray           *origin_rows;   /* (owned) of borrowed rows */
  gulong               presence_id;
  guint                hide_id;       /* timeout: the revealed secret is hidden */

  AdwPreferencesGroup *origins_group;
  AdwEntryRow         *label_row;
  AdwActionRow        *use_row;
  AdwEntryRow         *origin_row;
  AdwActionRow        *secret_row;
  GtkToggleButton     *reveal_button;
  AdwEntryRow         *new_secret_row;
};

enum
{
  FAILED,
  REMOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithKeyDetail, smith_key_detail, GTK_TYPE_WIDGET)

static void show_origins (SmithKeyDetail *self);

static void
report (SmithKeyDetail *self,
        const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, smith_key_words_for_error (error));
}

static void
show_presence (SmithKeyDetail *self)
{
  switch (smith_credential_list_get_presence (self->credentials,
                                              smith_credential_get_id (self->credential)))
    {
    case SMITH_SECRET_PRESENT:
      adw_action_row_set_subtitle (self->secret_row, "••••••••");
      break;

    case SMITH_SECRET_MISSING:
      adw_action_row_set_subtitle (self->secret_row,
                                   _("The keyring holds none. Enter it again below."));
      break;

    case SMITH_SECRET_UNKNOWN:
    default:
      adw_action_row_set_subtitle (self->secret_row, _("Not known while the keyring is locked"));
    }
}

static void
hide_secret (SmithKeyDetail *self)
{
  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (gtk_toggle_button_get_active (self->reveal_button))
    gtk_toggle_button_set_active (self->reveal_button, FALSE);
  if (self->credential != NULL)
    show_presence (self);
}

static gboolean
hide_cb (gpointer user_data)
{
  SmithKeyDetail *self = user_data;

  self->hide_id = 0;
  hide_secret (self);

  return G_SOURCE_REMOVE;
}

static void
lookup_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithKeyDetail) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSecret) secret =
    smith_credential_list_lookup_finish (SMITH_CREDENTIAL_LIST (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (secret == NULL)
    {
      report (self, error);
      hide_secret (self);
      return;
    }

  adw_action_row_set_subtitle (self->secret_row, smith_secret_peek (secret));
  self->hide_id = g_timeout_add_seconds (REVEAL_SECONDS, hide_cb, self);
}

static void
reveal_toggled_cb (SmithKeyDetail *self)
{
  if (!gtk_toggle_button_get_active (self->reveal_button))
    {
      hide_secret (self);
      return;
    }
  if (self->credential == NULL)
    return;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  smith_credential_list_lookup_async (self->credentials,
                                      smith_credential_get_id (self->credential),
                                      self->cancellable, lookup_cb, g_object_ref (self));
}

/* Changes to the public side are saved in order by the list and not cut off half-way, so
 * they carry no cancellable of the widget's. */
static void
replace_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithKeyDetail) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!smith_credential_list_replace_finish (SMITH_CREDENTIAL_LIST (object), result, &error))
    report (self, error);
}

static void
replace (SmithKeyDetail    *self,
         const char        *label,
         const char *const *origins)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) changed =
    smith_credential_new (smith_credential_get_id (self->credential),
                          smith_credential_get_kind (self->credential), label,
                          smith_credential_get_header_name (self->credential),
                          smith_credential_get_user_name (self->credential), origins, &error);

  if (changed == NULL)
    {
      report (self, error);
      return;
    }
  smith_credential_list_replace_async (self->credentials, changed, NULL, replace_cb,
                                       g_object_ref (self));
  g_set_object (&self->credential, changed);
  show_origins (self);
}

static void
label_apply_cb (SmithKeyDetail *self)
{
  replace (self, gtk_editable_get_text (GTK_EDITABLE (self->label_row)),
           smith_credential_get_origins (self->credential));
}

static void
origin_apply_cb (SmithKeyDetail *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->origin_row));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *origin = smith_origin_from_url (text);
  g_auto(GStrv) origins = NULL;

  if (origin == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0,
                     _("An address begins with https:// or http:// and names a host."));
      return;
    }

  g_strv_builder_addv (builder, (const char **) smith_credential_get_origins (self->credential));
  g_strv_builder_add (builder, origin);
  origins = g_strv_builder_end (builder);
  gtk_editable_set_text (GTK_EDITABLE (self->origin_row), "");
  replace (self, smith_credential_get_label (self->credential), (const char *const *) origins);
}

static void
remove_origin_cb (SmithKeyDetail *self,
                  GtkWidget      *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const char *removed = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const char *const *all = smith_credential_get_origins (self->credential);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) origins = NULL;

  for (; *all != NULL; all++)
    if (!g_str_equal (*all, removed))
      g_strv_builder_add (builder, *all);
  origins = g_strv_builder_end (builder);
  replace (self, smith_credential_get_label (self->credential), (const char *const *) origins);
}

static GtkWidget *
make_origin_row (SmithKeyDetail *self,
                 const char     *origin)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove %s"), origin);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), origin);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_origin_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_origins (SmithKeyDetail *self)
{
  const char *const *origins = smith_credential_get_origins (self->credential);

  for (guint i = 0; i < self->origin_rows->len; i++)
    adw_preferences_group_remove (self->origins_group, g_ptr_array_index (self->origin_rows, i));
  g_ptr_array_set_size (self->origin_rows, 0);

  /* the entry for another one stays last */
  g_object_ref (self->origin_row);
  adw_preferences_group_remove (self->origins_group, GTK_WIDGET (self->origin_row));
  for (; *origins != NULL; origins++)
    {
      GtkWidget *row = make_origin_row (self, *origins);

      adw_preferences_group_add (self->origins_group, row);
      g_ptr_array_add (self->origin_rows, row);
    }
  adw_preferences_group_add (self->origins_group, GTK_WIDGET (self->origin_row));
  g_object_unref (self->origin_row);
}

static void
set_secret_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SmithKeyDetail) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!smith_credential_list_set_secret_finish (SMITH_CREDENTIAL_LIST (object), result, &error))
    report (self, error);
}

static void
new_secret_apply_cb (SmithKeyDetail *self)
{
  g_autoptr(SmithSecret) secret =
    smith_secret_new_entered (gtk_editable_get_text (GTK_EDITABLE (self->new_secret_row)));

  gtk_editable_set_text (GTK_EDITABLE (self->new_secret_row), "");
  hide_secret (self);
  smith_credential_list_set_secret_async (self->credentials,
                                          smith_credential_get_id (self->credential), secret, NULL,
                                          set_secret_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE_REQUESTED], 0);
}

/* A secret that is shown, or on its way, goes with the window. */
static void
smith_key_detail_unroot (GtkWidget *widget)
{
  hide_secret (SMITH_KEY_DETAIL (widget));

  GTK_WIDGET_CLASS (smith_key_detail_parent_class)->unroot (widget);
}

static void
smith_key_detail_dispose (GObject *object)
{
  SmithKeyDetail *self = SMITH_KEY_DETAIL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->credentials != NULL)
    g_clear_signal_handler (&self->presence_id, self->credentials);
  g_clear_object (&self->credentials);
  g_clear_object (&self->credential);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_KEY_DETAIL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_key_detail_parent_class)->dispose (object);
}

static void
smith_key_detail_finalize (GObject *object)
{
  g_ptr_array_unref (SMITH_KEY_DETAIL (object)->origin_rows);

  G_OBJECT_CLASS (smith_key_detail_parent_class)->finalize (object);
}

static void
smith_key_detail_class_init (SmithKeyDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_key_detail_dispose;
  object_class->finalize = smith_key_detail_finalize;
  widget_class->unroot = smith_key_detail_unroot;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE_REQUESTED] =
    g_signal_new ("remove-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-key-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, origins_group);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, label_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, use_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, origin_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDetail, new_secret_row);
  gtk_widget_class_bind_template_callback (widget_class, label_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, origin_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_secret_apply_cb);

  gtk_widget_class_install_action (widget_class, "key.remove", NULL, remove_action);
}

static void
smith_key_detail_init (SmithKeyDetail *self)
{
  self->origin_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* a window that others may drive never shows a secret */
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), g_getenv ("SMITH_NO_REVEAL") == NULL);
}

/* Shows a text as it is stored: an entry row takes every new text for a change to apply. */
static void
set_row_text (AdwEntryRow *row,
              const char  *text)
{
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (row, TRUE);
}

/**
 * smith_key_detail_new:
 *
 * Returns: an empty detail
 */
GtkWidget *
smith_key_detail_new (void)
{
  return g_object_new (SMITH_TYPE_KEY_DETAIL, NULL);
}

/**
 * smith_key_detail_set_key:
 * @credentials: the list that holds it
 * @credential: the key to show
 *
 * Shows another key, or the same one after a change.  A revealed secret is hidden.
 */
void
smith_key_detail_set_key (SmithKeyDetail      *self,
                          SmithCredentialList *credentials,
                          SmithCredential     *credential)
{
  g_autofree char *use = NULL;

  g_return_if_fail (SMITH_IS_KEY_DETAIL (self));
  g_return_if_fail (SMITH_IS_CREDENTIAL_LIST (credentials) && SMITH_IS_CREDENTIAL (credential));

  if (self->credentials != credentials)
    {
      if (self->credentials != NULL)
        g_clear_signal_handler (&self->presence_id, self->credentials);
      g_set_object (&self->credentials, credentials);
      self->presence_id = g_signal_connect_object (credentials, "presence-changed",
                                                   G_CALLBACK (hide_secret), self,
                                                   G_CONNECT_SWAPPED);
    }
  g_set_object (&self->credential, credential);
  hide_secret (self);

  use = smith_key_words_for_use (credential);
  set_row_text (self->label_row, smith_credential_get_label (credential));
  set_row_text (self->origin_row, "");
  set_row_text (self->new_secret_row, "");
  adw_action_row_set_subtitle (self->use_row, use);
  show_origins (self);
}

/**
 * smith_key_detail_get_credential:
 *
 * Returns: (transfer none) (nullable): the key that is shown
 */
SmithCredential *
smith_key_detail_get_credential (SmithKeyDetail *self)
{
  g_return_val_if_fail (SMITH_IS_KEY_DETAIL (self), NULL);

  return self->credential;
}
