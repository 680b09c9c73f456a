/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a window: opening, saving, and what to do about changes when it closes. */
#include "config.h"

#include <glib/gi18n.h>

#include "mock/smith-sample.h"
#include "ui/smith-compat.h"
#include "ui/smith-starter.h"
#include "ui/smith-window-private.h"

typedef struct
{
  SmithWindow *window;       /* (owned) */
  GFile       *file;         /* (owned) (nullable) */
  gboolean     close_after;
} SaveRequest;

static SaveRequest *
save_request_new (SmithWindow *window,
                  GFile       *file,
                  gboolean     close_after)
{
  SaveRequest *request = g_new0 (SaveRequest, 1);

  request->window = g_object_ref (window);
  g_set_object (&request->file, file);
  request->close_after = close_after;

  return request;
}

static void
save_request_free (SaveRequest *request)
{
  g_object_unref (request->window);
  g_clear_object (&request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRequest, save_request_free)

static void start_save (SmithWindow    *self,
                        GFile          *file,
                        SmithSaveFlags  flags,
                        gboolean        close_after);

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A window that is closed has nothing to show its news in. */
static gboolean
is_gone (SmithWindow *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* The window that a document goes to: this one while it shows the Start page, else a new
 * one, so that nothing open is replaced. */
static SmithWindow *
get_window_for_document (SmithWindow *self)
{
  if (self->document == NULL)
    return self;

  return SMITH_WINDOW (smith_window_new (
    ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self->credentials));
}

/* Returns the window that has it now. */
SmithWindow *
smith_window_show_document (SmithWindow        *self,
                            SmithDocument      *document,
                            const SmithJournal *journal)
{
  SmithWindow *window = get_window_for_document (self);

  smith_window_adopt_document (window, document, journal);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
remembered_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Not worth a person's time; the document itself is safe. */
  if (!smith_recent_save_finish (SMITH_RECENT (object), result, &error))
    g_debug ("The recent documents are not kept: %s", error->message);
}

/* Notes the document and what is known about it, once it has a file and was checked. */
void
smith_window_remember (SmithWindow *self)
{
  GFile *file = smith_document_get_file (self->document);
  guint counts[SMITH_N_CLASSES];

  if (file == NULL || self->recent == NULL || smith_document_is_modified (self->document))
    return;
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    counts[i] = smith_document_count (self->document, i);
  smith_recent_add (self->recent, file, smith_document_get_title (self->document), counts);
  smith_recent_save_async (self->recent, NULL, remembered_cb, NULL);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithWindow) self = user_data;
  g_autoptr(SmithDocument) document = SMITH_DOCUMENT (g_object_ref (object));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  smith_document_load_finish (document, result, &error);
  if (is_gone (self) || is_cancelled (error))
    return;
  smith_window_change_busy (self, -1);
  if (error == NULL)
    {
      smith_window_show_document (self, document, NULL);
      return;
    }

  text = self->document == NULL
         ? g_strdup (error->message)
         : g_strdup_printf (_("%s The document in this window is as it was."), error->message);
  smith_window_say_error (self, text);
}

/* The window that has the document of @file; NULL when there is none. */
SmithWindow *
smith_window_find (SmithWindow *self,
                   GFile       *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL)
    return NULL;
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      SmithWindow *window = SMITH_IS_WINDOW (l->data) ? l->data : NULL;
      GFile *other = window != NULL && window->document != NULL
                     ? smith_document_get_file (window->document) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return window;
    }

  return NULL;
}

/**
 * smith_window_open_file:
 * @file: what to read
 *
 * Reads a file and shows it: here instead of the Start page, else in another window.  When
 * it is open already its window comes to the front.  What goes wrong is said in this window.
 */
void
smith_window_open_file (SmithWindow *self,
                        GFile       *file)
{
  g_autoptr(SmithDocument) document = NULL;
  SmithWindow *open;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  open = smith_window_find (self, file);
  if (open != NULL)
    {
      gtk_window_present (GTK_WINDOW (open));
      return;
    }
  document = smith_document_new (&smith_profile_chatgpt);
  smith_window_change_busy (self, 1);
  smith_document_load_async (document, file, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * smith_window_open_bytes:
 * @text: UTF-8
 * @name: the name that a file of it would have
 *
 * Shows a text that has no file yet, as smith_window_open_file() does.
 */
void
smith_window_open_bytes (SmithWindow *self,
                         GBytes      *text,
                         const char  *name)
{
  g_autoptr(SmithDocument) document = NULL;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  document = smith_document_new (&smith_profile_chatgpt);
  smith_document_load_bytes (document, text, name);
  smith_window_show_document (self, document, NULL);
}

/**
 * smith_window_restore:
 * @journal: what was unsaved when the program ended last; its shadow is taken
 *
 * Shows it as unsaved text, as smith_window_open_file() does, with the cursor where it was.
 */
void
smith_window_restore (SmithWindow  *self,
                      SmithJournal *journal)
{
  g_autoptr(SmithDocument) document = NULL;
  SmithSpan cursor;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (journal != NULL);

  document = smith_document_new (&smith_profile_chatgpt);
  smith_document_restore (document, journal);
  self = smith_window_show_document (self, document, journal);
  cursor = (SmithSpan) { journal->cursor, journal->cursor };
  smith_edit_page_go_to (self->edit_page, cursor);
}

/* Shows a description to begin with; a name that is none of a starter's does nothing. */
void
smith_window_new_document (SmithWindow *self,
                           const char  *starter_id)
{
  const SmithStarter *starter = smith_starter_find (starter_id);
  g_autoptr(GBytes) text = NULL;

  if (starter == NULL)
    return;
  text = smith_starter_dup_text (starter);
  smith_window_open_bytes (self, text, starter->file_name);
}

/* Shows the sample, which needs no network and no file. */
void
smith_window_try_sample (SmithWindow *self)
{
  g_autoptr(GBytes) text = smith_sample_dup_text ();

  smith_window_open_bytes (self, text, SMITH_SAMPLE_NAME);
}

static GListModel *
list_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) descriptions = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (descriptions, _("API Descriptions"));
  gtk_file_filter_add_suffix (descriptions, "json");
  gtk_file_filter_add_suffix (descriptions, "yaml");
  gtk_file_filter_add_suffix (descriptions, "yml");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, descriptions);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = smith_compat_open_file_finish (result, &error);

  if (is_gone (self) || is_cancelled (error))
    return;
  if (file != NULL)
    smith_window_open_file (self, file);
  else
    smith_window_say_error (self, error->message);
}

