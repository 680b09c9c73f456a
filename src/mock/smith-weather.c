/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-weather-private.h"

#include <math.h>
#include <string.h>

#define DEFAULT_DAYS 3
#define MAX_DAYS 7
#define DEFAULT_LIMIT 20
#define MAX_LIMIT 100

static const struct
{
  guint       status;
  const char *title;
} titles[] = {
  { 400, "Bad Request" },
  { 401, "Unauthorized" },
  { 404, "Not Found" },
  { 405, "Method Not Allowed" },
  { 409, "Conflict" },
};

/* ---- answers ---- */

void
smith_weather_answer_clear (SmithWeatherAnswer *self)
{
  if (self->json != NULL)
    g_string_free (self->json, TRUE);
  self->json = NULL;
}

/**
 * smith_weather_problem:
 * @answer: what to fill; what it held before goes
 * @status: 4xx
 * @format: what is wrong and what would be right; English, like every API
 *
 * Makes an answer that says what is wrong.
 */
void
smith_weather_problem (SmithWeatherAnswer *answer,
                       guint               status,
                       const char         *format,
                       ...)
{
  g_autoptr(SmithJsonWriter) writer = NULL;
  g_autofree char *detail = NULL;
  va_list arguments;

  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  smith_weather_answer_clear (answer);
  answer->status = status;
  answer->json = g_string_new (NULL);
  writer = smith_json_writer_new (answer->json, SMITH_JSON_COMPACT);
  smith_json_writer_begin_object (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i].status == status)
      {
        smith_json_writer_key (writer, "title");
        smith_json_writer_string (writer, titles[i].title);
      }
  smith_json_writer_key (writer, "status");
  smith_json_writer_int (writer, status);
  smith_json_writer_key (writer, "detail");
  smith_json_writer_string (writer, detail);
  smith_json_writer_end_object (writer);
}

static SmithJsonWriter *
begin_answer (SmithWeatherAnswer *answer,
              guint               status)
{
  answer->status = status;
  answer->json = g_string_new (NULL);

  return smith_json_writer_new (answer->json, SMITH_JSON_COMPACT);
}

/* ---- weather out of nothing ---- */

/* FNV-1a; the same place has the same weather on every machine. */
static guint32
hash (const char *place,
      guint       day)
{
  g_autofree char *folded = g_utf8_casefold (place, -1);
  guint32 value = 2166136261u;

  for (const char *p = folded; *p != '\0'; p++)
    value = (value ^ (guchar) *p) * 16777619u;
  value = (value ^ (day + 1)) * 16777619u;
  value ^= value >> 15;

  return value * 2654435761u;
}

static double
one_decimal (double value)
{
  return round (value * 10) / 10;
}

double
smith_weather_temperature (const char *place,
                           gint64      altitude)
{
  return one_decimal (10 + (double) (hash (place, 0) % 150) / 10 - (double) altitude * 0.0065);
}

static void
write_day (SmithJsonWriter *writer,
           const char      *place,
           guint            day,
           gboolean         imperial)
{
  static const char * const skies[] = { "sunny", "sunny", "cloudy", "cloudy", "rain", "storm" };
  guint32 dice = hash (place, day);
  double high = smith_weather_temperature (place, 0) + (double) (dice % 60) / 10 - 3;
  double low = high - 4 - (double) (dice / 64 % 50) / 10;
  double wind = 3 + (double) (dice / 4096 % 400) / 10;
  const char *sky = skies[dice / 7 % G_N_ELEMENTS (skies)];
  gboolean is_wet = g_str_equal (sky, "rain") || g_str_equal (sky, "storm");

  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "day");
  smith_json_writer_int (writer, day);
  smith_json_writer_key (writer, "sky");
  smith_json_writer_string (writer, is_wet && high < 2 ? "snow" : sky);
  smith_json_writer_key (writer, "high");
  smith_json_writer_double (writer, one_decimal (imperial ? high * 9 / 5 + 32 : high));
  smith_json_writer_key (writer, "low");
  smith_json_writer_double (writer, one_decimal (imperial ? low * 9 / 5 + 32 : low));
  smith_json_writer_key (writer, "rainChance");
  smith_json_writer_int (writer, is_wet ? 60 + dice % 40 : dice % 40);
  smith_json_writer_key (writer, "wind");
  smith_json_writer_double (writer, one_decimal (imperial ? wind * 0.621371 : wind));
  smith_json_writer_end_object (writer);
}

/* ---- parameters ---- */

static const char *
get (GHashTable *query,
     const char *name)
{
  return query != NULL ? g_hash_table_lookup (query, name) : NULL;
}

