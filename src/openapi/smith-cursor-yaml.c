/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cursor-line-private.h"

#include <string.h>

/* The cursor in a block of YAML, where columns say what belongs to what. */

/* Farther back the tree is asked, which costs the same however far it is. */
#define NEAR_BYTES 8192u
/* What the cursor belongs to is an item of the container at this column. */
typedef struct
{
  guint      column;
  gboolean   is_dash;
  gboolean   is_own;   /* still the container of the cursor itself */
  SmithStep *element;  /* (nullable) (not owned): whose index counts the dashes above it */
  gsize      flow;     /* where the outermost bracket around the cursor is, or G_MAXSIZE */
} Need;

static void
prepend_key (SmithCursor     *self,
             const SmithItem *item)
{
  gsize start = item->start, end = smith_cursor_end_of_key (self, item);

  if (end - start >= 2 && strchr ("'\"", self->data[start]) != NULL)
    {
      start++;
      end--;
    }
  smith_cursor_prepend (self, self->data + start, (gssize) (end - start), 0);
}

/* A bracket that is open at the cursor: what was taken for keys below it is none. */
static void
begin_flow (SmithCursor     *self,
            const SmithItem *item,
            Need            *need)
{
  need->flow = item->has_colon ? item->value : item->start;
  g_ptr_array_set_size (self->path, 0);
  g_hash_table_remove_all (self->present);
  need->element = NULL;
}

/* A dash before the cursor's line; @next is what stands behind it. */
static void
follow_dash (SmithCursor     *self,
             const SmithItem *item,
             const SmithItem *next,
             Need            *need)
{
  if (item->column < need->column)
    {
      smith_cursor_prepend (self, NULL, 0, 0);
      *need = (Need) { item->column, TRUE, FALSE, self->path->pdata[0], need->flow };
    }
  else if (need->is_dash && item->column == need->column)
    {
      if (need->element != NULL)
        need->element->index++;
      if (need->is_own && next != NULL && !next->has_colon)
        smith_cursor_add_present (self, next->start, smith_cursor_end_of_key (self, next));
    }
}

/* A key or text before the cursor's line.  Returns FALSE when the cursor is in running text. */
static gboolean
follow_key (SmithCursor     *self,
            const SmithLine *line,
            const SmithItem *item,
            Need            *need)
{
  gboolean is_inside = item->column < need->column ||
                       (need->is_dash && item->column == need->column);
  gboolean is_beside = item->column == need->column && !need->is_dash;
  char c = item->has_colon && item->value < line->end ? self->data[item->value]
                                                      : self->data[item->start];

  if (!item->has_colon && is_beside && strchr ("|>", c) != NULL)
    return FALSE;
  if (is_beside && need->is_own && item->has_colon)
    smith_cursor_add_present (self, item->start, smith_cursor_end_of_key (self, item));
  if (!is_inside)
    return TRUE;

  if (strchr ("{[", c) != NULL)
    begin_flow (self, item, need);
  else if (!item->has_colon || !smith_cursor_is_open_value (self, item, line))
    return FALSE;
  if (item->has_colon)
    prepend_key (self, item);
  *need = (Need) { item->column, FALSE, FALSE, NULL, need->flow };

  return TRUE;
}

static guint
get_column (const char *text,
            gsize       offset)
{
  gsize line = offset;

  while (line > 0 && !smith_cursor_is_break (text[line - 1]))
    line--;

  return (guint) (offset - line);
}

/* Goes on in the tree from an item of the text that it has, too: the one at @at, in the line
 * that begins at @line_start. */
