/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-text-link.h"

G_BEGIN_DECLS

#define SMITH_TYPE_HIGHLIGHTER (smith_highlighter_get_type ())

/**
 * SmithHighlighter:
 *
 * Colours the lines in sight of a text that is too long for GtkSourceView's parser, from the
 * tree of the latest check, in the colours of the view's style scheme.  Takes a time in
 * proportion to what is in sight, however long the text is.  Does nothing for a buffer that has
 * a language.
 */
G_DECLARE_FINAL_TYPE (SmithHighlighter, smith_highlighter, SMITH, HIGHLIGHTER, GObject)

SmithHighlighter *smith_highlighter_new (SmithDocument *document,
                                         SmithTextLink *link,
                                         GtkSourceView *view);

G_END_DECLS
