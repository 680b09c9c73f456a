/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "openapi/smith-complete.h"

G_BEGIN_DECLS

#define SMITH_TYPE_COMPLETION_ROW (smith_completion_row_get_type ())

/**
 * SmithCompletionRow:
 *
 * A proposal as a row of GtkSourceView's list.
 */
G_DECLARE_FINAL_TYPE (SmithCompletionRow, smith_completion_row, SMITH, COMPLETION_ROW, GObject)

SmithCompletionRow  *smith_completion_row_new          (SmithProposal           *proposal);
const SmithProposal *smith_completion_row_get_proposal (SmithCompletionRow      *self);
void                 smith_completion_row_display      (SmithCompletionRow      *self,
                                                        const char              *typed,
                                                        GtkSourceCompletionCell *cell);

G_END_DECLS
