/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

guint64 smith_print_measure (SmithTree *tree,
                             SmithNode  node,
                             guint      indent);

G_END_DECLS
