/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema.h"

#include <string.h>

/* Three ways to ask whether a value fits say the same: the plain walk, the rules without it, and
 * the rules that tell what is wrong.  Schemas and values are made up, the same ones each time. */

#define N_SCHEMAS 500u
#define N_VALUES 40u
#define N_DEFS 4

typedef struct
{
  GRand   *rand;
  GString *out;
  guint    depth;
} Maker;

static const char *const names[] = {
  "\"a\"", "\"b\"", "\"abcd\"", "\"abXd\"", "\"abcdefgh-1-ijklmnop\"",
  "\"abcdefgh-2-ijklmnop\"", "\"\"", "\"\\u0061\"",
};
#define FIRST_TEXT 11

static const char *const scalars[] = {
  "null", "true", "false", "0", "-0", "7", "1.0", "1.5", "1e3", "5.5", "6",
  "\"\"", "\"a\"", "\"abcd\"", "\"\\u0061\"", "\"\\\\u0061\"", "\"2024-02-29\"",
  "\"\\u0000b\"", "\"\\ud83d\\ude00\"",
};
static const char *const types[] = {
  "\"object\"", "\"object\"", "\"array\"", "\"string\"", "\"integer\"", "\"number\"", "\"null\"",
  "[\"object\",\"string\"]", "[\"integer\",\"array\"]",
};

static gboolean
maybe (Maker *self,
       guint  one_in)
{
  return g_rand_int_range (self->rand, 0, (gint32) one_in) == 0;
}

static const char *
pick (Maker             *self,
      const char *const *from,
      gsize              n)
{
  return from[g_rand_int_range (self->rand, 0, (gint32) n)];
}

#define PICK(self, from) pick (self, from, G_N_ELEMENTS (from))

/* Two of them often, so that they are there together, and twice. */
static const char *
pick_name (Maker *self)
{
  return pick (self, names, maybe (self, 2) ? 2 : G_N_ELEMENTS (names));
}

static void add_schema (Maker *self);

/* A list of one to three things. */
static void
add_list (Maker      *self,
          const char *keyword,
          void      (*add) (Maker *self))
{
  g_string_append_printf (self->out, "\"%s\":[", keyword);
  add (self);
  for (guint i = 0; i < 2 && maybe (self, 2); i++)
    {
      g_string_append_c (self->out, ',');
      add (self);
    }
  g_string_append (self->out, "],");
}

static void
add_scalar (Maker *self)
{
  g_string_append (self->out, PICK (self, scalars));
}

static void
add_name (Maker *self)
{
  g_string_append (self->out, pick_name (self));
}

static void
add_text (Maker *self)
{
  g_string_append (self->out, pick (self, scalars + FIRST_TEXT,
                                    G_N_ELEMENTS (scalars) - FIRST_TEXT));
}

static void
add_below (Maker      *self,
           const char *keyword)
{
  g_string_append_printf (self->out, "\"%s\":", keyword);
  add_schema (self);
  g_string_append_c (self->out, ',');
}

static void
add_members (Maker      *self,
             const char *keyword,
             void      (*add) (Maker *self))
{
  g_string_append_printf (self->out, "%s{", keyword);
  for (guint i = 0; i < 5 && !maybe (self, 5); i++)
    {
      g_string_append_printf (self->out, "%s%s:", i > 0 ? "," : "", pick_name (self));
      add (self);
    }
  g_string_append_c (self->out, '}');
}

/* In order, seldom with a name that is there twice, which the walk leaves to the rules. */
static void
add_properties (Maker *self)
{
  g_string_append (self->out, "\"properties\":{");
  for (gsize i = 0; i < G_N_ELEMENTS (names) - 1; i++)
    if (!maybe (self, 3))
      {
        g_string_append_printf (self->out, "%s:", names[i]);
        add_schema (self);
        g_string_append_c (self->out, ',');
      }
  g_string_append_printf (self->out, "%s:true}", maybe (self, 8) ? names[0] : "\"last\"");
}

static void
add_composition (Maker *self)
{
  static const char *const lists[] = { "allOf", "anyOf", "oneOf", "prefixItems" };
  static const char *const single[] = {
    "not", "contains", "unevaluatedProperties", "unevaluatedItems", "propertyNames",
  };

  if (maybe (self, 3))
    add_list (self, PICK (self, lists), add_schema);
  if (maybe (self, 8))
    add_below (self, PICK (self, single));
  if (maybe (self, 10))
    {
      add_below (self, "if");
      add_below (self, "then");
      add_below (self, "else");
    }
  if (maybe (self, 12))
    add_members (self, "\"dependentSchemas\":", add_schema);
  else
    g_string_append (self->out, "\"$comment\":\"\"");
  g_string_append_c (self->out, ',');
}

