/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange.h"

#include <string.h>

void
fixture_set_up (Fixture            *fixture,
                SoupServerCallback  serve,
                gpointer            user_data)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  fixture->requests = g_ptr_array_new_with_free_func (g_free);
  fixture->client = smith_http_client_new ();
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, serve, user_data, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (fixture->server);
  fixture->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

void
fixture_tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->held);
  g_clear_object (&fixture->partial);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  soup_server_disconnect (fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;  /* let the sockets of both sides go */
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_clear_pointer (&fixture->base, g_free);
  g_clear_pointer (&fixture->requests, g_ptr_array_unref);
}

char *
fixture_url (Fixture    *fixture,
             const char *path)
{
  return g_strconcat (fixture->base, path, NULL);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

SmithHttpResponse *
exchange (Fixture                *fixture,
          SmithHttpRequest       *request,
          const SmithHttpOptions *options,
          CancelWhen              when,
          GError                **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;

  if (when == CANCEL_BEFORE)
    g_cancellable_cancel (cancellable);
  smith_http_client_send_async (fixture->client, request, options, cancellable,
                                keep_result_cb, &result);
  g_assert_null (result);  /* never before the call returns */
  if (when == CANCEL_AT_ONCE)
    g_cancellable_cancel (cancellable);
  if (when == CANCEL_SOON)
    g_timeout_add_full (G_PRIORITY_DEFAULT, 100, cancel_cb, g_object_ref (cancellable),
                        g_object_unref);

  while (result == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      if ((when == CANCEL_IN_HEADERS && fixture->held != NULL) ||
          (when == CANCEL_IN_BODY && fixture->partial != NULL))
        g_cancellable_cancel (cancellable);
    }
  if (when == CANCEL_AFTER)
    g_cancellable_cancel (cancellable);

  return smith_http_client_send_finish (fixture->client, result, error);
}

SmithHttpResponse *
fetch (Fixture                *fixture,
       const char             *path,
       const SmithHttpOptions *options,
       GError                **error)
{
  g_autofree char *url = fixture_url (fixture, path);
  g_autoptr(SmithHttpRequest) request = smith_http_request_new ("GET", url);

  return exchange (fixture, request, options, CANCEL_NEVER, error);
}

void
assert_body (SmithHttpResponse *response,
             const char        *expected)
{
  gsize size;
  const char *data = g_bytes_get_data (smith_http_response_get_body (response), &size);

  g_assert_cmpmem (data, size, expected, strlen (expected));
}
