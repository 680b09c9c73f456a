/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edit-private.h"

#include <string.h>

/* Where members and elements begin in a text, with what stands before a name or a value. */

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

      while (end > 0 && smith_edit_is_blank (self->data[end - 1]))
        end--;
      word = end;
      while (word > 0 && !smith_edit_is_blank (self->data[word - 1]) &&
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
      if (comment != NULL && (comment == line || smith_edit_is_blank (comment[-1])))
        end = (gsize) (comment - self->data);
      while (end > start && smith_edit_is_blank (self->data[end - 1]))
        end--;
      if (end > start)
        return self->data[end - 1] == '?' &&
               (end - 1 == start || smith_edit_is_blank (self->data[end - 2]));
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
        return smith_edit_fail_broken (self);
      return TRUE;
    }

  at = smith_tree_get_span (self->tree, parent).start;
  if (smith_edit_is_flow (self, parent))
    {
      if (previous != SMITH_NODE_NONE)
        {
          at = smith_edit_skip_space (self, smith_tree_get_span (self->tree, previous).end);
          if (at >= limit || self->data[at] != ',')
            return smith_edit_fail_broken (self);
        }
      at = smith_edit_skip_space (self, at + 1);
    }
  else
    {
      if (previous != SMITH_NODE_NONE)
        at = smith_edit_skip_space (self, smith_tree_get_span (self->tree, previous).end);
      if (at >= limit || self->data[at] != '-')
        return smith_edit_fail_broken (self);
    }
  if (at > limit)
    return smith_edit_fail_broken (self);
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
        return smith_edit_fail_broken (self);
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
      while (out->end < span.start && !smith_edit_is_blank (self->data[out->end]) &&
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
