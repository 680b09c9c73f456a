/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithYamlOldKind:
 * @SMITH_YAML_OLD_INTEGER: also 010 (eight), 0b1, 1_000 and 12:30:45 (in base 60)
 * @SMITH_YAML_OLD_MERGE: `<<`, which brings the members of other mappings
 * @SMITH_YAML_OLD_DEFAULT: `=`, a type of its own that hardly any reader knows
 *
 * What a plain scalar is by the rules of YAML 1.1, which many readers still follow.
 */
typedef enum
{
  SMITH_YAML_OLD_TEXT,
  SMITH_YAML_OLD_NULL,
  SMITH_YAML_OLD_BOOLEAN,
  SMITH_YAML_OLD_INTEGER,
  SMITH_YAML_OLD_FLOAT,
  SMITH_YAML_OLD_DATE,
  SMITH_YAML_OLD_MERGE,
  SMITH_YAML_OLD_DEFAULT,
} SmithYamlOldKind;

SmithYamlOldKind smith_yaml_old_kind       (const char *text,
                                            gsize       length);
SmithYamlOldKind smith_yaml_old_usual_kind (const char *text,
                                            gsize       length);
gboolean         smith_yaml_old_differs    (const char *text,
                                            gsize       length);
gboolean         smith_yaml_old_integer    (const char *text,
                                            gsize       length,
                                            gint64     *out_value);

G_END_DECLS
