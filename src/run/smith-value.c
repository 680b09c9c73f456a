/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-value.h"

#include <string.h>

static void
write_scalar (SmithJsonWriter *writer,
              SmithTree       *tree,
              SmithNode        node,
              GString         *scratch)
{
  const char *text;
  double number;
  gsize length;

  switch (smith_tree_get_kind (tree, node))
    {
    case SMITH_NODE_STRING:
      text = smith_tree_peek_string (tree, node, scratch, &length);
      smith_json_writer_string_len (writer, text, length);
      break;
    case SMITH_NODE_BOOLEAN:
      smith_json_writer_boolean (writer, smith_tree_get_boolean (tree, node));
      break;
    case SMITH_NODE_NUMBER:
      if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON)
        {
          text = smith_tree_peek_raw (tree, node, &length);
          smith_json_writer_raw (writer, text, length);
        }
      else if (smith_tree_get_number (tree, node, &number))
        smith_json_writer_double (writer, number);
      break;
    case SMITH_NODE_NULL:
    case SMITH_NODE_ARRAY:
    case SMITH_NODE_OBJECT:
    default:
      smith_json_writer_null (writer);
      break;
    }
}

/* Recursion ends at SMITH_LIMIT_DEPTH, which the reader keeps. */
static gboolean
write_node (SmithJsonWriter *writer,
            SmithTree       *tree,
            SmithNode        node,
            gsize            max_bytes,
            GString         *scratch)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  if (smith_json_writer_get_length (writer) > max_bytes)
    return FALSE;
  if (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY)
    {
      write_scalar (writer, tree, node, scratch);
      return TRUE;
    }

  if (kind == SMITH_NODE_OBJECT)
    smith_json_writer_begin_object (writer);
  else
    smith_json_writer_begin_array (writer);

  for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    {
      if (kind == SMITH_NODE_OBJECT)
        {
          gsize length;
          const char *key = smith_tree_peek_key (tree, child, &length);

          smith_json_writer_key_len (writer, key, length);
        }
      if (!write_node (writer, tree, child, max_bytes, scratch))
        return FALSE;
    }

  if (kind == SMITH_NODE_OBJECT)
    smith_json_writer_end_object (writer);
  else
    smith_json_writer_end_array (writer);

  return TRUE;
}

/**
 * smith_value_write:
 * @max_bytes: about where to give up
 *
 * Writes a value with its numbers as they were written; those of YAML, which has more
 * spellings than JSON, as doubles.  Indentation makes a deep value many times longer than
 * its source, hence the bound.
 *
 * Returns: whether all of it was written; when not, what was written is not JSON
 */
gboolean
smith_value_write (SmithJsonWriter *writer,
                   SmithTree       *tree,
                   SmithNode        node,
                   gsize            max_bytes)
{
  g_autoptr(GString) scratch = NULL;

  g_return_val_if_fail (writer != NULL && tree != NULL && node != SMITH_NODE_NONE, FALSE);

  scratch = g_string_new (NULL);
  return write_node (writer, tree, node, max_bytes, scratch);
}

/**
 * smith_value_to_text:
 * @out_length: (out) (optional): bytes
 *
 * Returns: (transfer full): the value as compact JSON
 */
char *
smith_value_to_text (SmithTree *tree,
                     SmithNode  node,
                     gsize     *out_length)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_value_write (writer, tree, node, G_MAXSIZE);
  if (out_length != NULL)
    *out_length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * smith_value_equal:
 *
 * Numbers are equal when their doubles are, containers when their compact texts are.
 */
gboolean
smith_value_equal (SmithTree *tree_a,
                   SmithNode  a,
                   SmithTree *tree_b,
                   SmithNode  b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;
  double number_a, number_b;

  if (smith_tree_get_kind (tree_a, a) != smith_tree_get_kind (tree_b, b))
    return FALSE;
  if (smith_tree_get_number (tree_a, a, &number_a) && smith_tree_get_number (tree_b, b, &number_b))
    return number_a == number_b;

  /* the two may differ in syntax: a document in YAML, arguments in JSON */
  if (smith_tree_get_kind (tree_a, a) == SMITH_NODE_BOOLEAN)
    return smith_tree_get_boolean (tree_a, a) == smith_tree_get_boolean (tree_b, b);
  if (smith_tree_get_kind (tree_a, a) == SMITH_NODE_NULL)
    return TRUE;

  text_a = smith_value_to_text (tree_a, a, NULL);
  text_b = smith_value_to_text (tree_b, b, NULL);

  return g_str_equal (text_a, text_b);
}
