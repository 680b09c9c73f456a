/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-json-layout.h"

#include <string.h>

#include "base/smith-limits.h"

/* The white space of a text on its way into another one. */
typedef struct
{
  const char      *text;
  gsize            length;
  gsize            at;     /* the next byte of @text */
  GString         *out;    /* (owned) */
  const char      *eol;    /* static */
  SmithJsonLayout  layout;
  gsize            depth;  /* containers that are open */
  char             last;   /* how the last token began; 0 before the first */
} Layout;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static gboolean
is_opening (char c)
{
  return c == '{' || c == '[';
}

static gboolean
is_closing (char c)
{
  return c == '}' || c == ']';
}

static gboolean
is_mark (char c)
{
  return is_opening (c) || is_closing (c) || c == ',' || c == ':';
}

static void
break_line (Layout *self)
{
  if (self->layout == SMITH_JSON_COMPACT)
    return;
  g_string_append (self->out, self->eol);
  for (gsize i = 0; i < MIN (self->depth, SMITH_LIMIT_DEPTH); i++)
    g_string_append (self->out, "  ");
}

/* What stands before the next token.  Two that only white space parts, which is a mistake, stay
 * as far apart as they are. */
static void
part (Layout *self,
      gsize   gap)
{
  char c = self->text[self->at];

  if (is_closing (c))
    {
      self->depth -= MIN (self->depth, 1);
      if (!is_opening (self->last))
        break_line (self);
    }
  else if (is_opening (self->last) || self->last == ',' ||
           (is_closing (self->last) && !is_mark (c)))
    break_line (self);
  else if (self->last == ':' && self->layout == SMITH_JSON_PRETTY)
    g_string_append_c (self->out, ' ');
  else if (self->last != '\0' && !is_mark (self->last) && !is_mark (c))
    g_string_append_len (self->out, self->text + gap, (gssize) (self->at - gap));
}

/* Where the token ends that begins at the next byte.  A string without an end has the rest of its
 * line. */
static gsize
find_end (Layout *self)
{
  const char *text = self->text;
  gsize end = self->at + 1;

  if (is_mark (text[self->at]))
    return end;
  if (text[self->at] != '"')
    {
      while (end < self->length && !is_space (text[end]) && !is_mark (text[end]) &&
             text[end] != '"')
        end++;
      return end;
    }

  while (end < self->length && text[end] != '"' && text[end] != '\n')
    end += text[end] == '\\' && end + 1 < self->length && text[end + 1] != '\n' ? 2 : 1;

  return end < self->length && text[end] == '"' ? end + 1 : end;
}

/* Returns whether all of it went into @max_bytes. */
static gboolean
lay_out (Layout *self,
         gsize   max_bytes)
{
  while (self->out->len <= max_bytes)
    {
      gsize gap = self->at, end;

      while (self->at < self->length && is_space (self->text[self->at]))
        self->at++;
      if (self->at == self->length)
        {
          if (self->length > 0 && self->text[self->length - 1] == '\n')
            g_string_append (self->out, self->eol);
          return self->out->len <= max_bytes;
        }

      part (self, gap);
      end = find_end (self);
      g_string_append_len (self->out, self->text + self->at, (gssize) (end - self->at));
      self->last = self->text[self->at];
      self->depth += is_opening (self->last);
      self->at = end;
    }

  return FALSE;
}

/**
 * smith_json_lay_out:
 * @text: JSON, or what was meant to be
 * @layout: %SMITH_JSON_PRETTY lays it out as smith_print_json() prints
 * @max_bytes: the most that may come of it
 *
 * Writes the white space between the values anew.  All else stays byte for byte, keys and
 * members that are there twice as well, and mistakes, which a tree would not have.  Line ends are
 * those of the first line, and the last line has one if it had.
 *
 * A text with mistakes that is made compact may mean something else afterwards: a string without
 * an end would go on.
 *
 * Returns: (transfer full) (nullable): the text; %NULL when it would have more bytes
 */
GBytes *
smith_json_lay_out (GBytes          *text,
                    SmithJsonLayout  layout,
                    gsize            max_bytes)
{
  Layout self = { .eol = "\n", .layout = layout };
  const char *first;

  g_return_val_if_fail (text != NULL, NULL);

  self.text = g_bytes_get_data (text, &self.length);
  first = self.length > 0 ? memchr (self.text, '\n', self.length) : NULL;
  if (first != NULL && first > self.text && first[-1] == '\r')
    self.eol = "\r\n";
  self.out = g_string_sized_new (self.length + 1);
  if (lay_out (&self, max_bytes))
    return g_string_free_to_bytes (self.out);
  g_string_free (self.out, TRUE);

  return NULL;
}
