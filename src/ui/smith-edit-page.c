/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-edit-page-private.h"

G_DEFINE_FINAL_TYPE (SmithEditPage, smith_edit_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_SHOWS_INSPECTOR,
  N_PROPS
};

enum
{
  CURSOR_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

GtkTextBuffer *
smith_edit_page_get_buffer (SmithEditPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* The start of the selection, or the cursor, in bytes. */
gsize
smith_edit_page_get_place (SmithEditPage *self,
                           GtkTextIter   *out_iter)
{
  gtk_text_buffer_get_selection_bounds (smith_edit_page_get_buffer (self), out_iter, NULL);

  return smith_text_link_get_offset (self->link, out_iter);
}

GtkSourceCompletion *
smith_edit_page_get_completion (SmithEditPage *self)
{
  return gtk_source_view_get_completion (GTK_SOURCE_VIEW (self->view));
}

/* Shows a place to somebody who goes on there. */
void
smith_edit_page_choose (SmithEditPage *self,
                        SmithSpan      span)
{
  smith_edit_page_go_to (self, span);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
place_chosen_cb (SmithEditPage *self,
                 guint64        start,
                 guint64        end)
{
  if (self->link != NULL)
    smith_edit_page_choose (self, (SmithSpan) { (gsize) start, (gsize) end });
}

static void
history_changed_cb (SmithEditPage *self)
{
  GtkTextBuffer *buffer = smith_edit_page_get_buffer (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.undo",
                                 gtk_text_buffer_get_can_undo (buffer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.redo",
                                 gtk_text_buffer_get_can_redo (buffer));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static void
cursor_moved_cb (SmithEditPage *self)
{
  GtkTextIter iter;

  if (self->link == NULL)
    return;
  smith_breadcrumb_set_offset (self->breadcrumb, smith_edit_page_get_place (self, &iter));
  smith_inspector_follow (self->inspector, smith_edit_page_get_place (self, &iter));
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

static void
adopt_buffer (SmithEditPage *self)
{
  GtkSourceBuffer *buffer = smith_text_link_get_buffer (self->link);

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), smith_text_link_is_whole (self->link));
  smith_source_view_expect_lines (self->view,
                                  smith_shadow_get_n_lines (
                                    smith_document_get_shadow (self->document)));
  g_signal_group_set_target (self->history, buffer);
  history_changed_cb (self);
  /* it moved before anybody listened */
  cursor_moved_cb (self);
}

/* Whoever goes on from the first look at a long text wants all of it. */
static gboolean
event_cb (SmithEditPage *self,
          GdkEvent      *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (self->link != NULL && (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS ||
                             type == GDK_TOUCH_BEGIN || type == GDK_SCROLL))
    smith_text_link_complete (self->link);

  return GDK_EVENT_PROPAGATE;
}

static void
add_watch (SmithEditPage *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->view),
                              g_str_equal (name, "edit.undo") ? "text.undo" : "text.redo", NULL);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  if (g_str_equal (name, "edit.find"))
    smith_find_bar_open (self->find_bar);
  else
    smith_find_bar_step (self->find_bar, g_str_equal (name, "edit.find-next"));
}

static GtkSourceHover *
get_hover (SmithEditPage *self)
{
  return gtk_source_view_get_hover (GTK_SOURCE_VIEW (self->view));
}

static void
drop_document (SmithEditPage *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->link != NULL)
    g_signal_handlers_disconnect_by_data (self->link, self);
  g_signal_group_set_target (self->history, NULL);
  if (self->completion != NULL)
    {
      gtk_source_completion_remove_provider (smith_edit_page_get_completion (self),
                                             GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
      smith_completion_clear (self->completion);
    }
  g_clear_object (&self->completion);
  if (self->hover != NULL)
    {
      gtk_source_hover_remove_provider (get_hover (self), GTK_SOURCE_HOVER_PROVIDER (self->hover));
      smith_hover_clear (self->hover);
    }
  g_clear_object (&self->hover);
  smith_breadcrumb_set_document (self->breadcrumb, NULL);
  smith_inspector_set_document (self->inspector, NULL);
  g_clear_object (&self->namer);
  g_clear_object (&self->ignorer);
  g_clear_object (&self->fixer);
  g_clear_object (&self->highlighter);
  g_clear_object (&self->marker);
  g_clear_object (&self->link);
  g_clear_object (&self->document);
}

static void
smith_edit_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, gtk_text_buffer_get_can_undo (smith_edit_page_get_buffer (self)));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, gtk_text_buffer_get_can_redo (smith_edit_page_get_buffer (self)));
      break;
    case PROP_SHOWS_INSPECTOR:
      g_value_set_boolean (value, self->shows_inspector);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_edit_page_dispose (GObject *object)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (object);
  GtkWidget *child;

  if (self->history != NULL)
    drop_document (self);
  g_clear_object (&self->history);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->line_popover);
  g_clear_weak_pointer (&self->elsewhere);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_EDIT_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_edit_page_parent_class)->dispose (object);
}

