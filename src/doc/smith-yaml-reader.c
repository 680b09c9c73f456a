/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-tree-private.h"

#include <glib/gi18n-lib.h>

/* Reads YAML into @builder, whose text is valid UTF-8 and not too long. */
void
smith_yaml_read (SmithTreeBuilder *builder)
{
  smith_tree_builder_fail (builder, SMITH_READ_UNSUPPORTED, 0, 0, "%s", _("YAML is not read yet"));
}
