/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-complete-private.h"

#include <string.h>

#include "openapi/smith-api.h"

/* Names that the document defines, and those that come from elsewhere: statuses, media types,
 * formats. */

/* More are no help to anybody who reads a list; typing narrows it. */
#define MOST_NAMES 500u
#define LONGEST_DETAIL 50u

static const char *const media_types[] = {
  "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
  "application/octet-stream", "application/problem+json", "application/xml", "text/csv",
  "text/event-stream", "image/png", "image/jpeg", "application/pdf",
};

/* RFC 9110 §15 and RFC 6585 */
static const char *const statuses[][2] = {
  { "200", "OK" }, { "201", "Created" }, { "202", "Accepted" }, { "204", "No Content" },
  { "301", "Moved Permanently" }, { "302", "Found" }, { "304", "Not Modified" },
  { "400", "Bad Request" }, { "401", "Unauthorized" }, { "403", "Forbidden" },
  { "404", "Not Found" }, { "405", "Method Not Allowed" }, { "409", "Conflict" },
  { "410", "Gone" }, { "415", "Unsupported Media Type" }, { "422", "Unprocessable Content" },
  { "429", "Too Many Requests" }, { "500", "Internal Server Error" }, { "502", "Bad Gateway" },
  { "503", "Service Unavailable" }, { "504", "Gateway Timeout" },
  { "2XX", "" }, { "4XX", "" }, { "5XX", "" },
};

static const struct
{
  const char *type;
  const char *formats;
} formats[] = {
  { "string", "date|date-time|time|duration|email|uri|uuid|hostname|ipv4|ipv6|byte|binary|"
    "password" },
  { "integer", "int32|int64" },
  { "number", "float|double" },
};

static const struct
{
  SmithObject  object;
  const char  *section;
} sections[] = {
  { SMITH_OBJECT_SCHEMA, "schemas" }, { SMITH_OBJECT_RESPONSE, "responses" },
  { SMITH_OBJECT_PARAMETER, "parameters" }, { SMITH_OBJECT_EXAMPLE, "examples" },
  { SMITH_OBJECT_REQUEST_BODY, "requestBodies" }, { SMITH_OBJECT_HEADER, "headers" },
  { SMITH_OBJECT_SECURITY_SCHEME, "securitySchemes" }, { SMITH_OBJECT_LINK, "links" },
  { SMITH_OBJECT_CALLBACK, "callbacks" }, { SMITH_OBJECT_PATH_ITEM, "pathItems" },
};

static SmithNode
get_object (SmithTree  *tree,
            SmithNode   node,
            const char *key)
{
  if (node == SMITH_NODE_NONE || smith_tree_get_n_nodes (tree) == 0 ||
      smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  return smith_tree_get_member (tree, node, key);
}

static SmithNode
get_section (SmithTree  *tree,
             const char *section)
{
  return get_object (tree, get_object (tree, SMITH_NODE_ROOT, "components"), section);
}

static SmithNode
first_of (SmithTree *tree,
          SmithNode  node)
{
  return node != SMITH_NODE_NONE ? smith_tree_get_first (tree, node) : SMITH_NODE_NONE;
}

static gboolean
has_room (const SmithCompleter *self)
{
  return self->found->len < MOST_NAMES;
}

/* The first line of what a person wrote about a value. */
static char *
dup_about (SmithTree *tree,
           SmithNode  node)
{
  static const char *const keys[] = { "title", "summary", "description", "type" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      SmithNode text = get_object (tree, node, keys[i]);
      g_autofree char *about = text != SMITH_NODE_NONE ? smith_tree_dup_string (tree, text) : NULL;

      if (about == NULL || *g_strstrip (about) == '\0')
        continue;
      about[strcspn (about, "\r\n")] = '\0';
      if (g_utf8_strlen (about, -1) > LONGEST_DETAIL)
        {
          g_autofree char *begin = g_utf8_substring (about, 0, LONGEST_DETAIL);

          return g_strconcat (begin, "…", NULL);
        }
      return g_steal_pointer (&about);
    }

  return NULL;
}

/* Of a reference that is being written the name alone is looked for. */
static void
strip_pointer (SmithCompleter *self,
               const char     *section)
{
  g_autofree char *pointer = g_strdup_printf ("#/components/%s/", section);
  g_autofree char *folded = g_utf8_casefold (pointer, -1);
  gsize length = strlen (folded);
  char *name;

  if (g_str_has_prefix (self->needle, folded))
    name = g_strdup (self->needle + length);
  else if (g_str_has_prefix (folded, self->needle))
    name = g_strdup ("");
  else
    return;
  g_free (self->needle);
  self->needle = name;
}

/* The members of a section of the components as references. */
static void
add_references (SmithCompleter *self,
                SmithObject     object)
{
  SmithTree *tree = self->cursor.tree;
  const char *section = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].object == object)
      section = sections[i].section;
  if (section == NULL)
    return;
  strip_pointer (self, section);
  for (SmithNode node = first_of (tree, get_section (tree, section));
       node != SMITH_NODE_NONE && has_room (self); node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);

      if (name != NULL && smith_completer_wants (self, name))
        {
          g_autoptr(GString) token = g_string_new (name);
          g_autofree char *about = dup_about (tree, node);
          g_autofree char *target = NULL;

          g_string_replace (token, "~", "~0", 0);
          g_string_replace (token, "/", "~1", 0);
          target = g_strdup_printf ("#/components/%s/%s", section, token->str);
          smith_completer_add_value (self, SMITH_PROPOSAL_NAME, name, target, TRUE, about);
        }
    }
}

