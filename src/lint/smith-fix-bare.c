/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-schema-private.h"

/* An object that does not say what is in it gets an empty list of properties. */

SMITH_FIX_PROBE (smith_fix_bare_probe)
{
  SmithTree *tree = smith_check_get_tree (check);

  fix->kind = SMITH_FIX_SAME;

  return smith_tree_get_kind (tree, problem->node) == SMITH_NODE_OBJECT &&
         smith_tree_get_member (tree, problem->node, "properties") == SMITH_NODE_NONE;
}

SMITH_FIX_MAKE (smith_fix_bare_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode type = smith_tree_get_member (tree, problem->node, "type");
  SmithNode next = SMITH_NODE_NONE;

  /* what a merge key brings stands nowhere in the object */
  if (type != SMITH_NODE_NONE && smith_tree_get_parent (tree, type) == problem->node)
    next = smith_tree_get_next (tree, type);
  if (next != SMITH_NODE_NONE && smith_tree_get_parent (tree, next) != problem->node)
    next = SMITH_NODE_NONE;

  return smith_fix_put_member (tree, problem->node, "properties", next, "{}", edits, error);
}
