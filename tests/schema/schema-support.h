/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "doc/smith-tree.h"

/* Returns: (transfer full): the tree of @text, which is JSON */
static inline SmithTree *
schema_read_json (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  SmithTree *tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  g_assert_null (smith_tree_get_error (tree));

  return tree;
}
