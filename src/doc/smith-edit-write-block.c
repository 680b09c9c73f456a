/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edit-private.h"

#include <string.h>

/* Values as YAML lives by its indentation.  Lines end with LF here; smith_edit_use_eol()
 * makes of them what the document has. */

static void
begin_line (GString *out,
            guint    column)
{
  g_string_append_c (out, '\n');
  g_string_append_printf (out, "%*s", (int) column, "");
}

/* Copies text of the document; its lines but for the first move by @shift columns.  So the
 * text of block scalars stays what it is. */
void
smith_edit_append_shifted (const SmithEdit *self,
                           gsize            start,
                           gsize            end,
                           int              shift,
                           GString         *out)
{
  for (gsize at = start; at < end; )
    {
      gsize stop = at;

      while (stop < end && !smith_edit_is_break (self->data[stop]))
        stop++;
      if (at > start && stop > at)
        {
          if (shift > 0)
            g_string_append_printf (out, "%*s", shift, "");
          for (int i = shift; i < 0 && at < stop && self->data[at] == ' '; i++)
            at++;
        }
      g_string_append_len (out, self->data + at, (gssize) (stop - at));
      at = stop;
      if (stop < end)
        {
          g_string_append_c (out, '\n');
          at = smith_edit_next_line (self, stop);
        }
    }
}

/* What is written next: the container around the value, or the value. */
static gboolean
is_object (SmithEditWriter *self)
{
  if (self->wraps)
    return self->wrap_key != NULL;

  return smith_tree_get_kind (self->tree, self->node) == SMITH_NODE_OBJECT;
}

/* Whether the value can follow a name on its line. */
gboolean
smith_edit_write_is_flat (SmithEditWriter *self)
{
  if (self->wraps)
    return FALSE;
  if (self->is_verbatim)
    return !smith_edit_is_container (self->edit, self->node) ||
           smith_edit_is_alias (self->edit, self->node) ||
           smith_edit_is_flow (self->edit, self->node);

  return smith_tree_get_first (self->tree, self->node) == SMITH_NODE_NONE;
}

/* Copies text of the value with the chomping sign that it needs where it goes. */
static void
append_copy (SmithEditWriter *self,
             gsize            start,
             gsize            end,
             int              shift,
             GString         *out)
{
  if (self->new_sign != NULL && start < self->sign.start && self->sign.end <= end)
    {
      smith_edit_append_shifted (self->edit, start, self->sign.start, shift, out);
      g_string_append (out, self->new_sign);
      start = self->sign.end;
    }
  smith_edit_append_shifted (self->edit, start, end, shift, out);
}

/* Whether what is copied ends with block text that needs a line break behind it. */
static gboolean
copy_ends_open (SmithEditWriter *self)
{
  SmithNode scalar;
  char chomping = '\0';

  if (!smith_edit_ends_in_block (self->edit, self->node, &scalar, &chomping))
    return FALSE;

  return self->new_sign != NULL ? *self->new_sign != '-' : chomping != '-';
}

static void
write_verbatim (SmithEditWriter *self,
                int              shift,
                GString         *out)
{
  /* a value that is not written would be taken for the lines below */
  if (self->from == self->to)
    g_string_append (out, "null");
  append_copy (self, self->from, self->to, shift, out);
  self->ends_open = (self->to < self->edit->length || self->new_sign != NULL) &&
                    copy_ends_open (self);
}

static void
write_new (SmithEditWriter *self,
           const char      *key,
           guint            column,
           GString         *out)
{
  if (key != NULL)
    smith_edit_write_key (self, key, strlen (key), FALSE, out);
  else
    g_string_append_c (out, '-');
  smith_edit_write_after (self, key == NULL, column, out);
}

/* Writes an item as it stands in the document, under another name where @key is not its own. */
static void
write_moved (SmithEditWriter *self,
             const char      *key,
             guint            column,
             GString         *out)
{
  const SmithEdit *edit = self->edit;
  SmithSpan name = smith_tree_get_key_span (edit->tree, self->node);
  SmithNode parent = smith_tree_get_parent (edit->tree, self->node);
  gboolean was_member = smith_tree_get_kind (edit->tree, parent) == SMITH_NODE_OBJECT;
  /* a bare colon may not come behind everything */
  gboolean is_renamed = was_member && key != NULL &&
                        (!smith_tree_key_equals (edit->tree, self->node, key) ||
                         smith_edit_is_before_colon (edit, self->item_start));
  int shift = (int) column - (int) self->item_column;

  if (self->item.start < self->item_start)
    {
      gsize line = smith_edit_line_start (edit, self->item_start);

      smith_edit_append_shifted (edit, self->item.start, smith_edit_before_break (edit, line),
                                 shift, out);
      begin_line (out, column);
    }
  if (!self->is_verbatim)
    {
      /* its comments alone stay as they are */
      write_new (self, key, column, out);
      return;
    }
  if (was_member == (key != NULL) && !(is_renamed && name.start == name.end))
    {
      gsize from = self->item_start;

      if (is_renamed)
        {
          g_string_append_len (out, edit->data + from, (gssize) (name.start - from));
          smith_edit_write_name (self, key, strlen (key), FALSE, out);
          from = name.end;
        }
      append_copy (self, from, self->item.end, shift, out);
    }
  else
    {
      /* comments at the end of a container go with its lines */
      if (!smith_edit_write_is_flat (self))
        self->to = MAX (self->to, self->item.end);
      write_new (self, key, column, out);
      smith_edit_append_shifted (edit, self->to, self->item.end, shift, out);
    }
  self->ends_open = copy_ends_open (self);
}

