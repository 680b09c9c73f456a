/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-http-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/smith-limits.h"

struct _SmithHttpCall
{
  SoupServerMessage *message;   /* (owned) */
  char              *path;      /* (owned) unescaped */
  GHashTable        *query;     /* (owned) (nullable) */
  GBytes            *body;      /* (owned) */
  gboolean           answered;  /* or gone */
  gboolean           paused;
  gulong             gone_id;
};

struct _SmithHttpServer
{
  GObject             parent_instance;

  SoupServer         *soup;           /* (owned) (nullable) while it listens */
  char               *origin;         /* (owned) (nullable) while it listens */
  SmithHttpServeFunc  serve;
  gpointer            user_data;
  GDestroyNotify      user_data_free; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SmithHttpServer, smith_http_server, G_TYPE_OBJECT)

/* ---- a call ---- */

static void
call_gone_cb (SoupServerMessage *message,
                  gpointer           user_data)
{
  SmithHttpCall *self = user_data;

  self->answered = TRUE;
  self->paused = FALSE;
}

static SmithHttpCall *
call_new (SoupServerMessage *message,
          const char        *path,
          GHashTable        *query)
{
  SmithHttpCall *self = g_rc_box_new0 (SmithHttpCall);

  self->message = g_object_ref (message);
  self->path = g_strdup (path);
  self->query = query != NULL ? g_hash_table_ref (query) : NULL;
  self->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  self->gone_id = g_signal_connect (message, "disconnected", G_CALLBACK (call_gone_cb),
                                         self);

  return self;
}

static void
call_clear (gpointer data)
{
  SmithHttpCall *self = data;

  if (!self->answered)
    smith_http_call_respond (self, 500, NULL, NULL);
  g_clear_signal_handler (&self->gone_id, self->message);
  g_object_unref (self->message);
  g_free (self->path);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_bytes_unref (self->body);
}

SmithHttpCall *
smith_http_call_ref (SmithHttpCall *self)
{
  return g_rc_box_acquire (self);
}

void
smith_http_call_unref (SmithHttpCall *self)
{
  g_rc_box_release_full (self, call_clear);
}

const char *
smith_http_call_get_method (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return soup_server_message_get_method (self->message);
}

/**
 * smith_http_call_get_path:
 *
 * Returns: (not nullable): the path, unescaped
 */
const char *
smith_http_call_get_path (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * smith_http_call_get_query_text:
 *
 * Returns: (nullable): the query as it came, with repeated names and escapes
 */
const char *
smith_http_call_get_query_text (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_uri_get_query (soup_server_message_get_uri (self->message));
}

/**
 * smith_http_call_get_query:
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): the query read as a form, the
 *   last of equal names
 */
GHashTable *
smith_http_call_get_query (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}

/**
 * smith_http_call_get_header:
 * @name: in any case
 *
 * Returns: (nullable): the values of that name, joined by `", "`
 */
const char *
smith_http_call_get_header (SmithHttpCall *self,
                            const char    *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return soup_message_headers_get_list (soup_server_message_get_request_headers (self->message),
                                        name);
}

/**
 * smith_http_call_get_body:
 *
 * Returns: (transfer none) (not nullable): the body, at most %SMITH_LIMIT_REQUEST_BYTES
 */
GBytes *
smith_http_call_get_body (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * smith_http_call_is_open:
 *
 * Returns: whether somebody still waits for an answer
 */
gboolean
smith_http_call_is_open (SmithHttpCall *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->answered;
}

/**
 * smith_http_call_add_header:
 * @name: a header name
 * @value: its value, without control characters
 *
 * Adds a header to the answer to come.
 */
void
smith_http_call_add_header (SmithHttpCall *self,
                            const char    *name,
                            const char    *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  if (!self->answered)
    soup_message_headers_append (soup_server_message_get_response_headers (self->message),
                                 name, value);
}

/**
 * smith_http_call_respond:
 * @status: 200 to 599
 * @content_type: (nullable): of @body
 * @body: (nullable): what to answer
 *
 * Answers.  When the other side or the server has gone meanwhile, nothing happens.
 */
void
smith_http_call_respond (SmithHttpCall *self,
                         guint          status,
                         const char    *content_type,
                         GBytes        *body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (status >= 200 && status <= 599);

  if (self->answered)
    return;

  self->answered = TRUE;
  soup_server_message_set_status (self->message, status, NULL);
  if (content_type != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (self->message),
                                  "Content-Type", content_type);
  if (body != NULL)
    soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), body);
  if (self->paused)
    {
      self->paused = FALSE;
      soup_server_message_unpause (self->message);
    }
}

