/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-split.h"

#include <adwaita.h>

/* The sidebar takes a quarter of the width, within what its rows need and what a person
 * reads.  Logical pixels. */
#define MIN_SIDEBAR 240
#define MAX_SIDEBAR 340
#define SLIDE_MS    200

/* Invariants: @progress is 1 while the sidebar is fully there and 0 while it is fully away;
 * the shade is a child only for the pointer: it is visible while the sidebar lies over the
 * content. */
struct _SmithSplit
{
  GtkWidget     parent_instance;

  GtkWidget    *sidebar;    /* (nullable) */
  GtkWidget    *content;    /* (nullable) */
  GtkWidget    *shade;
  AdwAnimation *animation;  /* (owned) */

  double        progress;
  guint         notify_id;  /* 0 when no news of the width is due */
  guint         show_sidebar : 1;
  guint         show_when_wide : 1;  /* the wish while there was room */
  guint         has_width : 1;       /* so that the next two are true */
  guint         narrow : 1;
  guint         collapsed : 1;
};

static void smith_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithSplit, smith_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      smith_split_buildable_init))

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  PROP_NARROW,
  PROP_COLLAPSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
update_visibility (SmithSplit *self)
{
  gboolean is_there = self->show_sidebar || self->progress > 0;

  if (self->sidebar != NULL)
    {
      gtk_widget_set_child_visible (self->sidebar, is_there);
      gtk_widget_set_can_focus (self->sidebar, self->show_sidebar);
    }
  gtk_widget_set_child_visible (self->shade, is_there && self->collapsed);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
progress_cb (double      value,
             SmithSplit *self)
{
  self->progress = value;
  update_visibility (self);
}

static void
slide (SmithSplit *self,
       gboolean    animate)
{
  double target = self->show_sidebar ? 1 : 0;

  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation), self->progress);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation), target);
  adw_animation_play (self->animation);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_animation_skip (self->animation);
  self->progress = animate && gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->progress : target;
  update_visibility (self);
}

static void
change_show_sidebar (SmithSplit *self,
                     gboolean    show_sidebar,
                     gboolean    animate)
{
  if (self->show_sidebar == show_sidebar)
    return;
  self->show_sidebar = show_sidebar;
  if (!self->collapsed)
    self->show_when_wide = show_sidebar;
  /* first, so that whoever hears of it still finds the focus in the sidebar */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
  slide (self, animate);
}

static gboolean
adopt_width_cb (gpointer user_data)
{
  SmithSplit *self = SMITH_SPLIT (user_data);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean narrow = width < SMITH_SPLIT_NARROW_WIDTH;
  gboolean collapsed = width < SMITH_SPLIT_COLLAPSED_WIDTH;

  self->notify_id = 0;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->narrow != narrow || !self->has_width)
    {
      self->narrow = narrow;
      self->has_width = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  if (self->collapsed != collapsed)
    {
      gboolean wish = self->show_when_wide;

      self->collapsed = collapsed;
      if (self->sidebar != NULL && collapsed)
        gtk_widget_add_css_class (self->sidebar, "over");
      else if (self->sidebar != NULL)
        gtk_widget_remove_css_class (self->sidebar, "over");
      change_show_sidebar (self, !collapsed && wish, FALSE);
      update_visibility (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

static void
smith_split_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SmithSplit *self = SMITH_SPLIT (widget);
  int content_min = 0, content_nat = 0, side_min = 0, side_nat = 0;

  /* The parts get other widths than the whole, so heights are asked for without one. */
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, &content_min, &content_nat, NULL, NULL);
  if (self->sidebar != NULL && gtk_widget_get_visible (self->sidebar))
    gtk_widget_measure (self->sidebar, orientation, -1, &side_min, &side_nat, NULL, NULL);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (content_min, side_min);
      *natural = MAX (content_nat, side_nat);
      return;
    }
  *minimum = MAX (content_min, MIN (side_min, MIN_SIDEBAR));
  *natural = content_nat + (self->show_sidebar && side_min > 0 ? MIN_SIDEBAR : 0);
  *natural = MAX (*natural, *minimum);
}

static int
get_sidebar_width (SmithSplit *self,
                   int         width)
{
  int minimum;
  int wanted = CLAMP (width / 4, MIN_SIDEBAR, MAX_SIDEBAR);

  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (minimum, wanted);
}

static void
smith_split_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SmithSplit *self = SMITH_SPLIT (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sidebar_width = 0;
  int shown = 0;

  /* Changing what is shown while sizes are handed out is too late: that waits a moment. */
  if (self->notify_id == 0 &&
      (!self->has_width || self->narrow != (width < SMITH_SPLIT_NARROW_WIDTH) ||
       self->collapsed != (width < SMITH_SPLIT_COLLAPSED_WIDTH)))
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH, adopt_width_cb, self, NULL);

  if (self->sidebar != NULL && gtk_widget_should_layout (self->sidebar))
    {
      GtkAllocation area;

      sidebar_width = get_sidebar_width (self, width);
      shown = (int) (sidebar_width * self->progress + 0.5);
      area = (GtkAllocation) { shown - sidebar_width, 0, sidebar_width, height };
      if (is_rtl)
        area.x = width - shown;
      gtk_widget_size_allocate (self->sidebar, &area, -1);
    }
  if (self->content != NULL)
    {
      int left = self->collapsed ? 0 : shown;
      int minimum;
      GtkAllocation area;

      gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      area = (GtkAllocation) { left, 0, MAX (width - left, minimum), height };
      if (is_rtl)
        area.x = width - left - area.width;
      gtk_widget_size_allocate (self->content, &area, -1);
    }
  if (gtk_widget_get_child_visible (self->shade))
    {
      GtkAllocation area = { 0, 0, width, height };

      gtk_widget_set_opacity (self->shade, self->progress);
      gtk_widget_size_allocate (self->shade, &area, -1);
    }
}

