/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memrchr */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where things stand in the text around the spans of a tree.  Everything here looks at a
 * line or at the white space between two values, never further. */

gboolean
smith_edit_is_break (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

gsize
smith_edit_skip_blanks (const SmithEdit *self,
                        gsize            at)
{
  while (at < self->length && is_blank (self->data[at]))
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
          (!is_blank (self->data[at]) && !smith_edit_is_break (self->data[at])))
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
  while (at > 0 && is_blank (self->data[at - 1]))
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

static gboolean
fail_broken (const SmithEdit *self)
{
  return smith_edit_fail (self, SMITH_EDIT_ERROR_BROKEN,
                          _("The text around this place is not well formed; nothing was changed"));
}

/* Whether a name that is not written, only its colon, or one that begins with a colon comes next,
 * perhaps on a line below.  libfyaml 0.7.12 takes plain text of several lines right before such a
 * name for a part of it. */
gboolean
smith_edit_is_before_colon (const SmithEdit *self,
                            gsize            at)
{
  while (at < self->length && g_ascii_isspace (self->data[at]))
    at++;

  return !self->is_json && at < self->length && self->data[at] == ':';
}

/* Where the name of a member stands.  Where it is empty the tree tells the place of the value;
 * this is that of its colon, or behind its question mark or its anchor. */
SmithSpan
smith_edit_key_span (const SmithEdit *self,
                     SmithNode        node)
{
  const SmithNodeRecord *record = smith_tree_record (self->tree, node);

  if (record->key_start < record->key_end || smith_edit_is_merged (self, node) ||
      smith_tree_get_kind (self->tree, record->parent) != SMITH_NODE_OBJECT ||
      record->key_start < smith_tree_get_span (self->tree, record->parent).start)
    return smith_tree_get_key_span (self->tree, node);

  return (SmithSpan) { record->key_start, record->key_start };
}

/* Back from a member's key over anchors, tags and the question mark before it. */
static gsize
member_start (const SmithEdit *self,
              SmithSpan        key)
{
  gsize start = key.start;

  while (!self->is_json)
    {
      gsize end = start, word;

      while (end > 0 && is_blank (self->data[end - 1]))
        end--;
      word = end;
      while (word > 0 && !is_blank (self->data[word - 1]) &&
             !smith_edit_is_break (self->data[word - 1]) &&
             strchr ("{[,", self->data[word - 1]) == NULL)
        word--;
      if ((end == start && key.start < key.end) || word == end ||
          !(self->data[word] == '&' || self->data[word] == '!' ||
            (self->data[word] == '?' && end - word == 1)))
        break;
      start = word;
    }

  return start;
}

/* Whether the member of an empty key can begin at @at. */
static gboolean
begins_item (const SmithEdit *self,
             gsize            at)
{
  return at < self->length && memchr (":?&!", self->data[at], 4) != NULL;
}

/* Whether a line above @at ends in the question mark of the name there.  The parser takes a
 * name that stands no deeper than its mark, and only while nothing follows. */
static gboolean
has_mark_above (const SmithEdit *self,
                gsize            at)
{
  gsize start = smith_edit_line_start (self, at);
  gsize end = smith_edit_before_break (self, start);

  if (self->is_json || !smith_edit_is_first (self, at))
    return FALSE;
  for (; end < start; end = smith_edit_before_break (self, start))
    {
      const char *line, *comment;

      start = smith_edit_line_start (self, end);
      line = self->data + start;
      comment = memchr (line, '#', end - start);
      if (comment != NULL && (comment == line || is_blank (comment[-1])))
        end = (gsize) (comment - self->data);
      while (end > start && is_blank (self->data[end - 1]))
        end--;
      if (end > start)
        return self->data[end - 1] == '?' && (end - 1 == start || is_blank (self->data[end - 2]));
    }

  return FALSE;
}

/* Where the text of a member or an element begins, with what stands before its key or
 * value; @previous is the sibling before an element.  Returns FALSE with the error set. */
gboolean
smith_edit_item_start (const SmithEdit *self,
                       SmithNode        node,
                       SmithNode        previous,
                       gsize           *out_start)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  gsize limit = smith_tree_get_span (self->tree, node).start;
  gsize at;

  if (smith_tree_get_kind (self->tree, parent) == SMITH_NODE_OBJECT)
    {
      SmithSpan key = smith_edit_key_span (self, node);

      *out_start = member_start (self, key);
      if (has_mark_above (self, *out_start) ||
          (key.start == key.end && !begins_item (self, *out_start)))
        return fail_broken (self);
      return TRUE;
    }

  at = smith_tree_get_span (self->tree, parent).start;
  if (smith_edit_is_flow (self, parent))
    {
      if (previous != SMITH_NODE_NONE)
        {
          at = smith_edit_skip_space (self, smith_tree_get_span (self->tree, previous).end);
          if (at >= limit || self->data[at] != ',')
            return fail_broken (self);
        }
      at = smith_edit_skip_space (self, at + 1);
    }
  else
    {
      if (previous != SMITH_NODE_NONE)
        at = smith_edit_skip_space (self, smith_tree_get_span (self->tree, previous).end);
      if (at >= limit || self->data[at] != '-')
        return fail_broken (self);
    }
  if (at > limit)
    return fail_broken (self);
  *out_start = at;

  return TRUE;
}

/* Where the root's text may begin: behind the mark, directives, the end of a document that has
 * nothing in it, and the line of dashes. */
static gsize
root_start (const SmithEdit *self,
            gsize            limit)
{
  gsize at = self->length >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  if (self->is_json)
    return limit;
  for (at = smith_edit_skip_space (self, at);
       at < limit && (self->data[at] == '%' ||
                      (limit - at >= 3 && memcmp (self->data + at, "...", 3) == 0));
       at = smith_edit_skip_space (self, at))
    at = smith_edit_line_end (self, at);
  if (limit - at >= 3 && memcmp (self->data + at, "---", 3) == 0)
    return at + 3;

  return MIN (at, limit);
}

/* Finds what stands between key or dash and value.  Returns FALSE with the error set. */
gboolean
smith_edit_props (const SmithEdit *self,
                  SmithNode        node,
                  SmithEditProps  *out)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithSpan key = smith_edit_key_span (self, node);
  SmithSpan span = smith_tree_get_span (self->tree, node);
  gsize at;

  *out = (SmithEditProps) { .has_colon = TRUE };
  if (parent == SMITH_NODE_NONE)
    out->after = root_start (self, span.start);
  else if (smith_tree_get_kind (self->tree, parent) == SMITH_NODE_OBJECT)
    {
      at = smith_edit_skip_space (self, key.end);
      out->has_colon = at < span.start && self->data[at] == ':';
      if (span.start < span.end && !out->has_colon)
        return fail_broken (self);
      out->after = out->has_colon ? at + 1 : key.end;
    }
  else
    {
      if (!smith_edit_item_start (self, node, smith_edit_previous (self, node), &out->after))
        return FALSE;
      if (!smith_edit_is_flow (self, parent))
        out->after++;
    }

  out->end = out->after;
  for (at = smith_edit_skip_space (self, out->after);
       at < span.start && (self->data[at] == '&' || self->data[at] == '!');
       at = smith_edit_skip_space (self, out->end))
    {
      out->end = at;
      while (out->end < span.start && !is_blank (self->data[out->end]) &&
             !smith_edit_is_break (self->data[out->end]))
        out->end++;
      if (self->data[at] == '!')
        {
          out->tag_start = at;
          out->tag_end = out->end;
        }
    }

  return TRUE;
}
