/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"

#include "doc/smith-json-private.h"

#include <string.h>

/* Reads @text in one way.  The secret of the hashes is the same for each. */
static SmithTree *
read_in_way (GBytes       *text,
             SmithJsonWay  way,
             const char  **out_stopped)
{
  g_autofree SmithTreeBuilder *builder = g_new (SmithTreeBuilder, 1);

  smith_tree_builder_init (builder, text, SMITH_SYNTAX_JSON);
  builder->tree->seed = 0x0123456789ABCDEFu;
  g_array_unref (builder->tree->refs);
  smith_tree_refs_init (builder);
  *out_stopped = smith_json_read_in_way (builder, way);

  return smith_tree_builder_end (builder);
}

static void
compare (SmithTree *tree,
         SmithTree *other)
{
  g_assert_cmpmem (tree->records, tree->n_records * sizeof (SmithNodeRecord),
                   other->records, other->n_records * sizeof (SmithNodeRecord));
  g_assert_cmpmem (tree->refs->data, tree->refs->len * sizeof (SmithTreeRef),
                   other->refs->data, other->refs->len * sizeof (SmithTreeRef));
  g_assert_true ((tree->pooled_keys != NULL) == (other->pooled_keys != NULL));
  if (tree->pooled_keys != NULL)
    g_assert_cmpuint (g_hash_table_size (tree->pooled_keys), ==,
                      g_hash_table_size (other->pooled_keys));
  g_assert_cmpuint (tree->index_mask, ==, other->index_mask);
  g_assert_true (tree->index == NULL
                   ? other->index == NULL
                   : memcmp (tree->index, other->index,
                             (tree->index_mask + 1) * sizeof (SmithTreeSlot)) == 0);
}

/* Reads @text as JSON in every way that this machine has, and a value at a time: each must stop at
 * the same place, and make the same tree up to there, to the byte. */
void
doc_check_ways (GBytes *text)
{
  const char *stopped, *other_stopped;
  g_autoptr(SmithTree) tree = read_in_way (text, SMITH_JSON_WAY_STEPS, &stopped);

  for (SmithJsonWay way = SMITH_JSON_WAY_PORTABLE; way < SMITH_JSON_N_WAYS; way++)
    if (smith_json_way_is_here (way))
      {
        g_autoptr(SmithTree) other = read_in_way (text, way, &other_stopped);

        g_assert_true (stopped == other_stopped);
        compare (tree, other);
      }
}
