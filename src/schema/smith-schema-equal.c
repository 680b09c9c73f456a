/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <string.h>

/**
 * smith_schema_peek_text:
 * @node: a string
 * @scratch: (inout) (nullable): made when it is needed, and then the caller's
 *
 * As smith_tree_peek_string(), but without memory of its own for a text of JSON that has no
 * escape, which nearly all are.
 */
const char *
smith_schema_peek_text (SmithTree  *tree,
                        SmithNode   node,
                        GString   **scratch,
                        gsize      *out_length)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, node, &length);

  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON && length >= 2 &&
      memchr (raw, '\\', length) == NULL)
    {
      *out_length = length - 2;
      return raw + 1;
    }
  if (*scratch == NULL)
    *scratch = g_string_new (NULL);

  return smith_tree_peek_string (tree, node, *scratch, out_length);
}

/* Equality of JSON values (Core §4.2.2): numbers by value, objects without order.  @n_steps counts
 * what was looked at, in steps of a check. */

static gboolean
equal_strings (SmithTree *tree_a,
               SmithNode  a,
               SmithTree *tree_b,
               SmithNode  b,
               guint64   *n_steps)
{
  g_autoptr(GString) scratch_a = NULL;
  g_autoptr(GString) scratch_b = NULL;
  gsize length_a = 0, length_b = 0;
  const char *text_a = smith_schema_peek_text (tree_a, a, &scratch_a, &length_a);
  const char *text_b = smith_schema_peek_text (tree_b, b, &scratch_b, &length_b);

  *n_steps += (length_a + length_b) / SMITH_SCHEMA_BYTES_A_STEP;

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

static gboolean
equal_numbers (SmithTree *tree_a,
               SmithNode  a,
               SmithTree *tree_b,
               SmithNode  b,
               guint64   *n_steps)
{
  gsize length_a, length_b;

  smith_tree_peek_raw (tree_a, a, &length_a);
  smith_tree_peek_raw (tree_b, b, &length_b);
  *n_steps += (length_a + length_b) / SMITH_SCHEMA_BYTES_A_STEP;

  return smith_schema_number_compare (tree_a, a, tree_b, b) == 0;
}

static gboolean
equal_arrays (SmithTree *tree_a,
              SmithNode  a,
              SmithTree *tree_b,
              SmithNode  b,
              guint64   *n_steps)
{
  SmithNode x = smith_tree_get_first (tree_a, a), y = smith_tree_get_first (tree_b, b);

  for (; x != SMITH_NODE_NONE && y != SMITH_NODE_NONE;
       x = smith_tree_get_next (tree_a, x), y = smith_tree_get_next (tree_b, y))
    if (!smith_schema_equal (tree_a, x, tree_b, y, n_steps))
      return FALSE;

  return x == y;
}

static gboolean
equal_objects (SmithTree *tree_a,
               SmithNode  a,
               SmithTree *tree_b,
               SmithNode  b,
               guint64   *n_steps)
{
  if (smith_tree_get_n_children (tree_a, a) != smith_tree_get_n_children (tree_b, b))
    return FALSE;

  for (SmithNode x = smith_tree_get_first (tree_a, a); x != SMITH_NODE_NONE;
       x = smith_tree_get_next (tree_a, x))
    {
      gsize length;
      const char *key = smith_tree_peek_key (tree_a, x, &length);
      SmithNode y = smith_tree_get_member_len (tree_b, b, key, length);

      if (y == SMITH_NODE_NONE || !smith_schema_equal (tree_a, x, tree_b, y, n_steps))
        return FALSE;
    }

  return TRUE;
}

gboolean
smith_schema_equal (SmithTree *tree_a,
                    SmithNode  a,
                    SmithTree *tree_b,
                    SmithNode  b,
                    guint64   *n_steps)
{
  SmithNodeKind kind = smith_tree_get_kind (tree_a, a);

  ++*n_steps;
  if (kind != smith_tree_get_kind (tree_b, b))
    return FALSE;

  switch (kind)
    {
    case SMITH_NODE_BOOLEAN:
      return smith_tree_get_boolean (tree_a, a) == smith_tree_get_boolean (tree_b, b);
    case SMITH_NODE_NUMBER:
      return equal_numbers (tree_a, a, tree_b, b, n_steps);
    case SMITH_NODE_STRING:
      return equal_strings (tree_a, a, tree_b, b, n_steps);
    case SMITH_NODE_ARRAY:
      return equal_arrays (tree_a, a, tree_b, b, n_steps);
    case SMITH_NODE_OBJECT:
      return equal_objects (tree_a, a, tree_b, b, n_steps);
    case SMITH_NODE_NULL:
    default:
      return TRUE;
    }
}

static guint
hash_text (const char *text,
           gsize       length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guint8) text[i];

  return hash;
}

/* The same for equal values. */
guint
smith_schema_hash (SmithTree *tree,
                   SmithNode  node,
                   guint64   *n_steps)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  g_autoptr(GString) scratch = NULL;
  guint hash = (guint) kind * 0x9E3779B1u;
  gsize length;
  const char *text;

  ++*n_steps;
  switch (kind)
    {
    case SMITH_NODE_BOOLEAN:
      return hash + (guint) smith_tree_get_boolean (tree, node);
    case SMITH_NODE_NUMBER:
      smith_tree_peek_raw (tree, node, &length);
      *n_steps += length / SMITH_SCHEMA_BYTES_A_STEP;
      return hash ^ smith_schema_number_hash (tree, node);
    case SMITH_NODE_STRING:
      text = smith_schema_peek_text (tree, node, &scratch, &length);
      *n_steps += length / SMITH_SCHEMA_BYTES_A_STEP;
      return hash ^ hash_text (text, length);
    case SMITH_NODE_ARRAY:
      for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (tree, child))
        hash = hash * 31 + smith_schema_hash (tree, child, n_steps);
      return hash;
    case SMITH_NODE_OBJECT:
      /* a sum, since the order of members does not count */
      for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (tree, child))
        {
          text = smith_tree_peek_key (tree, child, &length);
          hash += hash_text (text, length) * 31 ^ smith_schema_hash (tree, child, n_steps);
        }
      return hash;
    case SMITH_NODE_NULL:
    default:
      return hash;
    }
}
