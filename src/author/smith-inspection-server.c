/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A server, its variables, and what the platform does with them. */

/* The next name between braces in @address, from *@pos on, which goes behind it. */
static char *
dup_next_name (const char **pos)
{
  for (const char *open = strchr (*pos, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      gsize length = strcspn (open + 1, "{}");

      if (length == 0 || open[1 + length] != '}')
        continue;
      *pos = open + 1 + length;

      return g_strndup (open + 1, length);
    }

  return NULL;
}

static gboolean
has_variable (SmithTree  *tree,
              SmithNode   server,
              const char *name)
{
  SmithNode variables = smith_tree_get_member (tree, server, "variables");

  return variables != SMITH_NODE_NONE &&
         smith_tree_get_kind (tree, variables) == SMITH_NODE_OBJECT &&
         smith_tree_get_member (tree, variables, name) != SMITH_NODE_NONE;
}

/* Returns: (transfer full) (nullable): the first name in the address that no variable has */
char *
smith_inspection_dup_unset (SmithTree *tree,
                            SmithNode  server)
{
  g_autofree char *address = smith_tree_dup_member (tree, server, "url");
  const char *pos = address;

  while (pos != NULL)
    {
      g_autofree char *name = dup_next_name (&pos);

      if (name == NULL || !has_variable (tree, server, name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

/* What the platform says of this server among the others. */
static char *
dup_server_note (const SmithInspectionReader *self,
                 SmithNode                    server)
{
  char *said = smith_inspection_dup_said (self, "server-hostnames", server);

  if (said == NULL)
    said = smith_inspection_dup_said (self, "server-ignored", server);
  if (said == NULL)
    said = smith_inspection_dup_said (self, "server-multiple", SMITH_NODE_ROOT);

  return said;
}

void
smith_inspection_add_server (const SmithInspectionReader *self,
                             GPtrArray                   *groups,
                             SmithNode                    server)
{
  SmithTree *tree = self->tree;
  SmithInspectionGroup *main_group = g_ptr_array_index (groups, 0);
  SmithInspectionGroup *group = smith_inspection_add_group (groups, "variables", server);
  SmithNode variables = smith_tree_get_member (tree, server, "variables");
  g_autofree char *address = smith_tree_dup_member (tree, server, "url");
  SmithNode node = SMITH_NODE_NONE;

  main_group->note = dup_server_note (self, server);
  if (variables != SMITH_NODE_NONE && smith_tree_get_kind (tree, variables) == SMITH_NODE_OBJECT)
    node = smith_tree_get_first (tree, variables);
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    if (smith_inspection_takes (self, group, node))
      smith_inspection_add_fields (
        self,
        smith_inspection_add_item (group, node, smith_tree_dup_key (tree, node),
                                   smith_tree_dup_member (tree, node, "default"))->fields,
        &smith_inspection_variable, node);
  if (group->items->len > 0 || (address != NULL && strchr (address, '{') != NULL))
    group->note = smith_inspection_dup_why (self, "server-variables");
  group->can_add = TRUE;
}

/* @address with {@name} in the place of {@old}. */
static char *
dup_address (const char *address,
             const char *old,
             const char *name)
{
  g_autofree char *before = g_strdup_printf ("{%s}", old);
  g_autofree char *after = g_strdup_printf ("{%s}", name);
  GString *changed = g_string_new (address);

  g_string_replace (changed, before, after, 0);

  return g_string_free (changed, FALSE);
}

/* The address goes along. */
gboolean
smith_inspection_rename_variable (SmithTree   *tree,
                                  SmithNode    variable,
                                  const char  *name,
                                  GPtrArray   *edits,
                                  GError     **error)
{
  SmithNode server = smith_tree_get_parent (tree, smith_tree_get_parent (tree, variable));
  g_autofree char *address = smith_tree_dup_member (tree, server, "url");
  g_autofree char *old = smith_tree_dup_key (tree, variable);
  g_autofree char *changed = NULL;
  g_autofree char *json = NULL;

  if (strpbrk (name, "{}") != NULL)
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
                           _("The name of a variable has no braces; the address has them "
                             "around it"));
      return FALSE;
    }
  if (!smith_edit_rename_key (tree, variable, name, edits, error))
    return FALSE;
  changed = address != NULL && *old != '\0' ? dup_address (address, old, name) : NULL;
  if (g_strcmp0 (changed, address) == 0 || changed == NULL)
    return TRUE;
  json = smith_inspection_dup_json (changed);

  return smith_inspection_set_json (tree, smith_tree_get_member (tree, server, "url"), json, edits,
                                    error);
}
