/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"

G_BEGIN_DECLS

/**
 * SmithUse:
 * @in_request: a parameter or the body of an operation leads there
 * @distance: references from the nearest operation; G_MAXUINT when no operation leads there
 *
 * What uses a component schema.
 */
typedef struct
{
  gboolean in_request;
  guint    distance;
} SmithUse;

SmithUse *smith_schema_list_uses (SmithApi   *api,
                                  GArray     *components,
                                  GHashTable *vertices);

G_END_DECLS
