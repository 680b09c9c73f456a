/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-yaml-private.h"

#include <string.h>

G_BEGIN_DECLS

/* What the two parts of going on behind an error share: finding what is lost and where to go
 * on, and doing so. */

#define SMITH_YAML_NO_COLUMN G_MAXUINT32

typedef struct
{
  SmithYamlReader *reader;
  char            *input;     /* (owned) (nullable) the text, overwritten before a restart */
  guint64          n_bytes;   /* that parsers were given, about */
  guint32          error;     /* bytes: where the last one begins */
  guint32          from;      /* bytes: what could not be read */
  guint32          limit;     /* lines of a larger column belong to it, */
  gboolean         may_hold;  /* or may be its value */
  gboolean         is_unread; /* the name or dash of a member was read, its value was not */
  guint            flow;      /* the level of the outermost open bracket, 0 for none */
  guint            depth;     /* of containers without brackets */
  guint32          columns[SMITH_LIMIT_DEPTH + 1];
} SmithYamlRecovery;

/* Where reading goes on. */
typedef struct
{
  SmithYamlLine line;
  guint         level;     /* its container */
  gboolean      is_value;  /* it begins the container's value that was not read */
  guint32       lowest;    /* the smallest column of what was passed over */
} SmithYamlPlace;

static inline guint32
smith_yaml_column_of (const SmithYamlReader *self,
                      guint32                at)
{
  guint32 start = smith_yaml_line_start (self, at);

  if (start == 0 && at >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    start = 3;

  return at - start;
}

static inline SmithNodeRecord *
smith_yaml_record_of (SmithYamlReader *self,
                      guint            level)
{
  SmithTreeBuilder *builder = self->builder;

  return &builder->tree->records[builder->levels[level].node];
}

static inline gboolean
smith_yaml_is_sign (const SmithYamlReader *self,
                    guint32                at,
                    const char            *signs)
{
  return at < self->length && self->data[at] != '\0' && strchr (signs, self->data[at]) != NULL;
}

gboolean smith_yaml_close_to    (SmithYamlRecovery *self,
                                 guint              depth);
void     smith_yaml_find_damage (SmithYamlRecovery *self);
gboolean smith_yaml_find_place  (SmithYamlRecovery *self,
                                 SmithYamlPlace    *place);

G_END_DECLS
