/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "author/smith-journal-folder.h"
#include "creds/smith-credential-list.h"
#include "project/smith-recent.h"
#include "project/smith-session.h"
#include "project/smith-source.h"
#include "ui/smith-edit-page.h"
#include "ui/smith-outline.h"
#include "ui/smith-split.h"
#include "ui/smith-test-page.h"

G_BEGIN_DECLS

/**
 * SmithTabShared:
 * @credentials: (owned) (nullable): the keys
 * @recent: (owned) (nullable): is told of documents that have a file
 * @journals: (owned) (nullable): where unsaved text is kept
 *
 * What all tabs of the program have in common.
 */
typedef struct
{
  SmithCredentialList *credentials;
  SmithRecent         *recent;
  SmithJournalFolder  *journals;
} SmithTabShared;

#define SMITH_TYPE_TAB (smith_tab_get_type ())

/**
 * SmithTab:
 *
 * One open document: its outline, its pages, what is said of it and how it is saved.  It may be
 * moved from window to window.
 *
 * Signals: `changed`: what a window shows of it (title, page, width, what can be done) may be
 * another one; `closable` (boolean): the answer to smith_tab_ask_to_close(); `close-wanted`: the
 * person has given the document up.
 */
G_DECLARE_FINAL_TYPE (SmithTab, smith_tab, SMITH, TAB, GtkWidget)

SmithTab         *smith_tab_new               (SmithDocument        *document,
                                               const SmithJournal   *journal,
                                               const SmithTabShared *shared);
SmithDocument    *smith_tab_get_document      (SmithTab             *self);
SmithEditPage    *smith_tab_get_edit_page     (SmithTab             *self);
SmithOutline     *smith_tab_get_outline       (SmithTab             *self);
SmithTestPage    *smith_tab_get_test_page     (SmithTab             *self);
AdwViewStack     *smith_tab_get_pages         (SmithTab             *self);
SmithSplit       *smith_tab_get_split         (SmithTab             *self);
char             *smith_tab_dup_title         (SmithTab             *self);
gboolean          smith_tab_is_busy           (SmithTab             *self);
void              smith_tab_show_page         (SmithTab             *self,
                                               const char           *page);
void              smith_tab_go_to             (SmithTab             *self,
                                               gsize                 place);
void              smith_tab_say_error         (SmithTab             *self,
                                               const char           *sentence);
void              smith_tab_toast             (SmithTab             *self,
                                               const char           *sentence);
void              smith_tab_set_source        (SmithTab             *self,
                                               SmithSource          *source);
void              smith_tab_look_at_disk      (SmithTab             *self);
SmithSessionItem *smith_tab_describe          (SmithTab             *self);
gboolean          smith_tab_is_closable       (SmithTab             *self);
void              smith_tab_ask_to_close      (SmithTab             *self);
void              smith_tab_keep_open         (SmithTab             *self);
void              smith_tab_end               (SmithTab             *self);

G_END_DECLS
