/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-start-page.h"

struct _SmithStartPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SmithStartPage, smith_start_page, GTK_TYPE_WIDGET)

static void
smith_start_page_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_START_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_start_page_parent_class)->dispose (object);
}

static void
smith_start_page_class_init (SmithStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_start_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-start-page.ui");
}

static void
smith_start_page_init (SmithStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_start_page_new:
 *
 * Returns: the page
 */
GtkWidget *
smith_start_page_new (void)
{
  return g_object_new (SMITH_TYPE_START_PAGE, NULL);
}
