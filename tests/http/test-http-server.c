/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-limits.h"
#include "http/smith-http-client.h"
#include "http/smith-http-server.h"

typedef struct
{
  SmithHttpServer *server;  /* (owned) */
  SmithHttpClient *client;  /* (owned) */
  GPtrArray       *held;    /* (owned) of SmithHttpCall */
  guint            n_calls;
  guint            n_freed;
} Fixture;

/* One exchange under way. */
typedef struct
{
  SmithHttpResponse *response;  /* (owned) (nullable) */
  GError            *error;     /* (owned) (nullable) */
  gboolean           done;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->response, smith_http_response_unref);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
serve (SmithHttpServer *server,
       SmithHttpCall   *call,
       gpointer         user_data)
{
  Fixture *fixture = user_data;
  const char *path = smith_http_call_get_path (call);
  GHashTable *query = smith_http_call_get_query (call);

  fixture->n_calls++;
  if (g_str_has_prefix (path, "/hold"))
    g_ptr_array_add (fixture->held, smith_http_call_ref (call));
  else if (g_str_equal (path, "/echo t\xC3\xB6"))
    {
      const char *key = smith_http_call_get_header (call, "x-key");
      const char *name = query != NULL ? g_hash_table_lookup (query, "name") : NULL;
      const char *raw = smith_http_call_get_query_text (call);
      gsize size;
      const char *body = g_bytes_get_data (smith_http_call_get_body (call), &size);
      g_autofree char *text =
        g_strdup_printf ("%s %s %s %s %.*s", smith_http_call_get_method (call),
                         key != NULL ? key : "-", name != NULL ? name : "-",
                         raw != NULL ? raw : "-", (int) size, body != NULL ? body : "");
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      smith_http_call_add_header (call, "X-Request-Id", "7");
      smith_http_call_respond (call, 201, "text/plain", bytes);
      smith_http_call_respond (call, 500, NULL, NULL);  /* the second answer is none */
    }
  else if (!g_str_equal (path, "/forgotten"))
    smith_http_call_respond (call, 204, NULL, NULL);
}

