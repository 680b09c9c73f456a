/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-private.h"

#include <string.h>

/* Positions and texts of scalars.  libfyaml has no position for what is missing, and none
 * for quotes and indicators. */

/* Skips white space and comments. */
guint32
smith_yaml_skip_space (SmithYamlReader *self,
                       guint32          at)
{
  for (; at < self->length; at++)
    {
      char c = self->data[at];

      if (c == '#')
        while (at + 1 < self->length && self->data[at + 1] != '\n' && self->data[at + 1] != '\r')
          at++;
      else if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
        break;
    }

  return at;
}

/* Whether one of the open containers has brackets. */
gboolean
smith_yaml_is_in_brackets (const SmithYamlReader *self)
{
  const SmithTreeBuilder *builder = self->builder;

  for (guint i = 1; i <= builder->depth; i++)
    {
      char c = self->data[builder->tree->records[builder->levels[i].node].start];

      if (c == '[' || c == '{')
        return TRUE;
    }

  return FALSE;
}

/* Whether an indicator stands at @at, not the first sign of a text. */
static gboolean
is_indicator (SmithYamlReader *self,
              guint32          at,
              char             sign)
{
  char next = at + 1 < self->input_end ? self->data[at + 1] : '\n';

  return at < self->input_end && self->data[at] == sign &&
         (smith_yaml_is_blank (next) || smith_yaml_is_break (next) ||
          (strchr (",[]{}", next) != NULL && smith_yaml_is_in_brackets (self)));
}

/* Where a value is missing: behind its colon or dash. */
static guint32
place_missing_value (SmithYamlReader *self,
                     const SmithYamlProps     *props)
{
  guint32 at = smith_yaml_skip_space (self, self->pos);
  char indicator = smith_yaml_current (self)->is_mapping ? ':' : '-';

  if (self->builder->depth > 0 && is_indicator (self, at, indicator))
    self->pos = at + 1;

  return MAX (self->pos, props->end);
}

/* Where a key is missing: behind its question mark, and the blank without which that would be
 * text, or before its colon. */
static guint32
place_missing_key (SmithYamlReader *self,
                   const SmithYamlProps     *props)
{
  guint32 at = smith_yaml_skip_space (self, self->pos);

  if (at < self->input_end && self->data[at] == ',')
    at = smith_yaml_skip_space (self, at + 1);
  if (is_indicator (self, at, '?'))
    self->pos = at + (at + 1 < self->input_end && smith_yaml_is_blank (self->data[at + 1]) ? 2 : 1);
  else if (is_indicator (self, at, ':'))
    self->pos = at;

  return MAX (self->pos, props->end);
}

