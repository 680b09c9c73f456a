/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-circle-place.h"

#include <string.h>

#include "lint/smith-check.h"
#include "lint/smith-schema-merge.h"
#include "lint/smith-schema-place.h"
#include "openapi/smith-schema-refs.h"

/* Whether @holder is a reference and no more, but for a description. */
static gboolean
is_plain_reference (SmithTree *tree,
                    SmithNode  holder)
{
  for (SmithNode node = smith_tree_get_first (tree, holder); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (!smith_tree_key_equals (tree, node, "$ref") &&
        !smith_tree_key_equals (tree, node, "description"))
      return FALSE;

  return TRUE;
}

/* Whether the importer takes @part for a schema.  Where none is expected, as in `definitions`,
 * it has not looked. */
static gboolean
is_sound (SmithTree *tree,
          SmithNode  part)
{
  g_autofree char *json = smith_schema_is_at (tree, part) ? NULL : smith_schema_print (tree, part);
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GBytes) text = NULL;
  char *document;

  if (json == NULL)
    return smith_schema_is_at (tree, part);

  document = g_strdup_printf ("{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"\", "
                              "\"version\": \"\"}, \"components\": {\"schemas\": {\"A\": "
                              "%s}}}", json);
  text = g_bytes_new_take (document, strlen (document));
  check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, "document-model"))
      return FALSE;

  return TRUE;
}

/**
 * smith_circle_find_part:
 * @from: the component that @holder is in
 * @holder: a reference to a component or into one
 *
 * Returns: what @holder leads to when that is a part of a component, and a copy of it brings
 *   no other references than there are: then there is no circle but in the names; else
 *   %SMITH_NODE_NONE
 */
SmithNode
smith_circle_find_part (SmithTree *tree,
                        SmithNode  from,
                        SmithNode  holder)
{
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, holder));
  SmithNode part = smith_pointer_lookup (tree, pointer);
  g_autoptr(GArray) refs = NULL;

  if (strchr (pointer + strlen (SMITH_SCHEMA_PREFIX), '/') == NULL ||
      smith_tree_get_kind (tree, part) != SMITH_NODE_OBJECT || !is_plain_reference (tree, holder))
    return SMITH_NODE_NONE;
  for (SmithNode node = holder; node != SMITH_NODE_NONE; node = smith_tree_get_parent (tree, node))
    if (node == part)
      return SMITH_NODE_NONE;
  if (!is_sound (tree, part))
    return SMITH_NODE_NONE;
  refs = smith_schema_list_refs (tree, part);

  return refs->len == 0 || smith_schema_get_component (tree, holder) == from ? part
                                                                             : SMITH_NODE_NONE;
}
