/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-compile-private.h"

#include "base/smith-limits.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* Where a document is when nobody says: references inside of it need some base. */
#define UNKNOWN_URI "document:///"

G_DEFINE_QUARK (smith-schema-error-quark, smith_schema_error)

void
smith_schema_fail (SmithSchemaCompiler *self,
                   SmithSchemaError     code,
                   const char          *format,
                   ...)
{
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  self->error = g_error_new_valist (SMITH_SCHEMA_ERROR, (int) code, format, args);
  va_end (args);
}

/* The number of the schema at a place; it is compiled later when it is new. */
guint32
smith_schema_want (SmithSchemaCompiler *self,
                   guint                document,
                   SmithNode            node)
{
  gpointer place = smith_schema_place (document, node);
  guint32 found = GPOINTER_TO_UINT (g_hash_table_lookup (self->units, place));
  SmithSchemaUnit unit = { .document = document, .node = node, .verdict = -1 };

  if (found != 0)
    return found - 1;
  if (self->schema->units->len == SMITH_LIMIT_SCHEMAS)
    {
      smith_schema_fail (self, SMITH_SCHEMA_ERROR_TOO_MANY,
                         _("More than %u schemas hang together here"), SMITH_LIMIT_SCHEMAS);
      return 0;
    }

  smith_schema_walk (self, document, node);
  unit.resource = smith_schema_find_resource (self, document, node);
  g_array_append_val (self->schema->units, unit);
  g_hash_table_insert (self->units, place, GUINT_TO_POINTER (self->schema->units->len));

  return self->schema->units->len - 1;
}

static void
rule_clear (gpointer data)
{
  SmithSchemaRule *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
}

static void
document_clear (gpointer data)
{
  SmithSchemaDocument *self = data;

  smith_tree_unref (self->tree);
  g_free (self->uri);
}

static void
resource_clear (gpointer data)
{
  SmithSchemaResource *self = data;

  g_free (self->uri);
  g_clear_pointer (&self->dynamic, g_hash_table_unref);
  g_clear_pointer (&self->dynamic_units, g_hash_table_unref);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  return array;
}

/* The schemas that a dynamic reference may arrive at: every dynamic anchor of every resource
 * that is known. */
static void
want_dynamic (SmithSchemaCompiler *self)
{
  for (guint i = 0; i < self->schema->resources->len; i++)
    {
      SmithSchemaResource *resource = &g_array_index (self->schema->resources,
                                                      SmithSchemaResource, i);
      GHashTableIter iter;
      gpointer name, node;

      if (resource->dynamic == NULL)
        continue;
      if (resource->dynamic_units == NULL)
        resource->dynamic_units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_iter_init (&iter, resource->dynamic);
      while (g_hash_table_iter_next (&iter, &name, &node))
        {
          guint32 unit = smith_schema_want (self, resource->document, GPOINTER_TO_UINT (node));

          /* wanting one may have moved the array */
          resource = &g_array_index (self->schema->resources, SmithSchemaResource, i);
          g_hash_table_insert (resource->dynamic_units, g_strdup (name),
                               GUINT_TO_POINTER (unit + 1));
        }
    }
}

static void
compile_all (SmithSchemaCompiler *self)
{
  for (guint32 next = 0; next < self->schema->units->len && self->error == NULL; )
    {
      for (; next < self->schema->units->len && self->error == NULL; next++)
        smith_schema_compile_unit (self, next);
      want_dynamic (self);
    }
}

/**
 * smith_dialect_of_version:
 * @version: (nullable): what a description says at `openapi`
 *
 * Returns: in whose words its schemas are written; those of 3.1 where nothing is said
 */
SmithDialect
smith_dialect_of_version (const char *version)
{
  return version != NULL && g_str_has_prefix (version, "3.0") ? SMITH_DIALECT_OPENAPI_3_0
                                                              : SMITH_DIALECT_2020_12;
}

/**
 * smith_schema_compile:
 * @tree: read without an error
 * @node: the schema in it
 * @uri: (nullable): where @tree comes from, absolute
 * @dialect: how to read it
 * @loader: (nullable): fetches what other documents a reference names; %NULL when there are
 *   none
 * @error: a #SmithSchemaError
 *
 * Makes a schema and all that it refers to ready.  Takes a time in proportion to their size;
 * pure but for @loader, for any thread.
 *
 * Returns: (transfer full) (nullable): the schema
 */
SmithSchema *
smith_schema_compile (SmithTree          *tree,
                      SmithNode           node,
                      const char         *uri,
                      SmithDialect        dialect,
                      SmithSchemaLoader   loader,
                      gpointer            user_data,
                      GError            **error)
{
  SmithSchemaCompiler self = { .loader = loader, .user_data = user_data };
  g_autoptr(SmithSchema) schema = NULL;
  guint document;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE, NULL);

  schema = g_new0 (SmithSchema, 1);
  schema->dialect = dialect;
  schema->documents = new_array (sizeof (SmithSchemaDocument), document_clear);
  schema->resources = new_array (sizeof (SmithSchemaResource), resource_clear);
  schema->units = new_array (sizeof (SmithSchemaUnit), NULL);
  schema->rules = new_array (sizeof (SmithSchemaRule), rule_clear);
  schema->lists = new_array (sizeof (guint32), NULL);
  schema->asked = new_array (sizeof (SmithSchemaRule *), NULL);

  self.schema = schema;
  self.units = g_hash_table_new (NULL, NULL);
  self.by_place = g_hash_table_new (NULL, NULL);
  self.by_uri = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.walked = g_hash_table_new (NULL, NULL);

  document = smith_schema_add_document (&self, tree, uri != NULL ? uri : UNKNOWN_URI);
  smith_schema_want (&self, document, node);
  compile_all (&self);

  g_hash_table_unref (self.units);
  g_hash_table_unref (self.by_place);
  g_hash_table_unref (self.by_uri);
  g_hash_table_unref (self.anchors);
  g_hash_table_unref (self.walked);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }

  smith_schema_plan (schema);

  return g_steal_pointer (&schema);
}

void
smith_schema_free (SmithSchema *self)
{
  g_array_unref (self->documents);
  g_array_unref (self->resources);
  g_array_unref (self->units);
  g_array_unref (self->rules);
  g_array_unref (self->lists);
  g_array_unref (self->asked);
  g_free (self);
}

/**
 * smith_schema_get_n_units:
 *
 * Returns: of how many schemas @self is made, itself among them: what compiling it has cost
 */
guint
smith_schema_get_n_units (SmithSchema *self)
{
  return self->units->len;
}
