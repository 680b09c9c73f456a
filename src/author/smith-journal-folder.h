/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-journal.h"

G_BEGIN_DECLS

/**
 * SmithJournalFolder:
 *
 * Where a process keeps journals, and where it finds those of processes that died.  A process
 * holds a lock for as long as it lives; whoever gets the lock of another one may have what it
 * left.  The folder and all in it are for the user alone.
 */
#define SMITH_TYPE_JOURNAL_FOLDER (smith_journal_folder_get_type ())
G_DECLARE_FINAL_TYPE (SmithJournalFolder, smith_journal_folder, SMITH, JOURNAL_FOLDER, GObject)

SmithJournalFolder *smith_journal_folder_new            (const char           *path);
char               *smith_journal_folder_dup_new_path   (SmithJournalFolder   *self);
gboolean            smith_journal_folder_hold           (SmithJournalFolder   *self,
                                                         GError              **error);
void                smith_journal_folder_recover_async  (SmithJournalFolder   *self,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray          *smith_journal_folder_recover_finish (SmithJournalFolder   *self,
                                                         GAsyncResult         *result,
                                                         char               ***out_refused,
                                                         GError              **error);

G_END_DECLS
