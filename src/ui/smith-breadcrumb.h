/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_BREADCRUMB (smith_breadcrumb_get_type ())

/**
 * SmithBreadcrumb:
 *
 * The way from the root of a document to a place in it, a button a step.
 *
 * Signal: `place-chosen` (start and end, each a guint64 in bytes of the present text).
 */
G_DECLARE_FINAL_TYPE (SmithBreadcrumb, smith_breadcrumb, SMITH, BREADCRUMB, GtkWidget)

void smith_breadcrumb_set_document (SmithBreadcrumb *self,
                                    SmithDocument   *document);
void smith_breadcrumb_set_offset   (SmithBreadcrumb *self,
                                    gsize            offset);

G_END_DECLS
