/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_TEXT_LINK (smith_text_link_get_type ())

/**
 * SmithTextLink:
 *
 * Keeps a document and the buffer of a text view the same, and translates places between
 * them: a document counts bytes, a buffer lines and characters.
 *
 * A text that is replaced from outside gets a new buffer, filled before a view has it:
 * with 13 MB that takes 0.3 seconds, in a shown buffer 14.  A long text is filled beside the
 * view, a slice at a time, and the first lines are to be seen meanwhile.  Signal:
 * `buffer-changed`.
 */
G_DECLARE_FINAL_TYPE (SmithTextLink, smith_text_link, SMITH, TEXT_LINK, GObject)

SmithTextLink   *smith_text_link_new          (SmithDocument     *document);
gboolean         smith_text_link_is_whole     (SmithTextLink     *self);
gboolean         smith_text_link_is_odd       (SmithTextLink     *self);
void             smith_text_link_complete     (SmithTextLink     *self);
GtkSourceBuffer *smith_text_link_get_buffer   (SmithTextLink     *self);
void             smith_text_link_get_iter     (SmithTextLink     *self,
                                               gsize              offset,
                                               GtkTextIter       *out_iter);
gsize            smith_text_link_get_offset   (SmithTextLink     *self,
                                               const GtkTextIter *iter);
void             smith_text_link_get_range    (SmithTextLink     *self,
                                               SmithSpan          span,
                                               GtkTextIter       *out_start,
                                               GtkTextIter       *out_end);

G_END_DECLS
