/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-comments.h"

#include "smith-edit-private.h"

#include <string.h>

/* Comments are no part of a tree.  They stand between the scalars and keys that are, and each
 * is taken to be about what it stands next to. */

struct _SmithYamlExtras
{
  SmithTree  *tree;      /* (owned) */
  SmithEdit   edit;      /* looks around in the text */
  guint32    *starts;    /* (owned) of each item: with what stands before its key or value */
  GArray     *comments;  /* (owned) of SmithYamlComment, by node and slot */
  GHashTable *merges;    /* (owned) mapping → GArray of its merge keys' values */
  gboolean    has_anchors;
};

static gboolean
is_merged (SmithYamlExtras *self,
           SmithNode        node)
{
  return node != SMITH_NODE_NONE && smith_edit_is_merged (&self->edit, node);
}

/* Whether @node is a container that is not empty, and not shown by an alias. */
static gboolean
has_items (SmithYamlExtras *self,
           SmithNode        node)
{
  return smith_edit_is_container (&self->edit, node) && !smith_edit_is_alias (&self->edit, node) &&
         (smith_tree_get_first (self->tree, node) != SMITH_NODE_NONE ||
          g_hash_table_contains (self->merges, GUINT_TO_POINTER (node)));
}

/* Whether @node is a container with brackets of its own. */
static gboolean
has_brackets (SmithYamlExtras *self,
              SmithNode        node)
{
  const SmithNodeRecord *record = smith_tree_record (self->tree, node);

  return (record->kind == SMITH_NODE_OBJECT || record->kind == SMITH_NODE_ARRAY) &&
         record->start < record->end && strchr ("{[", self->tree->data[record->start]) != NULL;
}

/* Fills in where items begin, and the merge keys. */
static void
find_items (SmithYamlExtras *self)
{
  guint n = self->tree->n_records;
  g_autofree guint32 *last = g_new0 (guint32, n);

  for (SmithNode node = SMITH_NODE_ROOT; node < n; node++)
    {
      SmithNode parent = smith_tree_get_parent (self->tree, node);
      gsize start = smith_tree_get_member_span (self->tree, node).start;

      self->starts[node] = self->starts[node - 1];
      if (is_merged (self, node))
        continue;
      if (smith_tree_is_merge (self->tree, node))
        {
          GArray *values = g_hash_table_lookup (self->merges, GUINT_TO_POINTER (parent));

          if (values == NULL)
            {
              values = g_array_new (FALSE, FALSE, sizeof (SmithNode));
              g_hash_table_insert (self->merges, GUINT_TO_POINTER (parent), values);
            }
          g_array_append_val (values, node);
        }
      if (parent != SMITH_NODE_NONE)
        {
          smith_edit_item_start (&self->edit, node, last[parent], &start);
          last[parent] = node;
        }
      self->starts[node] = MAX (self->starts[node], (guint32) start);
    }
}

/* A comment that has its line for itself. */
static void
place_alone (SmithYamlExtras  *self,
             SmithYamlComment *comment,
             SmithNode         before,
             SmithNode         next)
{
  gsize at = comment->span.start;
  guint column = smith_edit_column (&self->edit, at);
  SmithNode outer;

  comment->slot = SMITH_YAML_HEAD;
  comment->node = next;
  if (before == SMITH_NODE_NONE)
    return;
  if (smith_tree_get_span (self->tree, before).start > at)
    {
      /* between a key and its value */
      if (!has_items (self, before) || next == SMITH_NODE_NONE)
        comment->node = before;
      return;
    }

  for (outer = before; outer != SMITH_NODE_NONE; outer = smith_tree_get_parent (self->tree, outer))
    if (has_brackets (self, outer) && smith_tree_get_span (self->tree, outer).end > at)
      {
        if (next == SMITH_NODE_NONE ||
            self->starts[next] >= smith_tree_get_span (self->tree, outer).end)
          {
            comment->slot = has_items (self, outer) ? SMITH_YAML_FOOT : SMITH_YAML_TAIL;
            comment->node = outer;
          }
        return;
      }

  if (next != SMITH_NODE_NONE && column <= smith_edit_column (&self->edit, self->starts[next]))
    return;
  for (outer = smith_tree_get_parent (self->tree, before); outer != SMITH_NODE_NONE;
       outer = smith_tree_get_parent (self->tree, outer))
    {
      SmithSpan span = smith_tree_get_span (self->tree, outer);

      if (next != SMITH_NODE_NONE && self->starts[next] < span.end)
        return;
      if (!smith_edit_is_flow (&self->edit, outer) &&
          smith_edit_column (&self->edit, span.start) <= column)
        break;
    }
  if (outer != SMITH_NODE_NONE || next == SMITH_NODE_NONE)
    {
      comment->slot = SMITH_YAML_FOOT;
      comment->node = outer != SMITH_NODE_NONE ? outer : SMITH_NODE_ROOT;
    }
}

