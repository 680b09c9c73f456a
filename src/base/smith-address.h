/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean smith_address_is_local (GInetAddress *address);

G_END_DECLS
