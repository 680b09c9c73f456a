/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include <glib/gi18n-lib.h>

/* Keywords that ask other schemas about the same value: Core §8.2.3 and §10.2. */

/* Whether a value fits, without telling what is wrong with it. */
static gboolean
test_quietly (SmithSchemaChecker *self,
              guint32             unit,
              SmithNode           value)
{
  gboolean fits;

  self->n_quiet++;
  fits = smith_schema_apply (self, unit, value);
  self->n_quiet--;

  return fits;
}

/* Core §8.2.3.2: the outermost resource on the way here that has such an anchor. */
static guint32
find_dynamic (SmithSchemaChecker    *self,
              const SmithSchemaRule *rule)
{
  guint32 unit = rule->a;

  if (rule->data == NULL)
    return unit;
  for (const SmithSchemaScope *scope = self->scope; scope != NULL; scope = scope->outer)
    {
      const SmithSchemaResource *resource =
        &g_array_index (self->schema->resources, SmithSchemaResource, scope->resource);
      gpointer found = resource->dynamic_units != NULL
                         ? g_hash_table_lookup (resource->dynamic_units, rule->data) : NULL;

      if (found != NULL)
        unit = GPOINTER_TO_UINT (found) - 1;
    }

  return unit;
}

static guint32
list_item (SmithSchemaChecker    *self,
           const SmithSchemaRule *rule,
           guint32                index)
{
  return g_array_index (self->schema->lists, guint32, rule->a + index);
}

static gboolean
check_all_of (SmithSchemaChecker    *self,
              const SmithSchemaRule *rule,
              SmithNode              value)
{
  gboolean fits = TRUE;

  for (guint32 i = 0; i < rule->n && (fits || !smith_schema_stops_early (self)); i++)
    fits = smith_schema_apply (self, list_item (self, rule, i), value) && fits;

  return fits;
}

/* anyOf and oneOf: how many fit.  All of them are asked where their marks count. */
static guint
count_fitting (SmithSchemaChecker    *self,
               const SmithSchemaRule *rule,
               SmithNode              value,
               guint                  enough)
{
  guint n = 0;

  for (guint32 i = 0; i < rule->n && (n < enough || self->marks != NULL); i++)
    n += test_quietly (self, list_item (self, rule, i), value) ? 1 : 0;

  return n;
}

static gboolean
check_any_of (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              const SmithSchemaRule *rule,
              SmithNode              value)
{
  /* one way to fit, so its own words say more */
  if (rule->n == 1)
    return smith_schema_apply (self, list_item (self, rule, 0), value);
  if (count_fitting (self, rule, value, 1) > 0)
    return TRUE;

  return smith_schema_report (self, unit, rule, value,
                              _("fits none of the %u forms that are allowed here"), rule->n);
}

static gboolean
check_one_of (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              const SmithSchemaRule *rule,
              SmithNode              value)
{
  guint n;

  if (rule->n == 1)
    return smith_schema_apply (self, list_item (self, rule, 0), value);
  n = count_fitting (self, rule, value, 2);
  if (n == 1)
    return TRUE;
  if (n > 1)
    return smith_schema_report (self, unit, rule, value,
                                _("fits more than one of the %u forms of which it may have one"),
                                rule->n);

  return smith_schema_report (self, unit, rule, value,
                              _("fits none of the %u forms that are allowed here"), rule->n);
}

static gboolean
check_not (SmithSchemaChecker    *self,
           const SmithSchemaUnit *unit,
           const SmithSchemaRule *rule,
           SmithNode              value)
{
  SmithSchemaMarks *marks = self->marks;
  gboolean fits;

  self->marks = NULL;
  fits = test_quietly (self, rule->a, value);
  self->marks = marks;

  return !fits || smith_schema_report (self, unit, rule, value,
                                       _("has the one form that is not allowed here"));
}

static gboolean
check_if (SmithSchemaChecker    *self,
          const SmithSchemaRule *rule,
          SmithNode              value)
{
  const guint32 *branches = rule->data;
  guint32 branch = branches[test_quietly (self, rule->a, value) ? 0 : 1];

  return branch == SMITH_SCHEMA_ABSENT || smith_schema_apply (self, branch, value);
}

gboolean
smith_schema_check_combined (SmithSchemaChecker    *self,
                             const SmithSchemaUnit *unit,
                             const SmithSchemaRule *rule,
                             SmithNode              value)
{
  if (rule->kind == KEYWORD_REF)
    return smith_schema_apply (self, rule->a, value);
  if (rule->kind == KEYWORD_DYNAMIC_REF)
    return smith_schema_apply (self, find_dynamic (self, rule), value);
  if (rule->kind == KEYWORD_ALL_OF)
    return check_all_of (self, rule, value);
  if (rule->kind == KEYWORD_ANY_OF)
    return check_any_of (self, unit, rule, value);
  if (rule->kind == KEYWORD_ONE_OF)
    return check_one_of (self, unit, rule, value);
  if (rule->kind == KEYWORD_NOT)
    return check_not (self, unit, rule, value);

  return check_if (self, rule, value);
}
