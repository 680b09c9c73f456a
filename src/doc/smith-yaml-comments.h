/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithYamlSlot:
 * @SMITH_YAML_HEAD: on lines of its own above a member, an element or the document
 * @SMITH_YAML_ON_KEY: on the line of a key or a dash, before the items of its container
 * @SMITH_YAML_TAIL: behind a value on its line
 * @SMITH_YAML_FOOT: on lines of its own behind the last item of a container, or at the end
 *   of the document
 *
 * How a comment stands to the node that it describes.
 */
typedef enum
{
  SMITH_YAML_HEAD,
  SMITH_YAML_ON_KEY,
  SMITH_YAML_TAIL,
  SMITH_YAML_FOOT,
} SmithYamlSlot;

typedef struct
{
  SmithNode     node;
  SmithYamlSlot slot;
  SmithSpan     span;          /* bytes: from its # to the end of the line */
  gboolean      blank_before;  /* an empty line stands above it, or below */
  gboolean      blank_after;
} SmithYamlComment;

/**
 * SmithYamlExtras:
 *
 * What a YAML text says beside the values of its tree: comments, anchors and merge keys.
 * Made in one pass over the text; it keeps a reference to the tree.
 */
typedef struct _SmithYamlExtras SmithYamlExtras;

SmithYamlExtras        *smith_yaml_extras_new           (SmithTree       *tree);
void                    smith_yaml_extras_free          (SmithYamlExtras *self);

const SmithYamlComment *smith_yaml_extras_peek_comments (SmithYamlExtras *self,
                                                         SmithNode        node,
                                                         SmithYamlSlot    slot,
                                                         guint           *out_n);
char                   *smith_yaml_extras_dup_anchor    (SmithYamlExtras *self,
                                                         SmithNode        node);
char                   *smith_yaml_extras_dup_alias     (SmithYamlExtras *self,
                                                         SmithNode        node,
                                                         SmithNode       *out_target);
GArray                 *smith_yaml_extras_list_items    (SmithYamlExtras *self,
                                                         SmithNode        node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithYamlExtras, smith_yaml_extras_free)

G_END_DECLS
