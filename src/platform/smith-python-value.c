/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-python-value.h"

#include "doc/smith-yaml-old.h"

#include <string.h>

/**
 * smith_python_classify:
 * @text: a plain scalar
 * @length: bytes
 *
 * Returns: what YAML 1.1 takes it for
 */
SmithPythonKind
smith_python_classify (const char *text,
                       gsize       length)
{
  switch (smith_yaml_old_usual_kind (text, length))
    {
    case SMITH_YAML_OLD_NULL:
      return SMITH_PYTHON_NONE;

    case SMITH_YAML_OLD_BOOLEAN:
      return SMITH_PYTHON_BOOL;

    case SMITH_YAML_OLD_INTEGER:
      return SMITH_PYTHON_INT;

    case SMITH_YAML_OLD_FLOAT:
      return SMITH_PYTHON_FLOAT;

    case SMITH_YAML_OLD_DATE:
      return SMITH_PYTHON_DATE;

    case SMITH_YAML_OLD_TEXT:
    case SMITH_YAML_OLD_MERGE:
    case SMITH_YAML_OLD_DEFAULT:
    default:
      return SMITH_PYTHON_STR;
    }
}

static SmithPythonKind
number_kind (SmithTree *tree,
             SmithNode  node)
{
  gsize length;
  const char *text = smith_tree_peek_raw (tree, node, &length);

  for (gsize i = 0; i < length; i++)
    if (strchr (".eE", text[i]) != NULL)
      return SMITH_PYTHON_FLOAT;

  return SMITH_PYTHON_INT;
}

/**
 * smith_python_get_kind:
 *
 * Returns: what Python sees at @node
 */
SmithPythonKind
smith_python_get_kind (SmithTree *tree,
                       SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  gboolean is_plain_yaml = smith_tree_get_syntax (tree) == SMITH_SYNTAX_YAML &&
                           kind < SMITH_NODE_ARRAY && !smith_tree_is_quoted (tree, node);

  if (is_plain_yaml)
    {
      gsize length;
      const char *text = smith_tree_peek_raw (tree, node, &length);

      return smith_python_classify (text, length);
    }

  switch (kind)
    {
    case SMITH_NODE_NULL:
      return SMITH_PYTHON_NONE;

    case SMITH_NODE_BOOLEAN:
      return SMITH_PYTHON_BOOL;

    case SMITH_NODE_NUMBER:
      return number_kind (tree, node);

    case SMITH_NODE_ARRAY:
      return SMITH_PYTHON_LIST;

    case SMITH_NODE_OBJECT:
      return SMITH_PYTHON_DICT;

    case SMITH_NODE_STRING:
    default:
      return SMITH_PYTHON_STR;
    }
}

/**
 * smith_python_get_key_kind:
 *
 * Returns: what Python sees in the key of the member @node; a string but for plain keys of
 *   YAML, such as an unquoted 200
 */
SmithPythonKind
smith_python_get_key_kind (SmithTree *tree,
                           SmithNode  node)
{
  SmithSpan span = smith_tree_get_key_span (tree, node);
  const char *text = g_bytes_get_data (smith_tree_get_text (tree), NULL);

  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON || span.start == span.end ||
      strchr ("\"'&*!|>", text[span.start]) != NULL)
    return SMITH_PYTHON_STR;

  return smith_python_classify (text + span.start, span.end - span.start);
}
