/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-broken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Moves behind the string or comment at @p, as far as a count of brackets needs it. */
static const char *
skip_quiet (SmithBroken *self,
            const char  *p)
{
  const char *end;

  if (*p == '"')
    {
      for (p++; p < self->end && *p != '"' && *p != '\n'; p++)
        if (*p == '\\' && p + 1 < self->end && p[1] != '\n')
          p++;
      return MIN (p + 1, self->end);
    }
  end = smith_broken_comment_end (self, p);

  return end != NULL ? end : p + 1;
}

/* Looks whether every bracket has its partner.  Only where one has none is indentation better
 * evidence than the brackets themselves: people indent as they like. */
void
smith_broken_survey (SmithBroken *self)
{
  g_autoptr(GByteArray) open = g_byte_array_new ();
  int n_open = 0, n_closed = 0;

  for (const char *p = self->p; p < self->end; )
    {
      guint8 c = (guint8) *p;

      if (c == '"' || c == '/' || c == '#')
        {
          p = skip_quiet (self, p);
          continue;
        }
      p++;
      if (c == '{' || c == '[')
        {
          g_byte_array_append (open, &c, 1);
          n_open++;
        }
      else if (c == '}' || c == ']')
        {
          n_closed++;
          if (open->len == 0 || open->data[open->len - 1] != c - 2)
            self->by_lines = TRUE;
          if (open->len > 0)
            g_byte_array_set_size (open, open->len - 1);
        }
    }
  self->by_lines = self->by_lines || open->len > 0;
  self->n_excess = MAX (0, n_closed - n_open);
  self->n_missing = MAX (0, n_open - n_closed);
  self->no_close = FALSE;
}

/* Whether the reader stands at the first thing on its line. */
gboolean
smith_broken_begins_line (SmithBroken *self)
{
  if (self->p > self->scanned)
    {
      const char *begin = self->p;

      while (begin > self->scanned && begin[-1] != '\n')
        begin--;
      if (begin > self->scanned)
        {
          const char *first = begin;

          while (first < self->end && (*first == ' ' || *first == '\t'))
            first++;
          self->line = begin;
          self->line_indent = (guint) (first - begin);
        }
      self->scanned = self->p;
    }

  return self->p == self->line + self->line_indent;
}

/* Where the reader's place is on its line, in bytes. */
guint
smith_broken_column (SmithBroken *self)
{
  return (guint) (self->p - self->line);
}

/* An item of the open container begins here. */
void
smith_broken_note_item (SmithBroken *self)
{
  SmithBrokenLevel *level = &self->levels[self->builder->depth];

  if (smith_broken_begins_line (self) && level->items_at == G_MAXUINT)
    level->items_at = smith_broken_column (self);
}

/* The kind of the container at @depth. */
guint
smith_broken_kind (SmithBroken *self,
                   guint        depth)
{
  SmithTreeBuilder *builder = self->builder;

  return depth == 0 ? SMITH_BROKEN_OUTSIDE
                    : builder->tree->records[builder->levels[depth].node].kind;
}

/* Opens a container here.  Returns FALSE when reading ends. */
gboolean
smith_broken_open (SmithBroken *self,
                   guint        kind)
{
  if (!smith_tree_builder_open (self->builder, kind, (guint32) (self->p - self->start)))
    return FALSE;
  smith_broken_begins_line (self);
  self->levels[self->builder->depth] = (SmithBrokenLevel) {
    .opener = self->p,
    .line = self->line,
    .indent = self->line_indent,
    .items_at = G_MAXUINT,
  };
  self->want = SMITH_WANT_ITEM;

  return TRUE;
}

/* Closes the open container, whose bracket is missing, behind what was read last. */
void
smith_broken_close_missing (SmithBroken *self)
{
  SmithBrokenLevel *level = &self->levels[self->builder->depth];

  if (!level->excused)
    smith_broken_tell (self, level->opener, level->opener + 1,
                       smith_broken_kind (self, self->builder->depth) == SMITH_NODE_OBJECT
                         ? _("This { has no closing }")
                         : _("This [ has no closing ]"));
  self->n_missing = MAX (0, self->n_missing - 1);
  smith_tree_builder_damage (self->builder);
  smith_tree_builder_close (self->builder, (guint32) (MAX (self->last_end, level->opener + 1) -
                                                      self->start));
}

/* Whether the sign here begins a line as an item does.  One that blanks and something else
 * follow was likely typed into the indentation. */
static gboolean
begins_line_as_item (SmithBroken *self)
{
  const char *next = self->p + 1;

  if (!smith_broken_begins_line (self))
    return FALSE;
  if (*self->p == '"')
    return smith_broken_text_end (self, self->p) != NULL;
  if (*self->p == '{' || *self->p == '[')
    return smith_broken_next_on_line (self) == '\0' ||
           (next < self->end && *next != ' ' && *next != '\t');

  return *self->p == ',' || *self->p == '-' || g_ascii_isalnum (*self->p);
}

/* Where brackets do not match, something that begins a line below the items of a container
 * further out is that one's: what is open deeper has lost its bracket. */
