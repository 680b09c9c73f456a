/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_SPLIT (smith_split_get_type ())

/* Below the first width a page should do without what stands beside it; below the second
 * the sidebar slides over the content.  Both in logical pixels. */
#define SMITH_SPLIT_NARROW_WIDTH    960
#define SMITH_SPLIT_COLLAPSED_WIDTH 760

/**
 * SmithSplit:
 *
 * A sidebar beside a content, or over it where there is no room.  What it is follows from
 * the width that it gets, on every version of the toolkit.
 *
 * Properties: `sidebar` and `content` (widgets), `show-sidebar` (boolean; a collapsed split
 * starts without, and the wish from before comes back with the room), `narrow` and
 * `collapsed` (boolean, read only; `narrow` is notified with the first width in any case).
 */
G_DECLARE_FINAL_TYPE (SmithSplit, smith_split, SMITH, SPLIT, GtkWidget)

GtkWidget *smith_split_new              (void);
void       smith_split_set_sidebar      (SmithSplit *self,
                                         GtkWidget  *sidebar);
void       smith_split_set_content      (SmithSplit *self,
                                         GtkWidget  *content);
gboolean   smith_split_get_show_sidebar (SmithSplit *self);
void       smith_split_set_show_sidebar (SmithSplit *self,
                                         gboolean    show_sidebar);
gboolean   smith_split_is_narrow        (SmithSplit *self);
gboolean   smith_split_is_collapsed     (SmithSplit *self);

G_END_DECLS
