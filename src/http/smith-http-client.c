/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-client.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/smith-limits.h"
#include "smith-http-request-private.h"
#include "smith-http-response-private.h"

#define CHUNK_BYTES (64 * 1024)

struct _SmithHttpClient
{
  GObject      parent_instance;

  SoupSession *session;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (SmithHttpClient, smith_http_client, G_TYPE_OBJECT)

/* The state of one exchange: the GTask owns it, the steps borrow it. */
typedef struct
{
  /* input */
  SmithHttpOptions  options;
  gint64            started_us;      /* g_get_monotonic_time () */
  GCancellable     *inner;           /* (owned) given to every step */
  GSource          *cancel_source;   /* (owned) (nullable) passes the caller's cancel on */
  GSource          *deadline_source; /* (owned) (nullable) */
  gboolean          deadline_passed;

  /* of this hop */
  SmithHttpRequest *request;         /* (owned) */
  SoupMessage      *message;         /* (owned) */
  GInputStream     *stream;          /* (owned) (nullable) until the headers are in */
  GByteArray       *body;            /* (owned) */
  SmithHttpRequest *next;            /* (owned) (nullable) what a redirect proposes */
  char             *remote_address;  /* (owned) (nullable) */

  /* so far */
  guint             n_redirects;
  SmithHttpTimings  timings;
} SendState;

static void send_hop (GTask *task);

/* Closing a stream whose body is not read to its end makes libsoup read that end, blocking.
 * With a cancelled cancellable it drops the connection instead. */
static void
abandon_stream (SendState *state)
{
  g_autoptr(GCancellable) cancelled = NULL;

  if (state->stream == NULL)
    return;

  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_input_stream_close (state->stream, cancelled, NULL);
  g_clear_object (&state->stream);
}

static void
hop_clear (SendState *state)
{
  abandon_stream (state);
  g_clear_object (&state->message);
  g_clear_pointer (&state->body, g_byte_array_unref);
  g_clear_pointer (&state->next, smith_http_request_unref);
  g_clear_pointer (&state->remote_address, g_free);
}

static void
source_clear (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
send_state_free (SendState *state)
{
  source_clear (&state->cancel_source);
  source_clear (&state->deadline_source);
  hop_clear (state);
  g_clear_pointer (&state->request, smith_http_request_unref);
  g_clear_object (&state->inner);
  if (state->options.follow_data_free != NULL)
    state->options.follow_data_free (state->options.follow_data);
  g_free (state);
}

/* Whether a server may have got the request of this hop. */
static gboolean
was_sent (SendState *state)
{
  SoupMessageMetrics *metrics =
    state->message != NULL ? soup_message_get_metrics (state->message) : NULL;

  return metrics != NULL && soup_message_metrics_get_request_start (metrics) != 0;
}

/* The two ways in which an exchange ends.  The sources go first: nothing may cancel what is
 * over. */
static void
send_fail (GTask  *task,
           GError *error)
{
  SendState *state = g_task_get_task_data (task);
  g_autoptr(GUri) uri = smith_http_parse_url (smith_http_request_get_url (state->request), NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : "";
  gsize n_bytes = state->body != NULL ? state->body->len : 0;

  source_clear (&state->cancel_source);
  source_clear (&state->deadline_source);
  abandon_stream (state);

  if (state->deadline_passed && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      error = g_error_new (SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TIMED_OUT,
                           "%s: no whole answer within %.3g s, %" G_GSIZE_FORMAT
                           " bytes of it had come; the server may have acted", host,
                           (double) state->options.deadline_us / G_USEC_PER_SEC, n_bytes);
    }
  error = smith_http_error_translate (error, host, was_sent (state), n_bytes);
  if (state->n_redirects > 0 &&
      (g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_UNREACHABLE) ||
       g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TLS)))
    error->code = SMITH_HTTP_ERROR_LOST_REDIRECT;
  g_task_return_error (task, error);
}

static void
send_succeed (GTask             *task,
              SmithHttpResponse *response)
{
  SendState *state = g_task_get_task_data (task);

  source_clear (&state->cancel_source);
  source_clear (&state->deadline_source);
  g_task_return_pointer (task, response, (GDestroyNotify) smith_http_response_unref);
}

static SmithHttpResponse *
make_response (SendState *state,
               gboolean   is_body_cut)
{
  gint64 now_us = g_get_monotonic_time ();
  const char *url = smith_http_request_get_url (state->request);
  SmithHttpArrival arrival = {
    .body = g_byte_array_free_to_bytes (g_steal_pointer (&state->body)),
    .url = g_strndup (url, strcspn (url, "#")),
    .remote_address = g_steal_pointer (&state->remote_address),
    .is_body_cut = is_body_cut,
    .n_redirects = state->n_redirects,
  };

  smith_http_timings_add (&state->timings, soup_message_get_metrics (state->message), now_us);
  state->timings.total_us = now_us - state->started_us;
  arrival.timings = state->timings;

  return smith_http_response_new (state->message, &arrival);
}

/* A hop is over: it is the result, or the follower sends us on. */
static void
hop_done (GTask    *task,
          gboolean  is_body_cut)
{
  SendState *state = g_task_get_task_data (task);
  g_autoptr(SmithHttpResponse) response = make_response (state, is_body_cut);
  g_autoptr(SmithHttpRequest) next = g_steal_pointer (&state->next);

  abandon_stream (state);
  if (next == NULL || !state->options.follow (next, response, state->options.follow_data))
    {
      send_succeed (task, g_steal_pointer (&response));
      return;
    }
  if (state->n_redirects == SMITH_LIMIT_REDIRECTS)
    {
      send_fail (task, g_error_new (SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS,
                                    "More than %u redirects, the last one with status %u",
                                    SMITH_LIMIT_REDIRECTS,
                                    smith_http_response_get_status (response)));
      return;
    }

  hop_clear (state);
  smith_http_request_unref (state->request);
  state->request = g_steal_pointer (&next);
  state->n_redirects++;
  send_hop (task);
}

static void
hop_closed_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SendState *state = g_task_get_task_data (task);

