/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "creds/smith-credential-list.h"

G_BEGIN_DECLS

#define SMITH_TYPE_KEY_DIALOG (smith_key_dialog_get_type ())

/**
 * SmithKeyDialog:
 *
 * Asks for a new key and adds it.  The secret lives in the entry until the window closes,
 * and is sent nowhere but to the store.
 *
 * Signal `added (id)`: the key was saved; the window closes by itself.
 */
G_DECLARE_FINAL_TYPE (SmithKeyDialog, smith_key_dialog, SMITH, KEY_DIALOG, AdwWindow)

GtkWidget *smith_key_dialog_new (GtkWindow           *parent,
                                 SmithCredentialList *credentials,
                                 const char          *label,
                                 const char          *origin);

G_END_DECLS
