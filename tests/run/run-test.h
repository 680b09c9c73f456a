/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "run/smith-run.h"

G_BEGIN_DECLS

/* What the tests of run/ share. */

SmithApi       *read_api          (const char *json);
SmithArguments *read_arguments    (const char *json);
char           *describe_problems (GPtrArray  *problems);
char           *describe_verdict  (SmithVerdict *verdict);

G_END_DECLS
