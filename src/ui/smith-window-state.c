/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the text of a window stands to its file and to its journal, what is said of it, and the
 * ways back: unsaved text that was restored, a file that another program changed, and text
 * that cannot be kept for after a crash. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"
#include "ui/smith-window-private.h"

static gsize
get_cursor (gpointer owner)
{
  return smith_edit_page_get_cursor (SMITH_WINDOW (owner)->edit_page);
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* What is true now, in one banner: the button belongs to what is said first. */
static void
update_banner (SmithWindow *self)
{
  gboolean is_modified = smith_document_is_modified (self->document);
  gboolean is_changed = smith_document_is_changed_on_disk (self->document);
  gboolean is_gone = smith_document_is_file_gone (self->document);
  g_autoptr(GString) text = g_string_new (NULL);
  const char *button = _("_Dismiss");

  if (self->is_restored)
    add_sentence (text, _("Unsaved changes were restored."));
  if (is_gone)
    add_sentence (text, _("The file was moved or deleted. The text is only here until it is "
                          "saved."));
  else if (is_changed && self->is_restored)
    add_sentence (text, _("The file has changed on disk since then: saving asks before it writes "
                          "over it."));
  else if (is_changed && is_modified)
    add_sentence (text, _("The file has changed on disk, and there are unsaved changes here: "
                          "saving asks before it writes over the file."));
  else if (is_changed)
    add_sentence (text, _("The file has changed on disk."));
  if (self->not_kept != NULL)
    add_sentence (text, self->not_kept);

  if (self->is_restored)
    button = _("_Discard");
  else if (is_gone)
    button = _("_Save");
  else if (is_changed)
    button = _("_Reload");
  if (text->len > 0)
    smith_banner_show (self->state_banner, text->str, button);
  else
    smith_banner_hide (self->state_banner);
}

static void
update_state (SmithWindow *self)
{
  gboolean is_modified = smith_document_is_modified (self->document);

  if (!is_modified)
    self->is_restored = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.revert",
                                 smith_document_get_file (self->document) != NULL &&
                                 !smith_document_is_file_gone (self->document) &&
                                 (is_modified ||
                                  smith_document_is_changed_on_disk (self->document)));
  update_banner (self);
}

static void
report (gpointer    owner,
        const char *sentence)
{
  SmithWindow *self = owner;

  g_free (self->not_kept);
  self->not_kept = g_strdup (sentence);
  update_banner (self);
}

/* From now on the window's document is kept and watched.  @journal is what it was restored
 * from, if it was. */
void
smith_window_keep (SmithWindow        *self,
                   const SmithJournal *journal)
{
  smith_window_stop_keeping (self);
  self->is_restored = journal != NULL;
  if (self->journals != NULL)
    {
      g_autoptr(SmithJournalFile) file =
        smith_journal_file_new (self->journals, journal != NULL ? journal->path : NULL);

      self->keeper = smith_keeper_new (self->document, file, get_cursor, report, self);
    }
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::changed-on-disk", G_CALLBACK (update_state),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::file-gone", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  smith_document_watch (self->document);
  update_state (self);
}

/* Lets go of the document; what is kept of it stays. */
void
smith_window_stop_keeping (SmithWindow *self)
{
  if (self->keeper != NULL)
    smith_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->not_kept, g_free);
}

/* The person does not want what is unsaved: the window closes without a further question. */
void
smith_window_discard (SmithWindow *self)
{
  g_autoptr(GError) error = NULL;

  /* the window that could say so is about to go */
  if (self->keeper != NULL && !smith_keeper_discard (self->keeper, &error))
    g_warning ("What was kept of a discarded text could not be removed: %s", error->message);
  self->close_now = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* For changes of which the system does not tell. */
void
smith_window_look_at_disk (SmithWindow *self)
{
  if (self->document != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    smith_document_look_at_disk (self->document);
}

static void
reverted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  smith_document_revert_finish (SMITH_DOCUMENT (object), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  smith_window_change_busy (self, -1);
  if (error == NULL)
    {
      smith_window_hush (self);
      smith_window_forget_source (self);
    }
  else
    smith_window_say_error (self, error->message);
}

static void
start_revert (SmithWindow *self)
{
  /* a second click */
  if (smith_document_is_loading (self->document))
    return;
  smith_window_change_busy (self, 1);
  smith_document_revert_async (self->document, self->cancellable, reverted_cb,
                               g_object_ref (self));
}

/* A text without a file has nothing to go back to: the Start page takes its place. */
static void
start_anew (SmithWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    gtk_window_present (GTK_WINDOW (smith_window_new (ADW_APPLICATION (application),
                                                      self->credentials)));
  smith_window_discard (self);
}

static void
choice_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || g_strcmp0 (choice, "revert") != 0)
    return;
  if (smith_document_get_file (self->document) != NULL)
    start_revert (self);
  else
    start_anew (self);
}

static void
ask (SmithWindow *self,
     const char  *heading,
     const char  *label)
{
  const SmithChoice choices[] = {
    { "cancel", _("_Cancel"), SMITH_APPEARANCE_DEFAULT },
    { "revert", label, SMITH_APPEARANCE_DESTRUCTIVE },
  };
  const char *name = smith_document_get_display_name (self->document);
  g_autofree char *body =
    smith_document_get_file (self->document) != NULL
      ? g_strdup_printf (_("The text becomes what the file “%s” holds. Undo brings the "
                           "unsaved changes back."), name)
      : g_strdup_printf (_("“%s” was never saved. Nothing brings it back."), name);
  const SmithQuestion question = {
    .heading = heading,
    .body = body,
    .choices = choices,
    .n_choices = G_N_ELEMENTS (choices),
    .default_id = "cancel",
    .close_id = "cancel",
  };

  smith_compat_choose_async (GTK_WINDOW (self), &question, choice_cb, g_object_ref (self));
}

/* What is entered beside the text and waits for a check is as good as in it. */
static gboolean
has_changes (SmithWindow *self)
{
  return !smith_edit_page_commit (self->edit_page) || smith_document_is_modified (self->document);
}

/* Goes back to the file, after a question when that costs something. */
void
smith_window_revert (SmithWindow *self)
{
  if (has_changes (self))
    ask (self, _("Revert to the Saved File?"), _("_Revert"));
  else
    start_revert (self);
}

/* The button of the banner. */
void
smith_window_answer_state (SmithWindow *self)
{
  if (self->is_restored)
    ask (self, _("Discard the Restored Changes?"), _("_Discard"));
  else if (smith_document_is_file_gone (self->document))
    smith_window_save (self, FALSE, FALSE);
  else if (!smith_document_is_changed_on_disk (self->document))
    report (self, NULL);
  else if (has_changes (self))
    ask (self, _("Reload and Replace Unsaved Changes?"), _("_Reload"));
  else
    start_revert (self);
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

  g_set_object (&self->journals, journals);
}

/* Says what did not work; that is of the document that is there. */
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
