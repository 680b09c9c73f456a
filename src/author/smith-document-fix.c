/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-document-private.h"

#include <glib/gi18n-lib.h>

#include "doc/smith-diff.h"

/* Fixes of an open document: one at once, all in a thread. */

/* More changed lines than a person reads, and few and short enough for a text view to take at
 * once. */
#define MAX_DIFF_BYTES (256u * 1024)
#define MAX_LINE_BYTES (2u * 1024)

#define N_CONTEXT 3u

/* What the thread works on, and what it has made of it. */
typedef struct
{
  GBytes             *text;        /* (owned) */
  SmithCheck         *check;       /* (owned) (nullable) of @text, when there is one already */
  const SmithProfile *profile;
  SmithRuleSettings  *settings;    /* (owned) (nullable) */
  guint64             revision;
  char              **only;        /* (owned) (nullable) */
  char              **keep;        /* (owned) (nullable) */
  guint               keep_first;
  char               *folder;      /* (owned) (nullable) */
  char               *name;        /* (owned) (nullable) */
  char               *diff;        /* (owned) (nullable) made by the thread */
} Review;

static void
review_free (gpointer data)
{
  Review *self = data;

  g_bytes_unref (self->text);
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_pointer (&self->settings, smith_rule_settings_unref);
  g_strfreev (self->only);
  g_strfreev (self->keep);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->diff);
  g_free (self);
}

/**
 * smith_document_apply_fix:
 * @fix: for a problem of the latest check
 * @answer: (nullable): what a fix that is *yours* asked for
 * @losses: (element-type utf8): takes a translated sentence for each thing that is left out
 *
 * Mends one problem, as one step that can be undone.
 *
 * Returns: %FALSE, and nothing has changed, with a #SmithFixError or #SmithEditError
 */
gboolean
smith_document_apply_fix (SmithDocument   *self,
                          const SmithFix  *fix,
                          const char      *answer,
                          GPtrArray       *losses,
                          GError         **error)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self) && self->check != NULL, FALSE);
  g_return_val_if_fail (fix != NULL, FALSE);

  if (self->revision != self->check_revision)
    {
      g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE,
                           _("The text has changed and is being checked again; nothing was "
                             "changed. Try once more"));
      return FALSE;
    }
  if (!smith_fix_make (self->check, fix, answer, edits, losses, error))
    return FALSE;
  if (!smith_document_apply_edits (self, self->revision, edits))
    {
      g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE,
                           _("The fix does not fit this text; nothing was changed"));
      return FALSE;
    }
  smith_document_check_now (self);

  return TRUE;
}

/* What @edits change in @text, for people: short enough for a text view.  For any thread. */
char *
smith_document_print_diff (GBytes    *text,
                           GPtrArray *edits)
{
  GString *diff = g_string_new (NULL);

  if (!smith_diff_print (text, edits, N_CONTEXT, MAX_DIFF_BYTES, MAX_LINE_BYTES, diff))
    g_string_append (diff, _("Not all that changes is shown here.\n"));

  return g_string_free (diff, FALSE);
}

/* Files are looked for beside the document's own; an unsaved one has none. */
static void
set_folder (Review *review,
            GFile  *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  review->folder = g_path_get_dirname (path);
  review->name = g_path_get_basename (path);
}

static void
review_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Review *review = task_data;
  const SmithFixOptions options = {
    .only = (const char *const *) review->only,
    .keep = (const char *const *) review->keep,
    .keep_first = review->keep_first,
    .folder = review->folder,
    .name = review->name,
  };
  g_autoptr(SmithFixResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (review->check == NULL)
    review->check = smith_check_run_with (review->text, review->profile, review->settings,
                                          cancellable);
  if (review->check != NULL)
    result = smith_fix_all_run (review->check, &options, cancellable, &error);
  if (result != NULL)
    review->diff = smith_document_print_diff (review->text, smith_fix_result_get_edits (result));
  if (result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&result),
                           (GDestroyNotify) smith_fix_result_free);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

/**
 * smith_document_review_fixes_async:
 * @options: what may be done; copied, with the document's own folder in place of its
 *
 * Works out, in a thread, what fixing all would make of the present text.  Changes nothing.
 */
void
smith_document_review_fixes_async (SmithDocument         *self,
                                   const SmithFixOptions *options,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  Review *review = g_new0 (Review, 1);

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (options != NULL);

  review->text = smith_document_snapshot (self);
  if (self->check != NULL && self->check_revision == self->revision)
    review->check = smith_check_ref (self->check);
  review->profile = self->profile;
  if (smith_checker_get_settings (self->checker) != NULL)
    review->settings = smith_rule_settings_ref (smith_checker_get_settings (self->checker));
  review->revision = self->revision;
  review->only = g_strdupv ((char **) options->only);
  review->keep = g_strdupv ((char **) options->keep);
  review->keep_first = options->keep_first;
  set_folder (review, self->file);

  /* no source object: the thread may be the last to let go of the task */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_document_review_fixes_async);
  g_task_set_task_data (task, review, review_free);
  g_task_run_in_thread (task, review_worker);
}

/**
 * smith_document_review_fixes_finish:
 * @out_revision: (out): what its edits are for, see smith_document_apply_edits()
 * @out_diff: (out) (transfer full): what changes, as smith_diff_print() has it, for people:
 *   short enough for a text view
 *
 * Returns: (transfer full): what would be done; %NULL with an error, a #SmithFixError or
 *   %G_IO_ERROR_CANCELLED
 */
SmithFixResult *
smith_document_review_fixes_finish (GAsyncResult  *result,
                                    guint64       *out_revision,
                                    char         **out_diff,
                                    GError       **error)
{
  SmithFixResult *fixes;
  Review *review;

  g_return_val_if_fail (g_async_result_is_tagged (result, smith_document_review_fixes_async),
                        NULL);

  fixes = g_task_propagate_pointer (G_TASK (result), error);
  if (fixes == NULL)
    return NULL;
  review = g_task_get_task_data (G_TASK (result));
  *out_revision = review->revision;
  *out_diff = g_steal_pointer (&review->diff);

  return fixes;
}
