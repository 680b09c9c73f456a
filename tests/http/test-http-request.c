/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "http/smith-http-error.h"
#include "http/smith-http-request.h"

#define KEY "k3y-that-nobody-may-see"
#define DOTS "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2"
#define FINE -1
#define REFUSED SMITH_HTTP_ERROR_BAD_REQUEST
#define BAD_URL SMITH_HTTP_ERROR_BAD_URL

typedef struct
{
  const char *name;
  const char *method;
  const char *url;
  const char *header;
  const char *value;
  int         code;  /* SmithHttpError or FINE */
} CheckCase;

static const CheckCase check_cases[] = {
  { "fine",              "GET",      "https://a.example/x", "X-Key",   "a b\tc",      FINE },
  { "empty-value",       "GET",      "https://a.example/x", "X-Key",   "",            FINE },
  { "utf8-value",        "GET",      "https://a.example/x", "X-Key",   "caf\xC3\xA9", FINE },
  { "own-method",        "X-DO.it",  "https://a.example/x", "X-Key",   "a",           FINE },
  { "empty-method",      "",         "https://a.example/x", "X-Key",   "a", REFUSED },
  { "two-words",         "GET /a",   "https://a.example/x", "X-Key",   "a", REFUSED },
  { "line-in-method",    "GET\r\nA", "https://a.example/x", "X-Key",   "a", REFUSED },
  { "connect",           "CONNECT",  "https://a.example/x", "X-Key",   "a", REFUSED },
  { "cr-lf-in-value",    "GET",      "https://a.example/x", "X-Key",   "a\r\nX-Evil: 1", REFUSED },
  { "lf-in-value",       "GET",      "https://a.example/x", "X-Key",   "a\nb", REFUSED },
  { "cr-in-value",       "GET",      "https://a.example/x", "X-Key",   "a\rb", REFUSED },
  { "delete-in-value",   "GET",      "https://a.example/x", "X-Key",   "a\x7f", REFUSED },
  { "empty-name",        "GET",      "https://a.example/x", "",        "a", REFUSED },
  { "space-in-name",     "GET",      "https://a.example/x", "X Key",   "a", REFUSED },
  { "colon-in-name",     "GET",      "https://a.example/x", "X-Key:",  "a", REFUSED },
  { "line-in-name",      "GET",      "https://a.example/x", "X\r\nY",  "a", REFUSED },
  { "utf8-name",         "GET",      "https://a.example/x", "Schl\xC3\xBCssel", "a", REFUSED },
  { "host",              "GET",      "https://a.example/x", "host",    "b.example", REFUSED },
  { "content-length",    "GET",      "https://a.example/x", "Content-Length", "3", REFUSED },
  { "transfer-encoding", "GET",      "https://a.example/x", "Transfer-Encoding", "chunked",
    REFUSED },
  { "type-with-line",    "GET",      "https://a.example/x", "Content-Type", "a/b\r\nX: 1",
    REFUSED },
  { "user",              "GET",      "https://me:" KEY "@a.example/", "X-Key", "a", BAD_URL },
  { "empty-user",        "GET",      "https://@a.example/",   "X-Key", "a", BAD_URL },
  { "space-in-url",      "GET",      "https://a.example/a b", "X-Key", "a", BAD_URL },
  { "line-in-url",       "GET",      "https://a.example/\r\nX:1", "X-Key", "a", BAD_URL },
  { "no-scheme",         "GET",      "a.example/x",           "X-Key", "a", BAD_URL },
  { "no-host",           "GET",      "https:///x",            "X-Key", "a", BAD_URL },
  { "javascript",        "GET",      "javascript:alert(1)",   "X-Key", "a", BAD_URL },
  { "utf8-host",         "GET",      "https://b\xC3\xBC" "cher.example/x", "X-Key", "a", FINE },
  { "utf8-path",         "GET",      "https://a.example/caf\xC3\xA9",      "X-Key", "a", FINE },
};

static void
test_check (gconstpointer data)
{
  const CheckCase *c = data;
  g_autoptr(SmithHttpRequest) plain = smith_http_request_new (c->method, c->url);
  g_autoptr(SmithHttpRequest) secret = smith_http_request_new (c->method, c->url);
  g_autoptr(SmithHttpRequest) prefix = smith_http_request_new (c->method, c->url);
  g_autoptr(SmithSecret) value = smith_secret_new (c->value, -1);
  g_autoptr(SmithSecret) key = smith_secret_new (KEY, -1);
  SmithHttpRequest *requests[] = { plain, secret, prefix };

  smith_http_request_add_header (plain, c->header, c->value);
  smith_http_request_add_secret_header (secret, c->header, "Bearer ", value);
  smith_http_request_add_secret_header (prefix, c->header, c->value, key);
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (smith_http_request_check (requests[i], &error), ==, c->code == FINE);
      if (c->code == FINE)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, SMITH_HTTP_ERROR, c->code);
          g_assert_null (strstr (error->message, KEY));
          g_assert_null (strpbrk (error->message, "\r\n"));
        }
    }
}

