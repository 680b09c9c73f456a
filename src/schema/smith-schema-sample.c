/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-sample.h"

#include "smith-schema-check-private.h"
#include "smith-schema-sample-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a sample may cost: values and ways begun, values tried, and steps of checks, for each of
 * two rounds. */
#define MOST_ATTEMPTS 10000u
#define MOST_STEPS 1000000u
#define MOST_DEPTH 40u

/* Why there is none, the newest reason; takes the place of an older one. */
void
smith_sample_fail (SmithSampler *self,
                   const char   *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/* Whether a value fits each of the schemas, as far as they can be asked without the way that
 * led to them; the whole is checked at the end. */
gboolean
smith_sample_fits_node (SmithSampler *self,
                        GArray       *units,
                        SmithTree    *values,
                        SmithNode     value)
{
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) smith_schema_problem_free);
  SmithSchemaScope outermost = { 0, NULL };
  g_auto(SmithSchemaChecker) checker;
  gboolean fits = TRUE;

  smith_schema_checker_init (&checker, self->schema, values, self->flags);
  checker.scope = &outermost;
  checker.n_steps = self->n_steps;
  for (guint i = 0; i < units->len && fits; i++)
    fits = smith_schema_apply (&checker, g_array_index (units, guint32, i), value) &&
           checker.end == SMITH_SCHEMA_END_NONE;
  self->n_steps = checker.n_steps;
  if (fits || checker.end != SMITH_SCHEMA_END_NONE)
    return fits;

  /* once more for the words */
  checker.problems = problems;
  checker.max_problems = 1;
  for (guint i = 0; i < units->len && problems->len == 0; i++)
    smith_schema_apply (&checker, g_array_index (units, guint32, i), value);
  self->n_steps = checker.n_steps;
  if (problems->len > 0)
    {
      const SmithSchemaProblem *problem = g_ptr_array_index (problems, 0);
      g_autofree char *reason = g_strdup_printf ("%s: %s", problem->schema_pointer,
                                                 problem->message);

      smith_sample_fail (self, reason);
    }

  return FALSE;
}

static gboolean
fits_text (SmithSampler *self,
           GArray       *units,
           const char   *json)
{
  g_autoptr(GBytes) text = g_bytes_new (json, strlen (json));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_JSON);

  if (self->n_attempts > 0)
    self->n_attempts--;

  return smith_tree_get_error (tree) == NULL &&
         smith_sample_fits_node (self, units, tree, SMITH_NODE_ROOT);
}

