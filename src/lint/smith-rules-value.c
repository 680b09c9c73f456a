/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "schema/smith-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about values in a description: examples and defaults. */

/* What may be spent on one document, in steps of the schema engine, so that the same is found on
 * every machine.  A description that the platform takes for its size needs less; of a larger one
 * the beginning is looked at, where the operations are that trimming keeps.  To compile a schema
 * takes as long as some steps of a check. */
#define MOST_STEPS 1000000u
#define MOST_STEPS_IF_TOO_LARGE 40000u
#define STEPS_A_UNIT 20u

/* What one value may take of them: milliseconds, in which nobody can cancel.  Only alternatives
 * that nest as nobody writes them take more, and long lists, whose elements have at least two
 * bytes and take a step. */
#define MOST_STEPS_A_VALUE 50000u
#define BYTES_A_STEP 2u

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
  guint64          n_steps;      /* that are left */
  guint            n_unchecked;  /* values for which they did not suffice */
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

static void
spend (Values  *self,
       guint64  n_steps)
{
  self->n_steps -= MIN (self->n_steps, n_steps);
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
  spend (self, STEPS_A_UNIT * (schema != NULL ? smith_schema_get_n_units (schema) : 1));
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

/* What does not fit; %NULL when that could not be found out in the steps that are left. */
static GPtrArray *
list_problems (Values      *self,
               SmithSchema *schema,
               SmithNode    value)
{
  SmithSpan span = smith_tree_get_span (self->check->tree, value);
  guint64 wanted = MAX ((span.end - span.start) / BYTES_A_STEP, MOST_STEPS_A_VALUE);
  guint64 most = MIN (self->n_steps, wanted), n_steps = most;
  GPtrArray *problems = smith_schema_check_within (schema, self->check->tree, value,
                                                   SMITH_SCHEMA_NONE, MOST_PROBLEMS, &n_steps);

  spend (self, most - n_steps);

  return problems;
}

static void
check_value (Values    *self,
             SmithNode  schema,
             SmithNode  value)
{
  SmithTree *tree = self->check->tree;
  g_autoptr(GPtrArray) problems = NULL;
  SmithSchema *compiled;

  /* null as an example stands for "none", and a reference for what somebody puts in its place */
  if ((smith_tree_get_kind (tree, value) == SMITH_NODE_NULL && !self->is_default) ||
      smith_ref_get (tree, value) != SMITH_NODE_NONE || is_plainly_right (tree, schema, value) ||
      !is_new (self, schema, value))
    return;
  if (self->n_steps == 0)
    {
      self->n_unchecked++;
      return;
    }
  compiled = compile (self, schema);
  if (compiled == NULL)
    return;
  problems = list_problems (self, compiled, value);
  self->n_unchecked += problems == NULL;
  for (guint i = 0; problems != NULL && i < problems->len; i++)
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
  Values self = {
    .check = check,
    .rule = rule,
    .is_default = is_default,
    .dialect = smith_dialect_of_version (smith_api_get_version (check->api)),
  };

  gboolean is_too_large = smith_import_get_budgets (check->import)->n_bytes >
                          smith_import_get_profile (check->import)->max_bytes;

  /* schemas are compiled of what was read without an error only */
  if (smith_tree_get_error (check->tree) != NULL)
    return;
  self.n_steps = is_too_large ? MOST_STEPS_IF_TOO_LARGE : MOST_STEPS;
  self.schemas = g_hash_table_new_full (NULL, NULL, NULL, schema_free);
  self.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < places->len && !g_cancellable_is_cancelled (check->cancellable); i++)
    {
      const SmithScanValue *place = &g_array_index (places, SmithScanValue, i);

      if (smith_tree_key_equals (check->tree, place->node, "default") == is_default)
        check_place (&self, place);
    }
  check->n_values_unchecked += self.n_unchecked;
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

/* Stands behind the two, of which it tells. */
static void
check_unchecked (SmithCheck      *self,
                 const SmithRule *rule)
{
  SmithSpan span = { 0, 0 };
  char unchecked[16];

  if (self->n_values_unchecked == 0)
    return;
  self->is_truncated = TRUE;
  g_snprintf (unchecked, sizeof unchecked, "%u", self->n_values_unchecked);
  smith_check_add (self, rule, SMITH_NODE_ROOT, span, -1, unchecked, NULL);
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
  {
    {
      OWN_RULE ("schema-values-unchecked", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("Not all examples and defaults were checked"),
      .sentence = N_("Examples and defaults that were not held against their schemas: {1}. That "
                     "would take too long, so whether they fit is not known."),
      .why = N_("Of a document that is too large only the beginning is looked at, and a value "
                "whose schema nests alternatives in alternatives is given up."),
      .remedy = N_("Keep the operations that the GPT needs, and make the schemas simpler."),
      .evidence = N_("A bound of this program."),
      .wrong = "A schema of alternatives in alternatives, forty of them inside one another.\n",
      .right = "A schema of one form, or of a few.\n",
    },
    check_unchecked,
  },
};

const guint smith_n_value_rules = G_N_ELEMENTS (smith_value_rules);
