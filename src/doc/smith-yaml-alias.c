/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>

/* Anchors, aliases and merge keys (`<<`, YAML 1.1's merge type): by reference, never by copy. */

/* Keeps an anchor.  Returns its index plus one, or 0 with the error set. */
guint
smith_yaml_name_anchor (SmithYamlReader *self,
             struct fy_token *token,
             SmithYamlAnchor  anchor)
{
  gsize length;
  const char *name = fy_token_get_text (token, &length);
  guint32 start = smith_yaml_offset (self, fy_token_start_mark (token));

  if (self->anchors->len == SMITH_LIMIT_ALIASES)
    {
      smith_tree_builder_fail (self->builder, SMITH_READ_TOO_MANY, start, start + (guint32) length,
                               _("There are more than %u anchors"), SMITH_LIMIT_ALIASES);
      return 0;
    }
  g_array_append_val (self->anchors, anchor);
  g_hash_table_insert (self->names, g_strndup (name, length),
                       GUINT_TO_POINTER (self->anchors->len));

  return self->anchors->len;
}

static SmithYamlAnchor *
find_anchor (SmithYamlReader *self,
             struct fy_token *token,
             guint32         *out_start,
             guint32         *out_end)
{
  gsize length;
  const char *text = fy_token_get_text (token, &length);
  g_autofree char *name = g_strndup (text, length);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name));

  *out_start = smith_yaml_offset (self, fy_token_start_mark (token));
  *out_start -= *out_start > 0 ? 1 : 0;
  *out_end = smith_yaml_offset (self, fy_token_end_mark (token));
  if (index == 0)
    {
      /* the anchor may stand in what was passed over */
      if (self->n_restarts > 0 || g_hash_table_contains (self->names, name))
        return NULL;
      /* one anchor with a slip in its name is one error, however often it is used */
      g_hash_table_insert (self->names, g_strdup (name), NULL);
      smith_tree_builder_fail (self->builder, SMITH_READ_SYNTAX, *out_start, *out_end,
                               _("No value above has the anchor &%s"), name);
      return NULL;
    }
  if (++self->n_aliases > SMITH_LIMIT_ALIASES)
    {
      smith_tree_builder_fail (self->builder, SMITH_READ_TOO_MANY, *out_start, *out_end,
                               _("Merge keys and aliases bring more than %u values"),
                               SMITH_LIMIT_ALIASES);
      return NULL;
    }

  return &g_array_index (self->anchors, SmithYamlAnchor, index - 1);
}

/* Returns FALSE, with the error set, when keys repeated by reference would fill the memory. */
gboolean
smith_yaml_count_borrowed (SmithYamlReader *self,
                           gsize            length)
{
  self->n_borrowed_bytes += length;
  if (self->n_borrowed_bytes <= SMITH_LIMIT_DOCUMENT_BYTES)
    return TRUE;

  smith_tree_builder_fail (self->builder, SMITH_READ_TOO_MANY, self->pos, self->pos,
                           _("Aliases and merge keys repeat more than %u MB of names"),
                           SMITH_LIMIT_DOCUMENT_BYTES / (1024 * 1024));
  return FALSE;
}

/* Takes the values of merge keys out of the open mapping's list of members.  Those that can bring
 * something are marked: nobody else knows what a tag before the key makes of it. */
static void
unlist_merge_keys (SmithTreeBuilder *builder,
                   const SmithNode  *merges,
                   guint             n_merges)
{
  SmithTree *tree = builder->tree;
  SmithTreeLevel *level = &builder->levels[builder->depth];
  SmithNodeRecord *object = &tree->records[level->node];
  guint to = level->keys_from;

  object->first = level->last_child = SMITH_NODE_NONE;
  object->n_children = 0;
  for (guint from = to; from < builder->n_keys; from++)
    {
      SmithTreeSlot slot = builder->keys[from];

      tree->records[slot.node].next = SMITH_NODE_NONE;
      if (n_merges > 0 && slot.node == *merges)
        {
          if (tree->records[slot.node].kind >= SMITH_NODE_ARRAY)
            tree->records[slot.node].flags |= SMITH_FLAG_MERGES;
          merges++;
          n_merges--;
          continue;
        }
      if (level->last_child == SMITH_NODE_NONE)
        object->first = slot.node;
      else
        tree->records[level->last_child].next = slot.node;
      level->last_child = slot.node;
      object->n_children++;
      builder->keys[to++] = slot;
    }
  builder->n_keys = to;
}

