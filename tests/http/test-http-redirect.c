/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-limits.h"
#include "exchange.h"

/* Redirects between two origins, A and B.  A path is a program: /302/B/303/A/end answers 302
 * with the address of /303/A/end on B, and so on; `rel` stays on the origin by a relative
 * address, `none` sends no address. */

#define KEY "k3y-that-nobody-may-see"

typedef struct
{
  Fixture     a;
  SoupServer *b;           /* (owned) */
  char       *b_base;      /* (owned) */
  guint       n_asked;     /* times that the follower was asked */
  guint       follow_max;  /* hops that it agrees to */
  gboolean    add_key;     /* it adds the key to the next hop */
  guint       n_freed;
} Pair;

static void
answer_redirect (Pair              *pair,
                 SoupServerMessage *message,
                 const char        *program)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_auto(GStrv) steps = g_strsplit (program + 1, "/", 3);
  g_autofree char *rest = g_strconcat ("/", steps[2], NULL);
  g_autofree char *location = NULL;
  guint64 status;

  g_assert_true (g_ascii_string_to_unsigned (steps[0], 10, 300, 399, &status, NULL));
  soup_server_message_set_status (message, (guint) status, NULL);
  if (g_str_equal (steps[1], "A"))
    location = g_strconcat (pair->a.base, rest, NULL);
  else if (g_str_equal (steps[1], "B"))
    location = g_strconcat (pair->b_base, rest, NULL);
  else if (g_str_equal (steps[1], "rel"))
    location = g_strdup (rest);
  else if (g_str_equal (steps[1], "up"))
    location = g_strconcat ("../..", rest, "?q=caf\xC3\xA9#part", NULL);
  else if (g_str_equal (steps[1], "self"))
    location = g_strdup ("");
  else if (g_str_equal (steps[1], "file"))
    location = g_strdup ("file:///etc/passwd");
  else if (g_str_equal (steps[1], "user"))
    location = g_strdup_printf ("http://me:pw@127.0.0.1%s%s", strrchr (pair->b_base, ':'), rest);
  else if (g_str_equal (steps[1], "gone"))
    location = g_strdup ("http://127.0.0.1:1/");
  else if (g_str_equal (steps[1], "unknown"))
    location = g_strdup ("http://nothing.invalid/");
  else if (g_str_equal (steps[1], "wild"))
    location = g_strdup ("http://[broken");
  if (location != NULL)
    soup_message_headers_append (headers, "Location", location);
}

static void
serve (SoupServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Pair *pair = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr(GBytes) body =
    soup_message_body_flatten (soup_server_message_get_request_body (message));
  const char *auth = soup_message_headers_get_one (headers, "Authorization");
  const char *key = soup_message_headers_get_one (headers, "X-Key");
  const char *type = soup_message_headers_get_one (headers, "Content-Type");
  const char *plain = soup_message_headers_get_one (headers, "X-Plain");

  g_ptr_array_add (pair->a.requests,
                   g_strdup_printf ("%s %s%s%s%s%s%s%.*s", server == pair->b ? "B" : "A",
                                    soup_server_message_get_method (message),
                                    auth != NULL ? " auth" : "", key != NULL ? " key" : "",
                                    plain != NULL ? " plain" : "", type != NULL ? " type" : "",
                                    g_bytes_get_size (body) > 0 ? " " : "",
                                    (int) g_bytes_get_size (body),
                                    (const char *) g_bytes_get_data (body, NULL)));
  if (strchr (path + 1, '/') != NULL)
    {
      answer_redirect (pair, message, path);
      return;
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "done", 4);
}

