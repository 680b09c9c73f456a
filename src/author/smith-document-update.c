/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-document-private.h"

/* Taking the changes of another text of the same document: where it came from has a new one. */

/* More are not told apart, but taken as one. */
#define MAX_CHANGES 1000u

/* What the thread works on, and what it has made of it. */
typedef struct
{
  GBytes   *base;          /* (owned) */
  GBytes   *local;         /* (owned) */
  GBytes   *remote;        /* (owned) */
  gboolean  takes_remote;
  guint64   revision;      /* of @local */
  char     *diff;          /* (owned) (nullable) made by the thread */
} Update;

static void
update_free (gpointer data)
{
  Update *self = data;

  g_bytes_unref (self->base);
  g_bytes_unref (self->local);
  g_bytes_unref (self->remote);
  g_free (self->diff);
  g_free (self);
}

/* The text as a document that is opened with it shows it: lines are compared. */
static GBytes *
dup_shown (GBytes *text)
{
  SmithLayout layout;
  gsize longest;

  return smith_layout_dup_shown (text, &layout, &longest);
}

static void
update_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Update *update = task_data;
  g_autoptr(GBytes) base = dup_shown (update->base);
  g_autoptr(GBytes) remote = dup_shown (update->remote);
  g_autoptr(SmithMerge) merge = smith_merge_new (base, update->local, remote,
                                                 update->takes_remote, MAX_CHANGES, cancellable);

  update->diff = smith_document_print_diff (update->local, merge->edits);
  g_task_return_pointer (task, g_steal_pointer (&merge), (GDestroyNotify) smith_merge_free);
}

/**
 * smith_document_review_update_async:
 * @base: (nullable): what the present text was made from; %NULL when it is not known, and then
 *   nothing is told apart: the whole text becomes @remote
 * @remote: the other text
 * @takes_remote: what becomes of a place that was changed in both, see smith_merge_new()
 *
 * Works out, in a thread, what taking the changes would make of the present text.  Changes
 * nothing.
 */
void
smith_document_review_update_async (SmithDocument       *self,
                                    GBytes              *base,
                                    GBytes              *remote,
                                    gboolean             takes_remote,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Update *update;

  g_return_if_fail (SMITH_IS_DOCUMENT (self));
  g_return_if_fail (remote != NULL);

  update = g_new0 (Update, 1);
  update->local = smith_document_snapshot (self);
  update->base = g_bytes_ref (base != NULL ? base : update->local);
  update->remote = g_bytes_ref (remote);
  update->takes_remote = takes_remote;
  update->revision = self->revision;

  /* no source object: the thread may be the last to let go of the task */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_document_review_update_async);
  g_task_set_task_data (task, update, update_free);
  g_task_run_in_thread (task, update_worker);
}

/**
 * smith_document_review_update_finish:
 * @out_revision: (out): what its edits are for, see smith_document_apply_edits()
 * @out_diff: (out) (transfer full): what changes, for people: short enough for a text view
 *
 * Returns: (transfer full): what would be done; %NULL with %G_IO_ERROR_CANCELLED
 */
SmithMerge *
smith_document_review_update_finish (GAsyncResult  *result,
                                     guint64       *out_revision,
                                     char         **out_diff,
                                     GError       **error)
{
  SmithMerge *merge;
  Update *update;

  g_return_val_if_fail (g_async_result_is_tagged (result, smith_document_review_update_async),
                        NULL);

  merge = g_task_propagate_pointer (G_TASK (result), error);
  if (merge == NULL)
    return NULL;
  update = g_task_get_task_data (G_TASK (result));
  *out_revision = update->revision;
  *out_diff = g_steal_pointer (&update->diff);

  return merge;
}
