/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values that go elsewhere as they are written: moved, or into a new container. */

static gboolean
is_block_container (const SmithEdit *self,
                    SmithNode        node)
{
  return smith_edit_is_container (self, node) && !smith_edit_is_alias (self, node) &&
         !smith_edit_is_flow (self, node);
}

/* Fills in where the text of the value stands.  Returns FALSE with the error set. */
static gboolean
take_verbatim (const SmithEdit *self,
               SmithEditWriter *writer)
{
  SmithNode parent = smith_tree_get_parent (self->tree, writer->node);
  SmithSpan span = smith_tree_get_span (self->tree, writer->node);
  SmithEditProps props;
  gsize first;

  writer->is_verbatim = TRUE;
  writer->from = span.start;
  writer->to = span.end;
  if (self->is_json)
    return TRUE;
  if (!smith_edit_props (self, writer->node, &props))
    return FALSE;

  writer->old_column = parent == SMITH_NODE_NONE
                         ? -1
                         : (int) smith_edit_column (self,
                                                    smith_tree_get_span (self->tree,
                                                                         parent).start);
  first = smith_edit_skip_space (self, props.after);
  if (is_block_container (self, writer->node))
    {
      if (props.end > props.after)
        writer->props = (SmithSpan) { first, props.end };
      if (parent != SMITH_NODE_NONE)
        writer->from = smith_edit_head (self, span.start);
      writer->to = smith_edit_tail_end (self, span.end);
      return TRUE;
    }

  if (props.end > props.after)
    writer->from = first;
  if (smith_edit_has_break (self, writer->from, span.start))
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("The anchor or tag of this value stands on another line; put it "
                              "on the same one first"));

  return TRUE;
}

/* Whether what is added to @container stands between brackets. */
static gboolean
is_flow_place (const SmithEdit *self,
               SmithNode        container)
{
  if (!self->is_json && smith_tree_get_first (self->tree, container) == SMITH_NODE_NONE)
    container = smith_tree_get_parent (self->tree, container);

  return container != SMITH_NODE_NONE && smith_edit_is_flow (self, container);
}

/* Whether blank lines, or the end of the text, come behind what is added to @container
 * before @before.  @node leaves at the same time. */
static gboolean
is_before_blank (const SmithEdit *self,
                 SmithNode        node,
                 SmithNode        container,
                 SmithNode        before)
{
  SmithNode last = smith_edit_last (self, container);
  gsize start, end, own_start, own_end;

  if (before != SMITH_NODE_NONE)
    return FALSE;
  end = smith_edit_next_line (self, smith_edit_tail_end (self, smith_tree_get_span (self->tree,
                                                                 container).end));
  if (last != SMITH_NODE_NONE &&
      !smith_edit_block_extent (self, last, smith_edit_previous (self, last), &start, &end))
    return TRUE;
  if (!smith_edit_block_extent (self, node, smith_edit_previous (self, node), &own_start, &own_end))
    return TRUE;
  if (smith_edit_line_start (self, smith_edit_head (self, own_start)) == end)
    end = own_end;
  start = smith_edit_skip_blanks (self, end);

  return start == self->length || smith_edit_is_break (self->data[start]);
}

/* Lets a block scalar at the end of @node read there as it does here, by another chomping
 * sign where that takes one.  Returns FALSE when none would do. */
static gboolean
keep_last_breaks (const SmithEdit *self,
                  SmithEditWriter *writer,
                  SmithNode        container,
                  SmithNode        before)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  SmithNode scalar;
  const char *text;
  gsize length, body, header_end;
  char chomping = '\0';

  if (!smith_edit_ends_in_block (self, writer->node, &scalar, &chomping))
    return TRUE;

  text = smith_tree_peek_string (self->tree, scalar, scratch, &length);
  for (body = length; body > 0 && text[body - 1] == '\n'; body--)
    ;
  if (body == 0 || (length - body > 1 && is_before_blank (self, writer->node, container, before)))
    return FALSE;

  smith_edit_block_style (self, scalar, &header_end, &chomping);
  writer->sign.start = writer->sign.end = smith_tree_get_span (self->tree, scalar).start + 1;
  if (chomping != '\0')
    {
      while (self->data[writer->sign.start] != chomping)
        writer->sign.start++;
      writer->sign.end = writer->sign.start + 1;
    }
  writer->new_sign = length == body ? "-" : length == body + 1 ? "" : "+";

  return TRUE;
}

/* Whether a colon comes right behind what is added to @container before @before. */
static gboolean
comes_before_colon (const SmithEdit *self,
                    SmithNode        container,
                    SmithNode        before)
{
  if (before == SMITH_NODE_NONE)
    return smith_edit_is_before_colon (self, smith_tree_get_span (self->tree, container).end);

  return smith_tree_get_kind (self->tree, container) == SMITH_NODE_OBJECT &&
         smith_edit_is_before_colon (self, smith_edit_key_span (self, before).start);
}

