/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-compile-private.h"

#include "doc/smith-pointer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Identifiers and references of schemas: Core §8.2. */

#define URI_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED)
#define VOCABULARY "https://json-schema.org/draft/2020-12/vocab/"

/* @reference against @base, without its fragment; that goes to *@out_fragment. */
static char *
resolve_uri (const char  *base,
             const char  *reference,
             char       **out_fragment)
{
  const char *hash = strchr (reference, '#');
  g_autofree char *before = hash != NULL ? g_strndup (reference, (gsize) (hash - reference))
                                         : g_strdup (reference);

  if (out_fragment != NULL)
    *out_fragment = g_strdup (hash != NULL ? hash + 1 : "");
  if (*before == '\0')
    return g_strdup (base);

  return g_uri_resolve_relative (base, before, URI_FLAGS, NULL);
}

static SmithSchemaResource *
resource_at (SmithSchemaCompiler *self,
             guint                index)
{
  return &g_array_index (self->schema->resources, SmithSchemaResource, index);
}

static SmithTree *
tree_at (SmithSchemaCompiler *self,
         guint                document)
{
  return g_array_index (self->schema->documents, SmithSchemaDocument, document).tree;
}

/* What the meta-schema of @node switches on: without the validation vocabulary its keywords
 * say nothing (Core §8.1.2). */
static void
read_vocabulary (SmithSchemaCompiler *self,
                 SmithTree           *tree,
                 SmithNode            node,
                 SmithSchemaResource *resource)
{
  g_autofree char *uri = smith_tree_dup_member (tree, node, "$schema");
  g_autoptr(SmithTree) meta = NULL;
  SmithNode vocabulary;

  if (uri == NULL || g_str_equal (uri, SMITH_SCHEMA_META_URI) || self->loader == NULL)
    return;
  meta = self->loader (uri, self->user_data);
  if (meta == NULL)
    return;
  vocabulary = smith_tree_get_member (meta, SMITH_NODE_ROOT, "$vocabulary");
  if (vocabulary == SMITH_NODE_NONE)
    return;
  resource->has_validation =
    smith_tree_get_member (meta, vocabulary, VOCABULARY "validation") != SMITH_NODE_NONE;
  resource->asserts_formats =
    smith_tree_get_member (meta, vocabulary, VOCABULARY "format-assertion") != SMITH_NODE_NONE;
}

static guint
add_resource (SmithSchemaCompiler *self,
              guint                document,
              SmithNode            node,
              const char          *uri)
{
  SmithSchemaResource resource = {
    .document = document,
    .node = node,
    .uri = g_strdup (uri),
    .has_validation = TRUE,
  };
  guint index = self->schema->resources->len;

  read_vocabulary (self, tree_at (self, document), node, &resource);
  g_array_append_val (self->schema->resources, resource);
  g_hash_table_insert (self->by_place, smith_schema_place (document, node),
                       GUINT_TO_POINTER (index + 1));
  if (!g_hash_table_contains (self->by_uri, uri))
    g_hash_table_insert (self->by_uri, g_strdup (uri), GUINT_TO_POINTER (index + 1));

  return index;
}

guint
smith_schema_add_document (SmithSchemaCompiler *self,
                           SmithTree           *tree,
                           const char          *uri)
{
  SmithSchemaDocument document = { smith_tree_ref (tree), g_strdup (uri) };
  guint index = self->schema->documents->len;

  g_array_append_val (self->schema->documents, document);
  add_resource (self, index, SMITH_NODE_ROOT, uri);

  return index;
}

/* The resource that @node belongs to: the nearest one around it. */
guint
smith_schema_find_resource (SmithSchemaCompiler *self,
                            guint                document,
                            SmithNode            node)
{
  SmithTree *tree = tree_at (self, document);
  gpointer found = NULL;

  for (; node != SMITH_NODE_NONE && found == NULL; node = smith_tree_get_parent (tree, node))
    found = g_hash_table_lookup (self->by_place, smith_schema_place (document, node));

  return GPOINTER_TO_UINT (found) - 1;
}

/* Where schemas stand inside of one. */
typedef enum
{
  HOLDS_SCHEMA,
  HOLDS_LIST,
  HOLDS_MAP,
} Holds;

static const struct
{
  const char *keyword;
  Holds       holds;
} applicators[] = {
  { "$defs", HOLDS_MAP }, { "definitions", HOLDS_MAP }, { "properties", HOLDS_MAP },
  { "patternProperties", HOLDS_MAP }, { "dependentSchemas", HOLDS_MAP },
  { "dependencies", HOLDS_MAP },
  { "allOf", HOLDS_LIST }, { "anyOf", HOLDS_LIST }, { "oneOf", HOLDS_LIST },
  { "prefixItems", HOLDS_LIST }, { "items", HOLDS_SCHEMA }, { "contains", HOLDS_SCHEMA },
  { "additionalProperties", HOLDS_SCHEMA }, { "propertyNames", HOLDS_SCHEMA },
  { "not", HOLDS_SCHEMA }, { "if", HOLDS_SCHEMA }, { "then", HOLDS_SCHEMA },
  { "else", HOLDS_SCHEMA }, { "unevaluatedItems", HOLDS_SCHEMA },
  { "unevaluatedProperties", HOLDS_SCHEMA }, { "contentSchema", HOLDS_SCHEMA },
};

