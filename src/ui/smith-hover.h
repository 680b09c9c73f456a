/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "author/smith-document.h"
#include "ui/smith-text-link.h"

G_BEGIN_DECLS

/**
 * SmithHover:
 *
 * What comes up where the pointer rests on an underline: the sentence of each problem there, and a
 * button for each way to mend it, which activates `edit.fix` of the page around the view.
 */
#define SMITH_TYPE_HOVER (smith_hover_get_type ())
G_DECLARE_FINAL_TYPE (SmithHover, smith_hover, SMITH, HOVER, GObject)

SmithHover *smith_hover_new      (SmithDocument *document,
                                  SmithTextLink *link);
void        smith_hover_clear    (SmithHover    *self);
GtkWidget  *smith_hover_describe (SmithHover    *self,
                                  gsize          offset);

G_END_DECLS
