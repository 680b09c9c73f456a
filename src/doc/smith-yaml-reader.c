/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* libfyaml's events → tree.  libfyaml scans and parses; what the events mean, how deep and
 * how many they may be, and every position is decided here.  Its document interface is not
 * used: it looks for duplicate keys in quadratic time and copies what aliases repeat. */

/* A key was read. */
void
smith_yaml_take_key (SmithYamlReader *self,
                     guint32          start,
                     guint32          end,
                     const char      *text,
                     gsize            length,
                     gboolean         is_merge)
{
  SmithTreeBuilder *builder = self->builder;
  SmithYamlLevel *level = smith_yaml_current (self);
  SmithNodeRecord *mapping = smith_yaml_container (self);

  /* libfyaml says that `[a: b]` holds a mapping which begins after its key */
  if (!level->has_key && start < mapping->start)
    {
      mapping->start = MAX (start, level->floor);
      self->floor = mapping->start;
    }
  level->has_key = TRUE;
  level->wants_key = FALSE;
  level->is_merge = is_merge;

  start = MAX (start, self->floor);
  smith_tree_builder_set_key (builder, start, MAX (start, end), text, length);
}

/* Prepares the record of a value that begins at @start.  Returns where it may begin. */
guint32
smith_yaml_settle (SmithYamlReader *self,
                   guint32          start)
{
  SmithTreeBuilder *builder = self->builder;
  SmithYamlLevel *level = smith_yaml_current (self);

  level->floor = self->floor;
  if (level->is_mapping)
    {
      /* a member is ordered by its key, unless that is empty */
      start = MAX (start, builder->key_start);
      self->floor = builder->key_start < builder->key_end ? builder->key_start : start;
    }
  else
    {
      start = MAX (start, self->floor);
      self->floor = start;
    }

  return start;
}

/* A value of the open container has been read. */
gboolean
smith_yaml_count_value (SmithYamlReader *self,
                        SmithNode        node,
                        guint            height,
                        guint64          size)
{
  SmithYamlLevel *level = smith_yaml_current (self);

  if (level->is_merge)
    {
      g_array_append_val (self->merges, node);
      level->is_merge = FALSE;
    }
  level->wants_key = level->is_mapping;
  level->height = MAX (level->height, height);
  level->size += size;
  if (G_UNLIKELY (level->size > SMITH_LIMIT_NODES))
    {
      const SmithNodeRecord *record = &self->builder->tree->records[node];

      smith_tree_builder_fail (self->builder, SMITH_READ_TOO_MANY, record->start, record->end,
                               _("Aliases inside aliases stand for more than %u values"),
                               SMITH_LIMIT_NODES);
      return FALSE;
    }

  return TRUE;
}

static gboolean
fail_tag (SmithYamlReader *self,
          const SmithYamlProps     *props)
{
  return smith_yaml_fail_at (self, SMITH_READ_SYNTAX, props->start, props->end,
                             _("What follows is not what this tag says"));
}

/* Whether the empty name at @start begins a mapping behind the name that this is the value of.
 * libfyaml minds that only when the name is not empty. */
static gboolean
is_second_name (SmithYamlReader *self,
                guint32          start)
{
  const SmithNodeRecord *mapping = smith_yaml_container (self);
  guint depth = self->builder->depth;

  return depth > 1 && self->levels[depth - 1].is_mapping && self->data[mapping->start] != '{' &&
         smith_yaml_line_start (self, start) <= mapping->key_end;
}

static gboolean
read_key (SmithYamlReader       *self,
          const SmithYamlScalar *scalar,
          const SmithYamlProps  *props)
{
  gboolean is_merge = scalar->length == 2 && memcmp (scalar->text, "<<", 2) == 0 &&
                      (props->tag == SMITH_YAML_TAG_MERGE ||
                       (props->tag == SMITH_YAML_TAG_NONE && !scalar->is_quoted));
  SmithNodeKind kind;

  if (scalar->is_missing && is_second_name (self, scalar->start))
    return smith_yaml_fail_at (self, SMITH_READ_SYNTAX, scalar->start,
                               MIN (scalar->start + 1, self->length),
                               _("A second colon on one line: put the text in quotes, or the "
                                 "names on lines of their own"));
  if (props->anchor != NULL)
    {
      SmithYamlAnchor anchor = { .size = 1 };

      if (!smith_yaml_count_borrowed (self, scalar->length))
        return FALSE;
      anchor.is_text = smith_yaml_scalar_kind (scalar, &kind) && kind == SMITH_NODE_STRING;
      anchor.key_pool = smith_tree_builder_pool (self->builder, scalar->text, scalar->length);
      if (smith_yaml_name_anchor (self, props->anchor, anchor) == 0)
        return FALSE;
    }
  smith_yaml_begin_at_props (self, props);
  smith_yaml_take_key (self, scalar->start, scalar->end, scalar->text, scalar->length, is_merge);

  return TRUE;
}

