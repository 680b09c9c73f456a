/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "base/smith-json-writer.h"
#include "lint/smith-schema-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An object that does not say what is in it: a person names its fields, as the model will
 * read them: `title: string, count?: integer, tags?: string[]`. */

/* Fields of an example that are proposed. */
#define MAX_PROPOSED 12

typedef struct
{
  char       *name;  /* (owned) */
  const char *type;
  gboolean    is_array;
  gboolean    is_optional;
} Field;

static void
field_free (gpointer data)
{
  Field *self = data;

  g_free (self->name);
  g_free (self);
}

static const char *
find_type (const char *word)
{
  static const char *const types[] = {
    "string", "number", "integer", "boolean", "object",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (word, types[i]) == 0)
      return types[i];

  return NULL;
}

/* Reads one field, `name?: type[]`; the type may be left out.  FALSE when it is none. */
static gboolean
parse_field (const char *text,
             Field      *field)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *name = g_strstrip (colon != NULL ? g_strndup (text, (gsize) (colon - text))
                                                    : g_strdup (text));
  g_autofree char *type = g_strstrip (g_strdup (colon != NULL ? colon + 1 : "string"));

  *field = (Field) { .is_array = g_str_has_suffix (type, "[]") };
  if (field->is_array)
    type[strlen (type) - 2] = '\0';
  field->is_optional = g_str_has_suffix (name, "?");
  if (field->is_optional)
    name[strlen (name) - 1] = '\0';
  g_strchomp (name);
  field->type = find_type (g_strchomp (type));
  if (*name == '\0' || field->type == NULL)
    return FALSE;
  field->name = g_steal_pointer (&name);

  return TRUE;
}

/* Reads an answer; %NULL with @error. */
static GPtrArray *
parse_fields (const char  *answer,
              GError     **error)
{
  g_auto(GStrv) parts = g_strsplit_set (answer != NULL ? answer : "", ",;\n", -1);
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      Field field;

      if (*part == '\0')
        continue;
      if (!parse_field (part, &field))
        {
          g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                       _("“%s” is no field; write a name, a colon and one of string, number, "
                         "integer, boolean and object"), part);
          return NULL;
        }
      g_ptr_array_add (fields, g_memdup2 (&field, sizeof field));
      if (!g_hash_table_add (seen, field.name))
        {
          g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                       _("The field “%s” is named twice"), field.name);
          return NULL;
        }
    }

  if (fields->len > 0)
    return g_steal_pointer (&fields);
  g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                       _("Name at least one field, such as title: string"));
  return NULL;
}

static void
write_type (SmithJsonWriter *writer,
            const Field     *field,
            gboolean         is_array)
{
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "type");
  smith_json_writer_string (writer, is_array ? "array" : field->type);
  if (is_array)
    {
      smith_json_writer_key (writer, "items");
      write_type (writer, field, FALSE);
    }
  else if (g_str_equal (field->type, "object"))
    {
      smith_json_writer_key (writer, "properties");
      smith_json_writer_begin_object (writer);
      smith_json_writer_end_object (writer);
    }
  smith_json_writer_end_object (writer);
}

static char *
print_properties (GPtrArray *fields)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_object (writer);
  for (guint i = 0; i < fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields, i);

      smith_json_writer_key (writer, field->name);
      write_type (writer, field, field->is_array);
    }
  smith_json_writer_end_object (writer);

  return g_strdup (out->str);
}

/* The names of the fields that must be sent; %NULL when there are none. */
static char *
print_required (GPtrArray *fields)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);
  guint n = 0;

  smith_json_writer_begin_array (writer);
  for (guint i = 0; i < fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields, i);

      if (field->is_optional)
        continue;
      smith_json_writer_string (writer, field->name);
      n++;
    }
  smith_json_writer_end_array (writer);

  return n > 0 ? g_strdup (out->str) : NULL;
}

