/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

/* Lists that may fit. */

/* Longer ones are not made. */
#define MOST_ITEMS 1000u

enum
{
  MANNER_FULL,    /* one item even when none is required, and one for each place that is named */
  MANNER_BEHIND,  /* what a list must contain comes behind the places that are named */
  MANNER_LEAST,   /* no more than required */
};

static guint32
n_places (SmithSampler         *self,
          const SmithSampleSet *set)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint32 n = 0;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_ITEMS)) != NULL)
    n = MAX (n, ((const SmithSchemaItems *) rule->data)->n);

  return n;
}

/* How many items: at least *@out_least. */
static guint64
n_items (SmithSampler         *self,
         const SmithSampleSet *set,
         guint                 manner,
         guint64              *out_least)
{
  guint64 n = smith_sample_set_least (self, set, KEYWORD_MIN_ITEMS);
  guint64 most = smith_sample_set_most (self, set, KEYWORD_MAX_ITEMS);
  guint32 places = n_places (self, set);
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  gboolean has_items = FALSE;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_CONTAINS)) != NULL)
    {
      n = MAX (n, rule->n + (manner == MANNER_BEHIND ? (guint64) places : 0));
      has_items = TRUE;
    }
  *out_least = n;
  if (manner == MANNER_LEAST)
    return n;
  iter = (SmithSampleIter) { 0 };
  has_items = has_items || smith_sample_next (self, set, &iter, KEYWORD_ITEMS) != NULL;
  n = MAX (n, MAX (places, has_items && !self->is_lean ? 1u : 0u));

  return MAX (*out_least, MIN (n, most));
}

static GArray *
list_units (SmithSampler         *self,
            const SmithSampleSet *set,
            guint64               index,
            guint                 manner)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 places = n_places (self, set);
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  gboolean is_known = FALSE;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_ITEMS)) != NULL)
    {
      const SmithSchemaItems *items = rule->data;
      guint32 unit = index < items->n
                       ? g_array_index (self->schema->lists, guint32, items->first + index)
                       : items->rest;

      is_known = is_known || unit != SMITH_SCHEMA_ABSENT;
      if (unit != SMITH_SCHEMA_ABSENT)
        g_array_append_val (units, unit);
    }
  iter = (SmithSampleIter) { 0 };
  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_CONTAINS)) != NULL)
    {
      guint64 first = manner == MANNER_BEHIND ? places : 0;

      if (index < first || index - first >= rule->n)
        continue;
      is_known = TRUE;
      g_array_append_val (units, rule->a);
    }
  iter = (SmithSampleIter) { 0 };
  while (!is_known &&
         (rule = smith_sample_next (self, set, &iter, KEYWORD_UNEVALUATED_ITEMS)) != NULL)
    g_array_append_val (units, rule->a);

  return units;
}

char *
smith_sample_make_array (SmithSampler         *self,
                         const SmithSampleSet *set,
                         guint                 manner)
{
  guint64 least, n = n_items (self, set, manner, &least);
  g_autoptr(GString) json = g_string_new ("[");
  SmithSampleIter iter = { 0 };
  gboolean is_unique = smith_sample_next (self, set, &iter, KEYWORD_UNIQUE_ITEMS) != NULL;
  guint variation = self->variation;
  gboolean is_lost = FALSE;

  if (n > MOST_ITEMS)
    {
      smith_sample_fail (self, "the shortest list would be too long for a sample");
      return NULL;
    }
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr(GArray) units = list_units (self, set, i, manner);
      g_autofree char *item = NULL;

      self->variation = variation + (is_unique ? (guint) i : 0);
      item = smith_sample_make (self, units, i >= least);
      is_lost = item == NULL && i < least;
      if (item == NULL)
        break;
      if (i > 0)
        g_string_append_c (json, ',');
      g_string_append (json, item);
    }
  self->variation = variation;
  if (is_lost)
    return NULL;
  g_string_append_c (json, ']');

  return g_strdup (json->str);
}
