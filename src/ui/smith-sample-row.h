/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SMITH_TYPE_SAMPLE_ROW (smith_sample_row_get_type ())

/**
 * SmithSampleRow:
 *
 * A row that unfolds into a field for JSON, named after its title.  What is in it may hold
 * secrets: it has no history of undo.  Signal: `sample-changed`.
 */
G_DECLARE_FINAL_TYPE (SmithSampleRow, smith_sample_row, SMITH, SAMPLE_ROW, AdwExpanderRow)

char *smith_sample_row_dup_text (SmithSampleRow *self);
void  smith_sample_row_set_text (SmithSampleRow *self,
                                 const char     *text);

G_END_DECLS
