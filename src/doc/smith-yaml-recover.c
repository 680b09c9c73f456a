/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Going on behind an error.  libfyaml stops at the first one.  What it had opened is still
 * open in the builder; the next line whose indentation is that of an open container, and
 * which looks like a part of it, is where a new parser begins.  That one is first given the
 * containers around the line in their shortest form, written over what was read before, so
 * that it can close them.  It never begins at or before the last error. */

/* Each restart costs a parser; a person who types makes one error or two. */
#define MAX_RESTARTS 200u

/* Restarts end when so many bytes were read again: libfyaml may look through the rest of the
 * text for what closes a quote or bracket.  These take it about 100 ms. */
#define MAX_BYTES (4u * 1024 * 1024)

#define NO_COLUMN G_MAXUINT32

typedef struct
{
  SmithYamlReader *reader;
  char            *input;     /* (owned) (nullable) the text, overwritten before a restart */
  guint64          n_bytes;   /* that parsers were given, about */
  guint32          error;     /* bytes: where the last one begins */
  guint32          from;      /* bytes: what could not be read */
  guint32          limit;     /* lines of a larger column belong to it, */
  gboolean         may_hold;  /* or may be its value */
  gboolean         is_unread; /* the name or dash of a member was read, its value was not */
  guint            flow;      /* the level of the outermost open bracket, 0 for none */
  guint            depth;     /* of containers without brackets */
  guint32          columns[SMITH_LIMIT_DEPTH + 1];
} Recovery;

/* Where reading goes on. */
typedef struct
{
  SmithYamlLine line;
  guint         level;     /* its container */
  gboolean      is_value;  /* it begins the container's value that was not read */
  guint32       lowest;    /* the smallest column of what was passed over */
} Place;