/* Adds the member @source of a merged mapping to the open one. */
static SmithNode
add_merged (SmithYamlReader *self,
            SmithNode        merge,
            SmithNode        source,
            const char      *key,
            gsize            length)
{
  SmithTreeBuilder *builder = self->builder;
  SmithTree *tree = builder->tree;
  SmithNode node;

  if (!smith_yaml_count_borrowed (self, length))
    return SMITH_NODE_NONE;

  builder->key_start = builder->key_end = self->pos;
  builder->key_hash = smith_tree_hash (builder->tree, key, length);
  builder->key_pool = smith_tree_builder_pool (builder, key, length) + 1;
  node = smith_tree_builder_add (builder, SMITH_NODE_ALIAS, SMITH_FLAG_MERGED, self->pos,
                                 self->pos);
  if (node != SMITH_NODE_NONE)
    {
      tree->records[node].first = smith_tree_follow (tree, source);
      tree->records[node].n_children = merge;
      self->floor = self->pos;
    }

  return node;
}

/* @taken: key → the node that this very mapping brought, or SMITH_NODE_NONE for all others. */
static gboolean
merge_mapping (SmithYamlReader *self,
               SmithNode        merge,
               SmithNode        mapping,
               GHashTable      *taken)
{
  SmithTreeBuilder *builder = self->builder;
  SmithTree *tree = builder->tree;
  SmithNode first_own = tree->n_records;

  for (SmithNode child = tree->records[mapping].first; child != SMITH_NODE_NONE;
       child = tree->records[child].next)
    {
      gsize length;
      const char *text = smith_tree_builder_peek_key (builder, child, &length);
      g_autoptr(GBytes) key = g_bytes_new (text, length);
      gpointer found = NULL;

      if (++self->n_aliases > SMITH_LIMIT_ALIASES)
        {
          smith_tree_builder_fail (builder, SMITH_READ_TOO_MANY, tree->records[merge].start,
                                   tree->records[merge].end,
                                   _("Merge keys and aliases bring more than %u values"),
                                   SMITH_LIMIT_ALIASES);
          return FALSE;
        }
      if (!g_hash_table_lookup_extended (taken, key, NULL, &found))
        {
          SmithNode node = add_merged (self, merge, child, g_bytes_get_data (key, NULL), length);

          if (node == SMITH_NODE_NONE)
            return FALSE;
          g_hash_table_insert (taken, g_steal_pointer (&key), GUINT_TO_POINTER (node));
        }
      else if (GPOINTER_TO_UINT (found) >= first_own)
        {
          /* the mapping names this key twice: the later one counts, as everywhere */
          tree->records[GPOINTER_TO_UINT (found)].first = smith_tree_follow (tree, child);
        }
    }

  return TRUE;
}

/* Whether a merged value could not be read.  That has been said where it stands; it leaves the
 * open mapping without its members. */
static gboolean
is_lost (SmithTreeBuilder *builder,
         SmithNode         node)
{
  const SmithNodeRecord *record = &builder->tree->records[node];

  if (record->kind != SMITH_NODE_NULL || !(record->flags & SMITH_FLAG_DAMAGED))
    return FALSE;

  smith_tree_builder_damage (builder);
  return TRUE;
}

static gboolean
merge_value (SmithYamlReader *self,
             SmithNode        merge,
             GHashTable      *taken)
{
  SmithTreeBuilder *builder = self->builder;
  SmithTree *tree = builder->tree;
  SmithNode value = smith_tree_follow (tree, merge);
  gboolean is_usable = TRUE;

  if (tree->records[value].kind == SMITH_NODE_OBJECT)
    return merge_mapping (self, merge, value, taken);
  if (is_lost (builder, value))
    return TRUE;

  is_usable = tree->records[value].kind == SMITH_NODE_ARRAY;
  for (SmithNode child = is_usable ? tree->records[value].first : SMITH_NODE_NONE;
       child != SMITH_NODE_NONE && is_usable; child = tree->records[child].next)
    {
      SmithNode mapping = smith_tree_follow (tree, child);

      is_usable = tree->records[mapping].kind == SMITH_NODE_OBJECT || is_lost (builder, mapping);
      if (tree->records[mapping].kind == SMITH_NODE_OBJECT &&
          !merge_mapping (self, merge, mapping, taken))
        return FALSE;
    }
  if (!is_usable && value != self->bad_merge)
    smith_tree_builder_fail (builder, SMITH_READ_UNSUPPORTED, tree->records[merge].start,
                             tree->records[merge].end, "%s",
                             _("The merge key << takes a mapping or a list of mappings; "
                               "as an ordinary name it stands in quotes"));
  self->bad_merge = is_usable ? self->bad_merge : value;

  return is_usable;
}

