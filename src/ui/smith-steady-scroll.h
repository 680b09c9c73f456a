/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void smith_steady_scroll_add (GtkTextView *view);

G_END_DECLS
