/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edit-private.h"

#include <string.h>

/* How a document is written, read off the neighbours of the place that changes. */

#define STEP 2u

/* When the neighbours show nothing, so many values from the beginning are asked. */
#define MAX_ASKED 2000u

/* Whether the items of a container that has some stand on lines of their own. */
gboolean
smith_edit_is_multi (const SmithEdit *self,
                     SmithNode        container)
{
  SmithNode first = smith_tree_get_first (self->tree, container);
  gsize start = smith_tree_get_span (self->tree, container).start;

  return first != SMITH_NODE_NONE && !smith_edit_is_merged (self, first) &&
         smith_edit_has_break (self, start, smith_tree_get_member_span (self->tree, first).start);
}

/* The blanks at the beginning of the line where @node begins, or where the innermost
 * container around it begins that stands first on its line. */
char *
smith_edit_line_indent (const SmithEdit *self,
                        SmithNode        node)
{
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    {
      gsize start = smith_tree_get_member_span (self->tree, node).start;

      if (smith_edit_is_first (self, start))
        {
          gsize line = smith_edit_line_start (self, start);

          return g_strndup (self->data + line, start - line);
        }
    }

  return g_strdup ("");
}

/* One level of indentation, as the items of @container or of those around it have it. */
static gboolean
take_unit (SmithEditWriter *self,
           SmithNode        container)
{
  const SmithEdit *edit = self->edit;
  g_autofree char *outer = NULL;
  g_autofree char *inner = NULL;
  gsize n;

  if (!smith_edit_is_container (edit, container) || smith_edit_is_alias (edit, container) ||
      !smith_edit_is_flow (edit, container) || !smith_edit_is_multi (edit, container))
    return FALSE;

  outer = smith_edit_line_indent (edit, container);
  inner = smith_edit_line_indent (edit, smith_tree_get_first (edit->tree, container));
  n = strlen (outer);
  if (!g_str_has_prefix (inner, outer) || strlen (inner) == n ||
      strlen (inner) - n >= sizeof self->unit)
    return FALSE;
  g_strlcpy (self->unit, inner + n, sizeof self->unit);

  return TRUE;
}

/* What stands between the key and the value of a member, where it is nothing unusual. */
static gboolean
take_colon (SmithEditWriter *self,
            SmithNode        member)
{
  const SmithEdit *edit = self->edit;
  SmithNode parent = smith_tree_get_parent (edit->tree, member);
  gsize start = smith_tree_get_key_span (edit->tree, member).end;
  gsize end = smith_tree_get_span (edit->tree, member).start;
  guint n_colons = 0;

  if (parent == SMITH_NODE_NONE || smith_tree_get_kind (edit->tree, parent) != SMITH_NODE_OBJECT ||
      smith_edit_is_merged (edit, member) || end <= start || end - start >= sizeof self->colon)
    return FALSE;
  for (gsize at = start; at < end; at++)
    {
      if (edit->data[at] != ' ' && edit->data[at] != ':')
        return FALSE;
      n_colons += edit->data[at] == ':' ? 1 : 0;
    }
  if (n_colons != 1)
    return FALSE;
  memcpy (self->colon, edit->data + start, end - start);
  self->colon[end - start] = '\0';

  return TRUE;
}

/* Whether a space follows the comma between two values on one line. */
static gboolean
take_comma (SmithEditWriter *self,
            SmithNode        container)
{
  const SmithEdit *edit = self->edit;
  SmithNode first = smith_tree_get_first (edit->tree, container);
  SmithNode second = first != SMITH_NODE_NONE ? smith_tree_get_next (edit->tree, first)
                                              : SMITH_NODE_NONE;
  gsize at;

  if (second == SMITH_NODE_NONE || smith_edit_is_merged (edit, second) ||
      smith_edit_is_multi (edit, container))
    return FALSE;
  at = smith_edit_skip_space (edit, smith_tree_get_span (edit->tree, first).end);
  if (at >= edit->length || edit->data[at] != ',')
    return FALSE;
  self->is_spaced = smith_tree_get_member_span (edit->tree, second).start > at + 1;

  return TRUE;
}

static void
take_flow_manner (SmithEditWriter *self,
                  SmithNode        container,
                  SmithNode        beside)
{
  const SmithEdit *edit = self->edit;
  gboolean has_unit = FALSE, has_colon, has_comma = FALSE;

  has_colon = beside != SMITH_NODE_NONE && take_colon (self, beside);
  for (SmithNode node = container; node != SMITH_NODE_NONE && !(has_unit && has_colon);
       node = smith_tree_get_parent (edit->tree, node))
    {
      SmithNode first = smith_tree_get_first (edit->tree, node);

      has_unit = has_unit || take_unit (self, node);
      has_colon = has_colon || (first != SMITH_NODE_NONE && take_colon (self, first)) ||
                  take_colon (self, node);
      has_comma = has_comma || take_comma (self, node);
    }
  if (!has_unit && smith_tree_get_n_nodes (edit->tree) > 0)
    take_unit (self, SMITH_NODE_ROOT);
  if (!has_comma)
    self->is_spaced = !has_colon || self->colon[strlen (self->colon) - 1] == ' ';
}

