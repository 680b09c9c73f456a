/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-credential.h"
#include "smith-secret-store.h"

G_BEGIN_DECLS

/**
 * SmithSecretPresence:
 * @SMITH_SECRET_UNKNOWN: the store was not asked yet, or could not tell
 * @SMITH_SECRET_PRESENT: the store holds the secret of this key
 * @SMITH_SECRET_MISSING: it holds none: the person must enter it again
 */
typedef enum
{
  SMITH_SECRET_UNKNOWN,
  SMITH_SECRET_PRESENT,
  SMITH_SECRET_MISSING,
} SmithSecretPresence;

/**
 * SmithCredentialList:
 *
 * A person's keys, as a #GListModel of #SmithCredential in the order in which they were added.
 * Their public side is saved in `credentials.ini`, their secrets are in a #SmithSecretStore.
 *
 * The file is a key file and not JSON because creds/ is below doc/, which alone reads JSON;
 * GLib's own reader is enough for six members a key.  It is written atomically with mode 0600,
 * keeps groups and members that this version does not know, and is read again before each
 * change, so that two running programs do not undo each other.  A broken file is renamed to
 * `credentials.ini.broken-N` and never written over.
 *
 * Changes are made one after the other, in the order of the calls; `items-changed` is emitted
 * once for each, after file and store agree.  A call that fails leaves the list as it was.  A
 * call that waits for its turn looks at its cancellable when the turn comes; once the file is
 * being written it can no longer be cancelled.  To be used from the thread that owns the main
 * context.
 *
 * Signal `presence-changed (id)`: what smith_credential_list_get_presence() says of one key has
 * changed.
 *
 * Errors: %SMITH_CREDS_ERROR and %G_IO_ERROR_CANCELLED.
 */
#define SMITH_TYPE_CREDENTIAL_LIST (smith_credential_list_get_type ())
G_DECLARE_FINAL_TYPE (SmithCredentialList, smith_credential_list, SMITH, CREDENTIAL_LIST, GObject)

SmithCredentialList *smith_credential_list_new               (const char            *directory,
                                                              SmithSecretStore      *store);
SmithSecretStore    *smith_credential_list_get_store         (SmithCredentialList   *self);
void                 smith_credential_list_set_store         (SmithCredentialList   *self,
                                                              SmithSecretStore      *store);
SmithCredential     *smith_credential_list_find_by_id        (SmithCredentialList   *self,
                                                              const char            *id);
SmithCredential     *smith_credential_list_find_by_label     (SmithCredentialList   *self,
                                                              const char            *label);
SmithSecretPresence  smith_credential_list_get_presence      (SmithCredentialList   *self,
                                                              const char            *id);
guint                smith_credential_list_get_n_skipped     (SmithCredentialList   *self);

void                 smith_credential_list_load_async        (SmithCredentialList   *self,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_load_finish       (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_refresh_async     (SmithCredentialList   *self,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_refresh_finish    (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_add_async         (SmithCredentialList   *self,
                                                              SmithCredential       *credential,
                                                              SmithSecret           *secret,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_add_finish        (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_replace_async     (SmithCredentialList   *self,
                                                              SmithCredential       *credential,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_replace_finish    (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_set_secret_async  (SmithCredentialList   *self,
                                                              const char            *id,
                                                              SmithSecret           *secret,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_set_secret_finish (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_remove_async      (SmithCredentialList   *self,
                                                              const char            *id,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
gboolean             smith_credential_list_remove_finish     (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);
void                 smith_credential_list_lookup_async      (SmithCredentialList   *self,
                                                              const char            *id,
                                                              GCancellable          *cancellable,
                                                              GAsyncReadyCallback    callback,
                                                              gpointer               user_data);
SmithSecret         *smith_credential_list_lookup_finish     (SmithCredentialList   *self,
                                                              GAsyncResult          *result,
                                                              GError               **error);

G_END_DECLS
