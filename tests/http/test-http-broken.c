/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange.h"
#include "raw-server.h"

/* Answers that are not what RFC 9112 asks for, or only just. */

#define OK_LINE "HTTP/1.1 200 OK\r\n"
#define NOT_AN_ERROR -1
#define PATIENT_US (25 * G_USEC_PER_SEC)

typedef struct
{
  const char *name;
  const char *bytes;
  RawThen     then;
  int         code;   /* SmithHttpError or NOT_AN_ERROR */
  const char *body;   /* NULL with an error */
  const char *said;   /* (nullable) in the message of the error */
} BrokenCase;

static const BrokenCase broken_cases[] = {
  { "nothing",           "",                          RAW_CLOSE, SMITH_HTTP_ERROR_PROTOCOL },
  { "no-status-line",    "hello\r\n\r\nworld",        RAW_CLOSE, SMITH_HTTP_ERROR_PROTOCOL },
  { "not-http",          "SSH-2.0-OpenSSH_9.2\r\n",   RAW_CLOSE, SMITH_HTTP_ERROR_PROTOCOL },
  { "bad-status",        "HTTP/1.1 xyz OK\r\n\r\n",   RAW_CLOSE, SMITH_HTTP_ERROR_PROTOCOL },
  { "headers-cut",       OK_LINE "Content-Type: te",  RAW_CLOSE, SMITH_HTTP_ERROR_PROTOCOL },
  { "body-cut",          OK_LINE "Content-Length: 10\r\n\r\n01234", RAW_CLOSE,
    SMITH_HTTP_ERROR_PROTOCOL, NULL, "after 5 bytes" },
  { "chunk-cut",         OK_LINE "Transfer-Encoding: chunked\r\n\r\na\r\n01234", RAW_CLOSE,
    SMITH_HTTP_ERROR_PROTOCOL, NULL, "after 5 bytes" },
  { "bad-length",        OK_LINE "Content-Length: 5x\r\n\r\n01234", RAW_CLOSE,
    SMITH_HTTP_ERROR_PROTOCOL },
  { "until-close",       OK_LINE "\r\n01234",         RAW_CLOSE, NOT_AN_ERROR, "01234" },
  { "http-1.0",          "HTTP/1.0 200 OK\r\n\r\n01", RAW_CLOSE, NOT_AN_ERROR, "01" },
  { "no-reason",         "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n01", RAW_CLOSE,
    NOT_AN_ERROR, "01" },
  { "more-than-said",    OK_LINE "Content-Length: 2\r\n\r\n0123", RAW_HOLD, NOT_AN_ERROR, "01" },
  { "line-feeds-only",   "HTTP/1.1 200 OK\nContent-Length: 2\n\n01", RAW_HOLD,
    NOT_AN_ERROR, "01" },
  { "early-hints",       "HTTP/1.1 103 Early Hints\r\n\r\n" OK_LINE "Content-Length: 2\r\n\r\n01",
    RAW_HOLD, NOT_AN_ERROR, "01" },
  { "not-modified-body", "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n", RAW_HOLD,
    NOT_AN_ERROR, "" },
  { "endless-headers",   OK_LINE "X: 0123456789012345678901234567890123456789\r\n", RAW_REPEAT,
    SMITH_HTTP_ERROR_PROTOCOL },
  { "endless-line",      OK_LINE "X: 01234567890123456789", RAW_REPEAT,
    SMITH_HTTP_ERROR_PROTOCOL },
  { "endless-body",      OK_LINE "\r\n0123456789012345678901234567890123456789", RAW_REPEAT,
    SMITH_HTTP_ERROR_TOO_LARGE },
  { "endless-silence",   OK_LINE "Content-Length: 10\r\n\r\n01234", RAW_HOLD,
    SMITH_HTTP_ERROR_TIMED_OUT, NULL, "5 bytes" },
};

static SmithHttpResponse *
call (RawServer   *server,
      const char  *scheme,
      gint64       deadline_us,
      GError     **error)
{
  Fixture fixture = { .client = smith_http_client_new () };
  SmithHttpOptions options = { .deadline_us = deadline_us, .max_body_bytes = 100 * 1000 };
  g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u/p?key=secret", scheme,
                                          raw_server_get_port (server));
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);
  SmithHttpResponse *response = exchange (&fixture, request, &options, CANCEL_NEVER, error);

  g_assert_finalize_object (fixture.client);

  return response;
}

static void
test_broken (gconstpointer data)
{
  const BrokenCase *c = data;
  g_autoptr(RawServer) server = raw_server_new (c->bytes, -1, c->then);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response =
    call (server, "http", c->code == SMITH_HTTP_ERROR_TIMED_OUT ? 300 * 1000 : PATIENT_US, &error);

  if (c->code == NOT_AN_ERROR)
    {
      g_assert_no_error (error);
      assert_body (response, c->body);
      return;
    }
  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, c->code);
  g_assert_true (c->code == SMITH_HTTP_ERROR_TOO_LARGE ||
                 g_str_has_prefix (error->message, "127.0.0.1: "));
  g_assert_null (strstr (error->message, "secret"));
  if (c->said != NULL)
    g_assert_nonnull (strstr (error->message, c->said));
}

