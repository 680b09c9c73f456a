/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-recover-private.h"

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

static guint32
last_error (const GArray *errors)
{
  return (guint32) g_array_index (errors, SmithReadError, errors->len - 1).span.start;
}

/* Closes what is open below @depth.  Returns FALSE when reading is over. */
gboolean
smith_yaml_close_to (SmithYamlRecovery *self,
                     guint              depth)
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

/* Where the lines end, before the one with the error, that what was not read may go on in:
 * others are read on their own. */
static guint32
find_cut (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  guint32 end = smith_yaml_line_start (reader, self->error);

  for (guint32 at = smith_yaml_next_line (reader, self->from); at < end;
       at = smith_yaml_next_line (reader, at))
    {
      SmithYamlLine line = smith_yaml_look_at_line (reader, at);

      if (!line.is_blank && line.column <= self->columns[self->depth])
        return at;
    }

  return end;
}

/* A value that ends on its line, but that an error in a later line made unreadable, as that
 * seemed to go on with it, is read without that line. */
static void
read_cut_value (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  GArray *errors = reader->builder->tree->errors;
  guint depth = reader->builder->depth;
  guint n_errors = errors->len;
  guint32 n_records = reader->builder->tree->n_records;
  guint32 end;

  if (!self->is_unread || self->may_hold)
    return;
  end = find_cut (self);
  if (self->from >= end || smith_yaml_is_sign (reader, self->from, "|>@`%&!*") ||
      (smith_yaml_is_sign (reader, self->from, "\"'[{") &&
       !smith_yaml_look_at_line (reader, self->from).is_leaf))
    return;

  smith_yaml_stop_parser (reader);
  smith_yaml_start_parser (reader, reader->data + self->from, end - self->from, self->from);
  smith_yaml_read_events (reader);
  smith_yaml_close_to (self, depth);
  /* one error was enough */
  g_array_set_size (errors, MIN (n_errors, errors->len));
  reader->has_ended = FALSE;
  self->n_bytes += end - self->from;
  self->is_unread = n_records == reader->builder->tree->n_records;
  if (!self->is_unread)
    self->limit = SMITH_YAML_NO_COLUMN;
}

/* Marks the containers in which something was passed over.  Those that had ended before the
 * error are whole, unless it stands in their column. */
static void
mark_damage (SmithYamlRecovery *self,
             guint32            lowest)
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
        smith_yaml_record_of (reader, i)->flags |= SMITH_FLAG_DAMAGED;
    }
  if (!is_exact)
    {
      smith_yaml_record_of (reader, below)->flags |= SMITH_FLAG_DAMAGED;
      if (below < reader->builder->depth)
        smith_yaml_record_of (reader, below + 1)->flags |= SMITH_FLAG_DAMAGED;
    }
  reader->builder->tree->records[SMITH_NODE_NONE].flags = 0;
}

/* Forgets what was read behind the outermost open bracket, when that is more than belongs to
 * it: reading goes on at @at. */
static void
cut_flow (SmithYamlRecovery *self,
          guint32            at)
{
  SmithYamlReader *reader = self->reader;
  SmithTreeBuilder *builder = reader->builder;
  SmithNode flow = builder->levels[self->flow].node;
  SmithNodeRecord *record = &builder->tree->records[flow];
  GArray *refs = builder->tree->refs;
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
  while (refs->len > 0 && g_array_index (refs, SmithTreeRef, refs->len - 1).node > flow)
    g_array_set_size (refs, refs->len - 1);
  g_array_set_size (reader->merges, reader->levels[self->flow].merges_from);
  reader->levels[self->flow].wants_key = reader->levels[self->flow].is_mapping;
  reader->levels[self->flow].is_merge = FALSE;

  g_hash_table_iter_init (&iter, reader->names);
  while (g_hash_table_iter_next (&iter, NULL, &index))
    if (index != NULL &&
        g_array_index (reader->anchors, SmithYamlAnchor, GPOINTER_TO_UINT (index) - 1).node > flow)
      g_hash_table_iter_remove (&iter);
  reader->pos = record->start + 1;
  reader->floor = self->depth > 0 && reader->levels[self->depth].is_mapping &&
                  record->key_start < record->key_end ? record->key_start : record->start;
}

