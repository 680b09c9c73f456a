/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "author/smith-inspection.h"
#include "ui/smith-inspector-field.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR_GROUP (smith_inspector_group_get_type ())

/**
 * SmithInspectorGroup:
 *
 * One part of a form: a boxed list with its fields and its items.
 *
 * Signals, with places in bytes of the present text: `committed` (SmithInspectorField, guint64
 * start, guint64 end): as the field's own, with the place of its object; `add-wanted`;
 * `remove-wanted` (guint64 start, guint64 end); `place-chosen` (guint64 start, guint64 end): the
 * person wants to see what a reference leads to.
 */
G_DECLARE_FINAL_TYPE (SmithInspectorGroup, smith_inspector_group, SMITH, INSPECTOR_GROUP,
                      AdwPreferencesGroup)

typedef void (*SmithInspectorFieldFunc) (SmithInspectorField *field,
                                         gpointer             user_data);

GtkWidget  *smith_inspector_group_new       (SmithInspection            *inspection,
                                             const SmithInspectionGroup *group);
gboolean    smith_inspector_group_show      (SmithInspectorGroup        *self,
                                             SmithInspection            *inspection,
                                             const SmithInspectionGroup *group);
const char *smith_inspector_group_get_id    (SmithInspectorGroup        *self);
void        smith_inspector_group_shift     (SmithInspectorGroup        *self,
                                             SmithDocument              *document,
                                             guint64                     revision);
void        smith_inspector_group_foreach   (SmithInspectorGroup        *self,
                                             SmithInspectorFieldFunc     func,
                                             gpointer                    user_data);
void        smith_inspector_group_commit    (SmithInspectorGroup        *self);
GtkWidget  *smith_inspector_group_get_item  (SmithInspectorGroup        *self,
                                             guint                       index);
void        smith_inspector_group_take_expanded (SmithInspectorGroup    *self,
                                                 SmithInspectorGroup    *other);

G_END_DECLS
