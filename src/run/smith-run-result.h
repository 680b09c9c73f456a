/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/smith-http-request.h"
#include "http/smith-http-response.h"
#include "smith-arguments.h"
#include "smith-verdict.h"

G_BEGIN_DECLS

/**
 * SmithRunResult:
 *
 * A call that was answered: what was sent, what came back, and what the platform would have
 * made of it.  Immutable and counted; may be read from several threads.  No text of it holds
 * the secret that was sent: where the answer echoes it, %SMITH_REDACTED stands.
 */
typedef struct _SmithRunResult SmithRunResult;

SmithRunResult    *smith_run_result_ref             (SmithRunResult *self);
void               smith_run_result_unref           (SmithRunResult *self);
SmithHttpRequest  *smith_run_result_get_request     (SmithRunResult *self);
SmithHttpResponse *smith_run_result_get_response    (SmithRunResult *self);
SmithVerdict      *smith_run_result_get_verdict     (SmithRunResult *self);
GPtrArray         *smith_run_result_get_problems    (SmithRunResult *self);
const char        *smith_run_result_get_as_sent     (SmithRunResult *self);
const char        *smith_run_result_get_text        (SmithRunResult *self);
SmithBodyForm      smith_run_result_get_form        (SmithRunResult *self);
gsize              smith_run_result_get_n_chars     (SmithRunResult *self);
char              *smith_run_result_dup_reason      (SmithRunResult *self);
char              *smith_run_result_dup_headers     (SmithRunResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithRunResult, smith_run_result_unref)

G_END_DECLS
