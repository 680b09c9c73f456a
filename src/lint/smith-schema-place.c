/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-place.h"

#include "base/smith-limits.h"

#include <string.h>

gboolean
smith_schema_is_schema (const SmithModelType *type)
{
  return type != NULL && type->kind == SMITH_MODEL_OBJECT && g_str_equal (type->name, "Schema");
}

/* Whether a value of @kind can be meant as a @type. */
static gboolean
can_be (const SmithModelType *type,
        SmithNodeKind         kind)
{
  switch (type->kind)
    {
    case SMITH_MODEL_OBJECT:
    case SMITH_MODEL_MAP:
      return kind == SMITH_NODE_OBJECT;

    case SMITH_MODEL_LIST:
    case SMITH_MODEL_FILLED_LIST:
      return kind == SMITH_NODE_ARRAY;

    case SMITH_MODEL_BOOLEAN:
      return kind == SMITH_NODE_BOOLEAN;

    case SMITH_MODEL_ANY:
    case SMITH_MODEL_STRING:
    case SMITH_MODEL_FLOAT:
    case SMITH_MODEL_POSITIVE:
    case SMITH_MODEL_COUNT:
    case SMITH_MODEL_ENUM:
    case SMITH_MODEL_UNION:
    default:
      return kind == SMITH_NODE_STRING;
    }
}

/* The alternative of a union that @node is meant as: a reference stands for the object that it
 * leads to, and what fits none is the first that is no reference. */
static const SmithModelType *
choose (const SmithModelType *type,
        SmithTree            *tree,
        SmithNode             node)
{
  const SmithModelType *first = NULL;

  if (type == NULL || type->kind != SMITH_MODEL_UNION)
    return type;

  for (guint i = 0; type->members[i] != NULL; i++)
    {
      const SmithModelType *member = type->members[i];

      if (member->kind == SMITH_MODEL_OBJECT && g_str_equal (member->name, "Reference"))
        continue;
      if (first == NULL)
        first = member;
      if (can_be (member, smith_tree_get_kind (tree, node)))
        return member;
    }

  return first;
}

/* What the member or element @child of an object of @type is; %NULL for an extension. */
static const SmithModelType *
step (const SmithModelType *type,
      SmithTree            *tree,
      SmithNode             child)
{
  switch (type->kind)
    {
    case SMITH_MODEL_OBJECT:
      for (const SmithModelField *field = type->fields; field->name != NULL; field++)
        if (smith_tree_key_equals (tree, child, field->name))
          return choose (field->type, tree, child);
      return NULL;

    case SMITH_MODEL_MAP:
    case SMITH_MODEL_LIST:
    case SMITH_MODEL_FILLED_LIST:
      return choose (type->inner, tree, child);

    case SMITH_MODEL_ANY:
    case SMITH_MODEL_STRING:
    case SMITH_MODEL_BOOLEAN:
    case SMITH_MODEL_FLOAT:
    case SMITH_MODEL_POSITIVE:
    case SMITH_MODEL_COUNT:
    case SMITH_MODEL_ENUM:
    case SMITH_MODEL_UNION:
    default:
      return NULL;
    }
}

/**
 * smith_schema_type_at:
 *
 * Takes a time in proportion to the depth of @node.
 *
 * Returns: (nullable): what the model expects at @node, whatever stands there; %NULL in an
 *   extension or a value
 */
const SmithModelType *
smith_schema_type_at (SmithTree *tree,
                      SmithNode  node)
{
  SmithNode chain[SMITH_LIMIT_DEPTH + 2];
  const SmithModelType *type = &smith_model_openapi;
  guint n = 0;

  for (; node != SMITH_NODE_ROOT && node != SMITH_NODE_NONE && n < G_N_ELEMENTS (chain);
       node = smith_tree_get_parent (tree, node))
    chain[n++] = node;
  while (n-- > 0 && type != NULL)
    type = step (type, tree, chain[n]);

  return type;
}

/* Whether a schema is expected at @node. */
gboolean
smith_schema_is_at (SmithTree *tree,
                    SmithNode  node)
{
  return smith_schema_is_schema (smith_schema_type_at (tree, node));
}

/* Whether @type maps names to schemas, as `properties` does. */
gboolean
smith_schema_is_map (const SmithModelType *type)
{
  if (type == NULL || type->kind != SMITH_MODEL_MAP)
    return FALSE;
  if (type->inner->kind != SMITH_MODEL_UNION)
    return smith_schema_is_schema (type->inner);

  for (guint i = 0; type->inner->members[i] != NULL; i++)
    if (smith_schema_is_schema (type->inner->members[i]))
      return TRUE;

  return FALSE;
}

typedef struct
{
  SmithTree       *tree;
  GHashTable      *visited;  /* (owned) (nullable) first children: YAML's aliases share them */
  SmithSchemaFunc  func;
  gpointer         user_data;
} Walk;

static void
walk (Walk                 *self,
      const SmithModelType *type,
      SmithNode             node)
{
  SmithNode first = smith_tree_get_first (self->tree, node);

  if (first == SMITH_NODE_NONE ||
      !can_be (type, smith_tree_get_kind (self->tree, node)) ||
      (self->visited != NULL && !g_hash_table_add (self->visited, GUINT_TO_POINTER (first))))
    return;

  if (smith_schema_is_schema (type))
    self->func (self->tree, node, self->user_data);
  for (SmithNode child = first; child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      const SmithModelType *inner = step (type, self->tree, child);

      if (inner != NULL)
        walk (self, inner, child);
    }
}

/**
 * smith_schema_foreach:
 *
 * Takes a pass over the document; what YAML's aliases share is visited once, where it stands
 * or where it is used first.
 */
void
smith_schema_foreach (SmithTree       *tree,
                      SmithSchemaFunc  func,
                      gpointer         user_data)
{
  Walk self = { tree, NULL, func, user_data };

  if (smith_tree_get_n_nodes (tree) == 0)
    return;
  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_YAML)
    self.visited = g_hash_table_new (NULL, NULL);
  walk (&self, &smith_model_openapi, SMITH_NODE_ROOT);
  g_clear_pointer (&self.visited, g_hash_table_unref);
}
