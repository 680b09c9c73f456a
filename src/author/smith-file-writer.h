/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-author-error.h"

G_BEGIN_DECLS

/**
 * SmithFileForm:
 * @SMITH_FILE_BOM: begin with a byte order mark
 * @SMITH_FILE_COMPACT: without white space where the text is JSON
 */
typedef enum
{
  SMITH_FILE_AS_IS   = 0,
  SMITH_FILE_BOM     = 1 << 0,
  SMITH_FILE_COMPACT = 1 << 1,
} SmithFileForm;

void     smith_file_write_async  (GFile                *file,
                                  GBytes               *text,
                                  SmithFileForm         form,
                                  const char           *expected_stamp,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean smith_file_write_finish (GFile                *file,
                                  GAsyncResult         *result,
                                  char                **out_stamp,
                                  GError              **error);

G_END_DECLS