static gboolean
read_count (GHashTable         *query,
            const char         *name,
            guint               max,
            guint              *value,
            SmithWeatherAnswer *answer)
{
  const char *text = get (query, name);
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, max, &number, NULL))
    {
      smith_weather_problem (answer, 400, "%s must be a whole number from 1 to %u.", name, max);
      return FALSE;
    }
  *value = (guint) number;

  return TRUE;
}

static const char *
read_place (GHashTable         *query,
            SmithWeatherAnswer *answer)
{
  const char *place = get (query, "place");

  if (place == NULL || *place == '\0')
    smith_weather_problem (answer, 400, "place is missing. Try ?place=Bern.");
  else if (!g_utf8_validate (place, -1, NULL))
    smith_weather_problem (answer, 400, "place is not UTF-8 text.");
  else if (g_utf8_strlen (place, -1) > SMITH_WEATHER_MAX_NAME)
    smith_weather_problem (answer, 400, "place may have %d characters.", SMITH_WEATHER_MAX_NAME);
  else
    return place;

  return NULL;
}

/* ---- operations ---- */

static void
get_forecast (SmithWeather       *self,
              SmithWeatherCall   *call,
              SmithWeatherAnswer *answer)
{
  const char *place = read_place (call->query, answer);
  const char *units = get (call->query, "units");
  guint n_days = DEFAULT_DAYS;
  g_autoptr(SmithJsonWriter) writer = NULL;

  if (place == NULL || !read_count (call->query, "days", MAX_DAYS, &n_days, answer))
    return;
  if (units == NULL)
    units = "metric";
  if (!g_str_equal (units, "metric") && !g_str_equal (units, "imperial"))
    {
      smith_weather_problem (answer, 400, "units must be metric or imperial.");
      return;
    }

  writer = begin_answer (answer, 200);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "place");
  smith_json_writer_string (writer, place);
  smith_json_writer_key (writer, "units");
  smith_json_writer_string (writer, units);
  smith_json_writer_key (writer, "days");
  smith_json_writer_begin_array (writer);
  for (guint day = 0; day < n_days; day++)
    write_day (writer, place, day, g_str_equal (units, "imperial"));
  smith_json_writer_end_array (writer);
  smith_json_writer_end_object (writer);
}

static void
get_alerts (SmithWeather       *self,
            SmithWeatherCall   *call,
            SmithWeatherAnswer *answer)
{
  static const struct
  {
    int         level;
    const char *kind;
    const char *text;
  } alerts[] = {
    { 2, "wind", "Gusts of up to 90 km/h until the evening." },
    { 1, "rain", "Long rain; small rivers may rise." },
    { 1, "heat", "Hot afternoons; drink enough." },
  };
  const char *place = read_place (call->query, answer);
  g_autoptr(SmithJsonWriter) writer = NULL;
  guint32 dice;

  if (place == NULL)
    return;

  dice = hash (place, MAX_DAYS);
  writer = begin_answer (answer, 200);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "place");
  smith_json_writer_string (writer, place);
  smith_json_writer_key (writer, "alerts");
  smith_json_writer_begin_array (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (alerts); i++)
    if (dice & (1u << i))
      {
        smith_json_writer_begin_object (writer);
        smith_json_writer_key (writer, "level");
        smith_json_writer_int (writer, alerts[i].level);
        smith_json_writer_key (writer, "kind");
        smith_json_writer_string (writer, alerts[i].kind);
        smith_json_writer_key (writer, "text");
        smith_json_writer_string (writer, alerts[i].text);
        smith_json_writer_end_object (writer);
      }
  smith_json_writer_end_array (writer);
  smith_json_writer_end_object (writer);
}

static void
list_stations (SmithWeather       *self,
               SmithWeatherCall   *call,
               SmithWeatherAnswer *answer)
{
  const char *active = get (call->query, "active");
  guint limit = DEFAULT_LIMIT, n_found = 0;
  g_autoptr(SmithJsonWriter) writer = NULL;

  if (!read_count (call->query, "limit", MAX_LIMIT, &limit, answer))
    return;
  if (active != NULL && !g_str_equal (active, "true") && !g_str_equal (active, "false"))
    {
      smith_weather_problem (answer, 400, "active must be true or false.");
      return;
    }

  writer = begin_answer (answer, 200);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "stations");
  smith_json_writer_begin_array (writer);
  for (guint i = 0; i < self->stations->len; i++)
    {
      const SmithStation *station = g_ptr_array_index (self->stations, i);

      if (active != NULL && station->is_active != g_str_equal (active, "true"))
        continue;
      if (n_found++ < limit)
        smith_station_write (station, writer);
    }
  smith_json_writer_end_array (writer);
  smith_json_writer_key (writer, "total");
  smith_json_writer_int (writer, n_found);
  smith_json_writer_end_object (writer);
}

