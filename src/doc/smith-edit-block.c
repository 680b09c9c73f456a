/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edit-private.h"

#include <string.h>

/* Items that come and go where YAML lives by its indentation. */

static gboolean
is_blank_line (const SmithEdit *self,
               gsize            line)
{
  gsize at = smith_edit_skip_blanks (self, line);

  return at < self->length && smith_edit_is_break (self->data[at]);
}

static gsize
skip_blank_lines (const SmithEdit *self,
                  gsize            line)
{
  while (line < self->length && is_blank_line (self, line))
    line = smith_edit_next_line (self, smith_edit_line_end (self, line));
  return line;
}

/* Whether the next line with anything on it is a comment deeper than @column, which a block
 * scalar before it would take for its text. */
gboolean
smith_edit_swallows (const SmithEdit *self,
                     gsize            line,
                     int              column)
{
  gsize next = skip_blank_lines (self, line);
  gsize sign = smith_edit_skip_blanks (self, next);

  return sign < self->length && self->data[sign] == '#' && (int) (sign - next) > column;
}

/* Whether one of the lines from @line on that hold nothing, of which the last may end the text, is
 * so long that a block scalar whose text begins behind @column may take blanks of it for that. */
static gboolean
has_long_blanks (const SmithEdit *self,
                 gsize            line,
                 int              column)
{
  while (line < self->length)
    {
      gsize end = smith_edit_skip_blanks (self, line);

      if (end < self->length && !smith_edit_is_break (self->data[end]))
        return FALSE;
      if ((int) (end - line) > column + 1)
        return TRUE;
      line = smith_edit_next_line (self, end);
    }

  return FALSE;
}

/* Whether a block scalar cannot stand before @line: it would take a comment for its text, or a
 * blank line that is long, or a tab, which also cannot indent it. */
gboolean
smith_edit_bars_blocks (const SmithEdit *self,
                        gsize            line,
                        int              column)
{
  gsize next = skip_blank_lines (self, line);
  gsize stop = smith_edit_skip_blanks (self, next);

  return memchr (self->data + line, '\t', stop - line) != NULL ||
         has_long_blanks (self, line, column) || smith_edit_swallows (self, line, column);
}

/* Where text must not be written as a block scalar, one at the end of a copied value stops
 * it from being copied. */
void
smith_edit_avoid_blocks (SmithEditWriter *writer)
{
  SmithNode scalar;
  char chomping;

  if (writer->no_blocks && writer->is_verbatim &&
      smith_edit_ends_in_block (writer->edit, writer->node, &scalar, &chomping))
    writer->is_verbatim = FALSE;
}

static gboolean
ends_text (const SmithEdit *self,
           gsize            at)
{
  return at == self->length && (at == 0 || !smith_edit_is_break (self->data[at - 1]));
}

/* The lines of an item: from its own text to the line behind it, with comments that stand
 * deeper at its end. */
gboolean
smith_edit_block_extent (const SmithEdit *self,
                         SmithNode        node,
                         SmithNode        previous,
                         gsize           *out_start,
                         gsize           *out_end)
{
  gsize end = smith_tree_get_span (self->tree, node).end;
  gsize tail = smith_edit_tail_end (self, end);
  guint column;

  if (!smith_edit_item_start (self, node, previous, out_start))
    return FALSE;
  if (tail < self->length && !smith_edit_is_break (self->data[tail]))
    {
      smith_edit_fail_broken (self);
      return FALSE;
    }

  end = smith_edit_next_line (self, tail);
  column = smith_edit_column (self, *out_start);
  while (smith_edit_is_container (self, node) && smith_edit_swallows (self, end, (int) column))
    end = smith_edit_next_line (self, smith_edit_line_end (self, skip_blank_lines (self, end)));
  *out_end = end;

  return TRUE;
}

/* Lines come behind @node, which ends a text that does not end its last line.  A block
 * scalar there must not take the new break for its own. */
