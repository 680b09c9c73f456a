/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "schema/smith-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about values in a description: examples and defaults. */

/* What may be spent on one document: schemas compiled, and pieces of values looked at, which
 * take about as long.  A description that the platform takes for its size needs less; of a
 * larger one the beginning is looked at, where the operations are that trimming keeps. */
#define MOST_WORK 50000u
#define MOST_WORK_IF_TOO_LARGE 2000u
#define A_PIECE 32u

/* A value may take a tenth of a second where alternatives nest as nobody writes them; after
 * that many of them the rest is left alone. */
#define MOST_TIME_US (G_USEC_PER_SEC / 2)

/* The most complaints about one value that are asked for, to find one that counts. */
#define MOST_PROBLEMS 8u

typedef struct
{
  SmithCheck      *check;
  const SmithRule *rule;
  SmithDialect     dialect;
  GHashTable      *schemas;  /* (owned) node → SmithSchema, %NULL for one that cannot be compiled */
  GHashTable      *seen;     /* (owned) of gint64: values, each with a schema it was held against */
  GHashTable      *told;     /* (owned) values of which something was said */
  gboolean         is_default;
  gsize            work;
} Values;

static void
schema_free (gpointer data)
{
  if (data != NULL)
    smith_schema_free (data);
}

/* A reference stands for what it leads to when nothing else is said beside it. */
static SmithNode
find_schema (Values    *self,
             SmithNode  schema)
{
  SmithTree *tree = self->check->tree;

  if (schema == SMITH_NODE_NONE)
    return schema;
  if (smith_ref_get (tree, schema) == SMITH_NODE_NONE ||
      (self->dialect == SMITH_DIALECT_2020_12 && smith_tree_get_n_children (tree, schema) > 1))
    return schema;

  return smith_api_resolve (self->check->api, schema);
}

/* Most schemas with a value are of one type and no more, and the value is of that type. */
static gboolean
is_plainly_right (SmithTree *tree,
                  SmithNode  schema,
                  SmithNode  value)
{
  static const char *const plain[] = {
    "type", "description", "title", "example", "default", "format", "deprecated", "readOnly",
    "writeOnly", "nullable", "xml", "externalDocs",
  };
  SmithNode type = smith_tree_get_member (tree, schema, "type");
  SmithNodeKind kind = smith_tree_get_kind (tree, value);
  gboolean is_of_type = (kind == SMITH_NODE_STRING &&
                         smith_tree_string_equals (tree, type, "string")) ||
                        (kind == SMITH_NODE_BOOLEAN &&
                         smith_tree_string_equals (tree, type, "boolean")) ||
                        (kind == SMITH_NODE_NUMBER &&
                         smith_tree_string_equals (tree, type, "number"));

  for (SmithNode member = smith_tree_get_first (tree, schema);
       member != SMITH_NODE_NONE && is_of_type; member = smith_tree_get_next (tree, member))
    {
      gboolean is_plain = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (plain) && !is_plain; i++)
        is_plain = smith_tree_key_equals (tree, member, plain[i]);
      is_of_type = is_plain;
    }

  return is_of_type;
}

static SmithSchema *
compile (Values    *self,
         SmithNode  node)
{
  gpointer found;
  SmithSchema *schema;

  if (g_hash_table_lookup_extended (self->schemas, GUINT_TO_POINTER (node), NULL, &found))
    return found;

  schema = smith_schema_compile (self->check->tree, node, NULL, self->dialect, NULL, NULL, NULL);
  self->work += schema != NULL ? smith_schema_get_n_units (schema) : 1;
  g_hash_table_insert (self->schemas, GUINT_TO_POINTER (node), schema);

  return schema;
}

/* Whether a keyword of a schema is there and true. */
gboolean
smith_check_has_flag (SmithTree  *tree,
                      SmithNode   schema,
                      const char *name)
{
  SmithNode flag = smith_tree_get_member (tree, schema, name);

  return flag != SMITH_NODE_NONE && smith_tree_get_boolean (tree, flag);
}

