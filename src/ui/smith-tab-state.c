/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the text of a tab stands to its file and to its journal, what is said of it, and the
 * ways back: unsaved text that was restored, a file that another program changed, and text
 * that cannot be kept for after a crash. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"
#include "ui/smith-tab-private.h"

static gsize
get_cursor (gpointer owner)
{
  return smith_edit_page_get_cursor (SMITH_TAB (owner)->edit_page);
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* What is true now, in one banner: the button belongs to what is said first. */
static void
update_banner (SmithTab *self)
{
  gboolean is_edited = smith_document_is_edited (self->document);
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
  else if (is_changed && is_edited)
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
update_state (SmithTab *self)
{
  if (!smith_document_is_edited (self->document))
    self->is_restored = FALSE;
  update_banner (self);
}

static void
report (gpointer    owner,
        const char *sentence)
{
  SmithTab *self = owner;

  g_free (self->not_kept);
  self->not_kept = g_strdup (sentence);
  update_banner (self);
}

/* From now on the document is kept, in @journals if there are any, and watched.  @journal is what
 * it was restored from, if it was. */
void
smith_tab_keep (SmithTab           *self,
                SmithJournalFolder *journals,
                const SmithJournal *journal)
{
  self->is_restored = journal != NULL;
  if (journals != NULL)
    {
      g_autoptr(SmithJournalFile) file =
        smith_journal_file_new (journals, journal != NULL ? journal->path : NULL);

      self->keeper = smith_keeper_new (self->document, file, get_cursor, report, self);
    }
  g_signal_connect_object (self->document, "notify::edited", G_CALLBACK (update_state), self,
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
smith_tab_stop_keeping (SmithTab *self)
{
  if (self->keeper != NULL)
    smith_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->not_kept, g_free);
}

/* The person does not want what is unsaved, also not after the tab. */
void
smith_tab_discard (SmithTab *self)
{
  g_autoptr(GError) error = NULL;

  /* the tab that could say so is about to go */
  if (self->keeper != NULL && !smith_keeper_discard (self->keeper, &error))
    g_warning ("What was kept of a discarded text could not be removed: %s", error->message);
}

/**
 * smith_tab_look_at_disk:
 *
 * Looks for changes of the file of which the system does not tell.
 */
void
smith_tab_look_at_disk (SmithTab *self)
{
  g_return_if_fail (SMITH_IS_TAB (self));

  smith_document_look_at_disk (self->document);
}

static void
reverted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithTab) self = user_data;
  g_autoptr(GError) error = NULL;

  smith_document_revert_finish (SMITH_DOCUMENT (object), result, &error);
  if (smith_tab_is_gone (self) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  smith_tab_change_busy (self, -1);
  if (error == NULL)
    {
      smith_tab_hush (self);
      smith_tab_forget_source (self);
    }
  else
    smith_tab_say_error (self, error->message);
}

static void
start_revert (SmithTab *self)
{
  /* a second click */
  if (smith_document_is_loading (self->document))
    return;
  smith_tab_change_busy (self, 1);
  smith_document_revert_async (self->document, self->cancellable, reverted_cb,
                               g_object_ref (self));
}

static void
choice_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithTab) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (smith_tab_is_gone (self) || g_strcmp0 (choice, "revert") != 0)
    return;
  if (smith_document_get_file (self->document) != NULL)
    {
      start_revert (self);
      return;
    }
  /* there is nothing to go back to */
  smith_tab_give_up (self);
}

static void
ask (SmithTab *self,
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

  smith_compat_choose_async (smith_tab_get_window (self), &question, choice_cb,
                             g_object_ref (self));
}

gboolean
smith_tab_can_revert (SmithTab *self)
{
  return smith_document_get_file (self->document) != NULL &&
         !smith_document_is_file_gone (self->document) &&
         (smith_document_is_edited (self->document) ||
          smith_document_is_changed_on_disk (self->document));
}

/* What is entered beside the text and waits for a check is as good as in it. */
static gboolean
has_changes (SmithTab *self)
{
  return !smith_edit_page_commit (self->edit_page) || smith_document_is_edited (self->document);
}

/* Goes back to the file, after a question when that costs something. */
void
smith_tab_revert (SmithTab *self)
{
  if (has_changes (self))
    ask (self, _("Revert to the Saved File?"), _("_Revert"));
  else
    start_revert (self);
}

/* The button of the banner. */
void
smith_tab_answer_state (SmithTab *self)
{
  if (self->is_restored)
    ask (self, _("Discard the Restored Changes?"), _("_Discard"));
  else if (smith_document_is_file_gone (self->document))
    smith_tab_save (self, FALSE, FALSE);
  else if (!smith_document_is_changed_on_disk (self->document))
    report (self, NULL);
  else if (has_changes (self))
    ask (self, _("Reload and Replace Unsaved Changes?"), _("_Reload"));
  else
    start_revert (self);
}
