/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-complete.h"

G_BEGIN_DECLS

/**
 * SmithStep:
 * @key: (owned) (nullable): of a member; %NULL for an element
 * @index: of an element, -1 when it is not known
 */
typedef struct
{
  char *key;
  int   index;
} SmithStep;

typedef enum
{
  SMITH_CURSOR_NOWHERE,  /* in a comment, in running text, outside of everything */
  SMITH_CURSOR_KEY,      /* @path leads to the object whose key is being written */
  SMITH_CURSOR_VALUE,    /* @path leads to the value that is being written */
} SmithCursorWhat;

/* Where somebody writes.  Found in the text itself, since what is being written seldom can be
 * read yet; what is far from it is found in the tree.  Offsets are of the part. */
typedef struct
{
  SmithTree       *tree;
  gsize            n_same;       /* bytes at the start that are as the tree has them */
  const char      *data;
  gsize            length;
  gsize            base;         /* where the part begins in the document */
  gsize            offset;

  SmithCursorWhat  what;
  GPtrArray       *path;         /* (owned) of SmithStep, from the root */
  GHashTable      *present;      /* (owned) set of keys or scalars that stand beside it */
  char            *word;         /* (owned) what is there of it before the cursor, no quote */
  gsize            start;        /* what is there of it, with its quotes */
  gsize            end;
  char             quote;        /* that it begins with, or 0 */
  gboolean         is_flow;      /* JSON, or between brackets */
  gboolean         may_be_key;   /* a value, or the first key of an object: behind a dash */
  gboolean         has_colon;    /* a key that is followed by its colon */
  gboolean         needs_space;  /* a space before it is missing */
  gboolean         comma_after;  /* something follows that a comma must part from it */
  gsize            comma_at;     /* where a comma before it is missing, or G_MAXSIZE */
  guint            column;       /* where it begins in its line */
} SmithCursor;

void        smith_cursor_init         (SmithCursor         *self,
                                       SmithTree           *tree,
                                       gsize                n_same,
                                       const SmithTextPart *part,
                                       gsize                offset);
void        smith_cursor_clear        (SmithCursor         *self);
SmithNode   smith_cursor_resolve      (const SmithCursor   *self,
                                       guint                n_up);

void        smith_cursor_prepend      (SmithCursor         *self,
                                       const char          *key,
                                       gssize               length,
                                       int                  index);
void        smith_cursor_append       (SmithCursor         *self,
                                       const char          *key,
                                       gssize               length,
                                       int                  index);
void        smith_cursor_prepend_node (SmithCursor         *self,
                                       SmithNode            node);
void        smith_cursor_add_present  (SmithCursor         *self,
                                       gsize                start,
                                       gsize                end);
gsize       smith_cursor_line_start   (const SmithCursor   *self,
                                       gsize                offset);
gsize       smith_cursor_line_end     (const SmithCursor   *self,
                                       gsize                offset);
gsize       smith_cursor_skip_string  (const SmithCursor   *self,
                                       gsize                at);
gsize       smith_cursor_skip_word    (const SmithCursor   *self,
                                       gsize                at);

void        smith_cursor_read_json    (SmithCursor         *self);
void        smith_cursor_read_flow    (SmithCursor         *self,
                                       gsize                from);
void        smith_cursor_read_yaml    (SmithCursor         *self);

static inline gboolean
smith_cursor_is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static inline gboolean
smith_cursor_is_break (char c)
{
  return c == '\n' || c == '\r';
}

G_END_DECLS
