/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-compile-private.h"

#include "base/smith-limits.h"

/* What can be told of a schema before there is a value, so that checking need not find it out
 * each time.  Most values are scalars of which a schema asks the type alone, and most schemas
 * are found by a reference. */

#define ALL_KINDS 0x3Fu

/* The kinds of values about which a rule may say no, or which it marks. */
static guint
kinds_of (const SmithSchemaRule *rule)
{
  switch (rule->kind)
    {
    case KEYWORD_TYPE:
      return ALL_KINDS & ~rule->a;

    case KEYWORD_MULTIPLE_OF:
    case KEYWORD_MAXIMUM:
    case KEYWORD_EXCLUSIVE_MAXIMUM:
    case KEYWORD_MINIMUM:
    case KEYWORD_EXCLUSIVE_MINIMUM:
      return TYPE_NUMBER;

    case KEYWORD_MAX_LENGTH:
    case KEYWORD_MIN_LENGTH:
    case KEYWORD_PATTERN:
    case KEYWORD_FORMAT:
      return TYPE_STRING;

    case KEYWORD_MAX_ITEMS:
    case KEYWORD_MIN_ITEMS:
    case KEYWORD_UNIQUE_ITEMS:
    case KEYWORD_CONTAINS:
    case KEYWORD_ITEMS:
    case KEYWORD_UNEVALUATED_ITEMS:
      return TYPE_ARRAY;

    case KEYWORD_MAX_PROPERTIES:
    case KEYWORD_MIN_PROPERTIES:
    case KEYWORD_REQUIRED:
    case KEYWORD_DEPENDENT_REQUIRED:
    case KEYWORD_MEMBERS:
    case KEYWORD_PROPERTY_NAMES:
    case KEYWORD_DEPENDENT_SCHEMAS:
    case KEYWORD_UNEVALUATED_PROPERTIES:
      return TYPE_OBJECT;

    case KEYWORD_REF:
    case KEYWORD_DYNAMIC_REF:
    case KEYWORD_ENUM:
    case KEYWORD_CONST:
    case KEYWORD_ALL_OF:
    case KEYWORD_ANY_OF:
    case KEYWORD_ONE_OF:
    case KEYWORD_NOT:
    case KEYWORD_IF:
    default:
      return ALL_KINDS;
    }
}

static void
plan_kinds (SmithSchema     *self,
            SmithSchemaUnit *unit)
{
  guint kinds = 0, lax_kinds = 0;

  for (guint32 i = 0; i < unit->n_rules; i++)
    {
      const SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule,
                                                    unit->first_rule + i);

      kinds |= kinds_of (rule);
      lax_kinds |= rule->kind == KEYWORD_FORMAT ? 0 : kinds_of (rule);
    }
  if (unit->verdict != 0)
    {
      unit->quiet_kinds = (guint8) (ALL_KINDS & ~kinds);
      unit->lax_kinds = (guint8) (ALL_KINDS & ~lax_kinds);
    }
}

/* Bits of the properties that must be there; 0 when others must, too, or there are many. */
static guint64
list_required (const SmithSchemaNames *properties,
               const SmithSchemaNames *required)
{
  guint64 bits = 0;

  if (properties->n_names > 64 || properties->has_twins)
    return 0;
  for (guint32 i = 0; i < required->n_names; i++)
    {
      guint32 place = 0;

      if (!smith_schema_names_find_next (properties, required->names[i].name,
                                         required->names[i].length, &place))
        return 0;
      bits |= G_GUINT64_CONSTANT (1) << (place - 1);
    }

  return bits;
}

static void
plan_required (SmithSchema     *self,
               SmithSchemaUnit *unit)
{
  const SmithSchemaNames *required = NULL;
  SmithSchemaMembers *members = NULL;

  for (guint32 i = 0; i < unit->n_rules; i++)
    {
      const SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule,
                                                    unit->first_rule + i);

      if (rule->kind == KEYWORD_REQUIRED)
        required = rule->data;
      else if (rule->kind == KEYWORD_MEMBERS)
        members = rule->data;
    }
  if (required == NULL || members == NULL)
    return;
  members->required = list_required (&members->properties, required);
  unit->tells_required = members->required != 0;
}

/* The schema that a unit refers to without a word of its own, in the same resource; @index when
 * there is none. */
static guint32
next_target (SmithSchema *self,
             guint32      index)
{
  const SmithSchemaUnit *unit = smith_schema_unit (self, index);
  const SmithSchemaRule *rule;

  if (unit->n_rules != 1)
    return index;
  rule = &g_array_index (self->rules, SmithSchemaRule, unit->first_rule);

  return rule->kind == KEYWORD_REF &&
                 smith_schema_unit (self, rule->a)->resource == unit->resource
             ? rule->a
             : index;
}

/* Follows references to where they end.  In a circle they do not, and the check finds that. */
static guint32
find_target (SmithSchema *self,
             guint32      index)
{
  guint32 target = index;

  for (guint i = 0; i < SMITH_LIMIT_REF_HOPS; i++)
    {
      guint32 next = next_target (self, target);

      if (next == target)
        return target;
      target = next;
    }

  return index;
}

/**
 * smith_schema_plan:
 *
 * Fills in what checking wants to know of each schema, once all are compiled.
 */
void
smith_schema_plan (SmithSchema *self)
{
  for (guint32 i = 0; i < self->units->len; i++)
    {
      SmithSchemaUnit *unit = &g_array_index (self->units, SmithSchemaUnit, i);

      plan_kinds (self, unit);
      plan_required (self, unit);
      unit->target = find_target (self, i);
    }
}
