/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_PANES (smith_panes_get_type ())

/* Below this width in logical pixels the two stand one above the other. */
#define SMITH_PANES_STACKED_WIDTH 760

/**
 * SmithPanes:
 *
 * Two widgets of the same weight, with a handle between them: side by side where there is
 * room, one above the other where there is not.
 *
 * Properties: `start` and `end` (widgets).
 */
G_DECLARE_FINAL_TYPE (SmithPanes, smith_panes, SMITH, PANES, GtkWidget)

gboolean smith_panes_is_stacked (SmithPanes *self);

G_END_DECLS
