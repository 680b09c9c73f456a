/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents from the web: getting one, and remembering where it came from. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-import-dialog.h"
#include "ui/smith-update-dialog.h"
#include "ui/smith-window-private.h"

/* A text that came, until it is a document. */
typedef struct
{
  SmithWindow *window;  /* (owned) that asked for it */
  SmithSource *source;  /* (owned) */
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->window);
  smith_source_unref (self->source);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  SmithDocument *document = SMITH_DOCUMENT (object);
  SmithWindow *window;

  /* nobody else knows the document yet: it fails only because the window is gone */
  if (!smith_document_load_finish (document, result, NULL) ||
      g_cancellable_is_cancelled (import->window->cancellable))
    return;
  smith_window_change_busy (import->window, -1);
  window = smith_window_show_document (import->window, document, NULL);
  window->source = smith_source_ref (import->source);
}

static void
imported_cb (SmithWindow *self,
             GBytes      *text,
             const char  *name,
             SmithSource *source)
{
  g_autoptr(SmithDocument) document = smith_document_new (&smith_profile_chatgpt);
  Import *import = g_new0 (Import, 1);

  import->window = g_object_ref (self);
  import->source = smith_source_ref (source);
  smith_window_change_busy (self, 1);
  smith_document_load_unsaved_async (document, text, name, self->cancellable, loaded_cb, import);
}

/* Asks for an address and opens what is there. */
void
smith_window_import (SmithWindow *self)
{
  GtkWidget *dialog = smith_import_dialog_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* the address can be given again; the document itself is safe */
  if (!smith_source_save_finish (result, &error))
    g_warning ("Where a document came from is not kept: %s", error->message);
}

/* The text is in its file now: so is what it was made of. */
void
smith_window_keep_source (SmithWindow *self)
{
  GFile *file = smith_document_get_file (self->document);

  if (self->source != NULL && file != NULL)
    smith_source_save_async (self->source, file, NULL, NULL, kept_cb, NULL);
}

static void
updated_cb (SmithWindow *self,
            SmithSource *source,
            gboolean     is_changed)
{
  smith_source_ref (source);
  g_clear_pointer (&self->source, smith_source_unref);
  self->source = source;
  if (is_changed)
    smith_window_toast (self, _("Updated from the source: Undo brings the old text back"));
  /* else when it is saved: until then the file is made from what is kept of it */
  if (!smith_document_is_modified (self->document))
    smith_window_keep_source (self);
}

/* Gets the document again from where it came from. */
void
smith_window_update (SmithWindow *self)
{
  GtkWidget *dialog = smith_update_dialog_new (GTK_WINDOW (self), self->document, self->source);

  g_signal_connect_object (dialog, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The text is what its file holds again, and was made from what is kept of that. */
void
smith_window_forget_source (SmithWindow *self)
{
  g_clear_pointer (&self->source, smith_source_unref);
}
