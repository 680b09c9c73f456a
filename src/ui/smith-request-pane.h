/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-operation-item.h"
#include "run/smith-run.h"
#include "ui/smith-argument-form.h"
#include "ui/smith-target-bar.h"

G_BEGIN_DECLS

#define SMITH_TYPE_REQUEST_PANE (smith_request_pane_get_type ())

/**
 * SmithRequestPane:
 *
 * A call before it is made: where it goes, with which key and arguments, and how it will be
 * sent.  Its button activates `test.send` or, while a call is on its way, `test.cancel`.
 *
 * Signal `changed`: the request is another one.
 */
G_DECLARE_FINAL_TYPE (SmithRequestPane, smith_request_pane, SMITH, REQUEST_PANE, GtkWidget)

void               smith_request_pane_set_operation (SmithRequestPane    *self,
                                                     SmithOperationItem  *operation,
                                                     SmithDraft          *draft);
SmithTargetBar    *smith_request_pane_get_target    (SmithRequestPane    *self);
SmithArgumentForm *smith_request_pane_get_form      (SmithRequestPane    *self);
gboolean           smith_request_pane_fill          (SmithRequestPane    *self,
                                                     SmithRunInput       *out_input,
                                                     SmithArguments     **out_arguments,
                                                     GError             **error);
void               smith_request_pane_set_running   (SmithRequestPane    *self,
                                                     gboolean             is_running);
void               smith_request_pane_show_problems (SmithRequestPane    *self);
char              *smith_request_pane_dup_as_sent   (SmithRequestPane    *self);

G_END_DECLS
