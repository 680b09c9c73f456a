/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithCredsError:
 * @SMITH_CREDS_ERROR_LOCKED: the keyring is locked; nothing in it was read or changed.
 *   smith_secret_store_unlock_async() may help
 * @SMITH_CREDS_ERROR_DISMISSED: the person closed the keyring's question, or it could not be
 *   shown; nothing was changed
 * @SMITH_CREDS_ERROR_NO_SERVICE: this system runs no keyring; a memory store works until
 *   the program ends
 * @SMITH_CREDS_ERROR_NOT_FOUND: the keyring answered and holds no such secret, or the list
 *   holds no such key
 * @SMITH_CREDS_ERROR_REFUSED: what was given cannot be a key or a part of one; the message
 *   says which part and why, nothing was changed
 * @SMITH_CREDS_ERROR_CORRUPT: the list of keys on disk cannot be read; it was not
 *   overwritten, and the secrets in the keyring are untouched
 * @SMITH_CREDS_ERROR_FAILED: anything else; the message ends in what the keyring or the
 *   file system said
 *
 * Failures around keys.  Cancelling is always %G_IO_ERROR_CANCELLED.  No message holds a
 * secret.  Messages are whole English sentences; the window has its own for each code.
 */
typedef enum
{
  SMITH_CREDS_ERROR_LOCKED,
  SMITH_CREDS_ERROR_DISMISSED,
  SMITH_CREDS_ERROR_NO_SERVICE,
  SMITH_CREDS_ERROR_NOT_FOUND,
  SMITH_CREDS_ERROR_REFUSED,
  SMITH_CREDS_ERROR_CORRUPT,
  SMITH_CREDS_ERROR_FAILED,
} SmithCredsError;

#define SMITH_CREDS_ERROR (smith_creds_error_quark ())
GQuark  smith_creds_error_quark (void);
GError *smith_creds_error_make  (SmithCredsError code);

G_END_DECLS
