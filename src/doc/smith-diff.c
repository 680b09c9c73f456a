/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-diff.h"

#include <string.h>

/* What edits change, as people read changes: the unified format of diff(1).  Nothing is
 * compared but the lines that an edit touches, so a few edits in a long text cost little. */

#define ELLIPSIS "…"

/* Of a line that is cut: what stays before the first byte that is another one. */
#define BYTES_BEFORE_CHANGE 80u

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
  gsize       max_length;      /* of @out: no line begins beyond it */
  gsize       max_line_bytes;
  gboolean    is_cut;          /* something that changes is not in @out */
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

/* Whether a line begins at @at, or the text. */
static gboolean
begins_line (Diff *self,
             gsize at)
{
  return at == 0 || self->data[at - 1] == '\n';
}

/* The end of the whole lines that an edit touches. */
static gsize
end_of_edit (Diff                *self,
             const SmithTextEdit *edit)
{
  gboolean ends_a_line = edit->length == 0 || edit->text[edit->length - 1] == '\n';

  /* what begins and ends with a line leaves the next one alone */
  if (begins_line (self, edit->span.start) && ends_a_line && begins_line (self, edit->span.end))
    return edit->span.end;

  return next_line (self, edit->span.end);
}

/* Whether an edit that comes next shares a line with a stretch. */
static gboolean
is_in_stretch (Diff                *self,
               const Stretch       *stretch,
               const SmithTextEdit *edit)
{
  if (edit->span.start < stretch->end)
    return TRUE;
  /* the last line of the text may have no end that parts them */
  if (edit->span.start == stretch->end && !begins_line (self, edit->span.start))
    return TRUE;

  /* lines that are put in before a line do not touch it, but what follows them in that may */
  return stretch->end == stretch->start &&
         line_start (self, edit->span.start) == stretch->start;
}

/* The stretches in their order; those that share a line are one.  No line is looked through
 * once for each of its edits: it may be the whole text. */
static GArray *
list_stretches (Diff *self)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < self->edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (self->edits, i);
      Stretch *last = stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1)
                                         : NULL;

      if (last != NULL && is_in_stretch (self, last, edit))
        {
          /* an end inside it adds nothing, except to what was only put in */
          if (edit->span.end >= last->end)
            last->end = end_of_edit (self, edit);
          last->n_edits++;
        }
      else
        {
          Stretch stretch = {
            .start = line_start (self, edit->span.start),
            .end = end_of_edit (self, edit),
            .first = i,
            .n_edits = 1,
          };

          g_array_append_val (stretches, stretch);
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

/* The nearest edge of a character at @at or before it. */
static gsize
whole_characters (const char *text,
                  gsize       at)
{
  while (at > 0 && ((guchar) text[at] & 0xC0) == 0x80)
    at--;

  return at;
}

/* Prints a line, or a piece of a long one that begins after @skip bytes. */
static void
print_line (Diff       *self,
            const char *line,
            gsize       length,
            gsize       skip)
{
  gsize end = length;

  if (length <= self->max_line_bytes)
    skip = 0;
  if (length - skip > self->max_line_bytes)
    end = skip + whole_characters (line + skip, self->max_line_bytes);
  if (skip > 0)
    g_string_append (self->out, ELLIPSIS);
  g_string_append_len (self->out, line + skip, (gssize) (end - skip));
  if (end < length)
    g_string_append (self->out, ELLIPSIS);
}

/* Prints lines, of the first one what comes after @skip bytes when it is too long. */
static void
print_lines (Diff       *self,
             char        sign,
             const char *text,
             gsize       length,
             gsize       skip)
{
  const char *end = text + length;

  for (const char *p = text; p < end; skip = 0)
    {
      const char *found = memchr (p, '\n', (gsize) (end - p));
      const char *next = found != NULL ? found + 1 : end;
      gsize bytes = (gsize) ((found != NULL ? found : end) - p);

      if (self->out->len >= self->max_length)
        {
          self->is_cut = TRUE;
          return;
        }
      if (sign != ' ' && bytes > self->max_line_bytes)
        self->is_cut = TRUE;
      g_string_append_c (self->out, sign);
      print_line (self, p, bytes, skip);
      g_string_append_c (self->out, '\n');
      if (found == NULL)
        g_string_append (self->out, "\\ No newline at end of file\n");
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

/* How much of the line at the beginning of both is left out if it is too long to show. */
static gsize
count_skipped (const char *a,
               gsize       length_a,
               const char *b,
               gsize       length_b)
{
  gsize same = 0;

  while (same < length_a && same < length_b && a[same] == b[same])
    same++;

  return same > BYTES_BEFORE_CHANGE ? whole_characters (a, same - BYTES_BEFORE_CHANGE) : 0;
}

/* Prints the lines of a stretch; returns by how many there are more after its edits. */
static gssize
print_stretch (Diff          *self,
               const Stretch *stretch)
{
  g_autoptr(GString) edited = apply_stretch (self, stretch);
  const char *before = self->data + stretch->start, *after = edited->str;
  gsize n_before = stretch->end - stretch->start, n_after = edited->len;
  gssize n_more = (gssize) count_lines (after, n_after) - (gssize) count_lines (before, n_before);
  gsize same = common_start (before, n_before, after, n_after);
  gsize skip;

  print_lines (self, ' ', before, same, 0);
  before += same;
  after += same;
  n_before -= same;
  n_after -= same;
  skip = count_skipped (before, n_before, after, n_after);
  print_lines (self, '-', before, n_before, skip);
  print_lines (self, '+', after, n_after, skip);

  return n_more;
}

/* Prints some stretches and the context before, between and after them. */
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

      print_lines (self, ' ', self->data + at, stretch->start - at, 0);
      n_after = (gsize) ((gssize) n_after + print_stretch (self, stretch));
      at = stretch->end;
    }
  print_lines (self, ' ', self->data + at, to - at, 0);

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
 * @max_bytes: no line begins beyond this many bytes of output
 * @max_line_bytes: of a longer line only a piece is printed, where it changes if it does
 * @out: takes the hunks, in the unified format without the names of files
 *
 * Takes a time in proportion to the edits, their lines, and the newlines before the last.
 *
 * Returns: whether all that changes was printed
 */
gboolean
smith_diff_print (GBytes    *text,
                  GPtrArray *edits,
                  guint      n_context,
                  gsize      max_bytes,
                  gsize      max_line_bytes,
                  GString   *out)
{
  Diff self = {
    .edits = edits,
    .n_context = n_context,
    .max_length = max_bytes < G_MAXSIZE - out->len ? out->len + max_bytes : G_MAXSIZE,
    .max_line_bytes = max_line_bytes,
    .out = out,
  };
  g_autoptr(GArray) stretches = NULL;

  g_return_val_if_fail (text != NULL && edits != NULL && out != NULL, FALSE);

  self.data = g_bytes_get_data (text, &self.length);
  if (self.data == NULL)
    self.data = "";
  stretches = list_stretches (&self);
  for (guint i = 0, n; i < stretches->len; i += n)
    {
      gsize to = lines_after (&self, g_array_index (stretches, Stretch, i).end, n_context);

      if (out->len >= self.max_length)
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

  return !self.is_cut;
}