/* What an example lacks may be left out when it is only sent, or only answered. */
static gboolean
is_excused (SmithCheck               *check,
            const SmithSchemaProblem *problem)
{
  SmithTree *tree = check->tree;
  SmithNode list, properties;

  if (!g_str_equal (problem->keyword, "required"))
    return FALSE;
  list = smith_pointer_lookup (tree, problem->schema_pointer);
  properties = smith_tree_get_member (tree, smith_tree_get_parent (tree, list), "properties");
  for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    {
      g_autofree char *name = smith_tree_dup_string (tree, one);
      SmithNode property;

      /* what is no text names nothing */
      if (name == NULL)
        continue;
      property = smith_api_resolve (check->api, smith_tree_get_member (tree, properties, name));
      if (smith_tree_get_member (tree, problem->value, name) == SMITH_NODE_NONE &&
          !smith_check_has_flag (tree, property, "readOnly") &&
          !smith_check_has_flag (tree, property, "writeOnly"))
        return FALSE;
    }

  return TRUE;
}

/* Of a container its name, or where it begins. */
static SmithSpan
value_span (SmithTree *tree,
            SmithNode  value)
{
  SmithSpan key = smith_tree_get_key_span (tree, value);
  SmithSpan span = smith_tree_get_span (tree, value);

  if (smith_tree_get_kind (tree, value) < SMITH_NODE_ARRAY)
    return span;
  if (key.end > key.start)
    return key;
  span.end = MIN (span.end, span.start + 1);

  return span;
}

/* A shared example is held against the schema of each place that shows it. */
static gboolean
is_new (Values    *self,
        SmithNode  schema,
        SmithNode  value)
{
  gint64 pair = (gint64) schema << 32 | value;

  return !g_hash_table_contains (self->told, GUINT_TO_POINTER (value)) &&
         g_hash_table_add (self->seen, g_memdup2 (&pair, sizeof pair));
}

static void
check_value (Values    *self,
             SmithNode  schema,
             SmithNode  value)
{
  SmithTree *tree = self->check->tree;
  SmithSpan span = smith_tree_get_span (tree, value);
  g_autoptr(GPtrArray) problems = NULL;
  SmithSchema *compiled;

  /* null as an example stands for "none", and a reference for what somebody puts in its place */
  if ((smith_tree_get_kind (tree, value) == SMITH_NODE_NULL && !self->is_default) ||
      smith_ref_get (tree, value) != SMITH_NODE_NONE || is_plainly_right (tree, schema, value) ||
      !is_new (self, schema, value))
    return;
  compiled = compile (self, schema);
  if (compiled == NULL)
    return;
  self->work += (span.end - span.start) / A_PIECE;
  problems = smith_schema_check (compiled, tree, value, SMITH_SCHEMA_NONE, MOST_PROBLEMS);
  for (guint i = 0; i < problems->len; i++)
    {
      const SmithSchemaProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *name = NULL;

      if (is_excused (self->check, problem))
        continue;
      name = smith_check_dup_name (tree, problem->value);
      smith_check_add (self->check, self->rule, problem->value, value_span (tree, problem->value),
                       -1, name, problem->message, NULL);
      g_hash_table_add (self->told, GUINT_TO_POINTER (value));
      return;
    }
}

/* A value of a parameter or header may be written as it is sent. */
static gboolean
is_as_sent (SmithTree           *tree,
            const SmithScanValue *place,
            SmithNode             schema,
            SmithNode             value)
{
  return (place->place == SMITH_PLACE_PARAMETER || place->place == SMITH_PLACE_HEADER) &&
         smith_tree_get_kind (tree, value) == SMITH_NODE_STRING &&
         !smith_tree_string_equals (tree, smith_tree_get_member (tree, schema, "type"), "string");
}

/* JSON that is written as text, as many tools do. */
static gboolean
is_json_text (SmithTree *tree,
              SmithNode  value)
{
  g_autofree char *text = NULL;

  if (smith_tree_get_kind (tree, value) != SMITH_NODE_STRING)
    return FALSE;
  text = smith_tree_dup_string (tree, value);
  g_strchug (text);

  return *text == '{' || *text == '[' || *text == '<';
}

static gboolean
is_json (SmithTree *tree,
         SmithNode  media)
{
  g_autofree char *type = smith_tree_dup_key (tree, media);

  return type != NULL && strstr (type, "json") != NULL;
}

static void
check_one (Values               *self,
           const SmithScanValue *place,
           SmithNode             schema,
           SmithNode             value)
{
  SmithTree *tree = self->check->tree;

  if (value == SMITH_NODE_NONE || is_as_sent (tree, place, schema, value) ||
      (place->place == SMITH_PLACE_MEDIA_TYPE && is_json_text (tree, value)))
    return;
  check_value (self, schema, value);
}

