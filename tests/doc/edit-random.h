/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* Documents and values at random, for the test of edits.  A comment in a document is
 * `# cN` with a number of its own. */

const char *edit_random_key    (GRand       *random);
char       *edit_random_value  (GRand       *random);
char       *edit_random_json   (GRand       *random);
char       *edit_random_yaml   (GRand       *random);

G_END_DECLS