static void
test_header_bytes (void)
{
  g_autoptr(RawServer) server =
    raw_server_new (OK_LINE "X-Latin1: caf\xE9\r\nX-Utf8: caf\xC3\xA9\r\nContent-Length: 0\r\n\r\n",
                    -1, RAW_HOLD);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = call (server, "http", PATIENT_US, &error);
  g_autofree char *latin1 = NULL;
  g_autofree char *utf8 = NULL;

  g_assert_no_error (error);
  latin1 = smith_http_response_dup_header (response, "x-latin1");
  utf8 = smith_http_response_dup_header (response, "x-utf8");
  g_assert_true (g_utf8_validate (latin1, -1, NULL));
  g_assert_true (g_str_has_prefix (latin1, "caf"));
  g_assert_cmpint (g_utf8_strlen (latin1, -1), ==, 4);
  g_assert_cmpstr (utf8, ==, "caf\xC3\xA9");
}

static void
test_tls_to_plain (void)
{
  g_autoptr(RawServer) server =
    raw_server_new ("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", -1, RAW_CLOSE);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = call (server, "https", PATIENT_US, &error);

  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TLS);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
}

/* A connection that breaks off when the request is out must not count as "nothing was sent". */
static void
test_translate (void)
{
  const struct { GQuark domain; int code; SmithHttpError before, after; } cases[] = {
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, SMITH_HTTP_ERROR_TLS, SMITH_HTTP_ERROR_PROTOCOL },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, SMITH_HTTP_ERROR_TLS, SMITH_HTTP_ERROR_PROTOCOL },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, SMITH_HTTP_ERROR_UNREACHABLE,
      SMITH_HTTP_ERROR_PROTOCOL },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, SMITH_HTTP_ERROR_UNREACHABLE,
      SMITH_HTTP_ERROR_PROTOCOL },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SMITH_HTTP_ERROR_TIMED_OUT, SMITH_HTTP_ERROR_TIMED_OUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int was_sent = 0; was_sent < 2; was_sent++)
      {
        GError *original = g_error_new_literal (cases[i].domain, cases[i].code, "why");
        g_autoptr(GError) error = smith_http_error_translate (original, "a.example", was_sent, 0);

        g_assert_error (error, SMITH_HTTP_ERROR,
                        (int) (was_sent ? cases[i].after : cases[i].before));
        g_assert_cmpstr (error->message, ==, "a.example: why");
      }
}

/* "As sent" says what was sent: each of its lines arrives, with the secret where the dots
 * are, and what else arrives is the connection's own. */
static void
test_as_sent (void)
{
  static const char key[] = "k3y-that-nobody-may-see";
  g_autoptr(RawServer) server =
    raw_server_new (OK_LINE "Content-Length: 0\r\n\r\n", -1, RAW_HOLD);
  Fixture fixture = { .client = smith_http_client_new () };
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/caf\xC3\xA9/x?q=%%20a&b=\"",
                                          raw_server_get_port (server));
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("POST", url);
  g_autoptr(SmithSecret) secret = smith_secret_new (key, -1);
  g_autoptr(GBytes) body = g_bytes_new_static ("{\"a\": 1}", 8);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) shown = NULL;
  g_auto(GStrv) arrived = NULL;

  smith_http_request_add_secret_header (request, "Authorization", "Bearer ", secret);
  smith_http_request_add_header (request, "X-Plain", "caf\xC3\xA9");
  smith_http_request_add_header (request, "X-Empty", "");
  smith_http_request_set_body (request, body, "application/json");
  response = exchange (&fixture, request, NULL, CANCEL_NEVER, &error);
  g_assert_no_error (error);

  text = smith_http_request_to_text (request);
  g_assert_null (strstr (text, key));
  shown = g_strsplit (text, "\n", -1);
  arrived = g_strsplit (raw_server_get_request (server), "\r\n", -1);
  g_assert_cmpstr (shown[0], ==, "POST /caf%C3%A9/x?q=%20a&b=%22 HTTP/1.1");
  for (guint i = 0; shown[i] != NULL; i++)
    {
      const char *line = g_str_has_prefix (shown[i], "Authorization") ?
                         "Authorization: Bearer k3y-that-nobody-may-see" : shown[i];

      if (!g_strv_contains ((const char * const *) arrived, line))
        g_test_message ("not sent: %s", line);
      g_assert_true (g_strv_contains ((const char * const *) arrived, line));
    }
  for (guint i = 0; arrived[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (arrived[i], "Accept-Encoding: ") ||
                   g_str_has_prefix (arrived[i], "Connection: ") ||
                   g_str_has_prefix (arrived[i], "Authorization: ") ||
                   g_strv_contains ((const char * const *) shown, arrived[i]));
  g_assert_finalize_object (fixture.client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (broken_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/http-broken/answer/", broken_cases[i].name, NULL);

      g_test_add_data_func (path, &broken_cases[i], test_broken);
    }
  g_test_add_func ("/http-broken/header-bytes", test_header_bytes);
  g_test_add_func ("/http-broken/tls-to-plain", test_tls_to_plain);
  g_test_add_func ("/http-broken/translate", test_translate);
  g_test_add_func ("/http-broken/as-sent", test_as_sent);

  return g_test_run ();
}
