/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void smith_diff_look_fill (GtkTextBuffer *buffer,
                           const char    *diff);

G_END_DECLS
