/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-shadow.h"

G_BEGIN_DECLS

/**
 * SmithLayout:
 * @SMITH_LAYOUT_AS_IS: the file has the text as it is shown
 * @SMITH_LAYOUT_COMPACT: it is shown laid out, and saved without white space
 * @SMITH_LAYOUT_FORMATTED: it is shown laid out, and saved so
 *
 * How a text whose lines are too long to edit is shown and saved.
 */
typedef enum
{
  SMITH_LAYOUT_AS_IS,
  SMITH_LAYOUT_COMPACT,
  SMITH_LAYOUT_FORMATTED,
} SmithLayout;

GBytes      *smith_layout_dup_shown   (GBytes       *text,
                                       SmithLayout  *out_layout,
                                       gsize        *out_longest);
SmithShadow *smith_layout_make_shadow (GBytes       *text,
                                       SmithLayout  *out_layout,
                                       gsize        *out_longest);
gboolean     smith_layout_check_line  (const char   *name,
                                       gsize         longest,
                                       GError      **error);
GBytes      *smith_layout_make_compact (GBytes      *text);

G_END_DECLS
