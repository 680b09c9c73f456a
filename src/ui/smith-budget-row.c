/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-budget-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

struct _SmithBudgetRow
{
  GtkWidget    parent_instance;

  GtkLabel    *title_label;
  GtkImage    *over_image;
  GtkLabel    *figure_label;
  GtkLevelBar *bar;
  GtkButton   *place_button;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithBudgetRow, smith_budget_row, GTK_TYPE_WIDGET)

static void
place_cb (SmithBudgetRow *self)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0);
}

static void
smith_budget_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (SMITH_BUDGET_ROW (object)->title_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_budget_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (SMITH_BUDGET_ROW (object)->title_label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_budget_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_BUDGET_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_budget_row_parent_class)->dispose (object);
}

static void
smith_budget_row_class_init (SmithBudgetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_budget_row_dispose;
  object_class->get_property = smith_budget_row_get_property;
  object_class->set_property = smith_budget_row_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "smithbudget");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-budget-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithBudgetRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SmithBudgetRow, over_image);
  gtk_widget_class_bind_template_child (widget_class, SmithBudgetRow, figure_label);
  gtk_widget_class_bind_template_child (widget_class, SmithBudgetRow, bar);
  gtk_widget_class_bind_template_child (widget_class, SmithBudgetRow, place_button);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
}

static void
smith_budget_row_init (SmithBudgetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_class_dress (SMITH_CLASS_BLOCKS, GTK_WIDGET (self->over_image));
  /* a bar that fills is no alarm: only what is over is */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

/**
 * smith_budget_row_set:
 * @figure: both numbers in words, with their unit
 * @used: how much there is
 * @limit: how much there may be; 0 for no limit, and then there is no bar
 */
void
smith_budget_row_set (SmithBudgetRow *self,
                      const char     *figure,
                      double          used,
                      double          limit)
{
  g_return_if_fail (SMITH_IS_BUDGET_ROW (self));

  gtk_label_set_label (self->figure_label, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), limit > 0);
  gtk_level_bar_set_max_value (self->bar, MAX (limit, 1));
  gtk_level_bar_set_value (self->bar, MIN (used, MAX (limit, 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->over_image), limit > 0 && used > limit);
  if (limit > 0 && used > limit)
    gtk_widget_add_css_class (GTK_WIDGET (self), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "over");
}

/**
 * smith_budget_row_set_place:
 * @name: (nullable): the operation where that much is
 */
void
smith_budget_row_set_place (SmithBudgetRow *self,
                            const char     *name)
{
  g_return_if_fail (SMITH_IS_BUDGET_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->place_button), name != NULL);
  if (name == NULL)
    return;
  gtk_button_set_label (self->place_button, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place_button), _("Go to Its Text"));
}

/**
 * smith_budget_row_get_figure:
 *
 * Returns: (transfer none): what is said about it
 */
const char *
smith_budget_row_get_figure (SmithBudgetRow *self)
{
  g_return_val_if_fail (SMITH_IS_BUDGET_ROW (self), NULL);

  return gtk_label_get_label (self->figure_label);
}

/**
 * smith_budget_row_is_over:
 *
 * Returns: whether there is more than there may be
 */
gboolean
smith_budget_row_is_over (SmithBudgetRow *self)
{
  g_return_val_if_fail (SMITH_IS_BUDGET_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->over_image));
}
