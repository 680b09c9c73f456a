/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that fields are shown in. */
#include "ui/smith-inspector-field-private.h"
#include "ui/smith-inspector-text.h"
#include "ui/smith-list-names.h"

/* What was typed goes; a second time the key is for others. */
static gboolean
key_cb (SmithInspectorField *self,
        guint                key,
        guint                code,
        GdkModifierType      state)
{
  if (key != GDK_KEY_Escape || !smith_inspector_field_is_changed (self))
    return GDK_EVENT_PROPAGATE;
  smith_inspector_field_reset (self);

  return GDK_EVENT_STOP;
}

static void
build_line (SmithInspectorField *self,
            const char          *label)
{
  self->row = adw_entry_row_new ();
  self->widget = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  /* undoing is the document's */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->row), FALSE);
  if (self->limit > 0)
    {
      self->counter = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->counter), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->counter), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->counter), "dim-label");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), GTK_WIDGET (self->counter));
    }
  g_signal_connect_object (self->row, "changed", G_CALLBACK (smith_inspector_field_typed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "entry-activated",
                           G_CALLBACK (smith_inspector_field_commit), self, G_CONNECT_SWAPPED);
}

static void
build_text (SmithInspectorField *self,
            const char          *label)
{
  GtkTextBuffer *buffer;

  self->row = smith_inspector_text_new (label);
  self->widget = GTK_WIDGET (smith_inspector_text_get_view (SMITH_INSPECTOR_TEXT (self->row)));
  self->counter = smith_inspector_text_get_counter (SMITH_INSPECTOR_TEXT (self->row));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (smith_inspector_field_typed),
                           self, G_CONNECT_SWAPPED);
}

static void
build_choice (SmithInspectorField        *self,
              const SmithInspectionField *field,
              const char                 *label)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  self->choices = smith_inspection_field_dup_choices (field);
  for (guint i = 0; self->choices[i] != NULL; i++)
    gtk_string_list_append (list,
                            smith_inspection_field_get_choice_label (field, self->choices[i]));
  self->row = adw_combo_row_new ();
  self->widget = self->row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (list));
  smith_list_names_set (self->row, label);
  smith_inspector_field_select (self, self->value);
  g_signal_connect_object (self->row, "notify::selected",
                           G_CALLBACK (smith_inspector_field_chosen), self, G_CONNECT_SWAPPED);
}

static void
build_switch (SmithInspectorField *self,
              const char          *label)
{
  self->row = adw_action_row_new ();
  self->widget = gtk_switch_new ();
  gtk_widget_set_valign (self->widget, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->widget);
  g_signal_connect_object (self->widget, "notify::active",
                           G_CALLBACK (smith_inspector_field_chosen), self, G_CONNECT_SWAPPED);
}

/* What can only be changed in the text, and why. */
static void
build_fixed (SmithInspectorField        *self,
             const SmithInspectionField *field,
             const char                 *label)
{
  self->row = adw_action_row_new ();
  self->widget = self->row;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), field->why_not);
}

static void
add_controllers (SmithInspectorField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (smith_inspector_field_commit), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, key);
}

/* Makes the row for what @field holds. */
void
smith_inspector_field_build (SmithInspectorField        *self,
                             const SmithInspectionField *field)
{
  const char *label = smith_inspection_field_get_label (field);

  if (self->is_fixed)
    build_fixed (self, field, label);
  else if (self->control == SMITH_INSPECTION_TEXT)
    build_text (self, label);
  else if (self->control == SMITH_INSPECTION_CHOICE)
    build_choice (self, field, label);
  else if (self->control == SMITH_INSPECTION_SWITCH)
    build_switch (self, label);
  else
    build_line (self, label);
  g_object_ref_sink (self->row);
  if (!self->is_fixed && (self->control == SMITH_INSPECTION_LINE ||
                          self->control == SMITH_INSPECTION_TEXT))
    add_controllers (self);
}
