/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-secret-store.h"

G_BEGIN_DECLS

/* What our items in the keyring are filed under.  Their attributes are `id`, the credential's
 * UUID, and `version`, "actionsmith-1", the form in which the secret is kept; both are public,
 * any program of the user can read them. */
#define SMITH_KEYRING_SCHEMA_NAME "io.github.actionsmith.Actionsmith.Credential"

/**
 * SmithKeyringStore:
 *
 * Secrets in the keyring of the desktop: the Secret Service where one runs, libsecret's
 * encrypted file where the program is sandboxed and the Secret portal gives it a key.
 *
 * Making one costs nothing and always works; a missing or locked keyring shows in the calls.
 */
#define SMITH_TYPE_KEYRING_STORE (smith_keyring_store_get_type ())
G_DECLARE_FINAL_TYPE (SmithKeyringStore, smith_keyring_store, SMITH, KEYRING_STORE, GObject)

SmithKeyringStore *smith_keyring_store_new (void);

G_END_DECLS
