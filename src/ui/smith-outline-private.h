/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-outline-model.h"
#include "ui/smith-outline-row.h"
#include "ui/smith-outline.h"

G_BEGIN_DECLS

struct _SmithOutline
{
  GtkWidget           parent_instance;

  SmithDocument      *document;      /* (owned) (nullable) */
  SmithOutlineModel  *model;         /* (owned) (nullable) */
  GtkSingleSelection *selection;     /* (owned) (nullable) */
  SmithOperationItem *operation;     /* (owned) (nullable) the one that was selected last */
  gboolean            is_following;  /* the selection is moved by the program */
  gsize               offset;        /* where the cursor stands */
  gsize               chosen;        /* where it was sent by what a person has selected */
  guint               follow_id;     /* 0 when the selection stands where the cursor does */
  char               *moved;         /* (owned) (nullable) key of a row that stands elsewhere
                                        after the next check */
  gboolean            was_focused;   /* the focus goes with that row */

  GtkSearchEntry     *filter_entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *empty_label;
};

/* smith-outline.c */
void smith_outline_fail          (SmithOutline    *self,
                                  const char      *sentence);

/* smith-outline-order.c */
void smith_outline_install_order (GtkWidgetClass  *widget_class);
void smith_outline_accept_order  (SmithOutlineRow *row);

G_END_DECLS
