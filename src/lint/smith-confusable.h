/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithConfusablePair:
 * @first: index of an operation
 * @second: index of a later one that a model may take for it
 * @first_words: (owned): words of the first one's name and description, in lower case, that
 *   the second one's do not have
 * @second_words: (owned): the other way round
 *
 * Two operations that read alike, and what tells them apart.
 */
typedef struct
{
  guint   first;
  guint   second;
  char  **first_words;
  char  **second_words;
} SmithConfusablePair;

GPtrArray  *smith_confusable_list      (SmithCheck           *check,
                                        GCancellable         *cancellable);
const char *smith_confusable_get_text  (const SmithOperation *operation);
void        smith_confusable_pair_free (SmithConfusablePair  *self);

G_END_DECLS
