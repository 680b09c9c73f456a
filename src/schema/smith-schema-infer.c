/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-infer.h"

#include "smith-schema-private.h"

#include <string.h>

/* Formats that are told from the text alone.  Others would be guesses: most texts are regular
 * expressions. */
static const char *const formats[] = { "date-time", "date", "uuid", "uri", "email" };

#define ALL_FORMATS ((1u << G_N_ELEMENTS (formats)) - 1)

typedef struct
{
  GBytes           *name;    /* (owned) */
  SmithSchemaShape *shape;   /* (owned) */
  guint             n_seen;  /* objects that have it */
} Member;

struct _SmithSchemaShape
{
  guint             types;      /* TYPE_… bits; whole numbers and others are two */
  guint             formats;    /* bits: those that all texts are of */
  guint             n_objects;
  GPtrArray        *members;    /* (owned) (nullable) of Member, as first seen */
  GHashTable       *by_name;    /* (owned) (nullable) name → Member */
  SmithSchemaShape *items;      /* (owned) (nullable) all items of all lists */
};

static void
member_free (gpointer data)
{
  Member *self = data;

  g_bytes_unref (self->name);
  smith_schema_shape_free (self->shape);
  g_free (self);
}

SmithSchemaShape *
smith_schema_shape_new (void)
{
  SmithSchemaShape *self = g_new0 (SmithSchemaShape, 1);

  self->formats = ALL_FORMATS;

  return self;
}

void
smith_schema_shape_free (SmithSchemaShape *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  smith_schema_shape_free (self->items);
  g_free (self);
}

/* An address of the web, or of anything else with two slashes; "a:b" is a URI too. */
static gboolean
looks_like (gsize       format,
            const char *text,
            gsize       length)
{
  return smith_schema_find_format (formats[format]) (text, length) &&
         (!g_str_equal (formats[format], "uri") || g_strstr_len (text, (gssize) length, "://"));
}

static void
add_string (SmithSchemaShape *self,
            SmithTree        *values,
            SmithNode         value)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  gsize length;
  const char *text = smith_tree_peek_string (values, value, scratch, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if ((self->formats & 1u << i) != 0 && !looks_like (i, text, length))
      self->formats &= ~(1u << i);
}

/* 1.0 is whole for a schema, but who writes it means a number that need not be. */
static void
add_number (SmithSchemaShape *self,
            SmithTree        *values,
            SmithNode         value)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (values, value, &length);
  gboolean has_fraction = FALSE;

  /* in 0xFE the last is a digit */
  for (gsize i = 0; i < length && (length < 2 || raw[1] != 'x'); i++)
    has_fraction = has_fraction || strchr (".eE", raw[i]) != NULL;
  self->types |= has_fraction || !smith_schema_number_is_whole (values, value) ? TYPE_NUMBER
                                                                               : TYPE_INTEGER;
}

static void
add_members (SmithSchemaShape *self,
             SmithTree        *values,
             SmithNode         value)
{
  self->n_objects++;
  if (self->members == NULL)
    {
      self->members = g_ptr_array_new_with_free_func (member_free);
      self->by_name = g_hash_table_new (g_bytes_hash, g_bytes_equal);
    }
  for (SmithNode child = smith_tree_get_first (values, value); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (values, child))
    {
      gsize length;
      const char *key = smith_tree_peek_key (values, child, &length);
      g_autoptr(GBytes) name = g_bytes_new (key, length);
      Member *member = g_hash_table_lookup (self->by_name, name);

      if (member == NULL)
        {
          member = g_new0 (Member, 1);
          member->name = g_bytes_ref (name);
          member->shape = smith_schema_shape_new ();
          g_ptr_array_add (self->members, member);
          g_hash_table_insert (self->by_name, member->name, member);
        }
      if (!smith_tree_is_duplicate (values, child))
        member->n_seen++;
      smith_schema_shape_add (member->shape, values, child);
    }
}

/**
 * smith_schema_shape_add:
 * @values: read without an error
 * @value: the value in it
 *
 * Looks at a value and all in it, in a time in proportion to its size.
 */
void
smith_schema_shape_add (SmithSchemaShape *self,
                        SmithTree        *values,
                        SmithNode         value)
{
  SmithNodeKind kind = smith_tree_get_kind (values, value);

  if (kind == SMITH_NODE_NUMBER)
    add_number (self, values, value);
  else
    self->types |= 1u << kind;

  if (kind == SMITH_NODE_STRING)
    add_string (self, values, value);
  else if (kind == SMITH_NODE_OBJECT)
    add_members (self, values, value);
  else if (kind == SMITH_NODE_ARRAY)
    {
      if (self->items == NULL)
        self->items = smith_schema_shape_new ();
      for (SmithNode child = smith_tree_get_first (values, value); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (values, child))
        smith_schema_shape_add (self->items, values, child);
    }
}

static const struct
{
  guint       bit;
  const char *name;
} type_names[] = {
  { TYPE_OBJECT, "object" }, { TYPE_ARRAY, "array" }, { TYPE_STRING, "string" },
  { TYPE_INTEGER, "integer" }, { TYPE_NUMBER, "number" }, { TYPE_BOOLEAN, "boolean" },
  { TYPE_NULL, "null" },
};

