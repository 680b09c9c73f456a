/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithRunError:
 * @SMITH_RUN_ERROR_NOT_JSON: the text of the arguments is not one JSON object
 * @SMITH_RUN_ERROR_BAD_ARGUMENTS: the operation cannot be called with these arguments; the
 *   list of problems says why
 * @SMITH_RUN_ERROR_BAD_SERVER: the server's address is relative or has a variable without
 *   a default
 * @SMITH_RUN_ERROR_UNSUPPORTED: the operation wants a body that is not JSON
 * @SMITH_RUN_ERROR_ORIGIN: the key may not go to the server's origin
 * @SMITH_RUN_ERROR_NO_SECRET: a key was chosen, but its secret was not given
 *
 * Why a call was not made.  In every case nothing was sent.  What happens to a call on its
 * way is %SMITH_HTTP_ERROR, what happens to a key %SMITH_CREDS_ERROR.
 */
typedef enum
{
  SMITH_RUN_ERROR_NOT_JSON,
  SMITH_RUN_ERROR_BAD_ARGUMENTS,
  SMITH_RUN_ERROR_BAD_SERVER,
  SMITH_RUN_ERROR_UNSUPPORTED,
  SMITH_RUN_ERROR_ORIGIN,
  SMITH_RUN_ERROR_NO_SECRET,
} SmithRunError;

/**
 * SmithReach:
 * @SMITH_REACH_NOTHING_SENT: the server knows nothing of the call
 * @SMITH_REACH_MAY_HAVE_ACTED: the request or a part of it was on its way
 *
 * What is still true after a call that has no answer.
 */
typedef enum
{
  SMITH_REACH_NOTHING_SENT,
  SMITH_REACH_MAY_HAVE_ACTED,
} SmithReach;

#define SMITH_RUN_ERROR (smith_run_error_quark ())
GQuark      smith_run_error_quark             (void);
SmithReach  smith_run_error_get_reach         (const GError *error);
const char *smith_run_error_get_platform_name (const GError *error);
char       *smith_run_error_dup_sentence      (const GError *error);

G_END_DECLS
