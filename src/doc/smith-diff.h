/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-text-edit.h"

G_BEGIN_DECLS

gboolean smith_diff_print (GBytes    *text,
                           GPtrArray *edits,
                           guint      n_context,
                           gsize      max_bytes,
                           gsize      max_line_bytes,
                           GString   *out);

G_END_DECLS