/* Calls @each for every operation. */
static void
for_each_operation (SmithCompleter *self,
                    void          (*each) (SmithCompleter *self,
                                           SmithNode       operation,
                                           gpointer        data),
                    gpointer        data)
{
  SmithTree *tree = self->cursor.tree;

  for (SmithNode path = first_of (tree, get_object (tree, SMITH_NODE_ROOT, "paths"));
       path != SMITH_NODE_NONE && has_room (self); path = smith_tree_get_next (tree, path))
    for (SmithNode field = first_of (tree, path); field != SMITH_NODE_NONE;
         field = smith_tree_get_next (tree, field))
      if (smith_tree_get_kind (tree, field) == SMITH_NODE_OBJECT &&
          smith_api_find_method (tree, field) != NULL)
        each (self, field, data);
}

static void
add_operation_id (SmithCompleter *self,
                  SmithNode       operation,
                  gpointer        data)
{
  g_autofree char *id = smith_tree_dup_member (self->cursor.tree, operation, "operationId");

  if (id != NULL && smith_completer_wants (self, id) && has_room (self))
    {
      g_autofree char *about = dup_about (self->cursor.tree, operation);

      smith_completer_add_value (self, SMITH_PROPOSAL_NAME, id, id, TRUE, about);
    }
}

static void
add_tag (SmithCompleter *self,
         const char     *tag,
         SmithNode       about,
         GHashTable     *seen)
{
  g_autofree char *detail = NULL;

  if (tag == NULL || g_hash_table_contains (self->cursor.present, tag) ||
      !g_hash_table_add (seen, g_strdup (tag)) || !has_room (self))
    return;
  detail = about != SMITH_NODE_NONE
           ? smith_tree_dup_member (self->cursor.tree, about, "description") : NULL;
  smith_completer_add_value (self, SMITH_PROPOSAL_NAME, tag, tag, TRUE, detail);
}

