/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-tab.h"

G_BEGIN_DECLS

const char *smith_tab_get_action_name (guint       index);
gboolean    smith_tab_can             (SmithTab   *self,
                                       const char *action);
void        smith_tab_do              (SmithTab   *self,
                                       const char *action);

G_END_DECLS
