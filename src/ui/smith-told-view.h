/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_TOLD_VIEW (smith_told_view_get_type ())

/**
 * SmithToldView:
 *
 * A text that a model is told, or what has changed in it, with a note above.
 *
 * Property: `title` (string): what assistive technology calls the text.
 */
G_DECLARE_FINAL_TYPE (SmithToldView, smith_told_view, SMITH, TOLD_VIEW, GtkWidget)

void  smith_told_view_show_text (SmithToldView *self,
                                 const char    *note,
                                 const char    *text);
void  smith_told_view_show_diff (SmithToldView *self,
                                 const char    *note,
                                 const char    *diff);
char *smith_told_view_dup_text  (SmithToldView *self);

G_END_DECLS
