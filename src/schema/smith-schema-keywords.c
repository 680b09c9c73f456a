/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-keywords-private.h"

#include "doc/smith-pointer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From keywords to rules.  A keyword with a value of the wrong kind is passed over, as those
 * are that nobody knows: what is wrong with it, other rules say. */

SmithNode
smith_schema_pass_get (SmithSchemaPass *self,
                       const char      *keyword,
                       SmithNodeKind    kind)
{
  SmithNode value = smith_tree_get_member (self->tree, self->node, keyword);

  return value != SMITH_NODE_NONE && smith_tree_get_kind (self->tree, value) == kind
             ? value
             : SMITH_NODE_NONE;
}

/* A keyword whose value is a schema. */
SmithNode
smith_schema_pass_get_schema (SmithSchemaPass *self,
                              const char      *keyword)
{
  SmithNode value = smith_schema_pass_get (self, keyword, SMITH_NODE_OBJECT);

  return value != SMITH_NODE_NONE ? value
                                  : smith_schema_pass_get (self, keyword, SMITH_NODE_BOOLEAN);
}

guint32
smith_schema_pass_want (SmithSchemaPass *self,
                        SmithNode        node)
{
  return smith_schema_want (self->compiler, self->document, node);
}

SmithSchemaRule *
smith_schema_pass_add (SmithSchemaPass   *self,
                       SmithSchemaKeyword kind,
                       const char        *name,
                       SmithNode          node)
{
  SmithSchemaRule rule = { .kind = kind, .name = name, .node = node };

  g_array_append_val (self->rules, rule);

  return &g_array_index (self->rules, SmithSchemaRule, self->rules->len - 1);
}

static void
add_schema (SmithSchemaPass   *self,
            SmithSchemaKeyword kind,
            const char        *name)
{
  SmithNode value = smith_schema_pass_get_schema (self, name);
  guint32 unit;

  if (value == SMITH_NODE_NONE)
    return;
  unit = smith_schema_pass_want (self, value);
  smith_schema_pass_add (self, kind, name, value)->a = unit;
}

/* A list of schemas: its place in the lists. */
guint32
smith_schema_pass_add_list (SmithSchemaPass *self,
                            SmithNode        list,
                            guint32         *out_n)
{
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 first = self->compiler->schema->lists->len;

  for (SmithNode child = smith_tree_get_first (self->tree, list); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      guint32 unit = smith_schema_pass_want (self, child);

      g_array_append_val (units, unit);
    }
  *out_n = units->len;
  g_array_append_vals (self->compiler->schema->lists, units->data, units->len);

  return first;
}

static void
compile_list (SmithSchemaPass   *self,
              SmithSchemaKeyword kind,
              const char        *name)
{
  SmithNode list = smith_schema_pass_get (self, name, SMITH_NODE_ARRAY);
  SmithSchemaRule *rule;
  guint32 first, n;

  if (list == SMITH_NODE_NONE)
    return;
  first = smith_schema_pass_add_list (self, list, &n);
  rule = smith_schema_pass_add (self, kind, name, list);
  rule->a = first;
  rule->n = n;
}

static void
compile_reference (SmithSchemaPass *self,
                   const char      *name)
{
  SmithNode node = smith_schema_pass_get (self, name, SMITH_NODE_STRING);
  g_autofree char *reference = smith_tree_dup_string (self->tree, node);
  guint document;
  SmithNode target;
  guint32 unit;

  if (reference == NULL)
    return;
  if (!smith_schema_resolve (self->compiler, self->resource, reference, &document, &target))
    {
      smith_schema_fail (self->compiler, SMITH_SCHEMA_ERROR_REFERENCE,
                         _("The reference %s leads nowhere"), reference);
      return;
    }

  unit = smith_schema_want (self->compiler, document, target);
  if (g_str_equal (name, "$dynamicRef"))
    {
      SmithSchemaRule *rule = smith_schema_pass_add (self, KEYWORD_DYNAMIC_REF, name, node);
      const char *fragment = strchr (reference, '#');
      SmithTree *tree =
          g_array_index (self->compiler->schema->documents, SmithSchemaDocument, document).tree;
      SmithNode anchor = smith_tree_get_member (tree, target, "$dynamicAnchor");

      rule->a = unit;
      /* Core §8.2.3.2: it is dynamic when what it finds at first says so */
      if (fragment != NULL && anchor != SMITH_NODE_NONE &&
          smith_tree_string_equals (tree, anchor, fragment + 1))
        {
          rule->data = g_strdup (fragment + 1);
          rule->free_data = g_free;
        }
    }
  else
    smith_schema_pass_add (self, KEYWORD_REF, name, node)->a = unit;
}

