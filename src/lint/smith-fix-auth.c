/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "base/smith-json-writer.h"
#include "lint/smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of sign-in.  An action signs in by one scheme, whatever the document offers.  A
 * requirement is one of several ways; all schemes in it are wanted together (OpenAPI 3.1.1
 * §4.8.30). */

static SmithNode
get_schemes (SmithTree *tree)
{
  return smith_tree_get_member (tree, smith_tree_get_member (tree, SMITH_NODE_ROOT, "components"),
                                "securitySchemes");
}

/* The lists of requirements: the document's, and each operation's own. */
static GArray *
list_requirements (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  GArray *lists = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (int i = -1; i < (int) smith_api_get_n_operations (api); i++)
    {
      SmithNode owner = i < 0 ? SMITH_NODE_ROOT : smith_api_get_operation (api, (guint) i)->node;
      SmithNode list = smith_tree_get_member (tree, owner, "security");

      if (list != SMITH_NODE_NONE && smith_tree_get_first (tree, list) != SMITH_NODE_NONE)
        g_array_append_val (lists, list);
    }

  return lists;
}

/* Whether @requirement is met by @scheme alone, or by nothing at all. */
static gboolean
is_met (SmithTree  *tree,
        SmithNode   requirement,
        const char *scheme)
{
  for (SmithNode node = smith_tree_get_first (tree, requirement); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (!smith_tree_key_equals (tree, node, scheme))
      return FALSE;

  return TRUE;
}

static gboolean
is_any_met (SmithTree  *tree,
            SmithNode   list,
            const char *scheme)
{
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (is_met (tree, node, scheme))
      return TRUE;

  return FALSE;
}

/* How many operations can be called with @scheme alone. */
static guint
count_users (SmithCheck *check,
             const char *scheme)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  SmithNode all = smith_tree_get_member (tree, SMITH_NODE_ROOT, "security");
  guint n = 0;

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      SmithNode list = smith_tree_get_member (tree, smith_api_get_operation (api, i)->node,
                                              "security");

      n += is_any_met (tree, list != SMITH_NODE_NONE ? list : all, scheme) ? 1 : 0;
    }

  return n;
}

/* One that the dialog can be set to, if an operation can be called with it: with another
 * none can, whatever the document says.  Then the one with which most can be called; then the
 * first. */
static SmithNode
find_best (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode best = SMITH_NODE_NONE;
  guint64 best_value = 0;

  for (SmithNode node = smith_tree_get_first (tree, get_schemes (tree)); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);
      SmithNode scheme = smith_api_resolve (smith_check_get_api (check), node);
      guint64 value = 2 * (guint64) count_users (check, name);

      if (smith_scheme_is_offered (check, scheme))
        value += value > 0 ? (guint64) 1 << 40 : 1;
      if (best == SMITH_NODE_NONE || value > best_value)
        {
          best = node;
          best_value = value;
        }
    }

  return best;
}

/* Whether every operation that wants a sign-in can do with @scheme. */
static gboolean
is_enough (SmithCheck *check,
           const char *scheme)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) lists = list_requirements (check);

  for (guint i = 0; i < lists->len; i++)
    if (!is_any_met (tree, g_array_index (lists, SmithNode, i), scheme))
      return FALSE;

  return TRUE;
}

/* Narrower where one scheme serves all.  Where it does not, some operations could no longer be
 * called whatever is kept, so a person says which scheme the action is set to. */
static gboolean
probe_schemes (SmithCheck            *check,
               const SmithDiagnostic *problem,
               SmithFix              *fix)
{
  g_autofree char *best = smith_tree_dup_key (smith_check_get_tree (check), find_best (check));

  fix->kind = is_enough (check, best) ? SMITH_FIX_NARROWER : SMITH_FIX_YOURS;
  if (fix->kind == SMITH_FIX_NARROWER)
    return TRUE;
  fix->question = g_strdup (_("By which of its security schemes does the action sign in?"));
  fix->proposal = g_steal_pointer (&best);

  return TRUE;
}

/* Marks the ways to sign in that @scheme does not meet. */
static void
add_unmet (SmithTree  *tree,
           SmithNode   list,
           const char *scheme,
           GArray     *removed)
{
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (!is_met (tree, node, scheme))
      g_array_append_val (removed, node);
}

/* `[{"KEPT":[]}]` */
static char *
print_requirement (const char *scheme)
{
  GString *out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_array (writer);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, scheme);
  smith_json_writer_begin_array (writer);
  smith_json_writer_end_array (writer);
  smith_json_writer_end_object (writer);
  smith_json_writer_end_array (writer);

  return g_string_free (out, FALSE);
}

static gboolean
make_schemes (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schemes = get_schemes (tree);
  SmithNode best = answer != NULL ? smith_tree_get_member (tree, schemes, answer)
                                  : find_best (check);
  g_autofree char *kept = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GArray) lists = list_requirements (check);
  g_autoptr(GArray) removed = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  if (best == SMITH_NODE_NONE)
    return smith_fix_fail_answer (error, _("The document has no security scheme of that name"));
  kept = smith_tree_dup_key (tree, best);
  json = print_requirement (kept);

  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);

      if (node == best)
        continue;
      g_array_append_val (removed, node);
      smith_fix_lose (losses, _("The security scheme %s is left out; %s stays"), name, kept);
    }
  for (guint i = 0; i < lists->len; i++)
    {
      SmithNode list = g_array_index (lists, SmithNode, i);

      /* an empty list would say that no sign-in is needed */
      if (is_any_met (tree, list, kept))
        add_unmet (tree, list, kept, removed);
      else if (!smith_fix_put_json (tree, list, json, edits, error))
        return FALSE;
    }

  return smith_edit_remove (tree, (const SmithNode *) (gpointer) removed->data, removed->len,
                            edits, error);
}

const SmithFixRow smith_auth_fixes[] = {
  {
    {
      .id = "auth-keep-scheme",
      .rules = (const char *const[]) { "auth-multiple-schemes", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Keep One Security Scheme"),
      .what = N_("Keeps the scheme by which most operations can be called, and removes the "
                 "others."),
    },
    probe_schemes,
    make_schemes,
  },
};

const guint smith_n_auth_fixes = G_N_ELEMENTS (smith_auth_fixes);