static void
freed_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_freed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->held = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_http_call_unref);
  fixture->client = smith_http_client_new ();
  fixture->server = smith_http_server_new (serve, fixture, freed_cb);
  g_assert_null (smith_http_server_get_origin (fixture->server));
  g_assert_true (smith_http_server_listen (fixture->server, 0, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (smith_http_server_get_origin (fixture->server),
                                   "http://127.0.0.1:"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->held);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_assert_cmpuint (fixture->n_freed, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;  /* let the sockets of both sides go */
}

static void
answer_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->response =
    smith_http_client_send_finish (SMITH_HTTP_CLIENT (object), result, &answer->error);
  answer->done = TRUE;
}

static void
ask (Fixture    *fixture,
     const char *method,
     const char *path,
     GBytes     *body,
     Answer     *answer)
{
  g_autofree char *url = g_strconcat (smith_http_server_get_origin (fixture->server), path, NULL);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new (method, url);

  smith_http_request_add_header (request, "X-Key", "k");
  smith_http_request_set_body (request, body, "text/plain");
  smith_http_client_send_async (fixture->client, request, NULL, NULL, answer_cb, answer);
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_echo (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(Answer) answer = { NULL };
  g_autoptr(GBytes) body = g_bytes_new_static ("hello", 5);
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  ask (fixture, "PUT", "/echo%20t%C3%B6?name=a%20b&name2=+", body, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (smith_http_response_get_status (answer.response), ==, 201);
  text = smith_http_response_dup_text (answer.response);
  id = smith_http_response_dup_header (answer.response, "X-Request-Id");
  g_assert_cmpstr (text, ==, "PUT k a b name=a%20b&name2=+ hello");
  g_assert_cmpstr (id, ==, "7");
  g_assert_cmpstr (smith_http_response_get_content_type (answer.response), ==, "text/plain");
}

static const struct
{
  const char *name;
  gsize       n_bytes;
  guint       status;
  guint       n_calls;
} size_cases[] = {
  { "none",         0,                             204, 1 },
  { "at-the-limit", SMITH_LIMIT_REQUEST_BYTES,     204, 1 },
  { "one-more",     SMITH_LIMIT_REQUEST_BYTES + 1, 413, 0 },
  { "much-more",    SMITH_LIMIT_REQUEST_BYTES * 4, 413, 0 },
};

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto(Answer) answer = { NULL };
  g_autoptr(GBytes) body = g_bytes_new_take (g_malloc0 (size_cases[i].n_bytes + 1),
                                             size_cases[i].n_bytes);

  ask (fixture, "POST", "/", body, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (smith_http_response_get_status (answer.response), ==, size_cases[i].status);
  g_assert_cmpuint (fixture->n_calls, ==, size_cases[i].n_calls);
}

static void
test_several_later (Fixture       *fixture,
                    gconstpointer  data)
{
  Answer answers[3] = { { NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hold%" G_GSIZE_FORMAT, i);

      ask (fixture, "GET", path, NULL, &answers[i]);
    }
  while (fixture->held->len < G_N_ELEMENTS (answers))
    g_main_context_iteration (NULL, TRUE);

  /* the last one first, each with its own path */
  for (gsize i = G_N_ELEMENTS (answers); i > 0; i--)
    for (guint j = 0; j < fixture->held->len; j++)
      {
        SmithHttpCall *call = g_ptr_array_index (fixture->held, j);
        const char *path = smith_http_call_get_path (call);
        g_autoptr(GBytes) body = g_bytes_new (path, strlen (path));
        g_autofree char *expected = g_strdup_printf ("/hold%" G_GSIZE_FORMAT, i - 1);
        g_autofree char *text = NULL;

        if (!g_str_equal (path, expected))
          continue;
        g_assert_true (smith_http_call_is_open (call));
        smith_http_call_respond (call, 200, "text/plain", body);
        g_assert_false (smith_http_call_is_open (call));
        wait_for (&answers[i - 1]);
        g_assert_no_error (answers[i - 1].error);
        text = smith_http_response_dup_text (answers[i - 1].response);
        g_assert_cmpstr (text, ==, expected);
        answer_clear (&answers[i - 1]);
      }
}

static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(Answer) now = { NULL };
  g_auto(Answer) later = { NULL };

  ask (fixture, "GET", "/forgotten", NULL, &now);
  wait_for (&now);
  g_assert_no_error (now.error);
  g_assert_cmpuint (smith_http_response_get_status (now.response), ==, 500);

  ask (fixture, "GET", "/hold", NULL, &later);
  while (fixture->held->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_set_size (fixture->held, 0);
  wait_for (&later);
  g_assert_no_error (later.error);
  g_assert_cmpuint (smith_http_response_get_status (later.response), ==, 500);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(Answer) held = { NULL };
  g_auto(Answer) after = { NULL };
  g_autofree char *old = g_strdup (smith_http_server_get_origin (fixture->server));
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", old);
  g_autoptr(GError) error = NULL;

  ask (fixture, "GET", "/hold", NULL, &held);
  while (fixture->held->len == 0)
    g_main_context_iteration (NULL, TRUE);
  smith_http_server_stop (fixture->server);
  g_assert_null (smith_http_server_get_origin (fixture->server));
  wait_for (&held);
  g_assert_error (held.error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_PROTOCOL);
  g_assert_false (smith_http_call_is_open (g_ptr_array_index (fixture->held, 0)));
  smith_http_call_respond (g_ptr_array_index (fixture->held, 0), 200, NULL, NULL);

  smith_http_client_send_async (fixture->client, request, NULL, NULL, answer_cb, &after);
  wait_for (&after);
  g_assert_error (after.error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_UNREACHABLE);

  smith_http_server_stop (fixture->server);  /* twice is once */
  g_assert_true (smith_http_server_listen (fixture->server, 0, &error));
  g_assert_no_error (error);
}

static void
test_port_taken (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SmithHttpServer) second = smith_http_server_new (serve, fixture, NULL);
  const char *port = strrchr (smith_http_server_get_origin (fixture->server), ':') + 1;
  g_autoptr(GError) error = NULL;

  g_assert_false (smith_http_server_listen (second, (guint16) g_ascii_strtoull (port, NULL, 10),
                                            &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (smith_http_server_get_origin (second));
}

/* What a browser sends when a page has pointed its own name to 127.0.0.1. */
static const struct
{
  const char *name;
  const char *host;  /* without the port */
  guint       status;
} host_cases[] = {
  { "own",       "127.0.0.1",        204 },
  { "localhost", "localhost",        204 },
  { "rebound",   "evil.example",     421 },
  { "look-alike", "127.0.0.1.evil.example", 421 },
};

static void
read_line_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object),
                                                               result, NULL, NULL);
  g_assert_nonnull (*(char **) user_data);
}

static void
test_host (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *port = strrchr (smith_http_server_get_origin (fixture->server), ':');
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection =
    g_socket_client_connect_to_host (client, smith_http_server_get_origin (fixture->server) +
                                     strlen ("http://"), 80, NULL, &error);
  g_autoptr(GDataInputStream) input = NULL;
  g_autofree char *request = g_strdup_printf ("GET / HTTP/1.1\r\nHost: %s%s\r\n\r\n",
                                              host_cases[i].host, port);
  g_autofree char *expected = g_strdup_printf ("HTTP/1.1 %u ", host_cases[i].status);
  g_autofree char *line = NULL;
  GOutputStream *output;

  g_assert_no_error (error);
  output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_assert_true (g_output_stream_write_all (output, request, strlen (request), NULL, NULL,
                                            &error));
  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, read_line_cb, &line);
  while (line == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (line, expected));
}

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/http-server/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("echo", NULL, test_echo);
  for (gsize i = 0; i < G_N_ELEMENTS (size_cases); i++)
    {
      g_autofree char *name = g_strconcat ("size/", size_cases[i].name, NULL);

      add (name, GSIZE_TO_POINTER (i), test_size);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (host_cases); i++)
    {
      g_autofree char *name = g_strconcat ("host/", host_cases[i].name, NULL);

      add (name, GSIZE_TO_POINTER (i), test_host);
    }
  add ("several-later", NULL, test_several_later);
  add ("forgotten", NULL, test_forgotten);
  add ("stop", NULL, test_stop);
  add ("port-taken", NULL, test_port_taken);

  return g_test_run ();
}
