/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another order of operations, servers and components: a row is dragged beside another one, or
 * goes up and down by keys. */
#include "ui/smith-focus.h"
#include "ui/smith-outline-private.h"

#define ABOVE "smith-drop-above"
#define BELOW "smith-drop-below"

static void
move (SmithOutline *self,
      guint         position,
      guint         target,
      gboolean      is_behind)
{
  g_autoptr(GError) error = NULL;

  g_free (self->moved);
  self->moved = smith_outline_model_move (self->model, position, target, is_behind, &error);
  self->was_focused = smith_focus_is_within (GTK_WIDGET (self->list));
  if (self->moved != NULL)
    smith_document_check_now (self->document);
  else
    smith_outline_fail (self, error->message);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithOutline *self = SMITH_OUTLINE (widget);
  gboolean is_down = g_str_equal (name, "outline.move-down");
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;
  guint target = position != GTK_INVALID_LIST_POSITION
                 ? smith_outline_model_find_movable (self->model, position, is_down)
                 : SMITH_OUTLINE_NOWHERE;

  if (target == SMITH_OUTLINE_NOWHERE)
    gtk_widget_error_bell (widget);
  else
    move (self, position, target, is_down);
}

void
smith_outline_install_order (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_action);
}

/* ---- by the pointer ---- */

static SmithOutline *
get_outline (SmithOutlineRow *row)
{
  return SMITH_OUTLINE (gtk_widget_get_ancestor (GTK_WIDGET (row), SMITH_TYPE_OUTLINE));
}

/* What is dragged is the item: rows are used for others when the list is scrolled. */
static GdkContentProvider *
prepare_cb (GtkDragSource   *source,
            double           x,
            double           y,
            SmithOutlineRow *row)
{
  SmithOutlineItem *item = smith_outline_row_get_item (row);

  if (item == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, gtk_widget_paintable_new (GTK_WIDGET (row)), (int) x, (int) y);

  return gdk_content_provider_new_typed (SMITH_TYPE_OUTLINE_ITEM, item);
}

/* The row's place in the list of the one that is dragged, if both belong here. */
static gboolean
find_positions (SmithOutlineRow  *row,
                SmithOutlineItem *dragged,
                guint            *out_from,
                guint            *out_to)
{
  SmithOutline *self = get_outline (row);

  *out_to = smith_outline_row_get_position (row);
  if (self == NULL || self->model == NULL || *out_to == GTK_INVALID_LIST_POSITION)
    return FALSE;
  *out_from = smith_outline_model_find_item (self->model, dragged);

  return *out_from != SMITH_OUTLINE_NOWHERE &&
         smith_outline_model_can_move (self->model, *out_from, *out_to);
}

static gboolean
is_behind (SmithOutlineRow *row,
           double           y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (row)) / 2.0;
}

static void
show_line (SmithOutlineRow *row,
           const char      *class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (row), ABOVE);
  gtk_widget_remove_css_class (GTK_WIDGET (row), BELOW);
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), class);
}

static GdkDragAction
motion_cb (GtkDropTarget   *target,
           double           x,
           double           y,
           SmithOutlineRow *row)
{
  const GValue *value = gtk_drop_target_get_value (target);
  guint from, to;

  if (value == NULL || !find_positions (row, g_value_get_object (value), &from, &to))
    {
      show_line (row, NULL);
      return 0;
    }
  show_line (row, is_behind (row, y) ? BELOW : ABOVE);

  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget   *target,
          SmithOutlineRow *row)
{
  show_line (row, NULL);
}

static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         SmithOutlineRow *row)
{
  guint from, to;

  show_line (row, NULL);
  if (!find_positions (row, g_value_get_object (value), &from, &to))
    return FALSE;
  move (get_outline (row), from, to, is_behind (row, y));

  return TRUE;
}

/* The row can be dragged, and others be let go at it. */
void
smith_outline_accept_order (SmithOutlineRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SMITH_TYPE_OUTLINE_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
