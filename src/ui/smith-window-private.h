/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-import-plan.h"
#include "author/smith-keeper.h"
#include "project/smith-source.h"
#include "ui/smith-banner.h"
#include "ui/smith-keys-page.h"
#include "ui/smith-model-page.h"
#include "ui/smith-outline.h"
#include "ui/smith-split.h"
#include "ui/smith-start-page.h"
#include "ui/smith-test-page.h"
#include "ui/smith-window.h"

G_BEGIN_DECLS

struct _SmithWindow
{
  AdwApplicationWindow  parent_instance;

  GSettings            *settings;     /* (owned) (nullable) */
  SmithDocument        *document;     /* (owned) (nullable) */
  SmithCredentialList  *credentials;  /* (owned) (nullable) the program's */
  SmithRecent          *recent;       /* (owned) (nullable) the program's */
  SmithJournalFolder   *journals;     /* (owned) (nullable) the program's */
  SmithKeeper          *keeper;       /* (owned) (nullable) of the document */
  SmithSource          *source;       /* (owned) (nullable) of the document's text */
  char                 *not_kept;     /* (owned) (nullable) a sentence of the keeper's */
  gboolean              is_restored;  /* and neither saved nor discarded since */
  SmithImportOrder     *order;        /* (owned) (nullable) that waits for a check */
  GCancellable         *cancellable;  /* (owned) of everything that the window started */
  guint                 n_busy;       /* files being read or saved */
  gboolean              close_now;    /* the person was asked */
  gulong                save_id;      /* of what waits for a check to save; 0 for nothing */
  gboolean              saves_elsewhere;
  gboolean              closes_after; /* and after that */
  gboolean              is_told;      /* by smith_window_say(), and no document came since */

  GtkMenuButton        *open_button;
  GtkMenuButton        *primary_button;
  GtkWidget            *outline_button;
  GtkStack             *title_stack;
  AdwWindowTitle       *start_title;
  AdwWindowTitle       *center_title;
  GtkWidget            *history_box;
  GtkSpinner           *spinner;
  SmithBanner          *banner;
  SmithBanner          *state_banner;
  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  SmithStartPage       *start_page;
  SmithSplit           *split;
  SmithOutline         *outline;
  AdwViewStack         *pages;
  SmithEditPage        *edit_page;
  SmithTestPage        *test_page;
  SmithModelPage       *model_page;
  SmithKeysPage        *keys_page;
  AdwViewSwitcherBar   *switcher_bar;
};

/* smith-window.c */
void     smith_window_adopt_document (SmithWindow        *self,
                                      SmithDocument      *document,
                                      const SmithJournal *journal);
void     smith_window_say_error      (SmithWindow   *self,
                                      const char    *sentence);
void     smith_window_hush           (SmithWindow   *self);
void     smith_window_change_busy    (SmithWindow   *self,
                                      int            change);

/* smith-window-state.c */
void     smith_window_keep           (SmithWindow        *self,
                                      const SmithJournal *journal);
void     smith_window_stop_keeping   (SmithWindow   *self);
void     smith_window_discard        (SmithWindow   *self);
void     smith_window_look_at_disk   (SmithWindow   *self);
void     smith_window_revert         (SmithWindow   *self);
void     smith_window_answer_state   (SmithWindow   *self);

void     smith_window_stay           (SmithWindow   *self);
void     smith_window_toast          (SmithWindow   *self,
                                      const char    *sentence);

/* smith-window-add.c */
gboolean smith_window_can_add        (SmithWindow    *self,
                                      SmithImportWay  way);
void     smith_window_add            (SmithWindow    *self,
                                      SmithImportWay  way,
                                      const char     *text);
void     smith_window_use_answer     (SmithWindow    *self);

/* smith-window-file.c */
SmithWindow *smith_window_find       (SmithWindow   *self,
                                      GFile         *file);
SmithWindow *smith_window_show_document (SmithWindow        *self,
                                         SmithDocument      *document,
                                         const SmithJournal *journal);
void     smith_window_remember       (SmithWindow   *self);
void     smith_window_choose_file    (SmithWindow   *self);
void     smith_window_new_document   (SmithWindow   *self,
                                      const char    *starter_id);
void     smith_window_try_sample     (SmithWindow   *self);
void     smith_window_save           (SmithWindow   *self,
                                      gboolean       elsewhere,
                                      gboolean       close_after);
gboolean smith_window_ask_to_close   (SmithWindow   *self);

/* smith-window-source.c */
void     smith_window_import         (SmithWindow   *self);
void     smith_window_keep_source    (SmithWindow   *self);
void     smith_window_forget_source  (SmithWindow   *self);
void     smith_window_update         (SmithWindow   *self);

/* smith-window-drop.c */
void     smith_window_accept_files   (SmithWindow   *self);

G_END_DECLS
