/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fetch.h"

#include <glib/gi18n-lib.h>

#include "base/smith-limits.h"
#include "project/smith-fetch-private.h"
#include "project/smith-web-address.h"

/* One document, hop by hop.  The GTask owns it, the steps borrow it. */
typedef struct
{
  SmithHttpClient       *client;         /* (owned) */
  SmithHttpRequest      *request;        /* (owned) of this hop */
  SmithHttpRequest      *next;           /* (owned) (nullable) what a redirect proposes */
  SmithHttpResponse     *answer;         /* (owned) (nullable) of this hop */
  gboolean               is_conditional;
  guint                  n_redirects;
  SmithHttpProgressFunc  progress;       /* (nullable) */
  gpointer               progress_data;
} FetchState;

static void send_hop (GTask *task);

static void
fetch_state_free (FetchState *state)
{
  g_clear_object (&state->client);
  g_clear_pointer (&state->request, smith_http_request_unref);
  g_clear_pointer (&state->next, smith_http_request_unref);
  g_clear_pointer (&state->answer, smith_http_response_unref);
  g_free (state);
}

void
smith_fetched_free (SmithFetched *self)
{
  g_free (self->url);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->name);
  g_free (self->etag);
  g_free (self->modified);
  g_free (self);
}

static SmithFetched *
fetched_new (FetchState       *state,
             SmithFetchKind    kind,
             SmithHttpRequest *request)
{
  SmithFetched *fetched = g_new0 (SmithFetched, 1);

  fetched->kind = kind;
  fetched->url = g_strdup (smith_http_request_get_url (request));
  fetched->n_redirects = state->n_redirects;

  return fetched;
}

static void
examine_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  FetchState *state = task_data;
  g_autoptr(SmithFetched) fetched = fetched_new (state, SMITH_FETCH_TEXT, state->request);
  g_autofree char *host = smith_web_address_dup_host (fetched->url);
  g_autofree char *disposition =
    smith_http_response_dup_header (state->answer, "Content-Disposition");
  g_autoptr(GError) error = NULL;

  fetched->text = smith_fetch_read_text (smith_http_response_get_body (state->answer), host,
                                         &fetched->is_json, &error);
  if (fetched->text == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  fetched->name = smith_web_address_dup_name (fetched->url, disposition, fetched->is_json);
  fetched->etag = smith_http_response_dup_header (state->answer, "ETag");
  fetched->modified = smith_http_response_dup_header (state->answer, "Last-Modified");
  g_task_return_pointer (task, g_steal_pointer (&fetched), (GDestroyNotify) smith_fetched_free);
}

static gboolean
has_scheme (SmithHttpRequest *request,
            const char       *scheme)
{
  g_autofree char *found = g_uri_parse_scheme (smith_http_request_get_url (request));

  return found != NULL && g_ascii_strcasecmp (found, scheme) == 0;
}

/* Goes on to the next address, or asks whether it may. */
static void
go_on (GTask    *task,
       gboolean  is_private)
{
  FetchState *state = g_task_get_task_data (task);
  gboolean is_plain = has_scheme (state->request, "https") && has_scheme (state->next, "http");

  state->n_redirects++;
  if (is_private || is_plain)
    {
      SmithFetched *fetched = fetched_new (state, SMITH_FETCH_ASK, state->next);

      fetched->is_private = is_private;
      fetched->is_plain = is_plain;
      g_task_return_pointer (task, fetched, (GDestroyNotify) smith_fetched_free);
      return;
    }

  g_clear_pointer (&state->request, smith_http_request_unref);
  state->request = g_steal_pointer (&state->next);
  send_hop (task);
}

static void
this_known_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    go_on (task, !smith_fetch_is_local_finish (result));
}

static void
next_known_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  FetchState *state = g_task_get_task_data (task);
  g_autofree char *host = smith_web_address_dup_host (smith_http_request_get_url (state->request));

  if (g_task_return_error_if_cancelled (task))
    return;
  if (smith_fetch_is_local_finish (result))
    smith_fetch_is_local_async (host, g_task_get_cancellable (task), this_known_cb,
                                g_object_ref (task));
  else
    go_on (task, FALSE);
}

