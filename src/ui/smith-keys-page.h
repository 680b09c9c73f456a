/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "creds/smith-credential-list.h"

G_BEGIN_DECLS

#define SMITH_TYPE_KEYS_PAGE (smith_keys_page_get_type ())

/**
 * SmithKeysPage:
 *
 * The person's keys.
 *
 * Property: `credentials` (SmithCredentialList, nullable), set by the window: the program's
 * one list, which is being loaded or was.
 */
G_DECLARE_FINAL_TYPE (SmithKeysPage, smith_keys_page, SMITH, KEYS_PAGE, GtkWidget)

GtkWidget *smith_keys_page_new (void);

G_END_DECLS
