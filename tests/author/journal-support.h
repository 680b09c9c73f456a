/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-keeper.h"
#include "temp-folder.h"

/* A folder of journals as one process sees it, and what a keeper there said. */
typedef struct
{
  char               *root;
  char               *path;    /* of the folder, which nobody has made yet */
  SmithJournalFolder *folder;
  SmithDocument      *document;
  SmithKeeper        *keeper;
  guint               n_failed;
  guint               n_well;
} JournalSupport;

void          journal_support_set_up         (JournalSupport     *fixture,
                                              gconstpointer       data);
void          journal_support_tear_down      (JournalSupport     *fixture,
                                              gconstpointer       data);
guint         journal_support_count          (JournalSupport     *fixture,
                                              const char         *suffix);
void          journal_support_wait_for_locks (JournalSupport     *fixture,
                                              guint               n);
SmithJournal *journal_support_new            (const char         *text);
GBytes       *journal_support_print          (const SmithJournal *journal);
void          journal_support_assert_kept    (const char         *path,
                                              const char         *text);
void          journal_support_keep_result_cb (GObject            *object,
                                              GAsyncResult       *result,
                                              gpointer            user_data);
