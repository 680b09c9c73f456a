/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean smith_utf8_check (const char *data,
                           gsize       length,
                           gsize      *out_offset);

G_END_DECLS
