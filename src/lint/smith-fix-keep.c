/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Leaving out operations, and finding those that are worth keeping. */

/* The operations of one path that go; the whole path when none stays. */
static void
leave_out (SmithCheck     *check,
           SmithNode       member,
           const gboolean *is_kept,
           guint          *next,
           GArray         *removed,
           GPtrArray      *losses)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  SmithNode item = smith_api_resolve (api, member);
  g_autofree char *path = smith_tree_dup_key (tree, member);
  guint from = *next, n_kept = 0;

  for (; *next < smith_api_get_n_operations (api); (*next)++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, *next);

      if (operation->path_node != item || !g_str_equal (operation->path, path))
        break;
      n_kept += is_kept[*next] ? 1 : 0;
    }
  if (n_kept == *next - from && n_kept > 0)
    return;

  for (guint i = from; i < *next; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      g_autofree char *title = NULL;

      if (is_kept[i] || (n_kept > 0 && item != member))
        continue;
      title = smith_fix_dup_title (operation);
      if (operation->operation_id != NULL)
        smith_fix_lose (losses, _("%s (%s) is left out"), title, operation->operation_id);
      else
        smith_fix_lose (losses, _("%s is left out"), title);
      if (n_kept > 0)
        g_array_append_val (removed, operation->node);
    }
  if (n_kept == 0)
    g_array_append_val (removed, member);
}

/* The operations that go, or their paths where none stays. */
static GArray *
list_removed (SmithCheck     *check,
              const gboolean *is_kept,
              GPtrArray      *losses)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  GArray *removed = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  guint next = 0;

  for (SmithNode member = smith_tree_get_first (tree, paths); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (tree, member))
    if (smith_tree_get_kind (tree, member) == SMITH_NODE_OBJECT)
      leave_out (check, member, is_kept, &next, removed, losses);

  return removed;
}

/* Puts what they lead to in the place of references. */
static gboolean
copy_targets (SmithTree  *tree,
              GArray     *refs,
              GPtrArray  *edits,
              GError    **error)
{
  for (guint i = 0; i < refs->len; i++)
    {
      SmithNode ref = g_array_index (refs, SmithNode, i);
      SmithEditValue value = { tree, smith_ref_resolve (tree, ref, NULL) };

      if (value.node == SMITH_NODE_NONE)
        return smith_fix_fail (error, _("A reference leads into what is left out"));
      if (!smith_edit_set (tree, ref, value, edits, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * smith_fix_copy_shared:
 * @is_kept: for each operation, whether it stays
 *
 * Copies what stays and refers into a path that goes.  The copies can do so again.
 */
gboolean
smith_fix_copy_shared (SmithCheck      *check,
                       const gboolean  *is_kept,
                       GPtrArray       *edits,
                       GError         **error)
{
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) removed = list_removed (check, is_kept, losses);
  g_autoptr(GArray) cut = NULL;
  g_autoptr(GArray) unused G_GNUC_UNUSED = smith_fix_list_unused (check, removed, &cut);

  return copy_targets (smith_check_get_tree (check), cut, edits, error);
}

/**
 * smith_fix_remove_operations:
 * @is_kept: for each operation, whether it stays
 *
 * Leaves out operations, paths without any, and the components that only they used.  What
 * stays and refers into a path that goes gets a copy.
 */
gboolean
smith_fix_remove_operations (SmithCheck      *check,
                             const gboolean  *is_kept,
                             GPtrArray       *edits,
                             GPtrArray       *losses,
                             GError         **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) removed = list_removed (check, is_kept, losses);
  g_autoptr(GArray) unused = NULL;
  g_autoptr(GArray) cut = NULL;
  guint n_parts = removed->len;

  if (removed->len == 0)
    return TRUE;

  unused = smith_fix_list_unused (check, removed, &cut);
  if (!copy_targets (tree, cut, edits, error))
    return FALSE;
  g_array_append_vals (removed, unused->data, unused->len);
  if (smith_edit_remove (tree, (const SmithNode *) (gpointer) removed->data, removed->len, edits,
                         NULL))
    return TRUE;

  /* an anchor in a component is in use elsewhere: that one stays for now */
  return smith_edit_remove (tree, (const SmithNode *) (gpointer) removed->data, n_parts, edits,
                            error);
}

static gboolean
is_named (const SmithOperation *operation,
          const char           *name)
{
  const char *space = strchr (name, ' ');

  if (g_strcmp0 (operation->operation_id, name) == 0)
    return TRUE;

  return space != NULL && (gsize) (space - name) == strlen (operation->method) &&
         g_ascii_strncasecmp (name, operation->method, strlen (operation->method)) == 0 &&
         g_str_equal (space + 1, operation->path);
}

/* Marks the operations that are named: by operationId, or as `get /path`. */
gboolean
smith_fix_mark_named (SmithCheck         *check,
                      const char *const  *names,
                      gboolean           *is_kept,
                      GError            **error)
{
  SmithApi *api = smith_check_get_api (check);

  for (; names != NULL && *names != NULL; names++)
    {
      gboolean is_found = FALSE;

      for (guint i = 0; i < smith_api_get_n_operations (api); i++)
        if (is_named (smith_api_get_operation (api, i), *names))
          is_kept[i] = is_found = TRUE;
      if (is_found)
        continue;
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_UNKNOWN,
                   _("There is no operation “%s” in the document"), *names);
      return FALSE;
    }

  return TRUE;
}

/**
 * smith_fix_find_operation:
 *
 * Returns: the index of the operation that a problem is about or in, or -1
 */
int
smith_fix_find_operation (SmithCheck            *check,
                          const SmithDiagnostic *problem)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  SmithNode item = SMITH_NODE_NONE, method = SMITH_NODE_NONE;

  if (problem->operation >= 0 || problem->node == SMITH_NODE_NONE)
    return problem->operation;

  for (SmithNode node = problem->node; node != SMITH_NODE_NONE && node != paths;
       node = smith_tree_get_parent (tree, node))
    {
      method = item;
      item = node;
    }
  if (method == SMITH_NODE_NONE || smith_tree_get_parent (tree, item) != paths)
    return -1;
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    if (smith_api_get_operation (api, i)->node == method)
      return (int) i;

  return -1;
}

/**
 * smith_fix_list_sound:
 *
 * Returns: (transfer full): for each operation, whether the platform offers it and neither it
 *   nor a component that it uses has a problem that blocks or drops
 */
gboolean *
smith_fix_list_sound (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  guint n = smith_api_get_n_operations (api);
  gboolean *is_sound = g_new (gboolean, n + 1);
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    is_sound[i] = smith_import_get_operation (smith_check_get_import (check), i)->is_available;
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);
      SmithNode component;
      int index;

      if (problem->class_ > SMITH_CLASS_DROPS || problem->node == SMITH_NODE_NONE)
        continue;
      index = smith_fix_find_operation (check, problem);
      if (index >= 0)
        is_sound[index] = FALSE;
      component = index < 0 ? smith_fix_find_component (tree, problem->node) : SMITH_NODE_NONE;
      if (component != SMITH_NODE_NONE)
        g_hash_table_add (broken, GUINT_TO_POINTER (component));
    }
  smith_fix_spread (check, broken);
  for (guint i = 0; i < n; i++)
    is_sound[i] = is_sound[i] &&
                  !smith_fix_refers_to_any (check, smith_api_get_operation (api, i)->node, broken);

  return is_sound;
}
