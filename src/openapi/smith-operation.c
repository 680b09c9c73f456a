/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-api.h"

/* What belongs to one operation: its parameters, bodies, responses and security. */

void
smith_parameter_free (SmithParameter *self)
{
  g_free (self->name);
  g_free (self->style);
  g_free (self);
}

void
smith_body_free (SmithBody *self)
{
  g_free (self->media_type);
  g_free (self);
}

static SmithLocation
read_location (SmithTree *tree,
               SmithNode  parameter)
{
  static const struct
  {
    const char    *name;
    SmithLocation  location;
  } locations[] = {
    { "query",  SMITH_LOCATION_QUERY },
    { "header", SMITH_LOCATION_HEADER },
    { "path",   SMITH_LOCATION_PATH },
    { "cookie", SMITH_LOCATION_COOKIE },
  };
  SmithNode in = smith_tree_get_member (tree, parameter, "in");

  for (gsize i = 0; i < G_N_ELEMENTS (locations); i++)
    if (smith_tree_string_equals (tree, in, locations[i].name))
      return locations[i].location;

  return SMITH_LOCATION_UNKNOWN;
}

/* The schema of a parameter stands at `schema`, or in the one media type of `content`:
 * OpenAPI 3.1.1 §4.8.12.2. */
static SmithNode
find_parameter_schema (SmithApi  *api,
                       SmithNode  parameter)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode schema = smith_tree_get_member (tree, parameter, "schema");

  if (schema == SMITH_NODE_NONE)
    {
      SmithNode content = smith_tree_get_member (tree, parameter, "content");

      if (content != SMITH_NODE_NONE)
        schema = smith_tree_get_member (tree, smith_tree_get_first (tree, content), "schema");
    }

  return smith_api_resolve (api, schema);
}

static SmithParameter *
read_parameter (SmithApi  *api,
                SmithNode  node,
                gboolean   is_from_path)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithParameter *self = g_new0 (SmithParameter, 1);
  SmithNode explode;

  self->node = node;
  self->target = smith_api_resolve (api, node);
  self->is_from_path = is_from_path;
  self->location = SMITH_LOCATION_UNKNOWN;
  if (self->target != SMITH_NODE_NONE)
    {
      self->name = smith_tree_dup_member (tree, self->target, "name");
      self->style = smith_tree_dup_member (tree, self->target, "style");
      self->location = read_location (tree, self->target);
      self->schema = find_parameter_schema (api, self->target);
      self->is_required =
        self->location == SMITH_LOCATION_PATH ||
        smith_tree_get_boolean (tree, smith_tree_get_member (tree, self->target, "required"));
    }

  if (self->name == NULL)
    self->name = g_strdup ("");
  if (self->style == NULL)
    self->style = g_strdup (self->location == SMITH_LOCATION_QUERY ||
                            self->location == SMITH_LOCATION_COOKIE ? "form" : "simple");

  explode = smith_tree_get_member (tree, self->target, "explode");
  self->explode = explode != SMITH_NODE_NONE ? smith_tree_get_boolean (tree, explode)
                                             : g_str_equal (self->style, "form");

  return self;
}

/* A parameter is known by its name and where it stands. */
static char *
dup_identity (const SmithParameter *parameter)
{
  return g_strdup_printf ("%d %s", (int) parameter->location, parameter->name);
}

/* Adds the parameters of @owner; those of a path only where @own does not have them. */
static void
add_parameters (SmithApi   *api,
                GPtrArray  *parameters,
                SmithNode   owner,
                GHashTable *own,
                gboolean    is_from_path)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode list = smith_tree_get_member (tree, owner, "parameters");

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return;

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autoptr(SmithParameter) parameter = read_parameter (api, node, is_from_path);
      g_autofree char *identity = dup_identity (parameter);

      if (!is_from_path && *parameter->name != '\0')
        g_hash_table_add (own, g_steal_pointer (&identity));
      else if (is_from_path && g_hash_table_contains (own, identity))
        continue;
      g_ptr_array_add (parameters, g_steal_pointer (&parameter));
    }
}

/**
 * smith_api_list_parameters:
 *
 * Lists the parameters of an operation and those of its path that it does not override
 * (OpenAPI 3.1.1 §4.8.10.1), references followed.
 *
 * Returns: (transfer container) (element-type SmithParameter): in document order, the
 *   operation's own first
 */
GPtrArray *
smith_api_list_parameters (SmithApi             *self,
                           const SmithOperation *operation)
{
  GPtrArray *parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_parameter_free);
  g_autoptr(GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_parameters (self, parameters, operation->node, own, FALSE);
  add_parameters (self, parameters, operation->path_node, own, TRUE);

  return parameters;
}

/**
 * smith_api_list_bodies:
 *
 * Returns: (transfer container) (element-type SmithBody): a row for each media type of the
 *   request body, in document order; empty when the operation takes no body
 */
GPtrArray *
smith_api_list_bodies (SmithApi             *self,
                       const SmithOperation *operation)
{
  SmithTree *tree = smith_api_get_tree (self);
  GPtrArray *bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_body_free);
  SmithNode body = smith_api_resolve (self, smith_tree_get_member (tree, operation->node,
                                                                   "requestBody"));
  SmithNode content = smith_tree_get_member (tree, body, "content");

  if (content == SMITH_NODE_NONE || smith_tree_get_kind (tree, content) != SMITH_NODE_OBJECT)
    return bodies;

  for (SmithNode node = smith_tree_get_first (tree, content); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithBody *row = g_new0 (SmithBody, 1);

      row->node = body;
      row->media_type = smith_tree_dup_key (tree, node);
      row->media_node = node;
      row->schema = smith_tree_get_member (tree, node, "schema");
      row->is_required = smith_tree_get_boolean (tree, smith_tree_get_member (tree, body,
                                                                              "required"));
      g_ptr_array_add (bodies, row);
    }

  return bodies;
}

