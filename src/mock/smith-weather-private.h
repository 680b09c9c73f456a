/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-json-writer.h"
#include "smith-weather.h"

G_BEGIN_DECLS

/* Characters of a name. */
#define SMITH_WEATHER_MAX_NAME 100

typedef struct
{
  char     *id;    /* (owned) (nullable) until it is taken in */
  char     *name;  /* (owned) */
  double    latitude;
  double    longitude;
  gint64    altitude;  /* metres */
  gboolean  is_active;
} SmithStation;

struct _SmithWeather
{
  GPtrArray *stations;  /* (owned) of SmithStation, oldest first */
  guint      last_id;
};

typedef struct
{
  GHashTable *query;  /* (nullable) */
  GBytes     *body;
  const char *id;     /* (nullable) what stands behind the path */
} SmithWeatherCall;

SmithStation *smith_station_read         (GBytes             *body,
                                          SmithWeatherAnswer *answer);
void          smith_station_write        (const SmithStation *self,
                                          SmithJsonWriter    *writer);
void          smith_weather_take_station (SmithWeather       *self,
                                          SmithStation       *station);
double        smith_weather_temperature  (const char         *place,
                                          gint64              altitude);

G_END_DECLS
