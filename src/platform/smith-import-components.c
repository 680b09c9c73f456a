/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-private.h"

#include "openapi/smith-schema-refs.h"
#include "platform/smith-python.h"

#include <string.h>

/* Lines about component schemas, and about schemas in their contexts. */

static SmithNode
find_schemas (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemas = smith_tree_get_member (tree, components, "schemas");

  if (schemas == SMITH_NODE_NONE || smith_tree_get_kind (tree, schemas) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  return schemas;
}

static void
report_circle (SmithImport *self,
               GArray      *circle)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GString) names = g_string_new (NULL);
  SmithNode closing = g_array_index (circle, SmithSchemaStep, circle->len - 1).ref;

  for (guint i = 0; i <= circle->len; i++)
    {
      const SmithSchemaStep *one = &g_array_index (circle, SmithSchemaStep, i % circle->len);
      g_autofree char *name = smith_tree_dup_key (tree, one->component);

      g_string_append_printf (names, "%s%s", i > 0 ? " → " : "", name);
    }
  smith_import_add (self, "schema-circular", closing, smith_tree_get_span (tree, closing), -1,
                    names->str, NULL);
}

void
smith_import_check_components (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemas = find_schemas (self);
  g_autoptr(GArray) circle = NULL;

  if (components == SMITH_NODE_NONE || smith_tree_get_kind (tree, components) != SMITH_NODE_OBJECT)
    return;
  if (schemas == SMITH_NODE_NONE)
    {
      SmithNode present = smith_tree_get_member (tree, components, "schemas");
      SmithNode node = present != SMITH_NODE_NONE ? present : components;

      smith_import_add (self, "schema-components", node, smith_tree_get_key_span (tree, node), -1,
                        NULL);
      return;
    }

  circle = smith_schema_find_circle (tree, schemas);
  if (circle != NULL)
    report_circle (self, circle);
}

/* Where a schema stands, as the platform prints it: a Python tuple of strings. */
static char *
make_context (const char *first,
              ...)
{
  GString *out = g_string_new ("(");
  va_list args;

  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    {
      if (out->len > 1)
        g_string_append (out, ", ");
      smith_python_append_string (out, part, strlen (part));
    }
  va_end (args);
  g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

static char *
extend_context (const char *context,
                const char *keyword,
                guint       index)
{
  return g_strdup_printf ("%.*s, '%s', '%u')", (int) strlen (context) - 1, context, keyword, index);
}

static void
check_bare_object (SmithImport *self,
                   SmithNode    schema,
                   int          operation,
                   const char  *context)
{
  static const char *const compositions[] = { "allOf", "anyOf", "oneOf" };
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode type = smith_tree_get_member (tree, schema, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (compositions); i++)
    if (smith_tree_get_member (tree, schema, compositions[i]) != SMITH_NODE_NONE)
      return;
  if (!smith_tree_string_equals (tree, type, "object") ||
      smith_tree_get_member (tree, schema, "properties") != SMITH_NODE_NONE)
    return;

  smith_import_add (self, "schema-bare-object", schema, smith_tree_get_span (tree, schema),
                    operation, context, NULL);
}

static gboolean
is_composition (SmithTree *tree,
                SmithNode  node)
{
  return smith_tree_key_equals (tree, node, "allOf") ||
         smith_tree_key_equals (tree, node, "anyOf") ||
         smith_tree_key_equals (tree, node, "oneOf");
}

/* The context of a reference in @component: one that is a branch of it has its own. */
static char *
dup_ref_context (SmithImport *self,
                 SmithNode    component,
                 SmithNode    holder,
                 const char  *context)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode list = smith_tree_get_parent (tree, holder);
  g_autofree char *keyword = NULL;

  if (list == SMITH_NODE_NONE || !is_composition (tree, list) ||
      smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return g_strdup (context);

  keyword = smith_tree_dup_key (tree, list);
  if (smith_tree_get_member (tree, component, keyword) != list)
    return g_strdup (context);

  return extend_context (context, keyword, smith_tree_get_index (tree, holder));
}

/* References that name a component which does not exist. */
static void
check_references (SmithImport *self,
                  SmithNode    schema,
                  int          operation,
                  const char  *context)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GArray) refs = smith_schema_list_refs (tree, schema);

  for (guint i = 0; i < refs->len; i++)
    {
      SmithNode holder = g_array_index (refs, SmithNode, i);
      SmithNode ref = smith_ref_get (tree, holder);
      g_autofree char *pointer = smith_tree_dup_string (tree, ref);
      g_autofree char *own_context = NULL;

      if (!g_str_has_prefix (pointer, SMITH_SCHEMA_PREFIX) ||
          smith_pointer_lookup (tree, pointer) != SMITH_NODE_NONE)
        continue;
      own_context = operation < 0 ? dup_ref_context (self, schema, holder, context)
                                  : g_strdup (context);
      smith_import_add (self, "schema-unknown-component", holder, smith_tree_get_span (tree, ref),
                        operation, own_context, pointer + strlen (SMITH_SCHEMA_PREFIX), NULL);
    }
}