gboolean
smith_edit_close_last (SmithEdit *self,
                       SmithNode  node)
{
  g_autoptr(GString) strip = g_string_new ("-");
  SmithNode scalar;
  gsize header, header_end;
  char chomping;

  if (!smith_edit_ends_in_block (self, node, &scalar, &chomping) || chomping == '-')
    return TRUE;
  header = smith_tree_get_span (self->tree, scalar).start + 1;
  smith_edit_block_style (self, scalar, &header_end, &chomping);
  while (chomping == '+' && header < header_end && self->data[header] != '+')
    header++;
  smith_edit_add (self, header, chomping == '+' ? header + 1 : header, strip);

  return TRUE;
}

static gboolean
insert_before (SmithEdit       *self,
               const char      *key,
               SmithNode        before,
               guint            column,
               SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gsize start;

  if (!smith_edit_item_start (self, before, smith_edit_previous (self, before), &start))
    return FALSE;
  writer->column = column;

  if (smith_edit_is_first (self, start))
    {
      start = smith_edit_line_start (self, smith_edit_head (self, start));
      g_string_append_printf (text, "%*s", (int) column, "");
      smith_edit_write_item (writer, key, column, text);
      g_string_append_c (text, '\n');
    }
  else
    {
      /* behind the dash of an outer sequence */
      smith_edit_write_item (writer, key, column, text);
      g_string_append_printf (text, "\n%*s", (int) column, "");
    }
  smith_edit_use_eol (self, text);
  smith_edit_add (self, start, start, text);

  return !writer->has_failed;
}

/* Where a value that ends in a block scalar can come as it is written: behind comments from @end
 * on that stand deeper than @column, which it would take for its text. */
static gsize
pass_comments (SmithEdit       *self,
               SmithEditWriter *writer,
               gsize            end,
               guint            column)
{
  SmithNode scalar;
  char chomping;

  if (writer->is_verbatim &&
      smith_edit_ends_in_block (writer->edit, writer->node, &scalar, &chomping))
    while (smith_edit_swallows (self, end, (int) column))
      end = smith_edit_next_line (self, smith_edit_line_end (self, skip_blank_lines (self, end)));

  return end;
}

/* Adds an item to a container that has some. */
gboolean
smith_edit_block_insert (SmithEdit       *self,
                         SmithNode        container,
                         const char      *key,
                         SmithNode        before,
                         SmithEditWriter *writer)
{
  SmithSpan span = smith_tree_get_span (self->tree, container);
  SmithNode last = smith_edit_last (self, container);
  guint column = smith_edit_column (self, span.start);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *own_key = NULL;
  gsize start, end, own_end;

  if (before != SMITH_NODE_NONE)
    return insert_before (self, key, before, column, writer);

  end = smith_edit_next_line (self, smith_edit_tail_end (self, span.end));
  if (last != SMITH_NODE_NONE &&
      !smith_edit_block_extent (self, last, smith_edit_previous (self, last), &start, &end))
    return FALSE;

  own_end = end;
  end = pass_comments (self, writer, end, column);
  writer->column = column;
  writer->no_blocks = smith_edit_bars_blocks (self, end, (int) column);
  smith_edit_write_next (writer, &key, &own_key);
  smith_edit_avoid_blocks (writer);
  g_string_append_printf (text, "%*s", (int) column, "");
  smith_edit_write_item (writer, key, column, text);
  while (smith_edit_write_next (writer, &key, &own_key))
    {
      g_string_append_printf (text, "\n%*s", (int) column, "");
      smith_edit_write_item (writer, key, column, text);
    }
  if (!ends_text (self, end))
    g_string_append_c (text, '\n');
  else
    {
      g_string_prepend_c (text, '\n');
      if (writer->ends_open)
        g_string_append_c (text, '\n');
      if (end == own_end && !smith_edit_close_last (self, container))
        return FALSE;
    }
  smith_edit_use_eol (self, text);
  smith_edit_add (self, end, end, text);

  return !writer->has_failed;
}

