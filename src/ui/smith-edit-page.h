/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_EDIT_PAGE (smith_edit_page_get_type ())

/**
 * SmithEditPage:
 *
 * The text of a document with its problems, and what the platform will say to it.
 *
 * Properties: `can-undo` and `can-redo` (boolean, read only), `shows-inspector` (boolean, read
 * only; not whether it is in sight where it stands).  Signal: `cursor-moved`, also by
 * edits.  Actions: `edit.undo`, `edit.redo`, `edit.next-problem`, `edit.previous-problem`,
 * `edit.toggle-problems`, `edit.find`, `edit.go-to-error`, `edit.fix` (index of a problem, id of
 * a fix), `edit.go-to-related` (index of a problem, of a victim), `edit.fix-here`,
 * `edit.review-fixes`, `edit.copy-for-chatgpt`, `edit.paste-messages`, `edit.complete`,
 * `edit.go-to-line`, `edit.go-to` (revision of the text, start and end of a place in it, in
 * bytes), `edit.go-to-definition`, `edit.show-uses` and `edit.rename`, all three
 * of what is named at the cursor, and `edit.toggle-inspector`.
 */
G_DECLARE_FINAL_TYPE (SmithEditPage, smith_edit_page, SMITH, EDIT_PAGE, GtkWidget)

GtkWidget     *smith_edit_page_new             (void);
SmithDocument *smith_edit_page_get_document    (SmithEditPage *self);
void           smith_edit_page_set_document    (SmithEditPage *self,
                                                SmithDocument *document);
GtkSourceView *smith_edit_page_get_view        (SmithEditPage *self);
gsize          smith_edit_page_get_cursor      (SmithEditPage *self);
void           smith_edit_page_go_to           (SmithEditPage *self,
                                                SmithSpan      span);
void           smith_edit_page_show_problems   (SmithEditPage *self,
                                                gboolean       shown);
gboolean       smith_edit_page_commit          (SmithEditPage *self);
gboolean       smith_edit_page_is_marking      (SmithEditPage *self);
void           smith_edit_page_show_inspector  (SmithEditPage *self,
                                                gboolean       is_shown);
gboolean       smith_edit_page_shows_inspector (SmithEditPage *self);
void           smith_edit_page_place_inspector (SmithEditPage *self,
                                                AdwBin        *elsewhere);

G_END_DECLS
