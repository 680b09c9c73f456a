/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-document-private.h"

#include <glib/gi18n-lib.h>

#include "author/smith-file-info.h"
#include "author/smith-file-reader.h"
#include "author/smith-file-writer.h"
#include "base/smith-limits.h"
#include "base/smith-utf8.h"

/* What a load needs to know when the file has been read. */
typedef struct
{
  GFile   *file;      /* (owned) (nullable) of a text that has one */
  char    *name;      /* (owned) (nullable): for a text without a file */
  guint64  revision;  /* of the text that is to be replaced */
} LoadState;

static void
load_state_free (LoadState *state)
{
  g_clear_object (&state->file);
  g_free (state->name);
  g_free (state);
}

static void
load_ended (SmithDocument *self)
{
  self->n_loading--;
  if (self->n_loading == 0)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_LOADING);
}

/* Puts @text, whose shadow it takes, in place of the text, unless that was changed meanwhile. */
static void
take_text (GTask         *task,
           SmithFileText *text)
{
  SmithDocument *self = g_task_get_source_object (task);
  LoadState *state = g_task_get_task_data (task);

  if (self->revision != state->revision)
    {
      g_autofree char *name = state->file != NULL ? smith_file_dup_name (state->file)
                                                  : g_strdup (state->name);

      g_task_return_new_error (task, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED,
                               _("“%s” was not opened: the text here was changed meanwhile, "
                                 "and would have been lost."), name);
      return;
    }

  smith_document_set_stamp (self, text->stamp);
  smith_document_set_file (self, state->file, state->name);
  smith_document_start_layout (self, text->layout, text->longest_line);
  smith_document_set_text (self, g_steal_pointer (&text->shadow), text->has_bom);
  /* what is nowhere else on this machine: no revision is clean */
  if (state->file == NULL)
    smith_document_set_clean (self, 0, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
load_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFileText) text = smith_file_read_finish (G_FILE (object), result, &error);

  load_ended (g_task_get_source_object (task));
  if (text == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    take_text (task, text);
}

/* Begins to load; returns the task of it. */
static GTask *
start_load (SmithDocument       *self,
            GFile               *file,
            const char          *name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  LoadState *state = g_new0 (LoadState, 1);

  g_task_set_source_tag (task, smith_document_load_async);
  /* a text that is here must not be called cancelled */
  g_task_set_check_cancellable (task, FALSE);

  g_set_object (&state->file, file);
  state->name = g_strdup (name);
  state->revision = self->revision;
  g_task_set_task_data (task, state, (GDestroyNotify) load_state_free);

  self->n_loading++;
  if (self->n_loading == 1)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_LOADING);

  return task;
}

/**
 * smith_document_load_async:
 * @file: what to read
 * @cancellable: (nullable): stops the reading
 *
 * Replaces the text by that of a file.  Whether the present text may go is the caller's
 * question; what is typed while the file is read does not go.
 *
 * Errors: %SMITH_AUTHOR_ERROR, or %G_IO_ERROR_CANCELLED.  The document is then as it was.
 */
void
smith_document_load_async (SmithDocument       *self,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  smith_file_read_async (file, SMITH_LIMIT_DOCUMENT_BYTES, cancellable, load_read_cb,
                         start_load (self, file, NULL, cancellable, callback, user_data));
}

/* A text that comes from elsewhere. */
typedef struct
{
  GBytes *text;  /* (owned) */
  char   *name;  /* (owned) */
} Unsaved;

static Unsaved *
unsaved_new (GBytes     *text,
             const char *name)
{
  Unsaved *self = g_new0 (Unsaved, 1);

  self->text = g_bytes_ref (text);
  self->name = g_strdup (name);

  return self;
}

static void
unsaved_free (gpointer data)
{
  Unsaved *self = data;

  g_bytes_unref (self->text);
  g_free (self->name);
  g_free (self);
}

static void
shadow_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Unsaved *unsaved = task_data;
  g_autoptr(SmithFileText) text = g_new0 (SmithFileText, 1);
  g_autoptr(GError) error = NULL;

  text->shadow = smith_layout_make_shadow (unsaved->text, &text->layout, &text->longest_line);
  if (!smith_layout_check_line (unsaved->name, text->longest_line, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&text), (GDestroyNotify) smith_file_text_free);
}

static void
shadow_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFileText) text = g_task_propagate_pointer (G_TASK (result), &error);

  load_ended (g_task_get_source_object (task));
  if (text == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    take_text (task, text);
}

/**
 * smith_document_load_unsaved_async:
 * @text: valid UTF-8 without NUL
 * @suggested_name: the display name, and the name to save under
 * @cancellable: (nullable): stops it
 *
 * Replaces the text by one that has no file and is nowhere else on this machine: it counts as
 * modified until it is saved.  A thread makes what a large one needs.  For what is typed
 * meanwhile see smith_document_load_async(); smith_document_load_finish() ends this too.
 *
 * Errors: %SMITH_AUTHOR_ERROR_TEXT_CHANGED, %SMITH_AUTHOR_ERROR_TOO_LARGE, or
 * %G_IO_ERROR_CANCELLED.
 */
