/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_PROBLEMS_PANEL (smith_problems_panel_get_type ())

/**
 * SmithProblemsPanel:
 *
 * The problems of a document, in the order of the platform.  The selected one is unfolded.
 *
 * Signal: `problem-chosen` (SmithProblem, gboolean): the person wants to see the place;
 * with %TRUE also to go on writing there.
 */
G_DECLARE_FINAL_TYPE (SmithProblemsPanel, smith_problems_panel, SMITH, PROBLEMS_PANEL, GtkWidget)

GtkWidget *smith_problems_panel_new          (void);
void       smith_problems_panel_set_document (SmithProblemsPanel *self,
                                              SmithDocument      *document);
void       smith_problems_panel_select       (SmithProblemsPanel *self,
                                              guint               index);

G_END_DECLS
