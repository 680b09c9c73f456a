/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

#include <string.h>

#include "doc/smith-pointer.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Where a document's references stand, noted while it is read: to find them later would be to
 * look at every value.  Keys are known by their hashes alone, so a note may be of something
 * else; whoever uses one asks smith_ref_is_reference().
 *
 * A note has the address of what the reference leads to: a hash of its first three tokens, as
 * in `#/components/schemas/Pet`.  So renaming a component passes over nearly all others without
 * touching the text. */

#define N_TOKENS 3

static const char *const keys[SMITH_TREE_N_REF_KEYS] = { "$ref", "operationRef", "mapping" };

void
smith_tree_refs_init (SmithTreeBuilder *self)
{
  self->tree->refs = g_array_new (FALSE, FALSE, sizeof (SmithTreeRef));
  for (guint i = 0; i < SMITH_TREE_N_REF_KEYS; i++)
    self->ref_hashes[i] = smith_tree_hash (self->tree, keys[i], strlen (keys[i]));
}

/* The slashes and signs of an escape among the first bytes of a text, a bit each, the first one's
 * the lowest.  *n_bytes of them are looked at, up to the number that is handed in. */
static inline guint
find_signs (const char *text,
            gsize      *n_bytes)
{
  static const guint8 is_sign[256] = { ['/'] = 1, ['%'] = 1, ['~'] = 1, ['\\'] = 1 };
  guint signs = 0;

#ifdef __SSE2__
  if (*n_bytes >= 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) text);
      __m128i slash = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('/'));
      __m128i percent = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('%'));
      __m128i tilde = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('~'));
      __m128i escape = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\\'));

      *n_bytes = 16;
      return (guint) _mm_movemask_epi8 (_mm_or_si128 (_mm_or_si128 (slash, percent),
                                                      _mm_or_si128 (tilde, escape)));
    }
#endif
  *n_bytes = MIN (*n_bytes, 16);
  for (guint i = 0; i < *n_bytes; i++)
    signs |= (guint) is_sign[(guint8) text[i]] << i;

  return signs;
}

/* The address that a fragment (`#/a/b/c…`) leads to; 0 when it has fewer tokens, or is written
 * with escapes. */
guint32
smith_tree_refs_address (SmithTree  *tree,
                         const char *fragment,
                         gsize       length)
{
  guint n_tokens = 0;

  if (length < 2 || fragment[0] != '#')
    return 0;
  for (gsize at = 0, n_bytes; at < length; at += n_bytes)
    {
      n_bytes = length - at;
      for (guint signs = find_signs (fragment + at, &n_bytes); signs != 0; signs &= signs - 1)
        {
          gsize i = at + (guint) __builtin_ctz (signs);

          if (fragment[i] != '/')
            return 0;
          if (n_tokens++ == N_TOKENS)
            return MAX (smith_tree_hash (tree, fragment, i), 1u);
        }
    }

  return n_tokens == N_TOKENS ? MAX (smith_tree_hash (tree, fragment, length), 1u) : 0;
}

/* Called for a member whose key may be one of ours. */
void
smith_tree_refs_note (SmithTreeBuilder *self,
                      SmithNode         node,
                      guint             flags)
{
  SmithTree *tree = self->tree;
  const SmithNodeRecord *record = &tree->records[node];
  SmithTreeRef ref = { .node = node };
  gboolean has_quotes = tree->syntax == SMITH_SYNTAX_JSON || (flags & SMITH_FLAG_QUOTED) != 0;

  /* what a merge key brings stands elsewhere, and is noted there */
  if ((flags & SMITH_FLAG_MERGED) != 0)
    return;
  if (record->kind == SMITH_NODE_STRING && (flags & SMITH_FLAG_INDIRECT) == 0 &&
      record->end - record->start >= 2)
    ref.address = smith_tree_refs_address (tree, tree->data + record->start + has_quotes,
                                           record->end - record->start - 2u * has_quotes);
  g_array_append_val (tree->refs, ref);
}

/* The member of a mapping after @before, or its first. */
static SmithNode
next_in_mapping (SmithTree *tree,
                 SmithNode  mapping,
                 SmithNode  before)
{
  SmithNode child = before != SMITH_NODE_NONE ? smith_tree_get_next (tree, before)
                                              : smith_tree_get_first (tree, mapping);

  /* those have a note of their own */
  while (child != SMITH_NODE_NONE &&
         (!smith_ref_is_reference (tree, child) || smith_tree_key_equals (tree, child, keys[0]) ||
          smith_tree_key_equals (tree, child, keys[1])))
    child = smith_tree_get_next (tree, child);

  return child;
}

/* The index of the first note that is of @node or comes behind it. */
static guint
search (SmithTree *tree,
        SmithNode  node)
{
  const SmithTreeRef *refs = (const SmithTreeRef *) (gpointer) tree->refs->data;
  guint low = 0, high = tree->refs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (refs[middle].node < node)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The index of a note from which on all are found that are of what is in @node.  The strings in a
 * mapping have one note together, which is of the mapping. */
guint
smith_tree_refs_find (SmithTree *tree,
                      SmithNode  node)
{
  SmithNode parent = smith_tree_get_parent (tree, node);
  guint around = search (tree, parent);

  if (parent != SMITH_NODE_NONE && around < tree->refs->len &&
      g_array_index (tree->refs, SmithTreeRef, around).node == parent)
    return around;

  return search (tree, node);
}

/**
 * smith_tree_refs_next:
 * @address: from smith_tree_refs_address(), or 0 for every reference
 * @index: (inout): 0 to begin with
 * @ref: (inout): %SMITH_NODE_NONE to begin with; the reference
 *
 * Goes through the references that may lead to @address.
 *
 * Returns: whether there is a further one
 */
gboolean
smith_tree_refs_next (SmithTree *tree,
                      guint32    address,
                      guint     *index,
                      SmithNode *ref)
{
  const SmithTreeRef *refs = (const SmithTreeRef *) (gpointer) tree->refs->data;

  for (; *index < tree->refs->len; (*index)++, *ref = SMITH_NODE_NONE)
    {
      SmithNode node = refs[*index].node;

      if (address != 0 && refs[*index].address != 0 && refs[*index].address != address)
        continue;
      if (smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT)
        {
          if (tree->records[node].kind == SMITH_NODE_ALIAS)
            continue;
          *ref = next_in_mapping (tree, node, *ref);
          if (*ref != SMITH_NODE_NONE)
            return TRUE;
        }
      else if (*ref == SMITH_NODE_NONE && smith_ref_is_reference (tree, node))
        {
          *ref = node;
          return TRUE;
        }
    }

  return FALSE;
}
