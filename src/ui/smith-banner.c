/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-banner.h"

#include "ui/smith-compat.h"

struct _SmithBanner
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (SmithBanner, smith_banner, GTK_TYPE_WIDGET)

enum
{
  BUTTON_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (SmithBanner *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

static void
smith_banner_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_BANNER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_banner_parent_class)->dispose (object);
}

static void
smith_banner_class_init (SmithBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_banner_dispose;

  signals[BUTTON_CLICKED] =
    g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "smithbanner");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SmithBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SmithBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
smith_banner_init (SmithBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_compat_set_selectable (self->label);
}

/**
 * smith_banner_new:
 *
 * Returns: a banner that is not shown
 */
GtkWidget *
smith_banner_new (void)
{
  return g_object_new (SMITH_TYPE_BANNER, NULL);
}

/**
 * smith_banner_show:
 * @title: one sentence, translated
 * @button_label: (nullable): what the button does, or %NULL for none
 *
 * Reveals the banner with other words.
 */
void
smith_banner_show (SmithBanner *self,
                   const char  *title,
                   const char  *button_label)
{
  g_return_if_fail (SMITH_IS_BANNER (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (self->label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * smith_banner_hide:
 *
 * Takes the banner away; nothing happens when it is not shown.
 */
void
smith_banner_hide (SmithBanner *self)
{
  g_return_if_fail (SMITH_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
