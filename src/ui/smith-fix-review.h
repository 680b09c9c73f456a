/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_FIX_REVIEW (smith_fix_review_get_type ())

/**
 * SmithFixReview:
 *
 * Shows what fixing all would do with a document: the fixes with a check box each, what is
 * left out, what remains, and the changed lines; and applies what is chosen as one step.
 *
 * Signals: `applied` (losses, a `GPtrArray` of sentences): the text has changed.
 */
G_DECLARE_FINAL_TYPE (SmithFixReview, smith_fix_review, SMITH, FIX_REVIEW, AdwWindow)

GtkWidget *smith_fix_review_new     (GtkWindow      *parent,
                                     SmithDocument  *document);
gboolean   smith_fix_review_is_busy (SmithFixReview *self);

G_END_DECLS
