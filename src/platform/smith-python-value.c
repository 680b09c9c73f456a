/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-python-value.h"

#include <string.h>

/* The implicit types of YAML 1.1 as Python's reader has them; they differ from the 1.1
 * papers in that `y` and `n` are strings, and a float needs a point. */
static const struct
{
  SmithPythonKind  kind;
  const char      *pattern;
} types[] = {
  { SMITH_PYTHON_BOOL, "^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|"
                       "off|Off|OFF)$" },
  { SMITH_PYTHON_FLOAT, "^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                        "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                        "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
                        "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$" },
  { SMITH_PYTHON_INT, "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
                      "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$" },
  { SMITH_PYTHON_NONE, "^(?:~|null|Null|NULL|)$" },
  { SMITH_PYTHON_DATE, "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}"
                       "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}"
                       ":[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}"
                       "(?::[0-9]{2})?))?)$" },
};

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
  static GRegex *regexes[G_N_ELEMENTS (types)];
  static gsize is_ready;

  if (g_once_init_enter (&is_ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        regexes[i] = g_regex_new (types[i].pattern,
                                  G_REGEX_OPTIMIZE | G_REGEX_RAW | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_once_init_leave (&is_ready, 1);
    }

  /* longer than any of them, or begins like none */
  if (length > 64 || (length > 0 && strchr ("yYnNtTfFoO~.+-0123456789", *text) == NULL))
    return SMITH_PYTHON_STR;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_regex_match_full (regexes[i], text, (gssize) length, 0, 0, NULL, NULL))
      return types[i].kind;

  return SMITH_PYTHON_STR;
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
