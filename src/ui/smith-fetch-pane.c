/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-fetch-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "project/smith-web-address.h"
#include "ui/smith-compat.h"

/* Longer ones are no addresses that a person copies. */
#define MAX_COPIED_BYTES 2048u

struct _SmithFetchPane
{
  GtkWidget      parent_instance;

  SmithSource   *source;        /* (owned) (nullable): what is known of the address */
  SmithSource   *asked;         /* (owned) (nullable): what the fetch that runs was told */
  char          *url;           /* (owned) (nullable): that the fetch which runs began with */
  SmithFetched  *question;      /* (owned) (nullable): where it leads, while that is asked */
  GCancellable  *cancellable;   /* (owned) (nullable): of the fetch that runs */
  GCancellable  *copied;        /* (owned): of asking for the clipboard */
  gboolean       can_start;     /* as last notified */

  AdwEntryRow   *address_row;
  AdwActionRow  *raw_row;
  GtkWidget     *progress_box;
  GtkSpinner    *spinner;
  GtkLabel      *progress_label;
  GtkWidget     *error_box;
  GtkLabel      *error_label;
};

enum
{
  PROP_0,
  PROP_CAN_START,
  N_PROPS
};

enum
{
  FETCHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithFetchPane, smith_fetch_pane, GTK_TYPE_WIDGET)

static void start_at (SmithFetchPane *self,
                      const char     *url,
                      guint           n_redirects);

static const char *
get_address (SmithFetchPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->address_row));
}

static void
update (SmithFetchPane *self)
{
  gboolean is_busy = self->cancellable != NULL;
  gboolean can_start = !is_busy && *get_address (self) != '\0';

  gtk_widget_set_visible (self->progress_box, is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fetch.stop", is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fetch.use-raw", !is_busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->address_row), !is_busy);
  if (self->can_start != can_start)
    {
      self->can_start = can_start;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_START]);
    }
}

static void
show_raw (SmithFetchPane *self)
{
  g_autofree char *url = smith_web_address_check (get_address (self), NULL);
  g_autofree char *raw = url != NULL ? smith_web_address_dup_raw (url) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->raw_row), raw != NULL);
  if (raw != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (raw, -1);

      adw_action_row_set_subtitle (self->raw_row, markup);
    }
}

static void
set_invalid (SmithFetchPane *self,
             gboolean        is_invalid)
{
  if (is_invalid)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address_row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
hush (SmithFetchPane *self)
{
  gtk_widget_set_visible (self->error_box, FALSE);
  set_invalid (self, FALSE);
}

static void
changed_cb (SmithFetchPane *self)
{
  hush (self);
  show_raw (self);
  update (self);
}

/* What runs is over, in whatever way. */
static void
end (SmithFetchPane *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, smith_source_unref);
  g_clear_pointer (&self->question, smith_fetched_free);
  g_clear_pointer (&self->url, g_free);
  update (self);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithFetchPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);
  g_autoptr(SmithFetched) question = g_steal_pointer (&self->question);

  /* stopped meanwhile */
  if (question == NULL)
    return;
  if (g_strcmp0 (choice, "go-on") == 0)
    start_at (self, question->url, question->n_redirects);
  else
    end (self);
}

