/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SMITH_TYPE_BANNER (smith_banner_get_type ())

/**
 * SmithBanner:
 *
 * A sentence above a page that stays until it is no longer true, with one button at most.
 *
 * Signal: `button-clicked`.
 */
G_DECLARE_FINAL_TYPE (SmithBanner, smith_banner, SMITH, BANNER, GtkWidget)

GtkWidget *smith_banner_new  (void);
void       smith_banner_show (SmithBanner *self,
                              const char  *title,
                              const char  *button_label);
void       smith_banner_hide (SmithBanner *self);

G_END_DECLS
