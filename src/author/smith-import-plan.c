/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/smith-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-secret.h"
#include "import/smith-import-curl.h"
#include "import/smith-import-template.h"

/* What an import would do to an open document, worked out in a thread from its latest check. */

/* As much as a person looks through, and a text view takes at once. */
#define MAX_PREVIEW_BYTES (64u * 1024)

typedef struct
{
  SmithImportOrder *order;     /* (owned) */
  SmithCheck       *check;     /* (owned) */
  guint64           revision;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  smith_import_order_free (self->order);
  smith_check_unref (self->check);
  g_free (self);
}

void
smith_import_order_free (SmithImportOrder *self)
{
  g_clear_pointer (&self->command, smith_wipe_free);
  g_clear_pointer (&self->body, smith_wipe_free);
  g_clear_pointer (&self->answer, smith_wipe_free);
  g_free (self->method);
  g_free (self->path);
  g_free (self->operation_id);
  g_free (self->summary);
  g_free (self->description);
  g_free (self);
}

void
smith_import_plan_free (SmithImportPlan *self)
{
  g_clear_pointer (&self->request, smith_import_request_free);
  g_clear_pointer (&self->operation, smith_import_operation_free);
  g_free (self->proposal);
  g_ptr_array_unref (self->edits);
  g_free (self->preview);
  g_clear_error (&self->error);
  g_free (self);
}

static SmithImportForm
get_form (const Job *job)
{
  const SmithImportOrder *order = job->order;

  return (SmithImportForm) {
    /* of a form it is the address that a path is proposed from */
    .path = order->way == SMITH_IMPORT_WAY_CURL ? order->path : NULL,
    .operation_id = order->operation_id,
    .summary = order->summary,
    .description = order->description,
    .body = order->body,
    .answer = order->answer,
    .max_name = smith_check_get_profile (job->check)->max_name,
    .is_replacing = order->is_replacing,
    .sets_server = order->sets_server,
  };
}

static void
plan_operation (SmithImportPlan *self,
                const Job       *job)
{
  SmithApi *api = smith_check_get_api (job->check);
  SmithImportForm form = get_form (job);

  if (job->order->way == SMITH_IMPORT_WAY_CURL)
    {
      self->request = smith_import_curl_read (job->order->command, -1, &self->fault.offset,
                                              &self->error);
      self->is_of_command = self->request == NULL;
    }
  else
    self->request = smith_import_request_new (job->order->method, job->order->path, &self->error);
  if (self->request == NULL)
    return;
  self->proposal = smith_import_template_propose (api, self->request);
  self->operation = smith_import_operation_new (api, self->request, &form, &self->fault,
                                                &self->error);
  if (self->operation == NULL)
    return;
  g_ptr_array_extend (self->edits, self->operation->edits, (GCopyFunc) smith_text_edit_copy, NULL);
  self->place = self->operation->place;
  self->preview = smith_import_edits_preview (self->edits);
}

static const SmithOperation *
find_operation (SmithApi   *api,
                const char *method,
                const char *path)
{
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);

      if (g_str_equal (operation->method, method) && g_str_equal (operation->path, path))
        return operation;
    }

  return NULL;
}

static void
plan_sample (SmithImportPlan *self,
             const Job       *job)
{
  const SmithImportOrder *order = job->order;
  SmithApi *api = smith_check_get_api (job->check);
  const SmithOperation *operation = find_operation (api, order->method, order->path);
  g_autofree char *schema = NULL;

  self->fault.input = SMITH_IMPORT_INPUT_ANSWER;
  schema = smith_import_sample_read (order->answer, smith_import_get_dialect (api),
                                     &self->fault.offset, &self->error);
  if (schema == NULL)
    return;
  self->fault.input = SMITH_IMPORT_INPUT_DOCUMENT;
  if (operation == NULL || smith_tree_get_error (smith_check_get_tree (job->check)) != NULL)
    {
      g_set_error_literal (&self->error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_DOCUMENT,
                           _("The document cannot be read as it is; mend it first"));
      return;
    }
  if (!smith_import_sample_put (api, operation, order->target, schema, self->edits, &self->error))
    {
      g_ptr_array_set_size (self->edits, 0);
      return;
    }
  smith_text_edits_sort (self->edits,
                         g_bytes_get_size (smith_tree_get_text (smith_api_get_tree (api))));
  self->preview = smith_import_edits_preview (self->edits);
  self->place = (SmithSpan) { ((const SmithTextEdit *) self->edits->pdata[0])->span.start, 0 };
  self->place.end = self->place.start;
}

/* A preview ends at the end of a line. */
static void
shorten_preview (SmithImportPlan *self)
{
  char *end;

  if (self->preview == NULL || strlen (self->preview) <= MAX_PREVIEW_BYTES)
    return;
  self->preview[MAX_PREVIEW_BYTES] = '\0';
  end = strrchr (self->preview, '\n');
  if (end != NULL)
    end[1] = '\0';
  end = g_strconcat (end != NULL ? self->preview : "", "…\n", NULL);
  g_free (self->preview);
  self->preview = end;
}

static void
plan_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Job *job = task_data;
  SmithImportPlan *self = g_new0 (SmithImportPlan, 1);

  self->revision = job->revision;
  self->edits = smith_text_edits_new ();
  if (job->order->way == SMITH_IMPORT_WAY_SAMPLE)
    plan_sample (self, job);
  else
    plan_operation (self, job);
  shorten_preview (self);
  g_task_return_pointer (task, self, (GDestroyNotify) smith_import_plan_free);
}

/**
 * smith_import_plan_is_ready:
 *
 * Returns: whether the latest check is of the present text, so that a plan can be made
 */
gboolean
smith_import_plan_is_ready (SmithDocument *document)
{
  guint64 revision = 0;
  g_autoptr(SmithCheck) check = smith_document_ref_check (document, &revision);

  return check != NULL && revision == smith_document_get_revision (document);
}

/**
 * smith_import_plan_async:
 * @document: smith_import_plan_is_ready()
 * @order: (transfer full): what is wanted
 *
 * Works out in a thread what would be added to the text.  Changes nothing.
 */
void
smith_import_plan_async (SmithDocument       *document,
                         SmithImportOrder    *order,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (SMITH_IS_DOCUMENT (document) && smith_import_plan_is_ready (document));
  g_return_if_fail (order != NULL);

  job->order = order;
  job->check = smith_document_ref_check (document, &job->revision);

  /* no source object: the thread may be the last to let go of the task */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_import_plan_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, plan_worker);
}

/**
 * smith_import_plan_finish:
 *
 * Returns: (transfer full) (nullable): what would be done, or in it why nothing can be; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
SmithImportPlan *
smith_import_plan_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_import_plan_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * smith_import_plan_apply:
 * @document: the one that it was made for
 *
 * Adds what was planned, as one step that can be undone.
 *
 * Returns: %FALSE, and nothing has changed, when the text is another one now
 */
gboolean
smith_import_plan_apply (SmithImportPlan *self,
                         SmithDocument   *document)
{
  g_return_val_if_fail (self != NULL && self->error == NULL, FALSE);

  if (!smith_document_apply_edits (document, self->revision, self->edits))
    return FALSE;
  smith_document_check_now (document);

  return TRUE;
}
