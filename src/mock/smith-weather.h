/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithWeather:
 *
 * The service that the sample describes, without a network: the same question always has the
 * same answer, and stations that are added live as long as it does.  For one thread.
 */
typedef struct _SmithWeather SmithWeather;

/* Stations that are kept; beyond it adding is refused with 409. */
#define SMITH_WEATHER_MAX_STATIONS 200u

/**
 * SmithWeatherAnswer:
 * @status: HTTP status
 * @allow: (nullable): the methods that the path takes, with status 405
 * @json: (owned): the body; of errors a Problem Details object (RFC 9457)
 */
typedef struct
{
  guint       status;
  const char *allow;
  GString    *json;
} SmithWeatherAnswer;

SmithWeather *smith_weather_new            (void);
void          smith_weather_free           (SmithWeather       *self);
void          smith_weather_answer         (SmithWeather       *self,
                                            const char         *method,
                                            const char         *path,
                                            GHashTable         *query,
                                            GBytes             *body,
                                            SmithWeatherAnswer *out_answer);
void          smith_weather_problem        (SmithWeatherAnswer *answer,
                                            guint               status,
                                            const char         *format,
                                            ...) G_GNUC_PRINTF (3, 4);
void          smith_weather_answer_clear   (SmithWeatherAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithWeather, smith_weather_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithWeatherAnswer, smith_weather_answer_clear)

G_END_DECLS
