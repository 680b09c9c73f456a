/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"
#include "author/smith-outline-item.h"

G_BEGIN_DECLS

#define SMITH_TYPE_OUTLINE_MODEL (smith_outline_model_get_type ())

/* There is no such row. */
#define SMITH_OUTLINE_NOWHERE G_MAXUINT

/**
 * SmithOutlineModel:
 *
 * A list model of #SmithOutlineItem: what there is in a document, group by group, as far as the
 * groups are expanded; with a filter, what it finds, in its groups.  While the document is
 * stale it stays as it was.  A newer check changes only the rows between those that stay the
 * same at the start and at the end.  Main thread only.
 */
G_DECLARE_FINAL_TYPE (SmithOutlineModel, smith_outline_model, SMITH, OUTLINE_MODEL, GObject)

SmithOutlineModel *smith_outline_model_new            (SmithDocument      *document);
void               smith_outline_model_set_filter     (SmithOutlineModel  *self,
                                                       const char         *text);
void               smith_outline_model_set_expanded   (SmithOutlineModel  *self,
                                                       guint               position,
                                                       gboolean            is_expanded);
SmithSpan          smith_outline_model_get_span       (SmithOutlineModel  *self,
                                                       guint               position);
guint              smith_outline_model_find_group     (SmithOutlineModel  *self,
                                                       guint               position);
guint              smith_outline_model_find_at        (SmithOutlineModel  *self,
                                                       gsize               offset);
guint              smith_outline_model_find_operation (SmithOutlineModel  *self,
                                                       SmithOperationItem *operation);
guint              smith_outline_model_find_item      (SmithOutlineModel  *self,
                                                       SmithOutlineItem   *item);
guint              smith_outline_model_find_key       (SmithOutlineModel  *self,
                                                       const char         *key);

/* smith-outline-order.c */
guint              smith_outline_model_find_movable   (SmithOutlineModel  *self,
                                                       guint               position,
                                                       gboolean            is_down);
gboolean           smith_outline_model_can_move       (SmithOutlineModel  *self,
                                                       guint               position,
                                                       guint               target);
char              *smith_outline_model_move           (SmithOutlineModel  *self,
                                                       guint               position,
                                                       guint               target,
                                                       gboolean            is_behind,
                                                       GError            **error);

G_END_DECLS
