/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_PANES (smith_panes_get_type ())

/* With less than this width the two do not stand beside one another, and with less than this
 * height not above one another either.  Logical pixels. */
#define SMITH_PANES_BESIDE_WIDTH   760
#define SMITH_PANES_STACKED_HEIGHT 560

/**
 * SmithPanesLayout:
 * @SMITH_PANES_BESIDE: side by side
 * @SMITH_PANES_STACKED: one above the other
 * @SMITH_PANES_SINGLE: one of them, with buttons for either
 */
typedef enum
{
  SMITH_PANES_BESIDE,
  SMITH_PANES_STACKED,
  SMITH_PANES_SINGLE,
} SmithPanesLayout;

/**
 * SmithPanes:
 *
 * Two widgets of the same weight.  How they lie follows from the size that there is.
 *
 * Properties: `start` and `end` (widgets), `start-title` and `end-title` (strings, for the
 * buttons).
 */
G_DECLARE_FINAL_TYPE (SmithPanes, smith_panes, SMITH, PANES, GtkWidget)

SmithPanesLayout smith_panes_get_layout (SmithPanes *self);
void             smith_panes_show_end   (SmithPanes *self,
                                         gboolean    show_end);

G_END_DECLS
