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

/* The kinds that a rule about types says no to. */
static guint
refused_by (const SmithSchemaRule *rule)
{
  guint fitting = rule->a & TYPE_INTEGER ? rule->a | TYPE_NUMBER : rule->a;

  return rule->kind == KEYWORD_TYPE ? ALL_KINDS & ~fitting : 0;
}

static void
plan_kinds (SmithSchema     *self,
            SmithSchemaUnit *unit)
{
  guint kinds = 0, lax_kinds = 0, refused = 0;

  for (guint32 i = 0; i < unit->n_rules; i++)
    {
      const SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule,
                                                    unit->first_rule + i);

      kinds |= kinds_of (rule);
      lax_kinds |= rule->kind == KEYWORD_FORMAT ? 0 : kinds_of (rule);
      refused |= refused_by (rule);
    }
  if (unit->verdict == 0)
    kinds = lax_kinds = refused = ALL_KINDS;
  unit->fits[0] = (guint8) (ALL_KINDS & ~lax_kinds);
  unit->fits[1] = (guint8) (ALL_KINDS & ~kinds);
  unit->refuses = (guint8) refused;
}

/* Which rules are asked about which kind of value. */
static void
plan_asked (SmithSchema     *self,
            SmithSchemaUnit *unit)
{
  unit->first_asked = self->asked->len;
  for (guint kind = 0; kind < SMITH_SCHEMA_N_KINDS; kind++)
    {
      for (guint32 i = 0; i < unit->n_rules; i++)
        {
          const SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule,
                                                        unit->first_rule + i);

          if ((kinds_of (rule) >> kind & 1) != 0)
            g_array_append_val (self->asked, rule);
        }
      unit->asked_ends[kind] = self->asked->len;
    }
}

static guint32
get_n_asked (const SmithSchemaUnit *unit,
             guint                  kind)
{
  return unit->asked_ends[kind] - unit->asked_ends[kind - 1];
}

/* Whether a rule only says how many children there are, or which must be. */
static gboolean
is_count (const SmithSchemaRule *rule)
{
  return rule->kind == KEYWORD_REQUIRED || rule->kind == KEYWORD_MIN_ITEMS ||
         rule->kind == KEYWORD_MAX_ITEMS;
}

/* The one rule that is asked about a kind of value, besides those that count; NULL when there are
 * more or none. */
static const SmithSchemaRule *
get_only (SmithSchema           *self,
          const SmithSchemaUnit *unit,
          guint                  kind)
{
  const SmithSchemaRule *only = NULL;

  for (guint32 i = unit->asked_ends[kind - 1]; i < unit->asked_ends[kind]; i++)
    {
      const SmithSchemaRule *rule = g_array_index (self->asked, const SmithSchemaRule *, i);

      if (is_count (rule))
        continue;
      if (only != NULL)
        return NULL;
      only = rule;
    }

  return only;
}

/* How many children of a list, or bytes of a string, there are at least and at most. */
typedef struct
{
  guint64 least;
  guint64 most;
} Span;

/* A character has one byte at least, and is written with twelve at most: as two escapes. */
#define MOST_WRITTEN 12u

static void
narrow_span (Span                  *span,
             const SmithSchemaRule *rule)
{
  guint64 limit = MIN (rule->limit, SMITH_LIMIT_DOCUMENT_BYTES);

  if (rule->kind == KEYWORD_MIN_LENGTH && limit > 0)
    span->least = MAX (span->least, (limit - 1) * MOST_WRITTEN + 1);
  else if (rule->kind == KEYWORD_MIN_ITEMS)
    span->least = MAX (span->least, limit);
  else if (rule->kind == KEYWORD_MAX_ITEMS || rule->kind == KEYWORD_MAX_LENGTH)
    span->most = MIN (span->most, limit);
}

static Span
find_span (SmithSchema           *self,
           const SmithSchemaUnit *unit,
           guint                  kind)
{
  Span span = { 0, SMITH_LIMIT_DOCUMENT_BYTES };

  for (guint32 i = unit->asked_ends[kind - 1]; i < unit->asked_ends[kind]; i++)
    narrow_span (&span, g_array_index (self->asked, const SmithSchemaRule *, i));

  return span;
}

