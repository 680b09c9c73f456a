/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-argument-row.h"

G_BEGIN_DECLS

#define SMITH_TYPE_ARGUMENT_FORM (smith_argument_form_get_type ())

/**
 * SmithArgumentForm:
 *
 * The arguments of a draft, a row each.
 */
G_DECLARE_FINAL_TYPE (SmithArgumentForm, smith_argument_form, SMITH, ARGUMENT_FORM, GtkWidget)

GtkWidget        *smith_argument_form_new          (void);
void              smith_argument_form_set_draft    (SmithArgumentForm *self,
                                                    SmithDraft        *draft);
SmithArgumentRow *smith_argument_form_get_row      (SmithArgumentForm *self,
                                                    const char        *name);
void              smith_argument_form_set_problems (SmithArgumentForm *self,
                                                    GPtrArray         *problems,
                                                    const GError      *error);
gboolean          smith_argument_form_focus_problem (SmithArgumentForm *self);

G_END_DECLS