static void
set_up (Pair          *pair,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  fixture_set_up (&pair->a, serve, pair);
  pair->b = soup_server_new (NULL, NULL);
  soup_server_add_handler (pair->b, NULL, serve, pair, NULL);
  soup_server_listen_local (pair->b, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (pair->b);
  pair->b_base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  pair->follow_max = 100;
}

static void
tear_down (Pair          *pair,
           gconstpointer  data)
{
  soup_server_disconnect (pair->b);
  fixture_tear_down (&pair->a);
  g_assert_finalize_object (g_steal_pointer (&pair->b));
  g_clear_pointer (&pair->b_base, g_free);
}

static gboolean
follow (SmithHttpRequest  *next,
        SmithHttpResponse *answer,
        gpointer           user_data)
{
  Pair *pair = user_data;

  g_assert_cmpuint (smith_http_response_get_n_redirects (answer), ==, pair->n_asked);
  pair->n_asked++;
  if (pair->add_key)
    {
      g_autoptr(SmithSecret) secret = smith_secret_new (KEY, -1);

      g_assert_false (smith_http_request_has_header (next, "X-Key"));
      smith_http_request_add_secret_header (next, "X-Key", NULL, secret);
      pair->add_key = FALSE;
    }

  return pair->n_asked <= pair->follow_max;
}

static void
freed_cb (gpointer user_data)
{
  Pair *pair = user_data;

  pair->n_freed++;
}

static SmithHttpResponse *
run (Pair        *pair,
     const char  *method,
     const char  *program,
     GError     **error)
{
  SmithHttpOptions options = {
    .follow = follow,
    .follow_data = pair,
    .follow_data_free = freed_cb,
    .deadline_us = 10 * G_USEC_PER_SEC,
  };
  g_autofree char *url = fixture_url (&pair->a, program);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new (method, url);
  g_autoptr(SmithSecret) secret = smith_secret_new (KEY, -1);
  g_autoptr(GBytes) body = g_bytes_new_static ("body", 4);
  SmithHttpResponse *response;

  smith_http_request_add_header (request, "Authorization", "Bearer " KEY);
  smith_http_request_add_secret_header (request, "X-Key", NULL, secret);
  smith_http_request_add_header (request, "X-Plain", "1");
  if (!g_str_equal (method, "GET") && !g_str_equal (method, "HEAD"))
    smith_http_request_set_body (request, body, "text/plain");
  response = exchange (&pair->a, request, &options, CANCEL_NEVER, error);
  g_assert_cmpuint (pair->n_freed, ==, 1);

  return response;
}

typedef struct
{
  const char *name;
  const char *method;
  const char *program;
  const char *last;    /* what the last request looked like */
  guint       status;
  guint       n_redirects;
} RedirectCase;

static const RedirectCase redirect_cases[] = {
  { "301-same",         "GET",    "/301/A/end", "A GET auth key plain", 200, 1 },
  { "302-same",         "GET",    "/302/A/end", "A GET auth key plain", 200, 1 },
  { "303-same",         "GET",    "/303/A/end", "A GET auth key plain", 200, 1 },
  { "307-same",         "GET",    "/307/A/end", "A GET auth key plain", 200, 1 },
  { "308-same",         "GET",    "/308/A/end", "A GET auth key plain", 200, 1 },
  { "301-post",         "POST",   "/301/A/end", "A GET auth key plain", 200, 1 },
  { "302-post",         "POST",   "/302/A/end", "A GET auth key plain", 200, 1 },
  { "303-post",         "POST",   "/303/A/end", "A GET auth key plain", 200, 1 },
  { "307-post",         "POST",   "/307/A/end", "A POST auth key plain type body", 200, 1 },
  { "308-post",         "POST",   "/308/A/end", "A POST auth key plain type body", 200, 1 },
  { "301-put",          "PUT",    "/301/A/end", "A PUT auth key plain type body", 200, 1 },
  { "303-put",          "PUT",    "/303/A/end", "A GET auth key plain", 200, 1 },
  { "303-head",         "HEAD",   "/303/A/end", "A HEAD auth key plain", 200, 1 },
  { "302-delete",       "DELETE", "/302/A/end", "A DELETE auth key plain type body", 200, 1 },
  { "other-origin",     "GET",    "/302/B/end", "B GET plain", 200, 1 },
  { "other-307-post",   "POST",   "/307/B/end", "B POST plain type body", 200, 1 },
  { "there-and-back",   "GET",    "/302/B/302/A/end", "A GET plain", 200, 2 },
  { "same-then-other",  "GET",    "/302/A/302/B/end", "B GET plain", 200, 2 },
  { "relative",         "GET",    "/302/rel/end", "A GET auth key plain", 200, 1 },
  { "relative-up",      "GET",    "/302/up/end", "A GET auth key plain", 200, 1 },
  { "no-location",      "GET",    "/302/none/end", "A GET auth key plain", 302, 0 },
  { "file",             "GET",    "/302/file/end", "A GET auth key plain", 302, 0 },
  { "user-in-location", "GET",    "/302/user/end", "A GET auth key plain", 302, 0 },
  { "broken-location",  "GET",    "/302/wild/end", "A GET auth key plain", 302, 0 },
  { "304",              "GET",    "/304/A/end", "A GET auth key plain", 304, 0 },
  { "300",              "GET",    "/300/A/end", "A GET auth key plain", 300, 0 },
  { "305",              "GET",    "/305/A/end", "A GET auth key plain", 305, 0 },
};

static void
test_redirect (Pair          *pair,
               gconstpointer  data)
{
  const RedirectCase *c = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = run (pair, c->method, c->program, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (smith_http_response_get_status (response), ==, c->status);
  g_assert_cmpuint (smith_http_response_get_n_redirects (response), ==, c->n_redirects);
  g_assert_cmpuint (pair->n_asked, ==, c->n_redirects);
  g_assert_cmpuint (pair->a.requests->len, ==, c->n_redirects + 1);
  g_assert_cmpstr (g_ptr_array_index (pair->a.requests, c->n_redirects), ==, c->last);
  g_assert_null (strchr (smith_http_response_get_url (response), '#'));
}

/* Nobody listens there, or there is no such host; the server before it may have acted. */
static void
test_lost (Pair          *pair,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = run (pair, "POST", data, &error);

  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_LOST_REDIRECT);
  g_assert_cmpuint (pair->a.requests->len, ==, 1);
}

static void
test_loop (Pair          *pair,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = run (pair, "GET", "/302/self/x", &error);

  g_assert_null (response);
  g_assert_error (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS);
  g_assert_cmpuint (pair->a.requests->len, ==, SMITH_LIMIT_REDIRECTS + 1);
}

static void
test_as_many_as_allowed (Pair          *pair,
                         gconstpointer  data)
{
  g_autoptr(GString) program = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;

  for (guint i = 0; i < SMITH_LIMIT_REDIRECTS; i++)
    g_string_append (program, "/302/A");
  g_string_append (program, "/end");
  response = run (pair, "GET", program->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (smith_http_response_get_status (response), ==, 200);
  g_assert_cmpuint (smith_http_response_get_n_redirects (response), ==, SMITH_LIMIT_REDIRECTS);
  g_assert_cmpint (smith_http_response_get_timings (response)->total_us, >=,
                   smith_http_response_get_timings (response)->wait_us);
}

static void
test_refused (Pair          *pair,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;
  g_autofree char *location = NULL;

  pair->follow_max = 1;
  response = run (pair, "GET", "/302/A/302/B/end", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (smith_http_response_get_status (response), ==, 302);
  g_assert_cmpuint (smith_http_response_get_n_redirects (response), ==, 1);
  g_assert_cmpuint (pair->a.requests->len, ==, 2);
  location = smith_http_response_dup_header (response, "location");
  g_assert_true (g_str_has_prefix (location, pair->b_base));
}

static void
test_follower_adds (Pair          *pair,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpResponse) response = NULL;

  pair->add_key = TRUE;
  response = run (pair, "GET", "/302/B/302/A/end", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_ptr_array_index (pair->a.requests, 1), ==, "B GET key plain");
  g_assert_cmpstr (g_ptr_array_index (pair->a.requests, 2), ==, "A GET plain");
}

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Pair *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/http-redirect/", name, NULL);

  g_test_add (path, Pair, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (redirect_cases); i++)
    add (redirect_cases[i].name, &redirect_cases[i], test_redirect);
  add ("lost", "/302/gone/x", test_lost);
  add ("lost-name", "/307/unknown/x", test_lost);
  add ("loop", NULL, test_loop);
  add ("as-many-as-allowed", NULL, test_as_many_as_allowed);
  add ("refused", NULL, test_refused);
  add ("follower-adds", NULL, test_follower_adds);

  return g_test_run ();
}
