/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edits.h"

#include "doc/smith-text-edit.h"

typedef struct
{
  guint64 revision;  /* the one that this edit made */
  gsize   offset;    /* bytes, in the revision before */
  gsize   removed;   /* bytes */
  gsize   added;     /* bytes */
} Edit;

struct _SmithEdits
{
  GArray *log;  /* (owned) of Edit, by ascending revision */
};

SmithEdits *
smith_edits_new (void)
{
  SmithEdits *self = g_rc_box_new0 (SmithEdits);

  self->log = g_array_new (FALSE, FALSE, sizeof (Edit));
  return self;
}

SmithEdits *
smith_edits_ref (SmithEdits *self)
{
  return g_rc_box_acquire (self);
}

static void
edits_clear (gpointer data)
{
  SmithEdits *self = data;

  g_array_unref (self->log);
}

void
smith_edits_unref (SmithEdits *self)
{
  g_rc_box_release_full (self, edits_clear);
}

/* The first edit that @revision does not contain. */
static guint
find_edit (SmithEdits *self,
           guint64     revision)
{
  guint low = 0, high = self->log->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->log, Edit, middle).revision <= revision)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * smith_edits_add:
 * @revision: the revision that the edit made; above all before
 * @offset: where, in bytes of the revision before
 * @removed: bytes that went
 * @added: bytes that came
 */
void
smith_edits_add (SmithEdits *self,
                 guint64     revision,
                 gsize       offset,
                 gsize       removed,
                 gsize       added)
{
  Edit edit = { revision, offset, removed, added };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->log->len == 0 ||
                    g_array_index (self->log, Edit, self->log->len - 1).revision < revision);

  g_array_append_val (self->log, edit);
}

/**
 * smith_edits_forget:
 * @revision: the oldest one whose spans are still wanted
 */
void
smith_edits_forget (SmithEdits *self,
                    guint64     revision)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = find_edit (self, revision);
  if (n > 0)
    g_array_remove_range (self->log, 0, n);
}

/**
 * smith_edits_shift:
 * @revision: the one that @span belongs to, not older than the last one forgotten
 * @span: a span of that revision
 *
 * Costs a step for each edit since @revision.
 *
 * Returns: where the span is now, as smith_span_shift() has it
 */
SmithSpan
smith_edits_shift (SmithEdits *self,
                   guint64     revision,
                   SmithSpan   span)
{
  g_return_val_if_fail (self != NULL, span);

  for (guint i = find_edit (self, revision); i < self->log->len; i++)
    {
      const Edit *edit = &g_array_index (self->log, Edit, i);

      span = smith_span_shift (span, edit->offset, edit->removed, edit->added);
    }

  return span;
}

/**
 * smith_edits_unshift:
 * @revision: not older than the last one forgotten
 * @offset: a place in the text as it is now
 *
 * Costs a step for each edit since @revision.
 *
 * Returns: where that place was in @revision; of text that is new, where it came
 */
gsize
smith_edits_unshift (SmithEdits *self,
                     guint64     revision,
                     gsize       offset)
{
  guint first;

  g_return_val_if_fail (self != NULL, offset);

  first = find_edit (self, revision);
  for (guint i = self->log->len; i > first; i--)
    {
      const Edit *edit = &g_array_index (self->log, Edit, i - 1);

      if (offset >= edit->offset + edit->added)
        offset = offset - edit->added + edit->removed;
      else
        offset = MIN (offset, edit->offset);
    }

  return offset;
}

/**
 * smith_edits_get_start:
 * @revision: not older than the last one forgotten
 *
 * Returns: how many bytes at the start of the text are the same since @revision; %G_MAXSIZE
 *   when nothing was edited
 */
gsize
smith_edits_get_start (SmithEdits *self,
                       guint64     revision)
{
  gsize start = G_MAXSIZE;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = find_edit (self, revision); i < self->log->len; i++)
    start = MIN (start, g_array_index (self->log, Edit, i).offset);

  return start;
}
