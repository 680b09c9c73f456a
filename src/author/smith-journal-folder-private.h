/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-journal-folder.h"

G_BEGIN_DECLS

/* What the names of our files end in. */
#define SMITH_JOURNAL_SUFFIX ".journal"
#define SMITH_JOURNAL_UNFINISHED ".new"
#define SMITH_JOURNAL_LOCK ".lock"
#define SMITH_JOURNAL_REFUSED ".damaged"

struct _SmithJournalFolder
{
  GObject  parent_instance;

  char    *path;     /* (owned) */
  char    *token;    /* (owned): begins the names of our files; never the same twice */
  int      n_paths;  /* given out; atomic */

  GMutex   mutex;
  int      lock_fd;  /* under the mutex; -1 until it is held */
};

char     *smith_journal_folder_dup_path  (SmithJournalFolder  *self,
                                          const char          *token,
                                          const char          *suffix);
int       smith_journal_folder_take_lock (SmithJournalFolder  *self,
                                          const char          *token,
                                          gboolean             wait);
gboolean  smith_journal_fail             (GError             **error,
                                          int                  saved_errno);

G_END_DECLS
