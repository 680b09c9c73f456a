/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names of hosts that all lead to this machine, but look like somewhere else: those that begin
 * with "public" have an address of the internet, "six" a private one of version 6, "unknown" none,
 * and all others a private one of version 4. */

void fake_names_use (void);

G_END_DECLS
