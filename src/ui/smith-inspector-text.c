/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-inspector-text.h"

#include "ui/smith-steady-scroll.h"

/* Two lines, in logical pixels. */
#define MIN_HEIGHT 40

struct _SmithInspectorText
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *title_label;
  GtkLabel          *counter;
  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  guint              grow_id;  /* of a tick callback, or 0 */
};

G_DEFINE_FINAL_TYPE (SmithInspectorText, smith_inspector_text, ADW_TYPE_PREFERENCES_ROW)

static gboolean
smith_inspector_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SMITH_INSPECTOR_TEXT (widget)->view));
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  SmithInspectorText *self = SMITH_INSPECTOR_TEXT (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->grow_id = 0;
  gtk_scrolled_window_set_min_content_height (
    self->scroller, CLAMP ((int) gtk_adjustment_get_upper (adjustment), MIN_HEIGHT,
                           gtk_scrolled_window_get_max_content_height (self->scroller)));

  return G_SOURCE_REMOVE;
}

/* A list gives its rows the least height that they ask for, and how many lines a text has is
 * known once it has its width, too late to ask for room; so that is done in the next frame. */
static void
length_changed_cb (SmithInspectorText *self,
                   GtkAdjustment      *adjustment)
{
  if (self->grow_id == 0)
    self->grow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, SmithInspectorText, scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithInspectorText, view);
}

static void
smith_inspector_text_init (SmithInspectorText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->view);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (length_changed_cb), self, G_CONNECT_SWAPPED);
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
