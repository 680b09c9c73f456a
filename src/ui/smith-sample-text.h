/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fields that large texts are pasted into. */

void smith_sample_text_guard (GtkTextBuffer *buffer,
                              gsize          max_bytes);

G_END_DECLS
