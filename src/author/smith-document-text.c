/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-document-private.h"

/* Longer than between two keys of a person who writes, shorter than a look at the result. */
#define CHECK_DELAY_MS 300u

/* What is copied of a text before the main loop may answer the next key: a millisecond, or
 * some where fresh memory is slow. */
#define COPY_BYTES (1024u * 1024)

static void
text_changed (SmithDocument *self,
              gsize          offset,
              gsize          removed,
              gsize          added)
{
  self->revision++;
  smith_edits_add (self->edits, self->revision, offset, removed, added);
  smith_checker_want (self->checker, CHECK_DELAY_MS);
  smith_document_notify_flags (self);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_REVISION);
}

/**
 * smith_document_insert:
 * @offset: where, in bytes of the present text; at the edge of a character
 * @text: (array length=length): valid UTF-8 without NUL
 *
 * For the view's handler, so that the shadow follows what the view shows.  Makes a new
 * revision, and a check of it 300 ms after the last edit.
 */
void
smith_document_insert (SmithDocument *self,
                       gsize          offset,
                       const char    *text,
                       gsize          length)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (offset <= smith_shadow_get_length (self->shadow));

  if (length == 0)
    return;

  smith_shadow_insert (self->shadow, offset, text, length);
  text_changed (self, offset, 0, length);
}

/**
 * smith_document_delete:
 * @offset: the first byte that goes; at the edge of a character
 * @length: how many bytes go
 *
 * The counterpart of smith_document_insert().
 */
void
smith_document_delete (SmithDocument *self,
                       gsize          offset,
                       gsize          length)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (offset <= smith_shadow_get_length (self->shadow));
  g_return_if_fail (length <= smith_shadow_get_length (self->shadow) - offset);

  if (length == 0)
    return;

  smith_shadow_delete (self->shadow, offset, length);
  text_changed (self, offset, length, 0);
}

/**
 * smith_document_apply_edits:
 * @revision: the one that the edits are for
 * @edits: (element-type SmithTextEdit): edits
 *
 * Edits the text on behalf of a person: through the view, as one action that can be
 * undone, or here when there is none.  The edits are in the text when this returns.
 *
 * Returns: %FALSE, and nothing has changed, when the text is not of @revision any more,
 *   two edits overlap, or one lies outside the text
 */
gboolean
smith_document_apply_edits (SmithDocument *self,
                            guint64        revision,
                            GPtrArray     *edits)
{
  g_autoptr(GPtrArray) sorted = NULL;
  gboolean is_handled = FALSE;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edits != NULL, FALSE);

  if (revision != self->revision)
    return FALSE;
  sorted = smith_text_edits_new ();
  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (sorted, smith_text_edit_copy (g_ptr_array_index (edits, i)));
  if (!smith_text_edits_sort (sorted, smith_shadow_get_length (self->shadow)))
    return FALSE;

  g_signal_emit_by_name (self, "edits-requested", sorted, &is_handled);
  for (guint i = is_handled ? 0 : sorted->len; i > 0; i--)
    {
      const SmithTextEdit *edit = g_ptr_array_index (sorted, i - 1);

      smith_document_delete (self, edit->span.start, edit->span.end - edit->span.start);
      smith_document_insert (self, edit->span.start, edit->text, edit->length);
    }

  return TRUE;
}

/**
 * smith_document_get_shadow:
 *
 * Returns: (transfer none): the text; replaced by another object when `text-replaced` is
 *   emitted, and edited through the document only
 */
SmithShadow *
smith_document_get_shadow (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->shadow;
}

/**
 * smith_document_prepare_snapshot:
 *
 * Does a part of the work of the next snapshot, to be called from turns of the main loop.
 *
 * Returns: whether smith_document_snapshot() costs nothing now
 */
gboolean
smith_document_prepare_snapshot (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), TRUE);

  return smith_shadow_prepare (self->shadow, COPY_BYTES);
}

/**
 * smith_document_snapshot:
 *
 * Returns: (transfer full): the present text, for any thread; see smith_shadow_snapshot()
 */
GBytes *
smith_document_snapshot (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return smith_shadow_snapshot (self->shadow);
}

/**
 * smith_document_ref_saved:
 *
 * Returns: (transfer full) (nullable): the text that was loaded or saved last; %NULL when it is
 *   not known, as after restoring what was never saved
 */
GBytes *
smith_document_ref_saved (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->clean_text != NULL ? g_bytes_ref (self->clean_text) : NULL;
}

/**
 * smith_document_get_revision:
 *
 * Returns: the number of the present text; every change makes a greater one
 */
guint64
smith_document_get_revision (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), 0);

  return self->revision;
}

