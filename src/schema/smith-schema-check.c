/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include "base/smith-limits.h"
#include "doc/smith-pointer.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* Marks are handed on 32 at once. */
#define CHILDREN_MARKED_A_STEP 1024u

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

/* What nobody has looked at, be it an item or a member (Core §11). */
gboolean
smith_schema_check_unevaluated (SmithSchemaChecker    *self,
                                const SmithSchemaRule *rule,
                                SmithNode              value)
{
  gboolean fits = TRUE;
  guint32 i = 0;

  for (SmithNode child = smith_tree_get_first (self->values, value); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->values, child), i++)
    {
      if (smith_schema_marks_get (self->marks, i))
        continue;
      fits = smith_schema_apply_into (self, rule->a, child) && fits;
      smith_schema_marks_set (self->marks, i);
    }

  return fits;
}

static gboolean
check_rule (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            const SmithSchemaRule *rule,
            SmithNode              value,
            SmithNodeKind          kind)
{
  switch (rule->kind)
    {
    case KEYWORD_REF:
      return smith_schema_apply (self, rule->a, value);
    case KEYWORD_DYNAMIC_REF:
      return smith_schema_apply (self, find_dynamic (self, rule), value);
    case KEYWORD_ALL_OF:
      return check_all_of (self, rule, value);
    case KEYWORD_ANY_OF:
      return check_any_of (self, unit, rule, value);
    case KEYWORD_ONE_OF:
      return check_one_of (self, unit, rule, value);
    case KEYWORD_NOT:
      return check_not (self, unit, rule, value);
    case KEYWORD_IF:
      return check_if (self, rule, value);

    case KEYWORD_MAX_ITEMS:
    case KEYWORD_MIN_ITEMS:
    case KEYWORD_UNIQUE_ITEMS:
    case KEYWORD_CONTAINS:
    case KEYWORD_ITEMS:
    case KEYWORD_UNEVALUATED_ITEMS:
      return kind != SMITH_NODE_ARRAY ||
             smith_schema_check_array (self, unit, rule, value);

    case KEYWORD_REQUIRED:
      return kind != SMITH_NODE_OBJECT ||
             (unit->tells_required && smith_schema_asks_once (self)) ||
             smith_schema_check_object (self, unit, rule, value);

    case KEYWORD_MAX_PROPERTIES:
    case KEYWORD_MIN_PROPERTIES:
    case KEYWORD_DEPENDENT_REQUIRED:
    case KEYWORD_MEMBERS:
    case KEYWORD_PROPERTY_NAMES:
    case KEYWORD_DEPENDENT_SCHEMAS:
    case KEYWORD_UNEVALUATED_PROPERTIES:
      return kind != SMITH_NODE_OBJECT ||
             smith_schema_check_object (self, unit, rule, value);

    case KEYWORD_TYPE:
      return (rule->a & (1u << kind)) != 0 || smith_schema_check_value (self, unit, rule, value);

    case KEYWORD_FORMAT:
      return !self->asserts_formats || smith_schema_check_value (self, unit, rule, value);

    case KEYWORD_ENUM:
    case KEYWORD_CONST:
    case KEYWORD_MULTIPLE_OF:
    case KEYWORD_MAXIMUM:
    case KEYWORD_EXCLUSIVE_MAXIMUM:
    case KEYWORD_MINIMUM:
    case KEYWORD_EXCLUSIVE_MINIMUM:
    case KEYWORD_MAX_LENGTH:
    case KEYWORD_MIN_LENGTH:
    case KEYWORD_PATTERN:
    default:
      return smith_schema_check_value (self, unit, rule, value);
    }
}

static gboolean
check_rules (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             SmithNode              value,
             SmithNodeKind          kind)
{
  gboolean fits = TRUE;

  for (guint32 i = 0; i < unit->n_rules && (fits || !smith_schema_stops_early (self)); i++)
    {
      const SmithSchemaRule *rule = &g_array_index (self->schema->rules, SmithSchemaRule,
                                                    unit->first_rule + i);

      fits = check_rule (self, unit, rule, value, kind) && fits;
    }

  return fits;
}

static gboolean
may_enter (SmithSchemaChecker *self)
{
  if (self->end == SMITH_SCHEMA_END_NONE && self->n_hops >= SMITH_LIMIT_SCHEMA_HOPS)
    self->end = SMITH_SCHEMA_END_ENDLESS;
  else if (self->end == SMITH_SCHEMA_END_NONE && self->depth >= SMITH_LIMIT_SCHEMA_DEPTH)
    self->end = SMITH_SCHEMA_END_TOO_DEEP;

  return self->end == SMITH_SCHEMA_END_NONE;
}

