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
  SmithWindow *last;     /* (owned) (nullable) the one that was opened last */
  GPtrArray   *session;  /* (owned) of SmithSessionItem */
  guint        next;
  GPtrArray   *gone;     /* (owned) of char*: names of files that are not there */
} Reopening;

static void open_next (Reopening *self);

static void
reopening_free (Reopening *self)
{
  g_object_unref (self->first);
  g_clear_object (&self->last);
  g_ptr_array_unref (self->session);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

/**
 * smith_window_describe:
 *
 * Returns: (transfer full) (nullable): the file that is open here and where the person is in it;
 *   %NULL when there is none
 */
SmithSessionItem *
smith_window_describe (SmithWindow *self)
{
  GFile *file;

  g_return_val_if_fail (SMITH_IS_WINDOW (self), NULL);

  file = self->document != NULL ? smith_document_get_file (self->document) : NULL;
  if (file == NULL || smith_document_is_file_gone (self->document))
    return NULL;

  return smith_session_item_new (file, adw_view_stack_get_visible_child_name (self->pages),
                                 smith_edit_page_get_cursor (self->edit_page));
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
reopened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reopening *self = user_data;
  SmithDocument *document = SMITH_DOCUMENT (object);
  const SmithSessionItem *item = g_ptr_array_index (self->session, self->next - 1);
  g_autoptr(GError) error = NULL;

  if (smith_document_load_finish (document, result, &error) &&
      !g_cancellable_is_cancelled (self->first->cancellable))
    {
      gsize place = find_place (document, item->cursor);
      SmithWindow *window = smith_window_show_document (self->first, document, NULL);

      smith_edit_page_go_to (window->edit_page, (SmithSpan) { place, place });
      if (item->page != NULL)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", item->page);
      g_set_object (&self->last, window);
    }
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

  if (self->gone->len == 0)
    return;
  g_ptr_array_add (self->gone, NULL);
  names = g_strjoinv (", ", (char **) self->gone->pdata);
  sentence = g_strdup_printf (ngettext ("Not opened again, because it cannot be read: %s",
                                        "Not opened again, because they cannot be read: %s",
                                        self->gone->len - 1), names);
  smith_window_toast (self->last != NULL ? self->last : self->first, sentence);
}

static void
open_next (Reopening *self)
{
  while (self->next < self->session->len &&
         !g_cancellable_is_cancelled (self->first->cancellable))
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

  if (!g_cancellable_is_cancelled (self->first->cancellable))
    {
      smith_window_change_busy (self->first, -1);
      say_gone (self);
    }
  reopening_free (self);
}

/**
 * smith_window_reopen:
 * @session: (element-type SmithSessionItem): documents that were open
 *
 * Opens them one after the other, each with its page and the cursor where it was: the first one
 * here when this is the Start page.  Those that cannot be read are named once, at the end.
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
  reopening->session = g_ptr_array_ref (session);
  reopening->gone = g_ptr_array_new_with_free_func (g_free);
  smith_window_change_busy (self, 1);
  open_next (reopening);
}
