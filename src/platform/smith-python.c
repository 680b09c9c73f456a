/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-python.h"

#include <string.h>

static void
append_character (GString  *out,
                  gunichar  c,
                  char      quote)
{
  if (c == (gunichar) quote || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c == ' ' || (c != 0xAD && g_unichar_isprint (c) && !g_unichar_isspace (c)))
    g_string_append_unichar (out, c);
  else if (c <= 0xFF)
    g_string_append_printf (out, "\\x%02x", c);
  else if (c <= 0xFFFF)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_printf (out, "\\U%08x", c);
}

/**
 * smith_python_append_string:
 * @text: UTF-8; may hold NUL
 * @length: bytes
 *
 * Appends a string as Python prints it: in single quotes, or in double ones when it holds a
 * single quote and no double one.
 */
void
smith_python_append_string (GString    *out,
                            const char *text,
                            gsize       length)
{
  const char *end = text + length;
  char quote = '\'';

  if (memchr (text, '\'', length) != NULL && memchr (text, '"', length) == NULL)
    quote = '"';

  g_string_append_c (out, quote);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    append_character (out, g_utf8_get_char (p), quote);
  g_string_append_c (out, quote);
}

static void
append_scalar (GString   *out,
               SmithTree *tree,
               SmithNode  node)
{
  g_autoptr(GString) scratch = NULL;
  const char *text;
  gsize length;

  switch (smith_tree_get_kind (tree, node))
    {
    case SMITH_NODE_NULL:
      g_string_append (out, "None");
      break;

    case SMITH_NODE_BOOLEAN:
      g_string_append (out, smith_tree_get_boolean (tree, node) ? "True" : "False");
      break;

    case SMITH_NODE_STRING:
      scratch = g_string_new (NULL);
      text = smith_tree_peek_string (tree, node, scratch, &length);
      smith_python_append_string (out, text, length);
      break;

    case SMITH_NODE_NUMBER:
    case SMITH_NODE_ARRAY:
    case SMITH_NODE_OBJECT:
    default:
      text = smith_tree_peek_raw (tree, node, &length);
      g_string_append_len (out, text, (gssize) length);
    }
}

/**
 * smith_python_append_node:
 * @max_length: bytes of @out after which the rest is left out, with an ellipsis
 *
 * Appends a value as Python prints it: `{'name': 'id', 'required': True}`.
 */
void
smith_python_append_node (GString   *out,
                          SmithTree *tree,
                          SmithNode  node,
                          gsize      max_length)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  SmithNode first = smith_tree_get_first (tree, node);

  if (out->len >= max_length)
    return;
  if (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY)
    {
      append_scalar (out, tree, node);
      return;
    }

  g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '{' : '[');
  for (SmithNode child = first; child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    {
      if (child != first)
        g_string_append (out, ", ");
      if (out->len >= max_length)
        {
          g_string_append (out, "…");
          break;
        }
      if (kind == SMITH_NODE_OBJECT)
        {
          gsize length;
          const char *key = smith_tree_peek_key (tree, child, &length);

          smith_python_append_string (out, key, length);
          g_string_append (out, ": ");
        }
      smith_python_append_node (out, tree, child, max_length);
    }
  g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '}' : ']');
}
