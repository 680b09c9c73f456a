/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"

struct _SmithInspection
{
  gatomicrefcount    ref_count;
  SmithCheck        *check;      /* (owned) */
  SmithInspectedKind kind;
  SmithNode          node;
  char              *title;      /* (owned) */
  char              *why_not;    /* (owned) (nullable) why nothing can be changed */
  GPtrArray         *groups;     /* (owned) of SmithInspectionGroup */
};

static const struct
{
  const char         *section;
  SmithInspectedKind  kind;
} sections[] = {
  { "securitySchemes", SMITH_INSPECTED_SECURITY },
  { "schemas", SMITH_INSPECTED_SCHEMA },
  { "parameters", SMITH_INSPECTED_PARAMETER },
};

/* ---- which object ---- */

static gboolean
is_called (SmithTree  *tree,
           SmithNode   node,
           const char *key)
{
  return smith_tree_key_equals (tree, node, key);
}

static SmithInspectedKind
find_component_kind (SmithTree *tree,
                     SmithNode  section)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_called (tree, section, sections[i].section))
      return sections[i].kind;

  return SMITH_INSPECTED_OTHER;
}

/* @way holds the values from the root to a place, the root first. */
static SmithNode
find_object (SmithTree          *tree,
             GArray             *way,
             SmithInspectedKind *out_kind)
{
  SmithNode nodes[4] = { SMITH_NODE_NONE };

  for (guint i = 0; i < MIN (way->len, G_N_ELEMENTS (nodes)); i++)
    nodes[i] = g_array_index (way, SmithNode, i);

  if (way->len >= 2 && is_called (tree, nodes[1], "info"))
    {
      *out_kind = SMITH_INSPECTED_INFO;
      return nodes[1];
    }
  if (way->len >= 3 && is_called (tree, nodes[1], "servers"))
    {
      *out_kind = SMITH_INSPECTED_SERVER;
      return nodes[2];
    }
  if (way->len >= 4 && is_called (tree, nodes[1], "paths") &&
      smith_api_find_method (tree, nodes[3]) != NULL)
    {
      *out_kind = SMITH_INSPECTED_OPERATION;
      return nodes[3];
    }
  if (way->len >= 4 && is_called (tree, nodes[1], "components"))
    {
      *out_kind = find_component_kind (tree, nodes[2]);
      return nodes[3];
    }

  return SMITH_NODE_NONE;
}