/* Whether a value that begins at @start stands a space behind its name's colon or its dash; an
 * anchor may end in such a sign too. */
static inline gboolean
is_behind_sign (const SmithYamlReader *self,
                guint32                start)
{
  const char *sign = self->data + start;

  if (start < 2 || sign[-1] != ' ')
    return FALSE;
  if (sign[-2] == ':')
    return self->builder->key_end == start - 2;

  return sign[-2] == '-' && (start == 2 || smith_yaml_is_blank (sign[-3]) ||
                             smith_yaml_is_break (sign[-3]));
}

/* Whether a value that begins at @start is indented; almost all stand behind their name or dash. */
static inline gboolean
check_indent (SmithYamlReader *self,
              guint32          start)
{
  if (self->builder->depth == 0 || is_behind_sign (self, start) ||
      !smith_yaml_stands_out (self, start))
    return TRUE;

  return smith_yaml_fail_at (self, SMITH_READ_SYNTAX, start, MIN (start + 1, self->length),
                             _("This value must be indented further than what it belongs to"));
}

/* Adds a scalar that was taken to the open container.  Returns its number, or SMITH_NODE_NONE with
 * the error set. */
SmithNode
smith_yaml_add_scalar (SmithYamlReader       *self,
                       const SmithYamlScalar *scalar,
                       SmithNodeKind          kind)
{
  SmithTreeBuilder *builder = self->builder;
  SmithNode node;
  guint flags = 0;
  /* what is !!int "5" is read where it stands */
  guint32 quote = scalar->is_quoted && kind != SMITH_NODE_STRING ? 1 : 0;
  guint32 start, place = 0;

  if (kind == SMITH_NODE_STRING)
    {
      flags = (scalar->is_quoted ? SMITH_FLAG_QUOTED : 0) |
              (scalar->is_pooled ? SMITH_FLAG_INDIRECT : 0);
      if (scalar->is_pooled)
        place = smith_tree_builder_pool (builder, scalar->text, scalar->length);
    }

  start = smith_yaml_settle (self, scalar->start + quote);
  node = smith_tree_builder_add (builder, kind, flags, start, MAX (start, scalar->end - quote));
  if (node == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;
  builder->tree->records[node].first = place;

  return smith_yaml_count_value (self, node, 0, 1) ? node : SMITH_NODE_NONE;
}

static gboolean
read_scalar (SmithYamlReader                   *self,
             const struct fy_event_scalar_data *event)
{
  SmithTreeBuilder *builder = self->builder;
  SmithYamlProps props = { NULL };
  SmithYamlScalar scalar;
  SmithNodeKind kind;
  SmithNode node;

  if (event->anchor != NULL || event->tag != NULL)
    props = smith_yaml_take_props (self, event->anchor, event->tag);
  smith_yaml_take_scalar (self, event->value, &props, &scalar);
  if (smith_yaml_current (self)->wants_key)
    return read_key (self, &scalar, &props);
  if (builder->depth == 0 && scalar.is_missing && props.end == 0)
    return TRUE;
  if (!smith_yaml_scalar_kind (&scalar, &kind))
    return fail_tag (self, &props);
  if ((!scalar.is_missing || props.end > 0) &&
      !check_indent (self, scalar.is_missing ? props.start : scalar.start))
    return FALSE;
  /* libfyaml takes an indicator behind a tab at the end of the text for a word */
  if (scalar.length == 1 && !scalar.is_quoted && strchr ("-?:", *scalar.text) != NULL)
    return smith_yaml_fail_at (self, SMITH_READ_SYNTAX, scalar.start, scalar.end,
                               _("Text that begins with this sign stands in quotes"));

  node = smith_yaml_add_scalar (self, &scalar, kind);
  if (node == SMITH_NODE_NONE)
    return FALSE;
  if (props.anchor != NULL)
    {
      SmithYamlAnchor anchor = { .node = node, .size = 1 };

      if (smith_yaml_name_anchor (self, props.anchor, anchor) == 0)
        return FALSE;
    }

  return TRUE;
}

/* Adds what stands for a value that cannot be read, so that its name and place are there. */
gboolean
smith_yaml_add_unread (SmithYamlReader *self,
                       guint32          start,
                       guint32          end)
{
  SmithNode node;

  self->pos = MAX (self->pos, end);
  start = smith_yaml_settle (self, start);
  node = smith_tree_builder_add (self->builder, SMITH_NODE_NULL, SMITH_FLAG_DAMAGED, start,
                                 MAX (start, end));
  smith_tree_builder_damage (self->builder);

  return node != SMITH_NODE_NONE && smith_yaml_count_value (self, node, 0, 1);
}

/* Opens a container. */
gboolean
smith_yaml_open (SmithYamlReader *self,
                 guint32          start,
                 gboolean         is_mapping,
                 struct fy_token *anchor_token)
{
  SmithTreeBuilder *builder = self->builder;
  guint32 floor = self->floor;
  guint anchor = 0;

  start = smith_yaml_settle (self, start);
  if (!smith_tree_builder_open (builder, is_mapping ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY, start))
    return FALSE;
  if (anchor_token != NULL)
    {
      SmithNode node = builder->levels[builder->depth].node;

      anchor = smith_yaml_name_anchor (self, anchor_token,
                                       (SmithYamlAnchor) { .node = node, .is_open = TRUE });
      if (anchor == 0)
        return FALSE;
    }
  *smith_yaml_current (self) = (SmithYamlLevel) {
    .is_mapping = is_mapping,
    .wants_key = is_mapping,
    .anchor = anchor,
    .merges_from = self->merges->len,
    .floor = floor,
    .size = 1,
  };
  self->pos = MAX (self->pos, start);
  if (self->pos < self->length && (self->data[self->pos] == '[' || self->data[self->pos] == '{'))
    self->pos++;

  return TRUE;
}

static gboolean
open_container (SmithYamlReader *self,
                struct fy_event *event,
                gboolean         is_mapping)
{
  struct fy_token *anchor_token = is_mapping ? event->mapping_start.anchor
                                             : event->sequence_start.anchor;
  struct fy_token *tag_token = is_mapping ? event->mapping_start.tag : event->sequence_start.tag;
  SmithYamlProps props = { NULL };
  const struct fy_mark *mark = fy_event_start_mark (event);
  guint32 start = mark != NULL ? smith_yaml_offset (self, mark) : self->pos;
  SmithYamlTag fitting = is_mapping ? SMITH_YAML_TAG_MAPPING : SMITH_YAML_TAG_SEQUENCE;

  if (anchor_token != NULL || tag_token != NULL)
    props = smith_yaml_take_props (self, anchor_token, tag_token);
  if (smith_yaml_current (self)->wants_key)
    return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, MIN (start + 1, self->length),
                               _("A name must be text; this one is a list or a mapping"));
  if (props.tag > SMITH_YAML_TAG_OTHER && props.tag != fitting)
    return fail_tag (self, &props);
  if (start < self->length && strchr ("[{", self->data[start]) != NULL &&
      !check_indent (self, start))
    return FALSE;

  return smith_yaml_open (self, start, is_mapping, props.anchor);
}