static void
shade_pressed_cb (SmithSplit *self)
{
  change_show_sidebar (self, FALSE, TRUE);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  SmithSplit *self = SMITH_SPLIT (widget);

  if (!self->collapsed || !self->show_sidebar)
    return FALSE;
  change_show_sidebar (self, FALSE, TRUE);

  return TRUE;
}

static void
smith_split_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  SmithSplit *self = SMITH_SPLIT (buildable);

  if (g_strcmp0 (type, "sidebar") == 0)
    smith_split_set_sidebar (self, GTK_WIDGET (child));
  else if (type == NULL && GTK_IS_WIDGET (child))
    smith_split_set_content (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
smith_split_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = smith_split_add_child;
}

static void
smith_split_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SmithSplit *self = SMITH_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_split_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SmithSplit *self = SMITH_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      smith_split_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      smith_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      smith_split_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_split_dispose (GObject *object)
{
  SmithSplit *self = SMITH_SPLIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->shade, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);

  G_OBJECT_CLASS (smith_split_parent_class)->dispose (object);
}

static void
smith_split_class_init (SmithSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags explicit = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_split_dispose;
  object_class->get_property = smith_split_get_property;
  object_class->set_property = smith_split_set_property;
  widget_class->measure = smith_split_measure;
  widget_class->size_allocate = smith_split_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | explicit);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | explicit);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                                                        G_PARAM_READWRITE | explicit);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | explicit);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | explicit);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "smithsplit");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
smith_split_init (SmithSplit *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  self->show_sidebar = TRUE;
  self->show_when_wide = TRUE;
  self->progress = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->shade = g_object_new (GTK_TYPE_BOX,
                              "css-name", "smithshade",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (shade_pressed_cb), self);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (press));
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->shade, FALSE);

  self->animation =
    adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SLIDE_MS,
                             adw_callback_animation_target_new (
                               (AdwAnimationTargetFunc) progress_cb, self, NULL));
}

/**
 * smith_split_new:
 *
 * Returns: a split without a sidebar and a content
 */
GtkWidget *
smith_split_new (void)
{
  return g_object_new (SMITH_TYPE_SPLIT, NULL);
}

/**
 * smith_split_set_sidebar:
 * @sidebar: (nullable): what stands at the start
 */
void
smith_split_set_sidebar (SmithSplit *self,
                         GtkWidget  *sidebar)
{
  g_return_if_fail (SMITH_IS_SPLIT (self));

  if (self->sidebar == sidebar)
    return;
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  self->sidebar = sidebar;
  if (sidebar != NULL)
    {
      /* above content and shade */
      gtk_widget_insert_before (sidebar, GTK_WIDGET (self), NULL);
      gtk_widget_add_css_class (sidebar, "smith-sidebar");
      update_visibility (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/**
 * smith_split_set_content:
 * @content: (nullable): what takes the rest
 */
void
smith_split_set_content (SmithSplit *self,
                         GtkWidget  *content)
{
  g_return_if_fail (SMITH_IS_SPLIT (self));

  if (self->content == content)
    return;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  if (content != NULL)
    gtk_widget_insert_after (content, GTK_WIDGET (self), NULL);  /* below all */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * smith_split_get_show_sidebar:
 *
 * Returns: whether the sidebar is there, or on its way
 */
gboolean
smith_split_get_show_sidebar (SmithSplit *self)
{
  g_return_val_if_fail (SMITH_IS_SPLIT (self), FALSE);

  return self->show_sidebar;
}

/**
 * smith_split_set_show_sidebar:
 *
 * Lets the sidebar slide in or out.
 */
void
smith_split_set_show_sidebar (SmithSplit *self,
                              gboolean    show_sidebar)
{
  g_return_if_fail (SMITH_IS_SPLIT (self));

  change_show_sidebar (self, show_sidebar, TRUE);
}

/**
 * smith_split_is_narrow:
 *
 * Returns: whether it has less than %SMITH_SPLIT_NARROW_WIDTH
 */
gboolean
smith_split_is_narrow (SmithSplit *self)
{
  g_return_val_if_fail (SMITH_IS_SPLIT (self), FALSE);

  return self->narrow;
}

/**
 * smith_split_is_collapsed:
 *
 * Returns: whether it has less than %SMITH_SPLIT_COLLAPSED_WIDTH
 */
gboolean
smith_split_is_collapsed (SmithSplit *self)
{
  g_return_val_if_fail (SMITH_IS_SPLIT (self), FALSE);

  return self->collapsed;
}