/* Whether text of the value can stand elsewhere as it is. */
static gboolean
can_stay_as_written (const SmithEdit *self,
                     SmithEditWriter *writer,
                     SmithNode        container,
                     SmithNode        before)
{
  SmithNode node = writer->node;
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  gboolean to_flow = is_flow_place (self, container);

  if (self->is_json)
    return TRUE;
  if (smith_edit_is_flow (self, parent) != to_flow)
    return FALSE;
  if (to_flow)
    return !smith_edit_is_container (self, node) || smith_edit_is_alias (self, node) ||
           !smith_edit_is_bare_pair (self, node);

  return !comes_before_colon (self, container, before) &&
         keep_last_breaks (self, writer, container, before);
}

/* An alias must not come to stand before its anchor. */
static gboolean
check_aliases (const SmithEdit *self,
               SmithNode        node,
               gsize            target)
{
  SmithSpan span = smith_tree_get_member_span (self->tree, node);

  if (self->is_json || target > span.start ||
      memchr (self->data + span.start, '*', span.end - span.start) == NULL)
    return TRUE;
  for (SmithNode inner = node; inner < self->tree->n_records &&
       (inner == node || self->tree->records[inner].parent >= node); inner++)
    {
      SmithSpan key = smith_tree_get_key_span (self->tree, inner);

      if (smith_edit_is_alias (self, inner) ||
          (key.start < key.end && self->data[key.start] == '*'))
        return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                                _("An alias in this value would come to stand before what it "
                                  "stands for; write that value out first"));
    }

  return TRUE;
}

/* The item of the moved value, with its comments. */
static gboolean
take_item (const SmithEdit *self,
           SmithEditWriter *writer)
{
  SmithNode node = writer->node;
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithEditProps props;
  gsize end, line;

  if (self->is_json || smith_edit_is_flow (self, parent))
    return TRUE;
  if (!smith_edit_block_extent (self, node, smith_edit_previous (self, node), &writer->item_start,
                                &end))
    return FALSE;
  writer->has_item = TRUE;
  writer->item.start = smith_edit_head (self, writer->item_start);
  writer->item.end = end > writer->item_start && smith_edit_is_break (self->data[end - 1])
                       ? smith_edit_before_break (self, end)
                       : end;
  writer->item_column = smith_edit_column (self, writer->item_start);

  if (!smith_edit_props (self, node, &props))
    return FALSE;
  line = smith_edit_line_start (self, writer->from);
  if (writer->is_verbatim && is_block_container (self, node) && props.end < line &&
      memchr (self->data + props.end, '#', line - props.end) != NULL)
    writer->lead = (SmithSpan) { props.end, smith_edit_before_break (self, line) };

  return TRUE;
}

static gboolean
check_move (SmithEdit  *self,
            SmithNode   node,
            SmithNode   container,
            const char *key,
            SmithNode   before)
{
  gboolean is_array = smith_tree_get_kind (self->tree, container) == SMITH_NODE_ARRAY;

  for (SmithNode outer = container; outer != SMITH_NODE_NONE;
       outer = smith_tree_get_parent (self->tree, outer))
    if (outer == node)
      return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                              _("A value cannot be moved into itself"));
  if (!is_array && key == NULL)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("A value needs a name to stand in an object"));

  return smith_edit_check_not_merged (self, node) &&
         smith_edit_check_container (self, container,
                                     is_array ? SMITH_NODE_ARRAY : SMITH_NODE_OBJECT, before) &&
         (is_array || smith_edit_check_key (self, container, key, node)) &&
         (smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT ||
          smith_edit_check_elements (self, container)) &&
         smith_edit_check_value (self, container, 1, (SmithEditValue) { self->tree, node });
}

/* @insertion comes behind what is left of a text that has lost @removal at its end, and that keeps
 * the break before it: it brings none. */
static void
drop_break (SmithEdit           *self,
            const SmithTextEdit *removal,
            SmithTextEdit       *insertion)
{
  gsize start = removal->span.start, n_eol = strlen (self->eol);

  if (insertion->span.start == self->length && removal->span.end == self->length && start > 0 &&
      start < self->length && smith_edit_is_break (self->data[start - 1]) &&
      insertion->length >= n_eol && memcmp (insertion->text, self->eol, n_eol) == 0)
    {
      insertion->length -= n_eol;
      memmove (insertion->text, insertion->text + n_eol, insertion->length + 1);
    }
}

/* The value at @own goes with @removal, and @insertion comes where that is.  Returns FALSE when
 * it would only have changed the value that goes.  Where the last lines of a text without a break
 * at its end go to lines above them, the break between goes neither with the old place nor with
 * the new one: it stays.  So do blank lines behind the old place that the new one is before. */
