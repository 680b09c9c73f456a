/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-edit-private.h"

#include <string.h>

/* Where something new would stand, for those who write its text themselves: completion, and
 * forms beside the text. */

void
smith_edit_place_clear (SmithEditPlace *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
}

/**
 * smith_edit_find_place:
 * @key: (nullable): the name of a new member; %NULL for an element of an array
 * @before: the child to stand before, or %SMITH_NODE_NONE for the end
 * @out_place: (out caller-allocates): cleared by smith_edit_place_clear()
 *
 * Finds where smith_edit_insert_member() or smith_edit_insert_element() would write a value
 * that takes one line, and what it would write around it.
 *
 * Returns: whether there is such a place; %FALSE with @error set
 */
gboolean
smith_edit_find_place (SmithTree       *tree,
                       SmithNode        container,
                       const char      *key,
                       SmithNode        before,
                       SmithEditPlace  *out_place,
                       GError         **error)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GString) marker = g_string_new ("7");
  g_autoptr(SmithTree) value = NULL;
  SmithEditValue written = { NULL, SMITH_NODE_ROOT };

  g_return_val_if_fail (out_place != NULL, FALSE);

  /* a number that the name does not hold can only be the value */
  while (key != NULL && strstr (key, marker->str) != NULL)
    g_string_append_c (marker, '7');
  value = smith_edit_value_read (marker->str, SMITH_SYNTAX_JSON, error);
  written.tree = value;
  if (value == NULL ||
      !(key != NULL ? smith_edit_insert_member (tree, container, key, before, written, edits, error)
                    : smith_edit_insert_element (tree, container, before, written, edits, error)))
    return FALSE;

  *out_place = (SmithEditPlace) { .others = smith_text_edits_new () };
  for (guint i = 0; i < edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);
      const char *found = strstr (edit->text, marker->str);

      if (found == NULL)
        g_ptr_array_add (out_place->others, smith_text_edit_copy (edit));
      else
        {
          out_place->span = edit->span;
          out_place->before = g_strndup (edit->text, (gsize) (found - edit->text));
          out_place->after = g_strdup (found + marker->len);
        }
    }

  return TRUE;
}

/* Whether @container has brackets around @offset. */
static gboolean
is_between_brackets (SmithEdit *self,
                     SmithNode  container,
                     gsize      offset)
{
  SmithSpan span = smith_tree_get_span (self->tree, container);

  if (!smith_edit_is_container (self, container) || smith_edit_is_alias (self, container) ||
      strchr ("{[", self->data[span.start]) == NULL || span.start >= offset)
    return FALSE;

  /* one that is still open ends with the text that was read */
  return offset < span.end ||
         (offset == span.end && strchr ("}]", self->data[span.end - 1]) == NULL);
}

/* Whether nothing but blanks and a comment are on the line of @offset. */
static gboolean
is_empty_line (SmithEdit *self,
               gsize      offset)
{
  gsize at = smith_edit_skip_blanks (self, smith_edit_line_start (self, offset));

  return at >= offset && (at == self->length || smith_edit_is_break (self->data[at]) ||
                          self->data[at] == '#');
}

/* Where an item at this column of an empty line belongs. */
static SmithNode
find_by_column (SmithEdit *self,
                gsize      offset)
{
  guint column = smith_edit_column (self, offset);
  SmithNode last = smith_tree_find_last (self->tree, offset);
  SmithNode parent = last != SMITH_NODE_NONE ? smith_tree_get_parent (self->tree, last)
                                             : SMITH_NODE_NONE;
  SmithSpan span;

  if (last == SMITH_NODE_NONE)
    return smith_tree_get_n_nodes (self->tree) > 0 ? SMITH_NODE_ROOT : SMITH_NODE_NONE;

  span = smith_tree_get_span (self->tree, last);
  if (span.start == span.end && parent != SMITH_NODE_NONE &&
      column > smith_edit_column (self, smith_tree_get_span (self->tree, parent).start))
    return last;

  for (SmithNode outer = last; outer != SMITH_NODE_NONE;
       outer = smith_tree_get_parent (self->tree, outer))
    {
      span = smith_tree_get_span (self->tree, outer);
      if (is_between_brackets (self, outer, offset))
        return outer;
      if (smith_edit_is_container (self, outer) && !smith_edit_is_alias (self, outer) &&
          !smith_edit_is_flow (self, outer) && smith_edit_column (self, span.start) <= column)
        return outer;
    }

  return SMITH_NODE_NONE;
}

/**
 * smith_edit_find_container_at:
 * @offset: a byte of the text
 *
 * Finds what something that is typed at @offset would become a member or an element of.  On a
 * key, a colon or a scalar that is the container around it; between brackets the innermost
 * pair; and on an empty line of a YAML block, where no span says it, the innermost block
 * whose items begin at or before that column.  There it may also be a value that is missing,
 * which is null: what is typed becomes its first item.
 *
 * Takes a time in proportion to the depth of the tree.
 *
 * Returns: the node, or %SMITH_NODE_NONE outside of every container
 */
SmithNode
smith_edit_find_container_at (SmithTree *tree,
                              gsize      offset)
{
  SmithEdit self;
  SmithNode node;

  g_return_val_if_fail (tree != NULL, SMITH_NODE_NONE);

  smith_edit_init (&self, tree, NULL);
  offset = MIN (offset, self.length);
  if (!self.is_json && is_empty_line (&self, offset))
    node = find_by_column (&self, offset);
  else
    for (node = smith_tree_find_at (tree, offset); node != SMITH_NODE_NONE;
         node = smith_tree_get_parent (tree, node))
      {
        SmithSpan span = smith_tree_get_span (tree, node);

        if (is_between_brackets (&self, node, offset) ||
            (smith_edit_is_container (&self, node) && !smith_edit_is_alias (&self, node) &&
             !smith_edit_is_flow (&self, node) && span.start <= offset && offset <= span.end))
          break;
      }
  smith_edit_end (&self, FALSE, NULL);

  return node;
}
