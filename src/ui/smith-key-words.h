/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "creds/smith-credential.h"

G_BEGIN_DECLS

/* What the window says of keys, in words for a person. */

const char *smith_key_words_for_kind  (SmithCredentialKind  kind);
char       *smith_key_words_for_use   (SmithCredential     *credential);
const char *smith_key_words_for_error (const GError        *error);

G_END_DECLS
