/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"

G_BEGIN_DECLS

gboolean smith_fix_convert_schemas (SmithCheck  *check,
                                    GPtrArray   *edits,
                                    GPtrArray   *losses,
                                    GError     **error);

G_END_DECLS
