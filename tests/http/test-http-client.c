/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange.h"

#define KEY "k3y-that-nobody-may-see"

static const char digits[] = "0123456789";

/* gzip of "0123456789", made by gzip -n */
static const guint8 zipped[] = {
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x33, 0x30, 0x34, 0x32, 0x36,
  0x31, 0x35, 0x33, 0xb7, 0xb0, 0x04, 0x00, 0xc6, 0xc7, 0x84, 0xa6, 0x0a, 0x00, 0x00, 0x00,
};

static void
answer_special (SoupServerMessage *message,
                const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_equal (path, "/gzip"))
    {
      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC,
                                        (const char *) zipped, sizeof zipped);
    }
  else if (g_str_equal (path, "/latin1"))
    soup_server_message_set_response (message, "Text/Plain; charset=\"ISO-8859-1\"",
                                      SOUP_MEMORY_STATIC, "caf\xE9", 4);
  else if (g_str_equal (path, "/headers"))
    {
      soup_message_headers_append (headers, "X-Twice", "one");
      soup_message_headers_append (headers, "x-twice", "two");
      soup_message_headers_append (headers, "X-Utf8", "caf\xC3\xA9");
      soup_message_headers_append (headers, "X-Empty", "");
    }
  else if (g_str_equal (path, "/auth"))
    soup_message_headers_append (headers, "WWW-Authenticate", "Basic realm=\"x\"");
}

static void
serve (SoupServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *fixture = user_data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  guint64 status = 200;

  if (g_str_has_prefix (path, "/status/"))
    g_assert_true (g_ascii_string_to_unsigned (path + strlen ("/status/"), 10, 100, 999, &status,
                                               NULL));
  g_ptr_array_add (fixture->requests,
                   g_strconcat (soup_server_message_get_method (message), " ", path, NULL));
  soup_server_message_set_status (message, g_str_equal (path, "/auth") ? 401 : (guint) status,
                                  NULL);
  if (g_str_equal (path, "/hold"))
    {
      g_set_object (&fixture->held, message);
      soup_server_message_pause (message);
      return;
    }
  if (g_str_equal (path, "/partial") || g_str_equal (path, "/chunked"))
    {
      soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                         SOUP_ENCODING_CHUNKED);
      soup_message_body_append (body, SOUP_MEMORY_STATIC, "01234", 5);
      if (g_str_equal (path, "/chunked"))
        {
          soup_message_body_append (body, SOUP_MEMORY_STATIC, "56789", 5);
          soup_message_body_complete (body);
        }
      else
        g_set_object (&fixture->partial, message);  /* nothing follows, ever */
      return;
    }

  answer_special (message, path);
  if (body->length == 0 && status != 204 && status != 304)
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, digits, 10);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_set_up (fixture, serve, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_tear_down (fixture);
}

/* ---- answers ---- */

typedef struct
{
  const char *name;
  const char *method;
  const char *path;
  guint       status;
  const char *body;
} AnswerCase;

static const AnswerCase answer_cases[] = {
  { "ok",              "GET",     "/x",          200, "0123456789" },
  { "created",         "POST",    "/status/201", 201, "0123456789" },
  { "no-content",      "DELETE",  "/status/204", 204, "" },
  { "not-modified",    "GET",     "/status/304", 304, "" },
  { "head",            "HEAD",    "/x",          200, "" },
  { "options",         "OPTIONS", "/x",          200, "0123456789" },
  { "own-method",      "PURGE",   "/x",          200, "0123456789" },
  { "not-found",       "GET",     "/status/404", 404, "0123456789" },
  { "unauthorized",    "GET",     "/auth",       401, "0123456789" },
  { "proxy-auth",      "GET",     "/status/407", 407, "0123456789" },
  { "teapot",          "GET",     "/status/418", 418, "0123456789" },
  { "server-error",    "GET",     "/status/500", 500, "0123456789" },
  { "unknown-status",  "GET",     "/status/599", 599, "0123456789" },
  { "redirect-alone",  "GET",     "/status/302", 302, "0123456789" },
  { "gzip",            "GET",     "/gzip",       200, "0123456789" },
  { "chunked",         "GET",     "/chunked",    200, "0123456789" },
  { "put-with-no-body", "PUT",    "/x",          200, "0123456789" },
};

