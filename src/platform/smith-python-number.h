/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-python-value.h"

G_BEGIN_DECLS

/* Numbers and dates as Python reads and prints them: JSON by RFC 8259, plain scalars of YAML
 * by the rules of 1.1. */

gboolean smith_python_get_number    (SmithTree       *tree,
                                     SmithNode        node,
                                     double          *out_value);
gboolean smith_python_is_true       (SmithTree       *tree,
                                     SmithNode        node);
void     smith_python_append_plain  (GString         *out,
                                     SmithPythonKind  kind,
                                     const char      *text,
                                     gsize            length);

G_END_DECLS
