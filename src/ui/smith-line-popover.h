/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_LINE_POPOVER (smith_line_popover_get_type ())

/**
 * SmithLinePopover:
 *
 * Asks for a line of a text, or a line and a column as in `12:5`, and goes there.  Signal:
 * `place-chosen` (line and column, counted from 0; a line that is too short ends it earlier).
 */
G_DECLARE_FINAL_TYPE (SmithLinePopover, smith_line_popover, SMITH, LINE_POPOVER, GtkPopover)

GtkWidget *smith_line_popover_new  (void);
void       smith_line_popover_open (SmithLinePopover   *self,
                                    const GdkRectangle *place,
                                    guint               line,
                                    guint               n_lines);

G_END_DECLS