static guint32
column_of (const SmithYamlReader *self,
           guint32                at)
{
  guint32 start = smith_yaml_line_start (self, at);

  if (start == 0 && at >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    start = 3;

  return at - start;
}

static SmithNodeRecord *
record_of (SmithYamlReader *self,
           guint            level)
{
  SmithTreeBuilder *builder = self->builder;

  return &builder->tree->records[builder->levels[level].node];
}

static gboolean
is_sign (const SmithYamlReader *self,
         guint32                at,
         const char            *signs)
{
  return at < self->length && self->data[at] != '\0' && strchr (signs, self->data[at]) != NULL;
}

static void
find_levels (Recovery *self)
{
  SmithYamlReader *reader = self->reader;

  self->flow = 0;
  self->depth = reader->builder->depth;
  for (guint i = 1; i <= reader->builder->depth; i++)
    {
      guint32 start = record_of (reader, i)->start;

      if (is_sign (reader, start, "[{"))
        {
          self->flow = i;
          self->depth = i - 1;
          return;
        }
      self->columns[i] = column_of (reader, start);
    }
}

/* Closes what is open below @depth.  Returns FALSE when reading is over. */
static gboolean
close_to (Recovery *self,
          guint     depth)
{
  SmithYamlReader *reader = self->reader;

  reader->n_held = 0;
  while (reader->builder->depth > depth)
    {
      /* a pair in brackets seems to begin behind its name until that is read */
      reader->pos = MAX (reader->pos, smith_yaml_container (reader)->start);
      if (!smith_yaml_close (reader))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_dash (const SmithYamlReader *self,
         guint32                at)
{
  return is_sign (self, at, "-") && (at + 1 == self->length || is_sign (self, at + 1, " \t\r\n"));
}

/* A dash behind containers that have ended, in the column of a list around them, is a part of
 * that list. */
static void
end_before_dash (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 at = smith_yaml_skip_space (reader, reader->pos);
  guint level = reader->builder->depth - MIN (reader->n_held, reader->builder->depth);

  if (reader->n_held > 0 && level > 0 && !reader->levels[level].is_mapping &&
      is_dash (reader, at) && column_of (reader, at) == self->columns[level] &&
      close_to (self, level))
    self->depth = level;
}

/* The first thing behind what was read, with its name or dash skipped when that was read. */
static guint32
find_unread (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  gboolean is_mapping = smith_yaml_current (reader)->is_mapping;
  guint32 at = smith_yaml_skip_space (reader, reader->pos);

  self->is_unread = FALSE;
  if (self->depth > 0 && is_mapping)
    {
      self->is_unread = !smith_yaml_current (reader)->wants_key;
      if (self->is_unread && is_sign (reader, at, ":"))
        at = smith_yaml_skip_space (reader, at + 1);
    }
  else if (self->depth > 0 && is_dash (reader, at) &&
           column_of (reader, at) == self->columns[self->depth])
    {
      self->is_unread = TRUE;
      at = smith_yaml_skip_space (reader, at + 1);
    }
  while (self->is_unread && is_sign (reader, at, "&!"))
    {
      while (at < reader->length && !is_sign (reader, at, " \t\r\n"))
        at++;
      at = smith_yaml_skip_space (reader, at);
    }

  return at;
}

/* Whether what was not read is a scalar on the line of its name or dash, and not the first
 * name of a mapping. */
static gboolean
is_behind_own (Recovery            *self,
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
         wrong.column != column_of (reader, self->from);
}

/* Works out what the last error made unreadable. */
static void
find_damage (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 at, own;
  SmithYamlLine line;

  find_levels (self);
  self->may_hold = FALSE;
  self->is_unread = FALSE;
  if (self->flow > 0)
    {
      self->from = record_of (reader, self->flow)->start;
      self->limit = self->depth > 0 ? self->columns[self->depth] : 0;
      return;
    }

  end_before_dash (self);
  at = find_unread (self);
  own = self->depth > 0 ? self->columns[self->depth] : 0;
  self->from = MIN (at, MAX (self->error, reader->pos));
  line = smith_yaml_look_at_line (reader, self->from);
  if (is_sign (reader, at, "\"'|>[{"))
    {
      self->from = at;
      self->limit = self->is_unread ? own : column_of (reader, at);
    }
  else if (self->is_unread || self->depth == 0)
    {
      gboolean is_behind = is_behind_own (self, &line);

      self->may_hold = !is_behind;
      self->limit = is_behind ? own : column_of (reader, self->from);
      if (is_behind && line.is_leaf)
        self->limit = NO_COLUMN;
    }
  else
    self->limit = line.is_leaf ? NO_COLUMN : column_of (reader, self->from);
}

/* A value that ends on its line, but that an error in a later line made unreadable, as that
 * seemed to go on with it, is read without that line. */
static void
read_cut_value (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 end = smith_yaml_line_start (reader, self->error);
  GArray *errors = reader->builder->tree->errors;
  guint depth = reader->builder->depth;
  guint n_errors = errors->len;
  guint32 n_records = reader->builder->tree->n_records;

  if (!self->is_unread || self->may_hold || self->from >= end ||
      is_sign (reader, self->from, "|>@`%&!*") ||
      (is_sign (reader, self->from, "\"'[{") &&
       !smith_yaml_look_at_line (reader, self->from).is_leaf))
    return;

  smith_yaml_stop_parser (reader);
  smith_yaml_start_parser (reader, reader->data + self->from, end - self->from, self->from);
  smith_yaml_read_events (reader);
  close_to (self, depth);
  /* one error was enough */
  g_array_set_size (errors, MIN (n_errors, errors->len));
  reader->has_ended = FALSE;
  self->n_bytes += end - self->from;
  self->is_unread = n_records == reader->builder->tree->n_records;
  if (!self->is_unread)
    self->limit = NO_COLUMN;
}

/* The container of a line that may go on with the document; 0 for none, or for the document
 * itself where nothing is open. */
static gboolean
find_container (Recovery *self,
                Place    *place)
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
static gboolean
find_place (Recovery *self,
            Place    *place)
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

/* Marks the containers in which something was passed over.  Those that had ended before the
 * error are whole, unless it stands in their column. */
static void
mark_damage (Recovery *self,
             guint32   lowest)
{
  SmithYamlReader *reader = self->reader;
  guint whole_from = reader->builder->depth - MIN (reader->n_held, reader->builder->depth) + 1;
  gboolean is_exact = FALSE;
  guint below = 0;

  for (guint i = 1; i <= reader->builder->depth; i++)
    {
      gboolean is_flow = self->flow > 0 && i >= self->flow;

      if (!is_flow && self->columns[i] < lowest)
        {
          below = i;
          continue;
        }
      is_exact = is_exact || is_flow || self->columns[i] == lowest;
      if (i < whole_from || is_flow || self->columns[i] == lowest)
        record_of (reader, i)->flags |= SMITH_FLAG_DAMAGED;
    }
  if (!is_exact)
    {
      record_of (reader, below)->flags |= SMITH_FLAG_DAMAGED;
      if (below < reader->builder->depth)
        record_of (reader, below + 1)->flags |= SMITH_FLAG_DAMAGED;
    }
  reader->builder->tree->records[SMITH_NODE_NONE].flags = 0;
}

/* Forgets what was read behind the outermost open bracket, when that is more than belongs to
 * it: reading goes on at @at. */
static void
cut_flow (Recovery *self,
          guint32   at)
{
  SmithYamlReader *reader = self->reader;
  SmithTreeBuilder *builder = reader->builder;
  SmithNode flow = builder->levels[self->flow].node;
  SmithNodeRecord *record = &builder->tree->records[flow];
  GHashTableIter iter;
  gpointer index;

  if (reader->pos <= at && builder->tree->records[builder->tree->n_records - 1].start < at)
    return;

  builder->depth = self->flow;
  builder->tree->n_records = flow + 1;
  builder->levels[self->flow].last_child = SMITH_NODE_NONE;
  builder->n_keys = builder->levels[self->flow].keys_from;
  builder->key_start = builder->key_end = builder->key_pool = 0;
  record->first = SMITH_NODE_NONE;
  record->n_children = 0;
  while (builder->large->len > 0 &&
         g_array_index (builder->large, SmithTreeSlot, builder->large->len - 1).node > flow)
    g_array_set_size (builder->large, builder->large->len - 1);
  g_array_set_size (reader->merges, reader->levels[self->flow].merges_from);
  reader->levels[self->flow].wants_key = reader->levels[self->flow].is_mapping;
  reader->levels[self->flow].is_merge = FALSE;

  g_hash_table_iter_init (&iter, reader->names);
  while (g_hash_table_iter_next (&iter, NULL, &index))
    if (g_array_index (reader->anchors, SmithYamlAnchor, GPOINTER_TO_UINT (index) - 1).node > flow)
      g_hash_table_iter_remove (&iter);
  reader->pos = record->start + 1;
  reader->floor = self->depth > 0 && reader->levels[self->depth].is_mapping &&
                  record->key_start < record->key_end ? record->key_start : record->start;
}

/* A bracket that nothing closes is at fault, not the line that no longer fits. */
static void
blame_bracket (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  GArray *errors = reader->builder->tree->errors;
  guint32 at = self->from;

  if (self->flow == 0 && !is_sign (reader, self->from, "[{"))
    return;
  for (guint i = MAX (self->flow, 1); i <= reader->builder->depth && self->flow > 0; i++)
    if (is_sign (reader, record_of (reader, i)->start, "[{"))
      at = record_of (reader, i)->start;

  g_array_set_size (errors, errors->len - 1);
  smith_yaml_fail_at (reader, SMITH_READ_SYNTAX, at, at + 1,
                      _("This bracket is not closed before the next line that is not inside it"));
}

/* Gives the name or dash whose value could not be read something in its place. */
static void
fill_unread (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  SmithYamlLevel *level = smith_yaml_current (reader);
  guint32 at = reader->pos;

  if (level->is_mapping && reader->builder->depth > 0 && !level->wants_key)
    self->is_unread = TRUE;
  if (!self->is_unread)
    return;

  self->is_unread = FALSE;
  if (level->is_merge)
    {
      reader->builder->key_start = reader->builder->key_end = reader->builder->key_pool = 0;
      level->is_merge = FALSE;
      level->wants_key = TRUE;
      return;
    }
  at = smith_yaml_skip_space (reader, at);
  at = is_sign (reader, at, level->is_mapping ? ":" : "-") ? at + 1 : reader->pos;
  smith_yaml_add_unread (reader, at, at);
}

static void
append_spaces (GString *out,
               guint32  n)
{
  for (guint32 i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* The containers around @place in their shortest form, and its indentation.  Returns NULL
 * where they do not fit before it. */
static GString *
write_containers (Recovery    *self,
                  const Place *place)
{
  GString *out = g_string_new (NULL);
  guint n = place->is_value ? place->level : MAX (place->level, 1) - 1;
  guint32 column = n > 0 ? self->columns[1] : place->line.column;

  append_spaces (out, column);
  for (guint i = 1; i <= n && column < NO_COLUMN; i++)
    {
      guint32 next = i < place->level ? self->columns[i + 1] : place->line.column;

      if (self->reader->levels[i].is_mapping)
        {
          g_string_append (out, "k:\n");
          append_spaces (out, next);
        }
      else if (next > column + 1)
        {
          g_string_append_c (out, '-');
          append_spaces (out, next - column - 1);
        }
      else
        next = NO_COLUMN;
      column = next;
    }
  if (column == NO_COLUMN || out->len > place->line.at)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return out;
}

/* Takes the events of the containers that write_containers() wrote. */
static gboolean
skip_containers (Recovery    *self,
                 const Place *place)
{
  SmithYamlReader *reader = self->reader;
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (enum fy_event_type));
  enum fy_event_type type = FYET_STREAM_START;
  gboolean is_as_wanted = TRUE;

  g_array_append_val (wanted, type);
  type = FYET_DOCUMENT_START;
  g_array_append_val (wanted, type);
  for (guint i = 1; i <= place->level; i++)
    {
      type = reader->levels[i].is_mapping ? FYET_MAPPING_START : FYET_SEQUENCE_START;
      g_array_append_val (wanted, type);
      type = FYET_SCALAR;
      if (reader->levels[i].is_mapping && (i < place->level || place->is_value))
        g_array_append_val (wanted, type);
    }

  for (guint i = 0; i < wanted->len && is_as_wanted; i++)
    {
      struct fy_event *event = fy_parser_parse (reader->parser);

      is_as_wanted = event != NULL && event->type == g_array_index (wanted, enum fy_event_type, i);
      if (event != NULL)
        fy_parser_event_free (reader->parser, event);
    }

  return is_as_wanted;
}

/* Reads on from @place.  Returns TRUE when the text was read to its end, or when nothing
 * more can be read. */
static gboolean
restart (Recovery    *self,
         const Place *place)
{
  SmithYamlReader *reader = self->reader;
  GArray *errors = reader->builder->tree->errors;
  g_autofree char *prefix = NULL;
  GString *containers = write_containers (self, place);
  guint n_errors = errors->len;
  guint32 base, n_prefix;
  gboolean is_done = FALSE;
  SmithTree *tree = reader->builder->tree;
  SmithNode value = tree->n_records;

  if (containers == NULL)
    return TRUE;
  n_prefix = (guint32) containers->len;
  prefix = g_string_free (containers, FALSE);
  if (self->input == NULL)
    self->input = g_memdup2 (reader->data, reader->length);
  base = place->line.at - n_prefix;
  memcpy (self->input + base, prefix, n_prefix);

  reader->pos = place->line.at + (place->line.is_mark ? 3 : 0);
  reader->has_ended = FALSE;
  reader->n_restarts++;
  self->error = place->line.at;
  smith_yaml_stop_parser (reader);
  smith_yaml_start_parser (reader, self->input + base, reader->length - base, base);
  if (skip_containers (self, place))
    is_done = smith_yaml_read_events (reader);
  if (place->is_value && value < tree->n_records && tree->records[value].kind >= SMITH_NODE_ARRAY &&
      tree->records[value].kind != SMITH_NODE_ALIAS)
    tree->records[value].flags |= SMITH_FLAG_DAMAGED;
  if (errors->len > n_errors)
    self->error = (guint32) g_array_index (errors, SmithReadError, errors->len - 1).span.start;

  return is_done || reader->is_second || smith_yaml_is_over (reader) ||
         errors->len == SMITH_LIMIT_READ_ERRORS;
}

/* Reads on behind the last error.  Returns FALSE when that is not possible. */
static gboolean
go_on (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  SmithTree *tree = reader->builder->tree;
  Place place;
  gboolean is_found;

  if (smith_yaml_is_over (reader) || reader->is_second ||
      (reader->builder->depth == 0 && tree->n_records > 1))
    return FALSE;

  find_damage (self);
  if (self->flow > 0 || is_sign (reader, self->from, "\"'[{"))
    self->n_bytes += reader->length - self->from;
  read_cut_value (self);
  is_found = find_place (self, &place);
  if (g_getenv("YD")) g_print("pos %u error %u from %u limit %u hold %d unread %d depth %u held %u found %d at %u level %u value %d\n", reader->pos,self->error,self->from,self->limit,self->may_hold,self->is_unread,self->depth,reader->n_held,is_found,place.line.at,place.level,place.is_value);
  mark_damage (self, place.lowest);
  if (is_found && self->error >= place.line.at)
    blame_bracket (self);
  if (is_found && self->flow > 0)
    cut_flow (self, place.line.at);
  if (!is_found || !place.is_value)
    fill_unread (self);
  if (!is_found || !close_to (self, place.level) || reader->n_restarts == MAX_RESTARTS ||
      self->n_bytes > MAX (MAX_BYTES, reader->length))
    return FALSE;

  return !restart (self, &place);
}

/* Reads on from a second --- above which nothing stands. */
static gboolean
skip_mark (Recovery *self)
{
  SmithYamlReader *reader = self->reader;
  Place place = { 0 };

  if (!reader->is_second || reader->builder->tree->n_records > 1 ||
      reader->n_restarts == MAX_RESTARTS ||
      memcmp (reader->data + self->error, "---", MIN (3, reader->length - self->error)) != 0)
    return FALSE;

  reader->is_second = FALSE;
  place.line = smith_yaml_look_at_line (reader, self->error);
  restart (self, &place);

  return TRUE;
}

static void
close_all (SmithYamlReader *self)
{
  SmithTreeBuilder *builder = self->builder;

  self->n_held = 0;
  while (builder->depth > 0)
    {
      guint depth = builder->depth;

      self->pos = MAX (self->pos, smith_yaml_container (self)->start);
      if (smith_yaml_is_over (self) || (!smith_yaml_close (self) && builder->depth == depth))
        smith_tree_builder_close (builder, self->pos);
    }
}

/* Reads what can be read behind the error that ended the reading, and closes what is open. */
void
smith_yaml_recover (SmithYamlReader *self)
{
  GArray *errors = self->builder->tree->errors;

  if (errors != NULL && !smith_yaml_is_over (self))
    {
      g_autofree Recovery *recovery = g_new0 (Recovery, 1);

      recovery->reader = self;
      recovery->error = (guint32) g_array_index (errors, SmithReadError, errors->len - 1).span.start;
      while (skip_mark (recovery))
        continue;
      while (!self->is_done && go_on (recovery))
        continue;
      g_free (recovery->input);
    }
  close_all (self);
}
