/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-merge.h"

#include <string.h>

#include "doc/smith-line-edits.h"

/* Changes of one of the two texts against the base, in the order of the base. */
typedef struct
{
  GBytes    *text;   /* what they lead to */
  GPtrArray *edits;  /* (owned) */
  guint      next;   /* the first that is not behind us */
  gssize     shift;  /* bytes that those behind us have added */
} Side;

static const SmithTextEdit *
peek (const Side *side)
{
  return side->next < side->edits->len ? g_ptr_array_index (side->edits, side->next) : NULL;
}

/* Takes the next change when it touches @region of the base, which grows by it. */
static gboolean
take (Side      *side,
      SmithSpan *region)
{
  const SmithTextEdit *edit = peek (side);

  if (edit == NULL || edit->span.start > region->end || edit->span.end < region->start)
    return FALSE;
  region->start = MIN (region->start, edit->span.start);
  region->end = MAX (region->end, edit->span.end);
  side->shift += (gssize) edit->length - (gssize) (edit->span.end - edit->span.start);
  side->next++;

  return TRUE;
}

/* The text that a side has for a region of the base; the shifts are those before and behind it. */
static GBytes *
get_text (const Side *side,
          SmithSpan   region,
          gssize      shift_before)
{
  gsize start = (gsize) ((gssize) region.start + shift_before);
  gsize end = (gsize) ((gssize) region.end + side->shift);

  return g_bytes_new_from_bytes (side->text, start, end - start);
}

/* Judges the next changes that touch one another. */
static void
merge_next (SmithMerge *self,
            Side       *local,
            Side       *remote,
            gboolean    takes_remote)
{
  const SmithTextEdit *mine = peek (local), *theirs = peek (remote);
  SmithSpan region = theirs == NULL || (mine != NULL && mine->span.start < theirs->span.start)
                       ? mine->span : theirs->span;
  SmithSpan place;
  gssize local_before = local->shift, remote_before = remote->shift;
  gboolean is_mine = FALSE, is_theirs = FALSE, grows = TRUE;
  g_autoptr(GBytes) old_text = NULL;
  g_autoptr(GBytes) new_text = NULL;

  while (grows)
    {
      grows = FALSE;
      if (take (local, &region))
        is_mine = grows = TRUE;
      if (take (remote, &region))
        is_theirs = grows = TRUE;
    }
  old_text = get_text (local, region, local_before);
  place.start = (gsize) ((gssize) region.start + local_before);
  place.end = place.start + g_bytes_get_size (old_text);
  new_text = get_text (remote, region, remote_before);
  if (!is_theirs)
    self->n_kept++;
  else if (g_bytes_equal (old_text, new_text))
    self->n_same++;
  else if (is_mine)
    g_array_append_val (self->conflicts, place);
  else
    self->n_taken++;

  if (is_theirs && (!is_mine || takes_remote) && !g_bytes_equal (old_text, new_text))
    {
      gsize length;
      const char *data = g_bytes_get_data (new_text, &length);

      g_ptr_array_add (self->edits, smith_text_edit_new (place, data != NULL ? data : "",
                                                         (gssize) length));
    }
}

/**
 * smith_merge_new:
 * @base: what both texts were made from
 * @local: the text that is to take the changes
 * @remote: the text that has them
 * @takes_remote: what becomes of a place that both changed: %TRUE to make it as in @remote,
 *   %FALSE to leave it as it is in @local
 * @max_changes: as for smith_line_edits_new()
 * @cancellable: (nullable): stops the comparing
 *
 * Compares by lines.  Places that lie side by side count as one, because what is right for two
 * neighbours is seldom right for one of them.  For the cost see smith_line_edits_new().
 *
 * Returns: (transfer full): what to do; when cancelled, something that does so and is of no other
 *   use
 */
SmithMerge *
smith_merge_new (GBytes       *base,
                 GBytes       *local,
                 GBytes       *remote,
                 gboolean      takes_remote,
                 guint         max_changes,
                 GCancellable *cancellable)
{
  SmithMerge *self = g_new0 (SmithMerge, 1);
  Side mine = { .text = local }, theirs = { .text = remote };

  self->edits = smith_text_edits_new ();
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (SmithSpan));
  g_return_val_if_fail (base != NULL && local != NULL && remote != NULL, self);

  mine.edits = smith_line_edits_new (base, local, max_changes, cancellable);
  theirs.edits = smith_line_edits_new (base, remote, max_changes, cancellable);
  while (peek (&mine) != NULL || peek (&theirs) != NULL)
    merge_next (self, &mine, &theirs, takes_remote);
  g_ptr_array_unref (mine.edits);
  g_ptr_array_unref (theirs.edits);

  return self;
}

void
smith_merge_free (SmithMerge *self)
{
  g_ptr_array_unref (self->edits);
  g_array_unref (self->conflicts);
  g_free (self);
}