static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  const AnswerCase *c = data;
  g_autofree char *url = fixture_url (fixture, c->path);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new (c->method, url);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = exchange (fixture, request, NULL, CANCEL_NEVER, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (smith_http_response_get_status (response), ==, c->status);
  g_assert_cmpstr (smith_http_response_get_url (response), ==, url);
  g_assert_cmpstr (smith_http_response_get_http_version (response), ==, "HTTP/1.1");
  g_assert_cmpuint (smith_http_response_get_n_redirects (response), ==, 0);
  g_assert_false (smith_http_response_is_body_cut (response));
  assert_body (response, c->body);
  g_assert_cmpuint (fixture->requests->len, ==, 1);
}

static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = fetch (fixture, "/headers", NULL, &error);
  g_autofree char *twice = NULL;
  g_autofree char *utf8 = NULL;
  g_autofree char *empty = NULL;
  const SmithHttpTimings *timings;
  guint64 wire_bytes;

  g_assert_no_error (error);
  twice = smith_http_response_dup_header (response, "X-TWICE");
  utf8 = smith_http_response_dup_header (response, "x-utf8");
  empty = smith_http_response_dup_header (response, "x-empty");
  g_assert_cmpstr (twice, ==, "one, two");
  g_assert_cmpstr (utf8, ==, "caf\xC3\xA9");
  g_assert_cmpstr (empty, ==, "");
  g_assert_null (smith_http_response_dup_header (response, "x-none"));
  g_assert_cmpstr (smith_http_response_get_content_type (response), ==, "text/plain");
  g_assert_null (smith_http_response_get_charset (response));
  g_assert_cmpstr (smith_http_response_get_remote_address (response), ==,
                   fixture->base + strlen ("http://"));

  timings = smith_http_response_get_timings (response);
  g_assert_cmpint (timings->tls_us, ==, -1);
  g_assert_cmpint (timings->connect_us, >=, 0);
  g_assert_cmpint (timings->wait_us, >=, 0);
  g_assert_cmpint (timings->download_us, >=, 0);
  g_assert_cmpint (timings->total_us, >=,
                   timings->connect_us + timings->wait_us + timings->download_us);
  wire_bytes = smith_http_response_get_wire_bytes (response);
  g_assert_cmpuint (wire_bytes, >, 10 + strlen ("HTTP/1.1 200 OK\r\n"));
  g_assert_cmpuint (wire_bytes, <, 1000);
}

static void
test_kept_connection (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) first = fetch (fixture, "/x", NULL, &error);
  g_autoptr(SmithHttpResponse) second = NULL;

  g_assert_no_error (error);
  second = fetch (fixture, "/x", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (smith_http_response_get_timings (first)->connect_us, >=, 0);
  g_assert_cmpint (smith_http_response_get_timings (second)->connect_us, ==, -1);
  g_assert_cmpint (smith_http_response_get_timings (second)->dns_us, ==, -1);
}

