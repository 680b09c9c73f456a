/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/smith-limits.h"

G_BEGIN_DECLS

/* Where the strings of a text of JSON end, found ahead of whoever reads it: from one string to the
 * next he would wait for the end of the first, a dozen cycles each, and guess wrongly how often to
 * look.  Here 64 bytes are looked at together, in the widest registers that there are. */

/* How the bytes are looked at.  Each way finds the same. */
typedef enum
{
  SMITH_JSON_WAY_STEPS,     /* not at all: no straight path, for tests */
  SMITH_JSON_WAY_PORTABLE,
  SMITH_JSON_WAY_SSE2,
  SMITH_JSON_WAY_AVX512,
  SMITH_JSON_N_WAYS
} SmithJsonWay;

/* Bytes that are looked at ahead. */
#define SMITH_JSON_INDEX_STEP 4096u

/* The mark of an end whose string is not all plain ASCII, which must be looked at, or which comes
 * behind the limit.  Places are smaller. */
#define SMITH_JSON_INDEX_MARK 0x80000000u
G_STATIC_ASSERT (SMITH_LIMIT_DOCUMENT_BYTES < SMITH_JSON_INDEX_MARK);

/* Behind the last end that is known. */
#define SMITH_JSON_INDEX_STOP G_MAXUINT32

/* Once in a string, always in a string: this knows a quote by the number of those before it, so
 * it is good for a text that is JSON up to where it is used. */
typedef struct
{
  const char    *text;
  gsize          length;
  gsize          limit;
  gsize          at;           /* what is before it was looked at */
  SmithJsonWay   way;
  guint64        in_string;    /* all bits: @at is in a string, */
  guint64        is_escaped;   /* 1: behind a backslash, */
  gboolean       is_marked;    /* and there was more than plain ASCII in it */
  const guint32 *next;         /* the end that comes next, */
  guint32       *behind;       /* behind the last one: SMITH_JSON_INDEX_STOP */
  /* a string takes two bytes at least; room for the stop, and for what is written at a time */
  guint32        ends[SMITH_JSON_INDEX_STEP / 2 + 17];
} SmithJsonIndex;

gboolean     smith_json_way_is_here  (SmithJsonWay    way);
SmithJsonWay smith_json_way_best     (void);
void         smith_json_index_init   (SmithJsonIndex *self,
                                      SmithJsonWay    way,
                                      const char     *text,
                                      gsize           length,
                                      gsize           limit);
guint32      smith_json_index_seek   (SmithJsonIndex *self,
                                      gsize           at);

G_END_DECLS
