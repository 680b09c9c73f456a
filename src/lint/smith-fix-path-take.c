/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-path-private.h"

#include "doc/smith-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands at a path and means its operations: parameters, texts and servers. */

static gboolean
is_method (SmithCheck *check,
           SmithNode   node)
{
  g_autofree char *key = smith_tree_dup_key (smith_check_get_tree (check), node);

  return g_strv_contains (smith_check_get_profile (check)->methods, key);
}

/* The operations beside @field that the platform knows, in the order of the text. */
static GArray *
list_beside (SmithCheck *check,
             SmithNode   field)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode item = smith_tree_get_parent (tree, field);
  GArray *operations = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (SmithNode node = smith_tree_get_first (tree, item); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (is_method (check, node) && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT)
      g_array_append_val (operations, node);

  return operations;
}

char *
smith_fix_dup_path (SmithCheck *check,
                    SmithNode   field)
{
  SmithTree *tree = smith_check_get_tree (check);

  return smith_tree_dup_key (tree, smith_tree_get_parent (tree, field));
}

/* Whether the list has a parameter of that name and location (OpenAPI 3.1.1 §4.8.10.1). */
static gboolean
has_parameter (SmithCheck *check,
               SmithNode   list,
               SmithNode   parameter)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *name = smith_tree_dup_member (tree, parameter, "name");
  g_autofree char *location = smith_tree_dup_member (tree, parameter, "in");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode own = smith_api_resolve (smith_check_get_api (check), node);
      g_autofree char *own_name = smith_tree_dup_member (tree, own, "name");
      g_autofree char *own_location = smith_tree_dup_member (tree, own, "in");

      if (g_strcmp0 (own_name, name) == 0 && g_strcmp0 (own_location, location) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
smith_fix_probe_take_parameters (SmithCheck            *check,
                                 const SmithDiagnostic *problem,
                                 SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);

  return smith_tree_key_equals (tree, problem->node, "parameters") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_ARRAY;
}

/* Parameters of the path that an operation does not have itself; NULL with @error set when one
 * cannot be told. */
static GArray *
list_missing (SmithCheck  *check,
              SmithNode    field,
              SmithNode    own_list,
              GError     **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (SmithNode node = smith_tree_get_first (tree, field); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode target = smith_api_resolve (smith_check_get_api (check), node);
      SmithNode name = smith_tree_get_member (tree, target, "name");

      if (name == SMITH_NODE_NONE || smith_tree_get_kind (tree, name) != SMITH_NODE_STRING)
        {
          smith_fix_fail (error, _("One of the path's parameters has no name, or its reference "
                                   "leads nowhere"));
          return NULL;
        }
      if (!has_parameter (check, own_list, target))
        g_array_append_val (missing, target);
    }

  return g_steal_pointer (&missing);
}

static gboolean
print_list (SmithTree *tree,
            GArray    *nodes,
            GString   *out)
{
  SmithNode refused;

  g_string_append_c (out, '[');
  for (guint i = 0; i < nodes->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!smith_print_json (tree, g_array_index (nodes, SmithNode, i), SMITH_JSON_COMPACT, out,
                             &refused))
        return FALSE;
    }
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
add_parameters (SmithCheck  *check,
                SmithNode    field,
                SmithNode    operation,
                GPtrArray   *edits,
                GError     **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode list = smith_tree_get_member (tree, operation, "parameters");
  SmithNode first = smith_tree_get_first (tree, list);
  g_autoptr(GArray) missing = list_missing (check, field, list, error);
  g_autoptr(GString) json = NULL;

  if (missing == NULL)
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  if (first != SMITH_NODE_NONE && smith_tree_get_kind (tree, list) == SMITH_NODE_ARRAY)
    {
      for (guint i = 0; i < missing->len; i++)
        {
          SmithEditValue value = { tree, g_array_index (missing, SmithNode, i) };

          if (!smith_edit_insert_element (tree, list, first, value, edits, error))
            return FALSE;
        }
      return TRUE;
    }

  json = g_string_new (NULL);
  if (!print_list (tree, missing, json))
    return smith_fix_fail (error, _("A parameter holds a number that JSON does not have"));
  if (list != SMITH_NODE_NONE)
    return smith_fix_put_json (tree, list, json->str, edits, error);

  return smith_fix_put_member (tree, operation, "parameters",
                               smith_tree_get_member (tree, operation, "responses"), json->str,
                               edits, error);
}

gboolean
smith_fix_make_take_parameters (SmithCheck             *check,
                                const SmithDiagnostic  *problem,
                                const char             *answer,
                                GPtrArray              *edits,
                                GPtrArray              *losses,
                                GError                **error)
{
  g_autoptr(GArray) operations = list_beside (check, problem->node);

  for (guint i = 0; i < operations->len; i++)
    if (!add_parameters (check, problem->node, g_array_index (operations, SmithNode, i), edits,
                         error))
      return FALSE;

  return smith_fix_remove (check, problem->node, edits, error);
}

