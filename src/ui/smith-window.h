/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SMITH_TYPE_WINDOW (smith_window_get_type ())

/**
 * SmithWindow:
 *
 * One window: the Start page, or one document with its pages.
 */
G_DECLARE_FINAL_TYPE (SmithWindow, smith_window, SMITH, WINDOW, AdwApplicationWindow)

GtkWidget *smith_window_new (AdwApplication *application);

G_END_DECLS
