/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "project/smith-recent.h"

G_BEGIN_DECLS

#define SMITH_TYPE_START_PAGE (smith_start_page_get_type ())

/**
 * SmithStartPage:
 *
 * What a window shows while no document is open.
 *
 * Signal: `file-chosen` (GFile): a recent document is to be opened.
 */
G_DECLARE_FINAL_TYPE (SmithStartPage, smith_start_page, SMITH, START_PAGE, GtkWidget)

GtkWidget *smith_start_page_new        (void);
void       smith_start_page_set_recent (SmithStartPage *self,
                                        SmithRecent    *recent);

G_END_DECLS
