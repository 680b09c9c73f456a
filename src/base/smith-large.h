/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer smith_large_alloc (gsize n_bytes) G_GNUC_MALLOC G_GNUC_ALLOC_SIZE (1);

G_END_DECLS
