/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-scan.h"

#include <string.h>

/* What the keywords of one schema say of one another.  Each is allowed by the standard, and none
 * does what whoever wrote it meant. */

static SmithNode
get (SmithTree  *tree,
     SmithNode   schema,
     const char *keyword)
{
  return smith_tree_get_member (tree, schema, keyword);
}

static void
add (GArray          *oddities,
     SmithOddityKind  kind,
     SmithNode        node,
     SmithNode        other)
{
  SmithOddity oddity = { kind, node, other };

  g_array_append_val (oddities, oddity);
}

/* Whether a schema is a part of another one, which may say more of the same value. */
static gboolean
is_part (SmithTree *tree,
         SmithNode  schema)
{
  static const char *const owners[] = {
    "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas",
  };
  SmithNode parent = smith_tree_get_parent (tree, schema);

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    if (smith_tree_key_equals (tree, schema, owners[i]) ||
        (parent != SMITH_NODE_NONE && smith_tree_key_equals (tree, parent, owners[i])))
      return TRUE;

  return FALSE;
}

/* Whether other keywords or schemas say which members there may be. */
static gboolean
is_open (SmithTree *tree,
         SmithNode  schema)
{
  static const char *const keywords[] = {
    "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas",
    "patternProperties",
  };
  SmithNode additional = get (tree, schema, "additionalProperties");

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (get (tree, schema, keywords[i]) != SMITH_NODE_NONE)
      return TRUE;

  /* true and false describe nothing */
  return (additional != SMITH_NODE_NONE &&
          smith_tree_get_kind (tree, additional) == SMITH_NODE_OBJECT) ||
         is_part (tree, schema);
}

/* Names that must be there, of which nothing is said: most often they are misspelt. */
static void
look_at_required (SmithTree *tree,
                  SmithNode  schema,
                  SmithNode  required,
                  GString   *scratch,
                  GArray    *oddities)
{
  SmithNode properties = get (tree, schema, "properties");

  if (properties == SMITH_NODE_NONE || smith_tree_get_n_children (tree, properties) == 0 ||
      smith_tree_get_kind (tree, properties) != SMITH_NODE_OBJECT)
    return;
  for (SmithNode name = smith_tree_get_first (tree, required); name != SMITH_NODE_NONE;
       name = smith_tree_get_next (tree, name))
    {
      gsize length;
      const char *text = smith_tree_peek_string (tree, name, scratch, &length);

      if (text == NULL ||
          smith_tree_get_member_len (tree, properties, text, length) != SMITH_NODE_NONE)
        continue;
      if (is_open (tree, schema))
        return;
      add (oddities, SMITH_ODDITY_REQUIRED, name, properties);
    }
}

static gboolean
is_type (SmithTree     *tree,
         SmithNode      type,
         SmithNodeKind  kind)
{
  static const char *const names[] = {
    [SMITH_NODE_NULL] = "null",
    [SMITH_NODE_BOOLEAN] = "boolean",
    [SMITH_NODE_NUMBER] = "number",
    [SMITH_NODE_STRING] = "string",
    [SMITH_NODE_ARRAY] = "array",
    [SMITH_NODE_OBJECT] = "object",
  };

  return smith_tree_string_equals (tree, type, names[kind]) ||
         (kind == SMITH_NODE_NUMBER && smith_tree_string_equals (tree, type, "integer"));
}

/* Whether a schema can have a value of that kind, by its type; that 1.5 is no whole number is not
 * looked at. */
static gboolean
takes (SmithTree     *tree,
       SmithNode      schema,
       SmithNode      type,
       SmithNodeKind  kind)
{
  SmithNode nullable = get (tree, schema, "nullable");

  if (kind == SMITH_NODE_NULL && nullable != SMITH_NODE_NONE &&
      smith_tree_get_boolean (tree, nullable))
    return TRUE;
  if (smith_tree_get_kind (tree, type) != SMITH_NODE_ARRAY)
    return smith_tree_get_kind (tree, type) != SMITH_NODE_STRING || is_type (tree, type, kind);
  for (SmithNode one = smith_tree_get_first (tree, type); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    if (is_type (tree, one, kind))
      return TRUE;

  return FALSE;
}

static void
look_at_enum (SmithTree *tree,
              SmithNode  schema,
              SmithNode  list,
              GArray    *oddities)
{
  SmithNode type = get (tree, schema, "type");

  if (type == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return;
  for (SmithNode value = smith_tree_get_first (tree, list); value != SMITH_NODE_NONE;
       value = smith_tree_get_next (tree, value))
    if (!takes (tree, schema, type, smith_tree_get_kind (tree, value)))
      add (oddities, SMITH_ODDITY_ENUM, value, type);
}

static void
look_at_bounds (SmithTree  *tree,
                SmithNode   schema,
                SmithNode   least,
                const char *opposite,
                GArray     *oddities)
{
  SmithNode most = get (tree, schema, opposite);
  double from, to;

  if (most != SMITH_NODE_NONE && smith_tree_get_number (tree, least, &from) &&
      smith_tree_get_number (tree, most, &to) && from > to)
    add (oddities, SMITH_ODDITY_BOUNDS, least, most);
}

/**
 * smith_scan_look_at_keyword:
 * @schema: an object that is a schema
 * @keyword: one of its members
 * @name: (array length=length): its name
 *
 * Appends what is odd about a keyword, beside the others of its schema.
 */
void
smith_scan_look_at_keyword (SmithTree  *tree,
                            SmithNode   schema,
                            SmithNode   keyword,
                            const char *name,
                            gsize       length,
                            GString    *scratch,
                            GArray     *oddities)
{
  static const struct { const char *least, *most; } bounds[] = {
    { "minimum", "maximum" },
    { "minLength", "maxLength" },
    { "minItems", "maxItems" },
    { "minProperties", "maxProperties" },
  };

#define IS(text) (length == strlen (text) && memcmp (name, text, length) == 0)
  if (IS ("enum"))
    look_at_enum (tree, schema, keyword, oddities);
  else if (IS ("required"))
    look_at_required (tree, schema, keyword, scratch, oddities);
  else if (IS ("pattern") && smith_tree_get_kind (tree, keyword) == SMITH_NODE_STRING)
    add (oddities, SMITH_ODDITY_PATTERN, keyword, schema);
  else if (length > 3 && memcmp (name, "min", 3) == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
      if (IS (bounds[i].least))
        look_at_bounds (tree, schema, keyword, bounds[i].most, oddities);
#undef IS
}
