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

/* An edit in the text between two lists: what one of the first list wrote there, or what one
 * of the second list replaces there. */
typedef struct
{
  const SmithTextEdit *edit;
  SmithSpan            there;
} Piece;

/* Those of the first list that one of the second overlaps, and those others. */
typedef struct
{
  const Piece *first;
  const Piece *second;
  gsize        n_first;
  gsize        n_second;
} Knot;

/* The places of a sorted list in the text between; the first list is against the one before. */
static Piece *
list_pieces (GPtrArray *view,
             gboolean   is_first)
{
  Piece *pieces = g_new (Piece, MAX (view->len, 1));
  gsize added = 0, removed = 0;

  for (guint i = 0; i < view->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (view, i);
      gsize start = edit->span.start + added - removed;

      pieces[i].edit = edit;
      pieces[i].there = is_first ? (SmithSpan) { start, start + edit->length } : edit->span;
      added += edit->length;
      removed += edit->span.end - edit->span.start;
    }

  return pieces;
}

/* Whether neither can stand before the other: they share a byte, or the point that one is
 * lies inside the other. */
static gboolean
pieces_overlap (const Piece *a,
                const Piece *b)
{
  return a->there.start < b->there.end && b->there.start < a->there.end;
}

static void
add_composed (GPtrArray  *edits,
              SmithSpan   span,
              const char *text,
              gsize       length)
{
  if (span.start < span.end || length > 0)
    g_ptr_array_add (edits, smith_text_edit_new (span, text, (gssize) length));
}

/* What the first list wrote between two places of the text between.  @at goes forward. */
static void
append_written (GString    *text,
                const Knot *knot,
                gsize      *at,
                gsize       from,
                gsize       to)
{
  for (; *at < knot->n_first && knot->first[*at].there.start < to; (*at)++)
    {
      const Piece *piece = &knot->first[*at];
      gsize start = MAX (from, piece->there.start), end = MIN (to, piece->there.end);

      if (start < end)
        g_string_append_len (text, piece->edit->text + (start - piece->there.start),
                             (gssize) (end - start));
      if (piece->there.end > to)
        break;
    }
}

/* Makes one edit of all in the knot.  Bytes of the original text inside of it are all gone:
 * whatever lies between two of the first list there, one of the second spans. */
static void
add_knot (GPtrArray  *edits,
          const Knot *knot)
{
  const Piece *first = &knot->first[0], *last = &knot->first[knot->n_first - 1];
  gsize start = MIN (first->there.start, knot->second[0].there.start);
  gsize end = MAX (last->there.end, knot->second[knot->n_second - 1].there.end);
  SmithSpan span = { first->edit->span.start - (first->there.start - start),
                     last->edit->span.end + (end - last->there.end) };
  g_autoptr(GString) text = g_string_new (NULL);
  gsize at = 0, from = start;

  for (gsize i = 0; i < knot->n_second; i++)
    {
      const Piece *piece = &knot->second[i];

      append_written (text, knot, &at, from, piece->there.start);
      g_string_append_len (text, piece->edit->text, (gssize) piece->edit->length);
      from = piece->there.end;
    }
  append_written (text, knot, &at, from, end);
  add_composed (edits, span, text->str, text->len);
}

/* Takes what hangs together from the start of two lists of which each holds one. */
static Knot
take_knot (const Piece *first,
           gsize        n_first,
           const Piece *second,
           gsize        n_second)
{
  Knot knot = { first, second, 1, 1 };

  while (TRUE)
    if (knot.n_first < n_first &&
        pieces_overlap (&first[knot.n_first], &second[knot.n_second - 1]))
      knot.n_first++;
    else if (knot.n_second < n_second &&
             pieces_overlap (&first[knot.n_first - 1], &second[knot.n_second]))
      knot.n_second++;
    else
      return knot;
}

/**
 * smith_text_edits_compose:
 * @first: (element-type SmithTextEdit): edits of a text
 * @second: (element-type SmithTextEdit): edits of the text that @first makes
 *
 * Makes one list of two that follow one another.  Edits that overlap become one, the others
 * stay apart.  A span whose edges no edit touches shifts as by one list after the other.
 * Costs what sorting both costs, and a copy of the new text.
 *
 * Returns: (transfer full) (nullable) (element-type SmithTextEdit): sorted edits of the text
 *   that @first is for, with the same result; %NULL when two edits of one list overlap
 */
GPtrArray *
smith_text_edits_compose (GPtrArray *first,
                          GPtrArray *second)
{
  g_autoptr(GPtrArray) first_view = NULL;
  g_autoptr(GPtrArray) second_view = NULL;
  g_autoptr(GPtrArray) edits = NULL;
  g_autofree Piece *a = NULL;
  g_autofree Piece *b = NULL;
  gsize added = 0, removed = 0;
  guint i = 0, j = 0;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  first_view = sorted_view (first, G_MAXSIZE);
  second_view = sorted_view (second, G_MAXSIZE);
  if (first_view == NULL || second_view == NULL)
    return NULL;

  edits = smith_text_edits_new ();
  a = list_pieces (first_view, TRUE);
  b = list_pieces (second_view, FALSE);
  while (i < first_view->len || j < second_view->len)
    {
      gsize n_first = 0;

      if (i == first_view->len ||
          (j < second_view->len && b[j].there.end <= a[i].there.start))
        {
          SmithSpan span = { b[j].there.start + removed - added, b[j].there.end + removed - added };

          add_composed (edits, span, b[j].edit->text, b[j].edit->length);
          j++;
        }
      else if (j == second_view->len || a[i].there.end <= b[j].there.start)
        {
          add_composed (edits, a[i].edit->span, a[i].edit->text, a[i].edit->length);
          n_first = 1;
        }
      else
        {
          Knot knot = take_knot (a + i, first_view->len - i, b + j, second_view->len - j);

          add_knot (edits, &knot);
          n_first = knot.n_first;
          j += (guint) knot.n_second;
        }
      for (; n_first > 0; n_first--, i++)
        {
          added += a[i].edit->length;
          removed += a[i].edit->span.end - a[i].edit->span.start;
        }
    }

  return g_steal_pointer (&edits);
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
