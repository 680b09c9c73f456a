/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "creds/smith-credential.h"
#include "http/smith-http-client.h"
#include "platform/smith-profile.h"
#include "smith-request-builder.h"
#include "smith-run-error.h"
#include "smith-run-result.h"

G_BEGIN_DECLS

/**
 * SmithRunInput:
 * @plan: what to call, where, and with what
 * @profile: whose deadline and limits; must outlive the call
 * @credential: (nullable): what the call carries
 * @secret: (nullable): the secret of @credential
 *
 * One call.  Nothing is owned; running takes references of what it needs.
 */
typedef struct
{
  SmithRequestPlan    plan;
  const SmithProfile *profile;
  SmithCredential    *credential;
  SmithSecret        *secret;
} SmithRunInput;

SmithHttpRequest *smith_run_prepare       (const SmithRunInput  *input,
                                           GPtrArray            *problems,
                                           GError              **error);
gboolean          smith_run_sends_key     (const SmithRunInput  *input);
void              smith_run_async         (SmithHttpClient      *client,
                                           const SmithRunInput  *input,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
SmithRunResult   *smith_run_finish        (SmithHttpClient      *client,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
