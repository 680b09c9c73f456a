/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cursor-line-private.h"

#include <string.h>

/* One line of a block of YAML, read by itself. */

gsize
smith_cursor_skip_blanks (const SmithCursor *self,
                          gsize              at,
                          gsize              end)
{
  while (at < end && smith_cursor_is_blank (self->data[at]))
    at++;

  return at;
}

gboolean
smith_cursor_is_end_or_blank (const SmithCursor *self,
                              gsize              at,
                              gsize              end)
{
  return at >= end || smith_cursor_is_blank (self->data[at]);
}

/* Where a comment begins in running text from @at, or @end. */
gsize
smith_cursor_find_comment (const SmithCursor *self,
                           gsize              at,
                           gsize              end)
{
  for (; at < end; at++)
    if (self->data[at] == '#' && (at == 0 || smith_cursor_is_blank (self->data[at - 1])))
      return at;

  return end;
}

/* A key and its value, or running text, from @at. */
static void
read_content (const SmithCursor *self,
              gsize              line_start,
              gsize              at,
              SmithLine         *line)
{
  SmithItem *item = &line->items[line->n_items++];
  gsize colon = at;

  *item = (SmithItem) { .column = (guint) (at - line_start), .start = at, .value = line->end };
  if (strchr ("'\"", self->data[at]) != NULL)
    {
      item->end = MIN (smith_cursor_skip_string (self, at), line->end);
      colon = smith_cursor_skip_blanks (self, item->end, line->end);
    }
  else if (strchr ("{[|>#", self->data[at]) != NULL)
    {
      item->end = line->end;
      return;
    }
  else
    {
      gsize comment = smith_cursor_find_comment (self, at, line->end);

      while (colon < comment &&
             !(self->data[colon] == ':' &&
               smith_cursor_is_end_or_blank (self, colon + 1, line->end)))
        colon++;
      line->is_comment = colon == comment && comment < line->end;
      item->end = colon;
    }
  if (colon >= line->end || self->data[colon] != ':')
    return;

  item->has_colon = TRUE;
  item->value = smith_cursor_skip_blanks (self, colon + 1, line->end);
  if (item->value < line->end && self->data[item->value] == '#')
    {
      line->is_comment = TRUE;
      item->value = line->end;
    }
}

/* Reads the line that begins at @start, as far as @end. */
void
smith_cursor_read_line (const SmithCursor *self,
                        gsize              start,
                        gsize              end,
                        SmithLine         *line)
{
  gsize at = smith_cursor_skip_blanks (self, start, end);

  line->n_items = 0;
  line->is_comment = FALSE;
  line->end = end;
  if (end - start >= 3 && memcmp (self->data + start, "---", 3) == 0)
    return;
  while (at < end && self->data[at] == '-' && smith_cursor_is_end_or_blank (self, at + 1, end) &&
         line->n_items < SMITH_MOST_ITEMS - 1)
    {
      line->items[line->n_items++] = (SmithItem) {
        .is_dash = TRUE, .column = (guint) (at - start), .start = at, .end = at + 1, .value = end,
      };
      at = smith_cursor_skip_blanks (self, at + 1, end);
    }
  if (at < end && self->data[at] == '#')
    line->is_comment = TRUE;
  else if (at < end)
    read_content (self, start, at, line);
}

/* Whether a value goes on in the lines below: nothing, or an anchor or a tag alone. */
gboolean
smith_cursor_is_open_value (const SmithCursor *self,
                            const SmithItem   *item,
                            const SmithLine   *line)
{
  return item->value >= line->end ||
         (strchr ("&!", self->data[item->value]) != NULL &&
          memchr (self->data + item->value, ' ', line->end - item->value) == NULL);
}

gsize
smith_cursor_end_of_key (const SmithCursor *self,
                         const SmithItem   *item)
{
  gsize end = item->end;

  while (end > item->start && smith_cursor_is_blank (self->data[end - 1]))
    end--;

  return end;
}
