/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_ANSWER_DIALOG (smith_answer_dialog_get_type ())

/**
 * SmithAnswerDialog:
 *
 * Asks what a fix needs to know, and applies it.
 *
 * Signals: `applied` (losses, a `GPtrArray` of sentences): the text has changed.
 */
G_DECLARE_FINAL_TYPE (SmithAnswerDialog, smith_answer_dialog, SMITH, ANSWER_DIALOG, AdwWindow)

GtkWidget *smith_answer_dialog_new (GtkWindow     *parent,
                                    SmithDocument *document,
                                    guint          problem,
                                    const char    *fix_id);
void       smith_answer_dialog_set_answer (SmithAnswerDialog *self,
                                           const char        *answer);

G_END_DECLS
