/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-diff.h"

#include <string.h>

/* What edits change, as people read changes: the unified format of diff(1).  Nothing is
 * compared but the lines that an edit touches, so a few edits in a long text cost little. */

typedef struct
{
  gsize start;  /* bytes of whole lines in the text before */
  gsize end;
  guint first;  /* edits of this stretch */
  guint n_edits;
} Stretch;

typedef struct
{
  const char *data;        /* of the text before */
  gsize       length;
  GPtrArray  *edits;       /* sorted */
  guint       n_context;
  GString    *out;
  gsize       counted_to;  /* bytes whose lines are counted in @line */
  gsize       line;        /* number of the line that begins at @counted_to, from 0 */
  gssize      shift;       /* lines that were added so far, less those removed */
} Diff;

static gsize
line_start (Diff *self,
            gsize at)
{
  while (at > 0 && self->data[at - 1] != '\n')
    at--;

  return at;
}

/* The start of the line after the one that holds @at, or the end of the text. */
static gsize
next_line (Diff *self,
           gsize at)
{
  const char *found = memchr (self->data + at, '\n', self->length - at);

  return found != NULL ? (gsize) (found - self->data) + 1 : self->length;
}

static gsize
lines_before (Diff *self,
              gsize at,
              guint n)
{
  for (; n > 0 && at > 0; n--)
    at = line_start (self, at - 1);

  return at;
}

static gsize
lines_after (Diff *self,
             gsize at,
             guint n)
{
  for (; n > 0 && at < self->length; n--)
    at = next_line (self, at);

  return at;
}

static gsize
count_lines (const char *text,
             gsize       length)
{
  gsize n = 0;
  const char *end = text + length;

  for (const char *p = text; p < end; n++)
    {
      const char *found = memchr (p, '\n', (gsize) (end - p));

      p = found != NULL ? found + 1 : end;
    }

  return n;
}

/* The whole lines that an edit touches. */
static Stretch
stretch_of (Diff  *self,
            guint  index)
{
  const SmithTextEdit *edit = g_ptr_array_index (self->edits, index);
  gboolean ends_a_line = edit->length == 0 || edit->text[edit->length - 1] == '\n';
  Stretch stretch = { .start = line_start (self, edit->span.start), .first = index, .n_edits = 1 };

  /* what begins and ends with a line leaves the next one alone */
  if (edit->span.start == stretch.start && ends_a_line &&
      edit->span.end == line_start (self, edit->span.end))
    stretch.end = edit->span.end;
  else
    stretch.end = next_line (self, edit->span.end);

  return stretch;
}

/* The stretches in their order; those that share a line are one. */
static GArray *
list_stretches (Diff *self)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < self->edits->len; i++)
    {
      Stretch stretch = stretch_of (self, i);
      Stretch *last = stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1)
                                         : NULL;

      if (last == NULL || stretch.start >= MAX (last->end, last->start + 1))
        g_array_append_val (stretches, stretch);
      else
        {
          last->end = MAX (last->end, stretch.end);
          last->n_edits++;
        }
    }

  return stretches;
}

/* The lines of a stretch after its edits. */
static GString *
apply_stretch (Diff          *self,
               const Stretch *stretch)
{
  GString *after = g_string_new (NULL);
  gsize at = stretch->start;

  for (guint i = 0; i < stretch->n_edits; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (self->edits, stretch->first + i);

      g_string_append_len (after, self->data + at, (gssize) (edit->span.start - at));
      g_string_append_len (after, edit->text, (gssize) edit->length);
      at = edit->span.end;
    }
  g_string_append_len (after, self->data + at, (gssize) (stretch->end - at));

  return after;
}

static void
print_lines (Diff       *self,
             char        sign,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; )
    {
      const char *found = memchr (p, '\n', (gsize) (end - p));
      const char *next = found != NULL ? found + 1 : end;

      g_string_append_c (self->out, sign);
      g_string_append_len (self->out, p, next - p);
      if (found == NULL)
        g_string_append (self->out, "\n\\ No newline at end of file\n");
      p = next;
    }
}

/* The bytes of the first lines that both have. */
static gsize
common_start (const char *a,
              gsize       length_a,
              const char *b,
              gsize       length_b)
{
  gsize same = 0, at = 0;

  while (at < length_a && at < length_b && a[at] == b[at])
    if (a[at++] == '\n')
      same = at;

  return same;
}

/* Prints from @from to the end of the last stretch and its context. */
static void
print_hunk (Diff   *self,
            GArray *stretches,
            guint   first,
            guint   n)
{
  const Stretch *last = &g_array_index (stretches, Stretch, first + n - 1);
  gsize from = lines_before (self, g_array_index (stretches, Stretch, first).start,
                             self->n_context);
  gsize to = lines_after (self, last->end, self->n_context);
  gsize n_before = count_lines (self->data + from, to - from), n_after = n_before;
  gsize header = self->out->len, at = from, line;
  g_autofree char *heading = NULL;

  self->line += count_lines (self->data + self->counted_to, from - self->counted_to);
  self->counted_to = from;
  line = self->line;
  for (guint i = first; i < first + n; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      g_autoptr(GString) after = apply_stretch (self, stretch);
      gsize length = stretch->end - stretch->start;
      const char *before = self->data + stretch->start;
      gsize same = common_start (before, length, after->str, after->len);

      n_after += count_lines (after->str, after->len);
      n_after -= count_lines (before, length);
      print_lines (self, ' ', self->data + at, stretch->start + same - at);
      print_lines (self, '-', before + same, length - same);
      print_lines (self, '+', after->str + same, after->len - same);
      at = stretch->end;
    }
  print_lines (self, ' ', self->data + at, to - at);

  heading = g_strdup_printf ("@@ -%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT " +%" G_GSSIZE_FORMAT
                             ",%" G_GSIZE_FORMAT " @@\n",
                             line + (n_before > 0), n_before,
                             (gssize) line + self->shift + (n_after > 0), n_after);
  g_string_insert (self->out, (gssize) header, heading);
  self->shift += (gssize) n_after - (gssize) n_before;
}

/**
 * smith_diff_print:
 * @text: what the edits are for
 * @edits: sorted, see smith_text_edits_sort()
 * @n_context: lines around each change
 * @max_bytes: no hunk begins beyond this many bytes of output
 * @out: takes the hunks, in the unified format without the names of files
 *
 * Takes a time in proportion to the edits, their lines, and the newlines before the last.
 *
 * Returns: whether everything was printed
 */
gboolean
smith_diff_print (GBytes    *text,
                  GPtrArray *edits,
                  guint      n_context,
                  gsize      max_bytes,
                  GString   *out)
{
  Diff self = { .edits = edits, .n_context = n_context, .out = out };
  gsize from = out->len;
  g_autoptr(GArray) stretches = NULL;

  g_return_val_if_fail (text != NULL && edits != NULL && out != NULL, FALSE);

  self.data = g_bytes_get_data (text, &self.length);
  stretches = list_stretches (&self);
  for (guint i = 0, n; i < stretches->len; i += n)
    {
      gsize to = lines_after (&self, g_array_index (stretches, Stretch, i).end, n_context);

      if (out->len - from > max_bytes)
        return FALSE;
      for (n = 1; i + n < stretches->len; n++)
        {
          const Stretch *next = &g_array_index (stretches, Stretch, i + n);

          if (lines_before (&self, next->start, n_context) > to)
            break;
          to = lines_after (&self, next->end, n_context);
        }
      print_hunk (&self, stretches, i, n);
    }

  return TRUE;
}
