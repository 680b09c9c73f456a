/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-yaml-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* Bytes, quotes included; libfyaml takes a name of 1024 characters. */
#define SMITH_YAML_SIMPLE_MAX_NAME 1000

/* The reader of simple YAML: see smith-yaml-simple.c.  Places are pointers into the text, which
 * has no NUL at its end. */
typedef struct
{
  SmithYamlReader *reader;
  const char      *start;   /* of the text */
  const char      *end;
  const char      *line;    /* the start of the line that holds @p */
  const char      *p;
  guint32          columns[SMITH_LIMIT_DEPTH + 1];  /* of the open containers */
} SmithYamlSimple;

gboolean    smith_yaml_simple_find_plain_end  (const char            *p,
                                               const char            *end,
                                               const char           **out_stop);
const char *smith_yaml_simple_find_quoted_end (const char            *p,
                                               const char            *end);
gboolean    smith_yaml_simple_take_plain      (SmithYamlSimple       *self,
                                               const char            *text_end,
                                               const char            *stop,
                                               SmithYamlScalar       *out);
gboolean    smith_yaml_simple_take_quoted     (SmithYamlSimple       *self,
                                               const char            *behind,
                                               SmithYamlScalar       *out);
gboolean    smith_yaml_simple_take_block      (SmithYamlSimple       *self,
                                               SmithYamlScalar       *out);
gboolean    smith_yaml_simple_read_flow       (SmithYamlSimple       *self);
gboolean    smith_yaml_simple_open            (SmithYamlSimple       *self,
                                               gboolean               is_mapping);
gboolean    smith_yaml_simple_add             (SmithYamlSimple       *self,
                                               const SmithYamlScalar *scalar);

/* Whether a blank, the end of the line or that of the text is at @p. */
static inline gboolean
smith_yaml_simple_is_gap (const char *p,
                          const char *end)
{
  return p == end || *p == ' ' || *p == '\n';
}

/* The column of the open container. */
static inline guint32
smith_yaml_simple_column (const SmithYamlSimple *self)
{
  return self->columns[self->reader->builder->depth];
}

static inline guint32
smith_yaml_simple_offset (const SmithYamlSimple *self,
                          const char            *p)
{
  return (guint32) (p - self->start);
}

static inline const char *
smith_yaml_simple_skip_blanks (const char *p,
                               const char *end)
{
  while (p < end && *p == ' ')
    p++;

  return p;
}

/* The end of the line that holds @p. */
static inline const char *
smith_yaml_simple_line_end (const char *p,
                            const char *end)
{
  const char *feed = p < end ? memchr (p, '\n', (gsize) (end - p)) : NULL;

  return feed != NULL ? feed : end;
}

G_END_DECLS
