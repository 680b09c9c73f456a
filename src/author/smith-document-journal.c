/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as a journal has it. */
#include "smith-document-private.h"

/**
 * smith_document_make_journal:
 * @cursor: where the person is, in bytes of the present text
 *
 * Costs what smith_document_snapshot() does.
 *
 * Returns: (transfer full): what has to be kept of the document to go on with it
 */
SmithJournal *
smith_document_make_journal (SmithDocument *self,
                             gsize          cursor)
{
  SmithJournal *journal;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  journal = g_new0 (SmithJournal, 1);
  journal->text = smith_shadow_snapshot (self->shadow);
  journal->name = g_strdup (self->display_name);
  journal->uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;
  journal->stamp = g_strdup (self->stamp);
  journal->cursor = MIN (cursor, smith_shadow_get_length (self->shadow));
  journal->has_bom = self->has_bom;
  journal->layout = self->layout;

  return journal;
}

/**
 * smith_document_restore:
 * @journal: of a document that was not saved
 *
 * Replaces the text by the one of a journal, as a text that is not saved.  Its file is not
 * looked at: see smith_document_watch().  Takes the journal's shadow; without one it costs a pass
 * over the text.
 */
void
smith_document_restore (SmithDocument *self,
                        SmithJournal  *journal)
{
  g_autoptr(GFile) file = NULL;
  SmithShadow *shadow;

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (journal != NULL && journal->text != NULL);

  if (journal->uri != NULL)
    file = g_file_new_for_uri (journal->uri);
  smith_document_set_stamp (self, journal->stamp);
  smith_document_set_file (self, file, journal->name);
  shadow = g_steal_pointer (&journal->shadow);
  if (shadow == NULL)
    shadow = smith_shadow_new_from_bytes (journal->text);
  smith_document_start_layout (self, journal->layout, 0);
  smith_document_set_text (self, shadow, journal->has_bom);
  /* no revision is clean: only the file knows what it holds */
  smith_document_set_clean (self, 0, NULL);
}
