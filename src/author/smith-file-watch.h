/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-file-reader.h"

G_BEGIN_DECLS

/**
 * SmithFileWatchFunc:
 * @is_gone: nothing is there any more
 * @stamp: (nullable): the state of the file, as smith_file_make_stamp() has it; %NULL when
 *   there is no file, or it cannot be looked at
 *
 * Returns: whether the file should be read as well
 */
typedef gboolean (*SmithFileWatchFunc) (gpointer    owner,
                                        gboolean    is_gone,
                                        const char *stamp);

/**
 * SmithFileWatchRead:
 * @text: (nullable): what the file holds; %NULL when it cannot be read
 */
typedef void (*SmithFileWatchRead) (gpointer             owner,
                                    const SmithFileText *text);

/**
 * SmithFileWatch:
 *
 * Tells the state of a file whenever it may be another one.  The system tells nothing of what a
 * link leads to, nor of some file systems: then smith_file_watch_look() finds it out.  Another time
 * stamp need not mean another text, so the file is read when its owner asks.  Main thread only.
 */
#define SMITH_TYPE_FILE_WATCH (smith_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (SmithFileWatch, smith_file_watch, SMITH, FILE_WATCH, GObject)

SmithFileWatch *smith_file_watch_new  (GFile              *file,
                                       SmithFileWatchFunc  func,
                                       SmithFileWatchRead  read,
                                       gpointer            owner);
void            smith_file_watch_look (SmithFileWatch     *self);
void            smith_file_watch_stop (SmithFileWatch     *self);

G_END_DECLS
