/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-advice.h"

G_BEGIN_DECLS

/* Names and descriptions as words, for rules that need a judgement.  English only: so are the
 * names that people give to operations. */

gsize      smith_words_next        (const char        *text);
GPtrArray *smith_words_list        (const char        *text);
char      *smith_words_stem        (const char        *word);
char      *smith_words_dup_joined  (const char        *name);
char      *smith_words_dup_meaning (const SmithAdvice *advice,
                                    const char        *word,
                                    gboolean          *out_has_kin);

G_END_DECLS
