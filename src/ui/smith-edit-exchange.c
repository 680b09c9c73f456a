/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To and from ChatGPT: the whole text for its editor, and what it said about that. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-messages-dialog.h"

/* Leads to the first problem that blocks. */
static void
show_blocker_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;

  for (guint i = 0; check != NULL && i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (problem->class_ != SMITH_CLASS_BLOCKS)
        continue;
      smith_edit_page_go_to (self, smith_document_shift_span (self->document, problem->span));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
}

static void
say_copied (SmithEditPage *self)
{
  gboolean is_same = smith_document_get_revision (self->document) == self->copied;
  guint n_blocks = is_same ? smith_document_count (self->document, SMITH_CLASS_BLOCKS) : 0;
  g_autofree char *text = NULL;
  AdwToast *toast;

  self->is_copied = FALSE;
  if (!is_same)
    text = g_strdup (_("Copied as it was, before the last changes"));
  else if (n_blocks == 0)
    text = g_strdup (_("Copied: paste it into ChatGPT’s editor"));
  else
    text = g_strdup_printf (ngettext ("Copied, but ChatGPT refuses it: %u problem blocks",
                                      "Copied, but ChatGPT refuses it: %u problems block",
                                      n_blocks), n_blocks);
  toast = adw_toast_new (text);
  if (n_blocks > 0)
    {
      adw_toast_set_button_label (toast, _("_Show"));
      adw_toast_set_action_name (toast, "edit.show-blocker");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
copy (SmithEditPage *self)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  bytes = smith_document_snapshot (self->document);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  self->is_copied = TRUE;
  self->copied = smith_document_get_revision (self->document);
  if (smith_document_is_checking (self->document))
    smith_document_check_now (self->document);
  else
    say_copied (self);
}

/* What is said of a text that was just copied is of that text; of one that has changed since,
 * nothing is known. */
void
smith_edit_page_exchange_checked (SmithEditPage *self)
{
  if (self->is_copied && !smith_document_is_checking (self->document))
    say_copied (self);
  if (self->copies_later && smith_edit_page_commit (self))
    {
      self->copies_later = FALSE;
      copy (self);
    }
}

/* What is entered beside the text and waits for a check is waited for. */
static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  if (self->document == NULL)
    return;
  self->copies_later = !smith_edit_page_commit (self);
  if (self->copies_later)
    smith_document_check_now (self->document);
  else
    copy (self);
}

static void
place_chosen_cb (SmithEditPage *self,
                 guint64        start,
                 guint64        end)
{
  if (self->link != NULL)
    smith_edit_page_go_to (self, (SmithSpan) { start, end });
}

static void
messages_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = smith_messages_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                      self->document);
  g_signal_connect_object (dialog, "place-chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
smith_edit_page_install_exchange (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "edit.copy-for-chatgpt", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "edit.paste-messages", NULL, messages_action);
  gtk_widget_class_install_action (widget_class, "edit.show-blocker", NULL, show_blocker_action);
}
