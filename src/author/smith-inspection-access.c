/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "openapi/smith-name.h"

/* How people sign in, and what operations ask of that. */

static const struct
{
  const char                 *flow;    /* and the id of its group */
  const char                 *scopes;  /* the id of the other one */
  const SmithInspectionTable *table;
} flows[] = {
  { "authorizationCode", "authorizationCode/scopes", &smith_inspection_code },
  { "implicit", "implicit/scopes", &smith_inspection_implicit },
  { "password", "password/scopes", &smith_inspection_password },
  { "clientCredentials", "clientCredentials/scopes", &smith_inspection_credentials },
};

gboolean
smith_inspection_is_scopes (const SmithInspectionGroup *group)
{
  return g_str_has_suffix (group->id, "/scopes");
}

/* Returns: (transfer full): where the scopes of @group stand in its scheme */
char *
smith_inspection_dup_scopes_path (const SmithInspectionGroup *group)
{
  return g_strconcat ("flows/", group->id, NULL);
}

/* ---- what is shown ---- */

static void
add_scopes (const SmithInspectionReader *self,
            SmithInspectionGroup        *group)
{
  SmithTree *tree = self->tree;
  g_autofree char *path = smith_inspection_dup_scopes_path (group);
  const char *rest;
  SmithNode last;
  SmithNode scopes = smith_inspection_look_up (tree, group->anchor, path, &last, &rest);

  group->can_add = last != SMITH_NODE_NONE;
  if (scopes == SMITH_NODE_NONE || smith_tree_get_kind (tree, scopes) != SMITH_NODE_OBJECT)
    return;
  group->can_add = TRUE;
  for (SmithNode node = smith_tree_get_first (tree, scopes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      char *words = NULL;

      if (!smith_inspection_has_room (group))
        continue;
      if (smith_tree_get_kind (tree, node) == SMITH_NODE_STRING)
        words = smith_tree_dup_string (tree, node);
      smith_inspection_add_fields (
        self, smith_inspection_add_item (group, node, smith_tree_dup_key (tree, node),
                                         words)->fields,
        &smith_inspection_scope, node);
    }
}

static void
add_flow (const SmithInspectionReader *self,
          GPtrArray                   *groups,
          SmithNode                    scheme,
          gsize                        index,
          gboolean                     is_offered)
{
  SmithInspectionGroup *group =
    smith_inspection_add_group (groups, flows[index].flow, scheme);

  smith_inspection_add_fields (self, group->fields, flows[index].table, scheme);
  group->note = is_offered ? smith_inspection_dup_said (self, "auth-oauth-hosts", scheme)
                           : smith_inspection_dup_why (self, "auth-scheme-unsupported");
  group = smith_inspection_add_group (groups, flows[index].scopes, scheme);
  add_scopes (self, group);
  if (is_offered)
    group->note = smith_inspection_dup_said (self, "auth-scope-empty", scheme);
}

/* The flows that are there, and the one that can be. */
void
smith_inspection_add_flows (const SmithInspectionReader *self,
                            GPtrArray                   *groups,
                            SmithNode                    scheme)
{
  SmithTree *tree = self->tree;
  SmithInspectionGroup *main_group = g_ptr_array_index (groups, 0);
  g_autofree char *type = smith_tree_dup_member (tree, scheme, "type");

  main_group->note = smith_inspection_dup_said (self, "auth-scheme-unsupported", scheme);
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autofree char *path = g_strconcat ("flows/", flows[i].flow, NULL);
      gboolean is_offered = g_str_equal (flows[i].flow, self->profile->advice->sign_in_flow);
      const char *rest;
      SmithNode last;

      if ((is_offered && g_strcmp0 (type, "oauth2") == 0) ||
          smith_inspection_look_up (tree, scheme, path, &last, &rest) != SMITH_NODE_NONE)
        add_flow (self, groups, scheme, i, is_offered);
    }
}

