/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_MODEL_PAGE (smith_model_page_get_type ())

/**
 * SmithModelPage:
 *
 * What the model is told of an operation and of the whole action, what has changed in it since
 * the last save, what reads alike, how much of the limits is used, and what a person is asked
 * before a call.  Works while it is shown only.
 *
 * Properties: `document` (SmithDocument, nullable), `operation` (SmithOperationItem, nullable).
 * Signals: `operation-chosen` (SmithOperationItem): the person wants to see its text;
 * `edit-wanted` (string): the person wants an action of the Edit page.
 * Actions, which the verdict bar names: `edit.toggle-problems`, `edit.review-fixes`.
 */
G_DECLARE_FINAL_TYPE (SmithModelPage, smith_model_page, SMITH, MODEL_PAGE, GtkWidget)

GtkWidget *smith_model_page_new        (void);
gboolean   smith_model_page_is_working (SmithModelPage *self);

G_END_DECLS
