/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-keywords-private.h"

/* Keywords about lists and objects. */

void
smith_schema_pass_array (SmithSchemaPass *self)
{
  SmithNode prefix = smith_schema_pass_get (self, "prefixItems", SMITH_NODE_ARRAY);
  SmithNode rest = smith_schema_pass_get_schema (self, "items");
  SmithNode contains = smith_schema_pass_get_schema (self, "contains");
  double number;

  smith_schema_pass_limit (self, KEYWORD_MAX_ITEMS, "maxItems");
  smith_schema_pass_limit (self, KEYWORD_MIN_ITEMS, "minItems");
  if (smith_tree_get_boolean (self->tree,
                              smith_schema_pass_get (self, "uniqueItems", SMITH_NODE_BOOLEAN)))
    smith_schema_pass_add (self, KEYWORD_UNIQUE_ITEMS, "uniqueItems",
                           smith_schema_pass_get (self, "uniqueItems", SMITH_NODE_BOOLEAN));
  if (prefix != SMITH_NODE_NONE || rest != SMITH_NODE_NONE)
    {
      SmithSchemaItems *items = g_new0 (SmithSchemaItems, 1);
      SmithSchemaRule *rule;

      items->rest =
          rest != SMITH_NODE_NONE ? smith_schema_pass_want (self, rest) : SMITH_SCHEMA_ABSENT;
      if (prefix != SMITH_NODE_NONE)
        items->first = smith_schema_pass_add_list (self, prefix, &items->n);
      rule = smith_schema_pass_add (self, KEYWORD_ITEMS,
                                    rest != SMITH_NODE_NONE ? "items" : "prefixItems",
                                    rest != SMITH_NODE_NONE ? rest : prefix);
      rule->data = items;
      rule->free_data = g_free;
    }
  if (contains != SMITH_NODE_NONE)
    {
      guint32 unit = smith_schema_pass_want (self, contains);
      SmithSchemaRule *rule = smith_schema_pass_add (self, KEYWORD_CONTAINS, "contains", contains);

      rule->a = unit;
      rule->n = 1;
      rule->limit = G_MAXUINT64;
      if (smith_tree_get_number (
              self->tree, smith_schema_pass_get (self, "minContains", SMITH_NODE_NUMBER), &number))
        rule->n = (guint32) CLAMP (number, 0, G_MAXUINT32);
      if (smith_tree_get_number (
              self->tree, smith_schema_pass_get (self, "maxContains", SMITH_NODE_NUMBER), &number))
        rule->limit = (guint64) CLAMP (number, 0, 1e18);
    }
}

static void
names_free (gpointer data)
{
  smith_schema_names_clear (data);
  g_free (data);
}