GFile *
smith_document_get_file (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * smith_document_get_title:
 *
 * Returns: the description's own title, as last read, or the display name
 */
const char *
smith_document_get_title (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->api_title != NULL && *self->api_title != '\0' ? self->api_title
                                                             : self->display_name;
}

/**
 * smith_document_get_display_name:
 *
 * Returns: the file's name, or the name that was suggested, or "Untitled"
 */
const char *
smith_document_get_display_name (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->display_name;
}

/**
 * smith_document_get_subtitle:
 *
 * Returns: the file's folder, empty without a file
 */
const char *
smith_document_get_subtitle (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->subtitle;
}

/**
 * smith_document_is_modified:
 *
 * Returns: whether the text is edited, or shown laid out and was not saved since it was opened
 */
gboolean
smith_document_is_modified (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return smith_document_is_edited (self) || self->is_laid_out;
}

/**
 * smith_document_is_edited:
 *
 * Returns: whether the text is another than the one loaded or saved last, or is to be saved in
 *   another way, so that something would be lost with it; one that was undone counts again as the
 *   same when it is checked
 */
gboolean
smith_document_is_edited (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->revision != self->clean_revision || self->layout != self->clean_layout;
}

const SmithProfile *
smith_document_get_profile (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->profile;
}

/**
 * smith_document_check_now:
 *
 * Checks the present text without waiting for further edits.
 */
void
smith_document_check_now (SmithDocument *self)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));

  smith_checker_want (self->checker, 0);
  smith_document_notify_flags (self);
}

/**
 * smith_document_is_checking:
 *
 * Returns: whether a check of the present text is still to come
 */
gboolean
smith_document_is_checking (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->checker != NULL && smith_checker_is_busy (self->checker);
}

/**
 * smith_document_get_check:
 *
 * Returns: (transfer none) (nullable): the latest check, %NULL before the first one of a
 *   text; may be of an older revision while another is being made
 */
SmithCheck *
smith_document_get_check (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return self->check;
}

/**
 * smith_document_ref_check:
 * @out_revision: (out) (optional): the revision that it is of
 *
 * Returns: (transfer full) (nullable): the latest check
 */
SmithCheck *
smith_document_ref_check (SmithDocument *self,
                          guint64       *out_revision)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  if (self->check == NULL)
    return NULL;
  if (out_revision != NULL)
    *out_revision = self->check_revision;
  return smith_check_ref (self->check);
}

/**
 * smith_document_shift_span:
 * @span: in bytes of the text that the latest check is of
 *
 * Returns: where it is in the present text, as smith_span_shift() has it
 */
SmithSpan
smith_document_shift_span (SmithDocument *self,
                           SmithSpan      span)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), span);

  return smith_document_shift_from (self, self->check_revision, span);
}

/**
 * smith_document_shift_from:
 * @revision: the latest check's or a later one; or that of the check that the outline shows
 * @span: in bytes of that text
 *
 * As smith_document_shift_span().  A place in a text that was replaced since ends where the
 * present text does.
 *
 * Returns: where it is in the present text
 */
SmithSpan
smith_document_shift_from (SmithDocument *self,
                           guint64        revision,
                           SmithSpan      span)
{
  gsize length = smith_shadow_get_length (self->shadow);

  span = smith_edits_shift (self->edits, revision, span);
  span.end = MIN (span.end, length);
  span.start = MIN (span.start, span.end);
  return span;
}

/**
 * smith_document_unshift_to:
 * @revision: as for smith_document_shift_from()
 * @offset: a place in the present text, in bytes
 *
 * The other way round: with many places to compare, one costs less than all of them.
 *
 * Returns: where it was in the text of @revision
 */
gsize
smith_document_unshift_to (SmithDocument *self,
                           guint64        revision,
                           gsize          offset)
{
  return smith_edits_unshift (self->edits, revision, offset);
}

/**
 * smith_document_count:
 *
 * Returns: how many problems of @class_ the latest check found
 */
guint
smith_document_count (SmithDocument *self,
                      SmithClass     class_)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), 0);

  return self->check != NULL ? smith_check_count (self->check, class_) : 0;
}

/**
 * smith_document_get_problems:
 *
 * Returns: (transfer none): a list model of #SmithProblem in the order of the text
 */
GListModel *
smith_document_get_problems (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->problems);
}

/**
 * smith_document_get_operations:
 *
 * Returns: (transfer none): a list model of #SmithOperationItem in the order of the text; of
 *   a broken text what could be read, or what was last read where that is too little
 */
GListModel *
smith_document_get_operations (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->operations);
}

/**
 * smith_document_is_stale:
 *
 * Returns: whether the operations are of an older text, because too little of the present
 *   one can be read
 */
gboolean
smith_document_is_stale (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->is_stale;
}
