/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-private.h"

#include "lint/smith-lint-private.h"

#include <string.h>

/* Which components a document uses: what is referred to from outside `components`, and from
 * what is used so.  Security schemes are named, not referred to, and are always kept. */

#define PREFIX "#/components/"

typedef struct
{
  SmithTree  *tree;
  GHashTable *removed;  /* (owned) nodes that are not looked into */
  GHashTable *used;     /* (owned) components */
  GHashTable *visited;  /* (owned) (nullable): what YAML's aliases share */
  GArray     *queue;    /* (owned) of SmithNode: used components to look into */
  GArray     *cut;      /* (owned) of SmithNode: references into what is not looked into */
  SmithCheck *check;    /* (nullable): looked at for whether somebody cancelled */
} Search;

/* The component that a reference leads to or into. */
static SmithNode
find_target (SmithTree  *tree,
             const char *pointer)
{
  g_autofree char *start = NULL;
  const char *name;

  if (!g_str_has_prefix (pointer, PREFIX))
    return SMITH_NODE_NONE;
  name = strchr (pointer + strlen (PREFIX), '/');
  if (name == NULL)
    return SMITH_NODE_NONE;

  start = g_strndup (pointer, (gsize) (name - pointer) + 1 + strcspn (name + 1, "/"));
  return smith_pointer_lookup (tree, start);
}

static void
use (Search     *self,
     const char *pointer)
{
  SmithNode target = find_target (self->tree, pointer);

  if (target != SMITH_NODE_NONE && g_hash_table_add (self->used, GUINT_TO_POINTER (target)))
    g_array_append_val (self->queue, target);
}

static gboolean
is_removed (Search    *self,
            SmithNode  node)
{
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    if (g_hash_table_contains (self->removed, GUINT_TO_POINTER (node)))
      return TRUE;

  return FALSE;
}

/* A discriminator names components by reference or by bare name. */
static void
use_mapping (Search    *self,
             SmithNode  mapping)
{
  for (SmithNode node = smith_tree_get_first (self->tree, mapping); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *name = smith_tree_dup_string (self->tree, node);
      g_autofree char *pointer = g_strconcat (PREFIX "schemas/", name, NULL);

      if (name != NULL)
        use (self, g_str_has_prefix (name, "#") ? name : pointer);
    }
}

static void
look_at (Search    *self,
         SmithNode  node)
{
  SmithNode ref = smith_ref_get (self->tree, node);

  if (ref != SMITH_NODE_NONE)
    {
      g_autofree char *pointer = smith_tree_dup_string (self->tree, ref);

      use (self, pointer);
      if (g_str_has_prefix (pointer, "#/paths/") &&
          is_removed (self, smith_pointer_lookup (self->tree, pointer)))
        g_array_append_val (self->cut, node);
    }
  if (smith_tree_key_equals (self->tree, node, "discriminator"))
    use_mapping (self, smith_tree_get_member (self->tree, node, "mapping"));
}

/* Looks at @top and what is in it, without recursion. */
static void
walk (Search    *self,
      SmithNode  top)
{
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  g_array_append_val (stack, top);
  for (guint n = 0; stack->len > 0; n++)
    {
      SmithNode node = g_array_index (stack, SmithNode, stack->len - 1);
      SmithNode first = smith_tree_get_first (self->tree, node);

      if (self->check != NULL && smith_check_ends_at (self->check, n))
        return;
      g_array_set_size (stack, stack->len - 1);
      if (g_hash_table_contains (self->removed, GUINT_TO_POINTER (node)))
        continue;
      look_at (self, node);
      if (first == SMITH_NODE_NONE ||
          (self->visited != NULL && !g_hash_table_add (self->visited, GUINT_TO_POINTER (first))))
        continue;
      for (SmithNode child = first; child != SMITH_NODE_NONE;
           child = smith_tree_get_next (self->tree, child))
        g_array_append_val (stack, child);
    }
}

static Search *
search_new (SmithTree *tree)
{
  Search *self = g_new0 (Search, 1);

  self->tree = tree;
  self->removed = g_hash_table_new (NULL, NULL);
  self->used = g_hash_table_new (NULL, NULL);
  self->queue = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  self->cut = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  if (smith_tree_has_aliases (tree))
    self->visited = g_hash_table_new (NULL, NULL);

  return self;
}

static void
search_free (Search *self)
{
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->used);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_array_unref (self->queue);
  g_array_unref (self->cut);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
walk_used (Search *self)
{
  while (self->queue->len > 0)
    {
      SmithNode component = g_array_index (self->queue, SmithNode, self->queue->len - 1);

      g_array_set_size (self->queue, self->queue->len - 1);
      walk (self, component);
    }
}

/* Security schemes are named, not referred to. */
static gboolean
is_counted (SmithTree *tree,
            SmithNode  group)
{
  gsize length;
  const char *name = smith_tree_peek_key (tree, group, &length);

  return smith_tree_get_kind (tree, group) == SMITH_NODE_OBJECT &&
         !smith_tree_key_equals (tree, group, "securitySchemes") &&
         !(length >= 2 && name[0] == 'x' && name[1] == '-');
}

