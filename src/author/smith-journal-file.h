/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-journal-folder.h"

G_BEGIN_DECLS

/**
 * SmithJournalFile:
 *
 * The file of one journal: always a whole one, or none.  Main thread only; writing happens in
 * a thread.
 */
#define SMITH_TYPE_JOURNAL_FILE (smith_journal_file_get_type ())
G_DECLARE_FINAL_TYPE (SmithJournalFile, smith_journal_file, SMITH, JOURNAL_FILE, GObject)

SmithJournalFile *smith_journal_file_new          (SmithJournalFolder   *folder,
                                                   const char           *path);
void              smith_journal_file_write_async  (SmithJournalFile     *self,
                                                   SmithJournal         *journal,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          smith_journal_file_write_finish (SmithJournalFile     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean          smith_journal_file_remove       (SmithJournalFile     *self,
                                                   GError              **error);

G_END_DECLS