static const char *
get_type_of (SmithTree *tree,
             SmithNode  value)
{
  switch (smith_tree_get_kind (tree, value))
    {
    case SMITH_NODE_BOOLEAN:
      return "boolean";

    case SMITH_NODE_NUMBER:
      return "number";

    case SMITH_NODE_OBJECT:
      return "object";

    case SMITH_NODE_ARRAY:
      return "string[]";

    case SMITH_NODE_NULL:
    case SMITH_NODE_STRING:
    default:
      return "string";
    }
}

/* Fields from an example of the body or of the schema; %NULL when there is none. */
static char *
propose (SmithTree *tree,
         SmithNode  place,
         SmithNode  schema)
{
  SmithNode parent = smith_tree_get_parent (tree, place);
  SmithNode example = smith_tree_get_member (tree, schema, "example");
  g_autoptr(GString) out = g_string_new (NULL);
  guint n = 0;

  if (example == SMITH_NODE_NONE && smith_tree_key_equals (tree, place, "schema"))
    example = smith_tree_get_member (tree, parent, "example");
  if (example == SMITH_NODE_NONE || smith_tree_get_kind (tree, example) != SMITH_NODE_OBJECT)
    return NULL;

  for (SmithNode node = smith_tree_get_first (tree, example);
       node != SMITH_NODE_NONE && n < MAX_PROPOSED; node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);
      SmithNode value = node;
      const char *type = get_type_of (tree, value);

      if (strpbrk (name, ",;\n:") == NULL)
        g_string_append_printf (out, "%s%s?: %s", n++ > 0 ? ", " : "", name, type);
    }

  return n > 0 ? g_strdup (out->str) : NULL;
}

/* A schema that takes anything, or any object: no type, or no fields. */
static gboolean
is_free (SmithTree *tree,
         SmithNode  schema)
{
  static const char *const kinds[] = {
    "properties", "allOf", "anyOf", "oneOf", "items", "enum", "const", "required",
  };
  SmithNode type = smith_tree_get_member (tree, schema, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (smith_tree_get_member (tree, schema, kinds[i]) != SMITH_NODE_NONE)
      return FALSE;

  return type == SMITH_NODE_NONE || smith_tree_string_equals (tree, type, "object");
}

SMITH_FIX_PROBE (smith_fix_ask_fields_probe)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schema = smith_fix_get_body (check, problem);

  if (schema == SMITH_NODE_NONE || !is_free (tree, schema))
    return FALSE;

  fix->kind = SMITH_FIX_YOURS;
  fix->question = g_strdup (_("Which fields does the object have? Write them as title: string, "
                              "count?: integer, tags?: string[], with a question mark behind "
                              "those that may be left out."));
  fix->proposal = propose (tree, problem->node, schema);

  return TRUE;
}

static gboolean
write_fields (SmithTree  *tree,
              SmithNode   place,
              GPtrArray  *fields,
              GPtrArray  *edits,
              GError    **error)
{
  g_autofree char *properties = print_properties (fields);
  g_autofree char *required = print_required (fields);
  g_autofree char *json = NULL;

  if (smith_ref_get (tree, place) == SMITH_NODE_NONE &&
      smith_tree_get_first (tree, place) != SMITH_NODE_NONE)
    return (smith_tree_get_member (tree, place, "type") != SMITH_NODE_NONE ||
            smith_fix_put_member (tree, place, "type", SMITH_NODE_NONE, "\"object\"", edits,
                                   error)) &&
           (required == NULL || smith_fix_put_member (tree, place, "required", SMITH_NODE_NONE,
                                                       required, edits, error)) &&
           smith_fix_put_member (tree, place, "properties", SMITH_NODE_NONE, properties, edits,
                                  error);

  json = g_strdup_printf ("{\"type\": \"object\"%s%s, \"properties\": %s}",
                          required != NULL ? ", \"required\": " : "",
                          required != NULL ? required : "", properties);
  return smith_fix_put_json (tree, place, json, edits, error);
}

SMITH_FIX_MAKE (smith_fix_ask_fields_make)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GPtrArray) fields = parse_fields (answer, error);

  return fields != NULL && write_fields (tree, problem->node, fields, edits, error);
}
