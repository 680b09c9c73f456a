/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithNameKind:
 * @SMITH_NAME_NONE: nothing that has a name
 * @SMITH_NAME_PLACE: a place of the document that a reference names, no component
 * @SMITH_NAME_COMPONENT: a component
 * @SMITH_NAME_SECURITY: a component that is a security scheme
 * @SMITH_NAME_OPERATION: an operationId
 * @SMITH_NAME_TAG: a tag
 */
typedef enum
{
  SMITH_NAME_NONE,
  SMITH_NAME_PLACE,
  SMITH_NAME_COMPONENT,
  SMITH_NAME_SECURITY,
  SMITH_NAME_OPERATION,
  SMITH_NAME_TAG,
} SmithNameKind;

/**
 * SmithName:
 * @kind: what has the name
 * @definition: where it is defined: a component, or the string with an operation's or a tag's
 *   name; %SMITH_NODE_NONE when it is only used
 * @is_use: whether the place that was asked about is another one than the definition
 * @text: (owned): the name
 */
typedef struct
{
  SmithNameKind  kind;
  SmithNode      definition;
  gboolean       is_use;
  char          *text;
} SmithName;

gboolean  smith_name_find      (SmithTree        *tree,
                                SmithNode         node,
                                SmithName        *out_name);
void      smith_name_clear     (SmithName        *self);
GArray   *smith_name_list_uses (SmithTree        *tree,
                                const SmithName  *name);
gboolean  smith_name_rename    (SmithTree        *tree,
                                const SmithName  *name,
                                const char       *text,
                                GPtrArray        *edits,
                                GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithName, smith_name_clear)

G_END_DECLS
