/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SMITH_TYPE_PREFERENCES_PAGE (smith_preferences_page_get_type ())

/**
 * SmithPreferencesPage:
 *
 * What a person can choose for the whole program.
 */
G_DECLARE_FINAL_TYPE (SmithPreferencesPage, smith_preferences_page, SMITH, PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *smith_preferences_page_new (void);

G_END_DECLS
