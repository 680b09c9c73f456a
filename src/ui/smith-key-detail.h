/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "creds/smith-credential-list.h"

G_BEGIN_DECLS

#define SMITH_TYPE_KEY_DETAIL (smith_key_detail_get_type ())

/**
 * SmithKeyDetail:
 *
 * One key: what it is called, how and where it is sent, and its secret, which is shown only
 * on request and for half a minute.
 *
 * Signals: `failed (text)`: something could not be done, one sentence for a person.
 * `remove-requested`: the person wants the key gone.
 */
G_DECLARE_FINAL_TYPE (SmithKeyDetail, smith_key_detail, SMITH, KEY_DETAIL, GtkWidget)

GtkWidget       *smith_key_detail_new            (void);
void             smith_key_detail_set_key        (SmithKeyDetail      *self,
                                                  SmithCredentialList *credentials,
                                                  SmithCredential     *credential);
SmithCredential *smith_key_detail_get_credential (SmithKeyDetail      *self);

G_END_DECLS
