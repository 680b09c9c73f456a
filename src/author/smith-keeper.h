/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"
#include "author/smith-journal-file.h"

G_BEGIN_DECLS

/**
 * SmithKeeperCursor:
 *
 * Returns: where the person is, in bytes of the document's present text
 */
typedef gsize (*SmithKeeperCursor) (gpointer owner);

/**
 * SmithKeeperReport:
 * @sentence: (nullable): translated: why unsaved text is not kept, or why what is not wanted any
 *   more still is; %NULL when all is well again
 */
typedef void  (*SmithKeeperReport) (gpointer    owner,
                                    const char *sentence);

/**
 * SmithKeeper:
 *
 * Keeps the unsaved text of a document in a journal, within two seconds of the last key, and
 * no journal of a document without unsaved text.  A write that fails is tried again, ever less
 * often; a removal that fails, when the document is changed or saved the next time.
 * Never holds up the main loop for longer than a copy of a part of the text.  Main thread only.
 */
#define SMITH_TYPE_KEEPER (smith_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SmithKeeper, smith_keeper, SMITH, KEEPER, GObject)

SmithKeeper *smith_keeper_new     (SmithDocument      *document,
                                   SmithJournalFile   *file,
                                   SmithKeeperCursor   get_cursor,
                                   SmithKeeperReport   report,
                                   gpointer            owner);
void         smith_keeper_stop    (SmithKeeper        *self);
gboolean     smith_keeper_discard (SmithKeeper        *self,
                                   GError            **error);

G_END_DECLS
