/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about the shape of arguments: lists in the query, maps, deep bodies. */

/* Objects inside one another that are looked at; deeper ones have been told of. */
#define MOST_DEPTH 16u

/* Where an argument stands: the name of a parameter or of a field, or a reference to it. */
SmithSpan
smith_check_argument_span (SmithCheck              *self,
                           const SmithFlatArgument *argument)
{
  SmithNode name = smith_tree_get_member (self->tree, argument->node, "name");

  if (argument->is_body)
    return smith_tree_get_key_span (self->tree, argument->node);

  return smith_tree_get_span (self->tree, name != SMITH_NODE_NONE ? name : argument->node);
}

/* Parameters that the platform leaves out have a line of its own, and so have references. */
static gboolean
is_query_list (SmithCheck              *self,
               const SmithFlatArgument *argument)
{
  return argument->is_sent && !argument->is_body && argument->location == SMITH_LOCATION_QUERY &&
         smith_ref_get (self->tree, argument->node) == SMITH_NODE_NONE &&
         g_strcmp0 (smith_api_get_schema_type (self->api, argument->schema), "array") == 0;
}

static void
check_query_lists (SmithCheck      *self,
                   const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      GPtrArray *arguments;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!smith_check_is_function (self, operation))
        continue;
      arguments = smith_check_get_arguments (self, i);
      for (guint k = 0; k < arguments->len; k++)
        {
          const SmithFlatArgument *argument = g_ptr_array_index (arguments, k);

          if (is_query_list (self, argument))
            smith_check_add (self, rule, argument->node, smith_check_argument_span (self, argument),
                             (int) i, argument->name, operation->operation_id, NULL);
        }
    }
}

typedef struct
{
  SmithCheck      *check;
  const SmithRule *rule;
  int              operation;
  const char      *operation_id;     /* %NULL: there is no more to say of it */
  gboolean         is_once;
  GHashTable      *seen;             /* (owned) schemas → the most objects around their fields */
  SmithNode        path[MOST_DEPTH]; /* the schemas that are being looked at, the outermost first */
} Walk;

typedef void (*SchemaVisit) (Walk      *self,
                             SmithNode  place,
                             SmithNode  schema,
                             guint      depth);

/* Whether @schema need not be looked at with @depth objects around its fields: it was, with as
 * many, or it is in a circle. */
static gboolean
is_known (Walk      *self,
          SmithNode  schema,
          guint      depth)
{
  gpointer before;

  for (guint i = 1; i < depth; i++)
    if (self->path[i - 1] == schema)
      return TRUE;

  return g_hash_table_lookup_extended (self->seen, GUINT_TO_POINTER (schema), NULL, &before) &&
         (self->is_once || GPOINTER_TO_UINT (before) >= depth);
}

/* Looks at the fields of @schema, which has @depth objects around its fields. */
static void
walk_fields (Walk        *self,
             SmithNode    schema,
             guint        depth,
             SchemaVisit  visit)
{
  SmithTree *tree = self->check->tree;
  SmithNode fields = smith_tree_get_member (tree, schema, "properties");

  if (fields == SMITH_NODE_NONE || smith_tree_get_kind (tree, fields) != SMITH_NODE_OBJECT ||
      depth > MOST_DEPTH || is_known (self, schema, depth))
    return;
  g_hash_table_insert (self->seen, GUINT_TO_POINTER (schema), GUINT_TO_POINTER (depth));
  self->path[depth - 1] = schema;
  for (SmithNode field = smith_tree_get_first (tree, fields);
       field != SMITH_NODE_NONE && self->operation_id != NULL;
       field = smith_tree_get_next (tree, field))
    {
      SmithNode inner = smith_api_resolve (self->check->api, field);
      SmithNode items = smith_tree_get_member (tree, inner, "items");

      if (items != SMITH_NODE_NONE)
        inner = smith_api_resolve (self->check->api, items);
      if (inner == SMITH_NODE_NONE || smith_tree_get_kind (tree, inner) != SMITH_NODE_OBJECT ||
          smith_check_has_flag (tree, field, "readOnly") ||
          smith_check_has_flag (tree, inner, "readOnly"))
        continue;
      visit (self, field, inner, depth);
      walk_fields (self, inner, depth + 1, visit);
    }
}

/* Each schema is looked at once when @is_once, else for each operation, and again where it stands
 * deeper than before. */
static void
walk_bodies (SmithCheck      *self,
             const SmithRule *rule,
             gboolean         is_once,
             SchemaVisit      visit)
{
  Walk walk = {
    .check = self,
    .rule = rule,
    .is_once = is_once,
    .seen = g_hash_table_new (NULL, NULL),
  };

  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode body = smith_check_find_body (self, operation);

      if (!smith_check_is_function (self, operation) || body == SMITH_NODE_NONE)
        continue;
      walk.operation = (int) i;
      walk.operation_id = operation->operation_id;
      if (!is_once)
        g_hash_table_remove_all (walk.seen);
      walk_fields (&walk, body, 1, visit);
    }
  g_hash_table_unref (walk.seen);
}

static gboolean
is_free_map (SmithTree *tree,
             SmithNode  schema)
{
  static const char *const keywords[] = {
    "properties", "allOf", "anyOf", "oneOf", "$ref", "enum", "const", "patternProperties",
  };

  SmithNode more = smith_tree_get_member (tree, schema, "additionalProperties");

  if (!smith_tree_string_equals (tree, smith_tree_get_member (tree, schema, "type"), "object"))
    return FALSE;
  /* one that takes no names at all */
  if (smith_tree_get_kind (tree, more) == SMITH_NODE_BOOLEAN &&
      !smith_tree_get_boolean (tree, more))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (smith_tree_get_member (tree, schema, keywords[i]) != SMITH_NODE_NONE)
      return FALSE;

  return TRUE;
}

