/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-secret-store.h"

G_BEGIN_DECLS

/**
 * SmithMemoryStore:
 *
 * Secrets for this session only: they are wiped when the store goes.  It can play a locked or
 * a missing keyring, so that whatever is above can be shown and tested in those states.
 */
#define SMITH_TYPE_MEMORY_STORE (smith_memory_store_get_type ())
G_DECLARE_FINAL_TYPE (SmithMemoryStore, smith_memory_store, SMITH, MEMORY_STORE, GObject)

SmithMemoryStore *smith_memory_store_new       (void);
void              smith_memory_store_set_state (SmithMemoryStore      *self,
                                                SmithSecretStoreState  state);

G_END_DECLS
