/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"

G_BEGIN_DECLS

GBytes *smith_json_lay_out (GBytes          *text,
                            SmithJsonLayout  layout,
                            gsize            max_bytes);

G_END_DECLS
