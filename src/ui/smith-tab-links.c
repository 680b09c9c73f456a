/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the outline and the pages of a tab lead to each other. */
#include "ui/smith-focus.h"
#include "ui/smith-tab-private.h"

static void
grab_text (SmithTab *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

static void
place_chosen_cb (SmithTab *self,
                 guint64   start,
                 guint64   end,
                 gboolean  go_on_there)
{
  smith_edit_page_go_to (self->edit_page, (SmithSpan) { (gsize) start, (gsize) end });
  if (go_on_there && smith_tab_is_page_shown (self, "edit"))
    grab_text (self);
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
}

/* Keys that are meant for the text would go to the filter: Return to its first row.  Nor shall the
 * outline lie over the text then. */
static void
search_stopped_cb (SmithTab *self)
{
  if (smith_split_is_collapsed (self->split))
    smith_split_set_show_sidebar (self->split, FALSE);
  if (smith_tab_is_page_shown (self, "edit"))
    grab_text (self);
}

static void
cursor_moved_cb (SmithTab *self)
{
  if (!smith_tab_is_gone (self))
    smith_outline_follow (self->outline, smith_edit_page_get_cursor (self->edit_page));
}

/* What another page speaks of, in the text. */
static void
text_wanted_cb (SmithTab           *self,
                SmithOperationItem *operation)
{
  smith_tab_show_page (self, "edit");
  smith_edit_page_go_to (self->edit_page, smith_operation_item_get_span (operation));
  grab_text (self);
}

static void
edit_wanted_cb (SmithTab   *self,
                const char *action)
{
  smith_tab_show_page (self, "edit");
  if (g_str_equal (action, "edit.toggle-problems"))
    smith_edit_page_show_problems (self->edit_page, TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->edit_page), action, NULL);
}

static void
outline_shown_cb (SmithTab *self)
{
  if (smith_tab_is_gone (self))
    return;
  if (self->settings != NULL && !smith_split_is_collapsed (self->split))
    g_settings_set_boolean (self->settings, "outline-visible",
                            smith_split_get_show_sidebar (self->split));

  /* the focus would go on to any button from what slides away */
  if (!smith_split_get_show_sidebar (self->split) && smith_tab_is_page_shown (self, "edit") &&
      smith_focus_is_within (GTK_WIDGET (self->side)))
    grab_text (self);
  if (!smith_split_get_show_sidebar (self->split))
    smith_tab_leave_side (self);
}

/* A call goes on while the cursor moves to other operations in the text.  Who comes to see the
 * answer finds the operation that was called, in the outline too. */
static void
show_called (SmithTab *self)
{
  g_autoptr(SmithOperationItem) called = NULL;

  g_object_get (self->test_page, "operation", &called, NULL);
  if (called != NULL && called != smith_outline_get_operation (self->outline))
    smith_outline_show_operation (self->outline, called);
}

static void
page_shown_cb (SmithTab *self)
{
  gboolean takes_focus;

  if (smith_tab_is_gone (self))
    return;
  /* The stack only asks for its pages to be placed anew.  A text that is laid out on the way asks
   * for more, which GTK 4.8 forgets for widgets that keep their size: they are missing from the
   * next picture. */
  gtk_widget_queue_resize (GTK_WIDGET (self->pages));
  /* the outline goes from beside the keys, and the stack gives the focus to what had it before */
  takes_focus = smith_tab_is_page_shown (self, "keys") && smith_focus_is_within (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->side), !smith_tab_is_page_shown (self, "keys"));
  if (!smith_tab_is_page_shown (self, "edit"))
    smith_tab_leave_side (self);
  if (smith_tab_is_page_shown (self, "test"))
    show_called (self);
  if (takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->keys_page));
  smith_tab_changed (self);
}

void
smith_tab_link_parts (SmithTab *self)
{
  const struct
  {
    gpointer    part;
    const char *signal;
    GCallback   callback;
  } links[] = {
    { self->split, "notify::narrow", G_CALLBACK (smith_tab_changed) },
    { self->split, "notify::show-sidebar", G_CALLBACK (outline_shown_cb) },
    { self->outline, "notify::operation", G_CALLBACK (smith_tab_changed) },
    { self->outline, "place-chosen", G_CALLBACK (place_chosen_cb) },
    { self->outline, "search-stopped", G_CALLBACK (search_stopped_cb) },
    { self->outline, "failed", G_CALLBACK (smith_tab_toast) },
    { self->pages, "notify::visible-child", G_CALLBACK (page_shown_cb) },
    { self->edit_page, "notify", G_CALLBACK (smith_tab_changed) },
    { self->edit_page, "cursor-moved", G_CALLBACK (cursor_moved_cb) },
    { self->model_page, "operation-chosen", G_CALLBACK (text_wanted_cb) },
    { self->model_page, "edit-wanted", G_CALLBACK (edit_wanted_cb) },
    { smith_request_pane_get_target (smith_test_page_get_request (self->test_page)), "changed",
      G_CALLBACK (smith_tab_tell_facts) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    g_signal_connect_object (links[i].part, links[i].signal, links[i].callback, self,
                             G_CONNECT_SWAPPED);
}