static void
add_anchor (SmithSchemaCompiler *self,
            guint                document,
            SmithNode            node,
            guint                resource,
            const char          *keyword)
{
  g_autofree char *name = smith_tree_dup_member (tree_at (self, document), node, keyword);
  SmithSchemaResource *home = resource_at (self, resource);

  if (name == NULL)
    return;
  g_hash_table_insert (self->anchors, g_strconcat (home->uri, "#", name, NULL),
                       smith_schema_place (document, node));
  if (g_str_equal (keyword, "$anchor"))
    return;
  if (home->dynamic == NULL)
    home->dynamic = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (home->dynamic, g_steal_pointer (&name), GUINT_TO_POINTER (node));
}

static void
walk_children (SmithSchemaCompiler *self,
               guint                document,
               SmithNode            node)
{
  SmithTree *tree = tree_at (self, document);

  for (gsize i = 0; i < G_N_ELEMENTS (applicators); i++)
    {
      SmithNode value = smith_tree_get_member (tree, node, applicators[i].keyword);
      SmithNodeKind wanted = applicators[i].holds == HOLDS_LIST ? SMITH_NODE_ARRAY
                                                                : SMITH_NODE_OBJECT;

      if (value == SMITH_NODE_NONE || smith_tree_get_kind (tree, value) != wanted)
        continue;
      if (applicators[i].holds == HOLDS_SCHEMA)
        smith_schema_walk (self, document, value);
      else
        for (SmithNode child = smith_tree_get_first (tree, value); child != SMITH_NODE_NONE;
             child = smith_tree_get_next (tree, child))
          smith_schema_walk (self, document, child);
    }
}

/* Learns the identifiers and anchors of a schema and of those in it.  As deep as the document,
 * which the reader bounds. */
void
smith_schema_walk (SmithSchemaCompiler *self,
                   guint                document,
                   SmithNode            node)
{
  SmithTree *tree = tree_at (self, document);
  g_autofree char *id = NULL;
  guint resource;

  if (self->schema->dialect != SMITH_DIALECT_2020_12 ||
      smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT ||
      !g_hash_table_add (self->walked, smith_schema_place (document, node)))
    return;

  id = smith_tree_dup_member (tree, node, "$id");
  resource = smith_schema_find_resource (self, document, node);
  if (id != NULL && *id != '#')
    {
      g_autofree char *uri = resolve_uri (resource_at (self, resource)->uri, id, NULL);

      if (uri != NULL && node == SMITH_NODE_ROOT)
        {
          g_free (resource_at (self, resource)->uri);
          resource_at (self, resource)->uri = g_strdup (uri);
          g_hash_table_insert (self->by_uri, g_steal_pointer (&uri),
                               GUINT_TO_POINTER (resource + 1));
        }
      else if (uri != NULL)
        resource = add_resource (self, document, node, uri);
    }
  add_anchor (self, document, node, resource, "$anchor");
  add_anchor (self, document, node, resource, "$dynamicAnchor");
  walk_children (self, document, node);
}

/* The resource with @uri, fetched when it is not there yet; FALSE when nobody has it. */
static gboolean
find_uri (SmithSchemaCompiler *self,
          const char          *uri,
          guint               *out_resource)
{
  gpointer found = g_hash_table_lookup (self->by_uri, uri);
  g_autoptr(SmithTree) tree = NULL;
  guint document;

  if (found == NULL)
    {
      tree = smith_schema_read_meta (uri);
      if (tree == NULL && self->loader != NULL)
        tree = self->loader (uri, self->user_data);
    }
  if (tree != NULL)
    {
      document = smith_schema_add_document (self, tree, uri);
      smith_schema_walk (self, document, SMITH_NODE_ROOT);
      found = g_hash_table_lookup (self->by_uri, uri);
    }
  if (found == NULL)
    return FALSE;
  *out_resource = GPOINTER_TO_UINT (found) - 1;

  return TRUE;
}

static SmithNode
find_pointer (SmithTree  *tree,
              SmithNode   from,
              const char *fragment)
{
  g_autofree char *decoded = g_uri_unescape_string (fragment, NULL);
  g_autofree char *before = NULL;
  g_autofree char *whole = NULL;

  if (decoded == NULL)
    return SMITH_NODE_NONE;
  before = smith_pointer_to_node (tree, from);
  whole = g_strconcat (before, decoded, NULL);

  return smith_pointer_lookup (tree, whole);
}

/* Where a reference leads that stands in @resource. */
gboolean
smith_schema_resolve (SmithSchemaCompiler *self,
                      guint                resource,
                      const char          *reference,
                      guint               *out_document,
                      SmithNode           *out_node)
{
  g_autofree char *fragment = NULL;
  g_autofree char *uri = resolve_uri (resource_at (self, resource)->uri, reference, &fragment);
  guint target = resource;

  if (uri == NULL || (!g_str_equal (uri, resource_at (self, resource)->uri) &&
                      !find_uri (self, uri, &target)))
    return FALSE;

  *out_document = resource_at (self, target)->document;
  *out_node = resource_at (self, target)->node;
  if (*fragment == '/')
    *out_node = find_pointer (tree_at (self, *out_document), *out_node, fragment);
  else if (*fragment != '\0')
    {
      g_autofree char *anchor = g_strconcat (resource_at (self, target)->uri, "#", fragment, NULL);
      gpointer place = g_hash_table_lookup (self->anchors, anchor);

      *out_document = (guint) (GPOINTER_TO_SIZE (place) >> 32);
      *out_node = (SmithNode) (GPOINTER_TO_SIZE (place) & G_MAXUINT32);
    }

  return *out_node != SMITH_NODE_NONE;
}
