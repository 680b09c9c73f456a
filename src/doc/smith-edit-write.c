/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-print.h"
#include "doc/smith-yaml-style.h"

/* Values as text: keys and scalars in the quotes of their neighbours, and what stands
 * between brackets. */

/* Readers of YAML take no longer key on one line: YAML 1.2.2 §7.4.2. */
#define MAX_SIMPLE_KEY 1000

#define WIDTH 80

static void
fail_value (SmithEditWriter *self,
            const char      *message)
{
  if (!self->has_failed)
    smith_edit_fail (self->edit, SMITH_EDIT_ERROR_VALUE, message);
  self->has_failed = TRUE;
}

/* The style in which @text stands on one line of YAML: in @quote, or without quotes where
 * every reader takes it for what it is. */
static SmithYamlStyle
style_on_line (const char *text,
               gsize       length,
               char        quote,
               gboolean    is_flow)
{
  SmithYamlStyle style = smith_yaml_style_for_line (text, length);

  if (style == SMITH_YAML_DOUBLE || quote == '"')
    return SMITH_YAML_DOUBLE;
  if (quote == '\'' || (length >= 3 && memcmp (text, "...", 3) == 0))
    return SMITH_YAML_SINGLE;
  for (gsize i = 0; is_flow && style == SMITH_YAML_PLAIN && i < length; i++)
    if (strchr (",[]{}", text[i]) != NULL)
      return SMITH_YAML_SINGLE;

  return style;
}

/* Goes on to the next of several members that are written one behind the other.  Returns
 * FALSE, and changes nothing, where there is no further one. */
gboolean
smith_edit_write_next (SmithEditWriter  *self,
                       const char      **key,
                       char            **own_key)
{
  if (self->next == SMITH_NODE_NONE)
    return FALSE;

  self->node = self->next;
  self->next = smith_tree_get_next (self->tree, self->node);
  g_free (*own_key);
  *key = *own_key = smith_tree_dup_key (self->tree, self->node);

  return TRUE;
}

/* Writes the name of a member. */
void
smith_edit_write_name (SmithEditWriter *self,
                       const char      *key,
                       gsize            length,
                       gboolean         is_flow,
                       GString         *out)
{
  gsize start = out->len;

  if (self->edit->is_json)
    {
      g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

      smith_json_writer_string_len (writer, key, length);
      return;
    }

  smith_yaml_style_write (out, key, length, style_on_line (key, length, self->key_quote, is_flow),
                          0);
  if (out->len - start > MAX_SIMPLE_KEY)
    fail_value (self, _("YAML has no form for a name of more than 1,000 bytes"));
}