/* The values at one place: one, a list of them, or a map of Example Objects. */
static void
check_place (Values               *self,
             const SmithScanValue *place)
{
  SmithTree *tree = self->check->tree;
  gboolean is_schema = place->place == SMITH_PLACE_SCHEMA;
  SmithNode schema = is_schema ? place->owner
                               : smith_tree_get_member (tree, place->owner, "schema");

  schema = find_schema (self, schema);
  if (schema == SMITH_NODE_NONE || smith_tree_get_kind (tree, schema) != SMITH_NODE_OBJECT ||
      (place->place == SMITH_PLACE_MEDIA_TYPE && !is_json (tree, place->owner)))
    return;
  if (!smith_tree_key_equals (tree, place->node, "examples"))
    {
      check_one (self, place, schema, place->node);
      return;
    }
  if (is_schema != (smith_tree_get_kind (tree, place->node) == SMITH_NODE_ARRAY) ||
      (is_schema && self->dialect == SMITH_DIALECT_OPENAPI_3_0))
    return;
  for (SmithNode one = smith_tree_get_first (tree, place->node); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    check_one (self, place, schema,
               is_schema ? one : smith_tree_get_member (tree, smith_api_resolve (self->check->api,
                                                                                 one), "value"));
}

static void
check_values (SmithCheck      *check,
              const SmithRule *rule,
              gboolean         is_default)
{
  GArray *places = smith_check_get_scan (check)->values;
  const char *version = smith_api_get_version (check->api);
  Values self = {
    .check = check,
    .rule = rule,
    .is_default = is_default,
    .dialect = version != NULL && g_str_has_prefix (version, "3.0") ? SMITH_DIALECT_OPENAPI_3_0
                                                                    : SMITH_DIALECT_2020_12,
  };

  gsize most = smith_import_get_budgets (check->import)->n_bytes >
               smith_import_get_profile (check->import)->max_bytes ? MOST_WORK_IF_TOO_LARGE
                                                                   : MOST_WORK;

  gint64 end_us = g_get_monotonic_time () + MOST_TIME_US;

  /* schemas are compiled of what was read without an error only */
  if (smith_tree_get_error (check->tree) != NULL)
    return;
  self.schemas = g_hash_table_new_full (NULL, NULL, NULL, schema_free);
  self.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < places->len && self.work < most; i++)
    {
      const SmithScanValue *place = &g_array_index (places, SmithScanValue, i);

      if (g_cancellable_is_cancelled (check->cancellable) ||
          (i % 4 == 0 && g_get_monotonic_time () > end_us))
        break;
      if (smith_tree_key_equals (check->tree, place->node, "default") == is_default)
        check_place (&self, place);
    }
  g_hash_table_unref (self.schemas);
  g_hash_table_unref (self.seen);
  g_hash_table_unref (self.told);
}

static void
check_examples (SmithCheck      *self,
                const SmithRule *rule)
{
  check_values (self, rule, FALSE);
}

static void
check_defaults (SmithCheck      *self,
                const SmithRule *rule)
{
  check_values (self, rule, TRUE);
}

const SmithRule smith_value_rules[] = {
  {
    {
      OWN_RULE ("schema-example-mismatch", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("An example does not fit its schema"),
      .sentence = N_("The example does not fit its schema: “{1}” {2}."),
      .why = N_("One of the two is wrong. Samples, tests and other programs go by both."),
      .remedy = N_("Correct the example, or the schema."),
      .evidence = N_("Checked by JSON Schema; ChatGPT shows no examples to the model."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: days\n"
               "          in: query\n"
               "          schema: {type: integer, maximum: 7, example: 14}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: days\n"
               "          in: query\n"
               "          schema: {type: integer, maximum: 7, example: 5}\n",
    },
    check_examples,
  },
  {
    {
      OWN_RULE ("schema-default-mismatch", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A default does not fit its schema"),
      .sentence = N_("The default does not fit its schema: “{1}” {2}."),
      .why = N_("A default is what the API takes when nothing is given, so it should be one "
                "of the values that it takes."),
      .remedy = N_("Correct the default, or the schema."),
      .evidence = N_("Checked by JSON Schema; ChatGPT sends no defaults by itself."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: days\n"
               "          in: query\n"
               "          schema: {type: integer, default: 'three'}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: days\n"
               "          in: query\n"
               "          schema: {type: integer, default: 3}\n",
    },
    check_defaults,
  },
};

const guint smith_n_value_rules = G_N_ELEMENTS (smith_value_rules);
