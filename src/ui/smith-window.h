/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-journal-folder.h"
#include "creds/smith-credential-list.h"
#include "project/smith-recent.h"
#include "project/smith-session.h"
#include "ui/smith-edit-page.h"
#include "ui/smith-test-page.h"

G_BEGIN_DECLS

#define SMITH_TYPE_WINDOW (smith_window_get_type ())

/**
 * SmithWindow:
 *
 * One window: the Start page, or one document with its pages.
 *
 * Actions: `win.new`, `win.try-sample`, `win.add-operation`, `win.paste-curl`,
 * `win.paste-sample`, `win.use-answer`, `win.open`, `win.import`, `win.save`, `win.save-as`,
 * `win.revert`, `win.update`, `win.undo`, `win.redo`, `win.find`, `win.go-to-line`, `win.send`,
 * `win.toggle-outline`, `win.toggle-inspector`, `win.go-to-operation` and `win.page` (string:
 * the page's name).
 *
 * Signal: `stayed`: it was to be closed, but the person did not want that after all.
 */
G_DECLARE_FINAL_TYPE (SmithWindow, smith_window, SMITH, WINDOW, AdwApplicationWindow)

GtkWidget     *smith_window_new           (AdwApplication      *application,
                                           SmithCredentialList *credentials);
void           smith_window_set_recent    (SmithWindow         *self,
                                           SmithRecent         *recent);
void           smith_window_set_journals  (SmithWindow         *self,
                                           SmithJournalFolder  *journals);
SmithDocument *smith_window_get_document  (SmithWindow         *self);
SmithEditPage *smith_window_get_edit_page (SmithWindow         *self);
SmithTestPage *smith_window_get_test_page (SmithWindow         *self);
void           smith_window_open_file     (SmithWindow         *self,
                                           GFile               *file);
void           smith_window_open_bytes    (SmithWindow         *self,
                                           GBytes              *text,
                                           const char          *name);
void           smith_window_restore       (SmithWindow         *self,
                                           SmithJournal        *journal);
void           smith_window_reopen        (SmithWindow         *self,
                                           GPtrArray           *session);
SmithSessionItem *smith_window_describe   (SmithWindow         *self);
void           smith_window_say           (SmithWindow         *self,
                                           const char          *sentence);

G_END_DECLS
