/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-use.h"

#include "openapi/smith-schema-refs.h"

typedef struct
{
  SmithTree  *tree;
  GHashTable *vertices;  /* component → its index */
  GHashTable *visited;   /* (owned) of SmithNode */
  GArray     *queue;     /* (owned) of SmithNode, nearest first */
  GArray     *distances; /* (owned) of guint, of the nodes in the queue */
  SmithUse   *uses;
  gboolean    is_request;
} Spread;

static void
visit (Spread    *self,
       SmithNode  node,
       guint      distance)
{
  gpointer vertex;

  if (node == SMITH_NODE_NONE || !g_hash_table_add (self->visited, GUINT_TO_POINTER (node)))
    return;
  if (g_hash_table_lookup_extended (self->vertices, GUINT_TO_POINTER (node), NULL, &vertex))
    {
      SmithUse *use = &self->uses[GPOINTER_TO_UINT (vertex)];

      use->in_request |= self->is_request;
      use->distance = MIN (use->distance, distance);
    }
  g_array_append_val (self->queue, node);
  g_array_append_val (self->distances, distance);
}

/* Follows references of any kind: to components of other sections too. */
static void
spread (Spread *self)
{
  for (guint i = 0; i < self->queue->len; i++)
    {
      guint distance = g_array_index (self->distances, guint, i);
      g_autoptr(GArray) refs =
        smith_schema_list_refs (self->tree, g_array_index (self->queue, SmithNode, i));

      for (guint j = 0; j < refs->len; j++)
        {
          SmithNode ref = g_array_index (refs, SmithNode, j);
          SmithNode target = smith_schema_get_component (self->tree, ref);
          g_autofree char *pointer = NULL;

          if (target == SMITH_NODE_NONE)
            {
              pointer = smith_tree_dup_string (self->tree, smith_ref_get (self->tree, ref));
              target = *pointer == '#' ? smith_pointer_lookup (self->tree, pointer)
                                       : SMITH_NODE_NONE;
            }
          visit (self, target, distance + 1);
        }
    }
}

static void
visit_member (Spread     *self,
              SmithNode   object,
              const char *name)
{
  SmithNode node = smith_tree_get_member (self->tree, object, name);

  visit (self, node, 0);
}

static void
run (Spread   *self,
     SmithApi *api)
{
  self->visited = g_hash_table_new (NULL, NULL);
  self->queue = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  self->distances = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);

      visit_member (self, operation->node, "parameters");
      visit_member (self, operation->node, "requestBody");
      visit_member (self, operation->path_node, "parameters");
      if (!self->is_request)
        visit_member (self, operation->node, "responses");
    }
  spread (self);

  g_hash_table_unref (self->visited);
  g_array_unref (self->queue);
  g_array_unref (self->distances);
}

/**
 * smith_schema_list_uses:
 * @components: (element-type SmithNode): the members of `components.schemas`
 * @vertices: the index of each in @components
 *
 * Takes two passes over the operations and over what they refer to.
 *
 * Returns: (transfer full): a use for each component
 */
SmithUse *
smith_schema_list_uses (SmithApi   *api,
                        GArray     *components,
                        GHashTable *vertices)
{
  SmithUse *uses = g_new0 (SmithUse, components->len + 1);
  Spread self = { .tree = smith_api_get_tree (api), .vertices = vertices, .uses = uses };

  for (guint i = 0; i < components->len; i++)
    uses[i].distance = G_MAXUINT;
  run (&self, api);
  self.is_request = TRUE;
  run (&self, api);

  return uses;
}