/* A comment behind something on its line. */
static void
place_behind (SmithYamlExtras  *self,
              SmithYamlComment *comment,
              SmithNode         before)
{
  gsize at = comment->span.start;
  SmithNode parent;

  if (before == SMITH_NODE_NONE)
    {
      comment->slot = SMITH_YAML_HEAD;
      comment->node = SMITH_NODE_ROOT;
      return;
    }

  comment->node = before;
  comment->slot = SMITH_YAML_TAIL;
  if (has_items (self, before))
    {
      /* only the key, the dash or the bracket stands before it; the root has no line for that */
      comment->slot = before == SMITH_NODE_ROOT ? SMITH_YAML_HEAD : SMITH_YAML_ON_KEY;
      return;
    }
  while ((parent = smith_tree_get_parent (self->tree, comment->node)) != SMITH_NODE_NONE &&
         smith_edit_is_flow (&self->edit, parent) &&
         smith_tree_get_span (self->tree, parent).end <= at)
    comment->node = parent;
}

static gboolean
is_empty_line (SmithYamlExtras *self,
               gsize            line)
{
  gsize at = smith_edit_skip_blanks (&self->edit, line);

  return at < self->edit.length && smith_edit_is_break (self->edit.data[at]);
}

static void
add_comment (SmithYamlExtras *self,
             gsize            at,
             SmithNode        before,
             SmithNode        next)
{
  SmithYamlComment comment = { .span = { at, smith_edit_line_end (&self->edit, at) } };

  if (smith_edit_is_first (&self->edit, at))
    {
      gsize line = smith_edit_line_start (&self->edit, at);
      gsize above = smith_edit_before_break (&self->edit, line);

      comment.blank_before = above < line &&
                             is_empty_line (self, smith_edit_line_start (&self->edit, above));
      comment.blank_after = is_empty_line (self, smith_edit_next_line (&self->edit,
                                                                       comment.span.end));
      place_alone (self, &comment, before, next);
    }
  else
    place_behind (self, &comment, before);
  g_array_append_val (self->comments, comment);
}

/* Where the search is. */
typedef struct
{
  gsize     at;
  SmithNode before;  /* the last item that begins before @at */
  SmithNode next;    /* the one after it */
} Cursor;

static void
advance (SmithYamlExtras *self,
         Cursor          *cursor,
         gsize            at)
{
  while (cursor->next < self->tree->n_records &&
         (is_merged (self, cursor->next) || self->starts[cursor->next] <= at))
    {
      if (!is_merged (self, cursor->next))
        cursor->before = cursor->next;
      cursor->next++;
    }
}

/* Adds the comments before @end, where the next scalar or key begins. */
static void
search_gap (SmithYamlExtras *self,
            Cursor          *cursor,
            gsize            end)
{
  const char *data = self->edit.data;

  for (; cursor->at < end; cursor->at++)
    if (data[cursor->at] == '#' &&
        (cursor->at == 0 || strchr (" \t\r\n", data[cursor->at - 1]) != NULL ||
         (cursor->at == 3 && (guchar) data[0] == 0xEF)))
      {
        advance (self, cursor, cursor->at);
        add_comment (self, cursor->at, cursor->before,
                     cursor->next < self->tree->n_records ? cursor->next : SMITH_NODE_NONE);
        cursor->at = smith_edit_line_end (&self->edit, cursor->at);
      }
}

static void
pass (SmithYamlExtras *self,
      Cursor          *cursor,
      gsize            start,
      gsize            end)
{
  if (start >= end)
    return;
  search_gap (self, cursor, start);
  cursor->at = MAX (cursor->at, end);
}

