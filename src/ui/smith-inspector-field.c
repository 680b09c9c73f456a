/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-inspector-field-private.h"

#include <glib/gi18n.h>

#include "ui/smith-inspector-text.h"

G_DEFINE_FINAL_TYPE (SmithInspectorField, smith_inspector_field, G_TYPE_OBJECT)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
smith_inspector_field_dispose (GObject *object)
{
  SmithInspectorField *self = SMITH_INSPECTOR_FIELD (object);

  g_clear_object (&self->row);

  G_OBJECT_CLASS (smith_inspector_field_parent_class)->dispose (object);
}

static void
smith_inspector_field_finalize (GObject *object)
{
  SmithInspectorField *self = SMITH_INSPECTOR_FIELD (object);

  g_free (self->value);
  g_free (self->sent);
  g_free (self->refused);
  g_strfreev (self->choices);

  G_OBJECT_CLASS (smith_inspector_field_parent_class)->finalize (object);
}

static void
smith_inspector_field_class_init (SmithInspectorFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_inspector_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_inspector_field_finalize;

  signals[COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
smith_inspector_field_init (SmithInspectorField *self)
{
}

/* ---- what is entered ---- */

static gboolean
is_text (SmithInspectorField *self)
{
  return self->control == SMITH_INSPECTION_LINE || self->control == SMITH_INSPECTION_TEXT;
}

/**
 * smith_inspector_field_dup_entered:
 *
 * Returns: (transfer full): what the row shows, as a value of the field
 */
char *
smith_inspector_field_dup_entered (SmithInspectorField *self)
{
  guint selected;

  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), NULL);

  if (self->is_fixed)
    return g_strdup (self->value);
  switch (self->control)
    {
    case SMITH_INSPECTION_TEXT:
      return smith_inspector_text_dup_text (SMITH_INSPECTOR_TEXT (self->row));

    case SMITH_INSPECTION_CHOICE:
      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
      return g_strdup (selected < g_strv_length (self->choices) ? self->choices[selected]
                                                                : self->value);

    case SMITH_INSPECTION_SWITCH:
      return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->widget)) ? "true" : "");

    case SMITH_INSPECTION_LINE:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
    }
}

void
smith_inspector_field_select (SmithInspectorField *self,
                              const char          *value)
{
  for (guint i = 0; self->choices[i] != NULL; i++)
    if (g_str_equal (self->choices[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), i);
}

static void
show_value (SmithInspectorField *self,
            const char          *value)
{
  g_autofree char *entered = smith_inspector_field_dup_entered (self);

  if (self->is_fixed || g_str_equal (entered, value))
    return;
  self->is_updating = TRUE;
  switch (self->control)
    {
    case SMITH_INSPECTION_TEXT:
      smith_inspector_text_set_text (SMITH_INSPECTOR_TEXT (self->row), value);
      break;

    case SMITH_INSPECTION_CHOICE:
      smith_inspector_field_select (self, value);
      break;

    case SMITH_INSPECTION_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (self->widget), g_str_equal (value, "true"));
      break;

    case SMITH_INSPECTION_LINE:
    default:
      gtk_editable_set_text (GTK_EDITABLE (self->row), value);
    }
  self->is_updating = FALSE;
}

/**
 * smith_inspector_field_is_changed:
 *
 * Returns: whether something is entered that is neither in the text nor on its way there
 */
gboolean
smith_inspector_field_is_changed (SmithInspectorField *self)
{
  g_autofree char *entered = NULL;

  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), FALSE);

  entered = smith_inspector_field_dup_entered (self);

  return !g_str_equal (entered, self->sent != NULL ? self->sent : self->value);
}

/* ---- what is said of it ---- */

static void
set_problem (SmithInspectorField *self,
             const char          *problem)
{
  gtk_widget_set_tooltip_text (self->row, problem != NULL ? problem : self->help);
  if (problem != NULL)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
count (SmithInspectorField *self)
{
  g_autofree char *entered = NULL;
  g_autofree char *label = NULL;
  long n;

  if (self->counter == NULL || self->limit == 0)
    return;
  entered = smith_inspector_field_dup_entered (self);
  n = g_utf8_strlen (entered, -1);
  /* translators: how many characters a text has, and how many it may have */
  label = g_strdup_printf (_("%ld of %u"), n, self->limit);
  gtk_label_set_label (self->counter, label);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), TRUE);
  if (n > (long) self->limit)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "smith-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "smith-over");
}

/* ---- what a person does ---- */

void
smith_inspector_field_typed (SmithInspectorField *self)
{
  count (self);
  if (self->is_updating)
    return;
  g_clear_pointer (&self->refused, g_free);
  set_problem (self, NULL);
}

/**
 * smith_inspector_field_commit:
 *
 * Asks for what is entered to be written; not twice for what could not be.
 */
void
smith_inspector_field_commit (SmithInspectorField *self)
{
  g_autofree char *entered = NULL;

  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self));

  entered = smith_inspector_field_dup_entered (self);
  if (smith_inspector_field_is_changed (self) && g_strcmp0 (entered, self->refused) != 0)
    g_signal_emit (self, signals[COMMITTED], 0);
}

void
smith_inspector_field_chosen (SmithInspectorField *self)
{
  if (!self->is_updating)
    smith_inspector_field_commit (self);
}

/**
 * smith_inspector_field_new:
 * @owner: (nullable): what the field is of, for those who do not see where it stands
 *
 * Returns: (transfer full): a field that shows what @field holds
 */
