/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include "base/smith-limits.h"

#include <glib/gi18n-lib.h>

/* The way of a check through schemas and values.  Most values are scalars that fit by their kind
 * alone, and are passed over here without a call; the rest asks those rules of its schema that can
 * say no to such a value. */

/* Marks are handed on 32 at once. */
#define CHILDREN_MARKED_A_STEP 1024u

/* What needs no rule to be asked; it marks nothing either. */
static inline gboolean
fits_anyhow (const SmithSchemaChecker *self,
             const SmithSchemaUnit    *unit,
             SmithNodeKind             kind)
{
  return (unit->fits[self->asserts_formats] >> kind & 1) != 0;
}

/* Whether nobody wants to hear of a value but whether it fits.  For a child, which has marks of its
 * own. */
static inline gboolean
may_walk (const SmithSchemaChecker *self)
{
  return self->is_plain && (self->problems == NULL || self->n_quiet > 0);
}

/* Where the schema of that number leads. */
static inline const SmithSchemaUnit *
find_unit (const SmithSchemaChecker *self,
           guint32                   index)
{
  return &self->units[self->units[index].target];
}

static inline gboolean
step_into (SmithSchemaChecker    *self,
           const SmithSchemaUnit *unit,
           SmithNode              child,
           SmithNodeKind          kind)
{
  return may_walk (self) ? smith_schema_walk_into (self, unit, child)
                         : smith_schema_ask (self, unit, child, kind);
}

/* Asks the schemas of the patterns that a member's name matches. */
static G_GNUC_NO_INLINE gboolean
check_patterns (SmithSchemaChecker       *self,
                const SmithSchemaMembers *members,
                SmithNode                 child,
                gboolean                 *is_known)
{
  gboolean fits = TRUE;
  gsize length;
  const char *key = smith_tree_walk_key (&self->walk, child, &length);

  for (guint i = 0; i < members->patterns->len; i++)
    {
      const SmithSchemaPattern *pattern = &g_array_index (members->patterns, SmithSchemaPattern, i);

      if (!smith_schema_checker_match (self, pattern->regex, key, length))
        continue;
      *is_known = TRUE;
      fits = smith_schema_apply_into (self, pattern->schema, child) && fits;
    }

  return fits;
}

/* What is said of a member; NULL when nothing is.  @next is as for
 * smith_schema_names_find_next(). */
static inline const SmithSchemaName *
find_property (SmithSchemaChecker       *self,
               const SmithSchemaMembers *members,
               SmithNode                 child,
               guint32                  *next)
{
  gsize length;
  const char *key = smith_tree_walk_key (&self->walk, child, &length);

  return smith_schema_names_find_next (&members->properties, key, length, next)
           ? &members->properties.names[*next - 1]
           : NULL;
}

/* Members of properties, patternProperties and additionalProperties (Core §10.3.2). */
static gboolean
check_members (SmithSchemaChecker       *self,
               const SmithSchemaMembers *members,
               SmithNode                 value)
{
  gboolean fits = TRUE, stops = smith_schema_stops_early (self);
  guint32 i = 0, next = 0, missing = members->n_required;

  for (SmithNode child = smith_tree_walk_shown (&self->walk, value)->first;
       child != SMITH_NODE_NONE && (fits || !stops);
       child = self->walk.records[child].next, i++)
    {
      const SmithSchemaName *name = find_property (self, members, child, &next);
      SmithNodeKind kind = smith_tree_walk_kind (&self->walk, child);
      gboolean is_known = name != NULL;

      if (is_known)
        missing -= name->is_required &&
                   (self->walk.records[child].flags & SMITH_FLAG_DUPLICATE) == 0;
      if (is_known && !fits_anyhow (self, name->unit, kind))
        fits = step_into (self, name->unit, child, kind) && fits;
      if (G_UNLIKELY (members->patterns != NULL))
        fits = check_patterns (self, members, child, &is_known) && fits;
      if (!is_known && members->unknown.unit != NULL)
        {
          is_known = TRUE;
          if (!fits_anyhow (self, members->unknown.unit, kind))
            fits = step_into (self, members->unknown.unit, child, kind) && fits;
        }
      if (is_known)
        smith_schema_marks_set (self->marks, i);
      stops = smith_schema_stops_early (self);
    }
  smith_schema_spend (self, i + i / SMITH_SCHEMA_CHILDREN_A_STEP);

  return fits && (missing == 0 || members->n_required == SMITH_SCHEMA_ABSENT ||
                  !smith_schema_asks_once (self));
}

