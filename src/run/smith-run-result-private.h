/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-run-result.h"

G_BEGIN_DECLS

SmithRunResult *smith_run_result_new (const SmithProfile *profile,
                                      SmithHttpRequest   *request,
                                      SmithHttpResponse  *response,
                                      GPtrArray          *problems,
                                      SmithApi           *api,
                                      const SmithOperation *operation,
                                      gboolean            key_was_sent,
                                      const char         *key_held_back);

G_END_DECLS
