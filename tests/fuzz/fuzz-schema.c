/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "fuzz.h"
#include "schema/smith-schema-infer.h"
#include "schema/smith-schema-sample.h"

static SmithTree *
read_part (const guint8 *data,
           gsize         size)
{
  g_autoptr(GBytes) text = g_bytes_new (data, size);

  return smith_tree_read (text, SMITH_SYNTAX_YAML);
}

/* Both ways to ask agree, and what is told has a place and words. */
static void
check (SmithSchema      *schema,
       SmithTree        *values,
       SmithSchemaFlags  flags)
{
  g_autoptr(GPtrArray) problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, flags, 20);

  g_assert_cmpint (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, flags), ==,
                   problems->len == 0);
  for (guint i = 0; i < problems->len; i++)
    {
      const SmithSchemaProblem *problem = g_ptr_array_index (problems, i);

      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_assert_cmpuint (problem->value, !=, SMITH_NODE_NONE);
    }
}

/* A sample fits. */
static void
sample (SmithSchema      *schema,
        SmithSchemaFlags  flags)
{
  g_autofree char *json = smith_schema_sample (schema, flags, NULL);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithTree) tree = NULL;

  if (json == NULL)
    return;
  text = g_bytes_new (json, strlen (json));
  tree = smith_tree_read (text, SMITH_SYNTAX_JSON);
  g_assert_null (smith_tree_get_error (tree));
  g_assert_true (smith_schema_is_valid (schema, tree, SMITH_NODE_ROOT, flags));
}

/* A value fits what is inferred from it. */
static void
infer (SmithTree   *values,
       SmithDialect dialect)
{
  g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
  g_autofree char *json = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithSchema) schema = NULL;

  smith_schema_shape_add (shape, values, SMITH_NODE_ROOT);
  json = smith_schema_shape_print (shape, dialect, SMITH_JSON_COMPACT);
  text = g_bytes_new (json, strlen (json));
  tree = smith_tree_read (text, SMITH_SYNTAX_JSON);
  /* a schema is deeper than what it is made of */
  if (smith_tree_get_error (tree) != NULL)
    return;
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, dialect, NULL, NULL, NULL);
  g_assert_nonnull (schema);
  g_assert_true (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT,
                                        SMITH_SCHEMA_ASSERT_FORMATS));
}

/* A schema in the first line, a value in those below. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const guint8 *feed = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = feed != NULL ? (gsize) (feed - data) : size;
  g_autoptr(SmithTree) tree = read_part (data, length);
  g_autoptr(SmithTree) values = read_part (data + length, size - length);

  for (int dialect = SMITH_DIALECT_2020_12; dialect <= SMITH_DIALECT_OPENAPI_3_0; dialect++)
    {
      g_autoptr(SmithSchema) schema = NULL;

      if (smith_tree_get_error (tree) == NULL)
        schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, (SmithDialect) dialect, NULL,
                                       NULL, NULL);
      if (schema != NULL && smith_tree_get_error (values) == NULL)
        for (guint flags = 0; flags < 2; flags++)
          check (schema, values, (SmithSchemaFlags) flags);
      if (schema != NULL)
        sample (schema, SMITH_SCHEMA_ASSERT_FORMATS);
      if (smith_tree_get_error (values) == NULL)
        infer (values, (SmithDialect) dialect);
    }

  return 0;
}