/* The components that are not among @used, a set of nodes. */
GArray *
smith_fix_list_others (SmithCheck *check,
                       GHashTable *used)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  GArray *others = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (SmithNode group = smith_tree_get_first (tree, components); group != SMITH_NODE_NONE;
       group = smith_tree_get_next (tree, group))
    for (SmithNode node = is_counted (tree, group) ? smith_tree_get_first (tree, group)
                                                   : SMITH_NODE_NONE;
         node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
      if (!g_hash_table_contains (used, GUINT_TO_POINTER (node)))
        g_array_append_val (others, node);

  return others;
}

/**
 * smith_fix_list_unused:
 * @removed: (nullable) (element-type SmithNode): parts that are about to go
 * @out_cut: (out) (optional) (element-type SmithNode): references from what stays into paths
 *   that go
 *
 * Takes a pass over what is used.
 *
 * Returns: (transfer full) (element-type SmithNode): the components that nothing uses
 */
GArray *
smith_fix_list_unused (SmithCheck  *check,
                       GArray      *removed,
                       GArray     **out_cut)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  g_autoptr(Search) self = search_new (tree);

  self->check = check;
  for (guint i = 0; removed != NULL && i < removed->len; i++)
    g_hash_table_add (self->removed,
                      GUINT_TO_POINTER (g_array_index (removed, SmithNode, i)));
  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (node != components)
      walk (self, node);
  walk_used (self);

  if (out_cut != NULL)
    *out_cut = g_array_ref (self->cut);

  return smith_fix_list_others (check, self->used);
}

/* The same as a set, kept with the check. */
GHashTable *
smith_fix_get_unused (SmithCheck *check)
{
  if (g_once_init_enter (&check->unused))
    {
      g_autoptr(GArray) list = smith_fix_list_unused (check, NULL, NULL);
      GHashTable *set = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < list->len; i++)
        g_hash_table_add (set, GUINT_TO_POINTER (g_array_index (list, SmithNode, i)));
      g_once_init_leave (&check->unused, (gsize) set);
    }

  return (GHashTable *) check->unused;
}

/* The component that @node is or is in, or %SMITH_NODE_NONE. */
SmithNode
smith_fix_find_component (SmithTree *tree,
                          SmithNode  node)
{
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");

  for (SmithNode parent; components != SMITH_NODE_NONE && node != SMITH_NODE_NONE; node = parent)
    {
      parent = smith_tree_get_parent (tree, node);
      if (parent != SMITH_NODE_NONE && smith_tree_get_parent (tree, parent) == components)
        return node;
    }

  return SMITH_NODE_NONE;
}

/* What @node refers to itself, a set of components. */
static GHashTable *
list_direct (SmithTree *tree,
             SmithNode  node)
{
  g_autoptr(Search) self = search_new (tree);

  walk (self, node);
  return g_hash_table_ref (self->used);
}

/* Adds to @components, a set of nodes, every component that uses one of them. */
void
smith_fix_spread (SmithCheck *check,
                  GHashTable *components)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode all = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  g_autoptr(GHashTable) users = g_hash_table_new_full (NULL, NULL, NULL,
                                                       (GDestroyNotify) g_array_unref);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  GHashTableIter iter;
  gpointer node;

  if (g_hash_table_size (components) == 0)
    return;

  for (SmithNode group = smith_tree_get_first (tree, all); group != SMITH_NODE_NONE;
       group = smith_tree_get_next (tree, group))
    for (SmithNode user = smith_tree_get_first (tree, group); user != SMITH_NODE_NONE;
         user = smith_tree_get_next (tree, user))
      {
        g_autoptr(GHashTable) used = list_direct (tree, user);

        g_hash_table_iter_init (&iter, used);
        while (g_hash_table_iter_next (&iter, &node, NULL))
          {
            GArray *list = g_hash_table_lookup (users, node);

            if (list == NULL)
              {
                list = g_array_new (FALSE, FALSE, sizeof (SmithNode));
                g_hash_table_insert (users, node, list);
              }
            g_array_append_val (list, user);
          }
      }

  g_hash_table_iter_init (&iter, components);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    {
      SmithNode component = GPOINTER_TO_UINT (node);

      g_array_append_val (queue, component);
    }
  for (guint i = 0; i < queue->len; i++)
    {
      GArray *list = g_hash_table_lookup (users,
                                          GUINT_TO_POINTER (g_array_index (queue, SmithNode, i)));

      for (guint k = 0; list != NULL && k < list->len; k++)
        if (g_hash_table_add (components,
                              GUINT_TO_POINTER (g_array_index (list, SmithNode, k))))
          g_array_append_val (queue, g_array_index (list, SmithNode, k));
    }
}

/* Whether an operation refers to one of @components, a set of nodes. */
gboolean
smith_fix_refers_to_any (SmithCheck *check,
                         SmithNode   operation,
                         GHashTable *components)
{
  g_autoptr(GHashTable) used = NULL;
  GHashTableIter iter;
  gpointer node;

  if (g_hash_table_size (components) == 0)
    return FALSE;

  used = list_direct (smith_check_get_tree (check), operation);
  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    if (g_hash_table_contains (components, node))
      return TRUE;

  return FALSE;
}
