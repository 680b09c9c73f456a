/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-request-builder.h"

G_BEGIN_DECLS

/* A request on its way to be built; private to run/. */
typedef struct
{
  const SmithRequestPlan *plan;
  SmithTree              *values;        /* of the arguments */
  GPtrArray              *parameters;    /* (owned) of SmithParameter */
  SmithBody              *body;          /* (owned) (nullable) */
  gboolean                body_is_flat;
  gboolean                has_body;      /* something to send in it */
  GPtrArray              *problems;      /* (owned) */
  guint                   n_before;      /* problems that the caller brought */
} SmithRequestBuilder;

void       smith_request_check              (SmithRequestBuilder       *self);
gboolean   smith_request_is_sent            (const SmithRequestBuilder *self,
                                             const SmithParameter      *parameter);
SmithNode  smith_request_get_value          (const SmithRequestBuilder *self,
                                             const char                *name);
gboolean   smith_request_goes_into_body     (const SmithRequestBuilder *self,
                                             const char                *name);

SmithNode  smith_request_body_find_property (SmithApi                  *api,
                                             const SmithBody           *body,
                                             const char                *name);
GPtrArray *smith_request_body_list_required (SmithApi                  *api,
                                             const SmithBody           *body);
gboolean   smith_request_body_is_open       (SmithApi                  *api,
                                             const SmithBody           *body);

G_END_DECLS
