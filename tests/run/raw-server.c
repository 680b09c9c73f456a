/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw-server.h"

#include <string.h>

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"

struct _RawServer
{
  GSocketService *service;   /* (owned) */
  char           *origin;    /* (owned) */
  GPtrArray      *open;      /* (owned) of GSocketConnection */
  gboolean       *is_ready;  /* set when `/slow` has sent what it sends */
};

typedef struct
{
  RawServer         *server;
  GSocketConnection *connection;  /* (owned) */
  char               buffer[2048];
} Exchange;

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *self = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autofree char *reason = NULL;
  const char *answer = "what?";
  const char *key;
  gboolean is_slow;

  self->buffer[CLAMP (n, 0, (gssize) sizeof self->buffer - 1)] = '\0';
  is_slow = strstr (self->buffer, "/slow") != NULL;
  if (is_slow || strstr (self->buffer, "/cut") != NULL)
    answer = HEAD "{\"a\":";
  key = strstr (self->buffer, "Authorization: ");
  if (strstr (self->buffer, "/reason") != NULL && key != NULL)
    {
      key += strlen ("Authorization: ");
      answer = reason = g_strdup_printf ("HTTP/1.1 401 No %.*s here\r\nContent-Length: 0\r\n\r\n",
                                         (int) strcspn (key, "\r\n"), key);
    }

  /* a few bytes into an empty socket buffer; nothing waits */
  g_output_stream_write_all (out, answer, strlen (answer), NULL, NULL, NULL);
  if (is_slow)
    {
      g_ptr_array_add (self->server->open, g_object_ref (self->connection));
      *self->server->is_ready = TRUE;
    }
  else
    g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);

  g_object_unref (self->connection);
  g_free (self);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));

  exchange->server = user_data;
  exchange->connection = g_object_ref (connection);
  g_input_stream_read_async (in, exchange->buffer, sizeof exchange->buffer - 1,
                             G_PRIORITY_DEFAULT, NULL, read_cb, exchange);

  return TRUE;
}

RawServer *
raw_server_new (gboolean *is_ready)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  self->is_ready = is_ready;
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->origin = g_strdup_printf ("http://127.0.0.1:%u",
                                  g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);

  return self;
}

void
raw_server_free (RawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_ptr_array_unref (self->open);
  g_free (self->origin);
  g_free (self);
}

const char *
raw_server_get_origin (RawServer *self)
{
  return self->origin;
}