static void
ask (SmithFetchPane *self)
{
  const SmithChoice choices[] = {
    { "stay", _("_Stay Here"), SMITH_APPEARANCE_DEFAULT },
    { "go-on", _("_Go There"), SMITH_APPEARANCE_DESTRUCTIVE },
  };
  g_autofree char *host = smith_web_address_dup_host (self->url);
  g_autofree char *next = smith_web_address_dup_host (self->question->url);
  g_autofree char *body =
    self->question->is_private
      ? g_strdup_printf (_("“%s” is public, but leads to “%s”, which is in a private network or "
                           "on this computer. A public server has seldom a good reason for that. "
                           "Nothing was sent there yet."), host, next)
      : g_strdup_printf (_("“%s” leads to “%s” without encryption. Whoever is on the way could "
                           "read and change what comes. Nothing was sent there yet."), host, next);
  const SmithQuestion question = {
    .heading = self->question->is_private ? _("Go to a Private Address?")
                                          : _("Go On Without Encryption?"),
    .body = body,
    .choices = choices,
    .n_choices = G_N_ELEMENTS (choices),
    .default_id = "stay",
    .close_id = "stay",
  };

  smith_compat_choose_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                             answered_cb, g_object_ref (self));
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithFetchPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched = smith_fetch_finish (result, &error);
  g_autoptr(SmithSource) asked = NULL;
  g_autofree char *url = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fetched != NULL && fetched->kind == SMITH_FETCH_ASK)
    {
      self->question = g_steal_pointer (&fetched);
      ask (self);
      return;
    }

  asked = g_steal_pointer (&self->asked);
  url = g_steal_pointer (&self->url);
  end (self);
  if (error != NULL)
    smith_fetch_pane_say_error (self, error->message);
  else
    g_signal_emit (self, signals[FETCHED], 0, fetched, url, asked);
}

static void
progress_cb (gsize    body_bytes,
             gpointer user_data)
{
  SmithFetchPane *self = user_data;
  g_autofree char *size = g_format_size (body_bytes);
  g_autofree char *text = g_strdup_printf (_("%s received"), size);

  if (self->progress_label != NULL)
    gtk_label_set_label (self->progress_label, text);
}

/* Asks for @url, which is that of the person or one that it led to. */
static void
start_at (SmithFetchPane *self,
          const char     *url,
          guint           n_redirects)
{
  g_autofree char *host = smith_web_address_dup_host (url);
  /* translators: the name of a server */
  g_autofree char *text = g_strdup_printf (_("Asking “%s”…"), host);
  SmithFetchOptions options = {
    .url = url,
    .n_redirects = n_redirects,
    .progress = progress_cb,
    .progress_data = self,
  };

  if (self->asked != NULL)
    {
      options.etag = smith_source_get_etag (self->asked);
      options.modified = smith_source_get_modified (self->asked);
    }
  gtk_label_set_label (self->progress_label, text);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  update (self);
  smith_fetch_async (&options, self->cancellable, fetched_cb, g_object_ref (self));
}

/* Whether @url is the address that the source stands for: its marks mean something there. */
static gboolean
is_of_source (SmithFetchPane *self,
              const char     *url)
{
  gboolean is_whole;
  g_autofree char *kept = smith_web_address_dup_public (url, &is_whole);

  return self->source != NULL && g_str_equal (smith_source_get_url (self->source), kept);
}

/**
 * smith_fetch_pane_start:
 *
 * Asks for what is at the address, unless that is under way already.
 */
void
smith_fetch_pane_start (SmithFetchPane *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;

  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  if (self->cancellable != NULL)
    return;
  url = smith_web_address_check (get_address (self), &error);
  if (url == NULL)
    {
      smith_fetch_pane_say_error (self, error->message);
      set_invalid (self, TRUE);
      return;
    }

  hush (self);
  if (is_of_source (self, url))
    self->asked = smith_source_ref (self->source);
  self->url = g_strdup (url);
  start_at (self, url, 0);
}

/**
 * smith_fetch_pane_stop:
 *
 * Ends what is under way; nothing comes of it.
 */
void
smith_fetch_pane_stop (SmithFetchPane *self)
{
  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end (self);
}

/**
 * smith_fetch_pane_say_error:
 * @sentence: translated: why there is no document
 */
void
smith_fetch_pane_say_error (SmithFetchPane *self,
                            const char     *sentence)
{
  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (self->error_box, TRUE);
}

