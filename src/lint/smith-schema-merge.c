/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-merge-private.h"

#include "doc/smith-print.h"
#include "lint/smith-fix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Several schemas that must all hold as one schema.  What has no such form that is simple is
 * an error: nothing is guessed. */

/* Objects in objects, and schemas of one merge.  Hand-written ones stay below 10 and 100. */
#define MAX_DEPTH 16
#define MAX_PARTS 5000

gboolean
smith_merge_fail (GError     **error,
                  const char  *what)
{
  g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE,
               _("The schemas do not go together in a simple way: %s"), what);
  return FALSE;
}

static void
member_free (gpointer data)
{
  SmithMember *self = data;

  g_free (self->key);
  g_free (self->json);
  g_free (self);
}

static void
add_member (GPtrArray  *members,
            const char *key,
            char       *json)
{
  SmithMember *member = g_new (SmithMember, 1);

  *member = (SmithMember) { g_strdup (key), json };
  g_ptr_array_add (members, member);
}

/**
 * smith_schema_print:
 *
 * Returns: (transfer full) (nullable): the value as JSON; %NULL when JSON has no form for it
 */
char *
smith_schema_print (SmithTree *tree,
                    SmithNode  node)
{
  GString *out = g_string_new (NULL);
  gboolean ok = smith_print_json (tree, node, SMITH_JSON_COMPACT, out, NULL);

  return g_string_free (out, !ok);
}

/**
 * smith_members_join:
 * @members: (element-type SmithMember)
 *
 * Returns: (transfer full): the object as JSON
 */
char *
smith_members_join (GPtrArray *members)
{
  GString *out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_object (writer);
  for (guint i = 0; i < members->len; i++)
    {
      const SmithMember *member = g_ptr_array_index (members, i);

      smith_json_writer_key (writer, member->key);
      smith_json_writer_raw (writer, member->json, strlen (member->json));
    }
  smith_json_writer_end_object (writer);

  return g_string_free (out, FALSE);
}

gboolean
smith_merge_are_equal (SmithMerger     *self,
                       const SmithNode *nodes,
                       guint            n_nodes)
{
  g_autofree char *first = n_nodes > 1 ? smith_schema_print (self->tree, nodes[0]) : NULL;

  for (guint i = 1; i < n_nodes; i++)
    {
      g_autofree char *other = smith_schema_print (self->tree, nodes[i]);

      if (first == NULL || g_strcmp0 (first, other) != 0)
        return FALSE;
    }

  return TRUE;
}

/* A branch that only null fits. */
gboolean
smith_schema_is_null (SmithTree *tree,
                      SmithNode  schema)
{
  return smith_tree_string_equals (tree, smith_tree_get_member (tree, schema, "type"), "null");
}

/* The only branch of @list for anything but null, or %SMITH_NODE_NONE. */
static SmithNode
find_only_branch (SmithTree *tree,
                  SmithNode  list)
{
  SmithNode found = SMITH_NODE_NONE;

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (!smith_schema_is_null (tree, node))
      {
        if (found != SMITH_NODE_NONE)
          return SMITH_NODE_NONE;
        found = node;
      }

  return found;
}

typedef struct
{
  SmithMerger *merger;
  gboolean     is_root;
  gboolean     has_siblings;  /* what stands beside a reference counts */
  GArray      *parts;
  GHashTable  *visited;       /* (owned) */
} Flatten;

static gboolean flatten (Flatten   *self,
                         SmithNode  node,
                         gboolean   is_referred,
                         GError   **error);

static gboolean
flatten_reference (Flatten   *self,
                   SmithNode  node,
                   GError   **error)
{
  SmithTree *tree = self->merger->tree;
  g_autofree char *pointer = smith_tree_dup_string (tree, smith_ref_get (tree, node));
  SmithNode target = *pointer == '#' ? smith_pointer_lookup (tree, pointer) : SMITH_NODE_NONE;
  SmithPart part = { .node = node };

  if (target == SMITH_NODE_NONE)
    return smith_merge_fail (error, _("a reference leads to nothing"));
  if (self->has_siblings && smith_tree_get_n_children (tree, node) > 1)
    g_array_append_val (self->parts, part);

  return flatten (self, target, TRUE, error);
}

