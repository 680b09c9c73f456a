/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-yaml-style.h"

/* Another value behind a colon or a dash where YAML lives by its indentation.
 *
 * New text has a *head*, which stands on the line of the colon, and a *tail*, the lines
 * below; a comment on that line stays between them. */

/* The place of the old value. */
typedef struct
{
  SmithNode      node;
  SmithSpan      span;      /* of the old value; of a wrapped one, with its anchor and tag */
  SmithEditProps props;
  int            column;    /* of the item; -1 for the root */
  gboolean       is_root;
  gboolean       is_dash;   /* an element */
  gboolean       is_block;  /* the old value is a block container */
  gboolean       is_own;    /* the old value begins its line */
} Slot;

/* Adds an edit; text that must end its last line does so at the end of the document too. */
static void
put (SmithEdit       *self,
     SmithEditWriter *writer,
     gsize            start,
     gsize            end,
     GString         *text)
{
  if (writer->ends_open && end == self->length)
    g_string_append_c (text, '\n');
  smith_edit_use_eol (self, text);
  if (start < end || text->len > 0)
    smith_edit_add (self, start, end, text);
}

/* Head and tail: [start, head_end) and [tail_start, tail_end) are the old ones. */
static void
put_parts (SmithEdit       *self,
           SmithEditWriter *writer,
           gsize            start,
           gsize            head_end,
           SmithSpan        tail,
           GString         *text)
{
  const char *stop = strchr (text->str, '\n');
  g_autoptr(GString) below = g_string_new (stop);

  if (head_end >= tail.start)
    {
      put (self, writer, start, tail.end, text);
      return;
    }
  g_string_truncate (text, text->len - below->len);
  if (start < head_end || text->len > 0)
    smith_edit_add (self, start, head_end, text);
  put (self, writer, tail.start, tail.end, below);
}

static gboolean
slot_init (SmithEdit       *self,
           Slot            *slot,
           SmithNode        node,
           SmithEditWriter *writer)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  gsize line;

  slot->node = node;
  slot->span = smith_tree_get_span (self->tree, node);
  slot->is_root = parent == SMITH_NODE_NONE;
  slot->is_dash = !slot->is_root &&
                  smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY;
  slot->column = slot->is_root
                   ? -1
                   : (int) smith_edit_column (self,
                                              smith_tree_get_span (self->tree, parent).start);
  slot->is_block = smith_edit_is_container (self, node) && !smith_edit_is_alias (self, node) &&
                   !smith_edit_is_flow (self, node);
  slot->is_own = slot->span.start < slot->span.end &&
                 smith_edit_is_first (self, slot->span.start);
  if (!smith_edit_props (self, node, &slot->props))
    return FALSE;
  if (!slot->props.has_colon)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("This name has no colon after it; write one first"));
  /* behind a dash and a tab libfyaml takes plain text, but hardly anything else */
  if (slot->is_dash && slot->props.end < slot->span.start &&
      memchr (self->data + slot->props.end, '\t', slot->span.start - slot->props.end) != NULL)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("A tab stands between the dash and this value; write a space first"));
  line = smith_edit_line_start (self, slot->span.start);
  if (!slot->is_root && !slot->is_block && slot->is_own &&
      memchr (self->data + line, '\t', slot->span.start - line) != NULL)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("A tab stands before this value; write spaces first"));

  if (!smith_edit_is_wrap (writer, node))
    smith_edit_drop_tag (self, &slot->props);
  else
    slot->span.start = writer->from;
  /* tabs before the root are no indentation, which new lines would need */
  line = smith_edit_line_start (self, slot->span.start);
  if (slot->is_root && slot->is_own &&
      memchr (self->data + line, '\t', slot->span.start - line) != NULL)
    slot->span.start = line;
  writer->column = smith_edit_column (self, slot->span.start);
  line = smith_edit_next_line (self, smith_edit_tail_end (self, slot->span.end));
  writer->no_blocks = smith_edit_bars_blocks (self, line, slot->column);
  if (!smith_edit_is_wrap (writer, node))
    smith_edit_avoid_blocks (writer);

  return TRUE;
}

