/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean smith_guess_is_secret_name (const char *name);
gboolean smith_guess_is_random      (const char *value);
gboolean smith_guess_is_key         (const char *segment);

G_END_DECLS
