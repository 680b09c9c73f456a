/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-author-error.h"

G_BEGIN_DECLS

void     smith_file_write_async  (GFile                *file,
                                  GBytes               *text,
                                  gboolean              with_bom,
                                  const char           *expected_stamp,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean smith_file_write_finish (GFile                *file,
                                  GAsyncResult         *result,
                                  char                **out_stamp,
                                  GError              **error);

G_END_DECLS
