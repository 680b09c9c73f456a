/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-outline-model.h"

G_BEGIN_DECLS

/* The rows of an outline, as text. */

#define OUTLINE_HEAD "openapi: 3.1.0\n"

SmithDocument *outline_new_document   (const char        *text);
void           outline_wait_for_check (SmithDocument     *document);
char          *outline_print          (SmithOutlineModel *model);
void           outline_assert_rows    (SmithOutlineModel *model,
                                       const char        *expected);

G_END_DECLS
