/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-text-link.h"

G_BEGIN_DECLS

#define SMITH_TYPE_COMPLETION (smith_completion_get_type ())

/**
 * SmithCompletion:
 *
 * Offers what a document knows to the completion of its text view: while one types, and when
 * asked.  What is accepted is one step of undo.
 */
G_DECLARE_FINAL_TYPE (SmithCompletion, smith_completion, SMITH, COMPLETION, GObject)

SmithCompletion *smith_completion_new (SmithDocument *document,
                                       SmithTextLink *link);
void             smith_completion_clear (SmithCompletion *self);

G_END_DECLS
