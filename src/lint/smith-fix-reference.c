/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "openapi/smith-schema-refs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* References to component schemas that do not exist. */

static SmithNode
find_schemas (SmithTree *tree)
{
  SmithNode schemas = smith_tree_get_member (
    tree, smith_tree_get_member (tree, SMITH_NODE_ROOT, "components"), "schemas");

  return schemas != SMITH_NODE_NONE && smith_tree_get_kind (tree, schemas) == SMITH_NODE_OBJECT
           ? schemas
           : SMITH_NODE_NONE;
}

/* The name that @problem is about, or %NULL. */
static char *
dup_name (SmithTree             *tree,
          const SmithDiagnostic *problem)
{
  SmithNode ref = smith_ref_get (tree, problem->node);
  g_autofree char *pointer = ref != SMITH_NODE_NONE ? smith_tree_dup_string (tree, ref) : NULL;

  return pointer != NULL && g_str_has_prefix (pointer, SMITH_SCHEMA_PREFIX)
           ? g_strdup (pointer + strlen (SMITH_SCHEMA_PREFIX))
           : NULL;
}

/* Whether one letter more, less or other makes @a of @b. */
static gboolean
is_one_letter_off (const char *a,
                   const char *b)
{
  gsize m = strlen (a), n = strlen (b), i = 0, j = 0;

  if (m < 4 || n < 4 || (m > n ? m - n : n - m) > 1)
    return FALSE;
  while (i < m && i < n && a[i] == b[i])
    i++;
  while (j < m - i && j < n - i && a[m - 1 - j] == b[n - 1 - j])
    j++;

  return MAX (m, n) - i - j == 1;
}

/* The one component whose name is nearly @name; %NULL when there is none, or more. */
static char *
find_near (SmithTree  *tree,
           SmithNode   schemas,
           const char *name)
{
  g_autofree char *found = NULL;
  gboolean is_unique = TRUE;

  for (SmithNode node = smith_tree_get_first (tree, schemas); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *key = smith_tree_dup_key (tree, node);

      if (g_ascii_strcasecmp (key, name) != 0 && !is_one_letter_off (key, name))
        continue;
      is_unique = found == NULL;
      g_free (found);
      found = g_steal_pointer (&key);
      if (!is_unique)
        return NULL;
    }

  return g_steal_pointer (&found);
}

/* The `$ref` of every place that the problem is about, each once. */
static GArray *
list_refs (SmithTree             *tree,
           const SmithDiagnostic *problem,
           const char            *name)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *pointer = g_strconcat (SMITH_SCHEMA_PREFIX, name, NULL);
  guint n = problem->related != NULL ? problem->related->len : 0;

  for (guint i = 0; i <= n; i++)
    {
      const SmithRelated *related = i > 0 ? g_ptr_array_index (problem->related, i - 1) : NULL;
      SmithNode ref = smith_ref_get (tree, related != NULL ? related->node : problem->node);

      if (ref != SMITH_NODE_NONE && smith_tree_string_equals (tree, ref, pointer) &&
          g_hash_table_add (seen, GUINT_TO_POINTER (ref)))
        g_array_append_val (refs, ref);
    }

  return refs;
}

SMITH_FIX_PROBE (smith_fix_unknown_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schemas = find_schemas (tree);
  g_autofree char *name = dup_name (tree, problem);
  g_autofree char *near = NULL;

  if (name == NULL)
    return FALSE;
  near = schemas != SMITH_NODE_NONE ? find_near (tree, schemas, name) : NULL;
  fix->kind = SMITH_FIX_NARROWER;

  /* a slip of the pen would be gone for good */
  return near == NULL;
}

SMITH_FIX_MAKE (smith_fix_unknown_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *name = dup_name (tree, problem);
  g_autoptr(GArray) refs = NULL;

  if (name == NULL)
    return smith_fix_fail (error, _("There is no reference to a component here"));

  refs = list_refs (tree, problem, name);
  smith_fix_lose (losses, _("What referred to the component %s, which does not exist, now says "
                            "nothing of what is in it."), name);

  return smith_edit_remove (tree, (const SmithNode *) (void *) refs->data, refs->len, edits,
                            error);
}

SMITH_FIX_PROBE (smith_fix_ask_component_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schemas = find_schemas (tree);
  g_autofree char *name = dup_name (tree, problem);

  if (name == NULL || schemas == SMITH_NODE_NONE ||
      smith_tree_get_first (tree, schemas) == SMITH_NODE_NONE)
    return FALSE;

  fix->kind = SMITH_FIX_YOURS;
  fix->question = g_strdup_printf (_("Which component is meant by %s?"), name);
  fix->proposal = find_near (tree, schemas, name);

  return TRUE;
}

/* A reference to a component, as a fragment of a URI holds it. */
static char *
make_pointer (const char *name)
{
  g_autoptr(GString) token = g_string_new (name);

  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);
  g_string_replace (token, "%", "%25", 0);

  return g_strconcat (SMITH_SCHEMA_PREFIX, token->str, NULL);
}

SMITH_FIX_MAKE (smith_fix_ask_component_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schemas = find_schemas (tree);
  g_autofree char *name = dup_name (tree, problem);
  g_autofree char *plain = g_strstrip (g_strdup (answer != NULL ? answer : ""));
  g_autofree char *pointer = make_pointer (plain);
  g_autoptr(GArray) refs = NULL;

  if (name == NULL || schemas == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("There is no reference to a component here"));
  if (smith_tree_get_member (tree, schemas, plain) == SMITH_NODE_NONE)
    {
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                   _("There is no component named “%s”"), plain);
      return FALSE;
    }

  refs = list_refs (tree, problem, name);
  for (guint i = 0; i < refs->len; i++)
    if (!smith_fix_put_string (tree, g_array_index (refs, SmithNode, i), pointer, edits, error))
      return FALSE;

  return TRUE;
}
