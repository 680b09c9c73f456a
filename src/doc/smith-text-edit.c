/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-text-edit.h"

#include <string.h>

/**
 * smith_text_edit_new:
 * @span: what is replaced
 * @text: (array length=length): what takes its place; copied
 * @length: bytes of @text, or -1 when it ends with NUL
 *
 * Returns: (transfer full): an edit
 */
SmithTextEdit *
smith_text_edit_new (SmithSpan   span,
                     const char *text,
                     gssize      length)
{
  SmithTextEdit *self;

  g_return_val_if_fail (span.start <= span.end, NULL);
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self = g_new0 (SmithTextEdit, 1);
  self->span = span;
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->text = g_malloc (self->length + 1);
  if (self->length > 0)
    memcpy (self->text, text, self->length);
  self->text[self->length] = '\0';

  return self;
}

SmithTextEdit *
smith_text_edit_copy (const SmithTextEdit *self)
{
  return smith_text_edit_new (self->span, self->text, (gssize) self->length);
}

void
smith_text_edit_free (SmithTextEdit *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * smith_text_edits_new:
 *
 * Returns: (transfer full) (element-type SmithTextEdit): an empty list that owns its edits
 */
GPtrArray *
smith_text_edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) smith_text_edit_free);
}

/**
 * smith_text_edits_add:
 * @edits: (element-type SmithTextEdit): a list
 * @span: what is replaced
 * @text: what takes its place; copied
 */
void
smith_text_edits_add (GPtrArray  *edits,
                      SmithSpan   span,
                      const char *text)
{
  g_ptr_array_add (edits, smith_text_edit_new (span, text, -1));
}

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const SmithTextEdit *edit_a = *(SmithTextEdit *const *) a;
  const SmithTextEdit *edit_b = *(SmithTextEdit *const *) b;

  if (edit_a->span.start != edit_b->span.start)
    return edit_a->span.start < edit_b->span.start ? -1 : 1;
  if (edit_a->span.end != edit_b->span.end)
    return edit_a->span.end < edit_b->span.end ? -1 : 1;
  return 0;
}

/**
 * smith_text_edits_sort:
 * @edits: (element-type SmithTextEdit): a list
 * @text_length: bytes of the text that is to be edited
 *
 * Puts the edits into the order of the text; insertions at one point keep theirs.
 *
 * Returns: whether no two of them overlap and all lie in the text
 */
gboolean
smith_text_edits_sort (GPtrArray *edits,
                       gsize      text_length)
{
  gsize end = 0;

  g_return_val_if_fail (edits != NULL, FALSE);

  g_ptr_array_sort (edits, compare_edits);  /* is stable */
  for (guint i = 0; i < edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);

      if (edit->span.start < end || edit->span.end < edit->span.start)
        return FALSE;
      end = edit->span.end;
    }

  return end <= text_length;
}

/* The same edits in the order of the text, borrowed; NULL when they do not fit it. */
static GPtrArray *
sorted_view (GPtrArray *edits,
             gsize      text_length)
{
  g_autoptr(GPtrArray) view = g_ptr_array_copy (edits, NULL, NULL);

  /* a copy inherits the function that frees the elements */
  g_ptr_array_set_free_func (view, NULL);
  return smith_text_edits_sort (view, text_length) ? g_steal_pointer (&view) : NULL;
}

/* Copies and gives the place after the copy; @from may be NULL when @length is 0. */
static char *
put (char       *to,
     const char *from,
     gsize       length)
{
  if (length > 0)
    memcpy (to, from, length);
  return to + length;
}

/**
 * smith_text_edits_apply:
 * @edits: (element-type SmithTextEdit): a list
 * @text: the text that they are for
 *
 * Costs one copy of the text.
 *
 * Returns: (transfer full) (nullable): the edited text; %NULL when two edits overlap or one
 *   lies outside the text
 */
