/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "creds/smith-credential-list.h"
#include "openapi/smith-api.h"

G_BEGIN_DECLS

#define SMITH_TYPE_TARGET_BAR (smith_target_bar_get_type ())

/**
 * SmithTargetBar:
 *
 * Where a call goes and with which key.  Until the person chooses, the first key that may go
 * to the server is taken.
 *
 * Signal `changed`: the server or the key is another one.  The button beside the keys
 * activates `test.add-key`.
 */
G_DECLARE_FINAL_TYPE (SmithTargetBar, smith_target_bar, SMITH, TARGET_BAR, GtkWidget)

void             smith_target_bar_set_api         (SmithTargetBar      *self,
                                                   SmithApi            *api);
void             smith_target_bar_set_local       (SmithTargetBar      *self,
                                                   const char          *declared_url,
                                                   const char          *local_url);
void             smith_target_bar_set_credentials (SmithTargetBar      *self,
                                                   SmithCredentialList *credentials);
const char      *smith_target_bar_get_server_url  (SmithTargetBar      *self);
gboolean         smith_target_bar_is_local        (SmithTargetBar      *self);
SmithCredential *smith_target_bar_get_credential  (SmithTargetBar      *self);
gboolean         smith_target_bar_has_choice      (SmithTargetBar      *self);
void             smith_target_bar_choose_key      (SmithTargetBar      *self,
                                                   const char          *id);
void             smith_target_bar_focus_keys      (SmithTargetBar      *self);

G_END_DECLS
