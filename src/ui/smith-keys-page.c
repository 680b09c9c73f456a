/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-keys-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SmithKeysPage
{
  GtkWidget            parent_instance;

  SmithCredentialList *credentials;  /* (owned) (nullable) */

  GtkStack            *stack;
  GtkListBox          *list;
};

G_DEFINE_FINAL_TYPE (SmithKeysPage, smith_keys_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_kind (SmithCredentialKind kind)
{
  switch (kind)
    {
    case SMITH_CREDENTIAL_BASIC:
      return _("Basic");
    case SMITH_CREDENTIAL_HEADER:
      return _("Custom header");
    case SMITH_CREDENTIAL_BEARER:
    default:
      return _("Bearer");
    }
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  SmithCredential *credential = SMITH_CREDENTIAL (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 smith_credential_get_label (credential));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               get_kind (smith_credential_get_kind (credential)));

  return row;
}

static void
update (SmithKeysPage *self)
{
  gboolean has_keys = self->credentials != NULL &&
                      g_list_model_get_n_items (G_LIST_MODEL (self->credentials)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_keys ? "list" : "empty");
}

static void
set_credentials (SmithKeysPage       *self,
                 SmithCredentialList *credentials)
{
  if (self->credentials == credentials)
    return;
  if (self->credentials != NULL)
    g_signal_handlers_disconnect_by_data (self->credentials, self);
  g_set_object (&self->credentials, credentials);
  gtk_list_box_bind_model (self->list, (GListModel *) credentials, make_row, NULL, NULL);
  if (credentials != NULL)
    g_signal_connect_object (credentials, "items-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIALS]);
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
      set_credentials (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_keys_page_dispose (GObject *object)
{
  SmithKeysPage *self = SMITH_KEYS_PAGE (object);
  GtkWidget *child;

  if (self->list != NULL)
    set_credentials (self, NULL);
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

  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SMITH_TYPE_CREDENTIAL_LIST,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithKeysPage, list);
}

static void
smith_keys_page_init (SmithKeysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
