/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "doc/smith-pointer.h"
#include "fuzz.h"

/* A pointer in the first line, its document in those below. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const guint8 *feed = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = feed != NULL ? (gsize) (feed - data) : size;
  g_autofree char *pointer = g_strndup ((const char *) data, length);
  g_autoptr(GBytes) text = g_bytes_new (data + length, size - length);
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  SmithNode node = smith_pointer_lookup (tree, pointer);

  if (node != SMITH_NODE_NONE)
    {
      g_autofree char *back = smith_pointer_to_node (tree, node);

      g_assert_cmpint (*back, ==, node == SMITH_NODE_ROOT ? '\0' : '/');
      smith_ref_resolve (tree, node, NULL);
    }

  return 0;
}
