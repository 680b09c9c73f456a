/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/smith-tab.h"

G_BEGIN_DECLS

#define SMITH_TYPE_WINDOW (smith_window_get_type ())

/**
 * SmithWindow:
 *
 * One window: the Start page, or documents in tabs.
 *
 * Actions: `win.new`, `win.new-from` (string: the name of a starter), `win.new-window`,
 * `win.try-sample`, `win.open`, `win.import` and `win.page` (string: the page's name); what
 * smith_tab_get_action_name() names, for the tab in front; and for tabs `win.close-tab`,
 * `win.close-other-tabs`, `win.move-tab-to-window`, `win.next-tab`, `win.previous-tab`,
 * `win.move-tab-right` and `win.move-tab-left`.
 *
 * Signals: `stayed`: it was to be closed, but the person did not want that after all;
 * `tab-added` (SmithTab): a new document has its tab.
 */
G_DECLARE_FINAL_TYPE (SmithWindow, smith_window, SMITH, WINDOW, AdwApplicationWindow)

GtkWidget     *smith_window_new          (AdwApplication      *application,
                                          SmithCredentialList *credentials);
void           smith_window_set_recent   (SmithWindow         *self,
                                          SmithRecent         *recent);
void           smith_window_set_journals (SmithWindow         *self,
                                          SmithJournalFolder  *journals);
AdwTabView    *smith_window_get_tab_view (SmithWindow         *self);
SmithTab      *smith_window_get_tab      (SmithWindow         *self);
SmithDocument *smith_window_get_document (SmithWindow         *self);
void           smith_window_open_file    (SmithWindow         *self,
                                          GFile               *file);
void           smith_window_open_bytes   (SmithWindow         *self,
                                          GBytes              *text,
                                          const char          *name);
void           smith_window_restore      (SmithWindow         *self,
                                          SmithJournal        *journal);
void           smith_window_reopen       (SmithWindow         *self,
                                          GPtrArray           *session);
void           smith_window_describe     (SmithWindow         *self,
                                          GPtrArray           *session);
void           smith_window_say          (SmithWindow         *self,
                                          const char          *sentence);

G_END_DECLS