/* The column of a block's text, as the old text had it. */
static guint
text_column (SmithEdit  *self,
             const Slot *slot,
             gsize       header_end,
             guint       otherwise)
{
  gsize line = smith_edit_next_line (self, smith_edit_line_end (self, header_end));

  while (line < slot->span.end)
    {
      gsize at = line;

      while (at < slot->span.end && self->data[at] == ' ')
        at++;
      if (at < slot->span.end && !smith_edit_is_break (self->data[at]))
        return (int) (at - line) > slot->column && at > line ? (guint) (at - line) : otherwise;
      line = smith_edit_next_line (self, smith_edit_line_end (self, at));
    }

  return otherwise;
}

/* The column of new block text.  Behind blanks or an anchor the root's is not read when it
 * begins before its sign. */
static guint
block_column (SmithEdit       *self,
              const Slot      *slot,
              SmithEditWriter *writer)
{
  if (!slot->is_root)
    return (guint) slot->column + (slot->is_dash ? writer->dash : writer->step);

  if (!slot->is_own && slot->props.end == slot->props.after)
    return writer->step;

  return MAX (writer->step, smith_edit_column (self, slot->span.start) +
                              (slot->span.start == slot->span.end ? 1 : 0));
}

/* A block container gives way to another. */
static void
set_items_for_items (SmithEdit       *self,
                     const Slot      *slot,
                     SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  SmithSpan own = smith_tree_get_span (self->tree, slot->node);
  guint old_column = smith_edit_column (self, own.start), column = old_column;
  gboolean is_mapping = writer->wraps ? writer->wrap_key != NULL
                                      : smith_tree_get_kind (writer->tree, writer->node) ==
                                          SMITH_NODE_OBJECT;
  gsize start = slot->is_own && !slot->is_root ? smith_edit_head (self, own.start) : own.start;

  /* a sequence may stand in the column of its name, a mapping may not */
  if (!slot->is_root && !slot->is_dash && is_mapping && (int) column <= slot->column)
    column = (guint) slot->column + writer->step;
  g_string_append_printf (text, "%*s", (int) (column - old_column), "");
  smith_edit_write_items (writer, column, text);
  if (smith_edit_is_wrap (writer, slot->node) && writer->props.start < writer->props.end)
    smith_edit_delete (self, slot->props.after, slot->props.end);
  put (self, writer, start, smith_edit_tail_end (self, own.end), text);
}

/* A block container gives way to what fits behind the colon. */
static void
set_flat_for_items (SmithEdit       *self,
                    const Slot      *slot,
                    SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint indent = block_column (self, slot, writer);
  gsize tail_end = smith_edit_tail_end (self, slot->span.end);

  if (!slot->is_root && slot->is_own)
    {
      SmithSpan tail = { smith_edit_tail_end (self, slot->props.end), tail_end };
      gsize head_end = smith_edit_has_comment (self, slot->props.end) ? slot->props.end
                                                                      : tail.start;

      g_string_append_c (text, ' ');
      writer->column = smith_edit_column (self, slot->props.end);
      smith_edit_write_scalar (writer, writer->node, indent, text);
      put_parts (self, writer, slot->props.end, head_end, tail, text);
      return;
    }

  /* a comment behind a container on one line is about the whole */
  if (!smith_edit_has_break (self, slot->span.start, slot->span.end))
    tail_end = slot->span.end;
  smith_edit_write_scalar (writer, writer->node, indent, text);
  if (strchr (text->str, '\n') != NULL)
    tail_end = smith_edit_tail_end (self, slot->span.end);
  put (self, writer, slot->span.start, tail_end, text);
}

/* Whether a value of several lines comes as it is written. */
static gboolean
copies_lines (SmithEditWriter *writer)
{
  return writer->wraps && writer->is_verbatim &&
         smith_edit_has_break (writer->edit, writer->from, writer->to);
}