static void
fetch_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SmithFetchPane *self = SMITH_FETCH_PANE (widget);
  g_autofree char *url = NULL;
  g_autofree char *raw = NULL;

  if (g_str_equal (name, "fetch.stop"))
    {
      smith_fetch_pane_stop (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      return;
    }
  url = smith_web_address_check (get_address (self), NULL);
  raw = url != NULL ? smith_web_address_dup_raw (url) : NULL;
  if (raw != NULL)
    smith_fetch_pane_set_address (self, raw);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithFetchPane) self = user_data;
  /* a clipboard without text leaves the field as it is */
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (text == NULL || g_cancellable_is_cancelled (self->copied) || *get_address (self) != '\0')
    return;
  g_strstrip (text);
  /* whatever else was copied is nobody's business */
  if (strlen (text) <= MAX_COPIED_BYTES && strpbrk (text, " \t\r\n") == NULL &&
      (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://")))
    smith_fetch_pane_set_address (self, text);
}

/**
 * smith_fetch_pane_take_copied:
 *
 * Takes the address that is on the clipboard, when there is one and the field is empty.
 */
void
smith_fetch_pane_take_copied (SmithFetchPane *self)
{
  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->copied,
                                 copied_cb, g_object_ref (self));
}

/**
 * smith_fetch_pane_set_address:
 * @address: what stands in the field
 */
void
smith_fetch_pane_set_address (SmithFetchPane *self,
                              const char     *address)
{
  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  gtk_editable_select_region (GTK_EDITABLE (self->address_row), 0, -1);
}

/**
 * smith_fetch_pane_set_source:
 * @source: (nullable): where the document came from; its address is asked for only what is new
 */
void
smith_fetch_pane_set_source (SmithFetchPane *self,
                             SmithSource    *source)
{
  g_return_if_fail (SMITH_IS_FETCH_PANE (self));

  if (source != NULL)
    {
      smith_source_ref (source);
      smith_fetch_pane_set_address (self, smith_source_get_url (source));
    }
  g_clear_pointer (&self->source, smith_source_unref);
  self->source = source;
}

static void
smith_fetch_pane_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SmithFetchPane *self = SMITH_FETCH_PANE (object);

  switch (prop_id)
    {
    case PROP_CAN_START:
      g_value_set_boolean (value, self->can_start);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
smith_fetch_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SMITH_FETCH_PANE (widget)->address_row));
}

static void
smith_fetch_pane_dispose (GObject *object)
{
  SmithFetchPane *self = SMITH_FETCH_PANE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->copied);
  g_clear_pointer (&self->question, smith_fetched_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_FETCH_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_fetch_pane_parent_class)->dispose (object);
}

static void
smith_fetch_pane_finalize (GObject *object)
{
  SmithFetchPane *self = SMITH_FETCH_PANE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->copied);
  g_clear_pointer (&self->source, smith_source_unref);
  g_clear_pointer (&self->asked, smith_source_unref);
  g_clear_pointer (&self->question, smith_fetched_free);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (smith_fetch_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-fetch-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, address_row);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, raw_row);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, error_box);
  gtk_widget_class_bind_template_child (widget_class, SmithFetchPane, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, smith_fetch_pane_start);
}

static void
smith_fetch_pane_class_init (SmithFetchPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = smith_fetch_pane_get_property;
  object_class->dispose = smith_fetch_pane_dispose;
  object_class->finalize = smith_fetch_pane_finalize;
  widget_class->grab_focus = smith_fetch_pane_grab_focus;

  properties[PROP_CAN_START] = g_param_spec_boolean ("can-start", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FETCHED] = g_signal_new ("fetched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_POINTER,
                                   G_TYPE_STRING, SMITH_TYPE_SOURCE);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "fetch.stop", NULL, fetch_action);
  gtk_widget_class_install_action (widget_class, "fetch.use-raw", NULL, fetch_action);
}

static void
smith_fetch_pane_init (SmithFetchPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->copied = g_cancellable_new ();
  update (self);
}

/**
 * smith_fetch_pane_new:
 *
 * Returns: a pane without an address
 */
GtkWidget *
smith_fetch_pane_new (void)
{
  return g_object_new (SMITH_TYPE_FETCH_PANE, NULL);
}
