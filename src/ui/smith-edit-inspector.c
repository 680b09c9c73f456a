/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form beside the text of the Edit page. */
#include "ui/smith-edit-page-private.h"
#include "ui/smith-settings.h"

#define VISIBLE "inspector-visible"

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  gboolean is_shown = !smith_split_get_show_sidebar (self->split);

  smith_split_set_show_sidebar (self->split, is_shown);
  if (self->settings != NULL && !smith_split_is_collapsed (self->split))
    g_settings_set_boolean (self->settings, VISIBLE, is_shown);
  if (is_shown)
    smith_inspector_grab_first (self->inspector);
}

void
smith_edit_page_install_inspector (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "edit.toggle-inspector", NULL, toggle_action);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_inspector_shown);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_leave_inspector);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_say);
}

/* As it was left. */
void
smith_edit_page_restore_inspector (SmithEditPage *self)
{
  self->settings = smith_settings_dup ();
  smith_split_set_show_sidebar (self->split,
                                self->settings != NULL &&
                                g_settings_get_boolean (self->settings, VISIBLE));
}

void
smith_edit_page_inspector_shown (SmithEditPage *self)
{
  gboolean is_shown = smith_split_get_show_sidebar (self->split);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* the focus would go on to any button from what slides away */
  if (!is_shown && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  /* in a narrow window there is no height for both */
  if (is_shown && smith_split_is_collapsed (self->split))
    smith_edit_page_show_problems (self, FALSE);
  smith_inspector_set_active (self->inspector, is_shown);
}

/* A reference leads to a place of the text, which the form would lie over in a narrow window. */
void
smith_edit_page_leave_inspector (SmithEditPage *self,
                                 guint64        start,
                                 guint64        end)
{
  if (self->link == NULL)
    return;
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
  smith_edit_page_choose (self, (SmithSpan) { (gsize) start, (gsize) end });
}

void
smith_edit_page_say (SmithEditPage *self,
                     const char    *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/**
 * smith_edit_page_commit:
 *
 * Sees that what is entered into the inspector is in the text; where the text was edited since it
 * was checked last, as soon as it has been checked.
 *
 * Returns: whether it is in the text now; %FALSE when something waits for a check
 */
gboolean
smith_edit_page_commit (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), TRUE);

  smith_inspector_commit (self->inspector);

  return !smith_inspector_is_waiting (self->inspector);
}
