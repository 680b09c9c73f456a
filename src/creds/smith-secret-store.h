/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-secret.h"
#include "smith-creds-error.h"

G_BEGIN_DECLS

/**
 * SmithSecretStoreState:
 * @SMITH_SECRET_STORE_READY: calls can be expected to work
 * @SMITH_SECRET_STORE_LOCKED: the secrets are there, but locked; see
 *   smith_secret_store_unlock_async()
 * @SMITH_SECRET_STORE_NO_SERVICE: there is no keyring to ask
 */
typedef enum
{
  SMITH_SECRET_STORE_READY,
  SMITH_SECRET_STORE_LOCKED,
  SMITH_SECRET_STORE_NO_SERVICE,
} SmithSecretStoreState;

/**
 * SmithSecretStore:
 *
 * A place that keeps secrets by id (a UUID): the keyring, or memory for this session.
 *
 * Every call is asynchronous and cancellable, may be made from the thread that owns the main
 * context, and never calls back before it has returned.  *store*, *lookup*, *clear* and
 * *unlock* may make the desktop ask a person to unlock the keyring and then take as long as
 * that person does; *list* and *check* never ask.
 *
 * Errors: %SMITH_CREDS_ERROR (each documented there) or %G_IO_ERROR_CANCELLED.  A cancelled
 * call ends at once.  The desktop's question stays open, and after a cancelled *store* or
 * *clear* the change may have been made, or be made when the person answers.
 */
#define SMITH_TYPE_SECRET_STORE (smith_secret_store_get_type ())
G_DECLARE_INTERFACE (SmithSecretStore, smith_secret_store, SMITH, SECRET_STORE, GObject)

struct _SmithSecretStoreInterface
{
  GTypeInterface parent_iface;

  void         (*store_async)   (SmithSecretStore       *self,
                                 const char             *id,
                                 const char             *label,
                                 SmithSecret            *secret,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  gboolean     (*store_finish)  (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 GError                **error);
  void         (*lookup_async)  (SmithSecretStore       *self,
                                 const char             *id,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  SmithSecret *(*lookup_finish) (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 GError                **error);
  void         (*clear_async)   (SmithSecretStore       *self,
                                 const char             *id,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  gboolean     (*clear_finish)  (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 GError                **error);
  void         (*list_async)    (SmithSecretStore       *self,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  GHashTable  *(*list_finish)   (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 GError                **error);
  void         (*check_async)   (SmithSecretStore       *self,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  gboolean     (*check_finish)  (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 SmithSecretStoreState  *out_state,
                                 GError                **error);
  void         (*unlock_async)  (SmithSecretStore       *self,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
  gboolean     (*unlock_finish) (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 GError                **error);
};

void         smith_secret_store_store_async   (SmithSecretStore       *self,
                                               const char             *id,
                                               const char             *label,
                                               SmithSecret            *secret,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
gboolean     smith_secret_store_store_finish  (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               GError                **error);
void         smith_secret_store_lookup_async  (SmithSecretStore       *self,
                                               const char             *id,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
SmithSecret *smith_secret_store_lookup_finish (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               GError                **error);
void         smith_secret_store_clear_async   (SmithSecretStore       *self,
                                               const char             *id,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
gboolean     smith_secret_store_clear_finish  (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               GError                **error);
void         smith_secret_store_list_async    (SmithSecretStore       *self,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
GHashTable  *smith_secret_store_list_finish   (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               GError                **error);
void         smith_secret_store_check_async   (SmithSecretStore       *self,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
gboolean     smith_secret_store_check_finish  (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               SmithSecretStoreState  *out_state,
                                               GError                **error);
void         smith_secret_store_unlock_async  (SmithSecretStore       *self,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
gboolean     smith_secret_store_unlock_finish (SmithSecretStore       *self,
                                               GAsyncResult           *result,
                                               GError                **error);

G_END_DECLS
