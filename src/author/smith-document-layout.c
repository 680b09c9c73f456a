/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text with lines that are too long to edit: shown laid out, and saved as the person likes. */
#include "smith-document-private.h"

static void
change_layout (SmithDocument *self,
               SmithLayout    layout,
               SmithLayout    clean_layout,
               gboolean       is_laid_out)
{
  gboolean is_new = self->layout != layout;

  self->layout = layout;
  self->clean_layout = clean_layout;
  self->is_laid_out = is_laid_out;
  if (is_new)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_LAYOUT);
  smith_document_notify_flags (self);
}

/* Notes how the text that comes is shown, of which nothing was saved yet. */
void
smith_document_start_layout (SmithDocument *self,
                             SmithLayout    layout,
                             gsize          longest_line)
{
  self->longest_line = longest_line;
  change_layout (self, layout, layout, layout != SMITH_LAYOUT_AS_IS);
}

/* Notes that the text was saved with @layout.  One that is in the file as it is shown is a text
 * like any other. */
void
smith_document_end_layout (SmithDocument *self,
                           SmithLayout    layout)
{
  if (self->layout == layout && layout != SMITH_LAYOUT_COMPACT)
    change_layout (self, SMITH_LAYOUT_AS_IS, SMITH_LAYOUT_AS_IS, FALSE);
  else
    change_layout (self, self->layout, layout, FALSE);
}

/**
 * smith_document_get_layout:
 *
 * Returns: how the text is shown and saved; notified as `layout`
 */
SmithLayout
smith_document_get_layout (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), SMITH_LAYOUT_AS_IS);

  return self->layout;
}

/**
 * smith_document_set_layout:
 * @layout: compact or formatted
 *
 * How a text that is shown laid out is to be saved.  Nothing happens to any other one.
 */
void
smith_document_set_layout (SmithDocument *self,
                           SmithLayout    layout)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (layout != SMITH_LAYOUT_AS_IS);

  if (self->layout != SMITH_LAYOUT_AS_IS)
    change_layout (self, layout, self->clean_layout, self->is_laid_out);
}

/**
 * smith_document_get_longest_line:
 *
 * Returns: bytes of the longest line when the text was opened
 */
gsize
smith_document_get_longest_line (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), 0);

  return self->longest_line;
}
