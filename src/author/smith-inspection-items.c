/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>

/* What comes and goes as a whole: parameters, properties, responses. */

static const struct
{
  const char *status;
  const char *json;
} answers[] = {
  { "200", "{\"description\": \"OK\"}" },
  { "201", "{\"description\": \"Created\"}" },
  { "204", "{\"description\": \"No content\"}" },
  { "400", "{\"description\": \"Bad request\"}" },
  { "401", "{\"description\": \"Unauthorized\"}" },
  { "404", "{\"description\": \"Not found\"}" },
  { "default", "{\"description\": \"Error\"}" },
};

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE, message);
  return FALSE;
}

/* Whether something has the name @name: of what @container holds, that which is not shown as well,
 * and of what else @group shows. */
static gboolean
is_taken (SmithTree                  *tree,
          const SmithInspectionGroup *group,
          SmithNode                   container,
          const char                 *name)
{
  SmithNodeKind kind =
    container != SMITH_NODE_NONE ? smith_tree_get_kind (tree, container) : SMITH_NODE_NULL;

  if (kind == SMITH_NODE_OBJECT &&
      smith_tree_get_member (tree, container, name) != SMITH_NODE_NONE)
    return TRUE;
  for (SmithNode node = kind == SMITH_NODE_ARRAY ? smith_tree_get_first (tree, container)
                                                 : SMITH_NODE_NONE;
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    if (smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT &&
        smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "name"), name))
      return TRUE;
  for (guint i = 0; i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      if (g_str_equal (item->title, name))
        return TRUE;
    }

  return FALSE;
}

/* @name, or the first of @name2, @name3 … that nothing has. */
static char *
dup_free_name (SmithTree                  *tree,
               const SmithInspectionGroup *group,
               SmithNode                   container,
               const char                 *name)
{
  char *free_name = g_strdup (name);

  for (guint i = 2; is_taken (tree, group, container, free_name); i++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s%u", name, i);
    }

  return free_name;
}