static void write_shape (const SmithSchemaShape *self,
                         SmithDialect            dialect,
                         SmithJsonWriter        *writer);

static void
write_members (const SmithSchemaShape *self,
               SmithDialect            dialect,
               SmithJsonWriter        *writer)
{
  gboolean has_required = FALSE;

  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);
      gsize length;
      const char *name = g_bytes_get_data (member->name, &length);

      if (i == 0)
        {
          smith_json_writer_key (writer, "properties");
          smith_json_writer_begin_object (writer);
        }
      smith_json_writer_key_len (writer, name != NULL ? name : "", length);
      write_shape (member->shape, dialect, writer);
      has_required = has_required || member->n_seen >= self->n_objects;
    }
  if (self->members->len > 0)
    smith_json_writer_end_object (writer);
  if (!has_required)
    return;

  smith_json_writer_key (writer, "required");
  smith_json_writer_begin_array (writer);
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);
      gsize length;
      const char *name = g_bytes_get_data (member->name, &length);

      if (member->n_seen >= self->n_objects)
        smith_json_writer_string_len (writer, name != NULL ? name : "", length);
    }
  smith_json_writer_end_array (writer);
}

/* What is known of the values of some types; each keyword speaks of one type alone. */
static void
write_details (const SmithSchemaShape *self,
               guint                   types,
               SmithDialect            dialect,
               SmithJsonWriter        *writer)
{
  if ((types & TYPE_STRING) != 0)
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
      if ((self->formats & 1u << i) != 0)
        {
          smith_json_writer_key (writer, "format");
          smith_json_writer_string (writer, formats[i]);
          break;
        }
  if ((types & TYPE_OBJECT) != 0)
    write_members (self, dialect, writer);
  /* OpenAPI 3.0 wants to read `items` of each list (§4.7.24.1) */
  if ((types & TYPE_ARRAY) != 0 &&
      (self->items->types != 0 || dialect == SMITH_DIALECT_OPENAPI_3_0))
    {
      smith_json_writer_key (writer, "items");
      write_shape (self->items, dialect, writer);
    }
}

static void
write_types (guint            types,
             SmithJsonWriter *writer)
{
  gboolean is_list = (types & (types - 1)) != 0;

  smith_json_writer_key (writer, "type");
  if (is_list)
    smith_json_writer_begin_array (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    if ((types & type_names[i].bit) != 0)
      smith_json_writer_string (writer, type_names[i].name);
  if (is_list)
    smith_json_writer_end_array (writer);
}

/* One type, or none, and perhaps null, in the words of OpenAPI 3.0. */
static void
write_old_type (const SmithSchemaShape *self,
                guint                   type,
                gboolean                is_nullable,
                SmithJsonWriter        *writer)
{
  if (type != 0)
    write_types (type, writer);
  if (is_nullable)
    {
      smith_json_writer_key (writer, "nullable");
      smith_json_writer_boolean (writer, TRUE);
    }
  write_details (self, type, SMITH_DIALECT_OPENAPI_3_0, writer);
}

/* OpenAPI 3.0 has no list of types: more than one are ways to fit. */
static void
write_old (const SmithSchemaShape *self,
           guint                   types,
           SmithJsonWriter        *writer)
{
  gboolean is_nullable = (types & TYPE_NULL) != 0;

  types &= ~TYPE_NULL;
  if ((types & (types - 1)) == 0)
    {
      write_old_type (self, types, is_nullable, writer);
      return;
    }
  smith_json_writer_key (writer, "anyOf");
  smith_json_writer_begin_array (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    if ((types & type_names[i].bit) != 0)
      {
        smith_json_writer_begin_object (writer);
        write_old_type (self, type_names[i].bit, is_nullable, writer);
        smith_json_writer_end_object (writer);
        is_nullable = FALSE;
      }
  smith_json_writer_end_array (writer);
}

static void
write_shape (const SmithSchemaShape *self,
             SmithDialect            dialect,
             SmithJsonWriter        *writer)
{
  guint types = self->types;

  /* whole numbers are numbers */
  if ((types & TYPE_NUMBER) != 0)
    types &= ~TYPE_INTEGER;
  smith_json_writer_begin_object (writer);
  if (dialect == SMITH_DIALECT_OPENAPI_3_0)
    write_old (self, types, writer);
  else if (types != 0)
    {
      write_types (types, writer);
      write_details (self, types, dialect, writer);
    }
  smith_json_writer_end_object (writer);
}

/**
 * smith_schema_shape_print:
 * @dialect: in whose words
 *
 * A schema that every value fits that was added: types, members (required are those that all
 * objects have), items of lists laid together, and the formats date-time, date, uuid, uri and
 * email where all texts are of one.  Nothing is made of how often a value occurs: there is no
 * `enum`.  Members stand as they were first seen.
 *
 * Returns: (transfer full): JSON; `{}` when nothing was added
 */
char *
smith_schema_shape_print (const SmithSchemaShape *self,
                          SmithDialect            dialect,
                          SmithJsonLayout         layout)
{
  GString *json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, layout);

  write_shape (self, dialect, writer);

  return g_string_free (json, FALSE);
}