/* A redirect: a public address may not lead into a private network unasked. */
static void
look_at_next (GTask *task)
{
  FetchState *state = g_task_get_task_data (task);
  g_autofree char *host = smith_web_address_dup_host (smith_http_request_get_url (state->request));
  g_autofree char *next = smith_web_address_dup_host (smith_http_request_get_url (state->next));

  if (state->n_redirects == SMITH_LIMIT_REDIRECTS)
    g_task_return_new_error (task, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REDIRECTS,
                             _("“%s” leads from one address to the next, more than %u times. "
                               "Nothing has changed here. Look for the address of the file "
                               "itself."), host, SMITH_LIMIT_REDIRECTS);
  else if (g_ascii_strcasecmp (host, next) == 0)
    go_on (task, FALSE);
  else
    smith_fetch_is_local_async (next, g_task_get_cancellable (task), next_known_cb,
                                g_object_ref (task));
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  FetchState *state = g_task_get_task_data (task);

  g_clear_pointer (&state->answer, smith_http_response_unref);
  state->answer = smith_http_client_send_finish (SMITH_HTTP_CLIENT (object), result, &error);
  if (state->answer == NULL)
    g_task_return_error (task, smith_fetch_translate (g_steal_pointer (&error),
                                                      smith_http_request_get_url (state->request)));
  else if (state->next != NULL)
    look_at_next (task);
  else if (state->is_conditional && smith_http_response_get_status (state->answer) == 304)
    g_task_return_pointer (task, fetched_new (state, SMITH_FETCH_UNCHANGED, state->request),
                           (GDestroyNotify) smith_fetched_free);
  else if (!smith_fetch_check_status (state->answer, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      /* the thread may be the last to let go of the task, and the client is of this one */
      g_clear_object (&state->client);
      g_task_run_in_thread (task, examine_worker);
    }
}

/* Keeps where a redirect leads, and takes it as the result. */
static gboolean
follow (SmithHttpRequest  *next,
        SmithHttpResponse *answer,
        gpointer           user_data)
{
  FetchState *state = user_data;

  g_clear_pointer (&state->next, smith_http_request_unref);
  state->next = smith_http_request_ref (next);

  return FALSE;
}

static void
progress (gsize    body_bytes,
          gpointer user_data)
{
  FetchState *state = user_data;

  if (state->progress != NULL)
    state->progress (body_bytes, state->progress_data);
}

static void
send_hop (GTask *task)
{
  FetchState *state = g_task_get_task_data (task);
  const SmithHttpOptions options = {
    .deadline_us = (gint64) SMITH_LIMIT_FETCH_SECONDS * G_USEC_PER_SEC,
    .max_body_bytes = SMITH_LIMIT_DOCUMENT_BYTES,
    .follow = follow,
    .progress = progress,
    .follow_data = state,
  };

  smith_http_client_send_async (state->client, state->request, &options,
                                g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

static SmithHttpRequest *
make_request (const SmithFetchOptions *options)
{
  SmithHttpRequest *request = smith_http_request_new ("GET", options->url);

  smith_http_request_add_header (request, "Accept",
                                 "application/json, application/yaml, text/plain, */*;q=0.8");
  smith_http_request_add_header (request, "User-Agent", "Actionsmith/" SMITH_VERSION);
  if (options->etag != NULL)
    smith_http_request_add_header (request, "If-None-Match", options->etag);
  else if (options->modified != NULL)
    smith_http_request_add_header (request, "If-Modified-Since", options->modified);

  return request;
}

/**
 * smith_fetch_async:
 * @options: what to ask for; copied
 * @cancellable: (nullable): stops it at any step
 *
 * Asks for a document, and follows at most %SMITH_LIMIT_REDIRECTS redirects by itself, but not
 * from a public address into a private network, nor from https to http: then the result says
 * where it leads, and whoever agrees asks for that.  What comes is looked at in a thread.  Keeps
 * nothing: no cookie, no cache, no connection.
 *
 * Errors: %SMITH_PROJECT_ERROR, or %G_IO_ERROR_CANCELLED.
 */
void
smith_fetch_async (const SmithFetchOptions *options,
                   GCancellable            *cancellable,
                   GAsyncReadyCallback      callback,
                   gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  FetchState *state;

  g_return_if_fail (options != NULL && options->url != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_fetch_async);
  state = g_new0 (FetchState, 1);
  state->client = smith_http_client_new ();
  state->request = make_request (options);
  state->is_conditional = options->etag != NULL || options->modified != NULL;
  state->n_redirects = options->n_redirects;
  state->progress = options->progress;
  state->progress_data = options->progress_data;
  g_task_set_task_data (task, state, (GDestroyNotify) fetch_state_free);
  send_hop (task);
}

/**
 * smith_fetch_finish:
 *
 * Returns: (transfer full): what came of it, or %NULL with @error set
 */
SmithFetched *
smith_fetch_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_fetch_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
