/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "exchange.h"

/* The client against an API that this project did not write: httpbin, as Debian packages it,
 * started here on a free port of 127.0.0.1. */

#define PYTHON "/usr/bin/python3"
#define KEY "k3y-that-nobody-may-see"
#define START_SECONDS 30

static guint16 port;

static guint16
find_free_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GError) error = NULL;
  guint16 found = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);

  return found;
}

static gboolean
is_installed (void)
{
  g_autoptr(GSubprocess) probe = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                                                   PYTHON, "-c", "import httpbin", NULL);

  return probe != NULL && g_subprocess_wait_check (probe, NULL, NULL);
}

static void
die_with_us (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start_httpbin (void)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *port_text = g_strdup_printf ("%u", port);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, die_with_us, NULL, NULL);
  g_subprocess_launcher_unsetenv (launcher, "LSAN_OPTIONS");
  process = g_subprocess_launcher_spawn (launcher, &error, PYTHON, "-m", "httpbin.core", "--port",
                                         port_text, NULL);
  g_assert_no_error (error);

  return process;
}

typedef struct
{
  Fixture  shared;   /* only its client */
  guint    n_asked;
} Httpbin;

static gboolean
follow (SmithHttpRequest  *next,
        SmithHttpResponse *answer,
        gpointer           user_data)
{
  Httpbin *httpbin = user_data;

  httpbin->n_asked++;

  return TRUE;
}

static void
wait_until_ready (void)
{
  Fixture fixture = { .client = smith_http_client_new () };
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/status/200", port);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);
  gint64 until_us = g_get_monotonic_time () + START_SECONDS * G_USEC_PER_SEC;
  g_autoptr(SmithHttpResponse) response = NULL;

  while (response == NULL)
    {
      g_autoptr(GError) error = NULL;

      response = exchange (&fixture, request, NULL, CANCEL_NEVER, &error);
      if (response == NULL)
        {
          g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_UNREACHABLE);
          g_assert_cmpint (g_get_monotonic_time (), <, until_us);
          g_usleep (50 * 1000);
        }
    }
  g_assert_cmpuint (smith_http_response_get_status (response), ==, 200);
  g_object_unref (fixture.client);
}

static void
set_up (Httpbin       *httpbin,
        gconstpointer  data)
{
  httpbin->shared.client = smith_http_client_new ();
}

static void
tear_down (Httpbin       *httpbin,
           gconstpointer  data)
{
  g_assert_finalize_object (httpbin->shared.client);
  while (g_main_context_iteration (NULL, FALSE))
    ;  /* let the sockets go */
}

typedef struct
{
  const char *name;
  const char *method;
  const char *path;         /* @PORT@ stands for the port */
  const char *header;       /* (nullable) */
  const char *prefix;       /* (nullable) */
  const char *secret;       /* (nullable) */
  const char *body;         /* (nullable) JSON */
  guint       status;
  guint       n_redirects;
  const char *has;          /* (nullable) in the text of the answer */
  const char *has_not;      /* (nullable) */
} HttpbinCase;

