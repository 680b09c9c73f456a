/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-sample-row.h"

#include "base/smith-limits.h"
#include "ui/smith-list-names.h"
#include "ui/smith-sample-text.h"
#include "ui/smith-steady-scroll.h"

struct _SmithSampleRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *row;
  GtkTextBuffer  *buffer;
  GtkTextView    *view;
};

enum
{
  SAMPLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithSampleRow, smith_sample_row, ADW_TYPE_EXPANDER_ROW)

static void
changed_cb (SmithSampleRow *self)
{
  g_signal_emit (self, signals[SAMPLE_CHANGED], 0);
}

static void
title_changed_cb (SmithSampleRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  smith_list_names_set (GTK_WIDGET (self), title);
}

static void
smith_sample_row_class_init (SmithSampleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SAMPLE_CHANGED] = g_signal_new ("sample-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-sample-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithSampleRow, row);
  gtk_widget_class_bind_template_child (widget_class, SmithSampleRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, SmithSampleRow, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
smith_sample_row_init (SmithSampleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_sample_text_guard (self->buffer, SMITH_LIMIT_SAMPLE_BYTES);
  smith_steady_scroll_add (self->view);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/**
 * smith_sample_row_dup_text:
 *
 * Returns: (transfer full): what is written in it
 */
char *
smith_sample_row_dup_text (SmithSampleRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SMITH_IS_SAMPLE_ROW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * smith_sample_row_set_text:
 * @text: what is written in it; the row unfolds to show it
 */
void
smith_sample_row_set_text (SmithSampleRow *self,
                           const char     *text)
{
  g_return_if_fail (SMITH_IS_SAMPLE_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_text_buffer_set_text (self->buffer, text, -1);
}
