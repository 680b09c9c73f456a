/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithYamlStyle:
 * @SMITH_YAML_PLAIN: without quotes
 * @SMITH_YAML_SINGLE: 'in single quotes'
 * @SMITH_YAML_DOUBLE: "in double quotes", with escapes
 * @SMITH_YAML_LITERAL: a block that begins with `|`
 * @SMITH_YAML_FOLDED: a block that begins with `>-`
 *
 * How a string can be written in YAML so that readers of 1.2 and of 1.1 agree on it.
 */
typedef enum
{
  SMITH_YAML_PLAIN,
  SMITH_YAML_SINGLE,
  SMITH_YAML_DOUBLE,
  SMITH_YAML_LITERAL,
  SMITH_YAML_FOLDED,
} SmithYamlStyle;

gboolean       smith_yaml_style_bars_blocks (gboolean        is_root,
                                             gboolean        has_props,
                                             gboolean        is_below);
SmithYamlStyle smith_yaml_style_for_line    (const char     *text,
                                             gsize           length);
SmithYamlStyle smith_yaml_style_for_value   (const char     *text,
                                             gsize           length,
                                             gsize           room);
void           smith_yaml_style_write       (GString        *out,
                                             const char     *text,
                                             gsize           length,
                                             SmithYamlStyle  style,
                                             guint           indent);

G_END_DECLS
