/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mock/smith-sample.h"
#include "mock/smith-weather.h"
#include "openapi/smith-api.h"
#include "run/smith-arguments.h"
#include "run/smith-value.h"

static SmithApi *
read_sample (void)
{
  g_autoptr(GBytes) text = smith_sample_dup_text ();
  g_autoptr(SmithTree) tree = smith_tree_read_any (text);

  return smith_api_new (tree);
}

static void
ask (SmithWeather       *weather,
     const char         *method,
     const char         *path,
     const char         *query,
     const char         *body,
     SmithWeatherAnswer *answer)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr(GHashTable) values = NULL;
  g_autoptr(GError) error = NULL;

  if (query != NULL)
    {
      values = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, &error);
      g_assert_no_error (error);
    }
  smith_weather_answer (weather, method, path, values, bytes, answer);
}

/* The answer is what the sample says it is. */
static void
assert_described (const char *method,
                  const char *path,
                  guint       status,
                  GString    *json)
{
  g_autoptr(SmithApi) api = read_sample ();
  g_autoptr(GBytes) text = g_bytes_new (json->str, json->len);
  g_autoptr(SmithTree) values = smith_tree_read (text, SMITH_SYNTAX_JSON);
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  SmithValueCheck check = { api, values, "answer", TRUE, FALSE, problems };
  gboolean has_id = g_str_has_prefix (path, "/stations/");
  SmithNode schema = SMITH_NODE_NONE;

  g_assert_null (smith_tree_get_error (values));
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      SmithNode response;

      if (g_ascii_strcasecmp (operation->method, method) != 0 ||
          !g_str_equal (operation->path, has_id ? "/stations/{stationId}" : path))
        continue;
      response = smith_api_get_response (api, operation, status);
      g_assert_cmpuint (response, !=, SMITH_NODE_NONE);
      if (status >= 400)
        return;  /* described in words */
      schema = smith_tree_get_member (smith_api_get_tree (api), response, "content");
      schema = smith_tree_get_member (smith_api_get_tree (api), schema, "application/json");
      schema = smith_tree_get_member (smith_api_get_tree (api), schema, "schema");
    }
  g_assert_cmpuint (schema, !=, SMITH_NODE_NONE);
  smith_value_check (&check, schema, SMITH_NODE_ROOT, "answer");
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((SmithArgumentProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

typedef struct
{
  const char *name;
  const char *method;
  const char *path;
  const char *query;
  const char *body;
  guint       status;
  const char *part;  /* of the answer */
} AskCase;

static const AskCase ask_cases[] = {
  { "forecast", "GET", "/forecast", "place=Bern", "", 200, "\"day\":2" },
  { "forecast-days", "GET", "/forecast", "place=Bern&days=7", "", 200, "\"day\":6" },
  { "forecast-one-day", "GET", "/forecast", "place=Bern&days=1", "", 200, "\"day\":0" },
  { "forecast-imperial", "GET", "/forecast", "place=Bern&units=imperial", "", 200, "imperial" },
  { "forecast-unicode", "GET", "/forecast", "place=Z%C3%BCrich", "", 200, "\"Zürich\"" },
  { "forecast-cold", "GET", "/forecast", "place=Q&days=7", "", 200, "\"days\"" },
  { "forecast-no-query", "GET", "/forecast", NULL, "", 400, "place is missing" },
  { "forecast-no-place", "GET", "/forecast", "days=2", "", 400, "place is missing" },
  { "forecast-empty-place", "GET", "/forecast", "place=", "", 400, "place is missing" },
  { "forecast-long-place", "GET", "/forecast",
    "place=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxx", "", 400, "100 characters" },
  { "forecast-days-zero", "GET", "/forecast", "place=a&days=0", "", 400, "from 1 to 7" },
  { "forecast-days-eight", "GET", "/forecast", "place=a&days=8", "", 400, "from 1 to 7" },
  { "forecast-days-word", "GET", "/forecast", "place=a&days=two", "", 400, "from 1 to 7" },
  { "forecast-days-fraction", "GET", "/forecast", "place=a&days=1.5", "", 400, "from 1 to 7" },
  { "forecast-units", "GET", "/forecast", "place=a&units=kelvin", "", 400, "metric or imperial" },
  { "alerts", "GET", "/alerts", "place=Bern", "", 200, "\"alerts\":[" },
  { "alerts-no-place", "GET", "/alerts", NULL, "", 400, "place is missing" },
  { "stations", "GET", "/stations", NULL, "", 200, "\"total\":3" },
  { "stations-active", "GET", "/stations", "active=true", "", 200, "\"total\":2" },
  { "stations-silent", "GET", "/stations", "active=false", "", 200, "Säntis" },
  { "stations-limit", "GET", "/stations", "limit=1", "", 200, "\"total\":3" },
  { "stations-active-word", "GET", "/stations", "active=yes", "", 400, "true or false" },
  { "stations-limit-zero", "GET", "/stations", "limit=0", "", 400, "from 1 to 100" },
  { "add", "POST", "/stations", NULL, "{\"name\":\"Chur\"}", 201, "\"id\":\"st-4\"" },
  { "add-all", "POST", "/stations", NULL,
    "{\"name\":\" Chur \",\"latitude\":46.85,\"longitude\":9.53,\"altitude\":593,\"active\":false}",
    201, "\"name\":\"Chur\",\"latitude\":46.85,\"longitude\":9.53,\"altitude\":593,"
    "\"active\":false" },
  { "add-nothing", "POST", "/stations", NULL, "", 400, "not JSON" },
  { "add-broken", "POST", "/stations", NULL, "{\"name\":", 400, "not JSON" },
  { "add-list", "POST", "/stations", NULL, "[]", 400, "JSON object" },
  { "add-no-name", "POST", "/stations", NULL, "{}", 400, "name is missing" },
  { "add-number-name", "POST", "/stations", NULL, "{\"name\":1}", 400, "name must be text" },
  { "add-blank-name", "POST", "/stations", NULL, "{\"name\":\" \"}", 400, "name is empty" },
  { "add-far-north", "POST", "/stations", NULL, "{\"name\":\"a\",\"latitude\":90.5}", 400,
    "latitude must be a number from -90 to 90" },
  { "add-text-longitude", "POST", "/stations", NULL, "{\"name\":\"a\",\"longitude\":\"9\"}", 400,
    "longitude must be" },
  { "add-half-metre", "POST", "/stations", NULL, "{\"name\":\"a\",\"altitude\":1.5}", 400,
    "altitude must be a whole number" },
  { "add-active-word", "POST", "/stations", NULL, "{\"name\":\"a\",\"active\":\"yes\"}", 400,
    "true or false" },
  { "station", "GET", "/stations/st-1", NULL, "", 200, "\"name\":\"Bern\"" },
  { "station-unknown", "GET", "/stations/st-99", NULL, "", 404, "no such station" },
  { "delete", "DELETE", "/stations/st-2", NULL, "", 200, "{\"id\":\"st-2\",\"removed\":true}" },
  { "delete-unknown", "DELETE", "/stations/nine", NULL, "", 404, "no such station" },
};

static void
test_ask (gconstpointer data)
{
  const AskCase *c = data;
  g_autoptr(SmithWeather) weather = smith_weather_new ();
  g_auto(SmithWeatherAnswer) answer = { 0 };

  ask (weather, c->method, c->path, c->query, c->body, &answer);
  g_assert_cmpuint (answer.status, ==, c->status);
  if (strstr (answer.json->str, c->part) == NULL)
    g_test_message ("%s", answer.json->str);
  g_assert_nonnull (strstr (answer.json->str, c->part));
  assert_described (c->method, c->path, answer.status, answer.json);
}

static const struct
{
  const char *name;
  const char *method;
  const char *path;
  guint       status;
  const char *allow;
} route_cases[] = {
  { "root",            "GET",    "/",              404, NULL },
  { "unknown",         "GET",    "/weather",       404, NULL },
  { "trailing-slash",  "GET",    "/forecast/",     404, NULL },
  { "no-id",           "GET",    "/stations/",     404, NULL },
  { "post-forecast",   "POST",   "/forecast",      405, "GET" },
  { "delete-stations", "DELETE", "/stations",      405, "GET, POST" },
  { "put-station",     "PUT",    "/stations/st-1", 405, "GET, DELETE" },
  { "id-with-slash",   "GET",    "/stations/a/b",  404, NULL },
};

static void
test_route (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithWeather) weather = smith_weather_new ();
  g_auto(SmithWeatherAnswer) answer = { 0 };

  ask (weather, route_cases[i].method, route_cases[i].path, NULL, "", &answer);
  g_assert_cmpuint (answer.status, ==, route_cases[i].status);
  g_assert_cmpstr (answer.allow, ==, route_cases[i].allow);
  g_assert_nonnull (strstr (answer.json->str, "\"detail\":\""));
}

/* The same question has the same answer, another place another one. */
static void
test_same (void)
{
  g_autoptr(SmithWeather) one = smith_weather_new ();
  g_autoptr(SmithWeather) two = smith_weather_new ();
  g_auto(SmithWeatherAnswer) a = { 0 };
  g_auto(SmithWeatherAnswer) b = { 0 };
  g_auto(SmithWeatherAnswer) c = { 0 };

  ask (one, "GET", "/forecast", "place=Bern&days=7", "", &a);
  ask (two, "GET", "/forecast", "place=Bern&days=7", "", &b);
  ask (two, "GET", "/forecast", "place=Oslo&days=7", "", &c);
  g_assert_cmpstr (a.json->str, ==, b.json->str);
  g_assert_cmpstr (a.json->str, !=, c.json->str);
}

/* Every place has weather that its own schema allows. */
static void
test_many_places (void)
{
  g_autoptr(SmithWeather) weather = smith_weather_new ();

  for (guint i = 0; i < 200; i++)
    {
      g_auto(SmithWeatherAnswer) answer = { 0 };
      g_autofree char *query = g_strdup_printf ("place=town%u&days=7", i);

      ask (weather, "GET", "/forecast", query, "", &answer);
      assert_described ("GET", "/forecast", 200, answer.json);
    }
}

static void
test_stations_live (void)
{
  g_autoptr(SmithWeather) weather = smith_weather_new ();
  g_auto(SmithWeatherAnswer) added = { 0 };
  g_auto(SmithWeatherAnswer) found = { 0 };
  g_auto(SmithWeatherAnswer) removed = { 0 };
  g_auto(SmithWeatherAnswer) gone = { 0 };

  ask (weather, "POST", "/stations", NULL, "{\"name\":\"Chur\"}", &added);
  ask (weather, "GET", "/stations/st-4", NULL, "", &found);
  g_assert_cmpstr (added.json->str, ==, found.json->str);
  ask (weather, "DELETE", "/stations/st-4", NULL, "", &removed);
  g_assert_cmpuint (removed.status, ==, 200);
  ask (weather, "GET", "/stations/st-4", NULL, "", &gone);
  g_assert_cmpuint (gone.status, ==, 404);
}

static void
test_stations_bounded (void)
{
  g_autoptr(SmithWeather) weather = smith_weather_new ();
  guint n_added = 0;

  for (;;)
    {
      g_auto(SmithWeatherAnswer) answer = { 0 };

      ask (weather, "POST", "/stations", NULL, "{\"name\":\"a\"}", &answer);
      if (answer.status != 201)
        {
          g_assert_cmpuint (answer.status, ==, 409);
          assert_described ("POST", "/stations", 409, answer.json);
          break;
        }
      n_added++;
    }
  g_assert_cmpuint (n_added, ==, SMITH_WEATHER_MAX_STATIONS - 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ask_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/weather/ask/", ask_cases[i].name, NULL);

      g_test_add_data_func (path, &ask_cases[i], test_ask);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (route_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/weather/route/", route_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_route);
    }
  g_test_add_func ("/weather/same", test_same);
  g_test_add_func ("/weather/many-places", test_many_places);
  g_test_add_func ("/weather/stations-live", test_stations_live);
  g_test_add_func ("/weather/stations-bounded", test_stations_bounded);

  return g_test_run ();
}
