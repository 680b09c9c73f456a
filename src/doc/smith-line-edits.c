/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-line-edits.h"

#include <string.h>

/* The lines that make one text of another, by E. W. Myers, "An O(ND) Difference Algorithm and
 * Its Variations" (1986): the fewest that can be.  Lines are compared as numbers. */

typedef struct
{
  GArray *numbers;  /* (owned) of guint: equal lines have equal numbers */
  GArray *starts;   /* (owned) of gsize: where each line begins, and the end of the last */
} Lines;

typedef struct
{
  Lines         before, after;
  guint         n_before, n_after;  /* lines between those that both begin and end with */
  guint         head;               /* lines that both begin with */
  guint         max_changes;
  GCancellable *cancellable;
} Comparison;

static void
lines_clear (Lines *self)
{
  g_array_unref (self->numbers);
  g_array_unref (self->starts);
}

static Lines
split (GBytes     *text,
       GHashTable *known)
{
  Lines lines = { g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gsize length, at = 0;
  const char *data = g_bytes_get_data (text, &length);

  g_array_append_val (lines.starts, at);
  while (at < length)
    {
      const char *newline = memchr (data + at, '\n', length - at);
      gsize end = newline != NULL ? (gsize) (newline - data) + 1 : length;
      g_autoptr(GBytes) line = g_bytes_new_from_bytes (text, at, end - at);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, line));

      if (number == 0)
        {
          number = g_hash_table_size (known) + 1;
          g_hash_table_insert (known, g_bytes_ref (line), GUINT_TO_POINTER (number));
        }
      g_array_append_val (lines.numbers, number);
      g_array_append_val (lines.starts, end);
      at = end;
    }

  return lines;
}

static guint
get_number (const Lines *lines,
            guint        line)
{
  return g_array_index (lines->numbers, guint, line);
}

static gsize
get_start (const Lines *lines,
           guint        line)
{
  return g_array_index (lines->starts, gsize, line);
}

/* Leaves only the lines between the first and the last that differ. */
static void
trim (Comparison *self)
{
  guint n_before = self->before.numbers->len, n_after = self->after.numbers->len;
  guint common = MIN (n_before, n_after), tail = 0;

  while (self->head < common &&
         get_number (&self->before, self->head) == get_number (&self->after, self->head))
    self->head++;
  while (self->head + tail < common && get_number (&self->before, n_before - 1 - tail) ==
                                       get_number (&self->after, n_after - 1 - tail))
    tail++;
  self->n_before = n_before - self->head - tail;
  self->n_after = n_after - self->head - tail;
}

/* How many lines of @before are behind us when as many lines as can be are the same, beginning
 * with @x of them on the diagonal @k. */
static int
follow (const Comparison *self,
        int               x,
        int               k)
{
  while (x < (int) self->n_before && x - k < (int) self->n_after &&
         get_number (&self->before, self->head + (guint) x) ==
         get_number (&self->after, self->head + (guint) (x - k)))
    x++;

  return x;
}

/* Whether the best way to the diagonal @k with @d changes puts a line in, rather than leaving
 * one out.  @row has the ends of the ways with one change less, and its diagonal 0 at @d. */
static gboolean
puts_in (const int *row,
         int        d,
         int        k)
{
  return k == -d || (k != d && row[d + k - 1] < row[d + k + 1]);
}

/* The ends of the ways with 0, 1, 2 … changes, up to the one that ends both texts; %NULL when
 * it takes too many.  Row d has 2 d + 3 places, the diagonal 0 at d + 1. */