SmithInspectorField *
smith_inspector_field_new (const SmithInspectionField *field,
                           const char                 *owner)
{
  SmithInspectorField *self;
  const char *label;
  g_autofree char *name = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (SMITH_TYPE_INSPECTOR_FIELD, NULL);
  label = smith_inspection_field_get_label (field);
  self->id = field->id;
  self->help = smith_inspection_field_get_help (field);
  self->control = smith_inspection_field_get_control (field);
  self->limit = field->limit;
  self->is_fixed = field->why_not != NULL;
  self->value = g_strdup (field->value);
  smith_inspector_field_build (self, field);
  /* the other rows are labelled by their title; both would be read */
  if (self->control == SMITH_INSPECTION_TEXT && !self->is_fixed)
    {
      /* translators: the name of a field, and of what it is a field of */
      name = owner != NULL ? g_strdup_printf (_("%s of %s"), label, owner) : g_strdup (label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->help, -1);
  gtk_widget_set_tooltip_text (self->row, self->help);
  if (!self->is_fixed)
    {
      g_free (self->value);
      self->value = smith_inspector_field_dup_entered (self);
    }
  smith_inspector_field_show (self, field);
  count (self);

  return self;
}

/**
 * smith_inspector_field_get_row:
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
smith_inspector_field_get_row (SmithInspectorField *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), NULL);

  return self->row;
}

/**
 * smith_inspector_field_get_control:
 *
 * Returns: (transfer none): what a person acts on: an entry, a text view, a switch or the row
 */
GtkWidget *
smith_inspector_field_get_control (SmithInspectorField *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), NULL);

  return self->widget;
}

const char *
smith_inspector_field_get_id (SmithInspectorField *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), NULL);

  return self->id;
}

/**
 * smith_inspector_field_set_subtitle:
 * @subtitle: below the title of a choice or a switch
 */
void
smith_inspector_field_set_subtitle (SmithInspectorField *self,
                                    const char          *subtitle)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self));

  if (ADW_IS_ACTION_ROW (self->row) && !self->is_fixed)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
}

/**
 * smith_inspector_field_show:
 * @field: the same one, of a newer text
 *
 * Shows what is in the text now, unless something else was entered.
 */
void
smith_inspector_field_show (SmithInspectorField        *self,
                            const SmithInspectionField *field)
{
  gboolean is_kept;
  const char *value;

  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self) && field != NULL);

  is_kept = self->sent != NULL || smith_inspector_field_is_changed (self);
  value = field->value;
  /* a switch has no third state */
  if (self->control == SMITH_INSPECTION_SWITCH && g_str_equal (value, "false"))
    value = "";
  g_free (self->value);
  self->value = g_strdup (value);
  if (!is_kept)
    show_value (self, value);
  if (self->refused != NULL && !smith_inspector_field_is_changed (self))
    smith_inspector_field_reset (self);
}

/**
 * smith_inspector_field_enter:
 *
 * Enters @value as a person would who is not done yet; a choice and a switch are done at once.
 */
void
smith_inspector_field_enter (SmithInspectorField *self,
                             const char          *value)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self) && !self->is_fixed);

  if (self->control == SMITH_INSPECTION_TEXT)
    smith_inspector_text_set_text (SMITH_INSPECTOR_TEXT (self->row), value);
  else if (self->control == SMITH_INSPECTION_CHOICE)
    smith_inspector_field_select (self, value);
  else if (self->control == SMITH_INSPECTION_SWITCH)
    gtk_switch_set_active (GTK_SWITCH (self->widget), g_str_equal (value, "true"));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->row), value);
}

/**
 * smith_inspector_field_reset:
 *
 * Takes back what was entered: the row shows what is in the text.
 */
void
smith_inspector_field_reset (SmithInspectorField *self)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self));

  self->tag = 0;
  g_clear_pointer (&self->sent, g_free);
  g_clear_pointer (&self->refused, g_free);
  show_value (self, self->value);
  set_problem (self, NULL);
}

/**
 * smith_inspector_field_wait:
 * @tag: not 0; tells which change it is
 *
 * What is entered is on its way into the text.
 */
void
smith_inspector_field_wait (SmithInspectorField *self,
                            guint                tag)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self));

  self->tag = tag;
  g_free (self->sent);
  self->sent = smith_inspector_field_dup_entered (self);
}

/**
 * smith_inspector_field_get_tag:
 *
 * Returns: what smith_inspector_field_wait() was given; 0 when nothing is on its way
 */
guint
smith_inspector_field_get_tag (SmithInspectorField *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_FIELD (self), 0);

  return self->tag;
}

/**
 * smith_inspector_field_answer:
 * @problem: (nullable): why it could not be written; %NULL when it is in the text now
 *
 * Ends the wait.  What could not be written stays for the person to mend, where it was typed.
 */
void
smith_inspector_field_answer (SmithInspectorField *self,
                              const char          *problem)
{
  g_autofree char *sent = g_steal_pointer (&self->sent);

  g_return_if_fail (SMITH_IS_INSPECTOR_FIELD (self));

  self->tag = 0;
  if (problem == NULL)
    {
      g_free (self->value);
      self->value = g_steal_pointer (&sent);
    }
  else if (is_text (self))
    {
      g_free (self->refused);
      self->refused = g_steal_pointer (&sent);
      set_problem (self, problem);
    }
  else
    smith_inspector_field_reset (self);
}
