/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-path-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of a path, and of what stands in it beside the methods that the platform knows. */

/* The slash belongs to the path, not to the server's address: so OpenAPI wants it, and so it
 * reads in every description that forgot it. */
static gboolean
probe_slash (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *path = smith_tree_dup_key (tree, problem->node);
  g_autofree char *with_slash = g_strconcat ("/", path, NULL);

  return strstr (path, "://") == NULL &&
         smith_tree_get_member (tree, smith_tree_get_parent (tree, problem->node), with_slash) ==
           SMITH_NODE_NONE;
}

static gboolean
make_slash (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *path = smith_tree_dup_key (tree, problem->node);
  g_autofree char *with_slash = g_strconcat ("/", path, NULL);

  return smith_edit_rename_component (tree, problem->node, with_slash, edits, error);
}

static gboolean
probe_case (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *key = smith_tree_dup_key (tree, problem->node);
  g_autofree char *lower = g_ascii_strdown (key, -1);

  return !g_str_equal (key, lower) &&
         g_strv_contains (smith_check_get_profile (check)->methods, lower) &&
         smith_tree_get_member (tree, smith_tree_get_parent (tree, problem->node), lower) ==
           SMITH_NODE_NONE;
}

static gboolean
make_case (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  g_autofree char *key = smith_tree_dup_key (smith_check_get_tree (check), problem->node);
  g_autofree char *lower = g_ascii_strdown (key, -1);

  return smith_edit_rename_component (smith_check_get_tree (check), problem->node, lower, edits,
                                      error);
}

static gboolean
is_extension (SmithTree *tree,
              SmithNode  field)
{
  g_autofree char *key = smith_tree_dup_key (tree, field);

  return g_str_has_prefix (key, "x-");
}

static gboolean
is_openapi_field (SmithTree *tree,
                  SmithNode  field)
{
  static const char *const fields[] = {
    "$ref", "summary", "description", "servers", "parameters",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (smith_tree_key_equals (tree, field, fields[i]))
      return TRUE;

  return smith_api_find_method (tree, field) != NULL;
}

/* Extensions say nothing about a call; what OpenAPI does not know either says nothing to any
 * reader, unless it looks like an operation. */
static gboolean
probe_extension (SmithCheck            *check,
                 const SmithDiagnostic *problem,
                 SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);

  if (is_openapi_field (tree, problem->node) || probe_case (check, problem, fix))
    return FALSE;
  fix->kind = is_extension (tree, problem->node) ? SMITH_FIX_SAME : SMITH_FIX_NARROWER;

  return TRUE;
}

static gboolean
make_extension (SmithCheck             *check,
                const SmithDiagnostic  *problem,
                const char             *answer,
                GPtrArray              *edits,
                GPtrArray              *losses,
                GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *key = smith_tree_dup_key (tree, problem->node);
  g_autofree char *path = smith_fix_dup_path (check, problem->node);

  if (!is_extension (tree, problem->node))
    smith_fix_lose (losses, _("The field %s of the path %s is left out"), key, path);

  return smith_fix_remove (check, problem->node, edits, error);
}

/* A method of OpenAPI that the platform does not know. */
static gboolean
probe_method (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  return smith_api_find_method (smith_check_get_tree (check), problem->node) != NULL;
}

static gboolean
make_method (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *key = smith_tree_dup_key (tree, problem->node);
  g_autofree char *method = g_ascii_strup (key, -1);
  g_autofree char *path = smith_fix_dup_path (check, problem->node);
  SmithNode item = smith_tree_get_parent (tree, problem->node);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  gboolean is_alone = smith_tree_get_n_children (tree, item) == 1 &&
                      smith_tree_get_parent (tree, item) == paths;

  smith_fix_lose (losses, _("%s %s is left out"), method, path);
  return smith_fix_remove (check, is_alone ? item : problem->node, edits, error);
}

const SmithFixRow smith_path_fixes[] = {
  {
    {
      .id = "operation-add-slash",
      .rules = (const char *const[]) { "operation-path-slash", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Add the Slash"),
      .what = N_("Puts a slash in front of the path."),
    },
    probe_slash,
    make_slash,
  },
  {
    {
      .id = "operation-take-parameters",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Move Into the Operations"),
      .what = N_("Writes the path's parameters into each of its operations."),
    },
    smith_fix_probe_take_parameters,
    smith_fix_make_take_parameters,
  },
  {
    {
      .id = "operation-take-text",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Move Into the Operations"),
      .what = N_("Gives the path's text to its operations that have none, or removes it."),
    },
    smith_fix_probe_take_text,
    smith_fix_make_take_text,
  },
  {
    {
      .id = "operation-use-server",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Use the Action's Server"),
      .what = N_("Removes the path's servers, and lengthens the path where they are under the "
                 "action's server; a path at another address is left out."),
    },
    smith_fix_probe_use_server,
    smith_fix_make_use_server,
  },
  {
    {
      .id = "operation-lower-case",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Method in Lower Case"),
      .what = N_("Writes a method as OpenAPI does."),
    },
    probe_case,
    make_case,
  },
  {
    {
      .id = "operation-remove-field",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Remove the Field"),
      .what = N_("Removes an extension, or a field that OpenAPI does not know there."),
    },
    probe_extension,
    make_extension,
  },
  {
    {
      .id = "operation-remove-method",
      .rules = (const char *const[]) { "operation-method", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out the Operation"),
      .what = N_("Removes an operation whose method ChatGPT does not know."),
    },
    probe_method,
    make_method,
  },
};

const guint smith_n_path_fixes = G_N_ELEMENTS (smith_path_fixes);
