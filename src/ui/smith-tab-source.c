/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the document of a tab came from on the web. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-tab-private.h"
#include "ui/smith-update-dialog.h"

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
smith_tab_keep_source (SmithTab *self)
{
  GFile *file = smith_document_get_file (self->document);

  if (self->source != NULL && file != NULL)
    smith_source_save_async (self->source, file, NULL, NULL, kept_cb, NULL);
}

static void
updated_cb (SmithTab *self,
            SmithSource *source,
            gboolean     is_changed)
{
  smith_tab_set_source (self, source);
  if (is_changed)
    smith_tab_toast (self, _("Updated from the source: Undo brings the old text back"));
  /* else when it is saved: until then the file is made from what is kept of it */
  if (!smith_document_is_edited (self->document))
    smith_tab_keep_source (self);
}

/* Gets the document again from where it came from. */
void
smith_tab_update (SmithTab *self)
{
  GtkWidget *dialog = smith_update_dialog_new (smith_tab_get_window (self), self->document,
                                               self->source);

  g_signal_connect_object (dialog, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The text is what its file holds again, and was made from what is kept of that. */
void
smith_tab_forget_source (SmithTab *self)
{
  g_clear_pointer (&self->source, smith_source_unref);
}

/**
 * smith_tab_set_source:
 * @source: what the text was made from
 */
void
smith_tab_set_source (SmithTab    *self,
                      SmithSource *source)
{
  g_return_if_fail (SMITH_IS_TAB (self));
  g_return_if_fail (source != NULL);

  smith_source_ref (source);
  g_clear_pointer (&self->source, smith_source_unref);
  self->source = source;
}
