/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document's file while the document is open: whether it is still as it was, and the way
 * back to what it holds. */
#include "config.h"

#include "smith-document-private.h"

#include <glib/gi18n-lib.h>

#include "author/smith-file-info.h"
#include "author/smith-file-reader.h"
#include "base/smith-limits.h"

static void
set_changed (SmithDocument *self,
             gboolean       is_changed)
{
  if (self->is_changed_on_disk == is_changed)
    return;
  self->is_changed_on_disk = is_changed;
  smith_document_notify (self, SMITH_DOCUMENT_PROP_CHANGED_ON_DISK);
}

static void
set_gone (SmithDocument *self,
          gboolean       is_gone)
{
  if (self->is_file_gone == is_gone)
    return;
  self->is_file_gone = is_gone;
  smith_document_notify (self, SMITH_DOCUMENT_PROP_FILE_GONE);
}

/* Notes the state of the file that the text was made from, or written to. */
void
smith_document_set_stamp (SmithDocument *self,
                          const char    *stamp)
{
  char *copy = g_strdup (stamp);

  g_free (self->stamp);
  self->stamp = copy;
  g_clear_pointer (&self->other_stamp, g_free);
  set_changed (self, FALSE);
  set_gone (self, FALSE);
}

static gboolean
looked_cb (gpointer    owner,
           gboolean    is_gone,
           const char *stamp)
{
  SmithDocument *self = owner;
  gboolean is_other = stamp != NULL && self->stamp != NULL &&
                      g_strcmp0 (stamp, self->stamp) != 0;

  /* a save that is under way changes the file, and looks again when it is done */
  if (!g_queue_is_empty (&self->saving))
    return FALSE;
  set_gone (self, is_gone);
  if (!is_other)
    set_changed (self, FALSE);
  /* what differs is read once, however often somebody looks */
  return is_other && g_strcmp0 (stamp, self->other_stamp) != 0;
}

/* Another program may have touched the file, or written what was in it. */
static void
read_again_cb (gpointer             owner,
               const SmithFileText *text)
{
  SmithDocument *self = owner;
  g_autoptr(GBytes) bytes = text != NULL ? smith_shadow_snapshot (text->shadow) : NULL;

  if (!g_queue_is_empty (&self->saving))
    return;
  if (text != NULL && self->clean_text != NULL && text->has_bom == self->has_bom &&
      (text->layout == SMITH_LAYOUT_AS_IS) == (self->layout == SMITH_LAYOUT_AS_IS) &&
      g_bytes_equal (bytes, self->clean_text))
    {
      smith_document_set_stamp (self, text->stamp);
      return;
    }
  g_free (self->other_stamp);
  self->other_stamp = text != NULL ? g_strdup (text->stamp) : NULL;
  set_changed (self, TRUE);
}

/* Another file, or none. */
void
smith_document_rewatch (SmithDocument *self)
{
  if (self->watch != NULL)
    smith_file_watch_stop (self->watch);
  g_clear_object (&self->watch);
  if (self->is_watched && self->file != NULL)
    self->watch = smith_file_watch_new (self->file, looked_cb, read_again_cb, self);
}

/**
 * smith_document_watch:
 *
 * From now on `changed-on-disk` says whether another program changed the file since it was
 * read or saved here, and `file-gone` whether one removed it.
 */
void
smith_document_watch (SmithDocument *self)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));

  if (self->is_watched)
    return;
  self->is_watched = TRUE;
  smith_document_rewatch (self);
  smith_document_look_at_disk (self);
}

/**
 * smith_document_look_at_disk:
 *
 * Looks at the file of a document that is watched, for changes of which the system does not
 * tell.  Does not wait.
 */
void
smith_document_look_at_disk (SmithDocument *self)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));

  if (self->watch != NULL)
    smith_file_watch_look (self->watch);
}

/**
 * smith_document_is_changed_on_disk:
 *
 * Returns: whether the file is another than the one that was read or saved here, as far as is
 *   known; one that is gone is not
 */
gboolean
smith_document_is_changed_on_disk (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->is_changed_on_disk;
}

/**
 * smith_document_is_file_gone:
 *
 * Returns: whether the document has a file that is not there any more, as far as is known
 */
gboolean
smith_document_is_file_gone (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->is_file_gone;
}

/* One edit that makes @new_text of @old_text, from line to line, so that the lines around it
 * keep their marks and the view its place. */