static gboolean
follow_tree (SmithCursor *self,
             gsize        at,
             gsize        line_start,
             const Need  *need)
{
  SmithNode from = smith_tree_find_last (self->tree, self->base + at + 1);
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  SmithNode outer;

  for (; from != SMITH_NODE_NONE && from != SMITH_NODE_ROOT; from = outer)
    {
      gboolean is_array;
      gsize start;
      guint column;

      outer = smith_tree_get_parent (self->tree, from);
      is_array = smith_tree_get_kind (self->tree, outer) == SMITH_NODE_ARRAY;
      start = smith_tree_get_span (self->tree, outer).start;
      column = get_column (text, start);
      if (text[start] == '{' || text[start] == '[')
        continue;
      if (column == need->column && is_array == need->is_dash)
        {
          gsize first = smith_tree_get_member_span (self->tree, from).start;

          /* one that begins on that line was counted with it */
          if (need->element != NULL)
            need->element->index += (int) smith_tree_get_index (self->tree, from) +
                                    (first < self->base + line_start);
          smith_cursor_prepend_node (self, outer);
          return TRUE;
        }
      if (column < need->column || (!is_array && need->is_dash && column == need->column))
        {
          smith_cursor_prepend_node (self, from);
          return TRUE;
        }
    }

  return FALSE;
}

/* Goes back from the line that begins at @start until nothing is around any more.  Returns
 * whether the cursor is somewhere. */
static gboolean
follow_back (SmithCursor *self,
             gsize        start,
             Need        *need)
{
  gsize first = start;
  SmithLine line;

  while (start > 0 && (need->column > 0 || need->is_dash || need->is_own))
    {
      gsize end = start - 1;

      if (end > 0 && self->data[end] == '\n' && self->data[end - 1] == '\r')
        end--;
      start = smith_cursor_line_start (self, end);
      smith_cursor_read_line (self, start, end, &line);
      for (guint i = line.n_items; i > 0; i--)
        if (line.items[i - 1].is_dash)
          follow_dash (self, &line.items[i - 1], i < line.n_items ? &line.items[i] : NULL, need);
        else if (!follow_key (self, &line, &line.items[i - 1], need))
          return FALSE;
      if (first - start <= NEAR_BYTES)
        continue;
      if (need->column == 0 && !need->is_dash)
        return TRUE;
      if (line.n_items > 0 && self->base + first <= self->n_same &&
          smith_tree_get_n_nodes (self->tree) > 0)
        return follow_tree (self, line.items[line.n_items - 1].start, start, need);
    }

  return start > 0 || self->base == 0 || (need->column == 0 && !need->is_dash);
}

/* The keys or scalars that stand beside the cursor's in the lines below. */
static void
look_below (SmithCursor *self,
            gsize        at,
            guint        column,
            gboolean     is_dash)
{
  gsize limit = MIN (self->length, at + NEAR_BYTES);
  SmithLine line;

  while ((at = smith_cursor_line_end (self, at)) < limit)
    {
      at += 1 + (self->data[at] == '\r' && at + 1 < limit && self->data[at + 1] == '\n');
      smith_cursor_read_line (self, at, smith_cursor_line_end (self, at), &line);
      if (line.n_items == 0)
        continue;
      if (line.items[0].column < column ||
          (is_dash && !line.items[0].is_dash && line.items[0].column == column))
        return;
      if (line.items[0].column == column && line.items[0].is_dash == is_dash)
        {
          const SmithItem *item = &line.items[line.n_items - 1];

          if (!item->is_dash && item->has_colon != is_dash)
            smith_cursor_add_present (self, item->start, smith_cursor_end_of_key (self, item));
        }
    }
}

/* What the cursor is in on its own line.  Returns FALSE where nothing is offered. */
static gboolean
read_own_line (SmithCursor     *self,
               const SmithLine *line)
{
  const SmithItem *last = line->n_items > 0 ? &line->items[line->n_items - 1] : NULL;
  gsize begin = last == NULL || last->is_dash ? self->offset
                : last->has_colon ? last->value : last->start;
  char c = begin < self->offset ? self->data[begin] : '\0';
  gsize line_end = smith_cursor_line_end (self, self->offset);

  self->start = begin;
  self->what = last == NULL || (!last->is_dash && !last->has_colon && line->n_items == 1)
               ? SMITH_CURSOR_KEY : SMITH_CURSOR_VALUE;
  self->may_be_key = self->what == SMITH_CURSOR_VALUE && !last->has_colon;
  if (line->is_comment || (c != '\0' && strchr ("|>&!@%`?", c) != NULL))
    return FALSE;
  if (last == NULL && smith_cursor_skip_blanks (self, self->offset, line_end) < line_end &&
      self->data[smith_cursor_skip_blanks (self, self->offset, line_end)] != '#')
    return FALSE;
  if (c == '\'' || c == '"')
    {
      gsize end = smith_cursor_skip_string (self, begin);

      if (end < self->offset)
        return FALSE;
    }
  else if (c != '\0' && self->what == SMITH_CURSOR_VALUE &&
           smith_cursor_find_comment (self, begin, self->offset) < self->offset)
    return FALSE;
  self->needs_space = begin == self->offset && last != NULL && self->offset > 0 &&
                      strchr (":-", self->data[self->offset - 1]) != NULL;

  return TRUE;
}

