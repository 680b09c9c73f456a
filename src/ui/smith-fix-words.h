/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-all.h"

G_BEGIN_DECLS

/* What the review of fixes says, in words for a person. */

char       *smith_fix_words_for_losses  (SmithFixResult *result);
char       *smith_fix_words_for_remains (SmithCheck     *check);
const char *smith_fix_words_for_nothing (SmithCheck     *check);

G_END_DECLS