/* The lengths of a string of which no more is asked. */
static void
plan_lengths (SmithSchema     *self,
              SmithSchemaUnit *unit)
{
  Span span = find_span (self, unit, SMITH_NODE_STRING);

  for (guint32 i = unit->asked_ends[SMITH_NODE_STRING - 1];
       i < unit->asked_ends[SMITH_NODE_STRING]; i++)
    {
      const SmithSchemaRule *rule = g_array_index (self->asked, const SmithSchemaRule *, i);

      if (rule->kind != KEYWORD_MIN_LENGTH && rule->kind != KEYWORD_MAX_LENGTH)
        return;
    }
  if (span.least > span.most || get_n_asked (unit, SMITH_NODE_STRING) == 0)
    return;
  unit->least_bytes = (guint32) span.least;
  unit->spare_bytes = (guint32) (span.most - span.least) + 1;
}

static void
plan_items_way (SmithSchemaWay         *self,
                const SmithSchemaItems *items,
                const Span             *span)
{
  if (items->n > 0 || items->rest == SMITH_SCHEMA_ABSENT || span->least > span->most)
    return;
  self->first = &items->each;
  self->least = (guint32) span->least;
  self->spare = (guint32) (span->most - span->least);
}

static void
plan_members_way (SmithSchemaWay           *self,
                  const SmithSchemaMembers *members)
{
  if (members->patterns != NULL || members->properties.has_twins ||
      members->n_required == SMITH_SCHEMA_ABSENT)
    return;
  self->members = members;
  self->first = members->properties.names;
  self->n_required = members->n_required;
  self->spare = G_MAXUINT32;
}

static gboolean
narrow_range (SmithSchema           *self,
              SmithSchemaUnit       *unit,
              const SmithSchemaRule *rule)
{
  gint64 bound;
  gboolean is_whole, is_least = rule->kind == KEYWORD_MINIMUM ||
                                rule->kind == KEYWORD_EXCLUSIVE_MINIMUM;

  if (rule->kind == KEYWORD_TYPE && (rule->a & TYPE_INTEGER) != 0)
    {
      unit->takes_fractions = FALSE;
      return TRUE;
    }
  if (rule->kind < KEYWORD_MAXIMUM || rule->kind > KEYWORD_EXCLUSIVE_MINIMUM ||
      !smith_schema_number_floor (smith_schema_tree_of (self, unit), rule->node, &bound, &is_whole))
    return FALSE;
  if (is_least)
    bound += !is_whole || rule->kind == KEYWORD_EXCLUSIVE_MINIMUM;
  else
    bound -= is_whole && rule->kind == KEYWORD_EXCLUSIVE_MAXIMUM;
  if (is_least)
    unit->least = MAX (unit->least, bound);
  else
    unit->most = MIN (unit->most, bound);

  return TRUE;
}

/* The whole numbers that fit, where bounds are all that is asked of a number. */
static void
plan_range (SmithSchema     *self,
            SmithSchemaUnit *unit)
{
  unit->least = -SMITH_SCHEMA_SHORT_END;
  unit->most = SMITH_SCHEMA_SHORT_END;
  unit->takes_fractions = TRUE;
  unit->has_range = get_n_asked (unit, SMITH_NODE_NUMBER) > 0;
  for (guint32 i = unit->asked_ends[SMITH_NODE_NUMBER - 1];
       i < unit->asked_ends[SMITH_NODE_NUMBER] && unit->has_range; i++)
    unit->has_range = narrow_range (self, unit,
                                    g_array_index (self->asked, const SmithSchemaRule *, i));
}

/* What is asked of most values that do not fit anyhow is one thing that a plain walk can tell. */
static void
plan_walk (SmithSchema     *self,
           SmithSchemaUnit *unit)
{
  const SmithSchemaRule *number = get_only (self, unit, SMITH_NODE_NUMBER);
  const SmithSchemaRule *string = get_only (self, unit, SMITH_NODE_STRING);
  const SmithSchemaRule *array = get_only (self, unit, SMITH_NODE_ARRAY);
  const SmithSchemaRule *object = get_only (self, unit, SMITH_NODE_OBJECT);
  const Span items = find_span (self, unit, SMITH_NODE_ARRAY);

  if (unit->wants_marks)
    return;
  unit->wants_whole = number != NULL && number->kind == KEYWORD_TYPE &&
                      (number->a & TYPE_INTEGER) != 0;
  plan_range (self, unit);
  if (string != NULL && string->kind == KEYWORD_ENUM)
    unit->texts = string->data;
  plan_lengths (self, unit);
  if (array != NULL && array->kind == KEYWORD_ITEMS)
    plan_items_way (&unit->ways[0], array->data, &items);
  if (object != NULL && object->kind == KEYWORD_MEMBERS)
    plan_members_way (&unit->ways[1], object->data);
}

