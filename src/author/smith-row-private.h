/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-row-list.h"

G_BEGIN_DECLS

/**
 * SmithRow:
 *
 * A thing in a check and in the document that the check is of: what the objects of a
 * SmithRowList have inside.
 */
typedef struct
{
  gpointer    document;  /* (nullable): a SmithDocument, weak */
  SmithCheck *check;     /* (owned) */
  guint64     revision;
  guint       index;     /* in the check */
} SmithRow;

void      smith_row_init      (SmithRow   *self,
                               gpointer    document,
                               SmithCheck *check,
                               guint64     revision,
                               guint       index);
void      smith_row_rebind    (SmithRow   *self,
                               SmithCheck *check,
                               guint64     revision,
                               guint       index);
void      smith_row_clear     (SmithRow   *self);
SmithSpan smith_row_get_place (SmithRow   *self,
                               SmithSpan   span,
                               guint      *out_line);

extern const SmithRowKind smith_problem_kind;
extern const SmithRowKind smith_operation_item_kind;

G_END_DECLS
