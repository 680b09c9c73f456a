/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-merge-private.h"

#include "base/smith-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One keyword that several schemas have, as one value with which all of them hold. */

typedef enum
{
  COMBINE_NOT,      /* only what is equal */
  COMBINE_TEXT,     /* says something to people: one of them is kept */
  COMBINE_EXAMPLE,  /* the same, but of no use for a whole that is larger */
  COMBINE_MOST,     /* the greatest number */
  COMBINE_LEAST,    /* the smallest number */
  COMBINE_ANY,      /* true when one is */
  COMBINE_SCHEMAS,  /* a schema each */
  COMBINE_TYPE,
  COMBINE_ENUM,
  COMBINE_OTHERS,
} Combine;

static const struct
{
  const char *keyword;
  Combine     combine;
} keywords[] = {
  { "additionalProperties", COMBINE_OTHERS },
  { "type", COMBINE_TYPE },
  { "enum", COMBINE_ENUM },
  { "items", COMBINE_SCHEMAS },
  { "contains", COMBINE_NOT },
  { "propertyNames", COMBINE_SCHEMAS },
  { "minimum", COMBINE_MOST },
  { "exclusiveMinimum", COMBINE_MOST },
  { "minLength", COMBINE_MOST },
  { "minItems", COMBINE_MOST },
  { "minProperties", COMBINE_MOST },
  { "maximum", COMBINE_LEAST },
  { "exclusiveMaximum", COMBINE_LEAST },
  { "maxLength", COMBINE_LEAST },
  { "maxItems", COMBINE_LEAST },
  { "maxProperties", COMBINE_LEAST },
  { "uniqueItems", COMBINE_ANY },
  { "deprecated", COMBINE_ANY },
  { "readOnly", COMBINE_ANY },
  { "writeOnly", COMBINE_ANY },
  { "description", COMBINE_TEXT },
  { "title", COMBINE_TEXT },
  { "discriminator", COMBINE_TEXT },
  { "$comment", COMBINE_TEXT },
  { "externalDocs", COMBINE_EXAMPLE },
  { "xml", COMBINE_EXAMPLE },
  { "example", COMBINE_EXAMPLE },
  { "examples", COMBINE_EXAMPLE },
  { "default", COMBINE_EXAMPLE },
};

static Combine
find_combine (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_str_equal (key, keywords[i].keyword))
      return keywords[i].combine;

  return g_str_has_prefix (key, "x-") ? COMBINE_TEXT : COMBINE_NOT;
}

static SmithNode
get_node (const SmithKeyword *keyword,
          guint               index)
{
  return g_array_index (keyword->nodes, SmithNode, index);
}

static char *
fail (GError     **error,
      const char  *message)
{
  smith_merge_fail (error, message);
  return NULL;
}

static char *
print (SmithMerger  *self,
       SmithNode     node,
       GError      **error)
{
  char *json = smith_schema_print (self->tree, node);

  return json != NULL ? json : fail (error, _("a number has no form in JSON"));
}

static char *
fail_keyword (const SmithKeyword  *keyword,
              GError             **error)
{
  g_autofree char *message = g_strdup_printf (_("they differ in %s"), keyword->key);

  return fail (error, message);
}

/* What was written here counts for more than what a reference leads to. */
static char *
keep_nearest (SmithMerger         *self,
              const SmithKeyword  *keyword,
              GArray              *parts,
              GError             **error)
{
  for (guint i = 0; i < keyword->nodes->len; i++)
    if (!g_array_index (parts, SmithPart,
                        g_array_index (keyword->owners, guint, i)).is_referred)
      return print (self, get_node (keyword, i), error);

  return print (self, get_node (keyword, 0), error);
}

static char *
keep_extreme (SmithMerger         *self,
              const SmithKeyword  *keyword,
              int                  sign,
              GError             **error)
{
  SmithNode best = SMITH_NODE_NONE;
  double most = 0;

  for (guint i = 0; i < keyword->nodes->len; i++)
    {
      SmithNode node = get_node (keyword, i);
      double value;

      if (!smith_tree_get_number (self->tree, node, &value))
        return fail_keyword (keyword, error);
      if (best == SMITH_NODE_NONE || sign * value > sign * most)
        {
          best = node;
          most = value;
        }
    }

  return print (self, best, error);
}

static char *
keep_any (SmithMerger        *self,
          const SmithKeyword *keyword)
{
  for (guint i = 0; i < keyword->nodes->len; i++)
    if (smith_tree_get_kind (self->tree, get_node (keyword, i)) == SMITH_NODE_BOOLEAN &&
        smith_tree_get_boolean (self->tree, get_node (keyword, i)))
      return g_strdup ("true");

  return g_strdup ("false");
}

/* Whether @type, a string or a list of them, takes what has the type @name. */
static gboolean
takes_type (SmithTree  *tree,
            SmithNode   type,
            const char *name)
{
  if (smith_tree_get_kind (tree, type) == SMITH_NODE_ARRAY)
    {
      for (SmithNode node = smith_tree_get_first (tree, type); node != SMITH_NODE_NONE;
           node = smith_tree_get_next (tree, node))
        if (takes_type (tree, node, name))
          return TRUE;
      return FALSE;
    }

  return smith_tree_string_equals (tree, type, name) ||
         (g_str_equal (name, "integer") && smith_tree_string_equals (tree, type, "number"));
}

