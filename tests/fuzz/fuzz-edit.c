/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "doc/smith-edit.h"
#include "doc/smith-print.h"
#include "fuzz.h"

/* An edit in the first line, its document in those below: bytes that choose the kind of edit,
 * its two places and a name, then the value as JSON.  Whatever the document is, edits fit it
 * and can be taken back; one that reads still reads, as what the same edit of its JSON gives. */

typedef struct
{
  const guint8 *data;
  gsize         size;
} Feed;

static guint
take (Feed *feed)
{
  guint byte = 0;

  if (feed->size > 0)
    {
      byte = *feed->data++;
      feed->size--;
    }

  return byte;
}

static gboolean
edit (SmithTree  *tree,
      Feed       *feed,
      GPtrArray  *edits)
{
  static const char *const names[] = { "a", "", "a b", "no", "<<", "x/y", "- x", "\"", "a\nb" };
  guint n = smith_tree_get_n_nodes (tree), kind = take (feed) % 8;
  SmithNode node = 1 + take (feed) % n, other = 1 + take (feed) % n;
  const char *name = names[take (feed) % G_N_ELEMENTS (names)];
  g_autofree char *text = g_strndup ((const char *) feed->data, feed->size);
  g_autoptr(SmithTree) read = smith_edit_value_read (text, SMITH_SYNTAX_JSON, NULL);
  g_autoptr(SmithTree) value = read != NULL ? g_steal_pointer (&read)
                                            : smith_edit_value_new_string ("a: b\n");
  SmithEditValue written = { value, SMITH_NODE_ROOT };

  switch (kind)
    {
    case 0:
      return smith_edit_set (tree, node, written, edits, NULL);

    case 1:
      return smith_edit_insert_member (tree, node, name, SMITH_NODE_NONE, written, edits, NULL);

    case 2:
      return smith_edit_insert_element (tree, node, smith_tree_get_first (tree, node), written,
                                        edits, NULL);

    case 3:
      return smith_edit_remove (tree, (SmithNode[]) { node, other }, 2, edits, NULL);

    case 4:
      return smith_edit_rename_component (tree, node, name, edits, NULL);

    case 5:
      return smith_edit_move (tree, node, other, name, SMITH_NODE_NONE, edits, NULL);

    case 6:
      return smith_edit_move (tree, node, other, NULL, smith_tree_get_first (tree, other), edits,
                              NULL);

    default:
      return smith_edit_wrap (tree, node, name, edits, NULL);
    }
}

static void
fail (const char *what,
      GBytes     *text,
      GBytes     *result)
{
  /* g_error() raises what libFuzzer does not catch */
  g_printerr ("after the edit: %s\n%.*s\n--- edited\n%.*s\n", what,
              (int) g_bytes_get_size (text), (const char *) g_bytes_get_data (text, NULL),
              (int) g_bytes_get_size (result), (const char *) g_bytes_get_data (result, NULL));
  g_abort ();
}

/* Compares with the same edit of the document as JSON, whose nodes have the same numbers where
 * there is no alias. */
static void
check_meaning (SmithTree *tree,
               SmithTree *after,
               Feed       feed)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(SmithTree) twin = NULL;
  g_autoptr(SmithTree) wanted = NULL;

  if (smith_tree_has_aliases (tree) ||
      !smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_COMPACT, json, NULL))
    return;
  text = g_bytes_new (json->str, json->len);
  twin = smith_tree_read (text, SMITH_SYNTAX_JSON);
  if (smith_tree_get_n_nodes (twin) != smith_tree_get_n_nodes (tree) ||
      !edit (twin, &feed, edits))
    return;

  result = smith_text_edits_apply (edits, text);
  wanted = smith_tree_read (result, SMITH_SYNTAX_JSON);
  smith_print_json (after, SMITH_NODE_ROOT, SMITH_JSON_COMPACT, found, NULL);
  smith_print_json (wanted, SMITH_NODE_ROOT, SMITH_JSON_COMPACT, expected, NULL);
  if (!g_string_equal (found, expected))
    fail (expected->str, smith_tree_get_text (tree), smith_tree_get_text (after));
}

static void
check (SmithSyntax   syntax,
       GBytes       *text,
       const guint8 *data,
       gsize         size)
{
  g_autoptr(SmithTree) tree = smith_tree_read (text, syntax);
  g_autoptr(SmithTree) after = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) inverse = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(GBytes) back = NULL;
  Feed feed = { data, size };

  if (smith_tree_get_n_nodes (tree) == 0 || !edit (tree, &feed, edits))
    return;

  result = smith_text_edits_apply (edits, text);
  g_assert_nonnull (result);
  inverse = smith_text_edits_invert (edits, text);
  back = smith_text_edits_apply (inverse, result);
  g_assert_true (g_bytes_equal (back, text));
  after = smith_tree_read (result, syntax);
  if (smith_tree_get_error (tree) != NULL)
    return;
  if (smith_tree_get_error (after) != NULL)
    fail (smith_tree_get_error (after)->message, text, result);
  doc_check (after);
  if (syntax == SMITH_SYNTAX_YAML)
    check_meaning (tree, after, (Feed) { data, size });
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const guint8 *feed = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = feed != NULL ? (gsize) (feed - data) : size;
  gsize skip = MIN (length + 1, size);
  g_autoptr(GBytes) text = g_bytes_new (data + skip, size - skip);

  check (SMITH_SYNTAX_JSON, text, data, length);
  check (SMITH_SYNTAX_YAML, text, data, length);

  return 0;
}
