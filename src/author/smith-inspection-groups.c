/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"

/* The parts of a form, as they are in a tree. */

static void
add_word (GString    *words,
          const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
}

/* What a schema says of its type; of a reference the name of what it leads to. */
static char *
dup_type_words (SmithTree *tree,
                SmithNode  schema)
{
  g_autofree char *ref = NULL;
  const char *slash;

  if (schema == SMITH_NODE_NONE || smith_tree_get_kind (tree, schema) != SMITH_NODE_OBJECT)
    return NULL;
  if (smith_ref_get (tree, schema) == SMITH_NODE_NONE)
    return smith_tree_dup_member (tree, schema, "type");
  ref = smith_tree_dup_member (tree, schema, "$ref");
  slash = strrchr (ref, '/');

  return g_strdup (slash != NULL ? slash + 1 : ref);
}

static char *
dup_parameter_words (SmithTree *tree,
                     SmithNode  parameter,
                     gboolean   is_shared)
{
  g_autofree char *where = smith_tree_dup_member (tree, parameter, "in");
  g_autofree char *type =
    dup_type_words (tree, smith_tree_get_member (tree, parameter, "schema"));
  SmithNode required = smith_tree_get_member (tree, parameter, "required");
  GString *words = g_string_new (NULL);

  add_word (words, where);
  add_word (words, type);
  if (required != SMITH_NODE_NONE &&
      smith_tree_get_kind (tree, required) == SMITH_NODE_BOOLEAN &&
      smith_tree_get_boolean (tree, required))
    add_word (words, _("required"));
  if (is_shared)
    add_word (words, _("of all operations of the path"));

  return g_string_free (words, FALSE);
}

static SmithNode
resolve (SmithTree *tree,
         SmithNode  node)
{
  SmithRefStatus status;
  SmithNode target = smith_ref_resolve (tree, node, &status);

  return status == SMITH_REF_FOUND ? target : SMITH_NODE_NONE;
}

static char *
dup_title_of (SmithTree  *tree,
              SmithNode   node,
              const char *key)
{
  char *title = node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT
                ? smith_tree_dup_member (tree, node, key) : NULL;

  return title != NULL ? title : g_strdup ("");
}

/* The first of what @object has below @key, if that is of @kind. */
static SmithNode
get_first (SmithTree     *tree,
           SmithNode      object,
           const char    *key,
           SmithNodeKind  kind)
{
  SmithNode node = smith_tree_get_member (tree, object, key);

  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == kind
         ? smith_tree_get_first (tree, node) : SMITH_NODE_NONE;
}

/* What stands at @node, or what it refers to; %SMITH_NODE_NONE when that is nowhere. */
static SmithNode
find_shown (SmithTree *tree,
            SmithNode  node)
{
  return smith_ref_get (tree, node) != SMITH_NODE_NONE ? resolve (tree, node) : node;
}

/* What stands there is entered there, and what stands elsewhere is led to. */
static void
fill_item (const SmithInspectionReader *self,
           SmithInspectionItem         *item,
           SmithNode                    shown,
           const SmithInspectionTable  *table)
{
  if (shown == item->node)
    smith_inspection_add_fields (self, item->fields, table, shown);
  else
    item->target = shown;
}