GBytes *
smith_text_edits_apply (GPtrArray *edits,
                        GBytes    *text)
{
  g_autoptr(GPtrArray) view = NULL;
  const char *data;
  char *result, *to;
  gsize length, new_length, from = 0;

  g_return_val_if_fail (edits != NULL && text != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  view = sorted_view (edits, length);
  if (view == NULL)
    return NULL;

  new_length = length;
  for (guint i = 0; i < view->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (view, i);

      new_length = new_length - (edit->span.end - edit->span.start) + edit->length;
    }

  result = to = g_malloc (new_length + 1);
  for (guint i = 0; i < view->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (view, i);

      to = put (to, data + from, edit->span.start - from);
      to = put (to, edit->text, edit->length);
      from = edit->span.end;
    }
  put (to, data + from, length - from);

  return g_bytes_new_take (result, new_length);
}

/**
 * smith_text_edits_invert:
 * @edits: (element-type SmithTextEdit): a list
 * @text: the text that they are for
 *
 * Returns: (transfer full) (nullable) (element-type SmithTextEdit): edits that turn the
 *   edited text back into @text; %NULL where smith_text_edits_apply() gives %NULL
 */
GPtrArray *
smith_text_edits_invert (GPtrArray *edits,
                         GBytes    *text)
{
  g_autoptr(GPtrArray) view = NULL;
  g_autoptr(GPtrArray) inverse = NULL;
  const char *data;
  gsize length, added = 0, removed = 0;

  g_return_val_if_fail (edits != NULL && text != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  view = sorted_view (edits, length);
  if (view == NULL)
    return NULL;

  inverse = smith_text_edits_new ();
  for (guint i = 0; i < view->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (view, i);
      gsize start = edit->span.start + added - removed;
      gsize size = edit->span.end - edit->span.start;
      SmithSpan span = { start, start + edit->length };

      g_ptr_array_add (inverse,
                       smith_text_edit_new (span, size > 0 ? data + edit->span.start : "",
                                            (gssize) size));
      added += edit->length;
      removed += size;
    }

  return g_steal_pointer (&inverse);
}

/**
 * smith_text_edits_shift_span:
 * @edits: (element-type SmithTextEdit): a list that fits its text
 * @span: a span of the text before the edits
 *
 * Returns: where that span is after them, as smith_span_shift() has it
 */
SmithSpan
smith_text_edits_shift_span (GPtrArray *edits,
                             SmithSpan  span)
{
  g_autoptr(GPtrArray) view = NULL;

  g_return_val_if_fail (edits != NULL, span);

  view = sorted_view (edits, G_MAXSIZE);
  g_return_val_if_fail (view != NULL, span);

  /* from the last to the first: none moves the place of those that are still to come */
  for (guint i = view->len; i > 0; i--)
    {
      const SmithTextEdit *edit = g_ptr_array_index (view, i - 1);

      span = smith_span_shift (span, edit->span.start, edit->span.end - edit->span.start,
                               edit->length);
    }

  return span;
}

/**
 * smith_span_shift:
 * @span: a span of a text
 * @offset: where that text was changed
 * @removed: bytes that went there
 * @added: bytes that came there
 *
 * A span keeps what is left of it: text that comes at its edges is outside, text that
 * comes inside belongs to it, and what replaces the whole of it takes its place.
 *
 * Returns: where @span is after the change
 */
SmithSpan
smith_span_shift (SmithSpan span,
                  gsize     offset,
                  gsize     removed,
                  gsize     added)
{
  gsize stop = offset + removed;
  SmithSpan shifted = span;

  if (span.start >= stop && (span.start > offset || removed == 0))
    shifted.start = span.start - removed + added;
  else if (span.start > offset)
    shifted.start = offset + added;

  if (span.end > offset)
    shifted.end = span.end >= stop ? span.end - removed + added : offset;

  shifted.end = MAX (shifted.end, shifted.start);
  return shifted;
}
