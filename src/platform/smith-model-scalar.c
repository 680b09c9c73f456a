/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model-private.h"

#include "platform/smith-python-number.h"

#include <math.h>
#include <string.h>

/* The typed model's scalars, and what it takes for one. */

/* The words that it takes for booleans, in any case. */
static gboolean
reads_as_boolean (const char *text)
{
  static const char *const words[] = {
    "0", "off", "f", "false", "n", "no", "1", "on", "t", "true", "y", "yes",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* A whole number is compared with 0 and 1; only one with a fraction is no boolean at all. */
static const char *
fit_boolean (SmithTree *tree,
             SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_kind (tree, node);
  double value = 0;

  if (kind == SMITH_PYTHON_BOOL)
    return NULL;
  if (kind == SMITH_PYTHON_STR)
    {
      g_autofree char *text = smith_tree_dup_string (tree, node);

      return text != NULL && reads_as_boolean (text)
               ? NULL
               : SMITH_MODEL_NOT_BOOLEAN ", unable to interpret input";
    }
  if (!smith_python_get_number (tree, node, &value) || !isfinite (value) ||
      value != floor (value) || fabs (value) >= 9.2e18)
    return SMITH_MODEL_NOT_BOOLEAN;

  return value == 0 || value == 1
           ? NULL
           : SMITH_MODEL_NOT_BOOLEAN ", unable to interpret input";
}

/* A number as Python's float() reads it: blanks around, underscores between digits. */
static gboolean
reads_as_float (const char *text,
                double     *out_value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *end;
  gsize n = 0;

  for (gsize i = 0; plain[i] != '\0'; i++)
    if (plain[i] != '_' || i == 0 || !g_ascii_isdigit (plain[i - 1]) ||
        !g_ascii_isdigit (plain[i + 1]))
      plain[n++] = plain[i];
  plain[n] = '\0';
  if (n == 0 || strpbrk (plain, "xX(") != NULL)
    return FALSE;
  *out_value = g_ascii_strtod (plain, &end);

  return *end == '\0';
}

static const char *
fit_float (SmithTree            *tree,
           const SmithModelType *type,
           SmithNode             node)
{
  SmithPythonKind kind = smith_python_get_kind (tree, node);
  double value = 1;

  if (kind == SMITH_PYTHON_STR)
    {
      g_autofree char *text = smith_tree_dup_string (tree, node);

      if (text == NULL || !reads_as_float (text, &value))
        return SMITH_MODEL_NOT_NUMBER ", unable to parse string as a number";
    }
  else if (kind == SMITH_PYTHON_BOOL)
    value = smith_python_is_true (tree, node);
  else if (!smith_python_get_number (tree, node, &value))
    return SMITH_MODEL_NOT_NUMBER;

  return type->kind == SMITH_MODEL_POSITIVE && !(value > 0) ? SMITH_MODEL_TOO_SMALL " 0"
                                                            : NULL;
}

static gboolean
reads_as_integer (const char *text,
                  double     *out_value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *point = strchr (plain, '.');
  const char *digits;

  /* 3.0 is an integer too, 3.5 is not */
  if (point != NULL && point[1] != '\0' && strspn (point + 1, "0") == strlen (point + 1))
    *point = '\0';
  digits = *plain == '-' || *plain == '+' ? plain + 1 : plain;
  if (*digits == '\0' || strspn (digits, "0123456789_") != strlen (digits) || *digits == '_')
    return FALSE;

  return reads_as_float (plain, out_value);
}

static const char *
fit_count (SmithTree *tree,
           SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_kind (tree, node);
  double value = 0;

  if (kind == SMITH_PYTHON_STR)
    {
      g_autofree char *text = smith_tree_dup_string (tree, node);

      if (text == NULL || !reads_as_integer (text, &value))
        return SMITH_MODEL_NOT_INTEGER ", unable to parse string as an integer";
    }
  else if (kind == SMITH_PYTHON_FLOAT)
    {
      smith_python_get_number (tree, node, &value);
      if (!isfinite (value))
        return "Input should be a finite number";
      if (value != floor (value))
        return SMITH_MODEL_NOT_INTEGER ", got a number with a fractional part";
      if (fabs (value) >= 9.2e18)
        return "Unable to parse input string as an integer, exceeded maximum size";
    }
  else if (kind != SMITH_PYTHON_BOOL && !smith_python_get_number (tree, node, &value))
    return SMITH_MODEL_NOT_INTEGER;

  return value < 0 ? SMITH_MODEL_TOO_SMALL " or equal to 0" : NULL;
}

static const char *
fit_enum (SmithTree            *tree,
          const SmithModelType *type,
          SmithNode             node)
{
  if (smith_python_get_kind (tree, node) == SMITH_PYTHON_STR)
    for (guint i = 0; type->values[i] != NULL; i++)
      if (smith_tree_string_equals (tree, node, type->values[i]))
        return NULL;

  return SMITH_MODEL_VALUES;
}

/* Whether @node is what a scalar @type takes.  Returns NULL, or the message, static; that of
 * an enum goes on with its values. */
const char *
smith_model_fit_scalar (SmithTree            *tree,
                        const SmithModelType *type,
                        SmithNode             node)
{
  switch (type->kind)
    {
    case SMITH_MODEL_STRING:
      return smith_python_get_kind (tree, node) == SMITH_PYTHON_STR
               ? NULL
               : SMITH_MODEL_NOT_STRING;

    case SMITH_MODEL_BOOLEAN:
      return fit_boolean (tree, node);

    case SMITH_MODEL_FLOAT:
    case SMITH_MODEL_POSITIVE:
      return fit_float (tree, type, node);

    case SMITH_MODEL_COUNT:
      return fit_count (tree, node);

    case SMITH_MODEL_ENUM:
      return fit_enum (tree, type, node);

    case SMITH_MODEL_ANY:
    case SMITH_MODEL_LIST:
    case SMITH_MODEL_FILLED_LIST:
    case SMITH_MODEL_MAP:
    case SMITH_MODEL_OBJECT:
    case SMITH_MODEL_UNION:
    default:
      return NULL;
    }
}
