/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "run/smith-run.h"

G_BEGIN_DECLS

/* What the tests of run/ share. */

SmithApi       *read_api          (const char *json);
SmithArguments *read_arguments    (const char *json);
char           *describe_problems (GPtrArray  *problems);
char           *describe_verdict  (SmithVerdict *verdict);

/* Where a call is cancelled.  The two in the middle are the test's: it sets @ready when the
 * exchange is there. */
typedef enum
{
  CANCEL_NEVER,
  CANCEL_BEFORE,
  CANCEL_AT_ONCE,
  CANCEL_WHEN_READY,
} CancelWhen;

SmithRunResult *run_call          (SmithHttpClient      *client,
                                   const SmithRunInput  *input,
                                   CancelWhen            when,
                                   const gboolean       *ready,
                                   GError              **error);

G_END_DECLS
