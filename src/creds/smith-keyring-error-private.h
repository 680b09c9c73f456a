/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *smith_keyring_error_translate (GError       *error,
                                       GCancellable *cancellable);

G_END_DECLS
