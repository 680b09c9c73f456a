/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/smith-recent.h"

G_BEGIN_DECLS

SmithRecentItem *smith_recent_item_new (GFile       *file,
                                        const char  *title,
                                        gint64       opened_us,
                                        const guint  counts[SMITH_N_CLASSES]);

G_END_DECLS
