/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tabs of a window: how they come, go from window to window, and are chosen. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-window-private.h"

#define TURN "smith-turn"

SmithTab *
smith_window_get_tab_of (AdwTabPage *page)
{
  return SMITH_TAB (adw_tab_page_get_child (page));
}

SmithTab *
smith_window_get_nth_tab (SmithWindow *self,
                          int          i)
{
  return smith_window_get_tab_of (adw_tab_view_get_nth_page (self->tab_view, i));
}

/* What the tab itself shows of its document. */
static void
update_page (AdwTabPage *page)
{
  SmithTab *tab = smith_window_get_tab_of (page);
  SmithDocument *document = smith_tab_get_document (tab);
  g_autofree char *title = NULL;
  g_autofree char *tooltip = NULL;
  GFile *file;

  if (document == NULL)
    return;
  title = g_strconcat (smith_document_is_modified (document) ? "● " : "",
                       smith_document_get_display_name (document), NULL);
  if (g_strcmp0 (adw_tab_page_get_title (page), title) != 0)
    adw_tab_page_set_title (page, title);
  file = smith_document_get_file (document);
  if (file != NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      tooltip = g_markup_escape_text (name, -1);
    }
  if (g_strcmp0 (adw_tab_page_get_tooltip (page), tooltip) != 0)
    adw_tab_page_set_tooltip (page, tooltip);
  adw_tab_page_set_loading (page, smith_tab_is_busy (tab));
}

static void
tab_changed_cb (SmithWindow *self,
                SmithTab    *tab)
{
  if (smith_window_is_gone (self))
    return;
  /* on its way to another window it is in none */
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tab_view, i);

      if (smith_window_get_tab_of (page) == tab)
        update_page (page);
    }
  if (tab == smith_window_get_tab (self))
    smith_window_update (self);
}

static void
close_wanted_cb (SmithWindow *self,
                 SmithTab    *tab)
{
  adw_tab_view_close_page (self->tab_view,
                           adw_tab_view_get_page (self->tab_view, GTK_WIDGET (tab)));
}

void
smith_window_tab_attached (SmithWindow *self,
                           AdwTabPage  *page)
{
  SmithTab *tab = smith_window_get_tab_of (page);

  g_signal_connect_object (tab, "changed", G_CALLBACK (tab_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "closable", G_CALLBACK (smith_window_tab_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "close-wanted", G_CALLBACK (close_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  update_page (page);
  smith_window_update (self);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);

  return G_SOURCE_REMOVE;
}

void
smith_window_tab_detached (SmithWindow *self,
                           AdwTabPage  *page)
{
  SmithTab *tab = smith_window_get_tab_of (page);

  g_signal_handlers_disconnect_by_data (tab, self);
  g_queue_remove (&self->closing, page);
  if (smith_window_is_gone (self))
    return;
  /* the last one went to another window, and the view is not ready with that */
  if (adw_tab_view_get_n_pages (self->tab_view) == 0 && smith_tab_get_document (tab) != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
  smith_window_tab_shown (self);
}

static gsize
get_turn (SmithWindow *self,
          int          position)
{
  SmithTab *tab = smith_window_get_nth_tab (self, position);

  return GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (tab), TURN));
}

/* Documents that were asked for one after the other stand so, whichever comes first.
 *
 * Returns: a turn for smith_window_add_in_turn() */
gsize
smith_window_take_turn (void)
{
  /* of all windows, since tabs move between them */
  static gsize n_turns = 0;

  return ++n_turns;
}

/* Puts a tab of @document where it is its turn, and shows it if nothing was asked for later.
 * @journal is what the document was restored from, if it was. */
SmithTab *
smith_window_add_in_turn (SmithWindow        *self,
                          SmithDocument      *document,
                          const SmithJournal *journal,
                          gsize               turn)
{
  SmithTab *tab = smith_tab_new (document, journal, &self->shared);
  int position = adw_tab_view_get_n_pages (self->tab_view);
  AdwTabPage *page;

  g_signal_emit_by_name (self, "tab-added", tab);
  g_object_set_data (G_OBJECT (tab), TURN, GSIZE_TO_POINTER (turn));
  while (position > 0 && get_turn (self, position - 1) > turn)
    position--;
  page = adw_tab_view_insert (self->tab_view, GTK_WIDGET (tab), position);
  if (position == adw_tab_view_get_n_pages (self->tab_view) - 1)
    {
      adw_tab_view_set_selected_page (self->tab_view, page);
      gtk_widget_grab_focus (GTK_WIDGET (tab));
      gtk_window_present (GTK_WINDOW (self));
    }

  return tab;
}

/* The same behind all others. */
SmithTab *
smith_window_add_document (SmithWindow        *self,
                           SmithDocument      *document,
                           const SmithJournal *journal)
{
  smith_window_begin (self);

  return smith_window_add_in_turn (self, document, journal, smith_window_take_turn ());
}

static SmithTab *
find_tab (SmithWindow *self,
          GFile       *file)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      SmithTab *tab = smith_window_get_nth_tab (self, i);
      SmithDocument *document = smith_tab_get_document (tab);
      GFile *other = document != NULL ? smith_document_get_file (document) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return tab;
    }

  return NULL;
}

