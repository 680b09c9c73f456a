/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

#include <math.h>
#include <string.h>

/* Numbers that may fit.  Doubles are good enough to guess: the check is exact. */

typedef struct
{
  double   least;   /* -INFINITY when there is none, as is the next one */
  double   most;
  double   step;    /* 0 when any will do */
  gboolean is_whole;
} Bounds;

static void
add (GPtrArray *candidates,
     double     value,
     gboolean   is_whole)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value) || (is_whole && value != floor (value)))
    return;
  if (value == 0)
    value = 0;  /* not -0 */
  if (value == floor (value) && fabs (value) < 1e15)
    g_ascii_formatd (text, sizeof text, "%.0f", value);
  else
    g_ascii_formatd (text, sizeof text, "%.15g", value);
  g_ptr_array_add (candidates, g_strdup (text));
}

static void
add_raw (SmithSampler          *self,
         const SmithSchemaUnit *unit,
         const SmithSchemaRule *rule,
         GPtrArray             *candidates)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (smith_schema_tree_of (self->schema, unit), rule->node,
                                         &length);

  g_ptr_array_add (candidates, g_strndup (raw, length));
}

static double
least_common_multiple (double a,
                       double b)
{
  double x = a, y = b;

  if (a != floor (a) || b != floor (b) || a > 1e9 || b > 1e9)
    return a * b;
  while (y > 0)
    {
      double rest = fmod (x, y);

      x = y;
      y = rest;
    }

  return a / x * b;
}

/* The bounds as written are candidates themselves: no rounding has touched them. */
static void
read_bounds (SmithSampler         *self,
             const SmithSampleSet *set,
             Bounds               *bounds,
             GPtrArray            *raw)
{
  for (int kind = KEYWORD_MULTIPLE_OF; kind <= KEYWORD_EXCLUSIVE_MINIMUM; kind++)
    {
      SmithSampleIter iter = { 0 };
      const SmithSchemaRule *rule;

      while ((rule = smith_sample_next (self, set, &iter, (SmithSchemaKeyword) kind)) != NULL)
        {
          const SmithSchemaUnit *unit = smith_sample_iter_unit (self, set, &iter);
          double value = 0;

          smith_tree_get_number (smith_schema_tree_of (self->schema, unit), rule->node, &value);
          if (kind == KEYWORD_MULTIPLE_OF)
            bounds->step = bounds->step > 0 ? least_common_multiple (bounds->step, value) : value;
          else if (kind == KEYWORD_MAXIMUM || kind == KEYWORD_EXCLUSIVE_MAXIMUM)
            bounds->most = MIN (bounds->most, value);
          else
            bounds->least = MAX (bounds->least, value);
          if (self->variation == 0)
            add_raw (self, unit, rule, raw);
        }
    }
}

static void
add_multiples (const Bounds *bounds,
               double        n,
               GPtrArray    *candidates)
{
  double step = bounds->step;

  if (isfinite (bounds->least))
    for (double k = 0; k < 3; k++)
      add (candidates, (ceil (bounds->least / step) + n + k) * step, bounds->is_whole);
  if (isfinite (bounds->most))
    for (double k = 0; k < 3; k++)
      add (candidates, (floor (bounds->most / step) - n - k) * step, bounds->is_whole);
  add (candidates, (1 + n) * step, bounds->is_whole);
  add (candidates, -n * step, bounds->is_whole);
  /* a whole multiple of a fraction */
  for (double k = 2; k <= 10 && step != floor (step); k++)
    add (candidates, (k + n * 10) * step, bounds->is_whole);
}

void
smith_sample_add_numbers (SmithSampler         *self,
                          const SmithSampleSet *set,
                          gboolean              is_whole,
                          GPtrArray            *candidates)
{
  Bounds bounds = { -INFINITY, INFINITY, 0, is_whole };
  g_autoptr(GPtrArray) raw = g_ptr_array_new_with_free_func (g_free);
  double n = self->variation;

  read_bounds (self, set, &bounds, raw);
  if (bounds.step > 0)
    add_multiples (&bounds, n, candidates);
  else if (isfinite (bounds.least) && isfinite (bounds.most) && !is_whole)
    add (candidates, bounds.least + (bounds.most - bounds.least) * (n + 1) / (n + 2), FALSE);
  g_ptr_array_extend (candidates, raw, (GCopyFunc) (void *) g_strdup, NULL);
  if (isfinite (bounds.least))
    {
      add (candidates, ceil (bounds.least) + n, is_whole);
      add (candidates, floor (bounds.least) + 1 + n, is_whole);
    }
  if (isfinite (bounds.most))
    {
      add (candidates, floor (bounds.most) - n, is_whole);
      add (candidates, ceil (bounds.most) - 1 - n, is_whole);
    }
  if (!isfinite (bounds.least) && !isfinite (bounds.most) && bounds.step == 0 && !is_whole)
    add (candidates, 1.5 + n, FALSE);
  for (double k = 0; k < 4; k++)
    add (candidates, 1 + n + k, is_whole);
  add (candidates, -1 - n, is_whole);
  add (candidates, n, is_whole);
}