/* How a block container inside another is indented. */
static void
take_steps (SmithEditWriter *self,
            SmithNode        node,
            gboolean        *has_step,
            gboolean        *has_seq_step,
            gboolean        *has_dash)
{
  const SmithEdit *edit = self->edit;
  SmithNode parent = smith_tree_get_parent (edit->tree, node);
  gboolean is_object = smith_tree_get_kind (edit->tree, node) == SMITH_NODE_OBJECT;
  gsize start = smith_tree_get_span (edit->tree, node).start;
  guint column, outer;

  if (parent == SMITH_NODE_NONE || smith_edit_is_merged (edit, node) ||
      smith_edit_is_alias (edit, node) || smith_edit_is_flow (edit, node) ||
      smith_tree_get_first (edit->tree, node) == SMITH_NODE_NONE)
    return;

  column = smith_edit_column (edit, start);
  outer = smith_edit_column (edit, smith_tree_get_span (edit->tree, parent).start);
  if (smith_tree_get_kind (edit->tree, parent) == SMITH_NODE_ARRAY)
    {
      if (!*has_dash && column > outer && column - outer < 10 && !smith_edit_is_first (edit, start))
        {
          self->dash = column - outer;
          *has_dash = TRUE;
        }
    }
  else if (is_object && !*has_step && column > outer)
    {
      self->step = column - outer;
      *has_step = TRUE;
    }
  else if (!is_object && !*has_seq_step && column >= outer)
    {
      self->seq_step = column - outer;
      *has_seq_step = TRUE;
    }
}

static void
take_block_manner (SmithEditWriter *self,
                   SmithNode        container,
                   SmithNode        beside)
{
  const SmithEdit *edit = self->edit;
  gboolean has_step = FALSE, has_seq_step = FALSE, has_dash = FALSE;
  guint n_asked = 0;

  for (SmithNode node = container; node != SMITH_NODE_NONE;
       node = smith_tree_get_parent (edit->tree, node))
    {
      SmithNode child = node == container && beside != SMITH_NODE_NONE
                          ? beside : smith_tree_get_first (edit->tree, node);

      if (child != SMITH_NODE_NONE && smith_edit_is_container (edit, child))
        take_steps (self, child, &has_step, &has_seq_step, &has_dash);
      if (smith_edit_is_container (edit, node))
        take_steps (self, node, &has_step, &has_seq_step, &has_dash);
    }
  for (SmithNode node = SMITH_NODE_ROOT;
       node <= smith_tree_get_n_nodes (edit->tree) && n_asked++ < MAX_ASKED &&
       !(has_step && has_seq_step && has_dash); node++)
    if (smith_edit_is_container (edit, node))
      take_steps (self, node, &has_step, &has_seq_step, &has_dash);
  if (!has_seq_step)
    self->seq_step = self->step;
}

static char
quote_at (const SmithEdit *self,
          SmithSpan        span)
{
  char c = span.start < span.end ? self->data[span.start] : '\0';

  return c == '"' || c == '\'' ? c : '\0';
}

/* The quotes of strings and keys, as the place itself or the values beside it have them. */
static void
take_quotes (SmithEditWriter *self,
             SmithNode        container,
             SmithNode        beside)
{
  const SmithEdit *edit = self->edit;
  SmithNode first = container != SMITH_NODE_NONE ? smith_tree_get_first (edit->tree, container)
                                                 : SMITH_NODE_NONE;
  SmithNode candidates[] = { beside, first,
                             first != SMITH_NODE_NONE ? smith_tree_get_next (edit->tree, first)
                                                      : SMITH_NODE_NONE };
  gboolean has_quote = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      SmithNode node = candidates[i];
      char chomping;
      gsize header_end;

      if (node == SMITH_NODE_NONE || smith_edit_is_merged (edit, node))
        continue;
      if (smith_tree_get_key_span (edit->tree, node).end >
            smith_tree_get_key_span (edit->tree, node).start && self->key_quote == '\0')
        self->key_quote = quote_at (edit, smith_tree_get_key_span (edit->tree, node));
      if (!has_quote && smith_tree_get_kind (edit->tree, node) == SMITH_NODE_STRING &&
          !smith_edit_is_alias (edit, node) &&
          smith_edit_block_style (edit, node, &header_end, &chomping) == '\0')
        {
          self->quote = quote_at (edit, smith_tree_get_span (edit->tree, node));
          has_quote = TRUE;
        }
    }
}

/* Fills @self for a value that is written into @container, or in the place of it where
 * @beside is its child; @beside is the value that is replaced or a neighbour of it. */
void
smith_edit_writer_init (SmithEditWriter *self,
                        const SmithEdit *edit,
                        SmithNode        container,
                        SmithNode        beside,
                        SmithEditValue   value)
{
  memset (self, 0, sizeof *self);
  self->edit = edit;
  self->tree = value.tree;
  self->node = value.node;
  self->step = self->seq_step = self->dash = STEP;
  g_strlcpy (self->colon, ": ", sizeof self->colon);
  g_strlcpy (self->unit, "  ", sizeof self->unit);
  self->is_spaced = TRUE;

  take_flow_manner (self, container != SMITH_NODE_NONE ? container : beside, beside);
  if (!edit->is_json)
    {
      take_block_manner (self, container != SMITH_NODE_NONE ? container : beside, beside);
      take_quotes (self, container, beside);
    }
}
