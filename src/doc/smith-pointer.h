/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* JSON Pointer (RFC 6901), the plain form (`/paths/~1p/get`) and the URI fragment form
 * (`#/paths/~1p/get`, percent-encoded). */

SmithNode  smith_pointer_lookup   (SmithTree  *tree,
                                   const char *pointer);
char      *smith_pointer_to_node  (SmithTree  *tree,
                                   SmithNode   node);

/**
 * SmithRefStatus:
 * @SMITH_REF_NONE: the node is not an object with a `$ref` string; it stands for itself
 * @SMITH_REF_FOUND: the target was found, through one or more references
 * @SMITH_REF_DANGLING: the document has nothing at the pointer
 * @SMITH_REF_EXTERNAL: the reference leaves the document
 * @SMITH_REF_CYCLE: references lead back to one another, or through more than
 *   %SMITH_LIMIT_REF_HOPS
 */
typedef enum
{
  SMITH_REF_NONE,
  SMITH_REF_FOUND,
  SMITH_REF_DANGLING,
  SMITH_REF_EXTERNAL,
  SMITH_REF_CYCLE,
} SmithRefStatus;

SmithNode  smith_ref_resolve      (SmithTree      *tree,
                                   SmithNode       node,
                                   SmithRefStatus *out_status);
SmithNode  smith_ref_get          (SmithTree      *tree,
                                   SmithNode       node);
gboolean   smith_ref_is_reference (SmithTree      *tree,
                                   SmithNode       node);
SmithNode  smith_ref_find_target  (SmithTree      *tree,
                                   SmithNode       ref);
GArray    *smith_ref_list_users   (SmithTree      *tree,
                                   SmithNode       node);
GArray    *smith_ref_list         (SmithTree      *tree);
GArray    *smith_ref_list_in      (SmithTree      *tree,
                                   SmithNode       node);

G_END_DECLS
