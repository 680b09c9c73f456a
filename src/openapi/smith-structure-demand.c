/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure-private.h"

/* What the specification says of fields of one object together. */

static gboolean
has (SmithTree  *tree,
     SmithNode   node,
     const char *name)
{
  return name != NULL && smith_tree_get_member (tree, node, name) != SMITH_NODE_NONE;
}

/* Whether the demand is made of an object at all. */
static gboolean
is_made (SmithTree         *tree,
         SmithNode          node,
         const SmithDemand *demand)
{
  SmithNode other = smith_tree_get_member (tree, node, demand->other);

  return other != SMITH_NODE_NONE && smith_tree_string_equals (tree, other, demand->more);
}

/**
 * smith_structure_meets:
 * @node: an object of the demand's kind, without a reference
 * @out_what: (out): what is wrong otherwise
 * @out_member: (out): the field that is wrong, %SMITH_NODE_NONE of one that is missing
 *
 * Returns: whether the object is as the demand wants it
 */
gboolean
smith_structure_meets (SmithTree          *tree,
                       SmithNode           node,
                       const SmithDemand  *demand,
                       SmithStructureWhat *out_what,
                       SmithNode          *out_member)
{
  SmithNode field = smith_tree_get_member (tree, node, demand->field);

  *out_member = SMITH_NODE_NONE;
  *out_what = SMITH_STRUCTURE_MISSING;
  switch (demand->kind)
    {
    case SMITH_DEMAND_ANY:
      return field != SMITH_NODE_NONE || has (tree, node, demand->other) ||
             has (tree, node, demand->more);

    case SMITH_DEMAND_ONE:
      *out_what = SMITH_STRUCTURE_EXCLUSIVE;
      *out_member = MAX (field, smith_tree_get_member (tree, node, demand->other));
      return field == SMITH_NODE_NONE || !has (tree, node, demand->other);

    case SMITH_DEMAND_WITH:
      return field != SMITH_NODE_NONE || !is_made (tree, node, demand);

    case SMITH_DEMAND_TRUE:
    default:
      if (!is_made (tree, node, demand))
        return TRUE;
      if (field == SMITH_NODE_NONE)
        return FALSE;
      *out_what = SMITH_STRUCTURE_VALUE;
      *out_member = field;
      /* a value of another kind is told anyhow */
      return smith_tree_get_kind (tree, field) != SMITH_NODE_BOOLEAN ||
             smith_tree_get_boolean (tree, field);
    }
}
