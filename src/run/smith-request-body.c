/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-request-private.h"

#include <string.h>

#include "base/smith-limits.h"
#include "smith-value.h"

static SmithNode
member (SmithApi   *api,
        SmithNode   node,
        const char *key)
{
  return smith_tree_get_member (smith_api_get_tree (api), node, key);
}

static gboolean
is_list (SmithApi  *api,
         SmithNode  node)
{
  return node != SMITH_NODE_NONE &&
         smith_tree_get_kind (smith_api_get_tree (api), node) == SMITH_NODE_ARRAY;
}

/* How good a media type is for JSON; 0 when it is none. */
static guint
rank_media_type (const char *media_type)
{
  gsize length = strcspn (media_type, "; ");
  g_autofree char *essence = g_ascii_strdown (media_type, (gssize) length);

  if (g_str_equal (essence, "application/json"))
    return 3;
  if (g_str_has_suffix (essence, "+json"))
    return 2;

  return g_str_equal (essence, "*/*") || g_str_equal (essence, "application/*") ? 1 : 0;
}

/**
 * smith_request_find_body:
 *
 * Returns: (transfer full) (nullable): the body that a call sends: `application/json`, else
 *   the first `…+json`, else a range that takes JSON; %NULL when there is none.  Its media
 *   type is what goes into Content-Type.
 */
SmithBody *
smith_request_find_body (SmithApi             *api,
                         const SmithOperation *operation)
{
  g_autoptr(GPtrArray) bodies = NULL;
  guint best = 0, best_rank = 0;
  SmithBody *body;

  g_return_val_if_fail (api != NULL && operation != NULL, NULL);

  bodies = smith_api_list_bodies (api, operation);
  for (guint i = 0; i < bodies->len; i++)
    {
      guint rank = rank_media_type (((SmithBody *) g_ptr_array_index (bodies, i))->media_type);

      if (rank > best_rank)
        {
          best = i;
          best_rank = rank;
        }
    }
  if (best_rank == 0)
    return NULL;

  g_ptr_array_set_free_func (bodies, NULL);
  body = g_ptr_array_index (bodies, best);
  for (guint i = 0; i < bodies->len; i++)
    if (i != best)
      smith_body_free (g_ptr_array_index (bodies, i));
  if (best_rank == 1)
    {
      g_free (body->media_type);
      body->media_type = g_strdup ("application/json");
    }

  return body;
}

/**
 * smith_request_body_is_flat:
 *
 * Returns: whether the members of the body stand among the arguments one by one, as
 *   smith_flat_arguments_list() has them.  When not, all of it is the one argument
 *   %SMITH_BODY_ARGUMENT.
 */
gboolean
smith_request_body_is_flat (SmithApi        *api,
                            const SmithBody *body)
{
  SmithNode schema;

  g_return_val_if_fail (api != NULL && body != NULL, FALSE);

  schema = smith_api_resolve (api, body->schema);

  return g_strcmp0 (smith_api_get_schema_type (api, schema), "object") == 0;
}

static void
list_parts (SmithApi   *api,
            SmithNode   schema,
            guint       depth,
            GHashTable *seen,
            GArray     *parts)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode target = smith_api_resolve (api, schema);
  SmithNode all = member (api, target, "allOf");

  if (target == SMITH_NODE_NONE || !g_hash_table_add (seen, GUINT_TO_POINTER (target)))
    return;
  g_array_append_val (parts, target);
  if (depth == SMITH_LIMIT_REF_HOPS || !is_list (api, all))
    return;
  for (SmithNode part = smith_tree_get_first (tree, all); part != SMITH_NODE_NONE;
       part = smith_tree_get_next (tree, part))
    list_parts (api, part, depth + 1, seen, parts);
}

/* (transfer full) (element-type SmithNode): the body's schema and what its `allOf` brings,
 * each once: two references to one schema at every level would double the work with each. */
static GArray *
list_schemas (SmithApi        *api,
              const SmithBody *body)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  list_parts (api, body->schema, 0, seen, parts);

  return parts;
}

/* The schema of a member of a flat body, also where `allOf` brings it. */
SmithNode
smith_request_body_find_property (SmithApi        *api,
                                  const SmithBody *body,
                                  const char      *name)
{
  g_autoptr(GArray) parts = list_schemas (api, body);
  SmithNode found = SMITH_NODE_NONE;

  for (guint i = 0; i < parts->len && found == SMITH_NODE_NONE; i++)
    found = smith_tree_get_member (smith_api_get_tree (api),
                                   member (api, g_array_index (parts, SmithNode, i), "properties"),
                                   name);

  return found;
}

/* (transfer full): the names that a flat body requires. */
GPtrArray *
smith_request_body_list_required (SmithApi        *api,
                                  const SmithBody *body)
{
  SmithTree *tree = smith_api_get_tree (api);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) parts = list_schemas (api, body);

  for (guint i = 0; i < parts->len; i++)
    {
      SmithNode list = member (api, g_array_index (parts, SmithNode, i), "required");

      if (!is_list (api, list))
        continue;
      for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
           one = smith_tree_get_next (tree, one))
        {
          char *name = smith_tree_dup_string (tree, one);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
    }

  return names;
}

/* Whether a flat body takes members that it does not declare. */
gboolean
smith_request_body_is_open (SmithApi        *api,
                            const SmithBody *body)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode schema = smith_api_resolve (api, body->schema);
  SmithNode additional = member (api, schema, "additionalProperties");

  return additional == SMITH_NODE_NONE ||
         smith_tree_get_kind (tree, additional) != SMITH_NODE_BOOLEAN ||
         smith_tree_get_boolean (tree, additional);
}
