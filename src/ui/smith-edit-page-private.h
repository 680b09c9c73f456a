/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-banner.h"
#include "ui/smith-breadcrumb.h"
#include "ui/smith-completion.h"
#include "ui/smith-edit-page.h"
#include "ui/smith-find-bar.h"
#include "ui/smith-fixer.h"
#include "ui/smith-highlighter.h"
#include "ui/smith-hover.h"
#include "ui/smith-ignorer.h"
#include "ui/smith-inspector.h"
#include "ui/smith-marker.h"
#include "ui/smith-namer.h"
#include "ui/smith-problems-panel.h"
#include "ui/smith-source-view.h"
#include "ui/smith-text-link.h"
#include "ui/smith-verdict-bar.h"

G_BEGIN_DECLS

struct _SmithEditPage
{
  GtkWidget           parent_instance;

  SmithDocument      *document;  /* (owned) (nullable) */
  SmithTextLink      *link;      /* (owned) (nullable) */
  SmithHighlighter   *highlighter; /* (owned) (nullable) */
  SmithMarker        *marker;    /* (owned) (nullable) */
  SmithFixer         *fixer;     /* (owned) (nullable) */
  SmithIgnorer       *ignorer;   /* (owned) (nullable) */
  SmithNamer         *namer;     /* (owned) (nullable) */
  SmithCompletion    *completion; /* (owned) (nullable) */
  SmithHover         *hover;     /* (owned) (nullable) */
  GtkWidget          *line_popover; /* (weak) (nullable) a child of the page */
  GSignalGroup       *history;   /* (owned) on the buffer */
  GSettings          *settings;  /* (owned) (nullable) */
  gboolean            copies_later; /* for ChatGPT, what waits in the form for a check too */
  gboolean            is_copied; /* for ChatGPT, and nothing was said of that yet */
  guint64             copied;    /* the revision of that text */
  gboolean            is_new;    /* no check of this document was seen yet */
  GtkWidget          *elsewhere; /* (weak) (nullable) where the inspector stands instead */
  gboolean            shows_inspector;
  gboolean            wants_inspector; /* as it was left beside the text */
  int                 side_width; /* of the page when the inspector got its own; 0 before */

  AdwToastOverlay    *toasts;
  SmithBanner        *banner;
  SmithFindBar       *find_bar;
  GtkPaned           *side;       /* the text, and what stands beside it */
  AdwBin             *beside;     /* the inspector, unless it is elsewhere */
  SmithInspector     *inspector;
  SmithSourceView    *view;
  SmithProblemsPanel *problems;
  SmithBreadcrumb    *breadcrumb;
  SmithVerdictBar    *verdict_bar;
};

/* smith-edit-page.c */
GtkTextBuffer       *smith_edit_page_get_buffer         (SmithEditPage  *self);
gsize                smith_edit_page_get_place          (SmithEditPage  *self,
                                                         GtkTextIter    *out_iter);
GtkSourceCompletion *smith_edit_page_get_completion     (SmithEditPage  *self);
void                 smith_edit_page_choose             (SmithEditPage  *self,
                                                         SmithSpan       span);

/* smith-edit-exchange.c */
void                 smith_edit_page_install_exchange   (GtkWidgetClass *widget_class);
void                 smith_edit_page_exchange_checked   (SmithEditPage  *self);

/* smith-edit-inspector.c */
void                 smith_edit_page_install_inspector  (GtkWidgetClass *widget_class);
void                 smith_edit_page_restore_inspector  (SmithEditPage  *self);
gboolean             smith_edit_page_is_covered         (SmithEditPage  *self);
void                 smith_edit_page_leave_inspector    (SmithEditPage  *self,
                                                         guint64         start,
                                                         guint64         end);
void                 smith_edit_page_say                (SmithEditPage  *self,
                                                         const char     *sentence);
void                 smith_edit_page_step_history       (SmithEditPage  *self,
                                                         gboolean        back);

/* smith-edit-names.c */
void                 smith_edit_page_install_names      (GtkWidgetClass *widget_class);

/* smith-edit-problems.c */
void                 smith_edit_page_install_problems   (GtkWidgetClass *widget_class);
void                 smith_edit_page_checked            (SmithEditPage  *self);
void                 smith_edit_page_go_to_error        (SmithEditPage  *self);
void                 smith_edit_page_go_to_problem      (SmithEditPage  *self,
                                                         SmithProblem   *problem,
                                                         gboolean        go_on_there);

G_END_DECLS
