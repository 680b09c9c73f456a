/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How documents come into a window: from files, texts, the web and what is brought along. */
#include "config.h"

#include <glib/gi18n.h>

#include "mock/smith-sample.h"
#include "ui/smith-compat.h"
#include "ui/smith-import-dialog.h"
#include "ui/smith-starter.h"
#include "ui/smith-window-private.h"

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A document that was asked for. */
typedef struct
{
  SmithWindow *window;  /* (owned) */
  SmithSource *source;  /* (owned) (nullable) of a text from the web */
  gsize        turn;
} Opening;

static Opening *
opening_new (SmithWindow *window,
             SmithSource *source)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  opening->source = source != NULL ? smith_source_ref (source) : NULL;
  opening->turn = smith_window_take_turn ();
  smith_window_begin (window);
  smith_window_change_busy (window, 1);

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_pointer (&opening->source, smith_source_unref);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Shows what has come, once: it may have been asked for twice. */
static void
show_opened (Opening       *opening,
             SmithDocument *document)
{
  GFile *file = smith_document_get_file (document);
  SmithTab *tab = file != NULL ? smith_window_find (opening->window, file) : NULL;

  if (tab != NULL)
    {
      smith_window_show_tab (tab);
      return;
    }
  tab = smith_window_add_in_turn (opening->window, document, NULL, opening->turn);
  if (opening->source != NULL)
    smith_tab_set_source (tab, opening->source);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  SmithWindow *self = opening->window;
  g_autoptr(SmithDocument) document = SMITH_DOCUMENT (g_object_ref (object));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  smith_document_load_finish (document, result, &error);
  if (smith_window_is_gone (self) || is_cancelled (error))
    return;
  smith_window_change_busy (self, -1);
  if (error == NULL)
    {
      show_opened (opening, document);
      return;
    }

  text = smith_window_get_tab (self) == NULL
         ? g_strdup (error->message)
         : g_strdup_printf (_("%s What is open here is as it was."), error->message);
  smith_window_say_error (self, text);
}

/**
 * smith_window_open_file:
 * @file: what to read
 *
 * Reads a file and shows it in a new tab.  When it is open already its tab comes to the front, in
 * whatever window.  What goes wrong is said in this window.
 */
void
smith_window_open_file (SmithWindow *self,
                        GFile       *file)
{
  g_autoptr(SmithDocument) document = NULL;
  SmithTab *open;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  open = smith_window_find (self, file);
  if (open != NULL)
    {
      smith_window_show_tab (open);
      return;
    }
  document = smith_document_new (&smith_profile_chatgpt);
  smith_document_load_async (document, file, self->cancellable, loaded_cb,
                             opening_new (self, NULL));
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
  smith_window_add_document (self, document, NULL);
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

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (journal != NULL);

  document = smith_document_new (&smith_profile_chatgpt);
  smith_document_restore (document, journal);
  smith_tab_go_to (smith_window_add_document (self, document, journal), journal->cursor);
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

  if (smith_window_is_gone (self) || is_cancelled (error))
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
imported_cb (SmithWindow *self,
             GBytes      *text,
             const char  *name,
             SmithSource *source)
{
  g_autoptr(SmithDocument) document = smith_document_new (&smith_profile_chatgpt);

  smith_document_load_unsaved_async (document, text, name, self->cancellable, loaded_cb,
                                     opening_new (self, source));
}

/* Asks for an address and opens what is there. */
void
smith_window_import (SmithWindow *self)
{
  GtkWidget *dialog = smith_import_dialog_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