static gboolean
speaks_of (SmithSampler         *self,
           const SmithSampleSet *set,
           SmithSchemaKeyword    first,
           SmithSchemaKeyword    last)
{
  for (int kind = (int) first; kind <= (int) last; kind++)
    {
      SmithSampleIter iter = { 0 };

      if (smith_sample_next (self, set, &iter, (SmithSchemaKeyword) kind) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The types in the order in which to try them; returns how many. */
static guint
order_types (SmithSampler         *self,
             const SmithSampleSet *set,
             guint                 order[7])
{
  static const struct
  {
    guint              type;
    SmithSchemaKeyword first, last;
  } hints[] = {
    { TYPE_OBJECT, KEYWORD_MEMBERS, KEYWORD_MEMBERS },
    { TYPE_OBJECT, KEYWORD_REQUIRED, KEYWORD_REQUIRED },
    { TYPE_ARRAY, KEYWORD_CONTAINS, KEYWORD_ITEMS },
    { TYPE_STRING, KEYWORD_PATTERN, KEYWORD_FORMAT },
    { TYPE_STRING, KEYWORD_MAX_LENGTH, KEYWORD_MIN_LENGTH },
    { TYPE_NUMBER, KEYWORD_MULTIPLE_OF, KEYWORD_EXCLUSIVE_MINIMUM },
    { TYPE_INTEGER, KEYWORD_MULTIPLE_OF, KEYWORD_EXCLUSIVE_MINIMUM },
    { TYPE_ARRAY, KEYWORD_MAX_ITEMS, KEYWORD_MIN_ITEMS },
    { TYPE_OBJECT, KEYWORD_MAX_PROPERTIES, KEYWORD_MIN_PROPERTIES },
  };
  static const guint types[] = { TYPE_STRING, TYPE_NUMBER, TYPE_INTEGER, TYPE_OBJECT, TYPE_ARRAY,
                                 TYPE_BOOLEAN, TYPE_NULL };
  guint left = smith_sample_set_types (self, set), n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    if ((left & hints[i].type) != 0 && speaks_of (self, set, hints[i].first, hints[i].last))
      {
        order[n++] = hints[i].type;
        left &= ~hints[i].type;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if ((left & types[i]) != 0)
      order[n++] = types[i];

  return n;
}

static void
add_candidates (SmithSampler         *self,
                const SmithSampleSet *set,
                guint                 type,
                GPtrArray            *candidates)
{
  switch (type)
    {
    case TYPE_STRING:
      smith_sample_add_strings (self, set, candidates);
      break;
    case TYPE_NUMBER:
    case TYPE_INTEGER:
      smith_sample_add_numbers (self, set, type == TYPE_INTEGER, candidates);
      break;
    case TYPE_BOOLEAN:
      g_ptr_array_add (candidates, g_strdup (self->variation % 2 == 0 ? "true" : "false"));
      g_ptr_array_add (candidates, g_strdup (self->variation % 2 == 0 ? "false" : "true"));
      break;
    case TYPE_NULL:
      g_ptr_array_add (candidates, g_strdup ("null"));
      break;
    default:
      break;
    }
}

static char *
make_type (SmithSampler         *self,
           const SmithSampleSet *set,
           GArray               *units,
           guint                 type)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);

  if (type == TYPE_OBJECT || type == TYPE_ARRAY)
    {
      g_autofree char *before = NULL;

      for (guint manner = 0; manner < SMITH_SAMPLE_MANNERS && self->n_attempts > 0; manner++)
        {
          g_autofree char *json = type == TYPE_OBJECT
                                    ? smith_sample_make_object (self, set, manner)
                                    : smith_sample_make_array (self, set, manner);

          if (json != NULL && g_strcmp0 (before, json) != 0 &&
              fits_text (self, units, json))
            return g_steal_pointer (&json);
          g_free (before);
          before = g_steal_pointer (&json);
        }
      return NULL;
    }

  add_candidates (self, set, type, candidates);
  for (guint i = 0; i < candidates->len && self->n_attempts > 0; i++)
    if (fits_text (self, units, g_ptr_array_index (candidates, i)))
      return g_strdup (g_ptr_array_index (candidates, i));

  return NULL;
}

static char *
make_any (SmithSampler         *self,
          const SmithSampleSet *set,
          GArray               *units)
{
  guint order[7];
  guint n = order_types (self, set, order);
  /* the ways that were taken may give something themselves */
  char *json = set->choices->len > 0 ? smith_sample_make_given (self, set, units) : NULL;

  if (n == 0)
    smith_sample_fail (self, "no type is left that all of its schemas allow");
  for (guint i = 0; i < n && json == NULL && self->n_attempts > 0; i++)
    json = make_type (self, set, units, order[i]);

  return json;
}

static gboolean
is_null (SmithSampler *self,
         guint32       unit)
{
  const SmithSchemaUnit *one = smith_schema_unit (self->schema, unit);

  for (guint32 i = 0; i < one->n_rules; i++)
    {
      const SmithSchemaRule *rule = &g_array_index (self->schema->rules, SmithSchemaRule,
                                                    one->first_rule + i);

      if (rule->kind == KEYWORD_TYPE)
        return rule->a == TYPE_NULL;
    }

  return FALSE;
}

static char *make_chosen (SmithSampler         *self,
                          const SmithSampleSet *set,
                          GArray               *units,
                          guint                 at);

/* Goes on with one or two schemas more; @more may be SMITH_SCHEMA_ABSENT.  An attempt. */
static char *
make_with (SmithSampler         *self,
           const SmithSampleSet *set,
           GArray               *units,
           guint                 at,
           guint32               one,
           guint32               more)
{
  g_auto(SmithSampleSet) wider = { 0 };

  if (self->n_attempts == 0)
    return NULL;
  self->n_attempts--;
  smith_sample_set_copy (&wider, set);
  if (one != SMITH_SCHEMA_ABSENT)
    smith_sample_set_add (self, &wider, one);
  if (more != SMITH_SCHEMA_ABSENT)
    smith_sample_set_add (self, &wider, more);

  return wider.is_impossible ? NULL : make_chosen (self, &wider, units, at + 1);
}

/* Takes a way at each choice, the first at which something comes out; null comes last. */
static char *
make_chosen (SmithSampler         *self,
             const SmithSampleSet *set,
             GArray               *units,
             guint                 at)
{
  const SmithSchemaRule *rule;
  char *json = NULL;

  if (at == set->choices->len)
    {
      g_auto(SmithSampleSet) wider = { 0 };

      smith_sample_set_copy (&wider, set);
      if (smith_sample_set_add_dependent (self, &wider) && !wider.is_impossible)
        return make_chosen (self, &wider, units, at);
      return make_any (self, set, units);
    }

  rule = g_ptr_array_index (set->choices, at);
  if (rule->kind == KEYWORD_IF)
    {
      const guint32 *branches = rule->data;

      json = make_with (self, set, units, at, rule->a, branches[0]);
      return json != NULL ? json
                          : make_with (self, set, units, at, branches[1], SMITH_SCHEMA_ABSENT);
    }
  for (guint round = 0; round < 2; round++)
    for (guint32 i = 0; i < rule->n && json == NULL && self->n_attempts > 0; i++)
      {
        guint32 unit = g_array_index (self->schema->lists, guint32,
                                      rule->a + (i + self->variation) % rule->n);

        if (is_null (self, unit) == (round == 1))
          json = make_with (self, set, units, at, unit, SMITH_SCHEMA_ABSENT);
      }

  return json;
}

/* Enters the schemas of a set, unless too many of the values around have one of them: twice
 * when there must be such a value, else once. */
static gboolean
enter (SmithSampler         *self,
       const SmithSampleSet *set,
       gboolean              is_optional)
{
  guint most = is_optional ? 1 : 2;

  for (guint i = 0; i < set->units->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (set->units, guint32, i) + 1);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->open, key)) >= most)
        return FALSE;
    }
  for (guint i = 0; i < set->units->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (set->units, guint32, i) + 1);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->open, key));

      g_hash_table_insert (self->open, key, GUINT_TO_POINTER (n + 1));
    }
  self->depth++;

  return TRUE;
}