static SmithNode
find_scheme (SmithTree *tree,
             SmithNode  requirement)
{
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemes = components != SMITH_NODE_NONE &&
                      smith_tree_get_kind (tree, components) == SMITH_NODE_OBJECT
                      ? smith_tree_get_member (tree, components, "securitySchemes")
                      : SMITH_NODE_NONE;
  g_autofree char *name = smith_tree_dup_key (tree, requirement);

  return schemes != SMITH_NODE_NONE && smith_tree_get_kind (tree, schemes) == SMITH_NODE_OBJECT
         ? smith_tree_get_member (tree, schemes, name) : SMITH_NODE_NONE;
}

/* A key has no scopes. */
static gboolean
has_scopes (SmithCheck *check,
            SmithNode   scheme)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  SmithNode target = api != NULL && scheme != SMITH_NODE_NONE ? smith_api_resolve (api, scheme)
                                                              : SMITH_NODE_NONE;
  g_autofree char *type = target != SMITH_NODE_NONE &&
                          smith_tree_get_kind (tree, target) == SMITH_NODE_OBJECT
                          ? smith_tree_dup_member (tree, target, "type") : NULL;

  return g_strcmp0 (type, "oauth2") == 0 || g_strcmp0 (type, "openIdConnect") == 0;
}

static void
add_requirement (const SmithInspectionReader *self,
                 SmithInspectionGroup        *group,
                 SmithNode                    node)
{
  SmithNode scheme = find_scheme (self->tree, node);
  gboolean is_open = has_scopes (self->check, scheme) ||
                     smith_tree_get_n_children (self->tree, node) > 0;
  SmithInspectionItem *item =
    smith_inspection_add_item (group, node, smith_tree_dup_key (self->tree, node), NULL);

  if (!is_open)
    {
      item->target = scheme;
      return;
    }
  smith_inspection_add_fields (self, item->fields, &smith_inspection_requirement, node);
  g_free (item->subtitle);
  item->subtitle = g_strdup (((SmithInspectionField *) item->fields->pdata[0])->value);
}

/* What an operation itself asks for; without that it asks for what the document does. */
void
smith_inspection_add_requirements (const SmithInspectionReader *self,
                                   GPtrArray                   *groups,
                                   SmithNode                    operation)
{
  SmithTree *tree = self->tree;
  SmithNode list = smith_tree_get_member (tree, operation, "security");
  SmithInspectionGroup *group;

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY ||
      smith_tree_get_n_children (tree, list) == 0)
    return;
  group = smith_inspection_add_group (groups, "security", operation);
  for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    for (SmithNode node = smith_tree_get_kind (tree, one) == SMITH_NODE_OBJECT
                          ? smith_tree_get_first (tree, one) : SMITH_NODE_NONE;
         node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
      if (smith_inspection_has_room (group))
        add_requirement (self, group, node);
}

/* ---- scopes ---- */

static gboolean
has_node (GArray    *nodes,
          SmithNode  node)
{
  for (guint i = 0; i < nodes->len; i++)
    if (g_array_index (nodes, SmithNode, i) == node)
      return TRUE;

  return FALSE;
}

/* Returns: (element-type SmithNode): the scope @name in each flow of @scheme, once where an alias
 *   shows it again */
static GArray *
list_same (SmithTree  *tree,
           SmithNode   scheme,
           const char *name)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autofree char *path = g_strconcat ("flows/", flows[i].scopes, NULL);
      const char *rest;
      SmithNode last;
      SmithNode scopes = smith_inspection_look_up (tree, scheme, path, &last, &rest);
      SmithNode node = SMITH_NODE_NONE;

      if (scopes != SMITH_NODE_NONE && smith_tree_get_kind (tree, scopes) == SMITH_NODE_OBJECT)
        node = smith_tree_get_member (tree, scopes, name);
      if (node != SMITH_NODE_NONE)
        node = smith_tree_get_origin (tree, node);
      if (node != SMITH_NODE_NONE && !has_node (same, node))
        g_array_append_val (same, node);
    }

  return same;
}