/* Asks the rules of a unit. */
static gboolean
enter (SmithSchemaChecker    *self,
       const SmithSchemaUnit *unit,
       SmithNode              value,
       SmithNodeKind          kind)
{
  SmithSchemaScope scope = { unit->resource, self->scope };
  SmithSchemaMarks *outer = self->marks;
  SmithSchemaMarks marks = { 0 };
  gboolean fits;

  if (unit->wants_marks || outer != NULL)
    {
      guint n = smith_tree_get_n_children (self->values, value);

      smith_schema_spend (self, n / CHILDREN_MARKED_A_STEP);
      smith_schema_marks_init (&marks, n);
      self->marks = &marks;
    }
  if (self->scope == NULL || self->scope->resource != unit->resource)
    self->scope = &scope;

  fits = check_rules (self, unit, value, kind);

  self->scope = scope.outer;
  self->marks = outer;
  if (fits && outer != NULL)
    smith_schema_marks_join (outer, &marks);
  smith_schema_marks_clear (&marks);

  return fits;
}

/* Goes on where a value does not fit anyhow; @index is the schema that led to @unit.  Not inlined,
 * so that the common case, which ends before, saves no registers for it. */
static G_GNUC_NO_INLINE gboolean
apply_rules (SmithSchemaChecker    *self,
             guint32                index,
             const SmithSchemaUnit *unit,
             SmithNode              value,
             SmithNodeKind          kind)
{
  guint n_hops = self->n_hops;
  gboolean fits;

  if (unit->verdict == 0)
    return smith_schema_report (self, unit, NULL, value, "%s", _("must not be here"));
  if (!may_enter (self))
    return FALSE;

  self->n_hops += smith_schema_unit (self->schema, index) != unit ? 2 : 1;
  self->depth++;
  fits = enter (self, unit, value, kind);
  self->depth--;
  self->n_hops = n_hops;

  return fits;
}

/* What needs no rule to be asked; it marks nothing either. */
static inline gboolean
fits_anyhow (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             SmithNodeKind          kind)
{
  guint kinds = self->asserts_formats ? unit->quiet_kinds : unit->lax_kinds;

  return (kinds >> kind & 1) != 0;
}

static inline const SmithSchemaUnit *
find_unit (SmithSchemaChecker *self,
           guint32             index)
{
  return smith_schema_unit (self->schema, smith_schema_unit (self->schema, index)->target);
}

/* Whether @value fits; what its schemas have looked at is marked when it does.  Once the check
 * has come to an end of its own no rule is asked any more. */
gboolean
smith_schema_apply (SmithSchemaChecker *self,
                    guint32             index,
                    SmithNode           value)
{
  const SmithSchemaUnit *unit = find_unit (self, index);
  SmithNodeKind kind = smith_tree_get_kind (self->values, value);

  smith_schema_spend (self, 1);

  return fits_anyhow (self, unit, kind) || apply_rules (self, index, unit, value, kind);
}

/* A step into the value: a child is another thing, with marks of its own. */
gboolean
smith_schema_apply_into (SmithSchemaChecker *self,
                         guint32             index,
                         SmithNode           child)
{
  const SmithSchemaUnit *unit = find_unit (self, index);
  SmithNodeKind kind = smith_tree_get_kind (self->values, child);
  SmithSchemaMarks *marks = self->marks;
  guint n_hops = self->n_hops;
  gboolean fits;

  smith_schema_spend (self, 1);
  if (fits_anyhow (self, unit, kind))
    return TRUE;

  self->marks = NULL;
  self->n_hops = 0;
  fits = apply_rules (self, index, unit, child, kind);
  self->n_hops = n_hops;
  self->marks = marks;

  return fits;
}

void
smith_schema_checker_init (SmithSchemaChecker *self,
                           SmithSchema        *schema,
                           SmithTree          *values,
                           SmithSchemaFlags    flags)
{
  *self = (SmithSchemaChecker) {
    .schema = schema,
    .values = values,
    .asserts_formats = (flags & SMITH_SCHEMA_ASSERT_FORMATS) != 0 ||
                       g_array_index (schema->resources, SmithSchemaResource, 0).asserts_formats,
    .n_steps = SMITH_LIMIT_SCHEMA_STEPS +
               (guint64) SMITH_LIMIT_SCHEMA_STEPS_A_NODE * smith_tree_get_n_nodes (values),
  };
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

static gboolean
run (SmithSchemaChecker *self,
     SmithNode           value)
{
  gboolean fits = smith_schema_apply (self, 0, value);

  if (self->end == SMITH_SCHEMA_END_NONE)
    return fits;

  /* what was found until then may be a consequence only */
  if (self->problems != NULL)
    {
      g_ptr_array_set_size (self->problems, 0);
      smith_schema_report (self, smith_schema_unit (self->schema, 0), NULL, value, "%s",
                           describe_end (self->end));
    }

  return FALSE;
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
  g_auto(SmithSchemaChecker) checker = { 0 };

  g_return_val_if_fail (self != NULL && values != NULL && value != SMITH_NODE_NONE, FALSE);

  smith_schema_checker_init (&checker, self, values, flags);

  return run (&checker, value);
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
