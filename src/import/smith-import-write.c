/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-operation-private.h"

#include <string.h>

#include "base/smith-json-writer.h"
#include "doc/smith-edit.h"
#include "import/smith-import-private.h"
#include "import/smith-import-sample.h"
#include "schema/smith-schema-infer.h"

/* An Operation Object as JSON. */

/* Whether a value is meant as a number: 007 and a number of a card are texts. */
static gboolean
is_number (const char *value)
{
  const char *p = value + (*value == '-');
  gsize whole = strspn (p, "0123456789");

  if (whole == 0 || whole > 15 || (whole > 1 && *p == '0'))
    return FALSE;
  p += whole;
  if (*p == '.' && strspn (p + 1, "0123456789") > 0 && strspn (p + 1, "0123456789") <= 15)
    p += 1 + strspn (p + 1, "0123456789");

  return *p == '\0';
}

static void
write_value (SmithJsonWriter *writer,
             const char      *value)
{
  if (is_number (value) || g_str_equal (value, "true") || g_str_equal (value, "false"))
    smith_json_writer_raw (writer, value, strlen (value));
  else
    smith_json_writer_string (writer, value);
}

/* What one value, or those of one name, look like. */
static void
add_value (SmithSchemaShape *shape,
           const char       *value)
{
  GString *json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GBytes) bytes = NULL;

  write_value (writer, value);
  bytes = g_string_free_to_bytes (json);
  tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  smith_schema_shape_add (shape, tree, SMITH_NODE_ROOT);
}

static gboolean
is_of (const SmithImportField *field,
       const char             *name)
{
  return g_str_equal (field->name, name);
}

/* The schema of all fields of one name from @index on. */
static char *
dup_schema (SmithImportWriter *self,
            GPtrArray         *fields,
            guint              index)
{
  const SmithImportField *first = g_ptr_array_index (fields, index);
  g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
  gboolean is_known = FALSE, is_file = first->is_file;
  guint n = 0;
  g_autofree char *one = NULL;

  for (guint i = index; i < fields->len; i++)
    {
      const SmithImportField *field = g_ptr_array_index (fields, i);

      if (!is_of (field, first->name))
        continue;
      n++;
      if (field->value != NULL)
        add_value (shape, field->value);
      is_known = is_known || field->value != NULL;
    }
  if (is_file)
    one = g_strdup ("{\"type\":\"string\",\"format\":\"binary\"}");
  else if (is_known)
    one = smith_schema_shape_print (shape, self->dialect, SMITH_JSON_COMPACT);
  else
    one = g_strdup ("{\"type\":\"string\"}");
  if (n < 2 && !g_str_has_suffix (first->name, "[]"))
    return g_steal_pointer (&one);

  return g_strdup_printf ("{\"type\":\"array\",\"items\":%s}", one);
}

/* Whether a field of that name stands before @index. */
static gboolean
was_seen (GPtrArray *fields,
          guint      index)
{
  const SmithImportField *field = g_ptr_array_index (fields, index);

  for (guint i = 0; i < index; i++)
    if (is_of (g_ptr_array_index (fields, i), field->name))
      return TRUE;

  return FALSE;
}

/* An example is what a single value was: text of more than a line says too little. */
static void
write_example (SmithImportWriter      *self,
               const SmithImportField *field,
               const char             *schema)
{
  if (field->value == NULL || *field->value == '\0' || strlen (field->value) > 100 ||
      g_str_has_prefix (schema, "{\"type\":\"array\"") || strchr (field->value, '\n') != NULL ||
      strpbrk (field->value, "$<{") != NULL)
    return;
  smith_json_writer_key (self->writer, "example");
  write_value (self->writer, field->value);
}

static void
write_parameter (SmithImportWriter *self,
                 GPtrArray         *fields,
                 guint              index,
                 const char        *in)
{
  const SmithImportField *field = g_ptr_array_index (fields, index);
  g_autofree char *schema = dup_schema (self, fields, index);

  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, "name");
  smith_json_writer_string (self->writer, field->name);
  smith_json_writer_key (self->writer, "in");
  smith_json_writer_string (self->writer, in);
  if (g_str_equal (in, "path"))
    {
      smith_json_writer_key (self->writer, "required");
      smith_json_writer_boolean (self->writer, TRUE);
    }
  smith_json_writer_key (self->writer, "schema");
  smith_json_writer_raw (self->writer, schema, strlen (schema));
  write_example (self, field, schema);
  smith_json_writer_end_object (self->writer);
}

/* Whether the path item has the parameter for all its operations. */
static gboolean
is_declared (SmithImportWriter *self,
             const char        *name)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode list = smith_tree_get_member (tree, self->item, "parameters");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode target = smith_api_resolve (self->api, node);
      SmithNode own = smith_tree_get_member (tree, target, "name");
      SmithNode in = smith_tree_get_member (tree, target, "in");

      if (smith_tree_string_equals (tree, own, name) && smith_tree_string_equals (tree, in, "path"))
        return TRUE;
    }

  return FALSE;
}