void
smith_broken_align (SmithBroken *self)
{
  guint depth = self->builder->depth;
  SmithBrokenLevel *level = &self->levels[depth];
  gboolean is_comma = *self->p == ',';
  guint column;

  if (!self->by_lines || depth < 2 || !begins_line_as_item (self))
    return;
  column = smith_broken_column (self);
  if (column > level->indent || level->line == self->line || level->items_at == column)
    return;

  for (guint d = depth - 1; d > 0; d--)
    {
      const SmithBrokenLevel *outer = &self->levels[d];

      if (outer->indent < column && outer->items_at == column)
        {
          while (self->builder->depth > d)
            smith_broken_close_missing (self);
          self->want = is_comma ? SMITH_WANT_SEPARATOR : SMITH_WANT_ANY;
          return;
        }
      if (outer->indent < column)
        return;
    }
}

/* Which container the bracket here closes when its column is that of an opening line; 0 for
 * none; the constant when the lines do not tell. */
static guint
level_by_lines (SmithBroken *self,
                guint        kind)
{
  guint depth = self->builder->depth;
  char next = smith_broken_next_on_line (self);
  guint column;

  if (!self->by_lines || !smith_broken_begins_line (self) ||
      (next != '\0' && strchr (",}]", next) == NULL))
    return SMITH_BROKEN_UNKNOWN;
  if (self->n_excess > 0 && (next == '}' || next == ']') && self->p[1] != next)
    return 0;

  column = smith_broken_column (self);
  for (guint d = depth; d > 0; d--)
    if (self->levels[d].indent == column && smith_broken_kind (self, d) == kind &&
        self->levels[d].line != self->line)
      return d;
  if (self->levels[depth].indent == column)
    return depth;

  return self->n_excess > 0 && self->levels[depth].indent < column ? 0 : SMITH_BROKEN_UNKNOWN;
}

/* Whether the next item stands directly behind, or in line with those that came before in the
 * open container, so that the bracket here is one too many. */
static gboolean
goes_on_behind (SmithBroken *self)
{
  const SmithBrokenLevel *level = &self->levels[self->builder->depth];
  const char *line = NULL;
  const char *p = self->p + 1;

  if (self->n_excess == 0)
    return FALSE;
  if (smith_broken_begins_value (smith_broken_next_on_line (self)))
    return TRUE;
  if (self->builder->depth == 1)
    {
      const char *next = smith_json_skip_space (p, self->end);

      return next < self->end && *next != '}' && *next != ']' &&
             smith_broken_look_ahead (self, p) == smith_broken_kind (self, 1);
    }
  if (!self->by_lines || level->line == self->line || level->items_at == G_MAXUINT ||
      *(self->line + self->line_indent) == '}' || *(self->line + self->line_indent) == ']')
    return FALSE;

  for (; p < self->end && (smith_json_is_space (*p) || *p == ','); p++)
    if (*p == '\n')
      line = p + 1;

  return line != NULL && p < self->end && *p != '}' && *p != ']' &&
         (guint) (p - line) == level->items_at;
}

/* Which container the bracket here closes, by what is open and what follows; 0 for none. */
static guint
level_by_order (SmithBroken *self,
                guint        kind)
{
  guint depth = self->builder->depth;
  guint d = depth - 1, next;

  if (smith_broken_kind (self, depth) == kind)
    return goes_on_behind (self) ? 0 : depth;

  while (d > 0 && smith_broken_kind (self, d) != kind)
    d--;
  next = smith_broken_look_ahead (self, self->p + 1);
  if (next == smith_broken_kind (self, depth) &&
      (self->n_excess > 0 ||
       (self->levels[depth].line != self->line && !smith_broken_begins_line (self))))
    return 0;
  if (d > 0 && (next == smith_broken_kind (self, d - 1) || next == SMITH_BROKEN_UNKNOWN))
    return d;
  if (next == smith_broken_kind (self, depth - 1))
    return depth;

  return next == smith_broken_kind (self, depth) || d == 0 ? 0 : d;
}

/* Reads a closing bracket in a container: its own, another one's, or nobody's. */
void
smith_broken_read_closer (SmithBroken *self)
{
  guint kind = *self->p == '}' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY;
  const char *bracket = self->p;
  guint level;

  smith_broken_begins_line (self);
  level = level_by_lines (self, kind);
  if (level == SMITH_BROKEN_UNKNOWN)
    level = level_by_order (self, kind);

  if (self->want == SMITH_WANT_NEXT && level == self->builder->depth)
    smith_broken_tell_harmless (self, bracket, bracket + 1,
                                kind == SMITH_NODE_OBJECT
                                  ? _("After a comma a further name is expected, not }")
                                  : _("After a comma a further value is expected, not ]"));
  if (level == 0)
    {
      if (kind == SMITH_NODE_OBJECT || !self->is_list)
        smith_broken_tell (self, bracket, bracket + 1,
                           kind == SMITH_NODE_OBJECT ? _("This } closes no {")
                                                     : _("This ] closes no ["));
      smith_tree_builder_damage (self->builder);
      self->n_excess = MAX (0, self->n_excess - 1);
      self->p = self->last_end = bracket + 1;
      return;
    }

  while (self->builder->depth > level)
    smith_broken_close_missing (self);
  if (smith_broken_kind (self, level) != kind)
    {
      smith_broken_tell (self, bracket, bracket + 1,
                         kind == SMITH_NODE_OBJECT
                           ? _("This } stands where ] is expected, for the [ further up")
                           : _("This ] stands where } is expected, for the { further up"));
      smith_tree_builder_damage (self->builder);
    }
  self->p = self->last_end = bracket + 1;
  smith_tree_builder_close (self->builder, (guint32) (self->p - self->start));
  self->want = SMITH_WANT_SEPARATOR;
}