/* Asks for a file and opens it. */
void
smith_window_choose_file (SmithWindow *self)
{
  g_autoptr(GListModel) filters = list_filters ();

  smith_compat_open_file_async (GTK_WINDOW (self), _("Open an API Description"), filters,
                                self->cancellable, chosen_cb, g_object_ref (self));
}

static void
overwrite_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SaveRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (!is_gone (request->window) && g_strcmp0 (choice, "overwrite") == 0)
    start_save (request->window, request->file, SMITH_SAVE_OVERWRITE, request->close_after);
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

  smith_compat_choose_async (GTK_WINDOW (request->window), &question, overwrite_cb, request);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SaveRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  SmithWindow *self = request->window;

  smith_document_save_finish (SMITH_DOCUMENT (object), result, &error);
  if (is_gone (self) || is_cancelled (error))
    return;
  smith_window_change_busy (self, -1);
  if (error == NULL)
    {
      smith_window_hush (self);
      smith_window_remember (self);
      smith_window_keep_source (self);
      /* which asks again when something was typed meanwhile */
      if (request->close_after)
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_CHANGED_ON_DISK))
    ask_to_overwrite (g_steal_pointer (&request), error);
  else
    smith_window_say_error (self, error->message);
}

static void
start_save (SmithWindow    *self,
            GFile          *file,
            SmithSaveFlags  flags,
            gboolean        close_after)
{
  smith_window_change_busy (self, 1);
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

  if (is_gone (request->window))
    return;
  if (is_cancelled (error))
    {
      if (request->close_after)
        smith_window_stay (request->window);
      return;
    }
  /* The dialog has asked about a file that is there. */
  if (file != NULL)
    start_save (request->window, file, SMITH_SAVE_OVERWRITE, request->close_after);
  else
    smith_window_say_error (request->window, error->message);
}

static void
save_now (SmithWindow *self,
          gboolean     elsewhere,
          gboolean     close_after)
{
  GFile *file = smith_document_get_file (self->document);

  if (file != NULL && !elsewhere)
    start_save (self, NULL, SMITH_SAVE_NONE, close_after);
  else
    smith_compat_save_file_async (GTK_WINDOW (self), _("Save As"), file,
                                  smith_document_get_display_name (self->document),
                                  self->cancellable, save_place_cb,
                                  save_request_new (self, NULL, close_after));
}

static void
checked_cb (SmithWindow *self)
{
  if (!smith_edit_page_commit (self->edit_page))
    return;
  g_clear_signal_handler (&self->save_id, self->document);
  save_now (self, self->saves_elsewhere, self->closes_after);
}

/* Saves the document: in its own file, or where the person says.  What is entered beside the text
 * and waits for a check is waited for. */
void
smith_window_save (SmithWindow *self,
                   gboolean     elsewhere,
                   gboolean     close_after)
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
  g_autoptr(SmithWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *choice = smith_compat_choose_finish (result, &error);

  if (is_gone (self))
    return;
  if (g_strcmp0 (choice, "save") == 0)
    smith_window_save (self, FALSE, TRUE);
  else if (g_strcmp0 (choice, "discard") == 0)
    smith_window_discard (self);
  else
    smith_window_stay (self);
}

/* Returns whether the window must stay open, because the person is being asked. */
gboolean
smith_window_ask_to_close (SmithWindow *self)
{
  const SmithChoice choices[] = {
    { "cancel", _("_Cancel"), SMITH_APPEARANCE_DEFAULT },
    { "discard", _("_Discard"), SMITH_APPEARANCE_DESTRUCTIVE },
    { "save", _("_Save"), SMITH_APPEARANCE_SUGGESTED },
  };
  g_autofree char *body = NULL;
  SmithQuestion question;

  /* what is entered beside the text and waits for a check is as good as in it */
  if (self->document == NULL || (smith_edit_page_commit (self->edit_page) &&
                                 !smith_document_is_modified (self->document) &&
                                 !smith_document_is_file_gone (self->document)))
    return FALSE;

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
  smith_compat_choose_async (GTK_WINDOW (self), &question, close_choice_cb, g_object_ref (self));

  return TRUE;
}
