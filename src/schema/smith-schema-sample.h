/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/smith-schema.h"

G_BEGIN_DECLS

char *smith_schema_sample (SmithSchema       *self,
                           SmithSchemaFlags   flags,
                           GError           **error);

G_END_DECLS
