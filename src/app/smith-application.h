/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SMITH_TYPE_APPLICATION (smith_application_get_type ())

/**
 * SmithApplication:
 *
 * The program: its windows, its actions and its shortcuts.
 */
G_DECLARE_FINAL_TYPE (SmithApplication, smith_application, SMITH, APPLICATION, AdwApplication)

SmithApplication *smith_application_new (void);

G_END_DECLS
