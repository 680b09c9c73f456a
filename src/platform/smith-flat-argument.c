/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-flat-argument.h"

#include <string.h>

void
smith_flat_argument_free (SmithFlatArgument *self)
{
  g_free (self->name);
  g_free (self->description);
  g_free (self);
}

static void
add_parameter (SmithApi             *api,
               GPtrArray            *arguments,
               const SmithParameter *parameter)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithFlatArgument *argument;

  if (*parameter->name == '\0')
    return;

  argument = g_new0 (SmithFlatArgument, 1);
  argument->name = g_strdup (parameter->name);
  argument->node = parameter->node;
  argument->schema = parameter->schema;
  argument->description = smith_tree_dup_member (tree, parameter->target, "description");
  if (argument->description == NULL)
    argument->description = smith_tree_dup_member (tree, parameter->schema, "description");
  argument->location = parameter->location;
  argument->is_required = parameter->is_required;
  argument->is_sent = !parameter->is_from_path && (parameter->location == SMITH_LOCATION_QUERY ||
                                                   parameter->location == SMITH_LOCATION_PATH);
  g_ptr_array_add (arguments, argument);
}

static void
add_fields (SmithApi  *api,
            GPtrArray *arguments,
            SmithNode  schema)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode properties = smith_tree_get_member (tree, schema, "properties");
  g_autoptr(GHashTable) required = smith_api_list_required (api, schema);

  for (SmithNode node = smith_tree_get_first (tree, properties); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithFlatArgument *argument = g_new0 (SmithFlatArgument, 1);

      argument->name = smith_tree_dup_key (tree, node);
      argument->node = node;
      argument->schema = smith_api_resolve (api, node);
      argument->description = smith_tree_dup_member (tree, argument->schema, "description");
      argument->location = SMITH_LOCATION_UNKNOWN;
      argument->is_body = TRUE;
      argument->is_required = g_hash_table_contains (required, argument->name);
      argument->is_sent = TRUE;
      g_ptr_array_add (arguments, argument);
    }
}

/* Whether @media_type is @essence, whatever parameters follow. */
static gboolean
is_media_type (const char *media_type,
               const char *essence)
{
  gsize length = strcspn (media_type, "; ");

  return length == strlen (essence) && g_ascii_strncasecmp (media_type, essence, length) == 0;
}

/* The media type that the platform sends, else the first one that is declared. */
static const SmithBody *
choose_body (GPtrArray *bodies)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      const SmithBody *body = g_ptr_array_index (bodies, i);

      if (is_media_type (body->media_type, "application/json"))
        return body;
    }

  return bodies->len > 0 ? g_ptr_array_index (bodies, 0) : NULL;
}

static void
add_body (SmithApi        *api,
          GPtrArray       *arguments,
          const SmithBody *body)
{
  SmithNode schema = smith_api_resolve (api, body->schema);
  SmithFlatArgument *argument;

  if (g_strcmp0 (smith_api_get_schema_type (api, schema), "object") == 0)
    {
      add_fields (api, arguments, schema);
      return;
    }

  argument = g_new0 (SmithFlatArgument, 1);
  argument->name = g_strdup ("body");
  argument->node = body->media_node;
  argument->schema = schema;
  argument->description = smith_tree_dup_member (smith_api_get_tree (api), schema, "description");
  argument->location = SMITH_LOCATION_UNKNOWN;
  argument->is_body = TRUE;
  argument->is_required = body->is_required;
  g_ptr_array_add (arguments, argument);
}

/**
 * smith_flat_arguments_list:
 *
 * Returns: (transfer container) (element-type SmithFlatArgument): the arguments of
 *   @operation, parameters first, each in document order; names may occur twice
 */
GPtrArray *
smith_flat_arguments_list (SmithApi             *api,
                           const SmithOperation *operation)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_flat_argument_free);
  g_autoptr(GPtrArray) parameters = smith_api_list_parameters (api, operation);
  g_autoptr(GPtrArray) bodies = smith_api_list_bodies (api, operation);
  const SmithBody *body = choose_body (bodies);

  for (guint i = 0; i < parameters->len; i++)
    add_parameter (api, arguments, g_ptr_array_index (parameters, i));
  if (body != NULL)
    add_body (api, arguments, body);

  return arguments;
}