/* Closes the open container behind the last thing that was read. */
gboolean
smith_yaml_close (SmithYamlReader *self)
{
  SmithTreeBuilder *builder = self->builder;
  SmithYamlLevel level;
  SmithNode node = builder->levels[builder->depth].node;

  if (self->merges->len > smith_yaml_current (self)->merges_from && !smith_yaml_apply_merges (self))
    {
      if (smith_yaml_is_over (self))
        return FALSE;
      smith_tree_builder_damage (builder);
    }

  level = *smith_yaml_current (self);
  smith_tree_builder_close (builder, MAX (self->pos, smith_yaml_container (self)->start));
  if (level.anchor != 0)
    {
      SmithYamlAnchor *anchor = &g_array_index (self->anchors, SmithYamlAnchor, level.anchor - 1);

      anchor->is_open = FALSE;
      anchor->height = level.height + 1;
      anchor->size = level.size;
    }

  return smith_yaml_count_value (self, node, level.height + 1, level.size);
}

static gboolean
close_held (SmithYamlReader *self)
{
  for (; self->n_held > 0; self->n_held--)
    if (!smith_yaml_close (self))
      return FALSE;

  return TRUE;
}

static gboolean
close_container (SmithYamlReader *self,
                 struct fy_event *event)
{
  const struct fy_mark *from = fy_event_start_mark (event);
  const struct fy_mark *to = fy_event_end_mark (event);