/* Follows the one alternative of @schema that is chosen, or that there is. */
static gboolean
flatten_alternatives (Flatten     *self,
                      SmithNode    schema,
                      const char  *keyword,
                      GError     **error)
{
  SmithTree *tree = self->merger->tree;
  SmithNode list = smith_tree_get_member (tree, schema, keyword);
  SmithNode branch;

  if (list == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return smith_merge_fail (error, _("there is no list of alternatives"));

  branch = list == self->merger->merge->list ? self->merger->merge->branch
                                             : find_only_branch (tree, list);
  if (branch == SMITH_NODE_NONE)
    return smith_merge_fail (error, _("there are several alternatives"));

  return flatten (self, branch, FALSE, error);
}

static gboolean
flatten (Flatten   *self,
         SmithNode  node,
         gboolean   is_referred,
         GError   **error)
{
  SmithTree *tree = self->merger->tree;
  SmithPart part = { node, is_referred, self->is_root };
  SmithNode list;

  /* what holds twice holds */
  if (!g_hash_table_add (self->visited, GUINT_TO_POINTER (node)))
    return TRUE;
  if (++self->merger->n_parts > MAX_PARTS)
    return smith_merge_fail (error, _("there are too many"));
  if (smith_tree_get_kind (tree, node) == SMITH_NODE_BOOLEAN && smith_tree_get_boolean (tree, node))
    return TRUE;
  if (smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT)
    return smith_merge_fail (error, _("one of them is no object"));
  if (smith_ref_get (tree, node) != SMITH_NODE_NONE)
    return flatten_reference (self, node, error);

  g_array_append_val (self->parts, part);
  list = smith_tree_get_member (tree, node, "allOf");
  if (list != SMITH_NODE_NONE && smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return smith_merge_fail (error, _("allOf is no list"));
  for (SmithNode branch = list != SMITH_NODE_NONE ? smith_tree_get_first (tree, list) : list;
       branch != SMITH_NODE_NONE; branch = smith_tree_get_next (tree, branch))
    if (!flatten (self, branch, is_referred, error))
      return FALSE;

  return !self->is_root || (flatten_alternatives (self, node, "anyOf", error) &&
                            flatten_alternatives (self, node, "oneOf", error));
}

/* Appends @schema and all that it refers to or combines. */
static gboolean
list_parts (SmithMerger  *self,
            SmithNode     schema,
            gboolean      is_root,
            GArray       *parts,
            GError      **error)
{
  const char *version = smith_api_get_version (self->merge->api);
  Flatten run = {
    .merger = self,
    .is_root = is_root,
    .has_siblings = version == NULL || !g_str_has_prefix (version, "3.0"),
    .parts = parts,
    .visited = g_hash_table_new (NULL, NULL),
  };
  gboolean ok = flatten (&run, schema, FALSE, error);

  g_hash_table_unref (run.visited);
  return ok;
}

static void
keyword_free (gpointer data)
{
  SmithKeyword *self = data;

  g_array_unref (self->nodes);
  g_array_unref (self->owners);
  g_free (self);
}

/* Whether a member of @part was dealt with when the parts were listed. */
static gboolean
is_followed (SmithMerger     *self,
             const SmithPart *part,
             SmithNode        member)
{
  return smith_tree_key_equals (self->tree, member, "$ref") ||
         smith_tree_key_equals (self->tree, member, "allOf") ||
         (part->picks && (smith_tree_key_equals (self->tree, member, "anyOf") ||
                          smith_tree_key_equals (self->tree, member, "oneOf")));
}

/* Lists the keywords of all parts, in the order in which they come up. */
static GPtrArray *
list_keywords (SmithMerger *self,
               GArray      *parts,
               GHashTable  *names)
{
  GPtrArray *keywords = g_ptr_array_new_with_free_func (keyword_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const SmithPart *part = &g_array_index (parts, SmithPart, i);

      for (SmithNode node = smith_tree_get_first (self->tree, part->node); node != SMITH_NODE_NONE;
           node = smith_tree_get_next (self->tree, node))
        {
          g_autofree char *key = smith_tree_dup_key (self->tree, node);
          SmithKeyword *keyword = g_hash_table_lookup (names, key);

          if (is_followed (self, part, node) || smith_tree_is_duplicate (self->tree, node))
            continue;
          if (keyword == NULL)
            {
              keyword = g_new (SmithKeyword, 1);
              *keyword = (SmithKeyword) {
                .key = key,
                .nodes = g_array_new (FALSE, FALSE, sizeof (SmithNode)),
                .owners = g_array_new (FALSE, FALSE, sizeof (guint)),
              };
              g_hash_table_insert (names, g_steal_pointer (&key), keyword);
              g_ptr_array_add (keywords, keyword);
            }
          g_array_append_val (keyword->nodes, node);
          g_array_append_val (keyword->owners, i);
        }
    }

  return keywords;
}

/* Merges parts into the members of one object.  Keywords that come to nothing are left out. */
static GPtrArray *
merge_parts (SmithMerger  *self,
             GArray       *parts,
             gboolean      is_root,
             GError      **error)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) keywords = list_keywords (self, parts, names);

  for (guint i = 0; i < keywords->len; i++)
    {
      const SmithKeyword *keyword = g_ptr_array_index (keywords, i);
      g_autoptr(GError) local = NULL;
      char *json = smith_merge_keyword (self, keyword, parts, is_root, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (json != NULL)
        add_member (members, keyword->key, json);
    }

  return g_steal_pointer (&members);
}

static SmithMember *
find_member (GPtrArray  *members,
             const char *key)
{
  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((SmithMember *) g_ptr_array_index (members, i))->key, key))
      return g_ptr_array_index (members, i);

  return NULL;
}

