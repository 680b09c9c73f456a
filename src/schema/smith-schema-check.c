/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include "base/smith-limits.h"
#include "doc/smith-pointer.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

void
smith_schema_problem_free (SmithSchemaProblem *self)
{
  g_free (self->value_pointer);
  g_free (self->schema_pointer);
  g_free (self->message);
  g_free (self);
}

/* Keeps a problem where somebody wants it.  @rule is NULL for the schema `false`.  Returns
 * FALSE, for the caller to hand on. */
gboolean
smith_schema_report (SmithSchemaChecker    *self,
                     const SmithSchemaUnit *unit,
                     const SmithSchemaRule *rule,
                     SmithNode              value,
                     const char            *format,
                     ...)
{
  SmithSchemaProblem *problem;
  g_autofree char *pointer = NULL;
  va_list args;

  if (self->problems == NULL || self->n_quiet > 0 || self->problems->len >= self->max_problems)
    return FALSE;

  pointer = smith_pointer_to_node (smith_schema_tree_of (self->schema, unit), unit->node);
  problem = g_new0 (SmithSchemaProblem, 1);
  problem->value = value;
  problem->value_pointer = smith_pointer_to_node (self->values, value);
  problem->keyword = rule != NULL ? rule->name : "false";
  problem->schema_pointer = rule != NULL ? g_strconcat (pointer, "/", rule->name, NULL)
                                         : g_steal_pointer (&pointer);
  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, problem);

  return FALSE;
}

/* Each field by itself: to empty the whole first takes as long as to check a small value. */
static inline void
init (SmithSchemaChecker *self,
      SmithSchema        *schema,
      SmithTree          *values,
      SmithSchemaFlags    flags)
{
  smith_tree_walk_init (&self->walk, values);
  self->schema = schema;
  self->units = (const SmithSchemaUnit *) (gconstpointer) schema->units->data;
  self->asked = (const SmithSchemaRule *const *) (gconstpointer) schema->asked->data;
  self->values = values;
  self->is_plain = self->walk.is_plain && !schema->is_dynamic;
  self->asserts_formats = (flags & SMITH_SCHEMA_ASSERT_FORMATS) != 0 || schema->asserts_formats;
  self->n_steps = SMITH_LIMIT_SCHEMA_STEPS +
                  (guint64) SMITH_LIMIT_SCHEMA_STEPS_A_NODE * self->walk.n_nodes;
  self->problems = NULL;
  self->scope = NULL;
  self->scratch = NULL;
  self->marks = NULL;
  self->max_problems = 0;
  self->n_quiet = 0;
  self->n_hops = 0;
  self->depth = 0;
  self->end = SMITH_SCHEMA_END_NONE;
}

void
smith_schema_checker_init (SmithSchemaChecker *self,
                           SmithSchema        *schema,
                           SmithTree          *values,
                           SmithSchemaFlags    flags)
{
  init (self, schema, values, flags);
}

void
smith_schema_checker_clear (SmithSchemaChecker *self)
{
  if (self->scratch != NULL)
    g_string_free (self->scratch, TRUE);
}

static const char *
describe_end (SmithSchemaEnd end)
{
  if (end == SMITH_SCHEMA_END_ENDLESS)
    return _("has a schema that refers to itself without end");
  if (end == SMITH_SCHEMA_END_TOO_DEEP)
    return _("is nested too deep to be checked");

  return _("was not checked to the end: its schema asks for too many steps");
}

/* What was found until a check was given up may be a consequence only. */
static G_GNUC_NO_INLINE void
report_end (SmithSchemaChecker *self,
            SmithNode           value)
{
  if (self->problems == NULL)
    return;
  g_ptr_array_set_size (self->problems, 0);
  smith_schema_report (self, smith_schema_unit (self->schema, 0), NULL, value, "%s",
                       describe_end (self->end));
}

