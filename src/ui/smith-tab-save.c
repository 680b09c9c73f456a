/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving the document of a tab, and what to do about changes when it is closed. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"
#include "ui/smith-tab-private.h"

typedef struct
{
  SmithTab *tab;          /* (owned) */
  GFile    *file;         /* (owned) (nullable) */
  gboolean  close_after;
} SaveRequest;

static SaveRequest *
save_request_new (SmithTab *tab,
                  GFile    *file,
                  gboolean  close_after)
{
  SaveRequest *request = g_new0 (SaveRequest, 1);

  request->tab = g_object_ref (tab);
  g_set_object (&request->file, file);
  request->close_after = close_after;

  return request;
}

static void
save_request_free (SaveRequest *request)
{
  g_object_unref (request->tab);
  g_clear_object (&request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRequest, save_request_free)

static void start_save (SmithTab       *self,
                        GFile          *file,
                        SmithSaveFlags  flags,
                        gboolean        close_after);

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was to be closed after it was saved stays open. */
static void
stay (SaveRequest *request)
{
  if (request->close_after)
    smith_tab_may_close (request->tab, FALSE);
}

static void
say_failed (SaveRequest  *request,
            const GError *error)
{
  smith_tab_say_error (request->tab, error->message);
  stay (request);
}

static void
overwrite_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SaveRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (smith_tab_is_gone (request->tab))
    return;
  if (g_strcmp0 (choice, "overwrite") == 0)
    start_save (request->tab, request->file, SMITH_SAVE_OVERWRITE, request->close_after);
  else
    stay (request);
}

static void
ask_to_overwrite (SaveRequest  *request,
                  const GError *error)
{
  const SmithChoice choices[] = {
    { "cancel", _("_Cancel"), SMITH_APPEARANCE_DEFAULT },
    { "overwrite", _("_Overwrite"), SMITH_APPEARANCE_DESTRUCTIVE },
  };
  const SmithQuestion question = {
    .heading = _("Overwrite the Changed File?"),
    .body = error->message,
    .choices = choices,
    .n_choices = G_N_ELEMENTS (choices),
    .default_id = "cancel",
    .close_id = "cancel",
  };

  smith_compat_choose_async (smith_tab_get_window (request->tab), &question, overwrite_cb, request);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SaveRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  SmithTab *self = request->tab;

  smith_document_save_finish (SMITH_DOCUMENT (object), result, &error);
  if (smith_tab_is_gone (self) || is_cancelled (error))
    return;
  smith_tab_change_busy (self, -1);
  if (error == NULL)
    {
      smith_tab_hush (self);
      smith_tab_remember (self);
      smith_tab_keep_source (self);
      /* which asks again when something was typed meanwhile */
      if (request->close_after)
        smith_tab_ask_to_close (self);
    }
  else if (g_error_matches (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_CHANGED_ON_DISK))
    ask_to_overwrite (g_steal_pointer (&request), error);
  else
    say_failed (request, error);
}

static void
start_save (SmithTab       *self,
            GFile          *file,
            SmithSaveFlags  flags,
            gboolean        close_after)
{
  smith_tab_change_busy (self, 1);
  smith_document_save_async (self->document, file, flags, self->cancellable, saved_cb,
                             save_request_new (self, file, close_after));
}

static void
save_place_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SaveRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = smith_compat_save_file_finish (result, &error);

  if (smith_tab_is_gone (request->tab))
    return;
  if (is_cancelled (error))
    {
      stay (request);
      return;
    }
  /* The dialog has asked about a file that is there. */
  if (file != NULL)
    start_save (request->tab, file, SMITH_SAVE_OVERWRITE, request->close_after);
  else
    say_failed (request, error);
}

