/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

guint64  smith_print_measure (SmithTree       *tree,
                              SmithNode        node,
                              guint            indent);
guint64  smith_print_count_characters (SmithTree *tree,
                                       SmithNode  node);
gboolean smith_print_json    (SmithTree       *tree,
                              SmithNode        node,
                              SmithJsonLayout  layout,
                              GString         *out,
                              SmithNode       *out_refused);
void     smith_print_yaml    (SmithTree       *tree,
                              SmithNode        node,
                              GString         *out);
void     smith_print_yaml_document (SmithTree  *tree,
                                    GString    *out);

G_END_DECLS
