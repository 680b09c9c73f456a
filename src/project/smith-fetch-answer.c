/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an answer means to somebody who wanted a document. */
#include "config.h"

#include "smith-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-limits.h"
#include "base/smith-utf8.h"
#include "project/smith-web-address.h"

#define BOM "\xEF\xBB\xBF"
#define BOM_BYTES 3u

/* What became of an exchange with @host that has no answer; a sentence. */
static char *
describe_http (SmithHttpError     http_code,
               const char        *host,
               SmithProjectError *out_code)
{
  *out_code = SMITH_PROJECT_ERROR_NO_ANSWER;
  switch (http_code)
    {
    case SMITH_HTTP_ERROR_BAD_URL:
    case SMITH_HTTP_ERROR_BAD_REQUEST:
      *out_code = SMITH_PROJECT_ERROR_ADDRESS;
      return g_strdup_printf (_("The address on “%s” cannot be asked for. Nothing was sent. Look "
                                "at the address."), host);

    case SMITH_HTTP_ERROR_UNREACHABLE:
      return g_strdup_printf (_("There is no connection to “%s”. Nothing has changed here. Look "
                                "at the address and at the network of this computer."), host);

    case SMITH_HTTP_ERROR_TLS:
      return g_strdup_printf (_("The certificate of “%s” is not to be trusted, so nothing was "
                                "asked for. Nothing has changed here. Tell the owner of the "
                                "server, or get the file in another way."), host);

    case SMITH_HTTP_ERROR_TIMED_OUT:
      return g_strdup_printf (_("“%s” did not send the whole file in time. Nothing has changed "
                                "here. Try again later."), host);

    case SMITH_HTTP_ERROR_LOST_REDIRECT:
      return g_strdup_printf (_("There is no connection to “%s”, to which the address leads, or "
                                "none that can be trusted. Nothing has changed here. Look at "
                                "the address."), host);

    case SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS:
    case SMITH_HTTP_ERROR_TOO_LARGE:
    case SMITH_HTTP_ERROR_PROTOCOL:
    default:
      return g_strdup_printf (_("What “%s” sent ended before it was whole. Nothing has changed "
                                "here. Try again."), host);
    }
}

/* @error: (transfer full): of the exchange with @url */
GError *
smith_fetch_translate (GError     *error,
                       const char *url)
{
  g_autoptr(GError) original = error;
  g_autofree char *host = smith_web_address_dup_host (url);
  g_autofree char *limit = g_format_size_full (SMITH_LIMIT_DOCUMENT_BYTES,
                                               G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *sentence = NULL;
  SmithProjectError code;

  if (original->domain != SMITH_HTTP_ERROR)
    return g_steal_pointer (&original);
  if (original->code == SMITH_HTTP_ERROR_TOO_LARGE)
    return g_error_new (SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_TOO_LARGE,
                        _("The file on “%s” is larger than %s, the most that a description may "
                          "have here. Nothing has changed here. Look for one of a part of the "
                          "API."), host, limit);

  sentence = describe_http ((SmithHttpError) original->code, host, &code);

  return g_error_new_literal (SMITH_PROJECT_ERROR, (int) code, sentence);
}

/* Whether the answer brings what was asked for. */
gboolean
smith_fetch_check_status (SmithHttpResponse  *answer,
                          GError            **error)
{
  guint status = smith_http_response_get_status (answer);
  g_autofree char *host = smith_web_address_dup_host (smith_http_response_get_url (answer));

  if (status >= 200 && status < 300)
    return TRUE;

  if (status >= 300 && status < 400)
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REDIRECTS,
                 _("“%s” leads on, but not to an address of the web (status %u). Nothing has "
                   "changed here. Look for the address of the file itself."), host, status);
  else if (status == 401 || status == 403 || status == 407)
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REFUSED,
                 _("“%s” does not give this file to everybody (status %u). Nothing has changed "
                   "here. Sign in with a browser, download the file and open it."), host, status);
  else if (status == 404 || status == 410)
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REFUSED,
                 _("“%s” has no file at this address (status %u). Nothing has changed here. Look "
                   "at the address; one that needs a sign-in may look the same."), host, status);
  else if (status == 429 || status >= 500)
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REFUSED,
                 _("“%s” cannot answer now (status %u). Nothing has changed here. Try again "
                   "later."), host, status);
  else
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REFUSED,
                 _("“%s” refused to send the file (status %u). Nothing has changed here. Look at "
                   "the address."), host, status);

  return FALSE;
}

static void
set_not_utf8 (const char  *host,
              GError     **error)
{
  g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_NOT_TEXT,
               _("What “%s” sent is not UTF-8 text. Nothing has changed here. Download the file, "
                 "convert it to UTF-8 and open it."), host);
}

/* For a thread: the text of @body, when it may be a description. */
GBytes *
smith_fetch_read_text (GBytes      *body,
                       const char  *host,
                       gboolean    *out_is_json,
                       GError     **error)
{
  gsize length, place, start = 0, first;
  const char *data = g_bytes_get_data (body, &length);

  if (length >= BOM_BYTES && memcmp (data, BOM, BOM_BYTES) == 0)
    start = BOM_BYTES;
  for (first = start; first < length && strchr (" \t\r\n", data[first]) != NULL &&
                      data[first] != '\0';)
    first++;

  if (first == length)
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_NOT_TEXT,
                 _("“%s” sent an empty file. Nothing has changed here. Look at the address."),
                 host);
  else if (memchr (data, '\0', length) != NULL || !smith_utf8_check (data, length, &place))
    set_not_utf8 (host, error);
  else if (data[first] == '<')
    g_set_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_NOT_TEXT,
                 _("“%s” sent a page for people, not a description. Nothing has changed here. "
                   "Look there for “Raw” or “Download”, and take the address of that."), host);
  else
    {
      *out_is_json = data[first] == '{' || data[first] == '[';
      return g_bytes_new_from_bytes (body, start, length - start);
    }

  return NULL;
}
