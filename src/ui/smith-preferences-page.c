/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-preferences-page.h"

#include <glib/gi18n.h>

#include "ui/smith-settings.h"

struct _SmithPreferencesPage
{
  AdwPreferencesPage   parent_instance;

  GtkWidget           *start_group;
  GtkSwitch           *reopen_switch;
  AdwPreferencesGroup *group;
  AdwComboRow         *style_row;
  GtkAdjustment       *zoom_adjustment;
  GSettings           *settings;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SmithPreferencesPage, smith_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

static void
style_selected_cb (SmithPreferencesPage *self)
{
  g_settings_set_enum (self->settings, "style", (int) adw_combo_row_get_selected (self->style_row));
}

static void
smith_preferences_page_dispose (GObject *object)
{
  SmithPreferencesPage *self = SMITH_PREFERENCES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_PREFERENCES_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (smith_preferences_page_parent_class)->dispose (object);
}

static void
smith_preferences_page_class_init (SmithPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_preferences_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithPreferencesPage, start_group);
  gtk_widget_class_bind_template_child (widget_class, SmithPreferencesPage, reopen_switch);
  gtk_widget_class_bind_template_child (widget_class, SmithPreferencesPage, group);
  gtk_widget_class_bind_template_child (widget_class, SmithPreferencesPage, style_row);
  gtk_widget_class_bind_template_child (widget_class, SmithPreferencesPage, zoom_adjustment);
}

static void
smith_preferences_page_init (SmithPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = smith_settings_dup ();
  if (self->settings == NULL)
    {
      gtk_widget_set_sensitive (self->start_group, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->group), FALSE);
      adw_preferences_group_set_description (
        self->group, _("The settings are not installed on this system, so nothing can be kept."));
      return;
    }
  adw_combo_row_set_selected (self->style_row,
                              (guint) g_settings_get_enum (self->settings, "style"));
  g_signal_connect_object (self->style_row, "notify::selected", G_CALLBACK (style_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "reopen-session", self->reopen_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "editor-zoom", self->zoom_adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * smith_preferences_page_new:
 *
 * Returns: the page
 */
GtkWidget *
smith_preferences_page_new (void)
{
  return g_object_new (SMITH_TYPE_PREFERENCES_PAGE, NULL);
}
