/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-profile.h"

G_BEGIN_DECLS

/* All rules that can report a problem: the profile's messages, and our own, which have no
 * words of the platform (their `text` is %NULL). */

guint               smith_rules_get_n (const SmithProfile *profile);
const SmithMessage *smith_rules_get   (const SmithProfile *profile,
                                       guint               index);
const SmithMessage *smith_rules_find  (const SmithProfile *profile,
                                       const char         *rule);
gboolean            smith_rules_is_checked (const SmithMessage *rule);

G_END_DECLS
