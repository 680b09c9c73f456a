/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "base/smith-json-writer.h"
#include "lint/smith-schema-merge.h"
#include "lint/smith-schema-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Slips inside schemas that can be meant in one way only. */

static gboolean
is_keyword (SmithTree  *tree,
            SmithNode   node,
            const char *keyword)
{
  return node > SMITH_NODE_ROOT && smith_tree_key_equals (tree, node, keyword) &&
         smith_schema_is_at (tree, smith_tree_get_parent (tree, node));
}

/* Whether @node stands among the properties of an object; its schema in @out_object. */
static gboolean
is_property (SmithTree *tree,
             SmithNode  node,
             SmithNode *out_object)
{
  SmithNode map = node > SMITH_NODE_ROOT ? smith_tree_get_parent (tree, node) : SMITH_NODE_NONE;

  if (map <= SMITH_NODE_ROOT || !is_keyword (tree, map, "properties"))
    return FALSE;
  *out_object = smith_tree_get_parent (tree, map);

  return TRUE;
}

/* `required` as a flag of a field, which the draft 3 of JSON Schema had. */

SMITH_FIX_PROBE (smith_fix_required_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode object, list;

  fix->kind = SMITH_FIX_SAME;
  if (!is_keyword (tree, problem->node, "required") ||
      smith_tree_get_kind (tree, problem->node) != SMITH_NODE_BOOLEAN)
    return FALSE;
  if (!is_property (tree, smith_tree_get_parent (tree, problem->node), &object))
    return !smith_tree_get_boolean (tree, problem->node);
  list = smith_tree_get_member (tree, object, "required");

  return list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) == SMITH_NODE_ARRAY;
}

/* Adds @names to the list of required fields. */
static gboolean
require (SmithTree   *tree,
         SmithNode    object,
         SmithNode    map,
         GPtrArray   *names,
         GPtrArray   *edits,
         GError     **error)
{
  SmithNode list = smith_tree_get_member (tree, object, "required");
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);

  smith_json_writer_begin_array (writer);
  for (SmithNode node = list != SMITH_NODE_NONE ? smith_tree_get_first (tree, list) : list;
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    {
      g_autofree char *old = smith_schema_print (tree, node);

      if (old == NULL)
        return smith_fix_fail (error, _("A number has no form in JSON"));
      smith_json_writer_raw (writer, old, strlen (old));
    }
  for (guint i = 0; i < names->len; i++)
    if (!smith_tree_has_string (tree, list, g_ptr_array_index (names, i)))
      smith_json_writer_string (writer, g_ptr_array_index (names, i));
  smith_json_writer_end_array (writer);

  return list != SMITH_NODE_NONE
           ? smith_fix_put_json (tree, list, json->str, edits, error)
           : smith_fix_put_member (tree, object, "required", map, json->str, edits, error);
}

/* The flags of all fields of the object go at once, since they become one list. */
SMITH_FIX_MAKE (smith_fix_required_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode field = smith_tree_get_parent (tree, problem->node);
  SmithNode map = smith_tree_get_parent (tree, field);
  g_autoptr(GArray) flags = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SmithNode object;

  if (!is_property (tree, field, &object))
    return smith_edit_remove (tree, &problem->node, 1, edits, error);

  for (SmithNode node = smith_tree_get_first (tree, map); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode flag = smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT
                         ? smith_tree_get_member (tree, node, "required")
                         : SMITH_NODE_NONE;

      if (smith_tree_get_kind (tree, flag) != SMITH_NODE_BOOLEAN)
        continue;
      g_array_append_val (flags, flag);
      if (smith_tree_get_boolean (tree, flag))
        g_ptr_array_add (names, smith_tree_dup_key (tree, node));
    }

  return smith_edit_remove (tree, (const SmithNode *) (void *) flags->data, flags->len, edits,
                            error) &&
         (names->len == 0 || require (tree, object, map, names, edits, error));
}

/* Types by the names that other languages have for them. */

static const char *
find_type (SmithTree *tree,
           SmithNode  node)
{
  static const struct
  {
    const char *word, *type;
  } words[] = {
    { "string", "string" }, { "str", "string" }, { "number", "number" }, { "float", "number" },
    { "double", "number" }, { "integer", "integer" }, { "int", "integer" },
    { "boolean", "boolean" }, { "bool", "boolean" }, { "array", "array" },
    { "object", "object" }, { "dict", "object" }, { "null", "null" },
  };
  const SmithModelType *type = smith_schema_type_at (tree, node);
  g_autofree char *text = NULL;

  if (type == NULL || type->kind != SMITH_MODEL_ENUM ||
      g_strcmp0 (type->name, "str-enum[DataType]") != 0)
    return NULL;
  if (smith_tree_get_kind (tree, node) == SMITH_NODE_NULL)
    return "null";
  text = smith_tree_dup_string (tree, node);
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      return words[i].type;

  return NULL;
}

SMITH_FIX_PROBE (smith_fix_type_probe)
{
  fix->kind = SMITH_FIX_SAME;

  return problem->node > SMITH_NODE_ROOT &&
         find_type (smith_check_get_tree (check), problem->node) != NULL;
}

SMITH_FIX_MAKE (smith_fix_type_make)
{
  SmithTree *tree = smith_check_get_tree (check);

  return smith_fix_put_string (tree, problem->node, find_type (tree, problem->node), edits, error);
}