/* A bracket that nothing closes is at fault, not the line that no longer fits. */
static void
blame_bracket (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  GArray *errors = reader->builder->tree->errors;
  guint32 at = self->from;

  if (self->flow == 0 && !smith_yaml_is_sign (reader, self->from, "[{"))
    return;
  for (guint i = MAX (self->flow, 1); i <= reader->builder->depth && self->flow > 0; i++)
    if (smith_yaml_is_sign (reader, smith_yaml_record_of (reader, i)->start, "[{"))
      at = smith_yaml_record_of (reader, i)->start;

  g_array_set_size (errors, errors->len - 1);
  smith_yaml_fail_at (reader, SMITH_READ_SYNTAX, at, at + 1,
                      _("This bracket is not closed before the next line that is not inside it"));
}

/* Gives the name or dash whose value could not be read something in its place. */
static void
fill_unread (SmithYamlRecovery *self)
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
  at = smith_yaml_is_sign (reader, at, level->is_mapping ? ":" : "-") ? at + 1 : reader->pos;
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
write_containers (SmithYamlRecovery    *self,
                  const SmithYamlPlace *place)
{
  GString *out = g_string_new (NULL);
  guint n = place->is_value ? place->level : MAX (place->level, 1) - 1;
  guint32 column = n > 0 ? self->columns[1] : place->line.column;

  append_spaces (out, column);
  for (guint i = 1; i <= n && column < SMITH_YAML_NO_COLUMN; i++)
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
        next = SMITH_YAML_NO_COLUMN;
      column = next;
    }
  if (column == SMITH_YAML_NO_COLUMN || out->len > place->line.at)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return out;
}

/* Takes the events of the containers that write_containers() wrote. */
static gboolean
skip_containers (SmithYamlRecovery    *self,
                 const SmithYamlPlace *place)
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
restart (SmithYamlRecovery    *self,
         const SmithYamlPlace *place)
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
    self->error = last_error (errors);

  return is_done || reader->is_second || smith_yaml_is_over (reader) ||
         errors->len == SMITH_LIMIT_READ_ERRORS;
}

/* Reads on behind the last error.  Returns FALSE when that is not possible. */
static gboolean
go_on (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  SmithTree *tree = reader->builder->tree;
  SmithYamlPlace place;
  gboolean is_found;

  if (smith_yaml_is_over (reader) || reader->is_second ||
      (reader->builder->depth == 0 && tree->n_records > 1))
    return FALSE;

  smith_yaml_find_damage (self);
  if (self->flow > 0 || smith_yaml_is_sign (reader, self->from, "\"'[{"))
    self->n_bytes += reader->length - self->from;
  read_cut_value (self);
  is_found = smith_yaml_find_place (self, &place);
  mark_damage (self, place.lowest);
  if (is_found && self->error >= place.line.at)
    blame_bracket (self);
  if (is_found && self->flow > 0)
    cut_flow (self, place.line.at);
  if (!is_found || !place.is_value)
    fill_unread (self);
  if (!is_found || !smith_yaml_close_to (self, place.level) || reader->n_restarts == MAX_RESTARTS ||
      self->n_bytes > MAX (MAX_BYTES, reader->length))
    return FALSE;

  return !restart (self, &place);
}

/* Reads on from a second --- above which nothing stands. */
static gboolean
skip_mark (SmithYamlRecovery *self)
{
  SmithYamlReader *reader = self->reader;
  SmithYamlPlace place = { 0 };

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
      g_autofree SmithYamlRecovery *recovery = g_new0 (SmithYamlRecovery, 1);

      recovery->reader = self;
      recovery->error = last_error (errors);
      while (skip_mark (recovery))
        continue;
      while (!self->is_done && go_on (recovery))
        continue;
      g_free (recovery->input);
    }
  close_all (self);
}
