/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-inspection-private.h"

/* Lists of words, as edits of the text. */

static char *
dup_json_list (char       **words,
               const char  *type)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = smith_inspection_dup_json_scalar (words[i], type);

      g_string_append_printf (json, "%s%s", i > 0 ? "," : "", word);
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* What stands between the commas, without the blanks around it and without what is empty. */
static char **
split_words (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
is_same_word (SmithTree  *tree,
              SmithNode   node,
              const char *word)
{
  g_autofree char *old = smith_inspection_dup_scalar (tree, node);

  return g_str_equal (old, word);
}

/* Only the words that are others change: those that are the same at the start and at the end
 * stay as they are written. */
static gboolean
change_words (SmithTree   *tree,
              SmithNode    list,
              char       **words,
              const char  *type,
              GPtrArray   *edits,
              GError     **error)
{
  guint n_old = smith_tree_get_n_children (tree, list), n_new = g_strv_length (words);
  guint n_start = 0, n_end = 0, n_both;
  g_autofree SmithNode *nodes = g_new (SmithNode, n_old + 1);
  gboolean ok = TRUE;

  nodes[n_old] = SMITH_NODE_NONE;
  for (guint i = 0; i < n_old; i++)
    nodes[i] = i == 0 ? smith_tree_get_first (tree, list)
                      : smith_tree_get_next (tree, nodes[i - 1]);
  while (n_start < MIN (n_old, n_new) && is_same_word (tree, nodes[n_start], words[n_start]))
    n_start++;
  while (n_start + n_end < MIN (n_old, n_new) &&
         is_same_word (tree, nodes[n_old - n_end - 1], words[n_new - n_end - 1]))
    n_end++;
  n_both = MIN (n_old, n_new) - n_start - n_end;

  if (n_new > n_old + 1)
    {
      /* several in one place are one new value */
      g_autofree char *json = dup_json_list (words, type);

      return smith_inspection_set_json (tree, list, json, edits, error);
    }
  for (guint i = n_start; ok && i < n_start + n_both; i++)
    {
      g_autofree char *json = smith_inspection_dup_json_scalar (words[i], type);

      ok = smith_inspection_set_json (tree, nodes[i], json, edits, error);
    }
  if (ok && n_new > n_old)
    {
      g_autofree char *json = smith_inspection_dup_json_scalar (words[n_start + n_both], type);
      g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

      ok = value != NULL &&
           smith_edit_insert_element (tree, list, nodes[n_start + n_both],
                                      (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
    }
  else if (ok && n_old > n_new)
    ok = smith_edit_remove (tree, nodes + n_start + n_both, n_old - n_new, edits, error);

  return ok;
}

gboolean
smith_inspection_set_words (SmithTree   *tree,
                            SmithNode    anchor,
                            const char  *path,
                            const char  *text,
                            GPtrArray   *edits,
                            GError     **error)
{
  g_auto(GStrv) words = split_words (text);
  g_autofree char *type = smith_inspection_dup_type (tree, anchor, path);
  SmithNode last, node;
  const char *rest;

  node = smith_inspection_look_up (tree, anchor, path, &last, &rest);
  if (node == SMITH_NODE_NONE || smith_tree_get_n_children (tree, node) == 0)
    {
      g_autofree char *json = dup_json_list (words, type);

      return smith_inspection_put (tree, anchor, path, json, edits, error);
    }

  return change_words (tree, node, words, type, edits, error);
}

/* Sets a list of strings that is there; it stays when it is empty. */
gboolean
smith_inspection_set_list (SmithTree   *tree,
                           SmithNode    list,
                           const char  *text,
                           GPtrArray   *edits,
                           GError     **error)
{
  g_auto(GStrv) words = split_words (text);

  if (words[0] == NULL || smith_tree_get_n_children (tree, list) == 0)
    {
      g_autofree char *json = dup_json_list (words, "string");

      return smith_inspection_set_json (tree, list, json, edits, error);
    }

  return change_words (tree, list, words, "string", edits, error);
}
