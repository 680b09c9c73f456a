/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* The importer is written in Python, and prints values as Python's repr() does. */

void smith_python_append_string (GString    *out,
                                 const char *text,
                                 gsize       length);
void smith_python_append_key    (GString    *out,
                                 SmithTree  *tree,
                                 SmithNode   node);
void smith_python_append_node   (GString    *out,
                                 SmithTree  *tree,
                                 SmithNode   node,
                                 gsize       max_length);

G_END_DECLS