static void
test_charset (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = fetch (fixture, "/latin1", NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (smith_http_response_get_content_type (response), ==, "text/plain");
  g_assert_cmpstr (smith_http_response_get_charset (response), ==, "iso-8859-1");
  text = smith_http_response_dup_text (response);
  g_assert_cmpstr (text, ==, "caf\xC3\xA9");
  assert_body (response, "caf\xE9");
}

/* ---- limits ---- */

typedef struct
{
  const char *name;
  const char *path;
  gsize       max_body_bytes;
  gboolean    cut;
  const char *body;  /* NULL: too large */
} LimitCase;

static const LimitCase limit_cases[] = {
  { "just-fits",         "/x",       10, FALSE, "0123456789" },
  { "one-too-many",      "/x",       9,  FALSE, NULL },
  { "one-cut",           "/x",       9,  TRUE,  "012345678" },
  { "cut-not-needed",    "/x",       10, TRUE,  "0123456789" },
  { "chunked-cut",       "/chunked", 7,  TRUE,  "0123456" },
  { "decoded-counts",    "/gzip",    9,  FALSE, NULL },
  { "decoded-cut",       "/gzip",    4,  TRUE,  "0123" },
  { "endless-cut",       "/partial", 4,  TRUE,  "0123" },
  { "endless-too-large", "/partial", 4,  FALSE, NULL },
};

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  const LimitCase *c = data;
  SmithHttpOptions options = { .max_body_bytes = c->max_body_bytes, .cut_body = c->cut };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = fetch (fixture, c->path, &options, &error);

  if (c->body == NULL)
    {
      g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_LARGE);
      return;
    }
  g_assert_no_error (error);
  assert_body (response, c->body);
  g_assert_cmpint (smith_http_response_is_body_cut (response), ==, strlen (c->body) < 10);
  g_assert_cmpint (smith_http_response_get_timings (response)->download_us, >=, 0);
}

/* ---- cancelling, deadlines, failures ---- */

static const struct
{
  const char *name;
  const char *path;
  CancelWhen  when;
  guint       n_requests;  /* that reached the server */
} cancel_cases[] = {
  { "before",     "/x",       CANCEL_BEFORE,     0 },
  { "at-once",    "/x",       CANCEL_AT_ONCE,    0 },
  { "in-headers", "/hold",    CANCEL_IN_HEADERS, 1 },
  { "in-body",    "/partial", CANCEL_IN_BODY,    1 },
  { "after",      "/x",       CANCEL_AFTER,      1 },
};

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = fixture_url (fixture, cancel_cases[i].path);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);
  SmithHttpOptions options = { .deadline_us = 60 * G_USEC_PER_SEC };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response =
    exchange (fixture, request, &options, cancel_cases[i].when, &error);

  g_assert_null (response);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->requests->len, ==, cancel_cases[i].n_requests);
}

static const struct
{
  const char *name;
  const char *path;
  const char *said;
} deadline_cases[] = {
  { "in-headers", "/hold",    "within 0.05 s, 0 bytes" },
  { "in-body",    "/partial", "within 0.05 s, 5 bytes" },
};

static void
test_deadline (Fixture       *fixture,
               gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithHttpOptions options = { .deadline_us = 50 * 1000 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = fetch (fixture, deadline_cases[i].path, &options, &error);

  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (error->message, deadline_cases[i].said));
}

static const struct
{
  const char     *name;
  const char     *url;
  SmithHttpError  code;
} failure_cases[] = {
  { "nobody-listens",  "http://127.0.0.1:1/?key=" KEY,        SMITH_HTTP_ERROR_UNREACHABLE },
  { "host-not-found",  "https://nothing.invalid/?key=" KEY,   SMITH_HTTP_ERROR_UNREACHABLE },
  { "user-in-address", "http://me:" KEY "@127.0.0.1:1/",      SMITH_HTTP_ERROR_BAD_URL },
  { "user-alone",      "http://" KEY "@127.0.0.1:1/",         SMITH_HTTP_ERROR_BAD_URL },
  { "relative",        "/?key=" KEY,                          SMITH_HTTP_ERROR_BAD_URL },
  { "empty",           "",                                    SMITH_HTTP_ERROR_BAD_URL },
  { "ftp",             "ftp://127.0.0.1/" KEY,                SMITH_HTTP_ERROR_BAD_URL },
  { "file",            "file:///" KEY,                        SMITH_HTTP_ERROR_BAD_URL },
  { "bad-port",        "http://127.0.0.1:" KEY "/",           SMITH_HTTP_ERROR_BAD_URL },
  { "line-break",      "http://127.0.0.1:1/ HTTP/1.1\r\nX: " KEY, SMITH_HTTP_ERROR_BAD_URL },
};

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", failure_cases[i].url);
  g_autoptr(SmithSecret) secret = smith_secret_new (KEY, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;

  smith_http_request_add_secret_header (request, "Authorization", "Bearer ", secret);
  response = exchange (fixture, request, NULL, CANCEL_NEVER, &error);
  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, (int) failure_cases[i].code);
  g_assert_null (strstr (error->message, KEY));
  g_assert_null (strstr (error->message, "key="));
  g_assert_cmpuint (fixture->requests->len, ==, 0);
}

