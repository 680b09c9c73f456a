/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-refs.h"

#include <string.h>

/* Below these keywords stand values, not schemas: a `$ref` in them is only data. */
static gboolean
holds_values (SmithTree *tree,
              SmithNode  node)
{
  static const char *const keywords[] = { "example", "examples", "default", "enum", "const" };
  SmithNode parent = smith_tree_get_parent (tree, node);

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (smith_tree_key_equals (tree, node, keywords[i]))
      return !smith_tree_key_equals (tree, parent, "properties");

  return FALSE;
}

/**
 * smith_schema_list_refs:
 * @schema: a Schema Object
 *
 * Takes a pass over @schema; what YAML's aliases share is visited once.
 *
 * Returns: (transfer full) (element-type SmithNode): every object with a `$ref` string in
 *   @schema, itself included, in document order
 */
GArray *
smith_schema_list_refs (SmithTree *tree,
                        SmithNode  schema)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GHashTable) visited = NULL;

  if (schema == SMITH_NODE_NONE)
    return refs;
  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_YAML)
    visited = g_hash_table_new (NULL, NULL);

  g_array_append_val (stack, schema);
  while (stack->len > 0)
    {
      SmithNode node = g_array_index (stack, SmithNode, stack->len - 1);
      SmithNode first = smith_tree_get_first (tree, node);
      SmithNode next = node != schema ? smith_tree_get_next (tree, node) : SMITH_NODE_NONE;

      g_array_set_size (stack, stack->len - 1);
      if (next != SMITH_NODE_NONE)
        g_array_append_val (stack, next);
      if (first == SMITH_NODE_NONE || (node != schema && holds_values (tree, node)))
        continue;
      if (smith_ref_get (tree, node) != SMITH_NODE_NONE)
        g_array_append_val (refs, node);
      /* an alias and its target have the same first child */
      if (visited == NULL || g_hash_table_add (visited, GUINT_TO_POINTER (first)))
        g_array_append_val (stack, first);
    }

  return refs;
}

/**
 * smith_schema_get_component:
 * @ref: an object with a `$ref` string
 *
 * By its name: what an alias of YAML stands for has other parents.
 *
 * Returns: the component schema that the reference leads to or into, or %SMITH_NODE_NONE
 */
SmithNode
smith_schema_get_component (SmithTree *tree,
                            SmithNode  ref)
{
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, ref));

  if (!g_str_has_prefix (pointer, SMITH_SCHEMA_PREFIX) ||
      smith_pointer_lookup (tree, pointer) == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;
  pointer[strlen (SMITH_SCHEMA_PREFIX) + strcspn (pointer + strlen (SMITH_SCHEMA_PREFIX), "/")] =
    '\0';

  return smith_pointer_lookup (tree, pointer);
}

/* The search for a circle: every component in turn, depth first, without recursion. */
typedef struct
{
  SmithNode  component;
  GArray    *refs;  /* (owned) */
  guint      next;  /* of @refs, to look at */
} Level;

typedef struct
{
  SmithTree  *tree;
  GHashTable *done;   /* (owned) components without a circle */
  GHashTable *chain;  /* (owned) component → its place in @levels */
  GArray     *levels; /* (owned) of Level: the chain that is being followed */
} Search;

static void
level_clear (gpointer data)
{
  g_array_unref (((Level *) data)->refs);
}

static void
enter (Search    *self,
       SmithNode  component)
{
  Level level = { component, smith_schema_list_refs (self->tree, component), 0 };

  g_hash_table_insert (self->chain, GUINT_TO_POINTER (component),
                       GUINT_TO_POINTER (self->levels->len));
  g_array_append_val (self->levels, level);
}

static void
leave (Search    *self,
       SmithNode  component)
{
  g_hash_table_add (self->done, GUINT_TO_POINTER (component));
  g_hash_table_remove (self->chain, GUINT_TO_POINTER (component));
  g_array_set_size (self->levels, self->levels->len - 1);
}

/* Returns the circle that @target closes, when it does. */
static GArray *
close_circle (Search    *self,
              SmithNode  target)
{
  GArray *circle;
  gpointer place;

  if (!g_hash_table_lookup_extended (self->chain, GUINT_TO_POINTER (target), NULL, &place))
    return NULL;

  circle = g_array_new (FALSE, FALSE, sizeof (SmithSchemaStep));
  for (guint i = GPOINTER_TO_UINT (place); i < self->levels->len; i++)
    {
      const Level *level = &g_array_index (self->levels, Level, i);
      SmithSchemaStep one = { level->component,
                              g_array_index (level->refs, SmithNode, level->next - 1) };

      g_array_append_val (circle, one);
    }

  return circle;
}

static GArray *
search_from (Search    *self,
             SmithNode  component)
{
  enter (self, component);
  while (self->levels->len > 0)
    {
      Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);
      SmithNode target;
      GArray *circle;

      if (level->next == level->refs->len)
        {
          leave (self, level->component);
          continue;
        }

      target = smith_schema_get_component (self->tree, g_array_index (level->refs, SmithNode,
                                                                      level->next++));
      if (target == SMITH_NODE_NONE ||
          g_hash_table_contains (self->done, GUINT_TO_POINTER (target)))
        continue;
      circle = close_circle (self, target);
      if (circle != NULL)
        return circle;
      enter (self, target);
    }

  return NULL;
}

/**
 * smith_schema_find_circle:
 * @schemas: `components.schemas`, an object
 *
 * Takes a pass over the components.
 *
 * Returns: (transfer full) (nullable) (element-type SmithSchemaStep): the first circle among
 *   components, the last step closing it
 */
GArray *
smith_schema_find_circle (SmithTree *tree,
                          SmithNode  schemas)
{
  Search self = {
    .tree = tree,
    .done = g_hash_table_new (NULL, NULL),
    .chain = g_hash_table_new (NULL, NULL),
    .levels = g_array_new (FALSE, FALSE, sizeof (Level)),
  };
  GArray *circle = NULL;

  g_array_set_clear_func (self.levels, level_clear);
  for (SmithNode component = smith_tree_get_first (tree, schemas);
       component != SMITH_NODE_NONE && circle == NULL;
       component = smith_tree_get_next (tree, component))
    if (!g_hash_table_contains (self.done, GUINT_TO_POINTER (component)))
      circle = search_from (&self, component);

  g_hash_table_unref (self.done);
  g_hash_table_unref (self.chain);
  g_array_unref (self.levels);

  return circle;
}
