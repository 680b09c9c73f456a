/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-row-private.h"

#include "author/smith-document-private.h"

void
smith_row_init (SmithRow   *self,
                gpointer    document,
                SmithCheck *check,
                guint64     revision,
                guint       index)
{
  g_set_weak_pointer (&self->document, document);
  smith_row_rebind (self, check, revision, index);
}

void
smith_row_rebind (SmithRow   *self,
                  SmithCheck *check,
                  guint64     revision,
                  guint       index)
{
  g_autoptr(SmithCheck) old G_GNUC_UNUSED = g_steal_pointer (&self->check);

  self->check = smith_check_ref (check);
  self->revision = revision;
  self->index = index;
}

void
smith_row_clear (SmithRow *self)
{
  g_clear_weak_pointer (&self->document);
  g_clear_pointer (&self->check, smith_check_unref);
}

/**
 * smith_row_get_place:
 * @span: a place in the text that was checked
 * @out_line: (out) (optional): the line where it begins now, from 1; 0 when the document
 *   is gone
 *
 * Returns: where @span is in the document's present text
 */
SmithSpan
smith_row_get_place (SmithRow  *self,
                     SmithSpan  span,
                     guint     *out_line)
{
  guint line = 0;

  if (self->document != NULL)
    {
      SmithShadow *shadow = smith_document_get_shadow (self->document);

      span = smith_document_shift_from (self->document, self->revision, span);
      line = smith_shadow_get_line_at (shadow, span.start) + 1;
    }
  if (out_line != NULL)
    *out_line = line;

  return span;
}