  if (!g_input_stream_close_finish (G_INPUT_STREAM (object), result, &error))
    {
      send_fail (task, g_steal_pointer (&error));
      return;
    }

  g_clear_object (&state->stream);
  hop_done (task, FALSE);
}

static void
hop_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) chunk = NULL;
  g_autoptr(GError) error = NULL;
  SendState *state = g_task_get_task_data (task);
  gsize size, room;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (chunk == NULL)
    {
      send_fail (task, g_steal_pointer (&error));
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0)
    {
      /* what follows the end of a compressed body is still to be read, and only then is the
       * connection free for the next request */
      g_input_stream_close_async (state->stream, G_PRIORITY_DEFAULT, state->inner, hop_closed_cb,
                                  g_object_ref (task));
      return;
    }

  room = state->options.max_body_bytes - state->body->len;
  g_byte_array_append (state->body, g_bytes_get_data (chunk, NULL), (guint) MIN (size, room));
  if (state->options.progress != NULL)
    state->options.progress (state->body->len, state->options.follow_data);
  if (size <= room)
    g_input_stream_read_bytes_async (state->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, state->inner,
                                     hop_read_cb, g_object_ref (task));
  else if (state->options.cut_body || state->next != NULL)
    hop_done (task, TRUE);
  else
    send_fail (task, g_error_new (SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_LARGE,
                                  "The body is larger than %" G_GSIZE_FORMAT " bytes",
                                  state->options.max_body_bytes));
}

static void
hop_headers_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SendState *state = g_task_get_task_data (task);
  GSocketAddress *address;

  state->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (state->stream == NULL)
    {
      send_fail (task, g_steal_pointer (&error));
      return;
    }

  /* the message forgets its connection when the body is in */
  address = soup_message_get_remote_address (state->message);
  if (address != NULL)
    state->remote_address = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  if (state->options.follow != NULL)
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (state->message);

      state->next = smith_http_request_redirected (state->request,
                                                   soup_message_get_status (state->message),
                                                   soup_message_headers_get_one (headers,
                                                                                 "Location"));
    }

  g_input_stream_read_bytes_async (state->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, state->inner,
                                   hop_read_cb, g_object_ref (task));
}

/* Sends state->request. */
static void
send_hop (GTask *task)
{
  SmithHttpClient *self = g_task_get_source_object (task);
  SendState *state = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  state->body = g_byte_array_new ();
  state->message = smith_http_request_to_message (state->request, &error);
  if (state->message == NULL)
    {
      send_fail (task, g_steal_pointer (&error));
      return;
    }
  soup_message_add_flags (state->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);

  soup_session_send_async (self->session, state->message, G_PRIORITY_DEFAULT, state->inner,
                           hop_headers_cb, g_object_ref (task));
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  SendState *state = user_data;
  g_autoptr(GCancellable) inner = g_object_ref (state->inner);

  g_cancellable_cancel (inner);  /* may end the exchange and free the state */

  return G_SOURCE_REMOVE;
}

