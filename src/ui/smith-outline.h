/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_OUTLINE (smith_outline_get_type ())

/**
 * SmithOutline:
 *
 * The operations of a document, with a filter above.
 *
 * Property: `operation` (SmithOperationItem, nullable): the selected one.
 * Signal: `operation-chosen` (SmithOperationItem): the person selected it.
 */
G_DECLARE_FINAL_TYPE (SmithOutline, smith_outline, SMITH, OUTLINE, GtkWidget)

GtkWidget          *smith_outline_new           (void);
void                smith_outline_set_document  (SmithOutline  *self,
                                                 SmithDocument *document);
SmithOperationItem *smith_outline_get_operation (SmithOutline  *self);

G_END_DECLS
