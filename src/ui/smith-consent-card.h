/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lint/smith-check.h"

G_BEGIN_DECLS

#define SMITH_TYPE_CONSENT_CARD (smith_consent_card_get_type ())

/**
 * SmithConsentCard:
 *
 * What ChatGPT asks a person before it makes a call, and why it asks so.  Its answers are
 * shown and cannot be given.
 */
G_DECLARE_FINAL_TYPE (SmithConsentCard, smith_consent_card, SMITH, CONSENT_CARD, GtkWidget)

void smith_consent_card_set_operation (SmithConsentCard *self,
                                       SmithCheck       *check,
                                       int               operation);

G_END_DECLS