static void
add_parameters (const SmithInspectionReader *self,
                SmithInspectionGroup        *group,
                SmithNode                    object,
                gboolean                     is_shared)
{
  SmithTree *tree = self->tree;

  for (SmithNode node = get_first (tree, object, "parameters", SMITH_NODE_ARRAY);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    {
      SmithInspectionItem *item;
      SmithNode shown;

      if (!smith_inspection_takes (self, group, node))
        continue;
      shown = find_shown (tree, node);
      item = smith_inspection_add_item (group, node, dup_title_of (tree, shown, "name"),
                                        shown != SMITH_NODE_NONE
                                        ? dup_parameter_words (tree, shown, is_shared) : NULL);
      item->is_shared = is_shared;
      fill_item (self, item, shown, &smith_inspection_parameter);
    }
}

static void
add_properties (const SmithInspectionReader *self,
                SmithInspectionGroup        *group,
                SmithNode                    schema)
{
  SmithTree *tree = self->tree;

  for (SmithNode node = get_first (tree, schema, "properties", SMITH_NODE_OBJECT);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    if (smith_inspection_takes (self, group, node))
      fill_item (self,
                 smith_inspection_add_item (group, node, smith_tree_dup_key (tree, node),
                                            dup_type_words (tree, node)),
                 find_shown (tree, node), &smith_inspection_property);
  smith_inspection_mark_needed (tree, schema, group->items);
}

static void
add_responses (const SmithInspectionReader *self,
               SmithInspectionGroup        *group,
               SmithNode                    operation)
{
  SmithTree *tree = self->tree;

  for (SmithNode node = get_first (tree, operation, "responses", SMITH_NODE_OBJECT);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    {
      SmithNode shown;

      if (!smith_inspection_takes (self, group, node))
        continue;
      shown = find_shown (tree, node);
      fill_item (self,
                 smith_inspection_add_item (group, node, smith_tree_dup_key (tree, node),
                                            dup_title_of (tree, shown, "description")),
                 shown, &smith_inspection_response);
    }
}

/* ---- groups ---- */

/* What the first media type of a body asks for. */
static SmithNode
find_body_schema (SmithTree *tree,
                  SmithNode  body)
{
  SmithNode content = smith_tree_get_member (tree, body, "content");
  SmithNode media;

  if (content == SMITH_NODE_NONE || smith_tree_get_kind (tree, content) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;
  media = smith_tree_get_first (tree, content);
  if (media == SMITH_NODE_NONE || smith_tree_get_kind (tree, media) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  return smith_tree_get_member (tree, media, "schema");
}

/* An object that has properties, or that can have some. */
static gboolean
takes_properties (SmithTree *tree,
                  SmithNode  schema)
{
  g_autofree char *type = smith_tree_dup_member (tree, schema, "type");

  return g_strcmp0 (type, "object") == 0 ||
         smith_tree_get_member (tree, schema, "properties") != SMITH_NODE_NONE;
}

/* A request that reads or removes something has no body. */
static gboolean
takes_body (SmithTree *tree,
            SmithNode  operation)
{
  return smith_tree_key_equals (tree, operation, "post") ||
         smith_tree_key_equals (tree, operation, "put") ||
         smith_tree_key_equals (tree, operation, "patch");
}

static void
add_body (const SmithInspectionReader *self,
          GPtrArray                   *groups,
          SmithNode                    operation)
{
  SmithTree *tree = self->tree;
  SmithNode body = smith_tree_get_member (tree, operation, "requestBody");
  SmithInspectionGroup *group;
  SmithNode schema;

  if (body == SMITH_NODE_NONE && takes_body (tree, operation))
    {
      group = smith_inspection_add_group (groups, "body", operation);
      group->can_add = TRUE;
    }
  if (body == SMITH_NODE_NONE || smith_tree_get_kind (tree, body) != SMITH_NODE_OBJECT)
    return;
  group = smith_inspection_add_group (groups, "body", SMITH_NODE_NONE);
  if (smith_ref_get (tree, body) != SMITH_NODE_NONE)
    {
      group->target = resolve (tree, body);
      return;
    }
  smith_inspection_add_fields (self, group->fields, &smith_inspection_body, body);
  schema = find_body_schema (tree, body);
  if (schema == SMITH_NODE_NONE || smith_tree_get_kind (tree, schema) != SMITH_NODE_OBJECT)
    return;
  if (smith_ref_get (tree, schema) != SMITH_NODE_NONE)
    {
      group->target = resolve (tree, schema);
      return;
    }
  group->anchor = schema;
  group->can_add = takes_properties (tree, schema);
  add_properties (self, group, schema);
}

static void
add_operation (const SmithInspectionReader *self,
               GPtrArray                   *groups,
               SmithNode                    node)
{
  SmithInspectionGroup *group = smith_inspection_add_group (groups, "parameters", node);

  add_parameters (self, group, node, FALSE);
  add_parameters (self, group, smith_tree_get_parent (self->tree, node), TRUE);
  group->can_add = TRUE;
  add_body (self, groups, node);
  group = smith_inspection_add_group (groups, "responses", node);
  add_responses (self, group, node);
  group->can_add = TRUE;
  smith_inspection_add_requirements (self, groups, node);
}

static void
add_schema (const SmithInspectionReader *self,
            GPtrArray                   *groups,
            SmithNode                    node)
{
  SmithInspectionGroup *group;

  if (!takes_properties (self->tree, node))
    return;
  group = smith_inspection_add_group (groups, "properties", node);
  group->can_add = TRUE;
  add_properties (self, group, node);
}

static const SmithInspectionTable *
get_table (SmithInspectedKind kind)
{
  switch (kind)
    {
    case SMITH_INSPECTED_OPERATION:
      return &smith_inspection_operation;

    case SMITH_INSPECTED_INFO:
      return &smith_inspection_info;

    case SMITH_INSPECTED_SERVER:
      return &smith_inspection_server;

    case SMITH_INSPECTED_SECURITY:
      return &smith_inspection_security;

    case SMITH_INSPECTED_SCHEMA:
      return &smith_inspection_schema;

    case SMITH_INSPECTED_PARAMETER:
      return &smith_inspection_named;

    case SMITH_INSPECTED_OTHER:
    default:
      return &smith_inspection_component;
    }
}

/* Returns: (transfer full) (element-type SmithInspectionGroup) */
GPtrArray *
smith_inspection_list_groups (SmithCheck         *check,
                              SmithInspectedKind  kind,
                              SmithNode           node)
{
  const SmithInspectionReader self = {
    check, smith_check_get_tree (check), smith_check_get_profile (check),
  };
  GPtrArray *groups = smith_inspection_new_groups ();
  SmithInspectionGroup *group = smith_inspection_add_group (groups, "main", node);

  if (kind > SMITH_INSPECTED_SERVER && smith_ref_get (self.tree, node) != SMITH_NODE_NONE)
    {
      group->target = resolve (self.tree, node);
      smith_inspection_add_fields (&self, group->fields, &smith_inspection_named, node);
      return groups;
    }
  smith_inspection_add_fields (&self, group->fields, get_table (kind), node);
  if (kind == SMITH_INSPECTED_PARAMETER)
    smith_inspection_add_fields (&self, group->fields, &smith_inspection_parameter, node);
  else if (kind == SMITH_INSPECTED_SCHEMA)
    add_schema (&self, groups, node);
  else if (kind == SMITH_INSPECTED_OPERATION)
    add_operation (&self, groups, node);
  else if (kind == SMITH_INSPECTED_SECURITY)
    smith_inspection_add_flows (&self, groups, node);
  else if (kind == SMITH_INSPECTED_SERVER)
    smith_inspection_add_server (&self, groups, node);

  return groups;
}