/* Writes a name with its colon, and in flow what follows the colon. */
void
smith_edit_write_key (SmithEditWriter *self,
                      const char      *key,
                      gsize            length,
                      gboolean         is_flow,
                      GString         *out)
{
  gsize start = out->len;

  smith_edit_write_name (self, key, length, is_flow, out);
  g_string_append (out, is_flow ? self->colon : ":");
  if (is_flow && !self->edit->is_json && strchr ("\"'", out->str[start]) == NULL &&
      out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

/* Text in folded style: a line break reads as a space, one more as a break.  Returns FALSE
 * where @text has lines that would not be folded. */
static gboolean
write_folded (const char *text,
              gsize       length,
              guint       indent,
              GString    *out)
{
  gsize body = length;

  while (body > 0 && text[body - 1] == '\n')
    body--;
  for (gsize i = 0; i <= body; i++)
    {
      gboolean begins = i == 0 || text[i - 1] == '\n';
      gboolean ends = i == body || text[i] == '\n';

      if (body == 0 || (begins && !ends && (text[i] == ' ' || text[i] == '\t')) ||
          (ends && i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t')))
        return FALSE;
    }

  g_string_append (out, length == body ? ">-" : length == body + 1 ? ">" : ">+");
  for (gsize i = 0; i < body; )
    {
      const char *stop = memchr (text + i, '\n', body - i);
      gsize n = (stop != NULL ? (gsize) (stop - text) : body) - i;

      g_string_append_c (out, '\n');
      if (n > 0 && smith_yaml_style_for_value (text + i, n, 0) == SMITH_YAML_FOLDED)
        {
          gsize header = out->len - 1;

          smith_yaml_style_write (out, text + i, n, SMITH_YAML_FOLDED, indent);
          g_string_erase (out, (gssize) header, strlen (">-\n"));
        }
      else if (n > 0)
        g_string_append_printf (out, "%*s%.*s", (int) indent, "", (int) n, text + i);
      /* the break that reads as a space does not count */
      if (stop != NULL && n > 0)
        g_string_append_c (out, '\n');
      i += n + 1;
    }
  for (gsize i = body + 1; i < length; i++)
    g_string_append_c (out, '\n');

  return TRUE;
}

/* Writes text that takes the place of a block scalar in the same style, with its chomping
 * where the text allows it.  Returns FALSE when that style cannot hold it. */
static gboolean
write_like_before (SmithEditWriter *self,
                   const char      *text,
                   gsize            length,
                   guint            indent,
                   GString         *out)
{
  g_autofree char *with_break = g_strdup_printf ("%.*s\n", (int) length, text);
  gboolean ends_twice = length > 1 && text[length - 1] == '\n' && text[length - 2] == '\n';
  gsize header = out->len;

  if (length == 0 || strlen (with_break) != length + 1 || (ends_twice && !self->block_keeps) ||
      smith_yaml_style_for_value (with_break, length + 1, 0) != SMITH_YAML_LITERAL)
    return FALSE;
  if (self->block_style == '|' || !write_folded (text, length, indent, out))
    smith_yaml_style_write (out, text, length, SMITH_YAML_LITERAL, indent);
  if (self->block_keeps && out->str[header + 1] == '\n')
    g_string_insert_c (out, (gssize) header + 1, '+');
  self->ends_open = text[length - 1] == '\n';

  return TRUE;
}

static gsize
room_on_line (SmithEditWriter *self,
              const GString   *out)
{
  gsize column = 0;

  while (column < out->len && column < WIDTH && out->str[out->len - column - 1] != '\n')
    column++;
  if (column == out->len)
    column += self->column;

  return column < WIDTH ? WIDTH - column : 0;
}

static void
write_string (SmithEditWriter *self,
              const char      *text,
              gsize            length,
              guint            block_indent,
              GString         *out)
{
  SmithYamlStyle style;

  if (block_indent > 0 && !self->no_blocks)
    {
      if (self->block_style != '\0' && write_like_before (self, text, length, block_indent, out))
        return;
      style = smith_yaml_style_for_value (text, length, room_on_line (self, out));
      if ((style == SMITH_YAML_FOLDED && self->quote == '\0') ||
          (style == SMITH_YAML_LITERAL &&
           !(text[length - 1] == '\n' && text[length - 2] == '\n')))
        {
          smith_yaml_style_write (out, text, length, style, block_indent);
          self->ends_open = text[length - 1] == '\n';
          return;
        }
    }
  smith_yaml_style_write (out, text, length,
                          style_on_line (text, length, self->quote, block_indent == 0), 0);
}

/* Writes a value that has no children.  @block_indent is 0 between brackets, else the
 * column of text that is written as a block. */
void
smith_edit_write_scalar (SmithEditWriter *self,
                         SmithNode        node,
                         guint            block_indent,
                         GString         *out)
{
  g_autoptr(GString) scratch = NULL;
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);
  const char *text;
  gsize length;

  self->ends_open = FALSE;
  if (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY)
    {
      g_string_append (out, kind == SMITH_NODE_OBJECT ? "{}" : "[]");
      return;
    }
  if (self->edit->is_json)
    {
      if (!smith_print_json (self->tree, node, SMITH_JSON_COMPACT, out, NULL))
        fail_value (self, _("JSON has no form for .inf and .nan"));
      return;
    }

  switch (kind)
    {
    case SMITH_NODE_STRING:
      scratch = g_string_new (NULL);
      text = smith_tree_peek_string (self->tree, node, scratch, &length);
      write_string (self, text, length, block_indent, out);
      break;

    case SMITH_NODE_NUMBER:
      text = smith_tree_peek_raw (self->tree, node, &length);
      g_string_append_len (out, text, (gssize) length);
      break;

    case SMITH_NODE_BOOLEAN:
      g_string_append (out, smith_tree_get_boolean (self->tree, node) ? "true" : "false");
      break;

    case SMITH_NODE_NULL:
    case SMITH_NODE_ARRAY:
    case SMITH_NODE_OBJECT:
    default:
      g_string_append (out, "null");
    }
}

static void
begin_line (SmithEditWriter *self,
            const char      *indent,
            guint            depth,
            GString         *out)
{
  g_string_append_c (out, '\n');
  g_string_append (out, indent);
  for (guint i = 0; i < depth; i++)
    g_string_append (out, self->unit);
}

static void
write_flow_value (SmithEditWriter *self,
                  SmithNode        node,
                  const char      *indent,
                  guint            depth,
                  GString         *out)
{
  SmithNode first = smith_tree_get_first (self->tree, node);
  gboolean is_object = smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT;

  if (first == SMITH_NODE_NONE)
    {
      smith_edit_write_scalar (self, node, 0, out);
      return;
    }

  g_string_append_c (out, is_object ? '{' : '[');
  for (SmithNode child = first; child != SMITH_NODE_NONE && !self->has_failed;
       child = smith_tree_get_next (self->tree, child))
    {
      if (child != first)
        g_string_append (out, self->is_spaced && indent == NULL ? ", " : ",");
      if (indent != NULL)
        begin_line (self, indent, depth + 1, out);
      if (is_object)
        {
          gsize length;
          const char *key = smith_tree_peek_key (self->tree, child, &length);

          smith_edit_write_key (self, key, length, TRUE, out);
        }
      write_flow_value (self, child, indent, depth + 1, out);
    }
  if (indent != NULL)
    begin_line (self, indent, depth, out);
  g_string_append_c (out, is_object ? '}' : ']');
}

/* The value as it stands in the document, for a line that is indented by @indent.  JSON and
 * flow YAML only break lines between values or where blanks at their edges do not count. */
static void
write_flow_verbatim (SmithEditWriter *self,
                     const char      *indent,
                     GString         *out)
{
  const SmithEdit *edit = self->edit;
  SmithSpan span = { self->from, self->to };
  g_autofree char *old_indent = smith_edit_line_indent (edit, self->node);
  gsize n = strlen (old_indent);

  if (span.start == span.end)
    g_string_append (out, "null");
  for (gsize at = span.start; at < span.end; )
    {
      gsize end = at;

      while (end < span.end && !smith_edit_is_break (edit->data[end]))
        end++;
      if (at > span.start)
        {
          g_string_append_c (out, '\n');
          if (end > at)
            g_string_append (out, indent);
          if (end - at >= n && memcmp (edit->data + at, old_indent, n) == 0)
            at += n;
          else
            at = MIN (smith_edit_skip_blanks (edit, at), end);
        }
      g_string_append_len (out, edit->data + at, (gssize) (end - at));
      at = end < span.end ? smith_edit_next_line (edit, end) : end;
    }
}

/* Writes the value between brackets: on one line when @indent is NULL, else on several, where
 * the first one is indented by @indent. */
void
smith_edit_write_flow (SmithEditWriter *self,
                       const char      *indent,
                       GString         *out)
{
  g_autofree char *inner = indent != NULL ? g_strconcat (indent, self->unit, NULL) : NULL;
  const char *at = self->wraps ? inner : indent;

  if (self->wraps)
    {
      g_string_append_c (out, self->wrap_key != NULL ? '{' : '[');
      if (indent != NULL)
        begin_line (self, indent, 1, out);
      if (self->wrap_key != NULL)
        smith_edit_write_key (self, self->wrap_key, strlen (self->wrap_key), TRUE, out);
    }
  if (self->is_verbatim &&
      (at != NULL || !smith_edit_has_break (self->edit, self->from, self->to)))
    {
      gboolean is_bare = smith_edit_is_container (self->edit, self->node) &&
                         !smith_edit_is_alias (self->edit, self->node) &&
                         smith_edit_is_bare_pair (self->edit, self->node);

      /* it only stands without braces between brackets */
      g_string_append (out, is_bare ? "{" : "");
      write_flow_verbatim (self, at != NULL ? at : "", out);
      g_string_append (out, is_bare ? "}" : "");
    }
  else
    write_flow_value (self, self->node, at, 0, out);
  if (self->wraps)
    {
      if (indent != NULL)
        begin_line (self, indent, 0, out);
      g_string_append_c (out, self->wrap_key != NULL ? '}' : ']');
    }
}

/* Ends the lines of new text as the document ends its own. */
void
smith_edit_use_eol (const SmithEdit *self,
                    GString         *text)
{
  if (!g_str_equal (self->eol, "\n"))
    g_string_replace (text, "\n", self->eol, 0);
}