static guint
type_bit (SmithSchemaPass *self,
          SmithNode        name)
{
  static const struct
  {
    const char *name;
    guint bit;
  } types[] = {
    { "null", TYPE_NULL }, { "boolean", TYPE_BOOLEAN }, { "number", TYPE_NUMBER },
    { "integer", TYPE_INTEGER }, { "string", TYPE_STRING }, { "array", TYPE_ARRAY },
    { "object", TYPE_OBJECT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (smith_tree_string_equals (self->tree, name, types[i].name))
      return types[i].bit;

  return 0;
}

static void
compile_type (SmithSchemaPass *self)
{
  SmithNode type = smith_tree_get_member (self->tree, self->node, "type");
  guint bits = 0;

  if (type == SMITH_NODE_NONE)
    return;
  if (smith_tree_get_kind (self->tree, type) == SMITH_NODE_ARRAY)
    for (SmithNode one = smith_tree_get_first (self->tree, type); one != SMITH_NODE_NONE;
         one = smith_tree_get_next (self->tree, one))
      bits |= type_bit (self, one);
  else
    bits = type_bit (self, type);
  if (bits == 0)
    return;
  if (self->compiler->schema->dialect == SMITH_DIALECT_OPENAPI_3_0 &&
      smith_tree_get_boolean (self->tree,
                              smith_schema_pass_get (self, "nullable", SMITH_NODE_BOOLEAN)))
    bits |= TYPE_NULL;
  smith_schema_pass_add (self, KEYWORD_TYPE, "type", type)->a = bits;
}

static void
compile_number (SmithSchemaPass   *self,
                SmithSchemaKeyword kind,
                const char        *name)
{
  SmithNode value = smith_schema_pass_get (self, name, SMITH_NODE_NUMBER);
  SmithSchemaRule *rule;
  SmithSchemaShort few;
  const char *text;
  gsize length;
  double number;

  if (value == SMITH_NODE_NONE ||
      (kind == KEYWORD_MULTIPLE_OF &&
       !(smith_tree_get_number (self->tree, value, &number) && number > 0)))
    return;
  rule = smith_schema_pass_add (self, kind, name, value);
  text = smith_tree_peek_raw (self->tree, value, &length);
  rule->a = SMITH_SCHEMA_ABSENT;
  if (smith_schema_short_read (&few, text, length))
    {
      rule->a = few.scale;
      rule->limit = (guint64) few.digits;
    }
}

/* In OpenAPI 3.0 `exclusiveMinimum: true` says how `minimum` is meant. */
static void
compile_bound (SmithSchemaPass   *self,
               const char        *name,
               const char        *exclusive_name,
               SmithSchemaKeyword kind,
               SmithSchemaKeyword exclusive)
{
  gboolean is_old = self->compiler->schema->dialect == SMITH_DIALECT_OPENAPI_3_0;

  if (is_old && smith_tree_get_boolean (
                    self->tree, smith_schema_pass_get (self, exclusive_name, SMITH_NODE_BOOLEAN)))
    kind = exclusive;
  compile_number (self, kind, name);
  if (!is_old)
    compile_number (self, exclusive, exclusive_name);
}

void
smith_schema_pass_limit (SmithSchemaPass   *self,
                         SmithSchemaKeyword kind,
                         const char        *name)
{
  SmithNode value = smith_schema_pass_get (self, name, SMITH_NODE_NUMBER);
  double number;

  if (smith_tree_get_number (self->tree, value, &number) && number >= 0)
    smith_schema_pass_add (self, kind, name, value)->limit =
        number < 1e18 ? (guint64) number : G_MAXUINT64;
}

SmithSchemaRegex *
smith_schema_pass_regex (SmithSchemaPass *self,
                         const char      *pattern,
                         gsize            length)
{
  g_autoptr(GError) error = NULL;
  SmithSchemaRegex *regex = smith_schema_regex_new (pattern, length, &error);

  if (regex == NULL)
    {
      g_autofree char *copy = g_strndup (pattern, length);

      smith_schema_fail (self->compiler, SMITH_SCHEMA_ERROR_PATTERN,
                         _("The pattern %s cannot be read: %s"), copy, error->message);
    }

  return regex;
}

static void
compile_string (SmithSchemaPass *self)
{
  SmithNode pattern = smith_schema_pass_get (self, "pattern", SMITH_NODE_STRING);

  smith_schema_pass_limit (self, KEYWORD_MAX_LENGTH, "maxLength");
  smith_schema_pass_limit (self, KEYWORD_MIN_LENGTH, "minLength");
  if (pattern != SMITH_NODE_NONE)
    {
      SmithSchemaRule *rule = smith_schema_pass_add (self, KEYWORD_PATTERN, "pattern", pattern);
      g_autoptr(GString) scratch = g_string_new (NULL);
      gsize length;
      const char *text = smith_tree_peek_string (self->tree, pattern, scratch, &length);

      rule->data = smith_schema_pass_regex (self, text, length);
      rule->free_data = rule->data != NULL ? (GDestroyNotify) smith_schema_regex_free : NULL;
    }
}

/* A vocabulary of its own, so that it stays where the one of validation is switched off. */
static void
compile_format (SmithSchemaPass *self)
{
  SmithNode format = smith_schema_pass_get (self, "format", SMITH_NODE_STRING);
  g_autofree char *name = smith_tree_dup_string (self->tree, format);

  if (name != NULL && smith_schema_find_format (name) != NULL)
    smith_schema_pass_add (self, KEYWORD_FORMAT, "format", format)->data =
        (gpointer) smith_schema_find_format (name);
}

static void
compile_if (SmithSchemaPass *self)
{
  SmithNode condition = smith_schema_pass_get_schema (self, "if");
  SmithNode then = smith_schema_pass_get_schema (self, "then");
  SmithNode otherwise = smith_schema_pass_get_schema (self, "else");
  guint32 *branches;
  SmithSchemaRule *rule;
  guint32 unit;

  if (condition == SMITH_NODE_NONE)
    return;
  unit = smith_schema_pass_want (self, condition);
  branches = g_new (guint32, 2);
  branches[0] = then != SMITH_NODE_NONE ? smith_schema_pass_want (self, then) : SMITH_SCHEMA_ABSENT;
  branches[1] =
      otherwise != SMITH_NODE_NONE ? smith_schema_pass_want (self, otherwise) : SMITH_SCHEMA_ABSENT;
  rule = smith_schema_pass_add (self, KEYWORD_IF, "if", condition);
  rule->a = unit;
  rule->data = branches;
  rule->free_data = g_free;
}

static void
compile_assertions (SmithSchemaPass *self)
{
  SmithNode values = smith_schema_pass_get (self, "enum", SMITH_NODE_ARRAY);
  SmithNode constant = smith_tree_get_member (self->tree, self->node, "const");

  compile_type (self);
  if (values != SMITH_NODE_NONE)
    smith_schema_pass_enum (self, values);
  if (constant != SMITH_NODE_NONE && self->compiler->schema->dialect == SMITH_DIALECT_2020_12)
    smith_schema_pass_add (self, KEYWORD_CONST, "const", constant);
  compile_number (self, KEYWORD_MULTIPLE_OF, "multipleOf");
  compile_bound (self, "maximum", "exclusiveMaximum", KEYWORD_MAXIMUM, KEYWORD_EXCLUSIVE_MAXIMUM);
  compile_bound (self, "minimum", "exclusiveMinimum", KEYWORD_MINIMUM, KEYWORD_EXCLUSIVE_MINIMUM);
  compile_string (self);
  smith_schema_pass_required (self);
  smith_schema_pass_limit (self, KEYWORD_MAX_PROPERTIES, "maxProperties");
  smith_schema_pass_limit (self, KEYWORD_MIN_PROPERTIES, "minProperties");
}

/* Without the validation vocabulary only applicators are left. */
static void
drop_assertions (SmithSchemaPass *self,
                 guint            first)
{
  for (guint i = self->rules->len; i-- > first;)
    {
      SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule, i);

      if (rule->free_data != NULL)
        rule->free_data (rule->data);
    }
  g_array_set_size (self->rules, first);
}

static void
compile_object (SmithSchemaPass *self)
{
  const SmithSchemaResource *resource;
  gboolean is_new = self->compiler->schema->dialect == SMITH_DIALECT_2020_12;
  guint first;

  compile_reference (self, "$ref");
  if (!is_new && self->rules->len > 0)
    return;
  if (is_new)
    compile_reference (self, "$dynamicRef");

  first = self->rules->len;
  compile_assertions (self);
  resource =
      &g_array_index (self->compiler->schema->resources, SmithSchemaResource, self->resource);
  if (!resource->has_validation)
    drop_assertions (self, first);

  compile_format (self);
  smith_schema_pass_array (self);
  smith_schema_pass_members (self);
  compile_list (self, KEYWORD_ALL_OF, "allOf");
  compile_list (self, KEYWORD_ANY_OF, "anyOf");
  compile_list (self, KEYWORD_ONE_OF, "oneOf");
  add_schema (self, KEYWORD_NOT, "not");
  if (!is_new)
    return;
  smith_schema_pass_dependent (self, "dependentRequired");
  smith_schema_pass_dependent (self, "dependentSchemas");
  smith_schema_pass_dependent (self, "dependencies");
  add_schema (self, KEYWORD_PROPERTY_NAMES, "propertyNames");
  compile_if (self);
  first = self->rules->len;
  add_schema (self, KEYWORD_UNEVALUATED_ITEMS, "unevaluatedItems");
  add_schema (self, KEYWORD_UNEVALUATED_PROPERTIES, "unevaluatedProperties");
  self->wants_marks = self->rules->len > first;
}

/* Turns the keywords of a schema into rules; what it refers to is wanted, and compiled
 * later. */
void
smith_schema_compile_unit (SmithSchemaCompiler *compiler,
                           guint32              index)
{
  SmithSchema *schema = compiler->schema;
  SmithSchemaUnit unit = g_array_index (schema->units, SmithSchemaUnit, index);
  SmithSchemaPass self = {
    .compiler = compiler,
    .tree = smith_schema_tree_of (schema, &unit),
    .document = unit.document,
    .node = unit.node,
    .resource = unit.resource,
  };
  SmithNodeKind kind = smith_tree_get_kind (self.tree, unit.node);
  SmithSchemaUnit *done;

  if (kind == SMITH_NODE_BOOLEAN)
    {
      g_array_index (schema->units, SmithSchemaUnit, index).verdict =
          smith_tree_get_boolean (self.tree, unit.node);
      return;
    }
  if (kind != SMITH_NODE_OBJECT)
    {
      g_autofree char *pointer = smith_pointer_to_node (self.tree, unit.node);

      smith_schema_fail (compiler, SMITH_SCHEMA_ERROR_KEYWORD, _("What stands at %s is no schema"),
                         pointer);
      return;
    }

  self.rules = g_array_new (FALSE, FALSE, sizeof (SmithSchemaRule));
  compile_object (&self);
  done = &g_array_index (schema->units, SmithSchemaUnit, index);
  done->first_rule = schema->rules->len;
  done->n_rules = self.rules->len;
  done->wants_marks = self.wants_marks;
  g_array_append_vals (schema->rules, self.rules->data, self.rules->len);
  g_array_unref (self.rules);
}
