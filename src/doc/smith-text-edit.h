/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-span.h"

G_BEGIN_DECLS

/**
 * SmithTextEdit:
 * @span: what is replaced, in bytes of the text before any edit of its list
 * @text: (owned): what takes its place, ended by NUL for convenience
 * @length: bytes of @text
 *
 * One replacement.  A list of them is a `GPtrArray` from smith_text_edits_new(): all spans
 * are of the same text and do not overlap, whatever their order; insertions at one point
 * stand in the text in the order of the list, before what replaces the bytes that follow.
 */
typedef struct
{
  SmithSpan  span;
  char      *text;
  gsize      length;
} SmithTextEdit;

SmithTextEdit *smith_text_edit_new         (SmithSpan            span,
                                            const char          *text,
                                            gssize               length);
SmithTextEdit *smith_text_edit_copy        (const SmithTextEdit *self);
void           smith_text_edit_free        (SmithTextEdit       *self);

GPtrArray     *smith_text_edits_new        (void);
void           smith_text_edits_add        (GPtrArray           *edits,
                                            SmithSpan            span,
                                            const char          *text);
gboolean       smith_text_edits_sort       (GPtrArray           *edits,
                                            gsize                text_length);
GBytes        *smith_text_edits_apply      (GPtrArray           *edits,
                                            GBytes              *text);
GPtrArray     *smith_text_edits_invert     (GPtrArray           *edits,
                                            GBytes              *text);
GPtrArray     *smith_text_edits_compose    (GPtrArray           *first,
                                            GPtrArray           *second);
SmithSpan      smith_text_edits_shift_span (GPtrArray           *edits,
                                            SmithSpan            span);

SmithSpan      smith_span_shift            (SmithSpan            span,
                                            gsize                offset,
                                            gsize                removed,
                                            gsize                added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithTextEdit, smith_text_edit_free)

G_END_DECLS
