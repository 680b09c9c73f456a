/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-operation-item.h"

G_BEGIN_DECLS

/**
 * SmithOutlineKind:
 * @SMITH_OUTLINE_INFO: the document's own title and version
 * @SMITH_OUTLINE_SERVERS: all servers
 * @SMITH_OUTLINE_SERVER: one of them
 * @SMITH_OUTLINE_TAG: the operations of a tag
 * @SMITH_OUTLINE_UNTAGGED: those without a tag, beside others that have one
 * @SMITH_OUTLINE_PATH: the operations of a path, when there are no tags
 * @SMITH_OUTLINE_OPERATION: one of them
 * @SMITH_OUTLINE_COMPONENTS: all components
 * @SMITH_OUTLINE_SECTION: those of one section: schemas, parameters …
 * @SMITH_OUTLINE_COMPONENT: one of them
 */
typedef enum
{
  SMITH_OUTLINE_INFO,
  SMITH_OUTLINE_SERVERS,
  SMITH_OUTLINE_SERVER,
  SMITH_OUTLINE_TAG,
  SMITH_OUTLINE_UNTAGGED,
  SMITH_OUTLINE_PATH,
  SMITH_OUTLINE_OPERATION,
  SMITH_OUTLINE_COMPONENTS,
  SMITH_OUTLINE_SECTION,
  SMITH_OUTLINE_COMPONENT,
} SmithOutlineKind;

/**
 * SmithOutlineItem:
 *
 * A row of an outline.  While a newer check has the same thing the object stays; `changed` is
 * emitted when something else is known of it.  Main thread only.
 */
#define SMITH_TYPE_OUTLINE_ITEM (smith_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (SmithOutlineItem, smith_outline_item, SMITH, OUTLINE_ITEM, GObject)

SmithOutlineKind         smith_outline_item_get_kind      (SmithOutlineItem *self);
const char              *smith_outline_item_get_title     (SmithOutlineItem *self);
guint                    smith_outline_item_get_depth     (SmithOutlineItem *self);
SmithOperationItem      *smith_outline_item_get_operation (SmithOutlineItem *self);
gboolean                 smith_outline_item_is_group      (SmithOutlineItem *self);
gboolean                 smith_outline_item_is_expanded   (SmithOutlineItem *self);
guint                    smith_outline_item_get_n_members (SmithOutlineItem *self);
SmithOperationItemState  smith_outline_item_get_state     (SmithOutlineItem *self);

G_END_DECLS