/* Items of prefixItems and items (Core §10.3.1). */
static gboolean
check_items (SmithSchemaChecker     *self,
             const SmithSchemaItems *items,
             SmithNode               value)
{
  gboolean fits = TRUE;
  guint32 i = 0;

  for (SmithNode child = smith_tree_walk_shown (&self->walk, value)->first;
       child != SMITH_NODE_NONE; child = self->walk.records[child].next, i++)
    {
      SmithNodeKind kind = smith_tree_walk_kind (&self->walk, child);
      guint32 index = i < items->n
                        ? g_array_index (self->schema->lists, guint32, items->first + i)
                        : items->rest;
      const SmithSchemaUnit *unit;

      if (index == SMITH_SCHEMA_ABSENT)
        break;
      unit = find_unit (self, index);
      if (!fits_anyhow (self, unit, kind) && !step_into (self, unit, child, kind))
        {
          fits = FALSE;
          if (smith_schema_stops_early (self))
            break;
        }
      smith_schema_marks_set (self->marks, i);
    }
  smith_schema_spend (self, i + i / SMITH_SCHEMA_CHILDREN_A_STEP);

  return fits;
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

/* Only asked about values of a kind that the rule says something about. */
static inline gboolean
check_rule (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            const SmithSchemaRule *rule,
            SmithNode              value)
{
  switch (rule->kind)
    {
    case KEYWORD_MEMBERS:
      return check_members (self, rule->data, value);
    case KEYWORD_ITEMS:
      return check_items (self, rule->data, value);

    case KEYWORD_REF:
    case KEYWORD_DYNAMIC_REF:
    case KEYWORD_ALL_OF:
    case KEYWORD_ANY_OF:
    case KEYWORD_ONE_OF:
    case KEYWORD_NOT:
    case KEYWORD_IF:
      return smith_schema_check_combined (self, unit, rule, value);

    case KEYWORD_MAX_ITEMS:
    case KEYWORD_MIN_ITEMS:
    case KEYWORD_UNIQUE_ITEMS:
    case KEYWORD_CONTAINS:
    case KEYWORD_UNEVALUATED_ITEMS:
      return smith_schema_check_array (self, unit, rule, value);

    case KEYWORD_REQUIRED:
      return (unit->tells_required && smith_schema_asks_once (self)) ||
             smith_schema_check_object (self, unit, rule, value);

    case KEYWORD_MAX_PROPERTIES:
    case KEYWORD_MIN_PROPERTIES:
    case KEYWORD_DEPENDENT_REQUIRED:
    case KEYWORD_PROPERTY_NAMES:
    case KEYWORD_DEPENDENT_SCHEMAS:
    case KEYWORD_UNEVALUATED_PROPERTIES:
      return smith_schema_check_object (self, unit, rule, value);

    case KEYWORD_FORMAT:
      return !self->asserts_formats || smith_schema_check_value (self, unit, rule, value);

    case KEYWORD_TYPE:
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

static inline gboolean
check_rules (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             SmithNode              value,
             SmithNodeKind          kind)
{
  const SmithSchemaRule *const *rule = self->asked + (kind > 0 ? unit->asked_ends[kind - 1]
                                                               : unit->first_asked);
  const SmithSchemaRule *const *end = self->asked + unit->asked_ends[kind];
  gboolean fits = TRUE;

  for (; rule < end && (fits || !smith_schema_stops_early (self)); rule++)
    fits = check_rule (self, unit, *rule, value) && fits;

  return fits;
}

static inline gboolean
may_enter (SmithSchemaChecker *self)
{
  if (G_LIKELY (self->end == SMITH_SCHEMA_END_NONE && self->n_hops < SMITH_LIMIT_SCHEMA_HOPS &&
                self->depth < SMITH_LIMIT_SCHEMA_DEPTH))
    return TRUE;
  if (self->end == SMITH_SCHEMA_END_NONE)
    self->end = self->n_hops >= SMITH_LIMIT_SCHEMA_HOPS ? SMITH_SCHEMA_END_ENDLESS
                                                        : SMITH_SCHEMA_END_TOO_DEEP;

  return FALSE;
}

/* Asks the rules of a unit where somebody wants to know the way here, or what was looked at.  Not
 * inlined, so that the common case saves no registers for it. */
static G_GNUC_NO_INLINE gboolean
enter_marking (SmithSchemaChecker    *self,
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

/* Goes on where a value does not fit anyhow. */
static gboolean
apply_rules (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             SmithNode              value,
             SmithNodeKind          kind)
{
  gboolean fits;

  if (unit->verdict == 0)
    return smith_schema_report (self, unit, NULL, value, "%s", _("must not be here"));
  if ((unit->refuses >> kind & 1) != 0 && (self->problems == NULL || self->n_quiet > 0))
    return FALSE;
  if (!may_enter (self))
    return FALSE;

  self->n_hops++;
  self->depth++;
  fits = self->marks == NULL && !unit->wants_marks && !self->schema->is_dynamic
           ? check_rules (self, unit, value, kind)
           : enter_marking (self, unit, value, kind);
  self->depth--;
  self->n_hops--;

  return fits;
}

/* A step into the value: a child is another thing, with marks of its own.  Its schema is one of
 * which more is to be asked than the kind of the child. */
gboolean
smith_schema_ask (SmithSchemaChecker    *self,
                  const SmithSchemaUnit *unit,
                  SmithNode              child,
                  SmithNodeKind          kind)
{
  SmithSchemaMarks *marks = self->marks;
  guint n_hops = self->n_hops;
  gboolean fits;

  self->marks = NULL;
  self->n_hops = 0;
  fits = apply_rules (self, unit, child, kind);
  self->n_hops = n_hops;
  self->marks = marks;

  return fits;
}

/* Whether @value fits; what its schemas have looked at is marked when it does.  Once the check
 * has come to an end of its own no rule is asked any more. */
gboolean
smith_schema_apply (SmithSchemaChecker *self,
                    guint32             index,
                    SmithNode           value)
{
  const SmithSchemaUnit *unit = find_unit (self, index);
  SmithNodeKind kind = smith_tree_walk_kind (&self->walk, value);

  smith_schema_spend (self, 1);
  if (fits_anyhow (self, unit, kind))
    return TRUE;
  if (self->depth == 0 && may_walk (self))
    return smith_schema_walk_into (self, unit, value);

  return apply_rules (self, unit, value, kind);
}

/* The same for a child of what was looked at. */
gboolean
smith_schema_apply_into (SmithSchemaChecker *self,
                         guint32             index,
                         SmithNode           child)
{
  const SmithSchemaUnit *unit = find_unit (self, index);
  SmithNodeKind kind = smith_tree_walk_kind (&self->walk, child);

  smith_schema_spend (self, 1);

  return fits_anyhow (self, unit, kind) || step_into (self, unit, child, kind);
}
