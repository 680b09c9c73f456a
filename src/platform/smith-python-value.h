/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithPythonKind:
 *
 * What a value is for a reader written in Python: JSON as it is, YAML by the rules of 1.1,
 * where `on` is a boolean and `2024-01-31` a date.
 */
typedef enum
{
  SMITH_PYTHON_NONE,
  SMITH_PYTHON_BOOL,
  SMITH_PYTHON_INT,
  SMITH_PYTHON_FLOAT,
  SMITH_PYTHON_STR,
  SMITH_PYTHON_DATE,
  SMITH_PYTHON_LIST,
  SMITH_PYTHON_DICT,
} SmithPythonKind;

SmithPythonKind smith_python_get_kind      (SmithTree  *tree,
                                            SmithNode   node);
SmithPythonKind smith_python_get_key_kind  (SmithTree  *tree,
                                            SmithNode   node);
SmithPythonKind smith_python_classify      (const char *text,
                                            gsize       length);

G_END_DECLS
