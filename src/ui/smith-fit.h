/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int smith_fit_window (GtkWindow *window,
                      GtkWindow *parent);

G_END_DECLS