static gboolean
has_text (SmithTree *tree,
          SmithNode  operation)
{
  return smith_tree_get_member (tree, operation, "summary") != SMITH_NODE_NONE ||
         smith_tree_get_member (tree, operation, "description") != SMITH_NODE_NONE;
}

/* The operations that the path's text is to say something about: those without a text. */
static GArray *
list_silent (SmithCheck *check,
             SmithNode   field)
{
  SmithTree *tree = smith_check_get_tree (check);
  GArray *operations = list_beside (check, field);

  for (guint i = operations->len; i-- > 0; )
    if (has_text (tree, g_array_index (operations, SmithNode, i)))
      g_array_remove_index (operations, i);

  return operations;
}

gboolean
smith_fix_probe_take_text (SmithCheck            *check,
                           const SmithDiagnostic *problem,
                           SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) silent = NULL;

  if (!smith_tree_key_equals (tree, problem->node, "summary") &&
      !smith_tree_key_equals (tree, problem->node, "description"))
    return FALSE;

  silent = list_silent (check, problem->node);
  fix->kind = silent->len > 0 ? SMITH_FIX_SAME : SMITH_FIX_NARROWER;

  return TRUE;
}

gboolean
smith_fix_make_take_text (SmithCheck             *check,
                          const SmithDiagnostic  *problem,
                          const char             *answer,
                          GPtrArray              *edits,
                          GPtrArray              *losses,
                          GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) silent = list_silent (check, problem->node);
  g_autofree char *text = smith_tree_dup_string (tree, problem->node);
  g_autofree char *key = smith_tree_dup_key (tree, problem->node);
  g_autofree char *path = smith_fix_dup_path (check, problem->node);

  for (guint i = 0; text != NULL && i < silent->len; i++)
    {
      SmithNode operation = g_array_index (silent, SmithNode, i);
      SmithNode before = smith_tree_get_first (tree, operation);
      SmithNode id = smith_tree_get_member (tree, operation, "operationId");

      if (id != SMITH_NODE_NONE)
        before = smith_tree_get_next (tree, id);
      if (!smith_fix_put_string_member (tree, operation, key, before, text, edits, error))
        return FALSE;
    }
  if (silent->len == 0)
    smith_fix_lose (losses, _("The %s of the path %s is left out; its operations have their own"),
                    key, path);

  return smith_fix_remove (check, problem->node, edits, error);
}

/* What the servers of a path mean beside the one that the platform calls for all: nothing when
 * they are the same, a longer path when they are under it; at any other address the
 * operations cannot be called. */
static char *
dup_server_rest (SmithCheck *check,
                 SmithNode   field)
{
  SmithTree *tree = smith_check_get_tree (check);
  const char *root = smith_import_get_server_url (smith_check_get_import (check));
  g_autofree char *url = smith_tree_dup_member (tree, smith_tree_get_first (tree, field), "url");
  gsize length = root != NULL ? strlen (root) : 0;

  while (length > 0 && root[length - 1] == '/')
    length--;
  while (url != NULL && g_str_has_suffix (url, "/"))
    url[strlen (url) - 1] = '\0';
  if (root == NULL || url == NULL || strncmp (url, root, length) != 0 ||
      (url[length] != '\0' && url[length] != '/') || strchr (url, '{') != NULL)
    return NULL;

  return g_strdup (url + length);
}

static gboolean
is_elsewhere (SmithCheck *check,
              SmithNode   field)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *url = smith_tree_dup_member (tree, smith_tree_get_first (tree, field), "url");

  return url != NULL && strstr (url, "://") != NULL && strchr (url, '{') == NULL;
}

gboolean
smith_fix_probe_use_server (SmithCheck            *check,
                            const SmithDiagnostic *problem,
                            SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *rest = NULL;

  if (!smith_tree_key_equals (tree, problem->node, "servers") ||
      smith_import_get_server_url (smith_check_get_import (check)) == NULL)
    return FALSE;

  rest = dup_server_rest (check, problem->node);
  if (rest == NULL && smith_tree_get_first (tree, problem->node) != SMITH_NODE_NONE)
    return is_elsewhere (check, problem->node);
  fix->kind = SMITH_FIX_SAME;

  return TRUE;
}

gboolean
smith_fix_make_use_server (SmithCheck             *check,
                           const SmithDiagnostic  *problem,
                           const char             *answer,
                           GPtrArray              *edits,
                           GPtrArray              *losses,
                           GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode item = smith_tree_get_parent (tree, problem->node);
  g_autofree char *rest = dup_server_rest (check, problem->node);
  g_autofree char *path = smith_fix_dup_path (check, problem->node);

  if (rest != NULL && *rest != '\0')
    {
      g_autofree char *longer = g_strconcat (rest, path, NULL);

      if (!smith_edit_rename_component (tree, item, longer, edits, error))
        return FALSE;
    }
  if (rest == NULL && smith_tree_get_first (tree, problem->node) != SMITH_NODE_NONE)
    {
      smith_fix_lose (losses, _("The path %s is left out: it is at an address of its own"), path);
      return smith_fix_remove (check, item, edits, error);
    }

  return smith_fix_remove (check, problem->node, edits, error);
}