static SmithTextEdit *
make_edit (GBytes *old_text,
           GBytes *new_text)
{
  gsize old_length, new_length;
  const char *old_data = g_bytes_get_data (old_text, &old_length);
  const char *new_data = g_bytes_get_data (new_text, &new_length);
  gsize shorter = MIN (old_length, new_length);
  gsize start = 0, end = 0, n = 0;

  for (; n < shorter && old_data[n] == new_data[n]; n++)
    if (old_data[n] == '\n')
      start = n + 1;
  for (n = 0; n < shorter - start && old_data[old_length - 1 - n] == new_data[new_length - 1 - n];
       n++)
    if (old_data[old_length - 1 - n] == '\n')
      end = n;
  /* all that is left of the shorter text; in it, a line begins there */
  if (n == shorter - start && (n == old_length || old_data[old_length - 1 - n] == '\n') &&
      (n == new_length || new_data[new_length - 1 - n] == '\n'))
    end = n;

  return smith_text_edit_new ((SmithSpan) { start, old_length - end }, new_data + start,
                              (gssize) (new_length - end - start));
}

/* Whether the text is the file's now: a view could have refused the edit, or made another one. */
static gboolean
adopt_text (SmithDocument *self,
            SmithFileText *text)
{
  g_autoptr(GBytes) old_text = smith_shadow_snapshot (self->shadow);
  g_autoptr(GBytes) new_text = smith_shadow_snapshot (text->shadow);
  g_autoptr(GBytes) text_now = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();

  if (!g_bytes_equal (old_text, new_text))
    {
      g_ptr_array_add (edits, make_edit (old_text, new_text));
      if (!smith_document_apply_edits (self, self->revision, edits))
        return FALSE;
    }
  text_now = smith_shadow_snapshot (self->shadow);
  if (!g_bytes_equal (text_now, new_text))
    return FALSE;
  self->has_bom = text->has_bom;
  smith_document_start_layout (self, text->layout, text->longest_line);
  smith_document_set_stamp (self, text->stamp);
  smith_document_set_clean (self, self->revision, new_text);
  return TRUE;
}

/* What a text that is read for an open document was read for. */
typedef struct
{
  guint64  revision;
  char    *stamp;  /* (owned) (nullable) */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->stamp);
  g_free (self);
}

/* Whether neither the text nor its file is another by now. */
static gboolean
is_still_wanted (SmithDocument *self,
                 const Wanted  *wanted,
                 GFile         *file)
{
  return wanted->revision == self->revision && g_queue_is_empty (&self->saving) &&
         g_file_equal (file, self->file) && g_strcmp0 (wanted->stamp, self->stamp) == 0;
}

static void
reverted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFileText) text = smith_file_read_finish (G_FILE (object), result, &error);
  SmithDocument *self = g_task_get_source_object (task);

  self->n_loading--;
  if (self->n_loading == 0)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_LOADING);

  if (text != NULL && is_still_wanted (self, g_task_get_task_data (task), G_FILE (object)) &&
      adopt_text (self, text))
    g_task_return_boolean (task, TRUE);
  else if (text != NULL)
    {
      g_autofree char *name = smith_file_dup_name (G_FILE (object));

      g_task_return_new_error (task, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED,
                               _("“%s” was not read again: the text here was changed meanwhile, "
                                 "and is as it was."), name);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * smith_document_revert_async:
 * @cancellable: (nullable): stops the reading
 *
 * Makes the text what the file holds, by one edit that can be undone like any other.  What is
 * typed while the file is read does not go.  The document has to have a file.
 *
 * Errors: %SMITH_AUTHOR_ERROR, or %G_IO_ERROR_CANCELLED.  The document is then as it was.
 */
void
smith_document_revert_async (SmithDocument       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Wanted *wanted;
  GTask *task;

  g_return_if_fail (SMITH_IS_DOCUMENT (self) && self->file != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_document_revert_async);
  /* a text that is here must not be called cancelled */
  g_task_set_check_cancellable (task, FALSE);
  wanted = g_new0 (Wanted, 1);
  wanted->revision = self->revision;
  wanted->stamp = g_strdup (self->stamp);
  g_task_set_task_data (task, wanted, wanted_free);

  self->n_loading++;
  if (self->n_loading == 1)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_LOADING);
  smith_file_read_async (self->file, SMITH_LIMIT_DOCUMENT_BYTES, cancellable, reverted_cb, task);
}

/**
 * smith_document_revert_finish:
 *
 * Returns: whether the text is what the file holds; %FALSE with @error set
 */
gboolean
smith_document_revert_finish (SmithDocument  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_document_revert_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
