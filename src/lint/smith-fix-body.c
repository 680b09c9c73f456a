/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "lint/smith-schema-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A request body whose root combines schemas with allOf becomes one object. */

/* The schema at the root of the body, or %SMITH_NODE_NONE. */
SmithNode
smith_fix_get_body (SmithCheck            *check,
                    const SmithDiagnostic *problem)
{
  SmithNode schema = problem->node != SMITH_NODE_NONE
                       ? smith_api_resolve (smith_check_get_api (check), problem->node)
                       : SMITH_NODE_NONE;

  return schema != SMITH_NODE_NONE &&
         smith_tree_get_kind (smith_check_get_tree (check), schema) == SMITH_NODE_OBJECT
           ? schema
           : SMITH_NODE_NONE;
}

static GPtrArray *
merge_all (SmithCheck  *check,
           SmithNode    schema,
           GPtrArray   *losses,
           GError     **error)
{
  SmithMerge merge = { .api = smith_check_get_api (check), .losses = losses };

  return smith_schema_merge (&merge, schema, error);
}

/* Whether nothing may change at the body itself, since a reference leads into its allOf. */
static gboolean
is_fixed (SmithCheck *check,
          SmithNode   place,
          SmithNode   schema)
{
  SmithNode all = smith_tree_get_member (smith_check_get_tree (check), schema, "allOf");

  return place == schema && smith_fix_is_target (check, all);
}

SMITH_FIX_PROBE (smith_fix_all_of_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schema = smith_fix_get_body (check, problem);
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) members = NULL;

  if (schema == SMITH_NODE_NONE ||
      smith_tree_get_member (tree, schema, "allOf") == SMITH_NODE_NONE ||
      is_fixed (check, problem->node, schema) ||
      smith_tree_get_member (tree, schema, "anyOf") != SMITH_NODE_NONE ||
      smith_tree_get_member (tree, schema, "oneOf") != SMITH_NODE_NONE)
    return FALSE;

  members = merge_all (check, schema, losses, NULL);
  fix->kind = losses->len > 0 ? SMITH_FIX_NARROWER : SMITH_FIX_SAME;

  return members != NULL;
}

/* Adds to the object @own what it lacks of @fields, and changes what is other there. */
static gboolean
add_fields (SmithTree   *tree,
            SmithNode    own,
            const char  *fields,
            GPtrArray   *edits,
            GError     **error)
{
  g_autoptr(SmithTree) merged = smith_edit_value_read (fields, SMITH_SYNTAX_JSON, error);

  if (merged == NULL)
    return FALSE;
  if (smith_tree_get_first (tree, own) == SMITH_NODE_NONE)
    return smith_edit_set (tree, own, (SmithEditValue) { merged, SMITH_NODE_ROOT }, edits, error);
  /* a field that had to go: the list is written anew */
  for (SmithNode node = smith_tree_get_first (tree, own); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);

      if (smith_tree_get_member (merged, SMITH_NODE_ROOT, name) == SMITH_NODE_NONE)
        return smith_edit_set (tree, own, (SmithEditValue) { merged, SMITH_NODE_ROOT }, edits,
                               error);
    }

  for (SmithNode node = smith_tree_get_first (merged, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (merged, node))
    {
      g_autofree char *name = smith_tree_dup_key (merged, node);
      g_autofree char *json = smith_schema_print (merged, node);
      SmithNode old = smith_tree_get_member (tree, own, name);
      g_autofree char *old_json = old != SMITH_NODE_NONE ? smith_schema_print (tree, old) : NULL;
      SmithEditValue value = { merged, node };

      if (old == SMITH_NODE_NONE
            ? !smith_edit_insert_member (tree, own, name, SMITH_NODE_NONE, value, edits, error)
            : g_strcmp0 (json, old_json) != 0 && !smith_edit_set (tree, old, value, edits, error))
        return FALSE;
    }

  return TRUE;
}

/* Puts one member of the merged object into the schema: before @anchor when it is new. */
static gboolean
put_member (SmithTree          *tree,
            SmithNode           schema,
            SmithNode           anchor,
            const SmithMember  *member,
            GPtrArray          *edits,
            GError            **error)
{
  SmithNode own = smith_tree_get_member (tree, schema, member->key);
  g_autofree char *old = NULL;

  if (own == SMITH_NODE_NONE)
    return smith_fix_put_member (tree, schema, member->key, anchor, member->json, edits, error);
  if (g_str_equal (member->key, "properties"))
    return add_fields (tree, own, member->json, edits, error);

  old = smith_schema_print (tree, own);
  return g_strcmp0 (old, member->json) == 0 ||
         smith_fix_put_json (tree, own, member->json, edits, error);
}

/* Writes @members into @schema and leaves what it has of its own as it is: allOf becomes the
 * properties, or goes where there are some. */
static gboolean
write_members (SmithTree  *tree,
               SmithNode   schema,
               GPtrArray  *members,
               GPtrArray  *edits,
               GError    **error)
{
  SmithNode all = smith_tree_get_member (tree, schema, "allOf");
  SmithNode properties = smith_tree_get_member (tree, schema, "properties");
  SmithNode anchor = properties != SMITH_NODE_NONE ? properties : all;

  for (guint i = 0; i < members->len; i++)
    {
      const SmithMember *member = g_ptr_array_index (members, i);

      if (properties == SMITH_NODE_NONE && g_str_equal (member->key, "properties"))
        {
          if (!smith_edit_rename_key (tree, all, "properties", edits, error) ||
              !smith_fix_put_json (tree, all, member->json, edits, error))
            return FALSE;
        }
      else if (!put_member (tree, schema, anchor, member, edits, error))
        return FALSE;
    }

  return properties == SMITH_NODE_NONE || smith_edit_remove (tree, &all, 1, edits, error);
}

/* Changes the schema where it stands, or, where a reference leads into its allOf, the body
 * that refers to it. */
static gboolean
write_body (SmithCheck *check,
            SmithNode   place,
            SmithNode   schema,
            GPtrArray  *members,
            GPtrArray  *edits,
            GError    **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *json = NULL;

  if (!smith_fix_is_target (check, smith_tree_get_member (tree, schema, "allOf")))
    return write_members (tree, schema, members, edits, error);
  if (is_fixed (check, place, schema))
    return smith_fix_fail (error, _("A reference elsewhere leads into this allOf"));

  json = smith_members_join (members);
  return smith_fix_put_json (tree, place, json, edits, error);
}

SMITH_FIX_MAKE (smith_fix_all_of_make)
{
  SmithNode schema = smith_fix_get_body (check, problem);
  g_autoptr(GPtrArray) members = NULL;

  if (schema == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("There is no schema to merge"));

  members = merge_all (check, schema, losses, error);

  return members != NULL && write_body (check, problem->node, schema, members, edits, error);
}
