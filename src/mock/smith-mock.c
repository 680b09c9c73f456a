/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-mock.h"

#include <string.h>

#include "base/smith-secret.h"
#include "http/smith-http-server.h"
#include "openapi/smith-api.h"
#include "smith-sample.h"
#include "smith-weather.h"

#define BEARER "bearer "

struct _SmithMock
{
  GObject          parent_instance;

  SmithHttpServer *server;      /* (owned) (nullable) while it runs */
  SmithWeather    *weather;     /* (owned) */
  char            *server_url;  /* (owned) what the document declares */
};

G_DEFINE_FINAL_TYPE (SmithMock, smith_mock, G_TYPE_OBJECT)

static gboolean
has_key (SmithHttpCall *call)
{
  const char *header = smith_http_call_get_header (call, "Authorization");
  g_autoptr(SmithSecret) expected = NULL;
  g_autoptr(SmithSecret) given = NULL;

  /* the scheme's case does not matter: RFC 9110 §11.1 */
  if (header == NULL || g_ascii_strncasecmp (header, BEARER, strlen (BEARER)) != 0)
    return FALSE;
  expected = smith_secret_new (SMITH_SAMPLE_KEY, -1);
  given = smith_secret_new (header + strlen (BEARER), -1);

  return smith_secret_equal (expected, given);
}

static void
serve (SmithHttpServer *server,
       SmithHttpCall   *call,
       gpointer         user_data)
{
  SmithMock *self = user_data;
  g_auto(SmithWeatherAnswer) answer = { 0 };
  g_autoptr(GBytes) bytes = NULL;

  if (has_key (call))
    smith_weather_answer (self->weather, smith_http_call_get_method (call),
                          smith_http_call_get_path (call), smith_http_call_get_query (call),
                          smith_http_call_get_body (call), &answer);
  else
    {
      smith_weather_problem (&answer, 401, "Send the sample's key in the header Authorization, "
                             "behind the word Bearer.");
      smith_http_call_add_header (call, "WWW-Authenticate", "Bearer");
    }

  if (answer.allow != NULL)
    smith_http_call_add_header (call, "Allow", answer.allow);
  bytes = g_bytes_new (answer.json->str, answer.json->len);
  smith_http_call_respond (call, answer.status,
                           answer.status < 400 ? "application/json" : "application/problem+json",
                           bytes);
}

static void
smith_mock_dispose (GObject *object)
{
  smith_mock_stop (SMITH_MOCK (object));

  G_OBJECT_CLASS (smith_mock_parent_class)->dispose (object);
}

static void
smith_mock_finalize (GObject *object)
{
  SmithMock *self = SMITH_MOCK (object);

  g_clear_pointer (&self->weather, smith_weather_free);
  g_free (self->server_url);

  G_OBJECT_CLASS (smith_mock_parent_class)->finalize (object);
}

static void
smith_mock_class_init (SmithMockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = smith_mock_dispose;
  object_class->finalize = smith_mock_finalize;
}

static void
smith_mock_init (SmithMock *self)
{
  self->weather = smith_weather_new ();
}

/**
 * smith_mock_new_for_sample:
 *
 * Returns: (transfer full): the bundled sample, not yet running
 */
SmithMock *
smith_mock_new_for_sample (void)
{
  SmithMock *self = g_object_new (SMITH_TYPE_MOCK, NULL);
  g_autoptr(GBytes) text = smith_sample_dup_text ();
  g_autoptr(SmithTree) tree = smith_tree_read_any (text);
  g_autoptr(SmithApi) api = smith_api_new (tree);

  self->server_url = g_strdup (smith_api_get_server (api, 0)->url);

  return self;
}

/**
 * smith_mock_start:
 * @port: where on 127.0.0.1 to listen, 0 for any that is free
 * @error: why it cannot listen there, as smith_http_server_listen() says it
 *
 * Starts to answer.  What was added to it before is still there.
 *
 * Returns: whether it runs; %TRUE at once when it ran before
 */
gboolean
smith_mock_start (SmithMock  *self,
                  guint16     port,
                  GError    **error)
{
  g_autoptr(SmithHttpServer) server = NULL;

  g_return_val_if_fail (SMITH_IS_MOCK (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->server != NULL)
    return TRUE;

  server = smith_http_server_new (serve, self, NULL);
  if (!smith_http_server_listen (server, port, error))
    return FALSE;
  self->server = g_steal_pointer (&server);

  return TRUE;
}

/**
 * smith_mock_stop:
 *
 * Ends every connection and listens no more; nothing happens when it did not run.
 */
void
smith_mock_stop (SmithMock *self)
{
  g_return_if_fail (SMITH_IS_MOCK (self));

  if (self->server == NULL)
    return;
  smith_http_server_stop (self->server);
  g_clear_object (&self->server);
}

/**
 * smith_mock_get_origin:
 *
 * Returns: (nullable): `http://127.0.0.1:PORT` while it runs
 */
const char *
smith_mock_get_origin (SmithMock *self)
{
  g_return_val_if_fail (SMITH_IS_MOCK (self), NULL);

  return self->server != NULL ? smith_http_server_get_origin (self->server) : NULL;
}

/**
 * smith_mock_get_key:
 *
 * Returns: the bearer token that calls need
 */
const char *
smith_mock_get_key (SmithMock *self)
{
  g_return_val_if_fail (SMITH_IS_MOCK (self), NULL);

  return SMITH_SAMPLE_KEY;
}

/**
 * smith_mock_get_server_url:
 *
 * Returns: the address of the document's `servers` for which it stands in
 */
const char *
smith_mock_get_server_url (SmithMock *self)
{
  g_return_val_if_fail (SMITH_IS_MOCK (self), NULL);

  return self->server_url;
}
