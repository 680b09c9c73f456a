/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-outline-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

struct _SmithOutlineRow
{
  GtkWidget           parent_instance;

  SmithOperationItem *operation;  /* (owned) (nullable) */

  GtkInscription     *method_label;
  GtkInscription     *name_label;
  GtkInscription     *path_label;
  GtkImage           *state_image;
};

G_DEFINE_FINAL_TYPE (SmithOutlineRow, smith_outline_row, GTK_TYPE_WIDGET)

static void
update (SmithOutlineRow *self)
{
  g_autofree char *method = g_ascii_strup (smith_operation_item_get_method (self->operation), -1);
  const char *name = smith_operation_item_get_name (self->operation);
  const char *path = smith_operation_item_get_path (self->operation);
  const char *words;

  smith_class_undress (GTK_WIDGET (self->state_image));
  switch (smith_operation_item_get_state (self->operation))
    {
    case SMITH_OPERATION_ITEM_DROPPED:
      smith_class_dress (SMITH_CLASS_DROPS, GTK_WIDGET (self->state_image));
      words = _("ChatGPT drops this operation");
      break;
    case SMITH_OPERATION_ITEM_WARNED:
      smith_class_dress (SMITH_CLASS_WARNS, GTK_WIDGET (self->state_image));
      words = _("ChatGPT offers this operation, but not quite as it is written");
      break;
    case SMITH_OPERATION_ITEM_AVAILABLE:
    default:
      gtk_image_set_from_icon_name (self->state_image, "smith-available-symbolic");
      words = _("ChatGPT offers this operation");
      break;
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_image), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  gtk_inscription_set_text (self->method_label, method);
  gtk_inscription_set_text (self->name_label, name);
  gtk_inscription_set_text (self->path_label, path);
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), !g_str_equal (name, path));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->path_label), path);
}

static void
smith_outline_row_dispose (GObject *object)
{
  SmithOutlineRow *self = SMITH_OUTLINE_ROW (object);
  GtkWidget *child;

  smith_outline_row_set_operation (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_OUTLINE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_outline_row_parent_class)->dispose (object);
}

static void
smith_outline_row_class_init (SmithOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_outline_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, method_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, path_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, state_image);
}

static void
smith_outline_row_init (SmithOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_outline_row_new:
 *
 * Returns: a row without an operation
 */
GtkWidget *
smith_outline_row_new (void)
{
  return g_object_new (SMITH_TYPE_OUTLINE_ROW, NULL);
}

/**
 * smith_outline_row_set_operation:
 * @operation: (nullable): what the row shows
 */
void
smith_outline_row_set_operation (SmithOutlineRow    *self,
                                 SmithOperationItem *operation)
{
  g_return_if_fail (SMITH_IS_OUTLINE_ROW (self));

  if (self->operation == operation)
    return;
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_data (self->operation, self);
  g_set_object (&self->operation, operation);
  if (operation == NULL)
    return;

  g_signal_connect_object (operation, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
