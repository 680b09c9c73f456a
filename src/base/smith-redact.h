/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-secret.h"

G_BEGIN_DECLS

/**
 * SMITH_REDACTED:
 *
 * What stands in a text where a secret stood.  Its length tells nothing.
 */
#define SMITH_REDACTED "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2"

char *smith_redact_text (const char         *text,
                         gssize              length,
                         SmithSecret *const *secrets,
                         gsize               n_secrets);

G_END_DECLS
