/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-panes.h"

/* Logical pixels; more than any handle takes. */
#define HANDLE_WIDTH 12

struct _SmithPanes
{
  GtkWidget         parent_instance;

  SmithPanesLayout  layout;
  guint             turn_id;      /* 0 when nothing is to be done about the size */
  gboolean          is_unplaced;  /* the handle is not in the middle yet */
  int               start_width;  /* that the start needs, as of when it was visible last */
  int               end_width;    /* that the end needs */

  GtkWidget        *bar;
  GtkToggleButton  *start_button;
  GtkToggleButton  *end_button;
  GtkPaned         *paned;
};

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_START_TITLE,
  PROP_END_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithPanes, smith_panes, GTK_TYPE_WIDGET)

static void
learn_width (GtkWidget *child,
             int       *width)
{
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, width, NULL, NULL, NULL);
}

/* Large text may need more width for the two than there is. */
static SmithPanesLayout
layout_for (SmithPanes *self,
            int         width,
            int         height)
{
  learn_width (gtk_paned_get_start_child (self->paned), &self->start_width);
  learn_width (gtk_paned_get_end_child (self->paned), &self->end_width);
  if (width >= MAX (SMITH_PANES_BESIDE_WIDTH, self->start_width + HANDLE_WIDTH + self->end_width))
    return SMITH_PANES_BESIDE;

  return height >= SMITH_PANES_STACKED_HEIGHT ? SMITH_PANES_STACKED : SMITH_PANES_SINGLE;
}

static void
show_children (SmithPanes *self)
{
  gboolean is_single = self->layout == SMITH_PANES_SINGLE;
  gboolean shows_end = gtk_toggle_button_get_active (self->end_button);
  GtkWidget *start = gtk_paned_get_start_child (self->paned);
  GtkWidget *end = gtk_paned_get_end_child (self->paned);

  gtk_widget_set_visible (self->bar, is_single);
  if (start != NULL)
    gtk_widget_set_visible (start, !is_single || !shows_end);
  if (end != NULL)
    gtk_widget_set_visible (end, !is_single || shows_end);
}

static void
place_handle (SmithPanes *self)
{
  int size = self->layout == SMITH_PANES_BESIDE ? gtk_widget_get_width (GTK_WIDGET (self))
                                                : gtk_widget_get_height (GTK_WIDGET (self));

  gtk_paned_set_position (self->paned, size / 2);
  self->is_unplaced = FALSE;
}

/* A widget may not ask for another size while it is given one.  The handle is placed when the
 * turned panes have their size: GtkPaned scales a position by what it had before. */
static gboolean
turn_cb (gpointer user_data)
{
  SmithPanes *self = user_data;
  SmithPanesLayout wanted = layout_for (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                        gtk_widget_get_height (GTK_WIDGET (self)));

  self->turn_id = 0;
  if (self->layout == wanted)
    {
      place_handle (self);
      return G_SOURCE_REMOVE;
    }

  self->layout = wanted;
  self->is_unplaced = wanted != SMITH_PANES_SINGLE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  wanted == SMITH_PANES_BESIDE ? GTK_ORIENTATION_HORIZONTAL
                                                               : GTK_ORIENTATION_VERTICAL);
  /* beside one another there is room for both; above one another a low window shows less of each */
  gtk_paned_set_shrink_start_child (self->paned, wanted != SMITH_PANES_BESIDE);
  gtk_paned_set_shrink_end_child (self->paned, wanted != SMITH_PANES_BESIDE);
  show_children (self);

  return G_SOURCE_REMOVE;
}

static int
child_minimum (GtkWidget *child)
{
  int minimum = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Two that stand beside one another need no more width than one: with less room they do not.
 * Asking for more would widen a window before it could tell. */
static void
smith_panes_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SmithPanes *self = SMITH_PANES (widget);
  int bar_minimum = 0, bar_natural = 0;

  gtk_widget_measure (GTK_WIDGET (self->paned), orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (child_minimum (gtk_paned_get_start_child (self->paned)),
                    child_minimum (gtk_paned_get_end_child (self->paned)));
  if (!gtk_widget_get_visible (self->bar))
    return;
  gtk_widget_measure (self->bar, orientation, -1, &bar_minimum, &bar_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, bar_minimum);
      *natural = MAX (*natural, bar_natural);
      return;
    }
  *minimum += bar_minimum;
  *natural += bar_natural;
}

static void
smith_panes_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SmithPanes *self = SMITH_PANES (widget);
  int bar_height = 0, minimum = 0;

  if (self->turn_id == 0 && (self->is_unplaced || self->layout != layout_for (self, width, height)))
    self->turn_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);

  if (gtk_widget_get_visible (self->bar))
    {
      gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->bar, &(GtkAllocation) { 0, 0, width, bar_height }, -1);
    }
  /* what does not fit is turned before the next picture */
  gtk_widget_measure (GTK_WIDGET (self->paned), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->paned),
                            &(GtkAllocation) { 0, bar_height, MAX (width, minimum),
                                               height - bar_height }, -1);
}

static void
smith_panes_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SmithPanes *self = SMITH_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, gtk_paned_get_start_child (self->paned));
      break;
    case PROP_END:
      g_value_set_object (value, gtk_paned_get_end_child (self->paned));
      break;
    case PROP_START_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->start_button)));
      break;
    case PROP_END_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->end_button)));
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
  SmithPanes *self = SMITH_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      gtk_paned_set_start_child (self->paned, g_value_get_object (value));
      break;
    case PROP_END:
      gtk_paned_set_end_child (self->paned, g_value_get_object (value));
      break;
    case PROP_START_TITLE:
      gtk_button_set_label (GTK_BUTTON (self->start_button), g_value_get_string (value));
      break;
    case PROP_END_TITLE:
      gtk_button_set_label (GTK_BUTTON (self->end_button), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_panes_dispose (GObject *object)
{
  SmithPanes *self = SMITH_PANES (object);
  GtkWidget *child;

  g_clear_handle_id (&self->turn_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_PANES);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_panes_parent_class)->dispose (object);
}

static void
smith_panes_class_init (SmithPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_panes_dispose;
  object_class->get_property = smith_panes_get_property;
  object_class->set_property = smith_panes_set_property;
  widget_class->measure = smith_panes_measure;
  widget_class->size_allocate = smith_panes_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_START_TITLE] = g_param_spec_string ("start-title", NULL, NULL, NULL, flags);
  properties[PROP_END_TITLE] = g_param_spec_string ("end-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithPanes, bar);
  gtk_widget_class_bind_template_child (widget_class, SmithPanes, start_button);
  gtk_widget_class_bind_template_child (widget_class, SmithPanes, end_button);
  gtk_widget_class_bind_template_child (widget_class, SmithPanes, paned);
  gtk_widget_class_bind_template_callback (widget_class, show_children);
}

/* Stacked at first, which asks for the least width. */
static void
smith_panes_init (SmithPanes *self)
{
  self->layout = SMITH_PANES_STACKED;
  self->is_unplaced = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

SmithPanesLayout
smith_panes_get_layout (SmithPanes *self)
{
  g_return_val_if_fail (SMITH_IS_PANES (self), SMITH_PANES_BESIDE);

  return self->layout;
}

/**
 * smith_panes_show_end:
 *
 * Where there is room for one only, shows the end or the start; nothing happens elsewhere
 * until the room shrinks.
 */
void
smith_panes_show_end (SmithPanes *self,
                      gboolean    show_end)
{
  g_return_if_fail (SMITH_IS_PANES (self));

  gtk_toggle_button_set_active (show_end ? self->end_button : self->start_button, TRUE);
}
