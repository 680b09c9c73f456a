/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-keys-page.h"

#include "creds/smith-creds-error.h"
#include "creds/smith-memory-store.h"
#include "ui/smith-banner.h"
#include "ui/smith-compat.h"
#include "ui/smith-key-detail.h"
#include "ui/smith-key-dialog.h"
#include "ui/smith-key-words.h"
#include "ui/smith-split.h"

#include <glib/gi18n.h>

struct _SmithKeysPage
{
  GtkWidget            parent_instance;

  SmithCredentialList *credentials;  /* (owned) (nullable) */
  GCancellable        *cancellable;  /* (owned) of everything that the page started */
  SmithCredsError      trouble;      /* what the banner is about */

  SmithBanner         *banner;
  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  SmithSplit          *split;
  GtkListBox          *list;
  SmithKeyDetail      *detail;
};

enum
{
  PROP_0,
  PROP_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithKeysPage, smith_keys_page, GTK_TYPE_WIDGET)

static void
say (SmithKeysPage *self,
     const char    *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
failed_cb (SmithKeysPage *self,
           const char    *text)
{
  say (self, text);
}

/* A keyring that cannot be used is a state of the page, not a passing message. */
static void
show_trouble (SmithKeysPage *self,
              const GError  *error)
{
  if (g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED) ||
      g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_DISMISSED))
    {
      self->trouble = SMITH_CREDS_ERROR_LOCKED;
      smith_banner_show (self->banner, _("The keyring is locked."), _("_Unlock"));
    }
  else if (g_error_matches (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NO_SERVICE))
    {
      self->trouble = SMITH_CREDS_ERROR_NO_SERVICE;
      smith_banner_show (self->banner,
                         _("This system has no keyring. Keys cannot be saved here."),
                         _("_Use for This Session Only"));
    }
  else
    say (self, smith_key_words_for_error (error));
}

static void
refresh_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithKeysPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (smith_credential_list_refresh_finish (SMITH_CREDENTIAL_LIST (object), result, &error))
    smith_banner_hide (self->banner);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, error);
}

static void
refresh (SmithKeysPage *self)
{
  smith_credential_list_refresh_async (self->credentials, self->cancellable, refresh_cb,
                                       g_object_ref (self));
}

static void
unlock_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithKeysPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (smith_secret_store_unlock_finish (SMITH_SECRET_STORE (object), result, &error))
    refresh (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, error);
}

static void
banner_clicked_cb (SmithKeysPage *self)
{
  if (self->trouble == SMITH_CREDS_ERROR_LOCKED)
    {
      smith_secret_store_unlock_async (smith_credential_list_get_store (self->credentials),
                                       self->cancellable, unlock_cb, g_object_ref (self));
    }
  else
    {
      g_autoptr(SmithSecretStore) store = SMITH_SECRET_STORE (smith_memory_store_new ());

      smith_credential_list_set_store (self->credentials, store);
      smith_banner_hide (self->banner);
      refresh (self);
      say (self, _("Keys are kept until Actionsmith is closed"));
    }
}

static SmithCredential *
credential_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "credential");
}

static void
row_selected_cb (SmithKeysPage *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    smith_key_detail_set_key (self->detail, self->credentials, credential_of (row));
}

static void
row_activated_cb (SmithKeysPage *self)
{
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  SmithCredential *credential = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (smith_credential_get_label (credential));
  GtkWidget *kind =
    gtk_label_new (smith_key_words_for_kind (smith_credential_get_kind (credential)));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data_full (G_OBJECT (row), "credential", g_object_ref (credential), g_object_unref);

  return row;
}

/* Shows the key with @id, the first one when it is gone. */
static void
select_key (SmithKeysPage *self,
            const char    *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (smith_credential_get_id (credential_of (row)), id) == 0)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
items_changed_cb (SmithKeysPage *self)
{
  SmithCredential *shown = smith_key_detail_get_credential (self->detail);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->credentials)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "keys");
  select_key (self, shown != NULL ? smith_credential_get_id (shown) : NULL);
}

