/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR_TEXT (smith_inspector_text_get_type ())

/**
 * SmithInspectorText:
 *
 * A row of a boxed list with text of many lines.  Tab leaves it.
 */
G_DECLARE_FINAL_TYPE (SmithInspectorText, smith_inspector_text, SMITH, INSPECTOR_TEXT,
                      AdwPreferencesRow)

GtkWidget   *smith_inspector_text_new         (const char         *title);
GtkTextView *smith_inspector_text_get_view    (SmithInspectorText *self);
GtkLabel    *smith_inspector_text_get_counter (SmithInspectorText *self);
char        *smith_inspector_text_dup_text    (SmithInspectorText *self);
void         smith_inspector_text_set_text    (SmithInspectorText *self,
                                               const char         *text);

G_END_DECLS
