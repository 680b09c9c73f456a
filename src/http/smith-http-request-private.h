/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "smith-http-request.h"

G_BEGIN_DECLS

typedef struct
{
  char        *name;    /* (owned) */
  char        *value;   /* (owned) (nullable) NULL for a secret */
  char        *prefix;  /* (owned) (nullable) what stands before the secret: "Bearer " */
  SmithSecret *secret;  /* (owned) (nullable) */
} SmithHttpRequestHeader;

struct _SmithHttpRequest
{
  char      *method;        /* (owned) */
  char      *url;           /* (owned) */
  GPtrArray *headers;       /* (owned) of SmithHttpRequestHeader */
  GPtrArray *hidden;        /* (owned) of SmithSecret: not sent as they are, and never shown */
  GBytes    *body;          /* (owned) (nullable) */
  char      *content_type;  /* (owned) (nullable) */
};

GUri             *smith_http_parse_url             (const char         *url,
                                                    GError            **error);
SoupMessage      *smith_http_request_to_message    (SmithHttpRequest   *self,
                                                    GError            **error);
SmithHttpRequest *smith_http_request_copy_to       (SmithHttpRequest   *self,
                                                    const char         *method,
                                                    const char         *url);
SmithHttpRequest *smith_http_request_redirected    (SmithHttpRequest   *self,
                                                    guint               status,
                                                    const char         *location);

G_END_DECLS
