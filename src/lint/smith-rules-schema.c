/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"
#include "smith-lint-private.h"

#include "schema/smith-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about keywords of a schema that do not go together.  Where the platform complains
 * of the same value, that is said instead. */

typedef void (*OddityTell) (SmithCheck        *self,
                            const SmithRule   *rule,
                            const SmithOddity *oddity);

static void
tell_each (SmithCheck      *self,
           const SmithRule *rule,
           SmithOddityKind  kind,
           OddityTell       tell)
{
  SmithScan *scan = smith_check_get_scan (self);

  for (guint i = 0; i < scan->oddities->len && smith_tree_get_error (self->tree) == NULL &&
                    !smith_check_ends_at (self, i); i++)
    {
      const SmithOddity *oddity = &g_array_index (scan->oddities, SmithOddity, i);

      if (oddity->kind == kind &&
          !g_hash_table_contains (scan->complaints, GUINT_TO_POINTER (oddity->node)))
        tell (self, rule, oddity);
    }
}

/* What a schema is called: by its key, or by the name of the parameter that it is of. */
static char *
dup_schema_name (SmithCheck *self,
                 SmithNode   schema)
{
  SmithNode owner = smith_tree_get_parent (self->tree, schema);
  g_autofree char *name = NULL;

  if (owner != SMITH_NODE_NONE && smith_tree_key_equals (self->tree, schema, "schema"))
    name = smith_tree_dup_member (self->tree, owner, "name");

  return name != NULL ? g_steal_pointer (&name) : smith_check_dup_name (self->tree, schema);
}

/* A value as it is written, but not pages of it. */
static char *
dup_value (SmithCheck *self,
           SmithNode   node)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (self->tree, node, &length);
  g_autofree char *text = g_strndup (raw, length);

  return smith_fix_shorten (text, 40);
}

static void
tell_required (SmithCheck        *self,
               const SmithRule   *rule,
               const SmithOddity *oddity)
{
  g_autofree char *name = smith_tree_dup_string (self->tree, oddity->node);

  smith_check_add (self, rule, oddity->node, smith_tree_get_span (self->tree, oddity->node), -1,
                   name, NULL);
}

static void
check_required (SmithCheck      *self,
                const SmithRule *rule)
{
  tell_each (self, rule, SMITH_ODDITY_REQUIRED, tell_required);
}

static void
tell_enum (SmithCheck        *self,
           const SmithRule   *rule,
           const SmithOddity *oddity)
{
  SmithNode schema = smith_tree_get_parent (self->tree, oddity->other);
  g_autofree char *name = dup_schema_name (self, schema);
  g_autofree char *value = dup_value (self, oddity->node);
  g_autofree char *word = smith_tree_dup_string (self->tree, oddity->other);
  g_autofree char *type = word != NULL ? g_steal_pointer (&word)
                                       : dup_value (self, oddity->other);

  smith_check_add (self, rule, oddity->node, smith_tree_get_span (self->tree, oddity->node), -1,
                   name, value, type, NULL);
}

static void
check_enum (SmithCheck      *self,
            const SmithRule *rule)
{
  tell_each (self, rule, SMITH_ODDITY_ENUM, tell_enum);
}

static void
tell_bounds (SmithCheck        *self,
             const SmithRule   *rule,
             const SmithOddity *oddity)
{
  SmithNode schema = smith_tree_get_parent (self->tree, oddity->node);
  g_autofree char *name = dup_schema_name (self, schema);
  g_autofree char *least = smith_tree_dup_key (self->tree, oddity->node);
  g_autofree char *most = smith_tree_dup_key (self->tree, oddity->other);

  smith_check_add (self, rule, oddity->node, smith_tree_get_span (self->tree, oddity->node), -1,
                   name, least, most, NULL);
}

static void
check_bounds (SmithCheck      *self,
              const SmithRule *rule)
{
  tell_each (self, rule, SMITH_ODDITY_BOUNDS, tell_bounds);
}

static void
tell_pattern (SmithCheck        *self,
              const SmithRule   *rule,
              const SmithOddity *oddity)
{
  g_autofree char *pattern = smith_tree_dup_string (self->tree, oddity->node);
  g_autofree char *name = dup_schema_name (self, oddity->other);
  g_autoptr(GError) error = NULL;

  if (!smith_schema_check_pattern (pattern, strlen (pattern), &error))
    smith_check_add (self, rule, oddity->node, smith_tree_get_span (self->tree, oddity->node), -1,
                     name, error->message, NULL);
}