/* Gives the open mapping, which is about to end and has merge keys, what they bring: the mapping's
 * own members win, then the earlier merge.  Returns FALSE with the error set. */
gboolean
smith_yaml_apply_merges (SmithYamlReader *self)
{
  SmithTreeBuilder *builder = self->builder;
  guint from = self->levels[builder->depth].merges_from;
  guint n_merges = self->merges->len - from;
  guint keys_from = builder->levels[builder->depth].keys_from;
  g_autoptr(GHashTable) taken = NULL;
  gboolean ok = TRUE;

  unlist_merge_keys (builder, &g_array_index (self->merges, SmithNode, from), n_merges);
  taken = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint i = keys_from; i < builder->n_keys; i++)
    {
      gsize length;
      const char *text =
        smith_tree_builder_peek_key (builder, builder->keys[i].node,
                                     &length);

      g_hash_table_insert (taken, g_bytes_new (text, length), NULL);
    }

  for (guint i = 0; i < n_merges && ok; i++)
    ok = merge_value (self, g_array_index (self->merges, SmithNode, from + i), taken);
  g_array_set_size (self->merges, from);

  return ok;
}

/* An alias that is a key: the scalar's text. */
static gboolean
read_alias_key (SmithYamlReader       *self,
                const SmithYamlAnchor *anchor,
                guint32                start,
                guint32                end)
{
  SmithTreeBuilder *builder = self->builder;
  SmithTree *tree = builder->tree;
  const SmithNodeRecord *target = &tree->records[anchor->node];
  g_autofree char *text = NULL;
  gsize length;
  const char *from;

  if (anchor->is_open || (anchor->node != SMITH_NODE_NONE && target->kind >= SMITH_NODE_ARRAY))
    return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, end,
                               _("A name must be text; this one is a list or a mapping"));

  if (anchor->node == SMITH_NODE_NONE || (target->flags & SMITH_FLAG_INDIRECT))
    {
      from = smith_tree_peek_pool (tree, anchor->node == SMITH_NODE_NONE ? anchor->key_pool
                                                                         : target->first,
                                   &length);
    }
  else
    {
      guint32 quote = target->flags & SMITH_FLAG_QUOTED ? 1 : 0;

      from = tree->data + target->start + quote;
      length = target->end - target->start - 2 * quote;
    }
  if (!smith_yaml_count_borrowed (self, length))
    return FALSE;

  text = g_memdup2 (from, length);
  smith_yaml_take_key (self, start, end, text != NULL ? text : "", length, FALSE);

  return TRUE;
}

gboolean
smith_yaml_read_alias (SmithYamlReader *self,
                       struct fy_token *token)
{
  SmithTreeBuilder *builder = self->builder;
  guint32 start, end, place;
  const SmithYamlAnchor *anchor = find_anchor (self, token, &start, &end);
  SmithNode node;

  self->pos = end;
  if (anchor == NULL)
    return !smith_yaml_is_over (self) && !smith_yaml_current (self)->wants_key &&
           smith_yaml_add_unread (self, start, end);
  if (smith_yaml_current (self)->wants_key)
    return read_alias_key (self, anchor, start, end);
  if (anchor->is_open)
    return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, end,
                               _("This alias stands inside the value that it stands for, "
                                 "which would have no end"));
  if (builder->depth + anchor->height > SMITH_LIMIT_DEPTH)
    {
      smith_tree_builder_fail (builder, SMITH_READ_TOO_DEEP, start, end,
                               _("More than %u levels of nesting; what follows was not read"),
                               SMITH_LIMIT_DEPTH);
      return FALSE;
    }
  if (anchor->node == SMITH_NODE_NONE && !anchor->is_text)
    return smith_yaml_fail_at (self, SMITH_READ_UNSUPPORTED, start, end,
                               _("An alias for a name that is not text cannot be read; "
                                 "write the value again"));

  place = smith_yaml_settle (self, start);
  if (anchor->node != SMITH_NODE_NONE)
    node = smith_tree_builder_add (builder, SMITH_NODE_ALIAS, 0, place, MAX (place, end));
  else
    node = smith_tree_builder_add (builder, SMITH_NODE_STRING,
                                   SMITH_FLAG_QUOTED | SMITH_FLAG_INDIRECT, place,
                                   MAX (place, end));
  if (node == SMITH_NODE_NONE)
    return FALSE;
  builder->tree->records[node].first =
    anchor->node != SMITH_NODE_NONE ? anchor->node : anchor->key_pool;

  return smith_yaml_count_value (self, node, anchor->height, anchor->size);
}
