/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* What the tests of doc/ share. */

SmithTree *doc_read         (const char  *text,
                             SmithSyntax  syntax);
char      *doc_print        (SmithTree   *tree);
char      *doc_outline      (SmithTree   *tree);
void       doc_check        (SmithTree   *tree);
gboolean   doc_check_simple (GBytes      *text);
void       doc_check_ways   (GBytes      *text);
SmithNode  doc_search_at    (SmithTree   *tree,
                             gsize        offset);
char      *doc_mutate       (const char  *text,
                             gsize        length,
                             GRand       *random,
                             gsize       *out_length);

G_END_DECLS
