/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-pointer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

GArray *smith_schema_list_refs   (SmithTree *tree,
                                  SmithNode  schema);
GArray *smith_schema_find_circle (SmithTree *tree,
                                  SmithNode  schemas);

G_END_DECLS