/* Most values that are asked about are objects. */
static inline gboolean
run (SmithSchemaChecker *self,
     SmithNode           value)
{
  const SmithSchemaUnit *start = self->schema->start;
  const SmithNodeRecord *record = &self->walk.records[value];
  gboolean fits;

  if (self->is_plain && self->problems == NULL && record->kind >= SMITH_NODE_ARRAY)
    fits = (start->fits[self->asserts_formats] >> record->kind & 1) != 0 ||
           smith_schema_walk_container (self, start, record);
  else
    fits = smith_schema_apply (self, 0, value);

  if (G_UNLIKELY (self->end != SMITH_SCHEMA_END_NONE))
    report_end (self, value);

  return fits && self->end == SMITH_SCHEMA_END_NONE;
}

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) smith_schema_problem_free);
}

/**
 * smith_schema_is_valid:
 * @values: read without an error
 * @value: the value in it
 *
 * Pure, for any thread with 256 KiB of stack; takes at most %SMITH_LIMIT_SCHEMA_STEPS steps and
 * some for each node of @values.  What would take more, or refers to itself without end, does
 * not fit.
 *
 * Returns: whether it fits the schema; stops at the first thing that does not
 */
gboolean
smith_schema_is_valid (SmithSchema      *self,
                       SmithTree        *values,
                       SmithNode         value,
                       SmithSchemaFlags  flags)
{
  SmithSchemaChecker checker;
  gboolean fits;

  g_return_val_if_fail (self != NULL && values != NULL && value != SMITH_NODE_NONE, FALSE);

  init (&checker, self, values, flags);
  fits = run (&checker, value);
  if (checker.scratch != NULL)
    smith_schema_checker_clear (&checker);

  return fits;
}

/**
 * smith_schema_check:
 * @values: read without an error
 * @value: the value in it
 * @max_problems: the most that are listed
 *
 * As smith_schema_is_valid(); a check that was given up has one problem, which says so.
 *
 * Returns: (transfer full) (element-type SmithSchemaProblem): what does not fit, empty when
 *   all does
 */
GPtrArray *
smith_schema_check (SmithSchema      *self,
                    SmithTree        *values,
                    SmithNode         value,
                    SmithSchemaFlags  flags,
                    guint             max_problems)
{
  g_auto(SmithSchemaChecker) checker = { 0 };

  g_return_val_if_fail (self != NULL && values != NULL && value != SMITH_NODE_NONE, NULL);

  smith_schema_checker_init (&checker, self, values, flags);
  checker.problems = new_problems ();
  checker.max_problems = max_problems;
  run (&checker, value);

  return checker.problems;
}

/**
 * smith_schema_check_within:
 * @n_steps: (inout): the steps that may be taken, and what is left of them
 *
 * As smith_schema_check(), for who checks many values and wants to do the same on every machine.
 *
 * Returns: (transfer full) (nullable): %NULL when the steps, or those of one check, did not
 *   suffice for an answer
 */
GPtrArray *
smith_schema_check_within (SmithSchema      *self,
                           SmithTree        *values,
                           SmithNode         value,
                           SmithSchemaFlags  flags,
                           guint             max_problems,
                           guint64          *n_steps)
{
  g_auto(SmithSchemaChecker) checker = { 0 };
  g_autoptr(GPtrArray) problems = NULL;
  guint64 most;

  g_return_val_if_fail (self != NULL && values != NULL && value != SMITH_NODE_NONE, NULL);
  g_return_val_if_fail (n_steps != NULL, NULL);

  smith_schema_checker_init (&checker, self, values, flags);
  problems = new_problems ();
  checker.problems = problems;
  checker.max_problems = max_problems;
  most = checker.n_steps = MIN (checker.n_steps, *n_steps);
  run (&checker, value);
  *n_steps -= most - checker.n_steps;

  return checker.end != SMITH_SCHEMA_END_TOO_LONG ? g_steal_pointer (&problems) : NULL;
}
