/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_NAMER (smith_namer_get_type ())

/**
 * SmithNamer:
 *
 * Leads a page from names to where they are defined, and back to where they are used, and gives
 * them other names.  Offsets are bytes of the present text.
 *
 * Its menu asks for the page's action `edit.go-to` with the beginning and the end of a place.
 */
G_DECLARE_FINAL_TYPE (SmithNamer, smith_namer, SMITH, NAMER, GObject)

SmithNamer *smith_namer_new             (SmithDocument      *document,
                                         GtkWidget          *page);
gboolean    smith_namer_find_definition (SmithNamer         *self,
                                         gsize               offset,
                                         SmithSpan          *out_span);
guint       smith_namer_show_uses       (SmithNamer         *self,
                                         gsize               offset,
                                         const GdkRectangle *place);
gboolean    smith_namer_rename          (SmithNamer         *self,
                                         gsize               offset);

G_END_DECLS
