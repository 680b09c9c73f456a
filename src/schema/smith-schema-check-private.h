/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree-walk.h"
#include "schema/smith-schema-private.h"

G_BEGIN_DECLS

/* Which children of one value some schema has looked at (Core §11): a bit each, by their
 * order. */
typedef struct
{
  guint32  n;
  guint32  few;   /* the bits of up to 32 children */
  guint32 *bits;  /* (owned) (nullable) of more */
} SmithSchemaMarks;

/* The resources that the check has come through, the innermost first (Core §7.1). */
typedef struct _SmithSchemaScope SmithSchemaScope;

struct _SmithSchemaScope
{
  guint                   resource;
  const SmithSchemaScope *outer;  /* (nullable) */
};

/* Why a check ended before it had an answer. */
typedef enum
{
  SMITH_SCHEMA_END_NONE,
  SMITH_SCHEMA_END_ENDLESS,
  SMITH_SCHEMA_END_TOO_DEEP,
  SMITH_SCHEMA_END_TOO_LONG,
} SmithSchemaEnd;

typedef struct
{
  SmithSchema            *schema;
  const SmithSchemaUnit  *units;         /* of the schema, as are the next */
  const SmithSchemaRule *const *asked;
  SmithTree              *values;
  SmithTreeWalk           walk;          /* through the values */
  gboolean                is_plain;      /* the walk is, and no reference wants to know the way */
  gboolean                asserts_formats;
  guint64                 n_steps;       /* that are left */
  GPtrArray              *problems;      /* (nullable): without one the first problem ends it */
  const SmithSchemaScope *scope;
  GString                *scratch;       /* (owned) (nullable) */
  SmithSchemaMarks       *marks;         /* (nullable) of the value that is looked at */
  guint                   max_problems;
  guint                   n_quiet;       /* above zero problems are only counted */
  guint                   n_hops;        /* schemas entered without a step into the value */
  guint                   depth;         /* schemas entered, steps into the value included */
  SmithSchemaEnd          end;
} SmithSchemaChecker;

/* smith-schema-check-rules.c */
gboolean smith_schema_apply      (SmithSchemaChecker    *self,
                                  guint32                unit,
                                  SmithNode              value);
gboolean smith_schema_apply_into (SmithSchemaChecker    *self,
                                  guint32                unit,
                                  SmithNode              child);
gboolean smith_schema_ask        (SmithSchemaChecker    *self,
                                  const SmithSchemaUnit *unit,
                                  SmithNode              child,
                                  SmithNodeKind          kind);

/* smith-schema-check-walk.c */
gboolean smith_schema_walk_container (SmithSchemaChecker    *self,
                                      const SmithSchemaUnit *unit,
                                      const SmithNodeRecord *container);
gboolean smith_schema_walk_into  (SmithSchemaChecker    *self,
                                  const SmithSchemaUnit *unit,
                                  SmithNode              value);

/* smith-schema-check.c */
gboolean smith_schema_report     (SmithSchemaChecker    *self,
                                  const SmithSchemaUnit *unit,
                                  const SmithSchemaRule *rule,
                                  SmithNode              value,
                                  const char            *format,
                                  ...) G_GNUC_PRINTF (5, 6);

void     smith_schema_checker_init (SmithSchemaChecker   *self,
                                    SmithSchema          *schema,
                                    SmithTree            *values,
                                    SmithSchemaFlags      flags);
void     smith_schema_checker_clear (SmithSchemaChecker  *self);

/* Counts work besides schemas entered. */
static inline void
smith_schema_spend (SmithSchemaChecker *self,
                    guint64             n_steps)
{
  if (self->n_steps > n_steps)
    self->n_steps -= n_steps;
  else
    {
      self->n_steps = 0;
      self->end = SMITH_SCHEMA_END_TOO_LONG;
    }
}

/* smith-schema-check-rules.c */
gboolean smith_schema_check_unevaluated (SmithSchemaChecker    *self,
                                         const SmithSchemaRule *rule,
                                         SmithNode              value);

/* smith-schema-check-combined.c, -value.c, -array.c, -object.c */
gboolean smith_schema_check_combined (SmithSchemaChecker    *self,
                                      const SmithSchemaUnit *unit,
                                      const SmithSchemaRule *rule,
                                      SmithNode              value);
gboolean smith_schema_check_value  (SmithSchemaChecker    *self,
                                    const SmithSchemaUnit *unit,
                                    const SmithSchemaRule *rule,
                                    SmithNode              value);
gboolean smith_schema_checker_match (SmithSchemaChecker     *self,
                                     const SmithSchemaRegex *regex,
                                     const char             *text,
                                     gsize                   length);
gboolean smith_schema_check_array  (SmithSchemaChecker    *self,
                                    const SmithSchemaUnit *unit,
                                    const SmithSchemaRule *rule,
                                    SmithNode              value);
gboolean smith_schema_check_object (SmithSchemaChecker    *self,
                                    const SmithSchemaUnit *unit,
                                    const SmithSchemaRule *rule,
                                    SmithNode              value);

/* smith-schema-marks.c */
void     smith_schema_marks_init  (SmithSchemaMarks       *self,
                                   guint32                 n);
void     smith_schema_marks_clear (SmithSchemaMarks       *self);
void     smith_schema_marks_join  (SmithSchemaMarks       *self,
                                   const SmithSchemaMarks *other);

static inline void
smith_schema_marks_set (SmithSchemaMarks *self,
                        guint32           index)
{
  if (self == NULL || index >= self->n)
    return;
  if (self->bits == NULL)
    self->few |= 1u << index;
  else
    self->bits[index / 32] |= 1u << (index % 32);
}

static inline gboolean
smith_schema_marks_get (const SmithSchemaMarks *self,
                        guint32                 index)
{
  return self->bits == NULL ? (self->few >> index & 1) != 0
                            : (self->bits[index / 32] >> (index % 32) & 1) != 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithSchemaChecker, smith_schema_checker_clear)

/* Whether a value is only asked whether it fits, and most likely does: then a walk over its members
 * may find out as well whether all are there.  Among alternatives most do not fit, and what is
 * missing tells soonest. */
static inline gboolean
smith_schema_asks_once (const SmithSchemaChecker *self)
{
  return self->problems == NULL && self->n_quiet == 0;
}

/* Whether nobody wants to hear of more problems than there are. */
static inline gboolean
smith_schema_stops_early (const SmithSchemaChecker *self)
{
  return self->problems == NULL || self->n_quiet > 0 ||
         self->problems->len >= self->max_problems;
}

G_END_DECLS
