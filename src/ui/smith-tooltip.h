/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        smith_tooltip_set (GtkWidget  *widget,
                               const char *text);
const char *smith_tooltip_get (GtkWidget  *widget);

G_END_DECLS
