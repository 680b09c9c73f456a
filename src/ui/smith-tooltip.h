/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

void smith_tooltip_set (GtkWidget  *widget,
                        const char *text);
