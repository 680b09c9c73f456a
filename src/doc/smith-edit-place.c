/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memrchr */
#include "smith-edit-private.h"

#include <string.h>

/* Where things stand in the text around the spans of a tree.  Everything here looks at a
 * line or at the white space between two values, never further. */

gboolean
smith_edit_is_break (char c)
{
  return c == '\n' || c == '\r';
}

gboolean
smith_edit_is_blank (char c)
{
  return c == ' ' || c == '\t';
}

gsize
smith_edit_skip_blanks (const SmithEdit *self,
                        gsize            at)
{
  while (at < self->length && smith_edit_is_blank (self->data[at]))
    at++;
  return at;
}

/* The end of the line, before its break. */
gsize
smith_edit_line_end (const SmithEdit *self,
                     gsize            at)
{
  while (at < self->length && !smith_edit_is_break (self->data[at]))
    at++;
  return at;
}

/* Skips white space and comments. */
gsize
smith_edit_skip_space (const SmithEdit *self,
                       gsize            at)
{
  for (; at < self->length; at++)
    {
      if (self->data[at] == '#' && !self->is_json)
        at = smith_edit_line_end (self, at);
      if (at == self->length ||
          (!smith_edit_is_blank (self->data[at]) && !smith_edit_is_break (self->data[at])))
        break;
    }

  return at;
}

/* A text can be one line of 20 MB, and every edit of it asks. */
gsize
smith_edit_line_start (const SmithEdit *self,
                       gsize            at)
{
  const char *feed = at > 0 ? memrchr (self->data, '\n', at) : NULL;
  gsize start = feed != NULL ? (gsize) (feed - self->data) + 1 : 0;
  const char *other = at > start ? memrchr (self->data + start, '\r', at - start) : NULL;

  at = other != NULL ? (gsize) (other - self->data) + 1 : start;
  if (at == 0 && self->length >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  return at;
}

/* @at is the end of a line.  Where the next one begins; the same at the end of the text. */
gsize
smith_edit_next_line (const SmithEdit *self,
                      gsize            at)
{
  if (at < self->length && self->data[at] == '\r')
    at++;
  if (at < self->length && self->data[at] == '\n')
    at++;
  return at;
}

/* The end of the line when nothing but blanks and a comment follow @at, else @at. */
gsize
smith_edit_tail_end (const SmithEdit *self,
                     gsize            at)
{
  gsize end = smith_edit_skip_blanks (self, at);

  if (end == self->length || smith_edit_is_break (self->data[end]))
    return end;
  if (!self->is_json && self->data[end] == '#' && end > at)
    return smith_edit_line_end (self, end);

  return at;
}

/* Whether a comment follows @at on its line, behind a blank. */
gboolean
smith_edit_has_comment (const SmithEdit *self,
                        gsize            at)
{
  gsize sign = smith_edit_skip_blanks (self, at);

  return !self->is_json && sign > at && sign < self->length && self->data[sign] == '#';
}

/* The end of the line before the one that begins at @line, without its break. */
gsize
smith_edit_before_break (const SmithEdit *self,
                         gsize            line)
{
  if (line > 0 && self->data[line - 1] == '\n')
    return line > 1 && self->data[line - 2] == '\r' ? line - 2 : line - 1;

  return line > 0 && self->data[line - 1] == '\r' ? line - 1 : line;
}

/* Whether only blanks stand before @at on its line. */
gboolean
smith_edit_is_first (const SmithEdit *self,
                     gsize            at)
{
  while (at > 0 && smith_edit_is_blank (self->data[at - 1]))
    at--;
  return at == 0 || smith_edit_is_break (self->data[at - 1]) ||
         (at == 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0);
}

guint
smith_edit_column (const SmithEdit *self,
                   gsize            at)
{
  gsize start = smith_edit_line_start (self, at);

  return (guint) g_utf8_strlen (self->data + start, (gssize) (at - start));
}

gboolean
smith_edit_has_break (const SmithEdit *self,
                      gsize            start,
                      gsize            end)
{
  return start < end && (memchr (self->data + start, '\n', end - start) != NULL ||
                         memchr (self->data + start, '\r', end - start) != NULL);
}

static gboolean
is_inside_scalar (const SmithEdit *self,
                  gsize            at)
{
  SmithNode node = smith_tree_find_at (self->tree, at);
  SmithSpan span;

  if (node == SMITH_NODE_NONE || smith_edit_is_container (self, node))
    return FALSE;
  span = smith_tree_get_span (self->tree, node);

  return span.start < at && at < span.end;
}

/* Where the comments begin that belong to what stands at @at, the first thing on its line:
 * the place of the first #, or @at. */
gsize
smith_edit_head (const SmithEdit *self,
                 gsize            at)
{
  gsize line = smith_edit_line_start (self, at);
  gsize width = at - line;
  gsize head = at;

  if (self->is_json || !smith_edit_is_first (self, at))
    return at;

  while (line > 0 && smith_edit_is_break (self->data[line - 1]))
    {
      gsize above = smith_edit_line_start (self, smith_edit_before_break (self, line));
      gsize sign = smith_edit_skip_blanks (self, above);

      if (sign >= line || self->data[sign] != '#' || sign - above != width ||
          is_inside_scalar (self, sign))
        return head;
      line = above;
      head = sign;
    }

  /* what begins a document is about the document */
  return at;
}

gboolean
smith_edit_is_container (const SmithEdit *self,
                         SmithNode        node)
{
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);

  return kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY;
}

