/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-key-dialog.h"

#include <glib/gi18n.h>

#include "base/smith-origin.h"
#include "ui/smith-key-words.h"

struct _SmithKeyDialog
{
  AdwWindow            parent_instance;

  SmithCredentialList *credentials;  /* (owned) */
  SmithCredential     *adding;       /* (owned) (nullable) while it is being saved */
  GCancellable        *cancellable;  /* (owned) */

  AdwToastOverlay     *toasts;
  AdwEntryRow         *label_row;
  AdwComboRow         *kind_row;
  AdwEntryRow         *header_row;
  AdwEntryRow         *user_row;
  AdwEntryRow         *origin_row;
  AdwEntryRow         *secret_row;
  AdwPreferencesGroup *origin_group;
  AdwPreferencesGroup *secret_group;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithKeyDialog, smith_key_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

/* What is below the name of the scheme is often copied with it, and would be sent twice. */
static const char *
get_secret_words (SmithKeyDialog      *self,
                  SmithCredentialKind  kind)
{
  const char *secret = text_of (self->secret_row);

  while (g_ascii_isspace (*secret))
    secret++;
  if (kind == SMITH_CREDENTIAL_BEARER && g_ascii_strncasecmp (secret, "Bearer ", 7) == 0)
    return _("“Bearer” is added when the key is sent. Enter only what follows it.");
  if (kind == SMITH_CREDENTIAL_BASIC && g_ascii_strncasecmp (secret, "Basic ", 6) == 0)
    return _("“Basic” is added when the key is sent. Enter only the password.");

  return _("The secret goes into the keyring and nowhere else.");
}

/* Shows the rows that the kind needs, and lets a complete key be added. */
static void
update (SmithKeyDialog *self)
{
  SmithCredentialKind kind = adw_combo_row_get_selected (self->kind_row);
  g_autofree char *origin = smith_origin_from_url (text_of (self->origin_row));
  gboolean is_wrong = *text_of (self->origin_row) != '\0' && origin == NULL;
  gboolean is_complete = *text_of (self->label_row) != '\0' && origin != NULL &&
                         !is_blank (text_of (self->secret_row)) &&
                         (kind != SMITH_CREDENTIAL_HEADER || *text_of (self->header_row) != '\0');

  gtk_widget_set_visible (GTK_WIDGET (self->header_row), kind == SMITH_CREDENTIAL_HEADER);
  gtk_widget_set_visible (GTK_WIDGET (self->user_row), kind == SMITH_CREDENTIAL_BASIC);
  adw_preferences_group_set_description (
    self->origin_group,
    is_wrong ? _("An address begins with https:// or http:// and names a host.")
             : _("The key is sent to this address and to no other."));
  adw_preferences_group_set_description (self->secret_group, get_secret_words (self, kind));
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->origin_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->origin_row), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "key.add",
                                 is_complete && self->adding == NULL);
}

static void
show_error (SmithKeyDialog *self,
            const GError   *error)
{
  AdwToast *toast = adw_toast_new (smith_key_words_for_error (error));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
add_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SmithKeyDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) added = NULL;

  if (!smith_credential_list_add_finish (SMITH_CREDENTIAL_LIST (object), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  added = g_steal_pointer (&self->adding);
  if (error != NULL)
    {
      show_error (self, error);
      update (self);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->secret_row), "");
  g_signal_emit (self, signals[ADDED], 0, smith_credential_get_id (added));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SmithKeyDialog *self = SMITH_KEY_DIALOG (widget);
  const char *origins[] = { text_of (self->origin_row), NULL };
  g_autoptr(SmithSecret) secret = NULL;
  g_autoptr(GError) error = NULL;

  self->adding = smith_credential_new (NULL, adw_combo_row_get_selected (self->kind_row),
                                       text_of (self->label_row), text_of (self->header_row),
                                       text_of (self->user_row), origins, &error);
  if (self->adding == NULL)
    {
      show_error (self, error);
      return;
    }

  secret = smith_secret_new_entered (text_of (self->secret_row));
  smith_credential_list_add_async (self->credentials, self->adding, secret, self->cancellable,
                                   add_cb, g_object_ref (self));
  update (self);
}

static void
smith_key_dialog_dispose (GObject *object)
{
  SmithKeyDialog *self = SMITH_KEY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->adding);
  g_clear_object (&self->credentials);

  G_OBJECT_CLASS (smith_key_dialog_parent_class)->dispose (object);
}

static void
smith_key_dialog_class_init (SmithKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_key_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, label_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, header_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, origin_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, origin_group);
  gtk_widget_class_bind_template_child (widget_class, SmithKeyDialog, secret_group);
  gtk_widget_class_bind_template_callback (widget_class, update);

  gtk_widget_class_install_action (widget_class, "key.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_key_dialog_init (SmithKeyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * smith_key_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @credentials: where the key is added
 * @label: (nullable): a first name for the key
 * @origin: (nullable): a first address
 *
 * Returns: (transfer none): a window, to be presented; it destroys itself
 */
GtkWidget *
smith_key_dialog_new (GtkWindow           *parent,
                      SmithCredentialList *credentials,
                      const char          *label,
                      const char          *origin)
{
  SmithKeyDialog *self;

  g_return_val_if_fail (SMITH_IS_CREDENTIAL_LIST (credentials), NULL);

  self = g_object_new (SMITH_TYPE_KEY_DIALOG, "transient-for", parent, NULL);
  self->credentials = g_object_ref (credentials);
  if (label != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->label_row), label);
  if (origin != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->origin_row), origin);
  gtk_widget_grab_focus (GTK_WIDGET (label == NULL ? self->label_row : self->secret_row));

  return GTK_WIDGET (self);
}