static gboolean
part (SmithEdit     *self,
      SmithSpan      own,
      SmithTextEdit *removal,
      SmithTextEdit *insertion)
{
  gsize at = insertion->span.start, end = insertion->span.end;

  if (MAX (removal->span.start, own.start) < at && end < MIN (removal->span.end, own.end))
    return FALSE;
  if (removal->length > 0 || end > at)
    return TRUE;
  drop_break (self, removal, insertion);
  if (at <= removal->span.start || at >= removal->span.end)
    return TRUE;
  if (at >= own.end)
    removal->span.end = at;
  else if (removal->span.end == self->length)
    removal->span.start = at;

  return TRUE;
}

static void
part_all (SmithEdit *self,
          SmithNode  node)
{
  SmithSpan own = smith_tree_get_span (self->tree, node);

  for (guint i = 0; i < self->edits->len; i++)
    for (guint j = 0; j < self->edits->len; j++)
      if (!part (self, own, g_ptr_array_index (self->edits, i), g_ptr_array_index (self->edits, j)))
        {
          /* from the beginning */
          g_ptr_array_remove_index (self->edits, j);
          i = G_MAXUINT;
          break;
        }
}

static gboolean
move (SmithEdit  *self,
      SmithNode   node,
      SmithNode   container,
      const char *key,
      SmithNode   before)
{
  SmithNode beside = before != SMITH_NODE_NONE ? before : smith_edit_last (self, container);
  gsize target = smith_tree_get_span (self->tree, container).end;
  SmithEditWriter writer;

  smith_edit_writer_init (&writer, self, container, beside,
                          (SmithEditValue) { self->tree, node });
  if (before != SMITH_NODE_NONE)
    target = smith_tree_get_member_span (self->tree, before).start;
  if (can_stay_as_written (self, &writer, container, before) &&
      !(take_verbatim (self, &writer) && check_aliases (self, node, target)))
    return FALSE;
  if (!is_flow_place (self, container) && !take_item (self, &writer))
    return FALSE;

  if (!smith_edit_remove_nodes (self, &node, 1) ||
      !smith_edit_insert_item (self, container,
                               smith_tree_get_kind (self->tree, container) == SMITH_NODE_OBJECT
                                 ? key : NULL,
                               before, &writer))
    return FALSE;
  part_all (self, node);

  return TRUE;
}

/**
 * smith_edit_move:
 * @container: an object or an array, perhaps the one where @node is
 * @key: (nullable): the name in an object; %NULL for the one that @node has
 * @before: what to stand before, or %SMITH_NODE_NONE for the end
 *
 * Moves a value as it is written, with the comments that belong to it.  A name that changes
 * without the place is smith_edit_rename_key()'s.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_move (SmithTree   *tree,
                 SmithNode    node,
                 SmithNode    container,
                 const char  *key,
                 SmithNode    before,
                 GPtrArray   *edits,
                 GError     **error)
{
  SmithEdit self;
  g_autofree char *own_key = NULL;
  SmithNode parent, next;
  gboolean ok;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE && container != SMITH_NODE_NONE,
                        FALSE);
  g_return_val_if_fail (key == NULL || g_utf8_validate (key, -1, NULL), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  parent = smith_tree_get_parent (tree, node);
  if (key == NULL && parent != SMITH_NODE_NONE &&
      smith_tree_get_kind (tree, parent) == SMITH_NODE_OBJECT)
    key = own_key = smith_tree_dup_key (tree, node);

  smith_edit_init (&self, tree, error);
  ok = check_move (&self, node, container, key, before);
  next = smith_tree_get_next (tree, node);
  if (ok && parent == container &&
      (before == node || before == next ||
       (before == SMITH_NODE_NONE && node == smith_edit_last (&self, container))))
    ok = smith_tree_get_kind (tree, container) == SMITH_NODE_ARRAY ||
         smith_edit_change_key (&self, node, key);
  else if (ok)
    ok = move (&self, node, container, key, before);

  return smith_edit_end (&self, ok, edits);
}

/**
 * smith_edit_wrap:
 * @key: (nullable): the name in a new object; %NULL for a new array
 *
 * Puts a new container around a value, in its place.  The value stays as it is written, but
 * for its indentation.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_wrap (SmithTree   *tree,
                 SmithNode    node,
                 const char  *key,
                 GPtrArray   *edits,
                 GError     **error)
{
  SmithEditValue value = { tree, node };
  SmithEdit self;
  SmithEditWriter writer;
  gboolean ok;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE, FALSE);
  g_return_val_if_fail (key == NULL || g_utf8_validate (key, -1, NULL), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  smith_edit_init (&self, tree, error);
  smith_edit_writer_init (&writer, &self, smith_tree_get_parent (tree, node), node, value);
  writer.wraps = TRUE;
  writer.wrap_key = key;
  ok = smith_edit_check_not_merged (&self, node) && smith_edit_check_whole (&self, node) &&
       (key != NULL || smith_edit_check_elements (&self, smith_tree_get_parent (tree, node))) &&
       smith_edit_check_value (&self, node, 1, value) && take_verbatim (&self, &writer) &&
       smith_edit_set_in_place (&self, node, &writer);

  return smith_edit_end (&self, ok, edits);
}