void
smith_document_load_unsaved_async (SmithDocument       *self,
                                   GBytes              *text,
                                   const char          *suggested_name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) thread = NULL;

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL && suggested_name != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  /* no document in it: the thread may be the last to let go of the task */
  thread = g_task_new (NULL, cancellable, shadow_made_cb,
                       start_load (self, NULL, suggested_name, cancellable, callback, user_data));
  g_task_set_source_tag (thread, smith_document_load_unsaved_async);
  g_task_set_task_data (thread, unsaved_new (text, suggested_name), unsaved_free);
  g_task_run_in_thread (thread, shadow_worker);
}

/**
 * smith_document_load_finish:
 *
 * Returns: whether the file's text is the document's now; %FALSE with @error set
 */
gboolean
smith_document_load_finish (SmithDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_document_load_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * smith_document_load_bytes:
 * @text: valid UTF-8 without NUL
 * @suggested_name: (nullable): the display name, and the name to save under
 *
 * Replaces the text by one that has no file, such as a sample; it counts as unmodified.
 */
void
smith_document_load_bytes (SmithDocument *self,
                           GBytes        *text,
                           const char    *suggested_name)
{
  gsize place;

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (smith_utf8_check (g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                      &place));

  smith_document_set_stamp (self, NULL);
  smith_document_set_file (self, NULL, suggested_name);
  smith_document_start_layout (self, SMITH_LAYOUT_AS_IS, 0);
  smith_document_set_text (self, smith_shadow_new_from_bytes (text), FALSE);
}

gboolean
smith_document_is_loading (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return self->n_loading > 0;
}

/* What is saved where. */
typedef struct
{
  GFile          *file;      /* (owned) */
  SmithSaveFlags  flags;
  GBytes         *text;      /* (owned) (nullable) until it begins */
  guint64         revision;  /* of text */
  SmithLayout     layout;    /* that it is saved with */
} SaveState;

static void
save_state_free (SaveState *state)
{
  g_clear_object (&state->file);
  g_clear_pointer (&state->text, g_bytes_unref);
  g_free (state);
}

static void save_next (SmithDocument *self);

static void
save_written_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *stamp = NULL;
  SmithDocument *self = g_task_get_source_object (task);
  SaveState *state = g_task_get_task_data (task);
  gboolean is_saved = smith_file_write_finish (G_FILE (object), result, &stamp, &error);

  /* a text that took the place of the saved one meanwhile has a file of its own, or none */
  if (is_saved && state->revision >= self->first_revision)
    {
      smith_document_set_stamp (self, stamp);
      smith_document_set_file (self, state->file, NULL);
      smith_document_set_clean (self, state->revision, state->text);
      smith_document_end_layout (self, state->layout);
    }

  g_object_unref (g_queue_pop_head (&self->saving));
  smith_document_look_at_disk (self);
  if (g_queue_is_empty (&self->saving))
    smith_document_notify (self, SMITH_DOCUMENT_PROP_SAVING);
  else
    save_next (self);

  if (is_saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_next (SmithDocument *self)
{
  GTask *task = g_queue_peek_head (&self->saving);
  SaveState *state = g_task_get_task_data (task);
  gboolean is_own = self->file != NULL && g_file_equal (state->file, self->file);

  state->text = smith_shadow_snapshot (self->shadow);
  state->revision = self->revision;
  state->layout = self->layout;
  smith_file_write_async (state->file, state->text,
                          (self->has_bom ? SMITH_FILE_BOM : 0) |
                            (self->layout == SMITH_LAYOUT_COMPACT ? SMITH_FILE_COMPACT : 0),
                          is_own && (state->flags & SMITH_SAVE_OVERWRITE) == 0 ? self->stamp
                                                                               : NULL,
                          g_task_get_cancellable (task), save_written_cb, g_object_ref (task));
}

/**
 * smith_document_save_async:
 * @file: (nullable): where to, which becomes the document's own file; %NULL for its own
 * @flags: what may be written over
 * @cancellable: (nullable): stops the saving; the file is then as it was
 *
 * Saves the text as it is when the saving begins, which is now or after those before it.
 * What is typed meanwhile stays modified.  See smith_file_write_async().
 *
 * Errors: %SMITH_AUTHOR_ERROR, or %G_IO_ERROR_CANCELLED.
 */
void
smith_document_save_async (SmithDocument       *self,
                           GFile               *file,
                           SmithSaveFlags       flags,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  SaveState *state;

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file) || (file == NULL && self->file != NULL));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_document_save_async);
  /* a text that is in the file must not be called cancelled */
  g_task_set_check_cancellable (task, FALSE);

  state = g_new0 (SaveState, 1);
  state->file = g_object_ref (file != NULL ? file : self->file);
  state->flags = flags;
  g_task_set_task_data (task, state, (GDestroyNotify) save_state_free);

  g_queue_push_tail (&self->saving, task);
  if (g_queue_get_length (&self->saving) == 1)
    {
      smith_document_notify (self, SMITH_DOCUMENT_PROP_SAVING);
      save_next (self);
    }
}

/**
 * smith_document_save_finish:
 *
 * Returns: whether the text is in the file; %FALSE with @error set
 */
gboolean
smith_document_save_finish (SmithDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_document_save_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
smith_document_is_saving (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), FALSE);

  return !g_queue_is_empty (&self->saving);
}
