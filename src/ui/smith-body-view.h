/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "run/smith-run-result.h"

G_BEGIN_DECLS

#define SMITH_TYPE_BODY_VIEW (smith_body_view_get_type ())

/**
 * SmithBodyView:
 *
 * The body of an answer as text, JSON coloured.  What is too long for a text view is cut, and
 * a note says so.
 */
G_DECLARE_FINAL_TYPE (SmithBodyView, smith_body_view, SMITH, BODY_VIEW, GtkWidget)

void        smith_body_view_show     (SmithBodyView  *self,
                                      SmithRunResult *result);
char       *smith_body_view_dup_text (SmithBodyView  *self);
const char *smith_body_view_get_note (SmithBodyView  *self);

char       *smith_body_view_cut      (const char     *text,
                                      gsize           max_bytes,
                                      gsize           max_line_bytes,
                                      gboolean       *out_is_cut,
                                      gboolean       *out_has_cut_lines);

G_END_DECLS