static void
set_member (GPtrArray  *members,
            const char *key,
            char       *json)
{
  SmithMember *member = find_member (members, key);

  if (member == NULL)
    {
      add_member (members, key, json);
      return;
    }
  g_free (member->json);
  member->json = json;
}

/* Leaves @value alone of what @members take, unless they take one value already or others. */
static void
pin (GPtrArray  *members,
     const char *value)
{
  SmithMember *list = find_member (members, "enum");
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);

  smith_json_writer_string (writer, value);
  if (find_member (members, "const") != NULL ||
      (list != NULL && strstr (list->json, json->str) == NULL))
    return;
  set_member (members, "enum", g_strdup_printf ("[%s]", json->str));
}

/* Several schemas as one object; %NULL with @error.  @pinned is the one value that it may
 * have. */
char *
smith_merge_schemas (SmithMerger      *self,
                     const SmithNode  *nodes,
                     guint             n_nodes,
                     const char       *pinned,
                     GError          **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (SmithPart));
  g_autoptr(GPtrArray) members = NULL;

  if (self->depth >= MAX_DEPTH)
    {
      smith_merge_fail (error, _("they are too deep"));
      return NULL;
    }
  for (guint i = 0; i < n_nodes; i++)
    if (!list_parts (self, nodes[i], FALSE, parts, error))
      return NULL;

  self->depth++;
  members = merge_parts (self, parts, FALSE, error);
  self->depth--;
  if (members != NULL && pinned != NULL)
    pin (members, pinned);

  return members != NULL ? smith_members_join (members) : NULL;
}

/* Makes an object of the root, which is the only thing that a body can be. */
static gboolean
finish_root (GPtrArray  *members,
             GError    **error)
{
  SmithMember *type = find_member (members, "type");
  gboolean has_properties = find_member (members, "properties") != NULL;

  if (type == NULL && !has_properties)
    return smith_merge_fail (error, _("none of them names a field"));
  if (type != NULL && strstr (type->json, "\"object\"") == NULL)
    return smith_merge_fail (error, _("they are no objects"));

  if (type == NULL)
    {
      add_member (members, "type", g_strdup ("\"object\""));
      /* where people look for it */
      g_ptr_array_insert (members, 0, g_ptr_array_steal_index (members, members->len - 1));
    }
  else
    set_member (members, "type", g_strdup ("\"object\""));
  if (!has_properties)
    add_member (members, "properties", g_strdup ("{}"));

  return TRUE;
}