/* The column at which the block around a scalar is indented. */
static gsize
column_of_container (SmithYamlReader *self)
{
  guint32 start, line;

  if (self->builder->depth == 0)
    return 0;
  start = smith_yaml_container (self)->start;
  line = smith_yaml_line_start (self, start);
  if (line == 0 && start >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    line = 3;

  return start - line;
}

/* The end of the last line behind that of @header that is text: blanks are where they are more
 * than the indentation, which is @indent, or that of the first line that is not blank. */
static guint32
find_text_end (SmithYamlReader *self,
               guint32          header,
               guint32          end,
               guint32          indent)
{
  gboolean has_indent = indent > 0;
  guint32 last = header;

  for (guint32 line = smith_yaml_next_line (self, header); line < end; )
    {
      guint32 at = line, stop;

      while (at < end && self->data[at] == ' ')
        at++;
      for (stop = at; stop < end && !smith_yaml_is_break (self->data[stop]); )
        stop++;
      if (!has_indent && stop > at)
        {
          indent = at - line;
          has_indent = TRUE;
        }
      if (has_indent && (stop > at ? at - line >= indent : at - line > indent))
        last = stop;
      line = stop < end ? smith_yaml_next_line (self, stop) : end;
    }

  return last;
}

/* A block scalar from its | or > to the last thing that belongs to its text; @start and
 * @end are the lines of the text. */
static void
place_block (SmithYamlReader *self,
             const SmithYamlProps     *props,
             guint32          start,
             guint32          end,
             SmithYamlScalar *out)
{
  const char *data = self->data;
  guint32 at = MAX (self->pos, props->end);
  guint32 indent = 0;
  gboolean keeps = FALSE;

  while (at < start && data[at] != '|' && data[at] != '>')
    at = data[at] == '#' ? smith_yaml_skip_space (self, at) : at + 1;
  out->start = MIN (at, start);

  for (at = out->start + 1; at < start && smith_yaml_is_header (data[at]); at++)
    {
      keeps = keeps || data[at] == '+';
      if (g_ascii_isdigit (data[at]))
        indent = (guint32) column_of_container (self) + (guint32) (data[at] - '0');
    }
  out->end = MIN (at, start);
  out->end = MAX (out->end, find_text_end (self, out->end, end, indent));

  if (keeps && end > start)
    {
      guint32 line = end;

      /* the indentation of what follows is not text */
      while (line > start && (data[line - 1] == ' ' || data[line - 1] == '\t'))
        line--;
      if (line > start && (data[line - 1] == '\n' || data[line - 1] == '\r'))
        end = line;
      end -= data[end - 1] == '\n' ? 1 : 0;
      end -= end > start && data[end - 1] == '\r' ? 1 : 0;
      out->end = MAX (out->end, end);
    }
}

static void
take_missing (SmithYamlReader      *self,
              const SmithYamlProps *props,
              SmithYamlScalar      *out)
{
  out->start = smith_yaml_current (self)->wants_key ? place_missing_key (self, props)
                                                    : place_missing_value (self, props);
  out->end = out->start;
  out->is_missing = TRUE;
  out->text = self->data + out->start;
  self->pos = out->end;
}

/* Fills @out but for its kind.  @token is NULL where nothing stands; libfyaml 0.8 has an
 * empty one there, which ends before the colon. */
void
smith_yaml_take_scalar (SmithYamlReader      *self,
                        struct fy_token      *token,
                        const SmithYamlProps *props,
                        SmithYamlScalar      *out)
{
  const struct fy_mark *from = token != NULL ? fy_token_start_mark (token) : NULL;
  const struct fy_mark *to = token != NULL ? fy_token_end_mark (token) : NULL;
  enum fy_scalar_style style = token != NULL ? fy_token_scalar_style (token) : FYSS_PLAIN;
  guint32 start, end;

  *out = (SmithYamlScalar) { .tag = props->tag };
  if (token == NULL || (style == FYSS_PLAIN && from->input_pos == to->input_pos))
    {
      take_missing (self, props, out);
      return;
    }

  start = smith_yaml_offset (self, from);
  end = MAX (smith_yaml_offset (self, to), start);
  out->is_quoted = style != FYSS_PLAIN;

  if (style == FYSS_LITERAL || style == FYSS_FOLDED)
    {
      place_block (self, props, start, end, out);
      self->pos = out->end;
      smith_yaml_read_text (self->data + out->start, MAX (end, out->start) - out->start, style,
                            column_of_container (self), self->scratch);
    }
  else
    {
      guint32 quote = out->is_quoted && start > 0 && end < self->length ? 1 : 0;

      out->start = start - quote;
      self->pos = out->end = end + quote;
      out->text = self->data + start;
      out->length = end - start;
      /* on one line only escapes make a text read unlike it is written */
      if (from->line == to->line &&
          (style == FYSS_PLAIN ||
           memchr (out->text, style == FYSS_DOUBLE_QUOTED ? '\\' : '\'', out->length) == NULL))
        return;
      smith_yaml_read_text (out->text, out->length, style, 0, self->scratch);
    }

  out->text = self->scratch->str;
  out->length = self->scratch->len;
  out->is_pooled = TRUE;
}

SmithYamlProps
smith_yaml_take_props (SmithYamlReader *self,
                       struct fy_token *anchor,
                       struct fy_token *tag)
{
  SmithYamlProps props = { .anchor = anchor, .first = self->length };
  struct fy_token *tokens[] = { anchor, tag };

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (tokens[i] != NULL && fy_token_start_mark (tokens[i]) != NULL)
      {
        guint32 start = smith_yaml_offset (self, fy_token_start_mark (tokens[i]));
        guint32 end = smith_yaml_offset (self, fy_token_end_mark (tokens[i]));

        /* the name of an anchor begins behind its sign */
        props.first = MIN (props.first, tokens[i] == anchor && start > 0 ? start - 1 : start);
        if (end > props.end)
          {
            props.start = start;
            props.end = end;
          }
      }
  if (tag != NULL)
    {
      gsize length;
      const char *text = fy_token_get_text (tag, &length);

      props.tag = text != NULL ? smith_yaml_tag_parse (text, length) : SMITH_YAML_TAG_OTHER;
    }

  return props;
}

/* What stands before the first name of `[&x a: b]` is that name's: the mapping, which libfyaml has
 * begin behind it, begins before it. */
void
smith_yaml_begin_at_props (SmithYamlReader      *self,
                           const SmithYamlProps *props)
{
  SmithYamlLevel *level = smith_yaml_current (self);
  SmithNodeRecord *mapping = smith_yaml_container (self);

  if (props->end == 0 || level->has_key || props->first >= mapping->start)
    return;

  mapping->start = MAX (props->first, level->floor);
  self->floor = mapping->start;
}
