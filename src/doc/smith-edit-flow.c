/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Changes between brackets: JSON, and YAML's flow style. */

/* Whether a neighbour of the same kind as the new value stands on one line. */
static gboolean
is_like_one_line (SmithEdit       *self,
                  SmithNode        beside,
                  SmithEditWriter *writer)
{
  SmithNodeKind kind = smith_tree_get_kind (writer->tree, writer->node);

  if (writer->wraps)
    kind = writer->wrap_key != NULL ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY;

  return beside != SMITH_NODE_NONE && smith_tree_get_kind (self->tree, beside) == kind &&
         !smith_edit_is_alias (self, beside) && !smith_edit_is_merged (self, beside) &&
         smith_tree_get_first (self->tree, beside) != SMITH_NODE_NONE &&
         !smith_edit_is_multi (self, beside);
}

/* Whether what takes the place of @node is to be written on several lines. */
static gboolean
wants_lines (SmithEdit       *self,
             SmithNode        node,
             SmithEditWriter *writer)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  gboolean has_items = !writer->is_fresh && !smith_edit_is_alias (self, node) &&
                       smith_tree_get_first (self->tree, node) != SMITH_NODE_NONE;
  SmithNode next = smith_tree_get_next (self->tree, node);

  if (parent == SMITH_NODE_NONE)
    return !has_items || smith_edit_is_multi (self, node);
  if (!smith_edit_is_flow (self, parent))
    return has_items && smith_edit_is_multi (self, node);
  if (smith_edit_is_wrap (writer, node) || !smith_edit_is_multi (self, parent))
    return smith_edit_is_multi (self, parent);

  return !is_like_one_line (self, node, writer) &&
         (has_items || (!is_like_one_line (self, next, writer) &&
                        !is_like_one_line (self, smith_edit_previous (self, node), writer)));
}

/* The blanks before the closing bracket of a container on several lines.  In YAML they say
 * more than those of the line where it begins, as the bracket must not stand under a name. */
static char *
dup_outer_indent (SmithEdit       *self,
                  SmithNode        node,
                  SmithEditWriter *writer)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  gsize close = smith_tree_get_span (self->tree, node).end - 1;
  char *indent = smith_edit_line_indent (self, node);

  if (self->is_json || parent == SMITH_NODE_NONE || smith_edit_is_flow (self, parent))
    return indent;
  if (smith_edit_is_first (self, close))
    {
      gsize line = smith_edit_line_start (self, close);

      g_free (indent);
      return g_strndup (self->data + line, close - line);
    }

  close = strlen (indent) + strlen (writer->unit);
  indent = g_realloc (indent, close + 1);
  g_strlcat (indent, writer->unit, close + 1);
  return indent;
}

/* Writes the value in the place of @node. */
gboolean
smith_edit_flow_set (SmithEdit       *self,
                     SmithNode        node,
                     SmithEditWriter *writer)
{
  SmithSpan span = smith_tree_get_span (self->tree, node);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *indent = NULL;
  SmithEditProps props;

  if (!smith_edit_props (self, node, &props))
    return FALSE;
  if (smith_edit_is_wrap (writer, node))
    span.start = writer->from;
  else
    smith_edit_drop_tag (self, &props);

  if (wants_lines (self, node, writer))
    indent = dup_outer_indent (self, node, writer);
  if (span.start == span.end)
    g_string_append (text, props.has_colon ? " " : ": ");
  else if (span.start == props.end && props.after < props.end)
    g_string_append_c (text, ' ');
  smith_edit_write_flow (writer, indent, text);
  smith_edit_use_eol (self, text);
  smith_edit_add (self, span.start, span.end, text);

  return !writer->has_failed;
}

static void
write_item (SmithEdit       *self,
            const char      *key,
            SmithNode        beside,
            const char      *indent,
            SmithEditWriter *writer,
            GString         *text)
{
  if (key != NULL)
    smith_edit_write_key (writer, key, strlen (key), TRUE, text);
  smith_edit_write_flow (writer, is_like_one_line (self, beside, writer) ? NULL : indent, text);
}

static void
append_separator (SmithEditWriter *writer,
                  const char      *indent,
                  GString         *text)
{
  if (indent != NULL)
    g_string_append_printf (text, "\n%s", indent);
  else if (writer->is_spaced)
    g_string_append_c (text, ' ');
}