static GPtrArray *
find_ways (const Comparison *self)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  int most = (int) MIN (self->max_changes, self->n_before + self->n_after);
  const int *last = NULL;

  for (int d = 0; d <= most && !g_cancellable_is_cancelled (self->cancellable); d++)
    {
      int *row = g_new (int, 2 * d + 3);

      row[0] = row[2 * d + 2] = -1;
      g_ptr_array_add (rows, row);
      for (int k = -d; k <= d; k += 2)
        {
          int x = d == 0 ? 0 : puts_in (last, d, k) ? last[d + k + 1] : last[d + k - 1] + 1;

          x = follow (self, x, k);
          row[d + 1 + k] = x;
          if (x >= (int) self->n_before && x - k >= (int) self->n_after)
            return g_steal_pointer (&rows);
        }
      for (int k = 1 - d; k < d; k += 2)
        row[d + 1 + k] = -1;
      last = row;
    }

  return NULL;
}

/* Replaces the lines from @x0 to @x1 of @before by those from @y0 to @y1 of @after. */
static void
add_edit (const Comparison *self,
          GBytes           *text,
          GPtrArray        *edits,
          guint             x0,
          guint             x1,
          guint             y0,
          guint             y1)
{
  gsize from = get_start (&self->after, self->head + y0);
  gsize to = get_start (&self->after, self->head + y1);
  SmithSpan span = { get_start (&self->before, self->head + x0),
                     get_start (&self->before, self->head + x1) };
  const char *data = g_bytes_get_data (text, NULL);

  if (x0 < x1 || y0 < y1)
    g_ptr_array_add (edits, smith_text_edit_new (span, data != NULL ? data + from : "",
                                                 (gssize) (to - from)));
}

/* Walks the way back; changes that touch one another are one edit. */
static void
list_edits (const Comparison *self,
            GBytes           *after,
            GPtrArray        *rows,
            GPtrArray        *edits)
{
  int x = (int) self->n_before, y = (int) self->n_after, end_x = x, end_y = y;
  gboolean is_open = FALSE;

  for (int d = (int) rows->len - 1; d > 0; d--)
    {
      const int *row = g_ptr_array_index (rows, d - 1);
      int k = x - y;
      gboolean is_in = puts_in (row, d, k);
      int from_x = is_in ? row[d + k + 1] : row[d + k - 1];
      int from_y = from_x - (is_in ? k + 1 : k - 1);
      int changed_x = is_in ? from_x : from_x + 1;

      if (is_open && x > changed_x)
        {
          add_edit (self, after, edits, (guint) x, (guint) end_x, (guint) y, (guint) end_y);
          is_open = FALSE;
        }
      if (!is_open)
        {
          end_x = changed_x;
          end_y = is_in ? from_y + 1 : from_y;
          is_open = TRUE;
        }
      x = from_x;
      y = from_y;
    }
  if (is_open)
    add_edit (self, after, edits, (guint) x, (guint) end_x, (guint) y, (guint) end_y);
}

/**
 * smith_line_edits_new:
 * @before: a text
 * @after: another one; both UTF-8
 * @max_changes: so many lines that go or come are told apart; where it takes more, one edit
 *   has all lines from the first to the last that differ
 *
 * Compares two texts line by line.  Takes memory in proportion to their lengths and to the square
 * of the changed lines, and so much time for usual texts; at worst the lines times the changes,
 * where they repeat themselves.
 *
 * Returns: (transfer full) (element-type SmithTextEdit): sorted edits that make @after of
 *   @before; when cancelled, some that do so and are of no other use
 */
GPtrArray *
smith_line_edits_new (GBytes       *before,
                      GBytes       *after,
                      guint         max_changes,
                      GCancellable *cancellable)
{
  g_autoptr(GHashTable) known =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr(GPtrArray) rows = NULL;
  GPtrArray *edits = smith_text_edits_new ();
  Comparison self = { .max_changes = max_changes, .cancellable = cancellable };

  g_return_val_if_fail (before != NULL && after != NULL, edits);

  self.before = split (before, known);
  self.after = split (after, known);
  trim (&self);
  rows = find_ways (&self);
  if (rows != NULL)
    list_edits (&self, after, rows, edits);
  else
    add_edit (&self, after, edits, 0, self.n_before, 0, self.n_after);
  smith_text_edits_sort (edits, g_bytes_get_size (before));
  lines_clear (&self.before);
  lines_clear (&self.after);

  return edits;
}