static SmithNode
find_at (SmithTree          *tree,
         gsize               offset,
         SmithInspectedKind *out_kind)
{
  g_autoptr(GArray) way = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  SmithNode node;

  if (smith_tree_get_n_nodes (tree) == 0)
    return SMITH_NODE_NONE;
  for (node = smith_tree_find_at (tree, offset); node != SMITH_NODE_NONE;
       node = smith_tree_get_parent (tree, node))
    g_array_prepend_val (way, node);
  node = find_object (tree, way, out_kind);
  if (node == SMITH_NODE_NONE || smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  return node;
}

/* ---- the whole ---- */

static char *
dup_title (SmithTree          *tree,
           SmithInspectedKind  kind,
           SmithNode           node)
{
  g_autofree char *name = NULL;

  switch (kind)
    {
    case SMITH_INSPECTED_OPERATION:
      name = smith_tree_dup_member (tree, node, "operationId");
      if (name != NULL && *name != '\0')
        return g_steal_pointer (&name);
      return smith_tree_dup_key (tree, smith_tree_get_parent (tree, node));

    case SMITH_INSPECTED_INFO:
      return g_strdup (_("About the API"));

    case SMITH_INSPECTED_SERVER:
      return g_strdup (_("Server"));

    case SMITH_INSPECTED_SECURITY:
    case SMITH_INSPECTED_SCHEMA:
    case SMITH_INSPECTED_PARAMETER:
    case SMITH_INSPECTED_OTHER:
    default:
      return smith_tree_dup_key (tree, node);
    }
}

/**
 * smith_inspection_new_at:
 * @offset: a byte of the text that @check is of
 *
 * Returns: (transfer full) (nullable): a form over what stands at @offset; %NULL when that is no
 *   operation, information, server or component
 */
SmithInspection *
smith_inspection_new_at (SmithCheck *check,
                         gsize       offset)
{
  SmithTree *tree;
  SmithInspection *self;
  SmithInspectedKind kind = SMITH_INSPECTED_OTHER;
  SmithNode node;

  g_return_val_if_fail (check != NULL, NULL);

  tree = smith_check_get_tree (check);
  node = find_at (tree, offset, &kind);
  if (node == SMITH_NODE_NONE)
    return NULL;

  self = g_new0 (SmithInspection, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->check = smith_check_ref (check);
  self->kind = kind;
  self->node = node;
  self->title = dup_title (tree, kind, node);
  if (smith_tree_is_damaged (tree, node))
    self->why_not = g_strdup (_("A part of this cannot be read. Mend the text first."));
  self->groups = smith_inspection_list_groups (check, kind, node);

  return self;
}

SmithInspection *
smith_inspection_ref (SmithInspection *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
smith_inspection_unref (SmithInspection *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->groups);
  g_free (self->why_not);
  g_free (self->title);
  smith_check_unref (self->check);
  g_free (self);
}

/* ---- what it holds ---- */

SmithTree *
smith_inspection_get_tree (SmithInspection *self)
{
  return smith_check_get_tree (self->check);
}

/**
 * smith_inspection_get_check:
 *
 * Returns: (transfer none): what it was read from
 */
SmithCheck *
smith_inspection_get_check (SmithInspection *self)
{
  return self->check;
}

SmithInspectedKind
smith_inspection_get_kind (SmithInspection *self)
{
  return self->kind;
}

/**
 * smith_inspection_get_node:
 *
 * Returns: the object, in the tree of its check
 */
SmithNode
smith_inspection_get_node (SmithInspection *self)
{
  return self->node;
}

/**
 * smith_inspection_get_title:
 *
 * Returns: what people call the object
 */
const char *
smith_inspection_get_title (SmithInspection *self)
{
  return self->title;
}

/**
 * smith_inspection_get_why_not:
 *
 * Returns: (nullable): a sentence that says why nothing of it can be changed here
 */
const char *
smith_inspection_get_why_not (SmithInspection *self)
{
  return self->why_not;
}

/**
 * smith_inspection_get_operation:
 *
 * Takes a time in proportion to the operations of the document.
 *
 * Returns: (transfer none) (nullable): the operation as it was read, when it is one
 */
const SmithOperation *
smith_inspection_get_operation (SmithInspection *self)
{
  SmithApi *api = smith_check_get_api (self->check);

  for (guint i = 0; api != NULL && i < smith_api_get_n_operations (api); i++)
    if (smith_api_get_operation (api, i)->node == self->node)
      return smith_api_get_operation (api, i);

  return NULL;
}

guint
smith_inspection_get_n_groups (SmithInspection *self)
{
  return self->groups->len;
}

/**
 * smith_inspection_get_group:
 *
 * Returns: (transfer none): the first one is `main`
 */
const SmithInspectionGroup *
smith_inspection_get_group (SmithInspection *self,
                            guint            index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * smith_inspection_find_group:
 *
 * Returns: (transfer none) (nullable): the group @group_id
 */
const SmithInspectionGroup *
smith_inspection_find_group (SmithInspection *self,
                             const char      *group_id)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SmithInspectionGroup *group = g_ptr_array_index (self->groups, i);

      if (g_str_equal (group->id, group_id))
        return group;
    }

  return NULL;
}

static gboolean
holds (SmithInspection *self,
       SmithNode        node,
       gsize            offset)
{
  SmithSpan span = smith_tree_get_span (smith_inspection_get_tree (self), node);

  return span.start <= offset && offset < span.end;
}

/**
 * smith_inspection_get_place:
 *
 * Returns: where @item stands, in bytes: never nothing, as a value that was left out is
 */
SmithSpan
smith_inspection_get_place (SmithInspection           *self,
                            const SmithInspectionItem *item)
{
  SmithTree *tree = smith_inspection_get_tree (self);
  SmithSpan span = smith_tree_get_span (tree, item->node);
  SmithSpan key = smith_tree_get_key_span (tree, item->node);

  if (key.start < key.end && smith_inspection_is_scalar (tree, item->node))
    span.start = key.start;
  span.end = MAX (span.end, key.end);

  return span;
}

/**
 * smith_inspection_find_item:
 * @offset: a byte of the text
 *
 * Returns: (transfer none) (nullable): the item of the group @group_id that stands there
 */
const SmithInspectionItem *
smith_inspection_find_item (SmithInspection *self,
                            const char      *group_id,
                            gsize            offset)
{
  const SmithInspectionGroup *group = smith_inspection_find_group (self, group_id);

  for (guint i = 0; group != NULL && i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      SmithSpan place = smith_inspection_get_place (self, item);

      if (place.start <= offset && offset < place.end)
        return item;
    }

  return NULL;
}

static const SmithInspectionField *
find_in (GPtrArray  *fields,
         const char *id)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const SmithInspectionField *field = g_ptr_array_index (fields, i);

      if (g_str_equal (field->id, id))
        return field;
    }

  return NULL;
}

/**
 * smith_inspection_find_field:
 * @offset: a byte of the text
 *
 * Returns: (transfer none) (nullable): the field @field_id of what stands at @offset: of an item
 *   of the group @group_id, or of the group itself
 */
const SmithInspectionField *
smith_inspection_find_field (SmithInspection *self,
                             const char      *group_id,
                             const char      *field_id,
                             gsize            offset)
{
  const SmithInspectionGroup *group = smith_inspection_find_group (self, group_id);
  const SmithInspectionItem *item = smith_inspection_find_item (self, group_id, offset);
  const SmithInspectionField *field;

  if (item != NULL)
    return find_in (item->fields, field_id);
  if (group == NULL)
    return NULL;
  field = find_in (group->fields, field_id);

  return field != NULL && holds (self, field->anchor, offset) ? field : NULL;
}
