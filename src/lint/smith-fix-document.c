/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of the document as a whole: version and components. */

/* Which line of OpenAPI a document is of: the version up to its second number. */
typedef enum
{
  VERSION_OTHER,
  VERSION_3_0,
  VERSION_3_1,
} Version;

/* As text or, where the quotes were forgotten, as a number. */
static Version
read_version (SmithTree *tree,
              SmithNode  node)
{
  g_autofree char *text = smith_tree_dup_string (tree, node);

  if (text == NULL && smith_tree_get_kind (tree, node) == SMITH_NODE_NUMBER)
    {
      gsize length;
      const char *raw = smith_tree_peek_raw (tree, node, &length);

      text = g_strndup (raw, length);
    }
  if (text == NULL || strlen (text) < 3 || (text[3] != '\0' && text[3] != '.'))
    return VERSION_OTHER;

  return strncmp (text, "3.0", 3) == 0   ? VERSION_3_0
         : strncmp (text, "3.1", 3) == 0 ? VERSION_3_1
                                         : VERSION_OTHER;
}

static gboolean
probe_version (SmithCheck            *check,
               const SmithDiagnostic *problem,
               SmithFix              *fix)
{
  return read_version (smith_check_get_tree (check), problem->node) != VERSION_OTHER;
}

/* The oldest version that the platform takes says least about what a document may hold. */
static const char *
get_oldest_version (SmithCheck *check)
{
  const char *const *versions = smith_check_get_profile (check)->versions;

  return versions[g_strv_length ((char **) versions) - 1];
}

static gboolean
make_version (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  if (read_version (smith_check_get_tree (check), problem->node) == VERSION_3_0 &&
      !smith_fix_convert_schemas (check, edits, losses, error))
    return FALSE;

  return smith_fix_put_string (smith_check_get_tree (check), problem->node,
                               get_oldest_version (check), edits, error);
}

/* The platform wants an object where there is `components`.  What stands there instead is
 * nothing, or an empty list as PHP prints an empty object: no reference leads into either. */
static gboolean
probe_schemas (SmithCheck            *check,
               const SmithDiagnostic *problem,
               SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemas = smith_tree_get_member (tree, components, "schemas");

  return schemas == SMITH_NODE_NONE || smith_tree_get_kind (tree, schemas) == SMITH_NODE_NULL ||
         (smith_tree_get_kind (tree, schemas) == SMITH_NODE_ARRAY &&
          smith_tree_get_n_children (tree, schemas) == 0);
}

static gboolean
make_schemas (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemas = smith_tree_get_member (tree, components, "schemas");

  if (schemas == SMITH_NODE_NONE)
    return smith_fix_put_member (tree, components, "schemas", SMITH_NODE_NONE, "{}", edits, error);

  return smith_fix_put_json (tree, schemas, "{}", edits, error);
}

/* What nothing refers to takes no part in any call.  It still counts for the size, and its
 * mistakes still block. */
static gboolean
probe_unused (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode component;

  if (g_str_equal (problem->rule, "document-size"))
    return g_hash_table_size (smith_fix_get_unused (check)) > 0;

  component = smith_fix_find_component (tree, problem->node);
  return component != SMITH_NODE_NONE &&
         g_hash_table_contains (smith_fix_get_unused (check), GUINT_TO_POINTER (component));
}

static gboolean
make_unused (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  g_autoptr(GArray) unused = smith_fix_list_unused (check, NULL, NULL);

  if (unused->len == 0)
    return smith_fix_fail (error, _("All components are in use"));

  return smith_edit_remove (smith_check_get_tree (check),
                            (const SmithNode *) (gpointer) unused->data, unused->len, edits,
                            error);
}

const SmithFixRow smith_document_fixes[] = {
  {
    {
      .id = "document-upgrade",
      .rules = (const char *const[]) { "document-version", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Change to Version 3.1"),
      .what = N_("Writes the version that ChatGPT takes, and the keywords of 3.0 in their 3.1 "
                 "form."),
    },
    probe_version,
    make_version,
  },
  {
    {
      .id = "document-untab",
      .rules = (const char *const[]) { "document-tab", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Write a Space Instead"),
      .what = N_("Writes a space for a tab between values, and nothing for one at the end of a "
                 "line."),
    },
    smith_fix_tab_probe,
    smith_fix_tab_make,
  },
  {
    {
      .id = "document-remove-unused",
      .rules = (const char *const[]) { "document-size", "document-model", "schema-circular",
                                       "schema-unknown-component", "schema-bare-object", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove Unused Components"),
      .what = N_("Removes the components that nothing refers to."),
    },
    probe_unused,
    make_unused,
  },
  {
    {
      .id = "document-add-schemas",
      .rules = (const char *const[]) { "schema-components", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Add an Empty Object"),
      .what = N_("Gives components an empty object schemas."),
    },
    probe_schemas,
    make_schemas,
  },
};

const guint smith_n_document_fixes = G_N_ELEMENTS (smith_document_fixes);