/* A list of schemas at `items`: each element of the array had its own, in earlier drafts. */

SMITH_FIX_PROBE (smith_fix_items_probe)
{
  SmithTree *tree = smith_check_get_tree (check);

  fix->kind = SMITH_FIX_SAME;

  return is_keyword (tree, problem->node, "items") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_ARRAY &&
         smith_tree_get_member (tree, smith_tree_get_parent (tree, problem->node),
                                "prefixItems") == SMITH_NODE_NONE;
}

SMITH_FIX_MAKE (smith_fix_items_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode node = problem->node;

  if (smith_tree_get_n_children (tree, node) > 1)
    return smith_edit_rename_key (tree, node, "prefixItems", edits, error);
  if (smith_tree_get_first (tree, node) == SMITH_NODE_NONE)
    return smith_fix_put_json (tree, node, "{}", edits, error);

  return smith_edit_set (tree, node,
                         (SmithEditValue) { tree, smith_tree_get_first (tree, node) }, edits,
                         error);
}

/* true, false or nothing in the place of a schema. */

SMITH_FIX_PROBE (smith_fix_boolean_probe)
{
  static const char *const flags[] = {
    "required", "nullable", "readOnly", "writeOnly", "deprecated", "additionalProperties",
    "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "type", NULL,
  };
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *key = NULL;
  SmithNode object;
  SmithNodeKind kind;

  fix->kind = SMITH_FIX_SAME;
  if (problem->node <= SMITH_NODE_ROOT || !smith_schema_is_at (tree, problem->node))
    return FALSE;
  kind = smith_tree_get_kind (tree, problem->node);
  if (kind != SMITH_NODE_BOOLEAN && kind != SMITH_NODE_NULL)
    return FALSE;

  /* a keyword that stands one level too deep */
  key = smith_tree_dup_key (tree, problem->node);
  return !is_property (tree, problem->node, &object) || !g_strv_contains (flags, key);
}

SMITH_FIX_MAKE (smith_fix_boolean_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  gboolean takes_nothing = smith_tree_get_kind (tree, problem->node) == SMITH_NODE_BOOLEAN &&
                           !smith_tree_get_boolean (tree, problem->node);

  return smith_fix_put_json (tree, problem->node, takes_nothing ? "{\"not\": {}}" : "{}", edits,
                             error);
}

/* additionalProperties among the properties. */

SMITH_FIX_PROBE (smith_fix_misplaced_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode object;

  fix->kind = SMITH_FIX_SAME;

  return problem->node > SMITH_NODE_ROOT &&
         smith_tree_key_equals (tree, problem->node, "additionalProperties") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_BOOLEAN &&
         is_property (tree, problem->node, &object) &&
         smith_tree_get_member (tree, object, "additionalProperties") == SMITH_NODE_NONE;
}

SMITH_FIX_MAKE (smith_fix_misplaced_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode map = smith_tree_get_parent (tree, problem->node);

  return smith_edit_move (tree, problem->node, smith_tree_get_parent (tree, map),
                          "additionalProperties", map, edits, error);
}

/* An enum without values, which no value fits. */

SMITH_FIX_PROBE (smith_fix_enum_probe)
{
  SmithTree *tree = smith_check_get_tree (check);

  fix->kind = SMITH_FIX_SAME;

  return is_keyword (tree, problem->node, "enum") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_ARRAY &&
         smith_tree_get_first (tree, problem->node) == SMITH_NODE_NONE;
}

SMITH_FIX_MAKE (smith_fix_enum_make)
{
  return smith_edit_remove (smith_check_get_tree (check), &problem->node, 1, edits, error);
}

/* A discriminator that is a name, as Swagger 2.0 has it. */

SMITH_FIX_PROBE (smith_fix_discriminator_probe)
{
  SmithTree *tree = smith_check_get_tree (check);

  fix->kind = SMITH_FIX_SAME;

  return is_keyword (tree, problem->node, "discriminator") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_STRING;
}

SMITH_FIX_MAKE (smith_fix_discriminator_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *name = smith_schema_print (tree, problem->node);
  g_autofree char *json = g_strdup_printf ("{\"propertyName\": %s}", name);

  return smith_fix_put_json (tree, problem->node, json, edits, error);
}

/* Examples with names, as media types have them, in a schema, which has a list. */

SMITH_FIX_PROBE (smith_fix_examples_probe)
{
  SmithTree *tree = smith_check_get_tree (check);

  fix->kind = SMITH_FIX_SAME;

  return is_keyword (tree, problem->node, "examples") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_OBJECT;
}

SMITH_FIX_MAKE (smith_fix_examples_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GString) json = g_string_new ("[");

  for (SmithNode node = smith_tree_get_first (tree, problem->node); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode value = smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT
                          ? smith_tree_get_member (tree, node, "value")
                          : SMITH_NODE_NONE;
      g_autofree char *text = smith_schema_print (tree, value != SMITH_NODE_NONE ? value : node);

      if (text == NULL)
        return smith_fix_fail (error, _("A number has no form in JSON"));
      g_string_append_printf (json, "%s%s", json->len > 1 ? ", " : "", text);
    }
  g_string_append_c (json, ']');

  return smith_fix_put_json (tree, problem->node, json->str, edits, error);
}
