/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-outline-model.h"

G_BEGIN_DECLS

/**
 * SmithOutlineEntry:
 * @kind: what it is
 * @depth: how many groups it is in
 * @key: (owned): what it is the same by in another check; no two are alike
 * @title: (owned): what a person calls it; of an operation %NULL
 * @node: its place in the tree, or %SMITH_NODE_NONE for a group that is none
 * @operation: index of the operation, or -1
 * @n_members: operations, servers or components in a group
 * @end: index behind the last entry inside it
 * @state: the worst of the operations in it
 *
 * A line of the outline, whether it is shown or not.  Made by the thread that checks.
 */
typedef struct
{
  SmithOutlineKind         kind;
  guint                    depth;
  char                    *key;
  char                    *title;
  SmithNode                node;
  int                      operation;
  guint                    n_members;
  guint                    end;
  SmithOperationItemState  state;
} SmithOutlineEntry;

GPtrArray        *smith_outline_entries_new  (SmithCheck              *check);
GArray           *smith_outline_filter       (SmithCheck              *check,
                                              GPtrArray               *entries,
                                              const char              *needle);
char             *smith_outline_make_server_key (guint            index);
gboolean          smith_outline_is_group     (SmithOutlineKind         kind);

const SmithOutlineEntry *smith_outline_model_get_entry (SmithOutlineModel *self,
                                                        guint              position);
SmithNode         smith_outline_model_get_node (SmithOutlineModel       *self,
                                                guint                    position,
                                                SmithOutlineKind        *out_kind);
SmithTree        *smith_outline_model_get_tree (SmithOutlineModel *self);
SmithDocument    *smith_outline_model_get_document (SmithOutlineModel *self);

SmithOutlineItem *smith_outline_item_new     (const SmithOutlineEntry *entry,
                                              SmithOperationItem      *operation,
                                              gboolean                 is_expanded);
void              smith_outline_item_set     (SmithOutlineItem        *self,
                                              const SmithOutlineEntry *entry,
                                              SmithOperationItem      *operation,
                                              gboolean                 is_expanded);

G_END_DECLS
