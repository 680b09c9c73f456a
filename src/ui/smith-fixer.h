/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_FIXER (smith_fixer_get_type ())

/**
 * SmithFixer:
 *
 * Mends problems of a document on behalf of a page: applies one fix, asks where it needs an
 * answer, offers those of a place as a menu, and says what was done with a way back.
 */
G_DECLARE_FINAL_TYPE (SmithFixer, smith_fixer, SMITH, FIXER, GObject)

SmithFixer *smith_fixer_new       (SmithDocument     *document,
                                   GtkWidget         *page,
                                   AdwToastOverlay   *toasts);
void        smith_fixer_apply     (SmithFixer        *self,
                                   guint              problem,
                                   const char        *fix_id);
gboolean    smith_fixer_show_menu (SmithFixer        *self,
                                   GtkTextView       *view,
                                   const GtkTextIter *iter,
                                   gsize              offset);
void        smith_fixer_review    (SmithFixer        *self);

G_END_DECLS
