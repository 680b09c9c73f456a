/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-circle-place.h"

#include "lint/smith-schema-place.h"

/* Whether @count, such as `minItems`, asks for something. */
static gboolean
asks_for_some (SmithTree  *tree,
               SmithNode   schema,
               const char *count)
{
  SmithNode node = smith_tree_get_member (tree, schema, count);
  double value = 1;

  return node != SMITH_NODE_NONE && (!smith_tree_get_number (tree, node, &value) || value > 0);
}

/* The field of an object is one that a value can do without. */
static gboolean
is_optional (SmithTree *tree,
             SmithNode  object,
             SmithNode  field)
{
  g_autofree char *name = smith_tree_dup_key (tree, field);

  return !smith_tree_has_string (tree, smith_tree_get_member (tree, object, "required"), name) &&
         !asks_for_some (tree, object, "minProperties");
}

static gboolean
is_alternative (SmithTree *tree,
                SmithNode  list)
{
  return smith_tree_key_equals (tree, list, "anyOf") || smith_tree_key_equals (tree, list, "oneOf");
}

/* Whether an alternative beside @branch stays; one for null alone counts where @nulls. */
static gboolean
has_other (SmithTree  *tree,
           SmithNode   list,
           SmithNode   branch,
           GHashTable *gone,
           gboolean    nulls)
{
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (node != branch && !g_hash_table_contains (gone, GUINT_TO_POINTER (node)) &&
        (nulls || !smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "type"),
                                             "null")))
      return TRUE;

  return FALSE;
}

static SmithCut
cut_branch (SmithTree  *tree,
            SmithNode   branch,
            SmithNode   list,
            GHashTable *gone)
{
  SmithCut cut = { SMITH_CUT_REMOVE, branch };

  if (is_alternative (tree, list) && has_other (tree, list, branch, gone, FALSE))
    return cut;

  cut = smith_circle_find_cut (tree, smith_tree_get_parent (tree, list), gone);
  if (cut.kind == SMITH_CUT_NONE && is_alternative (tree, list) &&
      has_other (tree, list, branch, gone, TRUE))
    cut = (SmithCut) { SMITH_CUT_REMOVE, branch };

  return cut;
}

/* @node is what a keyword of @schema holds. */
static SmithCut
cut_keyword (SmithTree  *tree,
             SmithNode   node,
             SmithNode   schema,
             GHashTable *gone)
{
  SmithCut cut;

  if (smith_tree_key_equals (tree, node, "additionalProperties") &&
      !asks_for_some (tree, schema, "minProperties"))
    return (SmithCut) { SMITH_CUT_CLOSE, node };

  cut = smith_circle_find_cut (tree, schema, gone);
  if (cut.kind == SMITH_CUT_NONE && smith_tree_key_equals (tree, node, "items") &&
      smith_tree_get_member (tree, schema, "prefixItems") == SMITH_NODE_NONE &&
      !asks_for_some (tree, schema, "minItems"))
    cut = (SmithCut) { SMITH_CUT_EMPTY, schema };

  return cut;
}

/**
 * smith_circle_find_cut:
 * @holder: a schema inside a component or a request
 * @gone: (element-type SmithNode): what was taken away already
 *
 * Finds the nearest thing around @holder that a request can do without.  Takes a time in
 * proportion to the square of the depth.
 *
 * Returns: what to do so that @holder is gone; %SMITH_CUT_NONE when it is needed
 */
SmithCut
smith_circle_find_cut (SmithTree  *tree,
                       SmithNode   holder,
                       GHashTable *gone)
{
  SmithNode parent = smith_tree_get_parent (tree, holder);
  const SmithModelType *type = smith_schema_type_at (tree, parent);
  SmithNode outer = parent != SMITH_NODE_NONE ? smith_tree_get_parent (tree, parent)
                                              : SMITH_NODE_NONE;

  if (type == NULL || parent == SMITH_NODE_NONE || outer == SMITH_NODE_NONE)
    return (SmithCut) { SMITH_CUT_NONE, SMITH_NODE_NONE };
  if (smith_schema_is_schema (type))
    return cut_keyword (tree, holder, parent, gone);
  if (!smith_schema_is_at (tree, outer))
    return (SmithCut) { SMITH_CUT_NONE, SMITH_NODE_NONE };
  if (type->kind != SMITH_MODEL_MAP)
    return cut_branch (tree, holder, parent, gone);

  if (smith_tree_key_equals (tree, parent, "properties") && is_optional (tree, outer, holder))
    return (SmithCut) { SMITH_CUT_REMOVE, holder };
  if (smith_tree_key_equals (tree, parent, "patternProperties") &&
      !asks_for_some (tree, outer, "minProperties"))
    return (SmithCut) { SMITH_CUT_REFUSE, holder };

  return smith_circle_find_cut (tree, outer, gone);
}

/**
 * smith_circle_get_place:
 * @holder: an object with `$ref`
 *
 * Returns: what it is where it stands
 */
SmithRefPlace
smith_circle_get_place (SmithTree *tree,
                        SmithNode  holder)
{
  SmithNode parent = smith_tree_get_parent (tree, holder);
  const SmithModelType *type = smith_schema_type_at (tree, parent);
  SmithNode outer = smith_tree_get_parent (tree, parent);

  if (!smith_schema_is_at (tree, holder))
    return SMITH_REF_PLACE_VALUE;
  if (smith_schema_is_schema (type))
    return smith_tree_key_equals (tree, holder, "items") ||
           smith_tree_key_equals (tree, holder, "additionalProperties")
             ? SMITH_REF_PLACE_ITEMS
             : SMITH_REF_PLACE_REQUIRED;
  if (outer == SMITH_NODE_NONE || !smith_schema_is_at (tree, outer))
    return SMITH_REF_PLACE_WHOLE;
  if (type->kind != SMITH_MODEL_MAP)
    return is_alternative (tree, parent) ? SMITH_REF_PLACE_BRANCH : SMITH_REF_PLACE_WHOLE;
  if (!smith_tree_key_equals (tree, parent, "properties"))
    return SMITH_REF_PLACE_ITEMS;

  return is_optional (tree, outer, holder) ? SMITH_REF_PLACE_OPTIONAL : SMITH_REF_PLACE_REQUIRED;
}

/**
 * smith_circle_dup_name:
 *
 * Returns: (transfer full): what a person calls the place of @holder: the field that it is in,
 *   or the keyword
 */
char *
smith_circle_dup_name (SmithTree *tree,
                       SmithNode  holder)
{
  const SmithModelType *type;

  for (SmithNode node = holder; node > SMITH_NODE_ROOT;
       node = smith_tree_get_parent (tree, node))
    {
      SmithNode parent = smith_tree_get_parent (tree, node);
      SmithNode outer = smith_tree_get_parent (tree, parent);

      type = smith_schema_type_at (tree, parent);
      if (outer == SMITH_NODE_NONE || !smith_schema_is_at (tree, outer))
        {
          if (!smith_schema_is_schema (type))
            break;
          continue;
        }
      if (smith_schema_is_map (type))
        return smith_tree_dup_key (tree, node);
    }

  for (SmithNode node = holder; node > SMITH_NODE_ROOT;
       node = smith_tree_get_parent (tree, node))
    {
      g_autofree char *key = smith_tree_dup_key (tree, node);

      if (key != NULL && *key != '\0')
        return g_steal_pointer (&key);
    }

  return g_strdup ("$ref");
}
