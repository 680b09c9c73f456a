/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (smith-edit-error-quark, smith_edit_error)

/* Always FALSE. */
gboolean
smith_edit_fail (const SmithEdit *self,
                 SmithEditError   code,
                 const char      *message)
{
  if (self->error == NULL || *self->error == NULL)
    g_set_error_literal (self->error, SMITH_EDIT_ERROR, (int) code, message);

  return FALSE;
}

void
smith_edit_add (SmithEdit     *self,
                gsize          start,
                gsize          end,
                const GString *text)
{
  g_ptr_array_add (self->edits, smith_text_edit_new ((SmithSpan) { start, end }, text->str,
                                                     (gssize) text->len));
}

void
smith_edit_delete (SmithEdit *self,
                   gsize      start,
                   gsize      end)
{
  if (start < end)
    smith_text_edits_add (self->edits, (SmithSpan) { start, end }, "");
}

/* Whether the new value shows @node itself inside a container. */
gboolean
smith_edit_is_wrap (const SmithEditWriter *writer,
                    SmithNode              node)
{
  return writer->wraps && writer->is_verbatim && writer->node == node;
}

/* Removes a tag of YAML's own (`!!str`), which would read the new value as what it says;
 * others say nothing to the reader. */
void
smith_edit_drop_tag (SmithEdit            *self,
                     const SmithEditProps *props)
{
  const char *tag = self->data + props->tag_start;
  gsize length = props->tag_end - props->tag_start;
  gsize start = props->tag_start, next = smith_edit_skip_blanks (self, props->tag_end);

  if (length == 0 || (length > 1 && tag[1] != '!' && tag[1] != '<'))
    return;
  if (smith_edit_is_first (self, start) && next < self->length &&
      !smith_edit_is_break (self->data[next]) && self->data[next] != '#')
    {
      /* the blanks before it indent what follows */
      smith_edit_delete (self, start, next);
      return;
    }
  while (start > props->after && (self->data[start - 1] == ' ' || self->data[start - 1] == '\t'))
    start--;
  smith_edit_delete (self, start, props->tag_end);
}

/* How the document ends its lines: as its first one. */
static const char *
find_eol (const char *data,
          gsize       length)
{
  /* a longer first line is a text without lines */
  gsize limit = MIN (length, 64 * 1024);

  for (gsize i = 0; i < limit; i++)
    if (data[i] == '\r')
      return i + 1 < length && data[i + 1] == '\n' ? "\r\n" : "\r";
    else if (data[i] == '\n')
      break;

  return "\n";
}

void
smith_edit_init (SmithEdit  *self,
                 SmithTree  *tree,
                 GError    **error)
{
  self->tree = tree;
  self->data = tree->data;
  self->length = g_bytes_get_size (tree->text);
  self->is_json = tree->syntax == SMITH_SYNTAX_JSON;
  self->eol = find_eol (self->data, self->length);
  self->edits = smith_text_edits_new ();
  self->error = error;
}

gboolean
smith_edit_fail_broken (const SmithEdit *self)
{
  return smith_edit_fail (self, SMITH_EDIT_ERROR_BROKEN,
                          _("The text around this place is not well formed; nothing was changed"));
}

/* Whether no error of reading is in [@start, @end] or touches it. */
static gboolean
check_clear (SmithEdit *self,
             gsize      start,
             gsize      end)
{
  for (guint i = 0; i < smith_tree_get_n_errors (self->tree); i++)
    {
      SmithSpan span = smith_tree_get_error_at (self->tree, i)->span;

      if (span.start <= end && start <= span.end)
        return smith_edit_fail_broken (self);
    }

  return TRUE;
}

/* Where the blank space at the end of the text begins, when a line of it has a tab; else past
 * the end.  Whether YAML may end so depends on the kind of the value before it. */
static gsize
find_tab_lines (const SmithEdit *self)
{
  gsize at = self->length;
  gboolean has_tab = FALSE, is_line = FALSE;

  for (; at > 0 && strchr (" \t\r\n", self->data[at - 1]) != NULL; at--)
    {
      has_tab = has_tab || self->data[at - 1] == '\t';
      is_line = is_line || (has_tab && smith_edit_is_break (self->data[at - 1]));
    }

  return is_line ? at : self->length + 1;
}

