/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "schema/smith-schema-private.h"

G_BEGIN_DECLS

/* Schemas that one value must fit all at once: those asked for, and what they bring along by
 * references and `allOf`. */
typedef struct
{
  GArray    *units;          /* (owned) of guint32, none twice */
  GPtrArray *choices;        /* (owned) of const SmithSchemaRule: anyOf, oneOf, if */
  gboolean   is_impossible;  /* the schema `false` is among them */
} SmithSampleSet;

/* A sample in the making. */
typedef struct
{
  SmithSchema      *schema;
  SmithSchemaFlags  flags;
  GHashTable       *open;         /* (owned) schema plus one → how many values around have it */
  guint             n_attempts;   /* that are left */
  guint64           n_steps;      /* of checks, that are left */
  guint             n_values;     /* made so far */
  guint             depth;
  gboolean          is_lean;      /* only what is required */
  guint             variation;    /* above zero another value is wanted than for zero */
  char             *reason;       /* (owned) (nullable) what the last one did not fit */
} SmithSampler;

/* Walks over the rules of a kind in a set. */
typedef struct
{
  guint   unit;
  guint32 rule;
} SmithSampleIter;

/* smith-schema-sample.c */
char     *smith_sample_make       (SmithSampler           *self,
                                   GArray                 *units,
                                   gboolean                is_optional);
void      smith_sample_fail       (SmithSampler           *self,
                                   const char             *reason);
gboolean  smith_sample_fits_node  (SmithSampler           *self,
                                   GArray                 *units,
                                   SmithTree              *values,
                                   SmithNode               value);

/* smith-schema-sample-given.c */
char     *smith_sample_make_given (SmithSampler           *self,
                                   const SmithSampleSet   *set,
                                   GArray                 *units);

/* smith-schema-sample-set.c */
void      smith_sample_set_init   (SmithSampleSet         *set);
void      smith_sample_set_clear  (SmithSampleSet         *set);
void      smith_sample_set_copy   (SmithSampleSet         *set,
                                   const SmithSampleSet   *other);
void      smith_sample_set_add    (SmithSampler           *self,
                                   SmithSampleSet         *set,
                                   guint32                 unit);
gboolean  smith_sample_set_add_dependent (SmithSampler    *self,
                                          SmithSampleSet  *set);
guint     smith_sample_set_types  (SmithSampler           *self,
                                   const SmithSampleSet   *set);
guint64   smith_sample_set_least  (SmithSampler           *self,
                                   const SmithSampleSet   *set,
                                   SmithSchemaKeyword      kind);
guint64   smith_sample_set_most   (SmithSampler           *self,
                                   const SmithSampleSet   *set,
                                   SmithSchemaKeyword      kind);
const SmithSchemaRule *
          smith_sample_next       (SmithSampler           *self,
                                   const SmithSampleSet   *set,
                                   SmithSampleIter        *iter,
                                   SmithSchemaKeyword      kind);
const SmithSchemaUnit *
          smith_sample_iter_unit  (SmithSampler           *self,
                                   const SmithSampleSet   *set,
                                   const SmithSampleIter  *iter);

/* smith-schema-sample-string.c */
gboolean  smith_sample_match      (SmithSampler           *self,
                                   const SmithSchemaRegex *regex,
                                   const char             *text);

/* smith-schema-sample-number.c, -string.c: candidates, JSON texts, the best first */
void      smith_sample_add_numbers (SmithSampler          *self,
                                    const SmithSampleSet  *set,
                                    gboolean               is_whole,
                                    GPtrArray             *candidates);
void      smith_sample_add_strings (SmithSampler          *self,
                                    const SmithSampleSet  *set,
                                    GPtrArray             *candidates);

/* smith-schema-sample-pattern.c */
char     *smith_sample_pattern    (const char             *pattern,
                                   guint                   repeat,
                                   guint                   variation);

/* smith-schema-sample-array.c, -object.c: a JSON text, or NULL with a reason */
#define SMITH_SAMPLE_MANNERS 3u
char     *smith_sample_make_array  (SmithSampler          *self,
                                    const SmithSampleSet  *set,
                                    guint                  manner);
char     *smith_sample_make_object (SmithSampler          *self,
                                    const SmithSampleSet  *set,
                                    guint                  manner);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithSampleSet, smith_sample_set_clear)

G_END_DECLS
