/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-call-words.h"

#include <glib/gi18n.h>

#include "creds/smith-creds-error.h"
#include "http/smith-http-error.h"
#include "ui/smith-time-line.h"

typedef struct
{
  int              code;
  const char      *title;  /* to be translated */
  SmithCallRemedy  remedy;
} Words;

static const Words http_words[] = {
  { SMITH_HTTP_ERROR_BAD_URL, N_("This Address Cannot Be Called"), SMITH_CALL_REMEDY_EDIT_PAGE },
  { SMITH_HTTP_ERROR_BAD_REQUEST, N_("This Request Cannot Be Sent"),
    SMITH_CALL_REMEDY_ARGUMENTS },
  { SMITH_HTTP_ERROR_UNREACHABLE, N_("No Connection to the Server"),
    SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_HTTP_ERROR_TLS, N_("The Certificate Was Refused"), SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_HTTP_ERROR_TIMED_OUT, N_("No Answer in Time"), SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_HTTP_ERROR_TOO_LARGE, N_("The Answer Is Too Long"), SMITH_CALL_REMEDY_ARGUMENTS },
  { SMITH_HTTP_ERROR_PROTOCOL, N_("Not a Whole Answer"), SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS, N_("Too Many Redirects"),
    SMITH_CALL_REMEDY_EDIT_PAGE },
  { SMITH_HTTP_ERROR_LOST_REDIRECT, N_("A Redirect Leads Nowhere"),
    SMITH_CALL_REMEDY_SEND_AGAIN },
};

static const Words run_words[] = {
  { SMITH_RUN_ERROR_NOT_JSON, N_("The Arguments Are Not JSON"), SMITH_CALL_REMEDY_ARGUMENTS },
  { SMITH_RUN_ERROR_BAD_ARGUMENTS, N_("An Argument Is Missing or Wrong"),
    SMITH_CALL_REMEDY_ARGUMENTS },
  { SMITH_RUN_ERROR_BAD_SERVER, N_("The Server Has No Whole Address"),
    SMITH_CALL_REMEDY_EDIT_PAGE },
  { SMITH_RUN_ERROR_UNSUPPORTED, N_("This Body Cannot Be Sent"), SMITH_CALL_REMEDY_EDIT_PAGE },
  { SMITH_RUN_ERROR_ORIGIN, N_("The Key May Not Go There"), SMITH_CALL_REMEDY_KEY },
  { SMITH_RUN_ERROR_NO_SECRET, N_("The Key Has No Secret"), SMITH_CALL_REMEDY_KEYS_PAGE },
};

static const Words creds_words[] = {
  { SMITH_CREDS_ERROR_LOCKED, N_("The Keyring Is Locked"), SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_CREDS_ERROR_DISMISSED, N_("The Keyring Was Not Unlocked"),
    SMITH_CALL_REMEDY_SEND_AGAIN },
  { SMITH_CREDS_ERROR_NO_SERVICE, N_("This System Has No Keyring"),
    SMITH_CALL_REMEDY_KEYS_PAGE },
  { SMITH_CREDS_ERROR_NOT_FOUND, N_("The Key Has No Secret"), SMITH_CALL_REMEDY_KEYS_PAGE },
};

static const Words *
find_words (const GError *error)
{
  static const Words other = { -1, N_("The Call Was Not Made"), SMITH_CALL_REMEDY_SEND_AGAIN };
  static const Words other_key = { -1, N_("The Key Cannot Be Used"),
                                   SMITH_CALL_REMEDY_KEYS_PAGE };
  const Words *table = creds_words;
  gsize n = G_N_ELEMENTS (creds_words);

  if (error->domain == SMITH_HTTP_ERROR)
    {
      table = http_words;
      n = G_N_ELEMENTS (http_words);
    }
  else if (error->domain == SMITH_RUN_ERROR)
    {
      table = run_words;
      n = G_N_ELEMENTS (run_words);
    }
  else if (error->domain != SMITH_CREDS_ERROR)
    return &other;

  for (gsize i = 0; i < n; i++)
    if (table[i].code == error->code)
      return &table[i];

  return error->domain == SMITH_CREDS_ERROR ? &other_key : &other;
}

/**
 * smith_call_words_title:
 * @error: of smith_run_finish() or of looking up a secret; not a cancellation
 *
 * Returns: (transfer none): what happened, as a title
 */
const char *
smith_call_words_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(find_words (error)->title);
}

/**
 * smith_call_words_remedy:
 *
 * Returns: the one thing to do about @error
 */
SmithCallRemedy
smith_call_words_remedy (const GError *error)
{
  g_return_val_if_fail (error != NULL, SMITH_CALL_REMEDY_SEND_AGAIN);

  return find_words (error)->remedy;
}

/**
 * smith_call_words_button:
 *
 * Returns: (transfer none): the label of the button that does @remedy, with a mnemonic
 */
const char *
smith_call_words_button (SmithCallRemedy remedy)
{
  switch (remedy)
    {
    case SMITH_CALL_REMEDY_ARGUMENTS:
      return _("_Change the Arguments");

    case SMITH_CALL_REMEDY_KEY:
      return _("_Choose a Key");

    case SMITH_CALL_REMEDY_KEYS_PAGE:
      return _("Open _Keys");

    case SMITH_CALL_REMEDY_EDIT_PAGE:
      return _("_Edit the Description");

    case SMITH_CALL_REMEDY_SEND_AGAIN:
    default:
      return _("_Send Again");
    }
}

/**
 * smith_call_words_reach:
 *
 * Returns: (transfer none): what is still true of a call that has no answer
 */
const char *
smith_call_words_reach (SmithReach reach)
{
  return reach == SMITH_REACH_NOTHING_SENT ? _("Nothing was sent.")
                                           : _("The server may have acted.");
}

/**
 * smith_call_words_status:
 *
 * Returns: (transfer full): `201 Created · 182 ms · 1.2 kB`
 */
char *
smith_call_words_status (SmithRunResult *result)
{
  SmithHttpResponse *response = smith_run_result_get_response (result);
  gint64 total_us = smith_http_response_get_timings (response)->total_us;
  const char *reason = smith_http_response_get_reason (response);
  g_autofree char *time = smith_time_to_words (total_us);
  g_autofree char *size =
    g_format_size (g_bytes_get_size (smith_http_response_get_body (response)));

  g_autofree char *status =
    g_strdup_printf ("%u%s%s · %s · %s%s", smith_http_response_get_status (response),
                     reason != NULL && *reason != '\0' ? " " : "", reason != NULL ? reason : "",
                     time, size, smith_http_response_is_body_cut (response) ? "+" : "");

  /* a reason is the server's own text */
  return smith_http_request_redact (smith_run_result_get_request (result), status, -1);
}

/**
 * smith_call_words_verdict:
 *
 * Returns: (transfer full): whether ChatGPT would have taken the answer, in one sentence
 */
char *
smith_call_words_verdict (SmithRunResult *result)
{
  SmithVerdict *verdict = smith_run_result_get_verdict (result);
  SmithVerdictState state = smith_verdict_get_state (verdict);

  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    {
      const SmithVerdictRow *row = smith_verdict_get_row (verdict, i);

      if (row->state != state || state == SMITH_VERDICT_OK)
        continue;
      if (state == SMITH_VERDICT_FAIL)
        /* translators: a sentence follows */
        return g_strdup_printf (_("ChatGPT would not accept: %s"), row->sentence);
      /* translators: a sentence follows */
      return g_strdup_printf (_("ChatGPT accepts, but: %s"), row->sentence);
    }

  return g_strdup (_("ChatGPT accepts"));
}