/* A component that is such a map has a line of the platform's. */
static void
visit_map (Walk      *self,
           SmithNode  place,
           SmithNode  schema,
           guint      depth)
{
  SmithTree *tree = self->check->tree;
  g_autofree char *name = NULL;

  /* files have rules of their own */
  if (!is_free_map (tree, schema) ||
      smith_tree_key_equals (tree, place,
                             smith_import_get_profile (self->check->import)->file_field) ||
      g_hash_table_contains (smith_check_get_scan (self->check)->complaints,
                             GUINT_TO_POINTER (schema)) ||
      !g_hash_table_add (self->seen, GUINT_TO_POINTER (schema)))
    return;
  name = smith_tree_dup_key (tree, place);
  smith_check_add (self->check, self->rule, schema, smith_tree_get_key_span (tree, place),
                   self->operation, name, self->operation_id, NULL);
}

static void
check_maps (SmithCheck      *self,
            const SmithRule *rule)
{
  walk_bodies (self, rule, TRUE, visit_map);
}

/* The first field that is too deep: those in it and beside it are as deep. */
static void
visit_depth (Walk      *self,
             SmithNode  place,
             SmithNode  schema,
             guint      depth)
{
  SmithTree *tree = self->check->tree;
  guint most = smith_import_get_profile (self->check->import)->advice->max_body_depth;
  g_autofree char *name = NULL;
  char allowed[16];

  if (depth != most || smith_tree_get_member (tree, schema, "properties") == SMITH_NODE_NONE ||
      self->operation_id == NULL)
    return;
  name = smith_tree_dup_key (tree, place);
  g_snprintf (allowed, sizeof allowed, "%u", most);
  smith_check_add (self->check, self->rule, place, smith_tree_get_key_span (tree, place),
                   self->operation, name, self->operation_id, allowed, NULL);
  self->operation_id = NULL;
}

static void
check_depth (SmithCheck      *self,
             const SmithRule *rule)
{
  walk_bodies (self, rule, FALSE, visit_depth);
}

static void
check_bare_lists (SmithCheck      *self,
                  const SmithRule *rule)
{
  GArray *lists = smith_check_get_scan (self)->lists;

  for (guint i = 0; i < lists->len && !smith_check_ends_at (self, i); i++)
    {
      SmithNode schema = g_array_index (lists, SmithNode, i);
      SmithNode type = smith_tree_get_member (self->tree, schema, "type");
      g_autofree char *name = smith_check_dup_name (self->tree, schema);

      smith_check_add (self, rule, schema, smith_tree_get_span (self->tree, type), -1, name, NULL);
    }
}

const SmithRule smith_argument_rules[] = {
  {
    {
      OWN_RULE ("parameter-query-array", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A list in the query may be sent in another form"),
      .sentence = N_("“{1}” of {2} is a list in the query; builders disagree on the form in "
                     "which ChatGPT sends such lists."),
      .why = N_("One report says that repeated names are not sent although explode is true, "
                "another that they are although it is false."),
      .remedy = N_("Take a text with commas, or a list in the body of a POST."),
      .evidence = N_("Two reports that contradict each other."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: places, in: query, schema: {type: array, items: {type: "
               "string}}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: places, in: query, schema: {type: string}}\n",
    },
    check_query_lists,
  },
  {
    {
      OWN_RULE ("body-free-map", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A field of the body takes any names"),
      .sentence = N_("ChatGPT accepts this, but refuses calls that fill in “{1}” of {2}: none "
                     "of its names is declared."),
      .why = N_("Names that are not declared are refused before the call, with "
                "UnrecognizedKwargsError; additionalProperties does not help."),
      .remedy = N_("Declare the properties, or take a text that holds JSON."),
      .evidence = N_("Seen by many builders."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                tags: {type: object, additionalProperties: {type: string}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                tags: {type: object, properties: {sky: {type: string}}}\n",
    },
    check_maps,
  },
  {
    {
      OWN_RULE ("body-deep", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A body has objects deep inside one another"),
      .sentence = N_("“{1}” of {2} is an object inside {3} others; the deeper a body, the "
                     "more often a model gets it wrong."),
      .why = N_("A model writes the arguments as JSON. Flat ones come out right far more "
                "often."),
      .remedy = N_("Take the fields side by side, or leave out what the GPT does not need."),
      .evidence = N_("Advice of several builders; where it begins to matter is a guess."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                a: {type: object, properties: {b: {type: object, properties: "
               "{c: {type: object, properties: {d: {type: string}}}}}}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                a: {type: object, properties: {b: {type: object, properties: "
               "{d: {type: string}}}}}\n",
    },
    check_depth,
  },
  {
    {
      OWN_RULE ("schema-array-items", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_REPORTED),
      .title = N_("A list does not say of what"),
      .sentence = N_("The list “{1}” has no items that say what is in it."),
      .why = N_("OpenAPI 3.0 asks for items, and without them the importer has been seen to "
                "stumble; the model is told of a list of anything."),
      .remedy = N_("Add items with the schema of one element."),
      .evidence = N_("One report."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                winds: {type: array}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                winds: {type: array, items: {type: number}}\n",
    },
    check_bare_lists,
  },
};

const guint smith_n_argument_rules = G_N_ELEMENTS (smith_argument_rules);
