/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure.h"

#include "smith-structure-private.h"

#include <string.h>

/* What a field that the specification does not have could be. */

/* What the specification expects at @node, found on the way from the root.  What an alias of YAML
 * stands for is where its anchor is. */
static SmithSpot
find_spot (SmithTree *tree,
           SmithNode  node,
           gboolean   is_new)
{
  SmithNode parent = smith_tree_get_parent (tree, node);
  SmithSpot spot = { SMITH_FORM_OBJECT, SMITH_OBJECT_ROOT, NULL };
  g_autofree char *key = NULL;

  if (parent == SMITH_NODE_NONE)
    return spot;
  if (smith_tree_get_kind (tree, parent) == SMITH_NODE_OBJECT)
    key = smith_tree_dup_key (tree, node);

  return smith_structure_enter (find_spot (tree, parent, is_new), key, is_new);
}

/* The object that a member is one of, and whether this is OpenAPI 3.1. */
static SmithObject
find_object (SmithTree *tree,
             SmithNode  member,
             gboolean  *out_is_new)
{
  SmithNode parent = smith_tree_get_parent (tree, member);
  SmithSpot spot;

  if (parent == SMITH_NODE_NONE || smith_tree_get_kind (tree, parent) != SMITH_NODE_OBJECT ||
      !smith_structure_read_version (tree, out_is_new))
    return SMITH_OBJECT_NONE;
  spot = find_spot (tree, parent, *out_is_new);

  return spot.form == SMITH_FORM_OBJECT || spot.form == SMITH_FORM_FLAG_OR_OBJECT
           ? spot.object : SMITH_OBJECT_NONE;
}

/**
 * smith_structure_suggest:
 * @member: a field
 *
 * Returns: (nullable): the field of its object whose name is nearest, if one is near; static
 */
const char *
smith_structure_suggest (SmithTree *tree,
                         SmithNode  member)
{
  gboolean is_new = FALSE;
  SmithObject object = find_object (tree, member, &is_new);
  gsize length;
  const char *name = smith_tree_peek_key (tree, member, &length);

  return smith_structure_find_nearest (object, is_new, name, length);
}

/**
 * smith_structure_may_be:
 * @member: a field
 * @name: another name
 *
 * Returns: whether the field could have that name: its object may have such a field with such a
 *   value, or an extension, and does not have it yet
 */
gboolean
smith_structure_may_be (SmithTree  *tree,
                        SmithNode   member,
                        const char *name)
{
  gboolean is_new = FALSE;
  SmithObject object = find_object (tree, member, &is_new);
  const SmithField *field;

  if (object == SMITH_OBJECT_NONE ||
      smith_tree_get_member (tree, smith_tree_get_parent (tree, member), name) != SMITH_NODE_NONE)
    return FALSE;
  if (g_str_has_prefix (name, "x-"))
    return smith_structure_may_extend (object, is_new);
  for (gsize i = 0; (field = smith_structure_next_field (object, is_new, &i)) != NULL;)
    if (field->name != NULL && strcmp (field->name, name) == 0)
      {
        g_autofree char *text = smith_tree_dup_string (tree, member);
        g_auto(GStrv) choices = field->choices != NULL ? g_strsplit (field->choices, "|", -1)
                                                       : NULL;

        return smith_structure_has_form (tree, member, field->form) &&
               (choices == NULL ||
                (text != NULL && g_strv_contains ((const char *const *) choices, text)));
      }

  return FALSE;
}

/**
 * smith_structure_may_lack:
 * @member: a field
 *
 * Returns: whether its object could be without it by the tables: it has such a field, and need
 *   not have it
 */
gboolean
smith_structure_may_lack (SmithTree *tree,
                          SmithNode  member)
{
  gboolean is_new = FALSE;
  SmithObject object = find_object (tree, member, &is_new);
  const SmithField *field;

  for (gsize i = 0; (field = smith_structure_next_field (object, is_new, &i)) != NULL;)
    if (field->name != NULL && smith_tree_key_equals (tree, member, field->name))
      return (field->flags & (is_new ? SMITH_NEED_3_1 : SMITH_NEED_3_0)) == 0;

  return FALSE;
}
