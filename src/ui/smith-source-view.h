/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define SMITH_TYPE_SOURCE_VIEW (smith_source_view_get_type ())

/**
 * SmithSourceView:
 *
 * A text view with the program's look: it follows light and dark and the size of text in
 * the settings.
 */
G_DECLARE_FINAL_TYPE (SmithSourceView, smith_source_view, SMITH, SOURCE_VIEW, GtkSourceView)

GtkWidget *smith_source_view_new          (void);
void       smith_source_view_expect_lines (SmithSourceView   *self,
                                           guint              n_lines);
void       smith_source_view_select       (SmithSourceView   *self,
                                           const GtkTextIter *start,
                                           const GtkTextIter *end);

G_END_DECLS