/* The last thing in @node that is not a block container and stays when @nodes go. */
static SmithNode
last_that_stays (SmithEdit  *self,
                 SmithNode   node,
                 GHashTable *nodes)
{
  while (node != SMITH_NODE_NONE && smith_edit_is_container (self, node) &&
         !smith_edit_is_alias (self, node) && !smith_edit_is_flow (self, node))
    {
      SmithNode last = SMITH_NODE_NONE;

      for (SmithNode child = smith_tree_get_first (self->tree, node);
           child != SMITH_NODE_NONE && !smith_edit_is_merged (self, child);
           child = smith_tree_get_next (self->tree, child))
        if (!g_hash_table_contains (nodes, GUINT_TO_POINTER (child)))
          last = child;
      node = last;
    }

  return node;
}

/* Of a block scalar its chomping sign, a space for none; NUL of anything else. */
static char
chomping_of (SmithEdit *self,
             SmithNode  node)
{
  gsize header_end;
  char chomping = '\0';

  if (node == SMITH_NODE_NONE || smith_edit_is_alias (self, node) ||
      smith_edit_block_style (self, node, &header_end, &chomping) == '\0')
    return '\0';

  return chomping != '\0' ? chomping : ' ';
}

/* Writes plain text of several lines anew if a colon comes to stand right behind it when what is
 * between them, up to @end, goes. */
static gboolean
part_from_colon (SmithEdit *self,
                 SmithNode  scalar,
                 gsize      end)
{
  SmithEditWriter writer;
  SmithSpan span;

  if (scalar == SMITH_NODE_NONE || !smith_edit_is_before_colon (self, end))
    return TRUE;
  span = smith_tree_get_span (self->tree, scalar);
  if (smith_edit_is_container (self, scalar) || strchr ("\"'|>", self->data[span.start]) != NULL ||
      !smith_edit_has_break (self, span.start, span.end) || smith_edit_has_comment (self, span.end))
    return TRUE;

  smith_edit_writer_init (&writer, self, smith_tree_get_parent (self->tree, scalar), scalar,
                          (SmithEditValue) { self->tree, scalar });

  return smith_edit_block_set (self, scalar, &writer);
}

/* Blank lines around what goes, which stands in @column; @chomping is that of a block scalar before
 * it.  Behind `|+` they would become its text, and long ones behind every block; between two of
 * them one is enough. */
static gsize
take_blank_lines (SmithEdit *self,
                  char       chomping,
                  guint      column,
                  gsize      line,
                  gsize      end)
{
  if (chomping == '+' || (chomping != '\0' && has_long_blanks (self, end, (int) column)))
    {
      end = skip_blank_lines (self, end);
      return smith_edit_skip_blanks (self, end) == self->length ? self->length : end;
    }
  if (line > 0 && end < self->length && is_blank_line (self, end) &&
      is_blank_line (self, smith_edit_line_start (self, smith_edit_before_break (self, line))))
    return smith_edit_next_line (self, smith_edit_line_end (self, end));

  return end;
}

/* Moves comments on the lines from @line on, which stand deeper than @column, to it: a block
 * scalar that comes to stand before them would take them for its text. */
static void
draw_out_comments (SmithEdit *self,
                   gsize      line,
                   guint      column)
{
  while (smith_edit_swallows (self, line, (int) column))
    {
      gsize start = skip_blank_lines (self, line);

      smith_edit_delete (self, start + column, smith_edit_skip_blanks (self, start));
      line = smith_edit_next_line (self, smith_edit_line_end (self, start));
    }
}

