/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

#include <string.h>

/* Schemas inside of one another without a step into the value, as many as a check follows. */
#define MOST_UNITS 2000u

void
smith_sample_set_init (SmithSampleSet *set)
{
  *set = (SmithSampleSet) {
    .units = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .choices = g_ptr_array_new (),
  };
}

void
smith_sample_set_clear (SmithSampleSet *set)
{
  g_clear_pointer (&set->units, g_array_unref);
  g_clear_pointer (&set->choices, g_ptr_array_unref);
}

void
smith_sample_set_copy (SmithSampleSet       *set,
                       const SmithSampleSet *other)
{
  smith_sample_set_init (set);
  g_array_append_vals (set->units, other->units->data, other->units->len);
  g_ptr_array_extend (set->choices, other->choices, NULL, NULL);
  set->is_impossible = other->is_impossible;
}

static gboolean
has_unit (const SmithSampleSet *set,
          guint32               unit)
{
  for (guint i = 0; i < set->units->len; i++)
    if (g_array_index (set->units, guint32, i) == unit)
      return TRUE;

  return FALSE;
}

/* Where a dynamic reference leads when the check begins at the whole schema: the resource
 * around everything has the first word. */
static guint32
find_dynamic (SmithSampler          *self,
              const SmithSchemaRule *rule)
{
  for (guint i = 0; rule->data != NULL && i < self->schema->resources->len; i++)
    {
      const SmithSchemaResource *resource = &g_array_index (self->schema->resources,
                                                            SmithSchemaResource, i);
      gpointer found = resource->dynamic_units != NULL
                         ? g_hash_table_lookup (resource->dynamic_units, rule->data) : NULL;

      if (found != NULL)
        return GPOINTER_TO_UINT (found) - 1;
    }

  return rule->a;
}

static void
push (SmithSampler   *self,
      SmithSampleSet *set,
      guint32         unit)
{
  int verdict = smith_schema_unit (self->schema, unit)->verdict;

  if (verdict == 0)
    set->is_impossible = TRUE;
  if (verdict < 0 && set->units->len < MOST_UNITS && !has_unit (set, unit))
    g_array_append_val (set->units, unit);
}

/* Adds a schema and what it brings along. */
void
smith_sample_set_add (SmithSampler   *self,
                      SmithSampleSet *set,
                      guint32         unit)
{
  guint next = set->units->len;

  push (self, set, unit);
  for (; next < set->units->len; next++)
    {
      const SmithSchemaUnit *one =
        smith_schema_unit (self->schema, g_array_index (set->units, guint32, next));

      for (guint32 i = 0; i < one->n_rules; i++)
        {
          SmithSchemaRule *rule = &g_array_index (self->schema->rules, SmithSchemaRule,
                                                  one->first_rule + i);

          if (rule->kind == KEYWORD_REF)
            push (self, set, rule->a);
          else if (rule->kind == KEYWORD_DYNAMIC_REF)
            push (self, set, find_dynamic (self, rule));
          else if (rule->kind == KEYWORD_ALL_OF)
            for (guint32 j = 0; j < rule->n; j++)
              push (self, set, g_array_index (self->schema->lists, guint32, rule->a + j));
          else if (rule->kind == KEYWORD_ANY_OF || rule->kind == KEYWORD_ONE_OF ||
                   rule->kind == KEYWORD_IF)
            g_ptr_array_add (set->choices, rule);
        }
    }
}

const SmithSchemaRule *
smith_sample_next (SmithSampler         *self,
                   const SmithSampleSet *set,
                   SmithSampleIter      *iter,
                   SmithSchemaKeyword    kind)
{
  for (; iter->unit < set->units->len; iter->unit++, iter->rule = 0)
    {
      const SmithSchemaUnit *unit = smith_sample_iter_unit (self, set, iter);

      while (iter->rule < unit->n_rules)
        {
          const SmithSchemaRule *rule = &g_array_index (self->schema->rules, SmithSchemaRule,
                                                        unit->first_rule + iter->rule++);

          if (rule->kind == kind)
            return rule;
        }
    }

  return NULL;
}

/* The schema that the rule belongs to which the walk has just come to. */
const SmithSchemaUnit *
smith_sample_iter_unit (SmithSampler          *self,
                        const SmithSampleSet  *set,
                        const SmithSampleIter *iter)
{
  return smith_schema_unit (self->schema, g_array_index (set->units, guint32, iter->unit));
}

/* The types that all schemas allow, TYPE_… bits; a number may be whole. */
guint
smith_sample_set_types (SmithSampler         *self,
                        const SmithSampleSet *set)
{
  guint types = TYPE_NULL | TYPE_BOOLEAN | TYPE_NUMBER | TYPE_STRING | TYPE_ARRAY | TYPE_OBJECT |
                TYPE_INTEGER;
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_TYPE)) != NULL)
    types &= (rule->a & TYPE_NUMBER) != 0 ? rule->a | TYPE_INTEGER : rule->a;

  return types;
}

/* The largest of all lower limits, zero when there is none. */
guint64
smith_sample_set_least (SmithSampler         *self,
                        const SmithSampleSet *set,
                        SmithSchemaKeyword    kind)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint64 least = 0;

  while ((rule = smith_sample_next (self, set, &iter, kind)) != NULL)
    least = MAX (least, rule->limit);

  return least;
}

/* The smallest of all upper limits. */
guint64
smith_sample_set_most (SmithSampler         *self,
                       const SmithSampleSet *set,
                       SmithSchemaKeyword    kind)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint64 most = G_MAXUINT64;

  while ((rule = smith_sample_next (self, set, &iter, kind)) != NULL)
    most = MIN (most, rule->limit);

  return most;
}

static gboolean
requires (SmithSampler         *self,
          const SmithSampleSet *set,
          const char           *name)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_REQUIRED)) != NULL)
    {
      const SmithSchemaNames *names = rule->data;

      for (guint32 i = 0; i < names->n_names; i++)
        if (strcmp (names->names[i].name, name) == 0)
          return TRUE;
    }

  return FALSE;
}

/* Adds the schemas that hang on members which are required anyway; returns whether there were
 * new ones. */
gboolean
smith_sample_set_add_dependent (SmithSampler   *self,
                                SmithSampleSet *set)
{
  guint n_before = set->units->len;
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_DEPENDENT_SCHEMAS)) != NULL)
    {
      const SmithSchemaNames *names = rule->data;

      for (guint32 i = 0; i < names->n_names; i++)
        if (!has_unit (set, names->names[i].value) &&
            requires (self, set, names->names[i].name))
          smith_sample_set_add (self, set, names->names[i].value);
    }

  return set->units->len > n_before;
}