static const HttpbinCase httpbin_cases[] = {
  { "bearer", "GET", "/bearer", "Authorization", "Bearer ", KEY, NULL,
    200, 0, "\"token\":\"" KEY "\"" },
  { "bearer-missing", "GET", "/bearer", NULL, NULL, NULL, NULL, 401, 0 },
  { "basic", "GET", "/basic-auth/me/hunter2", "Authorization", "Basic ", "bWU6aHVudGVyMg==", NULL,
    200, 0, "\"user\":\"me\"" },
  { "basic-wrong", "GET", "/basic-auth/me/hunter2", "Authorization", "Basic ", "bWU6aHVudGVyMw==",
    NULL, 401, 0 },
  { "custom-header", "GET", "/headers", "X-Api-Key", NULL, KEY, NULL, 200, 0, KEY },
  { "post-json", "POST", "/post?q=a%20b", NULL, NULL, NULL, "{\"a\": [1, \"\xC3\xA9\"]}",
    200, 0, "\"q\":\"a b\"" },
  { "put", "PUT", "/put", NULL, NULL, NULL, "{\"a\": 1}", 200, 0, "\"json\":{\"a\":1}" },
  { "patch", "PATCH", "/patch", NULL, NULL, NULL, "{\"a\": 1}", 200, 0, "\"json\":{\"a\":1}" },
  { "delete", "DELETE", "/delete?id=7", NULL, NULL, NULL, NULL, 200, 0, "\"id\":\"7\"" },
  { "gzip", "GET", "/gzip", NULL, NULL, NULL, NULL, 200, 0, "\"gzipped\":true" },
  { "deflate", "GET", "/deflate", NULL, NULL, NULL, NULL, 200, 0, "\"deflated\":true" },
  { "brotli", "GET", "/brotli", NULL, NULL, NULL, NULL, 200, 0, "\"brotli\":true" },
  { "teapot", "GET", "/status/418", NULL, NULL, NULL, NULL, 418, 0, "teapot" },
  { "server-error", "GET", "/status/500", NULL, NULL, NULL, NULL, 500, 0 },
  { "redirect-same", "GET", "/redirect-to?url=/headers", "X-Api-Key", NULL, KEY, NULL,
    200, 1, KEY },
  { "redirect-other", "GET", "/redirect-to?url=http%3A%2F%2Flocalhost%3A@PORT@%2Fheaders",
    "X-Api-Key", NULL, KEY, NULL, 200, 1, "\"Host\":\"localhost:", KEY },
  { "redirect-other-bearer", "GET",
    "/redirect-to?url=http%3A%2F%2Flocalhost%3A@PORT@%2Fheaders", "Authorization", "Bearer ", KEY,
    NULL, 200, 1, "\"Host\":\"localhost:", KEY },
  { "redirect-three", "GET", "/relative-redirect/3", NULL, NULL, NULL, NULL, 200, 3, "/get" },
  { "redirect-307-post", "POST", "/redirect-to?url=/post&status_code=307", NULL, NULL, NULL,
    "{\"a\": 1}", 200, 1, "\"json\":{\"a\":1}" },
  { "redirect-303-post", "POST", "/redirect-to?url=/get&status_code=303", NULL, NULL, NULL,
    "{\"a\": 1}", 200, 1, "/get" },
  { "no-cookies-kept", "GET", "/cookies/set?a=1", NULL, NULL, NULL, NULL,
    200, 1, "\"cookies\":{}" },
};

/* Without the blanks that print JSON for people. */
static char *
squeeze (const char *text)
{
  g_autoptr(GRegex) blanks = g_regex_new ("\\n *|(?<=:) ", 0, 0, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, "", 0, NULL);
}

static void
test_httpbin (Httpbin       *httpbin,
              gconstpointer  data)
{
  const HttpbinCase *c = data;
  SmithHttpOptions options = {
    .deadline_us = 20 * G_USEC_PER_SEC, .follow = follow, .follow_data = httpbin,
  };
  g_autofree char *port_text = g_strdup_printf ("%u", port);
  g_auto(GStrv) parts = g_strsplit (c->path, "@PORT@", -1);
  g_autofree char *path = g_strjoinv (port_text, parts);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", port, path);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new (c->method, url);
  g_autoptr(SmithHttpResponse) response = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  g_autofree char *redacted = NULL;
  g_autoptr(GError) error = NULL;

  if (c->secret != NULL)
    {
      g_autoptr(SmithSecret) secret = smith_secret_new (c->secret, -1);

      smith_http_request_add_secret_header (request, c->header, c->prefix, secret);
    }
  if (c->body != NULL)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (c->body, strlen (c->body));

      smith_http_request_set_body (request, body, "application/json");
    }

  response = exchange (&httpbin->shared, request, &options, CANCEL_NEVER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (smith_http_response_get_status (response), ==, c->status);
  g_assert_cmpuint (smith_http_response_get_n_redirects (response), ==, c->n_redirects);
  g_assert_cmpuint (httpbin->n_asked, ==, c->n_redirects);
  raw = smith_http_response_dup_text (response);
  g_assert_nonnull (raw);
  text = squeeze (raw);
  if (c->has != NULL && strstr (text, c->has) == NULL)
    g_test_message ("%s is not in %s", c->has, text);
  g_assert_true (c->has == NULL || strstr (text, c->has) != NULL);
  g_assert_true (c->has_not == NULL || strstr (text, c->has_not) == NULL);

  /* the key that the server echoes is gone from what a person sees */
  redacted = smith_http_request_redact (request, text, -1);
  g_assert_null (strstr (redacted, KEY));
}

