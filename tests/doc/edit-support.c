/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-support.h"

#include <string.h>

#include "doc/smith-pointer.h"

static SmithNode
find (SmithTree  *tree,
      const char *pointer)
{
  SmithNode node = *pointer == '@' ? (SmithNode) g_ascii_strtoull (pointer + 1, NULL, 10)
                                   : smith_pointer_lookup (tree, pointer);

  if (node == SMITH_NODE_NONE)
    g_error ("nothing is at %s", pointer);
  return node;
}

static SmithNode
find_before (SmithTree  *tree,
             const char *pointer)
{
  return pointer != NULL ? find (tree, pointer) : SMITH_NODE_NONE;
}

static gboolean
remove_several (SmithTree  *tree,
                const char *pointers,
                GPtrArray  *edits,
                GError    **error)
{
  g_auto(GStrv) each = g_strsplit (pointers, " ", -1);
  guint n = MAX (g_strv_length (each), 1);
  g_autofree SmithNode *nodes = g_new (SmithNode, n);

  for (guint i = 0; i < n; i++)
    nodes[i] = find (tree, each[i] != NULL ? each[i] : "");
  return smith_edit_remove (tree, nodes, n, edits, error);
}

static gboolean
move (SmithTree            *tree,
      const EditOperation  *operation,
      GPtrArray            *edits,
      GError              **error)
{
  const char *sign = strchr (operation->before, '>');
  g_autofree char *container = sign != NULL
                                 ? g_strndup (operation->before,
                                              (gsize) (sign - operation->before))
                                 : g_strdup (operation->before);

  return smith_edit_move (tree, find (tree, operation->pointer), find (tree, container),
                          operation->key, find_before (tree, sign != NULL ? sign + 1 : NULL),
                          edits, error);
}

/* Does what a row says. */
gboolean
edit_run (SmithTree            *tree,
          const EditOperation  *operation,
          GPtrArray            *edits,
          GError              **error)
{
  g_autoptr(SmithTree) value = NULL;
  const char *verb = operation->verb, *pointer = operation->pointer;
  SmithEditValue written = { NULL, SMITH_NODE_ROOT };

  if (operation->value != NULL)
    {
      value = smith_edit_value_read (operation->value, SMITH_SYNTAX_JSON, error);
      if (value == NULL)
        return FALSE;
      written.tree = value;
    }

  if (g_str_equal (verb, "set"))
    return smith_edit_set (tree, find (tree, pointer), written, edits, error);
  if (g_str_equal (verb, "replace"))
    return smith_edit_replace (tree, find (tree, pointer), written, edits, error);
  if (g_str_equal (verb, "members"))
    return smith_edit_insert_members (tree, find (tree, pointer), written, edits, error);
  if (g_str_equal (verb, "put"))
    return smith_edit_put (tree, pointer, written, edits, error);
  if (g_str_equal (verb, "member"))
    return smith_edit_insert_member (tree, find (tree, pointer), operation->key,
                                     find_before (tree, operation->before), written, edits,
                                     error);
  if (g_str_equal (verb, "element"))
    return smith_edit_insert_element (tree, find (tree, pointer),
                                      find_before (tree, operation->before), written, edits,
                                      error);
  if (g_str_equal (verb, "remove"))
    return remove_several (tree, pointer, edits, error);
  if (g_str_equal (verb, "key"))
    return smith_edit_rename_key (tree, find (tree, pointer), operation->key, edits, error);
  if (g_str_equal (verb, "component"))
    return smith_edit_rename_component (tree, find (tree, pointer), operation->key, edits, error);
  if (g_str_equal (verb, "move"))
    return move (tree, operation, edits, error);
  g_assert_cmpstr (verb, ==, "wrap");

  return smith_edit_wrap (tree, find (tree, pointer), operation->key, edits, error);
}

/* Checks what holds for every change: the edits fit, their inverse gives the old bytes. */
void
edit_check (SmithTree *tree,
            GPtrArray *edits,
            GBytes    *result)
{
  g_autoptr(GPtrArray) inverse = NULL;
  g_autoptr(GBytes) back = NULL;
  GBytes *text = smith_tree_get_text (tree);

  g_assert_nonnull (result);
  inverse = smith_text_edits_invert (edits, text);
  back = smith_text_edits_apply (inverse, result);
  g_assert_true (g_bytes_equal (back, text));
}
