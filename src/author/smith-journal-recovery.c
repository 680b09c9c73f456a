/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What processes left in the folder of journals that died. */
#include "config.h"

#include "smith-journal-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What was found. */
typedef struct
{
  GPtrArray *journals;  /* (owned) of SmithJournal */
  GPtrArray *refused;   /* (owned) of sentences */
} Recovery;

static void
recovery_free (Recovery *self)
{
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_free (self);
}

/* How it went with one file. */
typedef enum
{
  FILE_READ,
  FILE_GONE,     /* another process took it meanwhile */
  FILE_DELAYED,  /* the system would not have it read now */
  FILE_FOREIGN,  /* no file of ours */
} FileState;

/* All of an open file, or %NULL with errno set. */
static GBytes *
read_all (int   fd,
          gsize size)
{
  g_autofree char *data = g_try_malloc (size + 1);
  gsize length = 0;
  gssize n = 1;

  if (data == NULL)
    {
      errno = ENOMEM;
      return NULL;
    }
  while (length < size && n != 0)
    {
      n = read (fd, data + length, size - length);
      if (n < 0 && errno != EINTR)
        return NULL;
      length += n > 0 ? (gsize) n : 0;
    }

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static FileState
read_file (const char  *path,
           GBytes     **out_content,
           GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  FileState state = FILE_DELAYED;
  struct stat status;
  gboolean is_known = fd >= 0 && fstat (fd, &status) == 0;

  if (is_known &&
      (!S_ISREG (status.st_mode) || status.st_uid != geteuid () || status.st_size < 0 ||
       (gsize) status.st_size > SMITH_JOURNAL_HEAD_BYTES + SMITH_JOURNAL_TEXT_BYTES))
    state = FILE_FOREIGN;
  else if (is_known && (*out_content = read_all (fd, (gsize) status.st_size)) != NULL)
    state = FILE_READ;
  else if (errno == ENOENT)
    state = FILE_GONE;
  /* a link */
  else if (errno == ELOOP)
    state = FILE_FOREIGN;
  else
    smith_journal_fail (error, errno);
  if (fd >= 0)
    close (fd);

  if (state == FILE_FOREIGN)
    g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL,
                         _("this version of Actionsmith did not write it"));
  return state;
}

/* What is wrong will be so at every start: it is told once. */
static void
lay_aside (Recovery     *recovery,
           const char   *path,
           const GError *error)
{
  g_autofree char *aside = g_strconcat (path, SMITH_JOURNAL_REFUSED, NULL);
  g_autofree char *shown = g_filename_display_name (g_rename (path, aside) == 0 ? aside : path);

  g_ptr_array_add (recovery->refused,
                   /* translators: a part of a sentence that says why, and a path */
                   g_strdup_printf (_("Unsaved text of an earlier session could not be restored: "
                                      "%s. Its file was kept as “%s”."), error->message, shown));
}

/* What is in the way may be gone at the next start. */
static void
put_off (Recovery     *recovery,
         const char   *path,
         const GError *error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_ptr_array_add (recovery->refused,
                   /* translators: a part of a sentence that says why, and a path */
                   g_strdup_printf (_("Unsaved text of an earlier session could not be read: %s. "
                                      "It stays in “%s”, and the next start tries again."),
                                    error->message, shown));
}

/* Makes what an editor shows of the journal; a line that somebody pasted may be too long for that,
 * and would hold up the window at every start. */
static gboolean
make_shadow (SmithJournal  *journal,
             GError       **error)
{
  SmithLayout layout;
  gsize longest;

  journal->shadow = smith_layout_make_shadow (journal->text, &layout, &longest);
  if (longest > SMITH_LIMIT_LONGEST_LINE_BYTES)
    {
      g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL,
                           _("it has a line that is too long to edit"));
      return FALSE;
    }
  if (layout != SMITH_LAYOUT_AS_IS)
    {
      journal->cursor = 0;
      journal->layout = journal->layout != SMITH_LAYOUT_AS_IS ? journal->layout
                                                              : SMITH_LAYOUT_FORMATTED;
    }

  return TRUE;
}

/* Takes one journal over, or says why not. */
static void
recover_file (SmithJournalFolder *self,
              const char         *path,
              Recovery           *recovery)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(SmithJournal) journal = NULL;
  FileState state = read_file (path, &content, &error);

  if (state == FILE_READ)
    {
      journal = smith_journal_parse (content, &error);
      state = journal != NULL ? FILE_READ : FILE_FOREIGN;
    }
  if (state == FILE_READ && !make_shadow (journal, &error))
    state = FILE_FOREIGN;
  if (state == FILE_READ)
    {
      /* under our name at once, so that there is never a moment without it */
      journal->path = smith_journal_folder_dup_new_path (self);
      if (g_rename (path, journal->path) == 0)
        g_ptr_array_add (recovery->journals, g_steal_pointer (&journal));
      else if (errno != ENOENT)
        {
          smith_journal_fail (&error, errno);
          state = FILE_DELAYED;
        }
    }

  if (state == FILE_FOREIGN)
    lay_aside (recovery, path, error);
  else if (state == FILE_DELAYED)
    put_off (recovery, path, error);
}

