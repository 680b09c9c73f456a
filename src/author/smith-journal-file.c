/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "author/smith-file-info.h"

struct _SmithJournalFile
{
  GObject             parent_instance;

  SmithJournalFolder *folder;      /* (owned) */
  char               *path;        /* (owned) */
  char               *unfinished;  /* (owned): where it is written until it is whole */

  GMutex              mutex;
  guint               n_removed;   /* under the mutex: how often it was removed */
};

G_DEFINE_FINAL_TYPE (SmithJournalFile, smith_journal_file, G_TYPE_OBJECT)

/* One journal on its way. */
typedef struct
{
  SmithJournal *journal;    /* (owned) */
  guint         n_removed;  /* when it was asked for */
} WriteRequest;

static void
write_request_free (WriteRequest *self)
{
  smith_journal_free (self->journal);
  g_free (self);
}

static void
smith_journal_file_finalize (GObject *object)
{
  SmithJournalFile *self = SMITH_JOURNAL_FILE (object);

  g_mutex_clear (&self->mutex);
  g_clear_object (&self->folder);
  g_free (self->path);
  g_free (self->unfinished);

  G_OBJECT_CLASS (smith_journal_file_parent_class)->finalize (object);
}

static void
smith_journal_file_class_init (SmithJournalFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_journal_file_finalize;
}

static void
smith_journal_file_init (SmithJournalFile *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * smith_journal_file_new:
 * @path: (nullable): of a journal that was recovered; %NULL for a new one
 *
 * Returns: (transfer full): the file, which is not touched yet
 */
SmithJournalFile *
smith_journal_file_new (SmithJournalFolder *folder,
                        const char         *path)
{
  SmithJournalFile *self;
  const char *dot;

  g_return_val_if_fail (SMITH_IS_JOURNAL_FOLDER (folder), NULL);

  self = g_object_new (SMITH_TYPE_JOURNAL_FILE, NULL);
  self->folder = g_object_ref (folder);
  self->path = path != NULL ? g_strdup (path) : smith_journal_folder_dup_new_path (folder);
  dot = strrchr (self->path, '.');
  self->unfinished = g_strdup_printf ("%.*s.new", (int) (dot - self->path), self->path);

  return self;
}

static gboolean
put_all (int         fd,
         const char *data,
         gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* Returns 0, or errno. */
static int
write_unfinished (SmithJournalFile   *self,
                  const SmithJournal *journal)
{
  gsize head_length, length;
  g_autofree char *head = smith_journal_print_head (journal, &head_length);
  const char *text = g_bytes_get_data (journal->text, &length);
  int saved_errno = 0;
  int fd;

  /* of the write before, if it failed; nothing that is there may be followed or shared */
  g_unlink (self->unfinished);
  fd = g_open (self->unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return errno;

  /* without fsync() the new name can survive a loss of power and the text not */
  if (!put_all (fd, head, head_length) || !put_all (fd, text, length) || fsync (fd) != 0)
    saved_errno = errno;
  if (close (fd) != 0 && saved_errno == 0)
    saved_errno = errno;
  return saved_errno;
}

static gboolean
is_wanted (SmithJournalFile *self,
           guint             n_removed)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return self->n_removed == n_removed;
}

/* Puts what was written in its place, unless it was removed since.  Returns 0, or errno. */
static int
adopt_unfinished (SmithJournalFile *self,
                  guint             n_removed)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int saved_errno = 0;

  g_mutex_lock (&self->mutex);
  if (self->n_removed != n_removed)
    g_unlink (self->unfinished);
  else if (g_rename (self->unfinished, self->path) != 0)
    saved_errno = errno;
  g_mutex_unlock (&self->mutex);

  /* the name as well must survive a loss of power; nobody is kept waiting for the mutex */
  if (saved_errno == 0 && !smith_file_sync_path (folder, O_DIRECTORY))
    saved_errno = errno;
  return saved_errno;
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  SmithJournalFile *self = source;
  WriteRequest *request = task_data;
  g_autoptr(GError) error = NULL;
  int saved_errno;

  if (g_bytes_get_size (request->journal->text) > SMITH_JOURNAL_TEXT_BYTES)
    {
      g_autofree char *limit = g_format_size_full (SMITH_JOURNAL_TEXT_BYTES,
                                                   G_FORMAT_SIZE_IEC_UNITS);

      g_task_return_new_error (task, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE,
                               /* translators: a part of a sentence, and a size */
                               _("they are larger than %s"), limit);
      return;
    }
  if (!smith_journal_folder_hold (self->folder, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  saved_errno = write_unfinished (self, request->journal);
  if (saved_errno == 0)
    saved_errno = adopt_unfinished (self, request->n_removed);
  if (saved_errno != 0)
    {
      g_unlink (self->unfinished);
      /* however it went, nobody wants it any more */
      if (!is_wanted (self, request->n_removed))
        saved_errno = 0;
    }

  if (saved_errno == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL, "%s",
                             g_strerror (saved_errno));
}

/**
 * smith_journal_file_write_async:
 * @journal: (transfer full): what to keep
 *
 * Replaces what is kept, in a thread: written beside it and then in its place.  One write at a
 * time.  What was kept before is still there when this fails.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL, or %SMITH_AUTHOR_ERROR_TOO_LARGE for a text that could not
 * be restored; with a part of a sentence.
 */
void
smith_journal_file_write_async (SmithJournalFile    *self,
                                SmithJournal        *journal,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  WriteRequest *request;

  g_return_if_fail (SMITH_IS_JOURNAL_FILE (self));
  g_return_if_fail (journal != NULL);

  /* not cancellable: the next one, or smith_journal_file_remove(), makes up for it */
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, smith_journal_file_write_async);
  request = g_new0 (WriteRequest, 1);
  request->journal = journal;
  g_mutex_lock (&self->mutex);
  request->n_removed = self->n_removed;
  g_mutex_unlock (&self->mutex);
  g_task_set_task_data (task, request, (GDestroyNotify) write_request_free);
  g_task_run_in_thread (task, write_worker);
}

/**
 * smith_journal_file_write_finish:
 *
 * Returns: whether the journal is kept, or was removed meanwhile; %FALSE with @error set
 */
gboolean
smith_journal_file_write_finish (SmithJournalFile  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_journal_file_write_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is not there is gone, too. */
static gboolean
forget (const char *path)
{
  return g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR;
}

/**
 * smith_journal_file_remove:
 *
 * Forgets what is kept, and a write that is on its way.  Done when this returns, since the
 * program may end next: it costs the removal of two names.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL, with a part of a sentence; what is still there would be
 * restored at the next start.
 *
 * Returns: whether nothing is kept; %FALSE with @error set
 */
gboolean
smith_journal_file_remove (SmithJournalFile  *self,
                           GError           **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  int code = 0;

  g_return_val_if_fail (SMITH_IS_JOURNAL_FILE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  self->n_removed++;
  if (!forget (self->unfinished))
    code = errno;
  if (!forget (self->path))
    code = errno;
  if (code == 0)
    return TRUE;
  g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL, g_strerror (code));
  return FALSE;
}
