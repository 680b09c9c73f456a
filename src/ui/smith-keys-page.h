/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "creds/smith-credential-list.h"

G_BEGIN_DECLS

#define SMITH_TYPE_KEYS_PAGE (smith_keys_page_get_type ())

/**
 * SmithKeysPage:
 *
 * A person's keys: a list, and the chosen one in detail.  A keyring that is locked or
 * missing is said in a banner with the one thing to do.
 *
 * Property `credentials` (#SmithCredentialList, nullable): the program's one list, which is
 * being loaded or was; set once.
 * Action `keys.add`.
 */
G_DECLARE_FINAL_TYPE (SmithKeysPage, smith_keys_page, SMITH, KEYS_PAGE, GtkWidget)

GtkWidget *smith_keys_page_new             (void);
void       smith_keys_page_set_credentials (SmithKeysPage       *self,
                                            SmithCredentialList *credentials);
void       smith_keys_page_add             (SmithKeysPage       *self,
                                            const char          *label,
                                            const char          *origin);

G_END_DECLS