static void
test_size (Httpbin       *httpbin,
           gconstpointer  data)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/stream-bytes/50000?chunk_size=7000",
                                          port);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);
  SmithHttpOptions options = { .max_body_bytes = 20000, .cut_body = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) whole =
    exchange (&httpbin->shared, request, NULL, CANCEL_NEVER, &error);
  g_autoptr(SmithHttpResponse) cut = NULL;
  g_autoptr(SmithHttpResponse) refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (smith_http_response_get_body (whole)), ==, 50000);
  g_assert_cmpuint (smith_http_response_get_wire_bytes (whole), >, 50000);
  cut = exchange (&httpbin->shared, request, &options, CANCEL_NEVER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (smith_http_response_get_body (cut)), ==, 20000);
  g_assert_true (smith_http_response_is_body_cut (cut));
  options.cut_body = FALSE;
  refused = exchange (&httpbin->shared, request, &options, CANCEL_NEVER, &error);
  g_assert_null (refused);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_LARGE);
}

/* An hour before the answer begins, and an hour in which it drips: both end when we say, or the
 * runner ends the test. */
static const struct
{
  const char *name;
  const char *path;
  CancelWhen  when;
  gint64      deadline_us;
} slow_cases[] = {
  { "begin-cancel",   "/drip?duration=1&numbytes=1&delay=3600", CANCEL_SOON,  0 },
  { "drip-cancel",    "/drip?duration=3600&numbytes=10",        CANCEL_SOON,  0 },
  { "begin-deadline", "/drip?duration=1&numbytes=1&delay=3600", CANCEL_NEVER, 200 * 1000 },
  { "drip-deadline",  "/drip?duration=3600&numbytes=10",        CANCEL_NEVER, 200 * 1000 },
};

static void
test_slow (Httpbin       *httpbin,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", port, slow_cases[i].path);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);
  SmithHttpOptions options = { .deadline_us = slow_cases[i].deadline_us };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response =
    exchange (&httpbin->shared, request, &options, slow_cases[i].when, &error);

  g_assert_null (response);
  if (slow_cases[i].when == CANCEL_SOON)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TIMED_OUT);
}

static void
test_missing (void)
{
  g_test_skip ("python3-httpbin is not installed for " PYTHON);
}

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Httpbin *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/httpbin/", name, NULL);

  g_test_add (path, Httpbin, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GSubprocess) process = NULL;
  int failed;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!is_installed ())
    {
      g_test_add_func ("/httpbin/missing", test_missing);
      return g_test_run ();
    }

  for (gsize i = 0; i < G_N_ELEMENTS (httpbin_cases); i++)
    add (httpbin_cases[i].name, &httpbin_cases[i], test_httpbin);
  for (gsize i = 0; i < G_N_ELEMENTS (slow_cases); i++)
    add (slow_cases[i].name, GSIZE_TO_POINTER (i), test_slow);
  add ("size", NULL, test_size);

  port = find_free_port ();
  process = start_httpbin ();
  wait_until_ready ();
  failed = g_test_run ();
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));

  return failed;
}