static void
add_station (SmithWeather       *self,
             SmithWeatherCall   *call,
             SmithWeatherAnswer *answer)
{
  SmithStation *station;
  g_autoptr(SmithJsonWriter) writer = NULL;

  if (self->stations->len >= SMITH_WEATHER_MAX_STATIONS)
    {
      smith_weather_problem (answer, 409, "There are %u stations, and no room for more. Remove "
                             "one first.", SMITH_WEATHER_MAX_STATIONS);
      return;
    }
  station = smith_station_read (call->body, answer);
  if (station == NULL)
    return;

  smith_weather_take_station (self, station);
  writer = begin_answer (answer, 201);
  smith_station_write (station, writer);
}

static gboolean
find_station (SmithWeather       *self,
              SmithWeatherCall   *call,
              guint              *out_index,
              SmithWeatherAnswer *answer)
{
  for (guint i = 0; i < self->stations->len; i++)
    if (g_strcmp0 (((SmithStation *) g_ptr_array_index (self->stations, i))->id, call->id) == 0)
      {
        *out_index = i;
        return TRUE;
      }
  smith_weather_problem (answer, 404, "There is no such station. GET /stations lists them.");

  return FALSE;
}

static void
get_station (SmithWeather       *self,
             SmithWeatherCall   *call,
             SmithWeatherAnswer *answer)
{
  g_autoptr(SmithJsonWriter) writer = NULL;
  guint i;

  if (!find_station (self, call, &i, answer))
    return;
  writer = begin_answer (answer, 200);
  smith_station_write (g_ptr_array_index (self->stations, i), writer);
}

static void
delete_station (SmithWeather       *self,
                SmithWeatherCall   *call,
                SmithWeatherAnswer *answer)
{
  g_autoptr(SmithJsonWriter) writer = NULL;
  guint i;

  if (!find_station (self, call, &i, answer))
    return;
  g_ptr_array_remove_index (self->stations, i);
  writer = begin_answer (answer, 200);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "id");
  smith_json_writer_string (writer, call->id);
  smith_json_writer_key (writer, "removed");
  smith_json_writer_boolean (writer, TRUE);
  smith_json_writer_end_object (writer);
}

/* ---- routes ---- */

/* Rows of one path stand together; one that ends in a slash takes an id behind it. */
static const struct
{
  const char *method;
  const char *path;
  const char *allow;
  void      (*answer) (SmithWeather *, SmithWeatherCall *, SmithWeatherAnswer *);
} routes[] = {
  { "GET",    "/forecast",  "GET",         get_forecast },
  { "GET",    "/alerts",    "GET",         get_alerts },
  { "GET",    "/stations",  "GET, POST",   list_stations },
  { "POST",   "/stations",  "GET, POST",   add_station },
  { "GET",    "/stations/", "GET, DELETE", get_station },
  { "DELETE", "/stations/", "GET, DELETE", delete_station },
};

static gboolean
is_at (const char  *path,
       const char  *pattern,
       const char **out_id)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] != '/')
    return g_str_equal (path, pattern);
  if (!g_str_has_prefix (path, pattern) || path[length] == '\0')
    return FALSE;
  *out_id = path + length;

  return TRUE;
}

/**
 * smith_weather_answer:
 * @path: unescaped
 * @query: (nullable): names and values, unescaped
 * @out_answer: (out): what the service says; cleared by the caller
 *
 * Answers one call of whoever may call.
 */
void
smith_weather_answer (SmithWeather       *self,
                      const char         *method,
                      const char         *path,
                      GHashTable         *query,
                      GBytes             *body,
                      SmithWeatherAnswer *out_answer)
{
  SmithWeatherCall call = { query, body, NULL };
  const char *allow = NULL;

  g_return_if_fail (self != NULL && method != NULL && path != NULL && body != NULL);
  g_return_if_fail (out_answer != NULL);

  *out_answer = (SmithWeatherAnswer) { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (is_at (path, routes[i].path, &call.id))
      {
        allow = routes[i].allow;
        if (g_str_equal (method, routes[i].method))
          {
            routes[i].answer (self, &call, out_answer);
            return;
          }
      }

  if (allow != NULL)
    smith_weather_problem (out_answer, 405, "This path takes %s.", allow);
  else
    smith_weather_problem (out_answer, 404, "There are /forecast, /alerts and /stations.");
  out_answer->allow = allow;
}
