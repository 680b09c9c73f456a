/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "http/smith-http-response.h"

G_BEGIN_DECLS

#define SMITH_TYPE_TIME_LINE (smith_time_line_get_type ())

/**
 * SmithTimeLine:
 *
 * The steps of an exchange as bars below one another, each where it began, and the same in
 * words.
 */
G_DECLARE_FINAL_TYPE (SmithTimeLine, smith_time_line, SMITH, TIME_LINE, GtkWidget)

GtkWidget  *smith_time_line_new         (void);
void        smith_time_line_set_timings (SmithTimeLine          *self,
                                         const SmithHttpTimings *timings);
const char *smith_time_line_get_words   (SmithTimeLine          *self);

char       *smith_time_to_words         (gint64                  time_us);

G_END_DECLS
