/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-text-index.h"

#include <string.h>

/* Lines longer than this are not walked from their start: minified documents have one line. */
#define BLOCK 4096

struct _SmithTextIndex
{
  GBytes *text;    /* (owned) */
  GArray *starts;  /* (owned) of gsize: first byte of each line, ascending; never empty */
  SmithLineBreaks breaks;
  GArray *counts;  /* (owned) (nullable) of guint: characters that begin before each block;
                      only where a line is longer than a block */
};

static gsize
bom_length (const char *data,
            gsize       length)
{
  return length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* The length in bytes of the line break at @p, 0 when there is none. */
static gsize
break_at (const char      *p,
          const char      *end,
          SmithLineBreaks  breaks)
{
  if (*p == '\n')
    return 1;
  if (*p == '\r')
    return p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (breaks == SMITH_LINE_BREAKS_GTK && end - p >= 3 && memcmp (p, "\xE2\x80\xA9", 3) == 0)
    return 3;
  return 0;
}

static void
find_lines (SmithTextIndex  *self,
            SmithLineBreaks  breaks)
{
  gsize length;
  const char *data = g_bytes_get_data (self->text, &length);
  const char *end = data + length;
  gsize start = 0;

  g_array_append_val (self->starts, start);
  if (length == 0)
    return;

  /* memchr() finds the common break at memory speed; the rare ones need every byte */
  if (memchr (data, '\r', length) == NULL && breaks == SMITH_LINE_BREAKS_FILE)
    {
      for (const char *p = memchr (data, '\n', length); p != NULL; )
        {
          start = (gsize) (p + 1 - data);
          g_array_append_val (self->starts, start);
          p = p + 1 < end ? memchr (p + 1, '\n', (gsize) (end - p - 1)) : NULL;
        }
      return;
    }

  for (const char *p = data; p < end; )
    {
      gsize n = break_at (p, end, breaks);

      p += MAX (n, 1);
      if (n > 0)
        {
          start = (gsize) (p - data);
          g_array_append_val (self->starts, start);
        }
    }
}

/* Characters that begin in @length bytes: all but UTF-8's continuation bytes. */
static guint
count_characters (const char *data,
                  gsize       length)
{
  guint n = 0;

  for (; length >= 8; data += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, data, 8);
      /* a one in each byte that goes on; the product adds the bytes up in the highest one */
      word = (word >> 7) & ~(word >> 6) & 0x0101010101010101u;
      n += 8 - (guint) (word * 0x0101010101010101u >> 56);
    }
  for (; length > 0; data++, length--)
    n += ((guchar) *data & 0xC0) != 0x80;

  return n;
}

static void
count_blocks (SmithTextIndex *self)
{
  gsize length, longest = 0, before = 0;
  const char *data = g_bytes_get_data (self->text, &length);
  guint n = 0;

  for (guint i = 1; i <= self->starts->len; i++)
    {
      gsize start = i < self->starts->len ? g_array_index (self->starts, gsize, i) : length;

      longest = MAX (longest, start - before);
      before = start;
    }
  if (longest <= BLOCK)
    return;

  self->counts = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) (length / BLOCK) + 1);
  for (gsize at = 0; at <= length; at += BLOCK)
    {
      g_array_append_val (self->counts, n);
      n += count_characters (data + at, MIN (BLOCK, length - at));
    }
}

/* Characters that begin in [@start, @end). */
static guint
count_between (SmithTextIndex *self,
               gsize           start,
               gsize           end)
{
  const char *data = g_bytes_get_data (self->text, NULL);
  gsize first = start / BLOCK, last = end / BLOCK;

  if (self->counts == NULL || first == last)
    return count_characters (data + start, end - start);

  return g_array_index (self->counts, guint, last) - g_array_index (self->counts, guint, first) +
         count_characters (data + last * BLOCK, end - last * BLOCK) -
         count_characters (data + first * BLOCK, start - first * BLOCK);
}

/**
 * smith_text_index_new:
 * @text: valid UTF-8; a reference is kept
 * @breaks: what ends a line
 *
 * Returns: (transfer full): an index of @text
 */
SmithTextIndex *
smith_text_index_new (GBytes          *text,
                      SmithLineBreaks  breaks)
{
  SmithTextIndex *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithTextIndex);
  self->text = g_bytes_ref (text);
  self->breaks = breaks;
  /* room that is not needed is never touched; lines of code are longer */
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize),
                                    (guint) (g_bytes_get_size (text) / 32) + 1);
  find_lines (self, breaks);
  count_blocks (self);

  return self;
}

SmithTextIndex *
smith_text_index_ref (SmithTextIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
text_index_clear (gpointer data)
{
  SmithTextIndex *self = data;

  g_bytes_unref (self->text);
  g_array_unref (self->starts);
  g_clear_pointer (&self->counts, g_array_unref);
}

void
smith_text_index_unref (SmithTextIndex *self)
{
  g_atomic_rc_box_release_full (self, text_index_clear);
}

guint
smith_text_index_get_n_lines (SmithTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len;
}

/**
 * smith_text_index_locate:
 * @offset: a byte of the text, or its end
 * @out_position: (out): set on success only
 *
 * Returns: %FALSE when @offset is past the end or inside a character
 */
gboolean
smith_text_index_locate (SmithTextIndex *self,
                         gsize           offset,
                         SmithPosition  *out_position)
{
  const char *data;
  gsize length, start, bom;
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && out_position != NULL, FALSE);

  data = g_bytes_get_data (self->text, &length);
  if (offset > length || (offset < length && ((guchar) data[offset] & 0xC0) == 0x80))
    return FALSE;

  high = self->starts->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  start = g_array_index (self->starts, gsize, low);
  bom = low == 0 && length > 0 ? bom_length (data, length) : 0;
  out_position->line = low;
  out_position->column = offset <= start + bom
                           ? 0
                           : count_between (self, start + bom, offset);
  return TRUE;
}

/**
 * smith_text_index_get_offset:
 * @position: a line and column; a column past the line's end means its end
 *
 * Returns: the byte offset; the text's length when the line does not exist
 */
gsize
smith_text_index_get_offset (SmithTextIndex *self,
                             SmithPosition   position)
{
  const char *data, *p, *end;
  gsize length, start, stop;

  g_return_val_if_fail (self != NULL, 0);

  data = g_bytes_get_data (self->text, &length);
  if (position.line >= self->starts->len)
    return length;

  start = g_array_index (self->starts, gsize, position.line);
  stop = position.line + 1 < self->starts->len
           ? g_array_index (self->starts, gsize, position.line + 1)
           : length;
  if (position.line == 0 && length > 0)
    start += bom_length (data, length);

  p = data + start;
  end = data + stop;
  for (guint i = 0; i < position.column && p < end && break_at (p, end, self->breaks) == 0; i++)
    p = g_utf8_next_char (p);

  return (gsize) (MIN (p, end) - data);
}