/* The token that a name of one of our kinds of files begins with; %NULL for another file. */
static char *
dup_token (const char *name)
{
  gsize length = strlen (name);
  const char *dash;

  if (g_str_has_suffix (name, SMITH_JOURNAL_LOCK))
    return g_strndup (name, length - strlen (SMITH_JOURNAL_LOCK));
  if (!g_str_has_suffix (name, SMITH_JOURNAL_SUFFIX) &&
      !g_str_has_suffix (name, SMITH_JOURNAL_UNFINISHED))
    return NULL;
  dash = strrchr (name, '-');
  return g_strndup (name, dash != NULL ? (gsize) (dash - name)
                                       : length - strlen (strrchr (name, '.')));
}

/* Takes over what the process of @token left, unless it lives.  @names are its files. */
static void
recover_token (SmithJournalFolder *self,
               const char         *token,
               GPtrArray          *names,
               Recovery           *recovery)
{
  g_autofree char *lock = smith_journal_folder_dup_path (self, token, SMITH_JOURNAL_LOCK);
  int fd = smith_journal_folder_take_lock (self, token, FALSE);
  g_autoptr(GError) error = NULL;

  /* it lives */
  if (fd < 0 && errno == EWOULDBLOCK)
    return;
  if (fd < 0)
    smith_journal_fail (&error, errno);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      if (error != NULL && g_str_has_suffix (name, SMITH_JOURNAL_SUFFIX))
        put_off (recovery, path, error);
      else if (error != NULL)
        continue;
      else if (g_str_has_suffix (name, SMITH_JOURNAL_SUFFIX))
        recover_file (self, path, recovery);
      else if (g_str_has_suffix (name, SMITH_JOURNAL_UNFINISHED))
        g_unlink (path);
    }
  if (fd < 0)
    return;
  g_unlink (lock);
  close (fd);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_tokens (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return strcmp (a, b);
}

/* The files in the folder by the token that they begin with, in the order of the names. */
static GTree *
list_files (GDir *folder)
{
  GTree *files = g_tree_new_full (compare_tokens, NULL, g_free,
                                  (GDestroyNotify) g_ptr_array_unref);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *token = dup_token (name);
      GPtrArray *names = token != NULL ? g_tree_lookup (files, token) : NULL;

      if (names == NULL && token != NULL)
        {
          names = g_ptr_array_new_with_free_func (g_free);
          g_tree_insert (files, g_steal_pointer (&token), names);
        }
      if (names != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }

  return files;
}

static void
recover_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SmithJournalFolder *self = source;
  g_autoptr(GTree) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (self->path, 0, &error);

  /* mostly there is none, and then none is made */
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (folder == NULL)
    {
      g_task_return_new_error (task, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL, "%s",
                               error->message);
      return;
    }
  if (!smith_journal_folder_hold (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  files = list_files (folder);
  for (GTreeNode *node = g_tree_node_first (files); node != NULL; node = g_tree_node_next (node))
    {
      GPtrArray *names = g_tree_node_value (node);

      g_ptr_array_sort (names, compare_names);
      recover_token (self, g_tree_node_key (node), names, task_data);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * smith_journal_folder_recover_async:
 *
 * Finds what processes left that died, and makes it this process's own; what a living process
 * keeps stays its.  Files that are damaged are laid aside.  Runs in a thread; not cancellable,
 * since a text that is this process's own must come to the person.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL.
 */
void
smith_journal_folder_recover_async (SmithJournalFolder  *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Recovery *recovery;

  g_return_if_fail (SMITH_IS_JOURNAL_FOLDER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, smith_journal_folder_recover_async);
  recovery = g_new0 (Recovery, 1);
  recovery->journals = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_journal_free);
  recovery->refused = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, recover_worker);
}

/**
 * smith_journal_folder_recover_finish:
 * @out_refused: (out) (transfer full): a sentence for each file that was laid aside, or that
 *   waits for the next start
 *
 * Returns: (transfer full) (element-type SmithJournal): what is to be restored, each with its
 *   path and its shadow, or %NULL with @error set
 */
GPtrArray *
smith_journal_folder_recover_finish (SmithJournalFolder   *self,
                                     GAsyncResult         *result,
                                     char               ***out_refused,
                                     GError              **error)
{
  Recovery *recovery;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_journal_folder_recover_async),
                        NULL);
  g_return_val_if_fail (out_refused != NULL && (error == NULL || *error == NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  recovery = g_task_get_task_data (G_TASK (result));
  g_ptr_array_add (recovery->refused, NULL);
  *out_refused = (char **) g_ptr_array_free (g_steal_pointer (&recovery->refused), FALSE);
  return g_steal_pointer (&recovery->journals);
}