static void
check_component (SmithImport *self,
                 SmithNode    component)
{
  static const char *const compositions[] = { "anyOf", "allOf", "oneOf" };
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autofree char *name = smith_tree_dup_key (tree, component);
  g_autofree char *context = make_context ("components", "schemas", name, NULL);

  check_bare_object (self, component, -1, context);
  for (gsize i = 0; i < G_N_ELEMENTS (compositions); i++)
    {
      SmithNode list = smith_tree_get_member (tree, component, compositions[i]);
      guint index = 0;

      for (SmithNode branch = smith_tree_get_first (tree, list); branch != SMITH_NODE_NONE;
           branch = smith_tree_get_next (tree, branch))
        {
          g_autofree char *inner = extend_context (context, compositions[i], index++);

          check_bare_object (self, branch, -1, inner);
        }
    }
  check_references (self, component, -1, context);
}

static void
check_operation (SmithImport *self,
                 int          index)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  const SmithOperation *operation = smith_api_get_operation (self->api, (guint) index);
  SmithNode body, responses, answer, schema;

  body = smith_api_resolve (self->api, smith_tree_get_member (tree, operation->node,
                                                              "requestBody"));
  schema = smith_tree_get_member (tree, smith_tree_get_member (tree, smith_tree_get_member (tree,
                                  body, "content"), "application/json"), "schema");
  if (schema != SMITH_NODE_NONE)
    {
      g_autofree char *context = make_context ("paths", operation->path, operation->method,
                                               "requestBody", "content", "application/json",
                                               "schema", NULL);

      check_bare_object (self, schema, index, context);
      check_references (self, schema, index, context);
    }

  responses = smith_tree_get_member (tree, operation->node, "responses");
  answer = smith_api_resolve (self->api, smith_tree_get_member (tree, responses, "200"));
  schema = smith_tree_get_member (tree, smith_tree_get_member (tree, smith_tree_get_member (tree,
                                  answer, "content"), "application/json"), "schema");
  if (schema != SMITH_NODE_NONE)
    {
      g_autofree char *context = make_context ("paths", operation->path, "200", "response",
                                               "content", "application/json", "schema", NULL);

      check_bare_object (self, schema, index, context);
      check_references (self, schema, index, context);
    }
}

/* Lines that begin with "In context=". */
void
smith_import_check_contexts (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode schemas = find_schemas (self);

  for (SmithNode component = smith_tree_get_first (tree, schemas); component != SMITH_NODE_NONE;
       component = smith_tree_get_next (tree, component))
    check_component (self, component);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (operation->operation_id != NULL &&
          g_strv_contains (self->profile->methods, operation->method))
        check_operation (self, (int) i);
    }
}
