/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "creds/smith-credential-list.h"
#include "run/smith-run.h"

G_BEGIN_DECLS

/* One call from the window: the secret of its key is fetched at the last moment, and only
 * when the call carries it. */

void            smith_test_call_async  (SmithHttpClient      *client,
                                        SmithCredentialList  *credentials,
                                        const SmithRunInput  *input,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
SmithRunResult *smith_test_call_finish (SmithHttpClient      *client,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
