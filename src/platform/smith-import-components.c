/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include "platform/smith-python.h"

#include <glib/gi18n-lib.h>
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

/* Circles that are named where there is one line for all. */
#define CIRCLES_NAMED 3u

/* The ways of some circles, for one line. */
static char *
name_circles (GArray *circles,
              guint   first)
{
  guint end = MIN (circles->len, first + CIRCLES_NAMED);
  GString *names = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (names, "%s%s", i > first ? "; " : "",
                            g_array_index (circles, SmithSchemaCircle, i).names);
  if (circles->len > end)
    g_string_append (names, "; …");

  return g_string_free (names, FALSE);
}

/* One line, whatever the number of circles; all but the first have a place of their own besides. */
static void
report_circles (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  GArray *circles = self->circles->circles;
  gboolean is_told = FALSE;

  for (guint i = 0; i < circles->len; i++)
    {
      const SmithSchemaCircle *circle = &g_array_index (circles, SmithSchemaCircle, i);
      SmithSpan span = smith_tree_get_span (tree, circle->ref);
      g_autofree char *text = is_told ? g_strdup_printf (_("Another circle: %s"), circle->names)
                                      : name_circles (circles, i);

      if (is_told)
        smith_import_add_place (self, "schema-circular", circle->ref, span, text);
      else
        is_told = smith_import_add (self, "schema-circular", circle->ref, span, -1, text, NULL);
    }
}

/* Whether @ref leads to a component that takes part in a circle, or leads to one.  Such
 * components are not there for whoever uses them. */
gboolean
smith_import_is_lost (SmithImport *self,
                      SmithNode    ref)
{
  SmithTree *tree = smith_api_get_tree (self->api);

  if (self->circles == NULL || g_hash_table_size (self->circles->lost) == 0 ||
      smith_ref_get (tree, ref) == SMITH_NODE_NONE)
    return FALSE;

  return g_hash_table_contains (self->circles->lost,
                                GUINT_TO_POINTER (smith_schema_get_component (tree, ref)));
}

void
smith_import_check_components (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemas = find_schemas (self);

  if (components == SMITH_NODE_NONE || smith_tree_get_kind (tree, components) != SMITH_NODE_OBJECT)
    return;
  if (schemas == SMITH_NODE_NONE)
    {
      SmithNode present = smith_tree_get_member (tree, components, "schemas");
      SmithNode node = present != SMITH_NODE_NONE ? present : components;

      if (present != SMITH_NODE_NONE || !self->is_partial)
        smith_import_add (self, "schema-components", node, smith_tree_get_key_span (tree, node),
                          -1, NULL);
      return;
    }

  self->circles = smith_schema_find_circles (tree, schemas, self->cancellable);
  report_circles (self);
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
  if (self->is_partial || !smith_tree_string_equals (tree, type, "object") ||
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

/* What the platform calls the component that @holder refers to, when there is none. */
static char *
dup_unknown (SmithImport *self,
             SmithNode    holder,
             gboolean     in_operation,
             gboolean    *out_is_lost)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, holder));

  if (!g_str_has_prefix (pointer, SMITH_SCHEMA_PREFIX))
    return NULL;
  *out_is_lost = in_operation && smith_import_is_lost (self, holder);
  if (!*out_is_lost &&
      (self->is_partial || smith_pointer_lookup (tree, pointer) != SMITH_NODE_NONE))
    return NULL;

  return g_strdup (pointer + strlen (SMITH_SCHEMA_PREFIX));
}

/* References to a component that does not exist, or was lost to a circle. */
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
      gboolean is_lost = FALSE;
      g_autofree char *name = dup_unknown (self, holder, operation >= 0, &is_lost);
      g_autofree char *own_context = NULL;

      if (name == NULL)
        continue;
      own_context = operation < 0 ? dup_ref_context (self, schema, holder, context)
                                  : g_strdup (context);
      smith_import_add (self, "schema-unknown-component", holder,
                        smith_tree_get_span (tree, smith_ref_get (tree, holder)), operation,
                        own_context, name, is_lost ? "lost" : NULL, NULL);
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
  const char *type = self->profile->media_type;
  SmithNode body, responses, answer, schema;

  body = smith_api_resolve (self->api, smith_tree_get_member (tree, operation->node,
                                                              "requestBody"));
  schema = smith_tree_get_member (tree, smith_tree_get_member (tree, smith_tree_get_member (tree,
                                  body, "content"), type), "schema");
  if (schema != SMITH_NODE_NONE)
    {
      g_autofree char *context = make_context ("paths", operation->path, operation->method,
                                               "requestBody", "content", type, "schema",
                                               NULL);

      check_bare_object (self, schema, index, context);
      check_references (self, schema, index, context);
    }

  responses = smith_tree_get_member (tree, operation->node, "responses");
  answer = smith_api_resolve (self->api, smith_tree_get_member (tree, responses, "200"));
  schema = smith_tree_get_member (tree, smith_tree_get_member (tree, smith_tree_get_member (tree,
                                  answer, "content"), type), "schema");
  if (schema != SMITH_NODE_NONE)
    {
      g_autofree char *context = make_context ("paths", operation->path, "200", "response",
                                               "content", type, "schema", NULL);

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

  for (SmithNode component = smith_tree_get_first (tree, schemas);
       component != SMITH_NODE_NONE && !g_cancellable_is_cancelled (self->cancellable);
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
