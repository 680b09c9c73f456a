/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-banner.h"
#include "ui/smith-start-page.h"
#include "ui/smith-window.h"

G_BEGIN_DECLS

struct _SmithWindow
{
  AdwApplicationWindow  parent_instance;

  GSettings            *settings;        /* (owned) (nullable) */
  SmithTabShared        shared;          /* the program's */
  GCancellable         *cancellable;     /* (owned) of everything that the window started */
  guint                 n_busy;          /* files being read */
  GBindingGroup        *outline_shown;   /* (owned) of the tab that is shown */
  AdwTabPage           *menu_page;       /* (weak) (nullable) the menu of tabs is for this one */
  GQueue                closing;         /* of AdwTabPage: the first one is asked about */
  gboolean              is_closing;      /* the window itself, when all has been asked */
  gboolean              is_told;         /* by smith_window_say(), and nothing asked for since */

  GtkMenuButton        *open_button;
  GtkMenuButton        *primary_button;
  GtkWidget            *outline_button;
  GtkStack             *title_stack;
  AdwWindowTitle       *start_title;
  AdwWindowTitle       *center_title;
  AdwViewSwitcher      *switcher;
  GtkWidget            *history_box;
  GtkSpinner           *spinner;
  SmithBanner          *banner;
  GtkStack             *stack;
  SmithStartPage       *start_page;
  AdwTabView           *tab_view;
  AdwViewSwitcherBar   *switcher_bar;
};

/* smith-window.c */
void         smith_window_tab_shown    (SmithWindow        *self);
gboolean     smith_window_is_gone      (SmithWindow        *self);
void         smith_window_update       (SmithWindow        *self);
void         smith_window_stay         (SmithWindow        *self);
SmithWindow *smith_window_new_like     (SmithWindow        *self);
void         smith_window_say_error    (SmithWindow        *self,
                                        const char         *sentence);
void         smith_window_begin        (SmithWindow        *self);
void         smith_window_hush         (SmithWindow        *self);
void         smith_window_change_busy  (SmithWindow        *self,
                                        int                 change);

/* smith-window-tabs.c */
SmithTab    *smith_window_get_tab_of   (AdwTabPage         *page);
SmithTab    *smith_window_get_nth_tab  (SmithWindow        *self,
                                        int                 i);
SmithTab    *smith_window_add_document (SmithWindow        *self,
                                        SmithDocument      *document,
                                        const SmithJournal *journal);
gsize        smith_window_take_turn    (void);
SmithTab    *smith_window_add_in_turn  (SmithWindow        *self,
                                        SmithDocument      *document,
                                        const SmithJournal *journal,
                                        gsize               turn);
SmithTab    *smith_window_find         (SmithWindow        *self,
                                        GFile              *file);
void         smith_window_show_tab     (SmithTab           *tab);
void         smith_window_tab_attached (SmithWindow        *self,
                                        AdwTabPage         *page);
void         smith_window_tab_detached (SmithWindow        *self,
                                        AdwTabPage         *page);
void         smith_window_tab_menu     (SmithWindow        *self,
                                        AdwTabPage         *page);
AdwTabView  *smith_window_tab_pulled   (SmithWindow        *self);
void         smith_window_install_tabs (GtkWidgetClass     *widget_class);
void         smith_window_update_tabs  (SmithWindow        *self);

/* smith-window-close.c */
gboolean     smith_window_tab_close    (SmithWindow        *self,
                                        AdwTabPage         *page);
void         smith_window_tab_answered (SmithWindow        *self,
                                        gboolean            may_close,
                                        SmithTab           *tab);
gboolean     smith_window_ask_to_close (SmithWindow        *self);
void         smith_window_end_tabs     (SmithWindow        *self);

/* smith-window-open.c */
void         smith_window_choose_file  (SmithWindow        *self);
void         smith_window_new_document (SmithWindow        *self,
                                        const char         *starter_id);
void         smith_window_try_sample   (SmithWindow        *self);
void         smith_window_import       (SmithWindow        *self);

/* smith-window-drop.c */
void         smith_window_accept_files (SmithWindow        *self);

G_END_DECLS