/* The blanks before an item that begins its line, else NULL. */
static char *
dup_item_indent (SmithEdit *self,
                 SmithNode  container,
                 gsize      start)
{
  gsize line;

  if (!smith_edit_is_multi (self, container) || !smith_edit_is_first (self, start))
    return NULL;
  line = smith_edit_line_start (self, start);

  return g_strndup (self->data + line, start - line);
}

static gboolean
insert_before (SmithEdit       *self,
               SmithNode        container,
               const char      *key,
               SmithNode        before,
               gsize            start,
               SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *indent = dup_item_indent (self, container, start);
  g_autofree char *own_key = NULL;

  if (indent != NULL)
    start = smith_edit_head (self, start);
  smith_edit_write_next (writer, &key, &own_key);
  do
    {
      write_item (self, key, before, indent, writer, text);
      g_string_append_c (text, ',');
      append_separator (writer, indent, text);
    }
  while (smith_edit_write_next (writer, &key, &own_key));
  smith_edit_use_eol (self, text);
  smith_edit_add (self, start, start, text);

  return !writer->has_failed;
}

static gboolean
insert_after (SmithEdit       *self,
              SmithNode        container,
              const char      *key,
              SmithNode        last,
              gsize            start,
              SmithEditWriter *writer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *indent = dup_item_indent (self, container, start);
  g_autofree char *own_key = NULL;
  gsize end = smith_tree_get_span (self->tree, last).end;
  gsize comma = smith_edit_skip_space (self, end);
  /* one behind a pair without brackets is the outer container's */
  gboolean has_comma = comma < self->length && self->data[comma] == ',' &&
                       !smith_edit_is_bare_pair (self, container);
  gsize at = has_comma ? comma + 1 : end;

  smith_edit_write_next (writer, &key, &own_key);
  append_separator (writer, indent, text);
  write_item (self, key, last, indent, writer, text);
  while (smith_edit_write_next (writer, &key, &own_key))
    {
      g_string_append_c (text, ',');
      append_separator (writer, indent, text);
      write_item (self, key, last, indent, writer, text);
    }
  smith_edit_use_eol (self, text);
  if (has_comma)
    g_string_append_c (text, ',');
  else if (indent != NULL && smith_edit_has_comment (self, end))
    {
      g_autoptr(GString) sign = g_string_new (",");

      smith_edit_add (self, end, end, sign);
    }
  else
    g_string_prepend_c (text, ',');
  if (indent != NULL && smith_edit_has_comment (self, at))
    at = smith_edit_tail_end (self, at);
  smith_edit_add (self, at, at, text);

  return !writer->has_failed;
}

/* Adds an item to a container that has some. */
gboolean
smith_edit_flow_insert (SmithEdit       *self,
                        SmithNode        container,
                        const char      *key,
                        SmithNode        before,
                        SmithEditWriter *writer)
{
  SmithSpan span = smith_tree_get_span (self->tree, container);
  SmithNode last = smith_edit_last (self, container);
  SmithNode beside = before != SMITH_NODE_NONE ? before : last;
  gboolean is_bare = smith_edit_is_bare_pair (self, container);
  g_autoptr(GString) open = g_string_new ("{");
  g_autoptr(GString) close = g_string_new ("}");
  gsize start;
  gboolean ok;

  if (beside == SMITH_NODE_NONE)
    return insert_before (self, container, key, SMITH_NODE_NONE,
                          smith_edit_skip_space (self, span.start + 1), writer);
  if (!smith_edit_item_start (self, beside, smith_edit_previous (self, beside), &start))
    return FALSE;

  if (is_bare)
    smith_edit_add (self, span.start, span.start, open);
  ok = before != SMITH_NODE_NONE ? insert_before (self, container, key, before, start, writer)
                                 : insert_after (self, container, key, last, start, writer);
  if (is_bare)
    smith_edit_add (self, span.end, span.end, close);

  return ok;
}

