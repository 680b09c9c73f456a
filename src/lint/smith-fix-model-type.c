/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values of another type that can be read in one way only. */

static const char *
find_location (const char *name)
{
  static const char *const locations[] = { "query", "header", "path", "cookie" };

  for (gsize i = 0; i < G_N_ELEMENTS (locations); i++)
    if (g_ascii_strcasecmp (name, locations[i]) == 0)
      return locations[i];

  return NULL;
}

/* Objects that other versions of OpenAPI, or other habits, write as a mere text. */
static const char *
find_text_key (const SmithModelPlace *place)
{
  static const struct { const char *class, *key; } keys[] = {
    { "Tag", "name" }, { "Server", "url" }, { "License", "name" }, { "Contact", "name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_has_suffix (place->message, keys[i].class))
      return keys[i].key;

  return NULL;
}

static gboolean
set (SmithCheck  *check,
     SmithNode    node,
     const char  *json,
     GPtrArray   *edits,
     GError     **error)
{
  return edits == NULL || smith_fix_put_json (smith_check_get_tree (check), node, json, edits,
                                              error);
}

static gboolean
wrap (SmithCheck  *check,
      SmithNode    node,
      const char  *key,
      GPtrArray   *edits,
      GError     **error)
{
  return edits == NULL ||
         smith_edit_wrap (smith_check_get_tree (check), node, key, edits, error);
}

static gboolean
to_object (SmithCheck             *check,
           const SmithModelPlace  *place,
           GPtrArray              *edits,
           GError                **error)
{
  SmithNodeKind kind = smith_tree_get_kind (smith_check_get_tree (check), place->node);
  const char *key = find_text_key (place);

  if (kind == SMITH_NODE_NULL)
    return set (check, place->node, "{}", edits, error);
  if (kind == SMITH_NODE_STRING && key != NULL)
    return wrap (check, place->node, key, edits, error);

  return smith_fix_fail (error, _("What object is meant is not known"));
}

/* Lists that hold objects, where one stands alone. */
static gboolean
is_list_of_objects (SmithTree *tree,
                    SmithNode  node)
{
  static const struct { const char *key, *field; } lists[] = {
    { "servers", "url" }, { "parameters", "name" }, { "tags", "name" }, { "allOf", NULL },
    { "anyOf", NULL }, { "oneOf", NULL }, { "security", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (smith_tree_key_equals (tree, node, lists[i].key))
      return lists[i].field == NULL ||
             smith_tree_get_member (tree, node, lists[i].field) != SMITH_NODE_NONE;

  return FALSE;
}

static gboolean
to_list (SmithCheck             *check,
         const SmithModelPlace  *place,
         GPtrArray              *edits,
         GError                **error)
{
  static const char *const texts[] = { "tags", "required" };
  SmithTree *tree = smith_check_get_tree (check);
  SmithNodeKind kind = smith_tree_get_kind (tree, place->node);

  if (kind == SMITH_NODE_NULL)
    return set (check, place->node, "[]", edits, error);
  if (kind == SMITH_NODE_OBJECT && is_list_of_objects (tree, place->node))
    return wrap (check, place->node, NULL, edits, error);
  for (gsize i = 0; i < G_N_ELEMENTS (texts) && kind == SMITH_NODE_STRING; i++)
    if (smith_tree_key_equals (tree, place->node, texts[i]))
      return wrap (check, place->node, NULL, edits, error);

  return smith_fix_fail (error, _("What list is meant is not known"));
}

static gboolean
to_location (SmithCheck             *check,
             const SmithModelPlace  *place,
             GPtrArray              *edits,
             GError                **error)
{
  g_autofree char *text = smith_tree_dup_string (smith_check_get_tree (check), place->node);
  const char *location = text != NULL ? find_location (text) : NULL;

  if (location == NULL)
    return smith_fix_fail (error, _("Where the parameter travels is not known"));

  return edits == NULL || smith_fix_put_string (smith_check_get_tree (check), place->node, location,
                                                edits, error);
}

/**
 * smith_fix_retype:
 * @edits: (nullable): %NULL to ask whether it can be done
 *
 * Writes a value of another type as the one that is wanted.
 */
gboolean
smith_fix_retype (SmithCheck             *check,
                  const SmithModelPlace  *place,
                  GPtrArray              *edits,
                  GError                **error)
{
  if (place->node == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("There is no value"));
  if (g_str_has_prefix (place->message, SMITH_MODEL_NOT_OBJECT))
    return to_object (check, place, edits, error);
  if (g_str_equal (place->message, SMITH_MODEL_NOT_LIST))
    return to_list (check, place, edits, error);
  if (smith_fix_ends_with (place, "'Parameter', 'in')"))
    return to_location (check, place, edits, error);

  return smith_fix_fail (error, _("The value cannot be read as another type"));
}
