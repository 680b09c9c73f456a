/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Closing tabs and windows: the person is asked about one document after the other, and all stays
 * as it is when one of them shall stay. */
#include "ui/smith-window-private.h"

/* Asks about the first tab whose changes are still to be decided about.  Returns whether there is
 * one. */
static gboolean
ask_for_window (SmithWindow *self)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      SmithTab *tab = smith_window_get_nth_tab (self, i);

      if (smith_tab_is_closable (tab))
        continue;
      smith_window_show_tab (tab);
      smith_tab_ask_to_close (tab);
      return TRUE;
    }

  return FALSE;
}

static void
ask_next (SmithWindow *self)
{
  AdwTabPage *page = g_queue_peek_head (&self->closing);

  if (page != NULL)
    {
      SmithTab *tab = smith_window_get_tab_of (page);

      if (!smith_tab_is_closable (tab))
        smith_window_show_tab (tab);
      smith_tab_ask_to_close (tab);
    }
  else if (self->is_closing && !ask_for_window (self))
    gtk_window_close (GTK_WINDOW (self));
}

/* From the tab view, also for many tabs at once.  Returns TRUE, since the view is told here what
 * happens, perhaps later. */
gboolean
smith_window_tab_close (SmithWindow *self,
                        AdwTabPage  *page)
{
  g_queue_push_tail (&self->closing, page);
  if (g_queue_get_length (&self->closing) == 1 && !self->is_closing)
    ask_next (self);

  return TRUE;
}

/* Neither the window nor the tabs that wait shall be closed. */
static void
stay (SmithWindow *self)
{
  AdwTabPage *page;

  while ((page = g_queue_pop_head (&self->closing)) != NULL)
    adw_tab_view_close_page_finish (self->tab_view, page, FALSE);
  self->is_closing = FALSE;
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    smith_tab_keep_open (smith_window_get_nth_tab (self, i));
  smith_window_stay (self);
}

/* The person has answered about @tab.  A tab goes at once when it was to be closed alone, else
 * with the window, so that nothing has gone if the window stays after all. */
void
smith_window_tab_answered (SmithWindow *self,
                           gboolean     may_close,
                           SmithTab    *tab)
{
  AdwTabPage *page = g_queue_peek_head (&self->closing);

  if (!may_close)
    {
      stay (self);
      return;
    }
  if (page != NULL && adw_tab_page_get_child (page) == GTK_WIDGET (tab))
    {
      g_queue_pop_head (&self->closing);
      smith_tab_end (tab);
      adw_tab_view_close_page_finish (self->tab_view, page, TRUE);
    }
  ask_next (self);
}

/* Returns whether the window must stay open, because the person is being asked. */
gboolean
smith_window_ask_to_close (SmithWindow *self)
{
  self->is_closing = TRUE;
  /* the tab that is asked about goes first */
  if (g_queue_is_empty (&self->closing))
    return ask_for_window (self);

  return TRUE;
}

/* All that is still unsaved was given up by the person. */
void
smith_window_end_tabs (SmithWindow *self)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    smith_tab_end (smith_window_get_nth_tab (self, i));
}
