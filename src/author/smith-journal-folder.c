/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-journal-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_FINAL_TYPE (SmithJournalFolder, smith_journal_folder, G_TYPE_OBJECT)

/* Where the process of @token has its file of a kind. */
char *
smith_journal_folder_dup_path (SmithJournalFolder *self,
                               const char         *token,
                               const char         *suffix)
{
  g_autofree char *name = g_strconcat (token, suffix, NULL);

  return g_build_filename (self->path, name, NULL);
}

static void
smith_journal_folder_finalize (GObject *object)
{
  SmithJournalFolder *self = SMITH_JOURNAL_FOLDER (object);

  if (self->lock_fd >= 0)
    {
      g_autofree char *lock = smith_journal_folder_dup_path (self, self->token, SMITH_JOURNAL_LOCK);

      g_unlink (lock);
      close (self->lock_fd);
    }
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->token);

  G_OBJECT_CLASS (smith_journal_folder_parent_class)->finalize (object);
}

static void
smith_journal_folder_class_init (SmithJournalFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_journal_folder_finalize;
}

static void
smith_journal_folder_init (SmithJournalFolder *self)
{
  g_mutex_init (&self->mutex);
  self->lock_fd = -1;
  self->token = g_uuid_string_random ();
}

/**
 * smith_journal_folder_new:
 * @path: (nullable): the folder; %NULL for the one in the user's state folder
 *
 * Returns: (transfer full): the folder, in which nothing is done yet
 */
SmithJournalFolder *
smith_journal_folder_new (const char *path)
{
  SmithJournalFolder *self = g_object_new (SMITH_TYPE_JOURNAL_FOLDER, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_state_dir (), "actionsmith", "unsaved",
                                                NULL);
  return self;
}

/**
 * smith_journal_folder_dup_new_path:
 *
 * For any thread.
 *
 * Returns: (transfer full): where the next journal of this process may be kept
 */
char *
smith_journal_folder_dup_new_path (SmithJournalFolder *self)
{
  g_autofree char *suffix = NULL;

  g_return_val_if_fail (SMITH_IS_JOURNAL_FOLDER (self), NULL);

  suffix = g_strdup_printf ("-%d" SMITH_JOURNAL_SUFFIX, g_atomic_int_add (&self->n_paths, 1) + 1);
  return smith_journal_folder_dup_path (self, self->token, suffix);
}

/* Says what the system said. */
gboolean
smith_journal_fail (GError **error,
                    int      saved_errno)
{
  g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL,
                       g_strerror (saved_errno));
  return FALSE;
}

/* Takes the lock of @token.  Returns -1 with errno set when it cannot; EWOULDBLOCK says that
 * the process that has it is alive.  With @wait it is waited for: whoever has the one of this
 * process only sees that nothing is there to be found. */
int
smith_journal_folder_take_lock (SmithJournalFolder *self,
                                const char         *token,
                                gboolean            wait)
{
  g_autofree char *path = smith_journal_folder_dup_path (self, token, SMITH_JOURNAL_LOCK);

  for (;;)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
      struct stat status;
      int saved_errno;

      if (fd < 0)
        return -1;
      if (flock (fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0)
        {
          saved_errno = errno;
          close (fd);
          if (saved_errno == EINTR)
            continue;
          errno = saved_errno;
          return -1;
        }
      /* whoever cleans up may have removed the file before it was ours */
      if (fstat (fd, &status) == 0 && status.st_nlink > 0)
        return fd;
      close (fd);
    }
}

/**
 * smith_journal_folder_hold:
 *
 * Makes the folder, when there is none, and says to other processes that this one lives.  May
 * wait for the disk: for threads.  Nothing is done when it was done before.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL, with a part of a sentence.
 *
 * Returns: whether journals may be written; %FALSE with @error set
 */
gboolean
smith_journal_folder_hold (SmithJournalFolder  *self,
                           GError             **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  struct stat status;

  g_return_val_if_fail (SMITH_IS_JOURNAL_FOLDER (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->lock_fd >= 0)
    return TRUE;
  if (g_mkdir_with_parents (self->path, 0700) != 0 || lstat (self->path, &status) != 0)
    return smith_journal_fail (error, errno);
  /* texts may hold what nobody else should read, even in a folder that someone else made */
  if (!S_ISDIR (status.st_mode) || status.st_uid != geteuid ())
    return smith_journal_fail (error, EACCES);
  if ((status.st_mode & 0077) != 0 && g_chmod (self->path, 0700) != 0)
    return smith_journal_fail (error, errno);

  self->lock_fd = smith_journal_folder_take_lock (self, self->token, TRUE);
  return self->lock_fd >= 0 || smith_journal_fail (error, errno);
}
