/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents of the last session: what a window has to tell of its own, and how they come
 * back, one after the other. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-window-private.h"

/* What is still to be opened. */
typedef struct
{
  SmithWindow *first;    /* (owned) the window that asked */
  SmithWindow *window;   /* (owned) the one that is being filled */
  SmithTab    *shown;    /* (owned) (nullable) to come to its front */
  GPtrArray   *session;  /* (owned) of SmithSessionItem */
  guint        next;
  gboolean     is_begun; /* a document has come */
  guint        number;   /* of the window, as the item had it */
  GPtrArray   *gone;     /* (owned) of char*: names of files that are not there */
} Reopening;

static void open_next (Reopening *self);

static void
reopening_free (Reopening *self)
{
  g_object_unref (self->first);
  g_object_unref (self->window);
  g_clear_object (&self->shown);
  g_ptr_array_unref (self->session);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

/**
 * smith_window_describe:
 * @session: (element-type SmithSessionItem): takes the files that are open here, and where the
 *   person is in them, as one window more
 */
void
smith_window_describe (SmithWindow *self,
                       GPtrArray   *session)
{
  guint number;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (session != NULL);

  number = session->len == 0 ? 0
           : ((SmithSessionItem *) g_ptr_array_index (session, session->len - 1))->window + 1;
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tab_view, i);
      SmithSessionItem *item = smith_tab_describe (smith_window_get_tab_of (page));

      if (item == NULL)
        continue;
      item->window = number;
      item->is_shown = adw_tab_page_get_selected (page);
      g_ptr_array_add (session, item);
    }
}

/* The nearest place of the present text, which may be another one than when @offset was noted. */
static gsize
find_place (SmithDocument *document,
            gsize          offset)
{
  SmithShadow *shadow = smith_document_get_shadow (document);
  g_autofree char *byte = NULL;

  if (offset >= smith_shadow_get_length (shadow))
    return smith_shadow_get_length (shadow);
  byte = smith_shadow_dup_text (shadow, offset, 1);

  if (((guint8) byte[0] & 0xC0) != 0x80)
    return offset;

  return smith_shadow_get_line_start (shadow, smith_shadow_get_line_at (shadow, offset));
}

static void
show_chosen (Reopening *self)
{
  if (self->shown != NULL && smith_tab_get_document (self->shown) != NULL &&
      !smith_window_is_gone (SMITH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->shown)))))
    smith_window_show_tab (self->shown);
  g_clear_object (&self->shown);
}

/* What was in one window is in one again: the first ones in the window that asked. */
static void
add_document (Reopening              *self,
              SmithDocument          *document,
              const SmithSessionItem *item)
{
  SmithTab *tab;

  /* or in another one, if the person has closed that meanwhile */
  if ((self->is_begun && item->window != self->number) || smith_window_is_gone (self->window))
    {
      show_chosen (self);
      g_object_unref (self->window);
      self->window = g_object_ref (smith_window_new_like (self->first));
    }
  self->is_begun = TRUE;
  self->number = item->window;
  tab = smith_window_add_document (self->window, document, NULL);
  smith_tab_go_to (tab, find_place (document, item->cursor));
  if (item->page != NULL)
    smith_tab_show_page (tab, item->page);
  if (item->is_shown)
    g_set_object (&self->shown, tab);
}

static void
reopened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reopening *self = user_data;
  SmithDocument *document = SMITH_DOCUMENT (object);
  const SmithSessionItem *item = g_ptr_array_index (self->session, self->next - 1);
  g_autoptr(GError) error = NULL;

  if (smith_document_load_finish (document, result, &error) &&
      !smith_window_is_gone (self->first))
    add_document (self, document, item);
  else
    g_ptr_array_add (self->gone, g_file_get_parse_name (item->file));
  open_next (self);
}

/* Once for all that is gone, where the person looks. */
static void
say_gone (Reopening *self)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;
  SmithWindow *window = smith_window_is_gone (self->window) ? self->first : self->window;
  SmithTab *tab = smith_window_get_tab (window);

  if (self->gone->len == 0)
    return;
  g_ptr_array_add (self->gone, NULL);
  names = g_strjoinv (", ", (char **) self->gone->pdata);
  sentence = g_strdup_printf (ngettext ("Not opened again, because it cannot be read: %s",
                                        "Not opened again, because they cannot be read: %s",
                                        self->gone->len - 1), names);
  if (tab != NULL)
    smith_tab_toast (tab, sentence);
  else
    smith_window_say (window, sentence);
}

static void
open_next (Reopening *self)
{
  while (self->next < self->session->len &&
         !smith_window_is_gone (self->first))
    {
      const SmithSessionItem *item = g_ptr_array_index (self->session, self->next++);
      g_autoptr(SmithDocument) document = NULL;

      /* such as one whose unsaved text is back already */
      if (smith_window_find (self->first, item->file) != NULL)
        continue;
      document = smith_document_new (&smith_profile_chatgpt);
      smith_document_load_async (document, item->file, self->first->cancellable, reopened_cb,
                                 self);
      return;
    }

  if (!smith_window_is_gone (self->first))
    {
      smith_window_change_busy (self->first, -1);
      show_chosen (self);
      say_gone (self);
    }
  reopening_free (self);
}

/**
 * smith_window_reopen:
 * @session: (element-type SmithSessionItem): documents that were open
 *
 * Opens them one after the other, each with its page and the cursor where it was: those of the
 * first window here.  Those that cannot be read are named once, at the end.
 */
void
smith_window_reopen (SmithWindow *self,
                     GPtrArray   *session)
{
  Reopening *reopening;

  g_return_if_fail (SMITH_IS_WINDOW (self));
  g_return_if_fail (session != NULL);

  reopening = g_new0 (Reopening, 1);
  reopening->first = g_object_ref (self);
  reopening->window = g_object_ref (self);
  reopening->session = g_ptr_array_ref (session);
  reopening->gone = g_ptr_array_new_with_free_func (g_free);
  smith_window_change_busy (self, 1);
  open_next (reopening);
}