/**
 * smith_api_get_body_schema:
 * @media_type: such as `application/json`, as it is written in the document
 *
 * Returns: the Schema Object of the request body, resolved; %SMITH_NODE_NONE when there is none
 */
SmithNode
smith_api_get_body_schema (SmithApi             *self,
                           const SmithOperation *operation,
                           const char           *media_type)
{
  SmithTree *tree = smith_api_get_tree (self);
  SmithNode body = smith_tree_get_member (tree, operation->node, "requestBody");
  SmithNode content = smith_tree_get_member (tree, smith_api_resolve (self, body), "content");
  SmithNode media = smith_tree_get_member (tree, content, media_type);

  return smith_api_resolve (self, smith_tree_get_member (tree, media, "schema"));
}

/**
 * smith_api_get_response:
 * @status: an HTTP status code
 *
 * Returns: the Response Object that describes @status (OpenAPI 3.1.1 §4.8.16.1): the exact
 *   code, else its range such as `2XX`, else `default`; %SMITH_NODE_NONE when there is none
 */
SmithNode
smith_api_get_response (SmithApi             *self,
                        const SmithOperation *operation,
                        guint                 status)
{
  SmithTree *tree = smith_api_get_tree (self);
  SmithNode responses = smith_tree_get_member (tree, operation->node, "responses");
  char code[16], range[16];
  SmithNode response;

  g_snprintf (code, sizeof code, "%u", status);
  g_snprintf (range, sizeof range, "%uXX", status / 100);

  response = smith_tree_get_member (tree, responses, code);
  if (response == SMITH_NODE_NONE)
    response = smith_tree_get_member (tree, responses, range);
  if (response == SMITH_NODE_NONE)
    response = smith_tree_get_member (tree, responses, "default");

  return smith_api_resolve (self, response);
}

/**
 * smith_api_needs_credential:
 *
 * Returns: whether the operation's `security`, or else the document's, asks for something
 *   (OpenAPI 3.1.1 §4.8.10.1); an empty requirement makes it optional
 */
gboolean
smith_api_needs_credential (SmithApi             *self,
                            const SmithOperation *operation)
{
  SmithTree *tree = smith_api_get_tree (self);
  SmithNode security = smith_tree_get_member (tree, operation->node, "security");

  if (security == SMITH_NODE_NONE)
    security = smith_tree_get_member (tree, SMITH_NODE_ROOT, "security");
  if (security == SMITH_NODE_NONE || smith_tree_get_kind (tree, security) != SMITH_NODE_ARRAY ||
      smith_tree_get_n_children (tree, security) == 0)
    return FALSE;

  for (SmithNode node = smith_tree_get_first (tree, security); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (smith_tree_get_n_children (tree, node) == 0)
      return FALSE;

  return TRUE;
}

/**
 * smith_api_get_schema_type:
 * @schema: a resolved Schema Object, or %SMITH_NODE_NONE
 *
 * Returns: (nullable): the JSON type that the schema asks for, static: the first of a list
 *   that is not `null`, `object` where there are `properties`, `array` where there are
 *   `items`; %NULL when the schema does not say
 */
const char *
smith_api_get_schema_type (SmithApi  *self,
                           SmithNode  schema)
{
  static const char *const types[] = {
    "string", "number", "integer", "boolean", "array", "object", "null",
  };
  SmithTree *tree = smith_api_get_tree (self);
  SmithNode type = smith_tree_get_member (tree, schema, "type");

  if (type != SMITH_NODE_NONE && smith_tree_get_kind (tree, type) == SMITH_NODE_ARRAY)
    {
      type = smith_tree_get_first (tree, type);
      if (smith_tree_string_equals (tree, type, "null") &&
          smith_tree_get_next (tree, type) != SMITH_NODE_NONE)
        type = smith_tree_get_next (tree, type);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (smith_tree_string_equals (tree, type, types[i]))
      return types[i];

  if (smith_tree_get_member (tree, schema, "properties") != SMITH_NODE_NONE)
    return "object";

  return smith_tree_get_member (tree, schema, "items") != SMITH_NODE_NONE ? "array" : NULL;
}

/**
 * smith_api_list_required:
 * @schema: a resolved Schema Object, or %SMITH_NODE_NONE
 *
 * Returns: (transfer full) (element-type utf8): the set of names in its `required`
 */
GHashTable *
smith_api_list_required (SmithApi  *self,
                         SmithNode  schema)
{
  SmithTree *tree = smith_api_get_tree (self);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SmithNode list = smith_tree_get_member (tree, schema, "required");

  if (list == SMITH_NODE_NONE)
    return names;
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      char *name = smith_tree_dup_string (tree, node);

      if (name != NULL)
        g_hash_table_add (names, name);
    }

  return names;
}

/**
 * smith_operation_get_name:
 *
 * Returns: (transfer none): how people are told of @operation: by its id, or by its path when it
 *   has none
 */
const char *
smith_operation_get_name (const SmithOperation *operation)
{
  g_return_val_if_fail (operation != NULL, NULL);

  return operation->operation_id != NULL ? operation->operation_id : operation->path;
}
