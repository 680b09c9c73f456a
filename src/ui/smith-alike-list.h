/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lint/smith-check.h"

G_BEGIN_DECLS

#define SMITH_TYPE_ALIKE_LIST (smith_alike_list_get_type ())

/**
 * SmithAlikeList:
 *
 * Operations that read alike, two side by side, with the words that tell them apart.
 *
 * Signal: `operation-chosen` (guint): the person wants to see the operation of that index.
 */
G_DECLARE_FINAL_TYPE (SmithAlikeList, smith_alike_list, SMITH, ALIKE_LIST, GtkWidget)

void smith_alike_list_show (SmithAlikeList *self,
                            SmithCheck     *check,
                            GPtrArray      *pairs);

G_END_DECLS