/* Writes a whole item: its name or dash, and the value. */
void
smith_edit_write_item (SmithEditWriter *self,
                       const char      *key,
                       guint            column,
                       GString         *out)
{
  gboolean wraps = self->wraps;

  self->wraps = FALSE;
  if (self->has_item)
    write_moved (self, key, column, out);
  else
    write_new (self, key, column, out);
  self->wraps = wraps;
}

static void write_items (SmithEditWriter *self,
                         SmithNode        node,
                         guint            column,
                         GString         *out);

static void
write_child (SmithEditWriter *self,
             SmithNode        child,
             gboolean         is_dash,
             guint            column,
             GString         *out)
{
  gboolean is_mapping = smith_tree_get_kind (self->tree, child) == SMITH_NODE_OBJECT;

  if (smith_tree_get_first (self->tree, child) == SMITH_NODE_NONE)
    {
      g_string_append_printf (out, "%*s", is_dash ? (int) self->dash - 1 : 1, "");
      smith_edit_write_scalar (self, child, column + (is_dash ? self->dash : self->step), out);
    }
  else if (is_dash)
    {
      g_string_append_printf (out, "%*s", (int) self->dash - 1, "");
      write_items (self, child, column + self->dash, out);
    }
  else
    {
      column += is_mapping ? self->step : self->seq_step;
      begin_line (out, column);
      write_items (self, child, column, out);
    }
}

static void
write_items (SmithEditWriter *self,
             SmithNode        node,
             guint            column,
             GString         *out)
{
  SmithNode first = smith_tree_get_first (self->tree, node);
  gboolean is_mapping = smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT;

  for (SmithNode child = first; child != SMITH_NODE_NONE && !self->has_failed;
       child = smith_tree_get_next (self->tree, child))
    {
      if (child != first)
        begin_line (out, column);
      if (is_mapping)
        {
          gsize length;
          const char *key = smith_tree_peek_key (self->tree, child, &length);

          smith_edit_write_key (self, key, length, FALSE, out);
        }
      else
        g_string_append_c (out, '-');
      write_child (self, child, !is_mapping, column, out);
    }
}

/* Writes the items of a value that is not flat, the first where the line stands, the others
 * on lines of their own at @column. */
void
smith_edit_write_items (SmithEditWriter *self,
                        guint            column,
                        GString         *out)
{
  if (self->wraps)
    smith_edit_write_item (self, self->wrap_key, column, out);
  else if (self->is_verbatim)
    write_verbatim (self, (int) column -
                            (int) smith_edit_column (self->edit,
                                                     smith_tree_get_span (self->edit->tree,
                                                                          self->node).start),
                    out);
  else
    write_items (self, self->node, column, out);
}

/* Writes the value behind the colon or the dash of an item that stands in @column. */
void
smith_edit_write_after (SmithEditWriter *self,
                        gboolean         is_dash,
                        guint            column,
                        GString         *out)
{
  guint blanks = is_dash ? self->dash - 1 : 1;

  if (smith_edit_write_is_flat (self))
    {
      g_string_append_printf (out, "%*s", (int) blanks, "");
      if (self->is_verbatim)
        write_verbatim (self, (int) column - self->old_column, out);
      else
        smith_edit_write_scalar (self, self->node,
                                 column + (is_dash ? self->dash : self->step), out);
      return;
    }

  if (!self->wraps && self->is_verbatim &&
      (self->props.start < self->props.end || self->lead.start < self->lead.end))
    {
      gsize start = smith_tree_get_span (self->edit->tree, self->node).start;

      /* an anchor on the line of a mapping would be that of its first name */
      if (self->props.start < self->props.end)
        g_string_append_printf (out, "%*s%.*s", (int) blanks, "",
                                (int) (self->props.end - self->props.start),
                                self->edit->data + self->props.start);
      column += is_dash ? self->dash : is_object (self) ? self->step : self->seq_step;
      smith_edit_append_shifted (self->edit, self->lead.start, self->lead.end,
                                 (int) column - (int) smith_edit_column (self->edit, start), out);
      begin_line (out, column);
    }
  else if (is_dash)
    {
      g_string_append_printf (out, "%*s", (int) blanks, "");
      column += self->dash;
    }
  else
    {
      column += is_object (self) ? self->step : self->seq_step;
      begin_line (out, column);
    }
  smith_edit_write_items (self, column, out);
}
