/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-private.h"

#include "platform/smith-python.h"

#include <string.h>

/* Lines about paths and operations, operation by operation. */

/* A value that is printed into a message is cut here. */
#define MAX_VALUE_BYTES 2000

typedef struct
{
  SmithImport          *import;
  SmithTree            *tree;
  const SmithOperation *operation;
  int                   index;
  gboolean              is_skipped;  /* the closing line is due */
} Pass;

static void
add (Pass       *pass,
     const char *rule,
     SmithNode   node,
     SmithSpan   span,
     const char *argument)
{
  smith_import_add (pass->import, rule, node, span, pass->index, pass->operation->path,
                    pass->operation->method, pass->operation->operation_id, argument, NULL);
}

/* In a text that could be read in part only, a name that is not there may yet be one. */
static gboolean
may_have_name (Pass     *pass,
               SmithNode node)
{
  return pass->import->is_partial &&
         smith_tree_get_member (pass->tree, node, "name") == SMITH_NODE_NONE &&
         smith_tree_get_member (pass->tree, node, "$ref") == SMITH_NODE_NONE;
}

static void
check_parameter (Pass       *pass,
                 SmithNode   node,
                 GHashTable *names)
{
  SmithTree *tree = pass->tree;
  g_autofree char *name = smith_tree_dup_member (tree, node, "name");

  if (name == NULL && may_have_name (pass, node))
    return;
  if (name == NULL)
    {
      g_autoptr(GString) value = g_string_new (NULL);

      smith_python_append_node (value, tree, node, MAX_VALUE_BYTES);
      add (pass, "parameter-unnamed", node, smith_tree_get_span (tree, node), value->str);
      pass->is_skipped = TRUE;
      return;
    }

  if (smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "in"), "header"))
    {
      add (pass, "parameter-header", node, smith_tree_get_span (tree, node), name);
      return;
    }

  if (g_hash_table_contains (names, name))
    add (pass, "parameter-duplicate", node, smith_tree_get_span (tree, node), name);
  else
    g_hash_table_add (names, g_steal_pointer (&name));
}

static void
check_parameters (Pass *pass)
{
  SmithTree *tree = pass->tree;
  SmithNode list = smith_tree_get_member (tree, pass->operation->node, "parameters");
  g_autoptr(GHashTable) names = NULL;

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    check_parameter (pass, node, names);
}

static gboolean
is_composed (SmithTree *tree,
             SmithNode  schema)
{
  return smith_tree_get_member (tree, schema, "allOf") != SMITH_NODE_NONE ||
         smith_tree_get_member (tree, schema, "anyOf") != SMITH_NODE_NONE ||
         smith_tree_get_member (tree, schema, "oneOf") != SMITH_NODE_NONE;
}

/* A plain object with fields of its own: no composition at the root. */
static gboolean
is_object_schema (SmithImport *self,
                  SmithNode    schema)
{
  return !is_composed (smith_api_get_tree (self->api), schema) &&
         g_strcmp0 (smith_api_get_schema_type (self->api, schema), "object") == 0;
}

/* Whether a part of the text that could not be read may make an object of it. */
static gboolean
may_be_object (SmithImport *self,
               SmithNode    schema)
{
  SmithTree *tree = smith_api_get_tree (self->api);

  return self->is_partial && !is_composed (tree, schema) &&
         smith_tree_get_member (tree, schema, "type") == SMITH_NODE_NONE;
}

static void
check_body (Pass *pass)
{
  SmithTree *tree = pass->tree;
  SmithApi *api = pass->import->api;
  SmithNode body = smith_api_resolve (api, smith_tree_get_member (tree, pass->operation->node,
                                                                  "requestBody"));
  SmithNode content = smith_tree_get_member (tree, body, "content");
  SmithNode media = smith_tree_get_member (tree, content, pass->import->profile->media_type);
  SmithNode schema = smith_tree_get_member (tree, media, "schema");
  SmithNode target = smith_api_resolve (api, schema);

  if (schema == SMITH_NODE_NONE || may_be_object (pass->import, target) ||
      (is_object_schema (pass->import, target) && !smith_import_is_lost (pass->import, schema)))
    return;

  smith_import_add (pass->import, "body-not-object", schema, smith_tree_get_span (tree, schema),
                    pass->index, pass->operation->path, pass->operation->method,
                    pass->operation->operation_id, NULL);
  pass->is_skipped = TRUE;
}

static void
check_operation (SmithImport *self,
                 int          index)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  const SmithOperation *operation = smith_api_get_operation (self->api, (guint) index);
  Pass pass = { self, tree, operation, index, FALSE };

  if (operation->operation_id == NULL && self->is_partial)
    return;
  if (operation->operation_id == NULL)
    {
      smith_import_add (self, "operation-id-missing", operation->node,
                        smith_tree_get_key_span (tree, operation->node), index, operation->path,
                        operation->method, NULL);
      return;
    }

  check_parameters (&pass);
  check_body (&pass);
  if (pass.is_skipped)
    smith_import_add (self, "operation-skipped", operation->node,
                      smith_tree_get_key_span (tree, operation->node), index, operation->path,
                      operation->method, operation->operation_id, NULL);
}

/* Reports the fields of a path that are not methods.  @first is the index of its first
 * operation; returns the index after its last. */
static guint
check_path (SmithImport *self,
            SmithNode    member,
            guint        first)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode item = smith_api_resolve (self->api, member);
  g_autofree char *path = smith_tree_dup_key (tree, member);
  guint next = first;

  for (SmithNode node = smith_tree_get_first (tree, item); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *key = smith_tree_dup_key (tree, node);
      gboolean is_operation = next < smith_api_get_n_operations (self->api) &&
                              smith_api_get_operation (self->api, next)->node == node;

      if (!g_strv_contains (self->profile->methods, key))
        smith_import_add (self, "operation-method", node, smith_tree_get_key_span (tree, node),
                          is_operation ? (int) next : -1, path, key, NULL);
      else if (is_operation)
        check_operation (self, (int) next);
      next += is_operation;
    }

  return next;
}

/* A path that is skipped takes its operations with it, without a line for each. */
static guint
skip_path (SmithImport *self,
           SmithNode    member,
           guint        first)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode item = smith_api_resolve (self->api, member);
  g_autofree char *path = smith_tree_dup_key (tree, member);
  guint next = first;

  smith_import_add (self, "operation-path-slash", member, smith_tree_get_key_span (tree, member),
                    -1, path, NULL);
  for (; next < smith_api_get_n_operations (self->api) &&
         smith_api_get_operation (self->api, next)->path_node == item &&
         g_str_equal (smith_api_get_operation (self->api, next)->path, path); next++)
    {
      SmithOperationState *state = &g_array_index (self->operations, SmithOperationState, next);

      state->is_available = FALSE;
      state->worst = MIN (state->worst, SMITH_CLASS_DROPS);
    }

  return next;
}

void
smith_import_check_paths (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  guint next = 0;

  if (paths == SMITH_NODE_NONE || smith_tree_get_kind (tree, paths) != SMITH_NODE_OBJECT)
    return;

  for (SmithNode member = smith_tree_get_first (tree, paths); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (tree, member))
    {
      gsize length;
      const char *path = smith_tree_peek_key (tree, member, &length);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (smith_tree_get_kind (tree, member) != SMITH_NODE_OBJECT ||
          smith_tree_get_member_len (tree, paths, path, length) != member)
        continue;
      next = length == 0 || *path != '/' ? skip_path (self, member, next)
                                         : check_path (self, member, next);
    }
}
