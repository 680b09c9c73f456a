/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-weather-private.h"

#include <math.h>

#include "doc/smith-tree.h"

static void
station_free (gpointer data)
{
  SmithStation *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * smith_weather_new:
 *
 * Returns: (transfer full): the service with the three stations that it always begins with
 */
SmithWeather *
smith_weather_new (void)
{
  static const SmithStation first[] = {
    { NULL, (char *) "Bern",   46.948, 7.447, 542,  TRUE },
    { NULL, (char *) "Zürich", 47.377, 8.542, 408,  TRUE },
    { NULL, (char *) "Säntis", 47.249, 9.343, 2502, FALSE },
  };
  SmithWeather *self = g_new0 (SmithWeather, 1);

  self->stations = g_ptr_array_new_with_free_func (station_free);
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    {
      SmithStation *station = g_new0 (SmithStation, 1);

      *station = first[i];
      station->name = g_strdup (first[i].name);
      smith_weather_take_station (self, station);
    }

  return self;
}

void
smith_weather_free (SmithWeather *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->stations);
  g_free (self);
}

/* (transfer full): gives the station its id. */
void
smith_weather_take_station (SmithWeather *self,
                            SmithStation *station)
{
  station->id = g_strdup_printf ("st-%u", ++self->last_id);
  g_ptr_array_add (self->stations, station);
}

void
smith_station_write (const SmithStation *self,
                     SmithJsonWriter    *writer)
{
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "id");
  smith_json_writer_string (writer, self->id);
  smith_json_writer_key (writer, "name");
  smith_json_writer_string (writer, self->name);
  smith_json_writer_key (writer, "latitude");
  smith_json_writer_double (writer, self->latitude);
  smith_json_writer_key (writer, "longitude");
  smith_json_writer_double (writer, self->longitude);
  smith_json_writer_key (writer, "altitude");
  smith_json_writer_int (writer, self->altitude);
  smith_json_writer_key (writer, "active");
  smith_json_writer_boolean (writer, self->is_active);
  smith_json_writer_key (writer, "temperature");
  smith_json_writer_double (writer, smith_weather_temperature (self->name, self->altitude));
  smith_json_writer_end_object (writer);
}

static gboolean
read_number (SmithTree          *tree,
             const char         *key,
             double              min,
             double              max,
             gboolean            whole,
             double             *out_value,
             SmithWeatherAnswer *answer)
{
  SmithNode node = smith_tree_get_member (tree, SMITH_NODE_ROOT, key);

  if (node == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_number (tree, node, out_value) && *out_value >= min && *out_value <= max &&
      (!whole || *out_value == floor (*out_value)))
    return TRUE;

  smith_weather_problem (answer, 400, "%s must be a %s from %.0f to %.0f.", key,
                         whole ? "whole number" : "number", min, max);
  return FALSE;
}

static gboolean
read_boolean (SmithTree          *tree,
              const char         *key,
              gboolean           *value,
              SmithWeatherAnswer *answer)
{
  SmithNode node = smith_tree_get_member (tree, SMITH_NODE_ROOT, key);

  if (node == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_kind (tree, node) == SMITH_NODE_BOOLEAN)
    {
      *value = smith_tree_get_boolean (tree, node);
      return TRUE;
    }

  smith_weather_problem (answer, 400, "%s must be true or false.", key);
  return FALSE;
}

static gboolean
read_name (SmithTree           *tree,
           char               **out_name,
           SmithWeatherAnswer  *answer)
{
  SmithNode node = smith_tree_get_member (tree, SMITH_NODE_ROOT, "name");
  g_autofree char *name = smith_tree_dup_string (tree, node);

  if (node == SMITH_NODE_NONE)
    smith_weather_problem (answer, 400, "name is missing.");
  else if (name == NULL)
    smith_weather_problem (answer, 400, "name must be text.");
  else if (*g_strstrip (name) == '\0')
    smith_weather_problem (answer, 400, "name is empty.");
  else if (g_utf8_strlen (name, -1) > SMITH_WEATHER_MAX_NAME)
    smith_weather_problem (answer, 400, "name may have %d characters.", SMITH_WEATHER_MAX_NAME);
  else
    *out_name = g_steal_pointer (&name);

  return *out_name != NULL;
}

/* (transfer full) (nullable): a station without an id; when NULL, @answer says why. */
SmithStation *
smith_station_read (GBytes             *body,
                    SmithWeatherAnswer *answer)
{
  g_autoptr(SmithTree) tree = smith_tree_read (body, SMITH_SYNTAX_JSON);
  const SmithReadError *error = smith_tree_get_error (tree);
  double latitude = 0, longitude = 0, altitude = 0;
  gboolean is_active = TRUE;
  g_autofree char *name = NULL;
  SmithStation *self;

  if (error != NULL)
    {
      smith_weather_problem (answer, 400, "The body is not JSON at byte %" G_GSIZE_FORMAT ".",
                             error->span.start);
      return NULL;
    }
  if (smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    {
      smith_weather_problem (answer, 400, "The body must be a JSON object.");
      return NULL;
    }
  if (!read_name (tree, &name, answer) ||
      !read_number (tree, "latitude", -90, 90, FALSE, &latitude, answer) ||
      !read_number (tree, "longitude", -180, 180, FALSE, &longitude, answer) ||
      !read_number (tree, "altitude", -500, 9000, TRUE, &altitude, answer) ||
      !read_boolean (tree, "active", &is_active, answer))
    return NULL;

  self = g_new0 (SmithStation, 1);
  self->name = g_steal_pointer (&name);
  self->latitude = latitude;
  self->longitude = longitude;
  self->altitude = (gint64) altitude;
  self->is_active = is_active;

  return self;
}
