/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/smith-http-request.h"
#include "openapi/smith-api.h"
#include "smith-arguments.h"

G_BEGIN_DECLS

/**
 * SmithRequestPlan:
 * @api: the document
 * @operation: one of @api
 * @server_url: the server, as the document writes it, or any other address
 * @arguments: what the call is given
 * @like_chatgpt: do as the platform does: refuse arguments that are missing, undeclared or
 *   of another type, and leave out header parameters and those of the whole path
 *
 * What a request is made of.  Nothing is owned.
 */
typedef struct
{
  SmithApi             *api;
  const SmithOperation *operation;
  const char           *server_url;
  SmithArguments       *arguments;
  gboolean              like_chatgpt;
} SmithRequestPlan;

/* The one argument that stands for a body whose root is not an object. */
#define SMITH_BODY_ARGUMENT "body"

SmithHttpRequest *smith_request_build         (const SmithRequestPlan  *plan,
                                               GPtrArray               *problems,
                                               GError                 **error);
char             *smith_request_expand_server (SmithApi                *api,
                                               const char              *server_url,
                                               GError                 **error);
SmithBody        *smith_request_find_body     (SmithApi                *api,
                                               const SmithOperation    *operation);
gboolean          smith_request_body_is_flat  (SmithApi                *api,
                                               const SmithBody         *body);

G_END_DECLS