static void
added_cb (SmithKeysPage *self,
          const char    *id)
{
  select_key (self, id);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  smith_keys_page_add (SMITH_KEYS_PAGE (widget), NULL, NULL);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithKeysPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!smith_credential_list_remove_finish (SMITH_CREDENTIAL_LIST (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, error);
}

/* A removal and the key that the person saw when asked. */
typedef struct
{
  SmithKeysPage   *page;        /* (owned) */
  SmithCredential *credential;  /* (owned) */
} Removal;

static void
removal_free (Removal *self)
{
  g_object_unref (self->page);
  g_object_unref (self->credential);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
remove_answered_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  g_autofree char *answer = smith_compat_choose_finish (result, NULL);

  if (g_strcmp0 (answer, "remove") == 0 && removal->page->credentials != NULL)
    smith_credential_list_remove_async (removal->page->credentials,
                                        smith_credential_get_id (removal->credential),
                                        removal->page->cancellable, removed_cb,
                                        g_object_ref (removal->page));
}

static void
remove_requested_cb (SmithKeysPage *self)
{
  static const SmithChoice choices[] = {
    { "cancel", N_("_Cancel"), SMITH_APPEARANCE_DEFAULT },
    { "remove", N_("_Remove"), SMITH_APPEARANCE_DESTRUCTIVE },
  };
  SmithCredential *credential = smith_key_detail_get_credential (self->detail);
  g_autofree char *heading = g_strdup_printf (_("Remove “%s”?"),
                                              smith_credential_get_label (credential));
  SmithChoice translated[G_N_ELEMENTS (choices)];
  SmithQuestion question = {
    .heading = heading,
    .body = _("Its secret is deleted from the keyring. It may be the only copy: "
              "ChatGPT never shows a key again."),
    .choices = translated,
    .n_choices = G_N_ELEMENTS (choices),
    .default_id = "cancel",
    .close_id = "cancel",
  };
  Removal *removal = g_new0 (Removal, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      translated[i] = choices[i];
      translated[i].label = _(choices[i].label);
    }
  removal->page = g_object_ref (self);
  removal->credential = g_object_ref (credential);
  smith_compat_choose_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                             remove_answered_cb, removal);
}

static void
smith_keys_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (object);

  switch (prop_id)
    {
    case PROP_CREDENTIALS:
      g_value_set_object (value, self->credentials);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_keys_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (object);

  switch (prop_id)
    {
    case PROP_CREDENTIALS:
      smith_keys_page_set_credentials (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Keys are for the list, where it is in sight, and not for the name of what is selected there. */
static gboolean
smith_keys_page_grab_focus (GtkWidget *widget)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    return gtk_widget_grab_focus (GTK_WIDGET (row));

  return GTK_WIDGET_CLASS (smith_keys_page_parent_class)->grab_focus (widget);
}

/* What was started holds a reference to the page, so leaving the window is what ends it. */
static void
smith_keys_page_unroot (GtkWidget *widget)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  GTK_WIDGET_CLASS (smith_keys_page_parent_class)->unroot (widget);
}

static void
smith_keys_page_dispose (GObject *object)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->credentials);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_KEYS_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_keys_page_parent_class)->dispose (object);
}

static void
smith_keys_page_class_init (SmithKeysPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_keys_page_dispose;
  object_class->get_property = smith_keys_page_get_property;
  object_class->set_property = smith_keys_page_set_property;
  widget_class->grab_focus = smith_keys_page_grab_focus;
  widget_class->unroot = smith_keys_page_unroot;

  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SMITH_TYPE_CREDENTIAL_LIST,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_KEY_DETAIL);
  g_type_ensure (SMITH_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, split);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, list);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "keys.add", NULL, add_action);
}

static void
smith_keys_page_init (SmithKeysPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.add", FALSE);
}

/**
 * smith_keys_page_new:
 *
 * Returns: a page without keys
 */
GtkWidget *
smith_keys_page_new (void)
{
  return g_object_new (SMITH_TYPE_KEYS_PAGE, NULL);
}

/**
 * smith_keys_page_set_credentials:
 * @credentials: (nullable): the keys to show; a page that has some keeps them
 *
 * Shows the keys; asks the keyring, without a question to the person, which secrets it
 * holds.
 */
void
smith_keys_page_set_credentials (SmithKeysPage       *self,
                                 SmithCredentialList *credentials)
{
  g_return_if_fail (SMITH_IS_KEYS_PAGE (self));

  if (credentials == NULL || self->credentials != NULL)
    return;

  self->credentials = g_object_ref (credentials);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (credentials), make_row, NULL, NULL);
  g_signal_connect_object (credentials, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  items_changed_cb (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.add", TRUE);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIALS]);
}

/**
 * smith_keys_page_add:
 * @label: (nullable): a first name for the key
 * @origin: (nullable): where it may be sent, at first
 *
 * Asks the person for a new key.
 */
void
smith_keys_page_add (SmithKeysPage *self,
                     const char    *label,
                     const char    *origin)
{
  GtkWidget *dialog;
  GtkRoot *root;

  g_return_if_fail (SMITH_IS_KEYS_PAGE (self) && self->credentials != NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  dialog = smith_key_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 self->credentials, label, origin);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
