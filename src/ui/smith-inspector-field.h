/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-inspection.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR_FIELD (smith_inspector_field_get_type ())

/**
 * SmithInspectorField:
 *
 * One field of a form, in a row of a boxed list.  What is typed stays until it is in the text or
 * is taken back: a newer value from the text does not replace it.
 *
 * Signal: `committed`: a person is done with it, and smith_inspector_field_dup_entered() is to be
 * in the text.  Text is committed by Return and when the focus leaves, all else at once.
 */
G_DECLARE_FINAL_TYPE (SmithInspectorField, smith_inspector_field, SMITH, INSPECTOR_FIELD, GObject)

SmithInspectorField *smith_inspector_field_new          (const SmithInspectionField *field,
                                                         const char                 *owner);
GtkWidget           *smith_inspector_field_get_row      (SmithInspectorField  *self);
GtkWidget           *smith_inspector_field_get_control  (SmithInspectorField  *self);
const char          *smith_inspector_field_get_id       (SmithInspectorField  *self);
void                 smith_inspector_field_show         (SmithInspectorField  *self,
                                                         const SmithInspectionField *field);
void                 smith_inspector_field_set_subtitle (SmithInspectorField  *self,
                                                         const char           *subtitle);
char                *smith_inspector_field_dup_entered  (SmithInspectorField  *self);
void                 smith_inspector_field_enter        (SmithInspectorField  *self,
                                                         const char           *value);
gboolean             smith_inspector_field_is_changed   (SmithInspectorField  *self);
void                 smith_inspector_field_commit       (SmithInspectorField  *self);
void                 smith_inspector_field_reset        (SmithInspectorField  *self);
void                 smith_inspector_field_wait         (SmithInspectorField  *self,
                                                         guint                 tag);
guint                smith_inspector_field_get_tag      (SmithInspectorField  *self);
void                 smith_inspector_field_answer       (SmithInspectorField  *self,
                                                         const char           *problem);

G_END_DECLS