/* Removes an item that stands on lines of its own. */
static gboolean
remove_lines (SmithEdit  *self,
              SmithNode   node,
              SmithNode   previous,
              SmithNode   kept,
              GHashTable *nodes)
{
  SmithNode last = last_that_stays (self, kept, nodes);
  char chomping = chomping_of (self, last);
  gsize start, end, line;

  if (!smith_edit_block_extent (self, node, previous, &start, &end))
    return FALSE;
  line = smith_edit_line_start (self, smith_edit_head (self, start));

  if (ends_text (self, end) && kept == previous && kept != SMITH_NODE_NONE)
    {
      /* the text goes on without a break at its end */
      if (chomping == '\0' || chomping == '-')
        line = smith_edit_before_break (self, line);
    }
  else
    end = take_blank_lines (self, chomping, smith_edit_column (self, start), line, end);
  if (chomping != '\0')
    draw_out_comments (self, end, smith_edit_column (self, start));
  smith_edit_delete (self, line, end);

  return part_from_colon (self, last, end);
}

/* Removes the items from the first one, which stands behind the dash of an outer sequence,
 * up to @last. */
static gboolean
remove_compact (SmithEdit *self,
                SmithNode  container,
                SmithNode  previous,
                SmithNode  last)
{
  gsize start = smith_tree_get_span (self->tree, container).start;
  gsize last_start, end;

  if (!smith_edit_block_extent (self, last, previous, &last_start, &end))
    return FALSE;
  end = smith_edit_skip_blanks (self, skip_blank_lines (self, end));
  smith_edit_delete (self, start, end);

  return TRUE;
}

/* Whether comments stand between the lines of @node and those of the item that begins at @next. */
static gboolean
has_comment_between (SmithEdit *self,
                     SmithNode  node,
                     SmithNode  previous,
                     gsize      next)
{
  gsize start, line;

  return smith_edit_block_extent (self, node, previous, &start, &line) &&
         skip_blank_lines (self, line) <
           smith_edit_line_start (self, smith_edit_head (self, next));
}

static gboolean
set_empty (SmithEdit *self,
           SmithNode  container)
{
  gboolean is_object = smith_tree_get_kind (self->tree, container) == SMITH_NODE_OBJECT;
  g_autoptr(SmithTree) empty = smith_edit_value_read (is_object ? "{}" : "[]", SMITH_SYNTAX_JSON,
                                                      NULL);
  SmithEditWriter writer;

  smith_edit_writer_init (&writer, self, smith_tree_get_parent (self->tree, container), container,
                          (SmithEditValue) { empty, SMITH_NODE_ROOT });
  return smith_edit_block_set (self, container, &writer);
}

/* Removes children of @container, those that are in @nodes. */
gboolean
smith_edit_block_remove (SmithEdit  *self,
                         SmithNode   container,
                         GHashTable *nodes)
{
  SmithNode previous = SMITH_NODE_NONE, kept = SMITH_NODE_NONE;
  SmithNode compact = SMITH_NODE_NONE, before_compact = SMITH_NODE_NONE;
  gboolean is_emptied = TRUE;

  for (SmithNode child = smith_tree_get_first (self->tree, container);
       child != SMITH_NODE_NONE && is_emptied; child = smith_tree_get_next (self->tree, child))
    is_emptied = g_hash_table_contains (nodes, GUINT_TO_POINTER (child));
  if (is_emptied)
    return set_empty (self, container);

  for (SmithNode child = smith_tree_get_first (self->tree, container);
       child != SMITH_NODE_NONE && !smith_edit_is_merged (self, child);
       child = smith_tree_get_next (self->tree, child))
    {
      if (!g_hash_table_contains (nodes, GUINT_TO_POINTER (child)))
        kept = child;
      else
        {
          gsize start;

          if (!smith_edit_item_start (self, child, previous, &start))
            return FALSE;
          if (!smith_edit_is_first (self, start) ||
              (compact != SMITH_NODE_NONE && compact == previous &&
               !has_comment_between (self, compact, before_compact, start)))
            {
              compact = child;
              before_compact = previous;
            }
          else if (!remove_lines (self, child, previous, kept, nodes))
            return FALSE;
        }
      previous = child;
    }

  return compact == SMITH_NODE_NONE || remove_compact (self, container, before_compact, compact);
}
