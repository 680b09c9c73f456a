/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>

/* Our own rule about components that nothing leads to. */

/* They are told of one by one up to so many, else together. */
#define MOST_UNUSED 20u

/* The component that @node is or is in, or %SMITH_NODE_NONE. */
static SmithNode
find_component (SmithTree *tree,
                SmithNode  components,
                SmithNode  node)
{
  SmithNode group = node, parent = node;

  for (; parent != SMITH_NODE_NONE && parent != components;
       parent = smith_tree_get_parent (tree, parent))
    {
      node = group;
      group = parent;
    }

  return parent == SMITH_NODE_NONE || node == group ? SMITH_NODE_NONE : node;
}

/* Components, and for each those that it refers to; under no component, those that the rest of
 * the document refers to.  The references of JSON are known from reading it, so that no pass
 * over the document is needed. */
static GHashTable *
list_uses (SmithCheck *self,
           SmithNode   components)
{
  SmithTree *tree = self->tree;
  g_autoptr(GArray) refs = smith_ref_list (tree);
  GHashTable *uses = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < refs->len && !smith_check_ends_at (self, i); i++)
    {
      SmithNode ref = g_array_index (refs, SmithNode, i);
      gpointer user = GUINT_TO_POINTER (find_component (tree, components, ref));
      SmithNode target = smith_ref_find_target (tree, ref);
      SmithNode used = find_component (tree, components, target);
      GArray *list = g_hash_table_lookup (uses, user);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (SmithNode));
          g_hash_table_insert (uses, user, list);
        }
      if (used != SMITH_NODE_NONE && GPOINTER_TO_UINT (user) != used)
        g_array_append_val (list, used);
    }

  return uses;
}

/* The components that the rest of the document leads to, at however many removes. */
static GHashTable *
list_used (SmithCheck *self,
           SmithNode   components)
{
  g_autoptr(GHashTable) uses = list_uses (self, components);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  GHashTable *used = g_hash_table_new (NULL, NULL);
  SmithNode none = SMITH_NODE_NONE;

  g_array_append_val (queue, none);
  while (queue->len > 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      SmithNode user = g_array_index (queue, SmithNode, queue->len - 1);
      GArray *list = g_hash_table_lookup (uses, GUINT_TO_POINTER (user));

      g_array_set_size (queue, queue->len - 1);
      for (guint i = 0; list != NULL && i < list->len; i++)
        if (g_hash_table_add (used, GUINT_TO_POINTER (g_array_index (list, SmithNode, i))))
          g_array_append_val (queue, g_array_index (list, SmithNode, i));
    }

  return used;
}

static GArray *
list_unused (SmithCheck *self,
             SmithNode   components)
{
  g_autoptr(GHashTable) used = NULL;

  /* aliases have to be followed where they stand */
  if (smith_tree_has_aliases (self->tree))
    return smith_fix_list_unused (self, NULL, NULL);

  used = list_used (self, components);

  return smith_fix_list_others (self, used);
}

/* Whether a schema extends one with a discriminator: then its name stands in the data. */
static gboolean
is_found_by_name (SmithCheck *self,
                  SmithNode   schema)
{
  SmithNode all = smith_tree_get_member (self->tree, schema, "allOf");

  for (SmithNode one = smith_tree_get_first (self->tree, all); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (self->tree, one))
    if (smith_tree_get_member (self->tree, smith_api_resolve (self->api, one), "discriminator") !=
        SMITH_NODE_NONE)
      return TRUE;

  return FALSE;
}

static void
check_unused_components (SmithCheck      *self,
                         const SmithRule *rule)
{
  g_autoptr(GArray) unused = NULL;
  SmithNode components = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "components");
  guint n = 0;

  if (components == SMITH_NODE_NONE || smith_tree_get_error (self->tree) != NULL ||
      smith_tree_get_kind (self->tree, components) != SMITH_NODE_OBJECT ||
      (smith_api_get_n_operations (self->api) == 0 &&
       smith_tree_get_first (self->tree, smith_tree_get_member (self->tree, SMITH_NODE_ROOT,
                                                                "webhooks")) == SMITH_NODE_NONE))
    return;
  unused = list_unused (self, components);
  for (guint i = 0; i < unused->len && !smith_check_ends_at (self, i); i++)
    if (!is_found_by_name (self, g_array_index (unused, SmithNode, i)))
      g_array_index (unused, SmithNode, n++) = g_array_index (unused, SmithNode, i);

  for (guint i = 0; i < n && n <= MOST_UNUSED; i++)
    {
      SmithNode node = g_array_index (unused, SmithNode, i);
      g_autofree char *name = smith_tree_dup_key (self->tree, node);

      smith_check_add (self, rule, node, smith_tree_get_key_span (self->tree, node), -1, name,
                       NULL);
    }
  if (n > MOST_UNUSED)
    {
      g_autofree char *first = smith_tree_dup_key (self->tree,
                                                   g_array_index (unused, SmithNode, 0));
      /* translators: stands for a name in “Nothing uses the component …” */
      g_autofree char *names = g_strdup_printf (_("%s, nor %u others"), first, n - 1);

      smith_check_add (self, rule, components, smith_tree_get_key_span (self->tree, components),
                       -1, names, NULL);
    }
}

const SmithRule smith_component_rules[] = {
  {
    {
      OWN_RULE ("document-component-unused", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Nothing uses a component"),
      .sentence = N_("Nothing in the document uses the component {1}."),
      .why = N_("What nothing refers to says nothing, but counts towards the size that "
                "ChatGPT takes."),
      .remedy = N_("Remove it, or refer to it where it was meant to be."),
      .evidence = N_("Read from the document."),
      .wrong = "components:\n"
               "  schemas:\n"
               "    Wind: {type: number}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                wind: {$ref: '#/components/schemas/Wind'}\n"
               "components:\n"
               "  schemas:\n"
               "    Wind: {type: number}\n",
    },
    check_unused_components,
  },
};

const guint smith_n_component_rules = G_N_ELEMENTS (smith_component_rules);