  /* what a bracket does not end, ends with the last thing in it: but only when something
   * else follows, as it may go on behind an error */
  if (from == NULL || to == NULL || to->input_pos <= from->input_pos)
    {
      self->n_held++;
      return TRUE;
    }
  if (!close_held (self))
    return FALSE;
  self->pos = smith_yaml_offset (self, to);

  return smith_yaml_close (self);
}

static gboolean
fail_second_document (SmithYamlReader *self,
                      guint32          start)
{
  guint32 end = start;

  while (end < self->length && self->data[end] != '\n' && self->data[end] != '\r')
    end++;

  self->is_second = TRUE;
  if (self->builder->tree->n_records == 1)
    return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, end,
                               _("Nothing stands between this line and the --- above it; "
                                 "one of the two is enough"));

  return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, end,
                             _("A second document begins here; only the first was read"));
}

/* After the document only comments may follow, and lines of three points.  libfyaml is only
 * asked what is wrong with anything else: reading many directives takes it quadratic time. */
static gboolean
end_document (SmithYamlReader *self)
{
  guint32 at = smith_yaml_skip_space (self, self->pos);
  gboolean is_over = FALSE;

  self->has_ended = TRUE;
  while (self->length - at >= 3 && memcmp (self->data + at, "...", 3) == 0)
    {
      at = smith_yaml_skip_space (self, at + 3);
      is_over = TRUE;
    }
  if (at >= self->input_end)
    {
      self->is_done = self->input_end < self->length || close_held (self);
      return FALSE;
    }
  if (is_over || self->data[at] == '%' ||
      (self->length - at >= 3 && memcmp (self->data + at, "---", 3) == 0))
    return fail_second_document (self, at);

  return TRUE;
}

static gboolean
start_document (SmithYamlReader *self,
                struct fy_event *event)
{
  const struct fy_mark *mark = fy_event_end_mark (event);

  if (self->has_ended)
    return fail_second_document (self, smith_yaml_skip_space (self, self->pos));
  /* without a line --- libfyaml 0.7 has no position, 0.9 that of what comes first */
  if (mark != NULL && !event->document_start.implicit)
    self->pos = smith_yaml_offset (self, mark);

  return TRUE;
}

/* Returns FALSE when reading ends. */
gboolean
smith_yaml_take_event (SmithYamlReader *self,
                       struct fy_event *event)
{
  if (self->n_held > 0 && event->type != FYET_MAPPING_END && event->type != FYET_SEQUENCE_END &&
      event->type != FYET_DOCUMENT_END && !close_held (self))
    return FALSE;

  switch (event->type)
    {
    case FYET_DOCUMENT_START:
      return start_document (self, event);

    case FYET_DOCUMENT_END:
      return end_document (self);

    case FYET_MAPPING_START:
      return open_container (self, event, TRUE);

    case FYET_SEQUENCE_START:
      return open_container (self, event, FALSE);

    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
      return close_container (self, event);

    case FYET_SCALAR:
      return read_scalar (self, &event->scalar);

    case FYET_ALIAS:
      return smith_yaml_read_alias (self, event->alias.anchor);

    case FYET_STREAM_START:
      return TRUE;

    case FYET_STREAM_END:
      self->is_done = TRUE;
      return FALSE;

    case FYET_NONE:
    default:
      return FALSE;
    }
}
