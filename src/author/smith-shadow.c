/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-shadow.h"

#include <string.h>

#include "base/smith-large.h"

/* Whether a line begins at a byte depends on that byte and the three before it. */
#define BREAK_REACH 3

/* A gap has at least so much room when it is made, and else this part of what there is: little,
 * since memory that is used for the first time costs more than what is moved. */
#define MIN_GAP 256
#define GROWTH 64

/* Two arrays with a gap where the last edit was.
 *
 * Invariants: the text is bytes [0, gap_start) and [gap_end, size); its length is
 * size - (gap_end - gap_start).  Lines [0, line_gap_start) hold the offset of their first
 * byte, lines from line_gap_end on its distance from the end of the text, which an edit
 * before them leaves as it is.  Line 0 begins at 0 and always lies before the gap. */
struct _SmithShadow
{
  char   *bytes;           /* (owned) */
  gsize   size;
  gsize   gap_start;
  gsize   gap_end;

  gsize  *lines;           /* (owned) */
  gsize   lines_size;
  gsize   line_gap_start;
  gsize   line_gap_end;

  GBytes *snapshot;        /* (owned) (nullable): the text as it is now */
  char   *copy;            /* (owned) (nullable): a snapshot in the making */
  gsize   n_copied;        /* bytes of it */
};

static inline gsize
text_length (SmithShadow *self)
{
  return self->size - (self->gap_end - self->gap_start);
}

static inline guchar
byte_at (SmithShadow *self,
         gsize        offset)
{
  if (offset >= self->gap_start)
    offset += self->gap_end - self->gap_start;
  return (guchar) self->bytes[offset];
}

static inline gsize
line_start (SmithShadow *self,
            gsize        line)
{
  if (line < self->line_gap_start)
    return self->lines[line];
  return text_length (self) - self->lines[line + self->line_gap_end - self->line_gap_start];
}

static inline gsize
n_lines (SmithShadow *self)
{
  return self->lines_size - (self->line_gap_end - self->line_gap_start);
}

