/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"

#include "base/smith-utf8.h"
#include "doc/smith-yaml-private.h"

#include <string.h>

static void
compare (SmithTree *simple,
         SmithTree *other)
{
  g_assert_null (other->errors);
  g_assert_cmpmem (simple->records, simple->n_records * sizeof (SmithNodeRecord),
                   other->records, other->n_records * sizeof (SmithNodeRecord));
  g_assert_true ((simple->pooled_keys != NULL) == (other->pooled_keys != NULL));
  if (simple->pooled_keys != NULL)
    g_assert_cmpuint (g_hash_table_size (simple->pooled_keys), ==,
                      g_hash_table_size (other->pooled_keys));
  for (SmithNode node = 1; node < simple->n_records; node++)
    {
      const SmithNodeRecord *record = &simple->records[node];
      gsize length, other_length;
      const char *text, *other_text;

      if (record->flags & SMITH_FLAG_INDIRECT)
        {
          text = smith_tree_peek_pool (simple, record->first, &length);
          other_text = smith_tree_peek_pool (other, record->first, &other_length);
          g_assert_cmpmem (text, length, other_text, other_length);
        }
      if (record->parent != SMITH_NODE_NONE &&
          simple->records[record->parent].kind == SMITH_NODE_OBJECT)
        {
          text = smith_tree_peek_key (simple, node, &length);
          other_text = smith_tree_peek_key (other, node, &other_length);
          g_assert_cmpmem (text, length, other_text, other_length);
        }
    }
}

/* Reads @text with the reader of simple YAML.  Returns whether it is simple; when it is, libfyaml
 * must find no error and make the same tree of it, to the byte. */
gboolean
doc_check_simple (GBytes *text)
{
  g_autofree SmithTreeBuilder *builder = g_new (SmithTreeBuilder, 1);
  g_autoptr(SmithTree) simple = NULL;
  g_autoptr(SmithTree) other = NULL;
  gboolean is_simple;
  gsize length, offset;
  const char *data = g_bytes_get_data (text, &length);

  if (length == 0 || !smith_utf8_check (data, length, &offset))
    return FALSE;

  smith_tree_builder_init (builder, text, SMITH_SYNTAX_YAML);
  is_simple = smith_yaml_check_text (builder) &&
              smith_yaml_read_in_way (builder, SMITH_YAML_SIMPLE);
  simple = smith_tree_builder_end (builder);
  if (!is_simple)
    return FALSE;

  smith_tree_builder_init (builder, text, SMITH_SYNTAX_YAML);
  smith_yaml_read_from_way (builder, SMITH_YAML_STRICT);
  other = smith_tree_builder_end (builder);
  compare (simple, other);

  return TRUE;
}
