/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithSpan:
 * @start: first byte
 * @end: one past the last byte; `end == start` marks a point
 *
 * A half-open range of byte offsets into one revision of a text.
 */
typedef struct
{
  gsize start;
  gsize end;
} SmithSpan;

G_END_DECLS