static void
add_tags_of (SmithCompleter *self,
             SmithNode       operation,
             gpointer        data)
{
  SmithTree *tree = self->cursor.tree;

  for (SmithNode node = first_of (tree, get_object (tree, operation, "tags"));
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    if (smith_tree_get_kind (tree, node) == SMITH_NODE_STRING &&
        smith_cursor_resolve (&self->cursor, 0) != node)
      {
        g_autofree char *tag = smith_tree_dup_string (tree, node);

        add_tag (self, tag, SMITH_NODE_NONE, data);
      }
}

static void
add_tags (SmithCompleter *self)
{
  SmithTree *tree = self->cursor.tree;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (SmithNode node = first_of (tree, get_object (tree, SMITH_NODE_ROOT, "tags"));
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    if (smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT)
      {
        g_autofree char *name = smith_tree_dup_member (tree, node, "name");

        add_tag (self, name, node, seen);
      }
  for_each_operation (self, add_tags_of, seen);
}

/* The keys of @map as values, those that a list has already left out. */
static void
add_keys_as_values (SmithCompleter *self,
                    SmithNode       map)
{
  SmithTree *tree = self->cursor.tree;

  if (map == SMITH_NODE_NONE || smith_tree_get_kind (tree, map) != SMITH_NODE_OBJECT)
    return;
  for (SmithNode node = smith_tree_get_first (tree, map);
       node != SMITH_NODE_NONE && has_room (self); node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);
      g_autofree char *about = dup_about (tree, node);

      if (name != NULL && !g_hash_table_contains (self->cursor.present, name))
        smith_completer_add_value (self, SMITH_PROPOSAL_NAME, name, name, TRUE, about);
    }
}

static void
add_list (SmithCompleter *self,
          const char     *list)
{
  g_auto(GStrv) texts = g_strsplit (list, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    smith_completer_add_value (self, SMITH_PROPOSAL_VALUE, texts[i], texts[i], TRUE, NULL);
}

static void
add_formats (SmithCompleter *self)
{
  SmithTree *tree = self->cursor.tree;
  SmithNode schema = smith_cursor_resolve (&self->cursor, 1);
  SmithNode type = get_object (tree, schema, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (type == SMITH_NODE_NONE || smith_tree_string_equals (tree, type, formats[i].type) ||
        smith_tree_has_string (tree, type, formats[i].type))
      add_list (self, formats[i].formats);
}

static void
add_media_types (SmithCompleter *self,
                 gboolean        as_keys)
{
  for (gsize i = 0; i < G_N_ELEMENTS (media_types); i++)
    if (!as_keys)
      smith_completer_add_value (self, SMITH_PROPOSAL_VALUE, media_types[i], media_types[i], TRUE,
                                 NULL);
    else if (!g_hash_table_contains (self->cursor.present, media_types[i]))
      smith_completer_add_key (self, SMITH_PROPOSAL_VALUE, media_types[i], SMITH_FORM_OBJECT,
                               FALSE, NULL);
}

static void
add_security_schemes (SmithCompleter *self)
{
  SmithTree *tree = self->cursor.tree;

  for (SmithNode node = first_of (tree, get_section (tree, "securitySchemes"));
       node != SMITH_NODE_NONE && has_room (self); node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);
      g_autofree char *about = dup_about (tree, node);

      if (name != NULL && !g_hash_table_contains (self->cursor.present, name))
        smith_completer_add_key (self, SMITH_PROPOSAL_NAME, name, SMITH_FORM_ANY, FALSE, about);
    }
}

/* Names where the specification lists none. */
void
smith_complete_key_names (SmithCompleter *self)
{
  if (self->spot.form == SMITH_FORM_MAP && self->spot.object == SMITH_OBJECT_MEDIA_TYPE)
    add_media_types (self, TRUE);
  if (self->spot.form != SMITH_FORM_OBJECT)
    return;
  if (self->spot.object == SMITH_OBJECT_REQUIREMENT)
    add_security_schemes (self);
  if (self->spot.object == SMITH_OBJECT_RESPONSES)
    for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
      if (!g_hash_table_contains (self->cursor.present, statuses[i][0]))
        smith_completer_add_key (self, SMITH_PROPOSAL_VALUE, statuses[i][0], SMITH_FORM_OBJECT,
                                 FALSE, statuses[i][1]);
}

/* Names that may be the value of a text. */
void
smith_complete_value_names (SmithCompleter *self)
{
  const SmithField *field = self->spot.field;
  SmithSpot around = { SMITH_FORM_OBJECT, SMITH_OBJECT_ROOT, NULL };
  const char *name;

  if (field == NULL || field->name == NULL)
    return;
  for (guint i = 0; i + 1 < self->cursor.path->len; i++)
    around = smith_structure_enter (around, ((SmithStep *) self->cursor.path->pdata[i])->key,
                                    self->is_new);
  name = field->name;
  if (strcmp (name, "$ref") == 0)
    add_references (self, around.object);
  else if (strcmp (name, "mapping") == 0)
    add_references (self, SMITH_OBJECT_SCHEMA);
  else if (field->object == SMITH_OBJECT_LINK && strcmp (name, "operationId") == 0)
    for_each_operation (self, add_operation_id, NULL);
  else if (field->object == SMITH_OBJECT_OPERATION && strcmp (name, "tags") == 0)
    add_tags (self);
  else if (field->object == SMITH_OBJECT_SCHEMA && strcmp (name, "required") == 0)
    add_keys_as_values (self, get_object (self->cursor.tree,
                                          smith_cursor_resolve (&self->cursor, 2), "properties"));
  else if (strcmp (name, "propertyName") == 0)
    add_keys_as_values (self, get_object (self->cursor.tree,
                                          smith_cursor_resolve (&self->cursor, 2), "properties"));
  else if (strcmp (name, "format") == 0)
    add_formats (self);
  else if (strcmp (name, "contentType") == 0)
    add_media_types (self, FALSE);
  else if (strcmp (name, "scheme") == 0)
    add_list (self, "bearer|basic|digest");
  else if (field->object == SMITH_OBJECT_ROOT && strcmp (name, "openapi") == 0)
    add_list (self, "3.1.0|3.0.3");
}
