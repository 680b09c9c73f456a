/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model-report.h"

#include <string.h>

#include "doc/smith-diff.h"
#include "doc/smith-line-edits.h"
#include "lint/smith-confusable.h"
#include "platform/smith-model-text.h"

/* As much of a diff as a person reads, and as a text view takes at once. */
#define MAX_DIFF_BYTES (256u * 1024)
#define MAX_LINE_BYTES (2u * 1024)
#define N_CONTEXT      3u

/* The search for the fewest changed lines takes at most 4 MB. */
#define MAX_CHANGES 1000u

/* What the thread works on. */
typedef struct
{
  SmithCheck       *check;     /* (owned) */
  int               operation;
  GBytes           *saved;     /* (owned) (nullable) */
  SmithModelReport *previous;  /* (owned) (nullable) */
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  smith_check_unref (self->check);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_clear_pointer (&self->previous, smith_model_report_unref);
  g_free (self);
}

SmithModelReport *
smith_model_report_ref (SmithModelReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
smith_model_report_unref (SmithModelReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  smith_check_unref (self->check);
  g_free (self->operation_text);
  g_free (self->namespace);
  g_free (self->action_text);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_free (self->saved_action_text);
  g_free (self->changes);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

/* ---- in the thread ---- */

static void
tell_operation (SmithModelReport *self)
{
  SmithImport *import = smith_check_get_import (self->check);
  SmithApi *api = smith_check_get_api (self->check);
  const SmithOperation *operation;

  self->operation_text = g_strdup ("");
  if (self->operation < 0 || (guint) self->operation >= smith_api_get_n_operations (api) ||
      self->namespace == NULL)
    return;
  operation = smith_api_get_operation (api, (guint) self->operation);
  if (operation->operation_id == NULL ||
      !smith_import_get_operation (import, (guint) self->operation)->is_available)
    return;

  g_free (self->operation_text);
  self->is_told = TRUE;
  self->operation_text = smith_model_text_for_operation (import, operation);
  self->operation_tokens = smith_model_text_count_tokens (self->operation_text);
}

static guint
count_told (SmithImport *import)
{
  guint n = 0;

  for (guint i = 0; i < smith_api_get_n_operations (smith_import_get_api (import)); i++)
    n += smith_import_get_operation (import, i)->is_available;

  return n;
}

static void
tell_action (SmithModelReport       *self,
             const SmithModelReport *previous,
             GCancellable           *cancellable)
{
  SmithImport *import = smith_check_get_import (self->check);

  self->namespace = smith_model_text_dup_namespace (import);
  if (previous != NULL && previous->check == self->check)
    {
      self->action_text = g_strdup (previous->action_text);
      self->action_tokens = previous->action_tokens;
      self->n_told = previous->n_told;
      self->pairs = g_ptr_array_ref (previous->pairs);
      return;
    }
  self->action_text = smith_model_text_for_action (import);
  self->action_tokens = smith_model_text_count_tokens (self->action_text);
  self->n_told = self->namespace != NULL ? count_told (import) : 0;
  self->pairs = smith_confusable_list (self->check, cancellable);
}

/* What the model would be told by the text that was saved. */
static void
tell_saved (SmithModelReport       *self,
            const SmithModelReport *previous,
            GCancellable           *cancellable)
{
  if (previous != NULL && previous->saved == self->saved)
    self->saved_action_text = g_strdup (previous->saved_action_text);
  else if (g_bytes_equal (smith_tree_get_text (smith_check_get_tree (self->check)), self->saved))
    self->saved_action_text = g_strdup (self->action_text);
  else
    {
      g_autoptr(SmithTree) tree = smith_tree_read_any_cancellable (self->saved, cancellable);
      g_autoptr(SmithApi) api = tree != NULL ? smith_api_new (tree) : NULL;
      g_autoptr(SmithImport) import =
        api != NULL ? smith_import_run (api, smith_check_get_profile (self->check), cancellable)
                    : NULL;

      self->saved_action_text = import != NULL ? smith_model_text_for_action (import)
                                               : g_strdup ("");
    }
  self->saved_tokens = smith_model_text_count_tokens (self->saved_action_text);
}

static void
compare_with_saved (SmithModelReport *self,
                    GCancellable     *cancellable)
{
  g_autoptr(GString) changes = g_string_new (NULL);
  g_autoptr(GBytes) before = g_bytes_new_static (self->saved_action_text,
                                                 strlen (self->saved_action_text));
  g_autoptr(GBytes) after = g_bytes_new_static (self->action_text, strlen (self->action_text));
  g_autoptr(GPtrArray) edits = smith_line_edits_new (before, after, MAX_CHANGES, cancellable);

  self->is_cut = !smith_diff_print (before, edits, N_CONTEXT, MAX_DIFF_BYTES, MAX_LINE_BYTES,
                                    changes);
  self->changes = g_string_free (g_steal_pointer (&changes), FALSE);
}

static void
report_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Order *order = task_data;
  SmithModelReport *self = g_new0 (SmithModelReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->check = smith_check_ref (order->check);
  self->operation = order->operation;
  tell_action (self, order->previous, cancellable);
  tell_operation (self);
  if (order->saved != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      self->saved = g_bytes_ref (order->saved);
      tell_saved (self, order->previous, cancellable);
      compare_with_saved (self, cancellable);
    }
  g_task_return_pointer (task, self, (GDestroyNotify) smith_model_report_unref);
}

/**
 * smith_model_report_async:
 * @check: of the revision that is looked at
 * @operation: index of an operation in it, or -1
 * @saved: (nullable): the text that was saved last, when it is known
 * @previous: (nullable): an older report of the same document: what still holds is taken from
 *   there
 *
 * Works out, in a thread, what the model is told.
 */
void
smith_model_report_async (SmithCheck          *check,
                          int                  operation,
                          GBytes              *saved,
                          SmithModelReport    *previous,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (check != NULL);

  order->check = smith_check_ref (check);
  order->operation = operation;
  order->saved = saved != NULL ? g_bytes_ref (saved) : NULL;
  order->previous = previous != NULL ? smith_model_report_ref (previous) : NULL;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_model_report_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, report_worker);
}

/**
 * smith_model_report_finish:
 *
 * Returns: (transfer full): the report; %NULL with %G_IO_ERROR_CANCELLED
 */
SmithModelReport *
smith_model_report_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_model_report_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
