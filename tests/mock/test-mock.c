/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../run/run-test.h"
#include "mock/smith-mock.h"
#include "mock/smith-sample.h"

typedef struct
{
  SmithMock       *mock;
  SmithHttpClient *client;
  SmithApi        *api;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GBytes) text = smith_sample_dup_text ();
  g_autoptr(SmithTree) tree = smith_tree_read_any (text);
  g_autoptr(GError) error = NULL;

  self->api = smith_api_new (tree);
  self->client = smith_http_client_new ();
  self->mock = smith_mock_new_for_sample ();
  g_assert_null (smith_mock_get_origin (self->mock));
  g_assert_true (smith_mock_start (self->mock, 0, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->client));
  smith_mock_stop (self->mock);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (smith_mock_get_origin (self->mock));
  g_assert_finalize_object (g_steal_pointer (&self->mock));
  smith_api_unref (self->api);
}

static SmithRunResult *
call (Fixture    *self,
      const char *operation,
      const char *arguments,
      const char *key)
{
  const char *origins[] = { smith_mock_get_origin (self->mock), NULL };
  g_autoptr(SmithArguments) given = read_arguments (arguments);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, "Weather", NULL, NULL, origins, &error);
  g_autoptr(SmithSecret) secret = key != NULL ? smith_secret_new (key, -1) : NULL;
  SmithRunInput input = {
    .plan = {
      .api = self->api,
      .operation = smith_api_find_operation (self->api, operation),
      .server_url = smith_mock_get_origin (self->mock),
      .arguments = given,
      .like_chatgpt = TRUE,
    },
    .profile = &smith_profile_chatgpt,
    .credential = key != NULL ? credential : NULL,
    .secret = secret,
  };
  SmithRunResult *result;

  g_assert_no_error (error);
  g_assert_nonnull (input.plan.operation);
  result = run_call (self->client, &input, CANCEL_NEVER, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static const struct
{
  const char *name;
  const char *operation;
  const char *arguments;
  const char *key;
  guint       status;
  const char *verdict;
  const char *part;  /* of the text that people see */
} call_cases[] = {
  { "forecast", "getForecast", "{\"place\":\"Bern\",\"days\":2}", SMITH_SAMPLE_KEY, 200,
    "accepted", "{\n  \"place\": \"Bern\",\n  \"units\": \"metric\"," },
  { "alerts", "getAlerts", "{\"place\":\"Zürich & Co\"}", SMITH_SAMPLE_KEY, 200, "accepted",
    "\"Zürich & Co\"" },
  { "stations", "listStations", "{\"active\":true,\"limit\":5}", SMITH_SAMPLE_KEY, 200,
    "accepted", "\"total\": 2" },
  { "add", "addStation", "{\"name\":\"Chur\",\"altitude\":593}", SMITH_SAMPLE_KEY, 201,
    "accepted", "\"id\": \"st-4\"" },
  { "station", "getStation", "{\"stationId\":\"st-1\"}", SMITH_SAMPLE_KEY, 200, "accepted",
    "\"Bern\"" },
  { "delete", "deleteStation", "{\"stationId\":\"st-1\"}", SMITH_SAMPLE_KEY, 200, "accepted",
    "\"removed\": true" },
  { "no-key", "listStations", "{}", NULL, 401, "refused status=fail ClientResponseError",
    "Send the sample's key" },
  { "wrong-key", "listStations", "{}", "smith-sample-kex", 401,
    "refused status=fail ClientResponseError", "Send the sample's key" },
  { "longer-key", "listStations", "{}", SMITH_SAMPLE_KEY "x", 401,
    "refused status=fail ClientResponseError", "Send the sample's key" },
  { "not-found", "getStation", "{\"stationId\":\"st 99?\"}", SMITH_SAMPLE_KEY, 404,
    "refused status=fail ClientResponseError", "no such station" },
  { "bad-request", "getForecast", "{\"place\":\"a\",\"days\":9}", SMITH_SAMPLE_KEY, 400,
    "refused status=fail ClientResponseError", "from 1 to 7" },
};

static void
test_call (Fixture       *self,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithRunResult) result = call (self, call_cases[i].operation, call_cases[i].arguments,
                                           call_cases[i].key);
  SmithHttpResponse *response = smith_run_result_get_response (result);
  g_autofree char *verdict = describe_verdict (smith_run_result_get_verdict (result));

  g_assert_cmpuint (smith_http_response_get_status (response), ==, call_cases[i].status);
  g_assert_cmpstr (verdict, ==, call_cases[i].verdict);
  g_assert_nonnull (strstr (smith_run_result_get_text (result), call_cases[i].part));
  g_assert_null (strstr (smith_run_result_get_as_sent (result), "smith-sample-ke"));
  if (call_cases[i].status == 401)
    {
      g_autofree char *challenge = smith_http_response_dup_header (response, "WWW-Authenticate");

      g_assert_cmpstr (challenge, ==, "Bearer");
    }
}

static void
test_restart (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) added = call (self, "addStation", "{\"name\":\"Chur\"}",
                                          SMITH_SAMPLE_KEY);
  g_autoptr(SmithRunResult) found = NULL;

  g_assert_true (smith_mock_start (self->mock, 0, &error));
  smith_mock_stop (self->mock);
  smith_mock_stop (self->mock);
  g_assert_true (smith_mock_start (self->mock, 0, &error));
  g_assert_no_error (error);
  found = call (self, "getStation", "{\"stationId\":\"st-4\"}", SMITH_SAMPLE_KEY);
  g_assert_cmpstr (smith_run_result_get_text (found), ==, smith_run_result_get_text (added));
}

static void
test_port_in_use (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(SmithMock) second = smith_mock_new_for_sample ();
  g_autoptr(GUri) uri = g_uri_parse (smith_mock_get_origin (self->mock), G_URI_FLAGS_NONE, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (smith_mock_start (second, (guint16) g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (smith_mock_get_origin (second));
}

static void
test_stands_in (Fixture       *self,
                gconstpointer  data)
{
  g_assert_cmpstr (smith_mock_get_server_url (self->mock), ==, "https://weather.example");
  g_assert_cmpstr (smith_mock_get_key (self->mock), ==, SMITH_SAMPLE_KEY);
  g_assert_true (g_str_has_prefix (smith_mock_get_origin (self->mock), "http://127.0.0.1:"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (call_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/mock/call/", call_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_call, tear_down);
    }
  g_test_add ("/mock/restart", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add ("/mock/port-in-use", Fixture, NULL, set_up, test_port_in_use, tear_down);
  g_test_add ("/mock/stands-in", Fixture, NULL, set_up, test_stands_in, tear_down);

  return g_test_run ();
}