/* Whether the tree has text of several lines here. */
static gboolean
is_in_running_text (SmithCursor *self)
{
  gsize offset = self->base + self->offset, line = smith_cursor_line_start (self, self->offset);
  SmithNode node;
  SmithSpan span;

  if (self->n_same < offset || smith_tree_get_n_nodes (self->tree) == 0)
    return FALSE;
  node = smith_tree_find_at (self->tree, offset);
  if (node == SMITH_NODE_NONE || smith_tree_get_kind (self->tree, node) != SMITH_NODE_STRING)
    return FALSE;
  span = smith_tree_get_span (self->tree, node);

  return span.start < self->base + line && offset < span.end;
}

static void
find_colon_behind (SmithCursor *self)
{
  gsize at = smith_cursor_skip_word (self, self->offset);
  gsize end = smith_cursor_line_end (self, at);

  at = smith_cursor_skip_blanks (self, at, end);
  self->has_colon = at < end && self->data[at] == ':' &&
                    smith_cursor_is_end_or_blank (self, at + 1, end);
}

/* The steps of the cursor's own line, and what its first item needs around it. */
static Need
append_own_line (SmithCursor     *self,
                 const SmithLine *line)
{
  Need need = { self->column, FALSE, TRUE, NULL, G_MAXSIZE };

  for (guint i = 0; i < line->n_items; i++)
    {
      const SmithItem *item = &line->items[i];

      if (item->is_dash)
        smith_cursor_append (self, NULL, 0, 0);
      else if (item->has_colon)
        {
          prepend_key (self, item);
          g_ptr_array_add (self->path, g_ptr_array_steal_index (self->path, 0));
        }
    }
  if (line->n_items > 0)
    {
      need.column = line->items[0].column;
      need.is_dash = line->items[0].is_dash;
      need.element = need.is_dash ? self->path->pdata[0] : NULL;
    }
  need.is_own = self->what == SMITH_CURSOR_KEY || self->may_be_key;

  return need;
}

static void
look_around (SmithCursor     *self,
             const SmithLine *line)
{
  find_colon_behind (self);
  if (self->may_be_key && line->n_items > 0)
    look_below (self, self->offset, line->items[line->n_items - 1].is_dash
                ? line->items[line->n_items - 1].column
                : line->items[line->n_items - 2].column, TRUE);
  if (self->what == SMITH_CURSOR_KEY || self->may_be_key)
    look_below (self, self->offset, self->column, FALSE);
}

void
smith_cursor_read_yaml (SmithCursor *self)
{
  gsize start = smith_cursor_line_start (self, self->offset);
  SmithCursorWhat what;
  gboolean is_somewhere;
  Need need;
  SmithLine line;

  smith_cursor_read_line (self, start, self->offset, &line);
  if ((start == 0 && self->base > 0) || is_in_running_text (self) ||
      !read_own_line (self, &line))
    {
      self->what = SMITH_CURSOR_NOWHERE;
      return;
    }
  self->column = (guint) (self->start + self->needs_space - start);
  need = append_own_line (self, &line);
  is_somewhere = follow_back (self, start, &need);
  what = self->what;
  self->what = SMITH_CURSOR_NOWHERE;
  if (!is_somewhere)
    return;

  if (need.flow == G_MAXSIZE && self->start < self->offset &&
      strchr ("{[", self->data[self->start]) != NULL)
    need.flow = self->start;
  if (need.flow != G_MAXSIZE)
    {
      self->may_be_key = FALSE;
      self->needs_space = FALSE;
      g_hash_table_remove_all (self->present);
      smith_cursor_read_flow (self, need.flow);
      return;
    }
  self->what = what;
  look_around (self, &line);
}