static void
leave (SmithSampler         *self,
       const SmithSampleSet *set)
{
  for (guint i = 0; i < set->units->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (set->units, guint32, i) + 1);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->open, key));

      g_hash_table_insert (self->open, key, GUINT_TO_POINTER (n - 1));
    }
  self->depth--;
}

/* A JSON text that fits each of the schemas, or NULL with a reason. */
char *
smith_sample_make (SmithSampler *self,
                   GArray       *units,
                   gboolean      is_optional)
{
  g_auto(SmithSampleSet) set = { 0 };
  char *json;

  smith_sample_set_init (&set);
  for (guint i = 0; i < units->len; i++)
    smith_sample_set_add (self, &set, g_array_index (units, guint32, i));
  if (set.is_impossible)
    {
      smith_sample_fail (self, "nothing fits the schema false");
      return NULL;
    }
  if (self->n_attempts == 0 || self->n_steps == 0)
    {
      smith_sample_fail (self, "it takes too many attempts");
      return NULL;
    }
  if (self->depth >= MOST_DEPTH || !enter (self, &set, is_optional))
    {
      smith_sample_fail (self, "it would have to contain itself without end");
      return NULL;
    }

  self->n_attempts--;
  self->n_values++;
  json = smith_sample_make_given (self, &set, units);
  if (json == NULL)
    json = make_chosen (self, &set, units, 0);
  leave (self, &set);

  return json;
}

/**
 * smith_schema_sample:
 * @flags: how the sample must fit
 * @error: %SMITH_SCHEMA_ERROR_NO_SAMPLE, with what stood against the last attempt
 *
 * Makes a value that fits: of the schema's own `examples`, `example`, `const`, `default` and
 * `enum` the first that does, else from its types, formats, bounds, patterns and members; some
 * of the members that are not required are there.  The same schema has the same sample.  Pure,
 * for any thread; begins and tries at most some ten thousand values.
 *
 * Returns: (transfer full) (nullable): compact JSON; valid by smith_schema_is_valid()
 */
char *
smith_schema_sample (SmithSchema       *self,
                     SmithSchemaFlags   flags,
                     GError           **error)
{
  SmithSampler sampler = { .schema = self, .flags = flags };
  g_autoptr(GArray) root = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_array_set_size (root, 1);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(GBytes) text = NULL;
      g_autoptr(SmithTree) tree = NULL;

      sampler.open = g_hash_table_new (NULL, NULL);
      sampler.n_attempts = MOST_ATTEMPTS;
      sampler.n_steps = MOST_STEPS;
      sampler.n_values = 0;
      sampler.is_lean = round > 0;
      json = smith_sample_make (&sampler, root, FALSE);
      g_clear_pointer (&sampler.open, g_hash_table_unref);
      if (json == NULL)
        continue;

      text = g_bytes_new (json, strlen (json));
      tree = smith_tree_read (text, SMITH_SYNTAX_JSON);
      if (smith_tree_get_error (tree) == NULL &&
          smith_schema_is_valid (self, tree, SMITH_NODE_ROOT, flags))
        {
          g_free (sampler.reason);
          return g_steal_pointer (&json);
        }
      g_clear_pointer (&json, g_free);
    }

  g_set_error (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_NO_SAMPLE,
               _("No value was found that fits: %s"),
               sampler.reason != NULL ? sampler.reason
                                      : _("the whole fits otherwise than its parts"));
  g_free (sampler.reason);

  return NULL;
}
