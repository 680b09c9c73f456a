/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure-private.h"

#include <string.h>

/* What a name or a value is, as the tables want it. */

/* Whether a name may stand where the specification lists none: paths begin with a slash,
 * responses are statuses. */
gboolean
smith_structure_is_free_name (SmithObject  object,
                              const char  *name,
                              gsize        length)
{
  if (object == SMITH_OBJECT_PATHS)
    return length > 0 && name[0] == '/';
  if (object == SMITH_OBJECT_RESPONSES)
    return length == 3 && name[0] >= '1' && name[0] <= '5' &&
           (memcmp (name + 1, "XX", 2) == 0 ||
            (g_ascii_isdigit (name[1]) && g_ascii_isdigit (name[2])));

  return TRUE;
}

const char *
smith_structure_name_form (SmithForm form)
{
  static const char *const names[] = {
    [SMITH_FORM_ANY] = NULL,
    [SMITH_FORM_TEXT] = "string",
    [SMITH_FORM_FLAG] = "boolean",
    [SMITH_FORM_NUMBER] = "number",
    [SMITH_FORM_LIST] = "array",
    [SMITH_FORM_TEXTS] = "array",
    [SMITH_FORM_TEXT_OR_TEXTS] = "string|array",
    [SMITH_FORM_TEXT_MAP] = "object",
    [SMITH_FORM_OBJECT] = "object",
    [SMITH_FORM_OBJECTS] = "array",
    [SMITH_FORM_MAP] = "object",
    [SMITH_FORM_FLAG_OR_OBJECT] = "boolean|object",
  };

  return names[form];
}

gboolean
smith_structure_has_form (SmithTree *tree,
                          SmithNode  node,
                          SmithForm  form)
{
  static const SmithNodeKind kinds[] = {
    [SMITH_FORM_TEXT] = SMITH_NODE_STRING,
    [SMITH_FORM_FLAG] = SMITH_NODE_BOOLEAN,
    [SMITH_FORM_NUMBER] = SMITH_NODE_NUMBER,
    [SMITH_FORM_LIST] = SMITH_NODE_ARRAY,
    [SMITH_FORM_TEXTS] = SMITH_NODE_ARRAY,
    [SMITH_FORM_TEXT_OR_TEXTS] = SMITH_NODE_ARRAY,
    [SMITH_FORM_TEXT_MAP] = SMITH_NODE_OBJECT,
    [SMITH_FORM_OBJECT] = SMITH_NODE_OBJECT,
    [SMITH_FORM_OBJECTS] = SMITH_NODE_ARRAY,
    [SMITH_FORM_MAP] = SMITH_NODE_OBJECT,
    [SMITH_FORM_FLAG_OR_OBJECT] = SMITH_NODE_OBJECT,
  };
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  return form == SMITH_FORM_ANY || kind == kinds[form] ||
         (form == SMITH_FORM_FLAG_OR_OBJECT && kind == SMITH_NODE_BOOLEAN) ||
         (form == SMITH_FORM_TEXT_OR_TEXTS && kind == SMITH_NODE_STRING);
}

/* Whether there is something in a container besides extensions, where they are none of its own. */
gboolean
smith_structure_is_filled (SmithTree *tree,
                           SmithNode  node,
                           SmithForm  form)
{
  SmithNode child = smith_tree_get_first (tree, node);

  while (child != SMITH_NODE_NONE && form == SMITH_FORM_OBJECT)
    {
      gsize length;
      const char *name = smith_tree_peek_key (tree, child, &length);

      if (length < 2 || memcmp (name, "x-", 2) != 0)
        return TRUE;
      child = smith_tree_get_next (tree, child);
    }

  return child != SMITH_NODE_NONE;
}

/* Whether a text is one of @choices, which have | between them. */
gboolean
smith_structure_is_choice (SmithTree  *tree,
                           SmithNode   node,
                           const char *choices,
                           GString    *scratch)
{
  gsize length, n;
  const char *text = smith_tree_peek_string (tree, node, scratch, &length);

  for (; text != NULL; choices += n + 1)
    {
      n = strcspn (choices, "|");
      if (n == length && memcmp (choices, text, n) == 0)
        return TRUE;
      if (choices[n] == '\0')
        return FALSE;
    }

  return FALSE;
}

/* Whether an object may have extensions. */
gboolean
smith_structure_may_extend (SmithObject object,
                            gboolean    is_new)
{
  guint flags = smith_structure_objects[object].flags;

  return (flags & SMITH_OBJECT_EXTENDS) != 0 ||
         (is_new && (flags & SMITH_OBJECT_EXTENDS_3_1) != 0);
}

/* Whether a document that does not say so is a description: then ChatGPT takes it as one of 3.1. */
static gboolean
looks_like_description (SmithTree *tree)
{
  return smith_tree_get_member (tree, SMITH_NODE_ROOT, "swagger") == SMITH_NODE_NONE &&
         (smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths") != SMITH_NODE_NONE ||
          smith_tree_get_member (tree, SMITH_NODE_ROOT, "info") != SMITH_NODE_NONE);
}

/* Whether this is a description in a version that the tables know. */
gboolean
smith_structure_read_version (SmithTree *tree,
                              gboolean  *out_is_new)
{
  g_autofree char *version = NULL;

  if (smith_tree_get_n_nodes (tree) == 0 ||
      smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    return FALSE;
  version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");
  if (version == NULL)
    return *out_is_new = looks_like_description (tree);
  *out_is_new = g_str_has_prefix (version, "3.1");

  return *out_is_new || g_str_has_prefix (version, "3.0");
}
