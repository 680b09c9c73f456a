/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw-server.h"

#include <string.h>

struct _RawServer
{
  GSocketService *service;      /* (owned) */
  GCancellable   *cancellable;  /* (owned) ends what is going on */
  GPtrArray      *connections;  /* (owned) */
  GBytes         *bytes;        /* (owned) */
  GBytes         *more;         /* (owned) the last line many times */
  RawThen         then;
  guint16         port;
  GString        *request;      /* (owned) */
  guint           n_pending;    /* reads and writes under way */
  char            buffer[8192];
};

static void write_bytes (RawServer         *self,
                         GSocketConnection *connection,
                         GBytes            *bytes);

static void read_more   (RawServer         *self,
                         GIOStream         *connection);

/* One write under way. */
typedef struct
{
  RawServer         *server;
  GSocketConnection *connection;  /* (owned) */
} Write;

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr(GSocketConnection) connection = write->connection;
  RawServer *self = write->server;
  gboolean ok = g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL);

  self->n_pending--;
  if (ok && self->then == RAW_REPEAT)
    write_bytes (self, connection, self->more);
  else if (ok && self->then == RAW_CLOSE)
    /* fails when the client has gone first, and that is as well */
    g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
}

static void
write_bytes (RawServer         *self,
             GSocketConnection *connection,
             GBytes            *bytes)
{
  Write *write = g_new0 (Write, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  write->server = self;
  write->connection = g_object_ref (connection);
  self->n_pending++;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                   data, size, G_PRIORITY_DEFAULT, self->cancellable, written_cb,
                                   write);
}

/* Whether all of the body has come that a Content-Length announces. */
static gboolean
is_complete (const char *request,
             gsize       length)
{
  const char *announced = strstr (request, "Content-Length: ");
  const char *body = strstr (request, "\r\n\r\n");

  return announced == NULL ||
         (body != NULL && length - (gsize) (body + 4 - request) >=
                          g_ascii_strtoull (announced + strlen ("Content-Length: "), NULL, 10));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  RawServer *self = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);

  self->n_pending--;
  if (n <= 0)
    return;

  g_string_append_len (self->request, self->buffer, n);
  for (guint i = 0; i < self->connections->len; i++)
    {
      GIOStream *connection = g_ptr_array_index (self->connections, i);

      if (g_io_stream_get_input_stream (connection) != G_INPUT_STREAM (object))
        continue;
      if (is_complete (self->request->str, self->request->len))
        write_bytes (self, G_SOCKET_CONNECTION (connection), self->bytes);
      else
        read_more (self, connection);
    }
}

static void
read_more (RawServer *self,
           GIOStream *connection)
{
  self->n_pending++;
  g_input_stream_read_async (g_io_stream_get_input_stream (connection), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, self->cancellable,
                             read_cb, self);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source_object,
             gpointer           user_data)
{
  RawServer *self = user_data;

  g_ptr_array_add (self->connections, g_object_ref (connection));
  read_more (self, G_IO_STREAM (connection));

  return TRUE;
}

RawServer *
raw_server_new (const char *bytes,
                gssize      length,
                RawThen     then)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  gsize line = 0;
  GString *more = g_string_new (NULL);

  self->bytes = g_bytes_new (bytes, size);
  for (gsize i = 0; i + 1 < size; i++)
    if (bytes[i] == '\n')
      line = i + 1;
  for (guint i = 0; i < 1000; i++)
    g_string_append_len (more, bytes + line, (gssize) (size - line));
  self->more = g_string_free_to_bytes (more);
  self->then = then;
  self->request = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);

  return self;
}

void
raw_server_free (RawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  while (self->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_ptr_array_unref (self->connections);
  g_object_unref (self->cancellable);
  g_bytes_unref (self->bytes);
  g_bytes_unref (self->more);
  g_string_free (self->request, TRUE);
  g_free (self);
}

guint16
raw_server_get_port (RawServer *self)
{
  return self->port;
}

const char *
raw_server_get_request (RawServer *self)
{
  return self->request->str;
}