/* Whether a tab begins one of the lines behind what ends at @at that hold nothing or a comment. */
static gboolean
is_before_tab (const SmithEdit *self,
               gsize            at)
{
  gsize end = smith_edit_tail_end (self, at);

  if (at == 0 || !smith_edit_is_break (self->data[at - 1]))
    {
      if (end == self->length || !smith_edit_is_break (self->data[end]))
        return FALSE;
      at = smith_edit_next_line (self, end);
    }

  for (; at < self->length; at = smith_edit_next_line (self, end))
    {
      gsize sign = smith_edit_skip_blanks (self, at);

      end = sign < self->length && self->data[sign] == '#' ? smith_edit_line_end (self, sign)
                                                            : sign;
      if (end < self->length && !smith_edit_is_break (self->data[end]))
        return FALSE;
      if (memchr (self->data + at, '\t', sign - at) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether what @edit leaves may not be read for a tab.  libfyaml takes one on an empty line behind
 * some values but not behind others, and behind an indicator unless the text ends there. */
static gboolean
is_barred_by_tab (const SmithEdit     *self,
                  const SmithTextEdit *edit)
{
  gsize at = edit->span.start;

  if (edit->length > 0)
    return (strpbrk (edit->text, "\r\n") != NULL ||
            smith_edit_skip_blanks (self, edit->span.start) >= edit->span.end) &&
           is_before_tab (self, edit->span.end);

  if (smith_edit_skip_space (self, edit->span.end) < self->length)
    return FALSE;
  while (at > 0 && strchr (" \t\r\n", self->data[at - 1]) != NULL)
    at--;

  return at > 0 && strchr (":-?", self->data[at - 1]) != NULL &&
         memchr (self->data + at, '\t', edit->span.start - at) != NULL;
}

/* Hands the edits over, or drops them. */
gboolean
smith_edit_end (SmithEdit *self,
                gboolean   ok,
                GPtrArray *edits)
{
  gsize tabs_at = self->is_json ? self->length + 1 : find_tab_lines (self);

  for (guint i = 0; i < self->edits->len && ok; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (self->edits, i);

      ok = check_clear (self, edit->span.start, edit->span.end);
      if (ok && !self->is_json && is_barred_by_tab (self, edit))
        ok = smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                              _("A tab stands on a line around this place; remove it first"));
      if (ok && edit->span.end >= tabs_at)
        ok = smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                              _("The text ends with a line of tabs; remove it first"));
    }
  if (ok)
    g_ptr_array_extend_and_steal (edits, g_steal_pointer (&self->edits));
  g_clear_pointer (&self->edits, g_ptr_array_unref);

  return ok;
}

/* Where that which follows @node begins: the next item, the end of the brackets around it, or
 * the next item of a container further out. */
static gsize
find_next_start (SmithEdit *self,
                 SmithNode  node)
{
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    {
      SmithNode next = smith_tree_get_next (self->tree, node);
      SmithNode parent = smith_tree_get_parent (self->tree, node);

      if (next != SMITH_NODE_NONE)
        return smith_tree_get_member_span (self->tree, next).start;
      if (parent != SMITH_NODE_NONE && !smith_tree_is_damaged (self->tree, parent) &&
          smith_edit_is_flow (self, parent))
        return smith_tree_get_span (self->tree, parent).end - 1;
    }

  return self->length + 1;
}

/* Whether no error is in @node or between it and what follows. */
static gboolean
check_to_next (SmithEdit *self,
               SmithNode  node)
{
  gsize start = smith_tree_get_span (self->tree, node).start;
  gsize end = find_next_start (self, node);

  for (guint i = 0; i < smith_tree_get_n_errors (self->tree); i++)
    {
      SmithSpan span = smith_tree_get_error_at (self->tree, i)->span;

      if (span.start < end && span.end > start)
        return smith_edit_fail_broken (self);
    }

  return TRUE;
}

/* Whether @node was read whole: nothing in it was passed over, its brackets are closed, and
 * nothing is wrong from its start to what follows. */
gboolean
smith_edit_check_whole (SmithEdit *self,
                        SmithNode  node)
{
  if (smith_tree_get_n_errors (self->tree) == 0)
    return TRUE;
  if (smith_tree_is_damaged (self->tree, node))
    return smith_edit_fail_broken (self);

  return check_to_next (self, node);
}

/* Whether @node is no part of a merge key: neither what it brings nor its value. */
gboolean
smith_edit_check_not_merged (SmithEdit *self,
                             SmithNode  node)
{
  return (!smith_edit_is_merged (self, node) && !smith_tree_is_merge (self->tree, node)) ||
         smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                          _("A merge key brings this value here; change it where it stands"));
}

static gboolean
is_name_byte (char c)
{
  return strchr (" \t\r\n,[]{}", c) == NULL;
}

/* The name of an anchor that begins at @at. */
char *
smith_edit_dup_name (const SmithEdit *self,
                     gsize            at)
{
  gsize end = at;

  while (end < self->length && self->data[end] != '\0' && is_name_byte (self->data[end]))
    end++;
  return g_strndup (self->data + at, end - at);
}

