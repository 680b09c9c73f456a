/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-inspection.h"

G_BEGIN_DECLS

/* Tables of what forms show of a text, and of what becomes of the text. */

#define INSPECTION_HEAD "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *at;      /* the place is where this begins */
  const char *group;
  const char *item;    /* its title; NULL for a field of the group */
  const char *field;
  const char *old;     /* what the form shows */
  const char *value;
  const char *after;   /* the text then; NULL when the form refuses */
} InspectionSetRow;

typedef struct
{
  const char *name;
  const char *text;
  const char *at;
  const char *group;
  const char *item;   /* what goes; NULL to add one */
  const char *after;  /* NULL when the form refuses */
} InspectionItemRow;

/* A line a group: its fields, and in brackets what its items are called; > before what a
 * reference leads to, and a note in parentheses. */
typedef struct
{
  const char *name;
  const char *text;
  const char *at;
  const char *shown;  /* NULL: nothing */
} InspectionShownRow;

SmithInspection            *inspection_at              (const char               *text,
                                                        const char               *at);
const SmithInspectionField *inspection_find_field      (SmithInspection          *inspection,
                                                        const char               *group,
                                                        const char               *item,
                                                        const char               *field);
void                        inspection_add_set_rows    (const InspectionSetRow   *rows,
                                                        gsize                     n_rows);
void                        inspection_add_item_rows   (const InspectionItemRow  *rows,
                                                        gsize                     n_rows);
void                        inspection_add_shown_rows  (const InspectionShownRow *rows,
                                                        gsize                     n_rows);
guint                       inspection_try_all         (const char               *text,
                                                        const char               *at);

G_END_DECLS
