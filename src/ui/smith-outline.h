/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_OUTLINE (smith_outline_get_type ())

/**
 * SmithOutline:
 *
 * What there is in a document, with a filter above.  Left and Right close and open groups; rows
 * are put into another order by dragging them, or by Alt with Up and Down.
 *
 * Property: `operation` (SmithOperationItem, nullable): the one that was selected last; the
 * first one of a document to begin with.
 * Signal: `place-chosen` (guint64 start, guint64 end, in bytes of the present text; gboolean):
 * the person selected what stands there, and wants to go on there.
 * Signal: `search-stopped`: the person gave up the filter, and wants to go on where the text is.
 * Signal: `failed` (const char *sentence): why what the person did has changed nothing.
 * Actions: `outline.toggle` (the position of a group), `outline.left`, `outline.right`,
 * `outline.move-up`, `outline.move-down`.
 */
G_DECLARE_FINAL_TYPE (SmithOutline, smith_outline, SMITH, OUTLINE, GtkWidget)

GtkWidget          *smith_outline_new           (void);
void                smith_outline_set_document  (SmithOutline  *self,
                                                 SmithDocument *document);
void                smith_outline_search        (SmithOutline  *self);
void                smith_outline_follow        (SmithOutline  *self,
                                                 gsize          offset);
SmithOperationItem *smith_outline_get_operation (SmithOutline  *self);
void                smith_outline_show_operation (SmithOutline       *self,
                                                  SmithOperationItem *operation);

G_END_DECLS