/* Marks the properties that must be there, each once.  Returns how many; SMITH_SCHEMA_ABSENT when
 * others must, too. */
static guint32
count_required (SmithSchemaNames       *properties,
                const SmithSchemaNames *required)
{
  guint32 n = 0;

  for (guint32 i = 0; i < required->n_names; i++)
    {
      guint32 place = smith_schema_names_find_place (properties, required->names[i].name,
                                                     required->names[i].length);

      if (place == 0)
        return SMITH_SCHEMA_ABSENT;
      n += !properties->names[place - 1].is_required;
      properties->names[place - 1].is_required = TRUE;
    }

  return n;
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
  members->n_required = count_required (&members->properties, required);
  unit->tells_required = members->n_required != SMITH_SCHEMA_ABSENT;
}

static void
lead_to (SmithSchema     *self,
         SmithSchemaName *name,
         guint32          index)
{
  name->unit = smith_schema_unit (self, smith_schema_unit (self, index)->target);
  memcpy (name->fits, name->unit->fits, sizeof name->fits);
}

/* Where the schemas of members lead. */
static void
plan_members (SmithSchema        *self,
              SmithSchemaMembers *members)
{
  for (guint32 i = 0; i < members->properties.n_names; i++)
    lead_to (self, &members->properties.names[i], members->properties.names[i].value);
  if (members->additional != SMITH_SCHEMA_ABSENT)
    lead_to (self, &members->unknown, members->additional);
  else
    memset (members->unknown.fits, ALL_KINDS, sizeof members->unknown.fits);
}

static void
plan_items (SmithSchema      *self,
            SmithSchemaItems *items)
{
  if (items->rest != SMITH_SCHEMA_ABSENT)
    lead_to (self, &items->each, items->rest);
}

/* The one schema that a rule says nothing but to follow; SMITH_SCHEMA_ABSENT for other rules.  A
 * list of one form is often all that is around a reference. */
static guint32
led_to (SmithSchema           *self,
        const SmithSchemaRule *rule)
{
  gboolean is_list = rule->kind == KEYWORD_ALL_OF || rule->kind == KEYWORD_ANY_OF ||
                     rule->kind == KEYWORD_ONE_OF;

  if (is_list && rule->n == 1)
    return g_array_index (self->lists, guint32, rule->a);

  return rule->kind == KEYWORD_REF ? rule->a : SMITH_SCHEMA_ABSENT;
}

/* The schema that a unit leads to without a word of its own, in the same resource; @index when
 * there is none. */
static guint32
next_target (SmithSchema *self,
             guint32      index)
{
  const SmithSchemaUnit *unit = smith_schema_unit (self, index);
  guint32 next = SMITH_SCHEMA_ABSENT;

  if (unit->n_rules == 1)
    next = led_to (self, &g_array_index (self->rules, SmithSchemaRule, unit->first_rule));

  return next != SMITH_SCHEMA_ABSENT && smith_schema_unit (self, next)->resource == unit->resource
           ? next
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
      plan_asked (self, unit);
      plan_required (self, unit);
      plan_walk (self, unit);
      unit->target = find_target (self, i);
    }
  for (guint32 i = 0; i < self->rules->len; i++)
    {
      SmithSchemaRule *rule = &g_array_index (self->rules, SmithSchemaRule, i);

      if (rule->kind == KEYWORD_MEMBERS)
        plan_members (self, rule->data);
      if (rule->kind == KEYWORD_ITEMS)
        plan_items (self, rule->data);
      self->is_dynamic = self->is_dynamic || (rule->kind == KEYWORD_DYNAMIC_REF && rule->data);
    }
  self->start = smith_schema_unit (self, smith_schema_unit (self, 0)->target);
  self->asserts_formats = g_array_index (self->resources, SmithSchemaResource, 0).asserts_formats;
}
