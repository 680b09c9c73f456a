/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands at the side of a tab: the outline, and in a narrow window the inspector as well, one
 * at a time. */
#include "ui/smith-settings.h"
#include "ui/smith-tab-private.h"

static gboolean
has_inspector (SmithTab *self)
{
  return gtk_stack_get_visible_child (self->side) == self->inspector_page;
}

static void
inspector_shown_cb (SmithTab *self)
{
  gboolean is_shown = smith_edit_page_shows_inspector (self->edit_page);

  if (smith_tab_is_gone (self) || adw_bin_get_child (self->inspector_place) == NULL ||
      has_inspector (self) == is_shown)
    return;
  gtk_stack_set_visible_child_name (self->side, is_shown ? "inspector" : "outline");
  if (is_shown)
    smith_split_set_show_sidebar (self->split, TRUE);
  else if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
}

static void
place_inspector (SmithTab *self,
                 gboolean  is_narrow)
{
  smith_edit_page_place_inspector (self->edit_page, is_narrow ? self->inspector_place : NULL);
}

static void
width_changed_cb (SmithTab *self)
{
  if (!smith_tab_is_gone (self))
    place_inspector (self, smith_split_is_narrow (self->split));
}

/* The inspector is put away if it stands where the outline does. */
void
smith_tab_leave_side (SmithTab *self)
{
  if (!has_inspector (self))
    return;
  gtk_stack_set_visible_child_name (self->side, "outline");
  smith_edit_page_show_inspector (self->edit_page, FALSE);
}

/* In sight, whatever stands there. */
void
smith_tab_show_outline (SmithTab *self)
{
  smith_tab_leave_side (self);
  smith_split_set_show_sidebar (self->split, TRUE);
}

/* The row of what was inspected is the one that is selected. */
static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithTab *self = SMITH_TAB (widget);

  smith_tab_show_outline (self);
  gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_BACKWARD);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  smith_edit_page_show_inspector (SMITH_TAB (widget)->edit_page, FALSE);
}

/* The key for it counts in the outline too, which stands beside the call. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithTab *self = SMITH_TAB (widget);

  if (smith_tab_is_page_shown (self, "test"))
    gtk_widget_activate_action (GTK_WIDGET (self->test_page), name, NULL);
}

void
smith_tab_install_side (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "tab.back-to-outline", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "tab.close-inspector", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "test.cancel", NULL, cancel_action);
}

static void
add_key (GtkEventController *keys,
         guint               key,
         GdkModifierType     modifiers,
         const char         *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/* How wide a tab is comes out when it is shown; until then it counts as wide as the window was, so
 * that a narrow one need not be made wider for a form that goes at once. */
void
smith_tab_start_side (SmithTab *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Escape, 0, "tab.close-inspector");
  add_key (keys, is_rtl ? GDK_KEY_Right : GDK_KEY_Left, GDK_ALT_MASK, "tab.back-to-outline");
  gtk_widget_add_controller (self->inspector_page, keys);
  g_signal_connect_object (self->edit_page, "notify::shows-inspector",
                           G_CALLBACK (inspector_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::narrow", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    place_inspector (self, !g_settings_get_boolean (self->settings, "window-maximized") &&
                           g_settings_get_int (self->settings, "window-width") <
                           SMITH_SPLIT_NARROW_WIDTH);
}