/* Writes what takes the place of a flat value, and where its head begins. */
static void
write_for_flat (SmithEdit       *self,
                const Slot      *slot,
                SmithEditWriter *writer,
                gsize            header_end,
                gsize           *start,
                GString         *text)
{
  gboolean is_missing = slot->span.start == slot->span.end;
  /* a comment behind the old value needs a line that it can end */
  gboolean is_inline = slot->props.end == slot->props.after &&
                       !(copies_lines (writer) && smith_edit_has_comment (self, slot->span.end));
  guint indent = block_column (self, slot, writer);

  if (smith_edit_write_is_flat (writer))
    {
      if (is_missing)
        g_string_append_printf (text, "%*s", slot->is_dash ? (int) writer->dash - 1 : 1, "");
      else if (slot->span.start == slot->props.end && slot->props.after < slot->props.end)
        g_string_append_c (text, ' ');
      if (smith_yaml_style_bars_blocks (slot->is_root, slot->props.end != slot->props.after,
                                        smith_edit_has_break (self, slot->props.after,
                                                              slot->span.start)))
        writer->no_blocks = TRUE;
      if (writer->block_style != '\0')
        indent = text_column (self, slot, header_end, indent);
      smith_edit_write_scalar (writer, writer->node, indent, text);
    }
  else if (slot->is_own)
    smith_edit_write_items (writer, smith_edit_column (self, slot->span.start), text);
  else if (slot->is_root && smith_edit_is_wrap (writer, slot->node) &&
           smith_edit_is_first (self, writer->from))
    {
      /* its anchor or tag goes inside */
      smith_edit_write_items (writer, smith_edit_column (self, slot->span.start), text);
      *start = slot->span.start;
    }
  else if (slot->is_root)
    {
      g_string_append_c (text, '\n');
      smith_edit_write_items (writer, 0, text);
      *start = smith_edit_is_wrap (writer, slot->node) ? slot->props.after : slot->props.end;
    }
  else if (slot->is_dash && !is_missing && is_inline)
    smith_edit_write_items (writer, smith_edit_column (self, slot->span.start), text);
  else if (slot->is_dash && is_inline)
    smith_edit_write_after (writer, TRUE, (guint) slot->column, text);
  else
    {
      gboolean is_wrap = smith_edit_is_wrap (writer, slot->node);

      /* the container begins below its name */
      if (slot->is_dash)
        {
          g_string_append_printf (text, "\n%*s", slot->column + (int) writer->dash, "");
          smith_edit_write_items (writer, (guint) slot->column + writer->dash, text);
        }
      else
        smith_edit_write_after (writer, FALSE, (guint) slot->column, text);
      *start = is_wrap ? slot->props.after : slot->props.end;
    }
}

/* A scalar, an alias, something in brackets, or nothing gives way. */
static void
set_for_flat (SmithEdit       *self,
              const Slot      *slot,
              SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gsize start = slot->span.start, head_end = slot->span.end, header_end = 0;
  SmithSpan tail;
  char chomping = '\0';
  char style = smith_edit_block_style (self, slot->node, &header_end, &chomping);

  if (smith_edit_is_alias (self, slot->node))
    style = '\0';
  if (style != '\0')
    {
      head_end = header_end;
      writer->block_style = style;
      writer->block_keeps = chomping == '+';
    }
  tail.start = smith_edit_tail_end (self, head_end);
  tail.end = MAX (tail.start, slot->span.end);
  if (start == head_end)
    start = head_end = slot->props.end;

  write_for_flat (self, slot, writer, header_end, &start, text);
  if (style == '\0' && copies_lines (writer) && !writer->ends_open &&
      (*text->str != '\n' || smith_edit_is_before_colon (self, tail.start)))
    {
      /* no comment stands inside a value that goes over several lines, and one parts it from a
       * colon */
      put (self, writer, start, head_end, text);
      return;
    }
  if (!smith_edit_has_comment (self, head_end) &&
      (start == head_end || strchr (text->str, '\n') != NULL))
    head_end = tail.start;
  put_parts (self, writer, start, head_end, tail, text);
}

/* Writes the value in the place of @node, which stands in no brackets. */
gboolean
smith_edit_block_set (SmithEdit       *self,
                      SmithNode        node,
                      SmithEditWriter *writer)
{
  Slot slot;
  gboolean is_flat = smith_edit_write_is_flat (writer);

  if (!is_flat && !writer->is_fresh && !smith_edit_is_wrap (writer, node) &&
      !smith_edit_is_alias (self, node) &&
      smith_tree_get_first (self->tree, node) != SMITH_NODE_NONE &&
      smith_edit_is_flow (self, node))
    return smith_edit_flow_set (self, node, writer);
  if (!slot_init (self, &slot, node, writer))
    return FALSE;

  if (!slot.is_block)
    set_for_flat (self, &slot, writer);
  else if (is_flat)
    set_flat_for_items (self, &slot, writer);
  else
    set_items_for_items (self, &slot, writer);

  return !writer->has_failed;
}
