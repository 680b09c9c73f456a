/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-target-bar.h"

#include <glib/gi18n.h>

#include "base/smith-origin.h"
#include "run/smith-request-builder.h"

#define NAME_CHARS 12

struct _SmithTargetBar
{
  GtkWidget            parent_instance;

  SmithApi            *api;           /* (owned) (nullable) */
  SmithCredentialList *credentials;   /* (owned) (nullable) */
  char                *declared_url;  /* (owned) (nullable) for which @local_url stands in */
  char                *local_url;     /* (owned) (nullable) */
  GPtrArray           *urls;          /* (owned) of the servers, as the drop-down has them */
  char                *key_id;        /* (owned) (nullable) the key in use */
  gboolean             key_is_chosen; /* by the person, not for them */
  gboolean             is_updating;

  GtkDropDown         *server_drop_down;
  GtkDropDown         *key_drop_down;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithTargetBar, smith_target_bar, GTK_TYPE_WIDGET)

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static gboolean
are_equal (GListModel *one,
           GListModel *other)
{
  guint n = g_list_model_get_n_items (one);

  if (n != g_list_model_get_n_items (other))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (one), i),
                      gtk_string_list_get_string (GTK_STRING_LIST (other), i)))
      return FALSE;

  return TRUE;
}

/* Each check comes by here, and most have the same: an open list stays as it is then. */
static void
offer (SmithTargetBar *self,
       GtkDropDown    *drop_down,
       GtkStringList  *names,
       guint           selected)
{
  GListModel *before = gtk_drop_down_get_model (drop_down);

  self->is_updating = TRUE;
  if (before == NULL || !are_equal (before, G_LIST_MODEL (names)))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
  self->is_updating = FALSE;
}

/* ---- keys ---- */

static SmithCredential *
find_key (SmithTargetBar *self,
          const char     *id)
{
  if (self->credentials == NULL || id == NULL)
    return NULL;

  return smith_credential_list_find_by_id (self->credentials, id);
}

static char *
dup_origin (SmithTargetBar *self)
{
  const char *url = smith_target_bar_get_server_url (self);
  g_autofree char *expanded = NULL;

  if (url == NULL || self->api == NULL)
    return NULL;
  expanded = smith_request_expand_server (self->api, url, NULL);

  return expanded != NULL ? smith_origin_from_url (expanded) : NULL;
}

static gboolean
may_go (SmithCredential *credential,
        const char      *origin)
{
  return origin != NULL && smith_credential_allows (credential, origin);
}

/* Without a choice of the person's, the first key that the server may have. */
static void
choose_for_them (SmithTargetBar *self,
                 const char     *origin)
{
  GListModel *list = G_LIST_MODEL (self->credentials);

  g_clear_pointer (&self->key_id, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SmithCredential) credential = g_list_model_get_item (list, i);

      if (may_go (credential, origin))
        {
          self->key_id = g_strdup (smith_credential_get_id (credential));
          return;
        }
    }
}

static void
fill_keys (SmithTargetBar *self)
{
  const char *none[] = { _("No Key"), NULL };
  g_autoptr(GtkStringList) names = gtk_string_list_new (none);
  g_autofree char *origin = dup_origin (self);
  guint selected = 0;

  if (self->credentials != NULL)
    {
      GListModel *list = G_LIST_MODEL (self->credentials);

      if (self->key_id != NULL && find_key (self, self->key_id) == NULL)
        self->key_is_chosen = FALSE;  /* it was removed */
      if (!self->key_is_chosen)
        choose_for_them (self, origin);
      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr(SmithCredential) credential = g_list_model_get_item (list, i);
          const char *label = smith_credential_get_label (credential);
          /* translators: behind the name of a key */
          g_autofree char *name = may_go (credential, origin)
                                  ? g_strdup (label)
                                  : g_strdup_printf (_("%s (not for this server)"), label);

          gtk_string_list_append (names, name);
          if (g_strcmp0 (smith_credential_get_id (credential), self->key_id) == 0)
            selected = i + 1;
        }
    }

  offer (self, self->key_drop_down, names, selected);
}

