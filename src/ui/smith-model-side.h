/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-model-report.h"

G_BEGIN_DECLS

#define SMITH_TYPE_MODEL_SIDE (smith_model_side_get_type ())

/**
 * SmithModelSide:
 *
 * Beside what the model is told: how much of the platform's limits is used, and what a person
 * is asked before a call.
 *
 * Signal: `operation-chosen` (guint): the person wants to see the operation of that index.
 */
G_DECLARE_FINAL_TYPE (SmithModelSide, smith_model_side, SMITH, MODEL_SIDE, GtkWidget)

void smith_model_side_show (SmithModelSide   *self,
                            SmithModelReport *report);

G_END_DECLS
