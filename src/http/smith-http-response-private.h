/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "smith-http-response.h"

G_BEGIN_DECLS

/* What the client knows about an answer beside the message itself. */
typedef struct
{
  GBytes           *body;            /* (owned until taken) content-decoded */
  char             *url;             /* (owned until taken) without fragment */
  char             *remote_address;  /* (owned until taken) (nullable) */
  gboolean          is_body_cut;
  guint             n_redirects;
  SmithHttpTimings  timings;
} SmithHttpArrival;

SmithHttpResponse *smith_http_response_new      (SoupMessage            *message,
                                                 SmithHttpArrival       *arrival);
void               smith_http_timings_init      (SmithHttpTimings       *timings);
void               smith_http_timings_add       (SmithHttpTimings       *timings,
                                                 SoupMessageMetrics     *metrics,
                                                 gint64                  now_us);

G_END_DECLS
