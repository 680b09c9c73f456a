/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_VERDICT_BAR (smith_verdict_bar_get_type ())

/**
 * SmithVerdictBar:
 *
 * What the platform will say to the document, in one line.  A click activates
 * `edit.toggle-problems`.
 */
G_DECLARE_FINAL_TYPE (SmithVerdictBar, smith_verdict_bar, SMITH, VERDICT_BAR, GtkWidget)

GtkWidget *smith_verdict_bar_new          (void);
void       smith_verdict_bar_set_document (SmithVerdictBar *self,
                                           SmithDocument   *document);
void       smith_verdict_bar_set_expanded (SmithVerdictBar *self,
                                           gboolean         expanded);

G_END_DECLS