/* Whether no alias behind @span stands for an anchor in it. */
gboolean
smith_edit_check_unused (SmithEdit *self,
                         SmithSpan  span)
{
  g_autoptr(GHashTable) names = NULL;
  gboolean is_used = FALSE;

  if (self->is_json || span.start == span.end ||
      memchr (self->data + span.start, '&', span.end - span.start) == NULL)
    return TRUE;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize at = span.start; at < span.end; at++)
    if (self->data[at] == '&' && (at == 0 || !is_name_byte (self->data[at - 1])))
      g_hash_table_add (names, smith_edit_dup_name (self, at + 1));

  for (SmithNode node = SMITH_NODE_ROOT; node < self->tree->n_records && !is_used; node++)
    {
      const SmithNodeRecord *record = &self->tree->records[node];
      guint32 places[] = { record->start, record->key_start };
      guint32 ends[] = { record->end, record->key_end };

      for (gsize i = 0; i < G_N_ELEMENTS (places) && !smith_edit_is_merged (self, node); i++)
        if (places[i] >= span.end && places[i] < ends[i] && self->data[places[i]] == '*')
          {
            g_autofree char *name = smith_edit_dup_name (self, places[i] + 1);

            is_used = is_used || g_hash_table_contains (names, name);
          }
    }

  return !is_used ||
         smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                          _("An alias further down stands for this value; write that value out "
                            "first"));
}

/* Whether the alias @node is what a merge key brings. */
static gboolean
is_merge_source (const SmithEdit *self,
                 SmithNode        node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);

  return smith_tree_is_merge (self->tree, node) ||
         (parent != SMITH_NODE_NONE && smith_tree_is_merge (self->tree, parent) &&
          smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY);
}

static gboolean
fail_brought (const SmithEdit *self)
{
  return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                          _("A merge key further down brings what is in this object; write its "
                            "members out first"));
}

/* Whether no merge key further down brings what is in @node by its anchor. */
static gboolean
check_anchor_not_brought (SmithEdit *self,
                          SmithNode  node)
{
  g_autofree char *name = NULL;
  SmithEditProps props;
  gsize at;

  if (!smith_edit_props (self, node, &props))
    return FALSE;
  for (at = props.after; at < props.end && self->data[at] != '&'; at++)
    ;
  if (at == props.end)
    return TRUE;

  name = smith_edit_dup_name (self, at + 1);
  for (SmithNode alias = node; alias < self->tree->n_records; alias++)
    {
      gsize start = smith_tree_get_span (self->tree, alias).start;
      g_autofree char *wanted = NULL;

      if (!smith_edit_is_alias (self, alias) || smith_edit_is_merged (self, alias) ||
          !is_merge_source (self, alias))
        continue;
      wanted = smith_edit_dup_name (self, start + 1);
      if (g_str_equal (wanted, name))
        return fail_brought (self);
    }

  return TRUE;
}

/* Whether no merge key wants an object for each element of @container. */
gboolean
smith_edit_check_elements (SmithEdit *self,
                           SmithNode  container)
{
  if (self->is_json || container == SMITH_NODE_NONE ||
      smith_tree_record (self->tree, container)->kind != SMITH_NODE_ARRAY)
    return TRUE;

  return smith_tree_is_merge (self->tree, container) ? fail_brought (self)
                                                     : check_anchor_not_brought (self, container);
}

/* Whether no merge key wants an object in the place of @node. */
gboolean
smith_edit_check_not_brought (SmithEdit *self,
                              SmithNode  node)
{
  return self->is_json ||
         (check_anchor_not_brought (self, node) &&
          smith_edit_check_elements (self, smith_tree_get_parent (self->tree, node)));
}

static guint
measure_height (SmithTree *tree,
                SmithNode  node)
{
  guint height = 0;
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    {
      guint inner = measure_height (tree, child);

      height = MAX (height, inner);
    }

  return kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY ? height + 1 : 0;
}

/* Whether @value can stand at @place, @n_more levels deeper. */
gboolean
smith_edit_check_value (SmithEdit      *self,
                        SmithNode       place,
                        guint           n_more,
                        SmithEditValue  value)
{
  guint depth = n_more;

  if (value.tree != self->tree && smith_tree_get_error (value.tree) != NULL)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_VALUE,
                            _("The new value is not well formed"));

  for (; place != SMITH_NODE_NONE; place = smith_tree_get_parent (self->tree, place))
    depth++;
  /* the place itself is no container around the value */
  if (depth - 1 + measure_height (value.tree, value.node) <= SMITH_LIMIT_DEPTH)
    return TRUE;

  g_set_error (self->error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
               _("The document would have more than %u levels of nesting"), SMITH_LIMIT_DEPTH);
  return FALSE;
}
