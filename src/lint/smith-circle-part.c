/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-circle-place.h"

#include "doc/smith-edit.h"
#include "lint/smith-schema-merge.h"
#include "lint/smith-schema-place.h"
#include "openapi/smith-schema-refs.h"

#include <string.h>

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

/* What is known of a part. */
typedef enum
{
  PART_UNKNOWN,
  PART_UNSOUND,  /* the importer would not take it for a schema */
  PART_REFERS,   /* there are references in it */
  PART_CLOSED,   /* there are none */
} PartState;

/* Whether the importer's model takes @part for a schema.  Where none is expected, as in
 * `definitions`, it has not looked. */
static gboolean
is_sound (SmithTree *tree,
          SmithNode  part)
{
  g_autofree char *json = NULL;
  g_autofree char *document = NULL;
  g_autoptr(SmithTree) alone = NULL;
  g_autoptr(GArray) lines = NULL;

  if (smith_schema_is_at (tree, part))
    return TRUE;
  json = smith_schema_print (tree, part);
  if (json == NULL)
    return FALSE;

  document = g_strdup_printf ("{\"info\": {\"title\": \"\", \"version\": \"\"}, "
                              "\"components\": {\"schemas\": {\"A\": %s}}}", json);
  alone = smith_edit_value_read (document, SMITH_SYNTAX_JSON, NULL);
  if (alone == NULL)
    return FALSE;
  lines = smith_model_check (alone, &smith_model_openapi, 1, NULL, NULL);

  return lines->len == 0;
}

/* Looks at all of @part when it is asked first. */
static PartState
get_state (SmithTree  *tree,
           SmithNode   part,
           GHashTable *parts)
{
  PartState state =
    (PartState) GPOINTER_TO_UINT (g_hash_table_lookup (parts, GUINT_TO_POINTER (part)));
  g_autoptr(GArray) refs = NULL;

  if (state != PART_UNKNOWN)
    return state;

  if (is_sound (tree, part))
    {
      refs = smith_schema_list_refs (tree, part);
      state = refs->len > 0 ? PART_REFERS : PART_CLOSED;
    }
  else
    state = PART_UNSOUND;
  g_hash_table_insert (parts, GUINT_TO_POINTER (part), GUINT_TO_POINTER (state));

  return state;
}

/**
 * smith_circle_find_part:
 * @from: the component that @holder is in
 * @holder: a reference to a component or into one
 * @parts: an empty table at first, which keeps what is found out about each part
 *
 * Looks at each part once, however many references lead to it.
 *
 * Returns: what @holder leads to when that is a part of a component, and a copy of it brings
 *   no other references than there are: then there is no circle but in the names; else
 *   %SMITH_NODE_NONE
 */
SmithNode
smith_circle_find_part (SmithTree  *tree,
                        SmithNode   from,
                        SmithNode   holder,
                        GHashTable *parts)
{
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, holder));
  SmithNode part = smith_pointer_lookup (tree, pointer);
  PartState state;

  if (strchr (pointer + strlen (SMITH_SCHEMA_PREFIX), '/') == NULL ||
      smith_tree_get_kind (tree, part) != SMITH_NODE_OBJECT || !is_plain_reference (tree, holder))
    return SMITH_NODE_NONE;
  for (SmithNode node = holder; node != SMITH_NODE_NONE; node = smith_tree_get_parent (tree, node))
    if (node == part)
      return SMITH_NODE_NONE;
  state = get_state (tree, part, parts);

  return state == PART_CLOSED ||
         (state == PART_REFERS && smith_schema_get_component (tree, holder) == from)
           ? part : SMITH_NODE_NONE;
}