static void
check_patterns (SmithCheck      *self,
                const SmithRule *rule)
{
  tell_each (self, rule, SMITH_ODDITY_PATTERN, tell_pattern);
}

#define BODY(schema) \
  "paths:\n" \
  "  /weather:\n" \
  "    post:\n" \
  "      operationId: reportWeather\n" \
  "      description: Takes a report of the weather.\n" \
  "      requestBody:\n" \
  "        content:\n" \
  "          application/json:\n" \
  "            schema:\n" \
  "              type: object\n" schema

const SmithRule smith_schema_rules[] = {
  {
    {
      OWN_RULE ("schema-required-unknown", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A required property is not described"),
      .sentence = N_("“{1}” is required, but none of the properties has this name."),
      .why = N_("The model is told that it must send something of which it knows no more than "
                "the name. Most often the name is misspelt in one of the two places."),
      .remedy = N_("Correct the name, or describe the property."),
      .evidence = N_("JSON Schema allows it; no published line is about it."),
      .wrong = BODY ("              required: [tmperature]\n"
                     "              properties:\n"
                     "                temperature: {type: number, description: In degrees.}\n"),
      .right = BODY ("              required: [temperature]\n"
                     "              properties:\n"
                     "                temperature: {type: number, description: In degrees.}\n"),
    },
    check_required,
  },
  {
    {
      OWN_RULE ("schema-enum-type", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A listed value is of another type"),
      .sentence = N_("“{1}” lists {2}, which is not of the type {3}."),
      .why = N_("A value must be of the type and one of those that are listed; this one can "
                "never be. In YAML, yes and 1 in a list are no text without quotes."),
      .remedy = N_("Put the value in quotes, or correct the type; where nothing is a value, the "
                   "type is a list with \"null\"."),
      .evidence = N_("JSON Schema 2020-12, Validation §6.1; no published line is about it."),
      .wrong = BODY ("              properties:\n"
                     "                wind:\n"
                     "                  type: string\n"
                     "                  description: Of Beaufort's scale.\n"
                     "                  enum: [1, '2']\n"),
      .right = BODY ("              properties:\n"
                     "                wind:\n"
                     "                  type: string\n"
                     "                  description: Of Beaufort's scale.\n"
                     "                  enum: ['1', '2']\n"),
    },
    check_enum,
  },
  {
    {
      OWN_RULE ("schema-bounds", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("No value is within the bounds"),
      .sentence = N_("ChatGPT accepts this, but nothing fits “{1}”: {2} is greater than {3}."),
      .why = N_("Whatever the model sends, a server that checks it refuses it."),
      .remedy = N_("Exchange the two, or correct one of them."),
      .evidence = N_("JSON Schema 2020-12, Validation §6.2 to §6.5."),
      .wrong = BODY ("              properties:\n"
                     "                wind:\n"
                     "                  type: integer\n"
                     "                  description: Of Beaufort's scale.\n"
                     "                  minimum: 12\n"
                     "                  maximum: 0\n"),
      .right = BODY ("              properties:\n"
                     "                wind:\n"
                     "                  type: integer\n"
                     "                  description: Of Beaufort's scale.\n"
                     "                  minimum: 0\n"
                     "                  maximum: 12\n"),
    },
    check_bounds,
  },
  {
    {
      OWN_RULE ("schema-pattern", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A pattern cannot be read"),
      .sentence = N_("The pattern of “{1}” cannot be read as a regular expression: {2}."),
      .why = N_("Patterns are regular expressions of ECMA-262. What another language has, such "
                "as \\p{Alnum} of Java, means nothing or something else there, and programs "
                "that check values refuse the schema."),
      .remedy = N_("Write the pattern as JavaScript has it, or describe in words what it is to "
                   "say."),
      .evidence = N_("JSON Schema 2020-12, Core §6.4 and Validation §6.3.3."),
      .wrong = BODY ("              properties:\n"
                     "                place:\n"
                     "                  type: string\n"
                     "                  description: Its name.\n"
                     "                  pattern: '^[a-z+$'\n"),
      .right = BODY ("              properties:\n"
                     "                place:\n"
                     "                  type: string\n"
                     "                  description: Its name.\n"
                     "                  pattern: '^[a-z]+$'\n"),
    },
    check_patterns,
  },
};

const guint smith_n_schema_rules = G_N_ELEMENTS (smith_schema_rules);
