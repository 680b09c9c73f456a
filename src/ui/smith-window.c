/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-window.h"

#include "ui/smith-settings.h"
#include "ui/smith-start-page.h"

struct _SmithWindow
{
  AdwApplicationWindow  parent_instance;

  GSettings            *settings;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SmithWindow, smith_window, ADW_TYPE_APPLICATION_WINDOW)

static void
restore_size (SmithWindow *self)
{
  if (self->settings == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
      return;
    }
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
smith_window_dispose (GObject *object)
{
  SmithWindow *self = SMITH_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (smith_window_parent_class)->dispose (object);
}

static void
smith_window_class_init (SmithWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_window_dispose;

  g_type_ensure (SMITH_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-window.ui");
}

static void
smith_window_init (SmithWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = smith_settings_dup ();
  restore_size (self);
  if (SMITH_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * smith_window_new:
 * @application: (nullable): what the window belongs to
 *
 * Returns: a window with the Start page
 */
GtkWidget *
smith_window_new (AdwApplication *application)
{
  return g_object_new (SMITH_TYPE_WINDOW, "application", application, NULL);
}