static gboolean
deadline_cb (gpointer user_data)
{
  SendState *state = user_data;
  g_autoptr(GCancellable) inner = g_object_ref (state->inner);

  state->deadline_passed = TRUE;
  g_cancellable_cancel (inner);  /* may end the exchange and free the state */

  return G_SOURCE_REMOVE;
}

static GSource *
watch (GSource     *source,
       GSourceFunc  callback,
       SendState   *state)
{
  g_source_set_callback (source, callback, state, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static SendState *
send_state_new (SmithHttpRequest       *request,
                const SmithHttpOptions *options,
                GCancellable           *cancellable)
{
  SendState *state = g_new0 (SendState, 1);

  if (options != NULL)
    state->options = *options;
  if (state->options.max_body_bytes == 0)
    state->options.max_body_bytes = SMITH_LIMIT_RESPONSE_BYTES;
  state->request = smith_http_request_copy (request);
  state->started_us = g_get_monotonic_time ();
  smith_http_timings_init (&state->timings);
  state->inner = g_cancellable_new ();

  /* From the main loop, not from the caller's g_cancellable_cancel(): what that calls may
   * not let go of the cancellable. */
  if (cancellable != NULL)
    state->cancel_source = watch (g_cancellable_source_new (cancellable),
                                  G_SOURCE_FUNC (cancelled_cb), state);
  if (state->options.deadline_us > 0)
    state->deadline_source = watch (g_timeout_source_new ((guint) MIN (state->options.deadline_us
                                                                       / 1000, G_MAXUINT)),
                                    deadline_cb, state);

  return state;
}

/**
 * smith_http_client_send_async:
 * @request: what to send; copied
 * @options: (nullable): limits and what to do about redirects; copied; %NULL for no deadline,
 *   %SMITH_LIMIT_RESPONSE_BYTES and no following
 * @cancellable: (nullable): stops the exchange at any step
 *
 * Sends one request and reads the whole answer.  Redirects (301, 302, 303, 307, 308 to an
 * http or https address) are followed when @options has a function that agrees, at most
 * %SMITH_LIMIT_REDIRECTS times.  POST becomes GET after 301 and 302, all but HEAD after 303.
 * Headers that carry a secret stay with the origin that they were added for.
 *
 * Errors: %SMITH_HTTP_ERROR, or %G_IO_ERROR_CANCELLED.  Their messages name the host alone.
 */
void
smith_http_client_send_async (SmithHttpClient        *self,
                              SmithHttpRequest       *request,
                              const SmithHttpOptions *options,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SMITH_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (options == NULL || options->max_body_bytes <= G_MAXUINT);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_http_client_send_async);
  g_task_set_task_data (task, send_state_new (request, options, cancellable),
                        (GDestroyNotify) send_state_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  send_hop (task);
}

/**
 * smith_http_client_send_finish:
 *
 * Returns: (transfer full): the answer, or %NULL with @error set
 */
SmithHttpResponse *
smith_http_client_send_finish (SmithHttpClient  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_http_client_send_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
warm_up_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(GTlsDatabase) database = NULL;

  /* the backend keeps it for everyone */
  database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  g_task_return_boolean (task, database != NULL);
}

/**
 * smith_http_client_warm_up:
 *
 * Loads the certificates that this machine trusts in a thread, so that the first https
 * request does not wait for them (about 50 ms).  Returns at once; failing is no error, the
 * request then says what is wrong.
 */
void
smith_http_client_warm_up (SmithHttpClient *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SMITH_IS_HTTP_CLIENT (self));

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, smith_http_client_warm_up);
  g_task_run_in_thread (task, warm_up_worker);
}

static void
smith_http_client_dispose (GObject *object)
{
  SmithHttpClient *self = SMITH_HTTP_CLIENT (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (smith_http_client_parent_class)->dispose (object);
}

static void
smith_http_client_class_init (SmithHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_http_client_dispose;
}

static void
smith_http_client_init (SmithHttpClient *self)
{
  /* The deadline is ours; nobody waits for a connection while others are held open. */
  self->session = soup_session_new_with_options ("timeout", 0, "max-conns", 64,
                                                 "max-conns-per-host", 16, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

/**
 * smith_http_client_new:
 *
 * Returns: (transfer full): a client without connections
 */
SmithHttpClient *
smith_http_client_new (void)
{
  return g_object_new (SMITH_TYPE_HTTP_CLIENT, NULL);
}
