/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-inspector-field.h"

G_BEGIN_DECLS

struct _SmithInspectorField
{
  GObject                 parent_instance;

  const char             *id;
  const char             *help;
  SmithInspectionControl  control;
  guint                   limit;        /* characters; 0 for any number */
  gboolean                is_fixed;     /* cannot be changed here */
  char                   *value;        /* (owned) as it is in the text */
  char                  **choices;      /* (owned) (nullable) */
  char                   *sent;         /* (owned) (nullable): on its way into the text */
  guint                   tag;          /* of what is on its way; 0 for nothing */
  char                   *refused;      /* (owned) (nullable): what could not be written */
  gboolean                is_updating;  /* the text speaks, not the person */

  GtkWidget              *row;          /* (owned) */
  GtkWidget              *widget;       /* of the row: what a person acts on */
  GtkLabel               *counter;      /* (nullable) of the row */
};

/* smith-inspector-field.c */
void smith_inspector_field_typed  (SmithInspectorField        *self);
void smith_inspector_field_chosen (SmithInspectorField        *self);
void smith_inspector_field_select (SmithInspectorField        *self,
                                   const char                 *value);

/* smith-inspector-field-row.c */
void smith_inspector_field_build  (SmithInspectorField        *self,
                                   const SmithInspectionField *field);

G_END_DECLS
