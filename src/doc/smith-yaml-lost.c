/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-recover-private.h"

/* What an error made unreadable, and the next line at which reading can go on. */

static void
find_levels (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;

  self->flow = 0;
  self->depth = reader->builder->depth;
  for (guint i = 1; i <= reader->builder->depth; i++)
    {
      guint32 start = smith_yaml_record_of (reader, i)->start;

      if (smith_yaml_is_sign (reader, start, "[{"))
        {
          self->flow = i;
          self->depth = i - 1;
          return;
        }
      self->columns[i] = smith_yaml_column_of (reader, start);
    }
}

static gboolean
is_dash (const SmithYamlReader *self,
         guint32                at)
{
  return smith_yaml_is_sign (self, at, "-") &&
         (at + 1 == self->length || smith_yaml_is_sign (self, at + 1, " \t\r\n"));
}

/* A dash behind containers that have ended, in the column of a list around them, is a part of
 * that list. */
static void
end_before_dash (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 at = smith_yaml_skip_space (reader, reader->pos);
  guint level = reader->builder->depth - MIN (reader->n_held, reader->builder->depth);

  if (reader->n_held > 0 && level > 0 && !reader->levels[level].is_mapping &&
      is_dash (reader, at) && smith_yaml_column_of (reader, at) == self->columns[level] &&
      smith_yaml_close_to (self, level))
    self->depth = level;
}

/* The first thing behind what was read, with its name or dash skipped when that was read. */
static guint32
find_unread (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  gboolean is_mapping = smith_yaml_current (reader)->is_mapping;
  guint32 at = smith_yaml_skip_space (reader, reader->pos);

  self->is_unread = FALSE;
  if (self->depth > 0 && is_mapping)
    {
      self->is_unread = !smith_yaml_current (reader)->wants_key;
      if (self->is_unread && smith_yaml_is_sign (reader, at, ":"))
        at = smith_yaml_skip_space (reader, at + 1);
    }
  else if (self->depth > 0 && is_dash (reader, at) &&
           smith_yaml_column_of (reader, at) == self->columns[self->depth])
    {
      self->is_unread = TRUE;
      at = smith_yaml_skip_space (reader, at + 1);
    }
  while (self->is_unread && smith_yaml_is_sign (reader, at, "&!"))
    {
      /* libfyaml ends the name of an anchor before a bracket, and a tag behind it */
      const char *ends = reader->data[at] == '&' ? " \t\r\n[]{}," : " \t\r\n";

      while (at < reader->length && !smith_yaml_is_sign (reader, at, ends))
        at++;
      at = smith_yaml_skip_space (reader, at);
    }

  return at;
}

/* Whether what was not read is a scalar on the line of its name or dash, and not the first
 * name of a mapping. */
static gboolean
is_behind_own (SmithYamlRecovery   *self,
               const SmithYamlLine *line)
{
  SmithYamlReader *reader = self->reader;
  const SmithYamlLevel *level = smith_yaml_current (reader);
  SmithYamlLine wrong;

  if (self->depth == 0)
    return FALSE;
  if (level->is_mapping)
    return smith_yaml_look_at_line (reader, reader->pos).end == line->end;

  wrong = smith_yaml_look_at_line (reader, self->error);
  return line->column == self->columns[self->depth] && wrong.end > line->end &&
         wrong.column != smith_yaml_column_of (reader, self->from);
}

/* Works out what the last error made unreadable. */
void
smith_yaml_find_damage (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 at, own;
  SmithYamlLine line;

  find_levels (self);
  self->may_hold = FALSE;
  self->is_unread = FALSE;
  if (self->flow > 0)
    {
      self->from = smith_yaml_record_of (reader, self->flow)->start;
      self->limit = self->depth > 0 ? self->columns[self->depth] : 0;
      return;
    }

  end_before_dash (self);
  at = find_unread (self);
  own = self->depth > 0 ? self->columns[self->depth] : 0;
  self->from = MIN (at, MAX (self->error, reader->pos));
  line = smith_yaml_look_at_line (reader, self->from);
  if (smith_yaml_is_sign (reader, at, "\"'|>[{"))
    {
      self->from = at;
      self->limit = self->is_unread ? own : smith_yaml_column_of (reader, at);
    }
  else if (self->is_unread || self->depth == 0)
    {
      gboolean is_behind = is_behind_own (self, &line);

      self->may_hold = !is_behind;
      self->limit = is_behind ? own : smith_yaml_column_of (reader, self->from);
      if (is_behind && line.is_leaf)
        self->limit = SMITH_YAML_NO_COLUMN;
    }
  else
    self->limit = line.is_leaf ? SMITH_YAML_NO_COLUMN : smith_yaml_column_of (reader, self->from);
}

/* The container of a line that may go on with the document; 0 for none, or for the document
 * itself where nothing is open. */
static gboolean
find_container (SmithYamlRecovery *self,
                SmithYamlPlace    *place)
{
  SmithYamlReader *reader = self->reader;
  const SmithYamlLine *line = &place->line;

  if (!line->is_item && !line->is_member)
    return FALSE;
  place->is_value = FALSE;
  for (place->level = self->depth; place->level > 0; place->level--)
    if (self->columns[place->level] == line->column &&
        reader->levels[place->level].is_mapping == line->is_member)
      return TRUE;

  place->level = self->depth;
  place->is_value = self->may_hold && self->flow == 0;

  return place->is_value &&
         (self->depth == 0 || line->column > self->columns[self->depth] ||
          (line->is_item && reader->levels[self->depth].is_mapping &&
           line->column == self->columns[self->depth]));
}

/* The next line at which reading can go on. */
gboolean
smith_yaml_find_place (SmithYamlRecovery *self,
                       SmithYamlPlace    *place)
{
  SmithYamlReader *reader = self->reader;
  guint32 limit = self->limit, inner = 0;
  guint32 at = smith_yaml_next_line (reader, self->from);

  place->lowest = smith_yaml_look_at_line (reader, self->from).column;
  for (; at < reader->length; at = smith_yaml_next_line (reader, at))
    {
      SmithYamlLine line = place->line = smith_yaml_look_at_line (reader, at);

      if (line.is_blank || line.has_tab)
        continue;
      if (line.is_mark)
        return FALSE;

      /* lines further right belong to what was passed over, unless they are further left
       * than others that do: then it was something else than it seemed */
      if (line.column <= limit || line.column < inner)
        {
          if (find_container (self, place))
            return TRUE;
          place->lowest = MIN (place->lowest, line.column);
          if (!line.is_leaf)
            {
              limit = line.column;
              inner = 0;
            }
        }
      else if (inner == 0 || line.column < inner)
        inner = line.column;
    }

  return FALSE;
}
