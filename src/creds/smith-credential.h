/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-secret.h"

G_BEGIN_DECLS

/**
 * SmithCredentialKind:
 * @SMITH_CREDENTIAL_BEARER: `Authorization: Bearer SECRET`
 * @SMITH_CREDENTIAL_BASIC: `Authorization: Basic …`; with a user name, base64 of
 *   `user:SECRET` (RFC 7617); without one, the secret as it is stored, which is what
 *   ChatGPT does with the text in its dialog
 * @SMITH_CREDENTIAL_HEADER: a header of the API's own, `X-Api-Key: SECRET`
 */
typedef enum
{
  SMITH_CREDENTIAL_BEARER,
  SMITH_CREDENTIAL_BASIC,
  SMITH_CREDENTIAL_HEADER,
} SmithCredentialKind;

#define SMITH_CREDENTIAL_DEFAULT_HEADER "X-Api-Key"

/**
 * SmithCredential:
 *
 * The public side of a key: what a file may hold and a list may show.  The secret is a
 * separate value, kept by a #SmithSecretStore under the same id.  Immutable, so safe to pass
 * between threads.  Properties `id` and `label`, read-only, are for lists.
 */
#define SMITH_TYPE_CREDENTIAL (smith_credential_get_type ())
G_DECLARE_FINAL_TYPE (SmithCredential, smith_credential, SMITH, CREDENTIAL, GObject)

SmithCredential     *smith_credential_new             (const char          *id,
                                                       SmithCredentialKind  kind,
                                                       const char          *label,
                                                       const char          *header_name,
                                                       const char          *user_name,
                                                       const char * const  *origins,
                                                       GError             **error);
const char          *smith_credential_get_id          (SmithCredential     *self);
SmithCredentialKind  smith_credential_get_kind        (SmithCredential     *self);
const char          *smith_credential_get_label       (SmithCredential     *self);
const char          *smith_credential_get_header_name (SmithCredential     *self);
const char          *smith_credential_get_user_name   (SmithCredential     *self);
const char * const  *smith_credential_get_origins     (SmithCredential     *self);
gboolean             smith_credential_allows          (SmithCredential     *self,
                                                       const char          *origin);
SmithSecret         *smith_credential_make_header     (SmithCredential     *self,
                                                       SmithSecret         *secret,
                                                       const char         **out_name,
                                                       const char         **out_prefix,
                                                       GError             **error);

const char          *smith_credential_kind_to_name    (SmithCredentialKind  kind);
gboolean             smith_credential_kind_from_name  (const char          *name,
                                                       SmithCredentialKind *out_kind);

G_END_DECLS