/* A comment behind the | or > of a block. */
static void
add_header_comment (SmithYamlExtras *self,
                    SmithNode        node)
{
  SmithYamlComment comment = { .node = node, .slot = SMITH_YAML_TAIL };
  char chomping;
  gsize end;

  if (smith_edit_is_alias (&self->edit, node) ||
      smith_edit_block_style (&self->edit, node, &end, &chomping) == '\0' ||
      !smith_edit_has_comment (&self->edit, end))
    return;
  comment.span.start = smith_edit_skip_blanks (&self->edit, end);
  comment.span.end = smith_edit_line_end (&self->edit, end);
  g_array_append_val (self->comments, comment);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SmithYamlComment *one = a, *other = b;

  if (one->node != other->node)
    return one->node < other->node ? -1 : 1;
  if (one->slot != other->slot)
    return (int) one->slot - (int) other->slot;

  return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

static void
find_comments (SmithYamlExtras *self)
{
  SmithTree *tree = self->tree;
  Cursor cursor = { .next = SMITH_NODE_ROOT };

  for (SmithNode node = SMITH_NODE_ROOT; node < tree->n_records; node++)
    {
      const SmithNodeRecord *record = &tree->records[node];
      SmithSpan key = smith_tree_get_key_span (tree, node);

      if (is_merged (self, node))
        continue;
      pass (self, &cursor, key.start, key.end);
      if (smith_edit_is_container (&self->edit, node) && !smith_edit_is_alias (&self->edit, node))
        continue;
      pass (self, &cursor, record->start, record->end);
      add_header_comment (self, node);
    }
  search_gap (self, &cursor, self->edit.length);
  g_array_sort (self->comments, compare);
}

/**
 * smith_yaml_extras_new:
 * @tree: YAML, read without an error
 *
 * Takes a time in proportion to the text.
 */
SmithYamlExtras *
smith_yaml_extras_new (SmithTree *tree)
{
  SmithYamlExtras *self = g_new0 (SmithYamlExtras, 1);

  self->tree = smith_tree_ref (tree);
  smith_edit_init (&self->edit, tree, NULL);
  self->starts = g_new0 (guint32, tree->n_records);
  self->comments = g_array_new (FALSE, FALSE, sizeof (SmithYamlComment));
  self->merges = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->has_anchors = memchr (self->edit.data, '&', self->edit.length) != NULL;
  find_items (self);
  find_comments (self);

  return self;
}

void
smith_yaml_extras_free (SmithYamlExtras *self)
{
  smith_edit_end (&self->edit, FALSE, NULL);
  g_hash_table_unref (self->merges);
  g_array_unref (self->comments);
  g_free (self->starts);
  smith_tree_unref (self->tree);
  g_free (self);
}

/**
 * smith_yaml_extras_peek_comments:
 * @out_n: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n) (nullable): the comments of a node, in order
 */
const SmithYamlComment *
smith_yaml_extras_peek_comments (SmithYamlExtras *self,
                                 SmithNode        node,
                                 SmithYamlSlot    slot,
                                 guint           *out_n)
{
  const SmithYamlComment *all = (const SmithYamlComment *) (gpointer) self->comments->data;
  const SmithYamlComment wanted = { .node = node, .slot = slot };
  guint low = 0, high = self->comments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (&all[middle], &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (*out_n = 0; low + *out_n < self->comments->len && all[low + *out_n].node == node &&
       all[low + *out_n].slot == slot; )
    ++*out_n;

  return *out_n > 0 ? &all[low] : NULL;
}

/* Where the anchor or the tag of @node may begin. */
static gsize
find_props (SmithYamlExtras *self,
            SmithNode        node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithSpan key = smith_edit_key_span (&self->edit, node);
  SmithEditProps props;
  gsize at;

  if (parent == SMITH_NODE_NONE)
    {
      smith_edit_props (&self->edit, node, &props);
      return props.after;
    }
  if (smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY)
    return self->starts[node] + (smith_edit_is_flow (&self->edit, parent) ? 0u : 1u);

  at = smith_edit_skip_space (&self->edit, key.end);
  return at < self->edit.length && self->edit.data[at] == ':' ? at + 1 : key.end;
}

/**
 * smith_yaml_extras_dup_anchor:
 *
 * Returns: (transfer full) (nullable): the name of the anchor that stands before a value
 */
char *
smith_yaml_extras_dup_anchor (SmithYamlExtras *self,
                              SmithNode        node)
{
  SmithSpan span = smith_tree_get_span (self->tree, node);
  gsize at;

  if (!self->has_anchors || is_merged (self, node) || smith_edit_is_alias (&self->edit, node))
    return NULL;

  at = smith_edit_skip_space (&self->edit, find_props (self, node));
  while (at < span.start && (self->edit.data[at] == '!' || self->edit.data[at] == '&'))
    {
      if (self->edit.data[at] == '&')
        return smith_edit_dup_name (&self->edit, at + 1);
      while (at < span.start && strchr (" \t\r\n", self->edit.data[at]) == NULL)
        at++;
      at = smith_edit_skip_space (&self->edit, at);
    }

  return NULL;
}

/**
 * smith_yaml_extras_dup_alias:
 * @out_target: (out): what it stands for
 *
 * Returns: (transfer full) (nullable): the name by which an alias calls another value; %NULL
 *   when @node is no alias
 */
char *
smith_yaml_extras_dup_alias (SmithYamlExtras *self,
                             SmithNode        node,
                             SmithNode       *out_target)
{
  const SmithNodeRecord *record = smith_tree_record (self->tree, node);

  if (record->kind != SMITH_NODE_ALIAS || is_merged (self, node))
    return NULL;
  *out_target = smith_tree_follow (self->tree, node);

  return smith_edit_dup_name (&self->edit, record->start + 1);
}

/**
 * smith_yaml_extras_list_items:
 * @node: a container
 *
 * Returns: (transfer full) (element-type SmithNode): what stands in a container in the order
 *   of the text: a merge key instead of what it brings
 */
GArray *
smith_yaml_extras_list_items (SmithYamlExtras *self,
                              SmithNode        node)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  GArray *merges = g_hash_table_lookup (self->merges, GUINT_TO_POINTER (node));
  guint i = 0;

  for (SmithNode child = smith_tree_get_first (self->tree, node);
       child != SMITH_NODE_NONE && !is_merged (self, child);
       child = smith_tree_get_next (self->tree, child))
    {
      for (; merges != NULL && i < merges->len && g_array_index (merges, SmithNode, i) < child; i++)
        g_array_append_val (items, g_array_index (merges, SmithNode, i));
      g_array_append_val (items, child);
    }
  if (merges != NULL && i < merges->len)
    g_array_append_vals (items, &g_array_index (merges, SmithNode, i), merges->len - i);

  return items;
}
