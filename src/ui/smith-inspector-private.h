/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-inspection-writer.h"
#include "ui/smith-inspector.h"

G_BEGIN_DECLS

/* Invariants: all places are of @revision of the document; without a form there are no groups. */
struct _SmithInspector
{
  GtkWidget              parent_instance;

  SmithDocument         *document;   /* (owned) (nullable) */
  SmithInspectionWriter *writer;     /* (owned) (nullable) */
  SmithInspection       *form;       /* (owned) (nullable): what is shown */
  GPtrArray             *groups;     /* (owned) of SmithInspectorGroup */
  SmithSpan              object;     /* what the form is over */
  guint64                revision;   /* of the document */
  gsize                  offset;     /* where the cursor stands */
  gboolean               is_moved;   /* the cursor, since the form was looked for */
  guint                  follow_id;  /* 0 when that is not to be looked at */
  guint                  last_tag;
  guint                  adding;     /* the tag of what was to be added last, or 0 */
  const char            *adding_to;  /* (nullable) static: the group that it was to be added to */
  const char            *added;      /* (nullable) the same when it is in the text, not yet shown */
  gboolean               is_active;  /* somebody can see it */
  gboolean               has_lost_focus; /* a part of the form that had it is gone */

  GtkStack              *stack;
  GtkLabel              *title_label;
  GtkLabel              *badge;
  GtkLabel              *note_label;
  GtkScrolledWindow     *scroller;
  GtkBox                *box;
};

/* smith-inspector.c */
void smith_inspector_tell          (SmithInspector      *self,
                                    const char          *sentence);
void smith_inspector_choose        (SmithInspector      *self,
                                    guint64              start,
                                    guint64              end);
void smith_inspector_step          (SmithInspector      *self,
                                    gboolean             back);

/* smith-inspector-show.c */
void smith_inspector_show          (SmithInspector      *self,
                                    SmithInspection     *form);
void smith_inspector_show_unread   (SmithInspector      *self);
void smith_inspector_clear         (SmithInspector      *self);

/* smith-inspector-write.c */
void smith_inspector_listen        (SmithInspector      *self,
                                    GtkWidget           *group);
void smith_inspector_listen_writer (SmithInspector      *self);
void smith_inspector_add_keys      (SmithInspector      *self);

G_END_DECLS