static char *
merge_types (SmithMerger         *self,
             const SmithKeyword  *keyword,
             GError             **error)
{
  static const char *const types[] = {
    "object", "array", "string", "number", "integer", "boolean", "null",
  };
  g_autoptr(GString) out = g_string_new (NULL);
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gboolean all = TRUE;

      for (guint j = 0; j < keyword->nodes->len && all; j++)
        all = takes_type (self->tree, get_node (keyword, j), types[i]);
      /* a number takes integers already */
      if (!all || (g_str_equal (types[i], "integer") && strstr (out->str, "number") != NULL))
        continue;
      g_string_append_printf (out, "%s\"%s\"", n++ > 0 ? ", " : "", types[i]);
    }

  if (n == 0)
    return fail_keyword (keyword, error);

  return n == 1 ? g_strdup (out->str) : g_strdup_printf ("[%s]", out->str);
}

static GHashTable *
list_values (SmithMerger *self,
             SmithNode    list)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (SmithNode node = smith_tree_get_first (self->tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      char *json = smith_schema_print (self->tree, node);

      if (json != NULL)
        g_hash_table_add (values, json);
    }

  return values;
}

static char *
merge_enums (SmithMerger         *self,
             const SmithKeyword  *keyword,
             GError             **error)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 1; i < keyword->nodes->len; i++)
    g_ptr_array_add (sets, list_values (self, get_node (keyword, i)));
  for (SmithNode node = smith_tree_get_first (self->tree, get_node (keyword, 0));
       node != SMITH_NODE_NONE; node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *json = smith_schema_print (self->tree, node);
      gboolean all = json != NULL;

      for (guint i = 0; i < sets->len && all; i++)
        all = g_hash_table_contains (g_ptr_array_index (sets, i), json);
      if (all)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", json);
    }

  return out->len > 0 ? g_strdup_printf ("[%s]", out->str) : fail_keyword (keyword, error);
}

/* Fields that none of the parts names: refused when one refuses them. */
static char *
merge_others (SmithMerger         *self,
              const SmithKeyword  *keyword,
              GError             **error)
{
  g_autoptr(GArray) schemas = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (guint i = 0; i < keyword->nodes->len; i++)
    {
      SmithNode node = get_node (keyword, i);

      if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_BOOLEAN)
        g_array_append_val (schemas, node);
      else if (!smith_tree_get_boolean (self->tree, node))
        return g_strdup ("false");
    }

  return schemas->len == 0 ? g_strdup ("true")
                           : smith_merge_schemas (self, (const SmithNode *) (void *) schemas->data,
                                                  schemas->len, NULL, error);
}

static char *
combine (SmithMerger         *self,
         const SmithKeyword  *keyword,
         GArray              *parts,
         GError             **error)
{
  switch (find_combine (keyword->key))
    {
    case COMBINE_TEXT:
    case COMBINE_EXAMPLE:
      return keep_nearest (self, keyword, parts, error);

    case COMBINE_MOST:
      return keep_extreme (self, keyword, 1, error);

    case COMBINE_LEAST:
      return keep_extreme (self, keyword, -1, error);

    case COMBINE_ANY:
      return keep_any (self, keyword);

    case COMBINE_SCHEMAS:
      return smith_merge_schemas (self, (const SmithNode *) (void *) keyword->nodes->data,
                                  keyword->nodes->len, NULL, error);

    case COMBINE_TYPE:
      return merge_types (self, keyword, error);

    case COMBINE_ENUM:
      return merge_enums (self, keyword, error);

    case COMBINE_OTHERS:
      return merge_others (self, keyword, error);

    case COMBINE_NOT:
    default:
      return fail_keyword (keyword, error);
    }
}

/* How many of the parts have @key. */
static guint
count_parts (SmithMerger *self,
             GArray      *parts,
             const char  *key)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += smith_tree_get_member (self->tree, g_array_index (parts, SmithPart, i).node, key) !=
         SMITH_NODE_NONE;

  return n;
}

/* Whether the keyword is about a part alone, so that nothing of it holds for the whole. */
static gboolean
is_left_out (SmithMerger        *self,
             const SmithKeyword *keyword,
             GArray             *parts,
             gboolean            is_root)
{
  /* null is taken where all that have a type take it; a body is never null */
  if (g_str_equal (keyword->key, "nullable"))
    return is_root || keyword->nodes->len < count_parts (self, parts, "type");

  if (!is_root)
    return FALSE;
  if (g_str_equal (keyword->key, "discriminator"))
    return self->merge->list != SMITH_NODE_NONE || g_array_index (keyword->owners, guint, 0) > 0;

  return find_combine (keyword->key) == COMBINE_EXAMPLE &&
         g_array_index (keyword->owners, guint, 0) > 0;
}

/* The value of one keyword as JSON; %NULL when it is left out, or with @error. */
char *
smith_merge_keyword (SmithMerger         *self,
                     const SmithKeyword  *keyword,
                     GArray              *parts,
                     gboolean             is_root,
                     GError             **error)
{
  if (is_left_out (self, keyword, parts, is_root))
    return NULL;
  if (g_str_equal (keyword->key, "properties"))
    return smith_merge_properties (self, parts, is_root, error);
  if (g_str_equal (keyword->key, "required"))
    return smith_merge_required (self, parts, is_root);

  /* it would look at the fields of all parts */
  if (g_str_equal (keyword->key, "unevaluatedProperties") &&
      count_parts (self, parts, "properties") > 1 && g_array_index (keyword->owners, guint, 0) > 0)
    return fail_keyword (keyword, error);
  if (smith_merge_are_equal (self, (const SmithNode *) (void *) keyword->nodes->data,
                             keyword->nodes->len))
    return print (self, get_node (keyword, 0), error);

  return combine (self, keyword, parts, error);
}
