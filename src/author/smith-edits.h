/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-span.h"

G_BEGIN_DECLS

/**
 * SmithEdits:
 *
 * What happened to a text, in order, so that a span of an older revision can be found in
 * the text as it is now.  Counted; for one thread.
 */
typedef struct _SmithEdits SmithEdits;

SmithEdits *smith_edits_new    (void);
SmithEdits *smith_edits_ref    (SmithEdits *self);
void        smith_edits_unref  (SmithEdits *self);

void        smith_edits_add    (SmithEdits *self,
                                guint64     revision,
                                gsize       offset,
                                gsize       removed,
                                gsize       added);
void        smith_edits_forget (SmithEdits *self,
                                guint64     revision);
SmithSpan   smith_edits_shift  (SmithEdits *self,
                                guint64     revision,
                                SmithSpan   span);
gsize       smith_edits_unshift (SmithEdits *self,
                                 guint64     revision,
                                 gsize       offset);
gsize       smith_edits_get_start (SmithEdits *self,
                                   guint64     revision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithEdits, smith_edits_unref)

G_END_DECLS