gboolean
smith_edit_is_alias (const SmithEdit *self,
                     SmithNode        node)
{
  const SmithNodeRecord *record = smith_tree_record (self->tree, node);

  return !self->is_json && record->start < record->end && self->data[record->start] == '*';
}

gboolean
smith_edit_is_merged (const SmithEdit *self,
                      SmithNode        node)
{
  return (smith_tree_record (self->tree, node)->flags & SMITH_FLAG_MERGED) != 0;
}

/* Whether the container's text stands between brackets, its own or an outer one's. */
gboolean
smith_edit_is_flow (const SmithEdit *self,
                    SmithNode        container)
{
  if (self->is_json)
    return TRUE;

  for (; container != SMITH_NODE_NONE; container = smith_tree_get_parent (self->tree, container))
    {
      gsize start = smith_tree_get_span (self->tree, container).start;

      if (start < self->length && (self->data[start] == '{' || self->data[start] == '['))
        return TRUE;
    }

  return FALSE;
}

/* YAML's `[name: value]`: a mapping of one member without brackets of its own. */
gboolean
smith_edit_is_bare_pair (const SmithEdit *self,
                         SmithNode        container)
{
  gsize start = smith_tree_get_span (self->tree, container).start;

  return !self->is_json && self->data[start] != '{' && self->data[start] != '[' &&
         smith_edit_is_flow (self, container);
}

/* Returns | or > for a string that is written as a block, else 0. */
char
smith_edit_block_style (const SmithEdit *self,
                        SmithNode        node,
                        gsize           *out_header_end,
                        char            *out_chomping)
{
  const SmithNodeRecord *record = smith_tree_record (self->tree, node);
  char sign = record->start < record->end ? self->data[record->start] : '\0';
  gsize at = record->start + 1;

  if (self->is_json || record->kind != SMITH_NODE_STRING || (sign != '|' && sign != '>'))
    return '\0';

  *out_chomping = '\0';
  for (; at < self->length && strchr ("+-123456789", self->data[at]) != NULL; at++)
    if (!g_ascii_isdigit (self->data[at]))
      *out_chomping = self->data[at];
  *out_header_end = at;

  return sign;
}

/* Whether the last thing in @node is a block scalar. */
gboolean
smith_edit_ends_in_block (const SmithEdit *self,
                          SmithNode        node,
                          SmithNode       *out_scalar,
                          char            *out_chomping)
{
  gsize end = smith_tree_get_span (self->tree, node).end;
  gsize header_end;

  *out_scalar = smith_tree_find_at (self->tree, end);

  return *out_scalar != SMITH_NODE_NONE &&
         smith_tree_get_span (self->tree, *out_scalar).end == end &&
         smith_edit_block_style (self, *out_scalar, &header_end, out_chomping) != '\0';
}

/* The sibling that stands before @node, or none.  The value of a merge key is not listed among
 * the children of its object. */
SmithNode
smith_edit_previous (const SmithEdit *self,
                     SmithNode        node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithNode previous = SMITH_NODE_NONE;

  for (SmithNode child = smith_tree_get_first (self->tree, parent);
       child != SMITH_NODE_NONE && child < node;
       child = smith_tree_get_next (self->tree, child))
    previous = child;

  return previous;
}

/* The last child that stands in the container, or none. */
SmithNode
smith_edit_last (const SmithEdit *self,
                 SmithNode        container)
{
  SmithNode last = SMITH_NODE_NONE;

  for (SmithNode child = smith_tree_get_first (self->tree, container);
       child != SMITH_NODE_NONE && !smith_edit_is_merged (self, child);
       child = smith_tree_get_next (self->tree, child))
    last = child;

  return last;
}