/* The items from @first up to @next, which stays. */
static gboolean
remove_before (SmithEdit *self,
               SmithNode  before_first,
               SmithNode  first,
               SmithNode  before_next,
               SmithNode  next)
{
  gsize start, end;

  if (!smith_edit_item_start (self, first, before_first, &start) ||
      !smith_edit_item_start (self, next, before_next, &end))
    return FALSE;
  if (smith_edit_is_first (self, start))
    {
      start = smith_edit_head (self, start);
      end = smith_edit_head (self, end);
    }
  smith_edit_delete (self, start, end);

  return TRUE;
}

/* Where what goes begins, which are the items from @start to @end, behind the comma before them.
 * Comments that are not about them stay, and end their lines. */
static gsize
pass_comments (SmithEdit *self,
               gsize      comma,
               gsize      start,
               gsize      end)
{
  gsize from = comma + 1, rest = smith_edit_skip_blanks (self, end);
  gsize first = smith_edit_head (self, start);

  if (smith_edit_has_comment (self, from))
    from = smith_edit_tail_end (self, from);
  if (!self->is_json && smith_edit_is_first (self, start))
    {
      gsize line = smith_edit_line_start (self, first);

      if (line > from && memchr (self->data + from, '#', line - from) != NULL)
        from = smith_edit_before_break (self, line);
    }
  if (from > comma + 1 && rest < self->length && !smith_edit_is_break (self->data[rest]))
    from = first;

  return from;
}

/* The items from @first up to @last, the last one, behind @before, which stays. */
static gboolean
remove_after (SmithEdit *self,
              SmithNode  before,
              SmithNode  first,
              SmithNode  last)
{
  gsize before_end = smith_tree_get_span (self->tree, before).end;
  gsize end = smith_tree_get_span (self->tree, last).end;
  gsize comma = smith_edit_skip_space (self, before_end);
  gsize next = smith_edit_skip_space (self, end);
  gsize from, start;
  gboolean has_trailing = next < self->length && self->data[next] == ',';

  if (!smith_edit_item_start (self, first, before, &start) || self->data[comma] != ',')
    return smith_edit_fail (self, SMITH_EDIT_ERROR_BROKEN,
                            _("The text around this place is not well formed; nothing was "
                              "changed"));
  if (has_trailing)
    end = next + 1;
  if (smith_edit_has_comment (self, end))
    end = smith_edit_tail_end (self, end);
  from = pass_comments (self, comma, start, end);

  if (has_trailing)
    smith_edit_delete (self, from, end);
  else if (from == comma + 1)
    smith_edit_delete (self, before_end, end);
  else
    {
      smith_edit_delete (self, comma, comma + 1);
      smith_edit_delete (self, from, end);
    }

  return TRUE;
}

/* Replaces the whole, so that another change inside cannot go along with it. */
static gboolean
remove_all (SmithEdit *self,
            SmithNode  container)
{
  SmithSpan span = smith_tree_get_span (self->tree, container);
  gboolean is_object = smith_tree_get_kind (self->tree, container) == SMITH_NODE_OBJECT;
  g_autoptr(GString) empty = g_string_new (is_object ? "{}" : "[]");

  smith_edit_add (self, span.start, span.end, empty);

  return TRUE;
}

/* Removes children of @container, those that are in @nodes. */
gboolean
smith_edit_flow_remove (SmithEdit  *self,
                        SmithNode   container,
                        GHashTable *nodes)
{
  SmithNode kept = SMITH_NODE_NONE, first = SMITH_NODE_NONE, before_first = SMITH_NODE_NONE;
  SmithNode previous = SMITH_NODE_NONE, child;

  for (child = smith_tree_get_first (self->tree, container); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      if (smith_edit_is_merged (self, child))
        return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                                _("This mapping has a merge key on the same line; write its "
                                  "members on lines of their own first"));
      if (g_hash_table_contains (nodes, GUINT_TO_POINTER (child)))
        {
          before_first = first == SMITH_NODE_NONE ? previous : before_first;
          first = first == SMITH_NODE_NONE ? child : first;
        }
      else
        {
          if (first != SMITH_NODE_NONE &&
              !remove_before (self, before_first, first, previous, child))
            return FALSE;
          first = SMITH_NODE_NONE;
          kept = child;
        }
      previous = child;
    }
  if (first == SMITH_NODE_NONE)
    return TRUE;

  return kept == SMITH_NODE_NONE ? remove_all (self, container)
                                 : remove_after (self, kept, first, previous);
}
