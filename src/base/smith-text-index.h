/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithLineBreaks:
 * @SMITH_LINE_BREAKS_FILE: LF, CRLF and a lone CR, as the command line counts
 * @SMITH_LINE_BREAKS_GTK: those and U+2029, as GtkTextBuffer counts
 */
typedef enum
{
  SMITH_LINE_BREAKS_FILE,
  SMITH_LINE_BREAKS_GTK,
} SmithLineBreaks;

/**
 * SmithPosition:
 * @line: from 0
 * @column: code points from the start of the line, from 0; a BOM at the start of the text
 *   has none
 */
typedef struct
{
  guint line;
  guint column;
} SmithPosition;

/**
 * SmithTextIndex:
 *
 * Where the lines of a text begin.  Immutable; may be read from several threads.
 * Making one costs a pass over the text, a look-up a binary search and a walk of at most
 * 8 KiB, however long the line.
 */
typedef struct _SmithTextIndex SmithTextIndex;

SmithTextIndex *smith_text_index_new         (GBytes               *text,
                                              SmithLineBreaks       breaks);
SmithTextIndex *smith_text_index_ref         (SmithTextIndex       *self);
void            smith_text_index_unref       (SmithTextIndex       *self);
guint           smith_text_index_get_n_lines (SmithTextIndex       *self);
gboolean        smith_text_index_locate      (SmithTextIndex       *self,
                                              gsize                 offset,
                                              SmithPosition        *out_position);
gsize           smith_text_index_get_offset  (SmithTextIndex       *self,
                                              SmithPosition         position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithTextIndex, smith_text_index_unref)

G_END_DECLS
