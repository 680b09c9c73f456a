/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithOperationItemState:
 * @SMITH_OPERATION_ITEM_AVAILABLE: the platform offers it as it is written
 * @SMITH_OPERATION_ITEM_WARNED: the platform offers it, but there is more than a note about it
 * @SMITH_OPERATION_ITEM_DROPPED: the platform does not offer it
 * @SMITH_OPERATION_ITEM_BLOCKS: because of it the platform refuses the whole document
 */
typedef enum
{
  SMITH_OPERATION_ITEM_AVAILABLE,
  SMITH_OPERATION_ITEM_WARNED,
  SMITH_OPERATION_ITEM_DROPPED,
  SMITH_OPERATION_ITEM_BLOCKS,
} SmithOperationItemState;

/**
 * SmithOperationItem:
 *
 * A row of a document's outline.  When a newer check finds the same operation again the
 * object stays and takes over what is new; `state` and `name` say so.  Main thread only.
 */
#define SMITH_TYPE_OPERATION_ITEM (smith_operation_item_get_type ())
G_DECLARE_FINAL_TYPE (SmithOperationItem, smith_operation_item, SMITH, OPERATION_ITEM, GObject)

SmithCheck              *smith_operation_item_get_check     (SmithOperationItem *self);
guint                    smith_operation_item_get_index     (SmithOperationItem *self);
const SmithOperation    *smith_operation_item_get_operation (SmithOperationItem *self);
const char              *smith_operation_item_get_method    (SmithOperationItem *self);
const char              *smith_operation_item_get_name      (SmithOperationItem *self);
const char              *smith_operation_item_get_path      (SmithOperationItem *self);
SmithOperationItemState  smith_operation_item_get_state     (SmithOperationItem *self);
SmithOperationItemState  smith_operation_item_state_of      (SmithCheck         *check,
                                                            guint               index);
SmithSpan                smith_operation_item_get_span      (SmithOperationItem *self);

G_END_DECLS
