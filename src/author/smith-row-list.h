/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithRowKind:
 * @get_type: of the objects in the list
 * @get_n: how many there are in a check
 * @is_same: whether a thing in one check is the same as a thing in another
 * @make: an object for the thing at @index of @check; (transfer full)
 * @rebind: lets an object stand for the same thing in a newer check; says nothing yet
 * @notify: says what rebinding has changed
 *
 * What a list of things in a check is made of.
 */
typedef struct
{
  GType    (*get_type) (void);
  guint    (*get_n)    (SmithCheck *check);
  gboolean (*is_same)  (SmithCheck *check_a,
                        guint       index_a,
                        SmithCheck *check_b,
                        guint       index_b);
  gpointer (*make)     (gpointer    owner,
                        SmithCheck *check,
                        guint64     revision,
                        guint       index);
  void     (*rebind)   (gpointer    item,
                        SmithCheck *check,
                        guint64     revision,
                        guint       index);
  void     (*notify)   (gpointer    item);
} SmithRowKind;

/**
 * SmithRowDelta:
 * @before: (not nullable): a check; only told apart from others
 * @head: how many things of the next check are the same at the start
 * @tail: how many are the same at the end; with @head at most as many as there are in either
 *
 * What a check has of one before it.
 */
typedef struct
{
  const SmithCheck *before;
  guint             head;
  guint             tail;
} SmithRowDelta;

void smith_row_kind_compare (const SmithRowKind *kind,
                             SmithCheck         *before,
                             SmithCheck         *check,
                             SmithRowDelta      *out_delta);

/**
 * SmithRowList:
 *
 * A list model of things in a document's check.  Objects are made when they are asked for.
 * A newer check changes only the rows between those that stay the same at the start and at
 * the end: one `items-changed`, or none.
 */
#define SMITH_TYPE_ROW_LIST (smith_row_list_get_type ())
G_DECLARE_FINAL_TYPE (SmithRowList, smith_row_list, SMITH, ROW_LIST, GObject)

SmithRowList *smith_row_list_new    (const SmithRowKind *kind,
                                     gpointer            owner);
void          smith_row_list_update (SmithRowList        *self,
                                     SmithCheck          *check,
                                     guint64              revision,
                                     const SmithRowDelta *delta);

G_END_DECLS
