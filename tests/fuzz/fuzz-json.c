/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) text = g_bytes_new (data, size);
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_JSON);

  doc_check (tree);
  doc_check_ways (text);

  return 0;
}