/* The first line that begins at @offset or after it; n_lines() when there is none. */
static gsize
find_line (SmithShadow *self,
           gsize        offset)
{
  gsize low = 0, high = n_lines (self);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (line_start (self, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
move_gap (SmithShadow *self,
          gsize        offset)
{
  gsize gap = self->gap_end - self->gap_start;

  if (offset < self->gap_start)
    memmove (self->bytes + offset + gap, self->bytes + offset, self->gap_start - offset);
  else if (offset > self->gap_start)
    memmove (self->bytes + self->gap_start, self->bytes + self->gap_end,
             offset - self->gap_start);

  self->gap_start = offset;
  self->gap_end = offset + gap;
}

static void
reserve_gap (SmithShadow *self,
             gsize        n_bytes)
{
  gsize tail = self->size - self->gap_end, size;

  if (self->gap_end - self->gap_start >= n_bytes)
    return;

  size = self->gap_start + tail;
  size += n_bytes + MAX (MIN_GAP, size / GROWTH);
  /* a key at the other end of it goes through half of its pages */
  self->bytes = self->bytes == NULL ? smith_large_alloc (size) : g_realloc (self->bytes, size);
  memmove (self->bytes + size - tail, self->bytes + self->gap_end, tail);
  self->gap_end = size - tail;
  self->size = size;
}

/* Offsets become distances from the end of the text, or the other way round. */
static void
turn_lines (SmithShadow *self,
            gsize        first,
            gsize        n)
{
  gsize *lines = self->lines + first;
  gsize length = text_length (self);

  for (gsize i = 0; i < n; i++)
    lines[i] = length - lines[i];
}

/* Puts the gap of the lines before the first one that begins at @offset or after it. */
static void
move_line_gap (SmithShadow *self,
               gsize        offset)
{
  gsize line = find_line (self, offset);
  gsize gap = self->line_gap_end - self->line_gap_start;

  if (line < self->line_gap_start)
    {
      gsize n = self->line_gap_start - line;

      memmove (self->lines + line + gap, self->lines + line, n * sizeof *self->lines);
      turn_lines (self, line + gap, n);
    }
  else if (line > self->line_gap_start)
    {
      gsize n = line - self->line_gap_start;

      memmove (self->lines + self->line_gap_start, self->lines + self->line_gap_end,
               n * sizeof *self->lines);
      turn_lines (self, self->line_gap_start, n);
    }
  self->line_gap_start = line;
  self->line_gap_end = line + gap;
}

static void
append_line (SmithShadow *self,
             gsize        offset)
{
  if (self->line_gap_start == self->line_gap_end)
    {
      gsize tail = self->lines_size - self->line_gap_end;
      gsize size = self->lines_size + MAX (MIN_GAP, self->lines_size / GROWTH);

      self->lines = g_renew (gsize, self->lines, size);
      memmove (self->lines + size - tail, self->lines + self->line_gap_end,
               tail * sizeof *self->lines);
      self->line_gap_end = size - tail;
      self->lines_size = size;
    }
  self->lines[self->line_gap_start++] = offset;
}

/* Whether a line begins at @offset, which is neither 0 nor past the end. */
static inline gboolean
begins_line (SmithShadow *self,
             gsize        offset)
{
  switch (byte_at (self, offset - 1))
    {
    case '\n':
      return TRUE;

    case '\r':
      return offset == text_length (self) || byte_at (self, offset) != '\n';

    case 0xA9:
      return offset >= 3 &&
             byte_at (self, offset - 2) == 0x80 && byte_at (self, offset - 3) == 0xE2;

    default:
      return FALSE;
    }
}

/* Forgets the lines that an edit of [offset, offset + length) may touch. */
static void
drop_lines (SmithShadow *self,
            gsize        offset,
            gsize        length)
{
  gsize text = text_length (self);
  gsize last = offset + length + BREAK_REACH - 1;

  move_line_gap (self, MAX (offset, 1));
  while (self->line_gap_end < self->lines_size && text - self->lines[self->line_gap_end] <= last)
    self->line_gap_end++;
}

/* Finds those lines again, after the edit has put @length bytes there. */
static void
find_lines (SmithShadow *self,
            gsize        offset,
            gsize        length)
{
  gsize last = MIN (offset + length + BREAK_REACH - 1, text_length (self));

  for (gsize i = MAX (offset, 1); i <= last; i++)
    if (begins_line (self, i))
      append_line (self, i);
}

static gboolean
is_boundary (SmithShadow *self,
             gsize        offset)
{
  return offset == text_length (self) || (byte_at (self, offset) & 0xC0) != 0x80;
}

/* Takes back what the gaps at the end have too much of: the first edit moves them to its place. */
static void
trim (SmithShadow *self)
{
  self->gap_end = MIN (self->size, self->gap_start + MIN_GAP);
  self->size = self->gap_end;
  self->bytes = g_realloc (self->bytes, self->size);
  self->line_gap_end = MIN (self->lines_size, self->line_gap_start + MIN_GAP);
  self->lines_size = self->line_gap_end;
  self->lines = g_renew (gsize, self->lines, self->lines_size);
}

/**
 * smith_shadow_new:
 * @text: (array length=length): valid UTF-8; copied
 *
 * Returns: (transfer full): a shadow of @text
 */
SmithShadow *
smith_shadow_new (const char *text,
                  gsize       length)
{
  SmithShadow *self = g_new0 (SmithShadow, 1);

  append_line (self, 0);
  if (length > 0)
    smith_shadow_insert (self, 0, text, length);
  trim (self);

  return self;
}

/**
 * smith_shadow_new_from_bytes:
 * @text: valid UTF-8; a reference is kept as the first snapshot
 *
 * Returns: (transfer full): a shadow of @text
 */
SmithShadow *
smith_shadow_new_from_bytes (GBytes *text)
{
  SmithShadow *self;
  const char *data;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  self = smith_shadow_new (data, length);
  self->snapshot = g_bytes_ref (text);

  return self;
}

void
smith_shadow_free (SmithShadow *self)
{
  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->copy, g_free);
  g_free (self->bytes);
  g_free (self->lines);
  g_free (self);
}

/**
 * smith_shadow_insert:
 * @offset: where, in bytes; at the edge of a character
 * @text: (array length=length): valid UTF-8
 */
void
smith_shadow_insert (SmithShadow *self,
                     gsize        offset,
                     const char  *text,
                     gsize        length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (offset <= text_length (self) && is_boundary (self, offset));

  if (length == 0)
    return;

  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->copy, g_free);
  drop_lines (self, offset, 0);
  move_gap (self, offset);
  reserve_gap (self, length);
  memcpy (self->bytes + self->gap_start, text, length);
  self->gap_start += length;
  find_lines (self, offset, length);
}

/**
 * smith_shadow_delete:
 * @offset: the first byte that goes; at the edge of a character
 * @length: how many bytes go; up to the edge of a character
 */
void
smith_shadow_delete (SmithShadow *self,
                     gsize        offset,
                     gsize        length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (offset <= text_length (self) && length <= text_length (self) - offset);
  g_return_if_fail (is_boundary (self, offset) && is_boundary (self, offset + length));

  if (length == 0)
    return;

  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->copy, g_free);
  drop_lines (self, offset, length);
  move_gap (self, offset);
  self->gap_end += length;
  find_lines (self, offset, 0);
}

