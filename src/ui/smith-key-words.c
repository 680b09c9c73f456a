/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-key-words.h"

#include "creds/smith-creds-error.h"

#include <glib/gi18n.h>

/**
 * smith_key_words_for_kind:
 *
 * Returns: the kind's name, translated, static
 */
const char *
smith_key_words_for_kind (SmithCredentialKind kind)
{
  switch (kind)
    {
    case SMITH_CREDENTIAL_BASIC:
      return _("Basic");

    case SMITH_CREDENTIAL_HEADER:
      return _("Custom Header");

    case SMITH_CREDENTIAL_BEARER:
    default:
      return _("Bearer");
    }
}

/**
 * smith_key_words_for_use:
 *
 * Returns: (transfer full): the header that carries the key, with its secret hidden
 */
char *
smith_key_words_for_use (SmithCredential *credential)
{
  switch (smith_credential_get_kind (credential))
    {
    case SMITH_CREDENTIAL_BASIC:
      return g_strdup ("Authorization: Basic ••••");

    case SMITH_CREDENTIAL_HEADER:
      return g_strdup_printf ("%s: ••••", smith_credential_get_header_name (credential));

    case SMITH_CREDENTIAL_BEARER:
    default:
      return g_strdup ("Authorization: Bearer ••••");
    }
}

/**
 * smith_key_words_for_error:
 * @error: what creds/ answered, not a cancellation
 *
 * Returns: (transfer none): what happened and what is still true; for a refusal the error's
 *   own message, which names the part that was refused
 */
const char *
smith_key_words_for_error (const GError *error)
{
  if (error->domain != SMITH_CREDS_ERROR)
    return error->message;

  switch ((SmithCredsError) error->code)
    {
    case SMITH_CREDS_ERROR_LOCKED:
      return _("The keyring is locked. Nothing was changed.");

    case SMITH_CREDS_ERROR_DISMISSED:
      return _("The keyring was not unlocked. Nothing was changed.");

    case SMITH_CREDS_ERROR_NO_SERVICE:
      return _("This system has no keyring. Nothing was saved.");

    case SMITH_CREDS_ERROR_NOT_FOUND:
      return _("The keyring holds no secret for this key. Enter it again.");

    case SMITH_CREDS_ERROR_CORRUPT:
      return _("The list of keys cannot be read. The secrets in the keyring are untouched.");

    case SMITH_CREDS_ERROR_REFUSED:
    case SMITH_CREDS_ERROR_FAILED:
    default:
      return error->message;
    }
}