/* Returns: (element-type SmithNode): where calls ask for the scope @name of @scheme */
static GArray *
list_asked (SmithTree  *tree,
            SmithNode   scheme,
            const char *name)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_auto(SmithName) found = { 0 };
  g_autoptr(GArray) uses = NULL;

  if (!smith_name_find (tree, scheme, &found) || found.kind != SMITH_NAME_SECURITY)
    return asked;
  uses = smith_name_list_uses (tree, &found);
  for (guint i = 0; i < uses->len; i++)
    {
      SmithNode list = g_array_index (uses, SmithNode, i);
      SmithNode node = smith_tree_get_kind (tree, list) == SMITH_NODE_ARRAY
                       ? smith_tree_get_first (tree, list) : SMITH_NODE_NONE;

      for (; node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
        if (smith_tree_string_equals (tree, node, name) &&
            smith_tree_get_origin (tree, node) == node)
          g_array_append_val (asked, node);
    }

  return asked;
}

/* What another scheme shows as well, by an alias, would be changed there behind its back. */
static gboolean
check_own (SmithTree   *tree,
           SmithNode    scheme,
           SmithNode    scope,
           const char  *name,
           GError     **error)
{
  SmithNode schemes = smith_tree_get_parent (tree, scheme);

  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autoptr(GArray) same = node != scheme ? list_same (tree, node, name) : NULL;

      if (same == NULL || !has_node (same, smith_tree_get_origin (tree, scope)))
        continue;
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                           _("This has a name that leads elsewhere; change it in the text"));
      return FALSE;
    }

  return TRUE;
}

/* One name in all flows of the scheme, since a call asks for it whatever the flow. */
gboolean
smith_inspection_rename_scope (SmithTree   *tree,
                               SmithNode    scheme,
                               SmithNode    scope,
                               const char  *name,
                               GPtrArray   *edits,
                               GError     **error)
{
  g_autofree char *old = smith_tree_dup_key (tree, scope);
  g_autoptr(GArray) same = list_same (tree, scheme, old);
  g_autoptr(GArray) asked = NULL;
  g_autofree char *json = smith_inspection_dup_json (name);

  /* what could not be read may ask for it as well */
  if (smith_tree_get_error (tree) != NULL)
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_BROKEN,
                           _("The text cannot be read as a whole; mend that first"));
      return FALSE;
    }
  if (!check_own (tree, scheme, scope, old, error))
    return FALSE;
  for (guint i = 0; i < same->len; i++)
    if (!smith_edit_rename_key (tree, g_array_index (same, SmithNode, i), name, edits, error))
      return FALSE;
  asked = list_asked (tree, scheme, old);
  for (guint i = 0; i < asked->len; i++)
    if (!smith_inspection_set_json (tree, g_array_index (asked, SmithNode, i), json, edits, error))
      return FALSE;

  return TRUE;
}

/* What asks for it goes too, unless another flow still has it. */
gboolean
smith_inspection_remove_scope (SmithTree   *tree,
                               SmithNode    scheme,
                               SmithNode    scope,
                               GPtrArray   *edits,
                               GError     **error)
{
  g_autofree char *name = smith_tree_dup_key (tree, scope);
  g_autoptr(GArray) same = list_same (tree, scheme, name);
  g_autoptr(GArray) asked = NULL;
  guint n_before = edits->len;
  gboolean ok = check_own (tree, scheme, scope, name, error) &&
                smith_edit_remove (tree, &scope, 1, edits, error);

  if (!ok || same->len != 1)
    return ok;
  asked = list_asked (tree, scheme, name);
  for (guint i = 0, n; ok && i < asked->len; i += n)
    {
      const SmithNode *nodes = &g_array_index (asked, SmithNode, i);

      /* what leaves the same list does so at once */
      for (n = 1; i + n < asked->len && smith_tree_get_parent (tree, nodes[n]) ==
                                        smith_tree_get_parent (tree, nodes[0]); n++)
        continue;
      ok = smith_edit_remove (tree, nodes, n, edits, error);
    }
  if (!ok)
    g_ptr_array_set_size (edits, (int) n_before);

  return ok;
}
