/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-pointer.h"

#include "base/smith-limits.h"

#include <string.h>

/* An array index: digits without a leading zero, RFC 6901 §4. */
static gboolean
parse_index (const char *text,
             gsize       length,
             guint      *out_index)
{
  guint64 value = 0;

  if (length == 0 || length > 9 || (text[0] == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint64) (text[i] - '0');
    }
  *out_index = (guint) value;

  return TRUE;
}

/* Undoes ~1 and ~0 in one token.  Returns FALSE at a ~ that is neither. */
static gboolean
unescape_token (const char *token,
                gsize       length,
                GString    *out)
{
  g_string_truncate (out, 0);
  for (gsize i = 0; i < length; i++)
    {
      if (token[i] != '~')
        {
          g_string_append_c (out, token[i]);
          continue;
        }
      i++;
      if (i == length || (token[i] != '0' && token[i] != '1'))
        return FALSE;
      g_string_append_c (out, token[i] == '0' ? '~' : '/');
    }

  return TRUE;
}

static SmithNode
find_child (SmithTree  *tree,
            SmithNode   node,
            const char *token,
            gsize       length,
            GString    *scratch)
{
  guint index;

  if (smith_tree_get_kind (tree, node) == SMITH_NODE_ARRAY)
    return parse_index (token, length, &index) ? smith_tree_get_element (tree, node, index)
                                               : SMITH_NODE_NONE;
  if (memchr (token, '~', length) == NULL)
    return smith_tree_get_member_len (tree, node, token, length);
  if (!unescape_token (token, length, scratch))
    return SMITH_NODE_NONE;

  return smith_tree_get_member_len (tree, node, scratch->str, scratch->len);
}

/**
 * smith_pointer_lookup:
 * @pointer: empty for the root, `/a/b`, or the same after a `#` with %-escapes
 *
 * Takes a time in proportion to the length of @pointer.
 *
 * Returns: the node, or %SMITH_NODE_NONE when there is none or @pointer is not a pointer
 */
SmithNode
smith_pointer_lookup (SmithTree  *tree,
                      const char *pointer)
{
  g_autofree char *decoded = NULL;
  g_autoptr(GString) scratch = NULL;
  SmithNode node = SMITH_NODE_ROOT;

  g_return_val_if_fail (tree != NULL && pointer != NULL, SMITH_NODE_NONE);

  if (smith_tree_get_n_nodes (tree) == 0)
    return SMITH_NODE_NONE;
  if (*pointer == '#')
    {
      pointer++;
      if (strchr (pointer, '%') != NULL)
        {
          decoded = g_uri_unescape_string (pointer, NULL);
          if (decoded == NULL)
            return SMITH_NODE_NONE;
          pointer = decoded;
        }
    }
  if (*pointer != '\0' && *pointer != '/')
    return SMITH_NODE_NONE;

  scratch = g_string_new (NULL);
  while (*pointer == '/' && node != SMITH_NODE_NONE)
    {
      const char *token = pointer + 1;
      gsize length = strcspn (token, "/");

      node = find_child (tree, node, token, length, scratch);
      pointer = token + length;
    }

  return node;
}

static void
append_token (GString    *out,
              const char *key,
              gsize       length)
{
  g_string_append_c (out, '/');
  for (gsize i = 0; i < length; i++)
    {
      if (key[i] == '~')
        g_string_append (out, "~0");
      else if (key[i] == '/')
        g_string_append (out, "~1");
      else
        g_string_append_c (out, key[i]);
    }
}

/**
 * smith_pointer_to_node:
 *
 * Returns: (transfer full): the pointer that leads to @node, in the plain form
 */
char *
smith_pointer_to_node (SmithTree *tree,
                       SmithNode  node)
{
  SmithNode chain[SMITH_LIMIT_DEPTH + 1];
  guint n = 0;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE, NULL);

  for (; smith_tree_get_parent (tree, node) != SMITH_NODE_NONE && n < G_N_ELEMENTS (chain);
       node = smith_tree_get_parent (tree, node))
    chain[n++] = node;

  while (n-- > 0)
    {
      SmithNode parent = smith_tree_get_parent (tree, chain[n]);

      if (smith_tree_get_kind (tree, parent) == SMITH_NODE_ARRAY)
        g_string_append_printf (out, "/%u", smith_tree_get_index (tree, chain[n]));
      else
        {
          gsize length;
          const char *key = smith_tree_peek_key (tree, chain[n], &length);

          append_token (out, key, length);
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * smith_ref_get:
 *
 * Returns: the string that is the `$ref` of @node, or %SMITH_NODE_NONE
 */
SmithNode
smith_ref_get (SmithTree *tree,
               SmithNode  node)
{
  SmithNode ref;

  if (node == SMITH_NODE_NONE || smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;

  ref = smith_tree_get_member (tree, node, "$ref");
  if (ref == SMITH_NODE_NONE || smith_tree_get_kind (tree, ref) != SMITH_NODE_STRING)
    return SMITH_NODE_NONE;

  return ref;
}

/**
 * smith_ref_resolve:
 * @node: a node that may be a reference
 * @out_status: (out) (optional): what was found
 *
 * Follows `$ref` inside the document (OpenAPI 3.1 §4.8.23) until something that is not a
 * reference.
 *
 * Returns: @node itself when it is no reference, its target, or %SMITH_NODE_NONE
 */
SmithNode
smith_ref_resolve (SmithTree      *tree,
                   SmithNode       node,
                   SmithRefStatus *out_status)
{
  SmithRefStatus status = SMITH_REF_NONE;
  SmithNode ref;

  for (guint hops = 0; (ref = smith_ref_get (tree, node)) != SMITH_NODE_NONE; hops++)
    {
      g_autofree char *pointer = smith_tree_dup_string (tree, ref);

      status = SMITH_REF_FOUND;
      if (*pointer != '#')
        status = SMITH_REF_EXTERNAL;
      else if (hops == SMITH_LIMIT_REF_HOPS)
        status = SMITH_REF_CYCLE;
      else
        node = smith_pointer_lookup (tree, pointer);

      if (status == SMITH_REF_FOUND && node == SMITH_NODE_NONE)
        status = SMITH_REF_DANGLING;
      if (status != SMITH_REF_FOUND)
        {
          node = SMITH_NODE_NONE;
          break;
        }
    }

  if (out_status != NULL)
    *out_status = status;

  return node;
}