static void
smith_edit_page_class_init (SmithEditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_edit_page_dispose;
  object_class->get_property = smith_edit_page_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_SHOWS_INSPECTOR] =
    g_param_spec_boolean ("shows-inspector", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CURSOR_MOVED] =
    g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_BREADCRUMB);
  g_type_ensure (SMITH_TYPE_FIND_BAR);
  g_type_ensure (SMITH_TYPE_INSPECTOR);
  g_type_ensure (SMITH_TYPE_PROBLEMS_PANEL);
  g_type_ensure (SMITH_TYPE_SOURCE_VIEW);
  g_type_ensure (SMITH_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-edit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, side);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, beside);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, view);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, verdict_bar);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_go_to_error);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_go_to_problem);
  gtk_widget_class_install_action (widget_class, "edit.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "edit.redo", NULL, history_action);
  smith_edit_page_install_exchange (widget_class);
  smith_edit_page_install_inspector (widget_class);
  smith_edit_page_install_names (widget_class);
  smith_edit_page_install_problems (widget_class);
  gtk_widget_class_install_action (widget_class, "edit.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "edit.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "edit.find-previous", NULL, find_action);
}

static void
smith_edit_page_init (SmithEditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_find_bar_set_view (self->find_bar, GTK_SOURCE_VIEW (self->view));
  smith_edit_page_restore_inspector (self);
  add_watch (self);
  self->history = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->history, "notify::can-undo",
                                  G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (self->history, "notify::can-redo",
                                  G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (self->history, "notify::cursor-position",
                                  G_CALLBACK (cursor_moved_cb), self);
}

/**
 * smith_edit_page_new:
 *
 * Returns: a page without a document
 */
GtkWidget *
smith_edit_page_new (void)
{
  return g_object_new (SMITH_TYPE_EDIT_PAGE, NULL);
}

/**
 * smith_edit_page_get_document:
 *
 * Returns: (transfer none) (nullable): what is edited
 */
SmithDocument *
smith_edit_page_get_document (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), NULL);

  return self->document;
}

/**
 * smith_edit_page_set_document:
 * @document: (nullable): what is edited from now on
 */
void
smith_edit_page_set_document (SmithEditPage *self,
                              SmithDocument *document)
{
  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));

  if (self->document == document)
    return;
  drop_document (self);
  smith_problems_panel_set_document (self->problems, document);
  smith_verdict_bar_set_document (self->verdict_bar, document);
  smith_banner_hide (self->banner);
  smith_edit_page_show_problems (self, FALSE);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  self->is_new = TRUE;
  self->copies_later = FALSE;
  self->is_copied = FALSE;
  self->link = smith_text_link_new (document);
  adopt_buffer (self);
  g_signal_connect_object (self->link, "buffer-changed", G_CALLBACK (adopt_buffer), self,
                           G_CONNECT_SWAPPED);
  self->fixer = smith_fixer_new (document, GTK_WIDGET (self), self->toasts);
  self->ignorer = smith_ignorer_new (document, self->toasts);
  self->namer = smith_namer_new (document, GTK_WIDGET (self));
  smith_breadcrumb_set_document (self->breadcrumb, document);
  smith_inspector_set_document (self->inspector, document);
  self->completion = smith_completion_new (document, self->link);
  gtk_source_completion_add_provider (smith_edit_page_get_completion (self),
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  self->hover = smith_hover_new (document, self->link);
  gtk_source_hover_add_provider (get_hover (self), GTK_SOURCE_HOVER_PROVIDER (self->hover));
  self->highlighter = smith_highlighter_new (document, self->link, GTK_SOURCE_VIEW (self->view));
  self->marker = smith_marker_new (document, self->link, GTK_SOURCE_VIEW (self->view));
  g_signal_connect_object (document, "checked", G_CALLBACK (smith_edit_page_checked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::checking",
                           G_CALLBACK (smith_edit_page_exchange_checked), self,
                           G_CONNECT_SWAPPED);
  smith_edit_page_checked (self);
}

/**
 * smith_edit_page_get_view:
 *
 * Returns: (transfer none): the text view
 */
GtkSourceView *
smith_edit_page_get_view (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), NULL);

  return GTK_SOURCE_VIEW (self->view);
}

/**
 * smith_edit_page_get_cursor:
 *
 * Returns: where the cursor stands, in bytes of the text as it is now; 0 without a document
 */
gsize
smith_edit_page_get_cursor (SmithEditPage *self)
{
  GtkTextBuffer *buffer = smith_edit_page_get_buffer (self);
  GtkTextIter iter;

  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), 0);

  if (self->link == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return smith_text_link_get_offset (self->link, &iter);
}

/**
 * smith_edit_page_go_to:
 * @span: of the text as it is now
 *
 * Selects a place and scrolls to it; of a place of several lines the first.
 */
void
smith_edit_page_go_to (SmithEditPage *self,
                       SmithSpan      span)
{
  GtkTextIter start, end;

  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));
  g_return_if_fail (self->link != NULL);

  smith_text_link_complete (self->link);
  smith_text_link_get_range (self->link, span, &start, &end);
  if (gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    {
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  smith_source_view_select (self->view, &start, &end);
}

/**
 * smith_edit_page_is_marking:
 *
 * Returns: whether underlines are still on their way
 */
gboolean
smith_edit_page_is_marking (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), FALSE);

  return self->marker != NULL && smith_marker_is_working (self->marker);
}
