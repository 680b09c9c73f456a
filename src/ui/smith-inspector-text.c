/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-inspector-text.h"

struct _SmithInspectorText
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *title_label;
  GtkLabel          *counter;
  GtkTextView       *view;
};

G_DEFINE_FINAL_TYPE (SmithInspectorText, smith_inspector_text, ADW_TYPE_PREFERENCES_ROW)

static gboolean
smith_inspector_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SMITH_INSPECTOR_TEXT (widget)->view));
}

static void
smith_inspector_text_class_init (SmithInspectorTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = smith_inspector_text_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-inspector-text.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithInspectorText, title_label);
  gtk_widget_class_bind_template_child (widget_class, SmithInspectorText, counter);
  gtk_widget_class_bind_template_child (widget_class, SmithInspectorText, view);
}

static void
smith_inspector_text_init (SmithInspectorText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_inspector_text_new:
 * @title: above the text
 *
 * Returns: an empty row
 */
GtkWidget *
smith_inspector_text_new (const char *title)
{
  SmithInspectorText *self = g_object_new (SMITH_TYPE_INSPECTOR_TEXT, "title", title, NULL);

  gtk_label_set_label (self->title_label, title);

  return GTK_WIDGET (self);
}

/**
 * smith_inspector_text_get_view:
 *
 * Returns: (transfer none): where the text is
 */
GtkTextView *
smith_inspector_text_get_view (SmithInspectorText *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_TEXT (self), NULL);

  return self->view;
}

/**
 * smith_inspector_text_get_counter:
 *
 * Returns: (transfer none): a label for how long the text is
 */
GtkLabel *
smith_inspector_text_get_counter (SmithInspectorText *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_TEXT (self), NULL);

  return self->counter;
}

/**
 * smith_inspector_text_dup_text:
 *
 * Returns: (transfer full): what is there
 */
char *
smith_inspector_text_dup_text (SmithInspectorText *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (SMITH_IS_INSPECTOR_TEXT (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
smith_inspector_text_set_text (SmithInspectorText *self,
                               const char         *text)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_TEXT (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}
