/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "run/smith-run.h"

G_BEGIN_DECLS

#define SMITH_TYPE_RESPONSE_PANE (smith_response_pane_get_type ())

/**
 * SmithResponsePane:
 *
 * What came of a call: the answer and what ChatGPT would make of it, or why there is none.
 * Nothing that it shows holds the secret that was sent.  A successful answer of JSON comes with a
 * button for the action `win.use-answer` of the window around it.
 *
 * Signal `remedy-chosen (remedy)`: the person wants the #SmithCallRemedy of an error.
 */
G_DECLARE_FINAL_TYPE (SmithResponsePane, smith_response_pane, SMITH, RESPONSE_PANE, GtkWidget)

void        smith_response_pane_show_nothing   (SmithResponsePane *self);
void        smith_response_pane_show_result    (SmithResponsePane *self,
                                                SmithRunResult    *result);
void        smith_response_pane_show_error     (SmithResponsePane *self,
                                                const GError      *error);
void        smith_response_pane_show_cancelled (SmithResponsePane *self);
void        smith_response_pane_set_waiting    (SmithResponsePane *self,
                                                gboolean           is_waiting);
void        smith_response_pane_set_outdated   (SmithResponsePane *self,
                                                gboolean           is_outdated);
const char *smith_response_pane_get_shown      (SmithResponsePane *self);
const char *smith_response_pane_get_status     (SmithResponsePane *self);
const char *smith_response_pane_get_verdict    (SmithResponsePane *self);
char       *smith_response_pane_dup_body       (SmithResponsePane *self);
const char *smith_response_pane_get_sample     (SmithResponsePane *self);

G_END_DECLS