static void
add_assertions (Maker *self)
{
  static const char *const others[] = {
    "\"minProperties\":1,", "\"maxItems\":1,", "\"minLength\":1,", "\"maximum\":5,",
    "\"minItems\":1,\"maxItems\":2,", "\"minItems\":2,", "\"minItems\":2,\"maxItems\":1,",
    "\"minLength\":2,", "\"minLength\":1,\"maxLength\":3,", "\"maxLength\":1,",
    "\"exclusiveMinimum\":0,\"maximum\":5.5,", "\"minimum\":1.5,", "\"multipleOf\":0.5,",
    "\"uniqueItems\":true,", "\"const\":\"a\",", "\"format\":\"date\",", "\"pattern\":\"^a\",",
    "\"patternProperties\":{\"^a\":{\"type\":\"integer\"}},",
  };

  if (maybe (self, 2))
    g_string_append_printf (self->out, "\"type\":%s,", PICK (self, types));
  if (maybe (self, 4))
    add_list (self, "enum", maybe (self, 3) ? add_scalar : add_text);
  if (maybe (self, 2))
    add_list (self, "required", add_name);
  if (maybe (self, 4))
    g_string_append (self->out, PICK (self, others));
}

static void
add_schema (Maker *self)
{
  if (self->depth >= 3 || maybe (self, 3))
    {
      g_string_append (self->out, maybe (self, 6) ? "false" : "true");
      return;
    }
  if (maybe (self, 6))
    {
      g_string_append_printf (self->out, "{\"$ref\":\"#/$defs/%d\"}",
                              g_rand_int_range (self->rand, 0, N_DEFS));
      return;
    }
  self->depth++;
  g_string_append_c (self->out, '{');
  add_assertions (self);
  if (maybe (self, 3))
    add_composition (self);
  if (maybe (self, 3))
    add_below (self, "items");
  if (maybe (self, 4))
    add_below (self, "additionalProperties");
  add_properties (self);
  g_string_append_c (self->out, '}');
  self->depth--;
}

static void
add_value (Maker *self)
{
  self->depth++;
  if (self->depth > 5 || maybe (self, 3))
    add_scalar (self);
  else if (maybe (self, 3))
    {
      g_string_append_c (self->out, '[');
      for (guint i = 0; i < 3 && !maybe (self, 3); i++)
        {
          g_string_append (self->out, i > 0 ? "," : "");
          add_value (self);
        }
      g_string_append_c (self->out, ']');
    }
  else
    add_members (self, "", add_value);
  self->depth--;
}

static SmithTree *
read_text (const GString *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  SmithTree *tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  g_assert_null (smith_tree_get_error (tree));

  return tree;
}

/* Adds a schema and what it refers to. */
static SmithSchema *
make_schema (Maker *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithTree) tree = NULL;
  SmithSchema *schema;

  g_string_assign (self->out, "{\"$defs\":{");
  for (guint i = 0; i < N_DEFS; i++)
    {
      g_string_append_printf (self->out, "%s\"%u\":", i > 0 ? "," : "", i);
      add_schema (self);
    }
  g_string_append (self->out, "},");
  add_assertions (self);
  add_composition (self);
  add_below (self, "additionalProperties");
  add_below (self, "items");
  add_properties (self);
  g_string_append_c (self->out, '}');
  tree = read_text (self->out);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, SMITH_DIALECT_2020_12, NULL, NULL,
                                 &error);
  g_assert_no_error (error);

  return schema;
}

/* Whether @text fits, which all ways say. */
static gboolean
ask (SmithSchema      *schema,
     const GString    *text,
     SmithSchemaFlags  flags)
{
  /* the walk passes over a tree in which a key has an escape */
  g_autoptr(GString) inside = g_string_new (NULL);
  g_autoptr(SmithTree) plain = read_text (text);
  g_autoptr(SmithTree) other = NULL;
  g_autoptr(GPtrArray) problems = smith_schema_check (schema, plain, SMITH_NODE_ROOT, flags, 9);
  gboolean fits = smith_schema_is_valid (schema, plain, SMITH_NODE_ROOT, flags);

  g_string_printf (inside, "{\"\\u0076\":%s}", text->str);
  other = read_text (inside);
  g_assert_cmpint (fits, ==, problems->len == 0);
  g_assert_cmpint (fits, ==,
                   smith_schema_is_valid (schema, other,
                                          smith_tree_get_first (other, SMITH_NODE_ROOT), flags));

  return fits;
}

static void
test_agree (gconstpointer data)
{
  SmithSchemaFlags flags = (SmithSchemaFlags) GPOINTER_TO_UINT (data);
  g_autoptr(GString) schema_text = g_string_new (NULL);
  g_autoptr(GString) value_text = g_string_new (NULL);
  guint n_fitting = 0;

  for (guint i = 0; i < N_SCHEMAS; i++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (i);
      Maker schema_maker = { rand, schema_text, 0 };
      Maker value_maker = { rand, value_text, 0 };
      g_autoptr(SmithSchema) schema = make_schema (&schema_maker);

      for (guint j = 0; j < N_VALUES; j++)
        {
          g_string_truncate (value_text, 0);
          add_value (&value_maker);
          n_fitting += ask (schema, value_text, flags);
        }
    }
  g_test_message ("%u of %u fit", n_fitting, N_SCHEMAS * N_VALUES);
  g_assert_cmpuint (n_fitting, >, N_SCHEMAS * N_VALUES / 10);
  g_assert_cmpuint (n_fitting, <, N_SCHEMAS * N_VALUES * 9 / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/schema/agree/annotations", GUINT_TO_POINTER (SMITH_SCHEMA_NONE),
                        test_agree);
  g_test_add_data_func ("/schema/agree/formats", GUINT_TO_POINTER (SMITH_SCHEMA_ASSERT_FORMATS),
                        test_agree);

  return g_test_run ();
}
