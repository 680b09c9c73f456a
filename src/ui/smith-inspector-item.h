/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "author/smith-inspection.h"
#include "ui/smith-inspector-field.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR_ITEM (smith_inspector_item_get_type ())

/**
 * SmithInspectorItem:
 *
 * A parameter, a property or a response in a boxed list, which unfolds its fields.  They are made
 * when it is unfolded first.
 *
 * Signals: `committed` (SmithInspectorField): as the field's own; `remove-wanted`: the person
 * wants it to go.  Where it stands is smith_inspector_item_get_place().
 */
G_DECLARE_FINAL_TYPE (SmithInspectorItem, smith_inspector_item, SMITH, INSPECTOR_ITEM,
                      AdwExpanderRow)

GtkWidget           *smith_inspector_item_new        (SmithInspection           *inspection,
                                                      const SmithInspectionItem *item,
                                                      const char                *remove_label);
void                 smith_inspector_item_show       (SmithInspectorItem        *self,
                                                      SmithInspection           *inspection,
                                                      const SmithInspectionItem *item);
void                 smith_inspector_item_reveal     (SmithInspectorItem        *self);
SmithSpan            smith_inspector_item_get_place  (SmithInspectorItem        *self);
void                 smith_inspector_item_shift      (SmithInspectorItem        *self,
                                                      SmithDocument             *document,
                                                      guint64                    revision);
guint                smith_inspector_item_get_n_fields (SmithInspectorItem      *self);
SmithInspectorField *smith_inspector_item_get_field  (SmithInspectorItem        *self,
                                                      guint                      index);
void                 smith_inspector_item_commit     (SmithInspectorItem        *self);

G_END_DECLS
