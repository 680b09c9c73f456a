/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "smith-arguments.h"

/* Values of an `enum` that a sentence names before it stops. */
#define MAX_LISTED 12

static SmithNode
member (SmithApi   *api,
        SmithNode   node,
        const char *key)
{
  return smith_tree_get_member (smith_api_get_tree (api), node, key);
}

static gboolean
is_kind (SmithTree     *tree,
         SmithNode      node,
         SmithNodeKind  kind)
{
  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == kind;
}

static gboolean
fits_type (SmithTree  *values,
           SmithNode   value,
           const char *type)
{
  SmithNodeKind kind = smith_tree_get_kind (values, value);
  double number;

  switch (kind)
    {
    case SMITH_NODE_NULL:
      return g_str_equal (type, "null");
    case SMITH_NODE_BOOLEAN:
      return g_str_equal (type, "boolean");
    case SMITH_NODE_STRING:
      return g_str_equal (type, "string");
    case SMITH_NODE_ARRAY:
      return g_str_equal (type, "array");
    case SMITH_NODE_OBJECT:
      return g_str_equal (type, "object");
    case SMITH_NODE_NUMBER:
    default:
      return g_str_equal (type, "number") ||
             (g_str_equal (type, "integer") && smith_tree_get_number (values, value, &number) &&
              number == floor (number));
    }
}

static gboolean
fits_type_node (const SmithValueCheck *check,
                SmithNode              type,
                SmithNode              value)
{
  g_autofree char *name = smith_tree_dup_string (smith_api_get_tree (check->api), type);

  return name == NULL || fits_type (check->values, value, name);
}

/* `type` is one name or a list of them: OpenAPI 3.1 takes over JSON Schema 2020-12. */
static gboolean
fits_any_type (const SmithValueCheck *check,
               SmithNode              schema,
               SmithNode              value)
{
  SmithTree *tree = smith_api_get_tree (check->api);
  SmithNode type = member (check->api, schema, "type");

  if (type == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_kind (check->values, value) == SMITH_NODE_NULL &&
      smith_tree_get_boolean (tree, member (check->api, schema, "nullable")))
    return TRUE;
  if (!is_kind (tree, type, SMITH_NODE_ARRAY))
    return fits_type_node (check, type, value);

  for (SmithNode one = smith_tree_get_first (tree, type); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    if (fits_type_node (check, one, value))
      return TRUE;

  return FALSE;
}

static char *
describe_type (const char *type,
               const char *name)
{
  if (g_str_equal (type, "string"))
    return g_strdup_printf (_("“%s” must be text."), name);
  if (g_str_equal (type, "integer"))
    return g_strdup_printf (_("“%s” must be a whole number."), name);
  if (g_str_equal (type, "number"))
    return g_strdup_printf (_("“%s” must be a number."), name);
  if (g_str_equal (type, "boolean"))
    return g_strdup_printf (_("“%s” must be true or false."), name);
  if (g_str_equal (type, "array"))
    return g_strdup_printf (_("“%s” must be a list."), name);
  if (g_str_equal (type, "object"))
    return g_strdup_printf (_("“%s” must be an object."), name);

  return g_strdup_printf (_("“%s” must be null."), name);
}

static void
report_type (const SmithValueCheck *check,
             SmithNode              schema,
             const char            *name)
{
  const char *type = smith_api_get_schema_type (check->api, schema);
  g_autofree char *message = describe_type (type != NULL ? type : "null", name);

  smith_argument_problems_add (check->problems, SMITH_ARGUMENT_WRONG_TYPE, check->stops,
                               check->argument, name, "%s", message);
}

static gboolean
check_enum (const SmithValueCheck *check,
            SmithNode              schema,
            SmithNode              value,
            const char            *name)
{
  SmithTree *tree = smith_api_get_tree (check->api);
  SmithNode list = member (check->api, schema, "enum");
  g_autoptr(GString) listed = NULL;
  guint n = 0;

  if (!is_kind (tree, list, SMITH_NODE_ARRAY))
    return TRUE;

  listed = g_string_new (NULL);
  for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one), n++)
    {
      g_autofree char *text = NULL;

      if (smith_value_equal (tree, one, check->values, value))
        return TRUE;
      if (n > MAX_LISTED)
        continue;
      text = n < MAX_LISTED ? smith_value_to_text (tree, one, NULL) : g_strdup ("…");
      g_string_append_printf (listed, "%s%s", n > 0 ? ", " : "", text);
    }
  smith_argument_problems_add (check->problems, SMITH_ARGUMENT_NOT_LISTED, check->stops,
                               check->argument, name,
                               /* translators: the second is a list of values */
                               _("“%s” must be one of: %s."), name, listed->str);

  return FALSE;
}