static GPtrArray *
merge_root (SmithMerger  *self,
            SmithNode     schema,
            GError      **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (SmithPart));
  g_autoptr(GPtrArray) members = NULL;

  if (!list_parts (self, schema, TRUE, parts, error))
    return NULL;
  members = merge_parts (self, parts, TRUE, error);
  if (members == NULL || !finish_root (members, error))
    return NULL;
  if (self->merge->pin != NULL)
    set_member (members, "required", smith_merge_required (self, parts, TRUE));

  return g_steal_pointer (&members);
}

/**
 * smith_schema_merge:
 * @schema: the root of a request body
 *
 * Makes one plain object of all that @schema combines: references, `allOf`, and the chosen
 * one of several alternatives.  Every value of the object is valid for @schema; only where
 * nothing could be valid by the letter, since an object with `additionalProperties: false`
 * refuses what it combines, is it read as it must be meant.
 *
 * Errors: %SMITH_FIX_ERROR_NOT_HERE.
 *
 * Returns: (transfer full) (nullable) (element-type SmithMember): the object
 */
GPtrArray *
smith_schema_merge (const SmithMerge *merge,
                    SmithNode         schema,
                    GError          **error)
{
  SmithMerger self = { .merge = merge, .tree = smith_api_get_tree (merge->api) };
  guint n_losses = merge->losses != NULL ? merge->losses->len : 0;
  GPtrArray *members = merge_root (&self, schema, NULL);

  if (members != NULL)
    return members;

  if (merge->losses != NULL)
    g_ptr_array_set_size (merge->losses, (int) n_losses);
  self.n_parts = 0;
  self.closes_all = TRUE;
  members = merge_root (&self, schema, error);
  if (merge->losses == NULL)
    return members;
  if (members == NULL)
    g_ptr_array_set_size (merge->losses, (int) n_losses);
  else
    /* an API that goes by the letter takes no body at all, so this is for a person to know */
    g_ptr_array_add (merge->losses,
                     g_strdup (_("Schemas that are combined refuse each other's fields; they are "
                                 "read as one object with the fields of all")));

  return members;
}

/* The first list of several alternatives in what @node combines. */
static SmithNode
find_list (SmithTree  *tree,
           SmithNode   node,
           GHashTable *visited)
{
  static const char *const keywords[] = { "oneOf", "anyOf", "allOf" };
  SmithNode found = SMITH_NODE_NONE;

  node = smith_ref_resolve (tree, node, NULL);
  if (node == SMITH_NODE_NONE || !g_hash_table_add (visited, GUINT_TO_POINTER (node)))
    return SMITH_NODE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (keywords) && found == SMITH_NODE_NONE; i++)
    {
      SmithNode list = smith_tree_get_member (tree, node, keywords[i]);

      if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
        continue;
      if (i < 2 && find_only_branch (tree, list) == SMITH_NODE_NONE)
        return smith_tree_get_first (tree, list) != SMITH_NODE_NONE ? list : SMITH_NODE_NONE;
      for (SmithNode branch = smith_tree_get_first (tree, list);
           branch != SMITH_NODE_NONE && found == SMITH_NODE_NONE;
           branch = smith_tree_get_next (tree, branch))
        found = find_list (tree, branch, visited);
    }

  return found;
}

/**
 * smith_schema_find_list:
 *
 * Returns: the `anyOf` or `oneOf` that leaves a choice in what @schema combines, or
 *   %SMITH_NODE_NONE
 */
SmithNode
smith_schema_find_list (SmithApi  *api,
                        SmithNode  schema)
{
  g_autoptr(GHashTable) visited = g_hash_table_new (NULL, NULL);

  return find_list (smith_api_get_tree (api), schema, visited);
}
