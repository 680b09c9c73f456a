/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "creds/smith-secret-store.h"

G_BEGIN_DECLS

/* The calls of a store, waited for; and a search for a secret where none may be. */

void         creds_test_keep_result_cb (GObject                *object,
                                        GAsyncResult           *result,
                                        gpointer                user_data);
void         creds_test_wait           (GAsyncResult          **result);

void         creds_test_assert_goes    (gpointer                object);

gboolean     creds_test_store          (SmithSecretStore       *store,
                                        const char             *id,
                                        const char             *text,
                                        gssize                  length,
                                        GCancellable           *cancellable,
                                        GError                **error);
SmithSecret *creds_test_lookup         (SmithSecretStore       *store,
                                        const char             *id,
                                        GCancellable           *cancellable,
                                        GError                **error);
gboolean     creds_test_clear          (SmithSecretStore       *store,
                                        const char             *id,
                                        GCancellable           *cancellable,
                                        GError                **error);
GHashTable  *creds_test_list           (SmithSecretStore       *store,
                                        GCancellable           *cancellable,
                                        GError                **error);
gboolean     creds_test_check          (SmithSecretStore       *store,
                                        GCancellable           *cancellable,
                                        SmithSecretStoreState  *out_state,
                                        GError                **error);
gboolean     creds_test_unlock         (SmithSecretStore       *store,
                                        GCancellable           *cancellable,
                                        GError                **error);

guint        creds_test_count_files_with (const char           *directory,
                                          const char           *needle);

G_END_DECLS
