/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-author-error.h"
#include "author/smith-layout.h"

G_BEGIN_DECLS

/**
 * SmithFileText:
 * @shadow: (owned) (nullable): the text, without a byte order mark, as @layout says
 * @layout: whether it was laid out, and how it had been
 * @longest_line: bytes of the longest line in @shadow
 * @has_bom: whether the file begins with one
 * @stamp: (owned) (nullable): tells this state of the file from others
 *
 * A text file, read.
 */
typedef struct
{
  SmithShadow *shadow;
  SmithLayout  layout;
  gsize        longest_line;
  gboolean     has_bom;
  char        *stamp;
} SmithFileText;

void           smith_file_text_free   (SmithFileText        *self);

void           smith_file_read_async  (GFile                *file,
                                       gsize                 max_bytes,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
SmithFileText *smith_file_read_finish (GFile                *file,
                                       GAsyncResult         *result,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithFileText, smith_file_text_free)

G_END_DECLS
