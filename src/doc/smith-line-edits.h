/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "doc/smith-text-edit.h"

G_BEGIN_DECLS

GPtrArray *smith_line_edits_new (GBytes       *before,
                                 GBytes       *after,
                                 guint         max_changes,
                                 GCancellable *cancellable);

G_END_DECLS
