/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-python.h"

#include "platform/smith-python-number.h"

#include <string.h>

/* What Python's str.isprintable() does not hold for printable. */
#define UNPRINTABLE \
  (1u << G_UNICODE_CONTROL | 1u << G_UNICODE_FORMAT | 1u << G_UNICODE_UNASSIGNED | \
   1u << G_UNICODE_PRIVATE_USE | 1u << G_UNICODE_SURROGATE | 1u << G_UNICODE_LINE_SEPARATOR | \
   1u << G_UNICODE_PARAGRAPH_SEPARATOR | 1u << G_UNICODE_SPACE_SEPARATOR)

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
  else if ((1u << g_unichar_type (c) & UNPRINTABLE) == 0)
    g_string_append_unichar (out, c);
  else if (c <= 0xFF)
    g_string_append_printf (out, "\\x%02x", c);
  else if (c <= 0xFFFF)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_printf (out, "\\U%08x", c);
}

/* The end of what can be copied as it is. */
static const char *
skip_plain (const char *p,
            const char *end,
            char        quote)
{
  while (p < end && *p >= ' ' && *p < 0x7F && *p != quote && *p != '\\')
    p++;

  return p;
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
  for (const char *p = text; p < end; )
    {
      const char *plain_end = skip_plain (p, end, quote);

      g_string_append_len (out, p, plain_end - p);
      p = plain_end;
      if (p < end)
        {
          append_character (out, g_utf8_get_char (p), quote);
          p = g_utf8_next_char (p);
        }
    }
  g_string_append_c (out, quote);
}

static void
append_scalar (GString   *out,
               SmithTree *tree,
               SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_kind (tree, node);
  const char *text;
  gsize length;

  if (kind == SMITH_PYTHON_STR && smith_tree_get_kind (tree, node) == SMITH_NODE_STRING)
    {
      g_autoptr(GString) scratch = g_string_new (NULL);

      text = smith_tree_peek_string (tree, node, scratch, &length);
      smith_python_append_string (out, text, length);
      return;
    }

  text = smith_tree_peek_raw (tree, node, &length);
  if (kind == SMITH_PYTHON_STR)
    smith_python_append_string (out, text, length);
  else
    smith_python_append_plain (out, kind, text, length);
}

/**
 * smith_python_append_key:
 *
 * Appends the key of the member @node as Python prints it: in quotes, but for plain keys of
 * YAML that read as something else, such as an unquoted 200.
 */
void
smith_python_append_key (GString   *out,
                         SmithTree *tree,
                         SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_key_kind (tree, node);
  gsize length;
  const char *key = smith_tree_peek_key (tree, node, &length);

  if (kind == SMITH_PYTHON_STR)
    smith_python_append_string (out, key, length);
  else
    smith_python_append_plain (out, kind, key, length);
}

/* The members of an object: of several with one key the last one counts, and stands where the
 * first one stood. */
static void
append_member (GString   *out,
               SmithTree *tree,
               SmithNode  object,
               SmithNode  member,
               gsize      max_length)
{
  gsize length;
  const char *key = smith_tree_peek_key (tree, member, &length);

  smith_python_append_key (out, tree, member);
  g_string_append (out, ": ");
  smith_python_append_node (out, tree, smith_tree_get_member_len (tree, object, key, length),
                            max_length);
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
  gboolean is_first = TRUE;

  if (out->len >= max_length)
    return;
  if (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY)
    {
      append_scalar (out, tree, node);
      return;
    }

  g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '{' : '[');
  for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    {
      if (smith_tree_is_duplicate (tree, child))
        continue;
      if (!is_first)
        g_string_append (out, ", ");
      is_first = FALSE;
      if (out->len >= max_length)
        {
          g_string_append (out, "…");
          break;
        }
      if (kind == SMITH_NODE_OBJECT)
        append_member (out, tree, node, child, max_length);
      else
        smith_python_append_node (out, tree, child, max_length);
    }
  g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '}' : ']');
}
