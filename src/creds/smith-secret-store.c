/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-secret-store.h"

#include <string.h>

#include "base/smith-limits.h"

G_DEFINE_INTERFACE (SmithSecretStore, smith_secret_store, G_TYPE_OBJECT)

static void
smith_secret_store_default_init (SmithSecretStoreInterface *iface)
{
}

/* What no kind of store takes, so that each behaves alike. */
static gboolean
check_secret (SmithSecret  *secret,
              GError      **error)
{
  const char *text = smith_secret_peek (secret);
  gsize length = smith_secret_get_length (secret);
  const char *message = NULL;

  if (length > SMITH_LIMIT_SECRET_BYTES)
    message = "A secret has at most 65,536 bytes.";
  else if (memchr (text, '\0', length) != NULL)
    message = "A secret is text, and this one has a NUL byte.";
  else if (!g_utf8_validate_len (text, length, NULL))
    message = "A secret is text in UTF-8, and this one is not.";

  if (message == NULL)
    return TRUE;

  g_set_error_literal (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED, message);
  return FALSE;
}

G_STATIC_ASSERT (SMITH_LIMIT_SECRET_BYTES == 65536);  /* the message above */

/**
 * smith_secret_store_store_async:
 * @id: the credential's id, a UUID
 * @label: what the desktop's keyring manager shows; public
 * @secret: UTF-8 without NUL, at most %SMITH_LIMIT_SECRET_BYTES; may be empty
 *
 * Keeps @secret under @id, in place of what was there.
 *
 * Errors also: %SMITH_CREDS_ERROR_REFUSED when @secret is not such text.
 */
void
smith_secret_store_store_async (SmithSecretStore    *self,
                                const char          *id,
                                const char          *label,
                                SmithSecret         *secret,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (label != NULL && secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  if (!check_secret (secret, &error))
    {
      g_task_report_error (self, callback, user_data, smith_secret_store_store_async,
                           g_steal_pointer (&error));
      return;
    }

  SMITH_SECRET_STORE_GET_IFACE (self)->store_async (self, id, label, secret, cancellable,
                                                    callback, user_data);
}

gboolean
smith_secret_store_store_finish (SmithSecretStore  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_async_result_is_tagged (result, smith_secret_store_store_async))
    return g_task_propagate_boolean (G_TASK (result), error);

  return SMITH_SECRET_STORE_GET_IFACE (self)->store_finish (self, result, error);
}

/**
 * smith_secret_store_lookup_async:
 * @id: the credential's id, a UUID
 *
 * Reads the secret that is kept under @id.
 *
 * Errors also: %SMITH_CREDS_ERROR_NOT_FOUND.
 */
void
smith_secret_store_lookup_async (SmithSecretStore    *self,
                                 const char          *id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SMITH_SECRET_STORE_GET_IFACE (self)->lookup_async (self, id, cancellable, callback, user_data);
}

/**
 * smith_secret_store_lookup_finish:
 *
 * Returns: (transfer full): the secret, or %NULL with @error set
 */
SmithSecret *
smith_secret_store_lookup_finish (SmithSecretStore  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return SMITH_SECRET_STORE_GET_IFACE (self)->lookup_finish (self, result, error);
}

/**
 * smith_secret_store_clear_async:
 * @id: the credential's id, a UUID
 *
 * Forgets the secret that is kept under @id.  Afterwards there is none; that there was none
 * before is no error.
 */
void
smith_secret_store_clear_async (SmithSecretStore    *self,
                                const char          *id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SMITH_SECRET_STORE_GET_IFACE (self)->clear_async (self, id, cancellable, callback, user_data);
}

gboolean
smith_secret_store_clear_finish (SmithSecretStore  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return SMITH_SECRET_STORE_GET_IFACE (self)->clear_finish (self, result, error);
}

/**
 * smith_secret_store_list_async:
 *
 * Finds every secret of this program without reading one and without asking to unlock.
 *
 * Errors also: %SMITH_CREDS_ERROR_LOCKED when the keyring does not even tell ids.
 */
void
smith_secret_store_list_async (SmithSecretStore    *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SMITH_SECRET_STORE_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

/**
 * smith_secret_store_list_finish:
 *
 * Returns: (transfer full) (element-type utf8 utf8): labels by id, or %NULL with @error set
 */
GHashTable *
smith_secret_store_list_finish (SmithSecretStore  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return SMITH_SECRET_STORE_GET_IFACE (self)->list_finish (self, result, error);
}

/**
 * smith_secret_store_check_async:
 *
 * Asks in what state the store is, without asking to unlock.  A keyring that holds nothing of
 * this program counts as ready even when it is locked: it asks when something is stored.
 */
void
smith_secret_store_check_async (SmithSecretStore    *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SMITH_SECRET_STORE_GET_IFACE (self)->check_async (self, cancellable, callback, user_data);
}

/**
 * smith_secret_store_check_finish:
 * @out_state: (out): set on success only
 *
 * A locked or a missing keyring is an answer, not an error.
 *
 * Returns: %FALSE with @error set when the keyring answers something else
 */
gboolean
smith_secret_store_check_finish (SmithSecretStore       *self,
                                 GAsyncResult           *result,
                                 SmithSecretStoreState  *out_state,
                                 GError                **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), FALSE);
  g_return_val_if_fail (out_state != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return SMITH_SECRET_STORE_GET_IFACE (self)->check_finish (self, result, out_state, error);
}

/**
 * smith_secret_store_unlock_async:
 *
 * Makes the desktop ask to unlock the keyring, if it is locked.
 *
 * Errors also: %SMITH_CREDS_ERROR_DISMISSED when the person declines.
 */
void
smith_secret_store_unlock_async (SmithSecretStore    *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_SECRET_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SMITH_SECRET_STORE_GET_IFACE (self)->unlock_async (self, cancellable, callback, user_data);
}

gboolean
smith_secret_store_unlock_finish (SmithSecretStore  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (SMITH_IS_SECRET_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return SMITH_SECRET_STORE_GET_IFACE (self)->unlock_finish (self, result, error);
}
