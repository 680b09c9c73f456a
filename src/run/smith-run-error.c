/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-run-error.h"

#include <glib/gi18n-lib.h>

#include "creds/smith-creds-error.h"
#include "http/smith-http-error.h"

G_DEFINE_QUARK (smith-run-error-quark, smith_run_error)

/**
 * smith_run_error_get_reach:
 * @error: an error of smith_run_finish(), cancelling included
 *
 * Returns: what can be said about the server
 */
SmithReach
smith_run_error_get_reach (const GError *error)
{
  g_return_val_if_fail (error != NULL, SMITH_REACH_MAY_HAVE_ACTED);

  if (error->domain == SMITH_RUN_ERROR || error->domain == SMITH_CREDS_ERROR)
    return SMITH_REACH_NOTHING_SENT;
  if (g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_URL) ||
      g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_BAD_REQUEST) ||
      g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_UNREACHABLE) ||
      g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TLS))
    return SMITH_REACH_NOTHING_SENT;

  return SMITH_REACH_MAY_HAVE_ACTED;
}

/**
 * smith_run_error_get_platform_name:
 *
 * Returns: (nullable): the name under which the platform shows such a failure
 */
const char *
smith_run_error_get_platform_name (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NOT_JSON))
    return "ApiSyntaxError";
  if (g_error_matches (error, SMITH_HTTP_ERROR, SMITH_HTTP_ERROR_TOO_LARGE))
    return "ResponseTooLargeError";

  return error->domain == SMITH_HTTP_ERROR ? "ClientResponseError" : NULL;
}

static const char *
describe_http (const GError *error)
{
  switch ((SmithHttpError) error->code)
    {
    case SMITH_HTTP_ERROR_BAD_URL:
      return _("The address cannot be called. Nothing was sent. Look at the server's address.");
    case SMITH_HTTP_ERROR_BAD_REQUEST:
      return _("The request cannot be sent as it is. Nothing was sent. Look at the values of its "
               "headers.");
    case SMITH_HTTP_ERROR_UNREACHABLE:
      return _("There is no connection to the server. Nothing was sent. Look at the server's "
               "address, and whether it runs.");
    case SMITH_HTTP_ERROR_TLS:
      return _("The server's certificate was refused. Nothing was sent. ChatGPT refuses it too: "
               "it must be valid for this host and come from a public authority.");
    case SMITH_HTTP_ERROR_TIMED_OUT:
      return _("The server did not answer in time. It may have acted. Look at what it did before "
               "you send again.");
    case SMITH_HTTP_ERROR_TOO_LARGE:
      return _("The answer is longer than what is kept. The server may have acted. Ask it for "
               "less at once.");
    case SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS:
      return _("The server leads from one address to the next without an answer. It may have "
               "acted. Put the last address into “servers”.");
    case SMITH_HTTP_ERROR_LOST_REDIRECT:
      return _("The server answered with another address, to which there is no connection, or "
               "none that can be trusted. The server may have acted. Ask whoever runs it where "
               "it should lead.");
    case SMITH_HTTP_ERROR_PROTOCOL:
    default:
      return _("What came back is not a whole HTTP answer. The server may have acted. Look at "
               "its log.");
    }
}

/**
 * smith_run_error_dup_sentence:
 * @error: an error of smith_run_finish(), but not of cancelling, which nobody needs to be
 *   told
 *
 * Returns: (transfer full): what happened, what is still true and what to do next, in the
 *   reader's language.  The message of @error has the details.
 */
char *
smith_run_error_dup_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SMITH_HTTP_ERROR)
    return g_strdup (describe_http (error));
  if (error->domain == SMITH_CREDS_ERROR)
    /* translators: a sentence about a key comes first */
    return g_strdup_printf (_("%s Nothing was sent."), error->message);

  return g_strdup (error->message);
}
