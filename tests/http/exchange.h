/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "http/smith-http-client.h"

G_BEGIN_DECLS

/* What the tests of http/ share: a client, a SoupServer in the same thread, and one call
 * that runs the main loop until the exchange is over.
 *
 * Paths of the server that wait hold their message in @held until the test lets go. */
typedef struct
{
  SmithHttpClient   *client;      /* (owned) */
  SoupServer        *server;      /* (owned) */
  char              *base;        /* (owned) "http://127.0.0.1:PORT" */
  SoupServerMessage *held;        /* (owned) (nullable) */
  SoupServerMessage *partial;     /* (owned) (nullable) one that has sent a part of its body */
  GPtrArray         *requests;    /* (owned) of char*: "METHOD /path name=value … body" */
} Fixture;

/* When the exchange is cancelled. */
typedef enum
{
  CANCEL_NEVER,
  CANCEL_BEFORE,
  CANCEL_AT_ONCE,
  CANCEL_SOON,        /* a tenth of a second later */
  CANCEL_IN_HEADERS,
  CANCEL_IN_BODY,
  CANCEL_AFTER,
} CancelWhen;

void               fixture_set_up    (Fixture                *fixture,
                                      SoupServerCallback      serve,
                                      gpointer                user_data);
void               fixture_tear_down (Fixture                *fixture);
char              *fixture_url       (Fixture                *fixture,
                                      const char             *path);
SmithHttpResponse *exchange          (Fixture                *fixture,
                                      SmithHttpRequest       *request,
                                      const SmithHttpOptions *options,
                                      CancelWhen              when,
                                      GError                **error);
SmithHttpResponse *fetch             (Fixture                *fixture,
                                      const char             *path,
                                      const SmithHttpOptions *options,
                                      GError                **error);
void               assert_body       (SmithHttpResponse      *response,
                                      const char             *expected);

G_END_DECLS