static void
save_now (SmithTab *self,
          gboolean  elsewhere,
          gboolean  close_after)
{
  GFile *file = smith_document_get_file (self->document);

  if (file != NULL && !elsewhere)
    start_save (self, NULL, SMITH_SAVE_NONE, close_after);
  else
    smith_compat_save_file_async (smith_tab_get_window (self), _("Save As"), file,
                                  smith_document_get_display_name (self->document),
                                  self->cancellable, save_place_cb,
                                  save_request_new (self, NULL, close_after));
}

static void
checked_cb (SmithTab *self)
{
  if (!smith_edit_page_commit (self->edit_page))
    return;
  g_clear_signal_handler (&self->save_id, self->document);
  save_now (self, self->saves_elsewhere, self->closes_after);
}

/* Saves the document: in its own file, or where the person says.  What is entered beside the text
 * and waits for a check is waited for. */
void
smith_tab_save (SmithTab *self,
                gboolean  elsewhere,
                gboolean  close_after)
{
  if (smith_edit_page_commit (self->edit_page))
    {
      save_now (self, elsewhere, close_after);
      return;
    }
  self->saves_elsewhere = elsewhere;
  self->closes_after = close_after;
  /* after the inspector's own, which writes it */
  if (self->save_id == 0)
    self->save_id = g_signal_connect_object (self->document, "checked", G_CALLBACK (checked_cb),
                                             self, G_CONNECT_SWAPPED);
}

static void
close_choice_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(SmithTab) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (smith_tab_is_gone (self))
    return;
  if (g_strcmp0 (choice, "save") == 0)
    smith_tab_save (self, FALSE, TRUE);
  else
    {
      self->is_discarded = g_strcmp0 (choice, "discard") == 0;
      smith_tab_may_close (self, self->is_discarded);
    }
}

/**
 * smith_tab_is_closable:
 *
 * Returns: whether nothing would be lost with the tab that the person has not given up
 */
gboolean
smith_tab_is_closable (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), FALSE);

  if (self->document == NULL || self->is_discarded)
    return TRUE;

  /* what is entered beside the text and waits for a check is as good as in it */
  return smith_edit_page_commit (self->edit_page) &&
         !smith_document_is_edited (self->document) &&
         !smith_document_is_file_gone (self->document);
}

/**
 * smith_tab_ask_to_close:
 *
 * Asks what to do about changes, if there are any; `closable` tells the answer, perhaps at once.
 */
void
smith_tab_ask_to_close (SmithTab *self)
{
  const SmithChoice choices[] = {
    { "cancel", _("_Cancel"), SMITH_APPEARANCE_DEFAULT },
    { "discard", _("_Discard"), SMITH_APPEARANCE_DESTRUCTIVE },
    { "save", _("_Save"), SMITH_APPEARANCE_SUGGESTED },
  };
  g_autofree char *body = NULL;
  SmithQuestion question;

  g_return_if_fail (SMITH_IS_TAB (self));

  if (smith_tab_is_closable (self))
    {
      smith_tab_may_close (self, TRUE);
      return;
    }
  if (self->is_asking)
    return;

  self->is_asking = TRUE;
  body = g_strdup_printf (smith_document_is_file_gone (self->document)
                          ? _("The file “%s” was moved or deleted. What it held is lost otherwise.")
                          : _("What was changed in “%s” since it was saved is lost otherwise."),
                          smith_document_get_display_name (self->document));
  question = (SmithQuestion) {
    .heading = _("Save Changes?"),
    .body = body,
    .choices = choices,
    .n_choices = G_N_ELEMENTS (choices),
    .default_id = "save",
    .close_id = "cancel",
  };
  smith_compat_choose_async (smith_tab_get_window (self), &question, close_choice_cb,
                             g_object_ref (self));
}

/**
 * smith_tab_keep_open:
 *
 * Takes back that the person has given up what is unsaved: something else is not to be closed.
 */
void
smith_tab_keep_open (SmithTab *self)
{
  g_return_if_fail (SMITH_IS_TAB (self));

  self->is_discarded = FALSE;
}
