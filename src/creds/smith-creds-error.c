/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-creds-error.h"

G_DEFINE_QUARK (smith-creds-error-quark, smith_creds_error)

/**
 * smith_creds_error_make:
 * @code: what happened
 *
 * Returns: (transfer full): an error with the usual sentence for @code, the same from every
 *   kind of store
 */
GError *
smith_creds_error_make (SmithCredsError code)
{
  const char *message = NULL;

  switch (code)
    {
    case SMITH_CREDS_ERROR_LOCKED:
      message = "The keyring is locked. Unlock it and try again.";
      break;
    case SMITH_CREDS_ERROR_DISMISSED:
      message = "The keyring stayed locked: its question was closed or could not be shown. "
                "Nothing was changed.";
      break;
    case SMITH_CREDS_ERROR_NO_SERVICE:
      message = "No keyring runs on this system. Keys can be used for this session only.";
      break;
    case SMITH_CREDS_ERROR_NOT_FOUND:
      message = "The keyring holds no secret for this key. Enter it again.";
      break;
    case SMITH_CREDS_ERROR_REFUSED:
      message = "This cannot be stored as a key.";
      break;
    case SMITH_CREDS_ERROR_CORRUPT:
      message = "The list of keys cannot be read. The secrets are still in the keyring.";
      break;
    case SMITH_CREDS_ERROR_FAILED:
      message = "The keyring did not do what was asked.";
      break;
    default:
      g_assert_not_reached ();
    }

  return g_error_new_literal (SMITH_CREDS_ERROR, (int) code, message);
}
