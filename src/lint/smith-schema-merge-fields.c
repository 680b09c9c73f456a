/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-merge-private.h"

#include "base/smith-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The fields of several objects that must all hold. */

/* Adds the strings of @list that are not in @seen yet. */
static void
add_names (SmithMerger *self,
           SmithNode    list,
           GPtrArray   *names,
           GHashTable  *seen)
{
  if (list == SMITH_NODE_NONE || smith_tree_get_kind (self->tree, list) != SMITH_NODE_ARRAY)
    return;

  for (SmithNode node = smith_tree_get_first (self->tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *name = smith_tree_dup_string (self->tree, node);

      if (name == NULL || g_hash_table_contains (seen, name))
        continue;
      g_hash_table_add (seen, name);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

static void
add_required (SmithMerger *self,
              GArray      *parts,
              GPtrArray   *names,
              GHashTable  *seen)
{
  for (guint i = 0; i < parts->len; i++)
    add_names (self, smith_tree_get_member (self->tree, g_array_index (parts, SmithPart, i).node,
                                            "required"), names, seen);
}

/* The names of all fields that one of the parts requires, each once, as JSON; %NULL when there
 * is none. */
char *
smith_merge_required (SmithMerger *self,
                      GArray      *parts,
                      gboolean     is_root)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);
  const char *pin = is_root ? self->merge->pin : NULL;

  add_required (self, parts, names, seen);
  if (pin != NULL && !g_hash_table_contains (seen, pin))
    g_ptr_array_add (names, g_strdup (pin));
  smith_json_writer_begin_array (writer);
  for (guint i = 0; i < names->len; i++)
    smith_json_writer_string (writer, g_ptr_array_index (names, i));
  smith_json_writer_end_array (writer);

  return names->len > 0 ? g_strdup (out->str) : NULL;
}

typedef struct
{
  SmithMerger *merger;
  GArray      *parts;
  gboolean     is_root;
  GPtrArray   *names;     /* (owned) of all fields, in order */
  GHashTable  *known;     /* (owned) the same as a set */
  GPtrArray   *musts;     /* (owned) of the fields that one requires */
  GHashTable  *required;  /* (owned) the same as a set */
  GHashTable  *refused;   /* (owned) of fields that must not be sent */
} Fields;

static void
list_names (Fields *self)
{
  SmithTree *tree = self->merger->tree;

  for (guint i = 0; i < self->parts->len; i++)
    {
      SmithNode properties = smith_tree_get_member (tree, g_array_index (self->parts, SmithPart,
                                                                         i).node, "properties");

      if (properties == SMITH_NODE_NONE)
        continue;
      for (SmithNode node = smith_tree_get_first (tree, properties); node != SMITH_NODE_NONE;
           node = smith_tree_get_next (tree, node))
        {
          g_autofree char *name = smith_tree_dup_key (tree, node);

          if (g_hash_table_contains (self->known, name))
            continue;
          g_hash_table_add (self->known, name);
          g_ptr_array_add (self->names, g_steal_pointer (&name));
        }
    }
}

/* Of alternatives that differ in what they require, exactly one may hold: a field that would
 * make another one hold too must not be sent. */
static gboolean
refuse_other_branches (Fields  *self,
                       GError **error)
{
  const SmithMerge *merge = self->merger->merge;
  SmithTree *tree = self->merger->tree;

  if (!self->is_root || merge->list == SMITH_NODE_NONE ||
      !smith_tree_key_equals (tree, merge->list, "oneOf"))
    return TRUE;

  for (SmithNode branch = smith_tree_get_first (tree, merge->list); branch != SMITH_NODE_NONE;
       branch = smith_tree_get_next (tree, branch))
    {
      SmithNode target = smith_api_resolve (merge->api, branch);
      SmithNode list = target != SMITH_NODE_NONE ? smith_tree_get_member (tree, target, "required")
                                                 : SMITH_NODE_NONE;
      g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      const char *spare = NULL;
      gboolean can_hold = TRUE;

      if (branch == merge->branch || list == SMITH_NODE_NONE ||
          smith_tree_get_member (tree, target, "properties") != SMITH_NODE_NONE)
        continue;
      add_names (self->merger, list, names, seen);
      for (guint i = 0; i < names->len; i++)
        {
          const char *name = g_ptr_array_index (names, i);

          can_hold = can_hold && g_hash_table_contains (self->known, name);
          if (!g_hash_table_contains (self->required, name))
            spare = name;
        }
      if (can_hold && spare == NULL)
        return smith_merge_fail (error, _("two alternatives hold at once"));
      if (can_hold)
        g_hash_table_add (self->refused, g_strdup (spare));
    }

  return TRUE;
}

static gboolean
combines_others (SmithTree *tree,
                 SmithNode  part)
{
  return smith_tree_get_member (tree, part, "allOf") != SMITH_NODE_NONE ||
         smith_tree_get_member (tree, part, "anyOf") != SMITH_NODE_NONE ||
         smith_tree_get_member (tree, part, "oneOf") != SMITH_NODE_NONE;
}

/* Adds what a part says about a field that it does not name.  Returns FALSE when it takes no
 * others, or nobody can tell. */
static gboolean
add_others (Fields    *self,
            SmithNode  part,
            GArray    *nodes,
            GError   **error)
{
  SmithTree *tree = self->merger->tree;
  SmithNode others = smith_tree_get_member (tree, part, "additionalProperties");

  if (smith_tree_get_member (tree, part, "patternProperties") != SMITH_NODE_NONE &&
      others != SMITH_NODE_NONE)
    return smith_merge_fail (error, _("fields are told apart by a pattern"));
  if (others == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_kind (tree, others) == SMITH_NODE_BOOLEAN)
    return smith_tree_get_boolean (tree, others) ||
           (self->merger->closes_all && combines_others (tree, part));
  if (smith_tree_get_first (tree, others) != SMITH_NODE_NONE)
    g_array_append_val (nodes, others);

  return TRUE;
}

/* Lists the schemas of the field @name.  Returns FALSE when it must not be sent. */
static gboolean
list_schemas (Fields      *self,
              const char  *name,
              GArray      *nodes,
              GError     **error)
{
  SmithTree *tree = self->merger->tree;

  if (g_hash_table_contains (self->refused, name))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      SmithNode part = g_array_index (self->parts, SmithPart, i).node;
      SmithNode properties = smith_tree_get_member (tree, part, "properties");
      SmithNode node = properties != SMITH_NODE_NONE
                         ? smith_tree_get_member (tree, properties, name)
                         : SMITH_NODE_NONE;

      if (node != SMITH_NODE_NONE)
        g_array_append_val (nodes, node);
      else if (!add_others (self, part, nodes, error))
        return FALSE;
    }

  return TRUE;
}

