/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of the Edit page: beside the text, or elsewhere where there is no room. */
#include "ui/smith-edit-page-private.h"
#include "ui/smith-focus.h"
#include "ui/smith-settings.h"
#include "ui/smith-split.h"

#define VISIBLE "inspector-visible"
#define WIDTH   "inspector-width"

/* What the settings take, in logical pixels. */
#define MIN_WIDTH 200
#define MAX_WIDTH 4000

/* ---- its width ---- */

/* How wide the handle between the text and the form is. */
static int
get_handle_width (SmithEditPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->side));
  int width = 0;

  while (child != NULL && (child == gtk_paned_get_start_child (self->side) ||
                           child == gtk_paned_get_end_child (self->side)))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

/* A paned keeps where its handle is, from the start; what is kept here is the width of the form. */
static void
give_width (SmithEditPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->side));

  if (width == 0 || self->settings == NULL)
    return;
  self->side_width = width;
  gtk_paned_set_position (self->side, width - get_handle_width (self) -
                                      g_settings_get_int (self->settings, WIDTH));
}

static void
room_changed_cb (SmithEditPage *self)
{
  if (self->side_width == 0 && gtk_widget_get_visible (GTK_WIDGET (self->beside)))
    give_width (self);
}

/* Whether the handle stands where there is room on both sides, and not where it was pushed to. */
static gboolean
is_free (SmithEditPage *self)
{
  int position, least, most;

  g_object_get (self->side, "position", &position, "min-position", &least, "max-position", &most,
                NULL);

  return least < position && position < most;
}

/* A person moves the handle; a window that gets another width moves it too. */
static void
handle_moved_cb (SmithEditPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->side));

  if (self->side_width == 0 || self->settings == NULL || self->elsewhere != NULL)
    return;
  if (self->side_width == width && is_free (self))
    g_settings_set_int (self->settings, WIDTH,
                        CLAMP (width - get_handle_width (self) -
                               gtk_paned_get_position (self->side), MIN_WIDTH, MAX_WIDTH));
  self->side_width = width;
}

/* ---- whether it is shown ---- */

/* The focus would go on to any button from what goes away. */
static void
leave (SmithEditPage *self)
{
  if (smith_focus_is_within (GTK_WIDGET (self->inspector)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * smith_edit_page_show_inspector:
 *
 * Shows the form, or puts it away; who stands elsewhere hears of it by the property.
 */
void
smith_edit_page_show_inspector (SmithEditPage *self,
                                gboolean       is_shown)
{
  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));

  if (self->shows_inspector == is_shown)
    return;
  self->shows_inspector = is_shown;
  if (!is_shown)
    leave (self);
  smith_inspector_set_active (self->inspector, is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), is_shown && self->elsewhere == NULL);
  /* a paned that had another width meanwhile moves its handle by that, and is corrected then */
  if (gtk_widget_get_visible (GTK_WIDGET (self->beside)) &&
      self->side_width == gtk_widget_get_width (GTK_WIDGET (self->side)))
    give_width (self);
  else
    self->side_width = 0;
  g_object_notify (G_OBJECT (self), "shows-inspector");
}

/**
 * smith_edit_page_shows_inspector:
 *
 * Returns: whether the form is shown
 */
gboolean
smith_edit_page_shows_inspector (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), FALSE);

  return self->shows_inspector;
}

/**
 * smith_edit_page_place_inspector:
 * @elsewhere: (nullable): where the form stands from now on; %NULL for beside the text
 *
 * Elsewhere it is put away at first; beside the text it is as it was left there.
 */
void
smith_edit_page_place_inspector (SmithEditPage *self,
                                 AdwBin        *elsewhere)
{
  GtkWidget *inspector;

  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));

  if (self->elsewhere == (GtkWidget *) elsewhere)
    return;
  smith_edit_page_show_inspector (self, FALSE);
  inspector = g_object_ref (GTK_WIDGET (self->inspector));
  adw_bin_set_child (self->elsewhere != NULL ? ADW_BIN (self->elsewhere) : self->beside, NULL);
  adw_bin_set_child (elsewhere != NULL ? elsewhere : self->beside, inspector);
  g_object_unref (inspector);
  g_set_weak_pointer (&self->elsewhere, (GtkWidget *) elsewhere);
  if (elsewhere == NULL)
    smith_edit_page_show_inspector (self, self->wants_inspector);
}

/* Whether the form lies over the text. */
gboolean
smith_edit_page_is_covered (SmithEditPage *self)
{
  GtkWidget *split = self->shows_inspector && self->elsewhere != NULL
                     ? gtk_widget_get_ancestor (self->elsewhere, SMITH_TYPE_SPLIT) : NULL;

  return split != NULL && smith_split_is_collapsed (SMITH_SPLIT (split));
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  gboolean is_shown = !self->shows_inspector;

  if (self->elsewhere == NULL)
    {
      self->wants_inspector = is_shown;
      if (self->settings != NULL)
        g_settings_set_boolean (self->settings, VISIBLE, is_shown);
    }
  smith_edit_page_show_inspector (self, is_shown);
  if (is_shown)
    smith_inspector_grab_first (self->inspector);
}

void
smith_edit_page_install_inspector (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "edit.toggle-inspector", NULL, toggle_action);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_leave_inspector);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_step_history);
  gtk_widget_class_bind_template_callback (widget_class, smith_edit_page_say);
}

/* As it was left. */
void
smith_edit_page_restore_inspector (SmithEditPage *self)
{
  self->settings = smith_settings_dup ();
  g_signal_connect_swapped (self->side, "notify::max-position", G_CALLBACK (room_changed_cb),
                            self);
  g_signal_connect_swapped (self->side, "notify::position", G_CALLBACK (handle_moved_cb), self);
  self->wants_inspector = self->settings != NULL &&
                          g_settings_get_boolean (self->settings, VISIBLE);
  smith_edit_page_show_inspector (self, self->wants_inspector);
}

/* ---- what it asks for ---- */

/* A reference leads to a place of the text, which the form would lie over in a narrow window. */
void
smith_edit_page_leave_inspector (SmithEditPage *self,
                                 guint64        start,
                                 guint64        end)
{
  if (self->link == NULL)
    return;
  if (smith_edit_page_is_covered (self))
    smith_edit_page_show_inspector (self, FALSE);
  smith_edit_page_choose (self, (SmithSpan) { (gsize) start, (gsize) end });
}

void
smith_edit_page_step_history (SmithEditPage *self,
                              gboolean       back)
{
  gtk_widget_activate_action (GTK_WIDGET (self), back ? "edit.undo" : "edit.redo", NULL);
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