static void
check_required (const SmithValueCheck *check,
                SmithNode              schema,
                SmithNode              value,
                const char            *name)
{
  SmithTree *tree = smith_api_get_tree (check->api);
  SmithNode required = member (check->api, schema, "required");

  if (!is_kind (tree, required, SMITH_NODE_ARRAY))
    return;
  for (SmithNode one = smith_tree_get_first (tree, required); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    {
      g_autofree char *key = smith_tree_dup_string (tree, one);

      if (key != NULL && smith_tree_get_member (check->values, value, key) == SMITH_NODE_NONE)
        {
          g_autofree char *inner = g_strconcat (name, ".", key, NULL);

          smith_argument_problems_add (check->problems, SMITH_ARGUMENT_MISSING, check->stops,
                                       check->argument, inner,
                                       _("“%s” is required and is not given."), inner);
        }
    }
}

static void
check_members (const SmithValueCheck *check,
               SmithNode              schema,
               SmithNode              value,
               const char            *name)
{
  SmithTree *tree = smith_api_get_tree (check->api);
  SmithNode properties = member (check->api, schema, "properties");
  SmithNode additional = member (check->api, schema, "additionalProperties");
  gboolean is_closed = check->is_closed ||
                       (is_kind (tree, additional, SMITH_NODE_BOOLEAN) &&
                        !smith_tree_get_boolean (tree, additional));

  for (SmithNode one = smith_tree_get_first (check->values, value); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (check->values, one))
    {
      g_autofree char *key = smith_tree_dup_key (check->values, one);
      g_autofree char *inner = g_strconcat (name, ".", key, NULL);
      SmithNode declared = smith_tree_get_member (tree, properties, key);

      if (declared != SMITH_NODE_NONE)
        smith_value_check (check, declared, one, inner);
      else if (is_closed)
        smith_argument_problems_add (check->problems, SMITH_ARGUMENT_UNDECLARED, check->stops,
                                     check->argument, inner,
                                     _("“%s” is not declared in the document."), inner);
    }
}

static gboolean
is_composed (SmithApi  *api,
             SmithNode  schema)
{
  return member (api, schema, "allOf") != SMITH_NODE_NONE ||
         member (api, schema, "oneOf") != SMITH_NODE_NONE ||
         member (api, schema, "anyOf") != SMITH_NODE_NONE;
}

/**
 * smith_value_check:
 * @schema: a Schema Object or a reference to one, or %SMITH_NODE_NONE
 * @name: how the value is called in the problems
 *
 * Checks types, lists of values, required and declared members, at every level.  What a
 * composed schema (`allOf`, `oneOf`, `anyOf`) says is not looked into.
 */
void
smith_value_check (const SmithValueCheck *check,
                   SmithNode              schema,
                   SmithNode              value,
                   const char            *name)
{
  SmithTree *tree = smith_api_get_tree (check->api);
  SmithNode target = smith_api_resolve (check->api, schema);

  if (!is_kind (tree, target, SMITH_NODE_OBJECT))
    return;
  if (!fits_any_type (check, target, value))
    {
      report_type (check, target, name);
      return;
    }
  if (!check_enum (check, target, value, name) || is_composed (check->api, target))
    return;

  /* a schema that does not speak of objects takes any */
  if (smith_tree_get_kind (check->values, value) == SMITH_NODE_OBJECT &&
      g_strcmp0 (smith_api_get_schema_type (check->api, target), "object") == 0)
    {
      check_required (check, target, value, name);
      check_members (check, target, value, name);
    }
  else if (smith_tree_get_kind (check->values, value) == SMITH_NODE_ARRAY)
    {
      SmithNode items = member (check->api, target, "items");
      guint i = 0;

      for (SmithNode one = smith_tree_get_first (check->values, value); one != SMITH_NODE_NONE;
           one = smith_tree_get_next (check->values, one))
        {
          g_autofree char *inner = g_strdup_printf ("%s[%u]", name, i++);

          smith_value_check (check, items, one, inner);
        }
    }
}
