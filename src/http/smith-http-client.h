/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-http-error.h"
#include "smith-http-request.h"
#include "smith-http-response.h"

G_BEGIN_DECLS

/**
 * SmithHttpFollowFunc:
 * @next: what would be sent to the address that the redirect names, already without any
 *   secret header when the origin differs; the function may add, replace or remove headers
 * @answer: the redirect
 * @user_data: the data of the options
 *
 * Decides about one hop.  It is also asked when the next address is not encrypted and the
 * last one was.
 *
 * Returns: %TRUE to follow, %FALSE to take the redirect as the result
 */
typedef gboolean (*SmithHttpFollowFunc) (SmithHttpRequest  *next,
                                         SmithHttpResponse *answer,
                                         gpointer           user_data);

/**
 * SmithHttpProgressFunc:
 * @body_bytes: of decoded body that have come
 * @user_data: the data of the options
 *
 * Told while a body comes in, after each part of it.
 */
typedef void     (*SmithHttpProgressFunc) (gsize    body_bytes,
                                           gpointer user_data);

/**
 * SmithHttpOptions:
 * @deadline_us: for the whole exchange with all its hops, in microseconds; 0 for none
 * @max_body_bytes: most bytes of decoded body to keep, at most %G_MAXUINT; 0 for
 *   %SMITH_LIMIT_RESPONSE_BYTES
 * @cut_body: keep the first @max_body_bytes of a longer body instead of failing
 * @follow: (nullable): asked before each redirect; without it redirects are results
 * @progress: (nullable): told how much has come
 * @follow_data: for @follow and @progress
 * @follow_data_free: (nullable): called once, when the exchange is over
 */
typedef struct
{
  gint64                deadline_us;
  gsize                 max_body_bytes;
  gboolean              cut_body;
  SmithHttpFollowFunc   follow;
  SmithHttpProgressFunc progress;
  gpointer              follow_data;
  GDestroyNotify        follow_data_free;
} SmithHttpOptions;

/**
 * SmithHttpClient:
 *
 * Sends requests and keeps connections open between them, and nothing else: no cookies, no
 * cache, no passwords.  One client an isolation domain.  Belongs to the thread that made it.
 */
#define SMITH_TYPE_HTTP_CLIENT (smith_http_client_get_type ())
G_DECLARE_FINAL_TYPE (SmithHttpClient, smith_http_client, SMITH, HTTP_CLIENT, GObject)

SmithHttpClient   *smith_http_client_new         (void);
void               smith_http_client_warm_up     (SmithHttpClient         *self);
void               smith_http_client_send_async  (SmithHttpClient         *self,
                                                  SmithHttpRequest        *request,
                                                  const SmithHttpOptions  *options,
                                                  GCancellable            *cancellable,
                                                  GAsyncReadyCallback      callback,
                                                  gpointer                 user_data);
SmithHttpResponse *smith_http_client_send_finish (SmithHttpClient         *self,
                                                  GAsyncResult            *result,
                                                  GError                 **error);

G_END_DECLS