static void
add_names (SmithSchemaPass  *self,
           SmithSchemaNames *names,
           SmithNode         list)
{
  g_autoptr(GString) scratch = g_string_new (NULL);

  for (SmithNode one = smith_tree_get_first (self->tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (self->tree, one))
    {
      gsize length;
      const char *name = smith_tree_peek_string (self->tree, one, scratch, &length);

      if (name != NULL)
        smith_schema_names_add (names, name, length, 0);
    }
}

/* Schemas under names. */
static void
add_properties (SmithSchemaPass  *self,
                SmithSchemaNames *names,
                SmithNode         map)
{
  for (SmithNode member = smith_tree_get_first (self->tree, map); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      gsize length;
      const char *name = smith_tree_peek_key (self->tree, member, &length);

      smith_schema_names_add (names, name, length, smith_schema_pass_want (self, member));
    }
  smith_schema_names_end (names);
}

static void
members_free (gpointer data)
{
  SmithSchemaMembers *self = data;

  smith_schema_names_clear (&self->properties);
  g_clear_pointer (&self->patterns, g_array_unref);
  g_free (self);
}

static void
pattern_clear (gpointer data)
{
  SmithSchemaPattern *self = data;

  g_clear_pointer (&self->regex, smith_schema_regex_free);
}

static GArray *
make_patterns (SmithSchemaPass *self,
               SmithNode        map)
{
  GArray *patterns;

  if (map == SMITH_NODE_NONE)
    return NULL;
  patterns = g_array_new (FALSE, FALSE, sizeof (SmithSchemaPattern));
  g_array_set_clear_func (patterns, pattern_clear);
  for (SmithNode member = smith_tree_get_first (self->tree, map); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      gsize length;
      const char *text = smith_tree_peek_key (self->tree, member, &length);
      SmithSchemaPattern pattern = { smith_schema_pass_regex (self, text, length),
                                     smith_schema_pass_want (self, member) };

      if (pattern.regex != NULL)
        g_array_append_val (patterns, pattern);
    }

  return patterns;
}

void
smith_schema_pass_members (SmithSchemaPass *self)
{
  SmithNode properties = smith_schema_pass_get (self, "properties", SMITH_NODE_OBJECT);
  SmithNode patterns = smith_schema_pass_get (self, "patternProperties", SMITH_NODE_OBJECT);
  SmithNode additional = smith_schema_pass_get_schema (self, "additionalProperties");
  SmithSchemaMembers *members;
  SmithSchemaRule *rule;

  if (properties == SMITH_NODE_NONE && patterns == SMITH_NODE_NONE && additional == SMITH_NODE_NONE)
    return;

  members = g_new0 (SmithSchemaMembers, 1);
  add_properties (self, &members->properties, properties);
  members->patterns = make_patterns (self, patterns);
  members->additional = additional != SMITH_NODE_NONE ? smith_schema_pass_want (self, additional)
                                                      : SMITH_SCHEMA_ABSENT;
  rule = smith_schema_pass_add (
      self, KEYWORD_MEMBERS, additional != SMITH_NODE_NONE ? "additionalProperties" : "properties",
      additional != SMITH_NODE_NONE ? additional : properties);
  rule->data = members;
  rule->free_data = members_free;
}

static void
add_names_rule (SmithSchemaPass   *self,
                SmithSchemaKeyword kind,
                const char        *name,
                SmithNode          node,
                SmithSchemaNames  *names)
{
  SmithSchemaRule *rule = smith_schema_pass_add (self, kind, name, node);

  rule->data = g_memdup2 (names, sizeof *names);
  rule->free_data = names_free;
}

void
smith_schema_pass_required (SmithSchemaPass *self)
{
  SmithNode required = smith_schema_pass_get (self, "required", SMITH_NODE_ARRAY);
  SmithSchemaNames names = { 0 };

  if (required == SMITH_NODE_NONE)
    return;
  add_names (self, &names, required);
  smith_schema_names_end (&names);
  add_names_rule (self, KEYWORD_REQUIRED, "required", required, &names);
}

/* Strings are found by their names, however many there are. */
void
smith_schema_pass_enum (SmithSchemaPass *self,
                        SmithNode        values)
{
  SmithSchemaNames names = { 0 };

  add_names (self, &names, values);
  smith_schema_names_end (&names);
  add_names_rule (self, KEYWORD_ENUM, "enum", values, &names);
}

/* Members that are conditions.  A list of names is a rule of its own, whose node has the
 * condition as its key; schemas share one.  `dependencies`, as older drafts call it, holds
 * both. */
void
smith_schema_pass_dependent (SmithSchemaPass *self,
                             const char      *keyword)
{
  SmithNode map = smith_schema_pass_get (self, keyword, SMITH_NODE_OBJECT);
  SmithSchemaNames schemas = { 0 };

  for (SmithNode member = smith_tree_get_first (self->tree, map); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      SmithSchemaNames names = { 0 };
      gsize length;
      const char *key = smith_tree_peek_key (self->tree, member, &length);

      if (smith_tree_get_kind (self->tree, member) == SMITH_NODE_ARRAY)
        {
          add_names (self, &names, member);
          smith_schema_names_end (&names);
          add_names_rule (self, KEYWORD_DEPENDENT_REQUIRED, keyword, member, &names);
        }
      else
        smith_schema_names_add (&schemas, key, length, smith_schema_pass_want (self, member));
    }
  if (schemas.n_names == 0)
    return;
  smith_schema_names_end (&schemas);
  add_names_rule (self, KEYWORD_DEPENDENT_SCHEMAS, keyword, map, &schemas);
}