static void
write_parameters (SmithImportWriter *self)
{
  GPtrArray *query = self->request->query;
  g_autoptr(GPtrArray) path = smith_import_template_parameters (self->api, self->request,
                                                                self->path);

  for (guint i = path->len; i > 0; i--)
    if (is_declared (self, ((const SmithImportField *) path->pdata[i - 1])->name))
      g_ptr_array_remove_index (path, i - 1);
  if (path->len + query->len == 0)
    return;
  smith_json_writer_key (self->writer, "parameters");
  smith_json_writer_begin_array (self->writer);
  for (guint i = 0; i < path->len; i++)
    if (!was_seen (path, i))
      write_parameter (self, path, i, "path");
  for (guint i = 0; i < query->len; i++)
    if (!was_seen (query, i))
      write_parameter (self, query, i, "query");
  smith_json_writer_end_array (self->writer);
}

static void
write_fields (SmithImportWriter *self)
{
  GPtrArray *fields = self->request->fields;

  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, "type");
  smith_json_writer_string (self->writer, "object");
  smith_json_writer_key (self->writer, "properties");
  smith_json_writer_begin_object (self->writer);
  for (guint i = 0; i < fields->len; i++)
    {
      const SmithImportField *field = g_ptr_array_index (fields, i);
      g_autofree char *schema = NULL;

      if (was_seen (fields, i))
        continue;
      schema = dup_schema (self, fields, i);
      smith_json_writer_key (self->writer, field->name);
      smith_json_writer_raw (self->writer, schema, strlen (schema));
    }
  smith_json_writer_end_object (self->writer);
  smith_json_writer_end_object (self->writer);
}

static void
write_content (SmithImportWriter *self,
               const char        *media_type,
               const char        *schema)
{
  smith_json_writer_key (self->writer, "content");
  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, media_type);
  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, "schema");
  if (schema != NULL)
    smith_json_writer_raw (self->writer, schema, strlen (schema));
  else
    write_fields (self);
  smith_json_writer_end_object (self->writer);
  smith_json_writer_end_object (self->writer);
}

static void
write_body (SmithImportWriter *self)
{
  const SmithImportRequest *request = self->request;
  const char *schema = self->body_schema;
  const char *media_type = request->media_type;

  if (schema == NULL && media_type == NULL)
    return;
  if (schema != NULL && (media_type == NULL || strstr (media_type, "json") == NULL))
    media_type = "application/json";
  if (schema == NULL && request->fields->len == 0)
    schema = strstr (media_type, "json") != NULL ? "{\"type\":\"object\"}"
                                                 : "{\"type\":\"string\"}";
  smith_json_writer_key (self->writer, "requestBody");
  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, "required");
  smith_json_writer_boolean (self->writer, TRUE);
  write_content (self, media_type, schema);
  smith_json_writer_end_object (self->writer);
}

static void
write_text (SmithImportWriter *self,
            const char        *key,
            const char        *text)
{
  if (text == NULL || *text == '\0')
    return;
  smith_json_writer_key (self->writer, key);
  smith_json_writer_string (self->writer, text);
}

/**
 * smith_import_write:
 *
 * Returns: (transfer full): the operation, as JSON
 */
char *
smith_import_write (SmithImportWriter *self)
{
  GString *json = g_string_new (NULL);

  self->writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  smith_json_writer_begin_object (self->writer);
  write_text (self, "operationId", self->operation_id);
  write_text (self, "summary", self->form->summary);
  write_text (self, "description", self->form->description);
  write_parameters (self);
  write_body (self);
  smith_json_writer_key (self->writer, "responses");
  smith_json_writer_begin_object (self->writer);
  smith_json_writer_key (self->writer, "200");
  smith_json_writer_begin_object (self->writer);
  write_text (self, "description", "Success.");
  if (self->answer_schema != NULL)
    write_content (self, "application/json", self->answer_schema);
  smith_json_writer_end_object (self->writer);
  smith_json_writer_end_object (self->writer);
  if (self->security != NULL)
    {
      smith_json_writer_key (self->writer, "security");
      smith_json_writer_begin_array (self->writer);
      smith_json_writer_begin_object (self->writer);
      smith_json_writer_key (self->writer, self->security);
      smith_json_writer_begin_array (self->writer);
      smith_json_writer_end_array (self->writer);
      smith_json_writer_end_object (self->writer);
      smith_json_writer_end_array (self->writer);
    }
  smith_json_writer_end_object (self->writer);
  g_clear_pointer (&self->writer, smith_json_writer_free);

  return g_string_free (json, FALSE);
}