gsize
smith_shadow_get_length (SmithShadow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return text_length (self);
}

/**
 * smith_shadow_get_n_lines:
 *
 * Returns: the number of lines, at least 1; a break at the end of the text begins a last,
 *   empty line
 */
guint
smith_shadow_get_n_lines (SmithShadow *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return (guint) n_lines (self);
}

/**
 * smith_shadow_get_line_start:
 * @line: from 0
 *
 * Returns: the byte where @line begins; the text's length when there is no such line
 */
gsize
smith_shadow_get_line_start (SmithShadow *self,
                             guint        line)
{
  g_return_val_if_fail (self != NULL, 0);

  return line < n_lines (self) ? line_start (self, line) : text_length (self);
}

/**
 * smith_shadow_get_line_at:
 * @offset: a byte; past the end means the end
 *
 * Returns: the line that holds @offset, from 0
 */
guint
smith_shadow_get_line_at (SmithShadow *self,
                          gsize        offset)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) find_line (self, MIN (offset, text_length (self)) + 1) - 1;
}

static void
copy_text (SmithShadow *self,
           gsize        offset,
           gsize        length,
           char        *to)
{
  gsize before = offset < self->gap_start ? MIN (length, self->gap_start - offset) : 0;

  if (before > 0)
    memcpy (to, self->bytes + offset, before);
  if (before < length)
    memcpy (to + before, self->bytes + offset + before + self->gap_end - self->gap_start,
            length - before);
}

/**
 * smith_shadow_dup_text:
 * @offset: the first byte
 * @length: how many bytes
 *
 * Returns: (transfer full): a copy of a part of the text, ended by NUL
 */
char *
smith_shadow_dup_text (SmithShadow *self,
                       gsize        offset,
                       gsize        length)
{
  char *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset <= text_length (self), NULL);
  g_return_val_if_fail (length <= text_length (self) - offset, NULL);

  copy = g_malloc (length + 1);
  copy_text (self, offset, length, copy);
  copy[length] = '\0';

  return copy;
}

/**
 * smith_shadow_prepare:
 * @n_bytes: how much of the text to copy now
 *
 * Does a part of the work of the next snapshot, for a main loop that has keys to answer in
 * between.  An edit makes it start anew.
 *
 * Returns: whether smith_shadow_snapshot() costs nothing now
 */
gboolean
smith_shadow_prepare (SmithShadow *self,
                      gsize        n_bytes)
{
  gsize length, n;

  g_return_val_if_fail (self != NULL, TRUE);

  if (self->snapshot != NULL)
    return TRUE;

  length = text_length (self);
  if (self->copy == NULL)
    {
      self->copy = g_malloc (length + 1);
      self->n_copied = 0;
    }
  n = MIN (n_bytes, length - self->n_copied);
  copy_text (self, self->n_copied, n, self->copy + self->n_copied);
  self->n_copied += n;
  if (self->n_copied < length)
    return FALSE;

  self->copy[length] = '\0';
  self->snapshot = g_bytes_new_take (g_steal_pointer (&self->copy), length);
  return TRUE;
}

/**
 * smith_shadow_snapshot:
 *
 * Costs one copy of the text but for what smith_shadow_prepare() has copied, and nothing when
 * the text has not changed since the last one.
 *
 * Returns: (transfer full): the text as it is now, for any thread
 */
GBytes *
smith_shadow_snapshot (SmithShadow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  smith_shadow_prepare (self, G_MAXSIZE);

  return g_bytes_ref (self->snapshot);
}