/* ---- the server ---- */

/* Bodies are counted while they come; what is too much is dropped at once. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > (goffset) SMITH_LIMIT_REQUEST_BYTES)
    {
      soup_message_body_set_accumulate (body, FALSE);
      soup_message_body_truncate (body);
      soup_server_message_set_status (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL);
    }
}

static void
request_started_cb (SoupServer        *soup,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

static gboolean
is_for_us (SmithHttpServer   *self,
           SoupServerMessage *message)
{
  const char *host =
    soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *own = self->origin + strlen ("http://");
  g_autofree char *named = g_strconcat ("localhost", strchr (own, ':'), NULL);

  return host != NULL && (g_str_equal (host, own) || g_ascii_strcasecmp (host, named) == 0);
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  SmithHttpServer *self = user_data;
  g_autoptr(SmithHttpServer) alive G_GNUC_UNUSED = g_object_ref (self);
  g_autoptr(SmithHttpCall) call = NULL;

  if (soup_server_message_get_status (message) == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE)
    return;
  if (!is_for_us (self, message))
    {
      soup_server_message_set_status (message, SOUP_STATUS_MISDIRECTED_REQUEST, NULL);
      return;
    }

  call = call_new (message, path, query);
  self->serve (self, call, self->user_data);
  if (!call->answered)
    {
      call->paused = TRUE;
      soup_server_message_pause (message);
    }
}

/**
 * smith_http_server_listen:
 * @port: on 127.0.0.1, or 0 for one that is free
 * @error: %G_IO_ERROR, such as %G_IO_ERROR_ADDRESS_IN_USE
 *
 * Starts to serve, in the thread-default context of the caller.
 *
 * Returns: whether it listens
 */
gboolean
smith_http_server_listen (SmithHttpServer  *self,
                          guint16           port,
                          GError          **error)
{
  g_autoptr(SoupServer) soup = NULL;
  GSList *uris;

  g_return_val_if_fail (SMITH_IS_HTTP_SERVER (self), FALSE);
  g_return_val_if_fail (self->soup == NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  soup = soup_server_new (NULL, NULL);
  if (!soup_server_listen_local (soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  g_signal_connect_object (soup, "request-started", G_CALLBACK (request_started_cb), self, 0);
  soup_server_add_handler (soup, NULL, request_cb, self, NULL);
  uris = soup_server_get_uris (soup);
  self->origin = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->soup = g_steal_pointer (&soup);

  return TRUE;
}

/**
 * smith_http_server_get_origin:
 *
 * Returns: (nullable): `http://127.0.0.1:PORT`, or %NULL while it does not listen
 */
const char *
smith_http_server_get_origin (SmithHttpServer *self)
{
  g_return_val_if_fail (SMITH_IS_HTTP_SERVER (self), NULL);

  return self->origin;
}

/**
 * smith_http_server_stop:
 *
 * Stops listening and closes every connection.  Calls that are open stay without an answer;
 * it may listen again.
 */
void
smith_http_server_stop (SmithHttpServer *self)
{
  g_autoptr(SoupServer) soup = NULL;

  g_return_if_fail (SMITH_IS_HTTP_SERVER (self));

  soup = g_steal_pointer (&self->soup);
  if (soup == NULL)
    return;

  g_clear_pointer (&self->origin, g_free);
  soup_server_remove_handler (soup, NULL);
  soup_server_disconnect (soup);
}

static void
smith_http_server_dispose (GObject *object)
{
  SmithHttpServer *self = SMITH_HTTP_SERVER (object);

  smith_http_server_stop (self);
  if (self->user_data_free != NULL)
    self->user_data_free (self->user_data);
  self->user_data_free = NULL;

  G_OBJECT_CLASS (smith_http_server_parent_class)->dispose (object);
}

static void
smith_http_server_class_init (SmithHttpServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_http_server_dispose;
}

static void
smith_http_server_init (SmithHttpServer *self)
{
}

/**
 * smith_http_server_new:
 * @serve: answers a request, now or later
 * @user_data: for @serve
 * @user_data_free: (nullable): called when the server goes
 *
 * Returns: (transfer full): a server that does not listen yet
 */
SmithHttpServer *
smith_http_server_new (SmithHttpServeFunc serve,
                       gpointer           user_data,
                       GDestroyNotify     user_data_free)
{
  SmithHttpServer *self;

  g_return_val_if_fail (serve != NULL, NULL);

  self = g_object_new (SMITH_TYPE_HTTP_SERVER, NULL);
  self->serve = serve;
  self->user_data = user_data;
  self->user_data_free = user_data_free;

  return self;
}