static void
keys_changed_cb (SmithTargetBar *self)
{
  fill_keys (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
key_cb (SmithTargetBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->key_drop_down);

  if (self->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_clear_pointer (&self->key_id, g_free);
  self->key_is_chosen = TRUE;
  if (selected > 0)
    {
      g_autoptr(SmithCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (self->credentials), selected - 1);

      self->key_id = g_strdup (smith_credential_get_id (credential));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- servers ---- */

static gboolean
has_local (SmithTargetBar *self)
{
  if (self->local_url == NULL || self->api == NULL)
    return FALSE;

  for (guint i = 0; i < smith_api_get_n_servers (self->api); i++)
    if (smith_origin_equal (smith_api_get_server (self->api, i)->url, self->declared_url))
      return TRUE;

  return FALSE;
}

static void
fill_servers (SmithTargetBar *self)
{
  g_autofree char *before = g_strdup (smith_target_bar_get_server_url (self));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->urls, 0);
  if (has_local (self))
    {
      g_ptr_array_add (self->urls, g_strdup (self->local_url));
      gtk_string_list_append (names, _("Local Sample Server"));
    }
  for (guint i = 0; self->api != NULL && i < smith_api_get_n_servers (self->api); i++)
    {
      const char *url = smith_api_get_server (self->api, i)->url;

      g_ptr_array_add (self->urls, g_strdup (url));
      gtk_string_list_append (names, *url != '\0' ? url : _("(a server without an address)"));
    }
  for (guint i = 0; i < self->urls->len; i++)
    if (g_strcmp0 (before, g_ptr_array_index (self->urls, i)) == 0)
      selected = i;

  offer (self, self->server_drop_down, names,
         self->urls->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_sensitive (GTK_WIDGET (self->server_drop_down), self->urls->len > 0);
}

static void
server_cb (SmithTargetBar *self)
{
  if (self->is_updating)
    return;
  fill_keys (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the widget ---- */

static void
smith_target_bar_dispose (GObject *object)
{
  SmithTargetBar *self = SMITH_TARGET_BAR (object);
  GtkWidget *child;

  self->is_updating = TRUE;
  smith_target_bar_set_credentials (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_TARGET_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->api, smith_api_unref);

  G_OBJECT_CLASS (smith_target_bar_parent_class)->dispose (object);
}

static void
smith_target_bar_finalize (GObject *object)
{
  SmithTargetBar *self = SMITH_TARGET_BAR (object);

  g_ptr_array_unref (self->urls);
  g_free (self->declared_url);
  g_free (self->local_url);
  g_free (self->key_id);

  G_OBJECT_CLASS (smith_target_bar_parent_class)->finalize (object);
}

static void
smith_target_bar_class_init (SmithTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_target_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_target_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-target-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithTargetBar, server_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SmithTargetBar, key_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, server_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
smith_target_bar_init (SmithTargetBar *self)
{
  self->urls = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_keys (self);
}

/**
 * smith_target_bar_set_api:
 * @api: (nullable): the document whose servers are offered
 *
 * The chosen server stays as long as the document has it.  No signal.
 */
void
smith_target_bar_set_api (SmithTargetBar *self,
                          SmithApi       *api)
{
  g_return_if_fail (SMITH_IS_TARGET_BAR (self));

  if (self->api == api)
    return;
  g_clear_pointer (&self->api, smith_api_unref);
  self->api = api != NULL ? smith_api_ref (api) : NULL;
  fill_servers (self);
  fill_keys (self);
}

/**
 * smith_target_bar_set_local:
 * @declared_url: a server of a document
 * @local_url: (nullable): what stands in for it on this machine
 *
 * Offers @local_url first to documents that declare @declared_url.  No signal.
 */
void
smith_target_bar_set_local (SmithTargetBar *self,
                            const char     *declared_url,
                            const char     *local_url)
{
  g_return_if_fail (SMITH_IS_TARGET_BAR (self));

  g_free (self->declared_url);
  self->declared_url = g_strdup (declared_url);
  g_free (self->local_url);
  self->local_url = g_strdup (local_url);
  fill_servers (self);
  fill_keys (self);
}

/**
 * smith_target_bar_set_credentials:
 * @credentials: (nullable): the keys that are offered
 */
void
smith_target_bar_set_credentials (SmithTargetBar      *self,
                                  SmithCredentialList *credentials)
{
  g_return_if_fail (SMITH_IS_TARGET_BAR (self));

  if (self->credentials == credentials)
    return;
  if (self->credentials != NULL)
    g_signal_handlers_disconnect_by_data (self->credentials, self);
  g_set_object (&self->credentials, credentials);
  if (credentials == NULL)
    return;
  g_signal_connect_object (credentials, "items-changed", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_keys (self);
}

/**
 * smith_target_bar_get_server_url:
 *
 * Returns: (transfer none) (nullable): the chosen server as the document writes it, or its
 *   local stand-in
 */
const char *
smith_target_bar_get_server_url (SmithTargetBar *self)
{
  guint selected;

  g_return_val_if_fail (SMITH_IS_TARGET_BAR (self), NULL);

  selected = gtk_drop_down_get_selected (self->server_drop_down);

  return selected < self->urls->len ? g_ptr_array_index (self->urls, selected) : NULL;
}

/**
 * smith_target_bar_is_local:
 *
 * Returns: whether the local stand-in is chosen
 */
gboolean
smith_target_bar_is_local (SmithTargetBar *self)
{
  g_return_val_if_fail (SMITH_IS_TARGET_BAR (self), FALSE);

  return self->local_url != NULL &&
         g_strcmp0 (smith_target_bar_get_server_url (self), self->local_url) == 0;
}

/**
 * smith_target_bar_get_credential:
 *
 * Returns: (transfer none) (nullable): the chosen key
 */
SmithCredential *
smith_target_bar_get_credential (SmithTargetBar *self)
{
  g_return_val_if_fail (SMITH_IS_TARGET_BAR (self), NULL);

  return find_key (self, self->key_id);
}

/**
 * smith_target_bar_has_choice:
 *
 * Returns: whether the person has chosen a key, or none, and it was not removed since
 */
gboolean
smith_target_bar_has_choice (SmithTargetBar *self)
{
  g_return_val_if_fail (SMITH_IS_TARGET_BAR (self), FALSE);

  return self->key_is_chosen;
}

/**
 * smith_target_bar_choose_key:
 * @id: (nullable): of a key; %NULL for none
 *
 * Does what choosing it from the list does.
 */
void
smith_target_bar_choose_key (SmithTargetBar *self,
                             const char     *id)
{
  g_return_if_fail (SMITH_IS_TARGET_BAR (self));

  g_free (self->key_id);
  self->key_id = g_strdup (id);
  self->key_is_chosen = TRUE;
  keys_changed_cb (self);
}

/**
 * smith_target_bar_focus_keys:
 *
 * Moves the focus to the list of keys.
 */
void
smith_target_bar_focus_keys (SmithTargetBar *self)
{
  g_return_if_fail (SMITH_IS_TARGET_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->key_drop_down));
}
