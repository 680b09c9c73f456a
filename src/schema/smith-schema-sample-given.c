/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/smith-print.h"
#include "smith-schema-sample-private.h"

/* Values that a schema carries with it. */

static char *
print_node (SmithTree *tree,
            SmithNode  node)
{
  g_autoptr(GString) json = g_string_new (NULL);
  SmithNode refused;

  return smith_print_json (tree, node, SMITH_JSON_COMPACT, json, &refused) ? g_strdup (json->str)
                                                                           : NULL;
}

/* The first of a list, or the value itself, that fits all. */
static char *
pick (SmithSampler *self,
      GArray       *units,
      SmithTree    *tree,
      SmithNode     node,
      gboolean      is_list)
{
  guint n = is_list ? smith_tree_get_n_children (tree, node) : 1;

  for (guint i = 0; i < n && self->n_attempts > 0; i++)
    {
      SmithNode one = is_list ? smith_tree_get_element (tree, node, (i + self->variation) % n)
                              : node;
      char *json;

      self->n_attempts--;
      if (!smith_sample_fits_node (self, units, tree, one))
        continue;
      json = print_node (tree, one);
      if (json != NULL)
        return json;
    }

  return NULL;
}

/* What a schema gives itself.  Where the values of a list have to differ, an example of its
 * items is no help but for the first. */
char *
smith_sample_make_given (SmithSampler         *self,
                         const SmithSampleSet *set,
                         GArray               *units)
{
  static const struct
  {
    const char *keyword;
    gboolean    is_list;
  } givers[] = {
    { "examples", TRUE }, { "example", FALSE }, { "const", FALSE }, { "default", FALSE },
    { "enum", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (givers); i++)
    for (guint j = 0; j < set->units->len; j++)
      {
        const SmithSchemaUnit *unit =
          smith_schema_unit (self->schema, g_array_index (set->units, guint32, j));
        SmithTree *tree = smith_schema_tree_of (self->schema, unit);
        SmithNode node = smith_tree_get_member (tree, unit->node, givers[i].keyword);
        char *json;

        if (node == SMITH_NODE_NONE ||
            (givers[i].is_list && smith_tree_get_kind (tree, node) != SMITH_NODE_ARRAY) ||
            (self->variation > 0 && !givers[i].is_list))
          continue;
        json = pick (self, units, tree, node, givers[i].is_list);
        if (json != NULL)
          return json;
      }

  return NULL;
}