/* What a TLS server is until the first request. */
typedef struct
{
  GTlsCertificate *certificate;  /* (owned) */
  GIOStream       *connection;   /* (owned) (nullable) */
  gboolean         is_over;
  gboolean         was_taken;
} TlsServer;

static void
handshake_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  TlsServer *server = user_data;

  server->was_taken = g_tls_connection_handshake_finish (G_TLS_CONNECTION (object), result, NULL);
  server->is_over = TRUE;
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             TlsServer         *server)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (server->connection);
  server->connection = g_tls_server_connection_new (G_IO_STREAM (connection),
                                                    server->certificate, &error);
  g_assert_no_error (error);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (server->connection), G_PRIORITY_DEFAULT,
                                    NULL, handshake_cb, server);

  return TRUE;
}

/* A certificate that nobody vouches for: nothing of the request may leave.  (A SoupServer of
 * libsoup 3.6 does not survive a handshake that fails.) */
static void
test_self_signed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "http", "self-signed.pem", NULL);
  g_autoptr(GError) error = NULL;
  TlsServer server = { g_tls_certificate_new_from_file (file, &error), NULL, FALSE, FALSE };
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GSocketService) service = g_socket_service_new ();
  g_autoptr(SmithHttpRequest) request = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;
  g_autofree char *url = NULL;

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), &server);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("https://127.0.0.1:%u/x",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));

  request = smith_http_request_new ("GET", url);
  response = exchange (fixture, request, NULL, CANCEL_NEVER, &error);
  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TLS);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
  while (!server.is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (server.was_taken);

  g_socket_service_stop (service);
  g_object_unref (server.connection);
  g_object_unref (server.certificate);
}

static void
test_warm_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;

  smith_http_client_warm_up (fixture->client);
  response = fetch (fixture, "/x", NULL, &error);
  g_assert_no_error (error);
  assert_body (response, digits);

  /* the thread lets go of the client */
  while (G_OBJECT (fixture->client)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
}

static void
add (const char    *group,
     const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/http-client/", group, "/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (answer_cases); i++)
    add ("answer", answer_cases[i].name, &answer_cases[i], test_answer);
  for (gsize i = 0; i < G_N_ELEMENTS (limit_cases); i++)
    add ("limit", limit_cases[i].name, &limit_cases[i], test_limit);
  for (gsize i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    add ("cancel", cancel_cases[i].name, GSIZE_TO_POINTER (i), test_cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (deadline_cases); i++)
    add ("deadline", deadline_cases[i].name, GSIZE_TO_POINTER (i), test_deadline);
  for (gsize i = 0; i < G_N_ELEMENTS (failure_cases); i++)
    add ("failure", failure_cases[i].name, GSIZE_TO_POINTER (i), test_failure);
  add ("failure", "self-signed", NULL, test_self_signed);
  add ("answer", "details", NULL, test_details);
  add ("answer", "kept-connection", NULL, test_kept_connection);
  add ("answer", "charset", NULL, test_charset);
  add ("answer", "warm-up", NULL, test_warm_up);

  return g_test_run ();
}