static char *
merge_field (Fields      *self,
             const char  *name,
             GArray      *nodes,
             GError     **error)
{
  const SmithMerge *merge = self->merger->merge;
  const SmithNode *list = (const SmithNode *) (void *) nodes->data;
  const char *pinned = self->is_root && g_strcmp0 (merge->pin, name) == 0 ? merge->pin_value : NULL;
  char *json;

  if (pinned != NULL || !smith_merge_are_equal (self->merger, list, nodes->len))
    return smith_merge_schemas (self->merger, list, nodes->len, pinned, error);

  json = smith_schema_print (self->merger->tree, list[0]);
  if (json == NULL)
    smith_merge_fail (error, _("a number has no form in JSON"));

  return json;
}

static void
add_loss (Fields     *self,
          const char *name)
{
  GPtrArray *losses = self->merger->merge->losses;

  if (losses != NULL)
    g_ptr_array_add (losses, g_strdup_printf (_("The field “%s” is left out: not all of the "
                                                "schemas that must hold take it."), name));
}

static gboolean
write_fields (Fields           *self,
              SmithJsonWriter  *writer,
              GError          **error)
{
  guint n_left_out = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (SmithNode));
      g_autoptr(GError) local = NULL;
      g_autofree char *json = NULL;

      if (list_schemas (self, name, nodes, &local))
        {
          json = merge_field (self, name, nodes, &local);
          if (json != NULL)
            {
              smith_json_writer_key (writer, name);
              smith_json_writer_raw (writer, json, strlen (json));
              continue;
            }
        }
      if (local == NULL && g_hash_table_contains (self->required, name))
        smith_merge_fail (&local, _("one requires a field that another one refuses"));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      add_loss (self, name);
      n_left_out++;
    }

  /* whoever wrote that meant something else */
  if (n_left_out > 0 && n_left_out == self->names->len)
    return smith_merge_fail (error, _("each refuses the fields of the others"));

  return TRUE;
}

/* A field that tells alternatives apart, where no part declares it. */
static void
write_pin (Fields          *self,
           SmithJsonWriter *writer)
{
  const SmithMerge *merge = self->merger->merge;

  if (!self->is_root || merge->pin == NULL ||
      g_hash_table_contains (self->known, merge->pin))
    return;

  smith_json_writer_key (writer, merge->pin);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "type");
  smith_json_writer_string (writer, "string");
  smith_json_writer_key (writer, "enum");
  smith_json_writer_begin_array (writer);
  smith_json_writer_string (writer, merge->pin_value);
  smith_json_writer_end_array (writer);
  smith_json_writer_end_object (writer);
}

/* The fields that all parts take, as JSON; %NULL with @error. */
char *
smith_merge_properties (SmithMerger  *merger,
                        GArray       *parts,
                        gboolean      is_root,
                        GError      **error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);
  Fields self = {
    .merger = merger,
    .parts = parts,
    .is_root = is_root,
    .names = g_ptr_array_new_with_free_func (g_free),
    .known = g_hash_table_new (g_str_hash, g_str_equal),
    .musts = g_ptr_array_new_with_free_func (g_free),
    .required = g_hash_table_new (g_str_hash, g_str_equal),
    .refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  gboolean ok;

  list_names (&self);
  add_required (merger, parts, self.musts, self.required);
  smith_json_writer_begin_object (writer);
  ok = refuse_other_branches (&self, error) && write_fields (&self, writer, error);
  if (ok)
    {
      write_pin (&self, writer);
      smith_json_writer_end_object (writer);
    }
  g_hash_table_unref (self.known);
  g_hash_table_unref (self.required);
  g_hash_table_unref (self.refused);
  g_ptr_array_unref (self.names);
  g_ptr_array_unref (self.musts);

  return ok ? g_strdup (out->str) : NULL;
}
