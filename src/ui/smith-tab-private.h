/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-import-plan.h"
#include "author/smith-keeper.h"
#include "ui/smith-banner.h"
#include "ui/smith-keys-page.h"
#include "ui/smith-model-page.h"
#include "ui/smith-outline.h"
#include "ui/smith-tab.h"

G_BEGIN_DECLS

struct _SmithTab
{
  GtkWidget             parent_instance;

  GSettings            *settings;      /* (owned) (nullable) */
  SmithDocument        *document;      /* (owned) (nullable) until it is ended */
  SmithRecent          *recent;        /* (owned) (nullable) the program's */
  SmithCredentialList  *credentials;   /* (owned) (nullable) the same */
  SmithKeeper          *keeper;        /* (owned) (nullable) of the document */
  SmithSource          *source;        /* (owned) (nullable) of the document's text */
  char                 *not_kept;      /* (owned) (nullable) a sentence of the keeper's */
  gboolean              is_restored;   /* and neither saved nor discarded since */
  gboolean              is_discarded;  /* the person wants nothing of what is unsaved */
  gboolean              is_asking;     /* whether it may be closed */
  SmithImportOrder     *order;         /* (owned) (nullable) that waits for a check */
  GCancellable         *cancellable;   /* (owned) of everything that the tab started */
  guint                 n_busy;        /* files being read or saved */
  gulong                save_id;       /* of what waits for a check to save; 0 for nothing */
  gboolean              saves_elsewhere;
  gboolean              closes_after;  /* and after that */

  SmithBanner          *banner;        /* what did not work */
  SmithBanner          *state_banner;
  SmithBanner          *layout_banner; /* how the text is shown and saved */
  gboolean              hides_long_line;
  AdwToastOverlay      *toasts;
  SmithSplit           *split;
  GtkStack             *side;          /* the outline, or the inspector in a narrow window */
  SmithOutline         *outline;
  GtkWidget            *inspector_page;
  AdwBin               *inspector_place;
  AdwViewStack         *pages;
  SmithEditPage        *edit_page;
  SmithTestPage        *test_page;
  SmithModelPage       *model_page;
  SmithKeysPage        *keys_page;
};

/* smith-tab.c */
GtkWindow *smith_tab_get_window      (SmithTab           *self);
gboolean   smith_tab_is_page_shown   (SmithTab           *self,
                                      const char         *name);
gboolean   smith_tab_is_gone         (SmithTab           *self);
void       smith_tab_changed         (SmithTab           *self);
void       smith_tab_change_busy     (SmithTab           *self,
                                      int                 change);
void       smith_tab_hush            (SmithTab           *self);
void       smith_tab_remember        (SmithTab           *self);
void       smith_tab_may_close       (SmithTab           *self,
                                      gboolean            may_close);
void       smith_tab_give_up         (SmithTab           *self);

/* smith-tab-facts.c */
void       smith_tab_tell_facts      (SmithTab           *self);

/* smith-tab-links.c */
void       smith_tab_link_parts      (SmithTab           *self);

/* smith-tab-side.c */
void       smith_tab_install_side    (GtkWidgetClass     *widget_class);
void       smith_tab_start_side      (SmithTab           *self);
void       smith_tab_show_outline    (SmithTab           *self);
void       smith_tab_leave_side      (SmithTab           *self);

/* smith-tab-state.c */
void       smith_tab_keep            (SmithTab           *self,
                                      SmithJournalFolder *journals,
                                      const SmithJournal *journal);
void       smith_tab_stop_keeping    (SmithTab           *self);
void       smith_tab_discard         (SmithTab           *self);
gboolean   smith_tab_can_revert      (SmithTab           *self);
void       smith_tab_revert          (SmithTab           *self);
void       smith_tab_answer_state    (SmithTab           *self);

/* smith-tab-layout.c */
void       smith_tab_start_layout    (SmithTab           *self);
void       smith_tab_answer_layout   (SmithTab           *self);

/* smith-tab-save.c */
void       smith_tab_save            (SmithTab           *self,
                                      gboolean            elsewhere,
                                      gboolean            close_after);

/* smith-tab-add.c */
gboolean   smith_tab_can_add         (SmithTab           *self,
                                      SmithImportWay      way);
void       smith_tab_add             (SmithTab           *self,
                                      SmithImportWay      way,
                                      const char         *text);
void       smith_tab_use_answer      (SmithTab           *self);

/* smith-tab-source.c */
void       smith_tab_keep_source     (SmithTab           *self);
void       smith_tab_forget_source   (SmithTab           *self);
void       smith_tab_update          (SmithTab           *self);

G_END_DECLS
