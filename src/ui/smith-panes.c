/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-panes.h"

struct _SmithPanes
{
  GtkWidget  parent_instance;

  GtkWidget *paned;
  guint      turn_id;     /* 0 when nothing is to be done about the width */
  gboolean   was_turned;  /* and the handle is not in the middle yet */
};

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithPanes, smith_panes, GTK_TYPE_WIDGET)

static GtkOrientation
orientation_for (int width)
{
  return width < SMITH_PANES_STACKED_WIDTH ? GTK_ORIENTATION_VERTICAL
                                           : GTK_ORIENTATION_HORIZONTAL;
}

static void
place_handle (SmithPanes *self)
{
  GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned));
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                       : gtk_widget_get_height (GTK_WIDGET (self));

  gtk_paned_set_position (GTK_PANED (self->paned), size / 2);
  self->was_turned = FALSE;
}

/* A widget may not ask for another size while it is given one.  The handle is placed when the
 * turned panes have their size: GtkPaned scales a position by what it had before. */
static gboolean
turn_cb (gpointer user_data)
{
  SmithPanes *self = user_data;
  GtkOrientation wanted = orientation_for (gtk_widget_get_width (GTK_WIDGET (self)));

  self->turn_id = 0;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == wanted)
    place_handle (self);
  else
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), wanted);
      self->was_turned = TRUE;
    }

  return G_SOURCE_REMOVE;
}

static void
smith_panes_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (SMITH_PANES (widget)->paned, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
smith_panes_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SmithPanes *self = SMITH_PANES (widget);

  if (self->turn_id == 0 &&
      (self->was_turned || gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) !=
                           orientation_for (width)))
    self->turn_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
  gtk_widget_size_allocate (self->paned, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
smith_panes_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  GtkPaned *paned = GTK_PANED (SMITH_PANES (object)->paned);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, gtk_paned_get_start_child (paned));
      break;
    case PROP_END:
      g_value_set_object (value, gtk_paned_get_end_child (paned));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_panes_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  GtkPaned *paned = GTK_PANED (SMITH_PANES (object)->paned);

  switch (prop_id)
    {
    case PROP_START:
      gtk_paned_set_start_child (paned, g_value_get_object (value));
      break;
    case PROP_END:
      gtk_paned_set_end_child (paned, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_panes_dispose (GObject *object)
{
  SmithPanes *self = SMITH_PANES (object);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_pointer (&self->paned, gtk_widget_unparent);

  G_OBJECT_CLASS (smith_panes_parent_class)->dispose (object);
}

static void
smith_panes_class_init (SmithPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_panes_dispose;
  object_class->get_property = smith_panes_get_property;
  object_class->set_property = smith_panes_set_property;
  widget_class->measure = smith_panes_measure;
  widget_class->size_allocate = smith_panes_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Stacked at first, which asks for the least width. */
static void
smith_panes_init (SmithPanes *self)
{
  self->was_turned = TRUE;
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), TRUE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
}

/**
 * smith_panes_is_stacked:
 *
 * Returns: whether one stands above the other
 */
gboolean
smith_panes_is_stacked (SmithPanes *self)
{
  g_return_val_if_fail (SMITH_IS_PANES (self), FALSE);

  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) ==
         GTK_ORIENTATION_VERTICAL;
}