static void
test_nul_in_secret (void)
{
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", "https://a.example/");
  g_autoptr(SmithSecret) secret = smith_secret_new ("a\0b", 3);
  g_autoptr(GError) error = NULL;

  smith_http_request_add_secret_header (request, "X-Key", NULL, secret);
  g_assert_false (smith_http_request_check (request, &error));
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST);
}

typedef struct
{
  const char *name;
  const char *url;
  const char *header;
  const char *value;
  const char *body;
  const char *text;  /* without the line of the User-Agent */
} TextCase;

static const TextCase text_cases[] = {
  { "bearer", "https://a.example/x?q=1#part", "Authorization", "Bearer " KEY, NULL,
    "POST /x?q=1 HTTP/1.1\nHost: a.example\nAuthorization: Bearer " DOTS "\n\n" },
  { "no-scheme", "https://a.example", "authorization", KEY, NULL,
    "POST / HTTP/1.1\nHost: a.example\nauthorization: " DOTS "\n\n" },
  { "cookie", "https://a.example:8443/", "Cookie", "sid=" KEY, NULL,
    "POST / HTTP/1.1\nHost: a.example:8443\nCookie: " DOTS "\n\n" },
  { "cookies", "https://a.example/", "cookie", "sid=" KEY "; theme=dark", NULL,
    "POST / HTTP/1.1\nHost: a.example\ncookie: " DOTS "\n\n" },
  { "echoed-in-url", "http://[::1]:81/" KEY "?k=" KEY, "Authorization", "Bearer " KEY, NULL,
    "POST /" DOTS "?k=" DOTS " HTTP/1.1\nHost: [::1]:81\nAuthorization: Bearer " DOTS "\n\n" },
  { "echoed-in-body", "https://a.example/", "Authorization", "Bearer " KEY, "{\"k\": \"" KEY "\"}",
    "POST / HTTP/1.1\nHost: a.example\nAuthorization: Bearer " DOTS "\n"
    "Content-Type: application/json\nContent-Length: 32\n\n{\"k\": \"" DOTS "\"}" },
  { "plain", "https://a.example/", "Accept", "text/html", "",
    "POST / HTTP/1.1\nHost: a.example\nAccept: text/html\n"
    "Content-Type: application/json\nContent-Length: 0\n\n" },
  { "own-type", "https://a.example/", "Content-Type", "text/csv", "a,b",
    "POST / HTTP/1.1\nHost: a.example\nContent-Type: text/csv\nContent-Length: 3\n\na,b" },
  { "binary", "https://a.example/", "Accept", "*/*", "\xFF\xFE",
    "POST / HTTP/1.1\nHost: a.example\nAccept: */*\n"
    "Content-Type: application/json\nContent-Length: 2\n\n[2 bytes that are not text]" },
  { "password-in-url", "https://me:" KEY "@a.example/", "Accept", "*/*", NULL,
    "POST\nAccept: */*\n\n" },
};

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("POST", c->url);
  g_autoptr(GString) text = NULL;
  g_autofree char *shown = NULL;

  smith_http_request_add_header (request, c->header, c->value);
  if (c->body != NULL)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (c->body, strlen (c->body));

      smith_http_request_set_body (request, body, "application/json");
    }
  shown = smith_http_request_to_text (request);
  g_assert_nonnull (strstr (shown, "\nUser-Agent: Actionsmith/"));

  text = g_string_new (NULL);
  for (const char *line = shown; *line != '\0'; )
    {
      const char *end = strchr (line, '\n');
      gsize length = end != NULL ? (gsize) (end - line) + 1 : strlen (line);

      if (!g_str_has_prefix (line, "User-Agent: "))
        g_string_append_len (text, line, (gssize) length);
      line += length;
    }
  g_assert_cmpstr (text->str, ==, c->text);
}

static void
test_headers (void)
{
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", "https://a.example/");
  g_autoptr(SmithHttpRequest) copy = NULL;
  const char *name;
  const char *value;
  gboolean is_secret;

  smith_http_request_add_header (request, "X-A", "1");
  smith_http_request_add_header (request, "Proxy-Authorization", "Basic abc");
  smith_http_request_add_header (request, "x-a", "2");
  copy = smith_http_request_copy (request);
  smith_http_request_remove_header (request, "X-a");
  g_assert_cmpuint (smith_http_request_get_n_headers (request), ==, 1);
  g_assert_false (smith_http_request_has_header (request, "X-A"));
  g_assert_true (smith_http_request_has_header (copy, "X-A"));

  g_assert_cmpuint (smith_http_request_get_n_headers (copy), ==, 3);
  smith_http_request_get_header (copy, 1, &name, &value, &is_secret);
  g_assert_cmpstr (name, ==, "Proxy-Authorization");
  g_assert_null (value);
  g_assert_true (is_secret);
  smith_http_request_get_header (copy, 2, &name, &value, &is_secret);
  g_assert_cmpstr (name, ==, "x-a");
  g_assert_cmpstr (value, ==, "2");
  g_assert_false (is_secret);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (check_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/http-request/check/", check_cases[i].name, NULL);

      g_test_add_data_func (path, &check_cases[i], test_check);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/http-request/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }
  g_test_add_func ("/http-request/nul-in-secret", test_nul_in_secret);
  g_test_add_func ("/http-request/headers", test_headers);

  return g_test_run ();
}
