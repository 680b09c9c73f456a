/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-messages-dialog.h"

#include <glib/gi18n.h>

#include "platform/smith-heard.h"
#include "ui/smith-class-look.h"
#include "ui/smith-steady-scroll.h"

struct _SmithMessagesDialog
{
  AdwWindow      parent_instance;

  SmithDocument *document;      /* (owned) (nullable) until it is made */
  GPtrArray     *heard;         /* (owned) (nullable) of SmithHeard, a row each */

  GCancellable  *cancellable;  /* (owned) of asking for the clipboard */
  guint          update_id;

  GtkTextView   *text_view;
  GtkLabel      *summary_label;
  GtkListBox    *list;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithMessagesDialog, smith_messages_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (SmithMessagesDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What is known of a line, in words. */
static char *
dup_about (SmithMessagesDialog *self,
           const SmithHeard    *heard)
{
  const char *what = heard->finding >= 0 ? _("Predicted")
                     : heard->message != NULL ? _("Not predicted")
                                              : _("No message that is known here");
  guint line;

  if (heard->node == SMITH_NODE_NONE)
    return g_strdup (what);
  line = smith_shadow_get_line_at (smith_document_get_shadow (self->document),
                                   smith_document_shift_span (self->document,
                                                              heard->span).start);

  /* translators: a line of the text, and whether a message about it was predicted */
  return g_strdup_printf (_("Line %u · %s"), line + 1, what);
}

static GtkWidget *
new_row (SmithMessagesDialog *self,
         const SmithHeard    *heard)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_predicted = heard->finding >= 0;
  GtkWidget *image = gtk_image_new_from_icon_name (
    is_predicted ? "smith-available-symbolic" : smith_class_get_icon_name (SMITH_CLASS_WARNS));
  g_autofree char *about = dup_about (self, heard);

  if (!is_predicted)
    smith_class_dress (SMITH_CLASS_WARNS, image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heard->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), heard->node != SMITH_NODE_NONE);

  return row;
}

static void
show_summary (SmithMessagesDialog *self)
{
  g_autofree char *text = NULL;
  guint n_missed = 0;

  for (guint i = 0; i < self->heard->len; i++)
    n_missed += ((const SmithHeard *) self->heard->pdata[i])->finding < 0;
  if (self->heard->len > 0 && n_missed == 0)
    text = g_strdup (ngettext ("It was predicted.", "All of them were predicted.",
                               self->heard->len));
  else if (self->heard->len > 0)
    text = g_strdup_printf (ngettext ("%u line was not predicted.",
                                      "%u lines were not predicted.", n_missed), n_missed);
  gtk_label_set_label (self->summary_label, text != NULL ? text : "");
}

/* Compares the lines with what is known of the document now. */
static void
update (SmithMessagesDialog *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  g_autofree char *text = dup_text (self);
  GtkListBoxRow *row;

  if (check == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->heard, g_ptr_array_unref);
  self->heard = smith_heard_read (text, smith_check_get_import (check));
  for (guint i = 0; i < self->heard->len; i++)
    gtk_list_box_append (self->list, new_row (self, self->heard->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->heard->len > 0);
  show_summary (self);
}

static gboolean
update_cb (gpointer user_data)
{
  SmithMessagesDialog *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* A text that replaces another one changes the field twice.  Before the next frame is drawn. */
static void
queue_update (SmithMessagesDialog *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
row_activated_cb (SmithMessagesDialog *self,
                  GtkListBoxRow       *row)
{
  const SmithHeard *heard = g_ptr_array_index (self->heard,
                                               (guint) gtk_list_box_row_get_index (row));
  SmithSpan span = smith_document_shift_span (self->document, heard->span);

  g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint64) span.start, (guint64) span.end);
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithMessagesDialog) self = user_data;
  /* a clipboard without text leaves the field as it is, to be filled by hand */
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr(GPtrArray) heard = NULL;
  SmithCheck *check;

  if (self->document == NULL || text == NULL ||
      gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text_view)) > 0)
    return;
  check = smith_document_get_check (self->document);
  if (check == NULL)
    return;
  /* only what looks like it: whatever else was copied is nobody's business */
  heard = smith_heard_read (text, smith_check_get_import (check));
  for (guint i = 0; i < heard->len; i++)
    if (((const SmithHeard *) heard->pdata[i])->message != NULL)
      {
        smith_messages_dialog_set_text (self, text);
        return;
      }
}

static void
smith_messages_dialog_dispose (GObject *object)
{
  SmithMessagesDialog *self = SMITH_MESSAGES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->heard, g_ptr_array_unref);

  G_OBJECT_CLASS (smith_messages_dialog_parent_class)->dispose (object);
}

static void
smith_messages_dialog_class_init (SmithMessagesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_messages_dialog_dispose;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT64, G_TYPE_UINT64);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-messages-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithMessagesDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, SmithMessagesDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SmithMessagesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_messages_dialog_init (SmithMessagesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->text_view);
  self->cancellable = g_cancellable_new ();
}

/**
 * smith_messages_dialog_new:
 * @parent: (nullable): the window that it belongs to
 *
 * What is on the clipboard is pasted when it has one of ChatGPT's messages in it.
 *
 * Returns: a window, to be presented
 */
GtkWidget *
smith_messages_dialog_new (GtkWindow     *parent,
                           SmithDocument *document)
{
  SmithMessagesDialog *self = g_object_new (SMITH_TYPE_MESSAGES_DIALOG, "transient-for", parent,
                                            NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "checked", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update (self);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 pasted_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return GTK_WIDGET (self);
}

/**
 * smith_messages_dialog_set_text:
 * @text: what stands in the field
 */
void
smith_messages_dialog_set_text (SmithMessagesDialog *self,
                                const char          *text)
{
  g_return_if_fail (SMITH_IS_MESSAGES_DIALOG (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}
