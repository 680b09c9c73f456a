/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-keyring-error-private.h"

#include <libsecret/secret.h>

#include "smith-creds-error.h"

/* How D-Bus says that there is nobody to ask. */
static const GDBusError no_service_dbus_codes[] = {
  G_DBUS_ERROR_SERVICE_UNKNOWN,
  G_DBUS_ERROR_NAME_HAS_NO_OWNER,
  G_DBUS_ERROR_NO_REPLY,
  G_DBUS_ERROR_NO_SERVER,
  G_DBUS_ERROR_NO_NETWORK,
  G_DBUS_ERROR_TIMEOUT,
  G_DBUS_ERROR_TIMED_OUT,
  G_DBUS_ERROR_DISCONNECTED,
  G_DBUS_ERROR_BAD_ADDRESS,
  G_DBUS_ERROR_FILE_NOT_FOUND,
  G_DBUS_ERROR_SPAWN_EXEC_FAILED,
  G_DBUS_ERROR_SPAWN_FORK_FAILED,
  G_DBUS_ERROR_SPAWN_CHILD_EXITED,
  G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
  G_DBUS_ERROR_SPAWN_FAILED,
  G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
};

/* How GIO says that there is no bus; G_IO_ERROR_FAILED is "Cannot autolaunch D-Bus". */
static const GIOErrorEnum no_service_io_codes[] = {
  G_IO_ERROR_FAILED,
  G_IO_ERROR_NOT_FOUND,
  G_IO_ERROR_CLOSED,
  G_IO_ERROR_TIMED_OUT,
  G_IO_ERROR_BROKEN_PIPE,
  G_IO_ERROR_NOT_CONNECTED,
  G_IO_ERROR_CONNECTION_REFUSED,
};

static gboolean
is_no_service (const GError *error)
{
  if (error->domain == G_DBUS_ERROR)
    for (gsize i = 0; i < G_N_ELEMENTS (no_service_dbus_codes); i++)
      if (error->code == (int) no_service_dbus_codes[i])
        return TRUE;

  if (error->domain == G_IO_ERROR)
    for (gsize i = 0; i < G_N_ELEMENTS (no_service_io_codes); i++)
      if (error->code == (int) no_service_io_codes[i])
        return TRUE;

  return FALSE;
}

static gboolean
is_locked (const GError *error)
{
  g_autofree char *remote = NULL;

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return TRUE;

  remote = g_dbus_error_get_remote_error (error);
  return g_strcmp0 (remote, "org.freedesktop.Secret.Error.IsLocked") == 0;
}

/**
 * smith_keyring_error_translate:
 * @error: (transfer full): what libsecret, GDBus or GIO said
 * @cancellable: (nullable): the caller's; tells a cancelled call from a dismissed question,
 *   which libsecret reports alike
 *
 * Returns: (transfer full): an error in %SMITH_CREDS_ERROR that ends in the original text, or
 *   @error itself when it is a cancellation or translated already
 */
GError *
smith_keyring_error_translate (GError       *error,
                               GCancellable *cancellable)
{
  g_autoptr(GError) original = error;
  GError *translated;
  SmithCredsError code = SMITH_CREDS_ERROR_FAILED;

  if (original->domain == SMITH_CREDS_ERROR)
    return g_steal_pointer (&original);

  if (g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
        return g_steal_pointer (&original);
      code = SMITH_CREDS_ERROR_DISMISSED;
    }
  else if (is_locked (original))
    code = SMITH_CREDS_ERROR_LOCKED;
  else if (is_no_service (original))
    code = SMITH_CREDS_ERROR_NO_SERVICE;

  g_dbus_error_strip_remote_error (original);
  translated = smith_creds_error_make (code);
  if (code != SMITH_CREDS_ERROR_DISMISSED && original->message[0] != '\0')
    {
      g_autofree char *sentence = g_steal_pointer (&translated->message);

      translated->message = g_strdup_printf ("%s (%s)", sentence, original->message);
    }

  return translated;
}
