/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-find-bar.h"

#include <glib/gi18n.h>

#include "ui/smith-source-view.h"

struct _SmithFindBar
{
  GtkWidget                parent_instance;

  SmithSourceView         *view;      /* (owned) (nullable) */
  GtkSourceSearchSettings *settings;  /* (owned) */
  GtkSourceSearchContext  *context;   /* (owned) (nullable) of the view's buffer */
  GCancellable            *cancellable;  /* (owned) (nullable) of the search on its way */

  GtkSearchBar            *bar;
  GtkSearchEntry          *entry;
  GtkLabel                *count_label;
};

G_DEFINE_FINAL_TYPE (SmithFindBar, smith_find_bar, GTK_TYPE_WIDGET)

static void
update_count (SmithFindBar *self)
{
  int count = gtk_source_search_context_get_occurrences_count (self->context);
  const char *needle = gtk_source_search_settings_get_search_text (self->settings);
  g_autofree char *text = NULL;

  if (needle == NULL || count < 0)
    text = g_strdup ("");
  else if (count == 0)
    text = g_strdup (_("Not found"));
  else
    text = g_strdup_printf (ngettext ("%d match", "%d matches", (gulong) count), count);
  gtk_label_set_label (self->count_label, text);
}

static void
adopt_buffer (SmithFindBar *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  if (!GTK_SOURCE_IS_BUFFER (buffer))
    return;
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), self->settings);
  gtk_source_search_context_set_highlight (self->context,
                                           gtk_search_bar_get_search_mode (self->bar));
  g_signal_connect_object (self->context, "notify::occurrences-count", G_CALLBACK (update_count),
                           self, G_CONNECT_SWAPPED);
}

static void
show_match (SmithFindBar      *self,
            gboolean           is_found,
            const GtkTextIter *start,
            const GtkTextIter *end,
            const GError      *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  if (is_found)
    smith_source_view_select (self->view, start, end);
  else if (error != NULL)
    gtk_label_set_label (self->count_label, error->message);
}

static void
forward_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithFindBar) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkTextIter start, end;
  gboolean is_found;

  is_found = gtk_source_search_context_forward_finish (GTK_SOURCE_SEARCH_CONTEXT (object), result,
                                                       &start, &end, NULL, &error);
  show_match (self, is_found, &start, &end, error);
}

static void
backward_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithFindBar) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkTextIter start, end;
  gboolean is_found;

  is_found = gtk_source_search_context_backward_finish (GTK_SOURCE_SEARCH_CONTEXT (object), result,
                                                        &start, &end, NULL, &error);
  show_match (self, is_found, &start, &end, error);
}

static void
find (SmithFindBar *self,
      gboolean      forward,
      gboolean      from_start)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->context == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (forward)
    gtk_source_search_context_forward_async (self->context, from_start ? &start : &end,
                                             self->cancellable, forward_cb, g_object_ref (self));
  else
    gtk_source_search_context_backward_async (self->context, &start, self->cancellable,
                                              backward_cb, g_object_ref (self));
}

static void
changed_cb (SmithFindBar *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_source_search_settings_set_search_text (self->settings, *needle != '\0' ? needle : NULL);
  update_count (self);
  if (*needle != '\0')
    find (self, TRUE, TRUE);
}

static void
next_cb (SmithFindBar *self)
{
  find (self, TRUE, FALSE);
}

static void
previous_cb (SmithFindBar *self)
{
  find (self, FALSE, FALSE);
}

static void
stop_cb (SmithFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

static void
mode_cb (SmithFindBar *self)
{
  gboolean is_open = gtk_search_bar_get_search_mode (self->bar);

  if (self->context != NULL)
    gtk_source_search_context_set_highlight (self->context, is_open);
  if (!is_open && self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  smith_find_bar_step (SMITH_FIND_BAR (widget), g_str_equal (name, "find.next"));
}

static void
smith_find_bar_dispose (GObject *object)
{
  SmithFindBar *self = SMITH_FIND_BAR (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_FIND_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_find_bar_parent_class)->dispose (object);
}

static void
smith_find_bar_class_init (SmithFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SmithFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, SmithFindBar, count_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, step_action);
}

static void
smith_find_bar_init (SmithFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * smith_find_bar_new:
 *
 * Returns: a bar that is closed
 */
GtkWidget *
smith_find_bar_new (void)
{
  return g_object_new (SMITH_TYPE_FIND_BAR, NULL);
}

/**
 * smith_find_bar_set_view:
 * @view: (not nullable): a SmithSourceView, where to find; set once
 */
void
smith_find_bar_set_view (SmithFindBar  *self,
                         GtkSourceView *view)
{
  g_return_if_fail (SMITH_IS_FIND_BAR (self));
  g_return_if_fail (SMITH_IS_SOURCE_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (SMITH_SOURCE_VIEW (view));
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (adopt_buffer), self,
                           G_CONNECT_SWAPPED);
  adopt_buffer (self);
}

/**
 * smith_find_bar_open:
 *
 * Opens the bar with the selected words, if they are on one line.
 */
void
smith_find_bar_open (SmithFindBar *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (SMITH_IS_FIND_BAR (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * smith_find_bar_step:
 * @forward: to the next match, else to the previous one
 */
void
smith_find_bar_step (SmithFindBar *self,
                     gboolean      forward)
{
  g_return_if_fail (SMITH_IS_FIND_BAR (self));

  find (self, forward, FALSE);
}
