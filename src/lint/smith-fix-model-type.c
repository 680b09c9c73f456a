/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values of another type that can be read in one way only. */

/* Names of types that other languages have for those of JSON Schema. */
static const char *
find_type (const char *name)
{
  static const struct { const char *name, *type; } names[] = {
    { "str", "string" }, { "text", "string" }, { "char", "string" }, { "varchar", "string" },
    { "uuid", "string" }, { "date", "string" }, { "datetime", "string" },
    { "date-time", "string" }, { "timestamp", "string" }, { "file", "string" },
    { "int", "integer" }, { "int32", "integer" }, { "int64", "integer" }, { "long", "integer" },
    { "float", "number" }, { "double", "number" }, { "decimal", "number" },
    { "numeric", "number" }, { "bool", "boolean" }, { "list", "array" }, { "map", "object" },
    { "dict", "object" }, { "hash", "object" }, { "none", "null" },
    { "string", "string" }, { "number", "number" }, { "integer", "integer" },
    { "boolean", "boolean" }, { "array", "array" }, { "object", "object" }, { "null", "null" },
  };
  g_autofree char *lower = g_strstrip (g_ascii_strdown (name, -1));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, lower))
      return names[i].type;

  return NULL;
}

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
    { "Discriminator", "propertyName" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_has_suffix (place->message, keys[i].class))
      return keys[i].key;

  return NULL;
}

static gboolean
is_empty (SmithTree *tree,
          SmithNode  node)
{
  return smith_tree_get_kind (tree, node) == SMITH_NODE_NULL ||
         smith_tree_get_first (tree, node) == SMITH_NODE_NONE;
}

static gboolean
set (SmithCheck  *check,
     SmithNode    node,
     const char  *json,
     GPtrArray   *edits,
     GError     **error)
{
  return edits == NULL || smith_fix_set_json (check, node, json, edits, error);
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

/* An empty list is how PHP prints an empty object, and `true` a schema that takes anything. */
static gboolean
to_object (SmithCheck             *check,
           const SmithModelPlace  *place,
           GPtrArray              *edits,
           GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNodeKind kind = smith_tree_get_kind (tree, place->node);
  const char *key = find_text_key (place);

  if ((kind == SMITH_NODE_ARRAY || kind == SMITH_NODE_NULL) && is_empty (tree, place->node))
    return set (check, place->node, "{}", edits, error);
  if (kind == SMITH_NODE_BOOLEAN && smith_tree_get_boolean (tree, place->node) &&
      (g_str_has_suffix (place->message, "Schema") ||
       g_str_has_suffix (place->message, "Reference")))
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

  if ((kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_NULL) && is_empty (tree, place->node))
    return set (check, place->node, "[]", edits, error);
  if (kind == SMITH_NODE_OBJECT && is_list_of_objects (tree, place->node))
    return wrap (check, place->node, NULL, edits, error);
  for (gsize i = 0; i < G_N_ELEMENTS (texts) && kind == SMITH_NODE_STRING; i++)
    if (smith_tree_key_equals (tree, place->node, texts[i]))
      return wrap (check, place->node, NULL, edits, error);

  return smith_fix_fail (error, _("What list is meant is not known"));
}

static gboolean
to_word (SmithCheck             *check,
         const SmithModelPlace  *place,
         GPtrArray              *edits,
         GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *text = smith_tree_dup_string (tree, place->node);
  const char *word = NULL;

  if (text == NULL && smith_tree_get_kind (tree, place->node) == SMITH_NODE_NULL)
    word = strstr (place->message, "'null'") != NULL ? "null" : NULL;
  else if (text != NULL)
    word = strstr (place->message, "'cookie'") != NULL ? find_location (text) : find_type (text);
  if (word == NULL)
    return smith_fix_fail (error, _("Which of the words is meant is not known"));

  return edits == NULL || smith_fix_set_text (check, place->node, word, edits, error);
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
  if (g_str_has_prefix (place->message, "Input should be a valid dictionary"))
    return to_object (check, place, edits, error);
  if (g_str_equal (place->message, "Input should be a valid list"))
    return to_list (check, place, edits, error);
  if (g_str_has_prefix (place->message, "Input should be '"))
    return to_word (check, place, edits, error);

  return smith_fix_fail (error, _("The value cannot be read as another type"));
}