/* The tab that has the document of @file, in whatever window; NULL when there is none. */
SmithTab *
smith_window_find (SmithWindow *self,
                   GFile       *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  SmithTab *found = find_tab (self, file);

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL;
       l != NULL && found == NULL; l = l->next)
    if (SMITH_IS_WINDOW (l->data))
      found = find_tab (l->data, file);

  return found;
}

/* Brings a tab to the front, and its window. */
void
smith_window_show_tab (SmithTab *tab)
{
  SmithWindow *self = SMITH_WINDOW (gtk_widget_get_root (GTK_WIDGET (tab)));

  adw_tab_view_set_selected_page (self->tab_view,
                                  adw_tab_view_get_page (self->tab_view, GTK_WIDGET (tab)));
  gtk_window_present (GTK_WINDOW (self));
}

/* @page: NULL when the menu goes */
void
smith_window_tab_menu (SmithWindow *self,
                       AdwTabPage  *page)
{
  SmithTab *tab = smith_window_get_tab (self);

  g_set_weak_pointer (&self->menu_page, page);
  smith_window_update_tabs (self);
  /* which the menu took */
  if (page == NULL && tab != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (tab));
}

/* A window for a tab that is pulled out of this one. */
AdwTabView *
smith_window_tab_pulled (SmithWindow *self)
{
  SmithWindow *other = smith_window_new_like (self);

  gtk_window_present (GTK_WINDOW (other));

  return other->tab_view;
}

/* The tab that an action is for: that of the menu, or the one that is shown. */
static AdwTabPage *
get_page (SmithWindow *self)
{
  return self->menu_page != NULL ? self->menu_page
                                 : adw_tab_view_get_selected_page (self->tab_view);
}

static void
move_to_new_window (SmithWindow *self,
                    AdwTabPage  *page)
{
  AdwTabView *view = smith_window_tab_pulled (self);

  adw_tab_view_transfer_page (self->tab_view, page, view, 0);
}

/* From the first to the last, in which order the person is asked; the view's own function goes the
 * other way. */
static void
close_others (SmithWindow *self,
              AdwTabPage  *page)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    g_ptr_array_add (others, adw_tab_view_get_nth_page (self->tab_view, i));
  g_ptr_array_remove (others, page);
  for (guint i = 0; i < others->len; i++)
    adw_tab_view_close_page (self->tab_view, others->pdata[i]);
}

static void
tab_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SmithWindow *self = SMITH_WINDOW (widget);
  AdwTabPage *page = get_page (self);

  if (page == NULL)
    {
      if (g_str_equal (name, "win.close-tab"))
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_str_equal (name, "win.close-tab"))
    adw_tab_view_close_page (self->tab_view, page);
  else if (g_str_equal (name, "win.close-other-tabs"))
    close_others (self, page);
  else if (g_str_equal (name, "win.move-tab-to-window"))
    {
      if (adw_tab_view_get_n_pages (self->tab_view) > 1)
        move_to_new_window (self, page);
    }
  else if (g_str_equal (name, "win.next-tab"))
    adw_tab_view_select_next_page (self->tab_view);
  else if (g_str_equal (name, "win.previous-tab"))
    adw_tab_view_select_previous_page (self->tab_view);
  else if (g_str_equal (name, "win.move-tab-right"))
    adw_tab_view_reorder_forward (self->tab_view, page);
  else if (g_str_equal (name, "win.move-tab-left"))
    adw_tab_view_reorder_backward (self->tab_view, page);
}

static const char *const names[] = {
  "win.close-tab", "win.close-other-tabs", "win.move-tab-to-window", "win.next-tab",
  "win.previous-tab", "win.move-tab-right", "win.move-tab-left",
};

/* What needs another tab is offered when there is one. */
void
smith_window_update_tabs (SmithWindow *self)
{
  int n = adw_tab_view_get_n_pages (self->tab_view);
  AdwTabPage *page = get_page (self);
  int position = page != NULL ? adw_tab_view_get_page_position (self->tab_view, page) : 0;

  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    {
      gboolean is_possible = n > 1;

      if (g_str_equal (names[i], "win.move-tab-left"))
        is_possible = position > 0;
      else if (g_str_equal (names[i], "win.move-tab-right"))
        is_possible = position < n - 1;
      gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], is_possible);
    }
}

void
smith_window_install_tabs (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, tab_action);
}