/* Adds a value to the container @key of @object, which is made when it is missing. */
static gboolean
add_to (SmithTree   *tree,
        SmithNode    object,
        const char  *key,
        const char  *name,
        const char  *json,
        GPtrArray   *edits,
        GError     **error)
{
  SmithNode container = smith_tree_get_member (tree, object, key);
  g_autoptr(SmithTree) value = NULL;
  g_autofree char *quoted = name != NULL ? smith_inspection_dup_json (name) : NULL;
  g_autofree char *whole = name != NULL ? g_strdup_printf ("{%s: %s}", quoted, json)
                                        : g_strdup_printf ("[%s]", json);

  if (container == SMITH_NODE_NONE || smith_tree_get_n_children (tree, container) == 0)
    return smith_inspection_put (tree, object, key, whole, edits, error);

  value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);
  if (value == NULL)
    return FALSE;
  if (name == NULL)
    return smith_edit_insert_element (tree, container, SMITH_NODE_NONE,
                                      (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);

  return smith_edit_insert_member (tree, container, name, SMITH_NODE_NONE,
                                   (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

static gboolean
add_answer (SmithTree                   *tree,
            const SmithInspectionGroup  *group,
            GPtrArray                   *edits,
            GError                     **error)
{
  SmithNode container = smith_tree_get_member (tree, group->anchor, "responses");

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (!is_taken (tree, group, container, answers[i].status))
      return add_to (tree, group->anchor, "responses", answers[i].status, answers[i].json, edits,
                     error);

  return fail (error, _("All usual responses are there; write others into the text"));
}

/* An operation without a body gets one, with a first property. */
static gboolean
add_body (SmithInspection             *self,
          const SmithInspectionGroup  *group,
          GPtrArray                   *edits,
          GError                     **error)
{
  SmithCheck *check = smith_inspection_get_check (self);
  g_autofree char *json =
    g_strdup_printf ("{\"required\": true, \"content\": {\"%s\": {\"schema\": {\"type\": "
                     "\"object\", \"properties\": {\"property\": {\"type\": \"string\"}}}}}}",
                     smith_check_get_profile (check)->media_type);

  return smith_inspection_put (smith_check_get_tree (check), group->anchor, "requestBody", json,
                               edits, error);
}

/* A name that the address has between braces, or else a new one. */
static gboolean
add_variable (SmithTree                   *tree,
              const SmithInspectionGroup  *group,
              GPtrArray                   *edits,
              GError                     **error)
{
  g_autofree char *name = smith_inspection_dup_unset (tree, group->anchor);

  if (name == NULL)
    name = dup_free_name (tree, group, smith_tree_get_member (tree, group->anchor, "variables"),
                          "variable");

  return add_to (tree, group->anchor, "variables", name, "{\"default\": \"\"}", edits, error);
}

static gboolean
add_scope (SmithTree                   *tree,
           const SmithInspectionGroup  *group,
           GPtrArray                   *edits,
           GError                     **error)
{
  g_autofree char *path = smith_inspection_dup_scopes_path (group);
  const char *rest;
  SmithNode last;
  SmithNode scopes = smith_inspection_look_up (tree, group->anchor, path, &last, &rest);
  g_autofree char *name = dup_free_name (tree, group, scopes, "scope");
  g_autofree char *json = NULL;

  if (scopes != SMITH_NODE_NONE)
    return add_to (tree, smith_tree_get_parent (tree, scopes), "scopes", name, "\"\"", edits,
                   error);
  json = g_strdup_printf ("{\"%s\": \"\"}", name);

  return smith_inspection_put (tree, group->anchor, path, json, edits, error);
}

/**
 * smith_inspection_add:
 * @group: one of @self that says that it can
 * @edits: (element-type SmithTextEdit): edits are added here
 *
 * Adds something with a name that nothing has yet, at the end; to an operation without a body
 * one with a first property.
 *
 * Returns: whether it can be done; %FALSE with a #SmithEditError
 */
gboolean
smith_inspection_add (SmithInspection             *self,
                      const SmithInspectionGroup  *group,
                      GPtrArray                   *edits,
                      GError                     **error)
{
  SmithTree *tree;
  g_autofree char *name = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL && group != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (group->can_add, FALSE);

  tree = smith_inspection_get_tree (self);
  if (smith_inspection_get_why_not (self) != NULL)
    return fail (error, smith_inspection_get_why_not (self));
  if (g_str_equal (group->id, "responses"))
    return add_answer (tree, group, edits, error);
  if (g_str_equal (group->id, "parameters"))
    {
      name = dup_free_name (tree, group,
                            smith_tree_get_member (tree, group->anchor, "parameters"),
                            "parameter");
      json = g_strdup_printf ("{\"name\": \"%s\", \"in\": \"query\", "
                              "\"schema\": {\"type\": \"string\"}}", name);
      return add_to (tree, group->anchor, "parameters", NULL, json, edits, error);
    }
  if (g_str_equal (group->id, "variables"))
    return add_variable (tree, group, edits, error);
  if (smith_inspection_is_scopes (group))
    return add_scope (tree, group, edits, error);
  if (g_str_equal (group->id, "body") && group->fields->len == 0)
    return add_body (self, group, edits, error);
  name = dup_free_name (tree, group, smith_tree_get_member (tree, group->anchor, "properties"),
                        "property");

  return add_to (tree, group->anchor, "properties", name, "{\"type\": \"string\"}", edits, error);
}

/* What an object says that it needs goes with the property; the last one with the list. */
static gboolean
remove_needed (SmithTree   *tree,
               SmithNode    needed,
               GPtrArray   *edits,
               GError     **error)
{
  SmithNode list = smith_tree_get_parent (tree, needed);

  if (smith_tree_get_n_children (tree, list) == 1)
    needed = list;

  return smith_edit_remove (tree, &needed, 1, edits, error);
}

/* What kind of thing an item is, by how its name is changed. */
static SmithInspectionManner
get_manner (const SmithInspectionItem *item)
{
  return item->fields->len > 0
         ? ((SmithInspectionField *) item->fields->pdata[0])->row->manner : SMITH_MANNER_STRING;
}

/**
 * smith_inspection_remove:
 * @item: one of @self
 * @edits: (element-type SmithTextEdit): edits are added here
 *
 * Removes what stands there, with its comments; a parameter or a variable that is the last one
 * with what holds them.
 *
 * Returns: whether it can be done; %FALSE with a #SmithEditError
 */
gboolean
smith_inspection_remove (SmithInspection            *self,
                         const SmithInspectionItem  *item,
                         GPtrArray                  *edits,
                         GError                    **error)
{
  SmithTree *tree;
  SmithNode node, container, needed = SMITH_NODE_NONE;
  guint n_before;

  g_return_val_if_fail (self != NULL && item != NULL && edits != NULL, FALSE);

  tree = smith_inspection_get_tree (self);
  n_before = edits->len;
  if (smith_inspection_get_why_not (self) != NULL)
    return fail (error, smith_inspection_get_why_not (self));
  node = item->node;
  container = smith_tree_get_parent (tree, node);
  if (smith_tree_key_equals (tree, container, "properties"))
    needed = smith_inspection_get_needed (tree, node);
  if ((smith_tree_get_kind (tree, container) == SMITH_NODE_ARRAY ||
       get_manner (item) == SMITH_MANNER_VARIABLE) &&
      smith_tree_get_n_children (tree, container) == 1)
    node = container;
  if (get_manner (item) == SMITH_MANNER_SCOPE)
    return smith_inspection_remove_scope (tree, smith_inspection_get_node (self), node, edits,
                                          error);
  if (smith_edit_remove (tree, &node, 1, edits, error) &&
      (needed == SMITH_NODE_NONE || remove_needed (tree, needed, edits, error)))
    return TRUE;
  g_ptr_array_set_size (edits, (int) n_before);

  return FALSE;
}
